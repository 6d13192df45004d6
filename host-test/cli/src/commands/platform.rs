//! `host-test platform`

use host_core::model::Settings;
use host_core::platform::Platform;
use host_platform::Host;
use host_sandbox::manifest::{Field, FieldKind, Scope};
use serde_json::{Value, json};
use std::sync::Arc;

use crate::args::PlatformArgs;
use crate::entered_settings;
use crate::output::{Output, pairs, table};
use crate::texts::{Texts, t};

pub(crate) async fn run(host: &Arc<Host>, args: PlatformArgs, out: &Output) -> anyhow::Result<()> {
    match args.plugin {
        Some(plugin) => settings(host, &plugin, &args.settings, out).await,
        None => address(host, args.public_url, out).await,
    }
}

async fn address(host: &Arc<Host>, public_url: Option<String>, out: &Output) -> anyhow::Result<()> {
    if let Some(public_url) = public_url {
        let public_url = without_slash(&public_url).to_owned();
        host.settings().put_platform(&Platform { public_url }).await?;
    }
    let Platform { public_url } = host.settings().platform().await?;
    let shown = if public_url.is_empty() { out.texts.word("address-none") } else { public_url.clone() };
    let rows = [(out.texts.word("shop-public-url"), shown)];
    out.print(&json!({ "platform": { "public_url": public_url } }), &pairs(rows))
}

/// An address without its last slash: the paths behind it begin with one.
pub(crate) fn without_slash(address: &str) -> &str {
    address.trim().trim_end_matches('/')
}

/// Saves the settings of platform scope that are typed or in the environment, and shows all.
async fn settings(host: &Arc<Host>, plugin: &str, typed: &[String], out: &Output) -> anyhow::Result<()> {
    let locale = out.texts.locale();
    let loaded = host.plugin(plugin).await?;
    let manifest = loaded.manifest(locale);
    let mut entered = entered_settings::settings(typed, &out.texts)?;
    let before = host.settings().stored_for_plugin(&manifest.id).await?;
    entered_settings::from_environment(&manifest, Scope::Platform, &before, &mut entered);
    let saved = !entered.is_empty();
    if saved {
        host.settings().put_of_plugin(plugin, &Settings(entered), locale).await?;
    }
    let kept = host.settings().stored_for_plugin(&manifest.id).await?;
    let fields: Vec<&Field> =
        manifest.settings.iter().filter(|field| field.scope == Scope::Platform).collect();
    let listed: Vec<Value> = fields
        .iter()
        .map(|field| {
            let value = kept.0.get(&field.key);
            let open = value.filter(|_| !is_secret(field));
            json!({ "key": field.key, "label": field.label, "entered": value.is_some(), "value": open })
        })
        .collect();
    let missing: Vec<&str> =
        fields.iter().filter(|field| is_missing(field, &kept)).map(|field| field.key.as_str()).collect();
    let value = json!({ "plugin": manifest.id, "saved": saved, "settings": listed, "missing": missing });
    out.print(&value, &text(&manifest.id, &fields, &kept, saved, &missing, &out.texts))
}

fn text(
    plugin: &str,
    fields: &[&Field],
    kept: &Settings,
    saved: bool,
    missing: &[&str],
    texts: &Texts,
) -> String {
    if fields.is_empty() {
        return t!(texts, "platform-settings-none", plugin = plugin);
    }
    let rows: Vec<Vec<String>> = fields
        .iter()
        .map(|field| {
            let value = match shown(field, kept, texts) {
                Some(value) => value,
                None if is_missing(field, kept) => texts.word("setting-missing"),
                None => String::new(),
            };
            vec![field.key.clone(), field.label.clone(), value, field.help.clone()]
        })
        .collect();
    let mut text = String::new();
    if saved {
        text.push_str(&t!(texts, "platform-settings-saved", plugin = plugin));
        text.push_str("\n\n");
    }
    let head = texts.heads(&["head-setting", "head-label", "head-value", "head-help"]);
    text.push_str(&table(&head, &rows));
    if !missing.is_empty() {
        let set: Vec<String> = missing
            .iter()
            .map(|key| match fields.iter().any(|field| field.key == **key && is_secret(field)) {
                true => format!(" --set {key}=@FILE"),
                false => format!(" --set {key}=VALUE"),
            })
            .collect();
        let command = format!("host-test platform {plugin}{}", set.concat());
        text.push('\n');
        text.push_str(&t!(texts, "platform-settings-missing", command = command));
    }
    text
}

/// A setting's value; of a secret one, only that it's there.
fn shown(field: &Field, kept: &Settings, texts: &Texts) -> Option<String> {
    let value = kept.0.get(&field.key)?;
    Some(if is_secret(field) { texts.word("setting-entered") } else { value.clone() })
}

fn is_secret(field: &Field) -> bool {
    matches!(field.kind, FieldKind::Secret)
}

fn is_missing(field: &Field, kept: &Settings) -> bool {
    field.required && field.default.is_empty() && !kept.0.contains_key(&field.key)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn field(key: &str, kind: FieldKind, required: bool) -> Field {
        Field {
            key: key.into(),
            label: key.to_uppercase(),
            help: String::new(),
            kind,
            scope: Scope::Platform,
            required,
            placeholder: String::new(),
            default: String::new(),
        }
    }

    #[test]
    fn an_address_is_kept_without_its_last_slash() {
        assert_eq!(without_slash("https://platform.example/ "), "https://platform.example");
        assert_eq!(without_slash("https://platform.example/f360//"), "https://platform.example/f360");
        assert_eq!(without_slash(""), "");
    }

    #[test]
    fn a_secret_of_the_platform_is_shown_as_entered_alone() {
        let (id, secret) = (field("id", FieldKind::Text, true), field("secret", FieldKind::Secret, true));
        let kept = Settings(
            [("id".to_owned(), "abc".to_owned()), ("secret".to_owned(), "s3cr3t".to_owned())].into(),
        );
        let shown = text("shopify", &[&id, &secret], &kept, true, &[], &Texts::new("en".into()));
        assert!(shown.contains("abc") && shown.contains("entered") && !shown.contains("s3cr3t"), "{shown}");
    }

    #[test]
    fn what_is_missing_is_reported_with_the_command_that_enters_it() {
        let (id, secret) = (field("id", FieldKind::Text, true), field("secret", FieldKind::Secret, true));
        let optional = field("old", FieldKind::Secret, false);
        let none = Settings::default();
        assert!(is_missing(&id, &none) && is_missing(&secret, &none) && !is_missing(&optional, &none));
        let texts = Texts::new("en".into());
        let shown = text("shopify", &[&id, &secret, &optional], &none, false, &["id", "secret"], &texts);
        assert!(shown.contains("`host-test platform shopify --set id=VALUE --set secret=@FILE`"), "{shown}");
    }
}
