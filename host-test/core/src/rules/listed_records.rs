//! The rows of the platform's lists of records.

use std::cmp::Reverse;
use std::collections::HashMap;

use super::reads::record_from_view;
use crate::model::{InstallationId, Job, Phase};
use crate::rows::{JobRows, ListedView, RecordViews};
use crate::shop::{Entity, Link, Subject};
use crate::store::{Listed, Record};

/// The rows of the records with these ids, or of all, the one that changed last first, at most `limit`.
pub fn list<R: RecordViews + JobRows>(
    rows: &R,
    installation: InstallationId,
    entity: Entity,
    ids: Option<&[String]>,
    limit: u32,
) -> Result<Vec<Listed>, R::Error> {
    let views = rows.listed(installation, entity, ids, limit)?;
    let mut listed: Vec<Listed> = views.into_iter().map(listed).collect();
    let ids: Vec<String> = listed.iter().map(|row| row.record.subject().id).collect();
    let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
    let mut jobs = most_telling(rows.jobs_about(installation, entity, &ids)?);
    for (row, id) in listed.iter_mut().zip(ids) {
        row.job = jobs.remove(id).map(|job| (job.id, job));
    }
    Ok(listed)
}

fn listed(row: ListedView) -> Listed {
    let ListedView { view, number, url, linked_at, sent, edited_at, notes } = row;
    let Subject { entity, id } = view.record.subject();
    let link = view.remote_id.clone().map(|remote_id| Link {
        subject: Subject { entity, id },
        remote_id,
        number: number.unwrap_or_default(),
        url: url.unwrap_or_default(),
    });
    let record = record_from_view(view);
    let edit = match (&record, sent) {
        (Record::Order(order), Some(sent)) => sent.edit(order, edited_at),
        _ => None,
    };
    Listed { record, link, linked_at, edit, notes, job: None }
}

/// The job that says most about each record: one that isn't done, else the last.
fn most_telling(jobs: Vec<Job>) -> HashMap<String, Job> {
    let rank = |job: &Job| {
        let has_ended = matches!(job.phase, Phase::Done | Phase::Skipped);
        (has_ended, Reverse(job.updated_at), Reverse(job.id))
    };
    let mut best: HashMap<String, Job> = HashMap::new();
    for job in jobs {
        let Some(Subject { id, .. }) = job.subject.clone() else { continue };
        if best.get(&id).is_none_or(|known| rank(&job) < rank(known)) {
            best.insert(id, job);
        }
    }
    best
}
