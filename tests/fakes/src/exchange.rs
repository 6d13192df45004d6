//! One request, from its arrival to its answer.

use std::sync::Arc;

use axum::{
    Extension,
    body::to_bytes,
    extract::{Request, State},
    response::{IntoResponse, Response},
};
use http::StatusCode;
use url::form_urlencoded;

use crate::{
    call::{Call, Remote},
    delivery,
    fault::{Effect, Stage},
    ledger::{Ledger, OpenRequest},
    mask::Mask,
    peer::Peer,
    plan::{Armed, FaultPlan},
};

/// Bodies beyond this are refused. Arbitrary: far above any order, far below what hurts a test.
const MAX_BODY: usize = 16 << 20;

/// What all requests of one fake share.
pub(crate) struct Shared {
    pub(crate) remote: Arc<dyn Remote>,
    pub(crate) mask: Mask,
    pub(crate) ledger: Ledger,
    pub(crate) plan: FaultPlan,
}

pub(crate) async fn exchange(
    State(shared): State<Arc<Shared>>,
    Extension(peer): Extension<Peer>,
    request: Request,
) -> Response {
    let (parts, body) = request.into_parts();
    let Ok(body) = to_bytes(body, MAX_BODY).await else {
        return StatusCode::PAYLOAD_TOO_LARGE.into_response();
    };
    let query = form_urlencoded::parse(parts.uri.query().unwrap_or_default().as_bytes());
    let mut call = Call {
        seq: 0,
        path: parts.uri.path().to_owned(),
        query: query.into_owned().collect(),
        method: parts.method,
        headers: parts.headers,
        body,
        ledger: shared.ledger.clone(),
    };
    let open = shared.ledger.open(&mut call, &shared.mask);
    let response = match shared.plan.take(&call.method, &call.path) {
        None => delivery::whole(shared.remote.answer(&call)),
        Some(armed) => {
            open.hit_by(armed.fault.to_string());
            with_fault(&*shared.remote, &call, &peer, &open, &armed).await
        }
    };
    open.answered(response.status().as_u16());
    response
}

async fn with_fault(
    remote: &dyn Remote,
    call: &Call,
    peer: &Peer,
    open: &OpenRequest,
    armed: &Armed,
) -> Response {
    let applied = match armed.fault.stage {
        Stage::Before => None,
        Stage::After => Some(remote.answer(call)),
    };
    if !armed.reach(peer).await {
        // Nobody is there to answer, and what wasn't applied must not be any more.
        match peer.reset().await {}
    }
    let answer = || applied.clone().unwrap_or_else(|| remote.not_processed());
    match &armed.fault.effect {
        Effect::Pass => delivery::whole(applied.unwrap_or_else(|| remote.answer(call))),
        Effect::Answer(reply) => delivery::whole(reply.clone()),
        Effect::Truncate => delivery::truncated(answer()),
        Effect::Slow(pause) => delivery::slow(answer(), *pause),
        Effect::Endless(pause) => delivery::endless(answer(), *pause),
        Effect::Reset => {
            open.reset();
            match peer.reset().await {}
        }
    }
}
