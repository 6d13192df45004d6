//! A manifest's parts, so that a connector's reads as a table.
//!
//! ```
//! # mod say { pub fn key() -> framework360_sdk::Message { framework360_sdk::say::sdk_queue() } }
//! use framework360_sdk::{FieldKind, manifest::field};
//!
//! let settings = vec![field("key", FieldKind::Secret, say::key(), say::key()).required()];
//! assert!(settings[0].required);
//! ```

use crate::shop::Entity;
use crate::{Column, Direction, Field, FieldKind, Flow, JobKind, Message, Scope};

/// A setting of the shop's owner that may be left empty.
#[must_use]
pub fn field(key: &str, kind: FieldKind, label: Message, help: Message) -> Field {
    Field {
        key: key.to_owned(),
        label,
        help,
        kind,
        scope: Scope::Shop,
        required: false,
        placeholder: String::new(),
        default: String::new(),
    }
}

/// A switch that is off until somebody switches it on. `label` is the same in every language:
/// "Framework360 => Smartygest".
#[must_use]
pub fn flow(key: &str, entity: Entity, direction: Direction, label: &str, help: Message) -> Flow {
    Flow { key: key.to_owned(), entity, direction, label: label.to_owned(), help, default_on: false }
}

/// A kind of job, with its label in the list of jobs.
#[must_use]
pub fn job(kind: &str, label: Message) -> JobKind {
    JobKind { kind: kind.to_owned(), label }
}

/// A column in the platform's list. `send_job` is the kind of job by which rows are sent by hand.
#[must_use]
pub fn column(entity: Entity, title: &str, send_job: Option<&str>) -> Column {
    Column { entity, title: title.to_owned(), send_job: send_job.map(str::to_owned) }
}

impl Field {
    /// Makes the field required: it can't be left empty.
    #[must_use]
    pub fn required(self) -> Self {
        Self { required: true, ..self }
    }

    /// Makes it a setting of the platform's operator, who sets it once for all shops.
    #[must_use]
    pub fn of_platform(self) -> Self {
        Self { scope: Scope::Platform, ..self }
    }

    /// Sets the example that the empty field shows.
    #[must_use]
    pub fn with_placeholder(self, placeholder: &str) -> Self {
        Self { placeholder: placeholder.to_owned(), ..self }
    }

    /// Sets the value that holds until the owner enters another.
    #[must_use]
    pub fn with_default(self, default: &str) -> Self {
        Self { default: default.to_owned(), ..self }
    }
}

impl Flow {
    /// Switches the flow on as soon as the plugin is connected.
    #[must_use]
    pub fn on_by_default(self) -> Self {
        Self { default_on: true, ..self }
    }
}
