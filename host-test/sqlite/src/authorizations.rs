//! Rows of authorizations: their states as hashes, the entered settings sealed.

use rusqlite::{OptionalExtension as _, params};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::error::{DbError, DbResult};
use super::open_transaction::OpenTransaction;
use host_core::model::Settings;
use host_core::platform::Authorization;
use host_core::rows::{AuthorizationRows, AuthorizationStatus};
use host_core::shop::Timestamp;

/// The sealed part of an authorization.
#[derive(Serialize, Deserialize)]
struct Body {
    shop: String,
    settings: Settings,
    flows: Vec<(String, bool)>,
    forget: bool,
    #[serde(default)]
    account: String,
    locale: String,
    #[serde(default)]
    actor: Option<String>,
}

fn hash(state: &str) -> Vec<u8> {
    Sha256::digest(state).to_vec()
}

/// The place that a body is sealed for: moved to another row, it doesn't open.
fn place(plugin: &str, state: &[u8]) -> String {
    let state: String = state.iter().map(|byte| format!("{byte:02x}")).collect();
    format!("authorization/{plugin}/{state}")
}

impl AuthorizationRows for OpenTransaction<'_> {
    fn insert_authorization(&self, authorization: &Authorization) -> DbResult<bool> {
        let Authorization {
            state,
            plugin,
            shop,
            settings,
            flows,
            forget,
            account,
            locale,
            actor,
            expires_at,
        } = authorization.clone();
        let state = hash(&state);
        let body = serde_json::to_vec(&Body { shop, settings, flows, forget, account, locale, actor })?;
        let sealed = self.context.seal.seal(&place(&plugin, &state), &body).map_err(DbError::Damaged)?;
        let new = self.execute(
            "INSERT INTO authorizations (state, plugin, body, expires_at) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (state) DO NOTHING",
            params![state, plugin, sealed, expires_at],
        )?;
        Ok(new > 0)
    }

    fn authorization_status(&self, plugin: &str, state: &str) -> DbResult<Option<AuthorizationStatus>> {
        let mut statement = self.prepare_cached(
            "SELECT expires_at, used_at FROM authorizations WHERE state = ?1 AND plugin = ?2",
        )?;
        let standing = statement.query_row(params![hash(state), plugin], |row| {
            Ok(AuthorizationStatus { expires_at: row.get(0)?, used_at: row.get(1)? })
        });
        Ok(standing.optional()?)
    }

    fn authorization(&self, plugin: &str, state: &str) -> DbResult<Option<Authorization>> {
        let hashed = hash(state);
        let begun: Option<(Vec<u8>, Timestamp)> = self
            .prepare_cached("SELECT body, expires_at FROM authorizations WHERE state = ?1 AND plugin = ?2")?
            .query_row(params![hashed, plugin], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        let Some((sealed, expires_at)) = begun else { return Ok(None) };
        let opened = self
            .context
            .seal
            .unseal(&place(plugin, &hashed), &sealed)
            .map_err(|problem| DbError::Damaged(format!("an authorization of {plugin}: {problem}")))?;
        let Body { shop, settings, flows, forget, account, locale, actor } = serde_json::from_slice(&opened)?;
        let (state, plugin) = (state.to_owned(), plugin.to_owned());
        Ok(Some(Authorization {
            state,
            plugin,
            shop,
            settings,
            flows,
            forget,
            account,
            locale,
            actor,
            expires_at,
        }))
    }

    fn use_authorization(&self, state: &str, now: Timestamp) -> DbResult<()> {
        self.execute(
            "UPDATE authorizations SET used_at = ?2, body = x'' WHERE state = ?1",
            params![hash(state), now],
        )?;
        Ok(())
    }

    fn delete_authorizations_before(&self, time: Timestamp) -> DbResult<()> {
        self.prepare_cached("DELETE FROM authorizations WHERE expires_at < ?1")?.execute([time])?;
        Ok(())
    }

    fn clear_authorizations_before(&self, time: Timestamp) -> DbResult<()> {
        self.prepare_cached("UPDATE authorizations SET body = x'' WHERE expires_at < ?1 AND body <> x''")?
            .execute([time])?;
        Ok(())
    }
}
