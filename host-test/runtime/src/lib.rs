//! The host's engine: components and their limits, what the platform lends them, and the work
//! that is done with them.

mod bindings;
mod call;
mod capacity;
mod connect;
mod convert;
mod customers;
mod engine;
mod entered;
mod exports;
pub mod faults;
mod hold;
mod host;
pub mod http;
mod inspect;
mod leases;
mod lend;
mod lists;
mod mask;
mod memory;
mod oauth;
mod orders;
mod platform;
mod plugins;
mod rehearse;
mod run;
mod send;
mod session;
mod settle;
mod state;
mod switches;
pub mod texts;
mod tick;
mod turns;
mod web;
mod work;

/// What a plugin says of itself: the contract's own words, in `wit/connector.wit`.
pub mod manifest {
    pub use crate::bindings::exports::framework360::connector::connector::{
        Column, Connection, Direction, Field, FieldKind, Flow, JobKind, Manifest, Scope,
    };
}

pub use connect::{Enabled, FieldProblem};
pub use engine::Allocation;
pub use entered::Enable;
pub use host::{Host, HostError, Parts, default_shop};
pub use host_core::report::{Part, Report, ReportId, SentRow, Summary};
pub use inspect::{CONTRACT, InspectError, Inspection};
pub use lists::{Status, StatusRow};
pub use oauth::{Authorize, CallBack};
pub use orders::{Heard, OrdersResult};
pub use plugins::{Plugin, PluginError, plugin_names, read};
pub use rehearse::Rehearsal;
pub use run::{Ended, PageDone};
pub use tick::TickReport;
pub use work::Until;
