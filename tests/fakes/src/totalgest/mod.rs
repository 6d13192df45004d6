//! The ERP TotalGest, as its contract describes it (plugins/totalgest/openapi.json; TotalGest
//! itself publishes none): sessions, one shop of one owner, products out, orders in. It is always
//! held to that contract: [`Running::violations`] names every request and every answer of its
//! own that breaks it.
//!
//! Its data are at hand in three ways, none of which is in the ledger: directly ([`Data`], to which
//! a [`TotalGest`] derefs), between two requests ([`Running::before`]), and over HTTP below
//! `/control/` ([`CONTROL_HELP`]).
//!
//! ```no_run
//! # async fn example() -> Result<(), fakes::totalgest::StartError> {
//! use fakes::{Fault, RequestMatcher, totalgest::{TotalGest, TotalGestConfig}};
//!
//! let totalgest = TotalGest::start(TotalGestConfig { password: "p".into(), ..Default::default() }).await?;
//! let lost = totalgest.inject(RequestMatcher::post("orders"), Fault::reset().after_applying());
//! // ... let the connector export an order to totalgest.url() ...
//! lost.reached().await;
//! assert_eq!(totalgest.orders().len(), 1);
//! assert!(totalgest.violations().is_empty());
//! # Ok(()) }
//! ```

mod account;
mod api;
mod catalogue;
mod control;
mod data;
mod decimal;
mod dialect;
mod generate;
mod limit;
pub mod order;
mod problem;
mod product;
mod refusal;
mod show;
mod state;

use std::{fmt, io, ops::Deref, sync::Arc};

use jiff::{SignedDuration, tz::TimeZone};

pub use account::Right;
pub use control::HELP as CONTROL_HELP;
pub use data::Data;
pub use dialect::Dialect;
pub use order::{NewOrder, Order};
pub use problem::Problem;
pub use product::{Price, Product, ProductVat, Sale, VatCode};

use crate::{
    Clock, Hooks, Mask, Running, Server,
    openapi::{self, Watch},
};
use account::Account;
use api::{Api, Named};
use state::State;

/// How a fake TotalGest is started.
pub struct TotalGestConfig {
    /// The one shop that there is.
    pub shop_id: String,
    /// Its name.
    pub shop_name: String,
    /// The one owner of that shop.
    pub owner_id: String,
    /// Its name.
    pub owner_name: String,
    /// The one user.
    pub username: String,
    /// Its password. Never shown.
    pub password: String,
    /// The currencies that orders may have.
    pub currencies: Vec<String>,
    /// How long a session lasts, in whole seconds: an hour.
    pub session_lifetime: SignedDuration,
    /// Items on a page at most, whatever is asked. The contract has 200.
    pub page_limit: usize,
    /// The path before the contract's paths: `/erp`, or nothing.
    pub base: String,
    /// 0 for a free port.
    pub port: u16,
    /// How it answers within its contract.
    pub dialect: Dialect,
}

impl Default for TotalGestConfig {
    fn default() -> Self {
        Self {
            shop_id: "shop-7".to_owned(),
            shop_name: "Bottega".to_owned(),
            owner_id: "owner-3".to_owned(),
            owner_name: "Bottega Sagl".to_owned(),
            username: "bottega-api".to_owned(),
            password: "totalgest-test-password".to_owned(),
            currencies: vec!["CHF".to_owned(), "EUR".to_owned()],
            session_lifetime: SignedDuration::from_hours(1),
            page_limit: 200,
            base: String::new(),
            port: 0,
            dialect: Dialect::default(),
        }
    }
}

impl fmt::Debug for TotalGestConfig {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TotalGestConfig")
            .field("shop_id", &self.shop_id)
            .field("owner_id", &self.owner_id)
            .field("base", &self.base)
            .field("port", &self.port)
            .field("dialect", &self.dialect)
            .finish_non_exhaustive()
    }
}

/// Why a fake TotalGest didn't start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The port is taken, or none is to be had.
    #[error("no port to serve on")]
    Port(#[from] io::Error),
    /// The contract can't be used.
    #[error("plugins/totalgest/openapi.json: {0}")]
    Contract(#[from] openapi::LoadError),
}

/// A running fake TotalGest. [`Problem::fault`] makes a request fail as the contract has it.
#[derive(Debug)]
pub struct TotalGest {
    running: Running<Data>,
    base: String,
}

impl TotalGest {
    /// Begins to serve. Needs a tokio runtime.
    pub async fn start(config: TotalGestConfig) -> Result<Self, StartError> {
        let base = config.base.trim_end_matches('/').to_owned();
        let watch = Watch::new(openapi::totalgest()?, &base);
        let account = Account::new(config.username, config.password.clone(), config.session_lifetime);
        let mask = Mask {
            values: vec![config.password],
            learned: account.secrets.clone(),
            headers: &["authorization"],
            fields: &["password", "token"],
            ..Mask::default()
        };
        let state = State::new(Clock::new(TimeZone::UTC), account, &config.currencies);
        let data = Data::new(state, config.dialect.clone());
        let hooks = Arc::new(Hooks::default());
        let api = Api {
            shop: Named { id: config.shop_id, name: config.shop_name },
            owner: Named { id: config.owner_id, name: config.owner_name },
            base: base.clone(),
            page_limit: config.page_limit,
            dialect: config.dialect,
            data: data.clone(),
            hooks: hooks.clone(),
        };
        let server = Server::start_under(watch, config.port, Arc::new(api), mask).await?;
        Ok(Self { running: Running::new(server, data, hooks), base })
    }

    /// The endpoint: the [origin](Running::origin), and the path before the contract's paths.
    pub fn url(&self) -> String {
        self.origin() + &self.base
    }
}

impl Deref for TotalGest {
    type Target = Running<Data>;

    fn deref(&self) -> &Running<Data> {
        &self.running
    }
}
