//! Authorizations: shop owners who were sent to a remote to authorize a plugin. Each comes back once, and in time.

use crate::limits;
use crate::platform::{Authorization, StateCheck};
use crate::rows::AuthorizationRows;
use crate::shop::Timestamp;
use crate::store::StoreError;

/// Stores an authorization that a shop owner has begun.
pub fn save<R: AuthorizationRows>(
    rows: &R,
    authorization: &Authorization,
    now: Timestamp,
) -> Result<(), R::Error> {
    forget_old(rows, now)?;
    if authorization.state.is_empty() {
        return Err(StoreError::Refused("an authorization needs a state".into()).into());
    }
    if !rows.insert_authorization(authorization)? {
        return Err(StoreError::Refused("an authorization was begun with this state before".into()).into());
    }
    Ok(())
}

/// Consumes the state that a browser brings back for a plugin: each is valid once.
pub fn consume<R: AuthorizationRows>(
    rows: &R,
    plugin: &str,
    state: &str,
    now: Timestamp,
) -> Result<StateCheck, R::Error> {
    forget_old(rows, now)?;
    let Some(begun) = rows.authorization_status(plugin, state)? else { return Ok(StateCheck::Unknown) };
    if begun.used_at.is_some() {
        return Ok(StateCheck::Used);
    }
    if now > begun.expires_at {
        return Ok(StateCheck::Expired);
    }
    let Some(authorization) = rows.authorization(plugin, state)? else { return Ok(StateCheck::Unknown) };
    rows.use_authorization(state, now)?;
    Ok(StateCheck::Valid(Box::new(authorization)))
}

/// Deletes the settings of expired authorizations, and later the authorizations themselves.
fn forget_old<R: AuthorizationRows>(rows: &R, now: Timestamp) -> Result<(), R::Error> {
    let known = Timestamp::try_from(limits::AUTHORIZATION_KNOWN.as_millis()).unwrap_or(Timestamp::MAX);
    rows.delete_authorizations_before(now.saturating_sub(known))?;
    rows.clear_authorizations_before(now)
}
