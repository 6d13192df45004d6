//! An answer, read to its end.

use std::fmt;

use super::request::Secrets;
use super::{Failure, Kind, RemoteEffect};
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

/// Without the body: it may hold a customer's data.
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{http, testing};

    #[test]
    fn a_failed_answer_tells_its_problem() {
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
}
