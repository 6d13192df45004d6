//! One order's way to TotalGest.
//!
//! An order is created under a reference that is unique there, so a request without an answer is simply sent again:
//! where the first one arrived, TotalGest answers with the order that it made.
//!
//! The reference is made of the order's number, and a shop may use a number twice. So an order that is there already is
//! taken for ours only if it was created with what would be sent now. If the platform has linked it with another order,
//! ours is sent under a reference of its own; if nobody knows, a person says which of the two it is.

mod anew;
mod compare;
mod former_number;
mod reference;
mod sent;

use framework360_sdk::decimal::{self, Decimal, RoundingStrategy::MidpointAwayFromZero};
use framework360_sdk::http::Kind;
use framework360_sdk::order_job::{self, Begun};
use framework360_sdk::records::{self, MatchBy};
use framework360_sdk::shop::{Entity, Link, Order, Payment, PaymentState};
use framework360_sdk::text::shorten;
use framework360_sdk::{
    Done, Error, Message, Outcome, Resolution, Retry, Run, installation, session, unavailable,
};

use crate::api::{Made, NewOrder, Receipt, Said, TotalGest, Trouble};
use crate::error_policy::{self, Right};
use crate::mapping::flaws;
use crate::mapping::limits::whole;
use crate::mapping::order::{self, Draft};
use crate::{ORDERS_OUT, not_for_totalgest, say};
use reference::{REFERENCE, reference};
use sent::Sent;

/// Runs a job for one order.
pub(crate) fn run(run: &Run) -> Result<Done, Error> {
    let (id, done) = match order_job::begin(run) {
        Begun::Done(done) => (run.key.clone(), done),
        Begun::Order(order) => (order.id.clone(), run_order(run, order)?),
    };
    // It's decided.
    sent::forget(&id)?;
    Ok(done)
}

fn run_order(run: &Run, order: Order) -> Result<Done, Error> {
    let totalgest = TotalGest::of_installation()?;
    let shop_id = installation::shop().id;
    if let Some(Resolution::There(number)) = &run.resolution {
        return adopt(&totalgest, &order, &shop_id, number.trim());
    }
    if let Some(reason) = not_for_totalgest(&order) {
        return match sent_before(&totalgest, run, &order, &shop_id)? {
            Some(receipt) => already_there(&order, &receipt, vec![reason]),
            None => Ok(order_job::skipped(reason)),
        };
    }
    order_job::flow_on(run, ORDERS_OUT)?;
    anew::check(&totalgest, run, &order, &shop_id)?;
    let draft = match order::draft(&order, &shop_id) {
        Ok(mut draft) => {
            draft.order.external_reference = reference(&order, &shop_id).map_err(Error::Rejected)?;
            draft
        }
        Err(flaw) => {
            return match sent_before(&totalgest, run, &order, &shop_id)? {
                Some(receipt) => already_there(&order, &receipt, vec![flaw]),
                None => Err(Error::Rejected(flaw)),
            };
        }
    };
    create(&totalgest, run, &order, &shop_id, draft)
}

/// Whose order it is that is there under our reference.
enum Whose {
    Ours,
    /// Another one's of this shop, which gave two the same number.
    Another,
    /// Another one's, or ours as it was before it was changed. The message tells what differs.
    Unclear(Message),
}

/// The number alone doesn't make it ours: it says what the order says now, or what one of our requests said.
fn whose(
    order: &Order,
    draft: Result<&NewOrder<'_>, Message>,
    sent: Option<&Sent>,
    receipt: &Receipt,
) -> Whose {
    if is_anothers(order, receipt) {
        return Whose::Another;
    }
    if sent.zip(receipt.order.as_ref()).is_some_and(|(sent, there)| sent.created(there)) {
        return Whose::Ours;
    }
    match draft.map(|draft| compare::difference(draft, receipt)) {
        Ok(None) => Whose::Ours,
        Ok(Some(difference)) | Err(difference) => Whose::Unclear(difference),
    }
}

