//! Whether advertising may be sent: the person's own word, by its own time. The one rule, also told in `guide/`:
//!
//! - A consent belongs to an e-mail address. Where the address changed on a side, what that side had said of the one
//!   before doesn't count for the new one; what it said since does, and so does what Shopify says of the new one.
//! - The later dated statement wins. One without a date is older than any dated one; of two without a date, or with the
//!   same, the one that allows less wins.
//! - A subscription is never written over another state, at Shopify or here, unless its own date is later: not where only
//!   one side changed, and not in a send by hand either.
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
//!   sides had agreed on that. "Redacted" and "invalid" without a date are later than anything.
//! - A subscription of ours that is dated in the future has no date.

use framework360_sdk::Message;
use framework360_sdk::shop::Timestamp;

use super::{CONSENT, CONSENT_TOLD, Merge, Parts};
use crate::agreed::ConsentOf;
use crate::api::{Consent, ConsentWrite};
use crate::customer::{Field, Hash, Hasher, Profile};
use crate::say;

/// 2000-01-01: as of when a withdrawal without a date is sent. That Shopify takes such a time is assumed.
const UNDATED: Timestamp = 946_684_800_000;
/// How far our clock and that of whoever dated a statement may be apart, in milliseconds.
const CLOCKS_MS: u64 = 15 * 60_000;
/// The least by which a time is later: Shopify tells them to the second.
const SECOND: u64 = 1_000;

/// What a side says of an address.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Statement {
    consent: Consent,
    at: Option<Timestamp>,
}

/// What is to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Verdict {
    /// Both say the same.
    Agreed,
    Take,
    Send,
    /// Nothing, until Shopify says something of the address.
    Wait,
}

pub(super) fn merge(parts: &Parts<'_>, known_email: Option<&Hash>, now: Timestamp, merge: &mut Merge) {
    let sent = merge.there.texts.iter().find(|(field, _)| *field == Field::Email);
    let there = sent.map_or(parts.theirs.email.as_str(), |(_, sent)| sent);
    let address = merge.ours.email.clone();
    // Two addresses, or none: each side speaks of its own.
    if address.is_empty() || there != address {
        return;
    }
    let case = Case::new(parts, &address, known_email, now, merge);
    // Where nothing is decided now, it stays known whose the last word was.
    merge.agreed.consent.clone_from(&case.of);
    match case.verdict() {
        Verdict::Agreed => case.agree(case.raw_ours.consent, merge),
        Verdict::Take => case.take(merge),
        Verdict::Send => case.send(now, merge),
        Verdict::Wait => {}
    }
}

/// The consent for one address that both sides have once all is written.
struct Case<'a> {
    parts: &'a Parts<'a>,
    address: &'a str,
    /// What counts for the address.
    ours: Statement,
    theirs: Statement,
    /// What is said, whatever it is about.
    raw_ours: Statement,
    raw_theirs: Statement,
    /// Of the state that was agreed on, and the address's.
    state: Option<Hash>,
    of: Option<ConsentOf>,
    /// The agreement is about this address.
    same_address: bool,
}

