//! The order's customer at Smarty: the one that is linked or remembered, else found by tax code or VAT number, by
//! e-mail address, or by name and address, else created.
//!
//! Where Smarty doesn't know a customer any more, the next of these takes its place: see [`gone`]. A customer whose
//! creation got no answer is looked up by what was sent, also where the order says something else by now: see
//! [`unanswered`].
//!
//! Unlike an order, a customer that is at Smarty twice does no harm as long as all orders choose the same: the lowest
//! id.

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
use crate::api::{NewCustomer, RequestError, Smarty};
use crate::{error_policy, say};

/// How long a request that creates a customer may still take effect, in milliseconds. Shorter than for an order, since
/// a second customer would be found and not be used.
const IN_FLIGHT_GRACE_MS: u64 = 45_000;
/// How long an order waits for another order that creates the same customer, in milliseconds, before its next lookup.
const WAIT_MS: u64 = 1_000;

/// The stored knowledge of a customer, under the key of its identity.
#[derive(Serialize)]
#[serde(untagged)]
enum Known {
    /// Smarty's id.
    Id { id: u64 },
    /// An order is creating the customer: stored before the request, so that orders that run side by side don't create
    /// it twice.
    Creating { order: String, sent_at: SentAt },
}

/// The stored form of [`Known`].
#[derive(Deserialize)]
struct StoredKnown {
    id: Option<u64>,
    #[serde(default)]
    order: String,
    sent_at: Option<SentAt>,
}

/// The stored form of the first release, which had the wall clock's time and no order.
#[derive(Deserialize)]
struct Older {}

impl Encoded for Known {
    fn encode(&self) -> String {
        storage::with_version(2, self)
    }

    fn decode(text: &[u8]) -> Option<Self> {
        let creating = |order, sent_at| Self::Creating { order, sent_at };
        if let Some(Older {}) = storage::of_versions(0..=1, text) {
            return Some(creating(String::new(), SentAt::default()));
        }
        let StoredKnown { id, order, sent_at } = storage::of_versions(2..=2, text)?;
        id.map(|id| Self::Id { id }).or_else(|| Some(creating(order, sent_at?)))
    }
}

/// A customer at Smarty.
pub(crate) struct Found {
    pub(crate) id: u64,
    /// Notes for the owner.
    pub(crate) notes: Vec<Message>,
    /// Whether it takes the place of a customer that is gone, with which the shop's customer may be linked.
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
/// `waiting` where another order creates the customer, or its creation got no answer; else why Smarty refuses it.
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
    // Smarty may have used the id again.
    let replaced: Vec<u64> =
        [linked, remembered].into_iter().flatten().filter(|before| *before != id).collect();
    for before in &replaced {
        gone::set_successor(smarty, *before, id)?;
    }
    if let Some(before) = replaced.first() {
        found.replaces = true;
        found.notes.push(say::NoteCustomerReplaced { gone: *before, now: id }.message());
    }
    Ok(found)
}

/// The search for an order's customer, where none is linked or remembered.
struct Search<'a> {
    smarty: &'a Smarty,
    order: &'a Order,
    identity: Identity,
    /// The storage key of what is known of the customer.
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

    /// The customer at Smarty; none only where no creation is in flight any more.
    ///
    /// # Errors
    /// `waiting` while one is.
    fn find(&self, known: Option<Known>) -> Result<Option<Found>, Error> {
        let Some(Known::Creating { order: maker, sent_at }) = known else {
            return search::find(self.smarty, &self.identity);
        };
        let left = in_flight::next_lookup(sent_at.elapsed().unwrap_or_default(), IN_FLIGHT_GRACE_MS);
        if sent_at.elapsed().is_none() {
            let sent_at = SentAt::now();
            storage::set(&self.key, &Known::Creating { order: maker.clone(), sent_at })?;
            storage::checkpoint()?;
        }
        // Meanwhile only the order that creates the customer looks it up.
        if left.is_some() && maker != self.order.id {
            return Err(waiting(say::customer_in_the_making(), WAIT_MS));
        }
        match (search::find(self.smarty, &self.identity)?, left) {
            (None, Some(left)) => Err(waiting(say::customer_unanswered(), left)),
            (found, _) => Ok(found),
        }
    }

    /// The customer that an earlier attempt created, by what the order said of the customer then.
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
        storage::set(key, &Known::Creating { order: order.id.clone(), sent_at: SentAt::now() })?;
        let creation = Creation { key: key.clone(), identity: identity.clone() };
        unanswered::store(smarty, order, &creation)?;
        // Of two orders that come here together, one gets through.
        storage::checkpoint()?;
        match smarty.create_customer(wanted) {
            Ok(created) => {
                let id = created.id().ok_or_else(|| Error::Unexpected(say::unclear_customer()))?;
                gone::delete_mark(smarty, id)?;
                self.remember(Found::known(id))
            }
            Err(error) if error.without_effect() => {
                // The customer wasn't created: no order needs to wait for it.
                storage::delete(key)?;
                unanswered::delete(smarty, order)?;
                storage::checkpoint()?;
                Err(refused(smarty, error))
            }
            Err(_) => {
                let pause = in_flight::next_lookup(0, IN_FLIGHT_GRACE_MS).unwrap_or(WAIT_MS);
                Err(waiting(say::customer_unanswered(), pause))
            }
        }
    }

    /// Stores the id at once: the rest of this call may fail.
    fn remember(&self, found: Found) -> Result<Found, Error> {
        storage::set(&self.key, &Known::Id { id: found.id })?;
        unanswered::delete(self.smarty, self.order)?;
        storage::checkpoint()?;
        Ok(found)
    }
}

