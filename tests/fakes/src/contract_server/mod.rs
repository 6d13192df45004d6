//! A second server of TotalGest's contract, written from the contract alone, to show that it
//! is enough. Where the contract leaves a choice, this server makes an unusual one.
//!
//! | module | idea |
//! | --- | --- |
//! | `config` | whom it serves, and its choices |
//! | `api` | the contract's operations |
//! | `data` | what it keeps, and how a test changes it |
//! | `sessions` | tokens and their end |
//! | `changes` | stamps and pages |
//! | `product`, `orders` | the records, and how the API shows them |
//! | `problem` | the answers to wrong requests |

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
    Hooks, Mask, Running, Server,
    openapi::{self, Watch},
};

/// A running contract server. Dropping it closes its port. What a test can do to its [`Data`], it
/// can do to this.
#[derive(Debug)]
pub struct ContractServer {
    running: Running<Data>,
    base: String,
}

impl ContractServer {
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
        let hooks = Arc::new(Hooks::default());
        let api = Api { data: data.clone(), hooks: hooks.clone(), base: base.clone() };
        let server = Server::start_under(watch, config.port, Arc::new(api), mask).await?;
        Ok(Self { running: Running::new(server, data, hooks), base })
    }

    /// The endpoint that a shop's owner enters, base included, without a slash at the end.
    pub fn url(&self) -> String {
        self.origin() + &self.base
    }
}

impl Deref for ContractServer {
    type Target = Running<Data>;

    fn deref(&self) -> &Running<Data> {
        &self.running
    }
}
