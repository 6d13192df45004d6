//! How long to wait for a request that got no answer, on a clock that nobody can set.
//!
//! What got no answer may still be applied. It is looked for a few times, and only when the remote must be through with it
//! may it be sent again.

use crate::clock::{self, Moment};

/// When to look again, in milliseconds after the request: seldom enough for a remote that is overloaded.
const LOOKS: [u64; 5] = [3_000, 6_000, 12_000, 24_000, 48_000];
/// Clocks that are remembered: machines that worked on the same record, boots in between.
const CLOCKS: usize = 8;

/// When a request was sent. Moments of two epochs can't be compared, so each epoch has a moment of its own: in one that
/// wasn't there when it was sent, that is when it was first looked at.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct SentAt(#[serde(with = "moments")] Vec<Moment>);

/// Moments, whose type is the contract's, as they are kept.
mod moments {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use super::Moment;

    #[derive(Serialize, Deserialize)]
    struct Kept {
        epoch: u64,
        ms: u64,
    }

    pub(super) fn serialize<S: Serializer>(moments: &[Moment], serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(moments.iter().map(|moment| Kept { epoch: moment.epoch, ms: moment.ms }))
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Moment>, D::Error> {
        let moments = Vec::<Kept>::deserialize(deserializer)?;
        Ok(moments.into_iter().map(|Kept { epoch, ms }| Moment { epoch, ms }).collect())
    }
}

impl SentAt {
    /// It's sent now.
    #[must_use]
    pub fn now() -> Self {
        Self(vec![clock::steady()])
    }

    /// How many milliseconds ago it was sent; none in an epoch that has no moment yet: [`note`](Self::note) it.
    #[must_use]
    pub fn elapsed(&self) -> Option<u64> {
        let now = clock::steady();
        let moment = self.0.iter().find(|moment| moment.epoch == now.epoch)?;
        Some(now.ms.saturating_sub(moment.ms))
    }

    /// Takes now for the moment in this epoch.
    pub fn note(&mut self) {
        let now = clock::steady();
        self.0.retain(|moment| moment.epoch != now.epoch);
        if self.0.len() >= CLOCKS {
            self.0.remove(0);
        }
        self.0.push(now);
    }
}

/// How long to wait before the next look at what was sent `elapsed` milliseconds ago and may be applied until
/// `settled_after`; none where that is over.
#[must_use]
pub fn next_look(elapsed: u64, settled_after: u64) -> Option<u64> {
    if elapsed >= settled_after {
        return None;
    }
    let next = LOOKS.into_iter().find(|look| *look > elapsed).unwrap_or(settled_after).min(settled_after);
    Some(next.saturating_sub(elapsed))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing;

    #[test]
    fn an_unanswered_request_is_looked_for_six_times_and_then_settled() {
        let mut elapsed = 0;
        let mut looks = Vec::new();
        while let Some(pause) = next_look(elapsed, 160_000) {
            elapsed += pause;
            looks.push(elapsed);
        }
        assert_eq!(looks, [3_000, 6_000, 12_000, 24_000, 48_000, 160_000]);
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
    fn in_an_epoch_of_its_own_the_wait_begins_anew_and_another_one_keeps_its_moment() {
        testing::reset();
        let mut sent = SentAt::now();
        testing::advance(100_000);
        testing::with(|host| (host.epoch, host.steady_ms) = (7, 5));
        assert_eq!(sent.elapsed(), None);
        sent.note();
        testing::advance(50_000);
        assert_eq!(sent.elapsed(), Some(50_000));
        testing::with(|host| (host.epoch, host.steady_ms) = (0, 170_000));
        assert_eq!(sent.elapsed(), Some(170_000), "the first machine waited all the time");
        let text = crate::wire::to_json(&sent).unwrap();
        assert_eq!(crate::wire::from_json(&text), Some(sent));
    }
}
