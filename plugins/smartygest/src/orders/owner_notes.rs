//! The notes for the owner about an order that was sent, whichever attempt learns that it is at Smarty: data that
//! Smarty's API doesn't take must be entered by hand, also where the answer was lost.

use framework360_sdk::Message;
use framework360_sdk::shop::Order;

use super::content::{Content, Similarity};
use super::stored_messages::StoredNotes;
use super::submission::SubmissionRecord;
use crate::api;
use crate::mapping::{order, total};
use crate::{price_basis, taxes};

/// The notes that were stored when the order was sent; where there are none, those of the order as it is now.
pub(super) fn notes(
    order: &Order,
    record: Option<&api::Order>,
    submission: Option<&SubmissionRecord>,
) -> Vec<Message> {
    if let Some(StoredNotes(notes)) = submission.and_then(|submission| submission.notes.clone()) {
        return notes;
    }
    let same = record.and_then(|record| as_listed(order, record));
    same.or_else(|| order::draft(order, price_basis::of_settings().ok()?).ok())
        .map(|draft| draft.notes)
        .unwrap_or_default()
}

/// The note that the record's total isn't what the customer paid.
pub(super) fn total(order: &Order, record: Option<&api::Order>) -> Option<Message> {
    let basis = price_basis::of_settings().ok()?;
    let draft = order::draft(order, basis).ok()?;
    let rates = taxes::Rates::new(Some(Vec::new())).ok()?;
    total::difference(&draft, basis, record, |id| rates.known(id))
}

/// Whether the order as it is now differs from the record, wherever its rounding was put.
pub(super) fn has_changed(order: &Order, record: &api::Order) -> bool {
    as_listed(order, record).is_none()
}

/// The order as it is now, mapped as the record was.
fn as_listed(order: &Order, record: &api::Order) -> Option<order::Draft> {
    let (basis, customer) = price_basis::of_settings().ok().zip(record.customer_id())?;
    let is_same = |draft: &order::Draft| {
        // Any tax ids will do: they aren't compared.
        let request = draft.request(customer, |_| Some(1));
        request.is_ok_and(|request| Content::of(&request).similarity(record) == Similarity::Same)
    };
    let drafts = [order::draft, order::draft_rounded].map(|draft| draft(order, basis));
    drafts.into_iter().flatten().find(is_same)
}
