//! The hooks of wasi:http for one call of a component.

use std::sync::Arc;

use host_core::limits;
use http::{Method, Request, Response};
use tokio::time::Instant;
use tracing::Instrument as _;
use wasmtime_wasi_http::p2::bindings::http::types::ErrorCode;
use wasmtime_wasi_http::{Error, RequestOptions, WasiBody, WasiHttpHooks};

use super::client::Client;
use super::errors;
use super::fence::Fence;
use super::policy::AllowList;
use super::responsiveness::Responses;

/// The HTTP of one call.
pub(crate) struct Hooks {
    /// The HTTP client; none in calls without HTTP.
    pub(crate) client: Option<Client>,
    pub(crate) allowed: AllowList,
    /// When HTTP ends, so that the component can still say what happened.
    pub(crate) deadline: Instant,
    /// The number of requests that went out, or may have.
    pub(crate) sent: u32,
    pub(crate) responses: Arc<Responses>,
    pub(crate) fence: Fence,
    /// A test's hook that makes this request fail before anything is sent.
    pub(crate) fails: Option<std::sync::Arc<dyn crate::faults::Faults>>,
}

type Sent = Result<(Response<WasiBody>, Box<dyn Future<Output = Result<(), Error>> + Send>), Error>;

impl WasiHttpHooks for Hooks {
    fn send_request(
        &mut self,
        request: Request<WasiBody>,
        options: Option<RequestOptions>,
        _: Box<dyn Future<Output = Result<(), Error>> + Send>,
    ) -> Box<dyn Future<Output = Sent> + Send> {
        let client = match self.admit(&request) {
            Ok(client) => client,
            Err(error) => return Box::new(async { Err(error) }),
        };
        self.sent += 1;
        let reads = matches!(*request.method(), Method::GET | Method::HEAD);
        let gate = if reads { None } else { self.fence.begin_write() };
        let asked = options.and_then(|options| options.first_byte_timeout).unwrap_or(limits::HTTP_REQUEST);
        let deadline = self.deadline.min(Instant::now() + asked.min(limits::HTTP_REQUEST));
        // The query isn't logged: it may hold a key.
        let span = tracing::info_span!(
            "request",
            method = %request.method(),
            host = request.uri().host().unwrap_or_default(),
            path = request.uri().path(),
        );
        let began = Instant::now();
        let responses = self.responses.clone();
        Box::new(
            async move {
                let answer = client.send(request, gate, deadline).await;
                let elapsed = began.elapsed().as_millis();
                responses.note(&answer);
                match &answer {
                    Ok(answer) => tracing::info!(status = answer.status().as_u16(), elapsed, "answered"),
                    Err(error) => tracing::info!(%error, elapsed, "failed"),
                }
                let nothing_left: Box<dyn Future<Output = Result<(), Error>> + Send> =
                    Box::new(async { Ok(()) });
                answer.map(|answer| (answer.map(|body| responses.of_body(body)), nothing_left))
            }
            .instrument(span),
        )
    }

    fn p2_error_from_hyper(&mut self, error: &hyper::Error) -> ErrorCode {
        match errors::of_connection(error) {
            Error::HttpResponseIncomplete => ErrorCode::HttpResponseIncomplete,
            Error::HttpResponseTimeout => ErrorCode::HttpResponseTimeout,
            Error::HttpProtocolError => ErrorCode::HttpProtocolError,
            _ => ErrorCode::ConnectionTerminated,
        }
    }
}

impl Hooks {
    /// Checks whether a request may go out at all.
    fn admit(&self, request: &Request<WasiBody>) -> Result<Client, Error> {
        let Some(client) = &self.client else { return Err(Error::HttpRequestDenied) };
        if !self.allowed.allows(request.uri()) {
            tracing::warn!(host = request.uri().host().unwrap_or_default(), "not among the allowed hosts");
            return Err(Error::HttpRequestDenied);
        }
        if self.sent >= limits::HTTP_REQUESTS {
            return Err(Error::ConnectionLimitReached);
        }
        if self.fails.as_ref().is_some_and(|faults| faults.fails("wasi:http/handle")) {
            return Err(Error::ConnectionRefused);
        }
        if Instant::now() >= self.deadline {
            return Err(Error::DestinationUnavailable);
        }
        Ok(client.clone())
    }
}
