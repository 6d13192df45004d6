//! Shop owners who were sent to a remote to let a plugin in: each comes back once, and in time.

use crate::limits;
use crate::platform::{Authorization, StateCheck};
use crate::rows::AuthorizationRows;
use crate::shop::Timestamp;
use crate::store::StoreError;

/// Keeps that a shop owner was sent.
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

/// A browser comes back with this state for a plugin: each serves once.
pub fn consume<R: AuthorizationRows>(
    rows: &R,
    plugin: &str,
    state: &str,
    now: Timestamp,
) -> Result<StateCheck, R::Error> {
    forget_old(rows, now)?;
    let Some(begun) = rows.authorization_standing(plugin, state)? else { return Ok(StateCheck::Unknown) };
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

/// What was entered for one that is too late is of no use any more; later on, nor is that it was.
fn forget_old<R: AuthorizationRows>(rows: &R, now: Timestamp) -> Result<(), R::Error> {
    let known = Timestamp::try_from(limits::AUTHORIZATION_KNOWN.as_millis()).unwrap_or(Timestamp::MAX);
    rows.delete_authorizations_before(now.saturating_sub(known))?;
    rows.clear_authorizations_before(now)
}
