//! The merge of the consent to advertising: the person's own statement counts, by its own time. The rule, which
//! `guide/` also explains:
//!
//! - A consent belongs to an e-mail address. Where the address changed on a side, what that side had said of the one
//!   before doesn't count for the new one; what it said since does, and so does what Shopify says of the new one.
//! - Where only one side changed since both agreed, no clock is asked whether it allows less: a withdrawal that was
//!   made on one side alone always counts. What allows more counts where its own date is later than what was agreed on.
//! - Where both changed, or differ at first contact, the later dated statement wins. One without a date is older than
//!   any dated one; of two without a date, or with the same, the one that allows less wins.
//! - A subscription is never written over another state, at Shopify or here, unless its own date is later: not where
//!   only one side changed, and not in a send by hand either.
//! - What is written carries its date.
//! - What was decided against a statement that is news is reported.
//!
//! What follows for the cases that the rule leaves open, each on the safe side:
//!
//! - A subscription without a date isn't sent at all: Shopify would date it as of now, over a withdrawal of yesterday.
//! - A withdrawal without a date is sent as of [`UNDATED`], which any dated statement is later than; where Shopify's
//!   statement has a date that it has to beat, as of a second later.
//! - What both sides had agreed on is no news: a change that allows less wins over it without a date too.
//! - "Not subscribed" without a date says that nobody was asked: it takes away nothing that was said here, unless both
//!   sides had agreed on that. "Redacted" and "invalid" without a date are later than anything that was said before
//!   that was learned. From then on, only a later subscription counts.
//! - A withdrawal is remembered with its address, longer than the link and the customer live: where nothing is agreed
//!   on the address, it is what this side says in place of a subscription that isn't later. So is what Shopify says of
//!   an address that gives way to another one, and what was said here with the change, which counts for both.
//! - A subscription that is dated in the future by a quarter of an hour at most goes with its date, once Shopify's
//!   clock takes it; against another statement it counts as a quarter of an hour old. One of ours that is further ahead
//!   has no date.
//! - A subscription that couldn't go yet is what was said last before a withdrawal that comes meanwhile; and one that
//!   lost stays lost, even where the other one couldn't be taken.

mod statement;
mod withdrawal;

use framework360_sdk::Message;
use framework360_sdk::shop::Timestamp;

use super::labels::{CONSENT, CONSENT_NOTED};
use super::parts::Parts;
use super::result::Merge;
use crate::api::time::CLOCK_SKEW_MS;
use crate::api::{Consent, ConsentWrite};
use crate::customer::{Field, Hash, Hasher, Profile, Withdrawn};
use crate::say;
use crate::sync_state::{ConsentOf, SyncState};
use statement::{Statement, dated, is_later};

/// The labels of what each side said when a subscription couldn't go yet.
const HELD_HERE: &str = "consent/held-here";
const HELD_THERE: &str = "consent/held-there";
/// The label of a subscription of ours that lost where nothing comes in.
const LOST: &str = "consent/lost";

/// The action for a consent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Verdict {
    /// Both sides say the same.
    Agreed,
    Take,
    Send,
    /// Nothing is done until Shopify reports a consent for the address.
    Wait,
}

pub(super) fn merge(parts: &Parts<'_>, known_email: Option<&Hash>, now: Timestamp, merge: &mut Merge) {
    let sent = merge.there.texts.iter().find(|(field, _)| *field == Field::Email);
    let there = sent.map_or(parts.theirs.email.as_str(), |(_, sent)| sent);
    let address = merge.ours.email.clone();
    // The sides have two addresses, or none: each statement is about its own.
    if address.is_empty() || there != address {
        return;
    }
    let case = Case::new(parts, &address, known_email, now, merge);
    // Where nothing is decided now, the agreement stays stored.
    merge.sync_state.consent.clone_from(&case.of);
    let verdict = case.verdict();
    match verdict {
        Verdict::Agreed => case.agree(case.raw_ours.consent, merge),
        Verdict::Take => case.take(merge),
        Verdict::Send => case.send(merge),
        Verdict::Wait => {}
    }
    if case.withdrawn_before && verdict != Verdict::Take {
        case.set_right_here(merge);
    }
    merge.address_consent = case.address_consent(verdict, merge);
}

