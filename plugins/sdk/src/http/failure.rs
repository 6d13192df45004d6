//! What goes wrong with a request, in one table: did it take effect, and what should the platform do next.

use super::Response;
use super::retry_after;
use crate::exchange::TransportError;
use crate::{Error, Retry, say, unavailable};

/// A request that didn't succeed. It shows the host at most, never a URL.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// What happened.
    pub kind: Kind,
    /// Whether the remote may have applied the request.
    pub effect: RemoteEffect,
    /// When the remote wants to be asked again, in milliseconds from now, where it said so.
    pub retry_after_ms: Option<u64>,
    /// What the remote said: short, one line, without the request's secrets. May be empty.
    pub excerpt: String,
    /// The remote's host, for messages.
    pub host: String,
}

/// What happened to a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The host's name can't be found: misspelt, or the internet's directory is out of reach.
    UnknownHost,
    /// The host couldn't be reached.
    Unreachable,
    /// The platform held the request back: another worker has its job, its checkpoint is old, or the call's time or
    /// number of requests is used up.
    HeldBack,
    /// The host's certificate isn't valid.
    Certificate,
    /// No answer in time.
    TimedOut,
    /// The connection broke before the answer was complete.
    Broken,
    /// The platform doesn't let the connector talk to this host.
    NotAllowed,
    /// The request itself can't be sent: a mistake of the connector.
    Invalid,
    /// An answer longer than [`MAX_ANSWER`](super::MAX_ANSWER).
    TooLarge,
    /// A success by its status, but empty, HTML, cut off or of another form.
    Unreadable,
    /// An answer with this status, which is no success.
    Status(u16),
}

/// Whether the remote may have applied the request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RemoteEffect {
    /// It certainly didn't leave.
    NotSent,
    /// The remote certainly refused it.
    Refused,
    /// Nobody knows: look before sending it again.
    MayBeApplied,
}

impl Failure {
    /// A failure without further details.
    #[must_use]
    pub fn new(kind: Kind, effect: RemoteEffect, host: String) -> Self {
        Self { kind, effect, retry_after_ms: None, excerpt: String::new(), host }
    }

    /// The failure of a transport error.
    #[must_use]
    pub fn transport(error: TransportError, host: String) -> Self {
        let (kind, effect) = match error {
            TransportError::UnknownHost => (Kind::UnknownHost, RemoteEffect::NotSent),
            TransportError::NoConnection => (Kind::Unreachable, RemoteEffect::NotSent),
            TransportError::HeldBack => (Kind::HeldBack, RemoteEffect::NotSent),
            TransportError::Certificate => (Kind::Certificate, RemoteEffect::NotSent),
            TransportError::Denied => (Kind::NotAllowed, RemoteEffect::NotSent),
            TransportError::Malformed => (Kind::Invalid, RemoteEffect::NotSent),
            TransportError::Timeout => (Kind::TimedOut, RemoteEffect::MayBeApplied),
            TransportError::Interrupted => (Kind::Broken, RemoteEffect::MayBeApplied),
            TransportError::TooLarge => (Kind::TooLarge, RemoteEffect::MayBeApplied),
        };
        Self::new(kind, effect, host)
    }

    /// The failure of an answer whose status is no success.
    #[must_use]
    pub fn status(response: &Response) -> Self {
        let effect = match response.status {
            // A proxy may have given up on a request that the remote is still working on.
            408 | 499 => RemoteEffect::MayBeApplied,
            400..=499 => RemoteEffect::Refused,
            // A redirect may come after a form was taken; a server error at any point of its work.
            _ => RemoteEffect::MayBeApplied,
        };
        let retry_after = response.header("retry-after");
        Self {
            kind: Kind::Status(response.status),
            effect,
            retry_after_ms: retry_after.and_then(retry_after::parse),
            excerpt: if response.is_html() {
                String::new()
            } else {
                response.excerpt(&String::from_utf8_lossy(&response.body))
            },
            host: response.host.clone(),
        }
    }

    /// Whether the remote may still be at work on the request: it left, and no answer of the remote's own came.
    #[must_use]
    pub fn is_silence(&self) -> bool {
        let silent = matches!(self.kind, Kind::TimedOut | Kind::Broken | Kind::Status(502 | 504));
        silent && !self.without_effect()
    }

    /// Whether the request certainly had no effect.
    #[must_use]
    pub fn without_effect(&self) -> bool {
        self.effect != RemoteEffect::MayBeApplied
    }
}

