//! The worker: claims jobs and runs them side by side until there is nothing to do, or it's told
//! to stop.

use std::sync::Arc;
use std::time::Duration;

use host_core::limits;
use host_core::model::{InstallationState, Job, JobId, Phase, kinds};
use host_core::store::{JobFilter, StoreError};
use tokio::sync::watch;
use tokio::task::JoinSet;

use crate::host::{Host, HostError};
use crate::run::Ended;

/// How often the store is asked for work that another process may have queued.
const POLL: Duration = Duration::from_millis(250);

/// How soon a job must be due, in milliseconds, for a person who waits for it to wait on: as long
/// as the first pause after a failure.
const SOON_MS: u64 = 1_000;

/// The same for the next page of a tick, which waits for nothing but the remote's budget.
const PAGE_MS: u64 = 60_000;

/// Which jobs a worker runs, and for how long.
#[derive(Debug, Clone)]
pub enum Until {
    /// All, until it's stopped.
    Stopped,
    /// All, until none is due within this time.
    Idle(Duration),
    /// These, until each has ended or waits for something.
    Settled(Vec<JobId>),
}

impl Host {
    /// Works; `ended` hears of every run. A stop lets the calls that run come to their end.
    ///
    /// # Errors
    /// The store can't be asked for work.
    pub async fn work(
        self: &Arc<Self>,
        until: &Until,
        mut stop: watch::Receiver<bool>,
        mut ended: impl FnMut(Ended) + Send,
    ) -> Result<(), HostError> {
        let mut running: JoinSet<Result<Option<Ended>, StoreError>> = JoinSet::new();
        let only = match until {
            Until::Settled(ids) => Some(ids.as_slice()),
            Until::Stopped | Until::Idle(_) => None,
        };
        let lease_ms = u64::try_from(limits::LEASE.as_millis()).unwrap_or(u64::MAX);
        loop {
            let stopping = *stop.borrow();
            if !stopping {
                self.store.recover(self.clock.now()).await?;
                while running.len() < limits::RUNNING_PER_PROCESS {
                    let Some(claim) = self.store.claim(self.clock.now(), lease_ms, only).await? else {
                        break;
                    };
                    let host = self.clone();
                    running.spawn(async move { host.run(claim).await });
                }
            }
            let pause = if !running.is_empty() {
                POLL
            } else if stopping {
                return Ok(());
            } else {
                match self.pause(until).await? {
                    Some(pause) => pause,
                    None => return Ok(()),
                }
            };
            tokio::select! {
                Some(run) = running.join_next() => match run {
                    Ok(Ok(Some(run))) => ended(run),
                    Ok(Ok(None)) => {}
                    Ok(Err(error)) => tracing::error!(%error, "the end of a job could not be kept"),
                    Err(error) => tracing::error!(%error, "a worker's task broke down"),
                },
                () = tokio::time::sleep(pause) => {}
                changed = stop.changed(), if !stopping => {
                    // Nobody left to stop us: then we go on to the end.
                    if changed.is_err() {
                        stop = watch::channel(false).1;
                    }
                }
            }
        }
    }

    /// How long to wait where nothing runs; none where that's the end.
    async fn pause(&self, until: &Until) -> Result<Option<Duration>, HostError> {
        let now = self.clock.now();
        let due = match until {
            Until::Settled(ids) => return self.pause_for(ids).await,
            Until::Stopped | Until::Idle(_) => self.store.next_due().await?,
        };
        let wait = due.map(|due| Duration::from_millis(due.saturating_sub(now)));
        Ok(match until {
            Until::Idle(patience) => wait.filter(|wait| wait <= patience).map(|wait| wait.min(POLL)),
            Until::Stopped | Until::Settled(_) => Some(wait.unwrap_or(POLL).min(POLL)),
        }
        .map(|pause| pause.max(Duration::from_millis(1))))
    }

    /// How long to wait for these jobs where this worker runs none of them: until another worker
    /// has ended those that it runs, and those that are due at once have run again.
    async fn pause_for(&self, ids: &[JobId]) -> Result<Option<Duration>, HostError> {
        let filter = JobFilter { ids: ids.to_vec(), ..JobFilter::default() };
        let jobs = self.store.jobs(&filter).await?;
        let now = self.clock.now();
        let soon = |job: &Job| {
            let pages = [kinds::PRODUCT_TICK, kinds::CUSTOMER_TICK].contains(&job.kind.as_str());
            let paced = pages && job.failures == 0 && job.message.is_none();
            now.saturating_add(if paced { PAGE_MS } else { SOON_MS })
        };
        let installations = self.store.installations(None).await?;
        let works = |job: &Job| {
            installations.iter().any(|known| {
                known.id == job.installation
                    && known.state == InstallationState::Active
                    && known.slow_until <= soon(job)
            })
        };
        let open = jobs.iter().any(|job| match job.phase {
            Phase::Running => true,
            Phase::Waiting => job.not_before <= soon(job) && (job.even_when_off || works(job)),
            _ => false,
        });
        Ok(open.then_some(Duration::from_millis(50)))
    }
}
