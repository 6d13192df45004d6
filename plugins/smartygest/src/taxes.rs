//! Which of Smarty's tax ids belongs to a VAT rate.
//!
//! What the owner chose in the settings counts first. The rest comes from `Taxes/list`, read when the key
//! is checked and kept for the day: the record names the day rather than the minute, so that calls that run side
//! by side write the same bytes.

use framework360_sdk::decimal;
use framework360_sdk::json::{Object, as_text};
use framework360_sdk::storage::{self, Stored};
use framework360_sdk::{Error, Message, clock, installation};
use serde::{Deserialize, Serialize};

use crate::api::{Smarty, Tax};
use crate::mapping::order::TaxKey;
use crate::say;

const KEY: &str = "taxes";
const DAY_MS: u64 = 24 * 60 * 60 * 1000;

/// What `Taxes/list` said on a day.
#[derive(Serialize, Deserialize)]
struct Kept {
    day: u64,
    /// Id and rate in percent, in the order of their ids.
    taxes: Vec<(u64, String)>,
}

impl Stored for Kept {
    const VERSION: u32 = 1;
}

/// The owner's choices: a rate such as "22", or an exemption such as "N3.1", with its tax id.
pub(crate) type Choices = Vec<(String, u64)>;

/// Tax ids by what decides about them.
#[derive(Default)]
pub(crate) struct Ids(Vec<(TaxKey, u64)>);

impl Ids {
    /// The id for a rate or exemption.
    pub(crate) fn get(&self, key: &TaxKey) -> Option<u64> {
        self.0.iter().find(|(known, _)| known == key).map(|(_, id)| *id)
    }
}

/// Reads the setting; the entry that can't be right is told.
pub(crate) fn choices() -> Result<Choices, String> {
    let Some(text) = installation::setting("tax_ids") else { return Ok(Choices::new()) };
    let object: Object = serde_json::from_slice(text.as_bytes()).map_err(|_| text)?;
    let mut choices = Choices::new();
    for (rate, value) in &object {
        let id = as_text(value).unwrap_or_default();
        match id.trim().parse() {
            Ok(id) => choices.push((rate.trim().to_owned(), id)),
            Err(_) if id.trim().is_empty() => {}
            Err(_) => return Err(format!("{rate}: {id}")),
        }
    }
    Ok(choices)
}

/// The id of every one of `keys`, or what the owner has to do.
pub(crate) fn ids(smarty: &Smarty, keys: &[TaxKey]) -> Result<Ids, Error> {
    let choices = choices().map_err(|entry| Error::NotConfigured(say::tax_ids_unreadable(entry)))?;
    let listed = |taxes: &[(u64, String)]| ids_of(keys, &choices, taxes);
    let day = clock::now() / DAY_MS;
    let kept = match listed(&[]) {
        // What the owner chose is enough.
        Ok(ids) => return Ok(ids),
        Err(_) => storage::get::<Kept>(KEY)?.filter(|kept| kept.day == day),
    };
    if let Some(Ok(ids)) = kept.map(|kept| listed(&kept.taxes)) {
        return Ok(ids);
    }
    // A rate that wasn't there may have been added since: ask again before telling the owner.
    let taxes = match smarty.taxes() {
        Ok(taxes) => sorted(&taxes),
        Err(problem) if problem.is_for_good() && !smarty.refuses_key(&problem) => Vec::new(),
        Err(problem) => return Err(smarty.failure(problem)),
    };
    let ids = listed(&taxes);
    keep(day, taxes)?;
    ids.map_err(Error::NotConfigured)
}

/// Reads the list ahead, so that the first orders find it. Where it doesn't answer they ask for themselves.
pub(crate) fn read_ahead(smarty: &Smarty) -> Result<(), Error> {
    match smarty.taxes() {
        Ok(taxes) => keep(clock::now() / DAY_MS, sorted(&taxes)),
        Err(_) => Ok(()),
    }
}

fn keep(day: u64, taxes: Vec<(u64, String)>) -> Result<(), Error> {
    if taxes.is_empty() { Ok(()) } else { storage::set(KEY, &Kept { day, taxes }) }
}

fn ids_of(keys: &[TaxKey], choices: &Choices, taxes: &[(u64, String)]) -> Result<Ids, Message> {
    let mut ids = Ids::default();
    for key in keys {
        let id = match choice(choices, key) {
            Some(id) => id,
            None => in_list(key, taxes)?,
        };
        ids.0.push((key.clone(), id));
    }
    Ok(ids)
}

/// The owner's choice: an exemption by its name, else by its rate.
fn choice(choices: &Choices, key: &TaxKey) -> Option<u64> {
    let by_name = choices
        .iter()
        .find(|(name, _)| !key.exemption.is_empty() && name.eq_ignore_ascii_case(&key.exemption));
    let by_rate = || choices.iter().find(|(rate, _)| is_rate(rate, key));
    by_name.or_else(by_rate).map(|(_, id)| *id)
}

fn is_rate(text: &str, key: &TaxKey) -> bool {
    decimal::required(text).is_ok_and(|rate| decimal::same(rate, key.rate))
}

/// The only tax of this rate: never a guess among several.
fn in_list(key: &TaxKey, taxes: &[(u64, String)]) -> Result<u64, Message> {
    let mut matching = taxes.iter().filter(|(_, rate)| is_rate(rate, key));
    match (matching.next(), matching.next()) {
        (Some((id, _)), None) => Ok(*id),
        (None, _) if taxes.is_empty() => Err(say::tax_unlisted(key)),
        (None, _) => Err(say::tax_missing(key)),
        (Some(_), Some(_)) => Err(say::tax_ambiguous(key)),
    }
}

/// Id and rate, in the order of ids, each once.
fn sorted(taxes: &[Tax]) -> Vec<(u64, String)> {
    let mut sorted: Vec<(u64, String)> = Vec::new();
    for tax in taxes {
        if let (Some(id), Ok(Some(rate))) = (tax.id(), decimal::parse(&tax.value)) {
            let place = sorted.partition_point(|(other, _)| *other < id);
            if sorted.get(place).is_none_or(|(other, _)| *other != id) {
                sorted.insert(place, (id, rate.normalize().to_string()));
            }
        }
    }
    sorted
}
