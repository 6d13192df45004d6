//! The store in one SQLite file: WAL, `synchronous=FULL`, one writing connection and one reading
//! one, each on a thread of its own.

mod activity;
mod authorizations;
mod catalogue;
mod commit;
mod customers;
mod deliveries;
mod import;
mod jobs;
mod links;
mod lists;
mod names;
mod platform;
mod presence;
mod problems;
mod read;
mod records;
mod reports;
mod restore;
mod schema;
mod seal;
mod sessions;
mod setup;
mod storage;
mod thread;
mod ticks;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use async_trait::async_trait;
use rusqlite::{Connection as Sqlite, ErrorCode, Transaction, TransactionBehavior};

use self::presence::Presence;
use self::restore::Notes;
use self::seal::Seal;
use self::thread::ConnectionThread;
use crate::catalogue::clean;
use crate::limits;
use crate::model::{
    Activity, Counts, Installation, InstallationId, InstallationState, Job, JobId, Lease, NewJob, Problem,
    Resolution, Settings, Shop, Tick,
};
use crate::platform::{Authorization, Delivered, Platform, Taken};
use crate::queue::Ran;
use crate::report::{Report, ReportId, Summary};
use crate::session::{Session, SessionLease};
use crate::shop::{Customer, Entity, Given, Order, Product, Timestamp};
use crate::store::{
    Answer, Applied, Claim, Commit, Connection, Imported, JobFilter, Listed, Read, Store, StoreError,
};

