//! The search for an order's customer in Smarty's list.

use framework360_sdk::Error;

use super::identity::{Identity, compact, compact_number};
use super::{Found, gone};
use crate::api::{Customer, Smarty};
use crate::{error_policy, say};

/// The most pages of one search that are read: a longer result has no exact hit worth the requests.
const SEARCH_PAGES: u32 = 20;
/// The most pages of the whole list that are read: 10,000 customers.
const ALL_PAGES: u32 = 200;
/// A page with fewer records than this is the last: no server cuts its pages to so few.
const SHORT_PAGE: u32 = 10;

/// The customer, by tax code or VAT number, then by e-mail address, then, where it has none, by name and address.
pub(super) fn find(smarty: &Smarty, wanted: &Identity) -> Result<Option<Found>, Error> {
    let numbers = wanted.tax_numbers();
    for number in &numbers {
        let is_it = |theirs: &Customer| has_number(theirs, number);
        if let Some(found) = choose(search(smarty, number, is_it)?)? {
            return Ok(Some(found));
        }
    }
    if !wanted.email.is_empty() {
        let is_it =
            |theirs: &Customer| same_email(&theirs.email, &wanted.email) && !contradicts(theirs, wanted);
        return choose(search(smarty, &wanted.email, is_it)?);
    }
    if wanted.name.is_empty() {
        return Ok(None);
    }
    let is_it = |theirs: &Customer| same_place(theirs, wanted) && !contradicts(theirs, wanted);
    choose(search(smarty, &wanted.name, is_it)?)
}

/// Whether Smarty lists a customer with this id, whatever its other data are; also true where that can't be known. A
/// search by the order's data finds it with few requests, unless either side has changed since: then the whole list is
/// read.
pub(super) fn is_listed(smarty: &Smarty, wanted: &Identity, id: u64) -> Result<bool, Error> {
    // A customer whose id can't be read may be it.
    let is_it = |theirs: &Customer| theirs.id().is_none_or(|theirs| theirs == id);
    let mut texts = wanted.tax_numbers();
    texts.extend([wanted.email.clone(), wanted.name.clone()]);
    for text in texts.iter().filter(|text| !text.is_empty()) {
        let mut is_listed = false;
        read(smarty, text, |theirs| is_listed |= is_it(&theirs))?;
        if is_listed {
            return Ok(true);
        }
    }
    let mut last: Option<Customer> = None;
    let mut offset: u32 = 0;
    for _ in 0..ALL_PAGES {
        let mut customers =
            smarty.all_customers(offset).map_err(|error| error_policy::for_request(smarty, error))?;
        let is_same = |known: &Customer| customers.first().is_some_and(|first| first.id() == known.id());
        if last.as_ref().is_some_and(|known| !is_same(known)) {
            // The list changed meanwhile: the customer may have been skipped.
            return Ok(true);
        }
        if customers.iter().any(is_it) {
            return Ok(true);
        }
        let read = u32::try_from(customers.len()).unwrap_or(u32::MAX);
        if read < SHORT_PAGE {
            return Ok(false);
        }
        // The next page begins with the last of this one, so that none is skipped.
        offset = offset.saturating_add(read).saturating_sub(1);
        last = customers.pop();
    }
    Ok(true)
}

/// The customers for whom `is_it` holds and who aren't gone, among those that the free-text search finds.
fn search(smarty: &Smarty, text: &str, is_it: impl Fn(&Customer) -> bool) -> Result<Vec<Customer>, Error> {
    let mut found: Vec<Customer> = Vec::new();
    read(smarty, text, |customer| {
        let known = found.iter().any(|other| other.id() == customer.id());
        if is_it(&customer) && !known {
            found.push(customer);
        }
    })?;
    let mut there = Vec::new();
    for customer in found {
        if !customer.id().map_or(Ok(false), |id| gone::is_gone(smarty, id))? {
            there.push(customer);
        }
    }
    Ok(there)
}

/// Reads the result of a search; true where that was all of it.
fn read(smarty: &Smarty, text: &str, mut each: impl FnMut(Customer)) -> Result<bool, Error> {
    let mut offset: u32 = 0;
    for _ in 0..SEARCH_PAGES {
        let customers =
            smarty.customers(text, offset).map_err(|error| error_policy::for_request(smarty, error))?;
        let read = u32::try_from(customers.len()).unwrap_or(u32::MAX);
        customers.into_iter().for_each(&mut each);
        // Smarty may answer with fewer than we ask for; a page this short is certainly the last.
        if read < SHORT_PAGE {
            return Ok(true);
        }
        offset = read.saturating_add(offset);
    }
    Ok(false)
}

/// The lowest id, so that all choose the same one; the owner is informed where there are several.
fn choose(mut found: Vec<Customer>) -> Result<Option<Found>, Error> {
    found.sort_unstable_by_key(|customer| customer.id().unwrap_or(u64::MAX));
    let Some(first) = found.first() else { return Ok(None) };
    let id = first.id().ok_or_else(|| Error::Unexpected(say::unclear_customer()))?;
    let ids: Vec<_> = found.iter().filter_map(Customer::id).map(|id| id.to_string()).collect();
    let notes = if ids.len() > 1 { vec![say::note_customers(ids.join(", "))] } else { Vec::new() };
    Ok(Some(Found { notes, ..Found::known(id) }))
}

fn has_number(theirs: &Customer, number: &str) -> bool {
    [&theirs.dni, &theirs.vat].into_iter().any(|known| compact_number(known) == number)
}

fn same_email(a: &str, b: &str) -> bool {
    a.trim().to_lowercase() == b.trim().to_lowercase()
}

/// Whether something that both sides report shows two different people: they may share an e-mail or postal address.
fn contradicts(theirs: &Customer, wanted: &Identity) -> bool {
    let differ = |a: &str, b: &str| {
        let (a, b) = (compact_number(a), compact_number(b));
        !a.is_empty() && !b.is_empty() && a != b
    };
    let other_email = !theirs.email.trim().is_empty() && !wanted.email.is_empty();
    differ(&theirs.dni, &wanted.dni)
        || differ(&theirs.vat, &wanted.vat)
        || (other_email && !same_email(&theirs.email, &wanted.email))
}

/// Whether the customer has the same name at the same address.
fn same_place(theirs: &Customer, wanted: &Identity) -> bool {
    let name = if theirs.business_name.trim().is_empty() {
        format!("{}{}", theirs.name, theirs.last_name)
    } else {
        theirs.business_name.to_string()
    };
    compact(&name) == compact(&wanted.name)
        && compact(&theirs.billing_address.zipcode) == compact(&wanted.zipcode)
        && compact(&theirs.billing_address.address) == compact(&wanted.address)
}

#[cfg(test)]
#[path = "search_tests.rs"]
mod tests;
