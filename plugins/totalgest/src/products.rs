//! The import of TotalGest's products, page by page.
//!
//! A list without a stamp names every product, each once, in the order of their last change. A product that is changed
//! while the list is read comes again further on. So a list that is read to its end is complete, and the next tick
//! begins at its last stamp. A tick on which nothing changed is one request.
//!
//! All products are listed where there is no stamp yet, where TotalGest no longer knows the cursor's stamp, and where
//! the legal VAT rates or the shop's currency changed: TotalGest reports a rate's name and prices in several
//! currencies, so such a change changes no product there.

mod cursor;
#[cfg(test)]
mod tests;

use framework360_sdk::http::Kind;
use framework360_sdk::product_batch::ProductBatch;
use framework360_sdk::shop::Entity;
use framework360_sdk::text::shorten;
use framework360_sdk::{
    Enumeration, Error, Next, Page, changes, clock, installation, log, records, session, storage,
};

use crate::api::{self, ProblemType, Product, ProductPage, State, TotalGest};
use crate::error_policy::{self, Right};
use crate::mapping::product;
use crate::mapping::vat::Period;
use crate::{PRODUCTS_IN, say};
use cursor::Cursor;

/// The most requests of one call. Arbitrary: a thousand products are a second's work, and then other jobs run.
const REQUESTS: u32 = 5;
/// The most bytes that one call reads before it leaves the rest to the next call: all of them are in the component's
/// memory.
const BYTES: usize = 4 * 1024 * 1024;
/// How long one call reads before it leaves the rest to the next call, in milliseconds: a slow server's next page must
/// still fit into the time that the platform gives a call.
const LONG_MS: u64 = 20_000;
/// The most requests of one pass. Arbitrary: enough for millions of products, in small pages as well. A longer list
/// counts as one that doesn't end.
const PASS: u64 = 200_000;
/// The sizes of a page, in products, that are tried where a page of the usual size was too large to be read.
const SMALL_PAGES: [u32; 2] = [20, 1];

/// The facts on which reported products depend: the shop's currency, and the VAT period in force.
struct Shop {
    /// ISO 4217, in upper case.
    currency: String,
    period: &'static Period,
}

impl Shop {
    fn now() -> Self {
        let currency = installation::shop().currency.trim().to_ascii_uppercase();
        Self { currency, period: Period::of(clock::now()) }
    }
}

/// Runs one page of a product tick.
pub(crate) fn tick(cursor: Option<&str>) -> Result<Page, Error> {
    let cursor = cursor.filter(|text| !text.is_empty()).map(known).unwrap_or_default();
    if !installation::flow(PRODUCTS_IN) {
        return Ok(page(&cursor, Next::AtTick, Reading::default(), 0, None));
    }
    let shop = Shop::now();
    let cursor = if cursor.is_for(&shop) { cursor } else { Cursor::at_the_beginning(&shop) };
    let left = cursor.was_left(clock::now());
    match call(cursor, &shop) {
        // An earlier tick reported the same error. The list begins again, or it would fail for ever.
        Err(Error::Unexpected(stuck)) if left && stuck == say::list_stuck() => {
            log::warn("the list is stuck: all products are listed again");
            call(Cursor::at_the_beginning(&shop), &shop)
        }
        answer => answer,
    }
}

