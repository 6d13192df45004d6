//! The lookup of one attempt: what it searches Smarty's orders for, and what it learns from the list.

use framework360_sdk::{Error, Message, Resolution, storage};

use super::account::{self, Evidence, Seen};
use super::attempt::Attempt;
use super::attempt_decision::waiting;
use super::content::{Content, Similarity};
use super::decision::{RequestState, TextState, WaitReason};
use super::lookup::{self, LookupQuery, LookupResult};
use super::submission::{self, SubmissionRecord};
use super::{account_of_key, outcome, restored, search_variants};
use crate::say;

impl Attempt<'_> {
    /// Looks the order up in Smarty's list, as it was or would be sent in these versions.
    pub(super) fn look_up(
        &mut self,
        versions: &[Content],
        may_be_there: bool,
    ) -> Result<LookupResult, Error> {
        let account = self.smarty.account();
        let first_before = match &self.submission {
            Some(submission) if submission.may_be_older => None,
            // Another account's ids say nothing about this one's.
            Some(submission) => {
                account_of_key::is_same(submission.account, account)?.then_some(submission.first_before)
            }
            None => None,
        };
        let dropped = matches!(self.account.text(), TextState::Dropped | TextState::Mixed);
        // After a restore, and where no other order of the customer is in flight, one common article is enough.
        let is_bounded = self.submission.as_ref().is_some_and(|submission| !submission.may_be_older);
        let is_wide = if is_bounded { dropped } else { self.restored.concerns(self.order) };
        let versions = search_variants::as_listed_now(self.smarty, versions)?;
        let filed = self.filed()?;
        let may_be_there = may_be_there || filed.is_some();
        let floor = if self.restored.concerns(self.order) && self.account.text() != TextState::Preserved {
            // The audit filed the records that carry a reference. Where references are dropped there was nothing to
            // file.
            self.restored.floor
        } else {
            account::watermark(self.smarty)?
        };
        let query = LookupQuery {
            order: self.order,
            reference: &self.reference,
            codes: self.submission.as_ref().map(|submission| submission.codes.as_slice()).unwrap_or_default(),
            versions: &versions,
            first_before,
            floor,
            filed,
            asked: &self.asked,
            least: if is_wide { Similarity::CommonArticle } else { Similarity::SameGoods },
            may_be_there,
        };
        let found = match lookup::run(self.smarty, &self.account, &query) {
            Err(Error::Unexpected(why)) if may_be_there && why == say::orders_repeat() => {
                return Err(self.list_inconclusive(why)?);
            }
            found => found?,
        };
        if account::watermark(self.smarty)?.is_none() && !restored::is_pending()? {
            // The first lookup in the account: our records come after it, except those of requests in flight.
            let open = submission::lowest_open(account)?.unwrap_or(u64::MAX);
            account::set_watermark(self.smarty, found.highest.min(open))?;
        }
        if filed.is_some() && found.hits.is_empty() && !found.hides_some {
            // The list was read past the place where the record was: it's gone there.
            storage::delete(&account::seen_key(self.smarty, self.reference.code()))?;
        }
        if !found.hits.is_empty() {
            self.account.learn(Evidence::Preserved)?;
        }
        Ok(found)
    }

    /// Makes sure that the list is complete: one that hides records doesn't prove that a record isn't there. A person
    /// who looked there knows better.
    ///
    /// # Errors
    /// See [`list_inconclusive`](Self::list_inconclusive).
    pub(super) fn check_list(&mut self, found: &LookupResult, may_be_there: bool) -> Result<(), Error> {
        let said = matches!(self.run.resolution, Some(Resolution::NotThere));
        if !may_be_there || !found.hides_some || !found.hits.is_empty() || said {
            return Ok(());
        }
        Err(self.list_inconclusive(say::list_hides())?)
    }

    /// The error where the list doesn't show whether the order is there: a person must look, once no request is in
    /// flight.
    pub(super) fn list_inconclusive(&mut self, why: Message) -> Result<Error, Error> {
        if let Some(RequestState::InFlight(pause)) = self.submission.as_ref().map(SubmissionRecord::request) {
            return Ok(waiting(WaitReason::Unanswered, pause));
        }
        if let Some(submission) = &mut self.submission {
            submission.is_undecided = true;
            submission.store(self.order)?;
        }
        Ok(Error::Uncertain(why))
    }

    /// The id under which a record with the order's reference was filed; none where another order is linked with it.
    pub(super) fn filed(&self) -> Result<Option<u64>, Error> {
        let filed = storage::get::<Seen>(&account::seen_key(self.smarty, self.reference.code()))?;
        Ok(filed.map(|filed| filed.id).filter(|id| !outcome::is_linked(self.order, *id)))
    }
}
