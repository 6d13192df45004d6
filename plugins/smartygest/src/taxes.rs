//! The mapping between VAT rates and Smarty's tax ids, in both directions.
//!
//! The owner's choices in the settings count first. The rest comes from `Taxes/list`, which is read when the key is
//! checked and cached for the day. The cache names the day rather than the minute, so that calls that run side by side
//! write the same bytes.

use framework360_sdk::decimal::{self, Decimal};
use framework360_sdk::http::{Failure, Kind};
use framework360_sdk::storage::{self, Encoded};
use framework360_sdk::text::{lacking, shorten, verbatim};
use framework360_sdk::wire::{self, Fields, Scalar};
use framework360_sdk::{Choice, Error, Message, Retry, clock, installation, unavailable};
use serde::{Deserialize, Serialize};

use crate::api::{RequestError, Smarty, Tax};
use crate::mapping::parts::TaxKey;
use crate::{error_policy, say};

/// The key of the setting with the owner's choices.
pub(crate) const SETTING: &str = "tax_ids";
const KEY: &str = "taxes";
const DAY_MS: u64 = 24 * 60 * 60 * 1000;
/// Characters of a tax's name that are kept.
const NAME_CHARS: usize = 100;

/// The cache of `Taxes/list`, of one day.
#[derive(Serialize, Deserialize)]
struct TaxCache {
    day: u64,
    /// In the order of their ids.
    taxes: Vec<ListedTax>,
}

/// A tax as `Taxes/list` has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct ListedTax {
    id: u64,
    /// In percent.
    rate: String,
    name: String,
}

impl Encoded for TaxCache {
    fn encode(&self) -> String {
        storage::with_version(3, self)
    }

    fn decode(text: &[u8]) -> Option<Self> {
        // The cache of an older release counts as one of an earlier day.
        let older = || storage::of_versions(0..=2, text).map(|Older {}| Self { day: 0, taxes: Vec::new() });
        storage::of_versions(3..=3, text).or_else(older)
    }
}

/// The cache of an older release, of which nothing is read.
#[derive(Deserialize)]
struct Older {}

/// The owner's choices: a rate such as "22", or an exemption such as "N3.1", with its tax id.
pub(crate) type Choices = Vec<(String, u64)>;

/// Tax ids by rate or exemption.
#[derive(Default)]
pub(crate) struct Ids(Vec<(TaxKey, u64)>);

impl Ids {
    /// The id for a rate or exemption.
    pub(crate) fn get(&self, key: &TaxKey) -> Option<u64> {
        self.0.iter().find(|(known, _)| known == key).map(|(_, id)| *id)
    }
}

/// The owner's entry that can't be right: a key that is neither a rate nor an exemption, which has a number, too, or a
/// rate that stands there twice with different ids.
pub(crate) fn contradiction(choices: &Choices) -> Option<String> {
    choices.iter().enumerate().find_map(|(place, (key, id))| {
        let is_key = key.contains(|letter: char| letter.is_ascii_digit());
        let before = choices.iter().take(place).find(|(other, _)| is_same_key(other, key));
        match before {
            _ if !is_key => Some(format!("{key}: {id}")),
            Some((other, earlier)) if earlier != id => Some(format!("{other}: {earlier}, {key}: {id}")),
            _ => None,
        }
    })
}

fn is_same_key(one: &str, other: &str) -> bool {
    match (decimal::required(one), decimal::required(other)) {
        (Ok(one), Ok(other)) => decimal::same(one, other),
        _ => one.eq_ignore_ascii_case(other),
    }
}

/// Reads the owner's choices from the setting.
///
/// # Errors
/// The entry that can't be right.
pub(crate) fn choices() -> Result<Choices, String> {
    let Some(text) = installation::setting(SETTING) else { return Ok(Choices::new()) };
    let fields = wire::from_json(text.as_bytes()).and_then(|Fields(fields)| fields).ok_or(text)?;
    let mut choices = Choices::new();
    for (rate, id) in fields {
        let id: Scalar = id;
        match id.trim().parse() {
            Ok(id) => choices.push((rate.trim().to_owned(), id)),
            Err(_) if id.trim().is_empty() => {}
            Err(_) => return Err(format!("{rate}: {id}")),
        }
    }
    Ok(choices)
}

/// The rates of Smarty's tax ids, for one page of products.
pub(crate) struct Rates {
    choices: Choices,
    listed: Vec<ListedTax>,
    /// Whether the cache is of an earlier day and due to be read again.
    stale: bool,
    /// Ids that the list doesn't name.
    unknown: Vec<u64>,
    /// The result of the request, where Smarty was asked.
    asked: Option<Result<(), Error>>,
}

