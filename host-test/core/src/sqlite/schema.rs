//! The tables, and how an older store becomes a newer one.

use rusqlite::{Connection, TransactionBehavior};

/// One step each; never edited once released, only added to.
const MIGRATIONS: &[&str] = &[
    include_str!("schema/1.sql"),
    include_str!("schema/2.sql"),
    include_str!("schema/3.sql"),
    include_str!("schema/4.sql"),
    include_str!("schema/5.sql"),
    include_str!("schema/6.sql"),
    include_str!("schema/7.sql"),
    include_str!("schema/8.sql"),
    include_str!("schema/9.sql"),
    include_str!("schema/11.sql"),
];

/// The version that this program writes.
pub(super) const VERSION: i64 = 10;

/// Marks the file as a store of ours: "F360".
const APPLICATION: i32 = 0x4633_3630;

/// Why a file isn't opened as a store; it is left as it is.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Unfit {
    /// Of this version, newer than this program.
    Newer(i64),
    /// A database of another program.
    Foreign,
}

/// Brings the store up to date.
pub(super) fn migrate(connection: &mut Connection) -> rusqlite::Result<Result<(), Unfit>> {
    // Taking the write lock first: of two programs that start together, one waits and finds it done.
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let found: i64 = transaction.pragma_query_value(None, "user_version", |row| row.get(0))?;
    let application: i32 = transaction.pragma_query_value(None, "application_id", |row| row.get(0))?;
    let tables: i64 = transaction.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    if tables > 0 && application != APPLICATION {
        return Ok(Err(Unfit::Foreign));
    }
    if found > VERSION {
        return Ok(Err(Unfit::Newer(found)));
    }
    let done = usize::try_from(found).unwrap_or_default();
    for step in MIGRATIONS.iter().skip(done) {
        transaction.execute_batch(step)?;
    }
    transaction.pragma_update(None, "user_version", VERSION)?;
    transaction.pragma_update(None, "application_id", APPLICATION)?;
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
        assert_eq!(migrate(&mut connection).unwrap(), Err(Unfit::Newer(VERSION + 1)));
    }

    #[test]
    fn a_database_of_another_program_is_left_alone() {
        let mut connection = Connection::open_in_memory().unwrap();
        connection.execute_batch("CREATE TABLE theirs (id INTEGER)").unwrap();
        assert_eq!(migrate(&mut connection).unwrap(), Err(Unfit::Foreign));
    }
}
