//! Keeps the leases of all jobs that a worker runs: one write for all of them, however many they are.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use host_core::limits;
use host_core::model::{JobId, Lease};
use host_core::store::StoreError;

use crate::host::Host;

/// The leases of the jobs that run.
#[derive(Default)]
pub(crate) struct Leases(Mutex<HashMap<JobId, Lease>>);

/// A lease that is kept until this is dropped.
pub(crate) struct KeptLease {
    leases: Arc<Leases>,
    lease: Lease,
}

impl Leases {
    /// Keeps a lease from now on.
    pub(crate) fn keep(self: &Arc<Self>, lease: Lease) -> KeptLease {
        self.lock().insert(lease.job, lease);
        KeptLease { leases: self.clone(), lease }
    }

    /// Extends them regularly, for ever. A job whose lease is lost goes on to its end, which can't be
    /// committed.
    pub(crate) async fn extend(&self, host: &Host) {
        let lease_ms = u64::try_from(limits::LEASE.as_millis()).unwrap_or(u64::MAX);
        loop {
            tokio::time::sleep(limits::LEASE_RENEWAL).await;
            let leases: Vec<Lease> = self.lock().values().copied().collect();
            if leases.is_empty() {
                continue;
            }
            match host.store.extend_leases(&leases, host.clock.now().saturating_add(lease_ms)).await {
                Ok(lost) => {
                    host.hold.is_over();
                    lost.into_iter().for_each(|lease| self.forget(lease));
                }
                Err(StoreError::Busy(_)) => host.hold.is_on(),
                Err(error) => tracing::warn!(%error, "the leases could not be extended"),
            }
        }
    }

    /// Forgets a lease, unless the job has another one by now.
    fn forget(&self, lease: Lease) {
        let mut leases = self.lock();
        if leases.get(&lease.job) == Some(&lease) {
            leases.remove(&lease.job);
        }
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, HashMap<JobId, Lease>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for KeptLease {
    fn drop(&mut self) {
        self.leases.forget(self.lease);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lease_is_kept_until_its_run_ends_and_no_newer_one_goes_with_it() {
        let leases = Arc::new(Leases::default());
        let known = || leases.lock().values().copied().collect::<Vec<_>>();
        let (old, new) = (Lease { job: 7, token: 1 }, Lease { job: 7, token: 2 });
        let first = leases.keep(old);
        assert_eq!(known(), [old]);
        // Another worker had the job, and this one has it again while the first run still goes on.
        let second = leases.keep(new);
        drop(first);
        assert_eq!(known(), [new]);
        drop(second);
        assert_eq!(known(), []);
    }
}
