//! The state of a job after a run: one table, without a database or a network.

use std::time::Duration;

use rand::RngExt as _;
use serde::{Deserialize, Serialize};

use crate::backoff::backoff;
use crate::limits;
use crate::model::{Job, Message, Outcome, Phase};
use crate::shop::Timestamp;

/// How a run ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum RunOutcome {
    /// It succeeded. The name in JSON is of an older release.
    #[serde(rename = "Ended")]
    Succeeded(Outcome),
    /// There was a reason not to do it.
    Skipped(Message),
    /// A setting, switch or module is missing.
    NotConfigured(Message),
    /// The remote refuses the credentials.
    Unauthorized(Message),
    /// The remote refuses this record.
    Rejected(Message),
    /// The remote wants fewer requests; it may have asked to wait this many milliseconds.
    Throttled(Message, Option<u64>),
    /// A transient failure; the remote may have asked to wait this many milliseconds.
    Unavailable(Message, Option<u64>),
    /// Nothing is wrong, but it must run again after this many milliseconds.
    Waiting(Message, u64),
    /// The request may have arrived, and there is no way to find out.
    Uncertain(Message),
    /// The connector couldn't make sense of an answer.
    Unexpected(Message),
    /// The component trapped, or its time was up, or its worker died.
    Broken(Message),
    /// A value that it read has changed since: it runs again at once.
    Outdated(Message),
    /// One page of many: the next is due after this many milliseconds.
    Page(u64),
}

impl RunOutcome {
    /// The reason, where it didn't succeed.
    #[must_use]
    pub fn message(&self) -> Option<&Message> {
        match self {
            Self::Succeeded(_) | Self::Page(_) => None,
            Self::Skipped(message)
            | Self::NotConfigured(message)
            | Self::Unauthorized(message)
            | Self::Rejected(message)
            | Self::Throttled(message, _)
            | Self::Unavailable(message, _)
            | Self::Waiting(message, _)
            | Self::Uncertain(message)
            | Self::Unexpected(message)
            | Self::Broken(message)
            | Self::Outdated(message) => Some(message),
        }
    }
}

/// The changes of a job's row when its run is over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JobUpdate {
    /// The job's new phase.
    pub phase: Phase,
    /// Its outcome, where it succeeded.
    pub outcome: Option<Outcome>,
    /// See [`Job::attempts`].
    pub attempts: u32,
    /// See [`Job::failures`].
    pub failures: u32,
    /// See [`Job::breakdowns`].
    pub breakdowns: u32,
    /// When it's due again.
    pub not_before: Timestamp,
    /// The reason for the phase.
    pub message: Option<Message>,
    /// Whether it waits without having failed: only its message is shown.
    pub waits: bool,
    /// The reason for which the installation is paused, if it is.
    pub pause: Option<Message>,
    /// When the installation may start its next job, if it's slowed down.
    pub slow_until: Option<Timestamp>,
}

