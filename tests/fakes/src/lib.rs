//! Fakes of the remotes that the connectors talk to, as real HTTP servers on a port of their own.
//!
//! A fake keeps what a remote would keep, answers as the remote would, and in addition
//! - writes down every request and every applied change ([`Ledger`]), so that a test can distinguish
//!   what really happened at the remote from what the connector believes;
//! - fails on demand ([`Fault`]): at a chosen request, before or after it was applied;
//! - has a clock of its own ([`Clock`]), that a test can stop, turn and move on.
//!
//! A further fake brings its records behind a lock (`Data`), what it answers from them ([`Remote`]),
//! its controls ([`control::answer`]) and its `start`: a [`Server`], a [`Mask`] that names the
//! secrets, and a [`Running`] around both, which it wraps and derefs to. Its program ends with
//! [`until_stopped`].
//!
//! Nothing here waits for time to pass: a test awaits that a fault was reached
//! ([`FaultHandle::reached`]) or that the ledger shows something ([`Ledger::wait_until`]).
//!
//! | module | idea |
//! | --- | --- |
//! | [`smarty`] | the ERP Gestionale Smarty |
//! | [`totalgest`] | the ERP TotalGest, as its contract describes it |
//! | [`contract_server`] | TotalGest by another hand, from its contract alone |
//! | [`openapi`] | a contract, and whether an exchange keeps it |
//! | `running`, `timed` | what every fake offers to a test |
//! | [`control`] | what every fake offers to people and scripts, over HTTP |
//! | `announce` | what the program of every fake does |
//! | `call` | a request as a fake sees it, and its reply |
//! | `clock` | what time it is there |
//! | `serve` | a port of its own, connections, stopping |
//! | `exchange` | one request from its arrival to its answer, with the fault that hits it |
//! | `request_matcher` | which requests are meant |
//! | `hooks` | what a test does between two requests |
//! | `late` | requests that are applied after their client got another answer |
//! | `fault`, `plan` | what goes wrong, and the test's hold on it |
//! | `delivery` | answers that arrive badly |
//! | `ean` | article numbers for catalogues that are made up |
//! | `ledger`, `mask` | what happened, without secrets |

mod announce;
mod call;
mod clock;
pub mod contract_server;
pub mod control;
mod delivery;
mod ean;
mod exchange;
mod fault;
mod hooks;
mod late;
mod ledger;
mod mask;
pub mod openapi;
mod peer;
mod plan;
mod request_matcher;
mod running;
mod serve;
pub mod smarty;
mod timed;
pub mod totalgest;

pub use announce::until_stopped;
pub use call::{Call, Remote, Reply};
pub use clock::{Clock, after};
pub use fault::Fault;
pub use hooks::Hooks;
pub use jiff::{SignedDuration, Timestamp, civil::DateTime, tz::TimeZone};
pub use ledger::{Change, Ending, Ledger, RequestRecord, Snapshot};
pub use mask::{Learned, Mask};
pub use plan::FaultHandle;
pub use request_matcher::RequestMatcher;
pub use running::Running;
pub use rust_decimal::Decimal;
pub use serve::Server;
pub use timed::Timed;

use std::sync::{Mutex, MutexGuard, PoisonError};

/// Locks whatever happened to an earlier holder: a test that panicked must not hide behind another.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
