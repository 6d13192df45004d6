//! An answer, read to its end.

use std::fmt;

use super::failure::{Failure, Kind, RemoteEffect};
use super::retry_after;
use super::secrets::Secrets;
use crate::wire;

/// An answer of any status.
#[derive(Clone)]
pub struct Response {
    /// The HTTP status.
    pub status: u16,
    /// Names in lower case.
    pub headers: Vec<(String, Vec<u8>)>,
    /// At most [`MAX_ANSWER`](super::MAX_ANSWER) bytes.
    pub body: Vec<u8>,
    pub(crate) host: String,
    pub(crate) secrets: Secrets,
}

/// Shows no body, which may hold a customer's data.
impl fmt::Debug for Response {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Response")
            .field("status", &self.status)
            .field("bytes", &self.body.len())
            .finish_non_exhaustive()
    }
}

impl Response {
    /// The first header of this name, where it is text.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        let (_, value) = self.headers.iter().find(|(known, _)| known.eq_ignore_ascii_case(name))?;
        std::str::from_utf8(value).ok()
    }

    /// The kind of data, in lower case and without parameters: "application/problem+json". Empty where it isn't said.
    #[must_use]
    pub fn media_type(&self) -> String {
        let kind = self.header("content-type").unwrap_or_default();
        kind.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
    }

    /// The answer itself where its status is a success.
    ///
    /// # Errors
    /// What the status means, see [`Failure`].
    pub fn success(self) -> Result<Self, Failure> {
        if self.is_success() { Ok(self) } else { Err(Failure::status(&self)) }
    }

    /// Whether the status is a success: 200 to 299.
    #[must_use]
    pub fn is_success(&self) -> bool {
        (200..300).contains(&self.status)
    }

    /// Reads the body as a type of the connector's own. [`wire`] has types for what the remote doesn't promise.
    ///
    /// # Errors
    /// `Unreadable` where it is empty, HTML, cut off, or no JSON of that type. The request may have been applied.
    pub fn json_as<'body, T: serde::Deserialize<'body>>(&'body self) -> Result<T, Failure> {
        wire::from_json(&self.body).ok_or_else(|| self.unreadable())
    }

    /// The failure of an answer that makes no sense, for a connector that found out by itself.
    #[must_use]
    pub fn unreadable(&self) -> Failure {
        Failure::new(Kind::Unreadable, RemoteEffect::MayBeApplied, self.host.clone())
    }

    /// A text of the answer for a person: short, one line, without the request's secrets.
    #[must_use]
    pub fn excerpt(&self, text: &str) -> String {
        crate::text::shorten(&self.secrets.hide(text), 200)
    }

    /// Whether it is a web page rather than data.
    #[must_use]
    pub fn is_html(&self) -> bool {
        self.media_type() == "text/html" || self.body.trim_ascii_start().starts_with(b"<")
    }
}

impl Failure {
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
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Error, http, testing};

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
    fn a_failed_answer_reports_its_problem() {
        #[derive(serde::Deserialize)]
        struct Problem {
            #[serde(rename = "type")]
            kind: wire::Scalar,
        }
        testing::reset();
        testing::remote(|_| {
            let kind = b"Application/Problem+JSON; charset=utf-8".to_vec();
            Ok((422, vec![("content-type".into(), kind)], br#"{"type": "urn:erp:invalid"}"#.to_vec()))
        });
        let answer = http::get("https://erp.example/").send().unwrap();
        assert!(!answer.is_success() && !answer.is_html());
        assert_eq!(answer.media_type(), "application/problem+json");
        assert_eq!(&*answer.json_as::<Problem>().unwrap().kind, "urn:erp:invalid");
        assert_eq!(Failure::status(&answer).kind, Kind::Status(422));
    }

    #[test]
    fn every_status_has_its_effect_and_its_error() {
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
    fn a_retry_after_header_is_passed_on() {
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
