//! Reports of sends by hand, and their rows.

use super::base::Rows;
use crate::model::{InstallationId, InstallationState, JobId, Message, Phase};
use crate::send_report::{Part, ReportId};
use crate::shop::Timestamp;

/// A row of a report as it is kept, with the job that it is about.
#[derive(Debug, Clone)]
pub struct ReportRow {
    /// The record that was sent.
    pub record: String,
    /// The job that sends it.
    pub job: JobId,
    /// How it ended; none where it hasn't.
    pub end: Option<ReportRowEnd>,
    /// How its job stands.
    pub phase: Phase,
    /// Why its job stands so.
    pub job_message: Option<Message>,
    /// Whether the installation works.
    pub state: InstallationState,
}

/// How a row of a report ended.
#[derive(Debug, Clone)]
pub struct ReportRowEnd {
    /// The part of the report.
    pub part: Part,
    /// The number that its record was linked with.
    pub number: String,
    /// Why.
    pub message: Option<Message>,
    /// When.
    pub ended_at: Option<Timestamp>,
}

/// How many rows of a report stand alike.
#[derive(Debug, Clone, Copy)]
pub struct ReportRowCount {
    /// The part in which they ended; none where they haven't.
    pub part: Option<Part>,
    /// How their jobs stand.
    pub phase: Phase,
    /// How many.
    pub rows: usize,
}

/// The rows of reports.
pub trait ReportRows: Rows {
    /// When a report of an installation began.
    fn report_began_at(
        &self,
        installation: InstallationId,
        report: ReportId,
    ) -> Result<Option<Timestamp>, Self::Error>;

    /// The rows of a report, as they were selected.
    fn report_rows(&self, report: ReportId) -> Result<Vec<ReportRow>, Self::Error>;

    /// The last `limit` reports of an installation and when they began, newest first.
    fn reports(
        &self,
        installation: InstallationId,
        limit: u32,
    ) -> Result<Vec<(ReportId, Timestamp)>, Self::Error>;

    /// The rows of a report in numbers.
    fn count_report_rows(&self, report: ReportId) -> Result<Vec<ReportRowCount>, Self::Error>;

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
