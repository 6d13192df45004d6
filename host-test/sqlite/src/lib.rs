//! The store in one SQLite file: WAL, `synchronous=FULL`, one writing connection and one reading
//! one, each on a thread of its own.

mod activity;
mod authorizations;
mod claims;
mod columns;
mod database;
mod deliveries;
mod encryption;
mod fair_share;
mod group_commit;
mod installations;
mod jobs;
mod links;
mod open_transaction;
mod platform;
mod problems;
mod product_links;
mod record_views;
mod records;
mod reports;
mod restore;
mod schema;
mod sessions;
mod shops;
mod snapshots;
mod status_rows;
mod storage;
mod thread;
mod ticks;
mod usage;
mod variant_links;
mod worker_locks;

use async_trait::async_trait;

use self::database::{Context, DbError, DbResult};
pub use self::database::{Patience, SqliteStore};
use host_core::call_slots::Slots;
use host_core::catalogue::clean;
use host_core::clock::Steady;
use host_core::forgotten_links::Forgotten;
use host_core::model::{
    Activity, Counts, Installation, InstallationId, InstallationState, Job, JobId, Lease, NewJob, Problem,
    Resolution, Settings, Shop, Tick,
};
use host_core::platform::{Authorization, Delivered, Platform, StateCheck};
use host_core::queue::RunOutcome;
use host_core::rows::{
    ClaimRows as _, InstallationRows as _, JobRows as _, LinkRows as _, PlatformRows as _, ShopRows as _,
    StorageRows as _,
};
use host_core::rules;
use host_core::send_report::{Report, ReportId, Summary};
use host_core::session::{Session, SessionLease};
use host_core::shop::{Customer, Entity, Order, Partial, Product, Timestamp};
use host_core::store::{
    Answer, Applied, Claim, Commit, Connection, Imported, JobFilter, KeptOrders, Listed, Read, Restore,
    Store, StoreError,
};

#[async_trait]
impl Store for SqliteStore {
    async fn put_shop(&self, shop: &Shop) -> Result<(), StoreError> {
        let shop = shop.clone();
        self.write(move |rows| rules::shops::put(rows, &shop)).await
    }

    async fn shops(&self) -> Result<Vec<Shop>, StoreError> {
        self.read(shops::list).await
    }

    async fn shop(&self, id: &str) -> Result<Option<Shop>, StoreError> {
        let id = id.to_owned();
        self.read(move |rows| rows.shop_by_id(&id)).await
    }

    async fn platform(&self) -> Result<Platform, StoreError> {
        self.read(|rows| rows.platform()).await
    }

    async fn put_platform(&self, platform: &Platform) -> Result<(), StoreError> {
        let platform = platform.clone();
        self.write(move |rows| rules::platform::put(rows, &platform)).await
    }

    async fn platform_settings(&self, plugin: &str) -> Result<Settings, StoreError> {
        let plugin = plugin.to_owned();
        self.read(move |rows| Ok(rows.platform_settings(&plugin)?.unwrap_or_default())).await
    }

    async fn put_platform_settings(&self, plugin: &str, settings: &Settings) -> Result<(), StoreError> {
        let (plugin, settings) = (plugin.to_owned(), settings.clone());
        self.write(move |rows| rules::platform::put_settings(rows, &plugin, &settings)).await
    }

    async fn save_authorization(
        &self,
        authorization: &Authorization,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let authorization = authorization.clone();
        self.write(move |rows| rules::authorizations::save(rows, &authorization, now)).await
    }

    async fn consume_authorization(
        &self,
        plugin: &str,
        state: &str,
        now: Timestamp,
    ) -> Result<StateCheck, StoreError> {
        let (plugin, state) = (plugin.to_owned(), state.to_owned());
        self.write(move |rows| rules::authorizations::consume(rows, &plugin, &state, now)).await
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
        self.write(move |rows| rules::deliveries::deliver(rows, &plugin, &account, &delivery, &job, now))
            .await
    }

    async fn customers_saved(
        &self,
        shop: &str,
        customers: &[Partial<Customer>],
        installations: &[InstallationId],
        now: Timestamp,
    ) -> Result<(Imported, Vec<JobId>), StoreError> {
        let (shop, customers) = (shop.to_owned(), customers.to_vec());
        let installations = installations.to_vec();
        self.write(move |rows| rules::customers::save(rows, &shop, &customers, &installations, now)).await
    }

    async fn account_erase(&self, plugin: &str, account: &str, now: Timestamp) -> Result<usize, StoreError> {
        let (plugin, account) = (plugin.to_owned(), account.to_owned());
        self.write(move |rows| rules::installations::erase_account(rows, &plugin, &account, now)).await
    }

    async fn installations(&self, shop: Option<&str>) -> Result<Vec<Installation>, StoreError> {
        let shop = shop.map(str::to_owned);
        self.read(move |rows| installations::list(rows, shop.as_deref())).await
    }

