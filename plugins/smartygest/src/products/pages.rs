//! Reading a list by offset while others change it.
//!
//! Every request but the first begins at the row that came last, the anchor. Where it isn't the first row any
//! more, rows came or went before it, and the reading goes on after it. Where it isn't on the page at all, the
//! reading steps back, twice at most, and then takes what it finds: better a row twice than a row not at all.
//! Every such case counts as a move, after which nobody may say that the list is complete; but it's read to its
//! end, as often as it moves. Neither may it be said to be complete where the first page isn't what it was:
//! several moves may cancel each other out.
//!
//! A Smarty that leaves out hidden rows after it counted them looks like a list that moves all the time: its pages
//! are short, and its offset counts what isn't shown. So behind the end of a long list it's looked whether there
//! is more.

use framework360_sdk::shop::Timestamp;
use framework360_sdk::version::Hash;
use framework360_sdk::{Error, civil, clock};

use super::cursor::{Kind, Pass};
use super::plan;
use crate::api::{self, Product, Smarty};
use crate::say;

/// Requests in one call: some 250 rows, which is what a page of ours may hold.
const REQUESTS: u32 = 5;
/// After so many milliseconds no further request is made: a call has a minute, and an answer may take half of it.
const LONG_MS: u64 = 15_000;
/// After so many bytes of text neither: a call's memory is bounded, and descriptions are as long as they like.
const MUCH: usize = 2 * 1024 * 1024;
/// Steps back in search of the anchor, of half a page and a page. Arbitrary: so many rows don't go between two requests.
const STEPS_BACK: u64 = 2;
/// How often the anchor may be lost, beside every tenth request, until the reading only goes on: where rows stand
/// somewhere else at every request, stepping back would have no end. Arbitrary.
const LOST: u64 = 20;
/// How many pages behind its end a long list is looked for: so many rows may be hidden in a row. Arbitrary.
const BEHIND: u64 = 4;

/// What one call read.
pub(super) struct Reading {
    pub(super) rows: Vec<Row>,
    /// Whether the list came to its end.
    pub(super) ended: bool,
}

/// A row of the list.
pub(super) struct Row {
    pub(super) product: Product,
    /// Its id stands at another row of the same answer too, with other content.
    pub(super) conflicting: bool,
}

/// Goes on where the pass stands.
pub(super) fn read(smarty: &Smarty, pass: &mut Pass, now: Timestamp) -> Result<Reading, Error> {
    let from = pass.from.map(civil::text);
    read_by(pass, now, |offset| {
        let offset = u32::try_from(offset).unwrap_or(u32::MAX);
        smarty.products(from.as_deref(), offset).map_err(|problem| smarty.failure(problem))
    })
}

fn read_by(
    pass: &mut Pass,
    now: Timestamp,
    mut list: impl FnMut(u64) -> Result<Vec<Product>, Error>,
) -> Result<Reading, Error> {
    let mut reading = Reading { rows: Vec::new(), ended: false };
    for _ in 0..REQUESTS {
        // Pages of one row hold no anchor beside a further row: then the reading begins after it.
        let alone = pass.anchor.is_some() && pass.most == 1;
        if alone {
            pass.offset += 1;
        }
        let page = list(pass.offset)?;
        pass.requests += 1;
        let hash = ids(&page);
        let suspicious = (page.len() > 1 || alone) && pass.kind != Kind::Small;
        if pass.back == 0 && suspicious && pass.page == hash {
            // As many rows came before these as went by, or no offset is heeded and the list has no end.
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
                if pass.kind == Kind::Full && long && more(pass, &mut list)? {
                    continue;
                }
                reading.ended = true;
                if pass.kind == Kind::Full && pass.requests > 2 {
                    // What was changed behind our back is often first now, and has pushed back the others.
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
                pass.anchor = page.last().map(|row| row.id.clone());
                let (listed, fresh) = (count(&page), count(page.get(first..).unwrap_or_default()));
                for row in rows(page).skip(first) {
                    plan::seen(pass, &row.product.last_update);
                    reading.rows.push(row);
                }
                // Where what changes goes to the end of the list, that end is never reached.
                if pass.moves > 0 && listed < pass.most && fresh * 4 < pass.most {
                    pass.lost += 1;
                    reading.ended = pass.lost > lost_at_most(pass);
                }
            }
        }
        if reading.ended || plan::is_over(pass, false) {
            break;
        }
        let texts: usize = reading.rows.iter().map(|row| row.product.description.len()).sum();
        if texts > MUCH || clock::now().saturating_sub(now) > LONG_MS {
            break;
        }
    }
    Ok(reading)
}

/// Whether there is more behind what looks like the end, as where all rows of a page are hidden; the reading goes
/// on there.
fn more(pass: &mut Pass, list: &mut impl FnMut(u64) -> Result<Vec<Product>, Error>) -> Result<bool, Error> {
    for page in 1..=BEHIND {
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

/// Where on a page the reading goes on.
enum Place {
    /// At the row of this index; past the page where only known rows are on it.
    At(usize),
    /// Before it: ask for an earlier page.
    Before,
    /// Nowhere: the list is read.
    End,
}

fn place(pass: &mut Pass, page: &[Product]) -> Place {
    let index = match &pass.anchor {
        None => return if page.is_empty() { Place::End } else { Place::At(0) },
        Some(anchor) => page.iter().position(|row| row.id == *anchor),
    };
    let found_back = pass.back > 0;
    match index {
        Some(0) if !found_back => return if page.len() == 1 { Place::End } else { Place::At(1) },
        Some(index) => {
            pass.back = 0;
            pass.moves += u64::from(!found_back);
            return Place::At(index + 1);
        }
        // What stands alone on its page has no anchor beside it.
        None if pass.most == 1 => {}
        None => pass.moves += 1,
    }
    let may_step_back = pass.most > 1 && pass.lost <= lost_at_most(pass);
    if pass.offset > 0 && pass.back < STEPS_BACK && may_step_back {
        pass.back += 1;
        // Half a page at first: then the anchor and what follows it are on one page.
        let step = if pass.back == 1 { pass.most / 2 } else { pass.most };
        pass.offset = pass.offset.saturating_sub(step.max(1));
        return Place::Before;
    }
    pass.back = 0;
    pass.lost += u64::from(pass.most > 1);
    if page.is_empty() { Place::End } else { Place::At(0) }
}

fn lost_at_most(pass: &Pass) -> u64 {
    LOST + pass.requests / 10
}

fn rows(page: Vec<Product>) -> impl Iterator<Item = Row> {
    let conflicting: Vec<bool> = page
        .iter()
        .map(|row| !row.id.is_empty() && page.iter().any(|other| other.id == row.id && other != row))
        .collect();
    page.into_iter().zip(conflicting).map(|(product, conflicting)| Row { product, conflicting })
}

fn ids(page: &[Product]) -> u64 {
    page.iter().fold(Hash::new(), |hash, row| hash.text(&row.id)).finish()
}

fn count(page: &[Product]) -> u64 {
    page.len() as u64
}
