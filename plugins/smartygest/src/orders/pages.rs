//! Reading Smarty's orders from the newest back, without relying on their order or on a list that doesn't change
//! meanwhile.
//!
//! Offsets count rows, and rows come and go while we read: a new order pushes the others back, a deletion pulls them
//! forward past the reader. So each page begins with the last row of the page before; where that isn't there, the list
//! is read again from the top.

use framework360_sdk::{Error, unavailable};

use crate::api::Order;
use crate::say;

/// A page this short is certainly the last: no server cuts its pages to so few.
const SHORT_PAGE: usize = 10;
/// How often a list that moves is read again from the top.
const RESTARTS: u32 = 4;

/// Whether a reader wants more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reader {
    WantsMore,
    HasEnough,
}

/// How the reading ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct End {
    /// The reader had enough, or it was the end of the list; false at the bound.
    pub(crate) is_complete: bool,
    /// The ids of what was read fall from row to row: what comes next is older.
    pub(crate) descends: bool,
    pub(crate) pages: u32,
}

/// Hands out each order once, until what comes next is past what the reader looks for. That is known only where the ids
/// fall; otherwise it's read on, to the end or the bound.
///
/// # Errors
/// As [`read`].
pub(crate) fn read_back(
    most: u32,
    page: impl FnMut(u32) -> Result<Vec<Order>, Error>,
    mut is_past: impl FnMut(&Order) -> bool,
    mut reader: impl FnMut(Order) -> Reader,
) -> Result<End, Error> {
    let mut id_order = IdOrder::default();
    read(most, page, |orders| {
        let (mut past, mut enough) = (false, false);
        for order in orders {
            id_order.add(&order);
            past = is_past(&order);
            enough |= reader(order) == Reader::HasEnough;
        }
        if enough || (past && id_order.descends) { Reader::HasEnough } else { Reader::WantsMore }
    })
}

/// Whether ids fall from row to row.
struct IdOrder {
    last: u64,
    descends: bool,
}

impl Default for IdOrder {
    fn default() -> Self {
        Self { last: u64::MAX, descends: true }
    }
}

impl IdOrder {
    /// A row without an id could be any.
    fn add(&mut self, order: &Order) {
        let id = order.id().unwrap_or(u64::MAX);
        self.descends &= id < self.last;
        self.last = id;
    }
}

/// Hands out each order once, a page at a time, for at most `most` pages.
///
/// # Errors
/// A page can't be read, or the list moves or repeats so that it can't be read.
pub(crate) fn read(
    most: u32,
    mut page: impl FnMut(u32) -> Result<Vec<Order>, Error>,
    mut reader: impl FnMut(Vec<Order>) -> Reader,
) -> Result<End, Error> {
    let mut handed_out: Vec<u64> = Vec::new();
    let mut id_order = IdOrder::default();
    let mut pages = 0;
    for _ in 0..=RESTARTS {
        let mut place = Place::default();
        while pages < most {
            pages += 1;
            let (fresh, is_last) = match place.next(page(place.offset())?)? {
                Step::Rows(fresh, is_last) => (fresh, is_last),
                Step::Moved => break,
            };
            let new: Vec<_> = fresh
                .into_iter()
                .filter(|order| order.id().is_none_or(|id| !handed_out.contains(&id)))
                .collect();
            handed_out.extend(new.iter().filter_map(Order::id));
            new.iter().for_each(|order| id_order.add(order));
            if reader(new) == Reader::HasEnough || is_last {
                return Ok(End { is_complete: true, descends: id_order.descends, pages });
            }
        }
        if pages >= most {
            return Ok(End { is_complete: false, descends: id_order.descends, pages });
        }
    }
    Err(unavailable(say::list_moves()))
}

/// The place that one pass through the list has reached.
#[derive(Default)]
struct Place {
    rows: u32,
    first: Option<u64>,
    last: Option<u64>,
}

enum Step {
    /// Rows that weren't read before in this pass, and whether the list ends with them.
    Rows(Vec<Order>, bool),
    /// The row where the page before ended isn't where it was.
    Moved,
}

impl Place {
    fn offset(&self) -> u32 {
        if self.last.is_none() { self.rows } else { self.rows.saturating_sub(1) }
    }

