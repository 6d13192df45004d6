//! The data over HTTP, for people, scripts and demos: what [`Data`] does in Rust. A product is
//! written as Smarty keeps it, whatever the dialect.

mod customers;
mod orders;

use serde_json::{Value, json};

use super::{
    data::Data,
    product::{Product, Variation},
    write::{Refusal, json, merged, read},
};
use crate::{
    call::{Call, Reply},
    control::{self, Failure, found, number},
};

/// The fake's controls, as `--help` lists them.
pub const HELP: &str = crate::with_faults_help!(
    "\
Controls, for the person who runs it: no key, from this machine only, not in the ledger, bodies as JSON
  GET    /control                              this text
  GET    /control/products?offset=0&limit=50   all products as they are kept
  POST   /control/products                     a new one, variations included
  DELETE /control/products?keep=0              all of them, or all but the first so many
  GET    /control/products/ID                  one
  PUT    /control/products/ID                  changes what is sent: {\"stock\": 3, \"price\": \"19.90\"};
                                               a new one where there is none
  DELETE /control/products/ID
  POST   /control/products/ID/variations       a new variation
  GET, PUT, DELETE /control/variations/ID      as with products
  GET    /control/customers?offset=0&limit=50  all customers as they are kept, oldest first
  POST   /control/customers                    a new one, written as Customers/post takes it
  GET    /control/customers/ID                 one
  PUT    /control/customers/ID                 changes what is sent: {\"email\": \"ada@example.org\"}
  DELETE /control/customers/ID                 its orders stay, new ones for it are refused
  POST   /control/customers/ID/merge           {\"into\": 78}: it's gone, and its orders are that one's
  GET    /control/orders?offset=0&limit=50     all orders as they are kept, oldest first
  POST   /control/orders                       one typed in by a clerk, written as Sales_Orders/post takes it
  GET    /control/orders/ID                    one
  PUT    /control/orders/ID                    changes what is sent, also {\"canceled\": true}; rows as a whole
  DELETE /control/orders/ID
  POST   /control/orders/ID/copy               one more like it, texts included
  PUT    /control/orders/ID/rows/0             changes what is sent of its first row: {\"name\": \"\"}
  POST   /control/seed                         {\"products\": 1000, \"seed\": 1}: generated products
  GET    /control/clock
  POST   /control/clock                        one or more of: {\"local\": \"2024-10-27T02:30:00\"},
                                               {\"instant\": \"2024-10-27T00:30:00Z\"} to stop it there;
                                               {\"advance\": 3600}: seconds that go by;
                                               {\"turn\": -3600}: it is wrong by so much more;
                                               {\"time_zone\": \"UTC\"}; {\"run\": true}: real time
A PUT moves last_update unless ?keep_stamp=1 is added, or it is sent itself.",
    "Sales_Orders/post"
);

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal.to_string())
    }
}

pub(crate) fn answer(data: &Data, call: &Call) -> Reply {
    control::answer(HELP, call, |method, route| outcome(data, call, method, route))
}

fn outcome(data: &Data, call: &Call, method: &str, route: &[&str]) -> Result<Value, Failure> {
    match (method, route) {
        ("GET", ["products"]) => list(data, call),
        ("POST", ["products"]) => put_product(data, call, 0),
        ("DELETE", ["products"]) => shrink(data, call),
        ("GET", ["products", id]) => Ok(json!(data.product(number(id)?).ok_or(Failure::UnknownId)?)),
        ("PUT", ["products", id]) => put_product(data, call, number(id)?),
        ("DELETE", ["products", id]) => found(data.remove_product(number(id)?)),
        ("POST", ["products", id, "variations"]) => {
            let added = data.add_variation(number(id)?, read(&json(call)?)?);
            Ok(json!({ "id": added.ok_or(Failure::UnknownId)? }))
        }
        ("GET", ["variations", id]) => Ok(json!(data.variation(number(id)?).ok_or(Failure::UnknownId)?)),
        ("PUT", ["variations", id]) => put_variation(data, call, number(id)?),
        ("DELETE", ["variations", id]) => found(data.remove_variation(number(id)?)),
        (_, ["customers", rest @ ..]) => customers::outcome(data, call, method, rest),
        (_, ["orders", rest @ ..]) => orders::outcome(data, call, method, rest),
        ("POST", ["seed"]) => {
            let seeding: control::Seeding = control::body(call)?;
            Ok(json!({ "added": data.seed_products(seeding.products, seeding.seed).len() }))
        }
        ("GET" | "POST", ["clock"]) => control::clock(data, call),
        _ => Err(Failure::NotFound),
    }
}

fn list(data: &Data, call: &Call) -> Result<Value, Failure> {
    let state = data.state();
    control::page(call, "products", &state.catalogue.iter().collect::<Vec<&Product>>())
}

fn shrink(data: &Data, call: &Call) -> Result<Value, Failure> {
    let mut left = control::param(call, "keep", 0)?;
    let removed = data.retain_products(|_| {
        let keep = left > 0;
        left = left.saturating_sub(1);
        keep
    });
    Ok(json!({ "removed": removed }))
}

/// With a number that isn't taken, or 0 for the next one, a new product.
fn put_product(data: &Data, call: &Call, id: u64) -> Result<Value, Failure> {
    let body = json(call)?;
    let state = &mut *data.state();
    let known = state.catalogue.get(id).cloned();
    let fresh = known.is_none();
    let mut product = known.unwrap_or_default();
    let kept = (std::mem::take(&mut product.variations), product.created, product.last_update);
    product = merged(&product, &body)?;
    (product.variations, product.created, product.last_update) = kept;
    product.id = id;
    if !fresh && !keeps_stamp(call) {
        product.last_update = Some(state.now());
    }
    if let Some(variations) = body.get("variations") {
        product.variations = numbered(variations)?;
    }
    if let Some(stamp) = body.get("last_update") {
        product.last_update = read(stamp)?;
    }
    // A person who names no tax means the usual one.
    if fresh && body.get("tax_id").is_none() {
        product.tax_id = state.taxes.first().map_or(0, |tax| tax.id);
    }
    for variation in product.variations.iter_mut().filter(|variation| variation.tax_id == 0) {
        variation.tax_id = product.tax_id;
    }
    let cleared = product.last_update.is_none() && !fresh;
    let id = state.put_product(product);
    if cleared {
        state.change_product(id, false, |product| product.last_update = None);
    }
    Ok(json!({ "id": id }))
}

fn put_variation(data: &Data, call: &Call, id: u64) -> Result<Value, Failure> {
    let body = json(call)?;
    let changed = merged(&data.variation(id).ok_or(Failure::UnknownId)?, &body)?;
    found(match keeps_stamp(call) {
        true => data.change_variation_quietly(id, |variation| *variation = changed),
        false => data.change_variation(id, |variation| *variation = changed),
    })
}

/// Variations keep the numbers that they bring; those without one get the next.
fn numbered(variations: &Value) -> Result<Vec<Variation>, Failure> {
    let variations = variations.as_array().map(Vec::as_slice).unwrap_or_default();
    let variation = |sent: &Value| -> Result<Variation, Failure> {
        let id = sent.get("id").and_then(Value::as_u64).unwrap_or(0);
        Ok(Variation { id, ..read(sent)? })
    };
    variations.iter().map(variation).collect()
}

fn keeps_stamp(call: &Call) -> bool {
    call.param("keep_stamp") == Some("1")
}

/// What was sent, where it names nothing that such a record hasn't.
fn known_fields<T: serde::Serialize>(sent: &Value, like: &T) -> Result<Value, Failure> {
    let like = json!(like);
    let fields = sent.as_object().ok_or_else(|| Failure::bad_value("not an object"))?;
    match fields.keys().find(|name| like.get(name.as_str()).is_none()) {
        Some(unknown) => Err(Failure::bad_value(format!("unknown field {unknown}"))),
        None => Ok(sent.clone()),
    }
}
