//! Matching customers that aren't linked: by e-mail address, then by phone number, each exact and only among customers
//! without a link. What isn't clear is reported and never guessed.

use framework360_sdk::records::{self, MatchBy};
use framework360_sdk::shop::{Customer, Entity};
use framework360_sdk::{Error, Message, Retry};

use super::context::Sync;
use crate::api::time::{self, CLOCK_SKEW_MS};
use crate::api::{self, gid, number};
use crate::customer::{self, Field, Hasher};
use crate::merge::of_text;
use crate::say;
use crate::sync_state::{self, Sending};

/// How long Shopify may take until its search shows a customer that was created, in milliseconds. Arbitrary.
const SEARCH_LAG_MS: u64 = 60_000;
/// Customers of a page, about 500 points, and pages that are looked at.
const PAGE: u64 = 25;
const PAGES: u32 = 8;

/// The result of matching a customer of Shopify's with ours.
pub(crate) enum Match {
    /// None; with notes about customers who may be the same after all.
    None(Vec<Message>),
    One(Box<Customer>),
    /// Their ids.
    Several(Vec<String>),
}

/// Our customer that is linked with this one of Shopify's.
pub(crate) fn linked(gid: &str) -> Option<Customer> {
    let found = records::find(Entity::Customer, &MatchBy::RemoteId(gid.to_owned()));
    records::customer(&found.first()?.id)
}

/// Our customer that has the e-mail address or the phone number of Shopify's.
pub(crate) fn match_here(sync: &Sync, theirs: &api::Customer) -> Match {
    let number = number(&theirs.id).unwrap_or_default();
    let theirs = customer::theirs(theirs);
    let mut maybe = Vec::new();
    let free = |by: MatchBy, fits: &mut dyn FnMut(&str, &customer::Profile) -> bool| -> Vec<Customer> {
        let found = records::find(Entity::Customer, &by).into_iter();
        let customers = found.filter_map(|subject| records::customer(&subject.id));
        customers.filter(|ours| ours.remote_id.is_none() && fits(&ours.id, &sync.profile(ours))).collect()
    };
    let mut by_email = Vec::new();
    if !theirs.email.is_empty() {
        by_email = free(MatchBy::Email(theirs.email.clone()), &mut |_, ours| ours.email == theirs.email);
    }
    let mut by_phone = Vec::new();
    if !theirs.phone.is_empty() {
        // Two addresses are two people who share a phone.
        by_phone = free(MatchBy::Phone(theirs.phone.clone()), &mut |id, ours| {
            if !ours.may_have_phone(&theirs.phone) || !(ours.email.is_empty() || theirs.email.is_empty()) {
                return false;
            }
            let same = ours.surely_has_phone(&theirs.phone) || ours.may_be(&theirs);
            if !same {
                let (there, here) = (theirs.full_name(), ours.full_name());
                maybe.push(say::MaybeHere { number, there: &there, ours: id, here }.message());
            }
            same
        });
    }
    let mut all = by_email;
    for other in by_phone {
        if !all.iter().any(|known| known.id == other.id) {
            all.push(other);
        }
    }
    if all.len() > 1 {
        return Match::Several(all.into_iter().map(|ours| ours.id).collect());
    }
    all.pop().map_or(Match::None(maybe), |one| Match::One(Box::new(one)))
}

/// The outcome of an earlier creation of a customer, with other values than it has now.
pub(super) enum Begun {
    /// The customer was created, with this global id.
    There(String),
    /// The customer wasn't created.
    Nowhere,
    /// A person must look.
    Unclear,
}

/// Searches the customer among those that changed since, by the hashes of what was sent: the values themselves aren't
/// stored.
pub(super) fn begun(sync: &Sync, id: &str, sent: &Sending) -> Result<Begun, Error> {
    let Some(at) = sync_state::creating_since(id)? else { return Ok(Begun::Unclear) };
    if sync.now.abs_diff(at) < SEARCH_LAG_MS {
        let after_ms = Some(SEARCH_LAG_MS);
        return Err(Error::Unavailable(Retry { message: say::api_stale(), after_ms }));
    }
    let hasher = Hasher::new(id);
    let query = format!("updated_at:>='{}'", time::text(at.saturating_sub(CLOCK_SKEW_MS)));
    let mut after = None;
    for _ in 0..PAGES {
        let page = sync.admin.customers_changed(Some(&query), PAGE, after.as_deref())?;
        for theirs in page.customers.iter().filter(|theirs| linked(&theirs.id).is_none()) {
            let profile = customer::theirs(theirs);
            let was = |field: Field| {
                let reported = profile.get(field);
                !reported.is_empty() && sent.contains(&of_text(&hasher, field, reported))
            };
            if was(Field::Email) || was(Field::Phone) {
                return Ok(Begun::There(theirs.id.clone()));
            }
            // Somebody there may have changed what it is known by.
            if was(Field::FirstName) && was(Field::LastName) {
                return Ok(Begun::Unclear);
            }
        }
        after = page.after;
        if after.is_none() {
            return Ok(Begun::Nowhere);
        }
    }
    Ok(Begun::Unclear)
}

