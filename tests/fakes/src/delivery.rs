//! The delivery of an answer: whole, in part, slowly, without end.

use std::{io, time::Duration};

use axum::{body::Body, response::Response};
use bytes::Bytes;
use futures_util::stream;
use http::{HeaderValue, header};

use crate::call::Reply;

pub(crate) fn whole(reply: Reply) -> Response {
    let body = Body::from(reply.body.clone());
    respond(reply, body)
}

/// Sends half of the body under the length of the whole.
pub(crate) fn truncated(mut reply: Reply) -> Response {
    let half = reply.body.slice(..reply.body.len() / 2);
    let length = HeaderValue::from(reply.body.len());
    reply.headers.insert(header::CONTENT_LENGTH, length);
    let parts = stream::unfold(Some(half), |half| async {
        match half {
            Some(half) => Some((Ok(half), None)),
            None => {
                // A turn without data makes the server flush; the error then makes it close.
                tokio::task::yield_now().await;
                Some((Err(io::Error::from(io::ErrorKind::UnexpectedEof)), None))
            }
        }
    });
    respond(reply, Body::from_stream(parts))
}

/// Sends one byte at a time.
pub(crate) fn slow(mut reply: Reply, pause: Duration) -> Response {
    let length = HeaderValue::from(reply.body.len());
    reply.headers.insert(header::CONTENT_LENGTH, length);
    let bytes = stream::unfold(reply.body.clone(), move |mut rest| async move {
        if rest.is_empty() {
            return None;
        }
        let byte = rest.split_to(1);
        wait(pause).await;
        Some((Ok::<_, io::Error>(byte), rest))
    });
    respond(reply, Body::from_stream(bytes))
}

/// Sends the body, then white space forever.
pub(crate) fn endless(reply: Reply, pause: Duration) -> Response {
    static FILLING: [u8; 64 * 1024] = [b' '; 64 * 1024];
    let parts = stream::unfold(reply.body.clone(), move |part| async move {
        wait(pause).await;
        Some((Ok::<_, io::Error>(part), Bytes::from_static(&FILLING)))
    });
    respond(reply, Body::from_stream(parts))
}

/// Waits. The timer counts whole milliseconds: a pause of zero must not become one.
async fn wait(pause: Duration) {
    match pause.is_zero() {
        true => tokio::task::yield_now().await,
        false => tokio::time::sleep(pause).await,
    }
}

fn respond(reply: Reply, body: Body) -> Response {
    let mut response = Response::new(body);
    *response.status_mut() = reply.status;
    *response.headers_mut() = reply.headers;
    response
}
