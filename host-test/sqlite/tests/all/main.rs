//! The store in one SQLite file: the suite that every store must pass, and what concerns its files.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that can't go on fails"
)]

mod file;
mod suite;
