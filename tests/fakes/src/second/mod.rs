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
    Hooks, Mask, Running, Server,
    openapi::{self, Watch},
};

/// A running second TotalGest. Dropping it closes its port. What a test does to its [`Data`], it
/// does to this.
#[derive(Debug)]
pub struct SecondTotalGest {
    running: Running<Data>,
    base: String,
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

impl Deref for SecondTotalGest {
    type Target = Running<Data>;

    fn deref(&self) -> &Running<Data> {
        &self.running
    }
}
