//! Requests in flight: how long one that got no answer may still be applied, on a clock that nobody can set.
//!
//! A request without an answer may still take effect at the remote. The connector looks it up there a few times, and
//! sends it again only when its grace period is over: by then the remote has applied it or never will.

use crate::clock::{self, Moment};

/// When to look the request up, in milliseconds after it was sent: seldom enough for a remote that is overloaded.
const LOOKUPS_MS: [u64; 5] = [3_000, 6_000, 12_000, 24_000, 48_000];
/// The most epochs that are remembered for one request. Each machine and each boot has an epoch of its own.
const MAX_EPOCHS: usize = 8;

/// When a request was sent. Moments of two epochs can't be compared, so each epoch has a moment of its own. In an epoch
/// that began after the request was sent, it is the moment at which the connector first looked the request up.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct SentAt(#[serde(with = "moments")] Vec<Moment>);

/// The stored form of moments, since their type is the contract's.
mod moments {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use super::Moment;

    #[derive(Serialize, Deserialize)]
    struct StoredMoment {
        epoch: u64,
        ms: u64,
    }

    pub(super) fn serialize<S: Serializer>(moments: &[Moment], serializer: S) -> Result<S::Ok, S::Error> {
        serializer
            .collect_seq(moments.iter().map(|moment| StoredMoment { epoch: moment.epoch, ms: moment.ms }))
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Moment>, D::Error> {
        let moments = Vec::<StoredMoment>::deserialize(deserializer)?;
        Ok(moments.into_iter().map(|StoredMoment { epoch, ms }| Moment { epoch, ms }).collect())
    }
}

impl SentAt {
    /// The request is sent now.
    #[must_use]
    pub fn now() -> Self {
        Self(vec![clock::steady()])
    }

    /// How many milliseconds ago the request was sent. None in an epoch that has no moment yet:
    /// [`start_epoch`](Self::start_epoch) then.
    #[must_use]
    pub fn elapsed(&self) -> Option<u64> {
        let now = clock::steady();
        let moment = self.0.iter().find(|moment| moment.epoch == now.epoch)?;
        Some(now.ms.saturating_sub(moment.ms))
    }

    /// Takes now as the moment of the request in this epoch.
    pub fn start_epoch(&mut self) {
        let now = clock::steady();
        self.0.retain(|moment| moment.epoch != now.epoch);
        if self.0.len() >= MAX_EPOCHS {
            self.0.remove(0);
        }
        self.0.push(now);
    }
}

/// How long to wait, in milliseconds, before the next lookup of a request that was sent `elapsed` milliseconds ago.
/// None once its grace period is over: so many milliseconds after it was sent it can't be applied any more.
#[must_use]
pub fn next_lookup(elapsed: u64, grace_ms: u64) -> Option<u64> {
    if elapsed >= grace_ms {
        return None;
    }
    let next = LOOKUPS_MS.into_iter().find(|lookup| *lookup > elapsed).unwrap_or(grace_ms).min(grace_ms);
    Some(next.saturating_sub(elapsed))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing;

    #[test]
    fn an_unanswered_request_is_looked_up_six_times_within_its_grace_period() {
        let mut elapsed = 0;
        let mut lookups = Vec::new();
        while let Some(pause) = next_lookup(elapsed, 160_000) {
            elapsed += pause;
            lookups.push(elapsed);
        }
        assert_eq!(lookups, [3_000, 6_000, 12_000, 24_000, 48_000, 160_000]);
    }

    #[test]
    fn a_wall_clock_that_jumps_changes_no_wait() {
        testing::reset();
        let sent = SentAt::now();
        testing::advance(2_000);
        testing::with(|host| host.now += 86_400_000);
        assert_eq!(sent.elapsed(), Some(2_000));
    }

    #[test]
    fn in_an_epoch_of_its_own_the_wait_begins_again_and_another_one_keeps_its_moment() {
        testing::reset();
        let mut sent = SentAt::now();
        testing::advance(100_000);
        testing::with(|host| (host.epoch, host.steady_ms) = (7, 5));
        assert_eq!(sent.elapsed(), None);
        sent.start_epoch();
        testing::advance(50_000);
        assert_eq!(sent.elapsed(), Some(50_000));
        testing::with(|host| (host.epoch, host.steady_ms) = (0, 170_000));
        assert_eq!(sent.elapsed(), Some(170_000), "the first machine waited all the time");
        let text = crate::wire::to_json(&sent).unwrap();
        assert_eq!(crate::wire::from_json(&text), Some(sent));
    }
}
