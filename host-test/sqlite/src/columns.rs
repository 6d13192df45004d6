//! The columns that name a record.

use rusqlite::Row;

use host_core::shop::{Entity, Subject};

/// The subject of a row's columns `entity` and `record`.
pub(super) fn subject(row: &Row<'_>) -> rusqlite::Result<Option<Subject>> {
    let entity: Option<String> = row.get("entity")?;
    let id: Option<String> = row.get("record")?;
    let Some(entity) = entity.as_deref().and_then(Entity::from_word) else { return Ok(None) };
    Ok(id.map(|id| Subject { entity, id }))
}

/// The columns `entity` and `record` of a subject.
pub(super) fn subject_columns(subject: Option<&Subject>) -> (Option<&'static str>, Option<&str>) {
    (subject.map(|subject| subject.entity.as_str()), subject.map(|subject| subject.id.as_str()))
}
