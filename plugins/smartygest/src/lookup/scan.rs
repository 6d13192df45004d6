//! Reading Smarty's orders from the newest back, without relying on their order.

use framework360_sdk::shop::Timestamp;
use framework360_sdk::{Error, civil};

use crate::api::{Order, PAGE};
use crate::say;

/// 2000 orders: far more than are made between two attempts.
const MAX_PAGES: u32 = 40;

/// Smarty tells no time zone, and clocks differ: two days are more than both can make.
const SLACK_MS: u64 = 2 * 24 * 60 * 60 * 1000;

/// Which orders can be ours.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Since {
    /// Made after the order with this id, the highest that was seen before we sent ours.
    Id(u64),
    /// Made about this time or later: where we know no such id.
    Time(Timestamp),
}

impl Since {
    /// Where a date can't be read the order may be ours.
    fn includes(self, order: &Order) -> bool {
        match self {
            Self::Id(before) => order.id().is_none_or(|id| id > before),
            Self::Time(at) => {
                civil::read(order.made_at()).is_none_or(|made| made * 1000 >= at.saturating_sub(SLACK_MS))
            }
        }
    }
}

/// Every order that can be ours.
///
/// While ids come in descending order, the first that is too old ends the reading. Where they don't, the list
/// is read to its end.
pub(crate) fn newer(
    since: Since,
    page: impl FnMut(u32) -> Result<Vec<Order>, Error>,
) -> Result<Vec<Order>, Error> {
    let mut found = Vec::new();
    let mut last_id = u64::MAX;
    let mut descending = true;
    let complete = pages(page, |orders| {
        let mut too_old = false;
        for order in orders {
            let id = order.id().unwrap_or(u64::MAX);
            descending &= id < last_id;
            last_id = id;
            too_old = !since.includes(&order);
            if !too_old {
                found.push(order);
            }
        }
        descending && too_old
    })?;
    if complete { Ok(found) } else { Err(Error::Uncertain(say::lookup_bounded(MAX_PAGES * PAGE))) }
}

/// The orders that match on the first page that has any.
pub(crate) fn first(
    page: impl FnMut(u32) -> Result<Vec<Order>, Error>,
    matches: impl Fn(&Order) -> bool,
) -> Result<Vec<Order>, Error> {
    let mut found = Vec::new();
    pages(page, |orders| {
        found = orders.into_iter().filter(&matches).collect();
        !found.is_empty()
    })?;
    Ok(found)
}

/// Hands out page after page, each order once, until `enough`, the end or the bound; false at the bound.
fn pages(
    mut page: impl FnMut(u32) -> Result<Vec<Order>, Error>,
    mut enough: impl FnMut(Vec<Order>) -> bool,
) -> Result<bool, Error> {
    let mut seen: Vec<u64> = Vec::new();
    let mut last_first = None;
    let mut offset: u32 = 0;
    for _ in 0..MAX_PAGES {
        let orders = page(offset)?;
        if orders.is_empty() {
            return Ok(true);
        }
        offset = offset.saturating_add(u32::try_from(orders.len()).unwrap_or(u32::MAX));
        let first = orders.first().and_then(Order::id);
        // Also where as many orders were made meanwhile as a short page holds: then the job just runs again, while
        // a list that stands still, taken for its end, would make the order twice.
        if first.is_some() && first == last_first {
            return Err(Error::Unexpected(say::page_repeats()));
        }
        last_first = first;
        // An order made meanwhile pushes the others back: some come twice, at the end perhaps all of a page.
        let fresh: Vec<_> =
            orders.into_iter().filter(|order| order.id().is_none_or(|id| !seen.contains(&id))).collect();
        seen.extend(fresh.iter().filter_map(Order::id));
        if fresh.is_empty() {
            return Ok(true);
        }
        if enough(fresh) {
            return Ok(true);
        }
    }
    Ok(false)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn order(id: u64, date: &str) -> Order {
        let json = format!(r#"{{"id": {id}, "date": "{date}"}}"#);
        Order::read(framework360_sdk::json::parse(json.as_bytes()).unwrap().root())
    }

    /// A list as Smarty would page it, and how many pages were asked for.
    fn look(since: Since, ids: &[u64]) -> (Result<Vec<u64>, Error>, usize) {
        let orders: Vec<_> =
            ids.iter().map(|id| order(*id, &format!("2024-05-{:02} 10:00:00", id % 28 + 1))).collect();
        let mut asked = 0;
        let found = newer(since, |offset| {
            asked += 1;
            Ok(orders.iter().skip(usize::try_from(offset).unwrap()).take(50).cloned().collect())
        });
        (found.map(|found| found.iter().filter_map(Order::id).collect()), asked)
    }

    #[test]
    fn reading_ends_at_the_first_order_that_is_too_old() {
        let ids: Vec<u64> = (1..=500).rev().collect();
        let (found, asked) = look(Since::Id(497), &ids);
        assert_eq!((found.unwrap(), asked), (vec![500, 499, 498], 1));
    }

    #[test]
    fn a_list_that_is_not_sorted_is_read_to_its_end() {
        let ids: Vec<u64> = (1..=120).collect();
        let (found, asked) = look(Since::Id(118), &ids);
        assert_eq!((found.unwrap(), asked), (vec![119, 120], 4));
        let (found, _) = look(Since::Id(10), &[9, 12, 8, 11]);
        assert_eq!(found.unwrap(), [12, 11]);
    }

    #[test]
    fn a_list_without_end_is_left_to_a_person() {
        let ids: Vec<u64> = (1..=3000).collect();
        assert!(matches!(look(Since::Id(2999), &ids).0, Err(Error::Uncertain(_))));
    }

    #[test]
    fn a_page_that_repeats_stops_the_reading() {
        for length in [1, 2, 50] {
            let page: Vec<_> = (2..2 + length).rev().map(|id| order(id, "")).collect();
            let found = newer(Since::Id(0), |_| Ok(page.clone()));
            assert!(matches!(found, Err(Error::Unexpected(_))));
        }
    }

    #[test]
    fn an_order_made_while_we_read_only_pushes_the_others_back() {
        let mut orders: Vec<_> = (1..=60).rev().map(|id| order(id, "")).collect();
        let found = newer(Since::Id(0), |offset| {
            let page = orders.iter().skip(usize::try_from(offset).unwrap()).take(50).cloned().collect();
            orders.insert(0, order(u64::try_from(orders.len()).unwrap() + 1, ""));
            Ok(page)
        })
        .unwrap();
        assert_eq!(found.len(), 60);
    }

    #[test]
    fn without_an_id_the_date_decides_with_two_days_of_slack() {
        let at = civil::read("2024-05-10 10:00:00").unwrap() * 1000;
        let (found, _) = look(Since::Time(at), &[20, 8, 7, 6, 5, 3]);
        assert_eq!(found.unwrap(), [20, 8, 7], "ids 7 and 8 are of the 8th and 9th");
        let unreadable =
            newer(Since::Time(at), |offset| Ok(if offset == 0 { vec![order(1, "soon")] } else { vec![] }));
        assert_eq!(unreadable.unwrap().len(), 1);
    }
}
