//! The calls that the host makes into a connector: their arguments, their replies, and what they may do.

mod connector;
mod optional;

use wasmtime::Store;
use wasmtime::component::{Instance, InstancePre};

pub use self::connector::{
    Check, Choices, ChoicesOffline, Configure, Describe, ListColumnStatus, OnJob, OnJobOffline, OnOrderPaid,
    OnProductTick, Strings,
};
pub use self::optional::{
    AuthorizeUrl, Complete, Disable, OnCustomerSaved, OnCustomerTick, Receive, Reconcile, Renew,
};
use crate::bindings::exports::framework360::connector as guest;
use crate::bindings::framework360::connector::types::{Error, ErrorKind};
use crate::call_state::CallState;
use crate::inspect::Inspection;

/// The indices of a component's exports, looked up once; none where it leaves an interface out.
pub struct Indices {
    connector: guest::connector::GuestIndices,
    pub(crate) session: Option<guest::session::GuestIndices>,
    pub(crate) lifecycle: Option<guest::lifecycle::GuestIndices>,
    pub(crate) customers: Option<guest::customers::GuestIndices>,
    pub(crate) webhooks: Option<guest::webhooks::GuestIndices>,
    pub(crate) oauth: Option<guest::oauth::GuestIndices>,
}

impl Indices {
    pub(crate) fn new<T>(pre: &InstancePre<T>, inspection: &Inspection) -> wasmtime::Result<Self> {
        let has = |interface: &str| {
            let begin = format!("framework360:connector/{interface}@");
            inspection.exports.iter().any(|name| name.starts_with(&begin))
        };
        Ok(Self {
            connector: guest::connector::GuestIndices::new(pre)?,
            session: has("session").then(|| guest::session::GuestIndices::new(pre)).transpose()?,
            lifecycle: has("lifecycle").then(|| guest::lifecycle::GuestIndices::new(pre)).transpose()?,
            customers: has("customers").then(|| guest::customers::GuestIndices::new(pre)).transpose()?,
            webhooks: has("webhooks").then(|| guest::webhooks::GuestIndices::new(pre)).transpose()?,
            oauth: has("oauth").then(|| guest::oauth::GuestIndices::new(pre)).transpose()?,
        })
    }

    /// The exports of one instance.
    pub(crate) fn load(&self, store: &mut Store<CallState>, instance: &Instance) -> wasmtime::Result<Guests> {
        Ok(Guests {
            connector: self.connector.load(&mut *store, instance)?,
            session: self.session.as_ref().map(|known| known.load(&mut *store, instance)).transpose()?,
            lifecycle: self.lifecycle.as_ref().map(|known| known.load(&mut *store, instance)).transpose()?,
            customers: self.customers.as_ref().map(|known| known.load(&mut *store, instance)).transpose()?,
            webhooks: self.webhooks.as_ref().map(|known| known.load(&mut *store, instance)).transpose()?,
            oauth: self.oauth.as_ref().map(|known| known.load(&mut *store, instance)).transpose()?,
        })
    }
}

/// The exports of one instance.
pub struct Guests {
    connector: guest::connector::Guest,
    session: Option<guest::session::Guest>,
    lifecycle: Option<guest::lifecycle::Guest>,
    customers: Option<guest::customers::Guest>,
    webhooks: Option<guest::webhooks::Guest>,
    oauth: Option<guest::oauth::Guest>,
}

/// The reply of an export that may find its session expired.
pub trait Reply: Send {
    /// Whether it found the session expired.
    fn is_expired(&self) -> bool;
}

impl<T: Send> Reply for Result<T, Error> {
    fn is_expired(&self) -> bool {
        matches!(self, Err(Error { kind: ErrorKind::Expired, .. }))
    }
}

/// An exported function, with its arguments.
pub trait Export: Send {
    /// The type of its reply.
    type Reply: Send;
    /// Its name in the contract.
    const NAME: &'static str;
    /// Whether it may use HTTP, and so has the longer time limit.
    const HTTP: bool;

    /// Calls it.
    fn call(
        self,
        guests: &Guests,
        store: &mut Store<CallState>,
    ) -> impl Future<Output = wasmtime::Result<Self::Reply>> + Send;
}
