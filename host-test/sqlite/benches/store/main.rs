//! Benches of the store: claims, a catalogue's pages, sends by hand.

#![allow(
    missing_docs,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a bench that can't go on fails; criterion's own items"
)]

mod claims;
mod common;
mod pages;
mod sends;

use criterion::{criterion_group, criterion_main};

criterion_group!(benches, claims::claims, claims::writes, pages::pages, sends::sends);
criterion_main!(benches);
