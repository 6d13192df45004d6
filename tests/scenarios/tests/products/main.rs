//! The remote's products come into the shop, for every connector: in this process, with a fake remote and a clock of
//! its own.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test may fail wherever it likes"
)]

mod arriving;
mod changing;
mod faults;
mod languages;
mod matching;
mod moving;
mod schedule;
mod smarty;
mod suspicious;
mod trouble;
