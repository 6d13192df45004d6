//! `host-test inspect`

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use host_platform::{Choice, Inspected};
use host_sandbox::manifest::{Connection, Direction, FieldKind, Manifest, Scope};
use host_sandbox::switches::main_key;
use host_sandbox::{CONTRACT, Inspection};
use serde_json::{Value, json};

use crate::args::Global;
use crate::labels;
use crate::output::{Output, kib, one_line, table};
use crate::switches;
use crate::texts::{Texts, t};

/// The choices that settings offer, by their keys.
type Offers = BTreeMap<String, Vec<Choice>>;

pub(crate) async fn run(global: &Global, plugin: &str, out: &Output) -> anyhow::Result<()> {
    let Inspected { plugin, choices } =
        host_platform::inspect(global.plugins.clone(), plugin, out.texts.locale()).await?;
    let manifest = plugin.manifest(out.texts.locale());
    let value = json!({
        "path": plugin.path,
        "size": plugin.inspection.size,
        "contract": plugin.inspection.contract,
        "host_contract": CONTRACT,
        "imports": plugin.inspection.imports,
        "exports": plugin.inspection.exports,
        "manifest": manifest_value(&manifest, &choices),
    });
    out.print(&value, &text(&plugin.path, &plugin.inspection, (&manifest, &choices), &out.texts)?)
}

fn text(
    path: &Path,
    inspection: &Inspection,
    (manifest, choices): (&Manifest, &Offers),
    texts: &Texts,
) -> Result<String, std::fmt::Error> {
    let listed = |items: &[String]| if items.is_empty() { texts.word("none") } else { items.join(", ") };
    let mut text = String::new();
    writeln!(text, "{} {} — {}", manifest.name, manifest.version, manifest.summary)?;
    let contract = t!(texts, "contract", contract = &inspection.contract, host = CONTRACT);
    writeln!(text, "{}, {}, {contract}", path.display(), kib(inspection.size, texts))?;
    writeln!(text, "{}", t!(texts, "requires", modules = listed(&manifest.requires)))?;
    writeln!(text, "{}", t!(texts, "may-call", hosts = listed(&manifest.allowed_hosts)))?;
    if manifest.connection == Connection::Oauth {
        writeln!(text, "{}", t!(texts, "lets-in", plugin = &manifest.id))?;
    }
    let rows: Vec<Vec<String>> = manifest
        .settings
        .iter()
        .map(|field| {
            let mut notes = Vec::new();
            if field.required {
                notes.push(texts.word("required"));
            }
            if field.scope == Scope::Platform {
                notes.push(texts.word("of-platform"));
            }
            let kind = texts.word(labels::field(field.kind));
            vec![field.key.clone(), field.label.clone(), kind, notes.join(", "), field.help.clone()]
        })
        .collect();
    let mut head = texts.heads(&["head-setting", "head-label", "head-kind", "head-help"]);
    head.insert(3, String::new());
    writeln!(text, "\n{}", table(&head, &rows))?;
    for (key, offered) in choices {
        writeln!(text, "{}", t!(texts, "setting-offers", key = key))?;
        for Choice { value, label } in offered {
            writeln!(text, "  {}: {}", one_line(value), one_line(label))?;
        }
    }
    if !choices.is_empty() {
        writeln!(text)?;
    }
    let rows: Vec<Vec<String>> = switches::all(manifest, texts)
        .into_iter()
        .map(|switch| {
            let begins_on = switch.flow.is_some_and(|flow| flow.default_on);
            let on = texts.word(if begins_on { "on" } else { "off" });
            let help = switch.flow.map(|flow| flow.help.clone()).unwrap_or_default();
            vec![switch.shown(), switch.label, on, help]
        })
        .collect();
    let head = texts.heads(&["head-switch", "head-label", "head-at-first", "head-help"]);
    writeln!(text, "{}", table(&head, &rows))?;
    for (title, names) in [("imports", &inspection.imports), ("exports", &inspection.exports)] {
        writeln!(text, "{}\n  {}", texts.word(title), names.join("\n  "))?;
    }
    Ok(text)
}

fn manifest_value(manifest: &Manifest, choices: &Offers) -> Value {
    json!({
        "id": manifest.id,
        "name": manifest.name,
        "summary": manifest.summary,
        "version": manifest.version,
        "requires": manifest.requires,
        "allowed_hosts": manifest.allowed_hosts,
        "connection": match manifest.connection {
            Connection::Credentials => "credentials",
            Connection::Oauth => "oauth",
        },
        "main_switches": manifest.main_switches.iter().map(|entity| main_key(*entity)).collect::<Vec<_>>(),
        "settings": manifest.settings.iter().map(|field| json!({
            "key": field.key, "label": field.label, "help": field.help, "kind": kind(field.kind),
            "scope": match field.scope { Scope::Shop => "shop", Scope::Platform => "platform" },
            "required": field.required, "placeholder": field.placeholder, "default": field.default,
            "choices": choices.get(&field.key).map(Vec::as_slice).unwrap_or_default(),
        })).collect::<Vec<_>>(),
        "flows": manifest.flows.iter().map(|flow| json!({
            "key": flow.key, "entity": labels::entity(flow.entity), "label": flow.label, "help": flow.help, "default_on": flow.default_on,
            "direction": match flow.direction { Direction::Inbound => "inbound", Direction::Outbound => "outbound" },
        })).collect::<Vec<_>>(),
        "columns": manifest.columns.iter().map(|column| json!({
            "entity": labels::entity(column.entity), "title": column.title, "send_job": column.send_job,
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
