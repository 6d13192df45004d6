//! The store's file and its two connections: opening it, and running work on it.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use async_trait::async_trait;
use rusqlite::{Connection as Sqlite, ErrorCode};

use super::context::Context;
use super::encryption::Seal;
use super::error::{self, DbError, DbResult};
use super::group_commit::Writes;
use super::open_transaction::OpenTransaction;
use super::restore;
use super::restore_notes::Notes;
use super::schema;
use super::thread::ConnectionThread;
use super::worker_locks::{self, WorkerLocks};
use host_core::clock::ClockWatch;
use host_core::limits;
use host_core::rows::Database;
use host_core::store::StoreError;

/// How long a store waits for another process that holds it.
#[derive(Debug, Clone, Copy)]
pub struct Patience {
    /// How long while it's opened.
    pub opening: Duration,
    /// How long for each write from then on.
    pub writing: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        Self { opening: limits::STORE_BUSY, writing: limits::STORE_BUSY }
    }
}

/// The store in one SQLite file.
pub struct SqliteStore {
    path: PathBuf,
    context: Arc<Context>,
    writes: Arc<Writes>,
    writer: ConnectionThread,
    reader: ConnectionThread,
    clock_watch: ClockWatch,
}

impl SqliteStore {
    /// Opens the store at `path`, or makes a new one. Next to it lie its key (`PATH.key`), the count
    /// of its openings and claims (`PATH.opened`) and the locks of its workers (`PATH.workers/`).
    ///
    /// # Errors
    /// The folder can't be written, another process holds the store, it's newer than this
    /// program, its key is another one, or it's no store at all.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        Self::open_with(path, Patience::default())
    }

    /// Opens the store at `path` like [`open`](Self::open), with another patience.
    ///
    /// # Errors
    /// The errors of [`open`](Self::open).
    pub fn open_with(path: &Path, patience: Patience) -> Result<Self, StoreError> {
        let failed = |problem: String| StoreError::Failed { path: path.display().to_string(), problem };
        if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
            std::fs::create_dir_all(folder).map_err(|error| failed(error.to_string()))?;
        }
        private(path).map_err(|error| failed(error.to_string()))?;
        // A store that was closed properly has no log: this one crashed, or another process has it open.
        let has_log = std::fs::metadata(log_of(path)).is_ok_and(|log| log.len() > 0);
        let mut writer = connect(path, patience.opening).map_err(|error| DbError::from(error).at(path))?;
        match schema::migrate(&mut writer).map_err(|error| DbError::from(error).at(path))? {
            Ok(()) => {}
            Err(schema::Unfit::Newer(found)) => {
                let path = path.display().to_string();
                return Err(StoreError::Newer { path, found, known: schema::VERSION });
            }
            Err(schema::Unfit::Foreign) => return Err(failed("this is another program's database".into())),
        }
        let workers = sibling(path, "workers");
        let worker_locks = WorkerLocks::enter(workers.clone())
            .map_err(|error| failed(format!("{}: {error}", workers.display())))?;
        worker_locks::sweep(&workers);
        if has_log && !worker_locks::has_others(&workers, &worker_locks) {
            check_integrity(&writer).map_err(|error| error.at(path))?;
        }
        let new = restore::is_new(&writer).map_err(|error| error.at(path))?;
        let seal = Seal::open(&sibling(path, "key"), new).map_err(StoreError::Sealed)?;
        let notes = Notes::of(path, sibling(path, "opened"));
        let context = Context { seal, worker_locks, notes };
        count_opening(&mut writer, &context).map_err(|error| error.at(path))?;
        let reader = connect(path, patience.opening).map_err(|error| DbError::from(error).at(path))?;
        let start = |name, connection: Sqlite| {
            connection.busy_timeout(patience.writing).map_err(|error| DbError::from(error).at(path))?;
            ConnectionThread::start(name, connection).map_err(|error| failed(error.to_string()))
        };
        Ok(Self {
            path: path.to_owned(),
            context: Arc::new(context),
            writes: Arc::default(),
            writer: start("store-writer", writer)?,
            reader: start("store-reader", reader)?,
            clock_watch: ClockWatch::default(),
        })
    }

    fn to_result<T>(&self, done: Option<DbResult<T>>) -> Result<T, StoreError> {
        done.unwrap_or_else(|| Err(DbError::Damaged("its thread is gone".into())))
            .map_err(|error| error.at(&self.path))
    }
}

