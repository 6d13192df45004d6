//! The result of a job's call, and of the run that it ends.

use host_core::model::{Counts, Job, Message, Outcome, Phase};
use host_core::next_state::RunOutcome;
use host_core::outages::RemoteHealth;
use host_core::shop::{Change, Link};
use host_core::store::{Commit, StoreError, TickPage};

use crate::sessions::SessionCallResult;
use crate::store_unavailable::unavailable;

/// A run that is over, and the state of its job after it.
#[derive(Debug, Clone)]
pub struct CompletedRun {
    /// The job as it was claimed.
    pub job: Job,
    /// The job's new phase.
    pub phase: Phase,
    /// Its outcome, where it succeeded.
    pub outcome: Option<Outcome>,
    /// The reason for the phase.
    pub message: Option<Message>,
    /// Whether it waits without having failed, for something else to be done or known.
    pub waits: bool,
    /// The page that it reported, where it was one of a tick.
    pub page: Option<PageDone>,
}

/// A page of a tick that was committed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PageDone {
    /// Records so far in this pass.
    pub done: u64,
    /// All records of the pass, where the connector knows their number.
    pub total: Option<u64>,
    /// What this page changed.
    pub counts: Counts,
}

/// The effects that a call asks for, before it's known whether they can be committed.
pub(crate) struct JobResult {
    pub(crate) ran: RunOutcome,
    pub(crate) used_http: bool,
    /// The remote's health, as the run shows it.
    pub(crate) health: RemoteHealth,
    /// Whether the run may have written something at the remote.
    pub(crate) wrote: bool,
    /// Attempts before the last one, in this very run, because the session had expired.
    pub(crate) repeats: u32,
    /// The effects to commit; none after a failure.
    pub(crate) commit: Commit,
    pub(crate) notes: Vec<Message>,
}

impl JobResult {
    /// A result with no effects, only the outcome.
    pub(crate) fn nothing(ran: RunOutcome) -> Self {
        Self {
            ran,
            used_http: false,
            health: RemoteHealth::Unknown,
            wrote: false,
            repeats: 0,
            commit: Commit::default(),
            notes: Vec::new(),
        }
    }
}

/// The result of a call that succeeded.
pub(crate) struct Success {
    pub(crate) ran: RunOutcome,
    pub(crate) link: Option<Link>,
    pub(crate) notes: Vec<Message>,
    pub(crate) page: Option<TickPage>,
}

/// Turns a call into its job's result. A call that failed has no effects.
pub(crate) fn into_job_result<R>(
    tried: SessionCallResult<R>,
    now: host_core::shop::Timestamp,
    well: impl FnOnce(R, &host_sandbox::mask::Masks) -> Result<Success, RunOutcome>,
) -> JobResult {
    let SessionCallResult { called, used_http, wrote, repeats } = tried;
    let failed = |ran| JobResult { used_http, wrote, repeats, ..JobResult::nothing(ran) };
    let said = |ran: &RunOutcome| RemoteHealth::of(ran, used_http);
    let called = match called {
        Ok(called) => called,
        // There was no session to run with.
        Err(ran) => return JobResult { health: RemoteHealth::of(&ran, true), ..failed(ran) },
    };
    // A checkpoint that failed decides: whatever the component made of it, the state that it
    // worked on is outdated.
    if let Some(error) = called.store_error {
        return failed(match error {
            StoreError::Outdated(_) => RunOutcome::Outdated(Message::host("outdated", &[])),
            error => unavailable(error),
        });
    }
    match called.reply {
        Err(message) => {
            let ran = RunOutcome::Broken(message);
            JobResult { health: said(&ran), ..failed(ran) }
        }
        Ok(reply) => match well(reply, &called.masks) {
            Err(ran) => JobResult { health: said(&ran), ..failed(ran) },
            Ok(Success { ran, link, notes, page }) => {
                let commit = Commit { link, page, ..called.unit.commit(now) };
                let ran = match ran {
                    RunOutcome::Succeeded(Outcome::Nothing) if takes_over(&commit) => {
                        RunOutcome::Succeeded(Outcome::Taken)
                    }
                    ran => ran,
                };
                JobResult { health: said(&ran), ran, used_http, wrote, repeats, commit, notes }
            }
        },
    }
}

/// Whether a call that sends nothing imports the remote's version of a single record.
fn takes_over(commit: &Commit) -> bool {
    let of_record = |change: &Change| !matches!(change, Change::Link(_) | Change::Unlink(_));
    commit.page.is_none() && commit.changes.iter().any(of_record)
}
