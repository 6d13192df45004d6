//! The arguments of the command line. The doc comments are the help texts.

mod records;
mod setup;

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};
use host_sandbox::http::ConnectTo;

pub(crate) use records::{Customers, Import, Jobs, List, Products, Selected, Send, Ticked};
pub(crate) use setup::{AuthorizeArgs, EnableArgs, Entered, PlatformArgs, ShopArgs};

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

Exit status: 0 done, 1 it failed, 2 wrong use (nothing was done); of `work --until-idle` also 3: it ended, and some
records failed for good or are uncertain, `jobs list` shows them."
)]
pub(crate) struct Cli {
    #[command(flatten)]
    pub(crate) global: Global,
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Args)]
pub(crate) struct Global {
    /// The store: the database that everything is kept in [default: host-test.db in your data folder].
    #[arg(long, global = true, value_name = "sqlite:PATH", env = "HOST_TEST_STORE")]
    pub(crate) store: Option<String>,
    /// The folder with the components, NAME.wasm each: by default `components` next to this program,
    /// or else target/components.
    #[arg(
        long,
        global = true,
        value_name = "DIR",
        env = "HOST_TEST_PLUGINS",
        default_value_os_t = crate::components_folder::default_folder(),
        hide_default_value = true
    )]
    pub(crate) plugins: PathBuf,
    /// Send the traffic for HOST to another server; the Host header stays. Private addresses and
    /// plain http are allowed for it.
    #[arg(long, global = true, value_name = "HOST=URL")]
    pub(crate) connect_to: Vec<ConnectTo>,
    /// Allow private addresses and plain http for HOST.
    #[arg(long, global = true, value_name = "HOST")]
    pub(crate) allow_private: Vec<String>,
    /// Your name; the activity shows it next to what you change [default: the name of your login].
    #[arg(long, global = true, value_name = "NAME", env = "HOST_TEST_BY")]
    pub(crate) by: Option<String>,
    /// Print JSON, for programs.
    #[arg(long, global = true)]
    pub(crate) json: bool,
    /// Log to standard error: warnings (default), -v calls and requests, -vv more.
    #[arg(short, long, global = true, action = clap::ArgAction::Count)]
    pub(crate) verbose: u8,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Show or set what holds for all shops: the platform's public address, and the settings of a plugin that
    /// the platform's operator enters once.
    Platform(PlatformArgs),
    /// Create a shop, or change one; show it.
    Shop(ShopArgs),
    /// List the plugins that are there.
    Plugins,
    /// Show what a component contains: size, imports, exports, contract, manifest.
    Inspect {
        /// A plugin's name, or a path to a .wasm file.
        plugin: String,
    },
    /// Connect a plugin to a shop: check its settings, save them if they work, and set its switches.
    Enable(EnableArgs),
    /// Let a plugin in at its remote: prints the address for the owner's browser, or takes the one
    /// that the browser came back to.
    Authorize(AuthorizeArgs),
    /// Switch a plugin off in a shop; its links, settings and storage are kept.
    Disable {
        /// The plugin's name.
        plugin: String,
        #[command(flatten)]
        shop: InShop,
    },
    /// Report orders that were completed or changed.
    Order {
        #[command(flatten)]
        shop: InShop,
        /// Order records as JSON or JSON Lines, field names in snake_case; "-" is standard input.
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
    },
    /// Run the background work.
    Work {
        /// End when no job is due within --patience; without it, run until stopped (Ctrl-C).
        #[arg(long)]
        until_idle: bool,
        /// How many seconds a job may be away from its next attempt without the work counting as idle.
        #[arg(long, value_name = "SECONDS", requires = "until_idle")]
        patience: Option<u64>,
    },
    /// Take over now what changed at the remote: its products, then its customers.
    Tick {
        /// Take over only these records; without it, products and then customers, as far as the plugin takes them.
        what: Option<Ticked>,
        #[command(flatten)]
        at: At,
        /// Read the remote's whole list, not only what changed since the last time.
        #[arg(long)]
        full: bool,
        /// Confirm a list of products that is held because it leaves out so many of those known here: the
        /// products that it leaves out are taken off sale.
        #[arg(long, conflicts_with = "full")]
        confirm: bool,
    },
    /// Run the background work and the five-minute schedule until stopped (Ctrl-C, SIGTERM).
    Run {
        /// Take remotes' webhooks, and browsers that come back from remotes, at this address, such
        /// as 127.0.0.1:8080; with port 0, a free port is chosen.
        #[arg(long, value_name = "ADDRESS", value_parser = listen)]
        listen: Option<SocketAddr>,
    },
    /// Run the background work, the schedule and the control panel until stopped; the link that is printed opens it.
    Serve {
        /// The address of the control panel, on this machine only; with port 0, a free port is chosen.
        #[arg(long, value_name = "ADDRESS", value_parser = listen, default_value = "127.0.0.1:8360")]
        panel: SocketAddr,
        /// Print a separate link for each of these people, so that the activity shows who changed what.
        #[arg(long, value_name = "NAME")]
        person: Vec<String>,
        /// Take remotes' webhooks, and browsers that come back from remotes, at this address, such
        /// as 127.0.0.1:8080.
        #[arg(long, value_name = "ADDRESS", value_parser = listen)]
        listen: Option<SocketAddr>,
    },
    /// Import or show the shop's own products.
    Products {
        #[command(subcommand)]
        what: Products,
    },
    /// Import, save or show the shop's own customers.
    Customers {
        #[command(subcommand)]
        what: Customers,
    },
    /// Show one of the shop's lists with the plugin's status column.
    Status {
        /// The list to show.
        list: List,
        #[command(flatten)]
        at: At,
        /// Show at most this many rows.
        #[arg(long, default_value_t = 100, value_parser = clap::value_parser!(u32).range(1..))]
        limit: u32,
    },
    /// Send records by hand, whatever the switches say, and show the reports.
    Send {
        #[command(subcommand)]
        what: Send,
    },
    /// List jobs of the background work, show one, run one again, or resolve one.
    Jobs {
        #[command(subcommand)]
        what: Jobs,
    },
    /// List what happened, the newest first.
    Activity {
        #[command(flatten)]
        at: At,
        /// Show at most this many entries.
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

/// Parses an address to listen on.
fn listen(text: &str) -> Result<SocketAddr, String> {
    let here = text.strip_prefix("localhost:").map(|port| format!("127.0.0.1:{port}"));
    let expected = || "an address and a port were expected, such as 127.0.0.1:8080".to_owned();
    here.as_deref().unwrap_or(text).parse().map_err(|_| expected())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_to_listen_at_has_a_port() {
        for (typed, taken) in
            [("127.0.0.1:0", "127.0.0.1:0"), ("localhost:8080", "127.0.0.1:8080"), ("[::1]:80", "[::1]:80")]
        {
            assert_eq!(listen(typed), Ok(taken.parse().unwrap()));
        }
        for typed in ["", "8080", "127.0.0.1", "localhost:", "http://127.0.0.1:80", "example.com:80"] {
            assert!(listen(typed).unwrap_err().contains("such as 127.0.0.1:8080"), "{typed}");
        }
    }
}
