//! The arguments of commands about records and their jobs.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

use super::{At, InShop};

#[derive(Debug, Subcommand)]
pub(crate) enum Products {
    /// Import products that the shop has already; a record with an id that is known replaces that one.
    Import(Import),
    /// Show everything that the shop stores of a product.
    Show {
        /// The product's id or SKU.
        product: String,
        #[command(flatten)]
        at: At,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum Customers {
    /// Import customers that the shop has already; a record with an id that is known replaces that one.
    Import(Import),
    /// Save customers as the shop's people do; every plugin that takes customers is notified of those that
    /// changed. Fields that a record doesn't give stay as they are.
    Save {
        #[command(flatten)]
        shop: InShop,
        /// Records as JSON or JSON Lines, field names in snake_case; "-" is standard input.
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
    },
    /// Show everything that the shop stores of a customer.
    Show {
        /// The customer's id or e-mail address.
        customer: String,
        #[command(flatten)]
        at: At,
    },
}

/// The records that a tick imports.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Ticked {
    Products,
    Customers,
}

#[derive(Debug, Args)]
pub(crate) struct Import {
    /// Records as JSON or JSON Lines, field names in snake_case; "-" is standard input.
    #[arg(required = true, value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) shop: InShop,
    /// The plugin that the records' remote_id is for; not needed where the shop has only one.
    #[arg(long)]
    pub(crate) plugin: Option<String>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum List {
    Orders,
    Products,
    Customers,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Send {
    /// Send orders.
    Orders {
        #[command(flatten)]
        which: Selected,
        /// Send all orders that arrived while the plugin, or its switch for orders, was off.
        #[arg(long, conflicts_with_all = ["ids", "from", "all"])]
        missed: bool,
        /// Create orders again that were sent before and have been deleted there since.
        #[arg(long, conflicts_with_all = ["all", "missed"])]
        anew: bool,
        #[command(flatten)]
        at: At,
    },
    /// Send customers.
    Customers {
        #[command(flatten)]
        which: Selected,
        #[command(flatten)]
        at: At,
    },
    /// Show the report of a send, with the current state of each record; also of a send that was interrupted.
    Report {
        /// The report's number; without it, the last report.
        number: Option<i64>,
        #[command(flatten)]
        at: At,
    },
    /// List the sends by hand, the last first.
    Reports {
        #[command(flatten)]
        at: At,
        /// Show at most this many.
        #[arg(long, default_value_t = 20, value_parser = clap::value_parser!(u32).range(1..))]
        limit: u32,
    },
}

/// The records that are meant.
#[derive(Debug, Args)]
pub(crate) struct Selected {
    /// The ids of the records to send; orders also by their numbers, customers by their e-mail addresses.
    #[arg(value_name = "ID")]
    pub(crate) ids: Vec<String>,
    /// Read further ids from a file, one on each line; "-" is standard input.
    #[arg(long, value_name = "FILE")]
    pub(crate) from: Option<PathBuf>,
    /// Send all records that the shop has.
    #[arg(long, conflicts_with_all = ["ids", "from"])]
    pub(crate) all: bool,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Jobs {
    /// List jobs, the last changed first.
    List {
        #[command(flatten)]
        at: At,
        /// Only jobs in this phase: waiting, running, paused, done, skipped, parked (failed for good) or uncertain.
        #[arg(long)]
        phase: Option<String>,
        /// Show at most this many.
        #[arg(long, default_value_t = 100, value_parser = clap::value_parser!(u32).range(1..))]
        limit: u32,
    },
    /// Show one job.
    Show {
        /// The job's number.
        id: i64,
    },
    /// Run a job again at the next `work`.
    Retry {
        /// The job's number.
        id: i64,
    },
    /// Tell whether the record of an uncertain job is there; of a job that failed for good, that it is there.
    Resolve {
        /// The job's number.
        id: i64,
        /// The record is there under this number: link it.
        #[arg(long, value_name = "NUMBER", required_unless_present = "again", conflicts_with = "again")]
        there: Option<String>,
        /// The record isn't there: send it again.
        #[arg(long)]
        again: bool,
    },
}
