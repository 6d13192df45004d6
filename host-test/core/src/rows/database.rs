//! A database: rows within transactions.

use async_trait::async_trait;

use super::all::AllRows;
use crate::clock::ClockWatch;
use crate::store::StoreError;

/// A database that stores rows. The rules make a [`Store`](crate::store::Store) of it.
#[async_trait]
pub trait Database: Send + Sync {
    /// An open transaction.
    type Open<'a>: AllRows<Error = Self::Error>;

    /// The error of a piece of work, before the database says where it occurred.
    type Error: Send + 'static;

    /// Runs `work` in a transaction; its changes are durable if it succeeds.
    ///
    /// # Errors
    /// The error of `work`, or of the transaction.
    async fn write<T, F>(&self, work: F) -> Result<T, StoreError>
    where
        T: Send + 'static,
        F: for<'a> FnOnce(&Self::Open<'a>) -> Result<T, Self::Error> + Send + 'static;

    /// Runs `work`, which only reads, on one state of the database. It waits for no writer.
    ///
    /// # Errors
    /// The error of `work`, or of the transaction.
    async fn read<T, F>(&self, work: F) -> Result<T, StoreError>
    where
        T: Send + 'static,
        F: for<'a> FnOnce(&Self::Open<'a>) -> Result<T, Self::Error> + Send + 'static;

    /// Notes the number of claims outside the database, so that an older state of it is noticed.
    ///
    /// # Errors
    /// The number can't be noted.
    async fn note_claims(&self, count: u64) -> Result<(), StoreError>;

    /// Notices that the clock was set back.
    fn clock_watch(&self) -> &ClockWatch;
}
