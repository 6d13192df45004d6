//! Notices that the store was restored from a back-up (or moved without the files next to it): it has lost what
//! was sent since then, so from now on every job looks before it creates.
//!
//! The store counts its openings and its claims. The number is also noted next to it,
//! after each transaction and before the claimed job runs. A number next to the store that is ahead
//! of the store's own shows that work is missing from the store; a crash in between leaves it
//! behind, which means nothing.
//!
//! A back-up of the whole folder brings the number next to the store back, too. So it is also in a third
//! place, the state folder of the machine's user; where that is missing, it's done without. And the store knows which
//! file it is, so that a copy is noticed whatever came with it.

use rusqlite::{Connection, OptionalExtension as _, Transaction, TransactionBehavior, params};

use super::context::Context;
use super::error::{DbError, DbResult};
use super::open_transaction::OpenTransaction;
use super::restore_notes::number;
use host_core::rows::{ClaimCount, NoticedRestore, RestoreRows};
use host_core::rules::restores;
use host_core::store::StoreError;

const SEALED: &[u8] = b"sealed";

/// Whether an opening needn't write anything: the store is sealed with this key, is this very file, and isn't
/// older than what is noted outside. A program that only reads needn't count its opening: claims are counted too.
pub(super) fn is_in_order(connection: &mut Connection, context: &Context) -> DbResult<bool> {
    // Read before the store: another process that works meanwhile writes its notes after its commits.
    let Some(outside) = context.notes.read() else { return Ok(false) };
    let transaction = connection.transaction()?;
    let is_sealed =
        meta(&transaction, "sealed")?.is_some_and(|sealed| context.seal.unseal("meta", &sealed).is_ok());
    let is_current = meta(&transaction, "opened")?.is_some_and(|inside| number(&inside) >= outside);
    let is_this_file = meta(&transaction, "identity")?.is_some_and(|known| known == context.notes.identity);
    Ok(is_sealed && is_current && is_this_file)
}

/// Checks whether the store was restored, and counts the opening.
pub(super) fn check(connection: &mut Connection, context: &Context) -> DbResult<()> {
    let Context { seal, notes, .. } = context;
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    match meta(&transaction, "sealed")? {
        Some(sealed) => {
            seal.unseal("meta", &sealed).map_err(|problem| {
                DbError::Store(StoreError::Sealed(format!("the store can't be opened: {problem}")))
            })?;
        }
        None => {
            let sealed = seal.seal("meta", SEALED).map_err(DbError::Damaged)?;
            put_meta(&transaction, "sealed", &sealed)?;
        }
    }
    let inside = meta(&transaction, "opened")?.map(|text| number(&text));
    let outside = notes.read();
    let is_older = inside.is_some_and(|inside| outside.is_none_or(|outside| outside > inside));
    // An older release stored no identity, so there is nothing to compare.
    let is_copy = meta(&transaction, "identity")?.is_some_and(|known| known != notes.identity);
    let rows = OpenTransaction::new(&transaction, context);
    if is_older || is_copy {
        restores::notice(&rows)?;
    }
    put_meta(&transaction, "identity", &notes.identity)?;
    let mut next = inside.unwrap_or_default().max(outside.unwrap_or_default()) + 1;
    if inside.is_none() {
        // A new store continues the number that an earlier one at this path noted elsewhere: that one was thrown away.
        next = next.max(notes.read_elsewhere() + 1);
    }
    rows.put_claim_count(next)?;
    if inside.is_none() {
        // A new store that crashes before the note must not look like one that was moved.
        notes.write(next)?;
    }
    transaction.commit()?;
    notes.write(next)
}

impl RestoreRows for OpenTransaction<'_> {
    fn noticed_restore(&self) -> DbResult<Option<NoticedRestore>> {
        let text = meta(self, "restored")?;
        Ok(text.map(|text| serde_json::from_slice(&text)).transpose()?)
    }

    fn put_noticed_restore(&self, restore: &NoticedRestore) -> DbResult<()> {
        put_meta(self, "restored", &serde_json::to_vec(restore)?)
    }

    fn count_first_attempts(&self) -> DbResult<()> {
        self.execute("UPDATE jobs SET attempts = max(attempts, 1)", [])?;
        Ok(())
    }

    fn claim_count(&self) -> DbResult<ClaimCount> {
        let kept = number(&meta(self, "opened")?.unwrap_or_default());
        Ok(ClaimCount { kept, noted: self.context.notes.read().unwrap_or_default() })
    }

    fn put_claim_count(&self, count: u64) -> DbResult<()> {
        put_meta(self, "opened", count.to_string().as_bytes())
    }
}

fn meta(transaction: &Transaction<'_>, key: &str) -> DbResult<Option<Vec<u8>>> {
    let mut statement = transaction.prepare_cached("SELECT value FROM meta WHERE key = ?1")?;
    Ok(statement.query_row([key], |row| row.get(0)).optional()?)
}

fn put_meta(transaction: &Transaction<'_>, key: &str, value: &[u8]) -> DbResult<()> {
    transaction
        .prepare_cached("INSERT OR REPLACE INTO meta VALUES (?1, ?2)")?
        .execute(params![key, value])?;
    Ok(())
}

/// Whether nothing was ever sealed in this store.
pub(super) fn is_new(connection: &Connection) -> DbResult<bool> {
    Ok(!connection.prepare("SELECT 1 FROM meta WHERE key = 'sealed'")?.exists([])?)
}
