//! Work of several callers in one transaction: each in a savepoint of its own, so that one that fails
//! takes nothing else with it, and all made durable by one write to the disk.

use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};

use rusqlite::{Connection, Error, Transaction, TransactionBehavior, ffi};
use tokio::sync::oneshot;

use super::{Done, Trouble};

/// As many as are committed together: the first of them waits for the last.
const TOGETHER: usize = 128;

/// Work that waits to be done and committed.
#[derive(Default)]
pub(super) struct Writes(Mutex<VecDeque<Write>>);

/// Does the work, or none where there is no transaction for it, and says how to answer.
type Write = Box<dyn FnOnce(Result<&Transaction<'_>, Error>) -> Written + Send>;

/// Work that was done and waits for its transaction to end.
struct Written {
    /// What it did is to be kept.
    keep: bool,
    /// Tells whoever waits for it how the transaction ended.
    answer: Box<dyn FnOnce(Result<(), Error>) + Send>,
}

impl Writes {
    /// Adds work to what [`commit`](Self::commit) does next; its answer comes once it's durable.
    pub(super) fn add<T, F>(&self, work: F) -> oneshot::Receiver<Done<T>>
    where
        T: Send + 'static,
        F: FnOnce(&Transaction<'_>) -> Done<T> + Send + 'static,
    {
        let (sender, receiver) = oneshot::channel();
        let write: Write = Box::new(move |open| {
            let done = open.map_err(Trouble::from).and_then(work);
            // A caller that is gone by then needs no answer.
            match done {
                Ok(value) => Written {
                    keep: true,
                    answer: Box::new(move |ended| drop(sender.send(ended.map(|()| value).map_err(Trouble::from)))),
                },
                Err(trouble) => {
                    Written { keep: false, answer: Box::new(move |_| drop(sender.send(Err(trouble)))) }
                }
            }
        });
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push_back(write);
        receiver
    }

    /// Does the work that waits by now, and answers. Called at least as often as work was added.
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

/// Does one caller's work so that it can be undone alone. An error is the whole transaction's.
fn apart(transaction: &Transaction<'_>, write: Write, written: &mut Vec<Written>) -> Result<(), Error> {
    transaction.prepare_cached("SAVEPOINT caller")?.execute([])?;
    let done = write(Ok(transaction));
    let keep = done.keep;
    written.push(done);
    // Some failures, such as a full disk, end the whole transaction: then nobody's work is kept.
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

/// Work for which there is no transaction.
fn undone(error: &Error) -> impl Fn(Write) -> Written {
    let error = copy(error);
    move |write| write(Err(copy(&error)))
}

fn give_up(written: impl Iterator<Item = Written>, error: &Error) {
    written.for_each(|done| (done.answer)(Err(copy(error))));
}

/// The same error for another caller.
fn copy(error: &Error) -> Error {
    match error {
        Error::SqliteFailure(code, text) => Error::SqliteFailure(*code, text.clone()),
        other => Error::SqliteFailure(
            ffi::Error::new(ffi::SQLITE_ERROR),
            Some(other.to_string()),
        ),
    }
}
