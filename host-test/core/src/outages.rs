//! Outages: installations whose remote fails whatever it is asked. They wait longer and longer, and then one job finds
//! out whether it works again, instead of each of thousands for itself.

use std::collections::BTreeMap;
use std::time::Duration;

use crate::backoff::doubled;
use crate::limits;
use crate::model::{InstallationId, JobId};
use crate::next_state::RunOutcome;
use crate::shop::Timestamp;

/// The health of the remote, as one run shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RemoteHealth {
    /// It did something that it was asked.
    Working,
    /// It couldn't be used, or its answer couldn't.
    Failing,
    /// The run shows nothing new: the remote asked for a pause, or refuses the credentials.
    Unknown,
}

impl RemoteHealth {
    /// The remote's health after a run. `asked`: the run used HTTP, or found no session to run with.
    #[must_use]
    pub fn of(ran: &RunOutcome, asked: bool) -> Self {
        match ran {
            RunOutcome::Unavailable(..) | RunOutcome::Unexpected(_) | RunOutcome::Broken(_) if asked => {
                Self::Failing
            }
            RunOutcome::Succeeded(_)
            | RunOutcome::Skipped(_)
            | RunOutcome::Rejected(_)
            | RunOutcome::Page(_)
                if asked =>
            {
                Self::Working
            }
            _ => Self::Unknown,
        }
    }
}

/// Installations whose remotes fail. Each process keeps its own: after a restart every remote has its chance again.
#[derive(Debug, Default)]
pub struct Outages(BTreeMap<InstallationId, Outage>);

#[derive(Debug, Clone, Copy)]
struct Outage {
    /// Failures without a success between them. Those of one job in a row count once: it has its own
    /// pause, and says nothing about other records.
    failures: u32,
    last: JobId,
    until: Timestamp,
}

impl Outage {
    fn is_on(&self) -> bool {
        self.failures >= limits::OUTAGE_FAILURES
    }
}

impl Outages {
    /// Notes the end of a job's run. Returns how long its installation starts nothing from `now` on, where a pause
    /// begins.
    pub fn note(
        &mut self,
        installation: InstallationId,
        job: JobId,
        health: RemoteHealth,
        now: Timestamp,
    ) -> Option<Duration> {
        match health {
            RemoteHealth::Unknown => None,
            RemoteHealth::Working => {
                self.0.remove(&installation);
                None
            }
            RemoteHealth::Failing => self.failed(installation, job, now),
        }
    }

    fn failed(&mut self, installation: InstallationId, job: JobId, now: Timestamp) -> Option<Duration> {
        let Some(outage) = self.0.get_mut(&installation) else {
            self.0.insert(installation, Outage { failures: 1, last: job, until: now });
            return None;
        };
        // A run that ends during a pause began before it.
        if now < outage.until || outage.last == job {
            return None;
        }
        outage.last = job;
        outage.failures = outage.failures.saturating_add(1);
        let doublings = outage.failures.checked_sub(limits::OUTAGE_FAILURES)?;
        let pause = doubled(doublings, limits::OUTAGE_PAUSE_MAX);
        outage.until = now.saturating_add(u64::try_from(pause.as_millis()).unwrap_or(u64::MAX));
        Some(pause)
    }

    /// Installations that may have one call at a time.
    pub fn installations(&self) -> impl Iterator<Item = InstallationId> {
        self.0.iter().filter(|(_, outage)| outage.is_on()).map(|(installation, _)| *installation)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Message, Outcome};

    const SECOND: u64 = 1_000;

    /// The pauses that follow when so many jobs fail one after the other, each at the end of the last pause.
    fn pauses(outages: &mut Outages, jobs: impl IntoIterator<Item = JobId>) -> Vec<u64> {
        let mut now = 0;
        let mut pauses = Vec::new();
        for job in jobs {
            let pause = outages.note(1, job, RemoteHealth::Failing, now).unwrap_or_default();
            now += pause.as_secs() * SECOND;
            pauses.push(pause.as_secs());
        }
        pauses
    }

    fn paused(outages: &Outages) -> Vec<InstallationId> {
        outages.installations().collect()
    }

    #[test]
    fn the_third_job_in_a_row_that_fails_begins_a_pause_that_doubles() {
        let mut outages = Outages::default();
        assert_eq!(pauses(&mut outages, 1..=2), [0, 0]);
        assert!(paused(&outages).is_empty());
        assert_eq!(pauses(&mut outages, 3..=11), [1, 2, 4, 8, 16, 32, 60, 60, 60]);
        assert_eq!(paused(&outages), [1]);
        assert_eq!(outages.note(2, 12, RemoteHealth::Failing, 0), None, "another isn't touched");
    }

    #[test]
    fn a_run_that_goes_well_ends_it() {
        let mut outages = Outages::default();
        pauses(&mut outages, 1..=9);
        assert_eq!(outages.note(1, 10, RemoteHealth::Unknown, u64::MAX), None);
        assert_eq!(paused(&outages), [1]);
        assert_eq!(outages.note(1, 10, RemoteHealth::Working, 0), None);
        assert!(paused(&outages).is_empty());
        assert_eq!(pauses(&mut outages, 1..=4), [0, 0, 1, 2]);
    }

    #[test]
    fn one_job_that_keeps_failing_stops_no_other() {
        assert_eq!(pauses(&mut Outages::default(), [7; 20]), [0; 20]);
    }

    #[test]
    fn calls_that_were_under_way_when_the_pause_began_do_not_lengthen_it() {
        let mut outages = Outages::default();
        let mut fail = |job, now| outages.note(1, job, RemoteHealth::Failing, now);
        assert_eq!([fail(1, 10), fail(2, 10), fail(3, 10)], [None, None, Some(Duration::from_secs(1))]);
        assert_eq!([fail(4, 10), fail(5, 1_009)], [None, None]);
        assert_eq!(fail(6, 1_010), Some(Duration::from_secs(2)));
    }

    #[test]
    fn only_what_was_asked_says_something_about_the_remote() {
        let message = || Message::host("test", &[]);
        let failing = [
            RunOutcome::Unavailable(message(), None),
            RunOutcome::Unexpected(message()),
            RunOutcome::Broken(message()),
        ];
        let working =
            [RunOutcome::Succeeded(Outcome::Sent), RunOutcome::Rejected(message()), RunOutcome::Page(0)];
        let unknown = [
            RunOutcome::Throttled(message(), None),
            RunOutcome::Unauthorized(message()),
            RunOutcome::Waiting(message(), 1),
            RunOutcome::Uncertain(message()),
            RunOutcome::Outdated(message()),
        ];
        let health = |ran: &[RunOutcome], asked| -> Vec<_> {
            ran.iter().map(|ran| RemoteHealth::of(ran, asked)).collect()
        };
        assert_eq!(health(&failing, true), [RemoteHealth::Failing; 3]);
        assert_eq!(health(&working, true), [RemoteHealth::Working; 3]);
        assert_eq!(health(&unknown, true), [RemoteHealth::Unknown; 5]);
        for ran in [failing, working] {
            assert_eq!(health(&ran, false), [RemoteHealth::Unknown; 3]);
        }
    }
}
