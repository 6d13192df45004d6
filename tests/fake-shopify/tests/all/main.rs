//! Tests of the fake of Shopify. One binary for all of them: each more costs a link.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test may fail wherever it likes"
)]

mod binary;
mod common;
mod customers;
mod documents;
mod lifecycle;
mod oauth;
mod search;
mod strict;
mod throttle;
mod webhooks;
