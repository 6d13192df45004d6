//! Product ticks, with a fake platform and a fake Smarty.

mod convergence;
mod fake_platform;
mod fake_remote;
mod moving;
mod problems;
mod ticks;