    async fn installation(&self, id: InstallationId) -> Result<Option<Installation>, StoreError> {
        self.read(move |rows| rows.installation_by_id(id)).await
    }

    async fn connect(&self, connection: Connection) -> Result<(Installation, Forgotten), StoreError> {
        self.write(move |rows| rules::installations::connect(rows, &connection)).await
    }

    async fn set_state(
        &self,
        installation: InstallationId,
        state: InstallationState,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        self.write(move |rows| rules::installations::set_state(rows, installation, &state, now)).await
    }

    async fn orders_changed(
        &self,
        shop: &str,
        orders: &[Order],
        installations: &[InstallationId],
        customers_to: &[InstallationId],
        now: Timestamp,
    ) -> Result<KeptOrders, StoreError> {
        let (shop, orders) = (shop.to_owned(), orders.to_vec());
        let (installations, customers_to) = (installations.to_vec(), customers_to.to_vec());
        self.write(move |rows| {
            rules::orders::changed(rows, &shop, &orders, &installations, &customers_to, now)
        })
        .await
    }

    async fn read_for_connector(
        &self,
        installation: InstallationId,
        reads: &[Read],
    ) -> Result<Vec<Answer>, StoreError> {
        let reads = reads.to_vec();
        self.read(move |rows| {
            reads.iter().map(|read| rules::reads::answer(rows, installation, read)).collect()
        })
        .await
    }

    async fn records_list(
        &self,
        installation: InstallationId,
        entity: Entity,
        ids: Option<&[String]>,
        limit: u32,
    ) -> Result<Vec<Listed>, StoreError> {
        let ids = ids.map(<[String]>::to_vec);
        self.read(move |rows| status_rows::rows(rows, installation, entity, ids.as_deref(), limit)).await
    }

    async fn jobs_enqueue(
        &self,
        installation: InstallationId,
        jobs: &[NewJob],
        now: Timestamp,
    ) -> Result<Vec<JobId>, StoreError> {
        let jobs = jobs.to_vec();
        self.write(move |rows| {
            jobs.iter().map(|job| rules::jobs::push(rows, installation, job, now)).collect()
        })
        .await
    }

    async fn jobs_send_manual(
        &self,
        installation: InstallationId,
        jobs: &[NewJob],
        now: Timestamp,
    ) -> Result<(ReportId, Vec<JobId>), StoreError> {
        let jobs = jobs.to_vec();
        self.write(move |rows| rules::reports::begin(rows, installation, &jobs, now)).await
    }

    async fn jobs_send_anew(
        &self,
        installation: InstallationId,
        jobs: &[NewJob],
        now: Timestamp,
    ) -> Result<(ReportId, Vec<JobId>), StoreError> {
        let mut jobs = jobs.to_vec();
        self.write(move |rows| {
            let mut linked = Vec::with_capacity(jobs.len());
            for job in jobs.drain(..) {
                if let Some(subject) = &job.subject
                    && rows.set_anew(installation, subject)?
                {
                    linked.push(job);
                }
            }
            rules::reports::begin(rows, installation, &linked, now)
        })
        .await
    }

    async fn report(
        &self,
        installation: InstallationId,
        report: ReportId,
    ) -> Result<Option<Report>, StoreError> {
        self.read(move |rows| reports::get(rows, installation, report)).await
    }

    async fn reports(&self, installation: InstallationId, limit: u32) -> Result<Vec<Summary>, StoreError> {
        self.read(move |rows| reports::list(rows, installation, limit)).await
    }

    async fn jobs_claim(
        &self,
        now: Timestamp,
        lease_ms: u64,
        only: Option<&[JobId]>,
        slots: &Slots,
        most: usize,
    ) -> Result<Vec<Claim>, StoreError> {
        self.claim_due(now, lease_ms, only, slots, most).await
    }

    async fn job_is_pending(
        &self,
        installation: InstallationId,
        kind: &str,
        key: &str,
    ) -> Result<bool, StoreError> {
        let (kind, key) = (kind.to_owned(), key.to_owned());
        self.read(move |rows| rules::jobs::waits(rows, installation, &kind, &key)).await
    }

    async fn next_due(&self) -> Result<Option<Timestamp>, StoreError> {
        self.read(|rows| rows.next_due()).await
    }

    async fn extend_leases(&self, leases: &[Lease], until: Timestamp) -> Result<Vec<Lease>, StoreError> {
        let leases = leases.to_vec();
        self.write(move |rows| rules::jobs::extend_leases(rows, &leases, until)).await
    }

    async fn jobs_rescue(&self, now: Timestamp) -> Result<u32, StoreError> {
        if self.clock_was_set_back(now) {
            self.write(move |rows| rules::rescue::shorten_waits(rows, now)).await?;
        }
        // Most often there are none: then nobody else's writing is held up.
        let abandoned = self.read(move |rows| rules::rescue::abandoned(rows, now));
        if abandoned.await?.is_empty() {
            return Ok(0);
        }
        self.write(move |rows| rules::rescue::rescue(rows, now)).await
    }

