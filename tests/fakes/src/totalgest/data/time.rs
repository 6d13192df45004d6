//! The clock, by which sessions end, requests are counted and answers dated.

use jiff::{SignedDuration, Timestamp};

use super::Data;
use crate::clock::{Clock, Reading};

impl Data {
    /// The moment that the clock takes for now.
    pub fn instant(&self) -> Timestamp {
        self.state().clock.instant()
    }

    /// Stops the clock at this moment.
    pub fn set_instant(&self, now: Timestamp) {
        self.clock(|clock| clock.stop_at(now));
    }

    /// So much time goes by.
    pub fn advance_clock(&self, time: SignedDuration) {
        self.clock(|clock| clock.advance(time));
    }

    /// Turns the clock's hands, say an hour back: no time goes by, and the clock is wrong from now
    /// on, until it is set or let run.
    pub fn turn_clock(&self, by: SignedDuration) {
        self.clock(|clock| clock.turn(by));
    }

    /// Lets the clock run with the real time, as it does unless told otherwise.
    pub fn run_clock(&self) {
        self.clock(Clock::run);
    }

    pub(in crate::totalgest) fn clock(&self, change: impl FnOnce(&mut Clock)) -> Reading {
        let clock = &mut self.state().clock;
        change(clock);
        clock.reading()
    }
}
