//! Writes records into answers.

use http::StatusCode;
use serde_json::{Map, Value, json};

use super::{catalogue::Change, dialect::Dialect, order::Order};
use crate::call::Reply;

impl Dialect {
    /// An answer without an error.
    pub(super) fn answer(&self, status: StatusCode, mut body: Value) -> Reply {
        self.add_to(&mut body);
        Reply::json(status, &body)
    }

    pub(super) fn change(&self, change: &Change<'_>) -> Value {
        let mut shown = match change.product {
            Some(product) => json!(product),
            None => json!({ "id": change.id, "state": "removed" }),
        };
        set(&mut shown, "stamp", json!(self.stamp(change.stamp)));
        self.thin_out(&mut shown);
        self.add_to(&mut shown);
        shown
    }

    pub(super) fn receipt(&self, order: &Order) -> Value {
        let mut shown = json!({
            "id": order.id.to_string(),
            "number": order.number,
            "external_reference": order.sent.external_reference,
            "order_number": order.sent.order_number,
            "currency": order.sent.currency,
            "total": order.sent.total.to_string(),
            "order": order.sent,
        });
        if !self.sparse {
            let url = format!("https://tg00.bweb.ch/orders/{}", order.id);
            set(&mut shown, "url", json!(url));
        }
        self.add_to(&mut shown);
        shown
    }

    /// Removes optional fields of a product that hold nothing.
    fn thin_out(&self, product: &mut Value) {
        const OPTIONAL: [&str; 6] = ["sku", "ean", "short_description", "description", "vat", "quantity"];
        let Some(fields) = product.as_object_mut().filter(|_| self.sparse) else { return };
        fields.retain(|name, value| {
            !OPTIONAL.contains(&name.as_str())
                || !(value.is_null() || value == &json!("") || value == &Value::Object(Map::new()))
        });
    }

    fn add_to(&self, body: &mut Value) {
        if let Some(fields) = body.as_object_mut().filter(|_| self.chatty) {
            fields.insert("x_branch".to_owned(), json!("Lugano"));
            fields.insert("x_flags".to_owned(), json!({ "migrated": true, "level": 3 }));
            fields.insert("x_nothing".to_owned(), Value::Null);
        }
    }
}

/// Gives an object a field.
pub(super) fn set(object: &mut Value, name: &str, value: Value) {
    if let Some(fields) = object.as_object_mut() {
        fields.insert(name.to_owned(), value);
    }
}
