//! What the host asks of its store, and nothing else. SQLite keeps it by default; another database can where one machine
//! isn't enough: it implements [`rows::Database`](crate::rows::Database) and the traits of the rows, and `rules/store.rs`
//! makes the [`Store`] of it.

mod claim;
mod commit;
mod connection;
mod error;
mod kept_records;
mod lists;
mod read;
mod restore;

use async_trait::async_trait;

pub use claim::{Claim, JobFilter};
pub use commit::{Applied, Commit, Enumeration, NewActivity, Refusal, TickPage};
pub use connection::Connection;
pub use error::StoreError;
pub use kept_records::{Imported, KeptOrders, RepeatedNumber};
pub use lists::{ActivityQuery, Bar, Cause, Lists, RecordPage, RecordQuery, Standing, Standings};
pub use read::{Answer, Find, Fingerprint, Listed, Read, Record};
pub use restore::Restore;

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

/// The host's database.
#[async_trait]
pub trait Store: Lists {
    /// Creates or changes a shop.
    async fn put_shop(&self, shop: &Shop) -> Result<(), StoreError>;
    /// All shops.
    async fn shops(&self) -> Result<Vec<Shop>, StoreError>;

    /// The shop of this id, if there is one.
    async fn shop(&self, id: &str) -> Result<Option<Shop>, StoreError>;

    /// The platform itself.
    async fn platform(&self) -> Result<Platform, StoreError>;
    /// Changes it; where the address is another one, the calls that run under the old one are outdated.
    async fn put_platform(&self, platform: &Platform) -> Result<(), StoreError>;
    /// The settings of platform scope of a plugin; none entered: empty.
    async fn platform_settings(&self, plugin: &str) -> Result<Settings, StoreError>;
    /// Keeps them, sealed; the plugin's calls that run under the old ones are outdated, and its
    /// jobs that waited for a setting go on.
    async fn put_platform_settings(&self, plugin: &str, settings: &Settings) -> Result<(), StoreError>;
    /// A shop owner is sent to a remote.
    async fn save_authorization(
        &self,
        authorization: &Authorization,
        now: Timestamp,
    ) -> Result<(), StoreError>;
    /// A browser comes back with this state for a plugin: each serves once. What is too old for
    /// any use is forgotten.
    async fn consume_authorization(
        &self,
        plugin: &str,
        state: &str,
        now: Timestamp,
    ) -> Result<StateCheck, StoreError>;
    /// A remote reports something about an account, under an id that is known for
    /// [`limits::DELIVERY_KNOWN`](crate::limits::DELIVERY_KNOWN): the job is queued for every
    /// installation of the account that isn't disabled, or for all where it runs
    /// [even then](NewJob::runs_when_disabled), once. Durable when this answers.
    async fn deliver(
        &self,
        plugin: &str,
        account: &str,
        delivery: &str,
        job: &NewJob,
        now: Timestamp,
    ) -> Result<Delivered, StoreError>;

    /// A remote demands that all that is kept of an account be forgotten: links, storage, cursors,
    /// problems and waiting jobs of its installations but those that are active, which were let in
    /// again since; their owners are told. Answers with how many there were.
    async fn account_erase(&self, plugin: &str, account: &str, now: Timestamp) -> Result<usize, StoreError>;

    /// All installations, of one shop or of all.
    async fn installations(&self, shop: Option<&str>) -> Result<Vec<Installation>, StoreError>;
    /// The installation of this number, if there is one.
    async fn installation(&self, id: InstallationId) -> Result<Option<Installation>, StoreError>;
    /// Keeps a connection that has been tried; jobs that waited for a setting go on. Answers with what was forgotten, too.
    async fn connect(&self, connection: Connection) -> Result<(Installation, Forgotten), StoreError>;
    /// Switches an installation on or off.
    async fn set_state(
        &self,
        installation: InstallationId,
        state: InstallationState,
        now: Timestamp,
    ) -> Result<(), StoreError>;

