//! One exchange over `wasi:http`.

use wasi::http::outgoing_handler;
use wasi::http::types::{
    ErrorCode, Fields, IncomingBody, IncomingResponse, Method, OutgoingBody, OutgoingRequest as WasiRequest,
    RequestOptions, Scheme,
};
use wasi::io::streams::{InputStream, OutputStream, StreamError};

use super::MAX_ANSWER;
use super::body::{self, Sink, Source};
use crate::exchange::{OutgoingRequest, TransportError, target};

/// Status, headers and body.
pub(crate) type Answer = (u16, Vec<(String, Vec<u8>)>, Vec<u8>);

/// Sends the request, then writes its body, then reads the answer. In this order: a platform that begins to
/// read when the request is sent would otherwise wait for us, and we for it.
pub(crate) fn exchange(outgoing: &OutgoingRequest) -> Result<Answer, TransportError> {
    let request = request(outgoing)?;
    let upload = match &outgoing.body {
        Some(bytes) => Some((request.body().map_err(|()| TransportError::Malformed)?, bytes)),
        None => None,
    };
    let pending = outgoing_handler::handle(request, Some(options(outgoing))).map_err(code)?;
    if let Some((body, bytes)) = upload {
        // Where the remote stops listening it may have answered: that answer is what counts.
        if write(&body, bytes) {
            OutgoingBody::finish(body, None).map_err(code)?;
        }
    }
    let response = loop {
        match pending.get() {
            Some(answer) => break answer.map_err(|()| TransportError::Interrupted)?.map_err(code)?,
            None => pending.subscribe().block(),
        }
    };
    let status = response.status();
    let headers = response.headers().entries();
    Ok((status, headers, read(&response)?))
}

fn request(outgoing: &OutgoingRequest) -> Result<WasiRequest, TransportError> {
    let target = target(&outgoing.url).ok_or(TransportError::Malformed)?;
    let mut headers: Vec<_> =
        outgoing.headers.iter().map(|(name, value)| (name.clone(), value.as_bytes().to_vec())).collect();
    if let Some(body) = &outgoing.body {
        headers.push(("content-length".to_owned(), body.len().to_string().into_bytes()));
    }
    let headers = Fields::from_list(&headers).map_err(|_| TransportError::Malformed)?;
    let request = WasiRequest::new(headers);
    let method = match outgoing.method {
        "GET" => Method::Get,
        "POST" => Method::Post,
        "PUT" => Method::Put,
        other => Method::Other(other.to_owned()),
    };
    let scheme = if target.https { Scheme::Https } else { Scheme::Http };
    request
        .set_method(&method)
        .and_then(|()| request.set_scheme(Some(&scheme)))
        .and_then(|()| request.set_authority(Some(target.authority)))
        .and_then(|()| request.set_path_with_query(Some(target.path_with_query)))
        .map_err(|()| TransportError::Malformed)?;
    Ok(request)
}

fn options(outgoing: &OutgoingRequest) -> RequestOptions {
    let options = RequestOptions::new();
    let nanos = |duration: std::time::Duration| Some(u64::try_from(duration.as_nanos()).unwrap_or(u64::MAX));
    // A platform that doesn't let us choose keeps its own limits: fine too.
    let _ = options.set_connect_timeout(nanos(outgoing.timeouts.connect));
    let _ = options.set_first_byte_timeout(nanos(outgoing.timeouts.first_byte));
    let _ = options.set_between_bytes_timeout(nanos(outgoing.timeouts.between_bytes));
    options
}

fn write(body: &OutgoingBody, bytes: &[u8]) -> bool {
    // The stream is a child of the body: it must be gone before the body is finished.
    body.write().is_ok_and(|mut stream| body::write(&mut stream, bytes))
}

impl Sink for OutputStream {
    fn write_and_flush(&mut self, piece: &[u8]) -> bool {
        self.blocking_write_and_flush(piece).is_ok()
    }
}

fn read(response: &IncomingResponse) -> Result<Vec<u8>, TransportError> {
    let body: IncomingBody = response.consume().map_err(|()| TransportError::Interrupted)?;
    let mut stream = body.stream().map_err(|()| TransportError::Interrupted)?;
    body::read(&mut stream, MAX_ANSWER)
}

impl Source for InputStream {
    fn read(&mut self) -> Result<Option<Vec<u8>>, TransportError> {
        match self.blocking_read(64 * 1024) {
            Ok(piece) => Ok(Some(piece)),
            Err(StreamError::Closed) => Ok(None),
            Err(StreamError::LastOperationFailed(error)) => {
                Err(wasi::http::types::http_error_code(&error)
                    .map_or(TransportError::Interrupted, after_sending))
            }
        }
    }
}

/// An answer had begun: whatever the code says, the request was sent.
fn after_sending(error: ErrorCode) -> TransportError {
    match code(error) {
        TransportError::Timeout => TransportError::Timeout,
        TransportError::TooLarge => TransportError::TooLarge,
        _ => TransportError::Interrupted,
    }
}

/// Maps `wasi:http`'s error codes. Only a code that by its definition comes before the first byte means 'not sent'. A
/// TLS error may also come later.
fn code(error: ErrorCode) -> TransportError {
    match error {
        ErrorCode::DnsError(_) | ErrorCode::DestinationNotFound => TransportError::UnknownHost,
        ErrorCode::DnsTimeout
        | ErrorCode::DestinationIpUnroutable
        | ErrorCode::ConnectionRefused
        | ErrorCode::ConnectionTimeout => TransportError::NoConnection,
        ErrorCode::DestinationUnavailable | ErrorCode::ConnectionLimitReached => TransportError::HeldBack,
        ErrorCode::TlsCertificateError => TransportError::Certificate,
        ErrorCode::DestinationIpProhibited | ErrorCode::HttpRequestDenied | ErrorCode::LoopDetected => {
            TransportError::Denied
        }
        ErrorCode::HttpRequestLengthRequired
        | ErrorCode::HttpRequestMethodInvalid
        | ErrorCode::HttpRequestUriInvalid
        | ErrorCode::HttpRequestUriTooLong
        | ErrorCode::HttpRequestHeaderSectionSize(_)
        | ErrorCode::HttpRequestHeaderSize(_)
        | ErrorCode::HttpRequestTrailerSectionSize(_)
        | ErrorCode::HttpRequestTrailerSize(_) => TransportError::Malformed,
        ErrorCode::ConnectionReadTimeout
        | ErrorCode::ConnectionWriteTimeout
        | ErrorCode::HttpResponseTimeout => TransportError::Timeout,
        ErrorCode::HttpResponseBodySize(_)
        | ErrorCode::HttpResponseHeaderSectionSize(_)
        | ErrorCode::HttpResponseHeaderSize(_) => TransportError::TooLarge,
        _ => TransportError::Interrupted,
    }
}
