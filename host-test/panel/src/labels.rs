//! The platform's words for events, kinds of work and records, as keys of the texts.

use host_core::activity_event::ActivityEvent;
use host_core::shop::{Entity, Subject};
use host_platform::Part;
use host_platform::texts::kind_name;
use host_sandbox::plugins::Plugin;

use crate::reader::Reader;
use crate::state::State;
use crate::texts::t;

/// A list of records: its word in addresses, and what it lists.
pub(crate) fn list(word: &str) -> Option<Entity> {
    [Entity::Order, Entity::Product, Entity::Customer].into_iter().find(|entity| list_of(*entity) == word)
}

/// The word of an entity's list in addresses.
pub(crate) fn list_of(entity: Entity) -> &'static str {
    match entity {
        Entity::Order => "orders",
        Entity::Product => "products",
        Entity::Customer => "customers",
    }
}

/// The name of an entity's list, the heading of its page.
pub(crate) fn list_name(entity: Entity, reader: &Reader) -> String {
    reader.word(match entity {
        Entity::Order => "orders",
        Entity::Product => "products",
        Entity::Customer => "customers",
    })
}

/// One record by its number or name: "order 10486".
pub(crate) fn record(entity: Entity, name: &str, reader: &Reader) -> String {
    match entity {
        Entity::Order => t!(reader, "the-order", name = name),
        Entity::Product => t!(reader, "the-product", name = name),
        Entity::Customer => t!(reader, "the-customer", name = name),
    }
}

/// A record of which only the id is known.
pub(crate) fn subject(subject: &Subject, reader: &Reader) -> String {
    record(subject.entity, &subject.id, reader)
}

/// The shape and the word of an event.
pub(crate) fn event(event: &ActivityEvent, reader: &Reader) -> State {
    let word = |key: &str| reader.word(key);
    match event {
        ActivityEvent::Active => State::new("off", "switch", word("event-active")),
        ActivityEvent::AlreadyThere => State::linked(word("event-already-there")),
        ActivityEvent::Connected => State::new("off", "key", word("event-connected")),
        ActivityEvent::Disabled => State::new("off", "switch", word("event-disabled")),
        ActivityEvent::Failed => State::new("queued", "queued", word("event-failed")),
        ActivityEvent::Forgotten => State::new("off", "note", word("event-forgotten")),
        ActivityEvent::Held => State::needs_you(word("event-held")),
        ActivityEvent::Imported => State::new("linked", "in", word("event-imported")),
        ActivityEvent::Matched => State::linked(word("event-matched")),
        ActivityEvent::Note => State::new("queued", "note", word("event-note")),
        ActivityEvent::Parked => State::failed(word("event-parked")),
        ActivityEvent::Paused => State::needs_you(word("event-paused")),
        ActivityEvent::Sent => State::new("linked", "out", word("event-sent")),
        ActivityEvent::Decided => State::new("queued", "you", word("event-decided")),
        ActivityEvent::Skipped => State::new("off", "skipped", word("event-skipped")),
        ActivityEvent::Switched => State::new("off", "switch", word("event-switched")),
        ActivityEvent::Taken => State::new("linked", "in", word("event-taken")),
        ActivityEvent::Uncertain => State::new("uncertain", "uncertain", word("event-uncertain")),
        ActivityEvent::Unknown(word) => State::new("off", "note", word.clone()),
    }
}

/// Part of a report.
pub(crate) fn part(part: Part, reader: &Reader) -> State {
    match part {
        Part::Sent => State::linked(reader.word("part-sent")),
        Part::AlreadyThere => State::linked(reader.word("part-already-there")),
        Part::Skipped => State::new("off", "skipped", reader.word("part-skipped")),
        Part::Failed => State::failed(reader.word("part-failed")),
        Part::Uncertain => State::new("uncertain", "uncertain", reader.word("part-uncertain")),
        Part::Waiting => State::new("queued", "queued", reader.word("part-waiting")),
    }
}

/// The name of a kind of job: the platform's own, or the plugin's label.
pub(crate) fn kind(kind: &str, plugin: Option<&Plugin>, reader: &Reader) -> String {
    let jobs = plugin.map(|plugin| plugin.manifest(reader.language()).jobs).unwrap_or_default();
    kind_name(kind, &jobs, reader.language())
}