impl<'a> Case<'a> {
    fn new(
        parts: &'a Parts<'a>,
        address: &'a str,
        known_email: Option<&Hash>,
        now: Timestamp,
        merge: &Merge,
    ) -> Self {
        let said = |profile: &Profile| Statement { consent: profile.consent, at: profile.consent_at };
        let (mut raw_ours, raw_theirs) = (said(parts.ours), said(parts.theirs));
        let ahead = raw_ours.at.is_some_and(|at| at > now.saturating_add(CLOCKS_MS));
        if ahead && raw_ours.consent.wants_date() {
            raw_ours.at = None;
        }
        let state = merge.agreed.fields.get(CONSENT).cloned();
        let own = hash_of(parts.hasher, address);
        let of = merge.agreed.consent.clone().or_else(|| {
            // Nothing was agreed on, or by a version that kept no address with it: what is older than the agreement about
            // another address, or about none, was said of that one.
            let before = known_email.filter(|known| **known != own)?;
            let here = Some(merge.agreed.updated_at.max(merge.agreed.latest));
            Some(ConsentOf { address: before.clone(), here, there: None })
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
        };
        // What ours said of the address before counts no longer.
        if parts.ours.email == address && (same_address || case.is_new(raw_ours)) {
            case.ours = raw_ours;
        }
        if parts.theirs.email == address {
            case.theirs = raw_theirs;
        }
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

    /// Whether ours is what both sides agreed on last. Older agreements don't tell when it was said.
    fn ours_is_agreed(&self) -> bool {
        let same = self.of.as_ref().is_none_or(|of| of.here == self.ours.at);
        self.same_address && same && self.is_agreed_state(self.ours)
    }

    /// The same of theirs.
    fn theirs_is_agreed(&self) -> bool {
        let same = self.of.as_ref().is_none_or(|of| of.there == self.theirs.at);
        self.same_address && same && self.is_agreed_state(self.theirs)
    }

    fn verdict(&self) -> Verdict {
        use Consent::{NotSubscribed, Subscribed, Unknown, Unsubscribed};
        let (ours, theirs) = (self.ours, self.theirs);
        let theirs_tells = self.parts.theirs.email == self.address && theirs.consent != Unknown;
        match (ours.consent, theirs.consent) {
            // What was said here was about another address.
            (Unknown, NotSubscribed) if self.raw_ours.consent.wants_date() => Verdict::Take,
            (Unknown, NotSubscribed) => Verdict::Agreed,
            (Unknown, _) if theirs_tells && theirs.here() == self.raw_ours => Verdict::Agreed,
            (Unknown, _) if theirs_tells => Verdict::Take,
            (Unknown, _) => Verdict::Wait,
            // Of another address there; a subscription isn't written over that either.
            (Subscribed | Consent::Pending, Unknown) if !is_later(ours, self.raw_theirs) => Verdict::Wait,
            (_, Unknown) => Verdict::Send,
            (Unsubscribed, NotSubscribed) if !is_later(ours, theirs) => Verdict::Agreed,
            (ours, theirs) if ours == theirs.here() && theirs != NotSubscribed => Verdict::Agreed,
            // Nobody was asked there, which takes nothing away.
            (Subscribed | Consent::Pending, NotSubscribed)
                if (ours.at, theirs.at) == (None, None) && !self.ours_is_agreed() =>
            {
                Verdict::Send
            }
            _ if self.ours_wins() => Verdict::Send,
            _ => Verdict::Take,
        }
    }

    /// Of two statements of this address that say different things.
    fn ours_wins(&self) -> bool {
        let (ours, theirs) = (self.ours, self.theirs);
        let less = |one: Statement, other: Statement| one.consent.allows() < other.consent.allows();
        // Nothing is news that was agreed on, so a change that allows less wins without a date too.
        let (old_here, old_there) = (self.ours_is_agreed(), self.theirs_is_agreed());
        match (ours.at, theirs.at) {
            (_, None) if matches!(theirs.consent, Consent::Redacted | Consent::Invalid) => false,
            (Some(ours), Some(theirs)) if ours != theirs => ours > theirs,
            (Some(_), None) => !(old_here && !old_there && less(theirs, ours)),
            (None, Some(_)) => old_there && !old_here && less(ours, theirs),
            _ => less(ours, theirs),
        }
    }

    /// What counts on both sides from now on.
    fn agree(&self, state: Consent, merge: &mut Merge) {
        merge.agreed.fields.insert(CONSENT.to_owned(), state_of(self.parts.hasher, state));
        let address = hash_of(self.parts.hasher, self.address);
        let (here, there) = (self.raw_ours.at, self.theirs.at);
        merge.agreed.consent = Some(ConsentOf { address, here, there });
        merge.agreed.refused.remove(CONSENT);
        merge.agreed.refused.remove(CONSENT_TOLD);
    }

    fn take(&self, merge: &mut Merge) {
        let taken = self.theirs.here();
        let lost =
            !matches!(self.raw_ours.consent, Consent::Unknown) && self.raw_ours.consent != taken.consent;
        let note = if self.ours.consent == Consent::Unknown {
            lost.then(say::consent_other_address)
        } else {
            (lost && !self.ours_is_agreed()).then(say::kept_there_consent)
        };
        if self.parts.directions.into {
            merge.here.consent = Some((taken.consent, taken.at));
            (merge.ours.consent, merge.ours.consent_at) = (taken.consent, taken.at);
            self.agree(taken.consent, merge);
            if let Some(of) = &mut merge.agreed.consent {
                of.here = taken.at;
            }
            note.into_iter().for_each(|note| merge.tell(note));
        } else if self.parts.directions.sends() {
            self.tell_once(note, merge);
        }
    }

    /// A note about a statement that isn't sent; by itself only once.
    fn tell_once(&self, note: Option<Message>, merge: &mut Merge) {
        let Some(note) = note else { return };
        let told = self.refused();
        if self.parts.directions.manual || merge.agreed.refused.get(CONSENT_TOLD) != Some(&told) {
            merge.agreed.refused.insert(CONSENT_TOLD.to_owned(), told);
            merge.tell(note);
        }
    }

    fn refused(&self) -> Hash {
        refused_consent(self.parts.hasher, self.parts.ours, self.address)
    }

    fn send(&self, now: Timestamp, merge: &mut Merge) {
        if !self.parts.directions.sends() {
            return;
        }
        let Some(at) = dated(self.ours, self.raw_theirs, now) else {
            return self.tell_once(Some(say::consent_undated()), merge);
        };
        let refused = merge.agreed.refused.get(CONSENT) == Some(&self.refused());
        if refused && !self.parts.directions.manual {
            return;
        }
        let lost = !matches!(self.theirs.consent, Consent::Unknown | Consent::NotSubscribed);
        let lost = lost && !self.theirs_is_agreed();
        merge.there.consent = Some(ConsentWrite { consent: self.ours.consent, at });
        self.agree(self.ours.consent, merge);
        if let Some(of) = &mut merge.agreed.consent {
            of.there = Some(at);
        }
        if lost {
            merge.tell(say::kept_here_consent());
        }
    }
}

/// As of when ours is sent over theirs; none where it can't be sent.
fn dated(ours: Statement, theirs: Statement, now: Timestamp) -> Option<Timestamp> {
    let at = ours.at.map(|at| at.min(now));
    if ours.consent.wants_date() && ours.consent.allows() >= theirs.consent.allows() {
        return at;
    }
    // What allows less mustn't be passed over there, as one that isn't later than theirs would be.
    let least = theirs.at.map(|theirs| theirs.saturating_add(SECOND));
    at.max(least).or(Some(UNDATED))
}

/// Of a customer that is created there: with its date, and never a subscription without one.
pub(crate) fn consent_of_new(ours: &Profile, now: Timestamp) -> Option<ConsentWrite> {
    let at = ours.consent_at.filter(|at| !ours.consent.wants_date() || *at <= now.saturating_add(CLOCKS_MS));
    let said = ours.consent != Consent::Unknown && !ours.email.is_empty();
    let at = dated(Statement { consent: ours.consent, at }, Statement::default(), now).filter(|_| said)?;
    Some(ConsentWrite { consent: ours.consent, at })
}

/// A consent that isn't sent again by itself: with another date or address it is.
pub(crate) fn refused_consent(hasher: &Hasher, ours: &Profile, address: &str) -> Hash {
    let state = format!("{:?} {:?}", ours.consent, ours.consent_at);
    hasher.of(CONSENT, [state.as_str(), address].into_iter())
}

fn state_of(hasher: &Hasher, consent: Consent) -> Hash {
    hasher.text(CONSENT, &format!("{consent:?}"))
}

fn hash_of(hasher: &Hasher, address: &str) -> Hash {
    hasher.text(Field::Email.name(), address)
}

/// Whether it was said after the other; without a date it is older.
fn is_later(it: Statement, other: Statement) -> bool {
    it.at.max(Some(0)) > other.at.max(Some(0))
        || other.consent == Consent::Unknown
        || (it.at, other.at) == (None, None)
}

impl Statement {
    /// As the shop can keep it.
    fn here(self) -> Self {
        let consent = match self.consent {
            // A "no" with a date is one, whatever it is called there.
            Consent::NotSubscribed if self.at.is_some() => Consent::Unsubscribed,
            consent => consent.here(),
        };
        Self { consent, at: self.at.filter(|_| consent != Consent::Unknown) }
    }
}

impl Consent {
    /// As the shop can keep it, where there is no date.
    fn here(self) -> Self {
        match self {
            Self::NotSubscribed => Self::Unknown,
            Self::Redacted | Self::Invalid => Self::Unsubscribed,
            other => other,
        }
    }

    /// Whether it is nothing without its date: it may lead to mail.
    pub(super) fn wants_date(self) -> bool {
        matches!(self, Self::Subscribed | Self::Pending)
    }

    /// The lower, the less may be sent.
    fn allows(self) -> u8 {
        match self {
            Self::Unsubscribed | Self::Redacted | Self::Invalid => 0,
            Self::NotSubscribed | Self::Unknown => 1,
            Self::Pending => 2,
            Self::Subscribed => 3,
        }
    }
}
