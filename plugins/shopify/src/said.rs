//! Whose newsletter consent our customer's is, once the link with Shopify's has ended: a consent belongs to an e-mail
//! address, and the agreement that told which one is forgotten with the link.

use framework360_sdk::Error;
use framework360_sdk::json::{self, Object, Value};
use framework360_sdk::records;
use framework360_sdk::shop::Timestamp;
use framework360_sdk::storage::{self, Stored};

use crate::agreed::Agreed;
use crate::api::{Consent, number};
use crate::customer::{Field, Hash, Hasher, Profile};

/// Of which address our customer's consent was when a link ended.
struct Said {
    /// Empty where that wasn't our customer's any more.
    address: Hash,
    /// Until when what was said here was about that one.
    until: Timestamp,
}

impl Stored for Said {
    const VERSION: u32 = 1;

    fn write(&self, object: &mut Object) {
        object.text("address", &self.address).number("until", self.until);
    }

    fn read(object: Value<'_>) -> Option<Self> {
        Some(Self { address: json::text(object, "address"), until: json::number(object, "until")? })
    }
}

fn key(id: &str) -> String {
    format!("said/{}", storage::part(id))
}

/// The link of our customer with `gid` is about to end: keeps whose the consent is, and no address.
pub(crate) fn keep(id: &str, gid: &str) -> Result<(), Error> {
    let (Some(ours), Some(agreed)) = (records::customer(id), Agreed::of(number(gid).unwrap_or_default())?)
    else {
        return Ok(());
    };
    let email = agreed.fields.get(Field::Email.name()).cloned();
    let Some(about) = agreed.consent.as_ref().map(|of| of.address.clone()).or(email) else { return Ok(()) };
    let until = agreed.consent.as_ref().and_then(|of| of.here.max(of.there));
    let email = crate::customer::ours(&ours, "").email;
    let is_ours = Hasher::new(gid).text(Field::Email.name(), &email) == about;
    let address = if is_ours { of(id, &email) } else { Hash::new() };
    let until = until.unwrap_or_else(|| agreed.updated_at.max(agreed.latest));
    storage::set(&key(id), &Said { address, until })
}

/// Takes a consent out of `profile` that belongs to another address than the profile's. Whether it did.
pub(crate) fn leave_out(id: &str, profile: &mut Profile) -> Result<bool, Error> {
    let may_lead_to_mail = matches!(profile.consent, Consent::Subscribed | Consent::Pending);
    let Some(said) = storage::get::<Said>(&key(id))?.filter(|_| may_lead_to_mail) else { return Ok(false) };
    let is_later = profile.consent_at.is_some_and(|at| at > said.until);
    if is_later || said.address == of(id, &profile.email) {
        return Ok(false);
    }
    (profile.consent, profile.consent_at) = (Consent::Unknown, None);
    Ok(true)
}

/// What the customer says now comes from Shopify, for the address of now.
pub(crate) fn forget(id: &str) -> Result<(), Error> {
    match storage::get::<Said>(&key(id))? {
        Some(_) => storage::delete(&key(id)),
        None => Ok(()),
    }
}

fn of(id: &str, email: &str) -> Hash {
    Hasher::new(id).text(Field::Email.name(), email)
}
