//! The session that credentials were exchanged for, for connectors that are a [`Session`](crate::Session).
//!
//! [`renew`](crate::Session::renew) stores the token, and every other call reads it. Where there is none, the call
//! fails with [`Error::Expired`]: the platform then renews the session once for all calls that wait for it, and repeats
//! them. A connector returns the same error when the remote says that the session is over.
//!
//! ```
//! use framework360_sdk::{Error, http, session, testing};
//!
//! testing::reset();
//! assert_eq!(session::token(), Err(Error::Expired));
//! testing::with(|host| host.now = 1_000);
//! assert_eq!(session::store("t-1", Some(60)), Ok(Some(61_000)));
//! let request = http::get("https://erp.example/orders").bearer(&session::token()?);
//! # let _ = request; Ok::<(), Error>(())
//! ```

use crate::shop::Timestamp;
use crate::storage::{self, Encoded};
use crate::{Error, clock};

/// The storage key of the session's token. Keys that begin with "session/" are written by `renew` alone; the platform
/// masks what they hold, and deletes them when a setting changes.
pub const KEY: &str = "session/token";

/// The storage key of the token that renews the session, for remotes that give one.
pub const REFRESH_KEY: &str = "session/refresh";

/// How long a session is taken to be valid, in seconds, where a remote gives out tokens for its renewal but doesn't say
/// how long the session lasts. Arbitrary and short: a session that never expires is never renewed, and with its end the
/// installation would be cut off for good.
const DEFAULT_LIFETIME: u64 = 600;

/// A token as it is stored.
#[derive(serde::Serialize, serde::Deserialize)]
struct StoredToken {
    token: String,
    /// When the token expires by our clock, in milliseconds since 1970; none where the remote doesn't say.
    #[serde(skip_serializing_if = "Option::is_none")]
    ends: Option<Timestamp>,
}

impl Encoded for StoredToken {
    fn encode(&self) -> String {
        storage::with_version(1, self)
    }

    fn decode(text: &[u8]) -> Option<Self> {
        storage::of_versions(1..=1, text)
    }
}

/// Stores a new session's token, and returns when the session expires, which `renew` reports to the platform. The
/// remote says for how many seconds the session is valid; zero seconds mean that it doesn't say.
///
/// # Errors
/// `unexpected` where the token is too large, `unavailable` where the platform can't reach its store.
pub fn store(token: &str, expires_in_seconds: Option<u64>) -> Result<Option<Timestamp>, Error> {
    let lasts = expires_in_seconds.filter(|seconds| *seconds > 0).map(|seconds| seconds.saturating_mul(1000));
    let ends = lasts.map(|lasts| clock::now().saturating_add(lasts));
    storage::set(KEY, &StoredToken { token: token.to_owned(), ends })?;
    Ok(ends)
}

/// Stores a new session's token together with the token that renews it. Both take effect with the end of the call, or
/// neither does. Where the remote doesn't say how long the session is valid, it counts as a short one.
///
/// # Errors
/// As [`store`].
pub fn store_renewable(
    token: &str,
    refresh: &str,
    expires_in_seconds: Option<u64>,
) -> Result<Option<Timestamp>, Error> {
    storage::set(REFRESH_KEY, &StoredToken { token: refresh.to_owned(), ends: None })?;
    store(token, expires_in_seconds.filter(|seconds| *seconds > 0).or(Some(DEFAULT_LIFETIME)))
}

/// The token that renews the session; none where the remote gave none, or where it can't be read.
///
/// # Errors
/// `unavailable` where the platform can't reach its store.
pub fn refresh_token() -> Result<Option<String>, Error> {
    match storage::get::<StoredToken>(REFRESH_KEY) {
        Ok(stored) => Ok(stored.map(|stored| stored.token)),
        Err(Error::Unexpected(_)) => Ok(None),
        Err(error) => Err(error),
    }
}

/// The session's token.
///
/// # Errors
/// [`Error::Expired`] where there is none, it has expired, or an older or newer release stored it in another form;
/// `unavailable` where the platform can't reach its store.
pub fn token() -> Result<String, Error> {
    match storage::get::<StoredToken>(KEY) {
        Ok(Some(stored)) if stored.ends.is_none_or(|ends| clock::now() < ends) => Ok(stored.token),
        // A token that can't be read counts as none: the session can be renewed.
        Ok(_) | Err(Error::Unexpected(_)) => Err(Error::Expired),
        Err(error) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing;

    #[test]
    fn a_session_holds_until_it_runs_out() {
        testing::reset();
        testing::with(|host| host.now = 5_000);
        assert_eq!(token(), Err(Error::Expired));
        assert_eq!(store("t-1", Some(10)), Ok(Some(15_000)));
        assert_eq!(token().as_deref(), Ok("t-1"));
        testing::with(|host| host.now = 15_000);
        assert_eq!(token(), Err(Error::Expired));
    }

    #[test]
    fn a_session_without_a_reported_end_holds_until_the_remote_refuses_it() {
        for reported in [None, Some(0)] {
            testing::reset();
            assert_eq!(store("t-1", reported), Ok(None));
            testing::with(|host| host.now = u64::MAX);
            assert_eq!(token().as_deref(), Ok("t-1"));
        }
        assert_eq!(store("t-1", Some(u64::MAX)), Ok(Some(u64::MAX)));
    }

    #[test]
    fn a_session_is_stored_together_with_the_token_that_renews_it() {
        testing::reset();
        testing::with(|host| host.now = 5_000);
        assert_eq!(refresh_token(), Ok(None));
        assert_eq!(store_renewable("t-1", "r-1", Some(3_600)), Ok(Some(3_605_000)));
        assert_eq!((token().as_deref(), refresh_token()), (Ok("t-1"), Ok(Some("r-1".to_owned()))));
        // The token that renews the session outlives it.
        testing::with(|host| host.now = u64::MAX);
        assert_eq!((token(), refresh_token()), (Err(Error::Expired), Ok(Some("r-1".to_owned()))));
        testing::with(|host| host.storage.insert(REFRESH_KEY.to_owned(), b"{".to_vec()));
        assert_eq!(refresh_token(), Ok(None));
    }

    #[test]
    fn a_renewable_session_without_a_reported_end_is_a_short_one() {
        for reported in [None, Some(0)] {
            testing::reset();
            assert_eq!(store_renewable("t-1", "r-1", reported), Ok(Some(600_000)));
        }
    }

    #[test]
    fn a_session_that_cannot_be_read_is_renewed() {
        testing::reset();
        for stored in ["{", r#"{"v":2,"token":"x"}"#, r#"{"v":1}"#] {
            testing::with(|host| host.storage.insert(KEY.to_owned(), stored.as_bytes().to_vec()));
            assert_eq!(token(), Err(Error::Expired), "{stored}");
        }
    }
}
