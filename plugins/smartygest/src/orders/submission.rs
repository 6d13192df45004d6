//! What is kept of an order that was sent, or is about to be: written before the request and durable when it leaves. So
//! no note and no restore mean that the order was never sent.

use framework360_sdk::in_flight::SentAt;
use framework360_sdk::shop::Order;
use framework360_sdk::storage::{self, Encoded};
use framework360_sdk::{Error, in_flight};
use serde::{Deserialize, Serialize};

use super::content::Content;
use super::decision::Request;
use super::notes::Notes;
use super::{account_of_key, pending_questions};
use crate::api::{Created, Smarty};

/// How long after a checkpoint Smarty may still be at work on the request that it was for: 10 s until it leaves (the
/// platform's fence), 30 s until we give up on an answer, 120 s for Smarty's own work. PHP lets a script run for 30 s and
/// a database wait 50 s for a lock.
pub(crate) const SETTLED_AFTER_MS: u64 = 160_000;

/// The note about one order.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Submission {
    /// The highest order id at Smarty before we first sent ours: what is ours is newer.
    #[serde(rename = "before")]
    pub(crate) first_before: u64,
    /// Whether the last request is settled: Smarty's application answered it, or it certainly didn't leave.
    pub(crate) answered: bool,
    /// To whom: see [`Smarty::account`].
    pub(crate) account: u64,
    /// The lock under which it was sent, where one was needed.
    #[serde(default)]
    pub(crate) lock: String,
    /// A person must say what became of it: it holds nothing up any more.
    #[serde(default, rename = "undecided")]
    pub(crate) is_undecided: bool,
    /// But for what the store sent as it was before a restore: of that there is no note.
    #[serde(default, rename = "older")]
    pub(crate) may_be_older: bool,
    /// What the owner should know of it; none where an older release sent it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) notes: Option<Notes>,
    /// The first release noted the time by the wall clock: it counts as sent when it's first looked at.
    #[serde(default)]
    pub(crate) sent_at: SentAt,
    /// The codes under which it was sent: an order whose data were corrected has another one. An older release kept none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) codes: Vec<String>,
    /// What our attempts sent.
    #[serde(rename = "sent")]
    pub(crate) versions: Vec<Content>,
}

impl Encoded for Submission {
    fn encode(&self) -> String {
        storage::with_version(2, self)
    }

    fn decode(text: &[u8]) -> Option<Self> {
        storage::of_versions(0..=2, text)
    }
}

impl Submission {
    /// The note about an order; none where it was never sent.
    ///
    /// # Errors
    /// It can't be read: it is never taken for none.
    pub(crate) fn load(order: &Order) -> Result<Option<Self>, Error> {
        let Some(mut note) = storage::get::<Self>(&key(&order.id))? else { return Ok(None) };
        if note.sent_at.elapsed().is_none() {
            // Written under a clock that can't be compared with this one.
            note.sent_at.start_epoch();
            storage::set(&key(&order.id), &note)?;
            storage::checkpoint()?;
        }
        Ok(Some(note))
    }

    /// How its last request stands.
    pub(crate) fn request(&self) -> Request {
        if self.answered {
            return Request::Answered;
        }
        let elapsed = self.sent_at.elapsed().unwrap_or_default();
        match in_flight::next_lookup(elapsed, SETTLED_AFTER_MS) {
            Some(pause) => Request::UnderWay(pause),
            None => Request::TimeOver,
        }
    }

    /// Keeps it with the next checkpoint or the end of this call.
    pub(crate) fn keep(&self, order: &Order) -> Result<(), Error> {
        storage::set(&key(&order.id), self)
    }
}

/// How long until an order is looked for again whose request has no answer; none where it has none, or may be looked for now.
pub(crate) fn pause_of(order_id: &str) -> Result<Option<u64>, Error> {
    Ok(match storage::get::<Submission>(&key(order_id))?.map(|note| note.request()) {
        Some(Request::UnderWay(pause)) => Some(pause),
        Some(Request::Never | Request::TimeOver | Request::Answered) | None => None,
    })
}

/// Forgets that an order was sent, of which nothing is there; what a person said of it still holds.
pub(crate) fn withdraw(order_id: &str) -> Result<(), Error> {
    storage::delete(&key(order_id))
}

/// Forgets all that was noted about an order that is decided.
pub(crate) fn forget(order_id: &str) -> Result<(), Error> {
    storage::delete(&key(order_id))?;
    storage::delete(&denied_key(order_id))?;
    pending_questions::forget(order_id)?;
    for answer in storage::list_keys(&answers(order_id), None, MANY)? {
        storage::delete(&answer)?;
    }
    Ok(())
}

