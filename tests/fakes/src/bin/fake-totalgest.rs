//! Serves a fake TotalGest until Ctrl-C.

use std::error::Error;

use clap::Parser;
use fakes::{
    SignedDuration,
    totalgest::{CONTROL_HELP, Dialect, TotalGest, TotalGestConfig},
};

/// A fake of the ERP TotalGest, for demos and for trying a connector by hand.
///
/// Serves the API of plugins/totalgest/openapi.json on 127.0.0.1 and keeps everything in memory.
/// Prints one line of JSON once it serves, {"url": "...", "ledger": "...", "control": "..."}, and
/// ends on Ctrl-C.
/// GET /__ledger shows every request received and every change applied, as JSON, without passwords
/// and tokens.
#[derive(Parser)]
#[command(name = "fake-totalgest", version, after_help = CONTROL_HELP)]
struct Options {
    /// Port to serve on; 0 for a free one
    #[arg(long, default_value_t = 0)]
    port: u16,
    /// The id of the one shop
    #[arg(long, visible_alias = "shop-id", default_value = "shop-7")]
    shop: String,
    /// The id of its owner
    #[arg(long, visible_alias = "owner-id", default_value = "owner-3")]
    owner: String,
    /// The user's name
    #[arg(long, default_value = "bottega-api")]
    username: String,
    /// The user's password
    #[arg(
        long,
        env = "FAKE_TOTALGEST_PASSWORD",
        hide_env_values = true,
        default_value = "totalgest-test-password"
    )]
    password: String,
    /// Seconds that a session lasts
    #[arg(long, default_value_t = 3600, value_parser = clap::value_parser!(i64).range(1..))]
    session: i64,
    /// Items on a page at most, whatever is asked
    #[arg(long, default_value_t = 200)]
    page_limit: usize,
    /// The path before the API's paths, such as /erp
    #[arg(long, default_value = "")]
    base: String,
    /// Begin with so many generated products
    #[arg(long, default_value_t = 0)]
    products: u64,
    /// Another seed generates other products
    #[arg(long, default_value_t = 0)]
    seed: u64,
    #[command(flatten)]
    dialect: Dialect,
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let options = Options::parse();
    let config = TotalGestConfig {
        shop_id: options.shop,
        owner_id: options.owner,
        username: options.username,
        password: options.password,
        session_lifetime: SignedDuration::from_secs(options.session),
        page_limit: options.page_limit,
        base: options.base,
        port: options.port,
        dialect: options.dialect,
        ..TotalGestConfig::default()
    };
    let totalgest = TotalGest::start(config).await?;
    totalgest.seed_products(options.products, options.seed);
    fakes::until_stopped(&totalgest.url(), &totalgest.origin()).await?;
    Ok(())
}
