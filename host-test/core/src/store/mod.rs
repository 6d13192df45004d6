//! The host's store: everything that the host asks of its database. SQLite is the default. Another database can replace
//! it where one machine isn't enough: it implements [`rows::Database`](crate::rows::Database) and the traits of the
//! rows, and `rules/store.rs` makes the [`Store`] of it.

mod claim;
mod commit;
mod connection;
mod error;
mod lists;
mod read;
mod restore;
mod saved_records;

use async_trait::async_trait;

pub use claim::{Claim, JobFilter};
pub use commit::{Applied, Commit, Enumeration, NewActivity, Refusal, TickPage};
pub use connection::Connection;
pub use error::StoreError;
pub use lists::{ActivityQuery, Bar, Cause, Lists, PageStart, RecordPage, RecordQuery, Standing, Standings};
pub use read::{Answer, Find, Fingerprint, Listed, Read, Record};
pub use restore::Restore;
pub use saved_records::{ImportResult, RepeatedNumber, SavedOrders};

use crate::call_slots::Slots;
use crate::clock::Steady;
use crate::forgotten_links::Forgotten;
use crate::model::{
    Activity, Counts, Installation, InstallationId, InstallationState, Job, JobId, Lease, NewJob, Problem,
    Resolution, Settings, Shop, Tick,
};
use crate::next_state::RunOutcome;
use crate::platform::{Authorization, Delivered, Platform, StateCheck};
use crate::send_report::{Report, ReportId, Summary};
use crate::session::{Session, SessionLease};
use crate::shop::{Customer, Entity, Order, Partial, Product, Timestamp};

/// The operations of the host's store.
#[async_trait]
pub trait Store: Lists {
    /// Creates or changes a shop.
    async fn put_shop(&self, shop: &Shop) -> Result<(), StoreError>;
    /// All shops.
    async fn shops(&self) -> Result<Vec<Shop>, StoreError>;

    /// The shop with this id, if there is one.
    async fn shop(&self, id: &str) -> Result<Option<Shop>, StoreError>;

    /// The platform itself.
    async fn platform(&self) -> Result<Platform, StoreError>;
    /// Changes the platform; where its address is another one, the calls that run under the old one are outdated.
    async fn put_platform(&self, platform: &Platform) -> Result<(), StoreError>;
    /// The settings of platform scope of a plugin; empty where none were entered.
    async fn platform_settings(&self, plugin: &str) -> Result<Settings, StoreError>;
    /// Saves the settings of platform scope of a plugin, sealed; its calls that run under the old ones are outdated,
    /// and its jobs that waited for a setting resume.
    async fn put_platform_settings(&self, plugin: &str, settings: &Settings) -> Result<(), StoreError>;
    /// Stores an authorization: a shop owner is sent to a remote.
    async fn save_authorization(
        &self,
        authorization: &Authorization,
        now: Timestamp,
    ) -> Result<(), StoreError>;
    /// Consumes the state that a browser brings back for a plugin: each is valid once. States that are too old for
    /// any use are deleted.
    async fn consume_authorization(
        &self,
        plugin: &str,
        state: &str,
        now: Timestamp,
    ) -> Result<StateCheck, StoreError>;
    /// Queues the job of a delivery: a remote reports something about an account, under an id that is known for
    /// [`limits::DELIVERY_KNOWN`](crate::limits::DELIVERY_KNOWN). The job is queued once for every
    /// installation of the account that isn't disabled, or for all where it runs
    /// [even then](NewJob::runs_when_disabled). Durable when this returns.
    async fn deliver(
        &self,
        plugin: &str,
        account: &str,
        delivery: &str,
        job: &NewJob,
        now: Timestamp,
    ) -> Result<Delivered, StoreError>;

    /// Erases everything that is stored of an account, as a remote demands: links, storage, cursors,
    /// problems and waiting jobs of its installations. Those that are active are left out: they were authorized
    /// again since. The erasure is added to the activity. Returns how many installations there were.
    async fn account_erase(&self, plugin: &str, account: &str, now: Timestamp) -> Result<usize, StoreError>;

    /// All installations, of one shop or of all.
    async fn installations(&self, shop: Option<&str>) -> Result<Vec<Installation>, StoreError>;
    /// The installation with this number, if there is one.
    async fn installation(&self, id: InstallationId) -> Result<Option<Installation>, StoreError>;
    /// Stores a connection that has been tried; jobs that waited for a setting resume. Also returns the links that were
    /// deleted.
    async fn connect(&self, connection: Connection) -> Result<(Installation, Forgotten), StoreError>;
    /// Switches an installation on or off; `actor` names the person who did, if one did.
    async fn set_state(
        &self,
        installation: InstallationId,
        state: InstallationState,
        actor: Option<&str>,
        now: Timestamp,
    ) -> Result<(), StoreError>;

