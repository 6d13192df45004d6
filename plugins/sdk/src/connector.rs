//! The traits that a connector implements, and their export from its component.

mod export;
mod optional;

pub use optional::{
    Authorized, Customers, Delivery, Destination, Lifecycle, OAuth, Session, Verdict, WebhookRequest,
    Webhooks,
};

use crate::bindings::exports::framework360::connector::connector::{
    self as contract, Guest, LanguageStrings,
};
use crate::bindings::framework360::connector::types::Error as ContractError;
use crate::shop::Entity;
use crate::text::Strings;
use crate::{
    Account, Cell, CheckError, Choice, Done, Error, FieldError, Manifest, Next, Outcome, Page, Row, Run,
    status,
};

/// A connector. The contract (`wit/connector.wit`) says what each call means. Calls that a connector may not need have
/// a default.
pub trait Connector {
    /// The connector's strings, as `framework360_sdk::texts!()` made them.
    fn strings() -> Strings;

    /// The manifest, by which the plugin is presented. A pure function.
    fn describe() -> Manifest;

    /// Whether the settings being tried can be right; nothing is asked of the remote.
    ///
    /// # Errors
    /// One per field that can't be right.
    fn configure() -> Result<(), Vec<FieldError>> {
        Ok(())
    }

    /// Asks the remote whether the credentials work.
    ///
    /// # Errors
    /// The fields that are wrong, or why it can't be known.
    fn check() -> Result<Account, CheckError>;

    /// The choices that a `choice` or `mapping` field offers.
    ///
    /// # Errors
    /// Where the remote had to be asked and didn't answer.
    fn choices(_field: &str) -> Result<Vec<Choice>, Error> {
        Ok(Vec::new())
    }

    /// An order was completed or changed: reads it, decides and queues.
    ///
    /// # Errors
    /// Where the decision can't be made or queued now.
    fn on_order_paid(_order_id: &str) -> Result<Outcome, Error> {
        Ok(Outcome::Nothing)
    }

    /// A page of the product tick, which runs every five minutes. By default there are no products: an empty page.
    ///
    /// # Errors
    /// Where the remote can't be read; the cursor then stays.
    fn on_product_tick(cursor: Option<String>) -> Result<Page, Error> {
        Ok(Page {
            problems: Vec::new(),
            cursor: cursor.unwrap_or_default(),
            next: Next::AtTick,
            done: 0,
            total: None,
            enumeration: None,
        })
    }

    /// A queued job, or a send by hand.
    ///
    /// # Errors
    /// Why the job isn't done; the kind of error decides what the platform does next.
    fn on_job(run: Run) -> Result<Done, Error>;

    /// The plugin's column: by default what [`status::cell`] says of each row.
    fn list_column_status(_entity: Entity, rows: Vec<Row>) -> Vec<Cell> {
        rows.iter().map(status::cell).collect()
    }
}

impl<C: Connector> Guest for C {
    fn strings() -> Vec<LanguageStrings> {
        let all = C::strings().with_shared().into_iter();
        all.map(|(language, fluent)| LanguageStrings { language, fluent }).collect()
    }
    fn describe() -> Manifest {
        C::describe()
    }
    fn configure() -> Result<(), Vec<FieldError>> {
        C::configure()
    }
    fn check() -> Result<Account, contract::CheckError> {
        Ok(C::check()?)
    }
    fn choices(field: String) -> Result<Vec<Choice>, ContractError> {
        Ok(C::choices(&field)?)
    }
    fn on_order_paid(order_id: String) -> Result<Outcome, ContractError> {
        Ok(C::on_order_paid(&order_id)?)
    }
    fn on_product_tick(cursor: Option<String>) -> Result<Page, ContractError> {
        Ok(C::on_product_tick(cursor)?)
    }
    fn on_job(run: Run) -> Result<Done, ContractError> {
        Ok(C::on_job(run)?)
    }
    fn list_column_status(entity: Entity, rows: Vec<Row>) -> Vec<Cell> {
        C::list_column_status(entity, rows)
    }
}
