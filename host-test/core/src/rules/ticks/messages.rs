//! Messages about ticks, for the shop's owner.

use crate::model::{Counts, Held, Message};
use crate::shop::Entity;

/// The message about what a pass changed.
pub(super) fn imported(entity: Entity, counts: &Counts) -> Message {
    let number = |number: u64| number.to_string();
    let [created, updated, stock, deactivated, problems] =
        [counts.created, counts.updated, counts.stock, counts.deactivated, counts.problems].map(number);
    if entity == Entity::Customer {
        // A customer has no stock, and none is taken off sale.
        let args = [("created", created.as_str()), ("updated", &updated), ("problems", &problems)];
        return Message::host("imported-customers", &args);
    }
    let args = [
        ("created", created.as_str()),
        ("updated", &updated),
        ("stock", &stock),
        ("deactivated", &deactivated),
        ("problems", &problems),
    ];
    Message::host("imported", &args)
}

/// The message about the shop's own products that a pass matched.
pub(super) fn first_matches(counts: &Counts) -> Message {
    let [matched, replaced] = [counts.matched, counts.replaced].map(|number| number.to_string());
    Message::host("first-matches", &[("matched", matched.as_str()), ("replaced", &replaced)])
}

/// The message about a list that waits for a person.
pub(super) fn held(held: Held) -> Message {
    let [listed, known, missing] = [held.listed, held.known, held.missing].map(|number| number.to_string());
    let args = [("listed", listed.as_str()), ("known", &known), ("missing", &missing)];
    Message::host("held", &args)
}
