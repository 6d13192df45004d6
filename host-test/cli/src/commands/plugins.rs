//! `host-test plugins` and `host-test inspect`

use std::fmt::Write as _;
use std::path::Path;

use host_runtime::manifest::{Direction, FieldKind, Manifest};
use host_runtime::{CONTRACT, Host, Inspection, Parts};
use serde_json::{Value, json};

use crate::args::Global;
use crate::output::{Output, table};

pub(crate) fn list(global: &Global, out: &Output) -> anyhow::Result<()> {
    let names = host_runtime::plugin_names(&global.plugins)?;
    let mut rows = Vec::new();
    let mut values = Vec::new();
    for name in names {
        let path = global.plugins.join(format!("{name}.wasm"));
        let (size, contract, problem) = match host_runtime::read(&path) {
            Ok((_, inspection)) => (inspection.size, inspection.contract, String::new()),
            Err(error) => (0, String::new(), error.to_string()),
        };
        rows.push(vec![name.clone(), kib(size), contract.clone(), problem.clone()]);
        values.push(json!({ "name": name, "size": size, "contract": contract, "problem": problem }));
    }
    out.print(&json!({ "plugins": values }), &table(&["PLUGIN", "SIZE", "CONTRACT", ""], &rows))
}

pub(crate) async fn inspect(global: &Global, plugin: &str, locale: &str, out: &Output) -> anyhow::Result<()> {
    // A component is described without any shop: the store is thrown away.
    let folder = tempfile::tempdir()?;
    let host = Host::new(Parts {
        store: std::sync::Arc::new(host_core::sqlite::SqliteStore::open(&folder.path().join("store"))?),
        clock: std::sync::Arc::new(host_core::clock::SystemClock),
        plugins: global.plugins.clone(),
        network: host_runtime::http::Network::default(),
        faults: None,
    })?;
    let plugin = host.plugin(plugin).await?;
    let manifest = host.describe(&plugin, locale).await?;
    let value = json!({
        "path": plugin.path,
        "size": plugin.inspection.size,
        "contract": plugin.inspection.contract,
        "host_contract": CONTRACT,
        "imports": plugin.inspection.imports,
        "exports": plugin.inspection.exports,
        "manifest": manifest_value(&manifest),
    });
    out.print(&value, &text(&plugin.path, &plugin.inspection, &manifest)?)
}

fn kib(size: usize) -> String {
    format!("{} KiB", size.div_ceil(1024))
}

fn text(path: &Path, inspection: &Inspection, manifest: &Manifest) -> Result<String, std::fmt::Error> {
    let mut text = String::new();
    writeln!(text, "{} {} — {}", manifest.name, manifest.version, manifest.summary)?;
    writeln!(
        text,
        "{}, {}, contract {} (this host: {CONTRACT})",
        path.display(),
        kib(inspection.size),
        inspection.contract
    )?;
    writeln!(text, "requires the modules: {}", manifest.requires.join(", "))?;
    writeln!(text, "may call: {}", manifest.allowed_hosts.join(", "))?;
    let rows: Vec<Vec<String>> = manifest
        .settings
        .iter()
        .map(|field| {
            let required = if field.required { "required" } else { "" };
            vec![
                field.key.clone(),
                field.label.clone(),
                kind(field.kind).into(),
                required.into(),
                field.help.clone(),
            ]
        })
        .collect();
    writeln!(text, "\n{}", table(&["SETTING", "LABEL", "KIND", "", "HELP"], &rows))?;
    let rows: Vec<Vec<String>> = manifest
        .flows
        .iter()
        .map(|flow| {
            let on = if flow.default_on { "on" } else { "off" };
            vec![flow.key.clone(), flow.label.clone(), on.into(), flow.help.clone()]
        })
        .collect();
    writeln!(text, "{}", table(&["SWITCH", "LABEL", "AT FIRST", "HELP"], &rows))?;
    writeln!(text, "imports:\n  {}", inspection.imports.join("\n  "))?;
    writeln!(text, "exports:\n  {}", inspection.exports.join("\n  "))?;
    Ok(text)
}

fn manifest_value(manifest: &Manifest) -> Value {
    json!({
        "id": manifest.id,
        "name": manifest.name,
        "summary": manifest.summary,
        "version": manifest.version,
        "requires": manifest.requires,
        "allowed_hosts": manifest.allowed_hosts,
        "settings": manifest.settings.iter().map(|field| json!({
            "key": field.key, "label": field.label, "help": field.help, "kind": kind(field.kind),
            "required": field.required, "placeholder": field.placeholder, "default": field.default,
        })).collect::<Vec<_>>(),
        "flows": manifest.flows.iter().map(|flow| json!({
            "key": flow.key, "label": flow.label, "help": flow.help, "default_on": flow.default_on,
            "direction": match flow.direction { Direction::Inbound => "inbound", Direction::Outbound => "outbound" },
        })).collect::<Vec<_>>(),
        "columns": manifest.columns.iter().map(|column| json!({
            "title": column.title, "send_job": column.send_job,
        })).collect::<Vec<_>>(),
    })
}

fn kind(kind: FieldKind) -> &'static str {
    match kind {
        FieldKind::Text => "text",
        FieldKind::Secret => "secret",
        FieldKind::Url => "url",
        FieldKind::Number => "number",
        FieldKind::Toggle => "toggle",
        FieldKind::Choice => "choice",
        FieldKind::Mapping => "mapping",
    }
}
