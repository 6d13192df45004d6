//! The rows of reports of sends by hand, as their jobs end.

use host_core::model::{JobId, Message, Outcome, Phase};
use host_core::send_report::Part;
use host_core::shop::Timestamp;
use rusqlite::{Transaction, params};

use super::DbResult;

/// A job's run ended for good: the rows that waited for it say how, from now on.
pub(super) fn end(
    transaction: &Transaction<'_>,
    job: JobId,
    token: i64,
    (phase, outcome): (Phase, Option<Outcome>),
    message: Option<&Message>,
    now: Timestamp,
) -> DbResult<()> {
    let part = Part::of(phase, outcome);
    if part == Part::Waiting {
        return Ok(());
    }
    transaction
        .prepare_cached(
            "UPDATE report_rows SET part = ?3, message = ?4, ended_at = ?5, number = coalesce((
                SELECT l.number FROM jobs j JOIN links l ON l.installation = j.installation
                    AND l.entity = j.entity AND l.record = j.record WHERE j.id = ?1), '')
             WHERE job = ?1 AND part IS NULL AND after < ?2",
        )?
        .execute(params![job, token, part.as_str(), message.map(serde_json::to_string).transpose()?, now])?;
    Ok(())
}
