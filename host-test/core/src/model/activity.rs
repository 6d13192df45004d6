//! An entry of the activity: what happened, for the shop's owner to read.

use super::{InstallationId, Message};
use crate::activity_event::ActivityEvent;
use crate::shop::{Subject, Timestamp};

/// One entry of the activity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Activity {
    /// Its number, which grows.
    pub id: i64,
    /// When it happened.
    pub at: Timestamp,
    /// The installation that it concerns.
    pub installation: InstallationId,
    /// The record that it is about.
    pub subject: Option<Subject>,
    /// The kind of event.
    pub event: ActivityEvent,
    /// The reason or detail.
    pub message: Option<Message>,
    /// The name of the person who did it; none for what the platform and its plugins did by themselves.
    pub actor: Option<String>,
}
