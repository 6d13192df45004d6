//! The synchronization of a customer that both sides have, or are about to have: planned first, then written on each.

use framework360_sdk::shop::Customer;
use framework360_sdk::{Done, Error, Message, Outcome, Retry, changes, storage, unavailable};

use super::context::{Sides, Sync, done, link_to, skipped};
use super::{apply_local, send, unique_conflicts};
use crate::api::{self, number};
use crate::customer::{self, Field, Hasher};
use crate::merge::{AddressConsent, Merge, RemoteChanges, landed, merge};
use crate::sync_state::{self, SyncState};
use crate::{enqueue, say, statements};

/// How long Shopify has to report an older state until that counts, in milliseconds: longer than any of its copies lags
/// behind. Arbitrary.
const OLDER_MS: u64 = 30_000;

/// The plan for a customer that both sides may have.
#[allow(clippy::large_enum_variant, reason = "there is one of it at a time")]
pub(crate) enum Plan {
    /// Shopify reported an older state than before.
    Stale,
    /// Shopify reported nothing of the person.
    Hidden,
    Merge {
        before: Option<SyncState>,
        merge: Merge,
    },
}

impl Sync {
    /// Plans what has to be written on each side; `ours` is none for a customer that is new here.
    pub(crate) fn plan(&self, ours: Option<&Customer>, theirs: &api::Customer) -> Result<Plan, Error> {
        if theirs.is_hidden() {
            return Ok(Plan::Hidden);
        }
        self.plan_with(sync_state_of(&theirs.id)?, ours, theirs)
    }

    /// Plans as [`plan`](Self::plan) does, with a sync state that was read before Shopify's customer: so a state that
    /// another job stores meanwhile is noticed, and doesn't count as one about what this call read.
    pub(super) fn plan_with(
        &self,
        mut before: Option<SyncState>,
        ours: Option<&Customer>,
        theirs: &api::Customer,
    ) -> Result<Plan, Error> {
        if theirs.is_hidden() {
            return Ok(Plan::Hidden);
        }
        if before.as_ref().is_some_and(|before| theirs.updated_at < before.updated_at) {
            return Ok(Plan::Stale);
        }
        let mut profile = ours.map(|ours| self.profile(ours)).unwrap_or_default();
        let other_address = match ours {
            Some(ours) => {
                statements::annotate(ours, &mut profile, before.as_ref())? && ours.remote_id.is_none()
            }
            None => false,
        };
        let mut their_profile = customer::theirs(theirs);
        their_profile.withdrawn = if their_profile.email == profile.email {
            profile.withdrawn
        } else {
            statements::withdrawn(&their_profile.email)?
        };
        let hasher = Hasher::new(&theirs.id);
        if let Some(before) = &mut before {
            if self.round > 0 {
                before.taken.clear();
            }
            let sending = before.sending.clone();
            landed(&hasher, &hasher, &sending, (&profile, &their_profile), before);
        }
        if let Some(ours) = ours.filter(|ours| ours.remote_id.is_none())
            && let Some(sending) = sync_state::creating(&ours.id)?
        {
            let by = Hasher::new(&ours.id);
            landed(&hasher, &by, &sending, (&profile, &their_profile), before.get_or_insert_default());
        }
        // A customer that is new here has no sync state: with that of an earlier link, its empty fields would count as
        // deleted ones.
        let known = before.as_ref().filter(|_| ours.is_some());
        let mut merge = merge(&hasher, &profile, &their_profile, known, self.directions, self.now);
        if other_address {
            merge.add_note(say::consent_other_address());
        }
        merge.sync_state.updated_at = theirs.updated_at;
        let latest = before.as_ref().map_or(0, |before| before.latest.max(before.updated_at));
        merge.sync_state.latest = latest.max(theirs.updated_at);
        merge.sync_state.older = None;
        Ok(Plan::Merge { before, merge })
    }

