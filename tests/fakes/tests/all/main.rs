//! Tests of the fakes of Smarty and TotalGest. One binary for all of them: each more costs a link.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test may fail wherever it likes"
)]

mod api;
mod between;
mod binary;
mod catalogue;
mod clerks;
mod clerks_and_customers;
mod clock;
mod common;
mod contract;
mod contract_server;
mod control;
mod dialects;
mod fault_controls;
mod faults;
mod ledger;
mod product_dialects;
mod products;
mod totalgest;
mod totalgest_control;
mod totalgest_products;
