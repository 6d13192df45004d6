//! The ERP Gestionale Smarty, as far as connectors use it: Customers, Sales_Orders, Products,
//! Variations and Taxes of its REST API. What is known of the API and what is guessed is in the facts;
//! what is guessed is a switch of the [`Dialect`].
//!
//! Its data are at hand in three ways, none of which is in the ledger: directly ([`Data`], to which a
//! [`Smarty`] derefs), between two requests ([`Running::before`]), and over HTTP below `/control/`
//! ([`CONTROL_HELP`]).
//!
//! ```no_run
//! # async fn example() -> Result<(), fakes::smarty::StartError> {
//! use fakes::{Fault, RequestMatcher, smarty::{Smarty, SmartyConfig}};
//!
//! let smarty = Smarty::start(SmartyConfig { api_key: "k".into(), ..Default::default() }).await?;
//! let lost = smarty.inject(RequestMatcher::post("Sales_Orders/post"), Fault::reset().after_applying());
//! // ... let the connector export an order to smarty.url() ...
//! lost.reached().await;
//! assert_eq!(smarty.duplicates(), 0);
//! # Ok(()) }
//! ```

mod api;
mod catalogue;
mod control;
mod data;
pub mod dialect;
mod generate;
mod lenient;
mod product;
mod read;
pub mod records;
mod sample;
mod show;
mod state;
mod write;

use std::{fmt, io, ops::Deref, sync::Arc};

use jiff::tz::TimeZone;

pub use control::HELP as CONTROL_HELP;
pub use data::Data;
pub use dialect::Dialect;
pub use product::{Product, Variation};
pub use records::{Address, Customer, Fees, Order, Row, Tax};

use crate::{Clock, Hooks, Mask, Running, Server};
use catalogue::Catalogue;
use state::State;

/// How a fake Smarty is started.
pub struct SmartyConfig {
    /// The key that is accepted. Never shown.
    pub api_key: String,
    /// 0 for a free port.
    pub port: u16,
    /// Records per list at most, whatever is asked: 50 by the facts.
    pub page_limit: usize,
    /// How it answers.
    pub dialect: Dialect,
}

impl Default for SmartyConfig {
    fn default() -> Self {
        Self { api_key: "smarty-test-key".to_owned(), port: 0, page_limit: 50, dialect: Dialect::default() }
    }
}

impl fmt::Debug for SmartyConfig {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SmartyConfig")
            .field("port", &self.port)
            .field("page_limit", &self.page_limit)
            .field("dialect", &self.dialect)
            .finish_non_exhaustive()
    }
}

/// Why a fake Smarty didn't start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The port is taken, or none is to be had.
    #[error("no port to serve on")]
    Port(#[from] io::Error),
    /// The time zone data lack Europe/Rome.
    #[error("no time zone Europe/Rome")]
    Zone(#[from] jiff::Error),
}

/// A running fake Smarty: its API is below `/titanium/V2/Api/`. Requests with a wrong key don't
/// count for [`Running::before`].
#[derive(Debug)]
pub struct Smarty(Running<Data>);

impl Smarty {
    /// Begins to serve. Needs a tokio runtime.
    pub async fn start(config: SmartyConfig) -> Result<Self, StartError> {
        let clock = Clock::new(TimeZone::get("Europe/Rome")?);
        let data = Data::new(State::new(clock, Catalogue::new(config.dialect.stamps)));
        let hooks = Arc::new(Hooks::default());
        let mask = Mask {
            values: vec![config.api_key.clone()],
            params: &["ApiKey"],
            headers: &["authorization"],
            ..Mask::default()
        };
        let api = api::Api {
            key: config.api_key,
            dialect: config.dialect,
            page_limit: config.page_limit,
            data: data.clone(),
            hooks: hooks.clone(),
        };
        let server = Server::start(config.port, Arc::new(api), mask).await?;
        Ok(Self(Running::new(server, data, hooks)))
    }
}

impl Deref for Smarty {
    type Target = Running<Data>;

    fn deref(&self) -> &Running<Data> {
        &self.0
    }
}
