//! What a call wants to happen, and how a run ended.

use host_core::model::{Counts, Job, Message, Outcome, Phase};
use host_core::next_state::RunOutcome;
use host_core::outages::RemoteHealth;
use host_core::shop::{Change, Link};
use host_core::store::{Commit, StoreError, TickPage};

use crate::sessions::SessionCallResult;
use crate::store_trouble::unavailable;

/// How a job stands after a run.
#[derive(Debug, Clone)]
pub struct CompletedRun {
    /// The job as it was claimed.
    pub job: Job,
    /// How it stands now.
    pub phase: Phase,
    /// How it ended, where it did.
    pub outcome: Option<Outcome>,
    /// Why.
    pub message: Option<Message>,
    /// It failed with nothing: it is put off until something else is done, or known.
    pub waits: bool,
    /// The page that it reported, where it was one of a tick.
    pub page: Option<PageDone>,
}

/// A page of a tick that was taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PageDone {
    /// Records so far in this pass.
    pub done: u64,
    /// Of so many, where the connector knows.
    pub total: Option<u64>,
    /// What this page changed.
    pub counts: Counts,
}

/// What a call wants to happen, before it's known whether it can.
pub(crate) struct JobResult {
    pub(crate) ran: RunOutcome,
    pub(crate) used_http: bool,
    /// What the run says about the remote.
    pub(crate) health: RemoteHealth,
    /// Whether the run may have written something at the remote.
    pub(crate) wrote: bool,
    /// Attempts before the last one, in this very run: the session was over.
    pub(crate) repeats: u32,
    /// What is committed with it; nothing after a failure.
    pub(crate) commit: Commit,
    pub(crate) notes: Vec<Message>,
}

impl JobResult {
    /// Nothing but how the run ended.
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

/// What a call returned that didn't fail.
pub(crate) struct Success {
    pub(crate) ran: RunOutcome,
    pub(crate) link: Option<Link>,
    pub(crate) notes: Vec<Message>,
    pub(crate) page: Option<TickPage>,
}

/// Turns a call into what it wants to happen. Nothing of a call that failed is kept.
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
    // A checkpoint that failed has the last word: whatever the component made of it, the state it
    // worked on is not the state any more.
    if let Some(trouble) = called.trouble {
        return failed(match trouble {
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
                    RunOutcome::Ended(Outcome::Nothing) if takes_over(&commit) => {
                        RunOutcome::Ended(Outcome::Taken)
                    }
                    ran => ran,
                };
                JobResult { health: said(&ran), ran, used_http, wrote, repeats, commit, notes }
            }
        },
    }
}

/// Whether a call that sends nothing changes the shop's records by what the remote says of one.
fn takes_over(commit: &Commit) -> bool {
    let of_record = |change: &Change| !matches!(change, Change::Link(_) | Change::Unlink(_));
    commit.page.is_none() && commit.changes.iter().any(of_record)
}
