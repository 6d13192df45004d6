//! The rules by which a record has a [`Standing`] at an installation: its link, and the phases of the jobs about it.

use crate::model::Phase;
use crate::rows::RecordCounts;
use crate::store::{Standing, Standings};

/// The phases of jobs that still say something about their record: all but those that ended without a problem.
pub const OPEN: [Phase; 5] = [Phase::Waiting, Phase::Running, Phase::Paused, Phase::Parked, Phase::Uncertain];

/// Whether a standing depends on the record's link.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkRule {
    /// The record has a link.
    Required,
    /// The record has no link.
    Forbidden,
    /// The link doesn't matter.
    Ignored,
}

/// Whether a standing depends on the jobs about the record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JobRule {
    /// A job about the record is in one of these phases.
    SomeIn(&'static [Phase]),
    /// No job about the record is in one of these phases.
    NoneIn(&'static [Phase]),
    /// Jobs don't matter.
    Ignored,
}

/// The conditions of a standing; a record has it where both hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StandingRule {
    /// The condition on its link.
    pub link: LinkRule,
    /// The condition on its jobs.
    pub jobs: JobRule,
}

/// The conditions of this standing.
#[must_use]
pub fn rule(standing: Standing) -> StandingRule {
    let (link, jobs) = match standing {
        Standing::NotLinked => (LinkRule::Forbidden, JobRule::NoneIn(&OPEN)),
        Standing::Queued => (LinkRule::Forbidden, JobRule::SomeIn(&[Phase::Waiting, Phase::Running])),
        Standing::OnHold => (LinkRule::Ignored, JobRule::SomeIn(&[Phase::Paused])),
        Standing::Linked => (LinkRule::Required, JobRule::Ignored),
        Standing::Failed => (LinkRule::Ignored, JobRule::SomeIn(&[Phase::Parked])),
        Standing::Uncertain => (LinkRule::Ignored, JobRule::SomeIn(&[Phase::Uncertain])),
    };
    StandingRule { link, jobs }
}

/// The number of records with each standing. A record with jobs in two phases counts in both.
#[must_use]
pub fn standings(counts: &RecordCounts) -> Standings {
    Standing::ALL.into_iter().map(|standing| (standing, number(rule(standing), counts))).collect()
}

fn number(rule: StandingRule, counts: &RecordCounts) -> u64 {
    let with_jobs = |phases: &[Phase]| -> u64 {
        let counts = phases.iter().filter_map(|phase| counts.with_jobs.get(phase));
        counts
            .map(|with_jobs| match rule.link {
                LinkRule::Required => with_jobs.records.saturating_sub(with_jobs.unlinked),
                LinkRule::Forbidden => with_jobs.unlinked,
                LinkRule::Ignored => with_jobs.records,
            })
            .sum()
    };
    let whatever_jobs = match rule.link {
        LinkRule::Required => counts.linked,
        LinkRule::Forbidden => counts.records.saturating_sub(counts.linked),
        LinkRule::Ignored => counts.records,
    };
    match rule.jobs {
        JobRule::SomeIn(phases) => with_jobs(phases),
        JobRule::NoneIn(phases) => whatever_jobs.saturating_sub(with_jobs(phases)),
        JobRule::Ignored => whatever_jobs,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rows::JobCounts;

    #[test]
    fn each_record_without_a_link_is_queued_or_not_linked_or_needs_somebody() {
        let with_jobs = [
            (Phase::Waiting, JobCounts { records: 5, unlinked: 3 }),
            (Phase::Running, JobCounts { records: 1, unlinked: 1 }),
            (Phase::Parked, JobCounts { records: 4, unlinked: 2 }),
        ];
        let counts = RecordCounts { records: 20, linked: 10, with_jobs: with_jobs.into() };
        let expected = [
            (Standing::NotLinked, 4),
            (Standing::Queued, 4),
            (Standing::OnHold, 0),
            (Standing::Linked, 10),
            (Standing::Failed, 4),
            (Standing::Uncertain, 0),
        ];
        assert_eq!(standings(&counts), expected.into());
    }
}
