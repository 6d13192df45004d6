//! How long to wait after failures: a pause that doubles.

use std::time::Duration;

use rand::RngExt as _;

use crate::limits;

/// The pause after the `failures`th failure: doubling up to a cap, and between half of that and
/// all of it by chance, so that jobs that failed together don't come back together.
#[must_use]
pub fn backoff(failures: u32) -> Duration {
    let most = doubled(failures.saturating_sub(1), limits::BACKOFF_MAX);
    let most = u64::try_from(most.as_millis()).unwrap_or(u64::MAX);
    Duration::from_millis(rand::rng().random_range(most / 2..=most))
}

/// The first pause, doubled `doublings` times, up to `most`.
pub(crate) fn doubled(doublings: u32, most: Duration) -> Duration {
    limits::BACKOFF_FIRST.saturating_mul(1 << doublings.min(20)).min(most)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pause_doubles_up_to_the_cap_and_varies_by_half() {
        for failures in 1..100 {
            let full =
                limits::BACKOFF_FIRST.saturating_mul(1 << (failures - 1).min(20)).min(limits::BACKOFF_MAX);
            let pause = backoff(failures);
            assert!(pause <= full && pause >= full / 2, "{failures}: {pause:?} of {full:?}");
        }
    }
}
