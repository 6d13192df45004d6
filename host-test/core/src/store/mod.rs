//! What the host asks of its database, and nothing else: SQLite answers it by default, another
//! database can where one machine isn't enough.

mod lists;
mod read;

use async_trait::async_trait;

pub use lists::{ActivityQuery, Bar, Cause, Lists, RecordPage, RecordQuery, Standing, Standings};
pub use read::{Answer, Find, Fingerprint, Listed, Read, Record};

use crate::activity::ActivityEvent;
use crate::call_slots::Slots;
use crate::clock::Steady;
use crate::forgotten_links::Forgotten;
use crate::model::{
    Account, Activity, Counts, Installation, InstallationId, InstallationState, Job, JobId, Lease, Message,
    NewJob, Phase, Problem, Resolution, Settings, Shop, Tick,
};
use crate::platform::{Authorization, Delivered, Platform, StateCheck};
use crate::queue::{JobUpdate, RunOutcome};
use crate::send_report::{Report, ReportId, Summary};
use crate::session::{Renewed, Session, SessionLease};
use crate::shop::{Change, Customer, Entity, Link, Order, Partial, Product, Subject, Timestamp};

/// Why the store didn't do it.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// What was read has changed since: the call must run again.
    #[error("{0} changed meanwhile")]
    Outdated(String),
    /// Another worker has the job now.
    #[error("another worker has taken the job over")]
    LeaseLost,
    /// What was to be imported names a record of the remote's that belongs to another record of
    /// ours, or ours to another of the remote's.
    #[error("{0}")]
    LinkTaken(String),
    /// The same of a link that a call brought, for a person.
    #[error("the link can't be kept: {code} {args:?}", code = .0.code, args = .0.args)]
    LinkConflict(Message),
    /// Another shop has this account: its id.
    #[error("shop {0} has this account")]
    AccountTaken(String),
    /// What was to be imported can't be: which record, and why.
    #[error("{0}")]
    Refused(String),
    /// A product that was to be imported can't be taken: its id, and why, for a person.
    #[error("product {0}: {code} {args:?}", code = .1.code, args = .1.args)]
    Unfit(String, Message),
    /// Another process writes for longer than we wait.
    #[error("the store {0} is in use by another process; try again when that has finished")]
    Busy(String),
    /// Written by a newer program.
    #[error("the store {path} has version {found}, this program knows up to {known}: use the newer program")]
    Newer {
        /// Where it is.
        path: String,
        /// Its version.
        found: i64,
        /// Ours.
        known: i64,
    },
    /// The key that seals settings isn't the one they were sealed with.
    #[error("{0}")]
    Sealed(String),
    /// It can't be asked now, or it is damaged.
    #[error("the store {path}: {problem}")]
    Failed {
        /// Where it is.
        path: String,
        /// What it said.
        problem: String,
    },
}

/// Everything that one call changes: it takes effect together or not at all.
#[derive(Clone, Default)]
pub struct Commit {
    /// Whose call.
    pub installation: InstallationId,
    /// The settings under which it ran: others by now make it outdated.
    pub revision: Option<u64>,
    /// The job that it ran, if it ran one.
    pub lease: Option<Lease>,
    /// What it read: something else by now makes it outdated.
    pub expect: Vec<(Read, Fingerprint)>,
    /// What it wrote into its storage; none deletes.
    pub writes: Vec<(String, Option<Vec<u8>>)>,
    /// The session that it renewed; its writes are that session then.
    pub session: Option<Renewed>,
    /// What it queued.
    pub pushes: Vec<NewJob>,
    /// What it took back: (kind, key).
    pub cancels: Vec<(String, String)>,
    /// The link that is the very result: without it the whole commit fails.
    pub link: Option<Link>,
    /// What it asks to change in the shop: each can be refused for itself.
    pub changes: Vec<Change>,
    /// How its job ended; only with `lease`.
    pub ending: Option<JobUpdate>,
    /// Nothing that changes the remote left in the run that ends: what its checkpoints kept of the order wasn't sent.
    pub unsent: bool,
    /// The page of a tick that it reported.
    pub page: Option<TickPage>,
    /// What the owner can read about it.
    pub activity: Vec<NewActivity>,
    /// No work of the installation begins before this: the connector asked for a rest.
    pub rest_until: Option<Timestamp>,
    /// Other installations of the shop that hear of the customers that this call changed.
    pub tell: Vec<InstallationId>,
    /// Now.
    pub now: Timestamp,
}

/// An activity to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewActivity {
    /// About which record.
    pub subject: Option<Subject>,
    /// What.
    pub event: ActivityEvent,
    /// The reason or detail.
    pub message: Option<Message>,
}

