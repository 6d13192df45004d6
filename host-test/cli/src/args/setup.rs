//! The arguments of commands that set shops and plugins up.

use clap::Args;

use super::InShop;

#[derive(Debug, Args)]
pub(crate) struct PlatformArgs {
    /// A plugin's name: show the settings of platform scope that it has, or enter them.
    pub(crate) plugin: Option<String>,
    /// Where remotes and browsers reach the platform: https, or http on this machine; "" for nowhere.
    #[arg(long, value_name = "URL", conflicts_with = "plugin")]
    pub(crate) public_url: Option<String>,
    /// Enter a setting; an empty value takes it away. Write key=@FILE to read it from a file ("@-":
    /// standard input), or leave it to the environment: HOST_TEST_ and the key in capitals,
    /// HOST_TEST_CLIENT_SECRET.
    #[arg(long = "set", value_name = "KEY=VALUE", requires = "plugin")]
    pub(crate) settings: Vec<String>,
}

#[derive(Debug, Args)]
pub(crate) struct ShopArgs {
    /// Its id.
    pub(crate) id: String,
    /// Create it although another one has almost the same id.
    #[arg(long)]
    pub(crate) create: bool,
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
    /// What the remote's install link carried: its address, or what follows its question mark.
    #[arg(long, value_name = "QUERY")]
    pub(crate) query: Option<String>,
    /// The address that the browser came back to, or what follows its question mark: for a machine
    /// that no browser reaches.
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
    /// The credentials are another account's: forget links and storage.
    #[arg(long)]
    pub(crate) another_account: bool,
}
