//! `host-test order`

use std::process::ExitCode;
use std::sync::Arc;

use host_core::limits;
use host_core::model::Phase;
use host_core::shop::Order;
use host_platform::texts::render;
use host_platform::{Host, OrdersResult};
use serde_json::{Value, json};

use crate::labels;
use crate::output::{Output, table};
use crate::reasons::reason;
use crate::texts::t;

pub(crate) async fn run(
    host: &Arc<Host>,
    shop: &str,
    orders: &[Order],
    out: &Output,
) -> anyhow::Result<ExitCode> {
    let OrdersResult { events: results, repeated } = host.orders().save(shop, orders).await?;
    let mut values = Vec::new();
    let mut rows = Vec::new();
    for result in &results {
        let became = match (result.phase, result.outcome) {
            (Phase::Done, Some(outcome)) => outcome.as_str(),
            (phase, _) => phase.as_str(),
        };
        let plugin = host.plugin(&result.plugin).await.ok();
        let reason = reason(plugin.as_deref(), result.message.as_ref(), out);
        let status = out.texts.word(labels::status_label(result.phase, result.outcome));
        rows.push(vec![result.record.clone(), result.plugin.clone(), status, reason.clone()]);
        values.push(json!({
            "order": result.record, "plugin": result.plugin, "became": became, "reason": reason,
        }));
    }
    let kept = orders.len();
    let mut text = t!(out.texts, "orders-kept", count = kept, shop = shop);
    text.push('\n');
    if results.is_empty() {
        text.push_str(&out.texts.word("orders-no-subscribers"));
        text.push('\n');
    } else {
        let head = out.texts.heads(&["head-order", "head-plugin", "head-became", "head-reason"]);
        text.push_str(&table(&head, &rows));
    }
    for found in repeated.iter().take(limits::REPEATED_NUMBERS) {
        text.push_str(&render(None, &found.message(), out.texts.locale()));
        text.push('\n');
    }
    if repeated.len() > limits::REPEATED_NUMBERS {
        let more = repeated.len() - limits::REPEATED_NUMBERS;
        text.push_str(&t!(out.texts, "order-numbers-more", count = more));
    }
    let repeated: Vec<Value> = repeated
        .iter()
        .map(|found| json!({ "order": found.order, "number": found.number, "others": found.others }))
        .collect();
    out.print(&json!({ "kept": kept, "events": values, "repeated_numbers": repeated }), &text)?;
    Ok(ExitCode::SUCCESS)
}