/// The note that several of our customers match one of Shopify's, with the first few ids.
pub(crate) fn several_here(number: &str, customers: &[String]) -> Message {
    let named: Vec<&str> = customers.iter().take(5).map(String::as_str).collect();
    say::SeveralHere { number, customers: named.join(", ") }.message()
}

/// The global id of Shopify's customer that has the e-mail address or the phone number of ours. `maybe` gets the notes
/// about those who may be the same after all.
pub(super) fn match_there(
    sync: &Sync,
    ours: &Customer,
    maybe: &mut Vec<Message>,
) -> Result<Option<String>, Error> {
    let profile = sync.profile(ours);
    let phone = if profile.phone_left_out { "" } else { profile.phone.as_str() };
    let mut found = sync.admin.find(&profile.email, phone)?;
    let free = |gid: &String| linked(gid).is_none_or(|linked| linked.id == ours.id);
    let mut called: Vec<String> = Vec::new();
    for reading in &profile.phones {
        let Some(gid) = sync.admin.find("", reading)?.by_phone.filter(free) else { continue };
        if called.contains(&gid) {
            continue;
        }
        // Where the number may be another one, nothing else may say that they are two.
        if !profile.surely_has_phone(reading) && found.by_email.as_ref() != Some(&gid) {
            let Some(theirs) = sync.admin.customer(&gid)? else { continue };
            let theirs = customer::theirs(&theirs);
            if !profile.may_be(&theirs) && !was_ours(&ours.id, &theirs.email)? {
                if profile.may_share_address(&theirs) {
                    let (number, there) = (number(&gid).unwrap_or_default(), theirs.full_name());
                    maybe.push(say::MaybeThere { number, there, phone: &theirs.phone }.message());
                }
                continue;
            }
        }
        called.push(gid);
    }
    // Of two customers whom the number fits, only the e-mail address can show which it is.
    let several = called.len() > 1;
    // A customer with nothing but that number may be either of them.
    if profile.email.is_empty()
        && let [one, other, ..] = called.as_slice()
    {
        let [one, other] = [one, other].map(|gid| number(gid).unwrap_or_default());
        return Err(Error::Rejected(say::PhoneTwoThere { one, other }.message()));
    }
    let fits = |gid: &String| !several || found.by_email.as_ref() == Some(gid);
    if let Some(gid) = called.into_iter().find(fits) {
        found.by_phone = Some(gid);
    }
    let by_phone = match found.by_phone.filter(free) {
        // A customer with another address is somebody else, who shares the phone.
        Some(gid) if !profile.email.is_empty() && found.by_email.as_ref() != Some(&gid) => {
            let reported = sync.admin.customer(&gid)?.map(|theirs| customer::theirs(&theirs).email);
            let email = reported.unwrap_or_default();
            let same = email.is_empty() || email == profile.email || was_ours(&ours.id, &email)?;
            same.then_some(gid)
        }
        other => other,
    };
    match (found.by_email.filter(free), by_phone) {
        (Some(email), Some(phone)) if email != phone => {
            let [email, phone] = [&email, &phone].map(|gid| number(gid).unwrap_or_default());
            Err(Error::Rejected(say::TwoThere { email, phone }.message()))
        }
        (email, phone) => Ok(email.or(phone)),
    }
}

/// Whether it was about to be created there with this address.
fn was_ours(id: &str, email: &str) -> Result<bool, Error> {
    let sent = sync_state::creating(id)?.unwrap_or_default();
    Ok(sent.contains(&of_text(&Hasher::new(id), Field::Email, email)))
}

/// Reads a person's answer of which customer it is at Shopify: a number, a global id, or the address of a page of the
/// store.
pub(super) fn adopted(reported: &str, id: &str) -> Result<String, Error> {
    let reported = reported.trim().trim_end_matches('/');
    let last = reported.rsplit('/').next().unwrap_or_default();
    let last = last.split(['?', '#']).next().unwrap_or_default().trim_start_matches('#');
    let gid = gid(last);
    let Some(number) = number(&gid).map(str::to_owned) else {
        return Err(Error::Rejected(say::adopt_missing(framework360_sdk::text::shorten(reported, 60))));
    };
    match linked(&gid) {
        Some(other) if other.id != id => Err(Error::Rejected(say::adopt_taken(number))),
        _ => Ok(gid),
    }
}
