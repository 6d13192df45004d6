//! The comparison of an order with a record at Smarty, field by field as Smarty lists them.
//!
//! Texts are compared by their letters and digits in one case, numbers by their value: Smarty may write them otherwise
//! than they were sent. A field that one side doesn't have isn't compared. Neither are names of rows: Smarty may
//! preserve the reference there, drop it, or put the product's name in its place.

use framework360_sdk::decimal::{self, Decimal};
use framework360_sdk::shop::OrderLine;
use serde::{Deserialize, Serialize};

use super::serde_pairs;
use crate::api::{self, ListedAddress, NewOrder};

/// How close a record is to what was sent, from the closest to the farthest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Similarity {
    /// Customer and rows are equal, and no listed field differs.
    Same,
    /// Customer and rows are equal, but the address, payment or fee differs or isn't listed.
    SameGoods,
    /// The customer is equal, and one article is common.
    CommonArticle,
    /// Certainly another order.
    Other,
}

/// The id of a customer that isn't known: ids begin with 1.
const ANYONE: u64 = 0;

/// The content of an attempt's request, as far as Smarty lists it. It is stored with the submission record, so that the
/// record at Smarty is recognized even if the order was edited since.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Content {
    customer_id: u64,
    /// SKU, quantity and price of each row, one after the other.
    #[serde(default)]
    rows: Vec<String>,
    /// Payment, fees and addresses, each under its name and in compact form. An older release stored none.
    #[serde(default, with = "serde_pairs")]
    fields: Vec<(String, String)>,
}

impl Content {
    /// The content of a request.
    pub(crate) fn of(request: &NewOrder) -> Self {
        let row = |row: &api::NewRow| [row.sku.clone(), row.quantity.clone(), row.price.clone()];
        let mut fields = vec![("payment_type".to_owned(), compact(&request.payment_type))];
        for (key, amount) in [
            ("fees.shipping", Some(request.fees.shipping)),
            // These fees are sent as rows.
            ("fees.payment", None),
            ("fees.extra", None),
        ] {
            fields.push((key.to_owned(), amount.unwrap_or_default().normalize().to_string()));
        }
        for (key, address) in [("billing", &request.billing_address), ("shipping", &request.shipping_address)]
        {
            let name = [address.name.as_deref(), address.lastname.as_deref()].map(Option::unwrap_or_default);
            let lines = [address.address.as_str(), &address.address2];
            let place = [address.city.as_str(), &address.zipcode, &address.country_iso];
            fields.extend(address_fields(key, name, lines, place));
        }
        Self { customer_id: request.customer_id, rows: request.rows.iter().flat_map(row).collect(), fields }
    }

    /// This content with another customer.
    pub(crate) fn of_customer(&self, customer_id: u64) -> Self {
        Self { customer_id, ..self.clone() }
    }

    /// This content with an unknown customer.
    pub(crate) fn of_anyone(&self) -> Self {
        self.of_customer(ANYONE)
    }

    /// The content of an order that can't be mapped as it is now: its articles, for this customer.
    pub(crate) fn of_articles(lines: &[OrderLine], customer_id: u64) -> Self {
        let row = |line: &OrderLine| [line.sku.clone(), line.quantity.clone(), line.unit_price.clone()];
        Self { customer_id, rows: lines.iter().flat_map(row).collect(), fields: Vec::new() }
    }

    /// Smarty's id of the customer for whom the order was sent.
    pub(crate) fn customer_id(&self) -> u64 {
        self.customer_id
    }

    /// Compares the content with a record. A cancelled record may be the order too.
    pub(crate) fn similarity(&self, order: &api::Order) -> Similarity {
        if self.customer_id == ANYONE {
            // All the rest must be the same, and still it isn't certain.
            let same = |id| self.of_customer(id).similarity(order) == Similarity::Same;
            let is_same = order.customer_id().is_some_and(same);
            return if is_same { Similarity::SameGoods } else { Similarity::Other };
        }
        if order.customer_id().is_some_and(|id| id != self.customer_id) {
            return Similarity::Other;
        }
        let ours = self.rows();
        let Some(theirs) = order.rows.as_deref().and_then(read_rows) else { return Similarity::SameGoods };
        if same_rows(&theirs, &ours) {
            let is_complete = order.customer_id().is_some() && order.id().is_some();
            let same = is_complete && !self.fields.is_empty() && !self.contradicts(order);
            return if same { Similarity::Same } else { Similarity::SameGoods };
        }
        // Only a record that lists all its articles, and none of ours, is certainly another order.
        let common = |row: &Row| ours.iter().any(|our| !row.sku.is_empty() && same_sku(our, row));
        let says_nothing = theirs.is_empty() || theirs.iter().all(|row| row.sku.is_empty());
        if says_nothing || theirs.iter().any(common) { Similarity::CommonArticle } else { Similarity::Other }
    }

