//! Whether an order at Smarty is the one that we sent.

use std::borrow::Cow;

use framework360_sdk::decimal::{self, Decimal};
use framework360_sdk::json::{self, Object, Value};

use crate::api::{self, Order};
use crate::mapping::order::DraftRow;

/// How an order there compares with ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Likeness {
    /// The same customer and the same rows, in any order.
    Same,
    /// The same goods at other prices, or too little is told to know.
    Near,
    /// Certainly another order.
    Other,
}

/// A row whose numbers are read.
#[derive(Clone, Debug)]
struct Row {
    sku: String,
    quantity: Decimal,
    /// None where it isn't told.
    price: Option<Decimal>,
}

/// What an attempt sent, kept so that it's known again even if the order was edited since.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Sent {
    customer_id: u64,
    /// SKU, quantity and price of each row, one after the other.
    rows: Vec<String>,
}

impl Sent {
    /// These rows of this customer.
    pub(crate) fn new(customer_id: u64, rows: &[DraftRow]) -> Self {
        let row = |row: &DraftRow| [row.sku.clone(), row.quantity.to_string(), row.price.to_string()];
        Self { customer_id, rows: rows.iter().flat_map(row).collect() }
    }

    pub(crate) fn write(&self, object: &mut Object) {
        object.number("customer_id", self.customer_id);
        object.texts("rows", self.rows.iter().map(String::as_str));
    }

    pub(crate) fn read(object: Value<'_>) -> Option<Self> {
        let text = |row: Value<'_>| row.text().map(Cow::into_owned);
        let rows: Option<Vec<_>> = object.get("rows")?.elements()?.into_iter().map(text).collect();
        Some(Self { customer_id: json::number(object, "customer_id")?, rows: rows? })
    }

    fn wanted(&self) -> One {
        let row = |row: &[String]| {
            let [sku, quantity, price] = row else { return None };
            let quantity = decimal::required(quantity).ok()?;
            Some(Row { sku: sku.clone(), quantity, price: decimal::required(price).ok() })
        };
        One { customer_id: self.customer_id, rows: self.rows.chunks(3).filter_map(row).collect() }
    }
}

/// What our order may look like there: as any of our attempts sent it.
#[derive(Debug)]
pub(crate) struct Wanted(Vec<One>);

#[derive(Debug)]
struct One {
    customer_id: u64,
    rows: Vec<Row>,
}

impl Wanted {
    /// As these attempts sent it.
    pub(crate) fn new(sent: &[Sent]) -> Self {
        Self(sent.iter().map(Sent::wanted).collect())
    }

    /// Compares. A cancelled order there is ours too.
    pub(crate) fn likeness(&self, order: &Order) -> Likeness {
        self.0.iter().map(|one| one.likeness(order)).min().unwrap_or(Likeness::Other)
    }
}

impl One {
    fn likeness(&self, order: &Order) -> Likeness {
        if order.customer_id().is_some_and(|id| id != self.customer_id) {
            return Likeness::Other;
        }
        let Some(rows) = order.rows.as_deref().and_then(read) else { return Likeness::Near };
        let told = order.customer_id().is_some() && order.id().is_some();
        if told && same_rows(&rows, &self.rows) {
            return Likeness::Same;
        }
        // Only an order that says all it holds, and nothing of ours, is certainly another one.
        let ours = |row: &Row| row.sku.is_empty() || self.rows.iter().any(|our| same_sku(our, row));
        if rows.is_empty() || rows.iter().any(ours) { Likeness::Near } else { Likeness::Other }
    }
}

