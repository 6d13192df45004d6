//! A side's statement about an address, and which of two such statements is the later one.

use framework360_sdk::shop::Timestamp;

use crate::api::Consent;
use crate::api::time::CLOCK_SKEW_MS;

/// 2000-01-01: as of when a withdrawal without a date is sent. That Shopify takes such a time is assumed.
const UNDATED: Timestamp = 946_684_800_000;
/// The least by which a time is later: Shopify reports them to the second.
const SECOND: u64 = 1_000;

/// A side's statement about an address: a consent and its date.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Statement {
    pub(super) consent: Consent,
    pub(super) at: Option<Timestamp>,
}

/// The date with which our statement is sent over theirs; none where it can't be sent.
pub(super) fn dated(ours: Statement, theirs: Statement, now: Timestamp) -> Option<Timestamp> {
    if ours.consent.wants_date() && ours.consent.allows() >= theirs.consent.allows() {
        // Its own or none: an invented one might be later than a withdrawal that came after it.
        return ours.at;
    }
    let at = ours.at.map(|at| at.min(now / SECOND * SECOND));
    // A statement that allows less must count at Shopify, so its date must be later than theirs.
    let least = theirs.at.map(|theirs| theirs.saturating_add(SECOND));
    at.max(least).or(Some(UNDATED))
}

/// Whether it was said after the other; without a date it is older.
pub(super) fn is_later(it: Statement, other: Statement) -> bool {
    it.at.max(Some(0)) > other.at.max(Some(0))
        || other.consent == Consent::Unknown
        || (it.at, other.at) == (None, None)
}

impl Statement {
    /// Shopify's side ended what was said before, at an unknown time.
    pub(super) fn takes_back_without_date(self) -> bool {
        self.at.is_none() && matches!(self.consent, Consent::Redacted | Consent::Invalid)
    }

    /// The time by which it is later or earlier than what the other side says. By our clock it can't have been said in
    /// the future: a subscription that is dated so may be as old as clocks are apart.
    pub(super) fn compared(self, now: Timestamp) -> Option<Timestamp> {
        let ahead = self.consent.wants_date() && self.at.is_some_and(|at| at > now);
        if !ahead {
            return self.at;
        }
        self.at
            .filter(|at| *at <= now.saturating_add(CLOCK_SKEW_MS))
            .map(|_| now.saturating_sub(CLOCK_SKEW_MS))
    }

    /// The statement as the shop can store it.
    pub(super) fn here(self) -> Self {
        let consent = match self.consent {
            // A "no" with a date is one, whatever it is called there.
            Consent::NotSubscribed if self.at.is_some() => Consent::Unsubscribed,
            consent => consent.here(),
        };
        Self { consent, at: self.at.filter(|_| consent != Consent::Unknown) }
    }
}

impl Consent {
    /// The consent as the shop can store it, where there is no date.
    pub(super) fn here(self) -> Self {
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
    pub(super) fn allows(self) -> u8 {
        match self {
            Self::Unsubscribed | Self::Redacted | Self::Invalid => 0,
            Self::NotSubscribed | Self::Unknown => 1,
            Self::Pending => 2,
            Self::Subscribed => 3,
        }
    }
}
