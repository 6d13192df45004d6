//! Ticks, with the platform and Smarty's list played by the test.

mod convergence;
mod moving;
mod platform;
mod problems;
mod remote;
mod ticks;
