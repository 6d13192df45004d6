//! Installations: one row for each shop and plugin.

use super::base::Rows;
use crate::model::{Installation, InstallationId, InstallationState, Message};
use crate::shop::Timestamp;

/// The shop and plugin of an installation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InstallationShop {
    /// The shop's id.
    pub shop: String,
    /// The plugin's id.
    pub plugin: String,
    /// The shop's currency.
    pub currency: String,
}

/// An installation that has a given account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccountHolder {
    /// Which installation.
    pub installation: InstallationId,
    /// The shop's id.
    pub shop: String,
    /// Whether it's active.
    pub state: InstallationState,
}

/// The rows of installations.
pub trait InstallationRows: Rows {
    /// The installation with this number.
    fn installation_by_id(&self, id: InstallationId) -> Result<Option<Installation>, Self::Error>;

    /// The installations of a shop, or all.
    fn installations(&self, shop: Option<&str>) -> Result<Vec<Installation>, Self::Error>;

    /// The number of a shop's installation of a plugin.
    fn installation_id(&self, shop: &str, plugin: &str) -> Result<Option<InstallationId>, Self::Error>;

    /// The shop of an installation.
    fn shop_of(&self, id: InstallationId) -> Result<Option<InstallationShop>, Self::Error>;

    /// The installations of a plugin with this account.
    fn account_holders(&self, plugin: &str, account: &str) -> Result<Vec<AccountHolder>, Self::Error>;

    /// The revision of an installation's settings, switches and state.
    fn revision(&self, id: InstallationId) -> Result<Option<u64>, Self::Error>;

    /// Adds an installation without settings, which is off.
    fn insert_installation(&self, shop: &str, plugin: &str) -> Result<InstallationId, Self::Error>;

    /// Writes all of an installation but its shop and its plugin.
    fn update_installation(&self, installation: &Installation) -> Result<(), Self::Error>;

    /// Writes an installation's state, as another revision.
    fn set_state(&self, id: InstallationId, state: &InstallationState) -> Result<(), Self::Error>;

    /// Pauses an active installation within its revision; false where it isn't active.
    fn pause_active(&self, id: InstallationId, reason: &Message) -> Result<bool, Self::Error>;

    /// Clears an installation's account, as another revision.
    fn clear_account(&self, id: InstallationId) -> Result<(), Self::Error>;

    /// Starts no work of an installation before `until`, or before a later time that was set earlier.
    fn slow_down(&self, id: InstallationId, until: Timestamp) -> Result<(), Self::Error>;

    /// Shortens the pauses of installations that last beyond `until`. Returns the number of those.
    fn limit_pauses(&self, until: Timestamp) -> Result<usize, Self::Error>;

    /// Gives another revision to the installations of a shop; returns their numbers.
    fn outdate_shop(&self, shop: &str) -> Result<Vec<InstallationId>, Self::Error>;

    /// Gives another revision to the installations of a plugin, or to all; returns their numbers.
    fn outdate_plugin(&self, plugin: Option<&str>) -> Result<Vec<InstallationId>, Self::Error>;
}
