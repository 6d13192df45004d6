//! What the platform knows besides the shop's records: shops, installations, jobs, links, activity.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

use crate::activity::ActivityEvent;
use crate::shop::{Subject, Timestamp};

/// An installation's number in its store.
pub type InstallationId = i64;
/// A job's number in its store.
pub type JobId = i64;

/// Text for a person, kept as a code and shown in the reader's language. Codes that begin with
/// `host.` are the platform's own; all others the connector renders.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Message {
    /// The name of the text.
    pub code: String,
    /// What is filled in: (name, value).
    pub args: Vec<(String, String)>,
}

impl Message {
    /// A message of the platform itself: `code` without its `host.`.
    #[must_use]
    pub fn host(code: &str, args: &[(&str, &str)]) -> Self {
        let args = args.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        Self { code: format!("host.{code}"), args }
    }
}

/// What a job waits for whose plugin requires a module that is switched off.
const MODULE_OFF: &str = "module-off";

impl Message {
    /// What a job waits for whose plugin requires this module of the platform, while it's switched off.
    #[must_use]
    pub fn module_off(module: &str) -> Self {
        Self::host(MODULE_OFF, &[("module", module)])
    }
}

/// A shop as its connectors see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shop {
    /// Chosen by whoever runs the platform.
    pub id: String,
    /// As its owner calls it.
    pub name: String,
    /// Where the remotes reach the platform for this shop, where that isn't the platform's own
    /// address; else empty.
    pub public_url: String,
    /// ISO 4217.
    pub currency: String,
    /// BCP 47.
    pub locale: String,
    /// IANA.
    pub time_zone: String,
    /// The platform modules that are active: "ecommerce".
    pub modules: Vec<String>,
}

/// The settings of an installation, secrets among them: `Debug` shows no value.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settings(pub BTreeMap<String, String>);

impl fmt::Debug for Settings {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_set().entries(self.0.keys()).finish()
    }
}

/// Who the credentials belong to at the remote; `id` is empty where the remote doesn't tell.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Account {
    /// The remote's own identifier.
    pub id: String,
    /// As people know it.
    pub name: String,
}

/// Whether an installation works.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum InstallationState {
    /// Events and jobs run.
    Active,
    /// The remote refuses the credentials: nothing runs until they are entered again.
    Paused(Message),
    /// Switched off by its owner; what it knows is kept.
    Disabled,
}

/// One plugin in one shop.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Installation {
    /// Its number.
    pub id: InstallationId,
    /// The shop's id.
    pub shop: String,
    /// The plugin's id.
    pub plugin: String,
    /// Whose credentials these are.
    pub account: Account,
    /// Whether it works.
    pub state: InstallationState,
    /// No job starts before this: the remote asked for fewer requests.
    pub slow_until: Timestamp,
    /// Grows with every change of settings, switches or state.
    pub revision: u64,
    /// The switches, by the key of the flow.
    pub flows: BTreeMap<String, bool>,
    /// What its owner entered.
    pub settings: Settings,
}

impl Installation {
    /// The number that an installation has before it's kept: no store gives it out.
    pub const UNKEPT: InstallationId = 0;

    /// Stands in where a call is for no installation, or for one that isn't kept yet.
    #[must_use]
    pub fn nobody() -> Self {
        Self {
            id: Self::UNKEPT,
            shop: String::new(),
            plugin: String::new(),
            account: Account::default(),
            state: InstallationState::Disabled,
            slow_until: 0,
            revision: 0,
            flows: BTreeMap::new(),
            settings: Settings::default(),
        }
    }
}

/// How a job stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Phase {
    /// Runs when it's due.
    Waiting,
    /// A worker has it, under a lease.
    Running,
    /// A setting, a switch or a module is missing: goes on when that changes.
    Paused,
    /// Ended well.
    Done,
    /// Ended: there was a reason not to do it.
    Skipped,
    /// Failed for good: a person sees it and can send it again.
    Parked,
    /// May have reached the remote: a person says whether it did.
    Uncertain,
}

