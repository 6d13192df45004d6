//! The platform: what commands, pages and tests do with shops, installations, records and jobs; the worker and the
//! scheduler. They only differ in how they show the answers of its functions.

mod capacity;
mod connect;
mod customers;
mod entered;
mod error;
mod hold;
mod host;
mod leases;
mod lists;
mod oauth;
mod orders;
mod platform;
mod rehearse;
mod run;
mod send;
mod session;
mod settle;
pub mod texts;
mod tick;
mod web;
mod work;

pub use connect::{Enabled, FieldProblem};
pub use entered::Enable;
pub use error::HostError;
pub use host::{Host, Parts, default_shop, inspect};
pub use host_core::report::{Part, Report, ReportId, SentRow, Summary};
pub use lists::{Status, StatusRow};
pub use oauth::{Authorize, CallBack};
pub use orders::{Heard, OrdersResult};
pub use rehearse::Rehearsal;
pub use run::{Ended, PageDone};
pub use tick::TickReport;
pub use work::Until;
