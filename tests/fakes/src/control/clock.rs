//! The clock, controlled over HTTP.

use http::Method;
use jiff::{SignedDuration, Timestamp, civil::DateTime, tz::TimeZone};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::{Failure, body};
use crate::{call::Call, clock::Clock, timed::Timed};

/// The clock's state.
#[derive(Serialize)]
struct Reading {
    /// Local time.
    local: DateTime,
    /// The time in UTC, as the clock shows it.
    instant: Timestamp,
    /// IANA's name of the zone.
    time_zone: Option<String>,
    /// Whether it goes on by itself.
    running: bool,
    /// Seconds that it is ahead; negative where it is behind.
    wrong_by: i64,
}

/// A change of a fake's clock, by the person who runs it.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Turn {
    run: bool,
    time_zone: Option<String>,
    local: Option<DateTime>,
    instant: Option<Timestamp>,
    advance: i64,
    turn: i64,
}

/// Does what a POST asks for, and returns the time that the clock shows then.
pub fn clock(data: &impl Timed, call: &Call) -> Result<Value, Failure> {
    let turn: Turn = if call.method == Method::GET { Turn::default() } else { body(call)? };
    // Looked up before anything changes.
    let zone = turn.time_zone.as_deref().map(TimeZone::get).transpose().map_err(Failure::bad_value)?;
    let reading = data.clock(|clock| {
        turn.apply(zone, clock);
        read(clock)
    });
    Ok(json!(reading))
}

impl Turn {
    fn apply(&self, zone: Option<TimeZone>, clock: &mut Clock) {
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

fn read(clock: &Clock) -> Reading {
    Reading {
        local: clock.local(),
        instant: clock.now(),
        time_zone: clock.zone().iana_name().map(str::to_owned),
        running: clock.is_running(),
        wrong_by: clock.wrong_by().as_secs(),
    }
}
