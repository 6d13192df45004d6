//! The connection of a plugin in a shop.

use crate::model::{Account, NewJob, Settings};
use crate::shop::Timestamp;

/// A plugin's connection to be stored: its settings have been tried.
#[derive(Clone)]
pub struct Connection {
    /// The shop's id.
    pub shop: String,
    /// The plugin's id.
    pub plugin: String,
    /// The settings that were entered.
    pub settings: Settings,
    /// All switches.
    pub flows: Vec<(String, bool)>,
    /// The account that the credentials belong to; none where they weren't tried (switches alone).
    pub account: Option<Account>,
    /// Whether to delete links, cursors and storage: the owner says that it's another account.
    pub forget: bool,
    /// Whether the plugin claims the account for one shop: another shop that has the account and
    /// isn't disabled makes this [`StoreError::AccountTaken`](super::error::StoreError::AccountTaken).
    pub exclusive: bool,
    /// The values that `check` wrote into its storage; after an authorization the session, too.
    pub writes: Vec<(String, Option<Vec<u8>>)>,
    /// Where an authorization began a session, which is among the writes: when it expires, if known.
    pub session: Option<Option<Timestamp>>,
    /// The jobs that are queued with it.
    pub then: Vec<NewJob>,
    /// The name of the person who connects it or changes it, where known.
    pub actor: Option<String>,
    /// The time of the connection.
    pub now: Timestamp,
}
