//! Columns that several kinds of rows have.

use rusqlite::Row;

use super::error::{DbError, DbResult};
use host_core::model::{InstallationState, Phase};
use host_core::send_report::Part;
use host_core::shop::{Entity, Subject};

/// The subject of a row's columns `entity` and `record`.
pub(super) fn subject(row: &Row<'_>) -> rusqlite::Result<Option<Subject>> {
    let entity: Option<String> = row.get("entity")?;
    let id: Option<String> = row.get("record")?;
    let Some(entity) = entity.as_deref().and_then(Entity::parse) else { return Ok(None) };
    Ok(id.map(|id| Subject { entity, id }))
}

/// The columns `entity` and `record` of a subject.
pub(super) fn subject_columns(subject: Option<&Subject>) -> (Option<&'static str>, Option<&str>) {
    (subject.map(|subject| subject.entity.as_str()), subject.map(|subject| subject.id.as_str()))
}

/// The phase with this stored name.
pub(super) fn phase(word: &str) -> DbResult<Phase> {
    Phase::parse(word).ok_or_else(|| DbError::Damaged(format!("a job's phase is {word:?}")))
}

/// The part with this stored name.
pub(super) fn part(word: &str) -> DbResult<Part> {
    Part::parse(word).ok_or_else(|| DbError::Damaged(format!("a report's part is {word:?}")))
}

/// The state of a row's columns `state` and `reason`.
pub(super) fn state(row: &Row<'_>) -> DbResult<InstallationState> {
    let reason: Option<String> = row.get("reason")?;
    let state: String = row.get("state")?;
    Ok(match (state.as_str(), reason) {
        ("active", _) => InstallationState::Active,
        ("paused", Some(reason)) => InstallationState::Paused(serde_json::from_str(&reason)?),
        _ => InstallationState::Disabled,
    })
}

/// The condition that a job is in one of these phases. In the statement itself, so that an index serves it.
pub(super) fn in_phases(phases: &[Phase]) -> String {
    match phases {
        [phase] => format!("phase = '{}'", phase.as_str()),
        phases => {
            let names: Vec<String> = phases.iter().map(|phase| format!("'{}'", phase.as_str())).collect();
            format!("phase IN ({})", names.join(", "))
        }
    }
}
