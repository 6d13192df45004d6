//! Stands in for the shop's `records`.

use crate::bindings::framework360::shop::records::MatchBy;
use crate::shop::{Customer, Entity, Order, Product, Subject};

/// One of the shop's records.
#[derive(Debug, Clone, PartialEq)]
#[allow(clippy::large_enum_variant, reason = "a test holds a few of them")]
pub enum Entry {
    /// An order.
    Order(Order),
    /// A product.
    Product(Product),
    /// A customer.
    Customer(Customer),
}

fn entry(entity: Entity, wanted: &str) -> Option<Entry> {
    let found = |entry: &&Entry| matches(entry, entity) && id(entry) == wanted;
    super::with(|host| host.records.iter().find(found).cloned())
}

pub(crate) fn get_order(id: &str) -> Option<Order> {
    match entry(Entity::Order, id)? {
        Entry::Order(order) => Some(order),
        Entry::Product(_) | Entry::Customer(_) => None,
    }
}

pub(crate) fn get_product(id: &str) -> Option<Product> {
    match entry(Entity::Product, id)? {
        Entry::Product(product) => Some(product),
        Entry::Order(_) | Entry::Customer(_) => None,
    }
}

pub(crate) fn get_customer(id: &str) -> Option<Customer> {
    match entry(Entity::Customer, id)? {
        Entry::Customer(customer) => Some(customer),
        Entry::Order(_) | Entry::Product(_) => None,
    }
}

fn subject(entity: Entity, entry: &Entry) -> Subject {
    Subject { entity, id: id(entry).to_owned() }
}

pub(crate) fn find(entity: Entity, by: &MatchBy) -> Vec<Subject> {
    let found = |entry: &&Entry| {
        matches(entry, entity)
            && match (entry, by) {
                (Entry::Order(order), MatchBy::RemoteId(id)) => order.remote_id.as_ref() == Some(id),
                (Entry::Product(product), MatchBy::RemoteId(id)) => product.remote_id.as_ref() == Some(id),
                (Entry::Product(product), MatchBy::Sku(sku)) => product.sku == *sku,
                (Entry::Product(product), MatchBy::Ean(ean)) => product.ean == *ean,
                (Entry::Customer(customer), MatchBy::RemoteId(id)) => customer.remote_id.as_ref() == Some(id),
                (Entry::Customer(customer), MatchBy::Email(email)) => {
                    customer.email.eq_ignore_ascii_case(email)
                }
                (Entry::Customer(customer), MatchBy::Phone(phone)) => customer.phone == *phone,
                _ => false,
            }
    };
    super::with(|host| host.records.iter().filter(found).map(|entry| subject(entity, entry)).collect())
}

/// As [`super::changes`] keeps them; there are versions of products alone.
pub(crate) fn versions(entity: Entity, remote_ids: &[String]) -> Vec<Option<String>> {
    assert!(remote_ids.len() <= 1_000, "the platform takes no more at a time");
    super::with(|host| {
        let known = |id: &String| host.versions.get(id).filter(|_| entity == Entity::Product).cloned();
        remote_ids.iter().map(known).collect()
    })
}

pub(crate) fn changed(entity: Entity, after: Option<&str>, limit: u32) -> (Vec<Subject>, Option<String>) {
    let skip = after.and_then(|cursor| cursor.parse().ok()).unwrap_or(0);
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    super::with(|host| {
        let entries: Vec<_> = host
            .records
            .iter()
            .filter(|entry| matches(entry, entity))
            .skip(skip)
            .take(limit)
            .map(|entry| subject(entity, entry))
            .collect();
        let cursor = (!entries.is_empty()).then(|| skip.saturating_add(entries.len()).to_string());
        (entries, cursor)
    })
}

fn matches(entry: &Entry, entity: Entity) -> bool {
    matches!(
        (entry, entity),
        (Entry::Order(_), Entity::Order)
            | (Entry::Product(_), Entity::Product)
            | (Entry::Customer(_), Entity::Customer)
    )
}

fn id(entry: &Entry) -> &str {
    match entry {
        Entry::Order(order) => &order.id,
        Entry::Product(product) => &product.id,
        Entry::Customer(customer) => &customer.id,
    }
}
