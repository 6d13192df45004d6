//! The record of an order that was sent, or is about to be: stored before the request and durable when it leaves. So an
//! order without a record was never sent, unless the store was restored.

use framework360_sdk::in_flight::SentAt;
use framework360_sdk::shop::Order;
use framework360_sdk::storage::{self, Encoded};
use framework360_sdk::{Error, in_flight};
use serde::{Deserialize, Serialize};

use super::content::Content;
use super::decision::RequestState;
use super::stored_messages::StoredNotes;
use super::{account_of_key, pending_questions};
use crate::api::{Created, Smarty};

/// How long after its checkpoint a request may still take effect, in milliseconds: 10 s until it leaves (the platform's
/// fence), 30 s until the connector gives up on an answer, 120 s for Smarty's own work. PHP lets a script run for 30 s
/// and a database wait 50 s for a lock.
pub(crate) const IN_FLIGHT_GRACE_MS: u64 = 160_000;

/// The record of one order that was sent.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct SubmissionRecord {
    /// The highest order id at Smarty before the order was first sent: its record is newer.
    #[serde(rename = "before")]
    pub(crate) first_before: u64,
    /// Whether the outcome of the last request is known: Smarty's application answered, or the request certainly didn't
    /// leave.
    pub(crate) answered: bool,
    /// The account to which it was sent: see [`Smarty::account`].
    pub(crate) account: u64,
    /// The lock under which it was sent, where one was needed.
    #[serde(default)]
    pub(crate) lock: String,
    /// Whether a person must say what became of the order. It doesn't block other orders any more.
    #[serde(default, rename = "undecided")]
    pub(crate) is_undecided: bool,
    /// Whether there may be an older record too, which was sent before the store was restored.
    #[serde(default, rename = "older")]
    pub(crate) may_be_older: bool,
    /// The notes for the owner; none where an older release sent the order.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) notes: Option<StoredNotes>,
    /// When the last request was sent. The first release stored the wall clock's time instead: such a request counts as
    /// sent when it is first looked up.
    #[serde(default)]
    pub(crate) sent_at: SentAt,
    /// The codes of the references under which it was sent: an order whose data were corrected has another one. An
    /// older release stored none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) codes: Vec<String>,
    /// The contents that were sent.
    #[serde(rename = "sent")]
    pub(crate) versions: Vec<Content>,
}

impl Encoded for SubmissionRecord {
    fn encode(&self) -> String {
        storage::with_version(2, self)
    }

    fn decode(text: &[u8]) -> Option<Self> {
        storage::of_versions(0..=2, text)
    }
}

impl SubmissionRecord {
    /// The record of an order; none where it was never sent.
    ///
    /// # Errors
    /// Where the record can't be read: it never counts as none.
    pub(crate) fn load(order: &Order) -> Result<Option<Self>, Error> {
        let Some(mut submission) = storage::get::<Self>(&key(&order.id))? else { return Ok(None) };
        if submission.sent_at.elapsed().is_none() {
            // Written in an epoch whose clock can't be compared with this one.
            submission.sent_at.start_epoch();
            storage::set(&key(&order.id), &submission)?;
            storage::checkpoint()?;
        }
        Ok(Some(submission))
    }

    /// The state of the order's last request.
    pub(crate) fn request(&self) -> RequestState {
        if self.answered {
            return RequestState::Answered;
        }
        let elapsed = self.sent_at.elapsed().unwrap_or_default();
        match in_flight::next_lookup(elapsed, IN_FLIGHT_GRACE_MS) {
            Some(pause) => RequestState::InFlight(pause),
            None => RequestState::GraceOver,
        }
    }

    /// Stores the record with the next checkpoint or the end of this call.
    pub(crate) fn store(&self, order: &Order) -> Result<(), Error> {
        storage::set(&key(&order.id), self)
    }
}

