//! The shop's records, and the keys by which they are found.

use serde::Serialize;

use crate::match_keys::normal;
use crate::rows::{RecordKey, RecordRows};
use crate::shop::{Address, Customer, Entity, Order, Product};

/// Saves an order without the remotes' identifiers; true where anything changed.
pub fn put_order<R: RecordRows>(rows: &R, shop: &str, order: &Order) -> Result<bool, R::Error> {
    put(rows, shop, (Entity::Order, &order.id), order, [number_key(order), name_key(&order_name(order))])
}

/// The key of an order's number.
pub fn number_key(order: &Order) -> RecordKey {
    key("number", &order.number)
}

/// Saves a product; true where anything changed.
pub fn put_product<R: RecordRows>(rows: &R, shop: &str, product: &Product) -> Result<bool, R::Error> {
    let own = [key("sku", &product.sku), key("ean", &product.ean)];
    let variants = product.variants.iter();
    let variants = variants.flat_map(|variant| [key("sku", &variant.sku), key("ean", &variant.ean)]);
    put(
        rows,
        shop,
        (Entity::Product, &product.id),
        product,
        own.into_iter().chain(variants).chain([name_key(&product.name)]),
    )
}

/// Saves a customer without the remotes' identifiers; true where anything changed.
pub fn put_customer<R: RecordRows>(rows: &R, shop: &str, customer: &Customer) -> Result<bool, R::Error> {
    let customer = Customer { remote_id: None, ..customer.clone() };
    let keys =
        [key("email", &customer.email), key("phone", &customer.phone), name_key(&customer_name(&customer))];
    put(rows, shop, (Entity::Customer, &customer.id), &customer, keys)
}

/// The key of a name, by which a person finds a record, and no connector does.
fn name_key(name: &str) -> RecordKey {
    key("name", name)
}

/// The name key of a stored record; none where it has no name, or can't be read.
#[must_use]
pub fn name_key_of(entity: Entity, body: &str) -> Option<RecordKey> {
    let name = match entity {
        Entity::Order => order_name(&serde_json::from_str(body).ok()?),
        Entity::Product => serde_json::from_str::<Product>(body).ok()?.name,
        Entity::Customer => customer_name(&serde_json::from_str(body).ok()?),
    };
    Some(name_key(&name)).filter(|(_, value)| !value.is_empty())
}

fn customer_name(customer: &Customer) -> String {
    format!("{} {}", customer.first_name, customer.last_name)
}

/// The name of an order: its customer, and the person on the bill where that is somebody else, with their company and
/// their e-mail address.
fn order_name(order: &Order) -> String {
    let Address { first_name, last_name, company, .. } = &order.billing;
    let (customer, billed) = (customer_name(&order.customer), format!("{first_name} {last_name}"));
    let email = &order.customer.email;
    if customer == billed {
        format!("{customer} {company} {email}")
    } else {
        format!("{customer} {billed} {company} {email}")
    }
}

fn key(kind: &'static str, value: &str) -> RecordKey {
    (kind, normal(kind, value))
}

/// Saves a record; one in which nothing changed keeps its revision.
fn put<R: RecordRows, T: Serialize>(
    rows: &R,
    shop: &str,
    (entity, id): (Entity, &str),
    record: &T,
    keys: impl IntoIterator<Item = RecordKey>,
) -> Result<bool, R::Error> {
    if !rows.put_record(shop, entity, id, record)? {
        return Ok(false);
    }
    rows.delete_record_keys(shop, entity, id)?;
    for key in keys.into_iter().filter(|(_, value)| !value.is_empty()) {
        rows.insert_record_key(shop, entity, id, &key)?;
    }
    Ok(true)
}

/// The id of a new record: this name, with a number behind it where another record has it.
pub fn new_id<R: RecordRows>(rows: &R, shop: &str, entity: Entity, name: &str) -> Result<String, R::Error> {
    let mut id = name.to_owned();
    for number in 2_u64.. {
        if !rows.has_record(shop, entity, &id)? {
            break;
        }
        id = format!("{name}-{number}");
    }
    Ok(id)
}
