//! The control of a fake's clock by a test.

use jiff::{SignedDuration, Timestamp, civil::DateTime, tz::TimeZone};

use crate::{clock::Clock, running::Running};

/// Data with a [`Clock`], which stamps what changes, ends sessions and dates answers.
pub trait Timed {
    /// Reads or changes the clock, in one step.
    fn clock<T>(&self, act: impl FnOnce(&mut Clock) -> T) -> T;
}

impl<D: Timed> Running<D> {
    /// The instant that the clock shows.
    pub fn instant(&self) -> Timestamp {
        self.clock(|clock| clock.now())
    }

    /// Stops the clock at this local time: the first of the two where it comes twice.
    pub fn set_time(&self, now: DateTime) {
        self.clock(|clock| clock.stop_at_local(now));
        self.clock_moved();
    }

    /// Stops the clock at this moment: an instant distinguishes the hour that comes twice.
    pub fn set_instant(&self, now: Timestamp) {
        self.clock(|clock| clock.stop_at(now));
        self.clock_moved();
    }

    /// Lets time pass; late requests that are due by then are applied. Changes to and from summer
    /// time are heeded.
    pub fn advance_clock(&self, time: SignedDuration) {
        self.clock(|clock| clock.advance(time));
        self.clock_moved();
    }

    /// Sets the clock wrong, say by an hour: no time passes, and the clock stays wrong
    /// until it is set or let run.
    pub fn turn_clock(&self, by: SignedDuration) {
        self.clock(|clock| clock.turn(by));
    }

    /// Lets the clock run with the real time, which is the default.
    pub fn run_clock(&self) {
        self.clock(Clock::run);
        self.clock_moved();
    }

    /// Another time zone than the remote's own; the moment stays.
    pub fn set_time_zone(&self, zone: TimeZone) {
        self.clock(|clock| clock.set_zone(zone));
    }
}
