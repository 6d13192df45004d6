//! Reading a list by offset while others change it.
//!
//! Every request but the first begins at the last row of the page before, the anchor. A row with another stamp isn't
//! the anchor: it may have changed its place. Where the anchor isn't the first row any more, rows came or went before
//! it, and reading continues after it: rows that didn't change keep their order, whatever the list is sorted by. Where
//! the anchor isn't on the page at all, reading steps back, twice at most, and then takes what it finds: better a row
//! twice than a row not at all. Rows may be missing then, which is a gap.
//!
//! Every such case counts as a move, after which the list isn't reported as complete; but it's read to its end, however
//! often it moves. Neither is it reported as complete where the first page isn't what it was: several moves may cancel
//! each other out.
//!
//! A Smarty that leaves out hidden rows after it counted them looks like a list that moves all the time: its pages
//! are short, and its offset counts what isn't shown. So the pages behind the end of a long list are requested too.

use framework360_sdk::product_version::Hash;
use framework360_sdk::shop::Timestamp;
use framework360_sdk::{Error, civil, clock};

use super::pass::Pass;
use crate::api::{self, Product, Smarty, ZONE};
use crate::{error_policy, say};

/// Requests in one call: some 250 rows, which is what a page of ours may hold.
const MAX_REQUESTS: u32 = 5;
/// The time after which a call makes no further request, in milliseconds: a call has a minute, and an answer may take
/// half of it.
const MAX_CALL_MS: u64 = 15_000;
/// The bytes of text after which a call makes no further request: a call's memory is bounded, and descriptions are as
/// long as they like.
const MAX_TEXT_BYTES: usize = 2 * 1024 * 1024;
/// Steps back in search of the anchor, of half a page and a page. Arbitrary: so many rows aren't removed between two
/// requests.
const MAX_STEPS_BACK: u64 = 2;
/// How often the anchor may be lost, next to every tenth request, until reading no longer steps back: where rows are
/// somewhere else at every request, stepping back would have no end. Arbitrary.
const MAX_LOST: u64 = 20;
/// The pages behind the end of a long list that are requested: so many rows may be hidden one after the other.
/// Arbitrary.
const PAGES_BEHIND_END: u64 = 4;

/// The rows that one call read.
pub(super) struct Reading {
    pub(super) rows: Vec<Row>,
    /// Whether the list came to its end.
    pub(super) ended: bool,
}

/// A row of the list.
pub(super) struct Row {
    pub(super) product: Product,
    /// Whether another row of the same answer has the same id and other content.
    pub(super) conflicting: bool,
}

/// Reads on from where the pass is.
pub(super) fn read(smarty: &Smarty, pass: &mut Pass, now: Timestamp) -> Result<Reading, Error> {
    let since = pass.since().map(civil::text);
    read_by(pass, now, |offset| {
        let offset = u32::try_from(offset).unwrap_or(u32::MAX);
        smarty.products(since.as_deref(), offset).map_err(|error| error_policy::for_request(smarty, error))
    })
}

fn read_by(
    pass: &mut Pass,
    now: Timestamp,
    mut list: impl FnMut(u64) -> Result<Vec<Product>, Error>,
) -> Result<Reading, Error> {
    let clock = civil::in_zone(now, ZONE);
    let mut reading = Reading { rows: Vec::new(), ended: false };
    for _ in 0..MAX_REQUESTS {
        // Pages of one row hold no anchor next to a further row: then the reading begins after it.
        let alone = pass.anchor.is_some() && pass.most == 1;
        if alone {
            pass.offset += 1;
        }
        let page = list(pass.offset)?;
        pass.requests += 1;
        let hash = ids(&page);
        let repeats = (page.len() > 1 || alone) && pass.page == hash;
        if pass.back == 0 && repeats {
            // As many rows were added before these as were read, or Smarty ignores the offset and the list has no end.
            let beyond = list(pass.offset + count(&page))?;
            pass.requests += 1;
            if ids(&beyond) == hash {
                return Err(Error::Unexpected(say::page_repeats()));
            }
        }
        // A row that came or went before these doesn't show.
        pass.moves += u64::from(alone && !page.is_empty());
        match place(pass, &page) {
            Place::Before => continue,
            Place::End => {
                let long = pass.requests > 2 || pass.moves > 0;
                if pass.lists_everything() && long && more(pass, &mut list)? {
                    continue;
                }
                reading.ended = true;
                if pass.lists_everything() && pass.requests > 2 {
                    // A row that was changed meanwhile is often first now, and has pushed back the others.
                    pass.requests += 1;
                    pass.moves += u64::from(ids(&list(0)?) != pass.first);
                }
                break;
            }
            Place::At(first) => {
                if pass.anchor.is_none() && pass.offset == 0 {
                    pass.first = hash;
                }
                pass.page = hash;
                pass.most = pass.most.max(count(&page));
                pass.offset += count(&page).saturating_sub(1);
                pass.anchor = page.last().map(identity);
                let (listed, fresh) = (count(&page), count(page.get(first..).unwrap_or_default()));
                for row in rows(page).skip(first) {
                    pass.note_stamp(&row.product.last_update, clock);
                    reading.rows.push(row);
                }
                // Where what changes goes to the end of the list, that end is never reached. In a list of everything,
                // rows move then; where none did, such pages are merely short, and the list must be read to its end.
                let may_grow = pass.moves > 0 || !pass.lists_everything();
                if may_grow && listed < pass.most && fresh * 4 < pass.most {
                    pass.lost += 1;
                    reading.ended = pass.lost > max_lost(pass);
                    if reading.ended {
                        // The rows that are left here changed just now. Only hidden rows look the same, with others
                        // behind them.
                        pass.requests += 1;
                        pass.has_gap |= !list(pass.offset + u64::from(api::PAGE))?.is_empty();
                    }
                }
            }
        }
        if reading.ended || pass.is_unbounded() {
            break;
        }
        let texts: usize = reading.rows.iter().map(|row| row.product.description.len()).sum();
        if texts > MAX_TEXT_BYTES || clock::now().saturating_sub(now) > MAX_CALL_MS {
            break;
        }
    }
    Ok(reading)
}

