//! TotalGest's guide, in French: connected, it runs by itself, and whatever happens every order is
//! there once.

use std::path::Path;
use std::process::Stdio;

use anyhow::{Context as _, ensure};
use fakes::totalgest::{Price, Product, ProductVat, TotalGest, TotalGestConfig, VatCode};
use fakes::{Decimal, Fault, RequestMatcher};
use serde::Serialize;
use serde_json::Value;

use crate::program::{Program, in_state};
use crate::summary::{Orders, Remote, Summary};
use crate::transcript::Transcript;

const HOST: &str = "tg00.bweb.ch";
const PASSWORD: &str = "correct horse battery staple";
const ORDERS: &str = include_str!("../orders/totalgest.jsonl");
/// Besides the cup that the orders are about.
const SEEDED: u64 = 40;
const SEED: u64 = 7;

const ENABLE: [&str; 4] = ["enable", "totalgest", "--shop", "boutique"];
const WORK: [&str; 2] = ["work", "--until-idle"];

/// What is counted at the end: from the store and from TotalGest's own data.
#[derive(Debug, Serialize)]
pub(crate) struct Numbers {
    orders: Orders,
    products: usize,
    report: Report,
    sessions: Sessions,
    remote: Remote,
    /// What broke the connector's OpenAPI file.
    violations: usize,
}

/// The final report of the send by hand.
#[derive(Debug, Serialize)]
struct Report {
    selected: u64,
    sent: u64,
    already_there: u64,
    failed: u64,
}

#[derive(Debug, Serialize)]
struct Sessions {
    /// Logins that the end of a session in the middle of six orders cost.
    renewals: usize,
}

impl Summary for Numbers {
    fn sentences(&self) -> Vec<String> {
        let Self { orders, products, report, sessions, remote, violations } = self;
        vec![
            format!(
                "{} orders sent, {} skipped, {} failed; {} at TotalGest, {} of them twice.",
                orders.sent, orders.skipped, orders.failed, remote.orders, remote.duplicates
            ),
            format!(
                "By hand: {} selected = {} sent + {} already there + {} failed.",
                report.selected, report.sent, report.already_there, report.failed
            ),
            format!("{products} products came in; a session that ended cost {} login.", sessions.renewals),
            format!("Against openapi.json: {violations} violations."),
        ]
    }

    fn succeeded(&self) -> bool {
        let Self { orders, report, sessions, remote, violations, .. } = self;
        orders.sent == remote.orders
            && orders.uncertain + remote.duplicates + violations == 0
            && (orders.failed, sessions.renewals) == (1, 1)
            && report.selected == report.sent + report.already_there + report.failed
    }
}

struct Demo<'a> {
    program: Program,
    totalgest: TotalGest,
    folder: &'a Path,
    transcript: &'a Transcript,
}

pub(crate) async fn run(
    program: &Program,
    folder: &Path,
    transcript: &Transcript,
) -> anyhow::Result<Numbers> {
    let config = TotalGestConfig { password: PASSWORD.to_owned(), ..TotalGestConfig::default() };
    let totalgest = TotalGest::start(config).await?;
    transcript
        .say(&format!("A fake TotalGest listens at {}; the traffic for {HOST} goes there.", totalgest.url()));
    let program = program.connect_to(HOST, &totalgest.origin()).reading("fr");
    let demo = Demo { program, totalgest, folder, transcript };
    demo.connect().await?;
    let products = demo.products().await?;
    demo.orders_by_themselves().await?;
    let renewals = demo.session_ends().await?;
    demo.process_is_killed().await?;
    let report = demo.by_hand().await?;
    demo.module().await?;
    demo.counted(products, renewals, report).await
}

