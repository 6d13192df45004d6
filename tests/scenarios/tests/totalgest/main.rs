//! What is TotalGest's own: five settings, sessions, Swiss money, and its guides line by line.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test may fail wherever it likes"
)]

mod column;
mod connecting;
mod endpoint;
mod guides;
mod modules;
mod numbers;
mod orders;
mod products;
mod sending;
mod session;
mod shown;
