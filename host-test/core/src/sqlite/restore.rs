//! Notices that the store was restored from a back-up (or moved without what lay beside it): what
//! was sent since then is forgotten here, so from now on every job looks before it creates.

use std::fs;
use std::path::Path;

use rusqlite::{Connection, OptionalExtension as _, TransactionBehavior, params};

use super::seal::Seal;
use super::{Done, Trouble};
use crate::store::StoreError;

const SEALED: &[u8] = b"sealed";

/// Counts the opening in the store and beside it. Counts that differ tell of a restore; so does a
/// crash between the two, which costs some looking and nothing else.
pub(super) fn check(connection: &mut Connection, beside: &Path, seal: &Seal) -> Done<()> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let meta = |key: &str| -> rusqlite::Result<Option<Vec<u8>>> {
        transaction.query_row("SELECT value FROM meta WHERE key = ?1", [key], |row| row.get(0)).optional()
    };
    match meta("sealed")? {
        Some(sealed) => {
            seal.unseal("meta", &sealed).map_err(|problem| {
                Trouble::Told(StoreError::Sealed(format!("the store can't be opened: {problem}")))
            })?;
        }
        None => {
            let sealed = seal.seal("meta", SEALED).map_err(Trouble::Damaged)?;
            transaction.execute("INSERT INTO meta VALUES ('sealed', ?1)", [sealed])?;
        }
    }
    let number = |text: &str| text.trim().parse::<u64>().unwrap_or_default();
    let inside = meta("opened")?.map(|text| number(&String::from_utf8_lossy(&text)));
    let outside = fs::read_to_string(beside).ok().map(|text| number(&text));
    if inside.is_some() && inside != outside {
        tracing::warn!("the store was restored or moved: every job looks at the remote before it creates");
        transaction.execute("INSERT OR REPLACE INTO meta VALUES ('attempt-floor', x'31')", [])?;
        transaction.execute("UPDATE jobs SET attempts = max(attempts, 1)", [])?;
    }
    let next = inside.unwrap_or_default().max(outside.unwrap_or_default()) + 1;
    let draft = beside.with_extension(format!("opened.{}", std::process::id()));
    fs::write(&draft, next.to_string())
        .and_then(|()| fs::rename(&draft, beside))
        .map_err(|error| Trouble::Damaged(format!("{}: {error}", beside.display())))?;
    transaction.execute(
        "INSERT OR REPLACE INTO meta VALUES ('opened', ?1)",
        params![next.to_string().into_bytes()],
    )?;
    transaction.commit()?;
    Ok(())
}
