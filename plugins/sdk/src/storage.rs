//! The connector's own durable values, typed and with a version.
//!
//! A value is stored as a JSON object with its version: `{"v":1,…}`. One that can't be read, or that a newer release
//! wrote, is an error that names the key: taking it for 'none' would send everything again.

use std::borrow::Cow;

#[cfg(target_arch = "wasm32")]
use crate::bindings::framework360::platform::storage as host;
#[cfg(not(target_arch = "wasm32"))]
use crate::testing::storage as host;

use crate::bindings::framework360::platform::storage::Error as HostError;
use crate::{Error, say, unavailable, wire};

/// A type that can be stored, as a JSON object with its version. A type with serde's derives is one by [`with_version`]
/// and [`of_versions`].
///
/// ```
/// use framework360_sdk::storage::{self, Encoded};
///
/// #[derive(Debug, PartialEq, serde::Serialize, serde::Deserialize)]
/// struct Page {
///     number: u32,
/// }
///
/// impl Encoded for Page {
///     fn encode(&self) -> String {
///         storage::with_version(2, self)
///     }
///
///     fn decode(text: &[u8]) -> Option<Self> {
///         // The fields of version 1 are the same.
///         storage::of_versions(1..=2, text)
///     }
/// }
///
/// assert_eq!(storage::encode(&Page { number: 7 }), r#"{"v":2,"number":7}"#);
/// assert_eq!(storage::decode(br#"{"v":1,"number":7}"#), Some(Page { number: 7 }));
/// assert_eq!(storage::decode::<Page>(br#"{"v":3,"number":7}"#), None);
/// ```
pub trait Encoded: Sized {
    /// The stored form of the value.
    fn encode(&self) -> String;

    /// Reads what [`encode`](Self::encode) wrote; none where it can't be read, or a newer release wrote it.
    fn decode(text: &[u8]) -> Option<Self>;
}

/// The stored form of a struct with serde's derives; it has no field `v` of its own. The version is raised whenever an
/// older release could misread the value.
#[must_use]
pub fn with_version<T: serde::Serialize>(version: u32, value: &T) -> String {
    versioned(version, wire::to_json(value))
}

/// An object with its version. Not a part of every type's code.
#[inline(never)]
fn versioned(version: u32, object: Option<Vec<u8>>) -> String {
    let fields = object.and_then(|json| String::from_utf8(json).ok()).unwrap_or_default();
    match fields.strip_prefix('{') {
        None | Some("}") => format!("{{\"v\":{version}}}"),
        Some(fields) => format!("{{\"v\":{version},{fields}"),
    }
}

/// Reads what [`with_version`] wrote; none where it has another version, or can't be read.
#[must_use]
pub fn of_versions<'text, T: serde::Deserialize<'text>>(
    versions: std::ops::RangeInclusive<u32>,
    text: &'text [u8],
) -> Option<T> {
    if versions.contains(&version(text)?) { wire::from_json(text) } else { None }
}

#[inline(never)]
fn version(text: &[u8]) -> Option<u32> {
    #[derive(serde::Deserialize)]
    struct Version {
        v: u32,
    }

    wire::from_json(text).map(|Version { v }| v)
}

/// A record's id as a part of a key: `/`, which separates the parts, is written as `%2F`, and `%` as `%25`, so that no
/// record's keys are another one's, or begin with them.
#[must_use]
pub fn part(id: &str) -> Cow<'_, str> {
    if id.contains(['/', '%']) { id.replace('%', "%25").replace('/', "%2F").into() } else { id.into() }
}

/// The value stored under `key`; none where there is none.
///
/// # Errors
/// `unexpected` where it can't be read, `unavailable` where the platform can't reach its store.
pub fn get<T: Encoded>(key: &str) -> Result<Option<T>, Error> {
    let Some(bytes) = bytes(key)? else { return Ok(None) };
    decode(&bytes).map(Some).ok_or_else(|| unreadable(key))
}

