//! Rows of installations, with sealed settings.

use rusqlite::{OptionalExtension as _, Row, params, params_from_iter};

use super::columns::state;
use super::context::Context;
use super::error::{DbError, DbResult};
use super::open_transaction::OpenTransaction;
use host_core::model::{Account, Installation, InstallationId, InstallationState, Message};
use host_core::rows::{AccountHolder, InstallationRows, InstallationShop};
use host_core::shop::Timestamp;

fn place(id: InstallationId) -> String {
    format!("{id}/settings")
}

fn installation(row: &Row<'_>, context: &Context) -> DbResult<Installation> {
    let id: InstallationId = row.get("id")?;
    let sealed: Vec<u8> = row.get("settings")?;
    let settings = context
        .seal
        .unseal(&place(id), &sealed)
        .map_err(|problem| DbError::Damaged(format!("the settings of installation {id}: {problem}")))?;
    Ok(Installation {
        id,
        shop: row.get("shop")?,
        plugin: row.get("plugin")?,
        account: serde_json::from_str(&row.get::<_, String>("account")?)?,
        state: state(row)?,
        slow_until: row.get("slow_until")?,
        revision: row.get("revision")?,
        flows: serde_json::from_str(&row.get::<_, String>("flows")?)?,
        settings: serde_json::from_slice(&settings)?,
    })
}

/// The columns `state` and `reason` of a state.
fn state_columns(state: &InstallationState) -> DbResult<(&'static str, Option<String>)> {
    Ok(match state {
        InstallationState::Active => ("active", None),
        InstallationState::Paused(reason) => ("paused", Some(serde_json::to_string(reason)?)),
        InstallationState::Disabled => ("disabled", None),
    })
}

