//! Installations whose remotes don't answer in time, or fail whatever they are asked.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use host_core::call_slots::SlowRemotes;
use host_core::model::{InstallationId, JobId};
use host_core::outages::{Outages, RemoteHealth};
use host_core::shop::Timestamp;

/// Installations whose remotes don't answer in time or fail whatever they are asked, for this process.
#[derive(Default)]
pub(crate) struct Slow {
    remotes: Mutex<SlowRemotes>,
    outages: Mutex<Outages>,
}

impl Slow {
    /// The number of calls that each of them may have.
    pub(crate) fn shares(&self) -> BTreeMap<InstallationId, u32> {
        let mut shares = lock(&self.remotes).shares();
        shares.extend(lock(&self.outages).installations().map(|installation| (installation, 1)));
        shares
    }

    /// Notes whether the remote of a call answered in time.
    pub(crate) fn note(&self, installation: InstallationId, responsive: bool) {
        if !responsive {
            let share = lock(&self.remotes).timed_out(installation);
            tracing::info!(
                installation,
                share,
                "its remote doesn't answer in time: it has fewer calls at a time"
            );
        } else if lock(&self.remotes).answered(installation) {
            tracing::info!(installation, "its remote answers again: it has its usual share of calls");
        }
    }

    /// Notes the end of a run. Returns until when its installation starts nothing, where its remote fails whatever it
    /// is asked.
    pub(crate) fn pause_until(
        &self,
        installation: InstallationId,
        job: JobId,
        health: RemoteHealth,
        now: Timestamp,
    ) -> Option<Timestamp> {
        let pause = lock(&self.outages).note(installation, job, health, now)?;
        tracing::info!(installation, ?pause, "its remote fails for every job: all of them wait");
        Some(now.saturating_add(millis(pause)))
    }
}

fn millis(pause: Duration) -> u64 {
    u64::try_from(pause.as_millis()).unwrap_or(u64::MAX)
}

fn lock<T>(known: &Mutex<T>) -> MutexGuard<'_, T> {
    known.lock().unwrap_or_else(PoisonError::into_inner)
}