/// Whether the platform has linked it with another order.
fn is_anothers(order: &Order, receipt: &Receipt) -> bool {
    let linked = records::find(Entity::Order, &MatchBy::RemoteId(receipt.id.to_string()));
    linked.iter().any(|other| other.id != order.id)
}

/// What an earlier attempt made, where the order isn't to be sent any more: it may have been lost on its way back.
fn sent_before(
    totalgest: &TotalGest,
    run: &Run,
    order: &Order,
    shop_id: &str,
) -> Result<Option<Receipt>, Error> {
    let sent = Sent::load(order)?;
    if run.attempt <= 1 && sent.is_none() && !order_job::may_be_there(order) {
        return Ok(None);
    }
    // A payment that was given back since can't be sent, and isn't compared.
    let paid = Payment { state: PaymentState::Paid, ..order.payment.clone() };
    let paid = Order { payment: paid, ..order.clone() };
    let draft = order::draft(&paid, shop_id);
    let draft = draft.as_ref().map(|draft| &draft.order);
    if let Some(sent) = &sent
        && let Some(receipt) = former_number::look(totalgest, run, order, shop_id, draft, sent)?
    {
        return Ok(Some(receipt));
    }
    if let Some(receipt) = sent_before_restore(totalgest, order, shop_id)? {
        return Ok(Some(receipt));
    }
    let Ok(reference) = reference(order, shop_id) else { return Ok(None) };
    let Some(receipt) = find(totalgest, &reference)? else {
        // What isn't there yet may still arrive.
        return match sent::may_arrive(sent.as_ref(), order) {
            Some(pause) => {
                Err(Error::Waiting(Retry { message: say::create_unclear(), after_ms: Some(pause) }))
            }
            None => sent_alone(totalgest, order, shop_id),
        };
    };
    let whose = match is_of_another_number(order, &receipt) {
        true => Whose::Another,
        false => whose(order, draft.map_err(Clone::clone), sent.as_ref(), &receipt),
    };
    match whose {
        Whose::Ours => Ok(Some(receipt)),
        Whose::Another => sent_alone(totalgest, order, shop_id),
        Whose::Unclear(difference) => match sent_alone(totalgest, order, shop_id)? {
            Some(receipt) => Ok(Some(receipt)),
            None if run.resolution == Some(Resolution::NotThere) => Ok(None),
            None => {
                // It stays in question when the order gets another number.
                Sent::keep_reference(order, &reference)?;
                Err(Error::Uncertain(difference))
            }
        },
    }
}

/// What certainly is the order, though the store was put back since and doesn't know of it: sent anew, or under a reference
/// of its own because another order has its number. That one may look the same: it isn't looked at before this.
fn sent_before_restore(
    totalgest: &TotalGest,
    order: &Order,
    shop_id: &str,
) -> Result<Option<Receipt>, Error> {
    if !order_job::may_be_there(order) {
        return Ok(None);
    }
    let found = match anew::later(totalgest, order, shop_id)? {
        Some(receipt) => Some(receipt),
        None => sent_alone(totalgest, order, shop_id)?,
    };
    Ok(found.filter(|receipt| !is_anothers(order, receipt)))
}

