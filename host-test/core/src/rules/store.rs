//! A database as the host's store: each operation is a rule, run in a transaction.

use async_trait::async_trait;

use super::{
    authorizations, claims, commit, customers, deliveries, import, installations, jobs, listed_records,
    orders, platform, reads, reports, rescue, restores, sessions, shops, ticks,
};
use crate::call_slots::Slots;
use crate::catalogue::clean;
use crate::clock::Steady;
use crate::forgotten_links::Forgotten;
use crate::limits;
use crate::model::{
    Activity, Counts, Installation, InstallationId, InstallationState, Job, JobId, Lease, NewJob, Problem,
    Resolution, Settings, Shop, Tick,
};
use crate::next_state::RunOutcome;
use crate::platform::{Authorization, Delivered, Platform, StateCheck};
use crate::rows::{
    ActivityRows as _, ClaimRows as _, Database, InstallationRows as _, JobRows as _, PlatformRows as _,
    ProblemRows as _, RestoreRows as _, ShopRows as _, StorageRows as _, TickRows as _,
};
use crate::send_report::{Report, ReportId, Summary};
use crate::session::{Session, SessionLease};
use crate::shop::{Customer, Entity, Order, Partial, Product, Timestamp};
use crate::store::{
    Answer, Applied, Claim, Commit, Connection, ImportResult, JobFilter, Listed, Read, Restore, SavedOrders,
    Store, StoreError,
};

#[async_trait]
impl<D: Database> Store for D {
    async fn put_shop(&self, shop: &Shop) -> Result<(), StoreError> {
        let shop = shop.clone();
        self.write(move |rows| shops::put(rows, &shop)).await
    }

    async fn shops(&self) -> Result<Vec<Shop>, StoreError> {
        self.read(|rows| rows.shops()).await
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
        self.write(move |rows| platform::put(rows, &platform)).await
    }

    async fn platform_settings(&self, plugin: &str) -> Result<Settings, StoreError> {
        let plugin = plugin.to_owned();
        self.read(move |rows| Ok(rows.platform_settings(&plugin)?.unwrap_or_default())).await
    }

    async fn put_platform_settings(&self, plugin: &str, settings: &Settings) -> Result<(), StoreError> {
        let (plugin, settings) = (plugin.to_owned(), settings.clone());
        self.write(move |rows| platform::put_settings(rows, &plugin, &settings)).await
    }

    async fn save_authorization(
        &self,
        authorization: &Authorization,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let authorization = authorization.clone();
        self.write(move |rows| authorizations::save(rows, &authorization, now)).await
    }

    async fn consume_authorization(
        &self,
        plugin: &str,
        state: &str,
        now: Timestamp,
    ) -> Result<StateCheck, StoreError> {
        let (plugin, state) = (plugin.to_owned(), state.to_owned());
        self.write(move |rows| authorizations::consume(rows, &plugin, &state, now)).await
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
        self.write(move |rows| deliveries::deliver(rows, &plugin, &account, &delivery, &job, now)).await
    }

    async fn customers_saved(
        &self,
        shop: &str,
        customers: &[Partial<Customer>],
        installations: &[InstallationId],
        now: Timestamp,
    ) -> Result<(ImportResult, Vec<JobId>), StoreError> {
        let (shop, customers) = (shop.to_owned(), customers.to_vec());
        let installations = installations.to_vec();
        self.write(move |rows| customers::save(rows, &shop, &customers, &installations, now)).await
    }

    async fn account_erase(&self, plugin: &str, account: &str, now: Timestamp) -> Result<usize, StoreError> {
        let (plugin, account) = (plugin.to_owned(), account.to_owned());
        self.write(move |rows| installations::erase_account(rows, &plugin, &account, now)).await
    }

    async fn installations(&self, shop: Option<&str>) -> Result<Vec<Installation>, StoreError> {
        let shop = shop.map(str::to_owned);
        self.read(move |rows| rows.installations(shop.as_deref())).await
    }

    async fn installation(&self, id: InstallationId) -> Result<Option<Installation>, StoreError> {
        self.read(move |rows| rows.installation_by_id(id)).await
    }

    async fn connect(&self, connection: Connection) -> Result<(Installation, Forgotten), StoreError> {
        self.write(move |rows| installations::connect(rows, &connection)).await
    }

