//! The schedule of reconciliations.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use host_core::limits;
use host_core::model::InstallationId;
use host_core::shop::Timestamp;

/// When this process last had each installation's remote reconciled by the schedule. A new
/// process begins with a reconciliation: it may be a newer program, or work on a store that was restored.
#[derive(Default)]
pub(crate) struct Reconciled(Mutex<HashMap<InstallationId, Timestamp>>);

impl Reconciled {
    pub(crate) fn is_due(&self, installation: InstallationId, now: Timestamp) -> bool {
        let period = u64::try_from(limits::RECONCILE.as_millis()).unwrap_or(u64::MAX);
        let last = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        // A time in the future is from before the clock was set back.
        last.get(&installation).is_none_or(|at| now < *at || now >= at.saturating_add(period))
    }

    pub(crate) fn queued(&self, installation: InstallationId, now: Timestamp) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(installation, now);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn remotes_are_looked_after_once_a_day_and_when_the_program_starts() {
        let day = u64::try_from(limits::RECONCILE.as_millis()).unwrap();
        let reconciled = Reconciled::default();
        assert!(reconciled.is_due(1, 10 * day));
        reconciled.queued(1, 10 * day);
        assert!(!reconciled.is_due(1, 11 * day - 1));
        assert!(reconciled.is_due(2, 11 * day - 1), "each for itself");
        assert!(reconciled.is_due(1, 11 * day));
        assert!(reconciled.is_due(1, 5 * day), "the clock was set back");
    }
}