/// Decides the state of `job` after a run. An attempt that used no HTTP can't have reached the
/// remote and isn't counted. What runs even when the plugin is off waits for no setting, no
/// credentials and no remote, and stops nothing else.
#[must_use]
pub fn next_state(job: &Job, ran: RunOutcome, used_http: bool, now: Timestamp) -> JobUpdate {
    let attempts = if used_http { job.attempts } else { job.attempts.saturating_sub(1) };
    let mut ending = JobUpdate {
        phase: Phase::Waiting,
        outcome: None,
        attempts,
        failures: job.failures,
        breakdowns: 0,
        not_before: now,
        message: None,
        waits: false,
        pause: None,
        slow_until: None,
    };
    let ran = match ran {
        RunOutcome::NotConfigured(message)
        | RunOutcome::Unauthorized(message)
        | RunOutcome::Throttled(message, _)
            if job.runs_when_disabled =>
        {
            RunOutcome::Unexpected(message)
        }
        ran => ran,
    };
    match ran {
        RunOutcome::Succeeded(outcome) => {
            ending.phase = Phase::Done;
            ending.outcome = Some(outcome);
        }
        RunOutcome::Page(after) => {
            ending.failures = 0;
            ending.not_before = later(now, Duration::from_millis(after).min(limits::RETRY_AFTER_MAX));
        }
        RunOutcome::Waiting(message, after) => {
            let after = Duration::from_millis(after).clamp(limits::WAIT_MIN, limits::RETRY_AFTER_MAX);
            ending.not_before = later(now, after);
            ending.message = Some(message);
            ending.waits = true;
        }
        RunOutcome::Skipped(message) => ending.end_as(Phase::Skipped, message),
        RunOutcome::NotConfigured(message) => ending.end_as(Phase::Paused, message),
        RunOutcome::Rejected(message) => ending.end_as(Phase::Parked, message),
        RunOutcome::Uncertain(message) => ending.end_as(Phase::Uncertain, message),
        RunOutcome::Unauthorized(message) => {
            ending.message = Some(message.clone());
            ending.pause = Some(message);
        }
        RunOutcome::Throttled(message, after) => {
            let pause = after.map_or(limits::THROTTLE_DEFAULT, |after| {
                Duration::from_millis(after).clamp(limits::THROTTLE_MIN, limits::RETRY_AFTER_MAX)
            });
            ending.message = Some(message);
            ending.slow_until = Some(later(now, pause));
        }
        RunOutcome::Unavailable(message, after) => {
            let asked = after.map(|after| Duration::from_millis(after).min(limits::RETRY_AFTER_MAX));
            ending.fail(message, limits::FAILURES_UNAVAILABLE, now, Duration::ZERO);
            if let Some(asked) = asked {
                // The remote's own time is trusted, unless it has been wrong many times.
                let least = if ending.failures < limits::FAILURES_TRUSTED {
                    limits::BACKOFF_FIRST
                } else {
                    backoff(ending.failures)
                };
                ending.not_before = later(now, asked.max(least));
            }
        }
        RunOutcome::Unexpected(message) => {
            ending.break_down(job, message, limits::BREAKDOWNS_UNEXPECTED, now);
        }
        RunOutcome::Broken(message) => ending.break_down(job, message, limits::BREAKDOWNS_BROKEN, now),
        RunOutcome::Outdated(message) => {
            ending.fail(message, limits::FAILURES_UNAVAILABLE, now, Duration::ZERO);
            ending.not_before = now.saturating_add(rand::rng().random_range(10..100));
            // The shop's own work came in between: a run that is simply repeated isn't a failure.
            ending.waits = ending.phase == Phase::Waiting;
        }
    }
    ending
}

impl JobUpdate {
    fn end_as(&mut self, phase: Phase, message: Message) {
        self.phase = phase;
        self.message = Some(message);
    }

    fn break_down(&mut self, job: &Job, message: Message, most: u32, now: Timestamp) {
        self.fail(message, limits::FAILURES_UNAVAILABLE, now, Duration::ZERO);
        self.breakdowns = job.breakdowns.saturating_add(1);
        if self.breakdowns >= most {
            self.phase = Phase::Parked;
        }
    }

    fn fail(&mut self, message: Message, patience: u32, now: Timestamp, at_least: Duration) {
        self.failures = self.failures.saturating_add(1);
        if self.failures >= patience {
            self.phase = Phase::Parked;
        }
        self.not_before = later(now, backoff(self.failures).max(at_least));
        self.message = Some(message);
    }
}

