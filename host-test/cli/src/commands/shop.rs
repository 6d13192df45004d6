//! `host-test shop`

use host_runtime::{Host, HostError, default_shop};
use serde_json::json;

use crate::args::ShopArgs;
use crate::output::{Output, pairs};
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
    let rows = [
        ("shop-id", shop.id.clone()),
        ("shop-name", shop.name.clone()),
        ("shop-currency", shop.currency.clone()),
        ("shop-locale", shop.locale.clone()),
        ("shop-time-zone", shop.time_zone.clone()),
        ("shop-public-url", shop.public_url.clone()),
        ("shop-modules", shop.modules.join(", ")),
        ("shop-plugins", plugins.join(", ")),
    ];
    out.print(&value, &pairs(rows.map(|(key, value)| (out.texts.word(key), value))))
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