    async fn set_state(
        &self,
        installation: InstallationId,
        state: InstallationState,
        actor: Option<&str>,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let actor = actor.map(str::to_owned);
        self.write(move |rows| installations::set_state(rows, installation, &state, actor.as_deref(), now))
            .await
    }

    async fn orders_changed(
        &self,
        shop: &str,
        orders: &[Order],
        installations: &[InstallationId],
        customers_to: &[InstallationId],
        now: Timestamp,
    ) -> Result<SavedOrders, StoreError> {
        let (shop, orders) = (shop.to_owned(), orders.to_vec());
        let (installations, customers_to) = (installations.to_vec(), customers_to.to_vec());
        self.write(move |rows| orders::changed(rows, &shop, &orders, &installations, &customers_to, now))
            .await
    }

    async fn read_for_connector(
        &self,
        installation: InstallationId,
        reads: &[Read],
    ) -> Result<Vec<Answer>, StoreError> {
        let reads = reads.to_vec();
        self.read(move |rows| reads.iter().map(|read| reads::answer(rows, installation, read)).collect())
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
        self.read(move |rows| listed_records::list(rows, installation, entity, ids.as_deref(), limit)).await
    }

    async fn jobs_enqueue(
        &self,
        installation: InstallationId,
        jobs: &[NewJob],
        now: Timestamp,
    ) -> Result<Vec<JobId>, StoreError> {
        let jobs = jobs.to_vec();
        self.write(move |rows| jobs.iter().map(|job| jobs::push(rows, installation, job, now)).collect())
            .await
    }

    async fn jobs_send_manual(
        &self,
        installation: InstallationId,
        jobs: &[NewJob],
        now: Timestamp,
    ) -> Result<(ReportId, Vec<JobId>), StoreError> {
        let jobs = jobs.to_vec();
        self.write(move |rows| reports::begin(rows, installation, &jobs, now)).await
    }

    async fn jobs_send_anew(
        &self,
        installation: InstallationId,
        jobs: &[NewJob],
        now: Timestamp,
    ) -> Result<(ReportId, Vec<JobId>), StoreError> {
        let jobs = jobs.to_vec();
        self.write(move |rows| reports::begin_anew(rows, installation, jobs, now)).await
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
        if slots.free == 0 {
            return Ok(Vec::new());
        }
        let only = only.map(<[JobId]>::to_vec);
        let seen = slots.clone();
        let due = self.read(move |rows| claims::due_jobs(rows, now, only.as_deref(), &seen)).await?;
        // No installation has work, or all that do have their share: then no writer is held up.
        if due.is_nothing(slots) {
            return Ok(Vec::new());
        }
        let slots = slots.clone();
        let (claims, count) = self
            .write(move |rows| {
                let claims = claims::claim(rows, due, now, lease_ms, slots, most)?;
                let count = if claims.is_empty() { None } else { Some(restores::count_claims(rows)?) };
                Ok((claims, count))
            })
            .await?;
        if let Some(count) = count {
            self.note_claims(count).await?;
        }
        Ok(claims)
    }

    async fn job_is_pending(
        &self,
        installation: InstallationId,
        kind: &str,
        key: &str,
    ) -> Result<bool, StoreError> {
        let (kind, key) = (kind.to_owned(), key.to_owned());
        self.read(move |rows| jobs::is_pending(rows, installation, &kind, &key)).await
    }

    async fn next_due(&self) -> Result<Option<Timestamp>, StoreError> {
        self.read(|rows| rows.next_due()).await
    }

    async fn extend_leases(&self, leases: &[Lease], until: Timestamp) -> Result<Vec<Lease>, StoreError> {
        let leases = leases.to_vec();
        self.write(move |rows| jobs::extend_leases(rows, &leases, until)).await
    }

    async fn jobs_rescue(&self, now: Timestamp) -> Result<u32, StoreError> {
        if self.clock_watch().was_set_back(now) {
            self.write(move |rows| rescue::shorten_waits(rows, now)).await?;
        }
        // Most often there are none: then no writer is held up.
        let abandoned = self.read(move |rows| rescue::abandoned(rows, now));
        if abandoned.await?.is_empty() {
            return Ok(0);
        }
        self.write(move |rows| rescue::rescue(rows, now)).await
    }

