//! The outcome of a job whose order is at Smarty: its link, the filed reference, and the notes for the owner.

use framework360_sdk::order_job::link;
use framework360_sdk::records::{self, MatchBy};
use framework360_sdk::reference::Reference;
use framework360_sdk::shop::{Entity, Order};
use framework360_sdk::{Done, Error, Message, Outcome, storage};

use super::account::{self, Account, Evidence, Seen};
use super::content::{Content, Similarity};
use super::pages::{self, Reader};
use super::submission::{self, SubmissionRecord};
use super::{findings, owner_notes};
use crate::api::{self, PAGE, Smarty};
use crate::mapping::eligibility;
use crate::say;

/// The address of a record's page: Smarty has none.
pub(super) const NO_URL: &str = "";
/// The most pages that are read to find a record that was just created, 2,000 orders. Where the newest come first it is
/// on the first page.
const READ_BACK_PAGES: u32 = 40;

/// Links the order with `record`, as it is listed now. `sent` is the order's submission record, where it was sent.
pub(super) fn adopt(
    smarty: &Smarty,
    order: &Order,
    reference: &Reference,
    record: &api::Order,
    sent: Option<&SubmissionRecord>,
    copies: &[String],
) -> Result<Done, Error> {
    // Only a record that this lookup saw is linked.
    let id = record.id().ok_or_else(|| Error::Unexpected(say::unclear_order()))?;
    let mut notes = copies_note(order, copies);
    let comparison = comparison(order, Some(record), sent);
    notes.extend(comparison.notes);
    finish(smarty, order, reference, id)?;
    let link = link(order, &id.to_string(), record.known_as(), NO_URL);
    let is_ours = sent.is_some_and(|submission| !submission.may_be_older || id > submission.first_before);
    let outcome =
        if is_ours && comparison.is_as_sent { Outcome::Sent(link) } else { Outcome::AlreadyThere(link) };
    Ok(Done { outcome, notes })
}

/// The comparison of an order with its record.
struct Comparison {
    notes: Vec<Message>,
    /// Whether the order still says what the record says.
    is_as_sent: bool,
}

fn comparison(order: &Order, record: Option<&api::Order>, sent: Option<&SubmissionRecord>) -> Comparison {
    if let Some(reason) = eligibility::reason_to_skip(order) {
        // An order that doesn't count any more needs no further notes.
        return Comparison { notes: vec![reason], is_as_sent: false };
    }
    let mut notes = Vec::new();
    if record.is_some_and(api::Order::is_cancelled) {
        notes.push(say::note_cancelled_there());
    }
    notes.extend(owner_notes::notes(order, record, sent));
    notes.extend(owner_notes::total(order, record));
    let is_as_sent = record.is_none_or(|record| !owner_notes::has_changed(order, record));
    if !is_as_sent {
        notes.push(say::note_changed());
    }
    Comparison { notes, is_as_sent }
}

/// The outcome where a person says that the order is this record.
pub(super) fn there(
    smarty: &Smarty,
    order: &Order,
    reference: &Reference,
    found: &api::Order,
) -> Result<Done, Error> {
    let id = found.id().ok_or_else(|| Error::Unexpected(say::unclear_order()))?;
    let submission = SubmissionRecord::load(order)?;
    let may_be_ours = |content: &Content| content.similarity(found) <= Similarity::SameGoods;
    let notes = match submission.filter(|submission| submission.versions.iter().any(may_be_ours)) {
        Some(submission) => comparison(order, Some(found), Some(&submission)).notes,
        // A person entered the record there, and knows what it says.
        None => Vec::new(),
    };
    finish(smarty, order, reference, id)?;
    let outcome = Outcome::AlreadyThere(link(order, &id.to_string(), found.known_as(), NO_URL));
    Ok(Done { outcome, notes })
}

