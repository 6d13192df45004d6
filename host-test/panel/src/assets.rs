//! Files of the pages, from the program itself.

use axum::extract::Path;
use axum::http::header;
use axum::response::{IntoResponse as _, Response};

use crate::error_page::ErrorPage;
use crate::reader::Reader;

const CSS: &str = include_str!("../assets/panel.css");
const SCRIPT: &str = include_str!("../assets/panel.js");
const ICON: &str = include_str!("../assets/icon.svg");

/// `GET /assets/{name}`
pub(crate) async fn get(Path(name): Path<String>, reader: Reader) -> Response {
    let (kind, text) = match name.as_str() {
        "panel.js" => ("text/javascript; charset=utf-8", SCRIPT),
        "icon.svg" => ("image/svg+xml", ICON),
        "panel.css" => ("text/css; charset=utf-8", CSS),
        _ => return ErrorPage::not_found(&reader).into_response(),
    };
    ([(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, "private, max-age=300")], text).into_response()
}
