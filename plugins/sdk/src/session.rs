//! The session that credentials were exchanged for, for connectors that are a [`Session`](crate::Session).
//!
//! [`renew`](crate::Session::renew) keeps the token, every other call reads it. Where there is none, the call fails
//! with [`Error::Expired`]: the platform then renews once for all that wait, and repeats them. A remote that says
//! the session is over is answered the same way.
//!
//! ```
//! use framework360_sdk::{Error, http, session, testing};
//!
//! testing::reset();
//! assert_eq!(session::token(), Err(Error::Expired));
//! testing::with(|host| host.now = 1_000);
//! assert_eq!(session::keep("t-1", Some(60)), Ok(Some(61_000)));
//! let request = http::get("https://erp.example/orders").bearer(&session::token()?);
//! # let _ = request; Ok::<(), Error>(())
//! ```

use crate::shop::Timestamp;
use crate::storage::{self, Encoded};
use crate::{Error, clock};

/// Where the session is kept. Keys that begin with "session/" are written by `renew` alone; the platform masks what
/// they hold, and forgets them when a setting changes.
pub const KEY: &str = "session/token";

/// Where the token is kept by which a session is renewed, for remotes that give one.
pub const REFRESH_KEY: &str = "session/refresh";

/// What a session lasts, in seconds, where a remote gives out tokens for its renewal but doesn't say how long the
/// session holds. Arbitrary and short: 'for ever' cuts an installation off once and for all.
const UNSAID: u64 = 600;

#[derive(serde::Serialize, serde::Deserialize)]
struct Kept {
    token: String,
    /// By our clock, in milliseconds since 1970; none where the remote doesn't say.
    #[serde(skip_serializing_if = "Option::is_none")]
    ends: Option<Timestamp>,
}

impl Encoded for Kept {
    fn encode(&self) -> String {
        storage::with_version(1, self)
    }

    fn decode(text: &[u8]) -> Option<Self> {
        storage::of_versions(1..=1, text)
    }
}

/// Keeps a new session's token, and answers when it runs out: what `renew` tells the platform. The remote says how
/// long it holds from now; no seconds are taken for 'it doesn't say'.
///
/// # Errors
/// `unexpected` where the token is too large, `unavailable` where the platform can't reach its store.
pub fn keep(token: &str, expires_in_seconds: Option<u64>) -> Result<Option<Timestamp>, Error> {
    let lasts = expires_in_seconds.filter(|seconds| *seconds > 0).map(|seconds| seconds.saturating_mul(1000));
    let ends = lasts.map(|lasts| clock::now().saturating_add(lasts));
    storage::set(KEY, &Kept { token: token.to_owned(), ends })?;
    Ok(ends)
}

/// Keeps a new session together with the token that renews it, as [`keep`]: both take effect with the end of the call,
/// or neither does. Without seconds the session is taken for a short one.
///
/// # Errors
/// As [`keep`].
pub fn keep_renewable(
    token: &str,
    refresh: &str,
    expires_in_seconds: Option<u64>,
) -> Result<Option<Timestamp>, Error> {
    storage::set(REFRESH_KEY, &Kept { token: refresh.to_owned(), ends: None })?;
    keep(token, expires_in_seconds.filter(|seconds| *seconds > 0).or(Some(UNSAID)))
}

/// The token that renews the session; none where the remote gave none, or it can't be read.
///
/// # Errors
/// `unavailable` where the platform can't reach its store.
pub fn refresh_token() -> Result<Option<String>, Error> {
    match storage::get::<Kept>(REFRESH_KEY) {
        Ok(kept) => Ok(kept.map(|kept| kept.token)),
        Err(Error::Unexpected(_)) => Ok(None),
        Err(error) => Err(error),
    }
}

/// The session's token.
///
/// # Errors
/// [`Error::Expired`] where there is none, it has run out, or an older or newer release kept it in another form;
/// `unavailable` where the platform can't reach its store.
pub fn token() -> Result<String, Error> {
    match storage::get::<Kept>(KEY) {
        Ok(Some(kept)) if kept.ends.is_none_or(|ends| clock::now() < ends) => Ok(kept.token),
        // What can't be read is as good as none: it can be had anew.
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
        assert_eq!(keep("t-1", Some(10)), Ok(Some(15_000)));
        assert_eq!(token().as_deref(), Ok("t-1"));
        testing::with(|host| host.now = 15_000);
        assert_eq!(token(), Err(Error::Expired));
    }

    #[test]
    fn a_session_whose_end_is_not_said_holds_until_the_remote_refuses_it() {
        for said in [None, Some(0)] {
            testing::reset();
            assert_eq!(keep("t-1", said), Ok(None));
            testing::with(|host| host.now = u64::MAX);
            assert_eq!(token().as_deref(), Ok("t-1"));
        }
        assert_eq!(keep("t-1", Some(u64::MAX)), Ok(Some(u64::MAX)));
    }

    #[test]
    fn a_session_is_kept_together_with_the_token_that_renews_it() {
        testing::reset();
        testing::with(|host| host.now = 5_000);
        assert_eq!(refresh_token(), Ok(None));
        assert_eq!(keep_renewable("t-1", "r-1", Some(3_600)), Ok(Some(3_605_000)));
        assert_eq!((token().as_deref(), refresh_token()), (Ok("t-1"), Ok(Some("r-1".to_owned()))));
        // What renews outlives the session.
        testing::with(|host| host.now = u64::MAX);
        assert_eq!((token(), refresh_token()), (Err(Error::Expired), Ok(Some("r-1".to_owned()))));
        testing::with(|host| host.storage.insert(REFRESH_KEY.to_owned(), b"{".to_vec()));
        assert_eq!(refresh_token(), Ok(None));
    }

    #[test]
    fn a_renewable_session_whose_end_is_not_said_is_a_short_one() {
        for said in [None, Some(0)] {
            testing::reset();
            assert_eq!(keep_renewable("t-1", "r-1", said), Ok(Some(600_000)));
        }
    }

    #[test]
    fn a_session_that_cannot_be_read_is_had_anew() {
        testing::reset();
        for kept in ["{", r#"{"v":2,"token":"x"}"#, r#"{"v":1}"#] {
            testing::with(|host| host.storage.insert(KEY.to_owned(), kept.as_bytes().to_vec()));
            assert_eq!(token(), Err(Error::Expired), "{kept}");
        }
    }
}
