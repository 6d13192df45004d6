//! Ticks, with the platform and Smarty's list played by the test.

mod convergence;
mod platform;
mod problems;
mod remote;
mod ticks;
