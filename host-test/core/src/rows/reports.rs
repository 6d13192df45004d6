//! Reports of sends by hand, and their rows.

use super::base::Rows;
use crate::model::{InstallationId, JobId, Message};
use crate::send_report::{Part, ReportId};
use crate::shop::Timestamp;

/// The rows of reports.
pub trait ReportRows: Rows {
    /// Adds a report without rows.
    fn insert_report(&self, installation: InstallationId, at: Timestamp) -> Result<ReportId, Self::Error>;

    /// Adds a row about a record, which the next run of a job ends.
    fn insert_report_row(
        &self,
        report: ReportId,
        position: usize,
        record: &str,
        job: JobId,
    ) -> Result<(), Self::Error>;

    /// Ends the rows that wait for a job and are older than its lease `token`: with the number that its record is linked
    /// with by now.
    fn end_report_rows(
        &self,
        job: JobId,
        token: i64,
        part: Part,
        message: Option<&Message>,
        now: Timestamp,
    ) -> Result<(), Self::Error>;

    /// Removes the reports of an installation that have ended, but the last `keep`.
    fn delete_old_reports(&self, installation: InstallationId, keep: u32) -> Result<(), Self::Error>;
}
