//! The schema, and the migration of older stores.

use host_core::rules::records::name_key_of;
use host_core::shop::Entity;
use rusqlite::{Connection, Transaction, TransactionBehavior};

/// The migrations, one step each; never edited once released, only added to.
const MIGRATIONS: &[&str] = &[
    include_str!("schema/migrations/01.sql"),
    include_str!("schema/migrations/02.sql"),
    include_str!("schema/migrations/03.sql"),
    include_str!("schema/migrations/04.sql"),
    include_str!("schema/migrations/05.sql"),
    include_str!("schema/migrations/06.sql"),
    include_str!("schema/migrations/07.sql"),
    include_str!("schema/migrations/08.sql"),
    include_str!("schema/migrations/09.sql"),
    include_str!("schema/migrations/10.sql"),
    include_str!("schema/migrations/11.sql"),
    include_str!("schema/migrations/12.sql"),
    include_str!("schema/migrations/13.sql"),
    include_str!("schema/migrations/14.sql"),
    include_str!("schema/migrations/15.sql"),
    include_str!("schema/migrations/16.sql"),
    include_str!("schema/migrations/17.sql"),
    include_str!("schema/migrations/18.sql"),
    include_str!("schema/migrations/19.sql"),
];

/// The schema after all steps: a new store takes one step, not sixteen.
const CURRENT: &str = include_str!("schema/current.sql");

/// The version that this program writes.
pub(super) const VERSION: i64 = 19;

/// Marks the file as a store of ours: "F360".
const APPLICATION: i32 = 0x4633_3630;

/// Why a file isn't opened as a store; it is left as it is.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Unfit {
    /// Its version is newer than this program.
    Newer(i64),
    /// It's another program's database.
    Foreign,
}

/// Brings the store's schema up to date. A current one takes no lock: a program that only reads waits for no writer.
pub(super) fn migrate(connection: &mut Connection) -> rusqlite::Result<Result<(), Unfit>> {
    match version(&connection.transaction()?)? {
        Ok(VERSION) => return Ok(Ok(())),
        Ok(_) => {}
        Err(unfit) => return Ok(Err(unfit)),
    }
    // Taking the write lock first: of two programs that start together, one waits and finds it done.
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let found = match version(&transaction)? {
        Ok(found) => found,
        Err(unfit) => return Ok(Err(unfit)),
    };
    let done = usize::try_from(found).unwrap_or_default();
    if done == 0 {
        transaction.execute_batch(CURRENT)?;
    } else {
        for step in MIGRATIONS.iter().skip(done) {
            transaction.execute_batch(step)?;
        }
    }
    if (1..11).contains(&found) {
        rekey_addresses(&transaction)?;
    }
    if (1..19).contains(&found) {
        add_names(&transaction)?;
    }
    transaction.pragma_update(None, "user_version", VERSION)?;
    transaction.pragma_update(None, "application_id", APPLICATION)?;
    transaction.commit()?;
    Ok(Ok(()))
}

/// The store's version, 0 for a new one.
fn version(transaction: &Transaction<'_>) -> rusqlite::Result<Result<i64, Unfit>> {
    let found: i64 = transaction.pragma_query_value(None, "user_version", |row| row.get(0))?;
    let application: i32 = transaction.pragma_query_value(None, "application_id", |row| row.get(0))?;
    let tables: i64 = transaction.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    if tables > 0 && application != APPLICATION {
        return Ok(Err(Unfit::Foreign));
    }
    Ok(if found > VERSION { Err(Unfit::Newer(found)) } else { Ok(found) })
}

/// Migrates to version 11: gives e-mail addresses the form in which they are found since then; plain ones have it.
fn rekey_addresses(transaction: &Transaction<'_>) -> rusqlite::Result<()> {
    let mut statement = transaction.prepare(
        "SELECT shop, entity, value, id FROM record_keys
         WHERE kind = 'email' AND (value GLOB '*[^ -~]*' OR instr(value, 'xn--') > 0)",
    )?;
    let rows = statement.query_map([], |row| Ok([row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?]))?;
    for row in rows.collect::<rusqlite::Result<Vec<[String; 4]>>>()? {
        let [shop, entity, value, id] = row;
        transaction.execute(
            "UPDATE OR REPLACE record_keys SET value = ?1
             WHERE shop = ?2 AND entity = ?3 AND kind = 'email' AND value = ?4 AND id = ?5",
            [&host_core::match_keys::normal("email", &value), &shop, &entity, &value, &id],
        )?;
    }
    Ok(())
}

