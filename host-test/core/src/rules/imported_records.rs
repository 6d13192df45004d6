//! Rules for all kinds of records that people save or files hold.

use std::collections::HashSet;

use crate::model::Shop;
use crate::rows::ShopRows;
use crate::store::{ImportResult, StoreError};

/// Rejects records of which two share an id: one of them would silently overwrite the other.
///
/// # Errors
/// Refused, with the id after `what`.
pub fn reject_duplicate_ids<'a>(
    what: &str,
    mut ids: impl Iterator<Item = &'a String>,
) -> Result<(), StoreError> {
    let mut seen = HashSet::new();
    match ids.find(|id| !id.is_empty() && !seen.insert(*id)) {
        Some(id) => Err(StoreError::Refused(format!("{what} {id} is given twice"))),
        None => Ok(()),
    }
}

/// Counts a record that was imported.
pub fn count(imported: &mut ImportResult, new: bool, changed: bool) {
    *match (new, changed) {
        (true, _) => &mut imported.created,
        (false, true) => &mut imported.updated,
        (false, false) => &mut imported.unchanged,
    } += 1;
}

/// The shop that the records are for.
pub fn shop<R: ShopRows>(rows: &R, id: &str) -> Result<Shop, R::Error> {
    let shop = rows.shop_by_id(id)?;
    Ok(shop.ok_or_else(|| StoreError::Refused(format!("there is no shop {id:?}")))?)
}
