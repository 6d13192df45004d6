//! Shop owners who were sent to a remote to let a plugin in: each comes back once, and in time.

use rusqlite::{OptionalExtension as _, params};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::open_transaction::OpenTransaction;
use super::{DbError, DbResult};
use host_core::limits;
use host_core::model::Settings;
use host_core::platform::{Authorization, StateCheck};
use host_core::shop::Timestamp;
use host_core::store::StoreError;

/// What is sealed of an authorization.
#[derive(Serialize, Deserialize)]
struct Body {
    shop: String,
    settings: Settings,
    flows: Vec<(String, bool)>,
    forget: bool,
    #[serde(default)]
    account: String,
    locale: String,
}

pub(super) fn begin(
    transaction: &OpenTransaction<'_>,
    authorization: Authorization,
    now: Timestamp,
) -> DbResult<()> {
    forget(transaction, now)?;
    let Authorization { state, plugin, shop, settings, flows, forget, account, locale, expires_at } =
        authorization;
    if state.is_empty() {
        return Err(StoreError::Refused("an authorization needs a state".into()).into());
    }
    let state = hash(&state);
    let body = Body { shop, settings, flows, forget, account, locale };
    let sealed = transaction
        .context
        .seal
        .seal(&place(&plugin, &state), &serde_json::to_vec(&body)?)
        .map_err(DbError::Damaged)?;
    let new = transaction.execute(
        "INSERT INTO authorizations (state, plugin, body, expires_at) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (state) DO NOTHING",
        params![state, plugin, sealed, expires_at],
    )?;
    if new == 0 {
        return Err(StoreError::Refused("an authorization was begun with this state before".into()).into());
    }
    Ok(())
}

pub(super) fn take(
    transaction: &OpenTransaction<'_>,
    plugin: &str,
    state: String,
    now: Timestamp,
) -> DbResult<StateCheck> {
    forget(transaction, now)?;
    type Begun = (Vec<u8>, Timestamp, Option<Timestamp>);
    let hashed = hash(&state);
    let begun: Option<Begun> = transaction
        .prepare_cached(
            "SELECT body, expires_at, used_at FROM authorizations WHERE state = ?1 AND plugin = ?2",
        )?
        .query_row(params![hashed, plugin], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
        .optional()?;
    let Some((sealed, expires_at, used_at)) = begun else { return Ok(StateCheck::Unknown) };
    if used_at.is_some() {
        return Ok(StateCheck::Used);
    }
    if now > expires_at {
        return Ok(StateCheck::Expired);
    }
    let opened = transaction
        .context
        .seal
        .unseal(&place(plugin, &hashed), &sealed)
        .map_err(|problem| DbError::Damaged(format!("an authorization of {plugin}: {problem}")))?;
    let Body { shop, settings, flows, forget, account, locale } = serde_json::from_slice(&opened)?;
    transaction.execute(
        "UPDATE authorizations SET used_at = ?2, body = x'' WHERE state = ?1",
        params![hashed, now],
    )?;
    let plugin = plugin.to_owned();
    Ok(StateCheck::Valid(Box::new(Authorization {
        state,
        plugin,
        shop,
        settings,
        flows,
        forget,
        account,
        locale,
        expires_at,
    })))
}

/// What was entered for one that is too late is of no use any more; later on, nor is that it was.
fn forget(transaction: &OpenTransaction<'_>, now: Timestamp) -> DbResult<()> {
    let known = Timestamp::try_from(limits::AUTHORIZATION_KNOWN.as_millis()).unwrap_or(Timestamp::MAX);
    transaction
        .prepare_cached("DELETE FROM authorizations WHERE expires_at < ?1")?
        .execute([now.saturating_sub(known)])?;
    transaction
        .prepare_cached("UPDATE authorizations SET body = x'' WHERE expires_at < ?1 AND body <> x''")?
        .execute([now])?;
    Ok(())
}

fn hash(state: &str) -> Vec<u8> {
    Sha256::digest(state).to_vec()
}

/// Sealed for one state: a body moved to another row doesn't open.
fn place(plugin: &str, state: &[u8]) -> String {
    let state: String = state.iter().map(|byte| format!("{byte:02x}")).collect();
    format!("authorization/{plugin}/{state}")
}
