//! Maps errors to wasi:http's error codes. They distinguish what a connector must know
//! before it repeats anything: whether the request can have reached the remote.

use std::error::Error as StdError;

use wasmtime_wasi_http::Error;

use super::dial::DialError;

/// The cause of a failed request.
pub(super) fn of_request(error: &hyper_util::client::legacy::Error) -> Error {
    if let Some(error) = of_dialing(error) {
        return error;
    }
    // The error of the guest's own body stream.
    if let Some(Error::HttpRequestBodySize(size)) = cause::<Error>(error) {
        return Error::HttpRequestBodySize(*size);
    }
    if let Some(error) = of_tls(error) {
        return error;
    }
    if error.is_connect() {
        return Error::ConnectionRefused;
    }
    match cause::<hyper::Error>(error) {
        Some(error) => of_connection(error),
        None => Error::ConnectionTerminated,
    }
}

/// The cause of a connection that wasn't made: nothing was sent.
pub(super) fn of_connecting(error: &(dyn StdError + 'static)) -> Error {
    of_dialing(error).or_else(|| of_tls(error)).unwrap_or(Error::ConnectionRefused)
}

fn of_dialing(error: &(dyn StdError + 'static)) -> Option<Error> {
    Some(match cause::<DialError>(error)? {
        DialError::Name => Error::DnsError { rcode: None, info_code: None },
        DialError::Private => Error::DestinationIpProhibited,
        DialError::Plain => Error::HttpRequestDenied,
        DialError::Refused => Error::ConnectionRefused,
        DialError::TimedOut => Error::ConnectionTimeout,
    })
}

fn of_tls(error: &(dyn StdError + 'static)) -> Option<Error> {
    Some(match cause::<rustls::Error>(error)? {
        rustls::Error::InvalidCertificate(_) => Error::TlsCertificateError,
        _ => Error::TlsProtocolError,
    })
}

/// The cause of a connection that broke after the request was on its way.
pub(super) fn of_connection(error: &hyper::Error) -> Error {
    if error.is_parse_too_large() {
        return Error::HttpResponseHeaderSectionSize(None);
    }
    if error.is_parse() {
        return Error::HttpProtocolError;
    }
    if error.is_incomplete_message() {
        return Error::HttpResponseIncomplete;
    }
    if error.is_timeout() {
        return Error::HttpResponseTimeout;
    }
    Error::ConnectionTerminated
}

fn cause<'a, T: StdError + 'static>(error: &'a (dyn StdError + 'static)) -> Option<&'a T> {
    let mut next = Some(error);
    while let Some(error) = next {
        if let Some(found) = error.downcast_ref::<T>() {
            return Some(found);
        }
        // An io::Error hides its source one level deeper.
        if let Some(found) = error
            .downcast_ref::<std::io::Error>()
            .and_then(std::io::Error::get_ref)
            .and_then(|inner| inner.downcast_ref::<T>())
        {
            return Some(found);
        }
        next = error.source();
    }
    None
}