impl Rates {
    /// The rates by the settings and the cache. `unknown` are the ids that Smarty was asked for within the hour without
    /// listing them; none where it wasn't asked.
    pub(crate) fn new(unknown: Option<Vec<u64>>) -> Result<Self, Error> {
        let choices = choices().map_err(|entry| Error::NotConfigured(say::tax_ids_unreadable(entry)))?;
        let cached = storage::get::<TaxCache>(KEY)?.unwrap_or(TaxCache { day: 0, taxes: Vec::new() });
        let stale = unknown.is_none() && cached.day != clock::now() / DAY_MS;
        Ok(Self { choices, listed: cached.taxes, stale, unknown: unknown.unwrap_or_default(), asked: None })
    }

    /// The rate in percent of a tax id; none where Smarty's list doesn't name the id.
    ///
    /// # Errors
    /// Where the list can't be read now, which is no error of the product's.
    pub(crate) fn of(&mut self, smarty: &Smarty, id: &str) -> Result<Option<String>, Error> {
        let Ok(id) = id.trim().parse() else { return Ok(None) };
        if self.stale {
            self.ask(smarty)?;
        }
        if let Some(rate) = self.find(id) {
            return Ok(Some(rate));
        }
        if self.unknown.contains(&id) {
            return Ok(None);
        }
        if self.asked.is_none() {
            self.ask(smarty)?;
        }
        if let Some(Err(error)) = &self.asked {
            return Err(error.clone());
        }
        let rate = self.find(id);
        if rate.is_none() {
            self.unknown.push(id);
        }
        Ok(rate)
    }

    /// The ids that Smarty was asked for without listing them; none where it wasn't asked.
    pub(crate) fn asked_in_vain(self) -> Option<Vec<u64>> {
        self.asked.map(|_| self.unknown)
    }

    /// The rate in percent of a tax id as far as it's known without asking Smarty; none where several rates are sent
    /// under this id.
    pub(crate) fn known(&self, id: &str) -> Option<Decimal> {
        let id = id.trim().parse().ok()?;
        let is_listed = self.listed.iter().any(|tax| tax.id == id);
        let chosen = self.choices.iter().filter(|(_, other)| *other == id).count();
        let rate = self.find(id).filter(|_| is_listed || chosen == 1)?;
        decimal::required(&rate).ok()
    }

    fn ask(&mut self, smarty: &Smarty) -> Result<(), Error> {
        self.stale = false;
        self.asked = Some(match smarty.taxes() {
            Ok(taxes) => {
                self.listed = sorted(&taxes);
                store_cache(clock::now() / DAY_MS, self.listed.clone())?;
                Ok(())
            }
            Err(error) => Err(unread(smarty, error)),
        });
        Ok(())
    }

    /// The rate of an id. Smarty's list counts before the owner's choices for orders: several rates may be sent under
    /// one id.
    fn find(&self, id: u64) -> Option<String> {
        let listed = self.listed.iter().find(|tax| tax.id == id).map(|tax| tax.rate.clone());
        let chosen = || {
            let (rate, _) = self.choices.iter().find(|(_, other)| *other == id)?;
            // An exemption such as N3.1: no VAT is due.
            Some(decimal::required(rate).map_or_else(|_| "0".to_owned(), |rate| rate.normalize().to_string()))
        };
        listed.or_else(chosen)
    }
}

/// The error where the list can't be read, which says that the owner can do without it.
fn unread(smarty: &Smarty, error: RequestError) -> Error {
    let words = error.reason();
    match error_policy::for_request(smarty, error) {
        error @ (Error::Unauthorized(_) | Error::Throttled(_)) => error,
        Error::Unavailable(Retry { after_ms, .. }) => {
            Error::Unavailable(Retry { message: say::taxes_unread(words), after_ms })
        }
        _ => unavailable(say::taxes_unread(words)),
    }
}

