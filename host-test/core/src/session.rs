//! What the platform knows of a connector's session: not the session itself, which is in the
//! connector's storage under [`PREFIX`], but when it must be refreshed, and by which worker.

use serde::{Deserialize, Serialize};

use crate::limits;
use crate::model::InstallationId;
use crate::next_state::RunOutcome;
use crate::shop::Timestamp;

/// The prefix of storage keys that hold a session.
pub const PREFIX: &str = "session/";

/// Whether a key of the storage holds part of a session.
#[must_use]
pub fn holds(key: &str) -> bool {
    key.starts_with(PREFIX)
}

/// The state of an installation's session.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Session {
    /// Grows with every refresh, and where other settings end the session: a call that ran with a lower
    /// one needn't refresh it.
    pub generation: u64,
    /// When it was refreshed last; none where there is no session.
    pub refreshed_at: Option<Timestamp>,
    /// When it expires, where known.
    pub expires_at: Option<Timestamp>,
    /// The number of refreshes that were begun.
    pub tries: i64,
    /// Whether a worker refreshes it now.
    pub refreshing: bool,
    /// How the last refresh failed, unless one has begun since.
    pub failure: Option<Failure>,
}

/// The failure of a refresh.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Failure {
    /// When it failed.
    pub at: Timestamp,
    /// The outcome for the calls that waited for it.
    pub ran: RunOutcome,
}

/// The right to end a refresh. A worker that lost it can't commit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SessionLease {
    /// The installation whose session it is.
    pub installation: InstallationId,
    /// Grows with every refresh that begins.
    pub token: i64,
}

/// A refresh that succeeded, to be stored with the values that it wrote.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RefreshedSession {
    /// The right to end the refresh.
    pub lease: SessionLease,
    /// When the session expires, where known.
    pub expires_at: Option<Timestamp>,
}

impl Session {
    /// Whether a call that needs the session should have it refreshed first: there is none, or it's about to expire.
    #[must_use]
    pub fn is_due(&self, now: Timestamp) -> bool {
        let Some(refreshed_at) = self.refreshed_at else { return true };
        let Some(expires_at) = self.expires_at else { return false };
        let margin = u64::try_from(limits::SESSION_MARGIN.as_millis()).unwrap_or(u64::MAX);
        let half = expires_at.saturating_sub(refreshed_at) / 2;
        now >= expires_at.saturating_sub(margin.min(half))
    }

    /// Whether the session has been refreshed since a call ran with it, so that another try makes sense.
    #[must_use]
    pub fn is_newer_than(&self, ran_with: &Self) -> bool {
        self.refreshed_at.is_some() && self.generation > ran_with.generation
    }

    /// The failure that also answers a call that waits since `since`: of a refresh that ended
    /// meanwhile, or a moment ago.
    #[must_use]
    pub fn failed_since(&self, since: &Self, now: Timestamp) -> Option<&RunOutcome> {
        // A refresh that ended because settings changed doesn't concern calls under the new ones.
        let failure =
            self.failure.as_ref().filter(|failure| !matches!(failure.ran, RunOutcome::Outdated(_)))?;
        let meanwhile = self.tries > since.tries || (self.tries == since.tries && since.refreshing);
        let trusted = u64::try_from(limits::SESSION_FAILURE.as_millis()).unwrap_or(u64::MAX);
        // A call that waits for a setting continues once the setting is there.
        let lasts = !matches!(failure.ran, RunOutcome::NotConfigured(_));
        let just_now = lasts && now >= failure.at && now < failure.at.saturating_add(trusted);
        (meanwhile || just_now).then_some(&failure.ran)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Message;

    const T0: Timestamp = 1_800_000_000_000;

    fn session(life: Option<u64>) -> Session {
        let expires_at = life.map(|life| T0 + life);
        Session { generation: 1, refreshed_at: Some(T0), expires_at, tries: 1, ..Session::default() }
    }

    #[test]
    fn a_session_is_refreshed_a_minute_before_its_end_or_at_half_of_a_short_life() {
        assert!(Session::default().is_due(T0), "there is none");
        assert!(!session(None).is_due(u64::MAX), "nobody knows when it ends");
        let hour = session(Some(3_600_000));
        assert!(!hour.is_due(T0 + 3_539_999) && hour.is_due(T0 + 3_540_000));
        let short = session(Some(10_000));
        assert!(!short.is_due(T0 + 4_999) && short.is_due(T0 + 5_000));
    }

    #[test]
    fn a_failure_answers_all_that_waited_for_it_and_who_comes_in_the_next_moment() {
        let failed = |ran| Session { failure: Some(Failure { at: T0, ran }), ..session(None) };
        let message = || Message::host("test", &[]);
        let unavailable = failed(RunOutcome::Unavailable(message(), None));
        let (waited, began) = (Session { refreshing: true, ..session(None) }, Session::default());
        for since in [&waited, &began] {
            assert!(unavailable.failed_since(since, T0 + 60_000).is_some());
        }
        assert!(unavailable.failed_since(&unavailable, T0 + 499).is_some());
        assert!(unavailable.failed_since(&unavailable, T0 + 500).is_none());
        let missing = failed(RunOutcome::NotConfigured(message()));
        assert!(missing.failed_since(&missing, T0).is_none());
        assert!(missing.failed_since(&waited, T0).is_some());
        let outdated = failed(RunOutcome::Outdated(message()));
        assert!(outdated.failed_since(&waited, T0).is_none(), "who runs under the new settings tries");
    }

    #[test]
    fn a_session_that_other_settings_ended_is_not_worth_trying() {
        let ended = Session { generation: 2, ..Session::default() };
        assert!(!ended.is_newer_than(&session(None)));
        assert!(Session { generation: 2, ..session(None) }.is_newer_than(&session(None)));
    }
}
