//! The locks of one attempt: orders that can't be distinguished at Smarty are sent one after the other.

use framework360_sdk::{Error, Retry, lock, storage};

use super::attempt::Attempt;
use super::decision::{RequestState, TextState};
use super::send::Prepared;
use super::submission::{self, IN_FLIGHT_GRACE_MS};
use crate::say;

/// How long an order waits for another one before it tries again, in milliseconds.
const WAIT_MS: u64 = 2_000;
/// How long an order may hold a lock, in milliseconds: the grace period of its request, and then the time that a lookup
/// and a decision may take. An order that got the lock earlier would miss a record that isn't linked yet.
const LOCK_MS: u64 = IN_FLIGHT_GRACE_MS + 30_000;

impl Attempt<'_> {
    /// Takes the lock of the order's customer, where Smarty doesn't preserve references or that isn't known yet.
    ///
    /// # Errors
    /// `waiting` while another order holds the lock.
    pub(super) fn take_lock(&mut self, prepared: &Prepared) -> Result<(), Error> {
        let Some(key) = self.lock_key(prepared) else { return Ok(()) };
        if lock::take(&key, &self.order.id, LOCK_MS)? {
            self.lock = Some(key);
            return Ok(());
        }
        // A holder whose request has no answer decides nothing before its next lookup.
        let pause = match lock::holder(&key)? {
            Some(holder) => submission::next_lookup_of(&holder)?.unwrap_or_default(),
            None => 0,
        };
        let after_ms = Some(pause.max(WAIT_MS));
        Err(Error::Waiting(Retry { message: say::another_goes_first(), after_ms }))
    }

    /// The key of the lock that the order needs; none where it needs none.
    pub(super) fn lock_key(&self, prepared: &Prepared) -> Option<String> {
        let account = self.smarty.account();
        match self.account.text() {
            TextState::Preserved => None,
            TextState::Unknown => Some(format!("lock/{account}/first")),
            TextState::Dropped | TextState::Mixed => {
                Some(format!("lock/{account}/{}", prepared.content.customer_id()))
            }
        }
    }

    /// The keys of all locks that this order may hold: that of the account's first order, and those of its customers.
    fn locks(&self) -> Vec<String> {
        let account = self.smarty.account();
        let mut locks = vec![format!("lock/{account}/first")];
        locks.extend(self.lock.clone());
        let versions = self.submission.iter().flat_map(|submission| &submission.versions);
        locks.extend(versions.map(|version| format!("lock/{account}/{}", version.customer_id())));
        locks.extend(
            self.submission.iter().map(|submission| submission.lock.clone()).filter(|lock| !lock.is_empty()),
        );
        locks
    }

    /// Releases the order's locks with the end of this call; true where it held one.
    pub(super) fn release_locks(&self) -> Result<bool, Error> {
        let mut held = false;
        for key in self.locks() {
            held |= lock::release(&key, &self.order.id)?;
        }
        Ok(held)
    }

    /// Ends an attempt that failed. It keeps its locks while the outcome of its request isn't known, unless a person
    /// has to say it. What it stored is made durable.
    pub(super) fn release_unless_in_flight(&mut self) -> Result<(), Error> {
        let is_open = self.submission.as_ref().is_some_and(|submission| {
            !submission.is_undecided && submission.request() != RequestState::Answered
        });
        let held = if is_open { false } else { self.release_locks()? };
        if held || self.submission.as_ref().is_some_and(|submission| submission.is_undecided) {
            storage::checkpoint()?;
        }
        Ok(())
    }
}
