//! What the suites of this package share: a host in the test's own process with a fake remote
//! ([`World`]), the real program ([`Program`]), and what must hold at the end ([`oracle`]).
//!
//! A suite is written for a [`Sender`], or where it's about orders for a [`Subject`], so that the next
//! connector runs through the same ones.
//! Tests may run concurrently: each has its own fake on its own port and its own store. None waits
//! for time to pass: the clock is moved ([`TestClock`]), and what happens elsewhere is awaited.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a harness of tests: where it can't go on, the test has failed"
)]

mod browser;
mod built;
mod catalogue;
mod chromium;
mod clock;
mod contract_server;
mod devtools;
mod faults;
mod logs;
pub mod oracle;
pub mod orders;
mod program;
mod sender;
mod shop;
mod shopify;
mod smartygest;
mod subject;
mod totalgest;
mod world;

pub use browser::Browser;
pub use built::{components, program_path};
pub use catalogue::{Catalogue, Offer};
pub use chromium::{Chromium, Screen};
pub use clock::TestClock;
pub use contract_server::ContractServer;
pub use faults::{NthCall, sweep};
pub use logs::Log;
pub use program::{Answer, Program, entering, finish, signal};
pub use sender::Sender;
pub use shop::{given, plain};
pub use shopify::{PLATFORM, Shopify, person};
pub use smartygest::Smartygest;
pub use subject::{ConnectorHarness, Refused, RemoteOrder, Subject};
pub use totalgest::TotalGest;
pub use world::World;

use std::sync::{Arc, LazyLock};
use std::time::Duration;

use host_sandbox::Engine;

/// The platform's languages.
pub use host_platform::texts::LANGUAGES;

/// The engine that runs components: one for all tests of a process, or each would compile them.
///
/// # Panics
/// Where this machine can't run it.
#[must_use]
pub fn engine() -> Arc<Engine> {
    static ENGINE: LazyLock<Arc<Engine>> = LazyLock::new(|| Arc::new(Engine::new().expect("an engine")));
    ENGINE.clone()
}

/// Awaits what comes at once or never: this only keeps a broken test from hanging.
///
/// # Panics
/// Where it doesn't come.
pub async fn with_timeout<T>(future: impl Future<Output = T>) -> T {
    tokio::time::timeout(Duration::from_secs(60), future).await.expect("it came in time")
}
