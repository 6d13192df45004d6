//! The order's customer at Smarty: the one that is linked or remembered, else found by tax code or VAT number, by e-mail
//! address, or by name and address, else created.
//!
//! One that Smarty doesn't know any more gives way to the next of these: see [`gone`]. One whose creation got no answer is
//! looked for by what was sent, also where the order says something else by now: see [`unanswered`].
//!
//! Unlike an order a customer that is there twice does no harm as long as all choose the same one: the lowest id.

pub(crate) mod gone;
mod identity;
mod search;
mod unanswered;

use framework360_sdk::in_flight::{self, SentAt};
use framework360_sdk::records::{self, MatchBy};
use framework360_sdk::shop::{Entity, Link, Order, Subject};
use framework360_sdk::storage::{self, Encoded};
use framework360_sdk::{Error, Message, Retry, changes};
use serde::{Deserialize, Serialize};

use self::identity::Identity;
use self::unanswered::Creation;
use crate::api::{NewCustomer, Problem, Smarty};
use crate::say;

/// How long Smarty may still be at work on a customer that got no answer, in milliseconds. Shorter than for an order: a
/// second one would be found and passed over.
const SETTLED_AFTER_MS: u64 = 45_000;
/// How long an order waits for another one that creates the same customer, before it looks again, in milliseconds.
const WAIT_MS: u64 = 1_000;

/// What is known of a customer by its key.
#[derive(Serialize)]
#[serde(untagged)]
enum Known {
    /// Smarty's id.
    Id { id: u64 },
    /// An order creates it: written before the request, so that orders that run side by side don't create it twice.
    Making { order: String, sent_at: SentAt },
}

/// The same as it's kept.
#[derive(Deserialize)]
struct Kept {
    id: Option<u64>,
    #[serde(default)]
    order: String,
    sent_at: Option<SentAt>,
}

/// The first release noted the time by the wall clock, and no order.
#[derive(Deserialize)]
struct Older {}

impl Encoded for Known {
    fn encode(&self) -> String {
        storage::with_version(2, self)
    }

    fn decode(text: &[u8]) -> Option<Self> {
        let making = |order, sent_at| Self::Making { order, sent_at };
        if let Some(Older {}) = storage::of_versions(0..=1, text) {
            return Some(making(String::new(), SentAt::default()));
        }
        let Kept { id, order, sent_at } = storage::of_versions(2..=2, text)?;
        id.map(|id| Self::Id { id }).or_else(|| Some(making(order, sent_at?)))
    }
}

/// A customer at Smarty.
pub(crate) struct Found {
    pub(crate) id: u64,
    /// What the owner should know.
    pub(crate) notes: Vec<Message>,
    /// It takes the place of one that is gone, which our customer may be linked with.
    replaces: bool,
}

impl Found {
    fn known(id: u64) -> Self {
        Self { id, notes: Vec::new(), replaces: false }
    }
}

/// The order's customer, created where there is none.
///
/// # Errors
/// `waiting` where another order creates it, or its creation got no answer; what Smarty refuses.
pub(crate) fn find_or_create(smarty: &Smarty, order: &Order, wanted: &NewCustomer) -> Result<Found, Error> {
    let linked = linked_id(order);
    if let Some(id) = linked
        && !gone::is_gone(smarty, id)?
    {
        return Ok(Found::known(id));
    }
    let search = Search::new(smarty, order, Identity::of(wanted));
    let known = storage::get::<Known>(&search.key)?;
    let (mut found, remembered) = match known {
        Some(Known::Id { id }) if !gone::is_gone(smarty, id)? => (Found::known(id), None),
        Some(Known::Id { id }) => (search.find_or_create(wanted, None)?, Some(id)),
        known => (search.find_or_create(wanted, known)?, None),
    };
    let id = found.id;
    // Smarty may have given the id out again.
    let replaced: Vec<u64> =
        [linked, remembered].into_iter().flatten().filter(|before| *before != id).collect();
    for before in &replaced {
        gone::succeed(smarty, *before, id)?;
    }
    if let Some(before) = replaced.first() {
        found.replaces = true;
        found.notes.push(say::NoteCustomerReplaced { gone: *before, now: id }.message());
    }
    Ok(found)
}

