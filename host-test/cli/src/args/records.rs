//! The arguments of commands about records and their jobs.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

use super::{At, InShop};

#[derive(Debug, Subcommand)]
pub(crate) enum Products {
    /// Take products over that the shop has already; the same id again replaces its record.
    Import(Import),
    /// Show all that the shop has of a product.
    Show {
        /// Its id or SKU.
        product: String,
        #[command(flatten)]
        at: At,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum Customers {
    /// Take customers over that the shop has already; the same id again replaces its record.
    Import(Import),
    /// Save customers as the shop's people do; every plugin that takes customers is notified of those that
    /// changed. What isn't given of one that is there stays.
    Save {
        #[command(flatten)]
        shop: InShop,
        /// Records as JSON or JSON Lines, field names in snake_case; "-" is standard input.
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
    },
    /// Show all that the shop has of a customer.
    Show {
        /// Its id or e-mail address.
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
        /// All that arrived while the plugin, or its switch for orders, was off.
        #[arg(long, conflicts_with_all = ["ids", "from", "all"])]
        missed: bool,
        /// They were deleted there since they were sent: create each of them there again.
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
    /// Show what became of a send, by now: also of one that was interrupted.
    Report {
        /// Its number; the last one where none is said.
        number: Option<i64>,
        #[command(flatten)]
        at: At,
    },
    /// List the sends by hand, the last first.
    Reports {
        #[command(flatten)]
        at: At,
        /// At most so many.
        #[arg(long, default_value_t = 20, value_parser = clap::value_parser!(u32).range(1..))]
        limit: u32,
    },
}

/// The records that are meant.
#[derive(Debug, Args)]
pub(crate) struct Selected {
    /// Their ids; orders also by their numbers, customers by their e-mail addresses.
    #[arg(value_name = "ID")]
    pub(crate) ids: Vec<String>,
    /// Further ones, one a line; "-" is standard input.
    #[arg(long, value_name = "FILE")]
    pub(crate) from: Option<PathBuf>,
    /// All that the shop has.
    #[arg(long, conflicts_with_all = ["ids", "from"])]
    pub(crate) all: bool,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Jobs {
    /// List jobs, the last changed first.
    List {
        #[command(flatten)]
        at: At,
        /// Only those: waiting, running, paused, done, skipped, parked (failed for good) or uncertain.
        #[arg(long)]
        phase: Option<String>,
        /// At most so many.
        #[arg(long, default_value_t = 100, value_parser = clap::value_parser!(u32).range(1..))]
        limit: u32,
    },
    /// Show one job.
    Show {
        /// Its number.
        id: i64,
    },
    /// Run a job again at the next `work`.
    Retry {
        /// Its number.
        id: i64,
    },
    /// Say of an uncertain job whether the record is there; of one that failed for good, that it is.
    Resolve {
        /// Its number.
        id: i64,
        /// It is there, under this number: adopt it.
        #[arg(long, value_name = "NUMBER", required_unless_present = "again", conflicts_with = "again")]
        there: Option<String>,
        /// It isn't there: send it again.
        #[arg(long)]
        again: bool,
    },
}
