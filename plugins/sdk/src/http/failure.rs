//! The failures of a request, in one table: whether it took effect, and what the platform does next.

use crate::exchange::TransportError;
use crate::{Error, Retry, say, unavailable};

/// A request that didn't succeed. It shows the host at most, never a URL.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// The kind of failure.
    pub kind: Kind,
    /// Whether the remote may have applied the request.
    pub effect: RemoteEffect,
    /// When the remote wants to be asked again, in milliseconds from now, where it said so.
    pub retry_after_ms: Option<u64>,
    /// An excerpt of the remote's answer: one short line without the request's secrets. May be empty.
    pub excerpt: String,
    /// The remote's host, for messages.
    pub host: String,
}

/// The kinds of failures of a request.
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
    /// It isn't known: look the request's effect up before sending it again.
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
    fn the_reasons_for_no_connection_are_distinguished() {
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
}
