//! Creates an order at Smarty: the submission record, the checkpoint, the request, and its answer.

use framework360_sdk::http::Failure;
use framework360_sdk::in_flight::SentAt;
use framework360_sdk::reference::Reference;
use framework360_sdk::shop::Order;
use framework360_sdk::{Done, Error, Message, Retry, lock, storage};

use super::account::{Account, Carrier};
use super::attempt::Attempt;
use super::content::Content;
use super::decision::Decision;
use super::stored_messages::StoredNotes;
use super::submission::{Answer, SubmissionRecord};
use super::{account_of_key, findings, outcome};
use crate::api::{NewCustomer, NewOrder, RequestError, Smarty};
use crate::customers::{self, CustomerStatus, gone};
use crate::mapping::{address, order};
use crate::{error_policy, price_basis, say, taxes};

/// An order as it is sent.
pub(super) struct Prepared {
    request: NewOrder,
    customer: NewCustomer,
    /// The content of the request, as Smarty will list it.
    pub(super) content: Content,
    /// Notes for the owner about an order that is sent.
    notes: Vec<Message>,
}

impl Prepared {
    /// Maps the order and finds its customer.
    ///
    /// # Errors
    /// Why the order can't be sent.
    pub(super) fn new(
        smarty: &Smarty,
        order: &Order,
        account: &Account,
        reference: &Reference,
    ) -> Result<Self, Error> {
        let mut draft = order::draft(order, price_basis::of_settings()?).map_err(Error::Rejected)?;
        let taxes = taxes::ids(smarty, &draft.taxes(), draft.rounding_taxes())?;
        if draft.rounding_taxes().iter().any(|tax| taxes.get(tax).is_none()) {
            draft = order::draft_rounded(order, price_basis::of_settings()?).map_err(Error::Rejected)?;
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

/// Sends the order, after storing durably how to find it again. `highest` is the highest id that the lookup saw.
pub(super) fn create(attempt: &mut Attempt<'_>, prepared: Prepared, highest: u64) -> Result<Done, Error> {
    let (smarty, order) = (attempt.smarty, attempt.order);
    let account = smarty.account();
    let lock = attempt.lock_key(&prepared).unwrap_or_default();
    // The id of the first attempt is kept: what that attempt may have created is newer.
    let mut submission = match attempt.submission.take() {
        Some(submission) if account_of_key::is_same(submission.account, account)? => {
            SubmissionRecord { account, ..submission }
        }
        _ => SubmissionRecord {
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
    if !submission.versions.contains(&prepared.content) {
        submission.versions.push(prepared.content.clone());
    }
    if !submission.codes.iter().any(|known| known == attempt.reference.code()) {
        submission.codes.push(attempt.reference.code().to_owned());
    }
    submission.notes = Some(StoredNotes(prepared.notes.clone()));
    submission.sent_at = SentAt::now();
    submission.answered = false;
    submission.is_undecided = false;
    if !lock.is_empty() {
        lock::renew(&lock, &order.id)?;
    }
    submission.lock = lock;
    submission.store(order)?;
    attempt.submission = Some(submission);
    // This fails where another worker has taken over the job or a lock: then nothing is sent. The platform sends the
    // request only while the checkpoint is valid.
    storage::checkpoint()?;
    match smarty.create_order(&prepared.request) {
        Ok(created) => {
            let answer = Answer::of(smarty, &created).ok_or_else(unclear)?;
            // Smarty's answer stays known, even if the order was edited or the lease lost meanwhile.
            answer.record(order, attempt.run.attempt)?;
            gone::end_trial(smarty, prepared.content.customer_id())?;
            let read = outcome::created(smarty, order, &mut attempt.account, &attempt.reference, &answer)?;
            attempt.release_locks()?;
            outcome::finish(smarty, order, &attempt.reference, answer.id)?;
            Ok(outcome::sent(order, &answer, read, prepared.notes))
        }
        Err(error) if error.without_effect() => refused(attempt, &prepared, error),
        Err(error) => Err(unanswered(error)),
    }
}

fn unclear() -> Error {
    Error::Unexpected(say::unclear_order())
}

/// The error where Smarty gave no answer of its own. The next attempts look the order up, the first of them after the
/// platform's shortest pause, since mostly it's the answer that was lost.
fn unanswered(error: RequestError) -> Error {
    let after_ms = match error {
        RequestError::Http(Failure { retry_after_ms, .. }) => retry_after_ms,
        RequestError::Refused(_) => None,
    };
    Error::Unavailable(Retry { message: say::unclear_order(), after_ms })
}

/// Handles an order that Smarty refused, or that wasn't sent. Smarty may have created the order all the same, as where
/// it fails afterwards.
fn refused(attempt: &mut Attempt<'_>, prepared: &Prepared, error: RequestError) -> Result<Done, Error> {
    let (smarty, order) = (attempt.smarty, attempt.order);
    if let Some(submission) = &mut attempt.submission {
        submission.answered = true;
        submission.store(order)?;
        storage::checkpoint()?;
    }
    if let Some(error) = error_policy::installation_error(smarty, &error) {
        return Err(error);
    }
    if !error.is_for_good() {
        return Err(error.into());
    }
    let customer = prepared.content.customer_id();
    let customer_status = customers::customer_status(smarty, customer, &prepared.customer, &error)?;
    if customer_status == CustomerStatus::Gone && may_be_replaced(attempt, customer)? {
        return send_for_another(attempt, customer);
    }
    let found = attempt.look_up(std::slice::from_ref(&prepared.content), true)?;
    match attempt.decide(&found)? {
        Decision::Adopt { id, copies } => attempt.adopt_found(&found, id, &copies),
        Decision::Uncertain(ids) => Err(attempt.uncertain(&found, &ids)?),
        Decision::Wait(..) | Decision::Absent => {
            // The order isn't there and no request is in flight: as if it had never been sent.
            attempt.submission = None;
            attempt.release_locks()?;
            super::submission::delete_record(&order.id)?;
            if customer_status == CustomerStatus::Known {
                customers::delete_known(smarty, &prepared.customer)?;
            }
            storage::checkpoint()?;
            let words = error.reason();
            Err(Error::Rejected(if customer_status != CustomerStatus::Known {
                say::OrderCustomerUnknown { id: customer, reason: words }.message()
            } else {
                say::order_refused(words)
            }))
        }
    }
}

/// Whether another customer may take the place of one that Smarty doesn't know: once in an attempt, and not for a
/// customer on trial unless a person sends the order. So no more customers are created if Smarty means something else
/// by its words.
fn may_be_replaced(attempt: &Attempt<'_>, customer: u64) -> Result<bool, Error> {
    let is_on_trial = gone::is_on_trial(attempt.smarty, customer)?;
    Ok(!attempt.is_replaced && (attempt.run.manual || !is_on_trial))
}

/// Sends the order for another customer, who is found or created, since Smarty doesn't know its customer any more.
/// Smarty's application refused the request, so it isn't in flight; the order is looked up all the same, since an
/// earlier request may have been applied and its record moved with the customer.
fn send_for_another(attempt: &mut Attempt<'_>, customer: u64) -> Result<Done, Error> {
    gone::remember(attempt.smarty, customer)?;
    attempt.is_replaced = true;
    let prepared = attempt.prepare()?;
    attempt.take_lock(&prepared)?;
    look_up_and_create(attempt, prepared)
}

/// Sends the order for a customer for whom it wasn't sent before, unless it is at Smarty already.
pub(super) fn look_up_and_create(attempt: &mut Attempt<'_>, prepared: Prepared) -> Result<Done, Error> {
    let mut versions = vec![prepared.content.clone()];
    for sent in attempt.submission.iter().flat_map(|submission| &submission.versions) {
        let now = sent.of_customer(prepared.content.customer_id());
        versions.extend([sent.clone(), now, sent.of_anyone()]);
    }
    let found = attempt.look_up(&versions, true)?;
    attempt.check_list(&found, true)?;
    if let Some(done) = attempt.end_unless_absent(&found)? {
        return Ok(done);
    }
    let done = create(attempt, prepared, found.highest)?;
    findings::queue(found.pages)?;
    Ok(done)
}
