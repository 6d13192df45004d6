//! A connection: some records of many, and where the further ones begin.

use framework360_sdk::wire::{Flag, Lenient, Scalar};
use serde::Deserialize;

/// A page of records, each of which must be readable: one that was skipped would count as gone.
#[derive(Deserialize)]
pub(super) struct Connection<T> {
    pub(super) nodes: Vec<T>,
    #[serde(rename = "pageInfo")]
    page: Lenient<PageInfo>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct PageInfo {
    has_next_page: Flag,
    end_cursor: Scalar,
}

impl<T> Connection<T> {
    /// The records, and where the connection goes on.
    pub(super) fn into_page(self) -> (Vec<T>, Option<String>) {
        let page = self.page.into_option().filter(|page| *page.has_next_page == Some(true));
        let cursor = page.map(|page| page.end_cursor.into_string()).filter(|cursor| !cursor.is_empty());
        (self.nodes, cursor)
    }
}
