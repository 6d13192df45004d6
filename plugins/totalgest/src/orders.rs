//! The export of one order to TotalGest.
//!
//! An order is created under a reference that is unique there, so a request without an answer is simply sent again:
//! where the first one arrived, TotalGest answers with the order that it created.
//!
//! The reference is made of the order's number, and a shop may use a number twice. So a record that is there already
//! counts as this order only if it was created with what would be sent now. If the platform has linked it with another
//! order, this one is sent under a reference of its own. If it isn't clear, a person says which of the two it is.

mod adopt;
mod compare;
mod former_number;
mod outcome;
mod reference;
mod resend;
mod submission;

use framework360_sdk::http::Kind;
use framework360_sdk::order_job::{self, Begun};
use framework360_sdk::records::{self, MatchBy};
use framework360_sdk::shop::{Entity, Order, Payment, PaymentState};
use framework360_sdk::{Done, Error, Message, Resolution, Retry, Run, installation, session, unavailable};

use crate::api::{CreatedOrder, NewOrder, ProblemType, Receipt, RequestError, TotalGest};
use crate::error_policy::{self, Right};
use crate::mapping::order::{self, Draft};
use crate::mapping::rejection;
use crate::{ORDERS_OUT, not_for_totalgest, say};
use adopt::adopt;
use outcome::{already_there, created};
use reference::{is_of_another_number, is_own, is_receipt_of, own_references, reference};
use submission::SubmissionRecord;

/// Runs a job for one order.
pub(crate) fn run(run: &Run) -> Result<Done, Error> {
    let (id, done) = match order_job::begin(run) {
        Begun::Done(done) => (run.key.clone(), done),
        Begun::Order(order) => (order.id.clone(), run_order(run, order)?),
    };
    // The order is decided.
    submission::delete(&id)?;
    Ok(done)
}

fn run_order(run: &Run, order: Order) -> Result<Done, Error> {
    let totalgest = TotalGest::of_installation()?;
    let shop_id = installation::shop().id;
    if let Some(Resolution::There(number)) = &run.resolution {
        return adopt(&totalgest, &order, &shop_id, number.trim());
    }
    if let Some(reason) = not_for_totalgest(&order) {
        return match find_submitted_before(&totalgest, run, &order, &shop_id)? {
            Some(receipt) => already_there(&order, &receipt, vec![reason]),
            None => Ok(order_job::skipped(reason)),
        };
    }
    order_job::flow_on(run, ORDERS_OUT)?;
    resend::check(&totalgest, run, &order, &shop_id)?;
    let draft = match order::draft(&order, &shop_id) {
        Ok(mut draft) => {
            draft.order.external_reference = reference(&order, &shop_id).map_err(Error::Rejected)?;
            draft
        }
        Err(reason) => {
            return match find_submitted_before(&totalgest, run, &order, &shop_id)? {
                Some(receipt) => already_there(&order, &receipt, vec![reason]),
                None => Err(Error::Rejected(reason)),
            };
        }
    };
    create(&totalgest, run, &order, &shop_id, draft)
}

/// The owner of a record that was found under this order's reference.
enum Ownership {
    /// This order's.
    Ours,
    /// Another order's of the shop, which has the same number.
    Another,
    /// Another order's, or this order's as it was before it was changed. The message says what differs.
    Unclear(Message),
}

/// Decides whose order a record is. The number isn't enough: the record is this order's if its content is what the
/// order says now, or what one of the earlier requests sent.
fn ownership(
    order: &Order,
    draft: Result<&NewOrder<'_>, Message>,
    sent: Option<&SubmissionRecord>,
    receipt: &Receipt,
) -> Ownership {
    if is_linked_with_another(order, receipt) {
        return Ownership::Another;
    }
    if sent.zip(receipt.order.as_ref()).is_some_and(|(sent, there)| sent.has_created(there)) {
        return Ownership::Ours;
    }
    match draft.map(|draft| compare::difference(draft, receipt)) {
        Ok(None) => Ownership::Ours,
        Ok(Some(difference)) | Err(difference) => Ownership::Unclear(difference),
    }
}

