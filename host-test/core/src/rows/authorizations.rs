//! Authorizations that shop owners have begun. A state is kept as a hash, what was entered sealed.

use super::base::Rows;
use crate::platform::Authorization;
use crate::shop::Timestamp;

/// When an authorization expires, and when it was used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AuthorizationStatus {
    /// A response that comes back after this is refused as expired.
    pub expires_at: Timestamp,
    /// When it was used.
    pub used_at: Option<Timestamp>,
}

/// The rows of authorizations.
pub trait AuthorizationRows: Rows {
    /// Adds an authorization; false where its state is known.
    fn insert_authorization(&self, authorization: &Authorization) -> Result<bool, Self::Error>;

    /// The status of the authorization with this state parameter.
    fn authorization_status(
        &self,
        plugin: &str,
        state: &str,
    ) -> Result<Option<AuthorizationStatus>, Self::Error>;

    /// The authorization with this state, as long as its settings are stored.
    fn authorization(&self, plugin: &str, state: &str) -> Result<Option<Authorization>, Self::Error>;

    /// Marks an authorization as used, and deletes the settings that were entered for it.
    fn use_authorization(&self, state: &str, now: Timestamp) -> Result<(), Self::Error>;

    /// Removes the authorizations that expired before `time`.
    fn delete_authorizations_before(&self, time: Timestamp) -> Result<(), Self::Error>;

    /// Deletes the settings that were entered for authorizations that expired before `time`.
    fn clear_authorizations_before(&self, time: Timestamp) -> Result<(), Self::Error>;
}
