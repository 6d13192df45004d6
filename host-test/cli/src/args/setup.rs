//! The arguments of commands that set shops and plugins up.

use clap::Args;

use super::InShop;

#[derive(Debug, Args)]
pub(crate) struct PlatformArgs {
    /// The plugin whose settings of platform scope are shown or entered.
    pub(crate) plugin: Option<String>,
    /// The address at which remotes and browsers reach the platform: https, or http on this machine; "" deletes it.
    #[arg(long, value_name = "URL", conflicts_with = "plugin")]
    pub(crate) public_url: Option<String>,
    /// Enter a setting; an empty value deletes it. Write key=@FILE to read it from a file ("@-":
    /// standard input), or leave it to the environment: HOST_TEST_ and the key in capitals,
    /// HOST_TEST_CLIENT_SECRET.
    #[arg(long = "set", value_name = "KEY=VALUE", requires = "plugin")]
    pub(crate) settings: Vec<String>,
}

#[derive(Debug, Args)]
pub(crate) struct ShopArgs {
    /// The shop's id.
    pub(crate) id: String,
    /// Create the shop although another one has almost the same id.
    #[arg(long)]
    pub(crate) create: bool,
    /// The name by which its owner knows it.
    #[arg(long)]
    pub(crate) name: Option<String>,
    /// The currency, by ISO 4217 [default: EUR].
    #[arg(long)]
    pub(crate) currency: Option<String>,
    /// The language, by BCP 47 [default: it-IT].
    #[arg(long)]
    pub(crate) locale: Option<String>,
    /// The time zone, by its IANA name [default: Europe/Rome].
    #[arg(long)]
    pub(crate) time_zone: Option<String>,
    /// The address at which remotes reach the platform for this shop.
    #[arg(long, value_name = "URL")]
    pub(crate) public_url: Option<String>,
    /// A module that is active; name each active module, or "none" for no module [default: ecommerce].
    #[arg(long, value_name = "MODULE")]
    pub(crate) module: Vec<String>,
}

#[derive(Debug, Args)]
pub(crate) struct EnableArgs {
    /// The plugin's name.
    pub(crate) plugin: String,
    #[command(flatten)]
    pub(crate) shop: InShop,
    #[command(flatten)]
    pub(crate) entered: Entered,
}

#[derive(Debug, Args)]
pub(crate) struct AuthorizeArgs {
    /// The plugin's name.
    pub(crate) plugin: String,
    /// The shop.
    #[arg(long, required_unless_present = "callback")]
    pub(crate) shop: Option<String>,
    #[command(flatten)]
    pub(crate) entered: Entered,
    /// The address of the remote's install link, or the part of it after the question mark.
    #[arg(long, value_name = "QUERY")]
    pub(crate) query: Option<String>,
    /// The address that the browser came back to, or the part of it after the question mark; for a machine that
    /// no browser reaches.
    #[arg(
        long,
        value_name = "ADDRESS",
        alias = "call-back",
        conflicts_with_all = ["shop", "settings", "flows", "another_account", "query"]
    )]
    pub(crate) callback: Option<String>,
}

/// What an owner enters and switches.
#[derive(Debug, Args)]
pub(crate) struct Entered {
    /// Enter a setting. Write key=@FILE to read it from a file ("@-": standard input), or leave it
    /// to the environment: HOST_TEST_ and the key in capitals, HOST_TEST_API_KEY.
    #[arg(long = "set", value_name = "KEY=VALUE")]
    pub(crate) settings: Vec<String>,
    /// Set a switch: KEY or KEY=on, KEY=off. Switches that aren't named stay as they are.
    #[arg(long = "flow", value_name = "KEY[=on|off]")]
    pub(crate) flows: Vec<String>,
    /// The credentials are those of another account: forget links and storage.
    #[arg(long)]
    pub(crate) another_account: bool,
}