/// The merge of the consent for one address.
struct Case<'a> {
    parts: &'a Parts<'a>,
    address: &'a str,
    /// Our statement, as it counts for the address.
    ours: Statement,
    theirs: Statement,
    /// Our statement, whatever address it is about.
    raw_ours: Statement,
    raw_theirs: Statement,
    /// The hashes of the agreed state and of its address.
    state: Option<Hash>,
    of: Option<ConsentOf>,
    /// Whether the agreement is about this address.
    same_address: bool,
    /// Whether each side still says what it said when a subscription couldn't be sent yet.
    held_here: bool,
    held_there: bool,
    /// Whether our statement lost before.
    lost: bool,
    /// The last withdrawal that is known for the address.
    withdrawn: Option<Withdrawn>,
    /// Whether the withdrawal replaces what was said here.
    withdrawn_before: bool,
    /// When it was learned that Shopify's statement takes back what was said, where that has no date.
    learned: Option<Timestamp>,
    now: Timestamp,
}

impl<'a> Case<'a> {
    fn new(
        parts: &'a Parts<'a>,
        address: &'a str,
        known_email: Option<&Hash>,
        now: Timestamp,
        merge: &Merge,
    ) -> Self {
        let (mut raw_ours, raw_theirs) = (statement_of(parts.ours), statement_of(parts.theirs));
        let is_known = |label: &str, profile: &Profile| {
            merge.sync_state.fields.get(label) == Some(&said_hash(parts.hasher, profile, address))
        };
        let held_here = is_known(HELD_HERE, parts.ours);
        let held_there = is_known(HELD_THERE, parts.theirs);
        let lost = is_known(LOST, parts.ours);
        let ahead = raw_ours.at.is_some_and(|at| at > now.saturating_add(CLOCK_SKEW_MS));
        if ahead && raw_ours.consent.wants_date() {
            raw_ours.at = None;
        }
        let state = merge.sync_state.fields.get(CONSENT).cloned();
        let own = hash_of(parts.hasher, address);
        let of = merge.sync_state.consent.clone().or_else(|| {
            // Nothing was agreed on, or by a version that stored no address with it: a statement that is older than the
            // agreement about another address, or about none, was about that one.
            let before = known_email.filter(|known| **known != own)?;
            let here = Some(merge.sync_state.updated_at.max(merge.sync_state.latest));
            Some(ConsentOf { address: before.clone(), here, there: None, floor: None })
        });
        let same_address = of.as_ref().is_none_or(|of| of.address == own);
        let mut case = Self {
            parts,
            address,
            ours: Statement::default(),
            theirs: Statement::default(),
            raw_ours,
            raw_theirs,
            state,
            of,
            same_address,
            held_here,
            held_there,
            lost,
            withdrawn: None,
            withdrawn_before: false,
            learned: None,
            now,
        };
        // Our statement about the former address doesn't count any more.
        let is_own = parts.ours.email == address && !parts.ours.consent_elsewhere;
        if is_own && (same_address || case.is_new(raw_ours)) {
            case.ours = raw_ours;
        }
        if parts.theirs.email == address {
            case.theirs = raw_theirs;
        }
        case.remember();
        case
    }

    /// Whether it was said since the agreement about another address: by its date, or since it takes back.
    fn is_new(&self, it: Statement) -> bool {
        let before = self.of.as_ref().and_then(|of| of.here.max(of.there));
        let later = self.of.is_some() && it.at.is_some_and(|at| before.is_none_or(|before| at > before));
        later || (it.consent == Consent::Unsubscribed && !self.is_agreed_state(it))
    }

    fn is_agreed_state(&self, it: Statement) -> bool {
        self.state.as_ref() == Some(&state_of(self.parts.hasher, it.here().consent))
    }

    /// Whether ours is what both sides agreed on last. Older states don't hold when it was said.
    fn ours_is_agreed(&self) -> bool {
        let same = self.of.as_ref().is_none_or(|of| of.here == self.ours.at);
        self.same_address && same && self.is_agreed_state(self.ours)
    }

    /// Whether theirs is what both sides agreed on last.
    fn theirs_is_agreed(&self) -> bool {
        let same = self.of.as_ref().is_none_or(|of| of.there == self.theirs.at);
        self.same_address && same && self.is_agreed_state(self.theirs)
    }

