//! Rows of reports of sends by hand.

use rusqlite::{OptionalExtension as _, Row, params};

use super::columns;
use super::error::DbResult;
use super::open_transaction::OpenTransaction;
use host_core::model::{InstallationId, JobId, Message};
use host_core::rows::{ReportRow, ReportRowCount, ReportRowEnd, ReportRows};
use host_core::send_report::{Part, ReportId};
use host_core::shop::Timestamp;

impl ReportRows for OpenTransaction<'_> {
    fn report_began_at(&self, installation: InstallationId, report: ReportId) -> DbResult<Option<Timestamp>> {
        let mut statement =
            self.prepare_cached("SELECT at FROM reports WHERE id = ?1 AND installation = ?2")?;
        Ok(statement.query_row(params![report, installation], |row| row.get(0)).optional()?)
    }

    fn report_rows(&self, report: ReportId) -> DbResult<Vec<ReportRow>> {
        let mut statement = self.prepare_cached(
            "SELECT r.record, r.job, r.part, r.number, r.message, r.ended_at,
                j.phase, j.message AS job_message, i.state, i.reason
             FROM report_rows r JOIN jobs j ON j.id = r.job JOIN installations i ON i.id = j.installation
             WHERE r.report = ?1 ORDER BY r.position",
        )?;
        let mut rows = statement.query([report])?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            found.push(report_row(row)?);
        }
        Ok(found)
    }

    fn reports(&self, installation: InstallationId, limit: u32) -> DbResult<Vec<(ReportId, Timestamp)>> {
        let mut statement = self
            .prepare_cached("SELECT id, at FROM reports WHERE installation = ?1 ORDER BY id DESC LIMIT ?2")?;
        let reports =
            statement.query_map(params![installation, limit], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(reports.collect::<rusqlite::Result<_>>()?)
    }

    fn count_report_rows(&self, report: ReportId) -> DbResult<Vec<ReportRowCount>> {
        let mut statement = self.prepare_cached(
            "SELECT r.part, j.phase, count(*) FROM report_rows r JOIN jobs j ON j.id = r.job
             WHERE r.report = ?1 GROUP BY 1, 2",
        )?;
        let mut rows = statement.query([report])?;
        let mut counts = Vec::new();
        while let Some(row) = rows.next()? {
            let part: Option<String> = row.get(0)?;
            let phase: String = row.get(1)?;
            let part = part.map(|word| columns::part(&word)).transpose()?;
            counts.push(ReportRowCount { part, phase: columns::phase(&phase)?, rows: row.get(2)? });
        }
        Ok(counts)
    }

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
        // A report with open rows stays: nothing else will say how they end.
        self.execute(
            "DELETE FROM reports WHERE installation = ?1 AND id <=
                (SELECT id FROM reports WHERE installation = ?1 ORDER BY id DESC LIMIT 1 OFFSET ?2)
             AND NOT EXISTS (SELECT 1 FROM report_rows r WHERE r.report = reports.id AND r.part IS NULL)",
            params![installation, keep],
        )?;
        Ok(())
    }
}

fn report_row(row: &Row<'_>) -> DbResult<ReportRow> {
    let phase: String = row.get("phase")?;
    let job_message: Option<String> = row.get("job_message")?;
    Ok(ReportRow {
        record: row.get("record")?,
        job: row.get("job")?,
        end: report_row_end(row)?,
        phase: columns::phase(&phase)?,
        job_message: job_message.map(|text| serde_json::from_str(&text)).transpose()?,
        state: columns::state(row)?,
    })
}

fn report_row_end(row: &Row<'_>) -> DbResult<Option<ReportRowEnd>> {
    let Some(part) = row.get::<_, Option<String>>("part")? else { return Ok(None) };
    let message: Option<String> = row.get("message")?;
    Ok(Some(ReportRowEnd {
        part: columns::part(&part)?,
        number: row.get("number")?,
        message: message.map(|text| serde_json::from_str(&text)).transpose()?,
        ended_at: row.get("ended_at")?,
    }))
}
