//! A database: rows within transactions.

use async_trait::async_trait;

use super::all::AllRows;
use crate::clock::ClockWatch;
use crate::store::StoreError;

/// A database that keeps rows. The rules make a [`Store`](crate::store::Store) of it.
#[async_trait]
pub trait Database: Send + Sync {
    /// An open transaction.
    type Open<'a>: AllRows<Error = Self::Error>;

    /// Why a piece of work failed, before the database says where.
    type Error: Send + 'static;

    /// Runs `work` in a transaction; what it did is kept, and durable, if it succeeds.
    ///
    /// # Errors
    /// What `work` failed with, or why there is no transaction, or why it isn't kept.
    async fn write<T, F>(&self, work: F) -> Result<T, StoreError>
    where
        T: Send + 'static,
        F: for<'a> FnOnce(&Self::Open<'a>) -> Result<T, Self::Error> + Send + 'static;

    /// Runs `work`, which only reads, on one state of the database. It waits for nobody who writes.
    ///
    /// # Errors
    /// What `work` failed with, or why there is no transaction.
    async fn read<T, F>(&self, work: F) -> Result<T, StoreError>
    where
        T: Send + 'static,
        F: for<'a> FnOnce(&Self::Open<'a>) -> Result<T, Self::Error> + Send + 'static;

    /// Notes outside the database how many claims there were, so that an older state of it is noticed.
    ///
    /// # Errors
    /// It can't be noted.
    async fn note_claims(&self, count: u64) -> Result<(), StoreError>;

    /// Notices that the clock was set back.
    fn clock_watch(&self) -> &ClockWatch;
}
