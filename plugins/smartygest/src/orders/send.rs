//! Creates an order at Smarty: the note, the fence, the request, and what came of it.

use framework360_sdk::http::Failure;
use framework360_sdk::in_flight::SentAt;
use framework360_sdk::reference::Reference;
use framework360_sdk::shop::Order;
use framework360_sdk::{Done, Error, Message, Retry, lock, storage};

use super::account::{Account, Carrier};
use super::content::Content;
use super::decision::Decision;
use super::notes::Notes;
use super::submission::{Answer, Submission};
use super::{Attempt, account_of_key, basis, outcome};
use crate::api::{NewCustomer, NewOrder, Problem, Smarty};
use crate::customers::{self, Standing, gone};
use crate::mapping::{address, order};
use crate::{say, taxes};

/// An order as it is sent.
pub(super) struct Prepared {
    request: NewOrder,
    customer: NewCustomer,
    /// As it will be listed.
    pub(super) content: Content,
    /// What the owner should know though it is sent.
    notes: Vec<Message>,
}

impl Prepared {
    /// Maps the order and finds its customer.
    ///
    /// # Errors
    /// What keeps it from being sent.
    pub(super) fn new(
        smarty: &Smarty,
        order: &Order,
        account: &Account,
        reference: &Reference,
    ) -> Result<Self, Error> {
        let mut draft = order::draft(order, basis()?).map_err(Error::Rejected)?;
        let taxes = taxes::ids(smarty, &draft.taxes(), draft.rounding_taxes())?;
        if draft.rounding_taxes().iter().any(|tax| taxes.get(tax).is_none()) {
            draft = order::draft_rounded(order, basis()?).map_err(Error::Rejected)?;
        }
        let mut notes = std::mem::take(&mut draft.notes);
        let customer = address::customer(order).map_err(Error::Rejected)?;
        let found = customers::find_or_create(smarty, order, &customer)?;
        notes.extend(found.notes.iter().cloned());
        customers::link(order, &found);
        let mut request = draft.request(found.id, |key| taxes.get(key)).map_err(Error::NotConfigured)?;
        let content = Content::of(&request);
        carry(&mut request, account, reference);
        Ok(Self { request, customer, content, notes })
    }
}

/// Puts the reference into the text that carries it.
fn carry(request: &mut NewOrder, account: &Account, reference: &Reference) {
    let limit = account.name_limit();
    match account.carrier {
        Carrier::RowName => {
            if let Some(row) = request.rows.first_mut() {
                row.name = reference.append_to(&row.name, limit);
            }
        }
        Carrier::PaymentType => request.payment_type = reference.append_to(&request.payment_type, limit),
        Carrier::Nowhere => {}
    }
}

/// Sends the order, after noting down durably where to look for it. `highest` is the highest id that the look saw.
pub(super) fn create(attempt: &mut Attempt<'_>, prepared: Prepared, highest: u64) -> Result<Done, Error> {
    let (smarty, order) = (attempt.smarty, attempt.order);
    let account = smarty.account();
    let lock = attempt.lock_key(&prepared).unwrap_or_default();
    // The first attempt's id stands: what that attempt may have created is newer than it.
    let mut note = match attempt.note.take() {
        Some(note) if account_of_key::is_same(note.account, account)? => Submission { account, ..note },
        _ => Submission {
            first_before: highest,
            may_be_older: attempt.restored.concerns(order),
            sent_at: SentAt::now(),
            answered: false,
            account,
            codes: Vec::new(),
            versions: Vec::new(),
            notes: None,
            lock: String::new(),
            is_undecided: false,
        },
    };
    if !note.versions.contains(&prepared.content) {
        note.versions.push(prepared.content.clone());
    }
    if !note.codes.iter().any(|known| known == attempt.reference.code()) {
        note.codes.push(attempt.reference.code().to_owned());
    }
    note.notes = Some(Notes(prepared.notes.clone()));
    note.sent_at = SentAt::now();
    note.answered = false;
    note.is_undecided = false;
    if !lock.is_empty() {
        lock::renew(&lock, &order.id)?;
    }
    note.lock = lock;
    note.keep(order)?;
    attempt.note = Some(note);
    // It fails where another worker has taken the job over, or a lock: then nothing is sent. The platform lets the
    // request go only while this still holds.
    storage::checkpoint()?;
    match smarty.create_order(&prepared.request) {
        Ok(created) => {
            let answer = Answer::of(smarty, &created).ok_or_else(unclear)?;
            // What Smarty answered stays known, even if the order was edited or the lease lost meanwhile.
            answer.record(order, attempt.run.attempt)?;
            gone::is_accepted(smarty, prepared.content.customer_id())?;
            let read = outcome::created(smarty, order, &mut attempt.account, &attempt.reference, &answer)?;
            attempt.let_go_with_the_end()?;
            outcome::settle(smarty, order, &attempt.reference, answer.id)?;
            Ok(outcome::sent(order, &answer, read, prepared.notes))
        }
        Err(problem) if problem.settles() => refused(attempt, &prepared, problem),
        Err(problem) => Err(silent(problem)),
    }
}

