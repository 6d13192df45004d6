//! What became of records that were sent by hand.

use super::jobs;
use crate::limits;
use crate::model::{InstallationId, JobId, NewJob};
use crate::rows::{JobRows, ReportRows};
use crate::send_report::ReportId;
use crate::shop::Timestamp;

/// Queues `jobs` and begins a report of them; the oldest reports that are complete give way: one with rows that are still
/// open is the only one that will say how they end.
pub fn begin<R: JobRows + ReportRows>(
    rows: &R,
    installation: InstallationId,
    jobs: &[NewJob],
    now: Timestamp,
) -> Result<(ReportId, Vec<JobId>), R::Error> {
    let report = rows.insert_report(installation, now)?;
    let mut ids = Vec::with_capacity(jobs.len());
    for (position, job) in jobs.iter().enumerate() {
        let id = jobs::push(rows, installation, job, now)?;
        rows.insert_report_row(report, position, &job.key, id)?;
        ids.push(id);
    }
    rows.delete_old_reports(installation, limits::REPORTS)?;
    Ok((report, ids))
}