impl InstallationRows for OpenTransaction<'_> {
    fn installation_by_id(&self, id: InstallationId) -> DbResult<Option<Installation>> {
        let mut statement = self.prepare_cached("SELECT * FROM installations WHERE id = ?1")?;
        let mut rows = statement.query([id])?;
        rows.next()?.map(|row| installation(row, self.context)).transpose()
    }

    fn installations(&self, shop: Option<&str>) -> DbResult<Vec<Installation>> {
        let of_shop = if shop.is_some() { "WHERE shop = ?1" } else { "" };
        let mut statement =
            self.prepare_cached(&format!("SELECT * FROM installations {of_shop} ORDER BY id"))?;
        let mut rows = statement.query(params_from_iter(shop))?;
        let mut installations = Vec::new();
        while let Some(row) = rows.next()? {
            installations.push(installation(row, self.context)?);
        }
        Ok(installations)
    }

    fn installation_id(&self, shop: &str, plugin: &str) -> DbResult<Option<InstallationId>> {
        let mut statement =
            self.prepare_cached("SELECT id FROM installations WHERE shop = ?1 AND plugin = ?2")?;
        Ok(statement.query_row([shop, plugin], |row| row.get(0)).optional()?)
    }

    fn shop_of(&self, id: InstallationId) -> DbResult<Option<InstallationShop>> {
        let mut statement = self.prepare_cached(
            "SELECT s.id, i.plugin, s.currency FROM installations i JOIN shops s ON s.id = i.shop
             WHERE i.id = ?1",
        )?;
        let shop = statement.query_row([id], |row| {
            Ok(InstallationShop { shop: row.get(0)?, plugin: row.get(1)?, currency: row.get(2)? })
        });
        Ok(shop.optional()?)
    }

    fn account_holders(&self, plugin: &str, account: &str) -> DbResult<Vec<AccountHolder>> {
        let mut statement = self.prepare_cached(
            "SELECT id, shop, state, reason FROM installations
             WHERE plugin = ?1 AND json_extract(account, '$.id') = ?2 ORDER BY id",
        )?;
        let mut rows = statement.query([plugin, account])?;
        let mut holders = Vec::new();
        while let Some(row) = rows.next()? {
            holders.push(AccountHolder { installation: row.get(0)?, shop: row.get(1)?, state: state(row)? });
        }
        Ok(holders)
    }

    fn revision(&self, id: InstallationId) -> DbResult<Option<u64>> {
        let mut statement = self.prepare_cached("SELECT revision FROM installations WHERE id = ?1")?;
        Ok(statement.query_row([id], |row| row.get(0)).optional()?)
    }

    fn insert_installation(&self, shop: &str, plugin: &str) -> DbResult<InstallationId> {
        self.execute(
            "INSERT INTO installations (shop, plugin, account, state, flows, settings)
             VALUES (?1, ?2, ?3, 'disabled', '{}', x'')",
            params![shop, plugin, serde_json::to_string(&Account::default())?],
        )?;
        Ok(self.last_insert_rowid())
    }

    fn update_installation(&self, installation: &Installation) -> DbResult<()> {
        let (state, reason) = state_columns(&installation.state)?;
        let settings = serde_json::to_vec(&installation.settings)?;
        let settings =
            self.context.seal.seal(&place(installation.id), &settings).map_err(DbError::Damaged)?;
        self.execute(
            "UPDATE installations SET account = ?2, state = ?3, reason = ?4, slow_until = ?5, revision = ?6,
                flows = ?7, settings = ?8 WHERE id = ?1",
            params![
                installation.id,
                serde_json::to_string(&installation.account)?,
                state,
                reason,
                installation.slow_until,
                installation.revision,
                serde_json::to_string(&installation.flows)?,
                settings
            ],
        )?;
        Ok(())
    }

    fn set_state(&self, id: InstallationId, state: &InstallationState) -> DbResult<()> {
        let (state, reason) = state_columns(state)?;
        self.execute(
            "UPDATE installations SET state = ?2, reason = ?3, revision = revision + 1 WHERE id = ?1",
            params![id, state, reason],
        )?;
        Ok(())
    }

    fn pause_active(&self, id: InstallationId, reason: &Message) -> DbResult<bool> {
        let paused = self.execute(
            "UPDATE installations SET state = 'paused', reason = ?2 WHERE id = ?1 AND state = 'active'",
            params![id, serde_json::to_string(reason)?],
        )?;
        Ok(paused > 0)
    }

    fn clear_account(&self, id: InstallationId) -> DbResult<()> {
        self.execute(
            "UPDATE installations SET account = ?2, revision = revision + 1 WHERE id = ?1",
            params![id, serde_json::to_string(&Account::default())?],
        )?;
        Ok(())
    }

    fn slow_down(&self, id: InstallationId, until: Timestamp) -> DbResult<()> {
        self.execute(
            "UPDATE installations SET slow_until = max(slow_until, ?2) WHERE id = ?1",
            params![id, until],
        )?;
        Ok(())
    }

    fn limit_pauses(&self, until: Timestamp) -> DbResult<usize> {
        Ok(self.execute("UPDATE installations SET slow_until = ?1 WHERE slow_until > ?1", [until])?)
    }

    fn outdate_shop(&self, shop: &str) -> DbResult<Vec<InstallationId>> {
        let mut statement =
            self.prepare("UPDATE installations SET revision = revision + 1 WHERE shop = ?1 RETURNING id")?;
        let ids = statement.query_map([shop], |row| row.get(0))?;
        Ok(ids.collect::<rusqlite::Result<_>>()?)
    }

    fn outdate_plugin(&self, plugin: Option<&str>) -> DbResult<Vec<InstallationId>> {
        let mut statement = self.prepare(
            "UPDATE installations SET revision = revision + 1 WHERE ?1 IS NULL OR plugin = ?1 RETURNING id",
        )?;
        let ids = statement.query_map([plugin], |row| row.get(0))?;
        Ok(ids.collect::<rusqlite::Result<_>>()?)
    }
}
