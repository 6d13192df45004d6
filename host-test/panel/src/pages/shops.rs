//! The shops of this host; the only one at once.

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse as _, Redirect};
use host_core::model::Shop;

use crate::Panel;
use crate::error_page::{Answer, OrErrorPage as _, html};
use crate::frame::{initials, segment};
use crate::reader::Reader;

#[derive(Template)]
#[template(path = "shops.html")]
struct Page {
    reader: Reader,
    shops: Vec<Shop>,
}

/// `GET /`
pub(crate) async fn page(State(panel): State<Panel>, reader: Reader) -> Answer {
    let shops = panel.host.shops().await.or_error_page(&reader)?;
    if let [only] = shops.as_slice() {
        return Ok(Redirect::to(&format!("/{}/plugins", segment(&only.id))).into_response());
    }
    let language = reader.language();
    Ok(html(&Page { reader, shops }, language))
}
