//! An installation: one plugin in one shop, with its settings, its account and its state.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

use super::Message;
use crate::shop::Timestamp;

/// An installation's number in its store.
pub type InstallationId = i64;

/// The settings of an installation, secrets among them: `Debug` shows no value.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settings(pub BTreeMap<String, String>);

impl fmt::Debug for Settings {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_set().entries(self.0.keys()).finish()
    }
}

/// The account at the remote that the credentials belong to; `id` is empty where the remote doesn't report one.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Account {
    /// The remote's own identifier of the account.
    pub id: String,
    /// The name by which people know the account.
    pub name: String,
}

/// Whether an installation's events and jobs run.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum InstallationState {
    /// Events and jobs run.
    Active,
    /// The remote refuses the credentials: nothing runs until they are entered again.
    Paused(Message),
    /// Switched off by its owner; its links, cursors and stored values are kept.
    Disabled,
}

/// One plugin in one shop.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Installation {
    /// Its number in the store.
    pub id: InstallationId,
    /// The shop's id.
    pub shop: String,
    /// The plugin's id.
    pub plugin: String,
    /// The account that its credentials belong to.
    pub account: Account,
    /// Whether its events and jobs run.
    pub state: InstallationState,
    /// No job starts before this: the remote asked for fewer requests.
    pub slow_until: Timestamp,
    /// Grows with every change of settings, switches or state.
    pub revision: u64,
    /// The switches, by the key of the flow.
    pub flows: BTreeMap<String, bool>,
    /// The settings that its owner entered.
    pub settings: Settings,
}

impl Installation {
    /// The number of an installation that isn't stored yet: no store assigns it.
    pub const UNSAVED: InstallationId = 0;

    /// An empty installation, for calls that belong to none, or to one that isn't stored yet.
    #[must_use]
    pub fn placeholder() -> Self {
        Self {
            id: Self::UNSAVED,
            shop: String::new(),
            plugin: String::new(),
            account: Account::default(),
            state: InstallationState::Disabled,
            slow_until: 0,
            revision: 0,
            flows: BTreeMap::new(),
            settings: Settings::default(),
        }
    }
}
