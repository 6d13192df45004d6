//! Sends what can't be undone: over a new connection, and only past the [fence](super::fence).
//!
//! A pooled client would decide by itself when it writes, and write again on another connection if
//! the first was closed meanwhile. Here a request is written once, right after the check, and whole: a
//! component that pauses while it hands its body over pauses before the check.

use bytes::Bytes;
use http::header::HOST;
use http::{HeaderValue, Request, Response, Uri};
use http_body_util::{BodyExt as _, Full};
use hyper::body::{Body, Incoming};
use hyper::client::conn::http1;
use hyper_rustls::HttpsConnector;
use tokio::time::{Instant, timeout_at};
use tower_service::Service as _;
use wasmtime_wasi_http::{Error, WasiBody};

use super::body::Bounded;
use super::dial::Dialer;
use super::errors;
use super::fence::Gate;
use host_core::limits;

/// Connects, waits for the whole body, asks the gate, and writes.
pub(super) async fn send(
    mut connector: HttpsConnector<Dialer>,
    request: Request<Bounded<WasiBody>>,
    gate: &Gate,
    deadline: Instant,
) -> Result<Response<Incoming>, Error> {
    let (parts, body) = request.into_parts();
    let uri = parts.uri.clone();
    let connecting = async {
        let stream = connector.call(uri).await.map_err(|error| errors::of_connecting(error.as_ref()))?;
        http1::Builder::new()
            .max_buf_size(limits::HTTP_RESPONSE_HEADERS)
            .handshake(stream)
            .await
            .map_err(|_| Error::ConnectionRefused)
    };
    let connected = timeout_at(deadline, connecting).await.map_err(|_| Error::ConnectionTimeout)?;
    let (mut sender, connection) = connected?;
    // It ends with the answer's body, or when the call drops that.
    tokio::spawn(async move {
        if let Err(error) = connection.await {
            tracing::debug!(%error, "a connection ended");
        }
    });
    let request = Request::from_parts(parts, whole(body).await?);
    // The connection's task has begun: from here on nothing is between the check and the write.
    sender.ready().await.map_err(|_| Error::ConnectionRefused)?;
    if let Err(closed) = gate.pass().await {
        tracing::warn!(%closed, "the request was not sent");
        return Err(Error::DestinationUnavailable);
    }
    let request = in_origin_form(request)?;
    timeout_at(deadline, sender.send_request(request))
        .await
        .map_err(|_| Error::HttpResponseTimeout)?
        .map_err(|error| errors::of_connection(&error))
}

/// All that the component hands over; what it doesn't in time, or more than is allowed, is never sent.
async fn whole<B>(body: Bounded<B>) -> Result<Full<Bytes>, Error>
where
    Bounded<B>: Body<Data = Bytes, Error = Error>,
{
    match body.collect().await {
        Ok(body) => Ok(Full::new(body.to_bytes())),
        Err(Error::ConnectionReadTimeout) => Err(Error::DestinationUnavailable),
        Err(error) => Err(error),
    }
}

/// As a server of its own is asked: the path alone, and the host in its header.
fn in_origin_form<B>(mut request: Request<B>) -> Result<Request<B>, Error> {
    let host = request.uri().authority().map(|authority| HeaderValue::from_str(authority.as_str()));
    if let Some(Ok(host)) = host
        && !request.headers().contains_key(HOST)
    {
        request.headers_mut().insert(HOST, host);
    }
    let path = request.uri().path_and_query().cloned().ok_or(Error::HttpRequestUriInvalid)?;
    *request.uri_mut() = Uri::from(path);
    Ok(request)
}