    /// Keeps what the platform reports about its orders and queues the event for the installations
    /// named, all in one transaction; installations of `customers_to` hear of the customers that
    /// changed with them. Where an order comes with a number that another has, the installations'
    /// activity says so.
    async fn orders_changed(
        &self,
        shop: &str,
        orders: &[Order],
        installations: &[InstallationId],
        customers_to: &[InstallationId],
        now: Timestamp,
    ) -> Result<KeptOrders, StoreError>;
    /// Keeps customers as the shop's people saved them, what isn't given of one stays, and queues
    /// the event for the installations named, of those that anything changed of, all in one
    /// transaction. Answers with what it did and with the jobs.
    async fn customers_saved(
        &self,
        shop: &str,
        customers: &[Partial<Customer>],
        installations: &[InstallationId],
        now: Timestamp,
    ) -> Result<(Imported, Vec<JobId>), StoreError>;
    /// Reads on behalf of a connector, one answer for each question.
    async fn read_for_connector(
        &self,
        installation: InstallationId,
        reads: &[Read],
    ) -> Result<Vec<Answer>, StoreError>;
    /// The rows of a list with what the installation knows of each, newest record first.
    async fn records_list(
        &self,
        installation: InstallationId,
        entity: Entity,
        ids: Option<&[String]>,
        limit: u32,
    ) -> Result<Vec<Listed>, StoreError>;

    /// Queues work at a person's request.
    async fn jobs_enqueue(
        &self,
        installation: InstallationId,
        jobs: &[NewJob],
        now: Timestamp,
    ) -> Result<Vec<JobId>, StoreError>;
    /// The same for records that a person selected, in the order given, and begins a report of them.
    async fn jobs_send_manual(
        &self,
        installation: InstallationId,
        jobs: &[NewJob],
        now: Timestamp,
    ) -> Result<(ReportId, Vec<JobId>), StoreError>;
    /// The same for records that are linked but gone at the remote, and are to be created there again: connectors see them
    /// without a link, which stays until another one takes its place. One that has no link is left out.
    async fn jobs_send_anew(
        &self,
        installation: InstallationId,
        jobs: &[NewJob],
        now: Timestamp,
    ) -> Result<(ReportId, Vec<JobId>), StoreError>;
    /// A report as it stands by now; none where there is none of this number.
    async fn report(
        &self,
        installation: InstallationId,
        report: ReportId,
    ) -> Result<Option<Report>, StoreError>;
    /// The reports, the last first.
    async fn reports(&self, installation: InstallationId, limit: u32) -> Result<Vec<Summary>, StoreError>;
    /// Gives due jobs to a worker for `lease_ms`, as far as its slots go and at most `most`, out of
    /// `only` where given, and counts their attempts before it answers. Installations take turns, see
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
    /// The next one alone.
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
    /// Keeps running jobs for longer, all in one transaction; answers with the leases that are lost.
    async fn extend_leases(&self, leases: &[Lease], until: Timestamp) -> Result<Vec<Lease>, StoreError>;
    /// The same for one job.
    async fn renew(&self, lease: Lease, until: Timestamp) -> Result<(), StoreError> {
        let lost = self.extend_leases(&[lease], until).await?;
        if lost.is_empty() { Ok(()) } else { Err(StoreError::LeaseLost) }
    }
    /// Frees the jobs whose worker is gone; a job that does that too often is parked.
    async fn jobs_rescue(&self, now: Timestamp) -> Result<u32, StoreError>;
    /// Makes a call's writes durable before it does what can't be undone. Only `expect`, `writes`
    /// and the lease count.
    async fn checkpoint(&self, commit: Commit) -> Result<(), StoreError>;
    /// Makes one value of a connector's storage durable at once, whatever becomes of the call, its
    /// lease and what it read: what a remote answered is a fact. The first value of a key stays.
    async fn record_fact(
        &self,
        installation: InstallationId,
        key: &str,
        value: &[u8],
    ) -> Result<(), StoreError>;
    /// Whether the lease is still its holder's.
    async fn lease_is_held(&self, lease: Lease) -> Result<bool, StoreError>;
    /// The last restore of this store that was noticed; none where there was none.
    async fn last_restore(&self, steady: Steady, now: Timestamp) -> Result<Option<Restore>, StoreError>;
    /// Makes a call's effects durable.
    async fn commit(&self, commit: Commit) -> Result<Applied, StoreError>;
    /// How the session of an installation stands.
    async fn session(&self, installation: InstallationId, now: Timestamp) -> Result<Session, StoreError>;
    /// Begins to renew the session of this generation, alone until `until`; none where another
    /// renews it now, or it's not of this generation any more.
    async fn session_begin(
        &self,
        installation: InstallationId,
        generation: u64,
        now: Timestamp,
        until: Timestamp,
    ) -> Result<Option<SessionLease>, StoreError>;
    /// A renewal failed: those that wait for it learn how. One that went well is committed, see
    /// [`Commit::session`].
    async fn session_failed(
        &self,
        lease: SessionLease,
        ran: &RunOutcome,
        now: Timestamp,
    ) -> Result<(), StoreError>;

