//! Serves a fake Shopify until Ctrl-C.

use std::error::Error;

use clap::Parser;
use fake_shopify::{CONTROL_HELP, Decimal, Provinces, Shopify, ShopifyConfig, Switches};

/// A fake Shopify with one shop and one app, for demos and for trying a connector by hand.
///
/// Serves the pages and the Admin API below /admin/ on 127.0.0.1 and keeps everything in memory.
/// Prints one line of JSON once it serves, {"url": "...", "ledger": "...", "control": "..."}, and
/// ends on Ctrl-C. GET /__ledger shows every request received and every change applied, as JSON,
/// without secrets and tokens.
#[derive(Parser)]
#[command(name = "fake-shopify", version, after_help = CONTROL_HELP)]
struct Options {
    /// Port to serve on; 0 for a free one
    #[arg(long, default_value_t = 0)]
    port: u16,
    /// The shop's name in addresses
    #[arg(long, default_value = "f360-test.myshopify.com")]
    shop: String,
    /// The shop's currency, ISO 4217
    #[arg(long, default_value = "CHF")]
    currency: String,
    /// The app's client id
    #[arg(long, default_value = "f360-test-client")]
    client_id: String,
    /// The app's client secret
    #[arg(
        long,
        env = "FAKE_SHOPIFY_CLIENT_SECRET",
        hide_env_values = true,
        default_value = "f360-test-secret-not-real"
    )]
    client_secret: String,
    /// What the secret is rotated to
    #[arg(
        long,
        env = "FAKE_SHOPIFY_NEXT_CLIENT_SECRET",
        hide_env_values = true,
        default_value = "f360-next-secret-not-real"
    )]
    next_client_secret: String,
    /// An address that the browser may be sent back to, as often as needed; any where none is named
    #[arg(long)]
    redirect_uri: Vec<String>,
    /// Where the three privacy topics go
    #[arg(long)]
    privacy_uri: Option<String>,
    /// Where deliveries to an address go in its place: https://shop.example=http://127.0.0.1:8080
    #[arg(long, value_parser = route)]
    connect_to: Vec<(String, String)>,
    /// Points that the bucket holds
    #[arg(long, default_value_t = 2000)]
    bucket: u32,
    /// Points that come back every second
    #[arg(long, default_value_t = 100)]
    restore_rate: u32,
    /// What becomes of a province in a country that has none
    #[arg(long, value_enum, default_value_t = Provinces::Drop)]
    provinces: Provinces,
    /// Addresses are kept as they are sent: post codes in any form, and every province
    #[arg(long)]
    addresses_as_sent: bool,
    /// What a query costs, in multiples of what is calculated
    #[arg(long, value_parser = factor, default_value = "1.15")]
    price_factor: Decimal,
    /// Names are null, without an error
    #[arg(long)]
    null_names: bool,
    /// Of tokens and numbers
    #[arg(long, default_value_t = 0)]
    seed: u64,
}

fn factor(reported: &str) -> Result<Decimal, &'static str> {
    let factor = reported.parse::<Decimal>().ok().filter(|factor| *factor > Decimal::ZERO);
    factor.ok_or("it must be a number above 0")
}

fn route(reported: &str) -> Result<(String, String), &'static str> {
    let (origin, base) = reported.split_once('=').ok_or("it needs a = between two addresses")?;
    Ok((origin.to_owned(), base.to_owned()))
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let options = Options::parse();
    let shopify = Shopify::start(ShopifyConfig {
        port: options.port,
        shop: options.shop,
        currency: options.currency,
        client_id: options.client_id,
        client_secret: options.client_secret,
        next_client_secret: options.next_client_secret,
        redirect_uris: options.redirect_uri,
        privacy_uri: options.privacy_uri,
        bucket: options.bucket,
        restore_rate: options.restore_rate,
        switches: Switches {
            normalise: !options.addresses_as_sent,
            provinces: options.provinces,
            price_factor: options.price_factor,
            null_names: options.null_names,
            ..Switches::default()
        },
        seed: options.seed,
        ..ShopifyConfig::default()
    })
    .await?;
    for (origin, base) in &options.connect_to {
        shopify.connect_to(origin, base);
    }
    fakes::until_stopped(&shopify.url(), &shopify.origin()).await?;
    Ok(())
}
