//! Rows of the platform's own address, and the settings of platform scope.

use rusqlite::{OptionalExtension as _, params};

use super::error::{DbError, DbResult};
use super::open_transaction::OpenTransaction;
use host_core::model::Settings;
use host_core::platform::Platform;
use host_core::rows::PlatformRows;

fn place(plugin: &str) -> String {
    format!("platform/settings/{plugin}")
}

impl PlatformRows for OpenTransaction<'_> {
    fn platform(&self) -> DbResult<Platform> {
        let public_url = self
            .prepare_cached("SELECT public_url FROM platform")?
            .query_row([], |row| row.get(0))
            .optional()?;
        Ok(Platform { public_url: public_url.unwrap_or_default() })
    }

    fn put_platform(&self, platform: &Platform) -> DbResult<bool> {
        let changed = self.execute(
            "INSERT INTO platform VALUES (1, ?1)
             ON CONFLICT (id) DO UPDATE SET public_url = excluded.public_url
             WHERE public_url <> excluded.public_url",
            [&platform.public_url],
        )?;
        Ok(changed > 0)
    }

    fn platform_settings(&self, plugin: &str) -> DbResult<Option<Settings>> {
        let sealed: Option<Vec<u8>> = self
            .prepare_cached("SELECT settings FROM platform_settings WHERE plugin = ?1")?
            .query_row([plugin], |row| row.get(0))
            .optional()?;
        let Some(sealed) = sealed else { return Ok(None) };
        let opened =
            self.context.seal.unseal(&place(plugin), &sealed).map_err(|problem| {
                DbError::Damaged(format!("the platform's settings of {plugin}: {problem}"))
            })?;
        Ok(Some(serde_json::from_slice(&opened)?))
    }

    fn put_platform_settings(&self, plugin: &str, settings: &Settings) -> DbResult<()> {
        let settings = serde_json::to_vec(settings)?;
        let sealed = self.context.seal.seal(&place(plugin), &settings).map_err(DbError::Damaged)?;
        self.execute("INSERT OR REPLACE INTO platform_settings VALUES (?1, ?2)", params![plugin, sealed])?;
        Ok(())
    }
}