fn create(
    totalgest: &TotalGest,
    run: &Run,
    order: &Order,
    shop_id: &str,
    mut draft: Draft<'_>,
) -> Result<Done, Error> {
    let before = Sent::load(order)?;
    let order_number = draft.order.order_number;
    let shared =
        |other: &Receipt| say::NoteNumberShared { number: &other.number, order: order_number }.message();
    if let Some(sent) = &before {
        let found = former_number::look(totalgest, run, order, shop_id, Ok(&draft.order), sent)?;
        if let Some(receipt) = found {
            return already_there(order, &receipt, draft.notes);
        }
        // Once it was sent under a reference of its own, it stays with that: the other one may have become free.
        let own = own_references(order, shop_id);
        if own.is_ok_and(|own| own.iter().any(|reference| sent.holds_own(reference))) {
            draft.notes.extend(find(totalgest, &draft.order.external_reference)?.as_ref().map(shared));
            return create_alone(totalgest, order, shop_id, draft);
        }
    }
    if let Some(receipt) = sent_before_restore(totalgest, order, shop_id)? {
        return already_there(order, &receipt, draft.notes);
    }
    let made = post(totalgest, order, &draft, false)?;
    if !made.before {
        return created(order, &made.receipt, draft.notes);
    }
    let has_its_number = !is_of_another_number(order, &made.receipt);
    let whose = match has_its_number {
        true => whose(order, Ok(&draft.order), before.as_ref(), &made.receipt),
        false => Whose::Another,
    };
    let reference = &draft.order.external_reference;
    let is_first = before.as_ref().is_none_or(|sent| !sent.holds(reference));
    if is_first && !matches!(whose, Whose::Ours) && !order_job::may_be_there(order) {
        Sent::not_ours(order, reference)?;
    }
    match whose {
        Whose::Ours => return already_there(order, &made.receipt, draft.notes),
        Whose::Another => {}
        // Who looked there knows better than a comparison.
        Whose::Unclear(_) if run.resolution == Some(Resolution::NotThere) => {}
        Whose::Unclear(difference) => {
            return match sent_alone(totalgest, order, shop_id)? {
                Some(receipt) => {
                    draft.notes.push(shared(&made.receipt));
                    already_there(order, &receipt, draft.notes)
                }
                None => Err(Error::Uncertain(difference)),
            };
        }
    }
    if has_its_number {
        draft.notes.push(shared(&made.receipt));
    }
    create_alone(totalgest, order, shop_id, draft)
}

/// Another order has the number.
fn create_alone(
    totalgest: &TotalGest,
    order: &Order,
    shop_id: &str,
    mut draft: Draft<'_>,
) -> Result<Done, Error> {
    let mut theirs = String::new();
    for reference in own_references(order, shop_id).map_err(Error::Rejected)? {
        draft.order.external_reference = reference;
        let made = post(totalgest, order, &draft, true)?;
        if !made.before {
            return created(order, &made.receipt, draft.notes);
        }
        if is_own(order, shop_id, &draft.order.external_reference, &made.receipt) {
            return already_there(order, &made.receipt, draft.notes);
        }
        Sent::not_ours(order, &draft.order.external_reference)?;
        theirs = made.receipt.number.to_string();
    }
    Err(Error::Uncertain(say::NumberTakenUnlike { number: &theirs, order: order.number.trim() }.message()))
}

/// Sends it, under a reference that is made with its own id or with its number alone.
fn post(totalgest: &TotalGest, order: &Order, draft: &Draft<'_>, is_own: bool) -> Result<Made, Error> {
    let token = session::token()?;
    Sent::note(order, &draft.order, is_own)?;
    let made = match totalgest.create_order(&token, &draft.order) {
        Ok(made) => made,
        Err(trouble) => {
            if settles(&trouble) {
                Sent::answered(order)?;
            }
            return Err(not_created(totalgest, draft, trouble));
        }
    };
    if is_receipt_of(&made.receipt, draft) { Ok(made) } else { Err(unavailable(say::create_unclear())) }
}

/// Whether this is about our reference: a proxy's memory, or another path's answer, may be about any.
fn is_receipt_of(receipt: &Receipt, draft: &Draft<'_>) -> bool {
    let number = &receipt.order_number;
    *receipt.external_reference == draft.order.external_reference
        && (number.is_empty()
            || **number == *draft.order.order_number
            || is_made_of(&draft.order.external_reference, number))
}

/// Whether a reference may be that of an order with this number: its number alone, or with the order's id behind it.
fn is_made_of(reference: &str, number: &str) -> bool {
    let Some((_, own)) = reference.split_once('/') else { return false };
    own == number || own.strip_prefix(number).is_some_and(|rest| rest.starts_with('/'))
}

