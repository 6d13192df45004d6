//! Faults: what goes wrong with a request.

use std::{fmt, time::Duration};

use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use serde_json::json;

use crate::call::Reply;

/// What happens to a request.
#[derive(Clone, Debug)]
pub struct Fault {
    pub(crate) stage: Stage,
    pub(crate) held: bool,
    pub(crate) effect: Effect,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stage {
    Before,
    After,
    /// So long after it came, by the fake's clock, whatever its client has been answered by then.
    Late(Duration),
}

#[derive(Clone, Debug)]
pub(crate) enum Effect {
    Pass,
    Answer(Reply),
    Reset,
    Hang,
    Truncate,
    Slow(Duration),
    Endless(Duration),
}

const LOGIN_PAGE: &str = "<!DOCTYPE html>\n<html><head><title>Login</title></head><body>\
    <form method=\"post\" action=\"/login\"><input name=\"user\"><input name=\"password\" type=\"password\">\
    <button>Log in</button></form></body></html>\n";

impl Fault {
    /// This status with a JSON body of the form that APIs have for it, not applied.
    pub fn status(status: StatusCode) -> Self {
        let reason = status.canonical_reason().unwrap_or("Failure");
        Self::reply(Reply::json(status, &json!({ "error": reason })))
    }

    /// 200 with an error inside the body, not applied.
    pub fn error_in_200(text: &str) -> Self {
        Self::reply(Reply::json(StatusCode::OK, &json!({ "error": text })))
    }

    /// 200 with the HTML page that a lost session or a proxy shows, not applied.
    pub fn login_page() -> Self {
        Self::reply(Reply::new(StatusCode::OK, "text/html; charset=utf-8", LOGIN_PAGE))
    }

    /// 200 without a body, not applied.
    pub fn empty() -> Self {
        let headers = HeaderMap::new();
        Self::reply(Reply { status: StatusCode::OK, headers, body: Bytes::new() })
    }

    /// An answer of the test's own, not applied.
    pub fn reply(reply: Reply) -> Self {
        Self::new(Stage::Before, Effect::Answer(reply))
    }

    /// Waits until released, then goes on as if nothing had happened. Held before applying; if
    /// the client goes away meanwhile, the request is never applied.
    pub fn hold() -> Self {
        Self { held: true, ..Self::new(Stage::Before, Effect::Pass) }
    }

    /// Resets the TCP connection, not applied.
    pub fn reset() -> Self {
        Self::new(Stage::Before, Effect::Reset)
    }

    /// Keeps the connection open and never answers, not applied. Once released, resets it.
    pub fn hang() -> Self {
        Self::new(Stage::Before, Effect::Hang)
    }

    /// Sends half of the answer under the Content-Length of the whole and closes; applied.
    pub fn truncated() -> Self {
        Self::new(Stage::After, Effect::Truncate)
    }

    /// Sends the answer one byte at a time with this pause after each; applied.
    pub fn slow(pause: Duration) -> Self {
        Self::new(Stage::After, Effect::Slow(pause))
    }

    /// Sends the answer and goes on with white space, 64 KiB at a time with this pause between,
    /// for ever; applied.
    pub fn endless(pause: Duration) -> Self {
        Self::new(Stage::After, Effect::Endless(pause))
    }

    /// The request isn't applied.
    pub fn before_applying(self) -> Self {
        Self { stage: Stage::Before, ..self }
    }

    /// The request is applied first.
    pub fn after_applying(self) -> Self {
        Self { stage: Stage::After, ..self }
    }

    /// The fault takes effect at once, but the request stays at work and is applied when the fake's
    /// clock has moved on by so much, whether its client is still there or not.
    pub fn late(self, by: Duration) -> Self {
        Self { stage: Stage::Late(by), ..self }
    }

    /// Waits until released before the fault takes effect.
    pub fn held(self) -> Self {
        Self { held: true, ..self }
    }

    /// Adds a header to the fault's own answer; without effect where it brings none. `Retry-After`
    /// is the usual one.
    pub fn header(mut self, name: HeaderName, value: &str) -> Self {
        if let (Effect::Answer(reply), Ok(value)) = (&mut self.effect, HeaderValue::from_str(value)) {
            reply.headers.insert(name, value);
        }
        self
    }

    /// Gives the fault's own answer this body; without effect where it brings none.
    pub fn body(mut self, content_type: &'static str, body: impl Into<Bytes>) -> Self {
        if let Effect::Answer(reply) = &mut self.effect {
            reply.headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type));
            reply.body = body.into();
        }
        self
    }

    fn new(stage: Stage, effect: Effect) -> Self {
        Self { stage, held: false, effect }
    }
}

/// As the ledger names it: `answer 503 before applying`.
impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.effect {
            Effect::Pass => f.write_str("pass")?,
            Effect::Answer(reply) => write!(f, "answer {}", reply.status.as_u16())?,
            Effect::Reset => f.write_str("reset")?,
            Effect::Hang => f.write_str("no answer")?,
            Effect::Truncate => f.write_str("truncated body")?,
            Effect::Slow(_) => f.write_str("slow body")?,
            Effect::Endless(_) => f.write_str("endless body")?,
        }
        f.write_str(if self.held { ", held " } else { " " })?;
        match self.stage {
            Stage::Before => f.write_str("before applying"),
            Stage::After => f.write_str("after applying"),
            Stage::Late(by) => write!(f, "applied {} ms late", by.as_millis()),
        }
    }
}
