//! The calls that the host makes into a connector: what each takes, answers and may do.

use host_core::shop::{Entity, Locale, Timestamp};
use wasmtime::Store;
use wasmtime::component::{Instance, InstancePre};

use crate::bindings::exports::framework360::connector::connector::{
    Account, Cell, CheckError, Choice, Done, FieldError, Manifest, Row, Run,
};
use crate::bindings::exports::framework360::connector::{connector, session};
use crate::bindings::framework360::connector::types::{Error, ErrorKind, Message, Outcome, Page};
use crate::inspect::Inspection;
use crate::state::CallState;

/// Where a component's exports lie, looked up once.
pub(crate) struct Indices {
    connector: connector::GuestIndices,
    /// None where it has no sessions.
    pub(crate) session: Option<session::GuestIndices>,
}

impl Indices {
    pub(crate) fn new<T>(pre: &InstancePre<T>, inspection: &Inspection) -> wasmtime::Result<Self> {
        let session =
            inspection.exports.iter().any(|name| name.starts_with("framework360:connector/session@"));
        Ok(Self {
            connector: connector::GuestIndices::new(pre)?,
            session: session.then(|| session::GuestIndices::new(pre)).transpose()?,
        })
    }

    /// The exports of one instance.
    pub(crate) fn load(&self, store: &mut Store<CallState>, instance: &Instance) -> wasmtime::Result<Guests> {
        Ok(Guests {
            connector: self.connector.load(&mut *store, instance)?,
            session: self.session.as_ref().map(|session| session.load(&mut *store, instance)).transpose()?,
        })
    }
}

/// What an instance exports.
pub(crate) struct Guests {
    connector: connector::Guest,
    session: Option<session::Guest>,
}

/// What an export answers that may find its session over.
pub(crate) trait Reply: Send {
    /// Whether it did.
    fn is_expired(&self) -> bool;
}

impl<T: Send> Reply for Result<T, Error> {
    fn is_expired(&self) -> bool {
        matches!(self, Err(Error { kind: ErrorKind::Expired, .. }))
    }
}

/// One exported function.
pub(crate) trait Export: Send {
    /// What it answers.
    type Reply: Send;
    /// Its name in the contract.
    const NAME: &'static str;
    /// Whether it may use HTTP, and so has the longer time.
    const HTTP: bool;

    /// Calls it.
    fn call(
        self,
        guests: &Guests,
        store: &mut Store<CallState>,
    ) -> impl Future<Output = wasmtime::Result<Self::Reply>> + Send;
}

pub(crate) struct Describe(pub(crate) Locale);

impl Export for Describe {
    type Reply = Manifest;
    const NAME: &'static str = "describe";
    const HTTP: bool = false;

    async fn call(self, guests: &Guests, store: &mut Store<CallState>) -> wasmtime::Result<Manifest> {
        guests.connector.call_describe(store, &self.0).await
    }
}

pub(crate) struct Configure;

impl Export for Configure {
    type Reply = Result<(), Vec<FieldError>>;
    const NAME: &'static str = "configure";
    const HTTP: bool = false;

    async fn call(self, guests: &Guests, store: &mut Store<CallState>) -> wasmtime::Result<Self::Reply> {
        guests.connector.call_configure(store).await
    }
}

pub(crate) struct Check;

impl Export for Check {
    type Reply = Result<Account, CheckError>;
    const NAME: &'static str = "check";
    const HTTP: bool = true;

    async fn call(self, guests: &Guests, store: &mut Store<CallState>) -> wasmtime::Result<Self::Reply> {
        guests.connector.call_check(store).await
    }
}

pub(crate) struct Choices {
    pub(crate) field: String,
    pub(crate) locale: Locale,
}

impl Export for Choices {
    type Reply = Result<Vec<Choice>, Error>;
    const NAME: &'static str = "choices";
    const HTTP: bool = true;

    async fn call(self, guests: &Guests, store: &mut Store<CallState>) -> wasmtime::Result<Self::Reply> {
        guests.connector.call_choices(store, &self.field, &self.locale).await
    }
}

/// With the order's id.
pub(crate) struct OnOrderPaid(pub(crate) String);

impl Export for OnOrderPaid {
    type Reply = Result<Outcome, Error>;
    const NAME: &'static str = "on-order-paid";
    const HTTP: bool = false;

    async fn call(self, guests: &Guests, store: &mut Store<CallState>) -> wasmtime::Result<Self::Reply> {
        guests.connector.call_on_order_paid(store, &self.0).await
    }
}

/// With the cursor that the platform keeps.
pub(crate) struct OnProductTick(pub(crate) Option<String>);

impl Export for OnProductTick {
    type Reply = Result<Page, Error>;
    const NAME: &'static str = "on-product-tick";
    const HTTP: bool = true;

    async fn call(self, guests: &Guests, store: &mut Store<CallState>) -> wasmtime::Result<Self::Reply> {
        guests.connector.call_on_product_tick(store, self.0.as_deref()).await
    }
}

pub(crate) struct OnJob(pub(crate) Run);

impl Export for OnJob {
    type Reply = Result<Done, Error>;
    const NAME: &'static str = "on-job";
    const HTTP: bool = true;

    async fn call(self, guests: &Guests, store: &mut Store<CallState>) -> wasmtime::Result<Self::Reply> {
        guests.connector.call_on_job(store, &self.0).await
    }
}

pub(crate) struct Renew;

impl Export for Renew {
    type Reply = Result<Option<Timestamp>, Error>;
    const NAME: &'static str = "renew";
    const HTTP: bool = true;

    async fn call(self, guests: &Guests, store: &mut Store<CallState>) -> wasmtime::Result<Self::Reply> {
        match &guests.session {
            Some(session) => session.call_renew(store).await,
            None => Err(wasmtime::Error::msg("it exports no session")),
        }
    }
}

pub(crate) struct ListColumnStatus {
    pub(crate) entity: Entity,
    pub(crate) rows: Vec<Row>,
    pub(crate) locale: Locale,
}

impl Export for ListColumnStatus {
    type Reply = Vec<Cell>;
    const NAME: &'static str = "list-column-status";
    const HTTP: bool = false;

    async fn call(self, guests: &Guests, store: &mut Store<CallState>) -> wasmtime::Result<Vec<Cell>> {
        guests.connector.call_list_column_status(store, self.entity, &self.rows, &self.locale).await
    }
}

pub(crate) struct Render {
    pub(crate) messages: Vec<Message>,
    pub(crate) locale: Locale,
}

impl Export for Render {
    type Reply = Vec<String>;
    const NAME: &'static str = "render";
    const HTTP: bool = false;

    async fn call(self, guests: &Guests, store: &mut Store<CallState>) -> wasmtime::Result<Vec<String>> {
        guests.connector.call_render(store, &self.messages, &self.locale).await
    }
}