    fn verdict(&self) -> Verdict {
        use Consent::{NotSubscribed, Subscribed, Unknown, Unsubscribed};
        let (ours, theirs) = (self.ours, self.theirs);
        let theirs_is_known = self.parts.theirs.email == self.address && theirs.consent != Unknown;
        match (ours.consent, theirs.consent) {
            // Our statement was about another address.
            (Unknown, NotSubscribed) if self.raw_ours.consent.wants_date() => Verdict::Take,
            (Unknown, NotSubscribed) => Verdict::Agreed,
            (Unknown, _) if theirs_is_known && theirs.here() == self.raw_ours => Verdict::Agreed,
            (Unknown, _) if theirs_is_known => Verdict::Take,
            (Unknown, _) => Verdict::Wait,
            // Shopify's statement is about another address; a subscription isn't written over that either.
            (Subscribed | Consent::Pending, Unknown) if !is_later(ours, self.raw_theirs) => Verdict::Wait,
            (_, Unknown) => Verdict::Send,
            (Unsubscribed, NotSubscribed) if !is_later(ours, theirs) => Verdict::Agreed,
            (ours, theirs) if ours == theirs.here() && theirs != NotSubscribed => self.same(),
            // The person wasn't asked there, which is no withdrawal.
            (Subscribed | Consent::Pending, NotSubscribed)
                if (ours.at, theirs.at) == (None, None) && !self.ours_is_agreed() =>
            {
                Verdict::Send
            }
            _ if self.ours_wins() => Verdict::Send,
            _ => Verdict::Take,
        }
    }

    /// The verdict where both sides say the same: what was said once more goes to the other side, by its date. Each
    /// keeps the date that it had when they agreed.
    fn same(&self) -> Verdict {
        let (ours, theirs) = (self.ours, self.theirs);
        let is_past = |it: Statement| it.compared(self.now) == it.at;
        let sync_state = self.ours_is_agreed() && self.theirs_is_agreed();
        if !sync_state && self.parts.directions.into && theirs.at > ours.at && is_past(theirs) {
            return Verdict::Take;
        }
        let may_go = self.parts.directions.sends() && ours.consent == theirs.consent;
        if !sync_state && may_go && ours.at > theirs.at && is_past(ours) {
            Verdict::Send
        } else {
            Verdict::Agreed
        }
    }

    /// Whether our statement wins, of two different ones about this address.
    fn ours_wins(&self) -> bool {
        let (ours, theirs) = (self.ours, self.theirs);
        let less = |one: Statement, other: Statement| one.consent.allows() < other.consent.allows();
        if self.lost {
            return false;
        }
        if self.learned.is_some() {
            return ours.consent.wants_date() && ours.compared(self.now) > self.learned;
        }
        let sync_state = self.of.as_ref().filter(|_| self.same_address);
        let since = sync_state.and_then(|of| of.here.max(of.there));
        let floor = sync_state.and_then(|of| of.floor).max(self.withdrawn.map(|withdrawn| withdrawn.until));
        let old_here = self.ours_is_agreed() || self.held_here;
        let old_there = self.theirs_is_agreed() || self.held_there;
        match (old_here, old_there) {
            // One side alone: whatever the clocks say.
            (true, false) => !less(theirs, ours) && theirs.at <= since.max(ours.at),
            (false, true) => less(ours, theirs) || ours.at > since.max(theirs.at).max(floor),
            (both_old, _) => {
                let compared = |it: Statement| if both_old { it.at } else { it.compared(self.now) };
                // A statement from before the agreement doesn't count again.
                let is_since =
                    |at: &Timestamp| both_old || !ours.consent.wants_date() || Some(*at) > since.max(floor);
                let (ours_at, theirs_at) = (compared(ours).filter(is_since), compared(theirs));
                if ours_at == theirs_at { less(ours, theirs) } else { ours_at > theirs_at }
            }
        }
    }

    /// Records the state that counts on both sides from now on.
    fn agree(&self, state: Consent, merge: &mut Merge) {
        merge.sync_state.fields.insert(CONSENT.to_owned(), state_of(self.parts.hasher, state));
        let address = hash_of(self.parts.hasher, self.address);
        let (here, there) = (self.raw_ours.at, self.theirs.at);
        let floor = self.of.as_ref().filter(|_| self.same_address).and_then(|of| of.floor).max(self.learned);
        merge.sync_state.consent = Some(ConsentOf { address, here, there, floor });
        for label in [HELD_HERE, HELD_THERE, LOST] {
            merge.sync_state.fields.remove(label);
        }
        merge.sync_state.refused.remove(CONSENT);
        merge.sync_state.refused.remove(CONSENT_NOTED);
    }

    fn take(&self, merge: &mut Merge) {
        let taken = self.theirs.here();
        let said = self.parts.ours.consent;
        let lost = !matches!(said, Consent::Unknown) && said != taken.consent;
        let note = if self.ours.consent == Consent::Unknown {
            let reported = merge.sync_state.refused.get(CONSENT_NOTED) == Some(&self.refused());
            (lost && !reported).then(say::consent_other_address)
        } else {
            (lost && !self.ours_is_agreed()).then(say::kept_there_consent)
        };
        if self.parts.directions.into {
            merge.here.consent = Some((taken.consent, taken.at));
            (merge.ours.consent, merge.ours.consent_at) = (taken.consent, taken.at);
            self.agree(taken.consent, merge);
            if let Some(of) = &mut merge.sync_state.consent {
                of.here = taken.at;
                if self.ours.consent.wants_date() && taken.at.is_none() {
                    // Shopify doesn't report when it was taken back, but it was before that was learned.
                    of.floor = self.learned.or(Some(self.now));
                }
            }
            note.into_iter().for_each(|note| merge.add_note(note));
        } else {
            if self.ours.consent.wants_date() && self.ours.consent != taken.consent {
                let lost = said_hash(self.parts.hasher, self.parts.ours, self.address);
                merge.sync_state.fields.insert(LOST.to_owned(), lost);
            }
            if self.parts.directions.sends() {
                self.note_once(note, merge);
            }
        }
    }