impl From<Failure> for Error {
    fn from(failure: Failure) -> Self {
        let Failure { kind, retry_after_ms, excerpt, host, .. } = failure;
        let later = |message| Retry { message, after_ms: retry_after_ms };
        match kind {
            Kind::UnknownHost => unavailable(say::sdk_unknown_host(host)),
            Kind::Unreachable => unavailable(say::sdk_unreachable(host)),
            Kind::HeldBack => unavailable(say::sdk_held_back(host)),
            Kind::Certificate => unavailable(say::sdk_certificate(host)),
            Kind::TimedOut => unavailable(say::sdk_timeout(host)),
            Kind::Broken => unavailable(say::sdk_broken(host)),
            Kind::NotAllowed => Self::Unexpected(say::sdk_not_allowed(host)),
            Kind::Invalid => Self::Unexpected(say::sdk_invalid_request(host)),
            Kind::TooLarge => Self::Unexpected(say::sdk_too_large(host)),
            Kind::Unreadable => Self::Unexpected(say::sdk_unreadable(host)),
            Kind::Status(401 | 403) => Self::Unauthorized(say::sdk_credentials(host)),
            Kind::Status(429) => Self::Throttled(later(say::sdk_throttled(host))),
            Kind::Status(status @ (408 | 425 | 499 | 500..)) => {
                Self::Unavailable(later(say::SdkServerError { host, status }.message()))
            }
            Kind::Status(status @ 400..500) => {
                Self::Rejected(say::SdkRefused { host, status, reason: excerpt }.message())
            }
            Kind::Status(status) => Self::Unexpected(say::SdkUnexpectedStatus { host, status }.message()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(status: u16, headers: &[(&str, &str)], body: &str) -> Failure {
        crate::testing::reset();
        let headers =
            headers.iter().map(|(name, value)| ((*name).to_owned(), value.as_bytes().to_vec())).collect();
        let response = Response {
            status,
            headers,
            body: body.as_bytes().to_vec(),
            host: "erp.example".into(),
            secrets: Default::default(),
        };
        response.success().unwrap_err()
    }

    #[test]
    fn every_status_has_its_reach_and_its_error() {
        type Test = (&'static [u16], RemoteEffect, fn(&Error) -> bool);
        let table: &[Test] = &[
            (&[401, 403], RemoteEffect::Refused, |error| matches!(error, Error::Unauthorized(_))),
            (&[400, 404, 405, 409, 410, 413, 415, 418, 422, 451], RemoteEffect::Refused, |error| {
                matches!(error, Error::Rejected(_))
            }),
            (&[429], RemoteEffect::Refused, |error| matches!(error, Error::Throttled(_))),
            (&[425], RemoteEffect::Refused, |error| matches!(error, Error::Unavailable(_))),
            (&[408, 499, 500, 501, 502, 503, 504, 599, 999], RemoteEffect::MayBeApplied, |error| {
                matches!(error, Error::Unavailable(_))
            }),
            (&[100, 199, 301, 302, 303, 307, 308], RemoteEffect::MayBeApplied, |error| {
                matches!(error, Error::Unexpected(_))
            }),
        ];
        for (statuses, effect, is) in table {
            for status in *statuses {
                let failure = answer(*status, &[], "");
                assert_eq!(failure.effect, *effect, "{status}");
                assert!(is(&failure.into()), "{status}");
            }
        }
    }

    #[test]
    fn every_transport_error_has_its_reach_and_its_error() {
        for (error, effect, passing) in [
            (TransportError::UnknownHost, RemoteEffect::NotSent, true),
            (TransportError::NoConnection, RemoteEffect::NotSent, true),
            (TransportError::HeldBack, RemoteEffect::NotSent, true),
            (TransportError::Certificate, RemoteEffect::NotSent, true),
            (TransportError::Denied, RemoteEffect::NotSent, false),
            (TransportError::Malformed, RemoteEffect::NotSent, false),
            (TransportError::Timeout, RemoteEffect::MayBeApplied, true),
            (TransportError::Interrupted, RemoteEffect::MayBeApplied, true),
            (TransportError::TooLarge, RemoteEffect::MayBeApplied, false),
        ] {
            let failure = Failure::transport(error, "erp.example".into());
            assert_eq!(failure.effect, effect, "{error:?}");
            assert_eq!(matches!(Error::from(failure), Error::Unavailable(_)), passing, "{error:?}");
        }
    }

    #[test]
    fn why_there_is_no_connection_is_told_apart() {
        for (error, code) in [
            (TransportError::UnknownHost, "sdk-unknown-host"),
            (TransportError::NoConnection, "sdk-unreachable"),
            (TransportError::HeldBack, "sdk-held-back"),
            (TransportError::Certificate, "sdk-certificate"),
        ] {
            let failure = Failure::transport(error, "erp.example".into());
            let Error::Unavailable(retry) = failure.into() else { panic!("not passing") };
            assert_eq!(retry.message.code, code);
            assert_eq!(retry.message.args, [("host".to_owned(), "erp.example".to_owned())]);
        }
    }

    #[test]
    fn a_wish_to_wait_is_passed_on() {
        let Error::Throttled(retry) = answer(429, &[("Retry-After", "7")], "").into() else {
            panic!("not throttled")
        };
        assert_eq!(retry.after_ms, Some(7000));
        let Error::Unavailable(retry) = answer(503, &[("retry-after", "2")], "").into() else {
            panic!("not passing")
        };
        assert_eq!(retry.after_ms, Some(2000));
    }

    #[test]
    fn a_page_is_not_quoted_and_a_text_is() {
        assert_eq!(answer(404, &[], "  <html>x").excerpt, "");
        assert_eq!(answer(422, &[], "bad\n sku").excerpt, "bad sku");
    }
}