    async fn checkpoint(&self, commit: Commit) -> Result<(), StoreError> {
        self.write(move |rows| rules::commit::checkpoint(rows, &commit)).await
    }

    async fn record_fact(
        &self,
        installation: InstallationId,
        key: &str,
        value: &[u8],
    ) -> Result<(), StoreError> {
        let (key, value) = (key.to_owned(), value.to_vec());
        self.write(move |rows| rows.insert_storage_value(installation, &key, &value)).await
    }

    async fn lease_is_held(&self, lease: Lease) -> Result<bool, StoreError> {
        self.read(move |rows| rows.is_leased(lease)).await
    }

    async fn last_restore(&self, steady: Steady, now: Timestamp) -> Result<Option<Restore>, StoreError> {
        let known = self.read(|rows| restore::last(rows)).await?;
        match known {
            Some(known) if !known.is_of(steady) => {
                self.write(move |rows| restore::begin(rows, steady, now)).await
            }
            known => Ok(known.map(|known| known.at(steady))),
        }
    }

    async fn commit(&self, commit: Commit) -> Result<Applied, StoreError> {
        self.write(move |rows| rules::commit::commit(rows, &commit)).await
    }

    async fn session(&self, installation: InstallationId, now: Timestamp) -> Result<Session, StoreError> {
        self.read(move |rows| rules::sessions::get(rows, installation, now)).await
    }

    async fn session_begin(
        &self,
        installation: InstallationId,
        generation: u64,
        now: Timestamp,
        until: Timestamp,
    ) -> Result<Option<SessionLease>, StoreError> {
        self.write(move |rows| rules::sessions::begin(rows, installation, generation, now, until)).await
    }

    async fn session_failed(
        &self,
        lease: SessionLease,
        ran: &RunOutcome,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let ran = ran.clone();
        self.write(move |rows| rules::sessions::failed(rows, lease, ran, now)).await
    }

    async fn jobs(&self, filter: &JobFilter) -> Result<Vec<Job>, StoreError> {
        let filter = filter.clone();
        self.read(move |rows| jobs::list(rows, &filter)).await
    }

    async fn retry(&self, job: JobId, now: Timestamp) -> Result<bool, StoreError> {
        self.write(move |rows| rules::jobs::retry(rows, job, now)).await
    }

    async fn resolve(&self, job: JobId, said: Resolution, now: Timestamp) -> Result<bool, StoreError> {
        self.write(move |rows| rules::jobs::resolve(rows, job, &said, now)).await
    }

    async fn schedule(
        &self,
        entity: Entity,
        installations: &[InstallationId],
        now: Timestamp,
    ) -> Result<Vec<JobId>, StoreError> {
        let installations = installations.to_vec();
        self.write(move |rows| rules::ticks::schedule(rows, entity, &installations, now)).await
    }

    async fn tick_now(
        &self,
        installation: InstallationId,
        entity: Entity,
        full: bool,
        now: Timestamp,
    ) -> Result<JobId, StoreError> {
        self.write(move |rows| rules::ticks::tick_now(rows, installation, entity, full, now)).await
    }

    async fn held_list_confirm(
        &self,
        installation: InstallationId,
        entity: Entity,
        now: Timestamp,
    ) -> Result<Option<Counts>, StoreError> {
        self.write(move |rows| rules::ticks::confirm(rows, installation, entity, now)).await
    }

    async fn ticks(&self, installation: Option<InstallationId>) -> Result<Vec<Tick>, StoreError> {
        self.read(move |rows| ticks::list(rows, installation)).await
    }

    async fn problems(
        &self,
        installation: InstallationId,
        entity: Entity,
        limit: u32,
    ) -> Result<Vec<Problem>, StoreError> {
        self.read(move |rows| problems::list(rows, installation, entity, limit)).await
    }

    async fn import_products(
        &self,
        shop: &str,
        products: &[Partial<Product>],
        installation: Option<InstallationId>,
        now: Timestamp,
    ) -> Result<Imported, StoreError> {
        let (shop, mut products) = (shop.to_owned(), products.to_vec());
        products.iter_mut().for_each(|given| clean(&mut given.record));
        self.write(move |rows| rules::import::products(rows, &shop, &products, installation, now)).await
    }

    async fn import_customers(
        &self,
        shop: &str,
        customers: &[Partial<Customer>],
        installation: Option<InstallationId>,
        now: Timestamp,
    ) -> Result<Imported, StoreError> {
        let (shop, customers) = (shop.to_owned(), customers.to_vec());
        self.write(move |rows| rules::import::customers(rows, &shop, &customers, installation, now)).await
    }

    async fn activity(
        &self,
        installation: Option<InstallationId>,
        limit: u32,
    ) -> Result<Vec<Activity>, StoreError> {
        self.read(move |rows| activity::latest(rows, installation, limit)).await
    }
}
