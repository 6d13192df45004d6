//! The export of one order to Smarty: exactly one record there, although the request that creates it takes no
//! reference, isn't idempotent and may be applied late.
//!
//! A [`submission`] record is stored before the request. A [`lookup`] comes before every creation. A reference of ours
//! is at the end of the first row's name. [`decision`] draws the conclusions. What can't be known is left to a person,
//! and never sent twice.

pub(crate) mod account;
mod account_of_key;
mod attempt;
mod attempt_decision;
mod attempt_lookup;
pub(crate) mod audit;
pub(crate) mod connecting;
mod content;
mod copied;
mod decision;
mod findings;
mod keys;
mod locks;
mod lookup;
mod outcome;
mod owner_notes;
mod pages;
mod pending_questions;
mod reference_index;
mod resend;
mod restored;
mod search_variants;
mod send;
mod serde_pairs;
mod stored_messages;
mod submission;

use framework360_sdk::order_job::{Begun, begin, flow_on, skipped};
use framework360_sdk::reference::Reference;
use framework360_sdk::{Done, Error, Message, Resolution, Run};

use crate::mapping::eligibility;
use crate::{ORDERS_OUT, say};
use account::{Account, Carrier};
use attempt::Attempt;
use restored::Restored;
use send::Prepared;
use submission::{Answer, Denied, SubmissionRecord};

/// Runs a job for one order.
pub(crate) fn run(run: &Run) -> Result<Done, Error> {
    let order = match begin(run) {
        Begun::Order(order) => order,
        Begun::Done(done) => {
            submission::delete(run.subject.as_ref().map_or(run.key.as_str(), |subject| subject.id.as_str()))?;
            return Ok(done);
        }
    };
    let smarty = keys::connected()?;
    let carrier = Carrier::of_settings().ok_or_else(|| Error::NotConfigured(say::reference_unknown()))?;
    let account = Account::load(&smarty, carrier)?;
    let reference = Reference::of(&order);
    let earlier = resend::earlier(&order);
    if let Some(Resolution::There(number)) = &run.resolution {
        let found = lookup::by_number(&smarty, &order, number, &earlier)?;
        if let Some(id) = found.id().filter(|id| earlier.contains(id)) {
            return resend::keep_link(&order, id, &found);
        }
        return outcome::there(&smarty, &order, &reference, &found);
    }
    if let [answer, copies @ ..] = Answer::all(&smarty, &order)?.as_slice() {
        // An earlier attempt got an answer but couldn't store its end. The answer is certain, whatever a list says.
        return outcome::answered(&smarty, &order, account, answer, copies);
    }
    let submission = SubmissionRecord::load(&order)?;
    let restored = Restored::check(&smarty)?;
    let denied = Denied::load(&order)?;
    let mut asked = pending_questions::of(&order, smarty.account())?;
    asked.retain(|id| !denied.ids.contains(id) && !earlier.contains(id));
    let mut attempt = Attempt {
        run,
        order: &order,
        smarty: &smarty,
        account,
        reference,
        submission,
        restored,
        earlier,
        asked,
        lock: None,
        is_replaced: false,
    };
    let result = attempt.run_to_outcome();
    if result.is_err() {
        attempt.release_unless_in_flight()?;
    }
    result
}

impl Attempt<'_> {
    fn run_to_outcome(&mut self) -> Result<Done, Error> {
        let skip = eligibility::reason_to_skip(self.order);
        let may_be_there =
            self.submission.is_some() || self.restored.concerns(self.order) || !self.asked.is_empty();
        if let Some(reason) = &skip
            && !may_be_there
        {
            return self.skip(reason.clone());
        }
        if self.submission.is_none() {
            resend::check(self.smarty, self.run, self.order, &self.earlier)?;
        }
        // An order that was sent is looked up as it was sent, before anything about the order as it is now can fail.
        let mut prepared = None;
        if self.submission.is_none() && skip.is_none() {
            flow_on(self.run, ORDERS_OUT)?;
            let ready = self.prepare()?;
            self.take_lock(&ready)?;
            prepared = Some(ready);
        }
        let versions = match (&self.submission, &prepared) {
            (Some(submission), _) => submission.versions.clone(),
            // After a restore it isn't known for which customer the order was sent, if ever: its customer may have been
            // merged.
            (None, Some(prepared)) if self.restored.concerns(self.order) => {
                vec![prepared.content.clone(), prepared.content.of_anyone()]
            }
            (None, Some(prepared)) => vec![prepared.content.clone()],
            // The order won't be sent, but it may have been.
            (None, None) => search_variants::would_be(self.smarty, self.order)?,
        };
        let found = self.look_up(&versions, may_be_there)?;
        self.check_list(&found, may_be_there || self.filed()?.is_some())?;
        if let Some(done) = self.end_unless_absent(&found)? {
            return Ok(done);
        }
        if let Some(reason) = skip {
            return self.skip(reason);
        }
        flow_on(self.run, ORDERS_OUT)?;
        let prepared = match prepared {
            Some(prepared) => prepared,
            None => {
                let ready = self.prepare()?;
                self.take_lock(&ready)?;
                if self.is_for_another_customer(&ready) {
                    return send::look_up_and_create(self, ready);
                }
                ready
            }
        };
        let done = send::create(self, prepared, found.highest)?;
        findings::queue(found.pages)?;
        Ok(done)
    }

    /// Whether the order was sent before for another customer only.
    fn is_for_another_customer(&self, prepared: &Prepared) -> bool {
        let id = prepared.content.customer_id();
        self.submission
            .as_ref()
            .is_some_and(|submission| submission.versions.iter().all(|sent| sent.customer_id() != id))
    }

    fn skip(&mut self, reason: Message) -> Result<Done, Error> {
        self.release_locks()?;
        submission::delete(&self.order.id)?;
        Ok(skipped(reason))
    }
}
