//! The clock of a fake.

use jiff::{SignedDuration, Timestamp, civil::DateTime, tz::TimeZone};

/// A clock on the wall of the remote: it shows local time, runs or is stopped, and may be wrong.
#[derive(Clone, Debug)]
pub struct Clock {
    zone: TimeZone,
    /// The instant at which it is stopped; none while it runs.
    stopped: Option<Timestamp>,
    /// How far it runs ahead of the real time, because a test let time pass.
    ahead: SignedDuration,
    wrong_by: SignedDuration,
}

impl Clock {
    /// A clock that runs, in this time zone.
    pub fn new(zone: TimeZone) -> Self {
        Self { zone, stopped: None, ahead: SignedDuration::ZERO, wrong_by: SignedDuration::ZERO }
    }

    /// Local time, in whole seconds as remotes report it.
    pub fn local(&self) -> DateTime {
        let shown = self.zone.to_datetime(self.true_instant()).saturating_add(self.wrong_by);
        shown.with().subsec_nanosecond(0).build().unwrap_or(shown)
    }

    /// The instant that the clock shows.
    pub fn now(&self) -> Timestamp {
        after(self.true_instant(), self.wrong_by)
    }

    /// The instant that the clock would show if it had never been set wrong.
    pub fn instant(&self) -> Timestamp {
        self.true_instant()
    }

    /// Its time zone.
    pub fn zone(&self) -> &TimeZone {
        &self.zone
    }

    /// Whether it runs by itself.
    pub fn is_running(&self) -> bool {
        self.stopped.is_none()
    }

    /// How far it is ahead of the right time.
    pub fn wrong_by(&self) -> SignedDuration {
        self.wrong_by
    }

    /// Stops it at this moment, right.
    pub fn stop_at(&mut self, instant: Timestamp) {
        self.stopped = Some(instant);
        self.wrong_by = SignedDuration::ZERO;
    }

    /// Stops it at this local time, right: the first of the two where it comes twice, and an hour
    /// later where it is skipped.
    pub fn stop_at_local(&mut self, local: DateTime) {
        let instant = self.zone.to_ambiguous_timestamp(local).compatible();
        self.stop_at(instant.unwrap_or(Timestamp::MAX));
    }

    /// Lets time pass: the clock moves on, across changes to and from summer time as well.
    pub fn advance(&mut self, time: SignedDuration) {
        match self.stopped {
            Some(instant) => self.stopped = Some(after(instant, time)),
            None => self.ahead = self.ahead.saturating_add(time),
        }
    }

    /// Sets the clock wrong by so much more, without time passing.
    pub fn turn(&mut self, by: SignedDuration) {
        self.wrong_by = self.wrong_by.saturating_add(by);
    }

    /// Lets the clock run again from the time that it shows.
    pub fn resume(&mut self) {
        if let Some(instant) = self.stopped.take() {
            self.ahead = instant.duration_since(Timestamp::now());
        }
    }

    /// Lets it run again with the right time.
    pub fn run(&mut self) {
        self.stopped = None;
        self.ahead = SignedDuration::ZERO;
        self.wrong_by = SignedDuration::ZERO;
    }

    /// Sets another time zone; the instant stays.
    pub fn set_zone(&mut self, zone: TimeZone) {
        self.zone = zone;
    }

    fn true_instant(&self) -> Timestamp {
        self.stopped.unwrap_or_else(|| after(Timestamp::now(), self.ahead))
    }
}

/// The instant so much later, or the same one where no calendar holds that.
pub fn after(instant: Timestamp, time: SignedDuration) -> Timestamp {
    instant.saturating_add(time).unwrap_or(instant)
}
