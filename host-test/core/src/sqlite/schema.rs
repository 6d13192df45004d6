//! The tables, and how an older store becomes a newer one.

use rusqlite::{Connection, TransactionBehavior};

/// One step each; never edited once released, only added to.
const MIGRATIONS: &[&str] = &[include_str!("schema/1.sql")];

/// The version that this program writes.
pub(super) const VERSION: i64 = 1;

/// Brings the store up to date. Answers with the version found if it is newer than this program.
pub(super) fn migrate(connection: &mut Connection) -> rusqlite::Result<Result<(), i64>> {
    // Taking the write lock first: of two programs that start together, one waits and finds it done.
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let found: i64 = transaction.pragma_query_value(None, "user_version", |row| row.get(0))?;
    if found > VERSION {
        return Ok(Err(found));
    }
    let done = usize::try_from(found).unwrap_or_default();
    for step in MIGRATIONS.iter().skip(done) {
        transaction.execute_batch(step)?;
    }
    transaction.pragma_update(None, "user_version", VERSION)?;
    transaction.commit()?;
    Ok(Ok(()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_version_has_a_migration() {
        assert_eq!(i64::try_from(MIGRATIONS.len()).unwrap(), VERSION);
    }

    #[test]
    fn migrating_twice_changes_nothing() {
        let mut connection = Connection::open_in_memory().unwrap();
        migrate(&mut connection).unwrap().unwrap();
        migrate(&mut connection).unwrap().unwrap();
    }

    #[test]
    fn a_newer_store_is_told_and_left_alone() {
        let mut connection = Connection::open_in_memory().unwrap();
        connection.pragma_update(None, "user_version", VERSION + 1).unwrap();
        assert_eq!(migrate(&mut connection).unwrap(), Err(VERSION + 1));
    }
}
