//! Withdrawals, which are stored with their e-mail address beyond the link and the customer.

use super::super::parts::Parts;
use super::super::result::{AddressConsent, Merge};
use super::statement::Statement;
use super::{Case, Verdict, hash_of};
use crate::api::Consent;
use crate::customer::Withdrawn;
use crate::say;

impl Case<'_> {
    /// Applies the withdrawal that is known for the address from before.
    pub(super) fn remember(&mut self) {
        let (ours, theirs) = (self.parts.ours, self.parts.theirs);
        let known = [ours, theirs].into_iter().find(|profile| profile.email == self.address);
        self.withdrawn = known.and_then(|profile| profile.withdrawn);
        if self.theirs.takes_back_without_date() {
            let sync_state = self.of.as_ref().filter(|_| self.theirs_is_agreed()).and_then(|of| of.floor);
            let known = self.withdrawn.filter(|known| known.undated).map(|known| known.until);
            self.learned = sync_state.or(known).or(Some(self.now));
        }
        // Where Shopify reports no consent, both sides didn't agree on one instead.
        let is_agreed_on =
            self.same_address && self.state.is_some() && self.theirs.here().consent != Consent::Unknown;
        let Some(withdrawn) = self.withdrawn.filter(|_| !is_agreed_on) else { return };
        let is_after = |it: Statement| withdrawn.is_after(it.consent, it.at);
        let older = !self.ours.consent.wants_date() && self.ours.at < Some(withdrawn.until);
        if is_after(self.ours) || (older && is_after(self.theirs)) {
            self.ours = Statement { consent: Consent::Unsubscribed, at: Some(withdrawn.until) };
            self.raw_ours = self.ours;
            self.withdrawn_before = true;
        }
    }

    /// Stores the withdrawal in the shop too, where it replaced our statement.
    pub(super) fn set_right_here(&self, merge: &mut Merge) {
        if !self.parts.directions.into {
            return self.note_once(Some(say::consent_withdrawn()), merge);
        }
        merge.here.consent = Some((self.ours.consent, self.ours.at));
        (merge.ours.consent, merge.ours.consent_at) = (self.ours.consent, self.ours.at);
        merge.add_note(say::consent_withdrawn());
    }

    /// The consent at the address, as it is stored.
    pub(super) fn address_consent(&self, verdict: Verdict, merge: &Merge) -> Option<AddressConsent> {
        let Parts { directions, .. } = *self.parts;
        let (counts, done) = match verdict {
            Verdict::Wait => return None,
            Verdict::Agreed => (self.ours, true),
            Verdict::Take => (self.theirs.here(), directions.into),
            Verdict::Send => (self.ours, merge.there.consent.is_some()),
        };
        if counts.consent.wants_date() {
            let known = self.withdrawn.filter(|_| done)?;
            let is_over = verdict == Verdict::Take || !known.is_after(counts.consent, counts.at);
            return is_over.then_some(AddressConsent::Subscribed);
        }
        let own = hash_of(self.parts.hasher, self.address);
        let floor = merge.sync_state.consent.as_ref().filter(|of| of.address == own).and_then(|of| of.floor);
        let sent = merge.there.consent.map(|reported| reported.at);
        let at = |it: Statement| it.at.filter(|_| it.here().consent == Consent::Unsubscribed);
        // Nothing can have been said here in the future.
        let here = at(self.ours).map(|at| at.min(self.now));
        let until = here.max(at(self.theirs)).max(floor).max(self.learned).max(sent);
        let is_withdrawal = counts.here().consent == Consent::Unsubscribed;
        let until = until.filter(|_| is_withdrawal)?;
        Some(AddressConsent::Withdrawn(Withdrawn { until, undated: self.learned.is_some() }))
    }
}
