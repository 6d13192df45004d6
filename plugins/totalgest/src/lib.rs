//! The connector for TotalGest.
//!
//! Every completed order is queued; its job creates it in TotalGest under a reference that is unique there. To follow
//! an order through the code, read [`on_order_paid`](framework360_sdk::Connector::on_order_paid) here, then
//! `orders::run`, `mapping::order::draft` and `api::TotalGest::create_order`. Products come the other way, in pages:
//! `products::tick`, then `api::product` and `mapping::product`. Both speak within a session that `session::renew`
//! begins.
//!
//! # What is assumed
//!
//! TotalGest publishes no API. `openapi.json` next to this crate is what is spoken: every path, field and code in it
//! is our own proposal, and none was seen at TotalGest. The wire format is in `api` and nowhere else.
//!
//! Next to what that file says:
//!
//! - What is read is read liberally: numbers as text or as numbers, null for what isn't there, a problem's type by
//!   its last part, fields that nobody named.
//! - A product that is off sale there goes off sale in the shop, where it's known; it isn't created to be off sale.
//! - Swiss VAT is reported by its name as well where the rate is one of Switzerland's on the order's day, by the clock
//!   there. Rates of other countries are passed on as numbers.

mod api;
mod endpoint;
mod error_policy;
#[cfg(test)]
mod fake_remote;
mod manifest;
mod mapping;
mod orders;
mod products;
mod session;
mod settings;
#[cfg(test)]
mod tests;

#[allow(unreachable_pub, reason = "generated for connectors that show their texts")]
mod say {
    framework360_sdk::texts!();
}

use framework360_sdk::order::{Policy, reason_to_skip};
use framework360_sdk::shop::{Order, Timestamp};
use framework360_sdk::text::Strings;
use framework360_sdk::{
    Account, CheckError, Connector, Done, Error, FieldError, Manifest, Message, Outcome, Page, Run, Session,
};

/// The switch "Framework360 => TotalGest" for orders.
const ORDERS_OUT: &str = "orders-out";
/// The switch "TotalGest => Framework360" for products.
const PRODUCTS_IN: &str = "products-in";
/// The kind of job that sends an order.
const EXPORT_ORDER: &str = "export-order";

/// TotalGest.
pub struct TotalGest;

framework360_sdk::connector!(TotalGest, session);

impl Connector for TotalGest {
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

    fn on_order_paid(order_id: &str) -> Result<Outcome, Error> {
        framework360_sdk::order_job::queue(order_id, ORDERS_OUT, EXPORT_ORDER, not_for_totalgest)
    }

    fn on_product_tick(cursor: Option<String>) -> Result<Page, Error> {
        products::tick(cursor.as_deref())
    }

    fn on_job(run: Run) -> Result<Done, Error> {
        if run.kind == EXPORT_ORDER {
            orders::run(&run)
        } else {
            Err(Error::Unexpected(framework360_sdk::say::sdk_unknown_job(run.kind)))
        }
    }
}

impl Session for TotalGest {
    fn renew() -> Result<Option<Timestamp>, Error> {
        session::renew()
    }
}

/// Why an order isn't sent; none where it is. Unpaid ones are: the guides promise every completed order.
fn not_for_totalgest(order: &Order) -> Option<Message> {
    reason_to_skip(order, Policy::Completed)
}