    /// Jobs, newest first.
    async fn jobs(&self, filter: &JobFilter) -> Result<Vec<Job>, StoreError>;
    /// Sends a job again that ended or waits; false where it runs now, or waits for a person.
    async fn retry(&self, job: JobId, now: Timestamp) -> Result<bool, StoreError>;
    /// Lets an uncertain job go on with what a person says; false where it isn't uncertain.
    async fn resolve(&self, job: JobId, said: Resolution, now: Timestamp) -> Result<bool, StoreError>;

    /// Queues the ticks of these installations that are due by the schedule; one that still runs or
    /// waits is passed over until its next time. Answers with the jobs that were queued.
    async fn schedule(
        &self,
        entity: Entity,
        installations: &[InstallationId],
        now: Timestamp,
    ) -> Result<Vec<JobId>, StoreError>;
    /// Queues a tick at a person's request, at once; `full` lets it begin at the beginning.
    async fn tick_now(
        &self,
        installation: InstallationId,
        entity: Entity,
        full: bool,
        now: Timestamp,
    ) -> Result<JobId, StoreError>;
    /// A person says yes to what a list of everything left out: it's taken off sale. None where
    /// nothing waits for that.
    async fn held_list_confirm(
        &self,
        installation: InstallationId,
        entity: Entity,
        now: Timestamp,
    ) -> Result<Option<Counts>, StoreError>;
    /// How ticks stand, of one installation or of all.
    async fn ticks(&self, installation: Option<InstallationId>) -> Result<Vec<Tick>, StoreError>;
    /// Records of the remote that couldn't be taken, the last first, and at most
    /// [`limits::PROBLEMS`](crate::limits::PROBLEMS); [`Tick::problems`] is how many there are.
    async fn problems(
        &self,
        installation: InstallationId,
        entity: Entity,
        limit: u32,
    ) -> Result<Vec<Problem>, StoreError>;
    /// Keeps products that the shop has already, by their ids, all or none; what isn't given of one
    /// that is there stays. A `remote_id` in one of them is linked for `installation`. Where a tick
    /// couldn't match a remote's product with one of the shop's, the next one is full.
    async fn import_products(
        &self,
        shop: &str,
        products: &[Partial<Product>],
        installation: Option<InstallationId>,
        now: Timestamp,
    ) -> Result<Imported, StoreError>;
    /// The same for customers.
    async fn import_customers(
        &self,
        shop: &str,
        customers: &[Partial<Customer>],
        installation: Option<InstallationId>,
        now: Timestamp,
    ) -> Result<Imported, StoreError>;

    /// What happened, newest first.
    async fn activity(
        &self,
        installation: Option<InstallationId>,
        limit: u32,
    ) -> Result<Vec<Activity>, StoreError>;
}
