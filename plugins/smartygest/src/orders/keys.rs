//! Which account at Smarty a key belongs to. Smarty doesn't say: what is known of an account is kept under the hash of the
//! first key that it was reached with, and a key that takes another's place belongs to the account before, unless that is
//! disproved. Taking an account for a new one loses the notes of what is under way, and doubles it; taking a new one for
//! the account before costs a question at worst. That it is another one the owner says to the platform, which then
//! forgets all that is kept here.

use framework360_sdk::Error;
use framework360_sdk::reference::{self, Mark};
use framework360_sdk::storage;

use super::account::{self, Seen};
use super::account_of_key::{Belongs, key};
use super::pages::{self, Reader};
use super::submission;
use crate::api::{self, PAGE, Problem, Smarty};
use crate::say;

/// 500 orders: where the newest is gone, a reference of ours among these tells that it is our account all the same.
const MAX_PAGES: u32 = 10;
/// More accounts than a shop has had.
const MANY: u32 = 1_000;
/// The account that was used last, where that isn't the only one.
const LAST: &str = "key-last";

/// The account of this installation, known by its name.
///
/// # Errors
/// No key is set, or the list can't be read by which a new key's account is told.
pub(crate) fn connected() -> Result<Smarty, Error> {
    let mut smarty = Smarty::of_installation().ok_or_else(|| Error::NotConfigured(say::key_missing()))?;
    identify(&mut smarty)?;
    Ok(smarty)
}

/// Finds out to which account the key belongs.
pub(crate) fn identify(smarty: &mut Smarty) -> Result<(), Error> {
    let own = smarty.key_hash();
    if let Some(Belongs { account }) = storage::get(&key(own))? {
        smarty.name_account(account);
        let last = storage::get::<Belongs>(LAST)?;
        return if last.is_some_and(|last| last.account != account) {
            storage::set(LAST, &Belongs { account })
        } else {
            Ok(())
        };
    }
    // Where there is but one, nothing needs to be kept.
    let Some(before) = before(own)?.filter(|before| *before != own) else { return Ok(()) };
    let account = if is_another(smarty, before)? { own } else { before };
    smarty.name_account(account);
    storage::set(&key(before), &Belongs { account: before })?;
    storage::set(&key(own), &Belongs { account })?;
    storage::set(LAST, &Belongs { account })
}

/// The account that was used before; the key's own where there are records under its name.
fn before(own: u64) -> Result<Option<u64>, Error> {
    if let Some(Belongs { account: last }) = storage::get(LAST)? {
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
        // Of the accounts of a release that took each key for one, the last was in use: ids ascend.
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

/// Whether the list proves that this isn't the account `before`: it holds orders, all of them older than the newest that
/// was seen there, and none with a reference that is filed of it, though it shows references.
fn is_another(smarty: &Smarty, before: u64) -> Result<bool, Error> {
    let Some(newest) = account::watermark_of(before)?.filter(|newest| *newest > 0) else { return Ok(false) };
    if !account::shows_references(before)? {
        return Ok(false);
    }
    let (mut orders_read, mut is_ours) = (false, false);
    let mut failed = None;
    let fetch = |offset| smarty.orders(PAGE, offset).map_err(|problem: Problem| smarty.failure(problem));
    let read = pages::read(MAX_PAGES, fetch, |orders| {
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
