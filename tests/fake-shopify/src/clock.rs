//! What time it is at Shopify.

use jiff::{SignedDuration, Timestamp};
use serde::Serialize;

/// A clock in UTC that runs, or stands still until a test moves it on.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Clock {
    /// None while it runs.
    stopped: Option<Timestamp>,
    /// How far it runs ahead of the real time, because a test let time go by.
    #[serde(skip)]
    ahead: SignedDuration,
}

impl Clock {
    /// The moment that it takes for now.
    pub fn now(&self) -> Timestamp {
        self.stopped.unwrap_or_else(|| after(Timestamp::now(), self.ahead))
    }

    /// Whether it goes on by itself.
    pub fn is_running(&self) -> bool {
        self.stopped.is_none()
    }

    /// Stops it at this moment.
    pub fn stop_at(&mut self, instant: Timestamp) {
        self.stopped = Some(instant);
    }

    /// So much time goes by.
    pub fn advance(&mut self, time: SignedDuration) {
        match self.stopped {
            Some(instant) => self.stopped = Some(after(instant, time)),
            None => self.ahead = self.ahead.saturating_add(time),
        }
    }

    /// Lets it run again from where it stands.
    pub fn go_on(&mut self) {
        if let Some(instant) = self.stopped.take() {
            self.ahead = instant.duration_since(Timestamp::now());
        }
    }

    /// Lets it run again with the real time.
    pub fn run(&mut self) {
        *self = Self::default();
    }
}

/// Only what no calendar holds is an error.
pub(crate) fn after(instant: Timestamp, time: SignedDuration) -> Timestamp {
    instant.saturating_add(time).unwrap_or(instant)
}
