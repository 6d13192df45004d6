//! Posts and puts: what is accepted, and what it does.

mod products;

use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;

use super::{
    records::{Customer, Order},
    state::State,
};
use crate::call::Call;

pub(crate) use products::{post_product, post_variation, put_product, put_variation};

/// Why a record was refused, as the answer reports it.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Refusal {
    #[error("Invalid JSON")]
    NotJson,
    #[error("Invalid data: {0}")]
    BadType(serde_json::Error),
    #[error("Missing name or business_name")]
    Nameless,
    #[error("Unknown customer_id")]
    UnknownCustomer,
    #[error("Unknown product_id")]
    UnknownProduct,
    #[error("Unknown tax_id")]
    UnknownTax,
    #[error("Order without rows")]
    NoRows,
    #[error("Row without quantity")]
    NoQuantity,
    #[error("Unknown id")]
    UnknownId,
    #[error("Order not shipped")]
    NotShipped,
}

pub(crate) fn post_customer(state: &mut State, call: &Call) -> Result<u64, Refusal> {
    let body = json(call)?;
    let customer: Customer = read(&body)?;
    named(&customer)?;
    let id = state.add_customer(customer);
    call.applied("Customers", "post", id);
    Ok(id)
}

/// Changes the fields that were sent and keeps the others.
pub(crate) fn put_customer(state: &mut State, call: &Call, id: &str) -> Result<u64, Refusal> {
    let body = json(call)?;
    let now = state.now();
    let id: u64 = id.parse().map_err(|_| Refusal::UnknownId)?;
    let known = state.customers.iter_mut().find(|customer| customer.id == id).ok_or(Refusal::UnknownId)?;
    let changed: Customer = merged(known, &body)?;
    named(&changed)?;
    *known = Customer { id, created: known.created, last_update: Some(now), ..changed };
    call.applied("Customers", "put", id);
    Ok(id)
}

pub(crate) fn post_order(state: &mut State, call: &Call) -> Result<u64, Refusal> {
    let body = json(call)?;
    let order: Order = read(&body)?;
    if !state.customers.iter().any(|customer| customer.id as i64 == order.customer_id) {
        return Err(Refusal::UnknownCustomer);
    }
    if order.rows.is_empty() {
        return Err(Refusal::NoRows);
    }
    if order.rows.iter().any(|row| row.quantity.is_zero()) {
        return Err(Refusal::NoQuantity);
    }
    // -1 is what the vendor's sample sends for "no tax of its own"; it was seen for shipping only.
    let shipping_tax = order.fees.shipping_tax.filter(|tax| *tax != -1);
    let taxes = order.rows.iter().filter_map(|row| row.tax_id).chain(shipping_tax);
    if taxes.into_iter().any(|id| !state.taxes.iter().any(|tax| tax.id == id)) {
        return Err(Refusal::UnknownTax);
    }
    let id = state.add_order(order);
    state.posted.push(id);
    call.applied("Sales_Orders", "post", id);
    Ok(id)
}

pub(crate) fn ship(state: &mut State, call: &Call, id: &str) -> Result<u64, Refusal> {
    let now = state.now();
    let order = find_order(state, id)?;
    order.shipped = true;
    order.shipping_date.get_or_insert(now);
    call.applied("Sales_Orders", "ship", order.id);
    Ok(order.id)
}

pub(crate) fn confirm_ship(state: &mut State, call: &Call, id: &str) -> Result<u64, Refusal> {
    let body = if call.body.is_empty() { Value::Null } else { json(call)? };
    let order = find_order(state, id)?;
    if !order.shipped {
        return Err(Refusal::NotShipped);
    }
    order.shipping_confirmed = true;
    if let Some(carrier) = body.get("carrier").and_then(Value::as_str) {
        order.carrier = carrier.to_owned();
    }
    if let Some(tracking) = body.get("tracking").and_then(Value::as_str) {
        order.tracking = tracking.to_owned();
    }
    call.applied("Sales_Orders", "confirmShip", order.id);
    Ok(order.id)
}

fn find_order<'a>(state: &'a mut State, id: &str) -> Result<&'a mut Order, Refusal> {
    let id: u64 = id.parse().map_err(|_| Refusal::UnknownId)?;
    state.orders.iter_mut().find(|order| order.id == id).ok_or(Refusal::UnknownId)
}

pub(crate) fn json(call: &Call) -> Result<Value, Refusal> {
    serde_json::from_slice(&call.body).map_err(|_| Refusal::NotJson)
}

pub(crate) fn read<T: DeserializeOwned>(body: &Value) -> Result<T, Refusal> {
    serde_json::from_value(body.clone()).map_err(Refusal::BadType)
}

/// The known record with the fields that were sent.
pub(crate) fn merged<T: Serialize + DeserializeOwned>(known: &T, sent: &Value) -> Result<T, Refusal> {
    let mut merged = serde_json::to_value(known).map_err(Refusal::BadType)?;
    let (Some(fields), Some(sent)) = (merged.as_object_mut(), sent.as_object()) else {
        return Err(Refusal::NotJson);
    };
    fields.extend(sent.clone());
    read(&merged)
}

fn named(customer: &Customer) -> Result<(), Refusal> {
    let names = [&customer.business_name, &customer.name, &customer.last_name];
    if names.iter().all(|name| name.trim().is_empty()) { Err(Refusal::Nameless) } else { Ok(()) }
}
