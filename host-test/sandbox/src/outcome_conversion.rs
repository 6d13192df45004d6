//! Conversions between the contract's types and the host's own.

use host_core::model::{
    Job, Message, Outcome as HostOutcome, Phase as HostPhase, Resolution as HostResolution,
};
use host_core::next_state::RunOutcome;
use host_core::shop::Link;

use crate::bindings::exports::framework360::connector::connector::{JobState, Phase, Resolution, Run};
use crate::bindings::framework360::connector::types::{Error, ErrorKind, Message as GuestMessage, Outcome};
use crate::mask::Masks;

/// A message as it is stored: without secrets.
pub fn message(reported: GuestMessage, masks: &Masks) -> Message {
    masks.message(Message { code: reported.code, args: reported.args })
}

/// A message as a component gets it.
pub fn to_guest_message(message: &Message) -> GuestMessage {
    GuestMessage { code: message.code.clone(), args: message.args.clone() }
}

/// The outcome of a run that returned an error.
pub fn failure(error: Error, masks: &Masks) -> RunOutcome {
    let message = message(error.message, masks);
    match error.kind {
        ErrorKind::NotConfigured => RunOutcome::NotConfigured(message),
        ErrorKind::Unauthorized => RunOutcome::Unauthorized(message),
        ErrorKind::Rejected => RunOutcome::Rejected(message),
        ErrorKind::Throttled => RunOutcome::Throttled(message, error.after_ms),
        ErrorKind::Unavailable => RunOutcome::Unavailable(message, error.after_ms),
        ErrorKind::Waiting => RunOutcome::Waiting(message, error.after_ms.unwrap_or_default()),
        ErrorKind::Uncertain => RunOutcome::Uncertain(message),
        ErrorKind::Unexpected => RunOutcome::Unexpected(message),
        // A connector without `session` returned it, or `renew` itself.
        ErrorKind::Expired => RunOutcome::Unexpected(Message::host("session-expired", &[])),
    }
}

/// The outcome of a run that succeeded, and the link that it made.
pub fn outcome(outcome: Outcome, masks: &Masks) -> (RunOutcome, Option<Link>) {
    match outcome {
        Outcome::Nothing => (RunOutcome::Succeeded(HostOutcome::Nothing), None),
        Outcome::Queued => (RunOutcome::Succeeded(HostOutcome::Queued), None),
        Outcome::Sent(link) => (RunOutcome::Succeeded(HostOutcome::Sent), Some(masks.record(link))),
        Outcome::AlreadyThere(link) => {
            (RunOutcome::Succeeded(HostOutcome::AlreadyThere), Some(masks.record(link)))
        }
        Outcome::Skipped(reported) => (RunOutcome::Skipped(message(reported, masks)), None),
    }
}

/// The run that `on-job` gets for a job, after `repeats` attempts in this very run. A person's 'it isn't there' holds
/// only until an attempt may have reached the remote.
pub fn run(job: &Job, repeats: u32) -> Run {
    let resolution =
        job.resolution.as_ref().filter(|resolution| repeats == 0 || **resolution != HostResolution::NotThere);
    Run {
        kind: job.kind.clone(),
        key: job.key.clone(),
        subject: job.subject.clone(),
        payload: job.payload.clone(),
        attempt: job.attempts.saturating_add(repeats),
        queued_at: job.queued_at,
        first_started_at: job.first_started_at.unwrap_or(job.queued_at),
        manual: job.manual,
        resolution: resolution.map(|resolution| match resolution {
            HostResolution::There(number) => Resolution::There(number.clone()),
            HostResolution::NotThere => Resolution::NotThere,
        }),
    }
}

/// A job's state for a list's column: a job that succeeded says nothing more than
/// the link does.
pub fn job_state(job: &Job, message: Option<GuestMessage>) -> Option<JobState> {
    let phase = match job.phase {
        HostPhase::Waiting => Phase::Waiting,
        HostPhase::Running => Phase::Running,
        HostPhase::Paused => Phase::Paused,
        HostPhase::Skipped => Phase::Skipped,
        HostPhase::Parked => Phase::Parked,
        HostPhase::Uncertain => Phase::Uncertain,
        HostPhase::Done => return None,
    };
    Some(JobState { phase, message, attempts: job.attempts, at: job.updated_at })
}
