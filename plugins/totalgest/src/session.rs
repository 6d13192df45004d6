//! The session: a token that TotalGest gives for the user name and the password.

use framework360_sdk::shop::Timestamp;
use framework360_sdk::{Error, installation, session};

use crate::api::TotalGest;
use crate::{error_policy, say};

/// The credentials that the shop's owner entered.
pub(crate) struct Credentials {
    pub(crate) username: String,
    /// Exactly as entered: blanks at its ends may belong to it.
    pub(crate) password: String,
}

impl Credentials {
    /// The credentials of this installation; none where one of the two is missing.
    pub(crate) fn of_installation() -> Option<Self> {
        let username = installation::setting("username")?;
        let password = installation::raw_setting("password").filter(|password| !password.is_empty())?;
        Some(Self { username, password })
    }
}

/// Begins a session and stores it.
pub(crate) fn renew() -> Result<Option<Timestamp>, Error> {
    let totalgest = TotalGest::of_installation()?;
    let credentials =
        Credentials::of_installation().ok_or_else(|| Error::NotConfigured(say::setting_missing()))?;
    let new_session =
        totalgest.login(&credentials.username, &credentials.password).map_err(error_policy::for_login)?;
    session::store(&new_session.token, new_session.expires_in)
}
