//! Reports of records that were sent by hand.

use std::collections::BTreeMap;

use super::jobs;
use crate::limits;
use crate::model::{InstallationId, InstallationState, JobId, NewJob, Phase};
use crate::rows::{JobRows, LinkRows, ReportRow, ReportRowEnd, ReportRows};
use crate::send_report::{Part, Report, ReportId, SentRow, Summary};
use crate::shop::Timestamp;

/// Queues `jobs` and begins a report of them. The oldest complete reports are deleted; one with open rows stays, since
/// nothing else will say how they end.
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

/// Queues `jobs` to create records again that are linked but gone at the remote, and begins a report of them. Their
/// links stay until others take their places. A record without a link is left out.
pub fn begin_anew<R: JobRows + LinkRows + ReportRows>(
    rows: &R,
    installation: InstallationId,
    jobs: Vec<NewJob>,
    now: Timestamp,
) -> Result<(ReportId, Vec<JobId>), R::Error> {
    let mut linked = Vec::with_capacity(jobs.len());
    for job in jobs {
        if let Some(subject) = &job.subject
            && rows.set_anew(installation, subject)?
        {
            linked.push(job);
        }
    }
    begin(rows, installation, &linked, now)
}

/// A report with the current state of its rows.
pub fn get<R: ReportRows>(
    rows: &R,
    installation: InstallationId,
    report: ReportId,
) -> Result<Option<Report>, R::Error> {
    let Some(at) = rows.report_began_at(installation, report)? else { return Ok(None) };
    let rows = rows.report_rows(report)?.into_iter().map(sent_row).collect();
    Ok(Some(Report { id: report, at, rows }))
}

/// The row as it is shown: its end if it has one, else the phase of its job.
fn sent_row(row: ReportRow) -> SentRow {
    let ReportRow { record, job, end, phase, job_message, state } = row;
    let end = end.unwrap_or_else(|| ReportRowEnd {
        part: open_part(phase),
        number: String::new(),
        message: job_message,
        ended_at: None,
    });
    let ReportRowEnd { part, number, message, ended_at } = end;
    let message = match (part, message, state) {
        // A job that never ran has the reason of its paused installation.
        (Part::Waiting, None, InstallationState::Paused(reason)) => Some(reason),
        (_, message, _) => message,
    };
    SentRow { record, job, part, number, message, ended_at }
}

/// The part of a row that hasn't ended: a job that was uncertain before waits for a person first.
fn open_part(phase: Phase) -> Part {
    if phase == Phase::Uncertain { Part::Uncertain } else { Part::Waiting }
}

/// The last reports in numbers, newest first.
pub fn list<R: ReportRows>(
    rows: &R,
    installation: InstallationId,
    limit: u32,
) -> Result<Vec<Summary>, R::Error> {
    let mut summaries = Vec::new();
    for (id, at) in rows.reports(installation, limit)? {
        let mut counts: BTreeMap<Part, usize> = BTreeMap::new();
        for count in rows.count_report_rows(id)? {
            let part = count.part.unwrap_or_else(|| open_part(count.phase));
            *counts.entry(part).or_default() += count.rows;
        }
        summaries.push(Summary { id, at, counts: counts.into_iter().collect() });
    }
    Ok(summaries)
}
