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

pub(super) fn entity(word: &str) -> Option<Entity> {
    match word {
        "order" => Some(Entity::Order),
        "product" => Some(Entity::Product),
        "customer" => Some(Entity::Customer),
        _ => None,
    }
}

/// The subject of a row's columns `entity` and `record`.
pub(super) fn subject(row: &Row<'_>) -> rusqlite::Result<Option<Subject>> {
    let entity: Option<String> = row.get("entity")?;
    let id: Option<String> = row.get("record")?;
    let Some(entity) = entity.as_deref().and_then(self::entity) else { return Ok(None) };
    Ok(id.map(|id| Subject { entity, id }))
}
