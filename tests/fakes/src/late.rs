//! Requests that are still applied after their clients got an answer, or none.

use std::{sync::Mutex, time::Duration};

use jiff::{SignedDuration, Timestamp};

use crate::{call::Call, clock::after, lock};

/// Requests that are still to be applied, and when.
#[derive(Default)]
pub(crate) struct Late(Mutex<Vec<(Timestamp, Call)>>);

impl Late {
    pub(crate) fn keep(&self, now: Timestamp, by: Duration, call: Call) {
        let by = SignedDuration::try_from(by).unwrap_or(SignedDuration::MAX);
        lock(&self.0).push((after(now, by), call));
    }

    /// Takes out the requests that are due, the earliest first.
    pub(crate) fn due(&self, now: Timestamp) -> Vec<Call> {
        let mut late = lock(&self.0);
        let mut due: Vec<_> = late.extract_if(.., |(at, _)| *at <= now).collect();
        due.sort_by_key(|(at, call)| (*at, call.seq));
        due.into_iter().map(|(_, call)| call).collect()
    }
}
