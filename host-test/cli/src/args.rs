//! What can be typed.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use host_runtime::http::ConnectTo;

/// Runs Framework360 connectors as the platform would: set plugins up, feed them the shop's
/// events, let their background work run, and see what became of every order.
#[derive(Debug, Parser)]
#[command(
    name = "host-test",
    version,
    after_help = "A first walk through:
  host-test enable smartygest --shop demo --set api_key=@key.txt --flow orders-out
  host-test order --shop demo orders.json
  host-test work --until-idle
  host-test status orders --shop demo --locale it

Exit status: 0 done, 1 it failed, 2 wrong use (nothing was done)."
)]
pub(crate) struct Cli {
    #[command(flatten)]
    pub(crate) global: Global,
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Args)]
pub(crate) struct Global {
    /// Where everything is kept [default: host-test.db in your data folder].
    #[arg(long, global = true, value_name = "sqlite:PATH", env = "HOST_TEST_STORE")]
    pub(crate) store: Option<String>,
    /// The folder with the components, NAME.wasm each.
    #[arg(
        long,
        global = true,
        value_name = "DIR",
        env = "HOST_TEST_PLUGINS",
        default_value = "target/components"
    )]
    pub(crate) plugins: PathBuf,
    /// Send the traffic for HOST to another server; the Host header stays. Private addresses and
    /// plain http are allowed for it.
    #[arg(long, global = true, value_name = "HOST=URL")]
    pub(crate) connect_to: Vec<ConnectTo>,
    /// Allow private addresses and plain http for HOST.
    #[arg(long, global = true, value_name = "HOST")]
    pub(crate) allow_private: Vec<String>,
    /// Print JSON, for programs.
    #[arg(long, global = true)]
    pub(crate) json: bool,
    /// Tell on standard error what goes on: warnings (default), -v calls and requests, -vv more.
    #[arg(short, long, global = true, action = clap::ArgAction::Count)]
    pub(crate) verbose: u8,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Create a shop, or change one; show it.
    Shop(ShopArgs),
    /// List the plugins that are there.
    Plugins,
    /// Show what a component says of itself: size, imports, exports, contract, manifest.
    Inspect {
        /// A plugin's name, or a path to a .wasm file.
        plugin: String,
    },
    /// Connect a plugin to a shop: try its settings and keep them, set its switches.
    Enable(EnableArgs),
    /// Switch a plugin off in a shop; what it knows is kept.
    Disable {
        /// The plugin's name.
        plugin: String,
        #[command(flatten)]
        shop: InShop,
    },
    /// Tell the platform of orders that were completed or changed.
    Order {
        #[command(flatten)]
        shop: InShop,
        /// Order records as JSON or JSON Lines, field names in snake_case; "-" is standard input.
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
    },
    /// Run the background work.
    Work {
        /// End when nothing is due within the patience; otherwise run until stopped (Ctrl-C).
        #[arg(long)]
        until_idle: bool,
        /// How many seconds to wait for the next attempt of a job before that counts as idle.
        #[arg(long, value_name = "SECONDS", requires = "until_idle")]
        patience: Option<u64>,
    },
    /// Take over what changed in the remote's products, now.
    Tick {
        #[command(flatten)]
        at: At,
        /// Begin at the beginning of everything, not at the last change.
        #[arg(long)]
        full: bool,
        /// Say yes to a list that leaves out so much that it waits for you: what it leaves out is
        /// taken off sale.
        #[arg(long, conflicts_with = "full")]
        confirm: bool,
    },
    /// Run the background work and the five-minute schedule until stopped (Ctrl-C, SIGTERM).
    Run,
    /// Look after the shop's own products.
    Products {
        #[command(subcommand)]
        what: Products,
    },
    /// Look after the shop's own customers.
    Customers {
        #[command(subcommand)]
        what: Customers,
    },
    /// Show one of the shop's lists with the plugin's status column.
    Status {
        /// Which list.
        list: List,
        #[command(flatten)]
        at: At,
        /// At most so many rows.
        #[arg(long, default_value_t = 100, value_parser = clap::value_parser!(u32).range(1..))]
        limit: u32,
    },
    /// Send records at once, whatever the switches say, and report.
    Send {
        #[command(subcommand)]
        what: Send,
    },
    /// Look after the background work.
    Jobs {
        #[command(subcommand)]
        what: Jobs,
    },
    /// What happened, the newest first.
    Activity {
        #[command(flatten)]
        at: At,
        /// At most so many entries.
        #[arg(long, default_value_t = 50, value_parser = clap::value_parser!(u32).range(1..))]
        limit: u32,
    },
}

#[derive(Debug, Args)]
pub(crate) struct InShop {
    /// The shop.
    #[arg(long = "shop", value_name = "SHOP")]
    pub(crate) id: String,
}

/// A shop and a plugin, each optional where there is only one.
#[derive(Debug, Args)]
pub(crate) struct At {
    /// The shop; not needed where there is only one.
    #[arg(long)]
    pub(crate) shop: Option<String>,
    /// The plugin; not needed where the shop has only one.
    #[arg(long)]
    pub(crate) plugin: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct ShopArgs {
    /// Its id.
    pub(crate) id: String,
    /// As its owner calls it.
    #[arg(long)]
    pub(crate) name: Option<String>,
    /// ISO 4217 [default: EUR].
    #[arg(long)]
    pub(crate) currency: Option<String>,
    /// BCP 47 [default: it-IT].
    #[arg(long)]
    pub(crate) locale: Option<String>,
    /// IANA [default: Europe/Rome].
    #[arg(long)]
    pub(crate) time_zone: Option<String>,
    /// Where remotes can reach the platform for this shop.
    #[arg(long, value_name = "URL")]
    pub(crate) public_url: Option<String>,
    /// The modules that are active, all of them; "none" for no module [default: ecommerce].
    #[arg(long, value_name = "MODULE")]
    pub(crate) module: Vec<String>,
}

#[derive(Debug, Args)]
pub(crate) struct EnableArgs {
    /// The plugin's name.
    pub(crate) plugin: String,
    #[command(flatten)]
    pub(crate) shop: InShop,
    /// Enter a setting. Write key=@FILE to read it from a file ("@-": standard input), or leave it
    /// to the environment: HOST_TEST_ and the key in capitals, HOST_TEST_API_KEY.
    #[arg(long = "set", value_name = "KEY=VALUE")]
    pub(crate) settings: Vec<String>,
    /// Set a switch: KEY or KEY=on, KEY=off. Switches that aren't named stay as they are.
    #[arg(long = "flow", value_name = "KEY[=on|off]")]
    pub(crate) flows: Vec<String>,
    /// The credentials are another account's: forget links and storage.
    #[arg(long)]
    pub(crate) another_account: bool,
}

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

/// The orders that are meant.
#[derive(Debug, Args)]
pub(crate) struct Selected {
    /// The orders' ids or numbers.
    #[arg(value_name = "ID")]
    pub(crate) ids: Vec<String>,
    /// Further ids, one a line; "-" is standard input.
    #[arg(long, value_name = "FILE")]
    pub(crate) from: Option<PathBuf>,
    /// All orders of the shop.
    #[arg(long, conflicts_with_all = ["ids", "from"])]
    pub(crate) all: bool,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Jobs {
    /// List jobs, the last changed first.
    List {
        #[command(flatten)]
        at: At,
        /// Only those: waiting, running, paused, done, skipped, parked or uncertain.
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
    /// Say of an uncertain job whether the record is there.
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
