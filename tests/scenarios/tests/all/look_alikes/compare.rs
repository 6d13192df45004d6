//! The remote's records against the platform's list, order by order.

use std::collections::{BTreeMap, HashMap};
use std::fmt;

use host_core::shop::{Entity, Link, Order, OrderState};
use scenarios::World;
use scenarios::oracle::Shown;

use crate::look_alikes::remotes::{Record, Remote};

/// The result of comparing all orders.
pub(crate) struct Comparison {
    /// The number of orders in each state.
    pub(crate) states: BTreeMap<String, usize>,
    /// Linked, but known by the remote's identifier: its number couldn't be read when it was created.
    pub(crate) without_number: usize,
    /// What is wrong, a paragraph each.
    pub(crate) wrong: Vec<String>,
}

impl fmt::Display for Comparison {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let states: Vec<_> = self.states.iter().map(|(state, count)| format!("{count} {state}")).collect();
        write!(f, "{}, {} without number, {} wrong", states.join(", "), self.without_number, self.wrong.len())
    }
}

/// Compares every order.
pub(crate) async fn compare<R: Remote>(
    world: &World<R>,
    versions: &HashMap<String, Vec<Order>>,
    may_be_uncertain: bool,
) -> Comparison {
    let mut records: HashMap<String, Vec<Record>> = HashMap::new();
    for record in world.remote.records() {
        records.entry(record.mark.clone()).or_default().push(record);
    }
    let rows: HashMap<String, Shown> =
        world.shown().await.into_iter().map(|row| (row.id.clone(), row)).collect();
    let installation = world.installation().await;
    let listed = world.host.store().records_list(installation.id, Entity::Order, None, u32::MAX).await;
    let links = listed.expect("the store can be asked").into_iter().filter_map(|listed| listed.link);
    let links: HashMap<String, Link> = links.map(|link| (link.subject.id.clone(), link)).collect();
    let mut reported = Comparison { states: BTreeMap::new(), without_number: 0, wrong: Vec::new() };
    for (mark, versions) in versions {
        let there = records.remove(mark).unwrap_or_default();
        let order = versions.last().expect("a version");
        let row = &rows[&order.id];
        *reported.states.entry(row.state.clone()).or_default() += 1;
        let link = links.get(&order.id);
        reported.without_number += usize::from(link.is_some_and(|link| link.number == link.remote_id));
        if let Some(why) = wrong::<R>(versions, row, link, &there, may_be_uncertain) {
            let contents: Vec<_> = versions.iter().map(|version| R::expected(version)).collect();
            reported.wrong.push(format!(
                "order {} ({mark}): {why}\n  shown: {row:?}\n  link: {link:?}\n  there: {there:#?}\n  here: {contents:#?}",
                order.id
            ));
        }
    }
    for record in records.into_values().flatten() {
        reported.wrong.push(format!("a record of nobody: {record:?}"));
    }
    reported.wrong.sort();
    reported
}

/// What is wrong with an order, if anything.
fn wrong<R: Remote>(
    versions: &[Order],
    row: &Shown,
    link: Option<&Link>,
    there: &[Record],
    may_be_uncertain: bool,
) -> Option<&'static str> {
    let is_cancelled = versions.last().is_some_and(|order| order.state == OrderState::Cancelled);
    if there.len() > 1 {
        return Some("doubled");
    }
    match (row.state.as_str(), there) {
        ("linked", [record]) if row.remote_id.as_ref() != Some(&record.id) => {
            Some("linked to another record")
        }
        ("linked", [record])
            if !link.is_some_and(|link| [&record.number, &record.id].contains(&&link.number)) =>
        {
            Some("linked under another record's number")
        }
        ("linked", [record]) => {
            let is_a_version = versions.iter().any(|version| R::expected(version) == record.content);
            (!is_a_version).then_some("its record says something else")
        }
        ("linked", _) => Some("linked, but not there"),
        (_, _) if link.is_some() || row.remote_id.is_some() => {
            Some("a link, though it isn't shown as linked")
        }
        ("uncertain", _) if !may_be_uncertain => Some("uncertain"),
        ("uncertain" | "failed" | "not-linked", _) if row.detail.is_empty() => Some("without a reason"),
        ("uncertain", _) | ("failed", []) => None,
        ("failed", _) => Some("shown as failed, but it's there"),
        ("not-linked", []) if is_cancelled => None,
        ("not-linked", []) => Some("not sent, though nobody cancelled it"),
        ("not-linked", _) => Some("shown as not sent, but it's there"),
        _ => Some("not at rest"),
    }
}