    /// Saves the orders that the platform reports and queues the event for `installations`, all in one
    /// transaction; the installations in `customers_to` are notified of the customers that
    /// changed with them. Where an order comes with a number that another has, the installations'
    /// activity says so.
    async fn orders_changed(
        &self,
        shop: &str,
        orders: &[Order],
        installations: &[InstallationId],
        customers_to: &[InstallationId],
        now: Timestamp,
    ) -> Result<SavedOrders, StoreError>;
    /// Saves customers as the shop's people entered them; fields that aren't given stay. Queues
    /// the event for `installations`, for those customers that changed in anything, all in one
    /// transaction. Returns the result and the jobs.
    async fn customers_saved(
        &self,
        shop: &str,
        customers: &[Partial<Customer>],
        installations: &[InstallationId],
        now: Timestamp,
    ) -> Result<(ImportResult, Vec<JobId>), StoreError>;
    /// Answers a connector's reads, one answer for each.
    async fn read_for_connector(
        &self,
        installation: InstallationId,
        reads: &[Read],
    ) -> Result<Vec<Answer>, StoreError>;
    /// The rows of a list with what the installation knows of each record, newest first.
    async fn records_list(
        &self,
        installation: InstallationId,
        entity: Entity,
        ids: Option<&[String]>,
        limit: u32,
    ) -> Result<Vec<Listed>, StoreError>;

    /// Queues jobs at a person's request.
    async fn jobs_enqueue(
        &self,
        installation: InstallationId,
        jobs: &[NewJob],
        now: Timestamp,
    ) -> Result<Vec<JobId>, StoreError>;
    /// Queues jobs for records that a person selected, in the order given, and begins a report of them.
    async fn jobs_send_manual(
        &self,
        installation: InstallationId,
        jobs: &[NewJob],
        now: Timestamp,
    ) -> Result<(ReportId, Vec<JobId>), StoreError>;
    /// Queues jobs for records that are linked but gone at the remote, to create them there again, and begins a report.
    /// Connectors see them without a link, which stays until another one takes its place. A record without a link is
    /// left out.
    async fn jobs_send_anew(
        &self,
        installation: InstallationId,
        jobs: &[NewJob],
        now: Timestamp,
    ) -> Result<(ReportId, Vec<JobId>), StoreError>;
    /// A report with the current state of its rows; none where no report has this number.
    async fn report(
        &self,
        installation: InstallationId,
        report: ReportId,
    ) -> Result<Option<Report>, StoreError>;
    /// The reports, the last first.
    async fn reports(&self, installation: InstallationId, limit: u32) -> Result<Vec<Summary>, StoreError>;
    /// Assigns due jobs to a worker for `lease_ms`, as far as its slots go and at most `most`, out of
    /// `only` where given, and counts their attempts before it returns. Installations take turns, see
    /// [`next_candidate`](crate::call_slots::next_candidate); of one of them, what a person waits for comes
    /// first, then what has been due for longest.
    async fn jobs_claim(
        &self,
        now: Timestamp,
        lease_ms: u64,
        only: Option<&[JobId]>,
        slots: &Slots,
        most: usize,
    ) -> Result<Vec<Claim>, StoreError>;
    /// Assigns the next due job alone.
    async fn job_claim(
        &self,
        now: Timestamp,
        lease_ms: u64,
        only: Option<&[JobId]>,
    ) -> Result<Option<Claim>, StoreError> {
        Ok(self.jobs_claim(now, lease_ms, only, &Slots::free(1), 1).await?.pop())
    }
    /// Whether a job of this kind and key waits to run.
    async fn job_is_pending(
        &self,
        installation: InstallationId,
        kind: &str,
        key: &str,
    ) -> Result<bool, StoreError>;
    /// When the next waiting job of an active installation is due.
    async fn next_due(&self) -> Result<Option<Timestamp>, StoreError>;
    /// Extends the leases of running jobs, all in one transaction; returns the leases that are lost.
    async fn extend_leases(&self, leases: &[Lease], until: Timestamp) -> Result<Vec<Lease>, StoreError>;
    /// Extends the lease of one job; fails where it is lost.
    async fn extend_lease(&self, lease: Lease, until: Timestamp) -> Result<(), StoreError> {
        let lost = self.extend_leases(&[lease], until).await?;
        if lost.is_empty() { Ok(()) } else { Err(StoreError::LeaseLost) }
    }
    /// Frees the jobs whose worker is gone; a job that loses its worker too often is parked.
    async fn jobs_rescue(&self, now: Timestamp) -> Result<u32, StoreError>;
    /// Makes a call's writes durable before it does what can't be undone. Only `expect`, `writes`
    /// and the lease count.
    async fn checkpoint(&self, commit: Commit) -> Result<(), StoreError>;
    /// Makes one value of a connector's storage durable at once, whatever becomes of the call, its
    /// lease and what it read: a remote's answer is a fact. The first value of a key stays.
    async fn record_fact(
        &self,
        installation: InstallationId,
        key: &str,
        value: &[u8],
    ) -> Result<(), StoreError>;
    /// Whether the lease still holds its job.
    async fn lease_is_held(&self, lease: Lease) -> Result<bool, StoreError>;
    /// The last restore of this store that was noticed; none where there was none.
    async fn last_restore(&self, steady: Steady, now: Timestamp) -> Result<Option<Restore>, StoreError>;
    /// Makes a call's effects durable.
    async fn commit(&self, commit: Commit) -> Result<Applied, StoreError>;
    /// The state of an installation's session.
    async fn session(&self, installation: InstallationId, now: Timestamp) -> Result<Session, StoreError>;
    /// Begins to refresh the session of this generation, alone until `until`; none where another worker
    /// refreshes it now, or the session is of another generation.
    async fn session_begin(
        &self,
        installation: InstallationId,
        generation: u64,
        now: Timestamp,
        until: Timestamp,
    ) -> Result<Option<SessionLease>, StoreError>;
    /// Stores that a refresh failed: calls that wait for it learn how. One that succeeded is committed, see
    /// [`Commit::session`].
    async fn session_failed(
        &self,
        lease: SessionLease,
        ran: &RunOutcome,
        now: Timestamp,
    ) -> Result<(), StoreError>;