    /// Whether the record may be this content, as far as the list shows.
    pub(crate) fn may_be(&self, order: &api::Order) -> bool {
        match self.similarity(order) {
            Similarity::Same => true,
            Similarity::SameGoods => self.customer_id == ANYONE,
            Similarity::CommonArticle | Similarity::Other => false,
        }
    }

    fn contradicts(&self, order: &api::Order) -> bool {
        let mut listed = vec![("payment_type".to_owned(), compact(&order.payment_type))];
        for (key, text) in [
            ("fees.shipping", &order.fees.shipping),
            ("fees.payment", &order.fees.payment),
            ("fees.extra", &order.fees.extra),
        ] {
            listed.push((key.to_owned(), text.trim().to_owned()));
        }
        listed.extend(listed_fields("billing", &order.billing));
        listed.extend(listed_fields("shipping", &order.shipping));
        listed.iter().any(|(key, theirs)| {
            let ours = self.fields.iter().find(|(known, _)| known == key).map(|(_, value)| value);
            ours.is_some_and(|ours| differs(key, ours, theirs))
        })
    }

    fn rows(&self) -> Vec<Row> {
        let row = |row: &[String]| {
            let [sku, quantity, price] = row else { return None };
            let quantity = decimal::required(quantity).ok()?;
            Some(Row { sku: sku.clone(), quantity, price: decimal::required(price).ok() })
        };
        self.rows.chunks(3).filter_map(row).collect()
    }
}

/// A row whose numbers are read.
#[derive(Clone, Debug)]
struct Row {
    sku: String,
    quantity: Decimal,
    /// The price; none where it isn't reported.
    price: Option<Decimal>,
}

fn listed_fields(key: &str, address: &ListedAddress) -> Vec<(String, String)> {
    let ListedAddress { name, lastname, address, address2, city, zipcode, country_iso } = address;
    address_fields(key, [name, lastname], [address, address2], [city, zipcode, country_iso])
}

fn address_fields(
    key: &str,
    name: [&str; 2],
    lines: [&str; 2],
    [city, zipcode, country_iso]: [&str; 3],
) -> Vec<(String, String)> {
    let fields = [
        ("name", name.concat()),
        ("address", lines.concat()),
        ("city", city.to_owned()),
        ("zipcode", zipcode.to_owned()),
        ("country_iso", country_iso.to_owned()),
    ];
    fields.into_iter().map(|(name, text)| (format!("{key}.{name}"), compact(&text))).collect()
}

/// Whether two values of a field can't be the same; an empty one says nothing.
fn differs(key: &str, ours: &str, theirs: &str) -> bool {
    if ours.is_empty() || theirs.is_empty() {
        return false;
    }
    if key.starts_with("fees.") {
        let (ours, theirs) = (decimal::required(ours), decimal::required(theirs));
        return ours.ok().zip(theirs.ok()).is_some_and(|(ours, theirs)| !same_price(ours, theirs));
    }
    // A list that reports the first name alone says the same of the person.
    let part = key.ends_with(".name") && (ours.contains(theirs) || theirs.contains(ours));
    !part && ours != theirs
}

/// Letters and digits in lower case.
fn compact(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Reads the listed rows; none where a quantity isn't reported.
fn read_rows(rows: &[api::Row]) -> Option<Vec<Row>> {
    let mut read = Vec::new();
    for row in rows {
        let quantity = decimal::required(&row.quantity).ok()?;
        read.push(Row {
            sku: row.sku.trim().to_owned(),
            quantity,
            price: decimal::required(&row.price).ok(),
        });
    }
    Some(read)
}

/// Whether both have the same rows, in any order.
fn same_rows(theirs: &[Row], ours: &[Row]) -> bool {
    let same = |a: &Row, b: &Row| {
        same_sku(a, b)
            && decimal::same(a.quantity, b.quantity)
            && a.price.zip(b.price).is_some_and(|(a, b)| same_price(a, b))
    };
    let count = |rows: &[Row], row: &Row| rows.iter().filter(|other| same(other, row)).count();
    theirs.len() == ours.len() && ours.iter().all(|row| count(theirs, row) == count(ours, row))
}

/// A list that rounds to cents shows the same price.
fn same_price(a: Decimal, b: Decimal) -> bool {
    decimal::same(a.round_dp(2), b.round_dp(2))
}

fn same_sku(a: &Row, b: &Row) -> bool {
    a.sku.eq_ignore_ascii_case(&b.sku)
}

#[cfg(test)]
#[path = "content/tests.rs"]
mod tests;