    async fn checkpoint(&self, commit: Commit) -> Result<(), StoreError> {
        self.write(move |rows| commit::checkpoint(rows, &commit)).await
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
        let known = self.read(|rows| rows.noticed_restore()).await?;
        match known {
            Some(known) if !restores::is_of(&known, steady) => {
                self.write(move |rows| restores::begin(rows, steady, now)).await
            }
            known => Ok(known.map(|known| restores::at(&known, steady))),
        }
    }

    async fn commit(&self, commit: Commit) -> Result<Applied, StoreError> {
        self.write(move |rows| commit::commit(rows, &commit)).await
    }

    async fn session(&self, installation: InstallationId, now: Timestamp) -> Result<Session, StoreError> {
        self.read(move |rows| sessions::get(rows, installation, now)).await
    }

    async fn session_begin(
        &self,
        installation: InstallationId,
        generation: u64,
        now: Timestamp,
        until: Timestamp,
    ) -> Result<Option<SessionLease>, StoreError> {
        self.write(move |rows| sessions::begin(rows, installation, generation, now, until)).await
    }

    async fn session_failed(
        &self,
        lease: SessionLease,
        ran: &RunOutcome,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let ran = ran.clone();
        self.write(move |rows| sessions::failed(rows, lease, ran, now)).await
    }

    async fn jobs(&self, filter: &JobFilter) -> Result<Vec<Job>, StoreError> {
        let filter = filter.clone();
        self.read(move |rows| rows.jobs(&filter)).await
    }

    async fn retry(&self, job: JobId, now: Timestamp) -> Result<bool, StoreError> {
        self.write(move |rows| jobs::retry(rows, job, now)).await
    }

    async fn resolve(&self, job: JobId, said: Resolution, now: Timestamp) -> Result<bool, StoreError> {
        self.write(move |rows| jobs::resolve(rows, job, &said, now)).await
    }

    async fn schedule(
        &self,
        entity: Entity,
        installations: &[InstallationId],
        now: Timestamp,
    ) -> Result<Vec<JobId>, StoreError> {
        let installations = installations.to_vec();
        self.write(move |rows| ticks::schedule(rows, entity, &installations, now)).await
    }

    async fn tick_now(
        &self,
        installation: InstallationId,
        entity: Entity,
        full: bool,
        now: Timestamp,
    ) -> Result<JobId, StoreError> {
        self.write(move |rows| ticks::tick_now(rows, installation, entity, full, now)).await
    }

    async fn held_list_confirm(
        &self,
        installation: InstallationId,
        entity: Entity,
        actor: Option<&str>,
        now: Timestamp,
    ) -> Result<Option<Counts>, StoreError> {
        let actor = actor.map(str::to_owned);
        self.write(move |rows| ticks::confirm(rows, installation, entity, actor.as_deref(), now)).await
    }

    async fn ticks(&self, installation: Option<InstallationId>) -> Result<Vec<Tick>, StoreError> {
        self.read(move |rows| rows.ticks(installation)).await
    }

    async fn problems(
        &self,
        installation: InstallationId,
        entity: Entity,
        limit: u32,
    ) -> Result<Vec<Problem>, StoreError> {
        self.read(move |rows| rows.problems((installation, entity), limit.min(limits::PROBLEMS))).await
    }

    async fn import_products(
        &self,
        shop: &str,
        products: &[Partial<Product>],
        installation: Option<InstallationId>,
        now: Timestamp,
    ) -> Result<ImportResult, StoreError> {
        let (shop, mut products) = (shop.to_owned(), products.to_vec());
        products.iter_mut().for_each(|given| clean(&mut given.record));
        self.write(move |rows| import::products(rows, &shop, &products, installation, now)).await
    }

    async fn import_customers(
        &self,
        shop: &str,
        customers: &[Partial<Customer>],
        installation: Option<InstallationId>,
        now: Timestamp,
    ) -> Result<ImportResult, StoreError> {
        let (shop, customers) = (shop.to_owned(), customers.to_vec());
        self.write(move |rows| import::customers(rows, &shop, &customers, installation, now)).await
    }

    async fn activity(
        &self,
        installation: Option<InstallationId>,
        limit: u32,
    ) -> Result<Vec<Activity>, StoreError> {
        self.read(move |rows| rows.activity(installation, limit)).await
    }
}
