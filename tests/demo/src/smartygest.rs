//! "Connect your Framework360 account to Smartygest": the guide, step by step.

use std::path::Path;
use std::process::Stdio;

use anyhow::{Context as _, ensure};
use fakes::smarty::{Smarty, SmartyConfig};
use fakes::{Fault, RequestMatcher};

use crate::products;
use crate::program::Program;
use crate::summary::{Numbers, Orders, Remote};
use crate::transcript::Transcript;

pub(crate) const HOST: &str = "www.gestionalesmarty.com";
pub(crate) const KEY: &str = "demo-key-5f81c2";
const ORDERS: &str = include_str!("../orders/smartygest.jsonl");

pub(crate) async fn run(
    program: &Program,
    folder: &Path,
    transcript: &Transcript,
) -> anyhow::Result<Numbers> {
    let smarty = Smarty::start(SmartyConfig { api_key: KEY.to_owned(), ..SmartyConfig::default() }).await?;
    let program = &program.connect_to(HOST, &smarty.url());
    let key = folder.join("api-key.txt");
    std::fs::write(&key, KEY)?;
    let orders = folder.join("orders.jsonl");
    std::fs::write(&orders, ORDERS)?;
    let (key, orders) = (format!("api_key=@{}", key.display()), orders.display().to_string());
    transcript.say(&format!("A fake Smarty listens at {}; the traffic for {HOST} goes there.", smarty.url()));

    transcript.step("1. Initial connection via API key");
    transcript.say("A wrong key is refused by check(), and nothing is kept:");
    let answer = program
        .run(transcript, &["enable", "smartygest", "--shop", "bottega", "--set", "api_key=not-the-key"])
        .await?;
    ensure!(answer.code == 1, "a wrong key was not refused: {}", answer.text);
    let kept = program.run(transcript, &["status", "orders", "--shop", "bottega"]).await?;
    ensure!(kept.code == 2, "something was kept: {}", kept.text);
    transcript.say("The right one is saved:");
    program.must(transcript, &["enable", "smartygest", "--shop", "bottega", "--set", &key]).await?;

    transcript.step("2. Synchronization settings: orders, Framework360 => Smartygest");
    program.must(transcript, &["enable", "smartygest", "--shop", "bottega", "--flow", "orders-out"]).await?;

    transcript.step("Three orders arrive: paid, cash on delivery, an unpaid bank transfer");
    program.must(transcript, &["order", "--shop", "bottega", &orders]).await?;

    transcript.step("They are handled in the background, and the worst happens");
    let fault =
        smarty.inject(RequestMatcher::post("Sales_Orders/post").nth(2), Fault::hold().after_applying());
    let mut worker = program.start(transcript, &["work", "--until-idle"], Stdio::null())?;
    tokio::select! {
        () = fault.reached() => {}
        status = worker.wait() => {
            anyhow::bail!("the worker ended before its order reached Smarty: {}", status?);
        }
    }
    transcript.say(
        "Smarty has taken the second order and holds its answer back. Now the worker is killed (SIGKILL).",
    );
    worker.kill().await.context("the worker could not be killed")?;
    fault.release();
    transcript.say(&format!(
        "Smarty's ledger: {} order(s). The worker never got the last answer.",
        smarty.orders().len()
    ));
    transcript.say("Started again, it looks before it sends:");
    program.must(transcript, &["work", "--until-idle"]).await?;

    transcript.step("The list of orders, in the owner's language");
    program.must(transcript, &["status", "orders", "--locale", "it"]).await?;
    program.must(transcript, &["activity", "--locale", "it"]).await?;

    let products = products::run(program, &smarty, &key, transcript).await?;

    transcript.step("Counted in the store and in Smarty's ledger");
    let status = program.ask(&["status", "orders", "--shop", "bottega"]).await?;
    let jobs = program.ask(&["jobs", "list", "--shop", "bottega", "--phase", "skipped"]).await?;
    Ok(Numbers {
        orders: Orders::counted(&status, &jobs),
        products,
        remote: Remote { orders: smarty.orders().len(), duplicates: smarty.duplicates() },
    })
}
