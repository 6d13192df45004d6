//! What wasi:http asks of the host for one call of a component.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use host_core::limits;
use http::{Method, Request, Response};
use http_body_util::BodyExt as _;
use tokio::time::Instant;
use tracing::Instrument as _;
use wasmtime_wasi_http::p2::bindings::http::types::ErrorCode;
use wasmtime_wasi_http::{Error, RequestOptions, WasiBody, WasiHttpHooks};

use super::client::Client;
use super::errors;
use super::fence::Fence;
use super::policy::AllowList;

/// One call's HTTP.
pub(crate) struct Hooks {
    /// None in calls that have no HTTP.
    pub(crate) client: Option<Client>,
    pub(crate) allowed: AllowList,
    /// When HTTP ends, so that the component can still say what happened.
    pub(crate) deadline: Instant,
    /// Requests that went out, or may have.
    pub(crate) sent: u32,
    pub(crate) responses: Arc<Responses>,
    pub(crate) fence: Fence,
    /// A test's wish that this request fails before anything is sent.
    pub(crate) fails: Option<std::sync::Arc<dyn crate::faults::Faults>>,
}

/// Whether the remotes of one call answer in time.
#[derive(Debug, Default)]
pub(crate) struct Responses {
    answered: AtomicBool,
    timed_out: AtomicBool,
}

impl Responses {
    /// Whether they did; none where nothing was asked, or nobody was there to answer.
    pub(crate) fn responsive(&self) -> Option<bool> {
        if self.timed_out.load(Ordering::Relaxed) {
            return Some(false);
        }
        self.answered.load(Ordering::Relaxed).then_some(true)
    }

    /// The head of an answer has come, or why none did.
    fn note<T>(&self, answer: &Result<T, Error>) {
        match answer {
            Ok(_) => self.answered.store(true, Ordering::Relaxed),
            Err(error) => self.note_error(error),
        }
    }

    fn note_error(&self, error: &Error) {
        use Error::{ConnectionReadTimeout, ConnectionTimeout, ConnectionWriteTimeout, HttpResponseTimeout};
        if matches!(
            error,
            ConnectionTimeout | ConnectionReadTimeout | ConnectionWriteTimeout | HttpResponseTimeout
        ) {
            self.timed_out.store(true, Ordering::Relaxed);
        }
    }
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
        // The query isn't told: it may hold a key.
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
                answer.map(|answer| (answer.map(|body| noting(body, responses)), nothing_left))
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

/// A body whose end is noted where it comes too late.
fn noting(body: WasiBody, responses: Arc<Responses>) -> WasiBody {
    body.map_err(move |error| {
        responses.note_error(&error);
        error
    })
    .boxed_unsync()
}

impl Hooks {
    /// Whether a request may go out at all.
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

#[cfg(test)]
mod tests {
    use super::*;

    fn responsive(answers: &[Result<(), Error>]) -> Option<bool> {
        let responses = Responses::default();
        answers.iter().for_each(|answer| responses.note(answer));
        responses.responsive()
    }

    #[test]
    fn a_remote_that_let_a_request_run_out_of_time_was_not_responsive_whatever_else_it_answered() {
        assert_eq!(responsive(&[]), None);
        assert_eq!(responsive(&[Ok(())]), Some(true));
        for late in [Error::ConnectionTimeout, Error::ConnectionReadTimeout, Error::HttpResponseTimeout] {
            assert_eq!(responsive(&[Ok(()), Err(late), Ok(())]), Some(false));
        }
        // That is told at once and keeps nothing waiting.
        assert_eq!(responsive(&[Err(Error::ConnectionRefused)]), None);
        assert_eq!(responsive(&[Err(Error::ConnectionTerminated), Ok(())]), Some(true));
    }
}
