//! Installations whose remotes don't answer in time.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use host_core::call_slots::SlowRemotes;
use host_core::model::InstallationId;

/// Installations whose remotes don't answer in time, as this process knows them.
#[derive(Default)]
pub(crate) struct Slow(Mutex<SlowRemotes>);

impl Slow {
    /// How many calls each of them may have.
    pub(crate) fn shares(&self) -> BTreeMap<InstallationId, u32> {
        self.lock().shares()
    }

    /// A call has ended, and the remote answered in time or didn't.
    pub(crate) fn note(&self, installation: InstallationId, responsive: bool) {
        if !responsive {
            let share = self.lock().timed_out(installation);
            tracing::info!(
                installation,
                share,
                "its remote doesn't answer in time: it has fewer calls at a time"
            );
        } else if self.lock().answered(installation) {
            tracing::info!(installation, "its remote answers again: it has its usual share of calls");
        }
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, SlowRemotes> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
