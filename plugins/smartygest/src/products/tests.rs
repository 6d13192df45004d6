//! Ticks, with the platform and Smarty's list played by the test.

mod convergence;
mod fake_platform;
mod fake_remote;
mod moving;
mod problems;
mod ticks;
