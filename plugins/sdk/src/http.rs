//! A small HTTP client over `wasi:http`.
//!
//! ```no_run
//! # use framework360_sdk::wire::Scalar;
//! # use framework360_sdk::{Error, http};
//! #[derive(serde::Deserialize)]
//! struct Shelf {
//!     name: Scalar,
//! }
//!
//! #[derive(serde::Serialize)]
//! struct Order<'a> {
//!     shelf: &'a str,
//! }
//!
//! # fn export(key: &str) -> Result<(), Error> {
//! let answer = http::get("https://erp.example/shelves").secret_query("key", key).send()?.success()?;
//! let shelf: Shelf = answer.json_as()?;
//! let order = Order { shelf: &shelf.name };
//! let made = http::post("https://erp.example/orders").json_of(&order)?.send()?.success()?;
//! # let _ = made; Ok(()) }
//! ```
//!
//! [`Request::send`] answers with any status: a connector that wants to know what a refusal says looks at
//! [`Response::media_type`] and [`Response::json_as`] before it makes a [`Failure::status`] of it.
//!
//! What goes wrong is a [`Failure`], which says whether the remote may have applied the request, and turns
//! into the contract's error with `?`. Neither shows a URL: keys travel in queries.

#[cfg(any(target_arch = "wasm32", test))]
mod body;
mod encode;
mod failure;
mod request;
mod response;
mod retry_after;
mod secrets;

#[cfg(target_arch = "wasm32")]
mod wasi_http;
#[cfg(target_arch = "wasm32")]
use wasi_http as transport;

#[cfg(not(target_arch = "wasm32"))]
use crate::testing::http as transport;

pub use crate::exchange::{OutgoingRequest, Timeouts, TransportError};
pub use failure::{Failure, Kind, RemoteEffect};
pub use request::{NoBody, Request, WithBody, get, post, put};
pub use response::Response;

/// The longest response body that this client reads, in bytes: 8 MiB. A page of a list is far below; more is a mistake
/// or an attack, and the component's memory is bounded. The platform passes on up to 16 MiB (`HTTP_RESPONSE_BODY` in
/// `host-test/core/src/limits.rs`).
pub const MAX_ANSWER: usize = 8 * 1024 * 1024;