/// Whether there is more behind what looks like the end, as where all rows of a page are hidden; reading continues
/// there.
fn more(pass: &mut Pass, list: &mut impl FnMut(u64) -> Result<Vec<Product>, Error>) -> Result<bool, Error> {
    for page in 1..=PAGES_BEHIND_END {
        let offset = pass.offset + page * u64::from(api::PAGE);
        pass.requests += 1;
        if !list(offset)?.is_empty() {
            pass.moves += 1;
            (pass.offset, pass.anchor, pass.back) = (offset, None, 0);
            return Ok(true);
        }
    }
    Ok(false)
}

/// The place on a page at which reading continues.
enum Place {
    /// Continue at this row; an index past the page's end if all its rows are known.
    At(usize),
    /// Before the page: an earlier page must be requested.
    Before,
    /// Nowhere: the list is read.
    End,
}

fn place(pass: &mut Pass, page: &[Product]) -> Place {
    let index = match &pass.anchor {
        None => return if page.is_empty() { Place::End } else { Place::At(0) },
        Some(anchor) => page.iter().position(|row| identity(row) == *anchor),
    };
    let found_back = pass.back > 0;
    match index {
        Some(0) if !found_back => return if page.len() == 1 { Place::End } else { Place::At(1) },
        Some(index) => {
            pass.back = 0;
            pass.moves += u64::from(!found_back);
            return Place::At(index + 1);
        }
        // A row that is alone on its page has no anchor next to it.
        None if pass.most == 1 => {}
        None => pass.moves += 1,
    }
    let may_step_back = pass.most > 1 && pass.lost <= max_lost(pass);
    if pass.offset > 0 && pass.back < MAX_STEPS_BACK && may_step_back {
        pass.back += 1;
        // Half a page at first: then the anchor and what follows it are on one page.
        let step = if pass.back == 1 { pass.most / 2 } else { pass.most };
        pass.offset = pass.offset.saturating_sub(step.max(1));
        return Place::Before;
    }
    pass.back = 0;
    pass.lost += u64::from(pass.most > 1);
    pass.has_gap |= pass.offset > 0;
    if page.is_empty() { Place::End } else { Place::At(0) }
}

fn max_lost(pass: &Pass) -> u64 {
    MAX_LOST + pass.requests / 10
}

fn rows(page: Vec<Product>) -> impl Iterator<Item = Row> {
    let conflicting: Vec<bool> = page
        .iter()
        .map(|row| !row.id.is_empty() && page.iter().any(|other| other.id == row.id && other != row))
        .collect();
    page.into_iter().zip(conflicting).map(|(product, conflicting)| Row { product, conflicting })
}

/// Recognizes a row by its id as long as its stamp, and so its place, is what it was.
fn identity(row: &Product) -> u64 {
    Hash::new().text(&row.id).text(&row.last_update).finish()
}

fn ids(page: &[Product]) -> u64 {
    page.iter().fold(Hash::new(), |hash, row| hash.text(&row.id)).finish()
}

fn count(page: &[Product]) -> u64 {
    page.len() as u64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::products::pass::Scope;

    /// Reads a list of changes to its end. The page at an offset reaches up to the row that `end` names for the offset
    /// and the number of the request, or to the row before it.
    fn read_changes(end: impl Fn(u64, u64) -> u64) -> Pass {
        let mut pass = Pass { most: 50, ..Pass::new(Scope::Changes { since: 0, hourly: false }, 0) };
        let mut requests = 0;
        for _ in 0..100 {
            let reading = read_by(&mut pass, 0, |offset| {
                requests += 1;
                let row = |id: u64| Product { id: id.to_string(), ..Product::default() };
                Ok((offset..end(offset, requests)).map(row).collect())
            });
            if reading.unwrap().ended {
                return pass;
            }
        }
        panic!("no end");
    }

    #[test]
    fn a_list_that_grows_at_its_end_with_every_request_ends_without_a_gap() {
        let pass = read_changes(|_, requests| 3 + requests);
        assert!(pass.requests < 40 && !pass.has_gap, "{pass:?}");
    }

    #[test]
    fn a_list_of_short_pages_that_is_given_up_has_a_gap() {
        let pass = read_changes(|offset, _| (offset + 5).min(3_000));
        assert!(pass.done < 3_000 && pass.has_gap, "{pass:?}");
    }
}
