//! The shop's catalogue: TotalGest's products, page by page.
//!
//! A list without a stamp names every product, each once, in the order of their last change; what is changed while
//! it's read comes again further on. So a list that is read to its end is complete, and its last stamp is where the
//! next look begins. A tick on which nothing changed is one request.
//!
//! A list of everything is read where there is no stamp yet, where TotalGest has forgotten ours, and where the law's
//! VAT rates or the shop's currency are other than they were: products are reported with a rate's name and with prices in
//! several currencies, and nobody changes them that day.

mod cursor;
#[cfg(test)]
mod tests;

use framework360_sdk::catalogue::ProductBatch;
use framework360_sdk::http::Kind;
use framework360_sdk::shop::Entity;
use framework360_sdk::text::shorten;
use framework360_sdk::{
    Enumeration, Error, Next, Page, changes, clock, installation, log, records, session, storage,
};

use crate::api::{self, Product, ProductPage, Said, State, TotalGest};
use crate::error_policy::{self, Right};
use crate::mapping::product;
use crate::mapping::vat::Period;
use crate::{PRODUCTS_IN, say};
use cursor::Cursor;

/// Requests of one call. Arbitrary: a thousand products are a second's work, and then others have their turn.
const REQUESTS: u32 = 5;
/// What one call reads, in bytes, before it leaves the rest to the next: all of it stands in a component's memory.
const BYTES: usize = 4 * 1024 * 1024;
/// How long one call reads before it leaves the rest to the next, in milliseconds: a slow server's next page must
/// still fit into the time that the platform gives a call.
const LONG_MS: u64 = 20_000;
/// Requests of one pass. Arbitrary: millions of products, in small pages as well; a list that is longer doesn't end.
const PASS: u64 = 200_000;
/// Products of a page, where one of the usual size was too large to be read.
const SMALL_PAGES: [u32; 2] = [20, 1];

/// The shop for which products are told.
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

/// One page of a tick.
pub(crate) fn tick(cursor: Option<&str>) -> Result<Page, Error> {
    let cursor = cursor.filter(|text| !text.is_empty()).map(known).unwrap_or_default();
    if !installation::flow(PRODUCTS_IN) {
        return Ok(page(&cursor, Next::AtTick, Reading::default(), 0, None));
    }
    let shop = Shop::now();
    let cursor = if cursor.is_for(&shop) { cursor } else { Cursor::at_the_beginning(&shop) };
    let left = cursor.was_left(clock::now());
    match call(cursor, &shop) {
        // That was told already: what can't be gone on with is begun anew, or it would fail for ever.
        Err(Error::Unexpected(stuck)) if left && stuck == say::list_stuck() => {
            log::warn("the list is stuck: all products are listed again");
            call(Cursor::at_the_beginning(&shop), &shop)
        }
        answer => answer,
    }
}

/// As many pages as one call may read.
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
            // What was read isn't thrown away: the next call meets the failure, and says so.
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
    let news = reading.tell();
    log::debug(&format!("{} products told, {news} of them new or changed", cursor.done));
    let enumeration = cursor.listing.then_some(Enumeration { begins, ends: !more });
    let done = cursor.done;
    let next = if more { Next::Now } else { Next::AtTick };
    if !more {
        cursor.end();
    }
    Ok(page(&cursor, next, reading, done, enumeration))
}

/// A cursor that can't be read, as after a step back to an older release, costs a list of everything and no more.
fn known(text: &str) -> Cursor {
    storage::decode(text.as_bytes()).unwrap_or_else(|| {
        log::warn("the cursor can't be read: all products are listed again");
        Cursor::default()
    })
}

/// The next page; none where TotalGest has forgotten the stamp behind which it was asked.
fn read(totalgest: &TotalGest, token: &str, cursor: &Cursor) -> Result<Option<ProductPage>, Error> {
    let after = cursor.after.as_deref();
    let mut answer = totalgest.products(token, after, api::PAGE);
    for limit in SMALL_PAGES {
        match &answer {
            Err(trouble) if trouble.failure.kind == Kind::TooLarge => {
                answer = totalgest.products(token, after, limit);
            }
            _ => break,
        }
    }
    match answer {
        Ok(page) => Ok(Some(page)),
        Err(trouble) => {
            let gone = trouble.said == Some(Said::StampGone) || trouble.failure.kind == Kind::Status(410);
            match after {
                Some(_) if gone => Ok(None),
                _ => Err(error_policy::of_request(totalgest, Right::Products, trouble)),
            }
        }
    }
}

/// What the pages of one call come to.
#[derive(Default)]
struct Reading {
    batch: ProductBatch,
    /// Removed or off sale, each once.
    gone: Vec<String>,
}

impl Reading {
    fn take(&mut self, item: &Product, shop: &Shop) {
        if item.id.is_empty() {
            let called = product::called(item);
            // What has no id is reported by its name, so that each of them is seen.
            let place = format!("? {}", shorten(&called, 80));
            self.batch.take(place, Err(say::product_without_id(called)));
            return;
        }
        let id = item.id.to_string();
        self.gone.retain(|gone| *gone != id);
        match item.state() {
            Some(State::OnSale) => match product::product(item, &shop.currency, shop.period) {
                Ok(product) => self.batch.take(id, Ok(product)),
                Err(flaw) => self.batch.refuse(id, flaw, product::stock(item)),
            },
            Some(State::OffSale | State::Removed) => {
                self.gone.push(id.clone());
                self.batch.gone(id);
            }
            None => {
                let flaw = say::product_unclear(product::called(item));
                self.batch.refuse(id, flaw, product::stock(item));
            }
        }
    }

    /// Tells the platform. One that was never taken may have stood among the problems: that it's gone ends that, as
    /// no list of everything may come for a long time.
    fn tell(&self) -> u64 {
        let versions = records::versions(Entity::Product, &self.gone);
        for (id, _) in self.gone.iter().zip(versions).filter(|(_, version)| version.is_none()) {
            changes::deactivate_product(id);
        }
        self.batch.tell()
    }
}

fn page(cursor: &Cursor, next: Next, reading: Reading, done: u64, enumeration: Option<Enumeration>) -> Page {
    let cursor = storage::encode(cursor);
    Page { problems: reading.batch.problems(), cursor, next, done, total: None, enumeration }
}
