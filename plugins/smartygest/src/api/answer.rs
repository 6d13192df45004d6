//! Reading Smarty's answers: a failure may come with HTTP 200, a list in several envelopes.

use framework360_sdk::Error;
use framework360_sdk::http::{Failure, Kind, Response};
use framework360_sdk::json::{self, Object, Value, as_text};

use super::Created;
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

    /// Whether it's a refusal that may be about the key as well as about the record: Smarty's words are its own, and
    /// a 403 may come from a guard in front of it.
    pub(crate) fn may_be_about_the_key(&self) -> bool {
        match self {
            Self::Refused(_) => true,
            Self::Http(_) => self.status() == Some(403),
        }
    }

    /// Whether there was no answer at all: then Smarty may still be at work.
    pub(crate) fn is_silence(&self) -> bool {
        matches!(self, Self::Http(failure) if failure.is_silence())
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

/// The records of a list: bare, or in one of the envelopes that a client saw.
pub(crate) fn read_list<T>(response: &Response, record: fn(&Object) -> T) -> Result<Vec<T>, Problem> {
    // One form for all: an object that has the list in a field.
    let mut envelope = match read(response)? {
        list @ Value::Array(_) => {
            let mut envelope = Object::new();
            envelope.insert("items".to_owned(), list);
            envelope
        }
        Value::Object(object) => object,
        _ => return Err(response.unreadable().into()),
    };
    if let Some(Value::Object(data)) = envelope.get_mut("Data") {
        envelope = std::mem::take(data);
    }
    ["items", "Records"]
        .iter()
        .find_map(|key| json::list(&envelope, key, record))
        .ok_or_else(|| response.unreadable().into())
}

/// The id of what was created. Without one nobody knows whether it was.
pub(crate) fn created(response: &Response) -> Result<Created, Problem> {
    let answer = read(response)?;
    let created = answer.as_object().map(Created::read).filter(|created| created.id().is_some());
    created.ok_or_else(|| response.unreadable().into())
}

fn read(response: &Response) -> Result<Value, Problem> {
    let body = response.json::<Value>();
    let said = body.as_ref().ok().and_then(error_text).map(|text| response.excerpt(&text));
    match said {
        Some(said) if response.is_success() => Err(Problem::Refused(said)),
        None if response.is_success() => Ok(body?),
        said => {
            let failure = Failure::status(response);
            Err(Failure { excerpt: said.unwrap_or(failure.excerpt), ..failure }.into())
        }
    }
}

/// What a non-empty top-level `error` says: a text, or an object that holds one.
fn error_text(body: &Value) -> Option<String> {
    match body.as_object()?.get("error")? {
        Value::Null | Value::Bool(false) => None,
        Value::String(text) if text.trim().is_empty() => None,
        Value::Array(list) if list.is_empty() => None,
        Value::Object(object) if object.is_empty() => None,
        Value::Number(number) if number.as_u64() == Some(0) => None,
        Value::Object(object) => {
            let words =
                ["message", "text", "description"].iter().find_map(|key| object.get(*key).and_then(as_text));
            Some(words.unwrap_or_else(|| as_json(object)))
        }
        other => Some(as_text(other).unwrap_or_else(|| as_json(other))),
    }
}

fn as_json(value: &impl serde::Serialize) -> String {
    String::from_utf8(serde_json::to_vec(value).unwrap_or_default()).unwrap_or_default()
}
