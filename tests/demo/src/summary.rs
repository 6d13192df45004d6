//! The numbers that a demo ends with.

use serde::Serialize;
use serde_json::Value;

use crate::program::{in_state, rows};

/// The numbers that are counted at the end: from the store and from the remote's ledger, never from what the
/// demo meant to do.
pub(crate) trait Summary: Serialize {
    /// The numbers in sentences.
    fn sentences(&self) -> Vec<String>;
    /// Whether the numbers are as they must be.
    fn succeeded(&self) -> bool;
}

/// The numbers of Smartygest's demo.
#[derive(Debug, Serialize)]
pub(crate) struct Numbers {
    pub(crate) orders: Orders,
    pub(crate) products: Products,
    pub(crate) remote: Remote,
}

impl Summary for Numbers {
    fn sentences(&self) -> Vec<String> {
        let Self { orders, products, remote } = self;
        vec![
            format!(
                "{} orders sent, {} skipped, {} failed, {} uncertain; {} at the remote, {} of them twice.",
                orders.sent,
                orders.skipped,
                orders.failed,
                orders.uncertain,
                remote.orders,
                remote.duplicates
            ),
            format!(
                "{} products came in, {} of them changed later; {} came from the other Smarty.",
                products.imported, products.changed, products.second
            ),
        ]
    }

    fn succeeded(&self) -> bool {
        let Self { orders, remote, .. } = self;
        orders.sent == remote.orders && orders.failed + orders.uncertain + remote.duplicates == 0
    }
}

/// Orders in the store, by state.
#[derive(Debug, Serialize)]
pub(crate) struct Orders {
    pub(crate) sent: usize,
    pub(crate) skipped: usize,
    pub(crate) failed: usize,
    pub(crate) uncertain: usize,
}

impl Orders {
    /// Counts the list of orders, and the list of jobs that were skipped.
    pub(crate) fn counted(status: &Value, skipped: &Value) -> Self {
        Self {
            sent: in_state(status, "linked"),
            skipped: rows(skipped, "jobs").len(),
            failed: in_state(status, "failed"),
            uncertain: in_state(status, "uncertain"),
        }
    }
}

/// Products in the store.
#[derive(Debug, Serialize)]
pub(crate) struct Products {
    /// In the first shop.
    pub(crate) imported: usize,
    /// Changed by later ticks, each alone.
    pub(crate) changed: usize,
    /// In the second shop, whose Smarty writes everything otherwise.
    pub(crate) second: usize,
}

/// Orders at the remote.
#[derive(Debug, Serialize)]
pub(crate) struct Remote {
    pub(crate) orders: usize,
    pub(crate) duplicates: usize,
}
