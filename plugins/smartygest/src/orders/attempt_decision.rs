//! The decision of one attempt: what the order's state here and a lookup mean, and how the attempt ends by it.

use framework360_sdk::{Done, Error, Resolution, Retry, storage};

use super::attempt::Attempt;
use super::content::Similarity;
use super::decision::{self, Decision, Facts, Hit, LookAlike, RequestState, TextState, WaitReason};
use super::lookup::{self, LookupResult};
use super::outcome::adopt;
use super::send::Prepared;
use super::submission::{self, Denied, SubmissionRecord};
use super::{account, pending_questions, search_variants};
use crate::{api, say};

impl Attempt<'_> {
    /// Ends the attempt where the order is at Smarty, may be there, or must wait; none where it is to be sent.
    pub(super) fn end_unless_absent(&mut self, found: &LookupResult) -> Result<Option<Done>, Error> {
        match self.decide(found)? {
            Decision::Adopt { id, copies } => self.adopt_found(found, id, &copies).map(Some),
            Decision::Uncertain(ids) => Err(self.uncertain(found, &ids)?),
            Decision::Wait(pause, reason) => Err(waiting(reason, pause)),
            Decision::Absent => Ok(None),
        }
    }

    pub(super) fn prepare(&self) -> Result<Prepared, Error> {
        Prepared::new(self.smarty, self.order, &self.account, &self.reference)
    }

    pub(super) fn decide(&mut self, found: &LookupResult) -> Result<Decision, Error> {
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

    pub(super) fn adopt_found(
        &mut self,
        found: &LookupResult,
        id: u64,
        copies: &[u64],
    ) -> Result<Done, Error> {
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
    pub(super) fn uncertain(&mut self, found: &LookupResult, ids: &[u64]) -> Result<Error, Error> {
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
}

impl Hit {
    fn of(theirs: &api::Order) -> Option<Self> {
        Some(Self { id: theirs.id()?, is_cancelled: theirs.is_cancelled() })
    }
}

/// The error of an attempt that must wait.
pub(super) fn waiting(reason: WaitReason, after_ms: u64) -> Error {
    let message = match reason {
        WaitReason::Unanswered => say::may_still_arrive(),
        WaitReason::Restored => say::after_restore(),
    };
    Error::Waiting(Retry { message, after_ms: Some(after_ms) })
}
