//! The worker: claims jobs and runs them concurrently until there is nothing to do, or it's stopped.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;
use std::time::{Duration, Instant};

use host_core::call_slots::Slots;
use host_core::limits;
use host_core::model::{InstallationState, Job, JobId, Phase, kinds};
use host_core::store::{Claim, JobFilter, StoreError};
use tokio::sync::watch;
use tokio::task::{Id, JoinError, JoinSet};

use crate::error::HostError;
use crate::host::Host;
use crate::job_result::CompletedRun;
use crate::leases::{LeaseGuard, lease_ms};

/// How often the store is asked for work that another process may have queued.
const POLL: Duration = Duration::from_millis(250);

/// The shortest pause before the store is asked again: a due job may be another process's to run.
const POLL_DUE: Duration = Duration::from_millis(20);

/// A person waits on for a job that is due within this time, in milliseconds: as long
/// as the first pause after a failure.
const DUE_WITHIN_MS: u64 = 1_000;

/// A person waits on for the next page of a tick within this time, in milliseconds: it only waits for the remote's
/// budget.
const PAGE_MS: u64 = 60_000;

/// The jobs that a worker runs, and for how long.
#[derive(Debug, Clone)]
pub enum Until {
    /// All jobs, until it's stopped.
    Stopped,
    /// All jobs, until none is due within this time.
    Idle(Duration),
    /// These jobs, until each has ended or waits for something.
    Finished(Vec<JobId>),
}

impl Until {
    /// How long to wait while another process holds the store; none: without end.
    fn patience(&self) -> Option<Duration> {
        match self {
            Self::Stopped => None,
            Self::Idle(patience) => Some(*patience),
            Self::Finished(_) => Some(limits::IDLE_PATIENCE),
        }
    }
}

type RunResult = Result<Option<CompletedRun>, StoreError>;

/// The jobs that a worker runs. When it's dropped, they are aborted, and their leases are no longer extended.
#[derive(Default)]
struct Running {
    tasks: JoinSet<RunResult>,
    leases: HashMap<Id, LeaseGuard>,
}

impl Running {
    fn start(&mut self, host: &Arc<Host>, claim: Claim, lease: LeaseGuard) {
        let host = host.clone();
        let task = self.tasks.spawn(async move { host.runs().run(claim).await });
        self.leases.insert(task.id(), lease);
    }

    fn is_empty(&self) -> bool {
        self.tasks.is_empty()
    }

    /// The result of the next run that ends; none where none runs.
    async fn next(&mut self) -> Option<Result<RunResult, JoinError>> {
        let ended = self.tasks.join_next_with_id().await?;
        Some(self.let_go(ended))
    }

    /// The result of a run that has ended already.
    fn try_next(&mut self) -> Option<Result<RunResult, JoinError>> {
        let ended = self.tasks.try_join_next_with_id()?;
        Some(self.let_go(ended))
    }

    fn let_go(&mut self, ended: Result<(Id, RunResult), JoinError>) -> Result<RunResult, JoinError> {
        let id = match &ended {
            Ok((id, _)) => *id,
            Err(error) => error.id(),
        };
        self.leases.remove(&id);
        ended.map(|(_, result)| result)
    }
}

/// The worker of a host.
#[derive(Clone, Copy)]
pub struct Worker<'h> {
    host: &'h Arc<Host>,
}

impl Host {
    /// The worker of a host.
    #[must_use]
    pub fn worker(self: &Arc<Self>) -> Worker<'_> {
        Worker { host: self }
    }
}

