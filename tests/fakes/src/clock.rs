//! What time it is at a fake.

use jiff::{SignedDuration, Timestamp, civil::DateTime, tz::TimeZone};
use serde::{Deserialize, Serialize};

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

/// What a clock shows, as JSON.
#[derive(Debug, Serialize)]
pub(crate) struct Reading {
    /// Local time.
    pub(crate) local: DateTime,
    /// The same in UTC, as the clock believes it.
    pub(crate) instant: Timestamp,
    /// IANA's name of the zone.
    pub(crate) time_zone: Option<String>,
    /// Whether it goes on by itself.
    pub(crate) running: bool,
    /// Seconds that it is ahead; negative where it is behind.
    pub(crate) wrong_by: i64,
}

/// What whoever runs a fake does to its clock, as JSON.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Turn {
    run: bool,
    time_zone: Option<String>,
    local: Option<DateTime>,
    instant: Option<Timestamp>,
    advance: i64,
    turn: i64,
}

impl Turn {
    /// The zone that is asked for, looked up before anything changes.
    pub(crate) fn zone(&self) -> Result<Option<TimeZone>, jiff::Error> {
        self.time_zone.as_deref().map(TimeZone::get).transpose()
    }

    pub(crate) fn apply(&self, zone: Option<TimeZone>, clock: &mut Clock) {
        if self.run {
            clock.run();
        }
        if let Some(zone) = zone {
            clock.set_zone(zone);
        }
        if let Some(local) = self.local {
            clock.stop_at_local(local);
        }
        if let Some(instant) = self.instant {
            clock.stop_at(instant);
        }
        clock.advance(SignedDuration::from_secs(self.advance));
        clock.turn(SignedDuration::from_secs(self.turn));
    }
}

impl Clock {
    pub(crate) fn new(zone: TimeZone) -> Self {
        Self { zone, stopped: None, ahead: SignedDuration::ZERO, wrong_by: SignedDuration::ZERO }
    }

    /// Local time, in whole seconds as remotes tell it.
    pub fn local(&self) -> DateTime {
        let shown = self.zone.to_datetime(self.true_instant()).saturating_add(self.wrong_by);
        shown.with().subsec_nanosecond(0).build().unwrap_or(shown)
    }

    /// The moment that it takes for now.
    pub fn instant(&self) -> Timestamp {
        after(self.true_instant(), self.wrong_by)
    }

    /// Everything it shows.
    pub(crate) fn reading(&self) -> Reading {
        Reading {
            local: self.local(),
            instant: self.instant(),
            time_zone: self.zone.iana_name().map(str::to_owned),
            running: self.stopped.is_none(),
            wrong_by: self.wrong_by.as_secs(),
        }
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

/// Only what no calendar holds is an error.
fn after(instant: Timestamp, time: SignedDuration) -> Timestamp {
    instant.saturating_add(time).unwrap_or(instant)
}