fn unclear() -> Error {
    Error::Unexpected(say::unclear_order())
}

/// No answer of Smarty's own: the next attempts look, the first of them after the platform's shortest pause, since most of
/// what is lost is the answer.
fn silent(problem: Problem) -> Error {
    let after_ms = match problem {
        Problem::Http(Failure { retry_after_ms, .. }) => retry_after_ms,
        Problem::Refused(_) => None,
    };
    Error::Unavailable(Retry { message: say::unclear_order(), after_ms })
}

/// Smarty refuses it, or it wasn't sent. What Smarty refuses it may have created all the same, as where it stumbles
/// afterwards.
fn refused(attempt: &mut Attempt<'_>, prepared: &Prepared, problem: Problem) -> Result<Done, Error> {
    let (smarty, order) = (attempt.smarty, attempt.order);
    if let Some(note) = &mut attempt.note {
        note.answered = true;
        note.keep(order)?;
        storage::checkpoint()?;
    }
    if let Some(error) = smarty.blocked(&problem) {
        return Err(error);
    }
    if !problem.is_for_good() {
        return Err(problem.into());
    }
    let customer = prepared.content.customer_id();
    let standing = customers::standing(smarty, customer, &prepared.customer, &problem)?;
    if standing == Standing::Gone && may_be_replaced(attempt, customer)? {
        return send_for_another(attempt, customer);
    }
    let found = attempt.look(std::slice::from_ref(&prepared.content), true)?;
    match attempt.decide(&found)? {
        Decision::Adopt { id, copies } => attempt.adopt_found(&found, id, &copies),
        Decision::Uncertain(ids) => Err(attempt.uncertain(&found, &ids)?),
        Decision::Wait(..) | Decision::Absent => {
            // It isn't there and nothing is under way: as if it had never been sent.
            attempt.note = None;
            attempt.let_go_with_the_end()?;
            super::submission::withdraw(&order.id)?;
            if standing == Standing::Known {
                customers::doubt(smarty, &prepared.customer)?;
            }
            storage::checkpoint()?;
            let words = problem.words();
            Err(Error::Rejected(if standing != Standing::Known {
                say::OrderCustomerUnknown { id: customer, reason: words }.message()
            } else {
                say::order_refused(words)
            }))
        }
    }
}

/// Once in an attempt, and not one that was just put in the place of another, unless a person wants it: where Smarty means
/// something else by its words, no more customers are created.
fn may_be_replaced(attempt: &Attempt<'_>, customer: u64) -> Result<bool, Error> {
    let is_on_trial = gone::is_on_trial(attempt.smarty, customer)?;
    Ok(!attempt.is_replaced && (attempt.run.manual || !is_on_trial))
}

/// Smarty doesn't know the order's customer any more: its orders are another one's from now on, who is found or created.
/// Smarty's application refused the request, so nothing of it is under way; the order is looked for all the same, since
/// an earlier request may have been applied and its record moved with the customer.
fn send_for_another(attempt: &mut Attempt<'_>, customer: u64) -> Result<Done, Error> {
    gone::remember(attempt.smarty, customer)?;
    attempt.is_replaced = true;
    let prepared = attempt.prepare()?;
    attempt.take_lock(&prepared)?;
    attempt.look_and_send(prepared)
}
