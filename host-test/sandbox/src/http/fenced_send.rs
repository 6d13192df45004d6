//! Sends requests that can't be undone: over a new connection, and only past the [fence](super::fence).
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

use super::bounded_body::Bounded;
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
    // The connection's task has begun: nothing else is between the check and the write from here on.
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

/// The whole body that the component hands over; if it's too late or too large, nothing is sent.
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

/// The request in origin form, as a server gets it without a proxy: the path alone, and the host in its header.
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

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that can't go on fails")]
mod tests {
    use std::sync::Arc;
    use std::time::Duration;

    use futures_util::stream;
    use host_core::clock::ManualClock;
    use http_body::Frame;
    use http_body_util::StreamBody;
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
    use tokio::net::TcpListener;

    use super::super::fence::Fence;
    use super::super::{Client, Network};
    use super::*;

    /// Sends a request whose body comes in two pieces, `between` which something happens. What the remote read, and how
    /// the request ended.
    async fn sent(between: impl Fn(&ManualClock) + Send + 'static) -> (Vec<u8>, Result<u16, Error>) {
        let clock = Arc::new(ManualClock::at(1_000_000));
        let fence = Fence::new(clock.clone(), None);
        fence.arm();
        let gate = fence.begin_write().unwrap();
        let remote = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = remote.local_addr().unwrap();
        let read = tokio::spawn(async move {
            let (mut stream, _) = remote.accept().await.unwrap();
            let (mut read, mut piece) = (Vec::new(), [0; 1024]);
            while !read.ends_with(b"order") {
                match stream.read(&mut piece).await.unwrap() {
                    0 => return read,
                    count => read.extend_from_slice(piece.get(..count).unwrap()),
                }
            }
            stream.write_all(b"HTTP/1.1 201 Created\r\ncontent-length: 0\r\n\r\n").await.unwrap();
            read
        });
        let pieces = stream::unfold(0, move |number| {
            if number == 1 {
                between(&clock);
            }
            let piece = [Some("an "), Some("order"), None].get(number).copied().flatten();
            async move { piece.map(|piece| (Ok::<_, Error>(Frame::data(Bytes::from(piece))), number + 1)) }
        });
        let request = Request::post(format!("http://{address}/orders"))
            .header("content-length", "8")
            .body(StreamBody::new(Box::pin(pieces)).boxed_unsync())
            .unwrap();
        let route = format!("{}=http://{address}", address.ip());
        let network = Network::new(vec![route.parse().unwrap()], Vec::new());
        let client = Client::new(network).unwrap();
        let answer = client.send(request, Some(gate), Instant::now() + Duration::from_secs(20)).await;
        assert_eq!(fence.wrote(), answer.is_ok());
        (read.await.unwrap(), answer.map(|answer| answer.status().as_u16()))
    }

    #[tokio::test]
    async fn a_pause_while_the_body_is_handed_over_is_a_pause_before_the_check() {
        let (read, answer) = sent(|clock| clock.advance(11_000)).await;
        assert!(matches!(answer, Err(Error::DestinationUnavailable)), "{answer:?}");
        assert_eq!(read, b"", "nothing was written, not even the head");
    }

    #[tokio::test]
    async fn a_body_in_pieces_is_written_whole() {
        let (read, answer) = sent(|_| {}).await;
        assert!(matches!(answer, Ok(201)), "{answer:?}");
        assert!(String::from_utf8(read).unwrap().ends_with("\r\n\r\nan order"));
    }
}
