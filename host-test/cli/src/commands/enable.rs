//! `host-test enable` and `host-test disable`

use std::collections::BTreeMap;
use std::io::Read as _;
use std::process::ExitCode;

use host_core::model::{Installation, InstallationState, Settings};
use host_runtime::{Enable, Enabled, FieldProblem, Host, HostError};
use serde_json::json;

use crate::args::EnableArgs;
use crate::commands::files;
use crate::output::Output;
use crate::texts::{Texts, say};
use crate::usage::Usage;

/// The most that a setting's file may hold, in bytes.
const FILE: u64 = 64 * 1024;

pub(crate) async fn run(host: &Host, args: EnableArgs, out: &Output) -> anyhow::Result<ExitCode> {
    let mut settings = entered(&args.settings, &out.texts)?;
    from_environment(host, &args, &mut settings).await?;
    let enable = Enable {
        shop: args.shop.id.clone(),
        plugin: args.plugin.clone(),
        settings: Settings(settings),
        flows: switches(&args.flows, &out.texts)?,
        another_account: args.another_account,
        locale: out.texts.locale().to_owned(),
    };
    match host.enable(enable).await? {
        Enabled::Saved(installation, checked) => {
            let (texts, plugin, shop) = (&out.texts, &installation.plugin, &installation.shop);
            let said = if checked {
                say!(texts, "enabled", plugin = plugin, shop = shop)
            } else {
                say!(texts, "switches-saved", plugin = plugin, shop = shop)
            };
            let on = on(&installation);
            let flows = if on.is_empty() { texts.word("no-switch") } else { on.join(", ") };
            let text = format!("{said} {}", say!(texts, "switches-on", flows = flows));
            out.print(&json!({ "saved": true, "installation": value(&installation) }), &text)?;
            Ok(ExitCode::SUCCESS)
        }
        Enabled::Invalid(problems) => refused(&problems, out, 2),
        Enabled::Refused(problems) => refused(&problems, out, 1),
        Enabled::Failed(reason) => {
            let value = json!({ "saved": false, "reason": reason, "fields": [] });
            out.print(&value, &say!(out.texts, "not-saved", reason = &reason))?;
            Ok(ExitCode::FAILURE)
        }
    }
}

pub(crate) async fn disable(host: &Host, shop: &str, plugin: &str, out: &Output) -> anyhow::Result<()> {
    let installation = host.disable(shop, plugin).await?;
    let text = say!(out.texts, "disabled", plugin = plugin, shop = shop);
    out.print(&json!({ "disabled": installation.plugin, "shop": shop }), &text)
}

fn refused(problems: &[FieldProblem], out: &Output, code: u8) -> anyhow::Result<ExitCode> {
    let lines: Vec<String> = problems
        .iter()
        .map(|problem| say!(out.texts, "not-saved-field", label = &problem.label, problem = &problem.problem))
        .collect();
    out.print(&json!({ "saved": false, "fields": problems }), &lines.join("\n"))?;
    Ok(ExitCode::from(code))
}

fn on(installation: &Installation) -> Vec<&str> {
    installation.flows.iter().filter(|(_, on)| **on).map(|(key, _)| key.as_str()).collect()
}

fn value(installation: &Installation) -> serde_json::Value {
    let state = match &installation.state {
        InstallationState::Active => "active",
        InstallationState::Paused(_) => "paused",
        InstallationState::Disabled => "disabled",
    };
    // The names of the settings alone: their values may be secret.
    let settings: Vec<&String> = installation.settings.0.keys().collect();
    json!({
        "shop": installation.shop, "plugin": installation.plugin, "state": state,
        "account": installation.account, "flows": installation.flows, "settings": settings,
    })
}

fn entered(pairs: &[String], texts: &Texts) -> anyhow::Result<BTreeMap<String, String>> {
    let mut settings = BTreeMap::new();
    for pair in pairs {
        let Some((key, value)) = pair.split_once('=') else {
            return Err(Usage(texts.word("set-expected")).into());
        };
        let value = match value.strip_prefix('@') {
            Some("-") => read(std::io::stdin(), key, "-", texts)?,
            Some(path) => {
                let name = format!("--set {key}=@{path}");
                let file = std::fs::File::open(path).map_err(|error| files::unread(&name, &error, texts))?;
                read(file, key, path, texts)?
            }
            None => value.to_owned(),
        };
        settings.insert(key.to_owned(), value);
    }
    Ok(settings)
}

/// A file's text without the line end that editors add.
fn read(from: impl std::io::Read, key: &str, path: &str, texts: &Texts) -> anyhow::Result<String> {
    let mut text = String::new();
    let unread = |error| files::unread(&format!("--set {key}=@{path}"), &error, texts);
    from.take(FILE + 1).read_to_string(&mut text).map_err(unread)?;
    if text.len() as u64 > FILE {
        let told = say!(texts, "set-too-large", key = key, path = path, kib = FILE / 1024);
        return Err(Usage(told).into());
    }
    Ok(text.trim_end_matches(['\r', '\n']).to_owned())
}

/// Settings that aren't entered may stand in the environment. One that is kept already isn't
/// entered again, so that switches alone can still be set without the remote.
async fn from_environment(
    host: &Host,
    args: &EnableArgs,
    settings: &mut BTreeMap<String, String>,
) -> anyhow::Result<()> {
    let plugin = host.plugin(&args.plugin).await?;
    let manifest = host.describe(&plugin, "en").await?;
    let known = match host.installation(&args.shop.id, &manifest.id).await {
        Ok(known) => known.settings,
        Err(HostError::Unknown(_)) => Settings::default(),
        Err(error) => return Err(error.into()),
    };
    for field in manifest.settings {
        let name = format!("HOST_TEST_{}", field.key.to_uppercase().replace('-', "_"));
        if let Ok(value) = std::env::var(name)
            && !settings.contains_key(&field.key)
            && known.0.get(&field.key) != Some(&value)
        {
            settings.insert(field.key, value);
        }
    }
    Ok(())
}

fn switches(flows: &[String], texts: &Texts) -> anyhow::Result<BTreeMap<String, bool>> {
    let mut switches = BTreeMap::new();
    for flow in flows {
        let (key, on) = match flow.split_once('=') {
            None => (flow.as_str(), true),
            Some((key, "on" | "true")) => (key, true),
            Some((key, "off" | "false")) => (key, false),
            Some((_, other)) => {
                return Err(Usage(say!(texts, "flow-expected", flow = flow, found = other)).into());
            }
        };
        switches.insert(key.to_owned(), on);
    }
    Ok(switches)
}
