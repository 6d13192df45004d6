//! The connector for Gestionale Smarty (Smartygest).
//!
//! An order that is completed and paid, or payable on delivery, is queued; its job creates a copy of it in Smarty. To
//! follow an order through the code, read [`on_order_paid`](framework360_sdk::Connector::on_order_paid) here, then
//! `orders::run`, `mapping::order::draft`, `taxes::ids`, `customers::find_or_create`, `orders::lookup`,
//! `orders::decision` and `orders::send`. Products come the other way, in pages: `products::tick`, then `api::product`
//! and `mapping::product`.
//!
//! # What is assumed
//!
//! Smarty publishes no reference of its API. Next to what `api` lists about the wire format:
//!
//! - `Sales_Orders/list` answers the newest orders first, in every state, and ids ascend as records are made. The
//!   lookup doesn't rely on the order: where ids don't descend, it reads on.
//! - A row's name comes back as it was sent, with our reference at its end. It isn't relied on: whether it does is
//!   learned for each account from its first order, and what follows where it doesn't is in `orders::decision`.
//! - What isn't applied and listed 160 s after it was sent never will be.
//! - A row's name holds 100 characters.
//! - Whether prices hold VAT isn't said: it's the setting `prices`. Where they don't, VAT is worked out for each rate,
//!   on the sum at it, and prices keep their decimals: `mapping::net_prices`. Neither is relied on: `mapping::total`
//!   compares.
//! - What `rows[].discount` means isn't said: discounts are folded into the price, and so is what is below zero.
//! - A fee that isn't shipping is a row without SKU: `mapping::amounts` says why.
//! - There is no field for the SDI code, the certified e-mail address and the buyer's remark: the owner gets a note.
//! - There is no currency: orders in anything but euros are skipped, and no shop in anything else is filled with
//!   products.
//! - Nothing says that a list of products is complete, has an order, or doesn't change while it's read: `products` says
//!   how it deals with that. That Smarty's clock shows Rome's time matters only for stamps in the future.
//! - Weights are taken for grams. A price that is missing where variations have one is the lowest of theirs.
//! - How Smarty refuses an order whose customer was deleted there, or merged with another one, was never seen. The
//!   words that count as such a refusal are in `api::unknown_customer`; where words are only about a customer, the list
//!   of customers decides. `customers::gone` says what follows.
//! - A refusal with status 200 has no code: words such as "ApiKey" show that it is about the key.

mod api;
mod customers;
mod error_policy;
mod manifest;
mod mapping;
mod orders;
mod price_basis;
mod products;
mod settings;
mod taxes;
#[cfg(test)]
mod tests;

#[allow(unreachable_pub, reason = "generated for connectors that show their texts")]
mod say {
    framework360_sdk::texts!();
}

use framework360_sdk::order_job::queue as queue_order;
use framework360_sdk::say::sdk_unknown_job;
use framework360_sdk::text::Strings;
use framework360_sdk::{
    Account, CheckError, Choice, Connector, Done, Error, FieldError, Manifest, Outcome, Page, Run,
};

/// The switch "Framework360 => Smartygest" for orders.
const ORDERS_OUT: &str = "orders-out";
/// The switch "Smartygest => Framework360" for products.
const PRODUCTS_IN: &str = "products-in";
/// The kind of job that sends an order.
const EXPORT_ORDER: &str = "export-order";
/// The kind of job that audits which records carry references of ours.
const AUDIT_ORDERS: &str = "audit-orders";

/// Gestionale Smarty.
pub struct Smartygest;

framework360_sdk::connector!(Smartygest);

impl Connector for Smartygest {
    fn strings() -> Strings {
        say::STRINGS
    }

    fn describe() -> Manifest {
        manifest::manifest()
    }

    fn configure() -> Result<(), Vec<FieldError>> {
        settings::configure()
    }

    fn check() -> Result<Account, CheckError> {
        settings::check()
    }

    fn choices(field: &str) -> Result<Vec<Choice>, Error> {
        settings::choices(field)
    }

    fn on_order_paid(order_id: &str) -> Result<Outcome, Error> {
        queue_order(order_id, ORDERS_OUT, EXPORT_ORDER, mapping::eligibility::reason_to_skip)
    }

    fn on_product_tick(cursor: Option<String>) -> Result<Page, Error> {
        products::tick(cursor.as_deref())
    }

    fn on_job(run: Run) -> Result<Done, Error> {
        match run.kind.as_str() {
            EXPORT_ORDER => orders::run(&run),
            AUDIT_ORDERS => orders::audit::job(),
            _ => Err(Error::Unexpected(sdk_unknown_job(run.kind))),
        }
    }
}