/// An order's customer, of whom nothing is linked or remembered.
struct Search<'a> {
    smarty: &'a Smarty,
    order: &'a Order,
    identity: Identity,
    /// Under which what is known of the customer is kept.
    key: String,
}

impl<'a> Search<'a> {
    fn new(smarty: &'a Smarty, order: &'a Order, identity: Identity) -> Self {
        Self { smarty, order, key: identity.key(smarty), identity }
    }

    fn find_or_create(&self, wanted: &NewCustomer, known: Option<Known>) -> Result<Found, Error> {
        if let Some(found) = self.find(known)? {
            return self.remember(found);
        }
        if let Some(creation) = unanswered::other_than(self.smarty, self.order, &self.key)? {
            let before = Search { key: creation.key, identity: creation.identity, ..*self };
            if let Some(found) = before.find_created()? {
                return self.remember(found);
            }
        }
        self.create(wanted)
    }

    /// Who is there; nobody only where no creation can still be applied.
    ///
    /// # Errors
    /// `waiting` while one can.
    fn find(&self, known: Option<Known>) -> Result<Option<Found>, Error> {
        let Some(Known::Making { order: maker, sent_at }) = known else {
            return search::find(self.smarty, &self.identity);
        };
        let left = in_flight::next_lookup(sent_at.elapsed().unwrap_or_default(), SETTLED_AFTER_MS);
        if sent_at.elapsed().is_none() {
            let sent_at = SentAt::now();
            storage::set(&self.key, &Known::Making { order: maker.clone(), sent_at })?;
            storage::checkpoint()?;
        }
        // Only who creates it looks for it meanwhile.
        if left.is_some() && maker != self.order.id {
            return Err(waiting(say::customer_in_the_making(), WAIT_MS));
        }
        match (search::find(self.smarty, &self.identity)?, left) {
            (None, Some(left)) => Err(waiting(say::customer_unanswered(), left)),
            (found, _) => Ok(found),
        }
    }

    /// Whom an earlier attempt created, under what the order said of the customer then.
    fn find_created(&self) -> Result<Option<Found>, Error> {
        let found = match storage::get::<Known>(&self.key)? {
            Some(Known::Id { id }) if !gone::is_gone(self.smarty, id)? => return Ok(Some(Found::known(id))),
            Some(Known::Id { .. }) => self.find(None)?,
            known => self.find(known)?,
        };
        match &found {
            Some(found) => storage::set(&self.key, &Known::Id { id: found.id })?,
            None => storage::delete(&self.key)?,
        }
        Ok(found)
    }

    fn create(&self, wanted: &NewCustomer) -> Result<Found, Error> {
        let Self { smarty, order, identity, key } = self;
        storage::set(key, &Known::Making { order: order.id.clone(), sent_at: SentAt::now() })?;
        let creation = Creation { key: key.clone(), identity: identity.clone() };
        unanswered::note(smarty, order, &creation)?;
        // Of two that come here together, one gets through.
        storage::checkpoint()?;
        match smarty.create_customer(wanted) {
            Ok(created) => {
                let id = created.id().ok_or_else(|| Error::Unexpected(say::unclear_customer()))?;
                gone::is_there(smarty, id)?;
                self.remember(Found::known(id))
            }
            Err(problem) if problem.settles() => {
                // It isn't there: nobody needs to wait for it.
                storage::delete(key)?;
                unanswered::forget(smarty, order)?;
                storage::checkpoint()?;
                Err(refused(smarty, problem))
            }
            Err(_) => {
                let pause = in_flight::next_lookup(0, SETTLED_AFTER_MS).unwrap_or(WAIT_MS);
                Err(waiting(say::customer_unanswered(), pause))
            }
        }
    }

