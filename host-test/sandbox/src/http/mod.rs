//! The HTTP that the host provides: one pooled client for all components behind wasi:http's hooks.
//!
//! What is between a component and the network, in this order: the allow-list of its
//! manifest; the count and size of its requests; name resolution by the host; a check of every
//! address that comes out of it, and a connection to exactly those; for what can't be undone a last
//! look whether the job is still this worker's (`fence`); one budget of time over
//! resolution, connection, TLS, headers and body; a cap on what comes back. Redirects are answers
//! like any other: nothing is followed.

mod bounded_body;
mod client;
mod dial;
mod errors;
mod fence;
mod fenced_send;
mod hooks;
mod policy;
mod private;
mod resolve;
mod responsiveness;

pub use client::{Client, ClientError};
pub use policy::{AllowList, ConnectTo, Network, OptionError};

pub(crate) use fence::Fence;
pub(crate) use hooks::Hooks;
