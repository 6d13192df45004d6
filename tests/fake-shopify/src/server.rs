//! A running fake.

use std::{io, ops::Deref, sync::Arc};

use fakes::{Hooks, Mask, Running, Server};
use tokio::task::AbortHandle;

use crate::{ShopifyConfig, api::Api, data::Data, mint, oauth, state::State, webhook};

/// A running fake Shopify: pages and API are below it at `/admin/`, and every call of the API is a
/// POST to `graphql.json`. Dropping it closes the port and every connection, and ends deliveries.
#[derive(Debug)]
pub struct Shopify {
    running: Running<Data>,
    courier: AbortHandle,
}

impl Shopify {
    /// Begins to serve. Needs a tokio runtime. The error is about the port.
    pub async fn start(config: ShopifyConfig) -> io::Result<Self> {
        // What is minted later can't be named here: what it begins with can.
        let stems = oauth::PREFIXES.map(|prefix| mint::stem(config.seed, prefix));
        let secrets = [config.client_secret.clone(), config.next_client_secret.clone()];
        let mask = Mask {
            values: stems.into_iter().chain(secrets).collect(),
            params: &["code", "hmac"],
            headers: &["x-shopify-access-token"],
            ..Mask::default()
        };
        let port = config.port;
        let data = Data::new(State::new(config));
        let hooks = Arc::new(Hooks::default());
        let api = Api { data: data.clone(), hooks: hooks.clone() };
        let server = Server::start(port, Arc::new(api), mask).await?;
        let courier = tokio::spawn(webhook::deliver(data.clone())).abort_handle();
        Ok(Self { running: Running::new(server, data, hooks), courier })
    }

    /// How many mutations of customers were applied by requests since that mark, those included
    /// that changed nothing.
    pub fn writes_since(&self, mark: u64) -> usize {
        let changes = self.ledger().changes;
        changes.iter().filter(|change| change.request > mark && change.resource == "Customer").count()
    }
}

impl Deref for Shopify {
    type Target = Running<Data>;

    fn deref(&self) -> &Running<Data> {
        &self.running
    }
}

impl Drop for Shopify {
    fn drop(&mut self) {
        self.courier.abort();
    }
}
