//! The leases of the jobs that a process runs: one write extends all of them, however many they are.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, PoisonError};

use host_core::clock::Clock;
use host_core::limits;
use host_core::model::{InstallationId, JobId, Lease};
use host_core::shop::Timestamp;
use host_core::store::{Claim, Store, StoreError};

use crate::store_lock_notice::Hold;

/// The leases of the jobs that run.
#[derive(Default)]
pub(crate) struct Leases(Mutex<HashMap<JobId, Running>>);

/// A running job's lease.
struct Running {
    lease: Lease,
    /// When its lease ends.
    until: Timestamp,
    installation: InstallationId,
}

/// Keeps a lease extended until it is dropped.
pub(crate) struct LeaseGuard {
    leases: Arc<Leases>,
    lease: Lease,
}

/// How long a lease lasts, in milliseconds.
pub(crate) fn lease_ms() -> u64 {
    u64::try_from(limits::LEASE.as_millis()).unwrap_or(u64::MAX)
}

impl Leases {
    /// Keeps extending the lease of a job that begins to run.
    pub(crate) fn keep(self: &Arc<Self>, claim: &Claim, until: Timestamp) -> LeaseGuard {
        let running = Running { lease: claim.lease, until, installation: claim.job.installation };
        self.lock().insert(claim.job.id, running);
        LeaseGuard { leases: self.clone(), lease: claim.lease }
    }

    /// The number of running jobs, and of those of these installations.
    pub(crate) fn count(&self, some: &BTreeMap<InstallationId, u32>) -> (u32, u32) {
        let all = self.lock();
        let of_some = all.values().filter(|running| some.contains_key(&running.installation)).count();
        let number = |count| u32::try_from(count).unwrap_or(u32::MAX);
        (number(all.len()), number(of_some))
    }

    /// Extends all leases regularly, forever.
    pub(crate) async fn extend_regularly(&self, store: &dyn Store, clock: &dyn Clock, hold: &Hold) {
        loop {
            tokio::time::sleep(limits::LEASE_EXTENSION).await;
            match self.extend(store, clock, hold).await {
                Ok(()) => {}
                Err(StoreError::Busy(_)) => hold.is_on(),
                Err(error) => tracing::warn!(%error, "the leases could not be extended"),
            }
        }
    }

    /// Extends leases that ended, because the store was locked for long, or the machine slept. Otherwise their
    /// own process would rescue the jobs as abandoned, though it runs them.
    pub(crate) async fn extend_ended(
        &self,
        store: &dyn Store,
        clock: &dyn Clock,
        hold: &Hold,
    ) -> Result<(), StoreError> {
        if self.has_ended(clock.now()) { self.extend(store, clock, hold).await } else { Ok(()) }
    }

    /// Extends all leases. A job whose lease is lost runs to its end, which can't be committed.
    async fn extend(&self, store: &dyn Store, clock: &dyn Clock, hold: &Hold) -> Result<(), StoreError> {
        let leases: Vec<Lease> = self.lock().values().map(|running| running.lease).collect();
        if leases.is_empty() {
            return Ok(());
        }
        let until = clock.now().saturating_add(lease_ms());
        let lost = store.extend_leases(&leases, until).await?;
        hold.is_over();
        self.extended(&leases, until);
        lost.into_iter().for_each(|lease| self.forget(lease));
        Ok(())
    }

    fn has_ended(&self, now: Timestamp) -> bool {
        self.lock().values().any(|running| running.until < now)
    }

    fn extended(&self, leases: &[Lease], until: Timestamp) {
        let mut known = self.lock();
        for lease in leases {
            if let Some(running) = known.get_mut(&lease.job)
                && running.lease == *lease
            {
                running.until = until;
            }
        }
    }

    /// Stops extending a lease, unless the job has another one by now.
    fn forget(&self, lease: Lease) {
        let mut leases = self.lock();
        if leases.get(&lease.job).is_some_and(|running| running.lease == lease) {
            leases.remove(&lease.job);
        }
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, HashMap<JobId, Running>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for LeaseGuard {
    fn drop(&mut self) {
        self.leases.forget(self.lease);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn running(job: JobId, token: i64, installation: InstallationId) -> Running {
        Running { lease: Lease { job, token }, until: 100, installation }
    }

    fn leases(all: Vec<Running>) -> Leases {
        Leases(Mutex::new(all.into_iter().map(|running| (running.lease.job, running)).collect()))
    }

    #[test]
    fn a_lease_is_forgotten_with_its_run_and_a_newer_one_of_the_job_is_not() {
        let leases = leases(vec![running(7, 2, 1)]);
        // Another worker had the job, and this one has it again while the first run still went on.
        leases.forget(Lease { job: 7, token: 1 });
        assert_eq!(leases.count(&BTreeMap::new()), (1, 0));
        leases.forget(Lease { job: 7, token: 2 });
        assert_eq!(leases.count(&BTreeMap::new()), (0, 0));
    }

    #[test]
    fn a_lease_has_ended_once_its_time_is_over_and_not_when_it_was_extended() {
        let leases = leases(vec![running(7, 1, 1)]);
        assert_eq!((leases.has_ended(100), leases.has_ended(101)), (false, true));
        leases.extended(&[Lease { job: 7, token: 2 }], 200);
        assert!(leases.has_ended(101), "that was another one's");
        leases.extended(&[Lease { job: 7, token: 1 }], 200);
        assert!(!leases.has_ended(101));
    }

    #[test]
    fn running_jobs_are_counted_and_those_of_slow_installations_apart() {
        let leases = leases(vec![running(1, 1, 10), running(2, 1, 10), running(3, 1, 20)]);
        assert_eq!(leases.count(&[(10, 1), (30, 1)].into()), (3, 2));
    }
}
