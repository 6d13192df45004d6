//! An open transaction as the rules of [`host_core::rules`] see it: rows that are found and written one statement at a
//! time. The files of this crate that are called after a kind of row implement its trait.

use std::ops::Deref;

use rusqlite::Transaction;

use super::context::Context;
use super::error::DbError;
use host_core::rows::{Rows, Workers};

/// A transaction, with the key that seals its rows and the workers that hold them.
pub struct OpenTransaction<'a> {
    transaction: &'a Transaction<'a>,
    pub(super) context: &'a Context,
}

impl<'a> OpenTransaction<'a> {
    pub(super) fn new(transaction: &'a Transaction<'a>, context: &'a Context) -> Self {
        Self { transaction, context }
    }
}

impl<'a> Deref for OpenTransaction<'a> {
    type Target = Transaction<'a>;

    fn deref(&self) -> &Self::Target {
        self.transaction
    }
}

impl Rows for OpenTransaction<'_> {
    type Error = DbError;
}

impl Workers for OpenTransaction<'_> {
    fn own_name(&self) -> &str {
        self.context.worker_locks.name()
    }

    fn is_gone(&self, worker: &str) -> bool {
        self.context.worker_locks.is_gone(worker)
    }
}
