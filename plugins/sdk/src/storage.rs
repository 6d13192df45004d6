//! The connector's own durable values, typed and with a version.
//!
//! A value is kept as a JSON object with its version: `{"v":1,…}`. One that can't be read, or that a newer
//! release wrote, is an error that names the key: taking it for 'none' would send everything again.

use std::borrow::Cow;

#[cfg(target_arch = "wasm32")]
use crate::bindings::framework360::platform::storage as host;
#[cfg(not(target_arch = "wasm32"))]
use crate::testing::storage as host;

use crate::bindings::framework360::platform::storage::Error as HostError;
use crate::json::{self, Value};
use crate::{Error, say, unavailable};

/// A type that can be kept: as a JSON object, without a field `v` of its own.
pub trait Stored: Sized {
    /// Raised whenever an older release could misread the value.
    const VERSION: u32;

    /// Writes the fields.
    fn write(&self, object: &mut json::Object);

    /// Reads the fields; none where they aren't as [`write`](Self::write) leaves them.
    fn read(object: Value<'_>) -> Option<Self>;

    /// Reads what an older release wrote; none where that can't be done.
    fn upgrade(_from: u32, _object: Value<'_>) -> Option<Self> {
        None
    }
}

/// A record's id as a part of a key: `/`, which stands between the parts, is written as `%2F`, and `%` as `%25`, so that no
/// record's keys are another one's, or begin with them.
#[must_use]
pub fn part(id: &str) -> Cow<'_, str> {
    if id.contains(['/', '%']) { id.replace('%', "%25").replace('/', "%2F").into() } else { id.into() }
}

/// The value kept under `key`; none where there is none.
///
/// # Errors
/// `unexpected` where it can't be read, `unavailable` where the platform can't reach its store.
pub fn get<T: Stored>(key: &str) -> Result<Option<T>, Error> {
    match host::get(key).map_err(|error| refused(error, key))? {
        None => Ok(None),
        Some(bytes) => decode(&bytes).map(Some).ok_or_else(|| Error::Unexpected(say::sdk_stored_value(key))),
    }
}

/// Keeps the value under `key`, together with the end of this call.
///
/// # Errors
/// `unexpected` where it is too large, `unavailable` where the platform can't reach its store.
pub fn set<T: Stored>(key: &str, value: &T) -> Result<(), Error> {
    host::set(key, encode(value).as_bytes()).map_err(|error| refused(error, key))
}

/// Forgets the value under `key`, together with the end of this call.
///
/// # Errors
/// `unavailable` where the platform can't reach its store.
pub fn delete(key: &str) -> Result<(), Error> {
    host::delete(key).map_err(|error| refused(error, key))
}

/// Keys that start with `prefix`, in byte order, after `after`; at most `limit`.
///
/// # Errors
/// `unavailable` where the platform can't reach its store.
pub fn list_keys(prefix: &str, after: Option<&str>, limit: u32) -> Result<Vec<String>, Error> {
    host::list_keys(prefix, after, limit).map_err(|error| refused(error, prefix))
}

/// Makes the writes so far durable now, whatever becomes of the call: the intention to do what can't be undone.
///
/// # Errors
/// `unavailable` where it can't be done, or another worker has taken the job over. Stop then.
pub fn checkpoint() -> Result<(), Error> {
    host::checkpoint().map_err(|error| refused(error, ""))
}

/// Makes one value durable at once, whatever becomes of the call, of its job and of what it read: what a remote answered
/// is a fact. The first value of a key stays.
///
/// # Errors
/// `unexpected` where it is too large, `unavailable` where the platform can't reach its store.
pub fn record_fact<T: Stored>(key: &str, value: &T) -> Result<(), Error> {
    host::record_fact(key, encode(value).as_bytes()).map_err(|error| refused(error, key))
}

/// The value as it is kept, for payloads of jobs and cursors too.
#[must_use]
pub fn encode<T: Stored>(value: &T) -> String {
    let mut object = json::Object::new();
    object.number("v", T::VERSION);
    value.write(&mut object);
    object.finish()
}

/// Reads what [`encode`] wrote; none where it can't be read, or a newer release wrote it.
#[must_use]
pub fn decode<T: Stored>(text: &[u8]) -> Option<T> {
    let json = json::parse(text)?;
    let object = json.root();
    let version = u32::try_from(json::number(object, "v")?).ok()?;
    match version {
        _ if version == T::VERSION => T::read(object),
        _ if version < T::VERSION => T::upgrade(version, object),
        _ => None,
    }
}

fn refused(error: HostError, key: &str) -> Error {
    match error {
        HostError::Unavailable(_) => unavailable(say::sdk_storage()),
        HostError::TooLarge => Error::Unexpected(say::sdk_stored_value(key)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[derive(Debug, PartialEq)]
    struct Posting {
        before: u64,
    }
    impl Stored for Posting {
        const VERSION: u32 = 2;
        fn write(&self, object: &mut json::Object) {
            object.number("before", self.before);
        }
        fn read(object: Value<'_>) -> Option<Self> {
            Some(Self { before: json::number(object, "before")? })
        }
        fn upgrade(from: u32, object: Value<'_>) -> Option<Self> {
            if from == 1 { Self::read(object) } else { None }
        }
    }

    proptest! {
        #[test]
        fn no_part_of_a_key_is_another_ones_or_begins_with_it(a in "[1/%25F]{0,6}", b in "[1/%25F]{0,6}") {
            prop_assert_eq!(part(&a) == part(&b), a == b);
            let (a_key, b_key) = (format!("answer/{}/", part(&a)), format!("answer/{}/1", part(&b)));
            prop_assert_eq!(b_key.starts_with(&a_key), a == b);
        }
    }

    #[test]
    fn an_ordinary_id_is_a_part_of_a_key_as_it_is() {
        for id in ["", "1", "o-1", "9f3c:2 ü", "gid.7"] {
            assert_eq!(part(id), id);
        }
        assert_eq!(part("1/2%"), "1%2F2%25");
    }

    #[test]
    fn a_value_is_kept_with_its_version() {
        crate::testing::reset();
        set("k", &Posting { before: u64::MAX }).unwrap();
        assert_eq!(get("k").unwrap(), Some(Posting { before: u64::MAX }));
        assert_eq!(encode(&Posting { before: 7 }), r#"{"v":2,"before":7}"#);
        delete("k").unwrap();
        assert_eq!(get::<Posting>("k").unwrap(), None);
    }

    #[test]
    fn an_older_value_is_upgraded_and_a_newer_one_refused() {
        assert_eq!(decode(br#"{"v":1,"before":7}"#), Some(Posting { before: 7 }));
        assert_eq!(decode::<Posting>(br#"{"v":3,"before":7}"#), None);
        assert_eq!(decode::<Posting>(br#"{"v":0,"before":7}"#), None);
    }

    #[test]
    fn an_unreadable_value_is_an_error_that_names_the_key() {
        crate::testing::reset();
        crate::testing::with(|host| host.storage.insert("broken".into(), b"{".to_vec()));
        let Err(Error::Unexpected(message)) = get::<Posting>("broken") else { panic!("taken for none") };
        assert_eq!(message.args, [("key".to_owned(), "broken".to_owned())]);
    }

    proptest! {
        #[test]
        fn any_bytes_are_read_or_refused_without_a_panic(bytes in proptest::collection::vec(any::<u8>(), 0..60)) {
            let _ = decode::<Posting>(&bytes);
        }
    }
}
