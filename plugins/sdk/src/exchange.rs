//! One request to the transport: its parts, its time limits, and the errors that come instead of an answer. The
//! transport is `wasi:http` in a component, and `testing` natively.

use std::fmt;
use std::time::Duration;

/// A request, ready to be sent.
#[derive(Clone, PartialEq, Eq)]
pub struct OutgoingRequest {
    /// "GET", "POST", "PUT".
    pub method: &'static str,
    /// The URL with its query, which may hold secrets.
    pub url: String,
    /// Names in lower case.
    pub headers: Vec<(String, String)>,
    /// The body; none where the method has none.
    pub body: Option<Vec<u8>>,
    /// How long the platform should wait; it may wait less.
    pub timeouts: Timeouts,
}

/// Shows only what can't hold a secret or a customer's data.
impl fmt::Debug for OutgoingRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("OutgoingRequest")
            .field("method", &self.method)
            .field("host", &host(&self.url))
            .finish_non_exhaustive()
    }
}

/// How long a request may take, at most until the call's own time limit ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Timeouts {
    /// The time until the connection is established.
    pub connect: Duration,
    /// The time until the answer begins: an ERP that writes an order may take a while.
    pub first_byte: Duration,
    /// The time between two pieces of the answer.
    pub between_bytes: Duration,
}

impl Default for Timeouts {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(10),
            first_byte: Duration::from_secs(30),
            between_bytes: Duration::from_secs(15),
        }
    }
}

/// `wasi:http`'s error codes, as far as they make a difference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TransportError {
    /// There is no such name: nothing was sent.
    UnknownHost,
    /// Routing, a refused connection, a connection that didn't come about in time: nothing
    /// was sent.
    NoConnection,
    /// The platform held the request back for this time: nothing was sent.
    HeldBack,
    /// The certificate isn't valid: nothing was sent.
    Certificate,
    /// The platform forbids the host or its address.
    Denied,
    /// The request is malformed, in the platform's eyes.
    Malformed,
    /// A time-out after the connection was established.
    Timeout,
    /// Any other failure. The connection may have been established before.
    Interrupted,
    /// The answer is too large.
    TooLarge,
}

#[cfg_attr(not(target_arch = "wasm32"), allow(dead_code, reason = "natively nothing is sent"))]
/// The parts of an absolute http(s) URL that `wasi:http` wants apart; none where it isn't one.
pub(crate) struct Target<'a> {
    pub(crate) https: bool,
    pub(crate) authority: &'a str,
    pub(crate) path_with_query: &'a str,
}

/// Splits an absolute URL.
pub(crate) fn target(url: &str) -> Option<Target<'_>> {
    let (https, rest) = match url.strip_prefix("https://") {
        Some(rest) => (true, rest),
        None => (false, url.strip_prefix("http://")?),
    };
    let end = rest.find(['/', '?']).unwrap_or(rest.len());
    let (authority, path_with_query) = rest.split_at_checked(end)?;
    let clean = !authority.is_empty()
        && !authority.contains('@')
        && !url.contains(|c: char| c.is_control() || c == ' ');
    clean.then_some(Target { https, authority, path_with_query })
}

/// The host that a URL names, for messages; empty where it's none.
pub(crate) fn host(url: &str) -> &str {
    target(url).map(|target| target.authority).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_url_is_split_for_the_transport() {
        let parts = target("https://erp.example:8443/a/b?c=d").unwrap();
        assert_eq!(
            (parts.https, parts.authority, parts.path_with_query),
            (true, "erp.example:8443", "/a/b?c=d")
        );
        assert_eq!(target("http://erp.example?x").unwrap().path_with_query, "?x");
        for bad in ["ftp://a/b", "erp.example", "https:///x", "https://user@erp.example/", "https://a/\n"] {
            assert!(target(bad).is_none(), "{bad}");
        }
    }

    #[test]
    fn debug_output_shows_no_query_and_no_body() {
        let request = OutgoingRequest {
            method: "GET",
            url: "https://erp.example/a?ApiKey=SECRET".into(),
            headers: vec![("authorization".into(), "SECRET".into())],
            body: Some(b"SECRET".to_vec()),
            timeouts: Timeouts::default(),
        };
        assert!(!format!("{request:?}").contains("SECRET"));
    }
}