    /// Writes what a plan says, on both sides. Whether anything was written there.
    pub(crate) fn carry_out(
        &self,
        id: &str,
        theirs: &api::Customer,
        before: Option<&SyncState>,
        mut merge: Merge,
    ) -> Result<(bool, Vec<Message>), Error> {
        let mut wrote = !merge.there.is_empty();
        let consent_alone = RemoteChanges { consent: None, ..merge.there.clone() }.is_empty();
        let profile = customer::theirs(theirs);
        // Before it is written there, and stored with what is about to be written.
        if profile.email != merge.ours.email {
            let address = Hasher::new(&theirs.id).text(Field::Email.name(), &profile.email);
            let known = before.and_then(|before| before.fields.get(Field::Email.name()));
            statements::record_withdrawal_there(&profile, &merge.ours, known == Some(&address), self.now)?;
        }
        send::send(self, &Sides { id, gid: &theirs.id, theirs: &profile, before }, &mut merge)?;
        wrote &= !(consent_alone && merge.consent_waits);
        if merge.here.consent.is_some() {
            statements::delete(id)?;
        } else if merge.is_about_our_address(&Hasher::new(&theirs.id)) {
            statements::accept(id)?;
        }
        match merge.address_consent {
            Some(AddressConsent::Withdrawn(withdrawn)) => statements::withdraw(&merge.ours.email, withdrawn)?,
            Some(AddressConsent::Subscribed) => statements::subscribe(&merge.ours.email)?,
            None => {}
        }
        apply_local::apply_local(&theirs.id, merge.sync_state.latest, &merge.here);
        unique_conflicts::wake_waiting(&theirs.id, before, &merge)?;
        merge.sync_state.store(number(&theirs.id).unwrap_or_default(), before)?;
        Ok((wrote, merge.notes))
    }

    /// The sync state, which is read first, and Shopify's customer as it is now. An older state than before may come
    /// from a copy that lags behind: it counts if it is still reported some time later, since Shopify's clock was
    /// turned back then.
    pub(super) fn there(&self, gid: &str) -> Result<(Option<SyncState>, Option<api::Customer>), Error> {
        let mut before = sync_state_of(gid)?;
        let theirs = self.admin.customer(gid)?;
        if let (Some(before), Some(theirs)) = (&mut before, &theirs)
            && theirs.updated_at < before.updated_at
            && !theirs.is_hidden()
        {
            let at = theirs.updated_at;
            let since = before.older.filter(|(older, _)| *older == at).map(|(_, since)| since);
            if since.is_none_or(|since| self.now.abs_diff(since) < OLDER_MS) {
                before.older = Some((at, since.unwrap_or(self.now)));
                before.store(number(gid).unwrap_or_default(), None)?;
                storage::checkpoint()?;
                return Err(Error::Unavailable(Retry {
                    message: say::api_stale(),
                    after_ms: Some(OLDER_MS),
                }));
            }
            before.latest = before.latest.max(before.updated_at);
            before.updated_at = at;
        }
        Ok((before, theirs))
    }

    /// Whether it is left to another job, with all that belongs to it.
    pub(super) fn leaves(&self, merge: &Merge) -> bool {
        self.only_looks && !merge.there.is_empty()
    }

    pub(super) fn write_later(&self, gid: &str, ours: Option<&str>) -> Result<Done, Error> {
        enqueue::write_both(gid, ours)?;
        Ok(done(Outcome::Nothing))
    }

    /// Synchronizes Shopify's whole customer with ours. The outcome carries the link.
    pub(super) fn both(
        &self,
        ours: &Customer,
        before: Option<SyncState>,
        theirs: &api::Customer,
    ) -> Result<Done, Error> {
        let shown = number(&theirs.id).unwrap_or_default();
        match self.plan_with(before, Some(ours), theirs)? {
            Plan::Stale => Err(unavailable(say::api_stale())),
            Plan::Hidden => Ok(skipped(say::customer_hidden(shown))),
            Plan::Merge { merge, .. } if self.leaves(&merge) => self.write_later(&theirs.id, Some(&ours.id)),
            Plan::Merge { before, merge } => {
                if ours.remote_id.is_none() {
                    changes::link(&link_to(&ours.id, &theirs.id)?);
                }
                let (wrote, notes) = self.carry_out(&ours.id, theirs, before.as_ref(), merge)?;
                if ours.remote_id.is_none() {
                    sync_state::relink(&ours.id)?;
                }
                let link = link_to(&ours.id, &theirs.id)?;
                let outcome = if wrote { Outcome::Sent(link) } else { Outcome::AlreadyThere(link) };
                Ok(Done { outcome, notes })
            }
        }
    }
}

fn sync_state_of(gid: &str) -> Result<Option<SyncState>, Error> {
    number(gid).map_or(Ok(None), SyncState::of)
}