/// What a piece of work on the database can end with, before it is told with the store's path.
#[derive(Debug)]
enum Trouble {
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

type Done<T> = Result<T, Trouble>;

/// What every piece of work on the database may need besides its connection.
struct Context {
    seal: Seal,
    presence: Presence,
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
    async fn write<T, F>(&self, work: F) -> Result<T, StoreError>
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
    async fn look<T, F>(&self, work: F) -> Result<T, StoreError>
    where
        T: Send + 'static,
        F: FnOnce(&Transaction<'_>, &Context) -> Done<T> + Send + 'static,
    {
        let context = self.context.clone();
        let done = self.reader.run(move |connection| work(&connection.transaction()?, &context));
        self.told(done.await)
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

#[async_trait]
impl Store for SqliteStore {
    async fn put_shop(&self, shop: &Shop) -> Result<(), StoreError> {
        let shop = shop.clone();
        self.write(move |transaction, _| setup::put_shop(transaction, &shop)).await
    }

    async fn shops(&self) -> Result<Vec<Shop>, StoreError> {
        self.look(|transaction, _| setup::shops(transaction)).await
    }

    async fn platform(&self) -> Result<Platform, StoreError> {
        self.look(|transaction, _| platform::get(transaction)).await
    }

    async fn put_platform(&self, platform: &Platform) -> Result<(), StoreError> {
        let platform = platform.clone();
        self.write(move |transaction, _| platform::put(transaction, &platform)).await
    }

    async fn platform_settings(&self, plugin: &str) -> Result<Settings, StoreError> {
        let plugin = plugin.to_owned();
        self.look(move |transaction, context| platform::settings(transaction, context, &plugin)).await
    }

    async fn put_platform_settings(&self, plugin: &str, settings: &Settings) -> Result<(), StoreError> {
        let (plugin, settings) = (plugin.to_owned(), settings.clone());
        self.write(move |transaction, context| {
            platform::put_settings(transaction, context, &plugin, &settings)
        })
        .await
    }

    async fn authorization_begin(
        &self,
        authorization: &Authorization,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let authorization = authorization.clone();
        self.write(move |transaction, context| {
            authorizations::begin(transaction, context, authorization, now)
        })
        .await
    }

    async fn authorization_take(
        &self,
        plugin: &str,
        state: &str,
        now: Timestamp,
    ) -> Result<Taken, StoreError> {
        let (plugin, state) = (plugin.to_owned(), state.to_owned());
        self.write(move |transaction, context| {
            authorizations::take(transaction, context, &plugin, state, now)
        })
        .await
    }

    async fn deliver(
        &self,
        plugin: &str,
        account: &str,
        delivery: &str,
        job: &NewJob,
        now: Timestamp,
    ) -> Result<Delivered, StoreError> {
        let (plugin, account, delivery) = (plugin.to_owned(), account.to_owned(), delivery.to_owned());
        let job = job.clone();
        self.write(move |transaction, _| {
            deliveries::deliver(transaction, &plugin, &account, &delivery, &job, now)
        })
        .await
    }

    async fn customers_saved(
        &self,
        shop: &str,
        customers: &[Given<Customer>],
        installations: &[InstallationId],
        now: Timestamp,
    ) -> Result<(Imported, Vec<JobId>), StoreError> {
        let (shop, customers) = (shop.to_owned(), customers.to_vec());
        let installations = installations.to_vec();
        self.write(move |transaction, _| {
            customers::saved(transaction, &shop, &customers, &installations, now)
        })
        .await
    }

    async fn forget(&self, plugin: &str, account: &str, now: Timestamp) -> Result<usize, StoreError> {
        let (plugin, account) = (plugin.to_owned(), account.to_owned());
        self.write(move |transaction, _| setup::forget(transaction, &plugin, &account, now)).await
    }

    async fn installations(&self, shop: Option<&str>) -> Result<Vec<Installation>, StoreError> {
        let shop = shop.map(str::to_owned);
        self.look(move |transaction, context| setup::installations(transaction, context, shop.as_deref()))
            .await
    }

    async fn connect(&self, connection: Connection) -> Result<Installation, StoreError> {
        self.write(move |transaction, context| setup::connect(transaction, context, &connection)).await
    }

    async fn set_state(
        &self,
        installation: InstallationId,
        state: InstallationState,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        self.write(move |transaction, _| setup::set_state(transaction, installation, &state, now)).await
    }

    async fn orders_changed(
        &self,
        shop: &str,
        orders: &[Order],
        installations: &[InstallationId],
        customers_to: &[InstallationId],
        now: Timestamp,
    ) -> Result<Vec<JobId>, StoreError> {
        let (shop, orders) = (shop.to_owned(), orders.to_vec());
        let (installations, customers_to) = (installations.to_vec(), customers_to.to_vec());
        self.write(move |transaction, _| {
            records::orders_changed(transaction, &shop, &orders, &installations, &customers_to, now)
        })
        .await
    }

    async fn read(&self, installation: InstallationId, reads: &[Read]) -> Result<Vec<Answer>, StoreError> {
        let reads = reads.to_vec();
        self.look(move |transaction, context| {
            reads.iter().map(|read| read::answer(transaction, context, installation, read)).collect()
        })
        .await
    }

    async fn list(
        &self,
        installation: InstallationId,
        entity: Entity,
        ids: Option<&[String]>,
        limit: u32,
    ) -> Result<Vec<Listed>, StoreError> {
        let ids = ids.map(<[String]>::to_vec);
        self.look(move |transaction, _| lists::rows(transaction, installation, entity, ids.as_deref(), limit))
            .await
    }

    async fn push(
        &self,
        installation: InstallationId,
        jobs: &[NewJob],
        now: Timestamp,
    ) -> Result<Vec<JobId>, StoreError> {
        let jobs = jobs.to_vec();
        self.write(move |transaction, _| {
            jobs.iter().map(|job| jobs::push(transaction, installation, job, now)).collect()
        })
        .await
    }

    async fn send(
        &self,
        installation: InstallationId,
        jobs: &[NewJob],
        now: Timestamp,
    ) -> Result<(ReportId, Vec<JobId>), StoreError> {
        let jobs = jobs.to_vec();
        self.write(move |transaction, _| reports::begin(transaction, installation, &jobs, now)).await
    }

    async fn report(
        &self,
        installation: InstallationId,
        report: ReportId,
    ) -> Result<Option<Report>, StoreError> {
        self.look(move |transaction, _| reports::get(transaction, installation, report)).await
    }

    async fn reports(&self, installation: InstallationId, limit: u32) -> Result<Vec<Summary>, StoreError> {
        self.look(move |transaction, _| reports::list(transaction, installation, limit)).await
    }

    async fn claim(
        &self,
        now: Timestamp,
        lease_ms: u64,
        only: Option<&[JobId]>,
    ) -> Result<Option<Claim>, StoreError> {
        let only = only.map(<[JobId]>::to_vec);
        let claimed = self
            .write(move |transaction, context| {
                let claim = jobs::claim(transaction, context, now, lease_ms, only.as_deref())?;
                claim.map(|claim| Ok((claim, restore::count(transaction)?))).transpose()
            })
            .await?;
        let Some((claim, count)) = claimed else { return Ok(None) };
        let notes = self.notes.clone();
        self.told(self.writer.run(move |_| notes.write(count)).await)?;
        Ok(Some(claim))
    }

    async fn waits(&self, installation: InstallationId, kind: &str, key: &str) -> Result<bool, StoreError> {
        let (kind, key) = (kind.to_owned(), key.to_owned());
        self.look(move |transaction, _| jobs::waits(transaction, installation, &kind, &key)).await
    }

    async fn next_due(&self) -> Result<Option<Timestamp>, StoreError> {
        self.look(|transaction, _| jobs::next_due(transaction)).await
    }

    async fn renew(&self, lease: Lease, until: Timestamp) -> Result<(), StoreError> {
        self.write(move |transaction, _| jobs::renew(transaction, lease, until)).await
    }

    async fn recover(&self, now: Timestamp) -> Result<u32, StoreError> {
        self.write(move |transaction, context| jobs::recover(transaction, context, now)).await
    }

    async fn checkpoint(&self, commit: Commit) -> Result<(), StoreError> {
        self.write(move |transaction, context| commit::checkpoint(transaction, context, &commit)).await
    }

    async fn commit(&self, commit: Commit) -> Result<Applied, StoreError> {
        self.write(move |transaction, context| commit::commit(transaction, context, &commit)).await
    }

    async fn session(&self, installation: InstallationId, now: Timestamp) -> Result<Session, StoreError> {
        self.look(move |transaction, context| sessions::get(transaction, context, installation, now)).await
    }

    async fn session_begin(
        &self,
        installation: InstallationId,
        generation: u64,
        now: Timestamp,
        until: Timestamp,
    ) -> Result<Option<SessionLease>, StoreError> {
        self.write(move |transaction, context| {
            sessions::begin(transaction, context, installation, generation, now, until)
        })
        .await
    }

    async fn session_failed(&self, lease: SessionLease, ran: &Ran, now: Timestamp) -> Result<(), StoreError> {
        let ran = ran.clone();
        self.write(move |transaction, _| sessions::failed(transaction, lease, ran, now)).await
    }

    async fn jobs(&self, filter: &JobFilter) -> Result<Vec<Job>, StoreError> {
        let filter = filter.clone();
        self.look(move |transaction, _| jobs::list(transaction, &filter)).await
    }

    async fn retry(&self, job: JobId, now: Timestamp) -> Result<bool, StoreError> {
        self.write(move |transaction, _| jobs::retry(transaction, job, now)).await
    }

    async fn resolve(&self, job: JobId, said: Resolution, now: Timestamp) -> Result<bool, StoreError> {
        self.write(move |transaction, _| jobs::resolve(transaction, job, &said, now)).await
    }

    async fn schedule(
        &self,
        entity: Entity,
        installations: &[InstallationId],
        now: Timestamp,
    ) -> Result<Vec<JobId>, StoreError> {
        let installations = installations.to_vec();
        self.write(move |transaction, _| ticks::schedule(transaction, entity, &installations, now)).await
    }

    async fn tick_now(
        &self,
        installation: InstallationId,
        entity: Entity,
        full: bool,
        now: Timestamp,
    ) -> Result<JobId, StoreError> {
        self.write(move |transaction, _| ticks::tick_now(transaction, installation, entity, full, now)).await
    }

    async fn confirm(
        &self,
        installation: InstallationId,
        entity: Entity,
        now: Timestamp,
    ) -> Result<Option<Counts>, StoreError> {
        self.write(move |transaction, _| ticks::confirm(transaction, installation, entity, now)).await
    }

    async fn ticks(&self, installation: Option<InstallationId>) -> Result<Vec<Tick>, StoreError> {
        self.look(move |transaction, _| ticks::list(transaction, installation)).await
    }

    async fn problems(
        &self,
        installation: InstallationId,
        entity: Entity,
        limit: u32,
    ) -> Result<Vec<Problem>, StoreError> {
        self.look(move |transaction, _| problems::list(transaction, installation, entity, limit)).await
    }

    async fn import_products(
        &self,
        shop: &str,
        products: &[Given<Product>],
        installation: Option<InstallationId>,
        now: Timestamp,
    ) -> Result<Imported, StoreError> {
        let (shop, mut products) = (shop.to_owned(), products.to_vec());
        products.iter_mut().for_each(|given| clean(&mut given.record));
        self.write(move |transaction, _| import::products(transaction, &shop, &products, installation, now))
            .await
    }

    async fn import_customers(
        &self,
        shop: &str,
        customers: &[Given<Customer>],
        installation: Option<InstallationId>,
        now: Timestamp,
    ) -> Result<Imported, StoreError> {
        let (shop, customers) = (shop.to_owned(), customers.to_vec());
        self.write(move |transaction, _| import::customers(transaction, &shop, &customers, installation, now))
            .await
    }

    async fn activity(
        &self,
        installation: Option<InstallationId>,
        limit: u32,
    ) -> Result<Vec<Activity>, StoreError> {
        self.look(move |transaction, _| activity::latest(transaction, installation, limit)).await
    }
}