impl Demo<'_> {
    async fn must(&self, args: &[&str]) -> anyhow::Result<String> {
        self.program.must(self.transcript, args).await
    }

    /// Reports these lines of the order file to the platform.
    async fn order(&self, lines: std::ops::Range<usize>) -> anyhow::Result<()> {
        let chosen: Vec<&str> = ORDERS.lines().skip(lines.start).take(lines.len()).collect();
        let path = self.folder.join("orders.jsonl");
        std::fs::write(&path, chosen.join("\n"))?;
        self.must(&["order", "--shop", "boutique", &path.display().to_string()]).await?;
        Ok(())
    }

    async fn connect(&self) -> anyhow::Result<()> {
        self.transcript.step("Comment se configure-t-il ? The table of the guide, and its five fields");
        let usual = TotalGestConfig::default();
        let shop =
            ["shop", "boutique", "--currency", "CHF", "--locale", "fr-CH", "--time-zone", "Europe/Zurich"];
        self.must(&shop).await?;
        let wrong = self.folder.join("wrong.txt");
        let right = self.folder.join("password.txt");
        std::fs::write(&wrong, "not the password")?;
        std::fs::write(&right, PASSWORD)?;
        let entered = |password: &Path| {
            let mut args: Vec<String> = ENABLE.map(str::to_owned).into();
            for (key, value) in [
                ("shop_id", usual.shop_id.clone()),
                ("owner_id", usual.owner_id.clone()),
                ("endpoint", HOST.to_owned()),
                ("username", usual.username.clone()),
                ("password", format!("@{}", password.display())),
            ] {
                args.extend(["--set".to_owned(), format!("{key}={value}")]);
            }
            args
        };
        self.transcript.say("A wrong password is reported at its field, in the reader's language:");
        let args = entered(&wrong);
        let args: Vec<&str> = args.iter().map(String::as_str).collect();
        let answer = self.program.run(self.transcript, &args).await?;
        ensure!(answer.code == 1, "a wrong password was not refused: {}", answer.text);
        ensure!(answer.text.contains("Mot de passe"), "not reported at its field: {}", answer.text);
        self.transcript.say("The right one is saved, and both switches are on:");
        let args = entered(&right);
        let args: Vec<&str> = args.iter().map(String::as_str).collect();
        let reported = self.must(&args).await?;
        ensure!(!reported.contains(PASSWORD), "the password was shown");
        Ok(())
    }

    async fn products(&self) -> anyhow::Result<usize> {
        self.transcript.step("Synchronisation Produits: names, prices in francs, VAT, SKU, stock");
        let price = |currency: &str, cents| Price {
            currency: currency.to_owned(),
            amount: Decimal::new(cents, 2),
            vat_included: true,
        };
        self.totalgest.add_product(Product {
            sku: "00007".to_owned(),
            ean: "0761000000001".to_owned(),
            name: "Tasse «Zürich»".to_owned(),
            prices: vec![price("CHF", 1990), price("EUR", 2050)],
            vat: ProductVat { code: Some(VatCode::Standard), rate: None },
            quantity: Some(Decimal::from(12)),
            ..Product::default()
        });
        self.totalgest.seed_products(SEEDED, SEED);
        self.must(&["tick"]).await?;
        self.must(&["status", "products", "--limit", "6"]).await?;
        self.transcript.say("Nothing has changed: the next tick costs one request.");
        let mark = self.totalgest.mark();
        self.must(&["tick"]).await?;
        let requests = self.totalgest.requests_since(mark, &RequestMatcher::get("products"));
        ensure!(requests == 1, "an unchanged tick cost {requests} requests");
        let status = self.program.ask(&["status", "products", "--limit", "1000"]).await?;
        let linked = in_state(&status, "linked");
        ensure!(linked > 0, "no product came in");
        Ok(linked)
    }

    async fn orders_by_themselves(&self) -> anyhow::Result<()> {
        self.transcript
            .step("Synchronisation Automatique des Commandes: three orders, one of them not paid yet");
        self.order(0..3).await?;
        self.transcript
            .say("They wait in the queue; the shop doesn't wait for TotalGest. Then the background:");
        self.must(&WORK).await?;
        ensure!(self.totalgest.orders().len() == 3, "not every order arrived");
        Ok(())
    }

    /// How many logins that cost.
    async fn session_ends(&self) -> anyhow::Result<usize> {
        self.transcript.step("TotalGest ends the session, and six orders meet that at once");
        self.order(3..9).await?;
        self.totalgest.expire_sessions();
        let logins = self.totalgest.logins();
        self.must(&WORK).await?;
        let renewals = self.totalgest.logins() - logins;
        self.transcript.say(&format!("TotalGest's data: {renewals} login, for all of them together."));
        Ok(renewals)
    }

    async fn process_is_killed(&self) -> anyhow::Result<()> {
        self.transcript.step("The worker is killed while TotalGest holds its answer back");
        self.order(9..12).await?;
        let fault =
            self.totalgest.inject(RequestMatcher::post("orders").nth(2), Fault::hold().after_applying());
        let mut worker = self.program.start(self.transcript, &WORK, Stdio::null())?;
        tokio::select! {
            () = fault.reached() => {}
            status = worker.wait() => {
                anyhow::bail!("the worker ended before its order reached TotalGest: {}", status?);
            }
        }
        worker.kill().await.context("the worker could not be killed")?;
        fault.release();
        self.transcript
            .say("SIGKILL. Started again, it sends under the same reference and learns what is there:");
        self.must(&WORK).await?;
        Ok(())
    }

    async fn by_hand(&self) -> anyhow::Result<Report> {
        self.transcript.step("Exportation Manuelle des Commandes: the switch is off, and four are selected");
        self.must(&[&ENABLE[..], &["--flow", "orders-out=off"]].concat()).await?;
        self.order(12..15).await?;
        self.totalgest.refuse_sku("BLOQUE", "article bloqué");
        let answer =
            self.program.run(self.transcript, &["send", "orders", "2013", "2014", "2015", "2001"]).await?;
        ensure!(answer.code == 1 && answer.text.contains("article bloqué"), "the reason isn't reported");
        self.transcript.say("The report stays:");
        self.must(&["send", "reports"]).await?;
        let report = self.program.ask_failed(&["send", "report"]).await?;
        let count = |part: &str| {
            report
                .get("report")
                .and_then(|report| report.get(part))
                .and_then(Value::as_u64)
                .context("a report")
        };
        self.must(&[&ENABLE[..], &["--flow", "orders-out=on"]].concat()).await?;
        Ok(Report {
            selected: count("selected")?,
            sent: count("sent")?,
            already_there: count("already_there")?,
            failed: count("failed")?,
        })
    }

    async fn module(&self) -> anyhow::Result<()> {
        self.transcript.step("The E-commerce module is switched off, and on again");
        self.must(&["shop", "boutique", "--module", "none"]).await?;
        self.order(15..16).await?;
        let requests = self.totalgest.mark();
        self.must(&["work", "--until-idle", "--patience", "0"]).await?;
        ensure!(self.totalgest.mark() == requests, "TotalGest was asked though the module is off");
        self.must(&["status", "orders", "--limit", "3"]).await?;
        self.transcript.say("And back:");
        self.must(&["shop", "boutique", "--module", "ecommerce"]).await?;
        self.must(&WORK).await?;
        self.transcript.step("Suivi du Statut: the column, in French, Dutch and Spanish");
        for locale in ["fr", "nl", "es"] {
            self.must(&["status", "orders", "--limit", "4", "--locale", locale]).await?;
        }
        Ok(())
    }

    async fn counted(&self, products: usize, renewals: usize, report: Report) -> anyhow::Result<Numbers> {
        self.transcript.step("Counted in the store and in TotalGest");
        let status = self.program.ask(&["status", "orders", "--limit", "1000"]).await?;
        let jobs = self.program.ask(&["jobs", "list", "--phase", "skipped"]).await?;
        let violations = self.totalgest.violations();
        for violation in &violations {
            self.transcript.say(violation);
        }
        Ok(Numbers {
            orders: Orders::counted(&status, &jobs),
            products,
            report,
            sessions: Sessions { renewals },
            remote: Remote { orders: self.totalgest.orders().len(), duplicates: self.totalgest.duplicates() },
            violations: violations.len(),
        })
    }
}