/// A page of a tick, next to the changes that it asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TickPage {
    /// Which records.
    pub entity: Entity,
    /// The cursor that the call ran with: another one by now makes it outdated.
    pub ran_with: Option<String>,
    /// Where the next page begins.
    pub cursor: String,
    /// Records that couldn't be taken: the remote's identifiers and why.
    pub problems: Vec<(String, Message)>,
    /// Records so far in this pass.
    pub done: u64,
    /// Of so many, where known.
    pub total: Option<u64>,
    /// Whether the pass ends with this page.
    pub ends: bool,
    /// Where the page belongs to a list of everything.
    pub enumeration: Option<Enumeration>,
}

/// Where a page stands in a list of everything.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Enumeration {
    /// It's the first.
    pub begins: bool,
    /// It's the last: what none of them named is gone.
    pub ends: bool,
}

/// What a commit did in the shop.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Applied {
    /// Changes that the platform refused.
    pub refusals: Vec<Refusal>,
    /// What the others did.
    pub counts: Counts,
}

/// What the platform learned of orders, and whom it informed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct KeptOrders {
    /// The jobs of the event: one for each order and installation.
    pub jobs: Vec<JobId>,
    /// Orders that came with a number that another order of the shop has.
    pub repeated: Vec<RepeatedNumber>,
}

/// An order that came with a number that other orders of the shop have, too. It is kept all the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RepeatedNumber {
    /// The order's id.
    pub order: String,
    /// The number.
    pub number: String,
    /// The ids of the first of the others.
    pub others: Vec<String>,
}

impl RepeatedNumber {
    /// For a person, in any language.
    #[must_use]
    pub fn message(&self) -> Message {
        let others = self.others.join(", ");
        let Self { order, number, .. } = self;
        Message::host("order-number-repeated", &[("order", order), ("number", number), ("others", &others)])
    }
}

/// What an import of the shop's own records did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Imported {
    /// Records that are new.
    pub created: u64,
    /// Records that were there and changed.
    pub updated: u64,
    /// Records that were there just so.
    pub unchanged: u64,
    /// SKUs that stand on more than one product of the shop now: the SKU and the products' ids.
    /// Products of a remote can't be matched by them.
    pub ambiguous: Vec<(String, Vec<String>)>,
}

/// A change that the platform refused, with the reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// Which of [`Commit::changes`].
    pub index: usize,
    /// Why.
    pub message: Message,
}

/// A plugin's connection to be kept: its settings have been tried.
#[derive(Clone)]
pub struct Connection {
    /// The shop's id.
    pub shop: String,
    /// The plugin's id.
    pub plugin: String,
    /// What was entered.
    pub settings: Settings,
    /// All switches.
    pub flows: Vec<(String, bool)>,
    /// Whose credentials these are; none where they weren't tried (switches alone).
    pub account: Option<Account>,
    /// Forget links, cursors and storage: the owner says that it's another account.
    pub forget: bool,
    /// What the plugin leaves at the account is one shop's: another shop that has the account and
    /// isn't disabled makes this [`StoreError::AccountTaken`].
    pub exclusive: bool,
    /// What `check` wrote into its storage; after an authorization the session, too.
    pub writes: Vec<(String, Option<Vec<u8>>)>,
    /// An authorization began a session, which is among the writes; when that ends, where known.
    pub session: Option<Option<Timestamp>>,
    /// Jobs that are queued with it.
    pub then: Vec<NewJob>,
    /// Now.
    pub now: Timestamp,
}

/// Which jobs to look at.
#[derive(Debug, Clone, Default)]
pub struct JobFilter {
    /// Of this installation.
    pub installation: Option<InstallationId>,
    /// In this phase.
    pub phase: Option<Phase>,
    /// These alone.
    pub ids: Vec<JobId>,
    /// At most so many, newest first.
    pub limit: Option<u32>,
}

/// A job that a worker may run now.
#[derive(Debug, Clone)]
pub struct Claim {
    /// The job, its attempt counted already.
    pub job: Job,
    /// The right to end it.
    pub lease: Lease,
    /// Its installation as it stands.
    pub installation: Installation,
}

/// The store was put back from a back-up, or copied: what was sent after that state was saved is not
/// known here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Restore {
    /// Tells one restore from another.
    pub id: u64,
    /// When a host first worked with the restored store.
    pub at: Timestamp,
    /// Milliseconds since then, by the steady clock; after a boot of the machine they begin anew.
    pub since_ms: u64,
}

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
