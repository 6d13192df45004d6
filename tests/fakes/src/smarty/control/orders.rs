//! A clerk's changes of orders: none is made by a request.

use serde_json::{Value, json};

use super::known_fields;
use crate::{
    call::Call,
    control::{self, Failure, found, number},
    smarty::{
        data::Data,
        records::{Order, Row},
        write::{json, merged, read},
    },
};

pub(super) fn outcome(data: &Data, call: &Call, method: &str, route: &[&str]) -> Result<Value, Failure> {
    match (method, route) {
        ("GET", []) => control::page(call, "orders", &data.orders()),
        ("POST", []) => {
            let order: Order = read(&known_fields(&json(call)?, &Order::default())?)?;
            Ok(json!({ "id": data.add_order(order) }))
        }
        ("GET", [id]) => Ok(json!(data.order(number(id)?).ok_or(Failure::UnknownId)?)),
        ("PUT", [id]) => put(data, call, number(id)?),
        ("DELETE", [id]) => found(data.remove_order(number(id)?)),
        ("POST", [id, "copy"]) => {
            let copy = data.copy_order(number(id)?);
            Ok(json!({ "id": copy.ok_or(Failure::UnknownId)? }))
        }
        ("PUT", [id, "rows", place]) => put_row(data, call, number(id)?, number(place)?),
        _ => Err(Failure::NotFound),
    }
}

fn put(data: &Data, call: &Call, id: u64) -> Result<Value, Failure> {
    let known = data.order(id).ok_or(Failure::UnknownId)?;
    let mut body = known_fields(&json(call)?, &known)?;
    let canceled = match body.as_object_mut().and_then(|fields| fields.remove("canceled")) {
        None => known.canceled,
        Some(sent) => sent.as_bool().ok_or_else(|| Failure::bad_value("canceled: true or false"))?,
    };
    let sent: Order = merged(&known, &body)?;
    // Rows keep their numbers where they keep their places.
    let mut rows = sent.rows;
    for (row, known) in rows.iter_mut().zip(&known.rows) {
        row.id = known.id;
    }
    found(data.change_order(id, |order| {
        order.customer_id = sent.customer_id;
        order.billing_address = sent.billing_address;
        order.shipping_address = sent.shipping_address;
        order.payment_type = sent.payment_type;
        order.fees = sent.fees;
        order.rows = rows;
        order.canceled = canceled;
    }))
}

fn put_row(data: &Data, call: &Call, id: u64, place: u64) -> Result<Value, Failure> {
    let place = usize::try_from(place).map_err(|_| Failure::UnknownId)?;
    let order = data.order(id).ok_or(Failure::UnknownId)?;
    let known = order.rows.get(place).ok_or(Failure::UnknownId)?;
    let changed: Row = merged(known, &known_fields(&json(call)?, known)?)?;
    found(data.change_order(id, |order| {
        if let Some(row) = order.rows.get_mut(place) {
            *row = Row { id: row.id, ..changed };
        }
    }))
}