    /// Keeps the id at once: what comes next in this call may fail.
    fn remember(&self, found: Found) -> Result<Found, Error> {
        storage::set(&self.key, &Known::Id { id: found.id })?;
        unanswered::forget(self.smarty, self.order)?;
        storage::checkpoint()?;
        Ok(found)
    }
}

/// For whom at Smarty an order may have been sent that won't be sent any more: nobody is created.
///
/// # Errors
/// The list can't be read.
pub(crate) fn candidates(smarty: &Smarty, order: &Order, wanted: &NewCustomer) -> Result<Vec<u64>, Error> {
    let identity = Identity::of(wanted);
    let remembered = match storage::get::<Known>(&identity.key(smarty))? {
        Some(Known::Id { id }) => Some(id),
        Some(Known::Making { .. }) | None => None,
    };
    let listed = search::find(smarty, &identity)?.map(|found| found.id);
    Ok([linked_id(order), remembered, listed].into_iter().flatten().collect())
}

/// What a refused order says of its customer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Standing {
    /// Smarty says nothing that would mean that it doesn't know the customer.
    Known,
    /// It says so, but lists the customer: its words mean something else, or somebody else.
    Denied,
    /// It doesn't list it any more.
    Gone,
}

/// How the customer stands by how Smarty refused an order of it: whatever the words are, its list decides, since nobody
/// showed these words, and who is given up for no reason is there twice from then on.
///
/// # Errors
/// The list can't be read.
pub(crate) fn standing(
    smarty: &Smarty,
    id: u64,
    wanted: &NewCustomer,
    refusal: &Problem,
) -> Result<Standing, Error> {
    if !refusal.may_be_about_an_unknown_customer() {
        return Ok(Standing::Known);
    }
    if !search::is_listed(smarty, &Identity::of(wanted), id)? {
        return Ok(Standing::Gone);
    }
    let is_said = refusal.is_about_an_unknown_customer();
    Ok(if is_said { Standing::Denied } else { Standing::Known })
}

/// Forgets which one it is: Smarty refused an order of it, so it may be gone there.
pub(crate) fn doubt(smarty: &Smarty, wanted: &NewCustomer) -> Result<(), Error> {
    storage::delete(&Identity::of(wanted).key(smarty))
}

/// Links the shop's customer with the one at Smarty, also where its link names one that is gone. Orders of guests share an
/// address and so a customer there: the first of the shop's customers keeps the link.
pub(crate) fn link(order: &Order, found: &Found) {
    let (customer, remote_id) = (&order.customer, found.id.to_string());
    if customer.id.is_empty() {
        return;
    }
    let subject = Subject { entity: Entity::Customer, id: customer.id.clone() };
    if found.replaces {
        changes::unlink(&subject);
    } else if linked(order).is_some() {
        return;
    }
    let known = records::find(Entity::Customer, &MatchBy::RemoteId(remote_id.clone()));
    if known.iter().all(|other| other.id == customer.id) {
        changes::link(&Link { subject, remote_id, number: String::new(), url: String::new() });
    }
}

fn linked_id(order: &Order) -> Option<u64> {
    linked(order)?.trim().parse().ok()
}

/// The id of the shop's customer at Smarty. An order carries its customer as it was; the link is the record's.
fn linked(order: &Order) -> Option<String> {
    let known = || records::customer(&order.customer.id).and_then(|customer| customer.remote_id);
    order.customer.remote_id.clone().or_else(known)
}

fn refused(smarty: &Smarty, problem: Problem) -> Error {
    match smarty.blocked(&problem) {
        Some(error) => error,
        None if problem.is_for_good() => Error::Rejected(say::customer_refused(problem.words())),
        None => problem.into(),
    }
}

fn waiting(message: Message, after_ms: u64) -> Error {
    Error::Waiting(Retry { message, after_ms: Some(after_ms) })
}