fn later(now: Timestamp, pause: Duration) -> Timestamp {
    now.saturating_add(u64::try_from(pause.as_millis()).unwrap_or(u64::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Timestamp = 1_000_000_000;

    fn job(attempts: u32, failures: u32) -> Job {
        Job {
            id: 1,
            installation: 1,
            kind: "export-order".into(),
            key: "7".into(),
            subject: None,
            payload: Vec::new(),
            phase: Phase::Running,
            outcome: None,
            led_to: None,
            attempts,
            failures,
            breakdowns: 0,
            not_before: 0,
            queued_at: 0,
            first_started_at: None,
            updated_at: 0,
            manual: false,
            resolution: None,
            message: None,
            followed: false,
            runs_when_disabled: false,
        }
    }

    fn message() -> Message {
        Message::host("test", &[])
    }

    #[test]
    fn a_job_that_keeps_failing_is_parked() {
        let mut current = job(1, 0);
        let mut runs = 0;
        loop {
            runs += 1;
            let ending = next_state(&current, RunOutcome::Unexpected(message()), true, NOW);
            current.failures = ending.failures;
            current.breakdowns = ending.breakdowns;
            if ending.phase == Phase::Parked {
                break;
            }
            assert_eq!(ending.phase, Phase::Waiting);
            assert!(ending.not_before > NOW);
        }
        assert_eq!(runs, limits::BREAKDOWNS_UNEXPECTED);
    }

    #[test]
    fn passing_failures_do_not_count_as_poison() {
        let many = Job { breakdowns: 2, ..job(9, 40) };
        let passing = next_state(&many, RunOutcome::Unavailable(message(), None), true, NOW);
        assert_eq!((passing.phase, passing.breakdowns), (Phase::Waiting, 0));
        let broken = next_state(&many, RunOutcome::Broken(message()), true, NOW);
        assert_eq!((broken.phase, broken.breakdowns), (Phase::Waiting, 3));
    }

    #[test]
    fn an_attempt_without_http_is_not_counted() {
        assert_eq!(next_state(&job(1, 0), RunOutcome::NotConfigured(message()), false, NOW).attempts, 0);
        assert_eq!(next_state(&job(3, 0), RunOutcome::Unavailable(message(), None), true, NOW).attempts, 3);
    }

    #[test]
    fn absurd_retry_after_values_are_clamped_and_slow_the_whole_installation() {
        for (asked, expected) in
            [(Some(u64::MAX), 3_600_000), (Some(0), 1_000), (None, 60_000), (Some(5_000), 5_000)]
        {
            let ending = next_state(&job(1, 2), RunOutcome::Throttled(message(), asked), true, NOW);
            assert_eq!(ending.slow_until, Some(NOW + expected));
            assert_eq!((ending.phase, ending.failures), (Phase::Waiting, 2), "no patience is used up");
        }
    }

    #[test]
    fn a_refused_credential_pauses_the_installation_and_spends_nothing() {
        let ending = next_state(&job(1, 0), RunOutcome::Unauthorized(message()), true, NOW);
        assert_eq!((ending.phase, ending.failures), (Phase::Waiting, 0));
        assert_eq!(ending.pause, Some(message()));
    }

    #[test]
    fn what_runs_even_when_the_plugin_is_off_stops_nothing_else_and_waits_for_nothing() {
        let demanded = Job { runs_when_disabled: true, ..job(0, 0) };
        for ran in [
            RunOutcome::NotConfigured(message()),
            RunOutcome::Unauthorized(message()),
            RunOutcome::Throttled(message(), Some(1)),
        ] {
            let ending = next_state(&demanded, ran, false, NOW);
            assert_eq!((ending.pause, ending.slow_until), (None, None));
            assert_eq!((ending.phase, ending.breakdowns), (Phase::Waiting, 1), "not for ever");
            assert!(ending.not_before > NOW);
        }
    }

    #[test]
    fn a_job_that_only_waits_uses_up_no_patience_and_slows_nothing() {
        for (asked, pause) in [(0, 100), (3_000, 3_000), (u64::MAX, 3_600_000)] {
            let ending = next_state(&job(2, 7), RunOutcome::Waiting(message(), asked), true, NOW);
            assert_eq!((ending.phase, ending.not_before), (Phase::Waiting, NOW + pause));
            assert_eq!((ending.failures, ending.breakdowns, ending.attempts), (7, 0, 2));
            assert_eq!((ending.pause, ending.slow_until, ending.waits), (None, None, true));
        }
    }

    #[test]
    fn after_a_page_the_job_waits_for_the_next_one_with_fresh_patience() {
        let tired = Job { breakdowns: 3, ..job(7, 40) };
        for (asked, pause) in [(0, 0), (1_500, 1_500), (u64::MAX, 3_600_000)] {
            let ending = next_state(&tired, RunOutcome::Page(asked), true, NOW);
            assert_eq!((ending.phase, ending.outcome), (Phase::Waiting, None));
            assert_eq!((ending.failures, ending.breakdowns, ending.attempts), (0, 0, 7));
            assert_eq!(ending.not_before, NOW + pause, "absurd pauses are clamped");
            assert_eq!((ending.message, ending.pause, ending.slow_until), (None, None, None));
        }
    }
}
