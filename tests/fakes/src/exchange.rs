//! One request, from its arrival to its answer.

use std::sync::Arc;

use axum::{
    Extension,
    body::to_bytes,
    extract::{Request, State},
    response::{IntoResponse, Response},
};
use http::{HeaderValue, Method, StatusCode, header};
use jiff::{Timestamp, fmt::rfc2822::DateTimePrinter};
use serde_json::json;
use url::form_urlencoded;

use crate::{
    call::{Call, Remote, Reply},
    control::faults,
    delivery,
    fault::{Effect, Stage},
    late::Late,
    ledger::{Ledger, OpenRequest},
    mask::Mask,
    openapi::Watch,
    peer::Peer,
    plan::{Armed, FaultPlan},
};

/// Bodies beyond this are refused. Arbitrary: far above any order, far below what hurts a test.
const MAX_BODY: usize = 16 << 20;

/// The state that all requests of one fake share.
pub(crate) struct Shared {
    pub(crate) remote: Arc<dyn Remote>,
    pub(crate) mask: Mask,
    pub(crate) ledger: Ledger,
    pub(crate) plan: FaultPlan,
    pub(crate) watch: Option<Watch>,
    pub(crate) late: Late,
}

impl Shared {
    /// The remote's own answer, before any fault touches it.
    fn answer(&self, call: &Call) -> Reply {
        let reply = self.remote.answer(call);
        if let Some(watch) = &self.watch {
            watch.reply(call, &reply, &self.mask);
        }
        reply
    }

    /// Applies the late requests that are due by now.
    pub(crate) fn apply_due(&self) {
        // The clock is read first: it is behind the same lock as the data.
        for call in self.late.due(self.remote.instant()) {
            self.answer(&call);
        }
    }
}

pub(crate) async fn exchange(
    State(shared): State<Arc<Shared>>,
    Extension(peer): Extension<Peer>,
    request: Request,
) -> Response {
    let Ok(mut call) = receive(&shared, request).await else {
        return StatusCode::PAYLOAD_TOO_LARGE.into_response();
    };
    shared.apply_due();
    let open = shared.ledger.open(&mut call, &shared.mask);
    if let Some(watch) = &shared.watch {
        watch.request(&call, &shared.mask);
    }
    let mut response = match shared.plan.take(&call) {
        None => delivery::whole(shared.answer(&call)),
        Some(armed) => {
            open.hit_by(armed.fault.to_string());
            with_fault(&shared, &call, &peer, &open, &armed).await
        }
    };
    if let Some(date) = shared.remote.date().and_then(written_date) {
        response.headers_mut().entry(header::DATE).or_insert(date);
    }
    open.answered(response.status().as_u16());
    response
}

/// Handles a request to the fake's controls. They can be reached from this machine only.
pub(crate) async fn control(
    State(shared): State<Arc<Shared>>,
    Extension(peer): Extension<Peer>,
    request: Request,
) -> Response {
    if !peer.is_local() {
        return StatusCode::FORBIDDEN.into_response();
    }
    match receive(&shared, request).await {
        Ok(call) => {
            let reply = controlled(&shared, &call);
            // The request may have moved the clock.
            shared.apply_due();
            delivery::whole(reply)
        }
        Err(_) => StatusCode::PAYLOAD_TOO_LARGE.into_response(),
    }
}

/// Answers a control of all fakes, else one of this fake's own.
fn controlled(shared: &Shared, call: &Call) -> Reply {
    shared.apply_due();
    match (&shared.watch, &call.method, call.segments().as_slice()) {
        (_, _, ["control", "faults"]) => faults::answer(&shared.plan, call),
        (Some(watch), &Method::GET, ["control", "violations"]) => {
            Reply::json(StatusCode::OK, &json!(watch.violations()))
        }
        (Some(watch), &Method::DELETE, ["control", "violations"]) => {
            Reply::json(StatusCode::OK, &json!(watch.take_violations()))
        }
        _ => shared.remote.control(call),
    }
}

async fn receive(shared: &Shared, request: Request) -> Result<Call, axum::Error> {
    let (parts, body) = request.into_parts();
    let body = to_bytes(body, MAX_BODY).await?;
    let query = form_urlencoded::parse(parts.uri.query().unwrap_or_default().as_bytes());
    Ok(Call {
        seq: 0,
        path: parts.uri.path().to_owned(),
        query: query.into_owned().collect(),
        method: parts.method,
        headers: parts.headers,
        body,
        ledger: shared.ledger.clone(),
    })
}

fn written_date(date: Timestamp) -> Option<HeaderValue> {
    let text = DateTimePrinter::new().timestamp_to_rfc9110_string(&date).ok()?;
    HeaderValue::from_str(&text).ok()
}

async fn with_fault(
    shared: &Shared,
    call: &Call,
    peer: &Peer,
    open: &OpenRequest,
    armed: &Armed,
) -> Response {
    let applied = match armed.fault.stage {
        Stage::Before => None,
        Stage::After => Some(shared.answer(call)),
        Stage::Late(by) => {
            shared.late.keep(shared.remote.instant(), by, call.clone());
            None
        }
    };
    if !armed.reach(peer).await {
        // The client is gone, and a request that wasn't applied must not be any more.
        match peer.reset().await {}
    }
    let answer = || applied.clone().unwrap_or_else(|| shared.remote.not_processed());
    match &armed.fault.effect {
        Effect::Pass if armed.fault.stage == Stage::Before => delivery::whole(shared.answer(call)),
        Effect::Pass => delivery::whole(answer()),
        Effect::Answer(reply) => delivery::whole(reply.clone()),
        Effect::Truncate => delivery::truncated(answer()),
        Effect::Slow(pause) => delivery::slow(answer(), *pause),
        Effect::Endless(pause) => delivery::endless(answer(), *pause),
        Effect::Hang => {
            armed.released(peer).await;
            open.reset();
            match peer.reset().await {}
        }
        Effect::Reset => {
            open.reset();
            match peer.reset().await {}
        }
    }
}
