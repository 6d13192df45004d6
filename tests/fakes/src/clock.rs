//! What time it is at a fake.

use jiff::{SignedDuration, Timestamp, civil::DateTime, tz::TimeZone};

/// A clock on the wall of the remote: it shows local time, runs or stands still, and may be wrong.
#[derive(Clone, Debug)]
pub struct Clock {
    zone: TimeZone,
    /// None while it runs.
    stopped: Option<Timestamp>,
    /// How far it runs ahead of the real time, because a test let time go by.
    ahead: SignedDuration,
    wrong_by: SignedDuration,
}

impl Clock {
    /// One that runs, in this zone.
    pub fn new(zone: TimeZone) -> Self {
        Self { zone, stopped: None, ahead: SignedDuration::ZERO, wrong_by: SignedDuration::ZERO }
    }

    /// Local time, in whole seconds as remotes report it.
    pub fn local(&self) -> DateTime {
        let shown = self.zone.to_datetime(self.true_instant()).saturating_add(self.wrong_by);
        shown.with().subsec_nanosecond(0).build().unwrap_or(shown)
    }

    /// The moment that it takes for now.
    pub fn now(&self) -> Timestamp {
        after(self.true_instant(), self.wrong_by)
    }

    /// The moment that it would take for now if nobody had turned its hands.
    pub fn instant(&self) -> Timestamp {
        self.true_instant()
    }

    /// Where it hangs.
    pub fn zone(&self) -> &TimeZone {
        &self.zone
    }

    /// Whether it goes on by itself.
    pub fn is_running(&self) -> bool {
        self.stopped.is_none()
    }

    /// How far it is ahead of what is right.
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

    /// So much time goes by: the clock moves on, over a change to or from summer time as well.
    pub fn advance(&mut self, time: SignedDuration) {
        match self.stopped {
            Some(instant) => self.stopped = Some(after(instant, time)),
            None => self.ahead = self.ahead.saturating_add(time),
        }
    }

    /// Turns its hands: no time goes by, but from now on it is wrong by so much more.
    pub fn turn(&mut self, by: SignedDuration) {
        self.wrong_by = self.wrong_by.saturating_add(by);
    }

    /// Lets it run again from where it stands.
    pub fn go_on(&mut self) {
        if let Some(instant) = self.stopped.take() {
            self.ahead = instant.duration_since(Timestamp::now());
        }
    }

    /// Lets it run again with the real time, right.
    pub fn run(&mut self) {
        self.stopped = None;
        self.ahead = SignedDuration::ZERO;
        self.wrong_by = SignedDuration::ZERO;
    }

    /// Another time zone; the moment stays.
    pub fn set_zone(&mut self, zone: TimeZone) {
        self.zone = zone;
    }

    fn true_instant(&self) -> Timestamp {
        self.stopped.unwrap_or_else(|| after(Timestamp::now(), self.ahead))
    }
}

/// The moment so much later, or this one where no calendar holds that.
pub fn after(instant: Timestamp, time: SignedDuration) -> Timestamp {
    instant.saturating_add(time).unwrap_or(instant)
}
