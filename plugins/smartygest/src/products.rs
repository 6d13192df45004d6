//! Products into the shop: Smarty's list, page by page, and what changed of it.
//!
//! A pass is one list, read to its end over as many calls as it takes. [`plan`] decides what the next pass asks
//! for and what a finished one means, [`pages`] reads rows so that none is passed over unnoticed, and here rows
//! become changes of the shop or problems.
//!
//! Nothing in a list says that it's complete or that it stood still. So
//!
//! - every request begins one row back, at a row that must be the one that was last there;
//! - the end is a page with nothing after that row, never a short page;
//! - a list of everything in which rows moved ends without a claim to be complete, and is begun again later;
//! - a pass over what changed begins 75 minutes before the latest change that is known: an hour for a clock that
//!   is set back, the rest for changes that show late;
//! - what all this may still miss, a list of everything finds once a day.
//!
//! What has not changed since the platform took it is told as stock alone: see [`Told`].

mod cursor;
mod pages;
mod plan;
#[cfg(test)]
mod tests;

use framework360_sdk::catalogue::Told;
use framework360_sdk::shop::Product;
use framework360_sdk::text::shorten;
use framework360_sdk::{Enumeration, Error, Message, Next, Page, Problem, clock, installation, log, storage};

use crate::api::{self, Smarty};
use crate::mapping::product::{self, is_id};
use crate::mapping::rows::Basis;
use crate::taxes::Rates;
use crate::{PRODUCTS_IN, orders, say};
use cursor::{Cursor, Kind};

/// One page of a tick.
pub(crate) fn tick(cursor: Option<&str>) -> Result<Page, Error> {
    let mut cursor = cursor.filter(|text| !text.is_empty()).map(known).unwrap_or_default();
    if !installation::flow(PRODUCTS_IN) {
        return Ok(page(&cursor, Next::AtTick, Vec::new(), 0, None));
    }
    let currency = installation::shop().currency;
    if !currency.trim().eq_ignore_ascii_case("EUR") {
        return Err(Error::NotConfigured(say::shop_currency(currency)));
    }
    let smarty = Smarty::of_installation().ok_or_else(|| Error::NotConfigured(say::key_missing()))?;
    let basis = orders::basis()?;
    let now = clock::now();

    let mut pass = match cursor.pass.take() {
        Some(pass) => pass,
        None => plan::look(&cursor, now),
    };
    let begins = pass.requests == 0;
    let reading = pages::read(&smarty, &mut pass, now)?;
    let mut rates = Rates::new(plan::unknown_taxes(&cursor, now))?;
    let mut told = Told::default();
    for row in &reading.rows {
        take(&mut told, row, |row| map(&smarty, row, basis, &mut rates))?;
    }
    if let Some(unknown) = rates.asked_in_vain() {
        plan::taxes_asked(&mut cursor, unknown, now);
    }
    pass.done = pass.done.saturating_add(reading.rows.len() as u64);
    pass.news = pass.news.saturating_add(told.tell());
    let (kind, done) = (pass.kind, pass.done);
    let complete = reading.ended && pass.moves == 0;
    let over = plan::is_over(&pass, reading.ended);
    let enumeration = (kind == Kind::Full).then_some(Enumeration { begins, ends: complete });
    let next = if over {
        plan::finish(&mut cursor, &pass, now);
        Next::AtTick
    } else {
        cursor.pass = Some(pass);
        Next::Now
    };
    Ok(page(&cursor, next, told.problems(), done, enumeration))
}

/// A cursor that can't be read, as after a step back to an older release, costs a list of everything and no more.
fn known(text: &str) -> Cursor {
    storage::decode(text.as_bytes()).unwrap_or_else(|| {
        log::warn("the cursor can't be read: all products are listed again");
        Cursor::default()
    })
}

fn page(
    cursor: &Cursor,
    next: Next,
    problems: Vec<Problem>,
    done: u64,
    enumeration: Option<Enumeration>,
) -> Page {
    Page { problems, cursor: storage::encode(cursor), next, done, total: None, enumeration }
}

/// A row as a product; what is wrong with it is the inner error.
fn map(
    smarty: &Smarty,
    row: &api::Product,
    basis: Basis,
    rates: &mut Rates,
) -> Result<Result<Product, Message>, Error> {
    let vat_rate = match row.tax_id.as_str() {
        // -1 is how Smarty's own sample says 'none'. Without a rate it must not go on sale.
        "" | "0" | "-1" => return Ok(Err(say::tax_none(product::called(row)))),
        id => match rates.of(smarty, id)? {
            Some(rate) => Some(rate),
            None => {
                let line = product::called(row);
                return Ok(Err(say::TaxUnknown { line, id }.message()));
            }
        },
    };
    Ok(product::product(row, basis, vat_rate))
}

/// One row: told by its name where it has no id, so that each of them is seen.
fn take(
    told: &mut Told,
    row: &pages::Row,
    map: impl FnOnce(&api::Product) -> Result<Result<Product, Message>, Error>,
) -> Result<(), Error> {
    let pages::Row { product: row, conflicting } = row;
    let called = product::called(row);
    if !is_id(&row.id) {
        told.take(format!("? {}", shorten(called, 80)), Err(say::product_without_id(called)));
        return Ok(());
    }
    let mapped = if *conflicting { Err(say::product_twice(called)) } else { map(row)? };
    told.take(product::remote_id(&row.id), mapped);
    Ok(())
}
