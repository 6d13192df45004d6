//! The records that a send selects.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read as _;
use std::path::Path;
use std::sync::Arc;

use host_core::model::Installation;
use host_core::shop::Entity;
use host_core::shop::files::MAX_FILE;
use host_core::store::{Listed, Record};
use host_platform::Host;

use crate::args::Selected;
use crate::files;
use crate::output::Output;
use crate::texts::{Texts, t};
use crate::usage_error::UsageError;

/// The ids of the selected records, each once and in their order; all of them exist.
pub(super) async fn ids(
    host: &Arc<Host>,
    entity: Entity,
    which: Selected,
    installation: &Installation,
    out: &Output,
) -> anyhow::Result<Vec<String>> {
    let Selected { mut ids, from, all } = which;
    if let Some(path) = &from {
        ids.extend(listed(path, out)?);
    }
    let ids = once(ids);
    let wanted = (!all).then_some(ids.as_slice());
    if wanted.is_some_and(<[String]>::is_empty) {
        let expected = match entity {
            Entity::Customer => "customers-expected",
            Entity::Order | Entity::Product => "orders-expected",
        };
        return Err(UsageError(out.texts.word(expected)).into());
    }
    let there = host.records().listed(installation, entity, wanted, u32::MAX).await?;
    let there: Vec<String> = there.iter().map(|row| row.record.subject().id).collect();
    if all {
        // The list begins with the last change; records are sent in the order in which they came.
        return Ok(there.into_iter().rev().collect());
    }
    let known: BTreeSet<String> = there.into_iter().collect();
    if ids.iter().all(|id| known.contains(id)) {
        return Ok(ids);
    }
    let rows = host.records().listed(installation, entity, None, u32::MAX).await?;
    let mut by_name: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (name, id) in rows.into_iter().filter_map(named) {
        by_name.entry(name).or_default().push(id);
    }
    resolved(entity, &ids, &known, &by_name, &installation.shop, &out.texts)
}

/// Each record's id, once and in their order: typed as such, or by a name that only one record has.
fn resolved(
    entity: Entity,
    typed: &[String],
    known: &BTreeSet<String>,
    by_name: &BTreeMap<String, Vec<String>>,
    shop: &str,
    texts: &Texts,
) -> anyhow::Result<Vec<String>> {
    let mut meant: Vec<String> = Vec::new();
    let mut unknown: Vec<&str> = Vec::new();
    for name in typed {
        if known.contains(name) {
            meant.push(name.clone());
            continue;
        }
        match by_name.get(&lowered(entity, name)).map(Vec::as_slice) {
            None | Some([]) => unknown.push(name),
            Some([id]) => meant.push(id.clone()),
            Some(ids) => {
                let reported = t!(texts, "name-ambiguous", name = name, ids = ids.join(", "));
                return Err(UsageError(reported).into());
            }
        }
    }
    if unknown.is_empty() {
        return Ok(once(meant));
    }
    let names = unknown.join(", ");
    Err(UsageError(match entity {
        Entity::Customer => t!(texts, "customers-unknown", shop = shop, customers = names),
        Entity::Order | Entity::Product => t!(texts, "orders-unknown", shop = shop, orders = names),
    })
    .into())
}

/// The name by which people know a record, and its id.
fn named(row: Listed) -> Option<(String, String)> {
    match row.record {
        Record::Order(order) => Some((order.number, order.id)),
        Record::Customer(customer) if customer.email.is_empty() => None,
        Record::Customer(customer) => Some((lowered(Entity::Customer, &customer.email), customer.id)),
        Record::Product(_) => None,
    }
}

/// The name in lower case where it's an e-mail address, which ignores case.
fn lowered(entity: Entity, name: &str) -> String {
    if entity == Entity::Customer { name.trim().to_lowercase() } else { name.to_owned() }
}

fn once(mut ids: Vec<String>) -> Vec<String> {
    let mut seen = BTreeSet::new();
    ids.retain(|id| seen.insert(id.clone()));
    ids
}

fn listed(path: &Path, out: &Output) -> anyhow::Result<Vec<String>> {
    let mut text = String::new();
    let read = if path == Path::new("-") {
        std::io::stdin().take(MAX_FILE as u64).read_to_string(&mut text)
    } else {
        std::fs::File::open(path).and_then(|file| file.take(MAX_FILE as u64).read_to_string(&mut text))
    };
    read.map_err(|error| files::unread(&path.display().to_string(), &error, &out.texts))?;
    Ok(text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn customers(typed: &[&str]) -> Result<Vec<String>, String> {
        let typed: Vec<String> = typed.iter().map(|name| (*name).to_owned()).collect();
        let known = BTreeSet::from(["1".to_owned()]);
        let by_name = BTreeMap::from([
            ("ada@example.ch".to_owned(), vec!["1".to_owned()]),
            ("two@example.ch".to_owned(), vec!["3".to_owned(), "2".to_owned()]),
        ]);
        let texts = Texts::new("en".into());
        resolved(Entity::Customer, &typed, &known, &by_name, "demo", &texts)
            .map_err(|error| error.to_string())
    }

    #[test]
    fn a_customer_is_meant_by_id_or_e_mail_address_and_once() {
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