impl Phase {
    /// All, in the order in which they are listed to a person.
    pub const ALL: [Self; 7] = [
        Self::Waiting,
        Self::Running,
        Self::Paused,
        Self::Done,
        Self::Skipped,
        Self::Parked,
        Self::Uncertain,
    ];

    /// The word in the store, in JSON and on the command line.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Running => "running",
            Self::Paused => "paused",
            Self::Done => "done",
            Self::Skipped => "skipped",
            Self::Parked => "parked",
            Self::Uncertain => "uncertain",
        }
    }

    /// The phase of a word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|phase| phase.as_str() == word)
    }
}

/// What became of a job that ended well.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// Nothing to do.
    Nothing,
    /// Further work was queued.
    Queued,
    /// Created or updated at the remote.
    Sent,
    /// It was there.
    AlreadyThere,
    /// The remote's record was taken over here.
    Taken,
    /// Taken back before it ran.
    Cancelled,
}

impl Outcome {
    const ALL: [Self; 6] =
        [Self::Nothing, Self::Queued, Self::Sent, Self::AlreadyThere, Self::Taken, Self::Cancelled];

    /// The word in the store and in JSON.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Nothing => "nothing",
            Self::Queued => "queued",
            Self::Sent => "sent",
            Self::AlreadyThere => "already-there",
            Self::Taken => "taken",
            Self::Cancelled => "cancelled",
        }
    }

    /// The outcome of a word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|outcome| outcome.as_str() == word)
    }
}

/// The kinds of work that are the platform's: a connector's own kinds never begin with "@".
pub mod kinds {
    /// An order was completed: calls `on-order-paid`.
    pub const ORDER_PAID: &str = "@order-paid";
    /// A page of the remote's products: calls `on-product-tick`. Its key is the word of the entity.
    pub const PRODUCT_TICK: &str = "@product-tick";
    /// A page of the remote's customers: calls `on-customer-tick`. Its key is the word of the entity.
    pub const CUSTOMER_TICK: &str = "@customer-tick";
    /// The shop's people, or another plugin, changed a customer: calls `on-customer-saved`.
    pub const CUSTOMER_SAVED: &str = "@customer-saved";
    /// The switches or the public address changed: calls `lifecycle.reconcile`. Its key and value keep the name of version 0.1.
    pub const RECONCILE: &str = "@settle";
}

/// A piece of background work. There is one row for each installation, kind and key, for good,
/// so that its attempts are never forgotten and it never runs twice at a time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Job {
    /// Its number.
    pub id: JobId,
    /// Whose.
    pub installation: InstallationId,
    /// The connector's name for this kind of work, or one of [`kinds`].
    pub kind: String,
    /// What it is about, within its kind.
    pub key: String,
    /// The record it is about.
    pub subject: Option<Subject>,
    /// The connector's own.
    pub payload: Vec<u8>,
    /// How it stands.
    pub phase: Phase,
    /// How it ended, where it did.
    pub outcome: Option<Outcome>,
    /// The job that its last run queued, where it ended as [`Outcome::Queued`].
    pub led_to: Option<JobId>,
    /// Attempts that may have reached the remote, the running one included.
    pub attempts: u32,
    /// Failures since it was queued: what patience is measured by.
    pub failures: u32,
    /// Runs in a row that broke down or made no sense: what poison is known by.
    pub breakdowns: u32,
    /// When it is due.
    pub not_before: Timestamp,
    /// When it was queued last.
    pub queued_at: Timestamp,
    /// When its first attempt began.
    pub first_started_at: Option<Timestamp>,
    /// When anything changed.
    pub updated_at: Timestamp,
    /// At a person's request.
    pub manual: bool,
    /// What a person said of an uncertain one.
    pub resolution: Option<Resolution>,
    /// Why it stands as it does.
    pub message: Option<Message>,
    /// A newer push waits for this run to end.
    pub followed: bool,
    /// Runs also where the installation is paused or disabled, and never with HTTP.
    pub runs_when_disabled: bool,
}

