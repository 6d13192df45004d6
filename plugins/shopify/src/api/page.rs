//! The size of pages: what Shopify refused as too costly is stored for the installation.
//!
//! Costs are worked out by Shopify's published rules, and priced by Shopify as it likes: only its answers count.

use framework360_sdk::clock;
use framework360_sdk::shop::Timestamp;
use framework360_sdk::storage::{self, Encoded};
use serde::{Deserialize, Serialize};

use super::{Admin, RequestError};

/// The prefix of storage keys, which a query's name follows.
pub(crate) const PAGE: &str = "page/";
/// How long a learnt size is used until a larger one is tried, in milliseconds: a day.
const HOLDS_MS: u64 = 24 * 60 * 60 * 1_000;

/// The price of a request that was too costly, and the most that a request may cost, in points.
pub(super) type Price = (u64, u64);

/// The largest page that is known to be affordable.
#[derive(Deserialize, Serialize)]
struct Learnt {
    size: u64,
    at: Timestamp,
}

impl Admin {
    /// Asks for a page of at most `wanted`, and for a smaller one of the same where that is too costly.
    pub(super) fn by_page<T>(
        &self,
        query: &str,
        wanted: u64,
        mut ask: impl FnMut(u64) -> Result<T, RequestError>,
    ) -> Result<T, RequestError> {
        let mut size = wanted.min(affordable(query)).max(1);
        loop {
            let answer = ask(size);
            match answer {
                Err(RequestError::TooCostly) if size > 1 => {
                    size = smaller(size, self.price.take());
                    store_size(query, size);
                }
                answer => return answer,
            }
        }
    }
}

/// The next smaller size: in proportion to the price, with a margin of a tenth; a half where the price isn't reported.
fn smaller(size: u64, price: Option<Price>) -> u64 {
    let fitting = price
        .filter(|(cost, most)| *cost > 0 && most < cost)
        .map(|(cost, most)| size.saturating_mul(most).saturating_mul(9) / cost.saturating_mul(10));
    fitting.unwrap_or(size / 2).clamp(1, size.saturating_sub(1).max(1))
}

/// The largest size that may be asked for. After a day a quarter more is tried; where that is refused, the former size
/// is learnt again.
fn affordable(query: &str) -> u64 {
    // A value that can't be read is learnt again.
    let Ok(Some(learnt)) = storage::get::<Learnt>(&key(query)) else { return u64::MAX };
    if clock::now().abs_diff(learnt.at) < HOLDS_MS {
        return learnt.size;
    }
    let size = learnt.size.saturating_add(learnt.size.div_ceil(4));
    store_size(query, size);
    size
}

/// Stores a learnt size. Where that fails, it is learnt again the next time.
fn store_size(query: &str, size: u64) {
    if storage::set(&key(query), &Learnt { size, at: clock::now() }).is_err() {
        framework360_sdk::log::warn("a page's size can't be kept");
    }
}

fn key(query: &str) -> String {
    format!("{PAGE}{query}")
}

impl Encoded for Learnt {
    fn encode(&self) -> String {
        storage::with_version(1, self)
    }

    fn decode(text: &[u8]) -> Option<Self> {
        storage::of_versions(1..=1, text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_smaller_page_is_in_proportion_to_the_price() {
        assert_eq!(smaller(52, Some((1_146, 1_000))), 40);
        assert_eq!(smaller(52, None), 26);
        assert_eq!(smaller(2, Some((10_000, 1_000))), 1);
        assert_eq!(smaller(2, Some((1_001, 1_000))), 1);
        assert_eq!(smaller(52, Some((900, 1_000))), 26, "a price that explains nothing");
    }

    #[test]
    fn what_was_learnt_holds_for_a_day_and_then_grows() {
        framework360_sdk::testing::reset();
        assert_eq!(affordable("x"), u64::MAX);
        store_size("x", 40);
        assert_eq!((affordable("x"), affordable("y")), (40, u64::MAX));
        framework360_sdk::testing::with(|host| host.now += HOLDS_MS);
        assert_eq!((affordable("x"), affordable("x")), (50, 50));
    }
}
