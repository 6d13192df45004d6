//! Settings and switches that are typed for a plugin; settings may also come from files or from the environment.

use std::collections::BTreeMap;
use std::io::Read as _;
use std::sync::Arc;

use host_core::model::Settings;
use host_platform::{Enable, Host, HostError};
use host_sandbox::manifest::{Manifest, Scope};

use crate::args::Entered;
use crate::files;
use crate::output::Output;
use crate::texts::{Texts, t};
use crate::usage_error::UsageError;

/// The most that a setting's file may hold, in bytes.
const FILE: u64 = 64 * 1024;

/// The settings and switches of a plugin from what its owner typed.
pub(crate) async fn enable(
    host: &Arc<Host>,
    plugin: String,
    shop: String,
    entered: Entered,
    out: &Output,
) -> anyhow::Result<Enable> {
    let mut settings = settings(&entered.settings, &out.texts)?;
    let loaded = host.plugin(&plugin).await?;
    let manifest = loaded.manifest("en");
    let known = match host.installations().get(&shop, &manifest.id).await {
        Ok(known) => known.settings,
        Err(HostError::Misuse(_)) => Settings::default(),
        Err(error) => return Err(error.into()),
    };
    from_environment(&manifest, Scope::Shop, &known, &mut settings);
    Ok(Enable {
        shop,
        plugin,
        settings: Settings(settings),
        flows: switches(&entered.flows, &out.texts)?,
        another_account: entered.another_account,
        locale: out.texts.locale().to_owned(),
        actor: out.actor.clone(),
    })
}

/// Parses typed settings, KEY=VALUE or KEY=@FILE.
pub(crate) fn settings(pairs: &[String], texts: &Texts) -> anyhow::Result<BTreeMap<String, String>> {
    let mut settings = BTreeMap::new();
    for pair in pairs {
        let Some((key, value)) = pair.split_once('=') else {
            return Err(UsageError(texts.word("set-expected")).into());
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

/// A file's text without the line ending that editors add.
fn read(from: impl std::io::Read, key: &str, path: &str, texts: &Texts) -> anyhow::Result<String> {
    let mut text = String::new();
    let unread = |error| files::unread(&format!("--set {key}=@{path}"), &error, texts);
    from.take(FILE + 1).read_to_string(&mut text).map_err(unread)?;
    if text.len() as u64 > FILE {
        let reported = t!(texts, "set-too-large", key = key, path = path, kib = FILE / 1024);
        return Err(UsageError(reported).into());
    }
    Ok(text.trim_end_matches(['\r', '\n']).to_owned())
}

/// Adds settings from the environment that aren't entered. One that is stored already isn't
/// entered again, so that switches alone can still be set without the remote.
pub(crate) fn from_environment(
    manifest: &Manifest,
    scope: Scope,
    known: &Settings,
    settings: &mut BTreeMap<String, String>,
) {
    for field in manifest.settings.iter().filter(|field| field.scope == scope) {
        let name = format!("HOST_TEST_{}", field.key.to_uppercase().replace('-', "_"));
        if let Ok(value) = std::env::var(name)
            && !settings.contains_key(&field.key)
            && known.0.get(&field.key) != Some(&value)
        {
            settings.insert(field.key.clone(), value);
        }
    }
}

fn switches(flows: &[String], texts: &Texts) -> anyhow::Result<BTreeMap<String, bool>> {
    let mut switches = BTreeMap::new();
    for flow in flows {
        let (key, on) = match flow.split_once('=') {
            None => (flow.as_str(), true),
            Some((key, "on" | "true")) => (key, true),
            Some((key, "off" | "false")) => (key, false),
            Some((_, other)) => {
                return Err(UsageError(t!(texts, "flow-expected", flow = flow, found = other)).into());
            }
        };
        switches.insert(key.to_owned(), on);
    }
    Ok(switches)
}