/// Reads as many pages as one call may.
fn call(mut cursor: Cursor, shop: &Shop) -> Result<Page, Error> {
    let totalgest = TotalGest::of_installation()?;
    let token = session::token()?;
    let started = clock::now();
    let mut begins = cursor.begin_if_needed();
    let (mut reading, mut requests, mut bytes) = (Reading::default(), 0, 0);
    let more = loop {
        let read = match read(&totalgest, &token, &cursor) {
            Ok(Some(read)) => cursor.advance(&read, clock::now()).map(|()| read),
            // A list that began at the beginning can't be older than what TotalGest remembers.
            Ok(None) if cursor.listing => Err(Error::Unexpected(say::list_stuck())),
            Ok(None) => {
                log::info("the stamp is gone: all products are listed again");
                cursor.begin_again(shop);
                begins = true;
                requests = 0;
                reading = Reading::default();
                continue;
            }
            Err(error) => Err(error),
        };
        let read = match read {
            Ok(read) => read,
            Err(error) if requests == 0 => return Err(error),
            // The pages that were read are reported: the next call meets the failure, and reports that.
            Err(_) => break true,
        };
        requests += 1;
        bytes += read.bytes;
        for item in &read.items {
            reading.take(item, shop);
        }
        let slow = clock::now().saturating_sub(started) >= LONG_MS;
        if !read.more || requests >= REQUESTS || bytes >= BYTES || slow {
            break read.more;
        }
    };
    let news = reading.report();
    log::debug(&format!("{} products reported, {news} of them new or changed", cursor.done));
    let enumeration = cursor.listing.then_some(Enumeration { begins, ends: !more });
    let done = cursor.done;
    let next = if more { Next::Now } else { Next::AtTick };
    if !more {
        cursor.end();
    }
    Ok(page(&cursor, next, reading, done, enumeration))
}

/// Reads the cursor. Where that isn't possible, as after a step back to an older release, all products are listed
/// again.
fn known(text: &str) -> Cursor {
    storage::decode(text.as_bytes()).unwrap_or_else(|| {
        log::warn("the cursor can't be read: all products are listed again");
        Cursor::default()
    })
}

/// The next page; none where TotalGest no longer knows the cursor's stamp.
fn read(totalgest: &TotalGest, token: &str, cursor: &Cursor) -> Result<Option<ProductPage>, Error> {
    let after = cursor.after.as_deref();
    let mut answer = totalgest.products(token, after, api::PAGE);
    for limit in SMALL_PAGES {
        match &answer {
            Err(error) if error.failure.kind == Kind::TooLarge => {
                answer = totalgest.products(token, after, limit);
            }
            _ => break,
        }
    }
    match answer {
        Ok(page) => Ok(Some(page)),
        Err(error) => {
            let gone =
                error.problem_type == Some(ProblemType::StampGone) || error.failure.kind == Kind::Status(410);
            match after {
                Some(_) if gone => Ok(None),
                _ => Err(error_policy::for_request(totalgest, Right::Products, error)),
            }
        }
    }
}

/// The products that one call read from its pages.
#[derive(Default)]
struct Reading {
    batch: ProductBatch,
    /// The ids of products that were removed or taken off sale, each once.
    gone: Vec<String>,
}

impl Reading {
    fn take(&mut self, item: &Product, shop: &Shop) {
        if item.id.is_empty() {
            let called = product::display_name(item);
            // A product without an id is reported by its name, so that each of them is seen.
            let place = format!("? {}", shorten(&called, 80));
            self.batch.add(place, Err(say::product_without_id(called)));
            return;
        }
        let id = item.id.to_string();
        self.gone.retain(|gone| *gone != id);
        match item.state() {
            Some(State::OnSale) => match product::product(item, &shop.currency, shop.period) {
                Ok(product) => self.batch.add(id, Ok(product)),
                Err(message) => self.batch.add_rejected(id, message, product::stock(item)),
            },
            Some(State::OffSale | State::Removed) => {
                self.gone.push(id.clone());
                self.batch.add_removed(id);
            }
            None => {
                let message = say::product_unclear(product::display_name(item));
                self.batch.add_rejected(id, message, product::stock(item));
            }
        }
    }

    /// Reports the products to the platform, and returns how many are new or changed. A product that is gone is
    /// reported although the platform never took it: it may be among the problems, and would stay there until the next
    /// full list.
    fn report(&self) -> u64 {
        let versions = records::versions(Entity::Product, &self.gone);
        for (id, _) in self.gone.iter().zip(versions).filter(|(_, version)| version.is_none()) {
            changes::deactivate_product(id);
        }
        self.batch.report()
    }
}

fn page(cursor: &Cursor, next: Next, reading: Reading, done: u64, enumeration: Option<Enumeration>) -> Page {
    let cursor = storage::encode(cursor);
    Page { problems: reading.batch.problems(), cursor, next, done, total: None, enumeration }
}