impl Worker<'_> {
    /// Claims and runs jobs; `ended` is called after every run. A stop lets the calls that run come to their end. While
    /// another process holds the store, it waits.
    ///
    /// # Errors
    /// The store can't be asked for work, or not for as long as a person would wait.
    pub async fn work(
        self,
        until: &Until,
        stop: watch::Receiver<bool>,
        ended: impl FnMut(CompletedRun) + Send,
    ) -> Result<(), HostError> {
        tokio::select! {
            worked = self.claim_and_run(until, stop, ended) => worked,
            () = self.extend_regularly() => Ok(()),
        }
    }

    async fn extend_regularly(self) {
        let Host { store, clock, hold, leases, .. } = &**self.host;
        leases.extend_regularly(&**store, &**clock, hold).await;
    }

    async fn claim_and_run(
        self,
        until: &Until,
        mut stop: watch::Receiver<bool>,
        mut ended: impl FnMut(CompletedRun) + Send,
    ) -> Result<(), HostError> {
        let mut running = Running::default();
        let mut held_since = None;
        loop {
            while let Some(run) = running.try_next() {
                completed(run).into_iter().for_each(&mut ended);
            }
            let stopping = *stop.borrow();
            let asked = if stopping { Ok(false) } else { self.claim(until, &mut running).await };
            let pause = match asked {
                // There may be more work.
                Ok(true) => continue,
                Ok(false) if !running.is_empty() => Ok(Some(POLL)),
                Ok(false) if stopping => return Ok(()),
                Ok(false) => self.pause(until).await,
                Err(error) => Err(error),
            };
            let pause = match pause {
                Ok(pause) => {
                    held_since = None;
                    pause
                }
                Err(HostError::Store(error @ StoreError::Busy(_))) => {
                    self.host.hold.is_on();
                    let since = *held_since.get_or_insert_with(Instant::now);
                    // A running call has perhaps sent something: its end is waited for all the same.
                    let over = until.patience().is_some_and(|patience| since.elapsed() >= patience);
                    if over && running.is_empty() {
                        return Err(error.into());
                    }
                    Some(POLL)
                }
                Err(error) => return Err(error),
            };
            let Some(pause) = pause else { return Ok(()) };
            tokio::select! {
                Some(run) = running.next() => completed(run).into_iter().for_each(&mut ended),
                () = tokio::time::sleep(pause) => {}
                changed = stop.changed(), if !stopping => {
                    // The sender of the stop signal is gone: the work goes on to its end.
                    if changed.is_err() {
                        stop = watch::channel(false).1;
                    }
                }
            }
        }
    }

    /// Claims and starts the jobs that may run now. Returns whether there may be more.
    async fn claim(self, until: &Until, running: &mut Running) -> Result<bool, HostError> {
        let only = match until {
            Until::Finished(ids) => Some(ids.as_slice()),
            Until::Stopped | Until::Idle(_) => None,
        };
        let slow = self.host.slow.shares();
        let (all_running, slow_running) = self.host.leases.count(&slow);
        let free = self.host.slots.saturating_sub(all_running);
        let slots = Slots { all: self.host.slots, free, slow, slow_running };
        let Host { store, clock, hold, leases, .. } = &**self.host;
        leases.extend_ended(&**store, &**clock, hold).await?;
        let now = self.host.clock.now();
        self.host.store.jobs_rescue(now).await?;
        let claims =
            self.host.store.jobs_claim(now, lease_ms(), only, &slots, limits::CLAIMED_AT_ONCE).await?;
        let full = claims.len() == limits::CLAIMED_AT_ONCE;
        if !claims.is_empty() {
            self.host.hold.is_over();
        }
        for claim in claims {
            let lease = self.host.leases.keep(&claim, now.saturating_add(lease_ms()));
            running.start(self.host, claim, lease);
        }
        Ok(full)
    }

    /// How long to wait while nothing runs; none where the work is over.
    async fn pause(self, until: &Until) -> Result<Option<Duration>, HostError> {
        let now = self.host.clock.now();
        let due = match until {
            Until::Finished(ids) => return self.pause_for(ids).await,
            Until::Stopped | Until::Idle(_) => self.host.store.next_due().await?,
        };
        let wait = due.map(|due| Duration::from_millis(due.saturating_sub(now)));
        Ok(match until {
            Until::Idle(patience) => wait.filter(|wait| wait <= patience).map(|wait| wait.min(POLL)),
            Until::Stopped | Until::Finished(_) => Some(wait.unwrap_or(POLL).min(POLL)),
        }
        .map(|pause| pause.max(POLL_DUE)))
    }

    /// How long to wait for these jobs where this worker runs none of them: until another worker
    /// has ended those that it runs, and those that are due at once have run again.
    async fn pause_for(self, ids: &[JobId]) -> Result<Option<Duration>, HostError> {
        let filter = JobFilter { ids: ids.to_vec(), ..JobFilter::default() };
        let jobs = self.host.store.jobs(&filter).await?;
        let now = self.host.clock.now();
        let latest_due = |job: &Job| {
            let pages = [kinds::PRODUCT_TICK, kinds::CUSTOMER_TICK].contains(&job.kind.as_str());
            let paced = pages && job.failures == 0 && job.message.is_none();
            now.saturating_add(if paced { PAGE_MS } else { DUE_WITHIN_MS })
        };
        let mut installations = Vec::new();
        for id in jobs.iter().map(|job| job.installation).collect::<BTreeSet<_>>() {
            installations.extend(self.host.store.installation(id).await?);
        }
        let works = |job: &Job| {
            installations.iter().any(|known| {
                known.id == job.installation
                    && known.state == InstallationState::Active
                    && known.slow_until <= latest_due(job)
            })
        };
        let open = jobs.iter().any(|job| match job.phase {
            Phase::Running => true,
            Phase::Waiting => job.not_before <= latest_due(job) && (job.runs_when_disabled || works(job)),
            _ => false,
        });
        Ok(open.then_some(Duration::from_millis(50)))
    }
}

/// The run that ended, if its end was stored.
fn completed(run: Result<RunResult, JoinError>) -> Option<CompletedRun> {
    match run {
        Ok(Ok(run)) => return run,
        Ok(Err(error)) => tracing::error!(%error, "the end of a job could not be kept"),
        Err(error) => tracing::error!(%error, "a worker's task broke down"),
    }
    None
}
