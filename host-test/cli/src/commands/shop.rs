//! `host-test shop`

use std::fmt::Write as _;

use host_runtime::{Host, HostError, default_shop};
use serde_json::json;

use crate::args::ShopArgs;
use crate::output::{Output, table};
use crate::usage::Usage;

pub(crate) async fn run(host: &Host, args: ShopArgs, out: &Output) -> anyhow::Result<()> {
    check(&args)?;
    let known = match host.shop(&args.id).await {
        Ok(shop) => Some(shop),
        Err(HostError::Usage(_)) => None,
        Err(error) => return Err(error.into()),
    };
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
    if !args.module.is_empty() {
        shop.modules = args.module.into_iter().filter(|module| module != "none").collect();
    }
    // Saving what is the same would let every paused job run again for nothing.
    if known.as_ref() != Some(&shop) {
        host.store().put_shop(&shop).await?;
    }
    let installations = host.store().installations(Some(&shop.id)).await?;
    let plugins: Vec<&str> = installations.iter().map(|known| known.plugin.as_str()).collect();
    let value = json!({ "shop": shop, "plugins": plugins });
    let mut text = String::new();
    let rows = [
        ("shop", shop.id.clone()),
        ("name", shop.name.clone()),
        ("currency", shop.currency.clone()),
        ("locale", shop.locale.clone()),
        ("time zone", shop.time_zone.clone()),
        ("public address", shop.public_url.clone()),
        ("modules", shop.modules.join(", ")),
        ("plugins", plugins.join(", ")),
    ];
    let rows: Vec<Vec<String>> = rows.into_iter().map(|(name, value)| vec![name.to_owned(), value]).collect();
    write!(text, "{}", table(&["", ""], &rows).trim_start())?;
    out.print(&value, &text)
}

fn check(args: &ShopArgs) -> anyhow::Result<()> {
    let wrong = |text: String| Err(Usage(text).into());
    if args.id.is_empty()
        || args.id.len() > 100
        || args.id.chars().any(|letter| letter.is_control() || letter == '/')
    {
        return wrong(format!(
            "{:?} can't be a shop's id: 1 to 100 letters without '/' were expected",
            args.id
        ));
    }
    if let Some(code) = &args.currency
        && (code.len() != 3 || !code.bytes().all(|byte| byte.is_ascii_uppercase()))
    {
        return wrong(format!("--currency {code}: three capital letters were expected, such as EUR"));
    }
    if let Some(zone) = &args.time_zone
        && jiff::tz::TimeZone::get(zone).is_err()
    {
        return wrong(format!("--time-zone {zone}: an IANA name was expected, such as Europe/Rome"));
    }
    Ok(())
}
