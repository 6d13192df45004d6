//! Components that misbehave: each is refused, stopped or bounded, told in one line, and hurts
//! nobody else.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test may fail wherever it likes"
)]

mod calls;
mod component;
mod files;
mod memory;
mod network;
mod probe;