/// What the notes about other orders say they sent to this account.
pub(crate) fn others(order: &Order, account: u64) -> Result<Vec<Submission>, Error> {
    let mut others = Vec::new();
    for known in all_keys()? {
        if known == key(&order.id) {
            continue;
        }
        if let Some(note) = storage::get::<Submission>(&known)?
            && account_of_key::is_same(note.account, account)?
        {
            others.push(note);
        }
    }
    Ok(others)
}

/// The lowest [`Submission::first_before`] of the orders that aren't decided.
pub(crate) fn lowest_open(account: u64) -> Result<Option<u64>, Error> {
    let mut lowest: Option<u64> = None;
    for known in all_keys()? {
        let note = storage::get::<Submission>(&known)?;
        if let Some(note) = note.filter(|note| !note.is_undecided)
            && account_of_key::is_same(note.account, account)?
        {
            lowest = Some(lowest.map_or(note.first_before, |lowest| lowest.min(note.first_before)));
        }
    }
    Ok(lowest)
}

/// The account that one of the orders was sent to that aren't decided; none where there is no such order.
pub(crate) fn any_account() -> Result<Option<u64>, Error> {
    for known in all_keys()? {
        if let Some(note) = storage::get::<Submission>(&known)? {
            return Ok(Some(note.account));
        }
    }
    Ok(None)
}

/// More notes than a shop has orders that aren't decided.
const MANY: u32 = 10_000;

fn all_keys() -> Result<Vec<String>, Error> {
    storage::list_keys("posting/", None, MANY)
}

fn key(order_id: &str) -> String {
    format!("posting/{}", storage::part(order_id))
}

/// The id that Smarty answered to a request: a fact, whatever became of the call that learned it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Answer {
    pub(crate) id: u64,
    /// As people know the order there.
    pub(crate) number: String,
    account: u64,
}

impl Encoded for Answer {
    fn encode(&self) -> String {
        storage::with_version(1, self)
    }

    fn decode(text: &[u8]) -> Option<Self> {
        storage::of_versions(1..=1, text)
    }
}

impl Answer {
    /// What Smarty answered to this attempt; none where it names no id.
    pub(crate) fn of(smarty: &Smarty, created: &Created) -> Option<Self> {
        let number = created.known_as().to_owned();
        Some(Self { id: created.id()?, number, account: smarty.account() })
    }

    /// Keeps it for good.
    pub(crate) fn record(&self, order: &Order, attempt: u32) -> Result<(), Error> {
        storage::record_fact(&format!("{}{attempt}", answers(&order.id)), self)
    }

    /// What earlier attempts were answered by this account, the lowest id first.
    pub(crate) fn all(smarty: &Smarty, order: &Order) -> Result<Vec<Self>, Error> {
        let mut known: Vec<Self> = Vec::new();
        for key in storage::list_keys(&answers(&order.id), None, MANY)? {
            if let Some(answer) = storage::get::<Self>(&key)?
                && account_of_key::is_same(answer.account, smarty.account())?
                && known.iter().all(|other| other.id != answer.id)
            {
                known.push(answer);
            }
        }
        known.sort_unstable_by_key(|answer| answer.id);
        Ok(known)
    }
}

fn answers(order_id: &str) -> String {
    format!("answer/{}/", storage::part(order_id))
}

/// Ids that a person said aren't the order: "it isn't there" means the records that looked like it then.
#[derive(Default, Serialize, Deserialize)]
pub(crate) struct Denied {
    pub(crate) ids: Vec<u64>,
}

impl Encoded for Denied {
    fn encode(&self) -> String {
        storage::with_version(1, self)
    }

    fn decode(text: &[u8]) -> Option<Self> {
        storage::of_versions(1..=1, text)
    }
}

impl Denied {
    pub(crate) fn load(order: &Order) -> Result<Self, Error> {
        Ok(storage::get(&denied_key(&order.id))?.unwrap_or_default())
    }

    /// Keeps these, too, at once: what a person said holds until the order is decided.
    pub(crate) fn add(&mut self, order: &Order, ids: &[u64]) -> Result<(), Error> {
        self.ids.extend(ids.iter().filter(|id| !self.ids.contains(id)).copied().collect::<Vec<_>>());
        storage::set(&denied_key(&order.id), self)?;
        storage::checkpoint()
    }
}

fn denied_key(order_id: &str) -> String {
    format!("denied/{}", storage::part(order_id))
}
