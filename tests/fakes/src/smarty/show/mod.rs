//! Writes records in the dialect.

mod product;

use std::borrow::Cow;

use jiff::civil::DateTime;
use rust_decimal::Decimal;
use serde_json::{Map, Number, Value, json};

use super::{
    catalogue::Catalogue,
    dialect::{Booleans, Dates, Dialect, Empties, Ids, Lists, Numbers, Presence, RowNames, Scale},
    product::Product,
    records::{Address, Customer, Order, Row, Tax},
    state::State,
};

impl Dialect {
    pub(crate) fn list(&self, records: Vec<Value>) -> Value {
        match self.lists {
            Lists::Array => Value::Array(records),
            Lists::Items => json!({ "items": records }),
            Lists::DataRecords => json!({ "Data": { "Records": records } }),
            Lists::Records => json!({ "Records": records }),
        }
    }

    pub(crate) fn posted(&self, id: u64) -> Value {
        json!({ "id": written_id(self.post_ids, id as i64) })
    }

    pub(crate) fn tax(&self, tax: &Tax) -> Value {
        json!({ "id": self.id(tax.id), "name": tax.name, "value": self.number(tax.value.normalize()) })
    }

    pub(crate) fn customer(&self, customer: &Customer) -> Value {
        let address = customer.billing_address.as_ref();
        let shown = json!({
            "name": self.text(&customer.name),
            "last_name": self.text(&customer.last_name),
            "business_name": self.text(&customer.business_name),
            "email": self.text(&customer.email),
            "phone": self.text(&customer.phone),
            "mobile": self.text(&customer.mobile),
            "dni": self.text(&customer.dni),
            "vat": self.text(&customer.vat),
            "created": self.date(customer.created),
            "last_update": self.date(customer.last_update),
            "billing_address": address.map(|address| self.place(address)),
        });
        with_optional(shown, "id", self.customer_ids, self.id(customer.id as i64))
    }

    pub(crate) fn order(&self, order: &Order, state: &State) -> Value {
        let address = order.billing_address.as_ref().map(|address| {
            let mut shown = self.place(address);
            if let Some(fields) = shown.as_object_mut() {
                let name = format!("{} {}", address.name, address.lastname);
                fields.insert("name".to_owned(), self.text(name.trim()));
            }
            shown
        });
        let shown = json!({
            "id": self.id(order.id as i64),
            "number": self.id(order.number as i64),
            "code": order.code,
            "date": self.date(order.created),
            "billing_address": address,
            "payment_type": self.text(&order.payment_type),
            "paid": self.flag(order.paid),
            "cod_value": self.money(order.cod_value),
            "payments": [],
            "packages": 1,
            "weight": self.number(Decimal::ZERO),
            "carrier": self.text(&order.carrier),
            "shipping_date": self.date(order.shipping_date),
            "shipped": self.flag(order.shipped),
            "shipping_confirmed": self.flag(order.shipping_confirmed),
            "locked": self.flag(order.locked),
            "canceled": self.flag(order.canceled),
            "fees": {
                "shipping": self.money(order.fees.shipping),
                "payment": self.money(order.fees.payment),
                "extra": self.money(order.fees.extra),
            },
            "rows": order.rows.iter().map(|row| self.row(row, state)).collect::<Vec<_>>(),
        });
        with_optional(shown, "customer_id", self.order_customer, self.id(order.customer_id))
    }

    fn row(&self, row: &Row, state: &State) -> Value {
        let tax = match row.tax_id {
            Some(id) => state.taxes.iter().find(|tax| tax.id == id),
            None => state.taxes.first(),
        };
        let name = match self.row_names {
            RowNames::Unchanged => Cow::Borrowed(row.name.as_str()),
            RowNames::Cut(length) => row.name.chars().take(length).collect(),
            RowNames::Title => Cow::Borrowed(title(&state.catalogue, &row.sku)),
            RowNames::Dropped => Cow::Borrowed(""),
        };
        json!({
            "id": self.id(row.id as i64),
            "sku": self.text(&row.sku),
            "name": self.text(&name),
            "price": self.money(row.price),
            "discount": self.money(row.discount),
            "tax_id": tax.map(|tax| self.id(tax.id)),
            "tax": tax.map(|tax| self.number(tax.value.normalize())),
            "quantity": self.number(row.quantity.normalize()),
        })
    }

    /// The parts that customers and orders share.
    fn place(&self, address: &Address) -> Value {
        json!({
            "address": self.text(&address.address),
            "address2": self.text(&address.address2),
            "zipcode": self.text(&address.zipcode),
            "city": self.text(&address.city),
            "state": self.text(&address.state),
            "country_iso": self.text(&address.country_iso),
        })
    }

    fn id(&self, id: i64) -> Value {
        written_id(self.ids, id)
    }

    fn text(&self, text: &str) -> Value {
        match self.empties {
            Empties::Null if text.is_empty() => Value::Null,
            Empties::Null | Empties::Text => json!(text),
        }
    }

    fn flag(&self, flag: bool) -> Value {
        match self.booleans {
            Booleans::Digit => json!(u8::from(flag)),
            Booleans::Text => json!(u8::from(flag).to_string()),
            Booleans::Boolean => json!(flag),
        }
    }

    fn date(&self, date: Option<DateTime>) -> Value {
        let form = match self.dates {
            Dates::Space => "%Y-%m-%d %H:%M:%S",
            Dates::T => "%Y-%m-%dT%H:%M:%S",
            Dates::Fraction => "%Y-%m-%dT%H:%M:%S.000",
        };
        date.map_or(Value::Null, |date| json!(date.strftime(form).to_string()))
    }

    fn money(&self, amount: Decimal) -> Value {
        let mut amount = amount;
        match self.scale {
            Scale::Padded => {
                amount = amount.normalize();
                amount.rescale(amount.scale().max(2));
            }
            Scale::Trimmed => amount = amount.normalize(),
            Scale::Posted => {}
            Scale::Rounded => amount.rescale(2),
        }
        self.number(amount)
    }

    fn number(&self, number: Decimal) -> Value {
        let text = number.to_string();
        match self.numbers {
            Numbers::Text => json!(text),
            Numbers::Number => text.parse::<Number>().map_or(Value::Null, Value::Number),
        }
    }
}

/// The title of the product that has this SKU, or a variation with it.
fn title<'a>(catalogue: &'a Catalogue, sku: &str) -> &'a str {
    let has = |product: &&Product| {
        product.sku == sku || product.variations.iter().any(|variation| variation.sku == sku)
    };
    catalogue.iter().find(has).map_or("", |product| product.title.as_str())
}

fn written_id(form: Ids, id: i64) -> Value {
    match form {
        Ids::Number => json!(id),
        Ids::Text => json!(id.to_string()),
    }
}

fn with_optional(record: Value, key: &str, presence: Presence, value: Value) -> Value {
    let mut fields = match record {
        Value::Object(fields) => fields,
        _ => Map::new(),
    };
    match presence {
        Presence::Sent => fields.insert(key.to_owned(), value),
        Presence::Null => fields.insert(key.to_owned(), Value::Null),
        Presence::Absent => None,
    };
    Value::Object(fields)
}
