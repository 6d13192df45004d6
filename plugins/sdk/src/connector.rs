//! What every connector implements.

mod export;
mod optional;

#[doc(hidden)]
pub use optional::Exported;
pub use optional::{
    Authorized, Customers, Delivery, Destination, Lifecycle, OAuth, Session, Verdict, WebhookRequest,
    Webhooks,
};

use crate::bindings::exports::framework360::connector::connector::{self as contract, Guest};
use crate::bindings::framework360::connector::types::Error as ContractError;
use crate::shop::Entity;
use crate::text::Catalogue;
use crate::{
    Account, Cell, CheckError, Choice, Done, Error, FieldError, Manifest, Message, Next, Outcome, Page, Row,
    Run, status,
};

/// A connector. The contract (`wit/connector.wit`) says what each call means; a default stands wherever a
/// connector may have nothing to say.
pub trait Connector {
    /// The connector's texts, as `framework360_sdk::texts!()` made them.
    fn texts() -> &'static Catalogue;

    /// How the plugin is presented, in the reader's language. Pure.
    fn describe(locale: &str) -> Manifest;

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

    /// What a `choice` or `mapping` field offers.
    ///
    /// # Errors
    /// Where the remote had to be asked and didn't answer.
    fn choices(_field: &str, _locale: &str) -> Result<Vec<Choice>, Error> {
        Ok(Vec::new())
    }

    /// An order was completed or changed: reads it, decides and queues.
    ///
    /// # Errors
    /// Where the decision can't be made or queued now.
    fn on_order_paid(_order_id: &str) -> Result<Outcome, Error> {
        Ok(Outcome::Nothing)
    }

    /// Every five minutes. By default there are no products: an empty page.
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
    fn list_column_status(_entity: Entity, rows: Vec<Row>, locale: &str) -> Vec<Cell> {
        let texts = Self::texts().reader(locale);
        rows.iter().map(|row| status::cell(row, &texts)).collect()
    }

    /// The messages in the reader's language. Pure.
    fn render(messages: Vec<Message>, locale: &str) -> Vec<String> {
        let texts = Self::texts().reader(locale);
        messages.iter().map(|message| texts.render(message)).collect()
    }
}

impl<C: Connector> Guest for C {
    fn describe(locale: String) -> Manifest {
        C::describe(&locale)
    }
    fn configure() -> Result<(), Vec<FieldError>> {
        C::configure()
    }
    fn check() -> Result<Account, contract::CheckError> {
        Ok(C::check()?)
    }
    fn choices(field: String, locale: String) -> Result<Vec<Choice>, ContractError> {
        Ok(C::choices(&field, &locale)?)
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
    fn list_column_status(entity: Entity, rows: Vec<Row>, locale: String) -> Vec<Cell> {
        C::list_column_status(entity, rows, &locale)
    }
    fn render(messages: Vec<Message>, locale: String) -> Vec<String> {
        C::render(messages, &locale)
    }
}
