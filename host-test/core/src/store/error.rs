//! Why the store didn't do what it was asked.

use crate::model::Message;

/// Why the store didn't do it.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// What was read has changed since: the call must run again.
    #[error("{0} changed meanwhile")]
    Outdated(String),
    /// Another worker has the job now.
    #[error("another worker has taken the job over")]
    LeaseLost,
    /// What was to be imported names a record of the remote's that belongs to another record of
    /// ours, or ours to another of the remote's.
    #[error("{0}")]
    LinkTaken(String),
    /// The same of a link that a call brought, for a person.
    #[error("the link can't be kept: {code} {args:?}", code = .0.code, args = .0.args)]
    LinkConflict(Message),
    /// Another shop has this account: its id.
    #[error("shop {0} has this account")]
    AccountTaken(String),
    /// What was to be imported can't be: which record, and why.
    #[error("{0}")]
    Refused(String),
    /// A product that was to be imported can't be taken: its id, and why, for a person.
    #[error("product {0}: {code} {args:?}", code = .1.code, args = .1.args)]
    Unfit(String, Message),
    /// Another process writes for longer than we wait.
    #[error("the store {0} is in use by another process; try again when that has finished")]
    Busy(String),
    /// Written by a newer program.
    #[error("the store {path} has version {found}, this program knows up to {known}: use the newer program")]
    Newer {
        /// Where it is.
        path: String,
        /// Its version.
        found: i64,
        /// Ours.
        known: i64,
    },
    /// The key that seals settings isn't the one they were sealed with.
    #[error("{0}")]
    Sealed(String),
    /// It can't be asked now, or it is damaged.
    #[error("the store {path}: {problem}")]
    Failed {
        /// Where it is.
        path: String,
        /// What it said.
        problem: String,
    },
}
