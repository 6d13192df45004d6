//! Locks between the jobs of one installation, in its storage. A lock expires by itself, so that a job that was stopped
//! for good doesn't block the others.

use serde::{Deserialize, Serialize};

use crate::in_flight::SentAt;
use crate::storage::{self, Encoded};
use crate::{Error, records};

/// A lock: which order holds it, and since when.
#[derive(Serialize, Deserialize)]
struct Lock {
    holder: String,
    since: SentAt,
}

impl Encoded for Lock {
    fn encode(&self) -> String {
        storage::with_version(1, self)
    }

    fn decode(text: &[u8]) -> Option<Self> {
        storage::of_versions(1..=1, text)
    }
}

/// Takes the lock `key` for the order `holder`, or renews it, durably. False where another order holds it. A lock
/// expires `longest` milliseconds after it was taken or renewed, and as soon as its order is gone or linked.
///
/// # Errors
/// As [`storage::checkpoint`]: another job may have taken the lock at the same time. Stop then.
pub fn take(key: &str, holder: &str, longest: u64) -> Result<bool, Error> {
    if let Some(mut lock) = storage::get::<Lock>(key)?
        && lock.holder != holder
        && records::order(&lock.holder).is_some_and(|order| order.remote_id.is_none())
    {
        match lock.since.elapsed() {
            Some(elapsed) if elapsed >= longest => {}
            Some(_) => return Ok(false),
            None => {
                lock.since.start_epoch();
                storage::set(key, &lock)?;
                storage::checkpoint()?;
                return Ok(false);
            }
        }
    }
    renew(key, holder)?;
    storage::checkpoint()?;
    Ok(true)
}

/// The order that took the lock last and hasn't released it; none where no order holds it.
///
/// # Errors
/// `unavailable` where the platform can't reach its store.
pub fn holder(key: &str) -> Result<Option<String>, Error> {
    Ok(storage::get::<Lock>(key)?.map(|lock| lock.holder))
}

/// Renews the lock for `holder`, which holds it already, with the next checkpoint or the end of this call.
///
/// # Errors
/// `unavailable` where the platform can't reach its store.
pub fn renew(key: &str, holder: &str) -> Result<(), Error> {
    storage::set(key, &Lock { holder: holder.to_owned(), since: SentAt::now() })
}

/// Releases the lock at the end of this call, where `holder` holds it; true where it did.
///
/// # Errors
/// `unavailable` where the platform can't reach its store.
pub fn release(key: &str, holder: &str) -> Result<bool, Error> {
    let held = storage::get::<Lock>(key)?.is_some_and(|lock| lock.holder == holder);
    if held {
        storage::delete(key)?;
    }
    Ok(held)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shop::Order;
    use crate::testing::records::Entry;
    use crate::testing::{self, samples};

    fn shop() {
        testing::reset();
        let order = |id: &str| Entry::Order(Order { id: id.to_owned(), ..samples::simple() });
        testing::with(|host| host.records = vec![order("a"), order("b")]);
    }

    #[test]
    fn one_order_has_a_lock_until_it_lets_go() {
        shop();
        assert_eq!(take("class/1", "a", 1_000), Ok(true));
        assert_eq!(take("class/1", "a", 1_000), Ok(true), "it keeps what it has");
        assert_eq!(take("class/1", "b", 1_000), Ok(false));
        assert_eq!(release("class/1", "b"), Ok(false), "only the holder lets go");
        assert_eq!(holder("class/1"), Ok(Some("a".to_owned())));
        assert_eq!(release("class/1", "a"), Ok(true));
        assert_eq!(holder("class/1"), Ok(None));
        assert_eq!(take("class/1", "b", 1_000), Ok(true));
    }

    #[test]
    fn a_lock_is_stored_as_in_every_release() {
        shop();
        testing::with(|host| (host.epoch, host.steady_ms) = (9, 5));
        assert_eq!(take("class/1", "a", 1_000), Ok(true));
        let stored = testing::with(|host| host.storage["class/1"].clone());
        assert_eq!(
            String::from_utf8(stored).unwrap(),
            r#"{"v":1,"holder":"a","since":[{"epoch":9,"ms":5}]}"#
        );
    }

    #[test]
    fn a_lock_ends_by_itself_and_with_its_order() {
        shop();
        assert_eq!(take("class/1", "a", 1_000), Ok(true));
        testing::advance(999);
        assert_eq!(take("class/1", "b", 1_000), Ok(false));
        testing::advance(1);
        assert_eq!(take("class/1", "b", 1_000), Ok(true));
        testing::with(|host| {
            host.records.retain(|entry| !matches!(entry, Entry::Order(order) if order.id == "b"))
        });
        assert_eq!(take("class/1", "a", 1_000), Ok(true), "its order is gone");
    }

    #[test]
    fn after_a_boot_the_lock_lasts_once_more() {
        shop();
        assert_eq!(take("class/1", "a", 1_000), Ok(true));
        testing::with(|host| host.epoch = 9);
        assert_eq!(take("class/1", "b", 1_000), Ok(false));
        testing::advance(1_000);
        assert_eq!(take("class/1", "b", 1_000), Ok(true));
    }
}
