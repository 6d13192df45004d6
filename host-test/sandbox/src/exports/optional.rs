//! The exports that a plugin may leave out. A call of one that isn't there ends like a trap, so the
//! host first asks whether a plugin has it.

use host_core::shop::Timestamp;
use wasmtime::Store;

use super::{Export, Guests};
use crate::bindings::exports::framework360::connector::oauth::{Authorized, Destination};
use crate::bindings::exports::framework360::connector::webhooks::{Request, Verdict};
use crate::bindings::framework360::connector::types::{Error, Outcome, Page};
use crate::call_state::CallState;

fn has<G>(guest: &Option<G>) -> wasmtime::Result<&G> {
    guest.as_ref().ok_or_else(|| wasmtime::Error::msg("the component doesn't export it"))
}

/// `session.renew`: exchanges the credentials for a session.
pub struct Renew;

impl Export for Renew {
    type Reply = Result<Option<Timestamp>, Error>;
    const NAME: &'static str = "renew";
    const HTTP: bool = true;

    async fn call(self, guests: &Guests, store: &mut Store<CallState>) -> wasmtime::Result<Self::Reply> {
        has(&guests.session)?.call_renew(store).await
    }
}

/// `lifecycle.reconcile`: brings the remote in line with the switches and the public address.
pub struct Reconcile;

impl Export for Reconcile {
    type Reply = Result<(), Error>;
    const NAME: &'static str = "reconcile";
    const HTTP: bool = true;

    async fn call(self, guests: &Guests, store: &mut Store<CallState>) -> wasmtime::Result<Self::Reply> {
        has(&guests.lifecycle)?.call_reconcile(store).await
    }
}

/// `lifecycle.disable`: removes what the plugin left at the remote.
pub struct Disable;

impl Export for Disable {
    type Reply = Result<(), Error>;
    const NAME: &'static str = "disable";
    const HTTP: bool = true;

    async fn call(self, guests: &Guests, store: &mut Store<CallState>) -> wasmtime::Result<Self::Reply> {
        has(&guests.lifecycle)?.call_disable(store).await
    }
}

/// `on-customer-saved`, with the customer's id.
pub struct OnCustomerSaved(pub String);

impl Export for OnCustomerSaved {
    type Reply = Result<Outcome, Error>;
    const NAME: &'static str = "on-customer-saved";
    const HTTP: bool = false;

    async fn call(self, guests: &Guests, store: &mut Store<CallState>) -> wasmtime::Result<Self::Reply> {
        has(&guests.customers)?.call_on_customer_saved(store, &self.0).await
    }
}

/// `on-customer-tick`, with the stored cursor.
pub struct OnCustomerTick(pub Option<String>);

impl Export for OnCustomerTick {
    type Reply = Result<Page, Error>;
    const NAME: &'static str = "on-customer-tick";
    const HTTP: bool = true;

    async fn call(self, guests: &Guests, store: &mut Store<CallState>) -> wasmtime::Result<Self::Reply> {
        has(&guests.customers)?.call_on_customer_tick(store, self.0.as_deref()).await
    }
}

/// `webhooks.receive`, with a request of the remote, as it came.
pub struct Receive(pub Request);

impl Export for Receive {
    type Reply = Verdict;
    const NAME: &'static str = "receive";
    const HTTP: bool = false;

    async fn call(self, guests: &Guests, store: &mut Store<CallState>) -> wasmtime::Result<Self::Reply> {
        has(&guests.webhooks)?.call_receive(store, &self.0).await
    }
}

/// `oauth.authorize-url`: the address that the owner's browser is sent to.
pub struct AuthorizeUrl {
    /// The query of the remote's install link.
    pub query: String,
    /// The address that the browser comes back to.
    pub redirect_uri: String,
    /// The state parameter of the authorization.
    pub state: String,
}

impl Export for AuthorizeUrl {
    type Reply = Result<Destination, Error>;
    const NAME: &'static str = "authorize-url";
    const HTTP: bool = false;

    async fn call(self, guests: &Guests, store: &mut Store<CallState>) -> wasmtime::Result<Self::Reply> {
        has(&guests.oauth)?.call_authorize_url(store, &self.query, &self.redirect_uri, &self.state).await
    }
}

/// `oauth.complete`, for a browser that came back.
pub struct Complete {
    /// The query that it brought, as it came.
    pub query: String,
    /// The address that it came back to.
    pub redirect_uri: String,
    /// The id of the only account that may be authorized; empty where any may.
    pub account: String,
}

impl Export for Complete {
    type Reply = Result<Authorized, Error>;
    const NAME: &'static str = "complete";
    const HTTP: bool = true;

    async fn call(self, guests: &Guests, store: &mut Store<CallState>) -> wasmtime::Result<Self::Reply> {
        has(&guests.oauth)?.call_complete(store, &self.query, &self.redirect_uri, &self.account).await
    }
}