    /// Jobs, newest first.
    async fn jobs(&self, filter: &JobFilter) -> Result<Vec<Job>, StoreError>;
    /// Runs a job again that has ended or waits; false where it runs now, or waits for a person.
    async fn retry(&self, job: JobId, now: Timestamp) -> Result<bool, StoreError>;
    /// Resumes an uncertain job with a person's decision; false where it isn't uncertain.
    async fn resolve(&self, job: JobId, said: Resolution, now: Timestamp) -> Result<bool, StoreError>;

    /// Queues the ticks of these installations that are due by the schedule; one that still runs or
    /// waits is skipped until its next time. Returns the jobs that were queued.
    async fn schedule(
        &self,
        entity: Entity,
        installations: &[InstallationId],
        now: Timestamp,
    ) -> Result<Vec<JobId>, StoreError>;
    /// Queues a tick at a person's request, at once; `full` starts it at the beginning.
    async fn tick_now(
        &self,
        installation: InstallationId,
        entity: Entity,
        full: bool,
        now: Timestamp,
    ) -> Result<JobId, StoreError>;
    /// Takes off sale what a held list left out: `actor` confirmed it. None where
    /// no list is held.
    async fn held_list_confirm(
        &self,
        installation: InstallationId,
        entity: Entity,
        actor: Option<&str>,
        now: Timestamp,
    ) -> Result<Option<Counts>, StoreError>;
    /// The state of the ticks of one installation, or of all.
    async fn ticks(&self, installation: Option<InstallationId>) -> Result<Vec<Tick>, StoreError>;
    /// Records of the remote that couldn't be imported, the last first, and at most
    /// [`limits::PROBLEMS`](crate::limits::PROBLEMS); [`Tick::problems`] is how many there are.
    async fn problems(
        &self,
        installation: InstallationId,
        entity: Entity,
        limit: u32,
    ) -> Result<Vec<Problem>, StoreError>;
    /// Imports products that the shop has already, by their ids, all or none; fields that aren't given of one
    /// that is there stay. A `remote_id` in one of them is linked for `installation`. Where a tick
    /// couldn't match a remote's product with one of the shop's, the next one is full.
    async fn import_products(
        &self,
        shop: &str,
        products: &[Partial<Product>],
        installation: Option<InstallationId>,
        now: Timestamp,
    ) -> Result<ImportResult, StoreError>;
    /// Imports customers that the shop has already, like [`import_products`](Self::import_products).
    async fn import_customers(
        &self,
        shop: &str,
        customers: &[Partial<Customer>],
        installation: Option<InstallationId>,
        now: Timestamp,
    ) -> Result<ImportResult, StoreError>;

    /// Entries of the activity, newest first.
    async fn activity(
        &self,
        installation: Option<InstallationId>,
        limit: u32,
    ) -> Result<Vec<Activity>, StoreError>;
}
