//! The shops of this host, found by their name; the only one at once.

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse as _, Redirect};
use host_core::model::Shop;
use serde::Deserialize;

use crate::Panel;
use crate::error_page::{Answer, IntoErrorPage as _, html};
use crate::extract::Query;
use crate::frame::initials;
use crate::paths;
use crate::reader::Reader;
use crate::texts::t;

/// Shops that are listed at once; more are found by their name.
const SHOWN: usize = 200;

#[derive(Template)]
#[template(path = "shops.html")]
struct Page {
    reader: Reader,
    answer: String,
    has_search: bool,
    text: String,
    shops: Vec<Shop>,
}

/// The search text, as the address has it.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Search {
    q: String,
}

/// `GET /`
pub(crate) async fn page(State(panel): State<Panel>, reader: Reader, Query(search): Query<Search>) -> Answer {
    let mut shops = panel.host.shops().await.or_error_page(&reader)?;
    if let [only] = shops.as_slice() {
        return Ok(Redirect::to(&format!("/{}/plugins", paths::name(&only.id))).into_response());
    }
    let all = shops.len();
    let wanted = search.q.trim().to_lowercase();
    shops.retain(|shop| {
        shop.name.to_lowercase().contains(&wanted) || shop.id.to_lowercase().contains(&wanted)
    });
    let matching = shops.len();
    shops.truncate(SHOWN);
    let answer = match (all, matching) {
        (0, _) => reader.word("shops-none"),
        (_, 0) => reader.word("list-nothing-found"),
        _ if matching > shops.len() => {
            t!(reader, "shops-first", shown = shops.len() as u64, count = matching as u64)
        }
        _ => reader.number_of("list-count", matching as u64),
    };
    let language = reader.language();
    Ok(html(&Page { reader, answer, has_search: all > 1, text: search.q, shops }, language))
}
