//! "Connect your Framework360 account to Smartygest": the guide, step by step.

use std::path::Path;
use std::process::Stdio;

use anyhow::{Context as _, ensure};
use fakes::smarty::{Smarty, SmartyConfig};
use fakes::{Fault, RequestMatcher};

use crate::products;
use crate::program::Program;
use crate::story::{Numbers, Orders, Remote, Story};

pub(crate) const HOST: &str = "www.gestionalesmarty.com";
pub(crate) const KEY: &str = "demo-key-5f81c2";
const ORDERS: &str = include_str!("../orders/smartygest.jsonl");

pub(crate) async fn tell(program: &Program, folder: &Path, story: &Story) -> anyhow::Result<Numbers> {
    let smarty = Smarty::start(SmartyConfig { api_key: KEY.to_owned(), ..SmartyConfig::default() }).await?;
    let program = &program.connect_to(HOST, &smarty.url());
    let key = folder.join("api-key.txt");
    std::fs::write(&key, KEY)?;
    let orders = folder.join("orders.jsonl");
    std::fs::write(&orders, ORDERS)?;
    let (key, orders) = (format!("api_key=@{}", key.display()), orders.display().to_string());
    story.says(&format!("A fake Smarty listens at {}; the traffic for {HOST} goes there.", smarty.url()));

    story.step("1. Initial connection via API key");
    story.says("A wrong key is refused by check(), and nothing is kept:");
    let answer = program
        .run(story, &["enable", "smartygest", "--shop", "bottega", "--set", "api_key=not-the-key"])
        .await?;
    ensure!(answer.code == 1, "a wrong key was not refused: {}", answer.text);
    let kept = program.run(story, &["status", "orders", "--shop", "bottega"]).await?;
    ensure!(kept.code == 2, "something was kept: {}", kept.text);
    story.says("The right one is saved:");
    program.must(story, &["enable", "smartygest", "--shop", "bottega", "--set", &key]).await?;

    story.step("2. Synchronization settings: orders, Framework360 => Smartygest");
    program.must(story, &["enable", "smartygest", "--shop", "bottega", "--flow", "orders-out"]).await?;

    story.step("Three orders arrive: paid, cash on delivery, an unpaid bank transfer");
    program.must(story, &["order", "--shop", "bottega", &orders]).await?;

    story.step("They are handled in the background, and the worst happens");
    let fault =
        smarty.inject(RequestMatcher::post("Sales_Orders/post").nth(2), Fault::hold().after_applying());
    let mut worker = program.start(story, &["work", "--until-idle"], Stdio::null())?;
    tokio::select! {
        () = fault.reached() => {}
        status = worker.wait() => {
            anyhow::bail!("the worker ended before its order reached Smarty: {}", status?);
        }
    }
    story.says(
        "Smarty has taken the second order and holds its answer back. Now the worker is killed (SIGKILL).",
    );
    worker.kill().await.context("the worker could not be killed")?;
    fault.release();
    story.says(&format!(
        "Smarty's ledger: {} order(s). The worker never heard of the last one.",
        smarty.orders().len()
    ));
    story.says("Started again, it looks before it sends:");
    program.must(story, &["work", "--until-idle"]).await?;

    story.step("The list of orders, in the owner's language");
    program.must(story, &["status", "orders", "--locale", "it"]).await?;
    program.must(story, &["activity", "--locale", "it"]).await?;

    let products = products::tell(program, &smarty, &key, story).await?;

    story.step("Counted in the store and in Smarty's ledger");
    let status = program.ask(&["status", "orders", "--shop", "bottega"]).await?;
    let jobs = program.ask(&["jobs", "list", "--shop", "bottega", "--phase", "skipped"]).await?;
    Ok(Numbers {
        orders: Orders::counted(&status, &jobs),
        products,
        remote: Remote { orders: smarty.orders().len(), duplicates: smarty.duplicates() },
    })
}
