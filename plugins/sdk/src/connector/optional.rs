//! The optional traits of a connector. Each of them is an interface of its own in the contract (`wit/connector.wit`),
//! which says what the calls mean.

use crate::bindings::customers::exports::framework360::connector::customers::Guest as CustomersGuest;
use crate::bindings::framework360::connector::types::Error as ContractError;
use crate::bindings::lifecycle::exports::framework360::connector::lifecycle::Guest as LifecycleGuest;
use crate::bindings::oauth::exports::framework360::connector::oauth::Guest as OAuthGuest;
use crate::bindings::session::exports::framework360::connector::session::Guest as SessionGuest;
use crate::bindings::webhooks::exports::framework360::connector::webhooks::Guest as WebhooksGuest;
use crate::shop::Timestamp;
use crate::{Connector, Error, Outcome, Page};

pub use crate::bindings::oauth::exports::framework360::connector::oauth::{Authorized, Destination};
pub use crate::bindings::webhooks::exports::framework360::connector::webhooks::{
    Delivery, Request as WebhookRequest, Verdict,
};

/// A connector whose credentials are exchanged for a session: see [`crate::session`].
pub trait Session: Connector {
    /// Begins a new session and stores it. Returns when it expires, where that's known. The platform calls it alone,
    /// so that all calls that wait for a session share one.
    ///
    /// # Errors
    /// `unauthorized` where the remote refuses the credentials; else why there is no session now.
    fn renew() -> Result<Option<Timestamp>, Error>;
}

impl<S: Session> SessionGuest for S {
    fn renew() -> Result<Option<Timestamp>, ContractError> {
        Ok(S::renew()?)
    }
}

/// A connector that leaves something at the remote, such as webhook subscriptions.
pub trait Lifecycle: Connector {
    /// Brings the remote in line with the switches and the public address; may be repeated at any time.
    ///
    /// # Errors
    /// Where the remote isn't in line now.
    fn reconcile() -> Result<(), Error>;

    /// Takes away what [`reconcile`](Self::reconcile) left there, before the plugin is switched off.
    ///
    /// # Errors
    /// Where something may still be there.
    fn disable() -> Result<(), Error>;
}

impl<L: Lifecycle> LifecycleGuest for L {
    fn reconcile() -> Result<(), ContractError> {
        Ok(L::reconcile()?)
    }
    fn disable() -> Result<(), ContractError> {
        Ok(L::disable()?)
    }
}

/// A connector that synchronizes customers.
pub trait Customers: Connector {
    /// The shop's people, or another plugin, created or changed a customer: reads it, decides and queues.
    ///
    /// # Errors
    /// Where the decision can't be made or queued now.
    fn on_customer_saved(customer_id: &str) -> Result<Outcome, Error>;

    /// One page of what changed on either side since the cursor; none for everything.
    ///
    /// # Errors
    /// Where the remote can't be read; the cursor then stays.
    fn on_customer_tick(cursor: Option<String>) -> Result<Page, Error>;
}

impl<C: Customers> CustomersGuest for C {
    fn on_customer_saved(customer_id: String) -> Result<Outcome, ContractError> {
        Ok(C::on_customer_saved(&customer_id)?)
    }
    fn on_customer_tick(cursor: Option<String>) -> Result<Page, ContractError> {
        Ok(C::on_customer_tick(cursor)?)
    }
}

/// A connector that the remote calls.
pub trait Webhooks: Connector {
    /// Whether this comes from the remote, checked over the bytes as they came, and which job it becomes. Sees only
    /// settings of platform scope; no storage, no HTTP.
    fn receive(request: &WebhookRequest) -> Verdict;
}

impl<W: Webhooks> WebhooksGuest for W {
    fn receive(request: WebhookRequest) -> Verdict {
        W::receive(&request)
    }
}

/// A connector that is installed by an OAuth authorization.
pub trait OAuth: Connector {
    /// The page to which the shop owner's browser is sent, and the only account that may be authorized there. `query`
    /// is what the remote's install link carried, empty where the owner began here; `state` is the platform's nonce.
    /// Pure but for reading settings.
    ///
    /// # Errors
    /// Where the settings or the install link don't say where to go.
    fn authorize_url(query: &str, redirect_uri: &str, state: &str) -> Result<Destination, Error>;

    /// Exchanges the callback's code, and stores the session; the platform has matched and used up `state`. `account`
    /// is the account that [`authorize_url`](Self::authorize_url) returned.
    ///
    /// # Errors
    /// Why the owner isn't authorized.
    fn complete(query: &str, redirect_uri: &str, account: &str) -> Result<Authorized, Error>;
}

impl<O: OAuth> OAuthGuest for O {
    fn authorize_url(
        query: String,
        redirect_uri: String,
        state: String,
    ) -> Result<Destination, ContractError> {
        Ok(O::authorize_url(&query, &redirect_uri, &state)?)
    }
    fn complete(query: String, redirect_uri: String, account: String) -> Result<Authorized, ContractError> {
        Ok(O::complete(&query, &redirect_uri, &account)?)
    }
}
