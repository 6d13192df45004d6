//! TotalGest once more, by another hand: written from its contract alone, to show that the contract
//! is enough. Where the contract leaves a choice, this one chooses what nobody expects.
//!
//! | module | idea |
//! | --- | --- |
//! | `config` | whom it serves, and its choices |
//! | `api` | the contract's operations |
//! | `data` | what it keeps, and a test's hand on it |
//! | `sessions` | tokens and their end |
//! | `changes` | stamps and pages |
//! | `product`, `orders` | the records, and how they are told |
//! | `problem` | what is answered where something is wrong |

mod api;
mod changes;
mod config;
mod data;
mod orders;
mod problem;
mod product;
mod sessions;

use std::{io, ops::Deref, sync::Arc};

pub use config::Config;
pub use data::Data;
pub use orders::Order;
pub use product::{Price, Product, Stock, Vat};

use self::api::Api;
use crate::{
    fault::Fault,
    hooks::Hooks,
    ledger::Ledger,
    mask::Mask,
    on::On,
    openapi::{self, Watch},
    plan::FaultHandle,
    serve::Server,
};

/// A running second TotalGest. Dropping it closes its port. What a test does to its [`Data`], it
/// does to this.
pub struct SecondTotalGest {
    server: Server,
    api: Arc<Api>,
}

impl SecondTotalGest {
    /// Begins to serve on 127.0.0.1, without products. Needs a tokio runtime. Fails where the port
    /// is taken or the contract can't be read.
    pub async fn start(config: Config) -> io::Result<Self> {
        let contract = openapi::totalgest().map_err(io::Error::other)?;
        let base = config.base.clone();
        let watch = Watch::new(contract, &base);
        let data = Data::new(config.clone());
        let mask = Mask {
            values: vec![config.password],
            learned: data.state().sessions.learned.clone(),
            headers: &["authorization"],
            fields: &["password", "token"],
            ..Mask::default()
        };
        let api = Arc::new(Api { data, hooks: Hooks::default(), base });
        let server = Server::start_under(watch, config.port, api.clone(), mask).await?;
        Ok(Self { server, api })
    }

    /// The endpoint that a shop's owner enters, base included, without a slash at the end.
    pub fn url(&self) -> String {
        format!("{}{}", self.server.url(), self.api.base)
    }

    /// What happened so far and from now on.
    pub fn ledger(&self) -> &Ledger {
        self.server.ledger()
    }

    /// How many requests there were so far: a mark for [`requests_since`](Self::requests_since).
    pub fn mark(&self) -> u64 {
        self.ledger().mark()
    }

    /// How many requests since that mark match; 0 for the first on.
    pub fn requests_since(&self, mark: u64, on: &On) -> usize {
        self.ledger().count_since(mark, on)
    }

    /// Makes requests that are still to come fail.
    pub fn inject(&self, on: On, fault: Fault) -> FaultHandle {
        self.server.inject(on, fault)
    }

    /// Changes the data right before matching requests are answered.
    pub fn before(&self, on: On, change: impl Fn(&Data) + Send + Sync + 'static) {
        self.api.hooks.add(on, change);
    }

    /// What broke the contract so far, a line each.
    pub fn violations(&self) -> Vec<String> {
        self.server.violations()
    }

    /// The same, and forgets it: for a test that breaks the contract on purpose.
    pub fn take_violations(&self) -> Vec<String> {
        self.server.take_violations()
    }
}

impl Deref for SecondTotalGest {
    type Target = Data;

    fn deref(&self) -> &Data {
        &self.api.data
    }
}