/// Whether what is there under the reference of the order's number is another order, whose number with its id reads like
/// this one's number.
fn is_of_another_number(order: &Order, receipt: &Receipt) -> bool {
    let (number, ours) = (&receipt.order_number, order.number.trim());
    !number.is_empty() && **number != *ours && is_made_of(&receipt.external_reference, number)
}

/// What an order is known by whose number another one has: the order's own id tells the two apart.
///
/// Not every order's reference is made so: under one that changes with a version of this connector, all that was
/// sent before would be sent again wherever the shop's store doesn't know of it (an answer that was lost, a store
/// that was restored). The number stays what is asked for first.
fn reference_alone(order: &Order, shop_id: &str) -> Result<String, Message> {
    whole(&format!("{}/{}", reference(order, shop_id)?, order.id), REFERENCE)
}

/// The references of the order's own, in the order in which they are used: the number of another order may read like the
/// first one.
fn own_references(order: &Order, shop_id: &str) -> Result<[String; 2], Message> {
    let alone = reference_alone(order, shop_id)?;
    let other = whole(&format!("{alone}/0"), REFERENCE)?;
    Ok([alone, other])
}

/// The order that an earlier attempt made under one of these; not another one whose number reads like it.
fn sent_alone(totalgest: &TotalGest, order: &Order, shop_id: &str) -> Result<Option<Receipt>, Error> {
    let Ok(references) = own_references(order, shop_id) else { return Ok(None) };
    for reference in references {
        match find(totalgest, &reference)? {
            Some(receipt) if is_own(order, shop_id, &reference, &receipt) => return Ok(Some(receipt)),
            Some(_) => {}
            None => return Ok(None),
        }
    }
    Ok(None)
}

/// Whether what is there under a reference of the order's own is the order: as far as TotalGest reports it, it has the
/// number that the reference is made of. The number of another order may read like this one's with its id.
fn is_own(order: &Order, shop_id: &str, alone: &str, receipt: &Receipt) -> bool {
    if receipt.order_number.is_empty() {
        return true;
    }
    let Ok(first) = order::reference_of(&receipt.order_number, shop_id) else { return false };
    let alone = alone.strip_suffix("/0").unwrap_or(alone);
    let rest = alone.strip_prefix(&first).and_then(|rest| rest.strip_suffix(&format!("/{}", order.id)));
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(&format!("/{}/", order.id)))
}

fn find(totalgest: &TotalGest, reference: &str) -> Result<Option<Receipt>, Error> {
    let found = totalgest.order_by_reference(&session::token()?, reference);
    found.map_err(|trouble| error_policy::of_request(totalgest, Right::Orders, trouble))
}

/// Whether the request is through: TotalGest refused it, or it certainly wasn't sent.
fn settles(trouble: &Trouble) -> bool {
    match trouble.failure.kind {
        Kind::Status(408 | 425 | 499) => false,
        Kind::Status(400..=499) => true,
        Kind::Status(_) => false,
        _ => trouble.failure.without_effect(),
    }
}

fn not_created(totalgest: &TotalGest, draft: &Draft<'_>, trouble: Trouble) -> Error {
    match (trouble.said, trouble.failure.kind) {
        (Some(Said::InvalidOrder), _) | (None, Kind::Status(422)) => {
            Error::Rejected(flaws::message(&draft.order, &trouble))
        }
        // It may be there: that it can't come twice is what the owner must know.
        (_, Kind::TimedOut | Kind::Broken | Kind::Unreadable | Kind::TooLarge)
        | (_, Kind::Status(..=399 | 408 | 499..=502 | 504..))
        | (None, Kind::Status(404 | 405)) => error_policy::later(&trouble, say::create_unclear()),
        _ => error_policy::of_request(totalgest, Right::Orders, trouble),
    }
}

