//! Serves a fake Smarty until Ctrl-C.

use std::error::Error;

use clap::Parser;
use fakes::smarty::{CONTROL_HELP, Dialect, Smarty, SmartyConfig};

/// A fake of the ERP Gestionale Smarty, for demos and for trying a connector by hand.
///
/// Serves the REST API below /titanium/V2/Api/ on 127.0.0.1 and keeps everything in memory. Prints
/// one line of JSON once it serves, {"url": "...", "ledger": "...", "control": "..."}, and ends on
/// Ctrl-C.
/// GET /__ledger shows every request received and every change applied, as JSON, without the key.
#[derive(Parser)]
#[command(name = "fake-smarty", version, after_help = CONTROL_HELP)]
struct Options {
    /// Port to serve on; 0 for a free one
    #[arg(long, default_value_t = 0)]
    port: u16,
    /// The API key that is accepted
    #[arg(long, env = "FAKE_SMARTY_API_KEY", hide_env_values = true, default_value = "smarty-test-key")]
    api_key: String,
    /// Records per list at most, whatever is asked
    #[arg(long, default_value_t = 50)]
    page_limit: usize,
    /// Begin with a customer and two products
    #[arg(long)]
    sample_data: bool,
    /// Begin with so many generated products
    #[arg(long, default_value_t = 0)]
    products: u64,
    /// Another seed generates other products
    #[arg(long, default_value_t = 0)]
    seed: u64,
    /// Speak as a second Smarty would: text for everything, lists wrapped, images as objects, ...
    #[arg(long, conflicts_with = "Dialect")]
    second: bool,
    #[command(flatten)]
    dialect: Dialect,
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let Options { port, api_key, page_limit, sample_data, products, seed, second, dialect } =
        Options::parse();
    let dialect = if second { Dialect::second() } else { dialect };
    let smarty = Smarty::start(SmartyConfig { api_key, port, page_limit, dialect }).await?;
    if sample_data {
        smarty.add_sample_data();
    }
    smarty.seed_products(products, seed);
    fakes::until_stopped(&smarty.url(), &smarty.origin()).await?;
    Ok(())
}
