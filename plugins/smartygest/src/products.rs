//! Products into the shop: Smarty's list, page by page, and what changed of it.
//!
//! A [`pass`] is one list, read to its end over as many calls as it takes. [`plan`] decides what the next pass lists
//! and what a finished one means, [`pages`] reads rows so that none is skipped unnoticed, and here rows become changes
//! of the shop or problems.
//!
//! Nothing in a list says that it's complete or that it didn't change while it was read. So
//!
//! - every request begins one row back, at a row that must be the one that was last there;
//! - the end is a page with nothing after that row, never a short page;
//! - a list of everything in which rows moved ends without being reported as complete, and is read again later;
//! - a pass over changes begins 10 minutes before the latest stamp that is known, and 75 minutes once an hour;
//! - what all this may still miss, a list of everything finds once a day.
//!
//! What has not changed since the platform took it is reported as stock alone: see [`ProductBatch`].

mod cursor;
mod pages;
mod pass;
mod plan;
#[cfg(test)]
mod tests;
mod unknown_taxes;

use framework360_sdk::product_batch::ProductBatch;
use framework360_sdk::shop::Product;
use framework360_sdk::text::shorten;
use framework360_sdk::{Enumeration, Error, Message, Next, Page, Problem, clock, installation, log, storage};

use crate::api::{self, Smarty};
use crate::mapping::product::{self, is_id};
use crate::mapping::rows::Basis;
use crate::taxes::Rates;
use crate::{PRODUCTS_IN, price_basis, say};
use cursor::Cursor;
use unknown_taxes::UnknownTaxes;

/// Runs one page of a product tick.
pub(crate) fn tick(cursor: Option<&str>) -> Result<Page, Error> {
    let mut cursor = cursor.filter(|text| !text.is_empty()).map(read_cursor).unwrap_or_default();
    if !installation::flow(PRODUCTS_IN) {
        return Ok(page(&cursor, Next::AtTick, Vec::new(), 0, None));
    }
    let currency = installation::shop().currency;
    if !currency.trim().eq_ignore_ascii_case("EUR") {
        return Err(Error::NotConfigured(say::shop_currency(currency)));
    }
    let smarty = Smarty::of_installation().ok_or_else(|| Error::NotConfigured(say::key_missing()))?;
    let basis = price_basis::of_settings()?;
    let now = clock::now();

    let mut pass = cursor.pass.take().unwrap_or_else(|| plan::next_pass(&cursor, now));
    let begins = pass.requests == 0;
    let reading = pages::read(&smarty, &mut pass, now)?;
    let mut rates = Rates::new(cursor.unknown_taxes.at(now))?;
    let mut batch = ProductBatch::default();
    for row in &reading.rows {
        add(&mut batch, row, |row| map(&smarty, row, basis, &mut rates))?;
    }
    if let Some(ids) = rates.asked_in_vain() {
        cursor.unknown_taxes = UnknownTaxes::new(ids, now);
    }
    pass.done = pass.done.saturating_add(reading.rows.len() as u64);
    let changed = batch.report();
    log::debug(&format!("{} products listed, {changed} of this page new or changed", pass.done));
    let ends = reading.ended && pass.moves == 0;
    let enumeration = pass.lists_everything().then_some(Enumeration { begins, ends });
    let done = pass.done;
    let next = if reading.ended || pass.is_unbounded() {
        plan::finish(&mut cursor, &pass, clock::now());
        Next::AtTick
    } else {
        cursor.pass = Some(pass);
        Next::Now
    };
    Ok(page(&cursor, next, batch.problems(), done, enumeration))
}

/// Reads a cursor. One that another release wrote costs a list of everything and no more.
fn read_cursor(text: &str) -> Cursor {
    storage::decode(text.as_bytes()).unwrap_or_else(|| {
        log::warn("the cursor is of another release: all products are listed again");
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

/// Maps a row to a product. The inner error is what is wrong with the row.
fn map(
    smarty: &Smarty,
    row: &api::Product,
    basis: Basis,
    rates: &mut Rates,
) -> Result<Result<Product, Message>, Error> {
    let vat_rate = match row.tax_id.as_str() {
        // -1 is how Smarty's own sample says 'none'. Without a rate it must not go on sale.
        "" | "0" | "-1" => return Ok(Err(say::tax_none(product::display_name(row)))),
        id => match rates.of(smarty, id)? {
            Some(rate) => Some(rate),
            None => {
                let line = product::display_name(row);
                return Ok(Err(say::TaxUnknown { line, id }.message()));
            }
        },
    };
    Ok(product::product(row, basis, vat_rate))
}

/// Adds one row to the batch: under its name where it has no id, so that each of them is seen.
fn add(
    batch: &mut ProductBatch,
    row: &pages::Row,
    map: impl FnOnce(&api::Product) -> Result<Result<Product, Message>, Error>,
) -> Result<(), Error> {
    let pages::Row { product: row, conflicting } = row;
    let called = product::display_name(row);
    if !is_id(&row.id) {
        batch.add(format!("? {}", shorten(called, 80)), Err(say::product_without_id(called)));
        return Ok(());
    }
    let mapped = if *conflicting { Err(say::product_twice(called)) } else { map(row)? };
    batch.add(product::remote_id(&row.id), mapped);
    Ok(())
}
