//! `host-test enable`

use std::process::ExitCode;
use std::sync::Arc;

use host_core::forgotten_links::Forgotten;
use host_core::model::Installation;
use host_platform::{Enabled, FieldProblem, Host, Saved};
use serde_json::json;

use crate::args::EnableArgs;
use crate::labels;
use crate::output::Output;
use crate::reasons::reason;
use crate::texts::t;
use crate::{entered_settings, switches};

pub(crate) async fn run(host: &Arc<Host>, args: EnableArgs, out: &Output) -> anyhow::Result<ExitCode> {
    let enable = entered_settings::enable(host, args.plugin, args.shop.id, args.entered, out).await?;
    match host.installations().enable(enable).await? {
        Enabled::Saved(installation, saved) => {
            let (texts, plugin, shop) = (&out.texts, &installation.plugin, &installation.shop);
            let said = match &saved {
                Saved::Accepted(_) => t!(texts, "enabled", plugin = plugin, shop = shop),
                Saved::Switches => t!(texts, "switches-saved", plugin = plugin, shop = shop),
                Saved::AsBefore => t!(texts, "switches-as-before", plugin = plugin, shop = shop),
            };
            let manifest = host.plugin(plugin).await?.manifest(texts.locale());
            let mut text = if manifest.main_switches.is_empty() {
                format!("{said} {}", on(&installation, out))
            } else {
                format!("{said}\n\n{}", switches::table_of(&manifest, &installation.flows, texts))
            };
            let forgotten = match saved {
                Saved::Accepted(forgotten) => forgotten,
                Saved::Switches | Saved::AsBefore => Forgotten::default(),
            };
            for message in forgotten.messages() {
                text.push('\n');
                text.push_str(&reason(None, Some(&message), out));
            }
            let installation = value(&installation);
            out.print(
                &json!({ "saved": true, "installation": installation, "forgotten": forgotten }),
                &text,
            )?;
            Ok(ExitCode::SUCCESS)
        }
        Enabled::Invalid(problems) => refused(&problems, out, 2),
        Enabled::Refused(problems) => refused(&problems, out, 1),
        Enabled::Failed(reason) => failed(&reason, out),
    }
}

/// Prints the problems of settings that can't be right, or that the remote refused.
pub(crate) fn refused(problems: &[FieldProblem], out: &Output, code: u8) -> anyhow::Result<ExitCode> {
    let lines: Vec<String> = problems
        .iter()
        .map(|problem| t!(out.texts, "not-saved-field", label = &problem.label, problem = &problem.problem))
        .collect();
    out.print(&json!({ "saved": false, "fields": problems }), &lines.join("\n"))?;
    Ok(ExitCode::from(code))
}

/// Prints why the remote couldn't be asked, or gave an invalid answer.
pub(crate) fn failed(reason: &str, out: &Output) -> anyhow::Result<ExitCode> {
    let value = json!({ "saved": false, "reason": reason, "fields": [] });
    out.print(&value, &t!(out.texts, "not-saved", reason = reason))?;
    Ok(ExitCode::FAILURE)
}

fn on(installation: &Installation, out: &Output) -> String {
    let on = installation.flows.iter().filter(|(_, on)| **on).map(|(key, _)| key.as_str());
    let on: Vec<&str> = on.collect();
    let flows = if on.is_empty() { out.texts.word("no-switch") } else { on.join(", ") };
    t!(out.texts, "switches-on", flows = flows)
}

fn value(installation: &Installation) -> serde_json::Value {
    // Only the names of the settings: their values may be secret.
    let settings: Vec<&String> = installation.settings.0.keys().collect();
    json!({
        "shop": installation.shop, "plugin": installation.plugin,
        "state": labels::state(&installation.state),
        "account": installation.account, "flows": installation.flows, "settings": settings,
    })
}
