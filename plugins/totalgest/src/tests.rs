//! The way of the settings and of orders, over the TotalGest that the tests play.

mod any;
mod bytes;
mod numbers;
mod orders;
mod refusals;
mod renumbered;
mod restores;
mod settings;
