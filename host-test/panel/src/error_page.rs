//! A page that says why there is none: what is wrong, and what to do.

use askama::Template;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use host_core::model::Message;
use host_platform::HostError;

use crate::reader::Reader;

/// Why a page can't be shown, or something wasn't done.
#[derive(Debug)]
pub(crate) struct ErrorPage {
    status: StatusCode,
    text: String,
    language: &'static str,
    title: String,
    /// The address and the name of the link that leads on.
    back: (String, String),
}

/// A handler's response, or the page that says why there is none.
pub(crate) type Answer = Result<Response, ErrorPage>;

#[derive(Template)]
#[template(path = "error_page.html")]
struct Page<'a> {
    title: &'a str,
    text: &'a str,
    language: &'a str,
    back: &'a str,
    url: &'a str,
    is_failure: bool,
}

impl ErrorPage {
    pub(crate) fn new(status: StatusCode, text: String, reader: &Reader) -> Self {
        let title = if status.is_server_error() {
            reader.word("error-server")
        } else if status.is_success() {
            reader.word("panel")
        } else {
            reader.word("error-not-done")
        };
        Self {
            status,
            text,
            language: reader.language(),
            title,
            back: ("/".into(), reader.word("back-to-start")),
        }
    }

    /// The page with a link back to where the form was.
    pub(crate) fn leading_back(self, url: String, reader: &Reader) -> Self {
        Self { back: (url, reader.word("back")), ..self }
    }

    /// There is nothing under this address.
    pub(crate) fn not_found(reader: &Reader) -> Self {
        Self::new(StatusCode::NOT_FOUND, reader.word("error-not-found"), reader)
    }
}

/// Turns an error of the platform's into a page in the reader's language.
pub(crate) trait IntoErrorPage<T> {
    /// A failure of the platform is in the log; the reader gets a sentence for it.
    fn or_error_page(self, reader: &Reader) -> Result<T, ErrorPage>;
}

impl<T> IntoErrorPage<T> for Result<T, HostError> {
    fn or_error_page(self, reader: &Reader) -> Result<T, ErrorPage> {
        self.map_err(|error| {
            let (status, text) = text_of(&error, reader);
            ErrorPage::new(status, text, reader)
        })
    }
}

/// The status and the text for an error. Only a text that was written for a person is shown; the rest is in the log.
pub(crate) fn text_of(error: &HostError, reader: &Reader) -> (StatusCode, String) {
    let localized = error.localized(reader.language());
    match error {
        HostError::Failed(text) => (StatusCode::UNPROCESSABLE_ENTITY, text.clone()),
        HostError::Misuse(message) if is_for_operator(message) => {
            tracing::warn!(%error, "an owner was referred to the platform's operator");
            (StatusCode::UNPROCESSABLE_ENTITY, reader.word("ask-operator"))
        }
        HostError::Misuse(_) => {
            (StatusCode::UNPROCESSABLE_ENTITY, localized.unwrap_or_else(|| error.to_string()))
        }
        _ if localized.is_some() => (StatusCode::CONFLICT, localized.unwrap_or_default()),
        _ => {
            tracing::error!(%error, "a page could not be shown");
            (StatusCode::INTERNAL_SERVER_ERROR, reader.word("error-server-text"))
        }
    }
}

/// Whether only the platform's operator can change what is wrong: what is set up for the whole platform, and the
/// modules of shops.
fn is_for_operator(message: &Message) -> bool {
    matches!(
        message.code.as_str(),
        "host.platform-setting-missing"
            | "host.setting-of-platform"
            | "host.address-missing"
            | "host.module-needed"
    )
}

impl IntoResponse for ErrorPage {
    fn into_response(self) -> Response {
        let page = Page {
            title: &self.title,
            text: &self.text,
            language: self.language,
            back: &self.back.1,
            url: &self.back.0,
            is_failure: !self.status.is_success(),
        };
        (self.status, html(&page, self.language)).into_response()
    }
}

/// A page's HTML.
pub(crate) fn html(page: &impl Template, language: &str) -> Response {
    match page.render() {
        Ok(text) => ([("content-language", language.to_owned())], Html(text)).into_response(),
        Err(error) => {
            tracing::error!(%error, "a page could not be written");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}