/// The outcome where an earlier attempt got an answer: the record is known by its id, and shows whether the reference
/// is preserved.
pub(super) fn answered(
    smarty: &Smarty,
    order: &Order,
    mut account: Account,
    answer: &submission::Answer,
    copies: &[submission::Answer],
) -> Result<Done, Error> {
    let reference = Reference::of(order);
    let submission = SubmissionRecord::load(order)?;
    let created = created(smarty, order, &mut account, &reference, answer)?;
    finish(smarty, order, &reference, answer.id)?;
    let copies: Vec<String> = copies.iter().map(|copy| copy.number.clone()).collect();
    let mut notes = copies_note(order, &copies);
    notes.extend(created.notes);
    let comparison = comparison(order, created.record.as_ref(), submission.as_ref());
    notes.extend(comparison.notes);
    let link = link(order, &answer.id.to_string(), &created.number, NO_URL);
    let outcome = if comparison.is_as_sent { Outcome::Sent(link) } else { Outcome::AlreadyThere(link) };
    Ok(Done { outcome, notes })
}

/// A record that Smarty created, read back.
pub(super) struct Created {
    /// The record; none where it can't be read now.
    pub(super) record: Option<api::Order>,
    /// The record's number, as people know it at Smarty.
    pub(super) number: String,
    pub(super) notes: Vec<Message>,
}

/// Reads a created record back once, for its number, and to learn whether the reference is preserved.
pub(super) fn created(
    smarty: &Smarty,
    order: &Order,
    account: &mut Account,
    reference: &Reference,
    answer: &submission::Answer,
) -> Result<Created, Error> {
    // The record is there. If it can't be read now, it only isn't compared.
    let record = read_back(smarty, answer.id).unwrap_or_default();
    let mut notes = Vec::new();
    if let Some(record) = &record
        && account.learn(evidence(order, account, reference, record))?
    {
        notes.push(say::note_reference_mixed());
    }
    let is_named = answer.number != answer.id.to_string();
    let number = match &record {
        Some(record) if !is_named => record.known_as().to_owned(),
        _ => answer.number.clone(),
    };
    Ok(Created { record, number, notes })
}

fn read_back(smarty: &Smarty, id: u64) -> Result<Option<api::Order>, Error> {
    let mut record = None;
    let fetch = |offset| smarty.orders(PAGE, offset).map_err(Error::from);
    let is_past = |listed: &api::Order| listed.id().is_some_and(|other| other < id);
    pages::read_back(READ_BACK_PAGES, fetch, is_past, |listed| {
        if listed.id() != Some(id) {
            return Reader::WantsMore;
        }
        record = Some(listed);
        Reader::HasEnough
    })?;
    Ok(record)
}

fn evidence(order: &Order, account: &Account, reference: &Reference, record: &api::Order) -> Evidence {
    let texts = account.carrier.texts(record);
    if texts.iter().any(|text| reference.is_in(text)) {
        return Evidence::Preserved;
    }
    let name = order.lines.first().map(|line| line.name.as_str()).unwrap_or_default();
    let sent = reference.append_to(name, account.name_limit());
    let cut = record.rows.iter().flatten().map(|row| account::of_name(&sent, &row.name));
    cut.into_iter().find(|evidence| matches!(evidence, Evidence::Cut(_))).unwrap_or(Evidence::Dropped)
}

/// Finishes a decided order: what was stored of it is deleted, and its reference is filed, so that a second record is
/// noticed.
pub(super) fn finish(smarty: &Smarty, order: &Order, reference: &Reference, id: u64) -> Result<(), Error> {
    submission::delete(&order.id)?;
    storage::set(&account::seen_key(smarty, reference.code()), &Seen { id })?;
    findings::queue(0)
}

fn copies_note(order: &Order, numbers: &[String]) -> Vec<Message> {
    if numbers.is_empty() { Vec::new() } else { vec![findings::doubled(&order.number, numbers)] }
}

/// Whether another order of the shop is linked with the record.
pub(super) fn is_linked(order: &Order, id: u64) -> bool {
    let known = records::find(Entity::Order, &MatchBy::RemoteId(id.to_string()));
    known.iter().any(|other| other.id != order.id)
}

/// The outcome of an order that was just created.
pub(super) fn sent(
    order: &Order,
    answer: &submission::Answer,
    created: Created,
    notes: Vec<Message>,
) -> Done {
    let link = link(order, &answer.id.to_string(), &created.number, NO_URL);
    let total = owner_notes::total(order, created.record.as_ref());
    Done {
        outcome: Outcome::Sent(link),
        notes: notes.into_iter().chain(created.notes).chain(total).collect(),
    }
}
