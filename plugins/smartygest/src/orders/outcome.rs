//! How an order ends that is there: its link, what is filed of it, and what the owner should know.

use framework360_sdk::export::link;
use framework360_sdk::records::{self, MatchBy};
use framework360_sdk::reference::Reference;
use framework360_sdk::shop::{Entity, Order};
use framework360_sdk::{Done, Error, Message, Outcome, storage};

use super::account::{self, Account, Evidence, Seen};
use super::content::{Content, Similarity};
use super::pages::{self, Reader};
use super::{audit, basis, submission};
use crate::api::{self, PAGE, Smarty};
use crate::mapping::{eligibility, order, total};
use crate::{say, taxes};

/// Smarty has no address at which an order could be looked at.
pub(super) const NO_URL: &str = "";
/// Where the newest come first it's on the first page; where they don't, 2,000 orders are read to find one that was just
/// created.
const READ_BACK_PAGES: u32 = 40;

/// Links what is there under `id`; `record` is it as it's listed now.
pub(super) fn adopt(
    smarty: &Smarty,
    order: &Order,
    reference: &Reference,
    id: u64,
    record: &api::Order,
    copies: &[u64],
) -> Result<Done, Error> {
    let mut notes = copies_note(copies);
    if let Some(reason) = eligibility::reason_to_skip(order) {
        notes.push(reason);
    } else if has_changed(order, record) {
        notes.push(say::note_changed());
    }
    settle(smarty, order, reference, id)?;
    let link = link(order, &id.to_string(), record.known_as(), NO_URL);
    Ok(Done { outcome: Outcome::AlreadyThere(link), notes })
}

/// A person says that it is there.
pub(super) fn there(
    smarty: &Smarty,
    order: &Order,
    reference: &Reference,
    found: &api::Order,
) -> Result<Done, Error> {
    let id = found.id().ok_or_else(|| Error::Unexpected(say::unclear_order()))?;
    settle(smarty, order, reference, id)?;
    let outcome = Outcome::AlreadyThere(link(order, &id.to_string(), found.known_as(), NO_URL));
    Ok(Done { outcome, notes: Vec::new() })
}

/// An earlier attempt was answered: the record is known by its id, and shows what became of the reference.
pub(super) fn answered(
    smarty: &Smarty,
    order: &Order,
    mut account: Account,
    answer: &submission::Answer,
    copies: &[submission::Answer],
) -> Result<Done, Error> {
    let reference = Reference::of(order);
    let copies: Vec<u64> = copies.iter().map(|copy| copy.id).collect();
    let created = created(smarty, order, &mut account, &reference, answer)?;
    settle(smarty, order, &reference, answer.id)?;
    let mut notes = copies_note(&copies);
    notes.extend(created.notes);
    if let Some(reason) = eligibility::reason_to_skip(order) {
        notes.push(reason);
    } else if created.record.is_some_and(|record| has_changed(order, &record)) {
        notes.push(say::note_changed());
    }
    let link = link(order, &answer.id.to_string(), &created.number, NO_URL);
    Ok(Done { outcome: Outcome::AlreadyThere(link), notes })
}

/// A record that Smarty answered to have created, read back.
pub(super) struct Created {
    /// None where it can't be read now.
    pub(super) record: Option<api::Order>,
    /// As people know it there.
    pub(super) number: String,
    pub(super) notes: Vec<Message>,
}

/// Reads a created record back once: for its number, its total, and whether it shows the reference.
pub(super) fn created(
    smarty: &Smarty,
    order: &Order,
    account: &mut Account,
    reference: &Reference,
    answer: &submission::Answer,
) -> Result<Created, Error> {
    // It is there: what can't be read now only isn't compared.
    let record = read_back(smarty, answer.id).unwrap_or_default();
    let mut notes = Vec::new();
    if let Some(record) = &record
        && account.learn(evidence(order, account, reference, record))?
    {
        notes.push(say::note_reference_mixed());
    }
    notes.extend(total_note(order, record.as_ref()));
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
        return Evidence::Kept;
    }
    let name = order.lines.first().map(|line| line.name.as_str()).unwrap_or_default();
    let sent = reference.append_to(name, account.name_limit());
    let cut = record.rows.iter().flatten().map(|row| account::of_name(&sent, &row.name));
    cut.into_iter().find(|evidence| matches!(evidence, Evidence::Cut(_))).unwrap_or(Evidence::Dropped)
}

/// The order is decided: what was noted is forgotten, and its reference is filed, so that a second record is noticed.
pub(super) fn settle(smarty: &Smarty, order: &Order, reference: &Reference, id: u64) -> Result<(), Error> {
    submission::forget(&order.id)?;
    storage::set(&account::seen_key(smarty, reference.code()), &Seen { id })?;
    audit::queue(0)
}

/// What the owner should know where the record doesn't come to what the customer paid.
fn total_note(order: &Order, record: Option<&api::Order>) -> Option<Message> {
    let basis = basis().ok()?;
    let draft = order::draft(order, basis).ok()?;
    let rates = taxes::Rates::new(Some(Vec::new())).ok()?;
    total::difference(&draft, basis, record, |id| rates.known(id))
}

/// Whether the order as it is now isn't what is there, wherever its rounding was put.
fn has_changed(order: &Order, record: &api::Order) -> bool {
    let Some((basis, customer)) = basis().ok().zip(record.customer_id()) else { return true };
    let is_same = |draft: order::Draft| {
        // Whichever the tax ids are: they aren't compared.
        let request = draft.request(customer, |_| Some(1));
        request.is_ok_and(|request| Content::of(&request).similarity(record) == Similarity::Same)
    };
    let drafts = [order::draft, order::draft_rounded].map(|draft| draft(order, basis));
    !drafts.into_iter().flatten().any(is_same)
}

fn copies_note(copies: &[u64]) -> Vec<Message> {
    if copies.is_empty() {
        return Vec::new();
    }
    let ids: Vec<_> = copies.iter().map(u64::to_string).collect();
    vec![say::note_doubled(ids.join(", "))]
}

/// Whether another order of the shop has the record already.
pub(super) fn is_linked(order: &Order, id: u64) -> bool {
    let known = records::find(Entity::Order, &MatchBy::RemoteId(id.to_string()));
    known.iter().any(|other| other.id != order.id)
}

/// A new record's link.
pub(super) fn sent(
    order: &Order,
    answer: &submission::Answer,
    created: Created,
    notes: Vec<Message>,
) -> Done {
    let link = link(order, &answer.id.to_string(), &created.number, NO_URL);
    Done { outcome: Outcome::Sent(link), notes: notes.into_iter().chain(created.notes).collect() }
}
