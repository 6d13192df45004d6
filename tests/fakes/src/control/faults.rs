//! Faults, injected over HTTP.

use std::time::Duration;

use http::{Method, StatusCode, header::RETRY_AFTER};
use serde::Deserialize;
use serde_json::{Value, json};

use super::Failure;
use crate::{
    call::{Call, Reply},
    fault::Fault,
    plan::{FaultHandle, FaultPlan},
    request_matcher::RequestMatcher,
};

/// A fake's help, and that of the faults, which every fake has. The second is the end of a path, to
/// show one that its API has.
#[macro_export]
macro_rules! with_faults_help {
    ($help:literal, $path:literal) => {
        concat!(
            $help,
            "
  GET    /control/faults                       what is to go wrong, and how many requests each hit
  DELETE /control/faults                       ends that: held requests go on, hanging ones are reset; what
                                               is applied late still is
  POST   /control/faults                       makes requests to come fail, such as
    curl -d '{\"method\": \"POST\", \"path\": \"",
            $path,
            "\", \"fault\": \"late\", \"status\": 503, \"delay_ms\": 60000}' http://127.0.0.1:PORT/control/faults
    fault         status (with \"status\": 503), reset (of the connection), hang (no answer), late (applied
                  \"delay_ms\" later by the fake's clock; until then a reset, or \"status\"), truncated (half
                  an answer), empty (200 without a body), login-page (200 with HTML)
    method, path  which requests; the path's end, * for any part: \"*/list\". Without them, all
    saying        of these, those with this text in the body
    nth, times    from the nth on (1), so many (1); \"times\": null until ended
    after_applying  true: applied all the same; truncated is, unless false is said
    delay_ms      late, and hang that is applied so much later; also {\"advance\": SECONDS} of the clock
    retry_after   a header for status, late with a status, empty and login-page: \"5\""
        )
    };
}

/// An injected fault: which requests fail, and how.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Ordered {
    method: Option<String>,
    #[serde(default)]
    path: String,
    #[serde(default)]
    saying: String,
    #[serde(default = "first")]
    nth: u64,
    #[serde(default = "once")]
    times: Option<u64>,
    fault: Kind,
    status: Option<u16>,
    after_applying: Option<bool>,
    delay_ms: Option<u64>,
    retry_after: Option<String>,
}

#[derive(Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Kind {
    Status,
    Reset,
    Hang,
    Late,
    Truncated,
    Empty,
    LoginPage,
}

fn first() -> u64 {
    1
}

// Null differs from a missing field here: it means until cancelled.
#[allow(clippy::unnecessary_wraps, reason = "the field's type")]
fn once() -> Option<u64> {
    Some(1)
}

/// Replies to a request to `/control/faults`.
pub(crate) fn answer(plan: &FaultPlan, call: &Call) -> Reply {
    let reported = match call.method {
        Method::GET => Ok(Value::Array(plan.all().iter().map(shown).collect())),
        Method::POST => add(plan, call),
        Method::DELETE => Ok(json!({ "ended": plan.clear() })),
        _ => Err(Failure::NotFound),
    };
    super::reply(reported)
}

fn shown(fault: &FaultHandle) -> Value {
    let (on, does) = fault.reported();
    json!({ "requests": on.to_string(), "fault": does.to_string(), "hits": fault.hits() })
}

fn add(plan: &FaultPlan, call: &Call) -> Result<Value, Failure> {
    let ordered: Ordered = read(&call.body)?;
    let (on, fault) = (ordered.on()?, ordered.fault()?);
    Ok(shown(&plan.inject(on, fault)))
}

/// Parses a body; an error names the field.
fn read(body: &[u8]) -> Result<Ordered, Failure> {
    let mut json = serde_json::Deserializer::from_slice(body);
    serde_path_to_error::deserialize(&mut json).map_err(|wrong| match wrong.path().to_string().as_str() {
        "." => Failure::bad_value(wrong.inner()),
        path => Failure::bad_value(format!("{path}: {}", wrong.inner())),
    })
}

impl Ordered {
    fn on(&self) -> Result<RequestMatcher, Failure> {
        let on = match self.method.as_deref() {
            None => RequestMatcher::any(&self.path),
            Some("GET") => RequestMatcher::get(&self.path),
            Some("POST") => RequestMatcher::post(&self.path),
            Some("PUT") => RequestMatcher::put(&self.path),
            Some(_) => return Err(Failure::bad_value("method: GET, POST or PUT; without it, any")),
        };
        if self.nth == 0 || self.times == Some(0) {
            return Err(Failure::bad_value("nth, times: counted from 1; \"times\": null until ended"));
        }
        let on = on.saying(&self.saying).nth(self.nth);
        Ok(match self.times {
            Some(times) => on.times(times),
            None => on.always(),
        })
    }

    fn fault(&self) -> Result<Fault, Failure> {
        let bare = match (self.fault, self.status()?) {
            (Kind::Status | Kind::Late, Some(status)) => Fault::status(status),
            (Kind::Status, None) => return Err(Failure::bad_value("status: which one? 200 to 599")),
            (_, Some(_)) => return Err(Failure::bad_value("status: only with the faults status and late")),
            (Kind::Reset | Kind::Late, None) => Fault::reset(),
            (Kind::Hang, None) => Fault::hang(),
            (Kind::Truncated, None) => Fault::truncated(),
            (Kind::Empty, None) => Fault::empty(),
            (Kind::LoginPage, None) => Fault::login_page(),
        };
        self.staged(self.with_retry(bare)?)
    }

    fn status(&self) -> Result<Option<StatusCode>, Failure> {
        let Some(status) = self.status else { return Ok(None) };
        // A status below 200 doesn't end a request.
        match StatusCode::from_u16(status).ok().filter(|_| (200..=599).contains(&status)) {
            Some(status) => Ok(Some(status)),
            None => Err(Failure::bad_value("status: 200 to 599")),
        }
    }

    fn with_retry(&self, fault: Fault) -> Result<Fault, Failure> {
        let Some(after) = &self.retry_after else { return Ok(fault) };
        let answers = match self.fault {
            Kind::Status | Kind::Empty | Kind::LoginPage => true,
            Kind::Late => self.status.is_some(),
            Kind::Reset | Kind::Hang | Kind::Truncated => false,
        };
        if !answers || after.is_empty() || !after.bytes().all(|byte| (b' '..=b'~').contains(&byte)) {
            return Err(Failure::bad_value(
                "retry_after: plain text, with a fault that has an answer of its own: status, late with a \
                 status, empty, login-page",
            ));
        }
        Ok(fault.header(RETRY_AFTER, after))
    }

    fn staged(&self, fault: Fault) -> Result<Fault, Failure> {
        match (self.fault, self.delay_ms, self.after_applying) {
            (Kind::Late | Kind::Hang, Some(by), None) => Ok(fault.late(Duration::from_millis(by))),
            (Kind::Late, None, _) => Err(Failure::bad_value("delay_ms: how much later is it applied?")),
            (_, Some(_), Some(_)) => {
                Err(Failure::bad_value("after_applying, delay_ms: it is applied at once or later, not both"))
            }
            (_, Some(_), None) => Err(Failure::bad_value("delay_ms: only with the faults late and hang")),
            (_, None, Some(true)) => Ok(fault.after_applying()),
            (_, None, Some(false)) => Ok(fault.before_applying()),
            (_, None, None) => Ok(fault),
        }
    }
}
