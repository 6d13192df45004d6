//! The Framework360 connector SDK.
//!
//! A connector is a type with a [`Connector`] implementation and one line, [`connector!`]. It has no memory:
//! what it knows is in its [`storage`], its settings ([`installation`]), the shop's [`records`] and its
//! arguments. One call is one unit of work: what it wrote and queued takes effect when it returns ok, and
//! not at all when it returns an error.
//!
//! ```no_run
//! use framework360_sdk::wire::Scalar;
//! use framework360_sdk::{Error, Outcome, http, log, records};
//!
//! #[derive(serde::Deserialize)]
//! struct Shelf {
//!     name: Scalar,
//! }
//!
//! fn on_order_paid(order_id: &str) -> Result<Outcome, Error> {
//!     let Some(order) = records::order(order_id) else { return Ok(Outcome::Nothing) };
//!     let answer = http::get("https://erp.example/shelves").query("q", &order.number).send()?.success()?;
//!     let shelf: Shelf = answer.json_as()?;
//!     log::debug(&shelf.name);
//!     Ok(Outcome::Nothing)
//! }
//! ```
//!
//! In native tests (`cargo test`), [`testing`] stands in for the platform and the remote.

// The generated texts name this crate as a connector would.
extern crate self as framework360_sdk;

pub mod address;
#[allow(
    missing_docs,
    unsafe_code,
    unreachable_pub,
    clippy::all,
    clippy::indexing_slicing,
    clippy::expect_used
)]
#[allow(clippy::allow_attributes_without_reason, clippy::unwrap_used, clippy::panic, reason = "generated")]
#[doc(hidden)]
pub mod bindings;
pub mod changes;
pub mod civil;
pub mod clock;
mod connector;
pub mod decimal;
mod error;
mod exchange;
pub mod http;
pub mod in_flight;
pub mod installation;
pub mod lock;
pub mod log;
pub mod manifest;
pub mod order;
pub mod order_job;
pub mod product_batch;
pub mod product_version;
pub mod queue;
pub mod records;
pub mod reference;
pub mod session;
pub mod status;
pub mod storage;
#[cfg(not(target_arch = "wasm32"))]
pub mod testing;
pub mod text;
pub mod wire;

/// The allocator of a component: Rust's own makes a connector's component 7 KiB larger (measured: 299 KiB instead of
/// 292).
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

/// The shop's records: orders, customers, products, addresses and links.
pub mod shop {
    pub use crate::bindings::framework360::shop::types::*;
}

pub use bindings::exports::framework360::connector::connector::{
    Aspect, Cell, Choice, Column, Connection, Difference, Direction, Done, Edit, Field, FieldError,
    FieldKind, Flow, JobKind, JobState, LinkState, Manifest, Phase, Resolution, Row, Run, Scope,
};
pub use bindings::framework360::connector::types::{
    Account, Enumeration, Message, Next, Outcome, Page, Problem,
};
pub use connector::{
    Authorized, Connector, Customers, Delivery, Destination, Lifecycle, OAuth, Session, Verdict,
    WebhookRequest, Webhooks,
};
pub use error::{CheckError, Error, Retry, retry, unavailable};
pub use rust_decimal::Decimal;

/// The messages of the SDK, one constructor each, which the build script generates from `locales/`. They are public so
/// that a connector can report the same error with the same message.
pub mod say {
    include!(concat!(env!("OUT_DIR"), "/texts.rs"));
}
