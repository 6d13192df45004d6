//! Errors of work on the database, and how they are reported.

use std::path::Path;

use rusqlite::ErrorCode;

use host_core::rows::Damage;
use host_core::store::StoreError;

/// An error of work on the database, before the store's path is added.
#[derive(Debug)]
pub enum DbError {
    Sqlite(rusqlite::Error),
    Damaged(String),
    Store(StoreError),
}

impl From<rusqlite::Error> for DbError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Sqlite(error)
    }
}

impl From<serde_json::Error> for DbError {
    fn from(error: serde_json::Error) -> Self {
        Self::Damaged(error.to_string())
    }
}

impl From<Damage> for DbError {
    fn from(Damage(problem): Damage) -> Self {
        Self::Damaged(problem)
    }
}

impl From<StoreError> for DbError {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

/// The result of work on the database.
pub(super) type DbResult<T> = Result<T, DbError>;

impl DbError {
    /// The error, with the store's path.
    pub(super) fn at(self, path: &Path) -> StoreError {
        let path = path.display().to_string();
        match self {
            Self::Store(error) => error,
            Self::Damaged(problem) => StoreError::Failed { path, problem },
            Self::Sqlite(error) if is_busy(&error) => StoreError::Busy(path),
            Self::Sqlite(error) => match error.sqlite_error_code() {
                Some(ErrorCode::NotADatabase) => {
                    StoreError::Failed { path, problem: "this file isn't a store of this program".into() }
                }
                _ => StoreError::Failed { path, problem: error.to_string() },
            },
        }
    }
}

/// Whether another process holds the store.
pub(super) fn is_busy(error: &rusqlite::Error) -> bool {
    matches!(error.sqlite_error_code(), Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked))
}
