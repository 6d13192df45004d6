//! Claiming work: by installation first, so that no installation's queue holds up another's.
//!
//! Installations with due work can be read without the write lock: that costs one look for each installation with a
//! waiting job, however many jobs it has. What is then claimed is read again, in the transaction that claims it.
//!
//! Within an installation kinds of work share its time: see [`fair_share`].

use std::collections::{HashMap, VecDeque};

use super::fair_share::{self, NextJob};
use crate::call_slots::{Candidate, Slots, next_candidate};
use crate::model::{InstallationId, JobId, Lease};
use crate::rows::{ClaimRows, Damage, DueJob, InstallationRows, JobRows, UsageRows, Workload};
use crate::shop::Timestamp;
use crate::store::Claim;

/// Installations with due work; where only some jobs are asked for, also those jobs, in the order in which they
/// run.
#[derive(Debug)]
pub struct Due {
    candidates: Vec<Candidate>,
    only: Option<HashMap<InstallationId, VecDeque<JobId>>>,
}

impl Due {
    /// Whether no installation has work, or all that do have their share.
    #[must_use]
    pub fn is_nothing(&self, slots: &Slots) -> bool {
        next_candidate(&self.candidates, slots).is_none()
    }
}

/// The installations with due work, among the jobs in `only` where given.
pub fn due_jobs<R: ClaimRows>(
    rows: &R,
    now: Timestamp,
    only: Option<&[JobId]>,
    slots: &Slots,
) -> Result<Due, R::Error> {
    let Some(only) = only else {
        let mut candidates = Vec::new();
        for workload in rows.workloads(now)? {
            let mut candidate = candidate(&workload);
            candidate.apart = workload.works && is_apart(rows, &candidate, slots, now)?;
            candidates.push(candidate);
        }
        return Ok(Due { candidates, only: None });
    };
    let mut candidates = Vec::new();
    let mut jobs: HashMap<InstallationId, VecDeque<JobId>> = HashMap::new();
    for (job, workload) in rows.due_among(only, now)? {
        let of_installation = jobs.entry(workload.installation).or_default();
        if of_installation.is_empty() {
            candidates.push(Candidate { manual: job.is_manual, ..candidate(&workload) });
        }
        of_installation.push_back(job.id);
    }
    Ok(Due { candidates, only: Some(jobs) })
}

fn candidate(workload: &Workload) -> Candidate {
    let Workload { installation, running, turn, is_manual, .. } = *workload;
    Candidate { installation, running, turn, manual: is_manual, apart: false }
}

/// Whether an installation that has its share has work that may run next to it. Never where only some jobs are asked
/// for.
fn is_apart<R: ClaimRows>(
    rows: &R,
    candidate: &Candidate,
    slots: &Slots,
    now: Timestamp,
) -> Result<bool, R::Error> {
    let id = candidate.installation;
    let has_share = candidate.running >= slots.share(id);
    Ok(has_share && slots.has_room_apart(id) && fair_share::is_apart(rows, id, now)?)
}

/// Claims what [`due_jobs`] found, as far as the slots go and at most `most`, until `lease_ms` from now.
pub fn claim<R>(
    rows: &R,
    due: Due,
    now: Timestamp,
    lease_ms: u64,
    mut slots: Slots,
    most: usize,
) -> Result<Vec<Claim>, R::Error>
where
    R: ClaimRows + JobRows + InstallationRows + UsageRows,
{
    let Due { mut candidates, mut only } = due;
    let mut last_turn = rows.last_turn()?;
    let mut claims = Vec::new();
    while claims.len() < most {
        let Some(place) = next_candidate(&candidates, &slots) else { break };
        let Some(candidate) = candidates.get_mut(place) else { break };
        let id = candidate.installation;
        // Read again: another process may have taken the job that was found.
        let (running, works) = rows.standing(id, now)?;
        if running != candidate.running {
            candidate.running = running;
            candidate.apart = works && only.is_none() && is_apart(rows, candidate, &slots, now)?;
            continue;
        }
        let next = match &mut only {
            Some(only) => next_of(rows, only.entry(id).or_default(), works, now)?,
            None if running < slots.share(id) => next_due_job(rows, id, works, now)?,
            None if works && fair_share::is_apart(rows, id, now)? => {
                fair_share::next_job_apart(rows, id, now)?
            }
            None => None,
        };
        match next {
            // What a person waited for is claimed by others, or ended.
            Some(NextJob { is_manual: false, .. }) if candidate.manual => candidate.manual = false,
            Some(NextJob { job, is_manual, starts_at }) => {
                last_turn += 1;
                rows.set_turn(id, last_turn)?;
                *candidate =
                    Candidate { running: running + 1, turn: last_turn, manual: is_manual, ..*candidate };
                slots.take(id);
                let claim = start(rows, job, now.saturating_add(lease_ms), now)?;
                fair_share::charge_claim(rows, &claim.job, starts_at)?;
                claims.push(claim);
                candidate.apart = works && only.is_none() && is_apart(rows, candidate, &slots, now)?;
            }
            None => {
                candidates.swap_remove(place);
            }
        }
    }
    Ok(claims)
}

/// The job of an installation that runs next.
fn next_due_job<R: ClaimRows>(
    rows: &R,
    installation: InstallationId,
    works: bool,
    now: Timestamp,
) -> Result<Option<NextJob>, R::Error> {
    if works {
        return fair_share::next_job(rows, installation, now);
    }
    for manual in [true, false] {
        if let Some(found) = rows.first_due_when_disabled(installation, manual, now)? {
            return Ok(Some(next_job(found)));
        }
    }
    Ok(None)
}

/// The job of an installation that runs next among these; removes it from them.
fn next_of<R: ClaimRows>(
    rows: &R,
    jobs: &mut VecDeque<JobId>,
    works: bool,
    now: Timestamp,
) -> Result<Option<NextJob>, R::Error> {
    while let Some(id) = jobs.front().copied() {
        if let Some(found) = rows.due_job(id, works, now)? {
            return Ok(Some(next_job(found)));
        }
        jobs.pop_front();
    }
    Ok(None)
}

fn next_job(due: DueJob) -> NextJob {
    NextJob { job: due.id, is_manual: due.is_manual, starts_at: 0 }
}

/// Assigns a job to this worker until `until`, and counts the attempt.
fn start<R>(rows: &R, id: JobId, until: Timestamp, now: Timestamp) -> Result<Claim, R::Error>
where
    R: ClaimRows + JobRows + InstallationRows,
{
    rows.start_job(id, until, now)?;
    let row = rows.job_by_id(id)?.ok_or_else(|| Damage(format!("there is no job {id}")))?;
    let installation = rows.installation_by_id(row.job.installation)?;
    let installation =
        installation.ok_or_else(|| Damage(format!("there is no installation {}", row.job.installation)))?;
    Ok(Claim { lease: Lease { job: id, token: row.lease_token }, job: row.job, installation })
}
