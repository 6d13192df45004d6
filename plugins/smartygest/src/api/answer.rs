//! Reading Smarty's answers: a failure may come with HTTP 200, a list in several envelopes.

use framework360_sdk::http::{Failure, Response};
use framework360_sdk::wire::{Envelope, Scalar, Source, WrappedList};
use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::{Created, RequestError};

/// A list, bare or in one of the envelopes that clients have seen.
pub(super) type Listed<T> = WrappedList<T, Envelopes>;

#[derive(Debug)]
pub(super) struct Envelopes;

impl Envelope for Envelopes {
    const PATHS: &'static [&'static [&'static str]] =
        &[&["Data", "items"], &["Data", "Records"], &["items"], &["Records"]];
}

/// The records of a list.
pub(crate) fn read_list<T: DeserializeOwned>(response: &Response) -> Result<Vec<T>, RequestError> {
    let list: Option<Listed<T>> = body(response)?.read();
    list.and_then(|list| list.0).ok_or_else(|| response.unreadable().into())
}

/// The record that was created. An answer without an id doesn't show whether it was.
pub(crate) fn created(response: &Response) -> Result<Created, RequestError> {
    let created = body(response)?.read().filter(|created: &Created| created.id().is_some());
    created.ok_or_else(|| response.unreadable().into())
}

/// The body of an answer, where Smarty's application doesn't report an error in it.
fn body(response: &Response) -> Result<Source<'_>, RequestError> {
    let body = response.json_as();
    let said = body.as_ref().ok().and_then(|body| error_text(*body));
    match said.map(|text| response.excerpt(&text)) {
        Some(said) if response.is_success() => Err(RequestError::Refused(said)),
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

/// The words of a non-empty top-level `error`: a text, or an object that holds one.
fn error_text(body: Source<'_>) -> Option<String> {
    let error = body.read::<Refusal<'_>>()?.error?;
    let ErrorObject { message, text, description } = error.read().unwrap_or_default();
    let reported = [error.read().unwrap_or_default(), message, text, description];
    let words = reported.iter().find_map(Scalar::get).unwrap_or(error.as_str()).trim();
    let none = matches!(words, "" | "0" | "false" | "[]" | "{}");
    (!none).then(|| words.to_owned())
}
