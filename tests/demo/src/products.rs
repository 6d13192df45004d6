//! The catalogue is imported, its changes are imported alone, and a Smarty that writes everything otherwise is
//! understood as well.

use anyhow::{Context as _, ensure};
use fakes::smarty::{Dialect, Smarty, SmartyConfig};
use fakes::{Decimal, RequestMatcher};
use serde_json::Value;

use crate::program::{Program, rows};
use crate::smartygest::{HOST, KEY};
use crate::summary::Products;
use crate::transcript::Transcript;

/// Products next to the two samples.
const SEEDED: u64 = 60;
/// The seed of the catalogue, so that both fakes of Smarty hold the same.
const SEED: u64 = 7;

const TICK: [&str; 3] = ["tick", "--shop", "bottega"];

pub(crate) async fn run(
    program: &Program,
    smarty: &Smarty,
    key: &str,
    transcript: &Transcript,
) -> anyhow::Result<Products> {
    transcript.step("3. Synchronization settings: products, Smartygest => Framework360");
    smarty.add_sample_data();
    smarty.seed_products(SEEDED, SEED);
    let there = smarty.product_count();
    transcript.say(&format!("Smarty has {there} products, some of them with variants."));
    program.must(transcript, &["enable", "smartygest", "--shop", "bottega", "--flow", "products-in"]).await?;
    program.must(transcript, &TICK).await?;
    let catalogue = catalogue(program, "bottega").await?;
    ensure!(catalogue.len() == there, "{} of {there} products arrived", catalogue.len());

    transcript.step("The list of products, in Italian and in French");
    for locale in ["it", "fr"] {
        let list = ["status", "products", "--shop", "bottega", "--limit", "5", "--locale", locale];
        program.must(transcript, &list).await?;
    }

    transcript.step("Nothing has changed: the next tick costs two requests at most");
    let mark = smarty.mark();
    program.must(transcript, &TICK).await?;
    let requests = smarty.requests_since(mark, &RequestMatcher::get("Products/list"));
    transcript.say(&format!("Smarty's ledger: {requests} request(s)."));
    ensure!(requests <= 2, "an unchanged tick cost {requests} requests");

    transcript.step("One price changes at Smarty, and arrives alone");
    let tee = smarty.products().into_iter().find(|product| product.sku == "TEE-01").context("the tee")?;
    smarty.change_product(tee.id, |product| product.price = Decimal::new(2190, 2));
    let changed = counts(program, transcript).await?;
    ensure!(changed == 1, "{changed} products changed, not one");
    transcript.say("And one stock:");
    let mug = smarty.products().into_iter().find(|product| product.sku == "MUG-01").context("the mug")?;
    smarty.change_product(mug.id, |product| product.stock = 39);
    let restocked = counts(program, transcript).await?;
    ensure!(restocked == 1, "{restocked} products changed, not one");

    transcript.step("Another Smarty: numbers as text, 0 and 1, images as objects, lists in an envelope");
    let config = SmartyConfig { api_key: KEY.into(), dialect: Dialect::second(), ..Default::default() };
    let second = Smarty::start(config).await?;
    second.add_sample_data();
    second.seed_products(SEEDED, SEED);
    let program = &program.connect_to(HOST, &second.url());
    program
        .must(
            transcript,
            &["enable", "smartygest", "--shop", "officina", "--set", key, "--flow", "products-in"],
        )
        .await?;
    program.must(transcript, &["tick", "--shop", "officina", "--locale", "it"]).await?;
    program
        .must(transcript, &["status", "products", "--shop", "officina", "--limit", "3", "--locale", "fr"])
        .await?;
    let other = self::catalogue(program, "officina").await?;
    let differ = catalogue.iter().zip(&other).filter(|(one, two)| one != two).count();
    ensure!(
        other.len() == there && differ == 0,
        "{differ} products came in otherwise than in the first shop"
    );
    transcript.say(&format!("All {} products are as in the first shop.", other.len()));
    Ok(Products { imported: catalogue.len(), changed: changed + restocked, second: other.len() })
}

/// Runs a tick, shows it, and returns how many products it changed in the store.
async fn counts(program: &Program, transcript: &Transcript) -> anyhow::Result<usize> {
    let before = catalogue(program, "bottega").await?;
    program.must(transcript, &TICK).await?;
    let after = catalogue(program, "bottega").await?;
    ensure!(before.len() == after.len(), "the number of products changed");
    Ok(before.iter().zip(&after).filter(|(before, after)| before != after).count())
}

/// The shop's products in text, one line each.
async fn catalogue(program: &Program, shop: &str) -> anyhow::Result<Vec<String>> {
    let status = program.ask(&["status", "products", "--shop", shop, "--limit", "1000"]).await?;
    let text = |row: &Value, key: &str| row.get(key).map(ToString::to_string).unwrap_or_default();
    let keys = ["number", "name", "price", "stock", "active", "variants"];
    let mut products: Vec<String> =
        rows(&status, "rows").iter().map(|row| keys.map(|key| text(row, key)).join(" ")).collect();
    products.sort();
    Ok(products)
}
