//! The sessions.

use std::{collections::HashMap, fmt};

use jiff::{SignedDuration, Timestamp};
use rand::distr::{Alphanumeric, SampleString};

use crate::mask::Learned;

/// Tokens, each with the moment at which it ends.
#[derive(Default)]
pub(super) struct Sessions {
    ends: HashMap<String, Timestamp>,
    /// Every token ever given out.
    pub(super) learned: Learned,
    pub(super) logins: u64,
}

impl Sessions {
    pub(super) fn begin(&mut self, now: Timestamp, seconds: u32) -> String {
        let token = token();
        let end = now.saturating_add(SignedDuration::from_secs(seconds.into())).unwrap_or(now);
        self.ends.insert(token.clone(), end);
        self.learned.add(token.clone());
        self.logins += 1;
        token
    }

    pub(super) fn is_open(&self, token: &str, now: Timestamp) -> bool {
        self.ends.get(token).is_some_and(|end| now < *end)
    }

    pub(super) fn end_all(&mut self) {
        self.ends.clear();
    }
}

impl fmt::Debug for Sessions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sessions").field("logins", &self.logins).finish_non_exhaustive()
    }
}

/// A token: long, and with every character that a bearer token may hold (RFC 6750, `b64token`).
fn token() -> String {
    let part = |length| Alphanumeric.sample_string(&mut rand::rng(), length);
    format!("{}.{}-_~+/{}==", part(40), part(900), part(43))
}
