//! One file for each page: what it shows, and what its buttons do.

pub(crate) mod activity;
pub(crate) mod form;
pub(crate) mod naming;
pub(crate) mod plugin;
pub(crate) mod plugin_actions;
pub(crate) mod plugins;
pub(crate) mod queue;
pub(crate) mod record;
pub(crate) mod records;
pub(crate) mod report;
pub(crate) mod shops;

use axum::response::{IntoResponse as _, Redirect, Response};

/// What was done is said on the page to which the browser is sent: by a key of the texts, so that nobody can put words
/// there by a link.
pub(crate) const DONE: &[&str] = &[
    "done-switched",
    "done-as-before",
    "done-connected",
    "done-disabled",
    "done-disabled-left",
    "done-synchronizing",
    "done-confirmed",
    "done-again",
    "done-cancelled",
    "done-there",
    "done-not-there",
    "done-not-now",
];

/// Back to a page that says what was done.
pub(crate) fn done(url: &str, what: &'static str) -> Response {
    let separator = if url.contains('?') { '&' } else { '?' };
    Redirect::to(&format!("{url}{separator}done={what}")).into_response()
}

/// The text of what was done.
pub(crate) fn done_notice(done: Option<&str>, reader: &crate::reader::Reader) -> Option<String> {
    let key = DONE.iter().find(|key| Some(**key) == done)?;
    Some(reader.word(key))
}
