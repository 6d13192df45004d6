//! `host-test order`

use std::process::ExitCode;
use std::sync::Arc;

use host_core::model::Phase;
use host_core::shop::Order;
use host_runtime::Host;
use serde_json::json;

use crate::commands::reason;
use crate::output::{Output, table};
use crate::texts::say;
use crate::words;

pub(crate) async fn run(
    host: &Arc<Host>,
    shop: &str,
    orders: &[Order],
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
        let reason = reason(host, plugin.as_deref(), heard.message.as_ref(), out).await;
        let stands = out.texts.word(words::stands(heard.phase, heard.outcome));
        rows.push(vec![heard.record.clone(), heard.plugin.clone(), stands, reason.clone()]);
        values.push(json!({
            "order": heard.record, "plugin": heard.plugin, "became": became, "reason": reason,
        }));
    }
    let kept = orders.len();
    let mut text = say!(out.texts, "orders-kept", count = kept, shop = shop);
    text.push('\n');
    if heard.is_empty() {
        text.push_str(&out.texts.word("orders-unheard"));
    } else {
        let head = out.texts.heads(&["head-order", "head-plugin", "head-became", "head-reason"]);
        text.push_str(&table(&head, &rows));
    }
    out.print(&json!({ "kept": kept, "events": values }), &text)?;
    Ok(ExitCode::SUCCESS)
}
