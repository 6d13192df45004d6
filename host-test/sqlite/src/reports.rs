//! Reports of sends by hand, and their rows.

use rusqlite::{OptionalExtension as _, Row, params};

use super::open_transaction::OpenTransaction;
use super::{DbError, DbResult};
use host_core::model::{InstallationId, JobId, Message, Phase};
use host_core::rows::ReportRows;
use host_core::send_report::{Part, Report, ReportId, SentRow, Summary};
use host_core::shop::Timestamp;

impl ReportRows for OpenTransaction<'_> {
    fn insert_report(&self, installation: InstallationId, at: Timestamp) -> DbResult<ReportId> {
        self.execute("INSERT INTO reports (installation, at) VALUES (?1, ?2)", params![installation, at])?;
        Ok(self.last_insert_rowid())
    }

    fn insert_report_row(&self, report: ReportId, position: usize, record: &str, job: JobId) -> DbResult<()> {
        self.prepare_cached(
            "INSERT INTO report_rows (report, position, record, job, after)
             SELECT ?1, ?2, ?3, id, lease_token FROM jobs WHERE id = ?4",
        )?
        .execute(params![report, position, record, job])?;
        Ok(())
    }

    fn end_report_rows(
        &self,
        job: JobId,
        token: i64,
        part: Part,
        message: Option<&Message>,
        now: Timestamp,
    ) -> DbResult<()> {
        self.prepare_cached(
            "UPDATE report_rows SET part = ?3, message = ?4, ended_at = ?5, number = coalesce((
                SELECT l.number FROM jobs j JOIN links l ON l.installation = j.installation
                    AND l.entity = j.entity AND l.record = j.record WHERE j.id = ?1), '')
             WHERE job = ?1 AND part IS NULL AND after < ?2",
        )?
        .execute(params![
            job,
            token,
            part.as_str(),
            message.map(serde_json::to_string).transpose()?,
            now
        ])?;
        Ok(())
    }

    fn delete_old_reports(&self, installation: InstallationId, keep: u32) -> DbResult<()> {
        // One with rows that are still open is the only one that will say how they end.
        self.execute(
            "DELETE FROM reports WHERE installation = ?1 AND id <=
                (SELECT id FROM reports WHERE installation = ?1 ORDER BY id DESC LIMIT 1 OFFSET ?2)
             AND NOT EXISTS (SELECT 1 FROM report_rows r WHERE r.report = reports.id AND r.part IS NULL)",
            params![installation, keep],
        )?;
        Ok(())
    }
}

/// A row says how it ended, or how its job stands.
const ROWS: &str = "SELECT r.record, r.job, r.part, r.number, r.message, r.ended_at,
        j.phase, j.message AS job_message, i.state, i.reason
    FROM report_rows r JOIN jobs j ON j.id = r.job JOIN installations i ON i.id = j.installation
    WHERE r.report = ?1 ORDER BY r.position";

pub(super) fn get(
    transaction: &OpenTransaction<'_>,
    installation: InstallationId,
    report: ReportId,
) -> DbResult<Option<Report>> {
    let at: Option<Timestamp> = transaction
        .query_row(
            "SELECT at FROM reports WHERE id = ?1 AND installation = ?2",
            params![report, installation],
            |row| row.get(0),
        )
        .optional()?;
    let Some(at) = at else { return Ok(None) };
    let mut statement = transaction.prepare_cached(ROWS)?;
    let mut rows = statement.query([report])?;
    let mut sent = Vec::new();
    while let Some(row) = rows.next()? {
        sent.push(sent_row(row)?);
    }
    Ok(Some(Report { id: report, at, rows: sent }))
}

fn sent_row(row: &Row<'_>) -> DbResult<SentRow> {
    let ended: Option<String> = row.get("part")?;
    let (part, mut message): (Part, Option<String>) = match ended {
        Some(word) => {
            let part = Part::from_word(&word);
            (
                part.ok_or_else(|| DbError::Damaged(format!("a report's part is {word:?}")))?,
                row.get("message")?,
            )
        }
        None => (open_part(&row.get::<_, String>("phase")?), row.get("job_message")?),
    };
    // A job that never ran waits for what the whole installation waits for.
    if part == Part::Waiting && message.is_none() && row.get::<_, String>("state")? == "paused" {
        message = row.get("reason")?;
    }
    Ok(SentRow {
        record: row.get("record")?,
        job: row.get("job")?,
        part,
        number: row.get("number")?,
        message: message.map(|text| serde_json::from_str(&text)).transpose()?,
        ended_at: row.get("ended_at")?,
    })
}

/// A job that was uncertain before it was sent waits for a person first.
fn open_part(phase: &str) -> Part {
    if phase == Phase::Uncertain.as_str() { Part::Uncertain } else { Part::Waiting }
}

pub(super) fn list(
    transaction: &OpenTransaction<'_>,
    installation: InstallationId,
    limit: u32,
) -> DbResult<Vec<Summary>> {
    let mut reports = transaction
        .prepare_cached("SELECT id, at FROM reports WHERE installation = ?1 ORDER BY id DESC LIMIT ?2")?;
    let mut counts = transaction.prepare_cached(
        "SELECT coalesce(r.part, iif(j.phase = 'uncertain', 'uncertain', 'waiting')) AS part, count(*)
         FROM report_rows r JOIN jobs j ON j.id = r.job WHERE r.report = ?1 GROUP BY 1",
    )?;
    let known = reports.query_map(params![installation, limit], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let mut summaries = Vec::new();
    for report in known {
        let (id, at) = report?;
        let mut summary = Summary { id, at, counts: Vec::new() };
        let mut rows = counts.query([id])?;
        while let Some(row) = rows.next()? {
            if let Some(part) = Part::from_word(&row.get::<_, String>(0)?) {
                summary.counts.push((part, row.get(1)?));
            }
        }
        summaries.push(summary);
    }
    Ok(summaries)
}
