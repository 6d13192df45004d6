//! What the owner should know of an order that was sent, whichever attempt learns that it is there: what Smarty can't be
//! told stays the owner's to enter, also where the answer was lost.

use framework360_sdk::Message;
use framework360_sdk::shop::Order;

use super::basis;
use super::content::{Content, Similarity};
use super::notes::Notes;
use super::submission::Submission;
use crate::api;
use crate::mapping::{order, total};
use crate::taxes;

/// What was to be told when it was sent; where nothing is known of that, by the order as it is now.
pub(super) fn notes(order: &Order, record: Option<&api::Order>, note: Option<&Submission>) -> Vec<Message> {
    if let Some(Notes(notes)) = note.and_then(|note| note.notes.clone()) {
        return notes;
    }
    let same = record.and_then(|record| as_listed(order, record));
    same.or_else(|| order::draft(order, basis().ok()?).ok()).map(|draft| draft.notes).unwrap_or_default()
}

/// What the owner should know where the record doesn't come to what the customer paid.
pub(super) fn total(order: &Order, record: Option<&api::Order>) -> Option<Message> {
    let basis = basis().ok()?;
    let draft = order::draft(order, basis).ok()?;
    let rates = taxes::Rates::new(Some(Vec::new())).ok()?;
    total::difference(&draft, basis, record, |id| rates.known(id))
}

/// Whether the order as it is now isn't what is there, wherever its rounding was put.
pub(super) fn has_changed(order: &Order, record: &api::Order) -> bool {
    as_listed(order, record).is_none()
}

/// The order as it is now, mapped as the record was.
fn as_listed(order: &Order, record: &api::Order) -> Option<order::Draft> {
    let (basis, customer) = basis().ok().zip(record.customer_id())?;
    let is_same = |draft: &order::Draft| {
        // Whichever the tax ids are: they aren't compared.
        let request = draft.request(customer, |_| Some(1));
        request.is_ok_and(|request| Content::of(&request).similarity(record) == Similarity::Same)
    };
    let drafts = [order::draft, order::draft_rounded].map(|draft| draft(order, basis));
    drafts.into_iter().flatten().find(is_same)
}
