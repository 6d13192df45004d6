//! The export of one order to Smarty: exactly one record there, although the request that creates it takes no
//! reference, isn't idempotent and may be applied late.
//!
//! A [`submission`] record is stored before the request. A [`lookup`] comes before every creation. A reference of ours
//! is at the end of the first row's name. [`decision`] draws the conclusions. What can't be known is left to a person,
//! and never sent twice.

pub(crate) mod account;
mod account_of_key;
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
use framework360_sdk::shop::Order;
use framework360_sdk::{Done, Error, Message, Resolution, Retry, Run, installation, storage};

use crate::api::{self, Smarty};
use crate::mapping::eligibility;
use crate::mapping::rows::Basis;
use crate::{ORDERS_OUT, say};
use account::{Account, Carrier};
use content::Similarity;
use decision::{Decision, Facts, Hit, LookAlike, RequestState, TextState, WaitReason};
use lookup::LookupResult;
use outcome::adopt;
use restored::Restored;
use send::Prepared;
use submission::{Answer, Denied, IN_FLIGHT_GRACE_MS, SubmissionRecord};

/// How long an order waits for another one before it tries again, in milliseconds.
const WAIT_MS: u64 = 2_000;

/// One attempt to export one order.
struct Attempt<'a> {
    run: &'a Run,
    order: &'a Order,
    smarty: &'a Smarty,
    account: Account,
    reference: Reference,
    submission: Option<SubmissionRecord>,
    restored: Restored,
    /// Smarty's ids of records with which the order was linked before it was sent again.
    earlier: Vec<u64>,
    /// Ids that a person is asked about.
    asked: Vec<u64>,
    /// The key of the lock that this attempt took.
    lock: Option<String>,
    /// Whether Smarty didn't know the order's customer, so that the order is sent for another one: once in an attempt.
    is_replaced: bool,
}

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
                    return self.look_up_and_send(ready);
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

    /// Sends the order for a customer for whom it wasn't sent before, unless it is at Smarty already.
    fn look_up_and_send(&mut self, prepared: Prepared) -> Result<Done, Error> {
        let mut versions = vec![prepared.content.clone()];
        for sent in self.submission.iter().flat_map(|submission| &submission.versions) {
            let now = sent.of_customer(prepared.content.customer_id());
            versions.extend([sent.clone(), now, sent.of_anyone()]);
        }
        let found = self.look_up(&versions, true)?;
        self.check_list(&found, true)?;
        if let Some(done) = self.end_unless_absent(&found)? {
            return Ok(done);
        }
        let done = send::create(self, prepared, found.highest)?;
        findings::queue(found.pages)?;
        Ok(done)
    }

    /// Ends the attempt where the order is at Smarty, may be there, or must wait; none where it is to be sent.
    fn end_unless_absent(&mut self, found: &LookupResult) -> Result<Option<Done>, Error> {
        match self.decide(found)? {
            Decision::Adopt { id, copies } => self.adopt_found(found, id, &copies).map(Some),
            Decision::Uncertain(ids) => Err(self.uncertain(found, &ids)?),
            Decision::Wait(pause, reason) => Err(waiting(reason, pause)),
            Decision::Absent => Ok(None),
        }
    }

    fn prepare(&self) -> Result<Prepared, Error> {
        Prepared::new(self.smarty, self.order, &self.account, &self.reference)
    }

    fn decide(&mut self, found: &LookupResult) -> Result<Decision, Error> {
        let mut denied = Denied::load(self.order)?;
        let mut others = Vec::new();
        if !found.alike.is_empty() {
            for other in submission::others(self.order, self.smarty.account())? {
                others.extend(search_variants::as_listed_now(self.smarty, &other.versions)?);
            }
        }
        let claimed = |order: &api::Order| others.iter().any(|version| version.may_be(order));
        // An order that was never sent can't be there, so a record that may be another order's is that order's. Not
        // where references aren't preserved: after a restore that nobody noticed, this would double an order, as the
        // model of the protocol shows.
        let preserved = self.account.text() == TextState::Preserved;
        let never_sent = self.submission.is_none() && !self.restored.concerns(self.order) && preserved;
        let mut look_alikes = Vec::new();
        // A record that is older than the first request may have been created by the store before it was restored.
        let unknown = self
            .submission
            .as_ref()
            .filter(|submission| submission.may_be_older)
            .map(|submission| submission.first_before);
        for (order, similarity) in &found.alike {
            let (is_same, is_claimed) = (*similarity == Similarity::Same, claimed(order));
            let id = order.id().unwrap_or_default();
            // A record that is exactly another order's and not exactly this one's is the other order's.
            let is_asked = self.asked.contains(&id);
            let may_be_ours = is_asked || !is_claimed || (is_same && !never_sent);
            if may_be_ours && !denied.ids.contains(&id) && !self.earlier.contains(&id) {
                let is_certain = is_same && unknown.is_none_or(|before| id > before);
                look_alikes.push(LookAlike { id, is_same: is_certain, is_claimed });
            }
        }
        let mut facts = Facts {
            text: self.account.text(),
            request: self.submission.as_ref().map_or(RequestState::Never, SubmissionRecord::request),
            hits: found.hits.iter().filter_map(Hit::of).collect(),
            look_alikes,
            is_prompt: found.is_prompt,
            quarantine: self.restored.quarantine,
            ask_first: account::asks_first(),
        };
        let mut decision = decision::decide(&facts);
        if let (Decision::Uncertain(ids), Some(Resolution::NotThere)) = (&decision, &self.run.resolution) {
            // A person looked: none of these is the order, and the request without an answer had no effect.
            denied.add(self.order, ids)?;
            facts.look_alikes.clear();
            if facts.request == RequestState::GraceOver
                && let Some(submission) = &mut self.submission
            {
                submission.answered = true;
                submission.store(self.order)?;
                storage::checkpoint()?;
                facts.request = RequestState::Answered;
            }
            decision = decision::decide(&facts);
        }
        Ok(decision)
    }

    fn adopt_found(&mut self, found: &LookupResult, id: u64, copies: &[u64]) -> Result<Done, Error> {
        self.release_locks()?;
        let listed = || found.hits.iter().chain(found.alike.iter().map(|(order, _)| order));
        let known_as = |id: &u64| {
            listed().find(|order| order.id() == Some(*id)).map(|order| order.known_as().to_owned())
        };
        let copies: Vec<String> = copies.iter().filter_map(known_as).collect();
        let record = listed().find(|order| order.id() == Some(id));
        let record = record.ok_or_else(|| Error::Unexpected(say::unclear_order()))?;
        adopt(self.smarty, self.order, &self.reference, record, self.submission.as_ref(), &copies)
    }

    /// The error that names the candidates. The submission record stays: it claims them for this order.
    fn uncertain(&mut self, found: &LookupResult, ids: &[u64]) -> Result<Error, Error> {
        if let Some(submission) = &mut self.submission {
            submission.is_undecided = true;
            submission.store(self.order)?;
        }
        if !ids.is_empty() {
            pending_questions::store(self.order, self.smarty.account(), ids)?;
        }
        let named: Vec<_> = found
            .alike
            .iter()
            .filter(|(order, _)| order.id().is_some_and(|id| ids.contains(&id)))
            .map(|(order, _)| order.clone())
            .collect();
        Ok(Error::Uncertain(if named.is_empty() {
            say::unanswered_asked()
        } else {
            say::look_alikes(lookup::numbers(&named))
        }))
    }

    fn skip(&mut self, reason: Message) -> Result<Done, Error> {
        self.release_locks()?;
        submission::delete(&self.order.id)?;
        Ok(skipped(reason))
    }
}

impl Hit {
    fn of(theirs: &api::Order) -> Option<Self> {
        Some(Self { id: theirs.id()?, is_cancelled: theirs.is_cancelled() })
    }
}

fn waiting(reason: WaitReason, after_ms: u64) -> Error {
    let message = match reason {
        WaitReason::Unanswered => say::may_still_arrive(),
        WaitReason::Restored => say::after_restore(),
    };
    Error::Waiting(Retry { message, after_ms: Some(after_ms) })
}

/// Whether Smarty's prices include VAT, by the owner's setting.
pub(crate) fn basis() -> Result<Basis, Error> {
    match installation::setting("prices").as_deref() {
        None | Some("vat-included") => Ok(Basis::VatIncluded),
        Some("vat-excluded") => Ok(Basis::VatExcluded),
        Some(_) => Err(Error::NotConfigured(say::prices_unknown())),
    }
}
