//! `host-test order`

use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use host_core::model::Phase;
use host_core::shop::{Order, files};
use host_runtime::Host;
use serde_json::json;

use crate::output::{Output, table};
use crate::usage::Usage;

/// Reads all files, or says what is wrong with one of them.
pub(crate) fn read(paths: &[PathBuf]) -> anyhow::Result<Vec<Order>> {
    let mut orders = Vec::new();
    for path in paths {
        let name = path.display();
        let text = text(path).map_err(|error| Usage(format!("{name}: {error}")))?;
        orders.extend(files::orders(&text).map_err(|error| Usage(format!("{name}: {error}")))?);
    }
    Ok(orders)
}

fn text(path: &Path) -> std::io::Result<String> {
    let mut text = String::new();
    let most = files::MAX_FILE as u64 + 1;
    if path == Path::new("-") {
        std::io::stdin().take(most).read_to_string(&mut text)?;
    } else {
        std::fs::File::open(path)?.take(most).read_to_string(&mut text)?;
    }
    Ok(text)
}

pub(crate) async fn run(
    host: &Arc<Host>,
    shop: &str,
    orders: &[Order],
    locale: &str,
    out: &Output,
) -> anyhow::Result<ExitCode> {
    let heard = host.orders(shop, orders).await?;
    let mut values = Vec::new();
    let mut rows = Vec::new();
    for heard in &heard {
        let became = match (heard.phase, heard.outcome) {
            (Phase::Done, Some(outcome)) => outcome.word(),
            (phase, _) => phase.word(),
        };
        let plugin = host.plugin(&heard.plugin).await.ok();
        let reason = match &heard.message {
            Some(message) => host.render_one(plugin.as_deref(), message, locale).await,
            None => String::new(),
        };
        rows.push(vec![heard.order.clone(), heard.plugin.clone(), became.to_owned(), reason.clone()]);
        values.push(json!({
            "order": heard.order, "plugin": heard.plugin, "became": became, "reason": reason,
        }));
    }
    let kept = orders.len();
    let mut text = format!("{kept} kept in {shop}.\n");
    if heard.is_empty() {
        text.push_str("No plugin takes orders here: no switch for them is on.\n");
    } else {
        text.push_str(&table(&["ORDER", "PLUGIN", "BECAME", "REASON"], &rows));
    }
    out.print(&json!({ "kept": kept, "events": values }), &text)?;
    Ok(ExitCode::SUCCESS)
}
