//! A fake of the shop's `records`.

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
                    address(&customer.email) == address(email)
                }
                (Entry::Customer(customer), MatchBy::Phone(phone)) => {
                    let end = last_digits(phone);
                    !end.is_empty() && last_digits(&customer.phone) == end
                }
                _ => false,
            }
    };
    super::with(|host| host.records.iter().filter(found).map(|entry| subject(entity, entry)).collect())
}

pub(crate) fn earlier_links(subject: &Subject) -> Vec<String> {
    super::with(|host| host.earlier_links.get(&subject.id).cloned().unwrap_or_default())
}

/// The form in which the platform finds e-mail addresses.
fn address(email: &str) -> String {
    let composed = icu_normalizer::ComposingNormalizerBorrowed::new_nfc();
    let address = composed.normalize(&composed.normalize(email.trim()).to_lowercase()).into_owned();
    let domain = address.rsplit_once('@').map(|(name, domain)| (name, idna::domain_to_ascii(domain)));
    match domain {
        Some((name, Ok(domain))) => format!("{name}@{domain}"),
        _ => address,
    }
}

/// The digits by which the platform finds phone numbers, whatever form they are in.
fn last_digits(phone: &str) -> String {
    let digits: Vec<char> = phone.chars().filter(char::is_ascii_digit).collect();
    digits.iter().skip(digits.len().saturating_sub(6)).collect()
}

/// The versions that [`super::changes`] stores. Only products have versions.
pub(crate) fn versions(entity: Entity, remote_ids: &[String]) -> Vec<Option<String>> {
    assert!(remote_ids.len() <= 1_000, "the platform takes no more at a time");
    super::with(|host| {
        let known = |id: &String| host.versions.get(id).filter(|_| entity == Entity::Product).cloned();
        remote_ids.iter().map(known).collect()
    })
}

/// A customer is saved, new or changed, as the shop's people do.
pub fn save_customer(customer: Customer) {
    super::with(|host| {
        host.saved.push(customer.id.clone());
        let place = host
            .records
            .iter_mut()
            .find(|entry| matches(entry, Entity::Customer) && id(entry) == customer.id);
        match place {
            Some(entry) => *entry = Entry::Customer(customer),
            None => host.records.push(Entry::Customer(customer)),
        }
    });
}

/// The changed customers in the order of their saves, each once, at its last save.
fn changed_customers(after: usize, limit: usize) -> (Vec<Subject>, Option<String>) {
    super::with(|host| {
        for entry in host.records.iter().filter(|entry| matches(entry, Entity::Customer)) {
            if !host.saved.iter().any(|saved| saved == id(entry)) {
                host.saved.push(id(entry).to_owned());
            }
        }
        let later =
            |at: usize, wanted: &String| host.saved.iter().skip(at.saturating_add(1)).any(|id| id == wanted);
        let last =
            host.saved.iter().enumerate().skip(after).filter(|(at, wanted)| !later(*at, wanted)).take(limit);
        let reported: Vec<_> = last.collect();
        let cursor = reported.last().map(|(at, _)| at.saturating_add(1).to_string());
        (
            reported
                .into_iter()
                .map(|(_, id)| Subject { entity: Entity::Customer, id: id.clone() })
                .collect(),
            cursor,
        )
    })
}

pub(crate) fn changed(entity: Entity, after: Option<&str>, limit: u32) -> (Vec<Subject>, Option<String>) {
    let skip = after.and_then(|cursor| cursor.parse().ok()).unwrap_or(0);
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    if entity == Entity::Customer {
        return changed_customers(skip, limit);
    }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{self, samples};
    use crate::{changes, records};

    fn ids(after: Option<&str>, limit: u32) -> (Vec<String>, Option<String>) {
        let (reported, cursor) = records::changed(Entity::Customer, after, limit);
        (reported.into_iter().map(|subject| subject.id).collect(), cursor)
    }

    #[test]
    fn a_customer_that_is_saved_again_is_listed_again_after_the_cursor() {
        testing::reset();
        save_customer(Customer { id: "a".into(), ..samples::customer() });
        save_customer(Customer { id: "b".into(), ..samples::customer() });
        let (reported, cursor) = ids(None, 1);
        assert_eq!((reported, cursor.as_deref()), (vec!["a".to_owned()], Some("1")));
        save_customer(Customer { id: "a".into(), ..samples::customer() });
        let (reported, cursor) = ids(cursor.as_deref(), 10);
        assert_eq!((reported, cursor.as_deref()), (vec!["b".to_owned(), "a".to_owned()], Some("3")));
        assert_eq!(ids(cursor.as_deref(), 10), (Vec::new(), None));
    }

    #[test]
    fn a_connectors_patch_of_a_customer_is_there_at_once_and_an_older_one_changes_nothing() {
        testing::reset();
        save_customer(Customer { remote_id: Some("gid-1".into()), ..samples::customer() });
        let patch = |name: &str, at| crate::shop::CustomerPatch {
            first_name: Some(name.to_owned()),
            ..samples::customer_patch("gid-1", at)
        };
        changes::upsert_customer(&patch("Grace", 20));
        changes::upsert_customer(&patch("Older", 10));
        let ours = records::customer("c-1").unwrap();
        assert_eq!((ours.first_name.as_str(), ours.last_name.as_str()), ("Grace", "Verdi"));
        changes::unlink(&Subject { entity: Entity::Customer, id: "c-1".into() });
        assert_eq!(records::customer("c-1").unwrap().remote_id, None);
        changes::upsert_customer(&patch("Grace", 30));
        assert_eq!(records::find(Entity::Customer, &MatchBy::RemoteId("gid-1".into())).len(), 1);
    }
}