/// The ids of all `keys`, and those of `dispensable` that Smarty has: the order can do without the rest.
///
/// # Errors
/// `not-configured` with what the owner has to do, where an id is missing; else why Smarty can't be asked.
pub(crate) fn ids(smarty: &Smarty, keys: &[TaxKey], dispensable: &[TaxKey]) -> Result<Ids, Error> {
    let choices = choices().map_err(|entry| Error::NotConfigured(say::tax_ids_unreadable(entry)))?;
    let listed = |taxes: &[ListedTax]| {
        let mut ids = ids_of(keys, &choices, taxes)?;
        let more = dispensable.iter().map(|key| ids_of(std::slice::from_ref(key), &choices, taxes));
        ids.0.extend(more.flatten().flat_map(|more| more.0));
        Ok::<_, Message>(ids)
    };
    let is_complete = |ids: &Ids| dispensable.iter().all(|key| ids.get(key).is_some());
    let day = clock::now() / DAY_MS;
    let cached = match listed(&[]) {
        // The owner's choices are enough.
        Ok(ids) if is_complete(&ids) => return Ok(ids),
        _ => storage::get::<TaxCache>(KEY)?.filter(|cached| cached.day == day),
    };
    if let Some(Ok(ids)) = cached.map(|cached| listed(&cached.taxes))
        && is_complete(&ids)
    {
        return Ok(ids);
    }
    // A rate that was missing may have been added since: Smarty is asked again before the owner has to act.
    let taxes = ask(smarty)?;
    let ids = listed(&taxes);
    store_cache(day, taxes)?;
    ids.map_err(Error::NotConfigured)
}

/// The taxes that Smarty lists; none where this key may not read the list.
fn ask(smarty: &Smarty) -> Result<Vec<ListedTax>, Error> {
    match smarty.taxes() {
        Ok(taxes) => Ok(sorted(&taxes)),
        Err(error) => match error_policy::installation_error(smarty, &error) {
            Some(error) => Err(error),
            None if error.is_for_good() => Ok(Vec::new()),
            None => Err(error.into()),
        },
    }
}

/// Fills the cache for the first orders. Where Smarty doesn't answer, they ask for themselves.
pub(crate) fn read_ahead(smarty: &Smarty) -> Result<(), Error> {
    match smarty.taxes() {
        Ok(taxes) => store_cache(clock::now() / DAY_MS, sorted(&taxes)),
        Err(_) => Ok(()),
    }
}

fn store_cache(day: u64, taxes: Vec<ListedTax>) -> Result<(), Error> {
    if taxes.is_empty() { Ok(()) } else { storage::set(KEY, &TaxCache { day, taxes }) }
}

fn ids_of(keys: &[TaxKey], choices: &Choices, taxes: &[ListedTax]) -> Result<Ids, Message> {
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

/// The id of the only listed tax with this rate. Where there are several, none is guessed.
fn in_list(key: &TaxKey, taxes: &[ListedTax]) -> Result<u64, Message> {
    let mut matching = taxes.iter().filter(|tax| is_rate(&tax.rate, key));
    let problem = match (matching.next(), matching.next()) {
        (Some(tax), None) => return Ok(tax.id),
        (None, _) if taxes.is_empty() => say::tax_unlisted(key),
        (None, _) => say::tax_missing(key),
        (Some(_), Some(_)) => say::tax_ambiguous(key),
    };
    Err(lacking(problem, SETTING, &key.entry()))
}

/// The taxes with an id and a rate, in the order of ids, each once.
fn sorted(taxes: &[Tax]) -> Vec<ListedTax> {
    let mut sorted: Vec<ListedTax> = Vec::new();
    for tax in taxes {
        if let (Some(id), Ok(Some(rate))) = (tax.id(), decimal::parse(&tax.value)) {
            let place = sorted.partition_point(|other| other.id < id);
            if sorted.get(place).is_none_or(|other| other.id != id) {
                let name = shorten(&tax.name, NAME_CHARS);
                sorted.insert(place, ListedTax { id, rate: rate.normalize().to_string(), name });
            }
        }
    }
    sorted
}

/// The tax ids to choose from: as Smarty lists them, or, in a call without HTTP, as it last did.
///
/// # Errors
/// Why Smarty can't be asked, or that it was never asked.
pub(crate) fn offered() -> Result<Vec<Choice>, Error> {
    let smarty = Smarty::of_installation().ok_or_else(|| Error::NotConfigured(say::key_missing()))?;
    let taxes = match smarty.taxes() {
        Ok(taxes) => sorted(&taxes),
        Err(RequestError::Http(Failure { kind: Kind::NotAllowed, .. })) => {
            storage::get::<TaxCache>(KEY)?.map(|cached| cached.taxes).unwrap_or_default()
        }
        Err(error) => return Err(error.into()),
    };
    let choice = |ListedTax { id, rate, name }: ListedTax| Choice {
        value: id.to_string(),
        label: verbatim(format!("{name} ({rate} %)").trim_start()),
    };
    Ok(taxes.into_iter().map(choice).collect())
}
