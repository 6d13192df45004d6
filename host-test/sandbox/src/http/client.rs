//! The HTTP client: one with pooled connections for the whole host.

use std::sync::Arc;
use std::time::SystemTime;

use host_core::limits;
use http::header::RETRY_AFTER;
use http::{HeaderMap, Request, Response, Uri};
use http_body_util::BodyExt as _;
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::client::legacy;
use hyper_util::rt::{TokioExecutor, TokioTimer};
use tokio::time::{Instant, timeout_at};
use wasmtime_wasi_http::{Error, WasiBody};

use super::bounded_body::Bounded;
use super::dial::Dialer;
use super::fence::Gate;
use super::policy::Network;
use super::{errors, fenced_send};

/// The error where the client can't be made.
#[derive(Debug, thiserror::Error)]
#[error("TLS can't be set up: {0}")]
pub struct ClientError(#[from] rustls::Error);

/// Sends requests over pooled connections. Cheap to clone.
#[derive(Clone)]
pub struct Client {
    network: Arc<Network>,
    connector: HttpsConnector<Dialer>,
    pool: legacy::Client<HttpsConnector<Dialer>, Bounded<WasiBody>>,
}

impl Client {
    /// A client with no connection yet.
    ///
    /// # Errors
    /// TLS can't be set up.
    pub fn new(network: Network) -> Result<Self, ClientError> {
        let network = Arc::new(network);
        let roots = rustls::RootCertStore { roots: webpki_roots::TLS_SERVER_ROOTS.to_vec() };
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let tls = rustls::ClientConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()?
            .with_root_certificates(roots)
            .with_no_client_auth();
        let connector = HttpsConnectorBuilder::new()
            .with_tls_config(tls)
            .https_or_http()
            .enable_http1()
            .wrap_connector(Dialer(network.clone()));
        let pool = legacy::Client::builder(TokioExecutor::new())
            .pool_timer(TokioTimer::new())
            .pool_idle_timeout(limits::HTTP_KEEP_ALIVE)
            .pool_max_idle_per_host(limits::HTTP_IDLE_CONNECTIONS)
            .http1_max_buf_size(limits::HTTP_RESPONSE_HEADERS)
            .build(connector.clone());
        Ok(Self { network, connector, pool })
    }

    /// Sends a request. With a gate, it's sent over a connection of its own and only if the gate lets it
    /// pass. The answer's body has the same deadline.
    pub(super) async fn send(
        &self,
        request: Request<WasiBody>,
        gate: Option<Gate>,
        deadline: Instant,
    ) -> Result<Response<WasiBody>, Error> {
        let (mut parts, body) = request.into_parts();
        parts.uri = self.routed(parts.uri)?;
        let body = Bounded::new(
            body,
            limits::HTTP_REQUEST_BODY,
            || Error::HttpRequestBodySize(Some(limits::HTTP_REQUEST_BODY)),
            deadline,
        );
        let request = Request::from_parts(parts, body);
        let mut answer = match gate {
            Some(gate) => fenced_send::send(self.connector.clone(), request, &gate, deadline).await?,
            None => timeout_at(deadline, self.pool.request(request))
                .await
                .map_err(|_| Error::HttpResponseTimeout)?
                .map_err(|error| errors::of_request(&error))?,
        };
        retry_after_in_seconds(answer.headers_mut());
        Ok(answer.map(|body| {
            let body = body.map_err(|error| errors::of_connection(&error));
            let too_large = || Error::HttpResponseBodySize(Some(limits::HTTP_RESPONSE_BODY));
            Bounded::new(body, limits::HTTP_RESPONSE_BODY, too_large, deadline).boxed_unsync()
        }))
    }

    /// The URI with the scheme of the server that the host is connected to instead, if it is; the Host header is
    /// set already and stays.
    fn routed(&self, uri: Uri) -> Result<Uri, Error> {
        let host = uri.host().unwrap_or_default().to_ascii_lowercase();
        let Some(target) = self.network.connect_to.get(&host) else { return Ok(uri) };
        let mut parts = uri.into_parts();
        parts.scheme = target.scheme().parse().ok();
        Uri::from_parts(parts).map_err(|_| Error::HttpRequestUriInvalid)
    }
}

/// Turns a date in Retry-After into seconds from now, so that no component needs a calendar.
fn retry_after_in_seconds(headers: &mut HeaderMap) {
    let Some(value) = headers.get(RETRY_AFTER) else { return };
    let Some(date) = value.to_str().ok().and_then(|text| httpdate::parse_http_date(text.trim()).ok()) else {
        return;
    };
    let seconds = date.duration_since(SystemTime::now()).unwrap_or_default().as_secs();
    headers.insert(RETRY_AFTER, seconds.into());
}

#[cfg(test)]
mod tests {
    use super::*;

    fn turned(value: &str) -> String {
        let mut headers = HeaderMap::new();
        headers.insert(RETRY_AFTER, value.parse().unwrap());
        retry_after_in_seconds(&mut headers);
        headers[RETRY_AFTER].to_str().unwrap().to_owned()
    }

    #[test]
    fn a_date_becomes_seconds_and_anything_else_stays() {
        assert_eq!(turned("Thu, 02 May 2024 10:00:30 GMT"), "0");
        assert!(turned("Fri, 31 Dec 9999 23:59:59 GMT").parse::<u64>().unwrap() > 1_000_000);
        for other in ["120", "-5", "soon"] {
            assert_eq!(turned(other), other);
        }
    }
}
