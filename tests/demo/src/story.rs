//! How the story is told.

use serde::Serialize;
use serde_json::Value;

use crate::program::{in_state, rows};

/// Writes to standard output.
pub(crate) struct Story;

impl Story {
    /// A step of the guide.
    pub(crate) fn step(&self, title: &str) {
        println!("\n── {title}");
    }

    /// A sentence.
    pub(crate) fn says(&self, text: &str) {
        println!("{text}");
    }

    /// What a program was told and what it answered.
    pub(crate) fn shows(&self, command: &str, output: &str) {
        println!("$ {command}");
        for line in output.trim_end().lines() {
            println!("  {line}");
        }
    }
}

/// What is counted at the end: from the store and from the remote's ledger, never from what the
/// story meant to do.
pub(crate) trait Ending: Serialize {
    /// The numbers in sentences.
    fn says(&self) -> Vec<String>;
    /// Whether the story ended well.
    fn is_well(&self) -> bool;
}

/// Smartygest's.
#[derive(Debug, Serialize)]
pub(crate) struct Numbers {
    pub(crate) orders: Orders,
    pub(crate) products: Products,
    pub(crate) remote: Remote,
}

impl Ending for Numbers {
    fn says(&self) -> Vec<String> {
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

    fn is_well(&self) -> bool {
        let Self { orders, remote, .. } = self;
        orders.sent == remote.orders && orders.failed + orders.uncertain + remote.duplicates == 0
    }
}

/// As the store has it.
#[derive(Debug, Serialize)]
pub(crate) struct Orders {
    pub(crate) sent: usize,
    pub(crate) skipped: usize,
    pub(crate) failed: usize,
    pub(crate) uncertain: usize,
}

impl Orders {
    /// From the list of orders, and the list of jobs that were skipped.
    pub(crate) fn counted(status: &Value, skipped: &Value) -> Self {
        Self {
            sent: in_state(status, "linked"),
            skipped: rows(skipped, "jobs").len(),
            failed: in_state(status, "failed"),
            uncertain: in_state(status, "uncertain"),
        }
    }
}

/// As the store has them.
#[derive(Debug, Serialize)]
pub(crate) struct Products {
    /// In the first shop.
    pub(crate) imported: usize,
    /// Changed by later ticks, each alone.
    pub(crate) changed: usize,
    /// In the second shop, whose Smarty writes everything otherwise.
    pub(crate) second: usize,
}

/// As the remote has it.
#[derive(Debug, Serialize)]
pub(crate) struct Remote {
    pub(crate) orders: usize,
    pub(crate) duplicates: usize,
}
