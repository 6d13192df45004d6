//! The e-mail address to which our customer's newsletter consent belongs, where no sync state says so. A sync state is
//! deleted with the link, and a consent may be sent when the address is already another one. That mail was refused at
//! an address outlives the link and the customer, as a hash of the address and a time.

use framework360_sdk::records;
use framework360_sdk::shop::{self, Customer, Timestamp};
use framework360_sdk::storage::{self, Encoded};
use framework360_sdk::{Error, clock};
use serde::{Deserialize, Serialize};

use crate::api::{Consent, number};
use crate::customer::{Field, Hash, Hasher, Profile, Withdrawn};
use crate::sync_state::SyncState;

/// The address to which our customer's consent belonged when a link ended.
#[derive(Deserialize, Serialize)]
struct FormerAddress {
    /// Empty where that wasn't our customer's any more.
    address: Hash,
    /// The latest time at which a statement here was about that address.
    until: Timestamp,
}

impl Encoded for FormerAddress {
    fn encode(&self) -> String {
        storage::with_version(1, self)
    }

    fn decode(text: &[u8]) -> Option<Self> {
        storage::of_versions(1..=1, text)
    }
}

fn key(id: &str) -> String {
    format!("said/{}", storage::part(id))
}

/// Stores to which address the consent belongs, as a hash, before the link of our customer with `gid` ends.
pub(crate) fn store_address(id: &str, gid: &str) -> Result<(), Error> {
    let (Some(ours), Some(sync_state)) =
        (records::customer(id), SyncState::of(number(gid).unwrap_or_default())?)
    else {
        return Ok(());
    };
    let email = sync_state.fields.get(Field::Email.name()).cloned();
    let Some(about) = sync_state.consent.as_ref().map(|of| of.address.clone()).or(email) else {
        return Ok(());
    };
    let until = sync_state.consent.as_ref().and_then(|of| of.here.max(of.there));
    let email = crate::customer::ours(&ours, "").email;
    let is_ours = Hasher::new(gid).text(Field::Email.name(), &email) == about;
    // Older versions stored it in the sync state alone.
    let floor = sync_state.consent.as_ref().and_then(|of| of.floor);
    let refused_at =
        until.max(floor).filter(|_| is_ours && ours.email_marketing == shop::Consent::Unsubscribed);
    if let Some(until) = refused_at {
        withdraw(&email, Withdrawn { until: until.min(clock::now()), undated: false })?;
    }
    let address = if is_ours { of(id, &email) } else { Hash::new() };
    let until = until.unwrap_or_else(|| sync_state.updated_at.max(sync_state.latest));
    storage::set(&key(id), &FormerAddress { address, until })
}

/// Stores the same for the link that our customer has, if it has one.
pub(crate) fn store_linked_address(id: &str) -> Result<(), Error> {
    match records::customer(id).and_then(|ours| ours.remote_id) {
        Some(gid) => store_address(id, &gid),
        None => Ok(()),
    }
}

/// A statement of our customer that isn't agreed on yet, and the address that it is about. It is stored when the
/// customer is saved: until a job sends it, the customer's address may change.
#[derive(Deserialize, Serialize)]
struct PendingStatement {
    /// The hash of the statement; next, of the customer's address when it was read last.
    said: Hash,
    email: Hash,
    /// The hash of the address that the statement is about; empty where that isn't known.
    about: Hash,
}

impl Encoded for PendingStatement {
    fn encode(&self) -> String {
        storage::with_version(1, self)
    }

    fn decode(text: &[u8]) -> Option<Self> {
        storage::of_versions(1..=1, text)
    }
}

fn pending_key(id: &str) -> String {
    // The stored name.
    format!("heard/{id}")
}

/// A subscription whose date is so much older than its customer's last save wasn't made with that save.
const SAVED_MS: u64 = 1_000;

impl PendingStatement {
    /// The pending statement as it is now, and whether it is new; `sync_state` is that of `gid`.
    fn of(ours: &Customer, profile: &Profile, sync_state: Option<&SyncState>) -> Result<(Self, bool), Error> {
        let email = of(&ours.id, &profile.email);
        let text = format!("{:?} {:?}", profile.consent, profile.consent_at);
        let said = Hasher::new(&ours.id).text("consent", &text);
        let here = || {
            let saved_with = ours.email_marketing_at.unwrap_or_default().saturating_add(SAVED_MS);
            if saved_with >= ours.updated_at { email.clone() } else { Hash::new() }
        };
        let known = storage::get::<Self>(&pending_key(&ours.id))?;
        let about = match (&known, sync_state, &ours.remote_id) {
            (Some(known), ..) if known.said == said => known.about.clone(),
            (Some(known), ..) if known.email == email => email.clone(),
            (Some(_), ..) => here(),
            (None, Some(sync_state), Some(gid)) => {
                let by = Hasher::new(gid);
                let before = sync_state.fields.get(Field::Email.name());
                let moved =
                    before.is_some_and(|known| *known != by.text(Field::Email.name(), &profile.email));
                if moved { here() } else { email.clone() }
            }
            (None, ..) => email.clone(),
        };
        let is_news = known.is_none_or(|known| known.said != said || known.email != email);
        Ok((Self { said, email, about }, is_news))
    }