    /// A note about a statement that isn't sent; by itself only once.
    fn note_once(&self, note: Option<Message>, merge: &mut Merge) {
        let Some(note) = note else { return };
        let reported = self.refused();
        if self.parts.directions.manual || merge.sync_state.refused.get(CONSENT_NOTED) != Some(&reported) {
            merge.sync_state.refused.insert(CONSENT_NOTED.to_owned(), reported);
            merge.add_note(note);
        }
    }

    fn refused(&self) -> Hash {
        refused_consent(self.parts.hasher, self.parts.ours, self.address)
    }

    fn send(&self, merge: &mut Merge) {
        if self.parts.theirs.email == self.address && !self.withdrawn_before {
            hold_consent(self.parts.hasher, self.parts.ours, self.parts.theirs, &mut merge.sync_state);
        }
        if !self.parts.directions.sends() {
            return;
        }
        let Some(at) = dated(self.ours, self.raw_theirs, self.now) else {
            return self.note_once(Some(say::consent_undated()), merge);
        };
        let refused = merge.sync_state.refused.get(CONSENT) == Some(&self.refused());
        if refused && !self.parts.directions.manual {
            return;
        }
        let lost = !matches!(self.theirs.consent, Consent::Unknown | Consent::NotSubscribed);
        let lost = lost && !self.theirs_is_agreed() && !self.withdrawn_before;
        merge.there.consent = Some(ConsentWrite { consent: self.ours.consent, at });
        self.agree(self.ours.consent, merge);
        if let Some(of) = &mut merge.sync_state.consent {
            of.there = Some(at);
        }
        if lost {
            merge.add_note(say::kept_here_consent());
        }
    }
}

/// The consent of a customer that is created at Shopify: with its date, and never a subscription without one.
pub(crate) fn consent_of_new(ours: &Profile, now: Timestamp) -> Option<ConsentWrite> {
    let at =
        ours.consent_at.filter(|at| !ours.consent.wants_date() || *at <= now.saturating_add(CLOCK_SKEW_MS));
    let said = ours.consent != Consent::Unknown && !ours.email.is_empty() && !ours.consent_elsewhere;
    let at = dated(Statement { consent: ours.consent, at }, Statement::default(), now).filter(|_| said)?;
    Some(ConsentWrite { consent: ours.consent, at })
}

/// A consent that isn't sent again by itself: with another date or address it is.
pub(crate) fn refused_consent(hasher: &Hasher, ours: &Profile, address: &str) -> Hash {
    let state = format!("{:?} {:?}", ours.consent, ours.consent_at);
    hasher.of(CONSENT, [state.as_str(), address].into_iter())
}

/// Stores what both sides say now, where a subscription of ours can't be sent yet: so it shows which side says
/// something new before it can be sent.
pub(crate) fn hold_consent(hasher: &Hasher, ours: &Profile, theirs: &Profile, sync_state: &mut SyncState) {
    // A withdrawal is news for as long as it hasn't gone.
    if !ours.consent_elsewhere && ours.consent.wants_date() && ours.consent.allows() > theirs.consent.allows()
    {
        for (label, profile) in [(HELD_HERE, ours), (HELD_THERE, theirs)] {
            sync_state.fields.insert(label.to_owned(), said_hash(hasher, profile, &ours.email));
        }
    }
}

fn statement_of(profile: &Profile) -> Statement {
    Statement { consent: profile.consent, at: profile.consent_at }
}

fn said_hash(hasher: &Hasher, profile: &Profile, address: &str) -> Hash {
    let said = format!("{:?} {:?}", profile.consent, profile.consent_at);
    hasher.of("consent/said", [said.as_str(), address].into_iter())
}

fn state_of(hasher: &Hasher, consent: Consent) -> Hash {
    hasher.text(CONSENT, &format!("{consent:?}"))
}

fn hash_of(hasher: &Hasher, address: &str) -> Hash {
    hasher.text(Field::Email.name(), address)
}
