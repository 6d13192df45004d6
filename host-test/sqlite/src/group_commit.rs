//! Group commit: the work of several callers in one transaction, each in a savepoint of its own, so that one that fails
//! doesn't undo the others, and all made durable by one write to the disk.

use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};

use rusqlite::{Connection, Error, Transaction, TransactionBehavior, ffi};
use tokio::sync::oneshot;

use super::error::{DbError, DbResult};

/// The most that are committed together: the first of them waits for the last.
const TOGETHER: usize = 128;

/// Work that waits to be done and committed.
#[derive(Default)]
pub(super) struct Writes(Mutex<VecDeque<Write>>);

/// Does the work, or none where there is no transaction for it, and returns how to answer.
type Write = Box<dyn FnOnce(Result<&Transaction<'_>, Error>) -> Written + Send>;

/// Work that is done and waits for its transaction to end.
struct Written {
    /// Whether its changes are to be kept.
    keep: bool,
    /// Reports to the caller how the transaction ended.
    answer: Box<dyn FnOnce(Result<(), Error>) + Send>,
}

impl Writes {
    /// Adds work to what [`commit`](Self::commit) does next; its answer comes once it's durable.
    pub(super) fn add<T, F>(&self, work: F) -> oneshot::Receiver<DbResult<T>>
    where
        T: Send + 'static,
        F: FnOnce(&Transaction<'_>) -> DbResult<T> + Send + 'static,
    {
        let (sender, receiver) = oneshot::channel();
        let write: Write = Box::new(move |open| {
            let done = open.map_err(DbError::from).and_then(work);
            // A caller that is gone by then needs no answer.
            match done {
                Ok(value) => Written {
                    keep: true,
                    answer: Box::new(move |ended| {
                        drop(sender.send(ended.map(|()| value).map_err(DbError::from)))
                    }),
                },
                Err(error) => {
                    Written { keep: false, answer: Box::new(move |_| drop(sender.send(Err(error)))) }
                }
            }
        });
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push_back(write);
        receiver
    }

    /// Does the work that is waiting, and answers. Called at least as often as work was added.
    pub(super) fn commit(&self, connection: &mut Connection) {
        let mut waiting = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let count = waiting.len().min(TOGETHER);
        let writes: Vec<Write> = waiting.drain(..count).collect();
        drop(waiting);
        if writes.is_empty() {
            return;
        }
        let transaction = match connection.transaction_with_behavior(TransactionBehavior::Immediate) {
            Ok(transaction) => transaction,
            Err(error) => return give_up(writes.into_iter().map(undone(&error)), &error),
        };
        let mut written = Vec::new();
        let mut writes = writes.into_iter();
        for write in writes.by_ref() {
            match apart(&transaction, write, &mut written) {
                Ok(()) => {}
                Err(error) => return give_up(written.into_iter().chain(writes.map(undone(&error))), &error),
            }
        }
        match transaction.commit() {
            Ok(()) => written.into_iter().for_each(|done| (done.answer)(Ok(()))),
            Err(error) => give_up(written.into_iter(), &error),
        }
    }
}

/// Does one caller's work so that it can be undone alone. An error concerns the whole transaction.
fn apart(transaction: &Transaction<'_>, write: Write, written: &mut Vec<Written>) -> Result<(), Error> {
    transaction.prepare_cached("SAVEPOINT caller")?.execute([])?;
    let done = write(Ok(transaction));
    let keep = done.keep;
    written.push(done);
    // Some failures, such as a full disk, end the whole transaction: then no caller's work is kept.
    if transaction.is_autocommit() {
        return Err(Error::SqliteFailure(
            ffi::Error::new(ffi::SQLITE_ABORT_ROLLBACK),
            Some("the transaction was rolled back".into()),
        ));
    }
    if !keep {
        transaction.prepare_cached("ROLLBACK TO caller")?.execute([])?;
    }
    transaction.prepare_cached("RELEASE caller")?.execute([])?;
    Ok(())
}

/// The answers to work for which there is no transaction.
fn undone(error: &Error) -> impl Fn(Write) -> Written {
    let error = copy(error);
    move |write| write(Err(copy(&error)))
}

fn give_up(written: impl Iterator<Item = Written>, error: &Error) {
    written.for_each(|done| (done.answer)(Err(copy(error))));
}

/// A copy of the error for another caller.
fn copy(error: &Error) -> Error {
    match error {
        Error::SqliteFailure(code, text) => Error::SqliteFailure(*code, text.clone()),
        other => Error::SqliteFailure(ffi::Error::new(ffi::SQLITE_ERROR), Some(other.to_string())),
    }
}

#[cfg(test)]
mod tests {
    use rusqlite::ErrorCode;

    use super::*;

    fn connect(path: &std::path::Path) -> Connection {
        let connection = Connection::open(path).unwrap();
        connection.busy_timeout(std::time::Duration::ZERO).unwrap();
        connection.execute_batch("CREATE TABLE IF NOT EXISTS texts (text TEXT)").unwrap();
        connection
    }

    fn put(transaction: &Transaction<'_>, text: &str) -> DbResult<String> {
        transaction.execute("INSERT INTO texts VALUES (?1)", [text])?;
        Ok(text.to_owned())
    }

    fn stored(connection: &Connection) -> Vec<String> {
        let mut statement = connection.prepare("SELECT text FROM texts").unwrap();
        statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
    }

    /// What a caller was answered; none where it wasn't yet.
    fn answer<T>(receiver: &mut oneshot::Receiver<DbResult<T>>) -> Option<DbResult<T>> {
        receiver.try_recv().ok()
    }

    #[test]
    fn what_one_caller_fails_at_is_undone_and_the_others_work_is_kept() {
        let mut connection = connect(":memory:".as_ref());
        let writes = Writes::default();
        let mut first = writes.add(|transaction| put(transaction, "first"));
        let mut failing = writes.add(|transaction| {
            put(transaction, "half done")?;
            Err::<(), _>(DbError::Damaged("no".into()))
        });
        let mut last = writes.add(|transaction| put(transaction, "last"));
        assert!(answer(&mut first).is_none());
        writes.commit(&mut connection);
        assert_eq!(stored(&connection), ["first", "last"]);
        assert_eq!(answer(&mut first).unwrap().unwrap(), "first");
        assert!(matches!(answer(&mut failing), Some(Err(DbError::Damaged(why))) if why == "no"));
        assert_eq!(answer(&mut last).unwrap().unwrap(), "last");
        writes.commit(&mut connection);
        assert_eq!(stored(&connection).len(), 2, "each is done once");
    }

    #[test]
    fn while_another_process_writes_nothing_is_done_and_all_callers_get_the_error() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("store");
        let (mut connection, other) = (connect(&path), connect(&path));
        other.execute_batch("BEGIN IMMEDIATE").unwrap();
        let writes = Writes::default();
        let mut waiting = [writes.add(|it| put(it, "1")), writes.add(|it| put(it, "2"))];
        writes.commit(&mut connection);
        for receiver in &mut waiting {
            let Some(Err(DbError::Sqlite(error))) = answer(receiver) else {
                panic!("the caller gets the error")
            };
            assert_eq!(error.sqlite_error_code(), Some(ErrorCode::DatabaseBusy));
        }
        other.execute_batch("ROLLBACK").unwrap();
        let mut later = writes.add(|it| put(it, "3"));
        writes.commit(&mut connection);
        assert!(answer(&mut later).unwrap().is_ok());
        assert_eq!(stored(&connection), ["3"]);
    }

    #[test]
    fn where_the_whole_transaction_is_lost_no_caller_is_answered_that_its_work_was_kept() {
        let mut connection = connect(":memory:".as_ref());
        let writes = Writes::default();
        // As SQLite does where the disk is full.
        let lose = |transaction: &Transaction<'_>| Ok(transaction.execute_batch("ROLLBACK")?);
        let mut before = writes.add(|transaction| put(transaction, "before"));
        let mut losing = writes.add(lose);
        let mut after = writes.add(|transaction| put(transaction, "after"));
        writes.commit(&mut connection);
        assert!(matches!(answer(&mut before), Some(Err(DbError::Sqlite(_)))));
        assert!(matches!(answer(&mut losing), Some(Err(DbError::Sqlite(_)))));
        assert!(matches!(answer(&mut after), Some(Err(DbError::Sqlite(_)))));
        assert_eq!(stored(&connection), [""; 0]);
        let mut later = writes.add(|transaction| put(transaction, "later"));
        writes.commit(&mut connection);
        assert!(answer(&mut later).unwrap().is_ok());
    }

    #[test]
    fn more_than_are_committed_together_are_committed_by_those_who_come_after() {
        let mut connection = connect(":memory:".as_ref());
        let writes = Writes::default();
        let mut all: Vec<_> = (0..=TOGETHER).map(|_| writes.add(|it| put(it, "x"))).collect();
        writes.commit(&mut connection);
        let answered = all.iter_mut().filter_map(answer).count();
        assert_eq!((answered, stored(&connection).len()), (TOGETHER, TOGETHER));
        writes.commit(&mut connection);
        assert_eq!(stored(&connection).len(), TOGETHER + 1);
    }
}