/// Whether the platform has linked the record with another order.
fn is_linked_with_another(order: &Order, receipt: &Receipt) -> bool {
    let linked = records::find(Entity::Order, &MatchBy::RemoteId(receipt.id.to_string()));
    linked.iter().any(|other| other.id != order.id)
}

/// The record that an earlier attempt created, for an order that isn't to be sent any more: the answer may have been
/// lost.
fn find_submitted_before(
    totalgest: &TotalGest,
    run: &Run,
    order: &Order,
    shop_id: &str,
) -> Result<Option<Receipt>, Error> {
    let sent = SubmissionRecord::load(order)?;
    if run.attempt <= 1 && sent.is_none() && !order_job::may_be_there(order) {
        return Ok(None);
    }
    // An order whose payment was refunded since can't be mapped. The payment isn't compared.
    let paid = Payment { state: PaymentState::Paid, ..order.payment.clone() };
    let paid = Order { payment: paid, ..order.clone() };
    let draft = order::draft(&paid, shop_id);
    let draft = draft.as_ref().map(|draft| &draft.order);
    if let Some(sent) = &sent
        && let Some(receipt) = former_number::find_submitted(totalgest, run, order, shop_id, draft, sent)?
    {
        return Ok(Some(receipt));
    }
    if let Some(receipt) = find_submitted_before_restore(totalgest, order, shop_id)? {
        return Ok(Some(receipt));
    }
    let Ok(reference) = reference(order, shop_id) else { return Ok(None) };
    let Some(receipt) = find(totalgest, &reference)? else {
        // A request in flight may still create it.
        return match submission::next_lookup(sent.as_ref(), order) {
            Some(pause) => {
                Err(Error::Waiting(Retry { message: say::create_unclear(), after_ms: Some(pause) }))
            }
            None => find_under_own_reference(totalgest, order, shop_id),
        };
    };
    let ownership = match is_of_another_number(order, &receipt) {
        true => Ownership::Another,
        false => ownership(order, draft.map_err(Clone::clone), sent.as_ref(), &receipt),
    };
    match ownership {
        Ownership::Ours => Ok(Some(receipt)),
        Ownership::Another => find_under_own_reference(totalgest, order, shop_id),
        Ownership::Unclear(difference) => match find_under_own_reference(totalgest, order, shop_id)? {
            Some(receipt) => Ok(Some(receipt)),
            None if run.resolution == Some(Resolution::NotThere) => Ok(None),
            None => {
                // The record stays in question when the order gets another number.
                SubmissionRecord::add_reference(order, &reference)?;
                Err(Error::Uncertain(difference))
            }
        },
    }
}

/// The record that certainly is this order, although the restored store doesn't know of it: one that was sent again, or
/// under a reference of the order's own because another order has its number. That other order may look the same, so
/// this lookup comes first.
fn find_submitted_before_restore(
    totalgest: &TotalGest,
    order: &Order,
    shop_id: &str,
) -> Result<Option<Receipt>, Error> {
    if !order_job::may_be_there(order) {
        return Ok(None);
    }
    let found = match resend::find_unknown(totalgest, order, shop_id)? {
        Some(receipt) => Some(receipt),
        None => find_under_own_reference(totalgest, order, shop_id)?,
    };
    Ok(found.filter(|receipt| !is_linked_with_another(order, receipt)))
}