#[inline(never)]
fn bytes(key: &str) -> Result<Option<Vec<u8>>, Error> {
    host::get(key).map_err(|error| refused(error, key))
}

#[inline(never)]
fn unreadable(key: &str) -> Error {
    Error::Unexpected(say::sdk_stored_value(key))
}

/// Stores the value under `key`, together with the end of this call.
///
/// # Errors
/// `unexpected` where it is too large, `unavailable` where the platform can't reach its store.
pub fn set<T: Encoded>(key: &str, value: &T) -> Result<(), Error> {
    set_text(key, &encode(value))
}

#[inline(never)]
fn set_text(key: &str, value: &str) -> Result<(), Error> {
    host::set(key, value.as_bytes()).map_err(|error| refused(error, key))
}

/// Deletes the value under `key`, together with the end of this call.
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

/// Makes one value durable at once, whatever becomes of the call, of its job and of what it read: what a remote
/// answered is a fact. The first value of a key stays.
///
/// # Errors
/// `unexpected` where it is too large, `unavailable` where the platform can't reach its store.
pub fn record_fact<T: Encoded>(key: &str, value: &T) -> Result<(), Error> {
    host::record_fact(key, encode(value).as_bytes()).map_err(|error| refused(error, key))
}

/// The stored form of a value, for payloads of jobs and cursors too.
#[must_use]
pub fn encode<T: Encoded>(value: &T) -> String {
    value.encode()
}

/// Reads what [`encode`] wrote; none where it can't be read, or a newer release wrote it.
#[must_use]
pub fn decode<T: Encoded>(text: &[u8]) -> Option<T> {
    T::decode(text)
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

    #[derive(Debug, PartialEq, serde::Serialize, serde::Deserialize)]
    struct TestRecord {
        before: u64,
        #[serde(skip_serializing_if = "Option::is_none")]
        after: Option<String>,
    }
    impl Encoded for TestRecord {
        fn encode(&self) -> String {
            with_version(2, self)
        }
        fn decode(text: &[u8]) -> Option<Self> {
            of_versions(1..=2, text)
        }
    }

    fn test_record(before: u64) -> TestRecord {
        TestRecord { before, after: None }
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
    fn a_value_is_stored_with_its_version() {
        crate::testing::reset();
        set("k", &test_record(u64::MAX)).unwrap();
        assert_eq!(get("k").unwrap(), Some(test_record(u64::MAX)));
        assert_eq!(encode(&test_record(7)), r#"{"v":2,"before":7}"#);
        delete("k").unwrap();
        assert_eq!(get::<TestRecord>("k").unwrap(), None);
        assert_eq!(with_version(1, &std::collections::BTreeMap::<String, u32>::new()), r#"{"v":1}"#);
    }

    #[test]
    fn an_older_value_is_read_and_a_newer_one_refused() {
        assert_eq!(decode(br#"{"v":1,"before":7,"x":0}"#), Some(test_record(7)));
        for wrong in
            [r#"{"v":3,"before":7}"#, r#"{"v":0,"before":7}"#, r#"{"before":7}"#, r#"{"v":2}"#, "{", "[2,7]"]
        {
            assert_eq!(decode::<TestRecord>(wrong.as_bytes()), None, "{wrong}");
        }
    }

    #[test]
    fn an_unreadable_value_is_an_error_that_names_the_key() {
        crate::testing::reset();
        crate::testing::with(|host| host.storage.insert("broken".into(), b"{".to_vec()));
        let Err(Error::Unexpected(message)) = get::<TestRecord>("broken") else { panic!("taken for none") };
        assert_eq!(message.args, [("key".to_owned(), "broken".to_owned())]);
    }

    proptest! {
        #[test]
        fn any_bytes_are_read_or_refused_without_a_panic(bytes in proptest::collection::vec(any::<u8>(), 0..60)) {
            let _ = decode::<TestRecord>(&bytes);
        }
    }
}
