//! The platform's public addresses.

use std::borrow::Cow;
use std::sync::Arc;

use crate::model::Shop;
use crate::store::{Store, StoreError};

/// The address at which a remote and its browsers reach the platform for a plugin in a shop; empty where they can't.
///
/// # Errors
/// The store can't be asked.
pub async fn address_of(store: &Arc<dyn Store>, shop: &Shop, plugin: &str) -> Result<String, StoreError> {
    let base = match shop.public_url.as_str() {
        "" => Cow::Owned(store.platform().await?.public_url),
        own => Cow::Borrowed(own),
    };
    Ok(match base.trim_end_matches('/') {
        "" => String::new(),
        base => format!("{base}/plugins/{plugin}"),
    })
}
