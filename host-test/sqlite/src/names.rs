//! Words for what is of one of several kinds.

use rusqlite::Row;

use host_core::shop::{Entity, Subject};

pub(super) fn as_str(entity: Entity) -> &'static str {
    match entity {
        Entity::Order => "order",
        Entity::Product => "product",
        Entity::Customer => "customer",
    }
}

/// The subject of a row's columns `entity` and `record`.
pub(super) fn subject(row: &Row<'_>) -> rusqlite::Result<Option<Subject>> {
    let entity: Option<String> = row.get("entity")?;
    let id: Option<String> = row.get("record")?;
    let entity = match entity.as_deref() {
        Some("order") => Entity::Order,
        Some("product") => Entity::Product,
        Some("customer") => Entity::Customer,
        _ => return Ok(None),
    };
    Ok(id.map(|id| Subject { entity, id }))
}
