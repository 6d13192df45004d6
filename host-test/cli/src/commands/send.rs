//! `host-test send`

use std::process::ExitCode;
use std::sync::Arc;

use host_runtime::{Host, Part};
use serde_json::{Map, json};

use crate::args::At;
use crate::commands::{installation, work};
use crate::output::{Output, table};

/// Sends orders and reports. The report's numbers add up to the selection.
pub(crate) async fn orders(
    host: &Arc<Host>,
    ids: &[String],
    at: &At,
    locale: &str,
    out: &Output,
) -> anyhow::Result<ExitCode> {
    let installation = installation(host, at).await?;
    let plugin = host.plugin(&installation.plugin).await?;
    let sent = host.send_orders(&installation, ids, work::stop_on_signal(), |_| {}).await?;
    let mut counts = Map::new();
    counts.insert("selected".into(), json!(sent.len()));
    let mut summary = vec![format!("{} selected", sent.len())];
    for part in Part::ALL {
        let count = sent.iter().filter(|row| row.part == part).count();
        counts.insert(part.word().into(), json!(count));
        if count > 0 || part == Part::Sent || part == Part::Failed {
            summary.push(format!("{count} {}", part.word().replace('_', " ")));
        }
    }
    let mut rows = Vec::new();
    let mut values = Vec::new();
    for row in &sent {
        let reason = match &row.message {
            Some(message) => host.render_one(Some(&plugin), message, locale).await,
            None => String::new(),
        };
        let word = row.part.word();
        rows.push(vec![row.order.clone(), word.replace('_', " "), row.number.clone(), reason.clone()]);
        values.push(json!({
            "order": row.order, "result": word, "number": row.number, "reason": reason, "job": row.job,
        }));
    }
    let text = format!("{}\n{}", summary.join(", "), table(&["ORDER", "RESULT", "NUMBER", "REASON"], &rows));
    out.print(&json!({ "report": counts, "orders": values }), &text)?;
    let good = sent.iter().all(|row| matches!(row.part, Part::Sent | Part::AlreadyThere | Part::Skipped));
    Ok(if good { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