/// None where a quantity isn't told.
fn read(rows: &[api::Row]) -> Option<Vec<Row>> {
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

/// The same rows in any order.
fn same_rows(theirs: &[Row], ours: &[Row]) -> bool {
    let same = |a: &Row, b: &Row| {
        same_sku(a, b)
            && decimal::same(a.quantity, b.quantity)
            && a.price.zip(b.price).is_some_and(|(a, b)| decimal::same(a, b))
    };
    let count = |rows: &[Row], row: &Row| rows.iter().filter(|other| same(other, row)).count();
    theirs.len() == ours.len() && ours.iter().all(|row| count(theirs, row) == count(ours, row))
}

fn same_sku(a: &Row, b: &Row) -> bool {
    a.sku.eq_ignore_ascii_case(&b.sku)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn likeness(json: &str) -> Likeness {
        let row = |sku: &str, quantity: i64, cents: i64| Row {
            sku: sku.to_owned(),
            quantity: Decimal::from(quantity),
            price: Some(Decimal::new(cents, 2)),
        };
        let rows = vec![row("A", 1, 966), row("A", 2, 967), row("B", 1, 1000)];
        Wanted(vec![One { customer_id: 5, rows: vec![row("A", 9, 1)] }, One { customer_id: 77, rows }])
            .likeness(&Order::read(json::parse(json.as_bytes()).unwrap().root()))
    }

    const ROWS: &str = r#"[{"sku": "B", "quantity": 1, "price": 10}, {"sku": " A", "quantity": "2.000", "price": "9.6700"},
        {"sku": "A", "quantity": "1", "price": "9.66"}]"#;

    #[test]
    fn the_same_rows_in_any_order_and_form_are_ours() {
        assert_eq!(likeness(&format!(r#"{{"id": 1, "customer_id": "77", "rows": {ROWS}}}"#)), Likeness::Same);
        assert_eq!(
            likeness(&format!(r#"{{"id": 1, "customer_id": 77, "canceled": 1, "rows": {ROWS}}}"#)),
            Likeness::Same
        );
    }

    #[test]
    fn another_customer_or_other_goods_are_another_order() {
        assert_eq!(likeness(&format!(r#"{{"id": 1, "customer_id": 78, "rows": {ROWS}}}"#)), Likeness::Other);
        let other = r#"[{"sku": "C", "quantity": 1, "price": 10}]"#;
        assert_eq!(likeness(&format!(r#"{{"id": 1, "customer_id": 77, "rows": {other}}}"#)), Likeness::Other);
    }

    #[test]
    fn capitals_in_a_sku_make_no_other_order() {
        let lower = ROWS.to_ascii_lowercase();
        assert_eq!(likeness(&format!(r#"{{"id": 1, "customer_id": 77, "rows": {lower}}}"#)), Likeness::Same);
    }

    #[test]
    fn what_cannot_be_told_is_near() {
        let dearer = ROWS.replace("9.6700", "9.70");
        let more = ROWS.replace("2.000", "3");
        let nameless = ROWS.replace("\"B\"", "null");
        let shipping = ROWS.replace('[', r#"[{"sku": "SHIP", "quantity": 1, "price": 6}, "#);
        let fewer = r#"[{"sku": "B", "quantity": 1, "price": 10}]"#;
        let joined =
            r#"[{"sku": "A", "quantity": 3, "price": "9.6667"}, {"sku": "B", "quantity": 1, "price": 10}]"#;
        for order in [
            format!(r#"{{"id": 1, "customer_id": 77, "rows": {dearer}}}"#),
            format!(r#"{{"id": 1, "customer_id": 77, "rows": {more}}}"#),
            format!(r#"{{"id": 1, "customer_id": 77, "rows": {nameless}}}"#),
            format!(r#"{{"id": 1, "customer_id": 77, "rows": {shipping}}}"#),
            format!(r#"{{"id": 1, "customer_id": 77, "rows": {fewer}}}"#),
            format!(r#"{{"id": 1, "customer_id": 77, "rows": {joined}}}"#),
            format!(r#"{{"id": 1, "customer_id": null, "rows": {ROWS}}}"#),
            format!(r#"{{"customer_id": 77, "rows": {ROWS}}}"#),
            r#"{"id": 1, "customer_id": 77}"#.to_owned(),
            r#"{"id": 1, "customer_id": 77, "rows": []}"#.to_owned(),
            r#"{"id": 1, "customer_id": 77, "rows": [{"sku": "A", "quantity": "many"}]}"#.to_owned(),
        ] {
            assert_eq!(likeness(&order), Likeness::Near, "{order}");
        }
    }
}
