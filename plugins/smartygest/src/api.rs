//! Smarty's wire format, and nothing else.
//!
//! Smarty publishes no reference. What is here was seen in the vendor's samples or in clients that work; what was never
//! seen is marked ASSUMED, and read as liberally as possible: text or number, 0/1 or true/false, null, a bare list or
//! one in an envelope.
//!
//! - ASSUMED `shipping_address` of an order has the fields of `billing_address`.
//! - ASSUMED `rows[].tax_id` is taken as it is listed, and a row with an empty `sku` as one that links to no product:
//!   so fees that aren't shipping are sent, with their tax. `fees.payment` and `fees.extra` were never seen in a
//!   request.
//! - ASSUMED a created record answers with a top-level `id`, as products do.
//! - ASSUMED an order of a customer that was deleted, or merged with another one, is refused in words that name
//!   `customer_id`, or at least a customer: the words are in `unknown_customer` and nowhere else.
//! - ASSUMED `fees.*` and row prices have the same VAT basis.
//! - ASSUMED `Taxes/list` reports `id` and `value`, the rate in percent.
//! - ASSUMED every amount is in euros: there is no currency anywhere.
//! - ASSUMED `Products/list` reports the fields of `Products/post`, with `last_update` and `variations`; the list of
//!   categories of a product is one path, root first; its weight is in grams.
//! - ASSUMED `last_update_from` is compared with `last_update` as it's listed, on the same clock (`products::plan`
//!   notices where it isn't), and a change of stock or of a variation moves its product's `last_update`.
//! - ASSUMED Smarty's clock shows Rome's time: see [`ZONE`].
//! - ASSUMED without `last_update_from` every product is listed, and a product that isn't listed is gone.

mod answer;
mod product;
mod request;
mod request_error;
mod response;
mod unknown_customer;

pub(crate) use product::{Product, Variation};
pub(crate) use request::{Address, Fees, NewCustomer, NewOrder, NewRow};
pub(crate) use request_error::RequestError;
pub(crate) use response::{Created, Customer, ListedAddress, Order, Row, Tax};

use framework360_sdk::http::{self, NoBody, Request, WithBody};
use framework360_sdk::wire::Lenient;
use framework360_sdk::{installation, product_version};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer};

/// The only host that this connector talks to.
pub(crate) const HOST: &str = "www.gestionalesmarty.com";
/// ASSUMED: the time zone of the clock that stamps records.
pub(crate) const ZONE: &str = "Europe/Rome";
const BASE: &str = "https://www.gestionalesmarty.com/titanium/V2/Api/";

/// The most records of one page.
pub(crate) const PAGE: u32 = 50;

/// One account at Smarty, reached with a key.
pub(crate) struct Smarty {
    key: String,
    account: u64,
}

impl Smarty {
    /// The account of this installation; none where no key is set.
    pub(crate) fn of_installation() -> Option<Self> {
        let named = |key| {
            let mut smarty = Self { key, account: 0 };
            smarty.account = smarty.key_hash();
            smarty
        };
        installation::setting("api_key").map(named)
    }

    /// Tries the key, with the cheapest request that needs one.
    pub(crate) fn try_key(&self) -> Result<(), RequestError> {
        let products: Result<Vec<AnyRecord>, _> = list(self.get("Products/list").query("limit", 1));
        products.map(drop)
    }

    /// A hash of the key: it distinguishes keys without showing them.
    pub(crate) fn key_hash(&self) -> u64 {
        product_version::Hash::new().text(&self.key).finish()
    }

    /// The name under which data about the account are stored: see `orders::keys`.
    pub(crate) fn account(&self) -> u64 {
        self.account
    }

    /// Sets the account that the key belongs to.
    pub(crate) fn set_account(&mut self, account: u64) {
        self.account = account;
    }

    /// The account's VAT rates.
    pub(crate) fn taxes(&self) -> Result<Vec<Tax>, RequestError> {
        list(self.get("Taxes/list"))
    }

    /// The customers that a free-text search for `text` finds.
    pub(crate) fn customers(&self, text: &str, offset: u32) -> Result<Vec<Customer>, RequestError> {
        list(self.get("Customers/list").query("text", text).query("limit", PAGE).query("offset", offset))
    }

    /// All customers, in no promised order.
    pub(crate) fn all_customers(&self, offset: u32) -> Result<Vec<Customer>, RequestError> {
        list(self.get("Customers/list").query("limit", PAGE).query("offset", offset))
    }

    /// Orders, newest first as far as was seen.
    pub(crate) fn orders(&self, limit: u32, offset: u32) -> Result<Vec<Order>, RequestError> {
        list(self.get("Sales_Orders/list/").query("limit", limit).query("offset", offset))
    }

    /// Products, with `from` those that changed since, in no promised order.
    pub(crate) fn products(&self, from: Option<&str>, offset: u32) -> Result<Vec<Product>, RequestError> {
        let request = self.get("Products/list").query("limit", PAGE).query("offset", offset);
        let request = match from {
            Some(from) => request.query("last_update_from", from),
            None => request,
        };
        let products: Vec<Product> = list(request)?;
        Ok(products.into_iter().map(Product::completed).collect())
    }

    /// Creates a customer.
    pub(crate) fn create_customer(&self, customer: &NewCustomer) -> Result<Created, RequestError> {
        answer::created(&self.post("Customers/post/").json_of(customer)?.send()?)
    }

    /// Creates an order.
    pub(crate) fn create_order(&self, order: &NewOrder) -> Result<Created, RequestError> {
        answer::created(&self.post("Sales_Orders/post/").json_of(order)?.send()?)
    }

    fn get(&self, path: &str) -> Request<NoBody> {
        http::get(format!("{BASE}{path}")).secret_query("ApiKey", &self.key)
    }

    fn post(&self, path: &str) -> Request<WithBody> {
        http::post(format!("{BASE}{path}")).secret_query("ApiKey", &self.key)
    }
}

/// A record of which nothing is read.
#[derive(Deserialize)]
struct AnyRecord {}

fn list<T: DeserializeOwned>(request: Request<NoBody>) -> Result<Vec<T>, RequestError> {
    answer::read_list(&request.send()?)
}

/// A part of a record; an empty one where it has another form.
fn or_empty<'de, D, T>(deserializer: D) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de> + Default,
{
    Lenient::deserialize(deserializer).map(|part| part.into_option().unwrap_or_default())
}
