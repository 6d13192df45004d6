//! The keys of states in the Fluent files, and the names of states in JSON, which never change.

use host_core::activity_event::ActivityEvent;
use host_core::model::{InstallationState, Job, Message, Outcome, Phase, kinds};
use host_core::shop::Entity;
use host_platform::Part;
use host_sandbox::manifest::FieldKind;

/// The key of a job's status: its phase, or its outcome where it succeeded.
pub(crate) fn status_label(phase: Phase, outcome: Option<Outcome>) -> &'static str {
    match (phase, outcome) {
        (Phase::Waiting, _) => "waiting",
        (Phase::Running, _) => "running",
        (Phase::Paused, _) => "paused",
        (Phase::Skipped, _) => "skipped",
        (Phase::Parked, _) => "parked",
        (Phase::Uncertain, _) => "uncertain",
        (Phase::Done, None) => "done",
        (Phase::Done, Some(Outcome::Nothing)) => "nothing",
        (Phase::Done, Some(Outcome::Queued)) => "queued",
        (Phase::Done, Some(Outcome::Sent)) => "sent",
        (Phase::Done, Some(Outcome::AlreadyThere)) => "already-there",
        (Phase::Done, Some(Outcome::Taken)) => "imported",
        (Phase::Done, Some(Outcome::Cancelled)) => "cancelled",
    }
}

/// The key of a job's status; an import that is done is done, whatever it found.
pub(crate) fn job(job: &Job) -> &'static str {
    ended(&job.kind, job.phase, job.outcome)
}

/// The key of the status of a run of this kind.
pub(crate) fn ended(kind: &str, phase: Phase, outcome: Option<Outcome>) -> &'static str {
    match (phase, kind) {
        (Phase::Done, kinds::PRODUCT_TICK | kinds::CUSTOMER_TICK | kinds::RECONCILE) => "done",
        _ => status_label(phase, outcome),
    }
}

/// The kind of records that a kind of job imports page by page.
pub(crate) fn ticked(kind: &str) -> Option<Entity> {
    match kind {
        kinds::PRODUCT_TICK => Some(Entity::Product),
        kinds::CUSTOMER_TICK => Some(Entity::Customer),
        _ => None,
    }
}

/// Whether jobs of this kind only pass an event on.
pub(crate) fn is_event(kind: &str) -> bool {
    matches!(kind, kinds::ORDER_PAID | kinds::CUSTOMER_SAVED)
}

/// The name of a record in JSON, and the variant by which texts choose.
pub(crate) fn entity(entity: Entity) -> &'static str {
    match entity {
        Entity::Order => "order",
        Entity::Product => "product",
        Entity::Customer => "customer",
    }
}

/// Whether a run couldn't be committed because its plugin was switched off meanwhile: it isn't tried
/// again until a person switches it on.
pub(crate) fn is_off(message: Option<&Message>) -> bool {
    message.is_some_and(|message| message.code == "host.plugin-off")
}

/// An installation's state in JSON.
pub(crate) fn state(state: &InstallationState) -> &'static str {
    match state {
        InstallationState::Active => "active",
        InstallationState::Paused(_) => "paused",
        InstallationState::Disabled => "disabled",
    }
}

/// The key of a part of a report.
pub(crate) fn part(part: Part) -> &'static str {
    match part {
        Part::Sent => "sent",
        Part::AlreadyThere => "already-there",
        Part::Skipped => "skipped",
        Part::Failed => "failed",
        Part::Uncertain => "uncertain",
        Part::Waiting => "waiting",
    }
}

/// The key of an event; none for one of another program's version.
pub(crate) fn event(event: &ActivityEvent) -> Option<&'static str> {
    Some(match event {
        ActivityEvent::Active => "switched-on",
        ActivityEvent::AlreadyThere => "already-there",
        ActivityEvent::Connected => "connected",
        ActivityEvent::Disabled => "switched-off",
        // It's tried again by itself; an event for a final failure is `Parked`.
        ActivityEvent::Failed => "failed-for-now",
        ActivityEvent::Forgotten => "forgotten",
        ActivityEvent::Held => "held",
        ActivityEvent::Imported | ActivityEvent::Taken => "imported",
        ActivityEvent::Matched => "matched",
        ActivityEvent::Note => "note",
        ActivityEvent::Parked => "parked",
        ActivityEvent::Paused => "paused",
        ActivityEvent::Sent => "sent",
        ActivityEvent::Decided => "decided",
        ActivityEvent::Skipped => "skipped",
        ActivityEvent::Switched => "switched",
        ActivityEvent::Uncertain => "uncertain",
        ActivityEvent::Unknown(_) => return None,
    })
}

/// The key of a record with its number.
pub(crate) fn record(entity: Entity) -> &'static str {
    match entity {
        Entity::Order => "the-order",
        Entity::Product => "the-product",
        Entity::Customer => "the-customer",
    }
}

/// The key of a kind of setting.
pub(crate) fn field(kind: FieldKind) -> &'static str {
    match kind {
        FieldKind::Text => "field-text",
        FieldKind::Secret => "field-secret",
        FieldKind::Url => "field-url",
        FieldKind::Number => "field-number",
        FieldKind::Toggle => "field-toggle",
        FieldKind::Choice => "field-choice",
        FieldKind::Mapping => "field-mapping",
    }
}
