//! Shopify's customers in both directions, with the fake Shopify, its webhooks and its clock.
#![recursion_limit = "256"]
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test may fail wherever it likes"
)]

mod convergence;
mod echo;
mod guide;
mod importing;
mod inbound;
mod limits;
mod oauth;
mod outbound;
mod privacy;
mod races;
mod swaps;
mod switches;
mod throttling;
mod webhooks;
