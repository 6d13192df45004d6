//! The exports that every plugin has.

use host_core::shop::Entity;
use wasmtime::Store;

use super::{Export, Guests};
use crate::bindings::exports::framework360::connector::connector::{
    Cell, CheckError, Choice, Done, FieldError, LanguageStrings, Manifest, Row, Run,
};
use crate::bindings::framework360::connector::types::{Account, Error, Outcome, Page};
use crate::call_state::CallState;

/// `strings`: the plugin's strings, by language.
pub struct Strings;

impl Export for Strings {
    type Reply = Vec<LanguageStrings>;
    const NAME: &'static str = "strings";
    const HTTP: bool = false;

    async fn call(self, guests: &Guests, store: &mut Store<CallState>) -> wasmtime::Result<Self::Reply> {
        guests.connector.call_strings(store).await
    }
}

/// `describe`: the plugin's manifest.
pub struct Describe;

impl Export for Describe {
    type Reply = Manifest;
    const NAME: &'static str = "describe";
    const HTTP: bool = false;

    async fn call(self, guests: &Guests, store: &mut Store<CallState>) -> wasmtime::Result<Manifest> {
        guests.connector.call_describe(store).await
    }
}

/// `configure`: whether the settings being tried can be right.
pub struct Configure;

impl Export for Configure {
    type Reply = Result<(), Vec<FieldError>>;
    const NAME: &'static str = "configure";
    const HTTP: bool = false;

    async fn call(self, guests: &Guests, store: &mut Store<CallState>) -> wasmtime::Result<Self::Reply> {
        guests.connector.call_configure(store).await
    }
}

/// `check`: whether the remote accepts the credentials.
pub struct Check;

impl Export for Check {
    type Reply = Result<Account, CheckError>;
    const NAME: &'static str = "check";
    const HTTP: bool = true;

    async fn call(self, guests: &Guests, store: &mut Store<CallState>) -> wasmtime::Result<Self::Reply> {
        guests.connector.call_check(store).await
    }
}

/// `choices`: the choices that a setting offers.
pub struct Choices {
    /// The setting's key.
    pub field: String,
}

impl Export for Choices {
    type Reply = Result<Vec<Choice>, Error>;
    const NAME: &'static str = "choices";
    const HTTP: bool = true;

    async fn call(self, guests: &Guests, store: &mut Store<CallState>) -> wasmtime::Result<Self::Reply> {
        guests.connector.call_choices(store, &self.field).await
    }
}

/// `choices` without HTTP: those that can be offered without asking the remote.
pub struct ChoicesOffline {
    /// The setting's key.
    pub field: String,
}

impl Export for ChoicesOffline {
    type Reply = Result<Vec<Choice>, Error>;
    const NAME: &'static str = "choices";
    const HTTP: bool = false;

    async fn call(self, guests: &Guests, store: &mut Store<CallState>) -> wasmtime::Result<Self::Reply> {
        guests.connector.call_choices(store, &self.field).await
    }
}

/// `on-order-paid`, with the order's id.
pub struct OnOrderPaid(pub String);

impl Export for OnOrderPaid {
    type Reply = Result<Outcome, Error>;
    const NAME: &'static str = "on-order-paid";
    const HTTP: bool = false;

    async fn call(self, guests: &Guests, store: &mut Store<CallState>) -> wasmtime::Result<Self::Reply> {
        guests.connector.call_on_order_paid(store, &self.0).await
    }
}

/// `on-product-tick`, with the stored cursor.
pub struct OnProductTick(pub Option<String>);

impl Export for OnProductTick {
    type Reply = Result<Page, Error>;
    const NAME: &'static str = "on-product-tick";
    const HTTP: bool = true;

    async fn call(self, guests: &Guests, store: &mut Store<CallState>) -> wasmtime::Result<Self::Reply> {
        guests.connector.call_on_product_tick(store, self.0.as_deref()).await
    }
}

/// `on-job`, with a job to run.
pub struct OnJob(pub Run);

impl Export for OnJob {
    type Reply = Result<Done, Error>;
    const NAME: &'static str = "on-job";
    const HTTP: bool = true;

    async fn call(self, guests: &Guests, store: &mut Store<CallState>) -> wasmtime::Result<Self::Reply> {
        guests.connector.call_on_job(store, &self.0).await
    }
}

/// `on-job` without HTTP, for jobs that run even where the plugin is switched off.
pub struct OnJobOffline(pub Run);

impl Export for OnJobOffline {
    type Reply = Result<Done, Error>;
    const NAME: &'static str = "on-job";
    const HTTP: bool = false;

    async fn call(self, guests: &Guests, store: &mut Store<CallState>) -> wasmtime::Result<Self::Reply> {
        guests.connector.call_on_job(store, &self.0).await
    }
}

/// `list-column-status`: the plugin's column for a list.
pub struct ListColumnStatus {
    /// The kind of records in the list.
    pub entity: Entity,
    /// The rows, in their order.
    pub rows: Vec<Row>,
}

impl Export for ListColumnStatus {
    type Reply = Vec<Cell>;
    const NAME: &'static str = "list-column-status";
    const HTTP: bool = false;

    async fn call(self, guests: &Guests, store: &mut Store<CallState>) -> wasmtime::Result<Vec<Cell>> {
        guests.connector.call_list_column_status(store, self.entity, &self.rows).await
    }
}
