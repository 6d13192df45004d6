//! The records that a person names for a send.

use std::collections::{BTreeMap, BTreeSet};

use host_core::model::{Installation, Message};
use host_core::shop::Entity;
use host_core::store::{Listed, Record};

use super::{Sends, unknown_records};
use crate::error::HostError;

impl Sends<'_> {
    /// The ids of the records that a person names: by their ids, orders also by their numbers, customers by their
    /// e-mail addresses. Each comes once, in the order in which they are named.
    ///
    /// # Errors
    /// A name that no record has, or that several have; or the store.
    pub async fn selected(
        self,
        installation: &Installation,
        entity: Entity,
        named: &[String],
    ) -> Result<Vec<String>, HostError> {
        let named = once(named.to_vec());
        let store = &self.host.store;
        let there = store.records_list(installation.id, entity, Some(&named), u32::MAX).await?;
        let known: BTreeSet<String> = there.into_iter().map(|row| row.record.subject().id).collect();
        if named.iter().all(|id| known.contains(id)) {
            return Ok(named);
        }
        let rows = store.records_list(installation.id, entity, None, u32::MAX).await?;
        let mut by_name: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (name, id) in rows.into_iter().filter_map(name_and_id) {
            by_name.entry(name).or_default().push(id);
        }
        resolve(entity, &named, &known, &by_name, &installation.shop)
    }

    /// The ids of all records of a kind, in the order in which they came.
    ///
    /// # Errors
    /// The store.
    pub async fn all(self, installation: &Installation, entity: Entity) -> Result<Vec<String>, HostError> {
        let listed = self.host.store.records_list(installation.id, entity, None, u32::MAX).await?;
        // The list begins with the last change.
        Ok(listed.iter().rev().map(|row| row.record.subject().id).collect())
    }
}

/// The id of each record, once and in their order: named by it, or by a name that only one record has.
fn resolve(
    entity: Entity,
    named: &[String],
    known: &BTreeSet<String>,
    by_name: &BTreeMap<String, Vec<String>>,
    shop: &str,
) -> Result<Vec<String>, HostError> {
    let mut selected: Vec<String> = Vec::new();
    let mut unknown: Vec<&str> = Vec::new();
    for name in named {
        if known.contains(name) {
            selected.push(name.clone());
            continue;
        }
        match by_name.get(&comparable(entity, name)).map(Vec::as_slice) {
            None | Some([]) => unknown.push(name),
            Some([id]) => selected.push(id.clone()),
            Some(ids) => {
                let args = [("name", name.as_str()), ("ids", &ids.join(", "))];
                return Err(HostError::Misuse(Message::host("name-ambiguous", &args)));
            }
        }
    }
    if unknown.is_empty() { Ok(once(selected)) } else { Err(unknown_records(shop, entity, &unknown)) }
}

/// The name by which people know a record, as it is compared, and its id.
fn name_and_id(row: Listed) -> Option<(String, String)> {
    match row.record {
        Record::Order(order) => Some((order.number, order.id)),
        Record::Customer(customer) if customer.email.is_empty() => None,
        Record::Customer(customer) => Some((comparable(Entity::Customer, &customer.email), customer.id)),
        Record::Product(_) => None,
    }
}

/// A name as names are compared: e-mail addresses ignore case.
fn comparable(entity: Entity, name: &str) -> String {
    if entity == Entity::Customer { name.trim().to_lowercase() } else { name.to_owned() }
}

fn once(mut ids: Vec<String>) -> Vec<String> {
    let mut seen = BTreeSet::new();
    ids.retain(|id| seen.insert(id.clone()));
    ids
}

#[cfg(test)]
mod tests {
    use super::*;

    fn customers(named: &[&str]) -> Result<Vec<String>, String> {
        let named: Vec<String> = named.iter().map(|name| (*name).to_owned()).collect();
        let known = BTreeSet::from(["1".to_owned()]);
        let by_name = BTreeMap::from([
            ("ada@example.ch".to_owned(), vec!["1".to_owned()]),
            ("two@example.ch".to_owned(), vec!["3".to_owned(), "2".to_owned()]),
        ]);
        resolve(Entity::Customer, &named, &known, &by_name, "demo").map_err(|error| error.to_string())
    }

    #[test]
    fn a_customer_is_selected_by_id_or_e_mail_address_and_once() {
        assert_eq!(customers(&["ADA@example.ch", "1"]), Ok(vec!["1".to_owned()]));
    }

    #[test]
    fn an_e_mail_address_of_several_customers_is_not_guessed() {
        let reported = customers(&["1", "two@example.ch"]).unwrap_err();
        assert!(reported.contains("two@example.ch") && reported.contains("3, 2"), "{reported}");
    }

    #[test]
    fn customers_that_are_not_there_are_named_all_at_once() {
        let reported = customers(&["nobody", "1", "x@example.ch"]).unwrap_err();
        assert!(reported.contains("nobody, x@example.ch") && reported.contains("\"demo\""), "{reported}");
    }
}
