//! The suites, a module each; `cargo test --workspace --test all -- MODULE::` runs one of them. One binary for all:
//! each more costs a link of the whole host.
#![recursion_limit = "256"]
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test may fail wherever it likes"
)]

mod cli;
mod faults;
mod fence;
mod hostile;
mod import;
mod kill;
mod look_alikes;
mod neighbours;
mod panel;
mod products;
mod scenarios;
mod shopify;
mod signals;
mod totalgest;