fn create(
    totalgest: &TotalGest,
    run: &Run,
    order: &Order,
    shop_id: &str,
    mut draft: Draft<'_>,
) -> Result<Done, Error> {
    let before = SubmissionRecord::load(order)?;
    let order_number = draft.order.order_number;
    let shared =
        |other: &Receipt| say::NoteNumberShared { number: &other.number, order: order_number }.message();
    if let Some(sent) = &before {
        let found = former_number::find_submitted(totalgest, run, order, shop_id, Ok(&draft.order), sent)?;
        if let Some(receipt) = found {
            return already_there(order, &receipt, draft.notes);
        }
        // An order that was sent under a reference of its own keeps it, even if its number has become free.
        let own = own_references(order, shop_id);
        if own.is_ok_and(|own| own.iter().any(|reference| sent.holds_own(reference))) {
            draft.notes.extend(find(totalgest, &draft.order.external_reference)?.as_ref().map(shared));
            return create_under_own_reference(totalgest, order, shop_id, draft);
        }
    }
    if let Some(receipt) = find_submitted_before_restore(totalgest, order, shop_id)? {
        return already_there(order, &receipt, draft.notes);
    }
    let made = post(totalgest, order, &draft, false)?;
    if !made.existed {
        return created(order, &made.receipt, draft.notes);
    }
    let has_its_number = !is_of_another_number(order, &made.receipt);
    let ownership = match has_its_number {
        true => ownership(order, Ok(&draft.order), before.as_ref(), &made.receipt),
        false => Ownership::Another,
    };
    let reference = &draft.order.external_reference;
    let is_first = before.as_ref().is_none_or(|sent| !sent.holds(reference));
    if is_first && !matches!(ownership, Ownership::Ours) && !order_job::may_be_there(order) {
        SubmissionRecord::remove_reference(order, reference)?;
    }
    match ownership {
        Ownership::Ours => return already_there(order, &made.receipt, draft.notes),
        Ownership::Another => {}
        // The person who looked there knows better than a comparison.
        Ownership::Unclear(_) if run.resolution == Some(Resolution::NotThere) => {}
        Ownership::Unclear(difference) => {
            return match find_under_own_reference(totalgest, order, shop_id)? {
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
    create_under_own_reference(totalgest, order, shop_id, draft)
}

/// Creates the order under a reference of its own, since another order has its number.
fn create_under_own_reference(
    totalgest: &TotalGest,
    order: &Order,
    shop_id: &str,
    mut draft: Draft<'_>,
) -> Result<Done, Error> {
    let mut theirs = String::new();
    for reference in own_references(order, shop_id).map_err(Error::Rejected)? {
        draft.order.external_reference = reference;
        let made = post(totalgest, order, &draft, true)?;
        if !made.existed {
            return created(order, &made.receipt, draft.notes);
        }
        if is_own(order, shop_id, &draft.order.external_reference, &made.receipt) {
            return already_there(order, &made.receipt, draft.notes);
        }
        SubmissionRecord::remove_reference(order, &draft.order.external_reference)?;
        theirs = made.receipt.number.to_string();
    }
    Err(Error::Uncertain(say::NumberTakenUnlike { number: &theirs, order: order.number.trim() }.message()))
}

/// Sends the order. `is_own` says whether its reference is made with its own id, and not of its number alone.
fn post(
    totalgest: &TotalGest,
    order: &Order,
    draft: &Draft<'_>,
    is_own: bool,
) -> Result<CreatedOrder, Error> {
    let token = session::token()?;
    SubmissionRecord::begin(order, &draft.order, is_own)?;
    let made = match totalgest.create_order(&token, &draft.order) {
        Ok(made) => made,
        Err(error) => {
            if error.without_effect() {
                SubmissionRecord::mark_answered(order)?;
            }
            return Err(not_created(totalgest, draft, error));
        }
    };
    if is_receipt_of(&made.receipt, draft) { Ok(made) } else { Err(unavailable(say::create_unclear())) }
}

/// The record that an earlier attempt created under one of the order's own references.
fn find_under_own_reference(
    totalgest: &TotalGest,
    order: &Order,
    shop_id: &str,
) -> Result<Option<Receipt>, Error> {
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

fn find(totalgest: &TotalGest, reference: &str) -> Result<Option<Receipt>, Error> {
    let found = totalgest.order_by_reference(&session::token()?, reference);
    found.map_err(|error| error_policy::for_request(totalgest, Right::Orders, error))
}

fn not_created(totalgest: &TotalGest, draft: &Draft<'_>, error: RequestError) -> Error {
    match (error.problem_type, error.failure.kind) {
        (Some(ProblemType::InvalidOrder), _) | (None, Kind::Status(422)) => {
            Error::Rejected(rejection::message(&draft.order, &error))
        }
        // The order may be there: the message says that it won't be created twice.
        (_, Kind::TimedOut | Kind::Broken | Kind::Unreadable | Kind::TooLarge)
        | (_, Kind::Status(..=399 | 408 | 499..=502 | 504..))
        | (None, Kind::Status(404 | 405)) => error_policy::retry_later(&error, say::create_unclear()),
        _ => error_policy::for_request(totalgest, Right::Orders, error),
    }
}
