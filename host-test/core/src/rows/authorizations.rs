//! Authorizations that shop owners have begun. A state is kept as a hash, what was entered sealed.

use super::base::Rows;
use crate::platform::Authorization;
use crate::shop::Timestamp;

/// How an authorization stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AuthorizationStanding {
    /// Whoever comes back later is too late.
    pub expires_at: Timestamp,
    /// When its state came back.
    pub used_at: Option<Timestamp>,
}

/// The rows of authorizations.
pub trait AuthorizationRows: Rows {
    /// Adds one; false where its state is known.
    fn insert_authorization(&self, authorization: &Authorization) -> Result<bool, Self::Error>;

    /// How the authorization of this state stands.
    fn authorization_standing(
        &self,
        plugin: &str,
        state: &str,
    ) -> Result<Option<AuthorizationStanding>, Self::Error>;

    /// The authorization of this state, as long as what was entered is there.
    fn authorization(&self, plugin: &str, state: &str) -> Result<Option<Authorization>, Self::Error>;

    /// Writes that a state came back, and forgets what was entered.
    fn use_authorization(&self, state: &str, now: Timestamp) -> Result<(), Self::Error>;

    /// Removes the authorizations that ended before `time`.
    fn delete_authorizations_before(&self, time: Timestamp) -> Result<(), Self::Error>;

    /// Forgets what was entered for those that ended before `time`.
    fn clear_authorizations_before(&self, time: Timestamp) -> Result<(), Self::Error>;
}