#[async_trait]
impl Database for SqliteStore {
    type Open<'a> = OpenTransaction<'a>;
    type Error = DbError;

    /// The work of callers that wait at the same time is committed in one transaction, since making it durable costs
    /// the same for one as for many.
    async fn write<T, F>(&self, work: F) -> Result<T, StoreError>
    where
        T: Send + 'static,
        F: for<'a> FnOnce(&OpenTransaction<'a>) -> DbResult<T> + Send + 'static,
    {
        let context = self.context.clone();
        let (writes, answer) =
            (self.writes.clone(), self.writes.add(move |open| work(&OpenTransaction::new(open, &context))));
        let written = self.writer.run(move |connection| writes.commit(connection));
        tokio::pin!(answer, written);
        // An earlier caller may have committed this work with its own.
        let done = tokio::select! {
            biased;
            answer = &mut answer => answer.ok(),
            written = &mut written => match written {
                Some(()) => answer.await.ok(),
                None => None,
            },
        };
        self.to_result(done)
    }

    async fn read<T, F>(&self, work: F) -> Result<T, StoreError>
    where
        T: Send + 'static,
        F: for<'a> FnOnce(&OpenTransaction<'a>) -> DbResult<T> + Send + 'static,
    {
        let context = self.context.clone();
        let done = self
            .reader
            .run(move |connection| work(&OpenTransaction::new(&connection.transaction()?, &context)));
        self.to_result(done.await)
    }

    /// Runs on the writing connection's thread.
    async fn note_claims(&self, count: u64) -> Result<(), StoreError> {
        let context = self.context.clone();
        self.to_result(self.writer.run(move |_| context.notes.write(count)).await)
    }

    fn clock_watch(&self) -> &ClockWatch {
        &self.clock_watch
    }
}

fn connect(path: &Path, busy: Duration) -> rusqlite::Result<Sqlite> {
    let connection = Sqlite::open(path)?;
    connection.busy_timeout(busy)?;
    use_wal(&connection, busy)?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.pragma_update(None, "trusted_schema", false)?;
    connection.set_prepared_statement_cache_capacity(64);
    Ok(connection)
}

/// Counts the opening; while another process writes, only if the store isn't in order without it.
fn count_opening(writer: &mut Sqlite, context: &Context) -> DbResult<()> {
    if !restore::is_in_order(writer, context)? {
        return restore::check(writer, context);
    }
    // The patience for writing is set once the store is open.
    writer.busy_timeout(Duration::ZERO)?;
    match restore::check(writer, context) {
        Err(DbError::Sqlite(error)) if error::is_busy(&error) => Ok(()),
        done => done,
    }
}

fn log_of(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push("-wal");
    name.into()
}

/// Checks the integrity of the file. A store that was put back next to a log of another state is a mixture of both, in
/// which some queries have wrong answers before any of them fails.
fn check_integrity(connection: &Sqlite) -> DbResult<()> {
    let found: String = connection.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    if found == "ok" {
        return Ok(());
    }
    Err(DbError::Damaged(format!(
        "it is damaged ({found}). If it was put back from a back-up, its -wal file must be of the same back-up: put both \
         back together, or the store alone and remove the -wal file"
    )))
}

/// Switches the store to a write-ahead log. If two programs open a new store together, both switch it, and SQLite
/// reports to one of them that it's busy, without the wait that was asked for.
fn use_wal(connection: &Sqlite, busy: Duration) -> rusqlite::Result<()> {
    let deadline = Instant::now() + busy;
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

/// Creates the file with access for its owner alone where there is none: it holds customers' names. SQLite gives the
/// files next to it the same rights.
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

fn sibling(path: &Path, what: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(what);
    name.into()
}
