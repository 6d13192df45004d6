//! Shopify's guide: the owner lets the plugin in, customers go both ways, and whatever gets lost on
//! the way both sides are equal at the end.

use std::path::Path;
use std::process::Stdio;

use anyhow::{Context as _, bail, ensure};
use fake_shopify::{Callback, Mishap, Shopify, ShopifyConfig};
use fakes::{Fault, RequestMatcher};
use http::StatusCode;
use serde::Serialize;
use serde_json::{Value, json};

use crate::platform::Platform;
use crate::program::{Program, in_state, rows};
use crate::summary::Summary;
use crate::transcript::Transcript;

/// The platform's public address.
const PLATFORM: &str = "https://platform.example";
/// Customers that the Shopify shop has already.
const THERE: u64 = 120;
const WORK: [&str; 2] = ["work", "--until-idle"];

/// What is counted at the end: from the store and from Shopify's own data.
#[derive(Debug, Serialize)]
pub(crate) struct Numbers {
    /// In the shop.
    here: usize,
    /// Of these, linked with one of Shopify's.
    linked: usize,
    /// At Shopify.
    there: usize,
    /// Linked ones whose name, e-mail address, note or tags differ.
    different: usize,
    webhooks: Webhooks,
    /// Writes at Shopify after both sides were equal.
    echoes: usize,
}

#[derive(Debug, Serialize)]
struct Webhooks {
    delivered: usize,
    lost: usize,
    /// Answered with another status than 200.
    refused: usize,
}

impl Summary for Numbers {
    fn sentences(&self) -> Vec<String> {
        let Self { here, linked, there, different, webhooks, echoes } = self;
        vec![
            format!(
                "{here} customers here, {linked} of them linked; {there} at Shopify; {different} differ."
            ),
            format!(
                "Webhooks: {} delivered, {} lost on the way, {} refused as forged.",
                webhooks.delivered, webhooks.lost, webhooks.refused
            ),
            format!("Writes at Shopify once both sides were equal: {echoes}."),
        ]
    }

    fn succeeded(&self) -> bool {
        let Self { here, linked, there, different, webhooks, echoes } = self;
        here == linked
            && here == there
            && different + echoes == 0
            && webhooks.lost > 0
            && webhooks.refused > 0
    }
}

struct Demo<'a> {
    program: Program,
    shopify: Shopify,
    folder: &'a Path,
    transcript: &'a Transcript,
}

pub(crate) async fn run(
    program: &Program,
    folder: &Path,
    transcript: &Transcript,
) -> anyhow::Result<Numbers> {
    let config = ShopifyConfig {
        privacy_uri: Some(format!("{PLATFORM}/plugins/shopify/webhooks")),
        ..ShopifyConfig::default()
    };
    let (shop, secret) = (config.shop.clone(), config.client_secret.clone());
    let client = config.client_id.clone();
    let shopify = Shopify::start(config).await?;
    transcript
        .say(&format!("A fake Shopify listens at {}; the traffic for {shop} goes there.", shopify.url()));
    for number in 1..=THERE {
        shopify.create_customer(|customer| {
            customer.email = Some(format!("customer-{number}@example.ch"));
            customer.first_name = Some(format!("Customer {number}"));
            customer.tags = vec!["shopify".to_owned()];
        });
    }
    let program = program.connect_to(&shop, &shopify.url()).reading("en");
    let demo = Demo { program, shopify, folder, transcript };
    demo.set_up(&client, &secret).await?;
    let platform = demo.serves().await?;
    demo.authorize(&shop, &platform).await?;
    demo.first_import().await?;
    demo.both_ways().await?;
    platform.stop().await?;
    demo.process_is_killed().await?;
    let platform = demo.serves().await?;
    demo.by_hand().await?;
    demo.counted(platform).await
}

