//! Finds out which account at Smarty a key belongs to. Smarty doesn't say. What is known of an account is stored under
//! the hash of the first key with which it was reached, and a new key counts as another key of the same account unless
//! that is disproved. Taking a known account for a new one would lose the records of requests in flight, and double
//! their orders; taking a new account for the known one costs a question at worst. An owner who connects another
//! account says so to the platform, which then deletes all that is stored here.

use framework360_sdk::Error;
use framework360_sdk::reference::{self, Mark};
use framework360_sdk::storage;

use super::account::{self, Seen};
use super::account_of_key::{KeyAccount, key};
use super::pages::{self, Reader};
use super::submission;
use crate::api::{self, PAGE, RequestError, Smarty};
use crate::{error_policy, say};

/// The most pages that are read, 500 orders: where the newest order is gone, a reference of ours among these shows that
/// it is the known account all the same.
const ACCOUNT_CHECK_PAGES: u32 = 10;
/// The most accounts that are listed: more than a shop has had.
const MANY: u32 = 1_000;
/// The storage key of the account that was used last, where there are several.
const LAST: &str = "key-last";

/// The account of this installation.
///
/// # Errors
/// Where no key is set, or where the list can't be read by which a new key's account is recognized.
pub(crate) fn connected() -> Result<Smarty, Error> {
    let mut smarty = Smarty::of_installation().ok_or_else(|| Error::NotConfigured(say::key_missing()))?;
    identify(&mut smarty)?;
    Ok(smarty)
}

/// Finds out to which account the key belongs.
pub(crate) fn identify(smarty: &mut Smarty) -> Result<(), Error> {
    let own = smarty.key_hash();
    if let Some(KeyAccount { account }) = storage::get(&key(own))? {
        smarty.set_account(account);
        let last = storage::get::<KeyAccount>(LAST)?;
        return if last.is_some_and(|last| last.account != account) {
            storage::set(LAST, &KeyAccount { account })
        } else {
            Ok(())
        };
    }
    // Where there is only one account, nothing needs to be stored.
    let Some(before) = before(own)?.filter(|before| *before != own) else { return Ok(()) };
    let account = if is_another(smarty, before)? { own } else { before };
    smarty.set_account(account);
    storage::set(&key(before), &KeyAccount { account: before })?;
    storage::set(&key(own), &KeyAccount { account })?;
    storage::set(LAST, &KeyAccount { account })
}

/// The account that was used before; the key's own where something is stored under its name.
fn before(own: u64) -> Result<Option<u64>, Error> {
    if let Some(KeyAccount { account: last }) = storage::get(LAST)? {
        return Ok(Some(last));
    }
    let mut highest = None;
    for known in storage::list_keys(account::WATERMARKS, None, MANY)? {
        let Some(name) = known.strip_prefix(account::WATERMARKS).and_then(|name| name.parse().ok()) else {
            continue;
        };
        if name == own {
            return Ok(Some(own));
        }
        // An older release took each key for an account. The one with the highest watermark was in use last: ids
        // ascend.
        let mark = account::watermark_of(name)?;
        if highest.as_ref().is_none_or(|(best, _)| mark > *best) {
            highest = Some((mark, name));
        }
    }
    match highest {
        Some((_, name)) => Ok(Some(name)),
        None => submission::any_account(),
    }
}

/// Whether the list proves that this isn't the account `before`: it holds orders, all of them older than the newest
/// that was seen there, and none with a reference that is filed for it, although it preserves references.
fn is_another(smarty: &Smarty, before: u64) -> Result<bool, Error> {
    let Some(newest) = account::watermark_of(before)?.filter(|newest| *newest > 0) else { return Ok(false) };
    if !account::shows_references(before)? {
        return Ok(false);
    }
    let (mut orders_read, mut is_ours) = (false, false);
    let mut failed = None;
    let fetch = |offset| {
        smarty.orders(PAGE, offset).map_err(|error: RequestError| error_policy::for_request(smarty, error))
    };
    let read = pages::read(ACCOUNT_CHECK_PAGES, fetch, |orders| {
        for order in &orders {
            orders_read = true;
            is_ours |= order.id().is_none_or(|id| id >= newest);
            match is_filed(before, order) {
                Ok(filed) => is_ours |= filed,
                Err(error) => failed = Some(error),
            }
        }
        if is_ours || failed.is_some() { Reader::HasEnough } else { Reader::WantsMore }
    })?;
    if let Some(error) = failed {
        return Err(error);
    }
    Ok(orders_read && !is_ours && (read.is_complete || read.descends))
}

fn is_filed(account: u64, order: &api::Order) -> Result<bool, Error> {
    let texts = order.rows.iter().flatten().map(|row| &row.name).chain([&order.payment_type]);
    for text in texts {
        if let Mark::Code(code) = reference::read(text)
            && storage::get::<Seen>(&account::seen_key_of(account, &code))?.is_some()
        {
            return Ok(true);
        }
    }
    Ok(false)
}