/// The customers at Smarty for whom an order may have been sent that won't be sent any more. No customer is created.
///
/// # Errors
/// Why the list can't be read.
pub(crate) fn candidates(smarty: &Smarty, order: &Order, wanted: &NewCustomer) -> Result<Vec<u64>, Error> {
    let identity = Identity::of(wanted);
    let remembered = match storage::get::<Known>(&identity.key(smarty))? {
        Some(Known::Id { id }) => Some(id),
        Some(Known::Creating { .. }) | None => None,
    };
    let listed = search::find(smarty, &identity)?.map(|found| found.id);
    Ok([linked_id(order), remembered, listed].into_iter().flatten().collect())
}

/// Whether Smarty still knows the customer of a refused order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CustomerStatus {
    /// Smarty doesn't say that it doesn't know the customer.
    Known,
    /// Smarty says that it doesn't know the customer, but lists it: its words mean something else, or somebody else.
    Denied,
    /// Smarty doesn't list the customer any more.
    Gone,
}

/// Whether Smarty still knows the customer of an order that it refused. Its list of customers decides, whatever the
/// words are: these words were never seen, and a customer that is replaced for no reason is there twice from then on.
///
/// # Errors
/// Why the list can't be read.
pub(crate) fn customer_status(
    smarty: &Smarty,
    id: u64,
    wanted: &NewCustomer,
    refusal: &RequestError,
) -> Result<CustomerStatus, Error> {
    if !refusal.may_be_about_an_unknown_customer() {
        return Ok(CustomerStatus::Known);
    }
    if !search::is_listed(smarty, &Identity::of(wanted), id)? {
        return Ok(CustomerStatus::Gone);
    }
    let is_said = refusal.is_about_an_unknown_customer();
    Ok(if is_said { CustomerStatus::Denied } else { CustomerStatus::Known })
}

/// Deletes the remembered id: Smarty refused an order of the customer, who may be gone there.
pub(crate) fn delete_known(smarty: &Smarty, wanted: &NewCustomer) -> Result<(), Error> {
    storage::delete(&Identity::of(wanted).key(smarty))
}

/// Links the shop's customer with the one at Smarty, also where it was linked with one that is gone. Several of the
/// shop's customers may share an address and so a customer at Smarty: the first of them keeps the link.
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

/// The id at Smarty with which the order's customer is linked. An order holds its customer as it was; the customer's
/// record may have been linked since.
fn linked(order: &Order) -> Option<String> {
    let known = || records::customer(&order.customer.id).and_then(|customer| customer.remote_id);
    order.customer.remote_id.clone().or_else(known)
}

fn refused(smarty: &Smarty, error: RequestError) -> Error {
    match error_policy::installation_error(smarty, &error) {
        Some(error) => error,
        None if error.is_for_good() => Error::Rejected(say::customer_refused(error.reason())),
        None => error.into(),
    }
}

fn waiting(message: Message, after_ms: u64) -> Error {
    Error::Waiting(Retry { message, after_ms: Some(after_ms) })
}
