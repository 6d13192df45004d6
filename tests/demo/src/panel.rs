//! The control panel over a shop with both ERPs and something to look at: orders that were sent, that wait for a
//! setting, that failed and that nobody has decided on.

use std::fmt::Write as _;
use std::path::Path;
use std::process::Stdio;
use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::{Context as _, ensure};
use fakes::smarty::{Smarty, SmartyConfig};
use fakes::totalgest::{TotalGest, TotalGestConfig};
use fakes::{Fault, RequestMatcher};
use serde_json::{Value, json};

use crate::program::Program;
use crate::smartygest;
use crate::transcript::Transcript;

const SHOP: &str = "ardenza";
const TOTALGEST: &str = "tg00.bweb.ch";
/// Orders of the last days.
const ORDERS: u64 = 60;
/// Products that each ERP lists.
const PRODUCTS: u64 = 60;

const NAMES: [(&str, &str); 12] = [
    ("Martina", "Colombo"),
    ("Paolo", "De Santis"),
    ("Claire", "Fontanel"),
    ("Henrik", "Aasen"),
    ("Lucia", "Bertolini"),
    ("Anna", "Brunner"),
    ("Tommaso", "Rinaldi"),
    ("Eva", "Lindqvist"),
    ("Yuki", "Tanabe"),
    ("Rosa", "Iodice"),
    ("Ines", "Moretti"),
    ("Elettra", "Sforza"),
];

const PAYMENTS: [(&str, &str, &str, bool); 4] = [
    ("paypal", "PayPal", "paid", false),
    ("card", "Carta di credito", "paid", false),
    ("cod", "Contrassegno", "pending", true),
    ("banktransfer", "Bonifico", "pending", false),
];

/// Sets the shop up and serves its panel until stopped.
pub(crate) async fn serve(program: &Program, folder: &Path, transcript: &Transcript) -> anyhow::Result<()> {
    let smarty = SmartyConfig { api_key: smartygest::KEY.to_owned(), ..SmartyConfig::default() };
    let smarty = Smarty::start(smarty).await?;
    smarty.seed_products(PRODUCTS, 1);
    let totalgest = TotalGestConfig::default();
    let password = totalgest.password.clone();
    let (shop_id, owner_id, user) =
        (totalgest.shop_id.clone(), totalgest.owner_id.clone(), totalgest.username.clone());
    let totalgest = TotalGest::start(totalgest).await?;
    totalgest.seed_products(PRODUCTS, 2);
    let program = program.connect_to(smartygest::HOST, &smarty.url()).connect_to(TOTALGEST, &totalgest.url());
    transcript.say("Fakes of Smarty and TotalGest run; everything is in memory or in a temporary folder.");

    let secret = |name: &str, value: &str| -> anyhow::Result<String> {
        let file = folder.join(name);
        std::fs::write(&file, value)?;
        Ok(format!("{name}=@{}", file.display()))
    };
    let shop = ["shop", SHOP, "--name", "Casa Ardenza", "--module", "ecommerce"];
    program.must(transcript, &shop).await?;
    let key = secret("api_key", smartygest::KEY)?;
    let flows = ["--flow", "orders-out", "--flow", "products-in"];
    let enable = ["enable", "smartygest", "--shop", SHOP, "--set", &key, "--set", "unanswered=ask"];
    program.must(transcript, &[&enable[..], &flows].concat()).await?;
    let password = secret("password", &password)?;
    let entered = [
        format!("shop_id={shop_id}"),
        format!("owner_id={owner_id}"),
        format!("endpoint={TOTALGEST}"),
        format!("username={user}"),
        password,
    ];
    let mut enable = vec!["enable", "totalgest", "--shop", SHOP];
    enable.extend(entered.iter().flat_map(|setting| ["--set", setting.as_str()]));
    program.must(transcript, &enable).await?;

    // The third order that Smarty gets is lost on the way: nobody knows whether it arrived.
    smarty.inject(RequestMatcher::post("Sales_Orders/post").nth(3), Fault::reset());
    let orders = folder.join("orders.jsonl");
    std::fs::write(&orders, orders_file()?)?;
    let orders = orders.display().to_string();
    program.must(transcript, &["order", "--shop", SHOP, &orders]).await?;

    let mut served = program.start(transcript, &["serve"], Stdio::inherit())?;
    let status = tokio::select! {
        status = served.wait() => status?,
        _ = tokio::signal::ctrl_c() => served.wait().await?,
        // A terminal signals both; a kill of the demo alone must not leave the panel running.
        () = terminated() => return Ok(served.kill().await?),
    };
    ensure!(status.success(), "the panel ended with {status}");
    Ok(())
}

/// Waits until somebody ends the demo by a signal.
async fn terminated() {
    #[cfg(unix)]
    if let Ok(mut signal) = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
        signal.recv().await;
        return;
    }
    std::future::pending().await
}

/// Orders, one a line: most of them can be sent; some have a VAT rate that Smarty has not.
fn orders_file() -> anyhow::Result<String> {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).context("the clock is wrong")?;
    let now = u64::try_from(now.as_millis())?;
    let mut lines = String::new();
    for number in 0..ORDERS {
        writeln!(lines, "{}", order(number, now - (ORDERS - number) * 1_900_000)?)?;
    }
    Ok(lines)
}

fn order(number: u64, placed_at: u64) -> anyhow::Result<Value> {
    let pick = usize::try_from(number)?;
    let (first_name, last_name) = NAMES.iter().cycle().nth(pick).context("a name")?;
    let (method, label, state, on_delivery) = PAYMENTS.iter().cycle().nth(pick * 7).context("a payment")?;
    // In cents: 22 % and 20.5 % of VAT are in the price.
    let (price, rate, vat) = if number % 11 == 4 { (2_410, "20.5", 410) } else { (2_440, "22", 440) };
    let quantity = number % 3 + 1;
    let money = |cents: u64| format!("{}.{:02}", cents / 100, cents % 100);
    let address = json!({
        "first_name": first_name, "last_name": last_name, "line1": format!("Via Rosselli {}", number + 1),
        "postal_code": "50123", "city": "Firenze", "province": "FI", "country": "IT",
    });
    let id = 10_427 + number;
    Ok(json!({
        "id": id.to_string(), "number": format!("2026-{id}"), "state": "completed", "placed_at": placed_at,
        "currency": "EUR", "vat_included": true,
        "payment": { "method": method, "label": label, "state": state, "on_delivery": on_delivery },
        "customer": {
            "id": format!("c-{}", pick % NAMES.len()), "first_name": first_name, "last_name": last_name,
            "email": format!("{}@example.it", last_name.to_lowercase().replace(' ', "")),
        },
        "billing": address, "shipping": address,
        "lines": [{
            "id": "1", "sku": format!("VO-{}", number % 5), "name": format!("Vaso Onda {}", 20 + number % 5 * 5),
            "quantity": quantity.to_string(), "unit_price": money(price), "vat_rate": rate,
            "vat": money(vat * quantity),
        }],
        "total": money(price * quantity),
    }))
}