/// How long to wait, in milliseconds, before the next lookup of an order whose request has no answer; none where no
/// request is in flight.
pub(crate) fn next_lookup_of(order_id: &str) -> Result<Option<u64>, Error> {
    Ok(match storage::get::<SubmissionRecord>(&key(order_id))?.map(|submission| submission.request()) {
        Some(RequestState::InFlight(pause)) => Some(pause),
        Some(RequestState::Never | RequestState::GraceOver | RequestState::Answered) | None => None,
    })
}

/// Deletes the record alone, of an order that isn't at Smarty: what a person said of it still holds.
pub(crate) fn delete_record(order_id: &str) -> Result<(), Error> {
    storage::delete(&key(order_id))
}

/// Deletes all that was stored of an order that is decided.
pub(crate) fn delete(order_id: &str) -> Result<(), Error> {
    storage::delete(&key(order_id))?;
    storage::delete(&denied_key(order_id))?;
    pending_questions::delete(order_id)?;
    for answer in storage::list_keys(&answers(order_id), None, MANY)? {
        storage::delete(&answer)?;
    }
    Ok(())
}

/// The records of other orders that were sent to this account.
pub(crate) fn others(order: &Order, account: u64) -> Result<Vec<SubmissionRecord>, Error> {
    let mut others = Vec::new();
    for known in all_keys()? {
        if known == key(&order.id) {
            continue;
        }
        if let Some(submission) = storage::get::<SubmissionRecord>(&known)?
            && account_of_key::is_same(submission.account, account)?
        {
            others.push(submission);
        }
    }
    Ok(others)
}

/// The lowest [`SubmissionRecord::first_before`] of the orders that aren't decided.
pub(crate) fn lowest_open(account: u64) -> Result<Option<u64>, Error> {
    let mut lowest: Option<u64> = None;
    for known in all_keys()? {
        let submission = storage::get::<SubmissionRecord>(&known)?;
        if let Some(submission) = submission.filter(|submission| !submission.is_undecided)
            && account_of_key::is_same(submission.account, account)?
        {
            lowest =
                Some(lowest.map_or(submission.first_before, |lowest| lowest.min(submission.first_before)));
        }
    }
    Ok(lowest)
}

/// The account of any order that isn't decided; none where there is no such order.
pub(crate) fn any_account() -> Result<Option<u64>, Error> {
    for known in all_keys()? {
        if let Some(submission) = storage::get::<SubmissionRecord>(&known)? {
            return Ok(Some(submission.account));
        }
    }
    Ok(None)
}

/// The most keys that are listed: more than a shop has orders that aren't decided.
const MANY: u32 = 10_000;

fn all_keys() -> Result<Vec<String>, Error> {
    storage::list_keys("posting/", None, MANY)
}

fn key(order_id: &str) -> String {
    format!("posting/{}", storage::part(order_id))
}

/// Smarty's answer to a request that created an order. It is recorded as a fact, whatever becomes of the call.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Answer {
    pub(crate) id: u64,
    /// The order's number, as people know it at Smarty.
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
    /// Smarty's answer to this attempt; none where it names no id.
    pub(crate) fn of(smarty: &Smarty, created: &Created) -> Option<Self> {
        let number = created.known_as().to_owned();
        Some(Self { id: created.id()?, number, account: smarty.account() })
    }

    /// Records the answer as a fact.
    pub(crate) fn record(&self, order: &Order, attempt: u32) -> Result<(), Error> {
        storage::record_fact(&format!("{}{attempt}", answers(&order.id)), self)
    }

    /// The answers to earlier attempts in this account, the lowest id first.
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

/// The ids of records that aren't the order, by a person's word: "it isn't there" is about the records that looked like
/// it then.
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

    /// Adds these ids, and stores them at once: a person's word holds until the order is decided.
    pub(crate) fn add(&mut self, order: &Order, ids: &[u64]) -> Result<(), Error> {
        self.ids.extend(ids.iter().filter(|id| !self.ids.contains(id)).copied().collect::<Vec<_>>());
        storage::set(&denied_key(&order.id), self)?;
        storage::checkpoint()
    }
}

fn denied_key(order_id: &str) -> String {
    format!("denied/{}", storage::part(order_id))
}
