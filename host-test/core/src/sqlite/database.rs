//! The file and its two connections: how it is opened, and how work on it is done and told.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use rusqlite::{Connection as Sqlite, ErrorCode, Transaction, TransactionBehavior};

use super::presence::{self, Presence};
use super::restore::{self, Notes};
use super::schema;
use super::seal::Seal;
use super::thread::ConnectionThread;
use crate::limits;
use crate::store::StoreError;

/// What a piece of work on the database can end with, before it is told with the store's path.
#[derive(Debug)]
pub(super) enum Trouble {
    Sqlite(rusqlite::Error),
    Damaged(String),
    Told(StoreError),
}

impl From<rusqlite::Error> for Trouble {
    fn from(error: rusqlite::Error) -> Self {
        Self::Sqlite(error)
    }
}

impl From<serde_json::Error> for Trouble {
    fn from(error: serde_json::Error) -> Self {
        Self::Damaged(error.to_string())
    }
}

impl From<StoreError> for Trouble {
    fn from(error: StoreError) -> Self {
        Self::Told(error)
    }
}

pub(super) type Done<T> = Result<T, Trouble>;

/// What every piece of work on the database may need besides its connection.
pub(super) struct Context {
    pub(super) seal: Seal,
    pub(super) presence: Presence,
}

/// The store in one SQLite file.
pub struct SqliteStore {
    path: PathBuf,
    context: Arc<Context>,
    notes: Arc<Notes>,
    writer: ConnectionThread,
    reader: ConnectionThread,
}

impl SqliteStore {
    /// Opens the store at `path`, or makes a new one. Beside it lie its key (`PATH.key`), the count
    /// of its openings and claims (`PATH.opened`) and the locks of its workers (`PATH.workers/`).
    ///
    /// # Errors
    /// The folder can't be written, another process holds the store, it's newer than this
    /// program, its key is another one, or it's no store at all.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        let failed = |problem: String| StoreError::Failed { path: path.display().to_string(), problem };
        if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
            std::fs::create_dir_all(folder).map_err(|error| failed(error.to_string()))?;
        }
        private(path).map_err(|error| failed(error.to_string()))?;
        let mut writer = connect(path).map_err(|error| told(path, error.into()))?;
        match schema::migrate(&mut writer).map_err(|error| told(path, error.into()))? {
            Ok(()) => {}
            Err(schema::Unfit::Newer(found)) => {
                let path = path.display().to_string();
                return Err(StoreError::Newer { path, found, known: schema::VERSION });
            }
            Err(schema::Unfit::Foreign) => return Err(failed("this is another program's database".into())),
        }
        let workers = beside(path, "workers");
        let presence = Presence::enter(workers.clone())
            .map_err(|error| failed(format!("{}: {error}", workers.display())))?;
        presence::sweep(&workers);
        let new = restore::is_new(&writer).map_err(|error| told(path, error))?;
        let seal = Seal::open(&beside(path, "key"), new).map_err(StoreError::Sealed)?;
        let notes = Notes::of(path, beside(path, "opened"));
        restore::check(&mut writer, &notes, &seal).map_err(|error| told(path, error))?;
        let reader = connect(path).map_err(|error| told(path, error.into()))?;
        let start = |name, connection| {
            ConnectionThread::start(name, connection).map_err(|error| failed(error.to_string()))
        };
        Ok(Self {
            path: path.to_owned(),
            context: Arc::new(Context { seal, presence }),
            notes: Arc::new(notes),
            writer: start("store-writer", writer)?,
            reader: start("store-reader", reader)?,
        })
    }

    /// Runs `work` in a transaction that is committed if it succeeds.
    pub(super) async fn write<T, F>(&self, work: F) -> Result<T, StoreError>
    where
        T: Send + 'static,
        F: FnOnce(&Transaction<'_>, &Context) -> Done<T> + Send + 'static,
    {
        let context = self.context.clone();
        let done = self.writer.run(move |connection| {
            let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            let result = work(&transaction, &context)?;
            transaction.commit()?;
            Ok(result)
        });
        self.told(done.await)
    }

    /// Runs `work` on one state of the store.
    pub(super) async fn look<T, F>(&self, work: F) -> Result<T, StoreError>
    where
        T: Send + 'static,
        F: FnOnce(&Transaction<'_>, &Context) -> Done<T> + Send + 'static,
    {
        let context = self.context.clone();
        let done = self.reader.run(move |connection| work(&connection.transaction()?, &context));
        self.told(done.await)
    }

    /// Keeps the number of claims beside the store, on the writing connection's thread.
    pub(super) async fn note_claims(&self, count: u64) -> Result<(), StoreError> {
        let notes = self.notes.clone();
        self.told(self.writer.run(move |_| notes.write(count)).await)
    }

    fn told<T>(&self, done: Option<Done<T>>) -> Result<T, StoreError> {
        done.unwrap_or_else(|| Err(Trouble::Damaged("its thread is gone".into())))
            .map_err(|trouble| told(&self.path, trouble))
    }
}

fn connect(path: &Path) -> rusqlite::Result<Sqlite> {
    let connection = Sqlite::open(path)?;
    connection.busy_timeout(limits::STORE_BUSY)?;
    use_wal(&connection)?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.pragma_update(None, "trusted_schema", false)?;
    connection.set_prepared_statement_cache_capacity(64);
    Ok(connection)
}

/// Two programs that open a new store together both switch it, and SQLite tells one of them that
/// it's busy without the wait that was asked for.
fn use_wal(connection: &Sqlite) -> rusqlite::Result<()> {
    let deadline = Instant::now() + limits::STORE_BUSY;
    loop {
        match connection.pragma_update(None, "journal_mode", "WAL") {
            Err(error)
                if error.sqlite_error_code() == Some(ErrorCode::DatabaseBusy)
                    && Instant::now() < deadline =>
            {
                std::thread::sleep(Duration::from_millis(5));
            }
            done => return done,
        }
    }
}

/// Makes the file for its owner alone where there is none: it holds customers' names. SQLite gives the files beside
/// it the same rights.
fn private(path: &Path) -> std::io::Result<()> {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    match options.open(path) {
        Err(error) if error.kind() != std::io::ErrorKind::AlreadyExists => Err(error),
        _ => Ok(()),
    }
}

fn beside(path: &Path, what: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(what);
    name.into()
}

fn told(path: &Path, trouble: Trouble) -> StoreError {
    let path = path.display().to_string();
    match trouble {
        Trouble::Told(error) => error,
        Trouble::Damaged(problem) => StoreError::Failed { path, problem },
        Trouble::Sqlite(error) => match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => StoreError::Busy(path),
            Some(ErrorCode::NotADatabase) => {
                StoreError::Failed { path, problem: "this file isn't a store of this program".into() }
            }
            _ => StoreError::Failed { path, problem: error.to_string() },
        },
    }
}