    fn next(&mut self, mut orders: Vec<Order>) -> Result<Step, Error> {
        let count = orders.len();
        if count == 0 {
            // At the row that was there a moment ago: it's gone.
            let moved = self.offset() < self.rows;
            return Ok(if moved { Step::Moved } else { Step::Rows(orders, true) });
        }
        let first = orders.first().and_then(Order::id);
        let repeats = self.rows > 0 && first.is_some() && first == self.first;
        if repeats && count > 1 {
            // A list that ignores the offset: if this were taken for its end, an order would be created twice.
            return Err(Error::Unexpected(say::orders_repeat()));
        }
        self.first = first;
        if self.last.is_some() {
            let Some(at) = orders.iter().position(|order| order.id() == self.last) else {
                return Ok(Step::Moved);
            };
            // Before it there are orders that were made meanwhile, and rows that were read already.
            self.rows = self.rows.saturating_add(u32::try_from(at).unwrap_or(u32::MAX));
            orders.drain(..=at);
        }
        self.rows = self.rows.saturating_add(u32::try_from(orders.len()).unwrap_or(u32::MAX));
        self.last = orders.last().and_then(Order::id).or(self.last);
        Ok(Step::Rows(orders, count < SHORT_PAGE))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn order(id: u64) -> Order {
        let json = format!(r#"{{"id": {id}}}"#);
        framework360_sdk::wire::from_json(json.as_bytes()).unwrap()
    }

    /// Reads until an id of at most `floor`, in pages of `size`; `between` may change the list after each request.
    fn read_ids(
        mut ids: Vec<u64>,
        size: usize,
        floor: u64,
        mut between: impl FnMut(&mut Vec<u64>, u32),
    ) -> (Result<Vec<u64>, Error>, u32) {
        let mut asked = 0;
        let mut found = Vec::new();
        let end = read(
            40,
            |offset| {
                asked += 1;
                let page = ids
                    .iter()
                    .skip(usize::try_from(offset).unwrap())
                    .take(size)
                    .copied()
                    .map(order)
                    .collect();
                between(&mut ids, asked);
                Ok(page)
            },
            |orders| {
                let read: Vec<_> = orders.iter().filter_map(Order::id).collect();
                found.extend(read.iter().filter(|id| **id > floor));
                if read.iter().any(|id| *id <= floor) { Reader::HasEnough } else { Reader::WantsMore }
            },
        );
        (end.map(|_| found), asked)
    }

    fn newest_first(count: u64) -> Vec<u64> {
        (1..=count).rev().collect()
    }

    #[test]
    fn reading_ends_where_the_reader_has_enough() {
        assert_eq!(read_ids(newest_first(500), 50, 497, |_, _| {}), (Ok(vec![500, 499, 498]), 1));
    }

    #[test]
    fn every_row_is_handed_out_once_whatever_the_size_of_a_page() {
        for (count, size) in [
            (0, 50),
            (1, 50),
            (3, 50),
            (50, 50),
            (51, 50),
            (120, 50),
            (120, 25),
            (99, 50),
            (100, 50),
            (30, 10),
        ] {
            let (found, _) = read_ids(newest_first(count), size, 0, |_, _| {});
            assert_eq!(found.unwrap(), newest_first(count), "{count} in pages of {size}");
        }
    }

    #[test]
    fn an_order_that_is_made_while_we_read_hides_nothing() {
        let (found, _) =
            read_ids(newest_first(120), 50, 0, |ids, asked| ids.insert(0, 1_000 + u64::from(asked)));
        let mut found = found.unwrap();
        found.retain(|id| *id < 1_000);
        assert_eq!(found, newest_first(120));
    }

    #[test]
    fn an_order_that_is_deleted_while_we_read_hides_nothing() {
        for deleted in [120, 72, 71, 60] {
            let (found, _) = read_ids(newest_first(120), 50, 0, |ids, asked| {
                if asked == 1 {
                    ids.retain(|id| *id != deleted);
                }
            });
            let mut found = found.unwrap();
            found.sort_unstable();
            let expected: Vec<u64> = (1..=120).filter(|id| *id != deleted || deleted > 70).collect();
            assert_eq!(found, expected, "{deleted}");
        }
    }

    #[test]
    fn a_list_that_keeps_changing_is_read_later() {
        let (found, _) = read_ids(newest_first(400), 50, 0, |ids, _| {
            ids.drain(..2);
        });
        assert!(matches!(found, Err(Error::Unavailable(_))), "{found:?}");
    }

    #[test]
    fn a_page_that_repeats_stops_the_reading() {
        for length in [1, 9, 10, 50] {
            let page: Vec<_> = (2..2 + length).rev().map(order).collect();
            let end = read(40, |_| Ok(page.clone()), |_| Reader::WantsMore);
            let expected_short = length < 10;
            match end {
                Ok(end) => assert!(expected_short && end.is_complete, "a short page is the last"),
                Err(error) => assert!(matches!(error, Error::Unexpected(_)), "{error:?}"),
            }
        }
    }

    #[test]
    fn the_bound_is_reported() {
        let end = read(
            3,
            |offset| Ok((1..=50).map(|row| order(10_000 - u64::from(offset) - row)).collect()),
            |_| Reader::WantsMore,
        );
        assert_eq!(end, Ok(End { is_complete: false, descends: true, pages: 3 }));
    }
}