    fn store(&self, id: &str) -> Result<(), Error> {
        storage::set(&pending_key(id), self)
    }
}

/// Whether our customer says something of mail.
pub(crate) fn says_something(ours: &Customer) -> bool {
    ours.email_marketing != shop::Consent::Unknown
}

/// Records for which address a saved customer states its consent.
pub(crate) fn record_statement(
    ours: &Customer,
    profile: &Profile,
    sync_state: Option<&SyncState>,
) -> Result<(), Error> {
    let (pending, is_news) = PendingStatement::of(ours, profile, sync_state)?;
    if let (Consent::Unsubscribed, Some(until)) = (profile.consent, profile.consent_at)
        && pending.about == pending.email
    {
        // Nothing can have been said in the future.
        withdraw(&profile.email, Withdrawn { until: until.min(clock::now()), undated: false })?;
    }
    if is_news { pending.store(&ours.id) } else { Ok(()) }
}

impl Encoded for Withdrawn {
    fn encode(&self) -> String {
        storage::with_version(1, self)
    }

    fn decode(text: &[u8]) -> Option<Self> {
        storage::of_versions(1..=1, text)
    }
}

/// The storage key of a withdrawal: the address alone, since the same person may come back as another customer, on
/// either side.
fn withdrawn_key(email: &str) -> String {
    format!("withdrawn/{}", of("", email))
}

/// The last withdrawal that is known for this address.
pub(crate) fn withdrawn(email: &str) -> Result<Option<Withdrawn>, Error> {
    if email.is_empty() { Ok(None) } else { storage::get(&withdrawn_key(email)) }
}

/// Remembers a withdrawal for this address.
pub(crate) fn withdraw(email: &str, reported: Withdrawn) -> Result<(), Error> {
    let is_news = withdrawn(email)?.is_none_or(|known| {
        reported.until > known.until || (reported.until == known.until && reported.undated && !known.undated)
    });
    if email.is_empty() || !is_news { Ok(()) } else { storage::set(&withdrawn_key(email), &reported) }
}

/// Records a withdrawal for the address of Shopify's customer, where that is another address than ours: a withdrawal
/// there is about that address. So may be one that was made here, where the address `was_ours` until the customer was
/// saved.
pub(crate) fn record_withdrawal_there(
    theirs: &Profile,
    ours: &Profile,
    was_ours: bool,
    now: Timestamp,
) -> Result<(), Error> {
    let email = theirs.email.as_str();
    let there = match (theirs.consent, theirs.consent_at) {
        (
            Consent::Unsubscribed | Consent::NotSubscribed | Consent::Redacted | Consent::Invalid,
            Some(until),
        ) => Some(Withdrawn { until, undated: false }),
        // When isn't known, but before now; and that was learned once.
        (Consent::Redacted | Consent::Invalid, None) => match withdrawn(email)? {
            Some(known) if known.undated => None,
            _ => Some(Withdrawn { until: now, undated: true }),
        },
        _ => None,
    };
    let here = match (ours.consent, ours.consent_at) {
        (Consent::Unsubscribed, Some(until)) if was_ours => {
            Some(Withdrawn { until: until.min(now), undated: false })
        }
        _ => None,
    };
    for withdrawal in [there, here].into_iter().flatten() {
        withdraw(email, withdrawal)?;
    }
    Ok(())
}

/// Deletes the withdrawal of this address: both sides agree that mail is wanted there again.
pub(crate) fn subscribe(email: &str) -> Result<(), Error> {
    match withdrawn(email)? {
        Some(_) => storage::delete(&withdrawn_key(email)),
        None => Ok(()),
    }
}

/// Finds out whether a consent in `profile` belongs to another address than the profile's, and says so in it.
pub(crate) fn annotate(
    ours: &Customer,
    profile: &mut Profile,
    sync_state: Option<&SyncState>,
) -> Result<bool, Error> {
    profile.withdrawn = withdrawn(&profile.email)?;
    if !matches!(profile.consent, Consent::Subscribed | Consent::Pending) {
        return Ok(false);
    }
    let own = of(&ours.id, &profile.email);
    let before = storage::get::<FormerAddress>(&key(&ours.id))?.is_some_and(|said| {
        let is_later = profile.consent_at.is_some_and(|at| at > said.until);
        !is_later && said.address != own
    });
    let (pending, is_news) = PendingStatement::of(ours, profile, sync_state)?;
    let elsewhere = pending.about != own;
    if elsewhere && is_news {
        pending.store(&ours.id)?;
    }
    profile.consent_elsewhere = before || elsewhere;
    Ok(profile.consent_elsewhere)
}

/// Deletes the pending statement: both sides agree on it for the customer's address.
pub(crate) fn accept(id: &str) -> Result<(), Error> {
    match storage::get::<PendingStatement>(&pending_key(id))? {
        Some(_) => storage::delete(&pending_key(id)),
        None => Ok(()),
    }
}

/// Deletes all that was stored here: what the customer states now comes from Shopify, for its address as it is now.
pub(crate) fn delete(id: &str) -> Result<(), Error> {
    accept(id)?;
    match storage::get::<FormerAddress>(&key(id))? {
        Some(_) => storage::delete(&key(id)),
        None => Ok(()),
    }
}

fn of(id: &str, email: &str) -> Hash {
    Hasher::new(id).text(Field::Email.name(), email)
}