/// Migrates to version 17, and to 19, where their form is another one: gives records the keys by which a person finds
/// their names.
fn add_names(transaction: &Transaction<'_>) -> rusqlite::Result<()> {
    transaction.execute("DELETE FROM record_keys WHERE kind = 'name'", [])?;
    let mut statement = transaction.prepare("SELECT shop, entity, id, body FROM records")?;
    let mut rows = statement.query([])?;
    let mut put = transaction.prepare("INSERT OR IGNORE INTO record_keys VALUES (?1, ?2, ?3, ?4, ?5)")?;
    while let Some(row) = rows.next()? {
        let (shop, word, id, body): (String, String, String, String) =
            (row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?);
        let key = Entity::parse(&word).and_then(|entity| name_key_of(entity, &body));
        if let Some((kind, value)) = key {
            put.execute([&shop, &word, kind, &value, &id])?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_version_has_a_migration() {
        assert_eq!(i64::try_from(MIGRATIONS.len()).unwrap(), VERSION);
    }

    /// Tables and indexes by name, without comments and blanks, and the rows that are there from the beginning.
    fn shape(connection: &Connection) -> Vec<(String, String)> {
        let mut statement = connection
            .prepare("SELECT name, sql FROM sqlite_schema WHERE sql NOT NULL ORDER BY name")
            .unwrap();
        let shapes = statement.query_map([], |row| Ok((row.get(0)?, row.get::<_, String>(1)?))).unwrap();
        let plain = |sql: String| {
            let lines = sql.lines().map(|line| line.split("--").next().unwrap_or_default());
            lines.collect::<String>().replace([' ', '"'], "")
        };
        let mut shapes: Vec<_> =
            shapes.map(|shape| shape.map(|(name, sql)| (name, plain(sql))).unwrap()).collect();
        let tables = connection.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name");
        let mut tables = tables.unwrap();
        let names = tables.query_map([], |row| row.get::<_, String>(0)).unwrap();
        for name in names {
            let name = name.unwrap();
            let count = format!("SELECT count(*) FROM {name}");
            let rows: i64 = connection.query_row(&count, [], |row| row.get(0)).unwrap();
            shapes.push((name, rows.to_string()));
        }
        shapes
    }

    #[test]
    fn a_new_store_is_what_all_steps_come_to() {
        let mut new = Connection::open_in_memory().unwrap();
        migrate(&mut new).unwrap().unwrap();
        let mut old = Connection::open_in_memory().unwrap();
        old.execute_batch(MIGRATIONS[0]).unwrap();
        old.pragma_update(None, "user_version", 1).unwrap();
        old.pragma_update(None, "application_id", APPLICATION).unwrap();
        migrate(&mut old).unwrap().unwrap();
        assert_eq!(shape(&new), shape(&old));
        let url = |store: &Connection| {
            store.query_row("SELECT public_url FROM platform", [], |row| row.get::<_, String>(0)).unwrap()
        };
        assert_eq!(url(&new), url(&old));
    }

    #[test]
    fn migrating_twice_changes_nothing() {
        let mut connection = Connection::open_in_memory().unwrap();
        migrate(&mut connection).unwrap().unwrap();
        migrate(&mut connection).unwrap().unwrap();
    }

    #[test]
    fn customers_of_an_older_store_are_found_by_other_forms_too() {
        let mut connection = Connection::open_in_memory().unwrap();
        for step in &MIGRATIONS[..10] {
            connection.execute_batch(step).unwrap();
        }
        connection.pragma_update(None, "user_version", 10).unwrap();
        connection.pragma_update(None, "application_id", APPLICATION).unwrap();
        connection
            .execute_batch(
                "INSERT INTO record_keys VALUES ('s', 'customer', 'email', 'zoë@bücher.example', '1'),
                 ('s', 'customer', 'phone', '0795550102', '1'), ('s', 'customer', 'phone', '+', '2'),
                 ('s', 'customer', 'email', 'plain@example.ch', '2');",
            )
            .unwrap();
        migrate(&mut connection).unwrap().unwrap();
        let mut statement = connection.prepare("SELECT value FROM record_keys ORDER BY value").unwrap();
        let found = statement.query_map([], |row| row.get(0)).unwrap();
        let found = found.collect::<rusqlite::Result<Vec<String>>>().unwrap();
        assert_eq!(found, ["550102", "plain@example.ch", "zoë@xn--bcher-kva.example"]);
    }

    #[test]
    fn a_newer_store_is_reported_and_left_alone() {
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