/// What a person says, who has looked at the remote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Resolution {
    /// It is there, under this number.
    There(String),
    /// It isn't: send it again.
    NotThere,
}

/// Work to be queued.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewJob {
    /// The connector's name for it.
    pub kind: String,
    /// What it is about.
    pub key: String,
    /// The record it is about.
    pub subject: Option<Subject>,
    /// The connector's own.
    pub payload: Vec<u8>,
    /// Milliseconds to wait before the first attempt.
    pub delay_ms: u64,
    /// At a person's request: goes to the head of the queue.
    pub manual: bool,
    /// Runs also where the installation is paused or disabled, and never with HTTP: what the law
    /// demands.
    // Older stores keep what follows a job under the name before.
    #[serde(default, alias = "even_when_off")]
    pub runs_when_disabled: bool,
}

/// The right to end a running job. A worker that lost it can't commit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lease {
    /// The job.
    pub job: JobId,
    /// Grows with every claim.
    pub token: i64,
}

/// What the remote's records changed in the shop.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Counts {
    /// Records that are new in the shop.
    pub created: u64,
    /// Records of which more than the stock changed.
    pub updated: u64,
    /// Records of which the stock alone changed.
    pub stock: u64,
    /// Records that were as reported.
    pub unchanged: u64,
    /// Records taken off sale.
    pub deactivated: u64,
    /// Records that couldn't be taken.
    pub problems: u64,
    /// Records that the shop had before the remote's were matched with them.
    pub matched: u64,
    /// Those of which the remote's replaced something that the owner had written.
    pub replaced: u64,
}

impl std::ops::Add for Counts {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            created: self.created + other.created,
            updated: self.updated + other.updated,
            stock: self.stock + other.stock,
            unchanged: self.unchanged + other.unchanged,
            deactivated: self.deactivated + other.deactivated,
            problems: self.problems + other.problems,
            matched: self.matched + other.matched,
            replaced: self.replaced + other.replaced,
        }
    }
}

/// A list of everything that names so little of what the shop has that a person must say yes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Held {
    /// Records that the list named.
    pub listed: u64,
    /// Records that the shop had on sale from this remote before.
    pub known: u64,
    /// Records that would be taken off sale.
    pub missing: u64,
}

/// How the ticks of one installation and entity stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tick {
    /// Whose.
    pub installation: InstallationId,
    /// Which records.
    pub entity: crate::shop::Entity,
    /// Where the next page begins; none: at the beginning of everything.
    pub cursor: Option<String>,
    /// When the schedule queues the next one.
    pub next_at: Timestamp,
    /// When the pass that goes on, or else the last one, began.
    pub began_at: Option<Timestamp>,
    /// When the last pass ended.
    pub ended_at: Option<Timestamp>,
    /// Records so far in that pass, as the connector counts.
    pub done: u64,
    /// Of so many, where the connector knows.
    pub total: Option<u64>,
    /// What that pass changed.
    pub counts: Counts,
    /// What waits for a person to say yes.
    pub held: Option<Held>,
    /// Problems that stand now, whichever pass told them; [`limits::PROBLEMS`] of them are told
    /// one by one.
    ///
    /// [`limits::PROBLEMS`]: crate::limits::PROBLEMS
    pub problems: u64,
}

/// A record of the remote that couldn't be taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The remote's identifier; "#1" and so on where it came without one.
    pub remote_id: String,
    /// Since when.
    pub since: Timestamp,
    /// Why.
    pub message: Message,
}

/// What happened, for the shop's owner to read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Activity {
    /// Its number; grows.
    pub id: i64,
    /// When.
    pub at: Timestamp,
    /// Whose.
    pub installation: InstallationId,
    /// About which record.
    pub subject: Option<Subject>,
    /// What.
    pub event: ActivityEvent,
    /// The reason or detail.
    pub message: Option<Message>,
}