impl Demo<'_> {
    async fn must(&self, args: &[&str]) -> anyhow::Result<String> {
        self.program.must(self.transcript, args).await
    }

    async fn set_up(&self, client: &str, secret: &str) -> anyhow::Result<()> {
        self.transcript.step("The platform's operator enters the app's id and secret, once for all shops");
        let file = self.folder.join("secret.txt");
        std::fs::write(&file, secret)?;
        self.must(&["platform", "--public-url", PLATFORM]).await?;
        let (id, secret_at) = (format!("client_id={client}"), format!("client_secret=@{}", file.display()));
        let reported = self.must(&["platform", "shopify", "--set", &id, "--set", &secret_at]).await?;
        ensure!(!reported.contains(secret), "the secret was shown");
        self.must(&[
            "shop",
            "boutique",
            "--currency",
            "CHF",
            "--locale",
            "it-CH",
            "--time-zone",
            "Europe/Zurich",
        ])
        .await?;
        Ok(())
    }

    /// Shopify's webhooks find the platform where it listens now.
    async fn serves(&self) -> anyhow::Result<Platform> {
        let platform = Platform::start(&self.program, self.transcript).await?;
        self.shopify.connect_to(PLATFORM, platform.base());
        Ok(platform)
    }

    async fn authorize(&self, shop: &str, platform: &Platform) -> anyhow::Result<()> {
        self.transcript.step("The owner lets the plugin in: OAuth");
        let shop = format!("shop={shop}");
        let args = ["authorize", "shopify", "--shop", "boutique", "--set", &shop];
        let switches = ["--flow", "customers=on", "--flow", "customers-in=on", "--flow", "customers-out=on"];
        let args = [&args[..], &switches].concat();
        self.must(&args).await?;
        self.transcript.say("Somebody changes the way back: it is refused, and nothing is kept.");
        self.shopify.next_callback(Callback::Tampered);
        let status = self.comes_back(&args, platform).await?;
        ensure!(status != StatusCode::OK, "a tampered call back was taken");
        self.transcript.say("The owner says yes on Shopify's page, and the browser comes back:");
        let status = self.comes_back(&args, platform).await?;
        ensure!(status == StatusCode::OK, "the call back was refused with {status}");
        self.must(&["shop", "boutique"]).await?;
        Ok(())
    }

    async fn comes_back(&self, args: &[&str], platform: &Platform) -> anyhow::Result<StatusCode> {
        let asked = self.program.ask(args).await?;
        let url = asked.get("url").and_then(Value::as_str).context("an address to go to")?;
        let back = self.shopify.approve(url)?;
        let path = back.strip_prefix(PLATFORM).context("it comes back to the platform")?;
        let status = platform.get(path).await?;
        self.transcript.say(&format!("GET {PLATFORM}/plugins/shopify/oauth?… → {status}"));
        Ok(status)
    }

    async fn first_import(&self) -> anyhow::Result<()> {
        self.transcript.step("All customers that Shopify has already come in, page by page");
        self.must(&["tick", "customers"]).await?;
        self.must(&["status", "customers", "--limit", "5"]).await?;
        Ok(())
    }

    async fn save(&self, customers: &[Value]) -> anyhow::Result<()> {
        let path = self.folder.join("customers.json");
        std::fs::write(&path, serde_json::to_vec_pretty(customers)?)?;
        self.must(&["customers", "save", "--shop", "boutique", &path.display().to_string()]).await?;
        Ok(())
    }

    async fn both_ways(&self) -> anyhow::Result<()> {
        self.transcript.step("Shopify => Framework360: every second webhook is lost, doubled or forged");
        let mut number = 0_u32;
        self.shopify.on_delivery(move |_| {
            number += 1;
            match number % 6 {
                1 => Some(Mishap::Lose),
                3 => Some(Mishap::Double),
                5 => Some(Mishap::BadSignature),
                _ => None,
            }
        });
        for number in 1..=6 {
            let email = format!("customer-{number}@example.ch");
            let id = self.shopify.customer_by_email(&email).context("a customer of Shopify's")?.id;
            self.shopify.update_customer(id, |customer| {
                customer.last_name = Some("Rossi".to_owned());
                customer.tags.push("vip".to_owned());
            });
        }
        self.shopify.create_customer(|customer| customer.email = Some("new@example.ch".to_owned()));
        self.shopify.deliveries_done().await;
        self.transcript.say("What no webhook reported, the tick finds:");
        self.must(&["tick", "customers"]).await?;
        self.must(&WORK).await?;

        self.transcript.step("Framework360 => Shopify: a customer signs up, another one is edited");
        let address = json!({"line1": "Via Uno 1", "postal_code": "6900", "city": "Lugano", "country": "CH"});
        self.save(&[json!({
            "id": "c-1", "email": "ada@example.ch", "first_name": "Ada", "last_name": "Verdi",
            "phone": "091 922 33 44", "locale": "it", "tags": ["newsletter"], "note": "Prefers tea",
            "email_marketing": "subscribed", "email_marketing_at": 1_790_000_000_000_u64,
            "orders_count": 3, "total_spent": "120.50", "currency": "CHF", "addresses": [address],
        })])
        .await?;
        self.must(&WORK).await?;
        let ada = self.shopify.customer_by_email("ada@example.ch").context("Ada isn't at Shopify")?;
        ensure!(ada.phone.as_deref() == Some("+41919223344"), "her phone: {:?}", ada.phone);
        Ok(())
    }

    async fn process_is_killed(&self) -> anyhow::Result<()> {
        self.transcript.step("The worker is killed while Shopify holds the answer to a create back");
        self.save(&[json!({
            "id": "c-2", "email": "bea@example.ch", "first_name": "Bea", "last_name": "Neri", "locale": "it",
            "currency": "CHF", "total_spent": "0",
        })])
        .await?;
        let create = RequestMatcher::post("graphql.json").saying("customerCreate");
        let fault = self.shopify.inject(create, Fault::hold().after_applying());
        let mut worker = self.program.start(self.transcript, &WORK, Stdio::null())?;
        tokio::select! {
            () = fault.reached() => {}
            status = worker.wait() => bail!("the worker ended before it created: {}", status?),
        }
        worker.kill().await.context("the worker could not be killed")?;
        fault.release();
        self.transcript.say("SIGKILL. Started again, it looks before it creates, and links:");
        self.must(&WORK).await?;
        Ok(())
    }

    async fn by_hand(&self) -> anyhow::Result<()> {
        self.transcript.step("Manual: Send To, Shopify, for two customers");
        self.must(&["send", "customers", "c-1", "c-2"]).await?;
        self.must(&["status", "customers", "--limit", "4"]).await?;
        Ok(())
    }

    async fn counted(&self, platform: Platform) -> anyhow::Result<Numbers> {
        self.transcript.step("Counted in the store and in Shopify");
        self.shopify.deliver_well();
        self.shopify.deliveries_done().await;
        self.must(&WORK).await?;
        let mark = self.shopify.mark();
        self.must(&["tick", "customers"]).await?;
        self.must(&WORK).await?;
        platform.stop().await?;
        let status = self.program.ask(&["status", "customers", "--limit", "10000"]).await?;
        let listed = rows(&status, "rows");
        let linked = in_state(&status, "linked");
        let there = self.shopify.customers();
        let mut different = 0;
        for customer in &there {
            let email = customer.email.clone().unwrap_or_default();
            let ours = self.program.ask(&["customers", "show", &email]).await?;
            let ours = rows(&ours, "customers").first().cloned().unwrap_or_default();
            let said = |key: &str| ours.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
            let text = |text: &Option<String>| text.clone().unwrap_or_default();
            let mut tags: Vec<String> = ours
                .get("tags")
                .and_then(Value::as_array)
                .map(|tags| tags.iter().filter_map(Value::as_str).map(str::to_owned).collect())
                .unwrap_or_default();
            let mut theirs = customer.tags.clone();
            tags.sort();
            theirs.sort();
            let same = said("first_name") == text(&customer.first_name)
                && said("last_name") == text(&customer.last_name)
                && said("note") == text(&customer.note)
                && tags == theirs;
            different += usize::from(!same);
        }
        let deliveries = self.shopify.deliveries();
        let attempts = deliveries.iter().flat_map(|delivery| &delivery.attempts);
        Ok(Numbers {
            here: listed.len(),
            linked,
            there: there.len(),
            different,
            webhooks: Webhooks {
                delivered: deliveries
                    .iter()
                    .filter(|it| it.attempts.iter().any(|attempt| attempt.status == Some(200)))
                    .count(),
                lost: deliveries.iter().filter(|it| it.mishap == Some(Mishap::Lose)).count(),
                refused: attempts.filter(|attempt| attempt.status == Some(401)).count(),
            },
            echoes: self.shopify.writes_since(mark),
        })
    }
}
