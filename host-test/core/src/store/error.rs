//! The errors of the store.

use crate::model::Message;

/// Why the store refused or failed.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// A value that the call read has changed since: it must run again.
    #[error("{0} changed meanwhile")]
    Outdated(String),
    /// Another worker has the job now.
    #[error("another worker has taken the job over")]
    LeaseLost,
    /// A record to be imported names a record of the remote's that belongs to another record of
    /// ours, or ours to another of the remote's.
    #[error("{0}")]
    LinkTaken(String),
    /// A link of a call names a record that is linked otherwise; the message is for a person.
    #[error("the link can't be kept: {code} {args:?}", code = .0.code, args = .0.args)]
    LinkConflict(Message),
    /// Another shop has this account: its id.
    #[error("shop {0} has this account")]
    AccountTaken(String),
    /// A record that was to be imported is refused: which one, and why.
    #[error("{0}")]
    Refused(String),
    /// A product that was to be imported is refused: its id, and the reason for a person.
    #[error("product {0}: {code} {args:?}", code = .1.code, args = .1.args)]
    Unfit(String, Message),
    /// Another process writes for longer than the store waits.
    #[error("the store {0} is in use by another process; try again when that has finished")]
    Busy(String),
    /// The store was written by a newer program.
    #[error("the store {path} has version {found}, this program knows up to {known}: use the newer program")]
    Newer {
        /// Its path.
        path: String,
        /// Its version.
        found: i64,
        /// The latest version that this program knows.
        known: i64,
    },
    /// The key isn't the one that the settings were sealed with.
    #[error("{0}")]
    Sealed(String),
    /// The store can't be used now, or it is damaged.
    #[error("the store {path}: {problem}")]
    Failed {
        /// Its path.
        path: String,
        /// The database's error.
        problem: String,
    },
}
