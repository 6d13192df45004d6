//! `host-test shop`

use host_core::model::{Installation, InstallationState, Shop};
use host_platform::{Host, HostError, default_shop};
use serde_json::json;
use std::sync::Arc;

use crate::args::ShopArgs;
use crate::commands::platform;
use crate::output::{Output, pairs};
use crate::reasons::reason;
use crate::texts::{Texts, t};
use crate::usage_error::UsageError;

pub(crate) async fn run(host: &Arc<Host>, args: ShopArgs, out: &Output) -> anyhow::Result<()> {
    check(&args, &out.texts)?;
    let known = match host.shop(&args.id).await {
        Ok(shop) => Some(shop),
        Err(HostError::Misuse(_)) => None,
        Err(error) => return Err(error.into()),
    };
    if known.is_none() && !args.create {
        host.settings().check_no_near_shop(&args.id).await?;
    }
    let mut shop = known.clone().unwrap_or_else(|| default_shop(&args.id));
    for (field, entered) in [
        (&mut shop.name, args.name),
        (&mut shop.currency, args.currency),
        (&mut shop.locale, args.locale),
        (&mut shop.time_zone, args.time_zone),
        (&mut shop.public_url, args.public_url),
    ] {
        if let Some(entered) = entered {
            *field = entered;
        }
    }
    shop.public_url = platform::without_slash(&shop.public_url).to_owned();
    if !args.module.is_empty() {
        shop.modules = host.settings().modules(&args.module, out.texts.locale()).await?;
    }
    if known.as_ref() != Some(&shop) {
        host.settings().put_shop(&shop).await?;
    }
    let installations = host.installations().of_shop(&shop.id).await?;
    let plugins: Vec<&str> = installations.iter().map(|known| known.plugin.as_str()).collect();
    let value = json!({ "shop": shop, "plugins": plugins });
    let mut statuses = Vec::new();
    for installation in &installations {
        statuses.push(plugin_status(host, &shop, installation, out).await);
    }
    let address = match shop.public_url.as_str() {
        "" => match host.settings().platform().await?.public_url.as_str() {
            "" => String::new(),
            platform => t!(out.texts, "address-of-platform", address = platform),
        },
        own => own.to_owned(),
    };
    let rows = [
        ("shop-id", shop.id.clone()),
        ("shop-name", shop.name.clone()),
        ("shop-currency", shop.currency.clone()),
        ("shop-locale", shop.locale.clone()),
        ("shop-time-zone", shop.time_zone.clone()),
        ("shop-public-url", address),
        ("shop-modules", shop.modules.join(", ")),
        ("shop-plugins", statuses.join(", ")),
    ];
    out.print(&value, &pairs(rows.map(|(key, value)| (out.texts.word(key), value))))
}

/// A plugin's name and, where it does nothing now, why.
async fn plugin_status(host: &Arc<Host>, shop: &Shop, installation: &Installation, out: &Output) -> String {
    let name = installation.plugin.clone();
    let plugin = host.plugin(&name).await.ok();
    let paused = match &installation.state {
        InstallationState::Disabled => return format!("{name} ({})", out.texts.word("switched-off")),
        InstallationState::Paused(reason) => Some(reason.clone()),
        InstallationState::Active => plugin.as_ref().and_then(|plugin| plugin.module_off(shop)),
    };
    if paused.is_none() {
        return name;
    }
    let reason = reason(plugin.as_deref(), paused.as_ref(), out);
    format!("{name} ({}: {reason})", out.texts.word("paused"))
}

fn check(args: &ShopArgs, texts: &Texts) -> anyhow::Result<()> {
    let wrong = |text: String| Err(UsageError(text).into());
    if args.id.is_empty()
        || args.id.len() > 100
        || args.id.chars().any(|letter| letter.is_control() || letter == '/')
    {
        return wrong(t!(texts, "shop-id-expected", id = &args.id));
    }
    if let Some(code) = &args.currency
        && (code.len() != 3 || !code.bytes().all(|byte| byte.is_ascii_uppercase()))
    {
        return wrong(t!(texts, "shop-currency-expected", found = code));
    }
    if let Some(zone) = &args.time_zone
        && jiff::tz::TimeZone::get(zone).is_err()
    {
        return wrong(t!(texts, "shop-time-zone-expected", found = zone));
    }
    Ok(())
}
