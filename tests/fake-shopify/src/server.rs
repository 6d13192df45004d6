//! A running fake.

use std::{fmt, io, ops::Deref, sync::Arc};

use fakes::{Fault, FaultHandle, Hooks, Ledger, Mask, On, Server, Snapshot};
use tokio::task::AbortHandle;

use crate::{ShopifyConfig, api::Api, data::Data, mint, oauth, state::State, webhook};

/// A running fake Shopify. Dropping it closes the port and every connection, and ends deliveries.
pub struct Shopify {
    server: Server,
    data: Data,
    hooks: Arc<Hooks<Data>>,
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
        Ok(Self { server, data, hooks, courier })
    }

    /// `http://127.0.0.1:PORT`; pages and API are below it at `/admin/`.
    pub fn url(&self) -> String {
        self.server.url()
    }

    /// Everything that happened so far.
    pub fn ledger(&self) -> Snapshot {
        self.server.ledger().snapshot()
    }

    /// The first snapshot of the ledger that satisfies the condition, as soon as there is one.
    pub async fn wait_until(&self, condition: impl FnMut(&Snapshot) -> bool) -> Snapshot {
        self.server.ledger().wait_until(condition).await
    }

    /// A handle to the ledger that outlives this fake.
    pub fn ledger_handle(&self) -> Ledger {
        self.server.ledger().clone()
    }

    /// Makes requests that are still to come fail. Every call of the API is a POST to
    /// `graphql.json`.
    pub fn inject(&self, on: On, fault: Fault) -> FaultHandle {
        self.server.inject(on, fault)
    }

    /// How many requests there were so far.
    pub fn mark(&self) -> u64 {
        self.server.ledger().mark()
    }

    /// How many requests since that mark match.
    pub fn requests_since(&self, mark: u64, on: &On) -> usize {
        self.server.ledger().count_since(mark, on)
    }

    /// How many mutations of customers were applied by requests since that mark, those included
    /// that changed nothing.
    pub fn writes_since(&self, mark: u64) -> usize {
        let changes = self.ledger().changes;
        changes.iter().filter(|change| change.request > mark && change.resource == "Customer").count()
    }

    /// Does something to the data just before a request is answered that is still to come: an edit on
    /// Shopify's side between two requests of the connector.
    pub fn before(&self, on: On, change: impl FnMut(&Data) + Send + 'static) {
        self.hooks.add(on, change);
    }

    /// The data alone, to be handed to another task.
    pub fn data(&self) -> Data {
        self.data.clone()
    }
}

/// All that can be done to the data is done to a running Shopify directly.
impl Deref for Shopify {
    type Target = Data;

    fn deref(&self) -> &Data {
        &self.data
    }
}

impl Drop for Shopify {
    fn drop(&mut self) {
        self.courier.abort();
    }
}

/// Without what it holds: it has secrets.
impl fmt::Debug for Shopify {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Shopify").field("url", &self.url()).finish_non_exhaustive()
    }
}