/// A person says that the order is there. It must be this one: under our reference, or, entered by hand and so without
/// one, of the same amount.
fn adopt(totalgest: &TotalGest, order: &Order, shop_id: &str, number: &str) -> Result<Done, Error> {
    let missing = || Error::Rejected(say::adopt_missing(shorten(number, 60)));
    if !is_number(number) {
        return Err(missing());
    }
    let found = totalgest
        .order_by_number(&session::token()?, number)
        .map_err(|trouble| error_policy::of_request(totalgest, Right::Orders, trouble))?;
    let Some(receipt) = found else { return Err(missing()) };
    if is_anothers(order, &receipt) {
        return Err(Error::Rejected(say::adopt_taken(number)));
    }
    if reference::earlier(order).iter().any(|earlier| **earlier == *receipt.id) {
        // It is to be sent anew, but it stays what it was.
        return already_there(order, &receipt, Vec::new());
    }
    let reference = reference(order, shop_id).map_err(Error::Rejected)?;
    let alone = reference_alone(order, shop_id).map_err(Error::Rejected)?;
    let noted = Sent::load(order)?.is_some_and(|sent| sent.holds(&receipt.external_reference));
    if noted || [reference, alone].iter().any(|known| **known == *receipt.external_reference) {
        return already_there(order, &receipt, Vec::new());
    }
    if !receipt.external_reference.is_empty() {
        return Err(Error::Rejected(say::adopt_taken(number)));
    }
    if let Some(difference) = difference(order, &receipt) {
        return Err(Error::Rejected(difference));
    }
    already_there(order, &receipt, Vec::new())
}

/// Whether TotalGest may give out such a number: it can't be asked for another.
fn is_number(number: &str) -> bool {
    (1..=100).contains(&number.chars().count())
}

/// What was just made may be worked out to another total than the customer paid: a cent isn't silent.
fn created(order: &Order, receipt: &Receipt, mut notes: Vec<Message>) -> Result<Done, Error> {
    notes.extend(difference(order, receipt));
    Ok(Done { outcome: Outcome::Sent(link(order, receipt)?), notes })
}

fn already_there(order: &Order, receipt: &Receipt, mut notes: Vec<Message>) -> Result<Done, Error> {
    notes.extend(number_before(order, receipt));
    notes.extend(difference(order, receipt));
    Ok(Done { outcome: Outcome::AlreadyThere(link(order, receipt)?), notes })
}

/// Where our request made it under the number that the order had before.
fn number_before(order: &Order, receipt: &Receipt) -> Option<Message> {
    let (number, before) = (&receipt.number, receipt.order_number.trim());
    let ours = !receipt.external_reference.is_empty();
    let changed = ours && !before.is_empty() && before != order.number.trim();
    changed.then(|| say::NoteNumberBefore { number, before }.message())
}

/// Where what is there has another total or currency than the order. What TotalGest doesn't tell is no difference.
fn difference(order: &Order, receipt: &Receipt) -> Option<Message> {
    let currency = order.currency.trim().to_ascii_uppercase();
    let cents = |number: Decimal| number.round_dp_with_strategy(2, MidpointAwayFromZero);
    let total = cents(decimal::required(&order.total).ok()?);
    let there = decimal::required(&receipt.total).ok().map(cents);
    let same_total = there.is_none_or(|there| decimal::same(total, there));
    let same_currency = receipt.currency.is_empty() || receipt.currency == currency;
    if same_total && same_currency {
        return None;
    }
    let shown = |amount, currency: &str| format!("{} {currency}", decimal::money(amount)).trim().to_owned();
    let there = shown(there.unwrap_or(total), &receipt.currency);
    Some(say::NoteDiffers { number: &receipt.number, ours: shown(total, &currency), there }.message())
}

fn link(order: &Order, receipt: &Receipt) -> Result<Link, Error> {
    anew::keep(order, receipt)?;
    Ok(order_job::link(order, &receipt.id, &receipt.number, &receipt.url))
}
