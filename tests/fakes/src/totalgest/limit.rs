//! The limit of requests in a minute.

use jiff::{SignedDuration, Timestamp};

use super::problem::Problem;

const WINDOW: SignedDuration = SignedDuration::from_secs(60);

/// A number of requests a minute, by the fake's own clock; a minute begins with its first request.
#[derive(Debug)]
pub(super) struct RateLimit {
    most: u64,
    began: Option<Timestamp>,
    taken: u64,
}

impl RateLimit {
    pub(super) fn new(most: u64) -> Self {
        Self { most, began: None, taken: 0 }
    }

    pub(super) fn take(&mut self, now: Timestamp) -> Result<(), Problem> {
        let began = match self.began {
            // A clock that was turned back begins anew as well.
            Some(began) if (began..ends(began)).contains(&now) => began,
            _ => {
                self.taken = 0;
                *self.began.insert(now)
            }
        };
        if self.taken >= self.most {
            let left = ends(began).duration_since(now).as_secs();
            return Err(Problem::TooManyRequests(u64::try_from(left).unwrap_or(0).max(1)));
        }
        self.taken += 1;
        Ok(())
    }
}

fn ends(began: Timestamp) -> Timestamp {
    began.saturating_add(WINDOW).unwrap_or(began)
}
