//! A plugin's connection.

use crate::model::{Account, NewJob, Settings};
use crate::shop::Timestamp;

/// A plugin's connection to be kept: its settings have been tried.
#[derive(Clone)]
pub struct Connection {
    /// The shop's id.
    pub shop: String,
    /// The plugin's id.
    pub plugin: String,
    /// What was entered.
    pub settings: Settings,
    /// All switches.
    pub flows: Vec<(String, bool)>,
    /// Whose credentials these are; none where they weren't tried (switches alone).
    pub account: Option<Account>,
    /// Forget links, cursors and storage: the owner says that it's another account.
    pub forget: bool,
    /// What the plugin leaves at the account is one shop's: another shop that has the account and
    /// isn't disabled makes this [`StoreError::AccountTaken`](super::error::StoreError::AccountTaken).
    pub exclusive: bool,
    /// What `check` wrote into its storage; after an authorization the session, too.
    pub writes: Vec<(String, Option<Vec<u8>>)>,
    /// An authorization began a session, which is among the writes; when that ends, where known.
    pub session: Option<Option<Timestamp>>,
    /// Jobs that are queued with it.
    pub then: Vec<NewJob>,
    /// Now.
    pub now: Timestamp,
}
