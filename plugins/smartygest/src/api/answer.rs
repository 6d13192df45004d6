//! Reading Smarty's answers: a failure may come with HTTP 200, a list in several envelopes.

use framework360_sdk::Error;
use framework360_sdk::http::{Failure, Kind, Response};
use framework360_sdk::wire::{Envelope, Scalar, Source, WrappedList};
use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::{Created, unknown_customer};
use crate::say;

/// Why Smarty's answer is no success.
#[derive(Debug, PartialEq)]
pub(crate) enum Problem {
    /// Smarty understood the request and refuses it; its text is short and holds no key.
    Refused(String),
    /// Anything else.
    Http(Failure),
}

impl From<Failure> for Problem {
    fn from(failure: Failure) -> Self {
        Self::Http(failure)
    }
}

impl Problem {
    /// Smarty's own words, or the number of the error where it has none.
    pub(crate) fn words(&self) -> String {
        match (self, self.status()) {
            (Self::Refused(text), _) => text.clone(),
            (Self::Http(failure), Some(status)) if failure.excerpt.is_empty() => format!("HTTP {status}."),
            (Self::Http(failure), _) => failure.excerpt.clone(),
        }
    }

    fn status(&self) -> Option<u16> {
        match self {
            Self::Http(Failure { kind: Kind::Status(status), .. }) => Some(*status),
            Self::Http(_) | Self::Refused(_) => None,
        }
    }

    /// Whether it is certainly the key that is refused.
    pub(crate) fn is_about_the_key(&self) -> bool {
        self.status() == Some(401)
    }

    /// Whether the words are about the key: "Invalid ApiKey", "api key not valid", "chiave non valida". An address
    /// that is reported with its query isn't.
    pub(crate) fn words_name_the_key(&self) -> bool {
        let words: Vec<u8> = self
            .words()
            .bytes()
            .filter(|byte| !b" _-".contains(byte))
            .map(|byte| byte.to_ascii_lowercase())
            .collect();
        let named = |at: usize| {
            let rest = words.get(at..).unwrap_or_default();
            rest.starts_with(b"chiave") || (rest.starts_with(b"apikey") && rest.get(6) != Some(&b'='))
        };
        self.may_be_about_the_key() && (0..words.len()).any(named)
    }

    /// Whether it's a refusal that may be about the key as well as about the record: Smarty's words are its own, and
    /// a 403 may come from a guard in front of it.
    pub(crate) fn may_be_about_the_key(&self) -> bool {
        match self {
            Self::Refused(_) => true,
            Self::Http(_) => self.status() == Some(403),
        }
    }

    /// Whether the request is through: Smarty's application refused it, or it certainly wasn't sent. Every server error,
    /// page of HTML, cut or unreadable answer may come from something in front of Smarty, which may still be at work.
    pub(crate) fn settles(&self) -> bool {
        match self {
            Self::Refused(_) => true,
            Self::Http(failure) => match failure.kind {
                Kind::Status(408 | 425 | 499) => false,
                Kind::Status(400..=499) => true,
                Kind::Status(_) => false,
                _ => failure.without_effect(),
            },
        }
    }

    /// Whether an order is refused for good because Smarty doesn't know its customer (any more).
    pub(crate) fn is_about_an_unknown_customer(&self) -> bool {
        self.is_for_good() && unknown_customer::is_said(&self.words())
    }

    /// Whether an order is refused for good in words that are about a customer, whatever they say of it.
    pub(crate) fn may_be_about_an_unknown_customer(&self) -> bool {
        self.is_for_good() && unknown_customer::may_be_meant(&self.words())
    }

    /// Whether asking again can't help: refused, and not for the moment only.
    pub(crate) fn is_for_good(&self) -> bool {
        match self {
            Self::Refused(_) => true,
            Self::Http(failure) => {
                matches!(failure.kind, Kind::Status(400..=499))
                    && matches!(Error::from(failure.clone()), Error::Rejected(_) | Error::Unauthorized(_))
            }
        }
    }
}

impl From<Problem> for Error {
    fn from(problem: Problem) -> Self {
        match problem {
            problem if problem.is_about_the_key() => Self::Unauthorized(say::key_refused(problem.words())),
            problem if problem.may_be_about_the_key() => Self::Unexpected(say::smarty_says(problem.words())),
            Problem::Refused(text) => Self::Unexpected(say::smarty_says(text)),
            Problem::Http(failure) => failure.into(),
        }
    }
}

/// A list, bare or in one of the envelopes that a client saw.
pub(super) type Listed<T> = WrappedList<T, Envelopes>;

#[derive(Debug)]
pub(super) struct Envelopes;

impl Envelope for Envelopes {
    const PATHS: &'static [&'static [&'static str]] =
        &[&["Data", "items"], &["Data", "Records"], &["items"], &["Records"]];
}

/// The records of a list.
pub(crate) fn read_list<T: DeserializeOwned>(response: &Response) -> Result<Vec<T>, Problem> {
    let list: Option<Listed<T>> = body(response)?.read();
    list.and_then(|list| list.0).ok_or_else(|| response.unreadable().into())
}

/// The id of what was created. Without one nobody knows whether it was.
pub(crate) fn created(response: &Response) -> Result<Created, Problem> {
    let created = body(response)?.read().filter(|created: &Created| created.id().is_some());
    created.ok_or_else(|| response.unreadable().into())
}

/// The body of an answer that is a success in Smarty's words as well.
fn body(response: &Response) -> Result<Source<'_>, Problem> {
    let body = response.json_as();
    let said = body.as_ref().ok().and_then(|body| error_text(*body));
    match said.map(|text| response.excerpt(&text)) {
        Some(said) if response.is_success() => Err(Problem::Refused(said)),
        None if response.is_success() => Ok(body?),
        said => {
            let failure = Failure::status(response);
            Err(Failure { excerpt: said.unwrap_or(failure.excerpt), ..failure }.into())
        }
    }
}

/// An answer that may be a refusal.
#[derive(Deserialize)]
struct Refusal<'json> {
    #[serde(borrow)]
    error: Option<Source<'json>>,
}

/// An error that is an object.
#[derive(Default, Deserialize)]
struct ErrorObject {
    message: Scalar,
    text: Scalar,
    description: Scalar,
}

/// What a non-empty top-level `error` says: a text, or an object that holds one.
fn error_text(body: Source<'_>) -> Option<String> {
    let error = body.read::<Refusal<'_>>()?.error?;
    let ErrorObject { message, text, description } = error.read().unwrap_or_default();
    let reported = [error.read().unwrap_or_default(), message, text, description];
    let words = reported.iter().find_map(Scalar::get).unwrap_or(error.as_str()).trim();
    let none = matches!(words, "" | "0" | "false" | "[]" | "{}");
    (!none).then(|| words.to_owned())
}
