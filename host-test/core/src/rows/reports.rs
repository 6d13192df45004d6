//! Reports of sends by hand, and their rows.

use super::base::Rows;
use crate::model::{InstallationId, InstallationState, JobId, Message, Phase};
use crate::send_report::{Part, ReportId};
use crate::shop::Timestamp;

/// A stored row of a report, with the job that it is about.
#[derive(Debug, Clone)]
pub struct ReportRow {
    /// The record that was sent.
    pub record: String,
    /// The job that sends it.
    pub job: JobId,
    /// Its end; none where it hasn't ended.
    pub end: Option<ReportRowEnd>,
    /// The phase of its job.
    pub phase: Phase,
    /// The reason for that phase.
    pub job_message: Option<Message>,
    /// The installation's state.
    pub state: InstallationState,
}

/// The end of a row of a report.
#[derive(Debug, Clone)]
pub struct ReportRowEnd {
    /// The part of the report.
    pub part: Part,
    /// The number that its record was linked with.
    pub number: String,
    /// The reason.
    pub message: Option<Message>,
    /// When it ended.
    pub ended_at: Option<Timestamp>,
}

/// A number of rows of a report that are in the same part and phase.
#[derive(Debug, Clone, Copy)]
pub struct ReportRowCount {
    /// The part in which they ended; none where they haven't.
    pub part: Option<Part>,
    /// The phase of their jobs.
    pub phase: Phase,
    /// The number of rows.
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

    /// The rows of a report in numbers, by part and phase.
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

    /// Ends the rows that wait for a job and are older than its lease `token`, with the number that its record is
    /// linked with by now.
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
