//! What an owner does and what the world does, and what must come of it for every connector: in
//! this process, with a fake remote and a clock of its own.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test may fail wherever it likes"
)]

mod answers;
mod column;
mod connecting;
mod eligibility;
mod secrets;
mod sending;
mod smarty;
mod switching;
mod trouble;
