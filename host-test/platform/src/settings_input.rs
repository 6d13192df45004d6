//! Settings and switches that an owner enters, checked against the plugin's manifest.

use std::collections::BTreeMap;

use host_core::model::{Installation, Message, Settings, Shop};
use host_sandbox::bindings::exports::framework360::connector::connector::Connection;
use host_sandbox::manifest::{Field, FieldKind, Manifest, Scope};
use host_sandbox::switches;

use crate::error::HostError;

/// The settings and switches that an owner enters.
#[derive(Debug, Clone, Default)]
pub struct Enable {
    /// The shop's id; one that is only named exists with the defaults.
    pub shop: String,
    /// The plugin's name.
    pub plugin: String,
    /// Settings that are entered; the others stay as they are.
    pub settings: Settings,
    /// Switches that are set; the others stay as they are.
    pub flows: BTreeMap<String, bool>,
    /// Whether these are another account's credentials; set where the remote can't report the account.
    pub another_account: bool,
    /// The reader's language.
    pub locale: String,
    /// The name of the person who enters them, where known: the activity shows it.
    pub actor: Option<String>,
}

/// The fields of one scope: those that the platform's operator sets, or those that each shop's owner does.
pub(crate) fn fields(manifest: &Manifest, scope: Scope) -> impl Iterator<Item = &Field> {
    manifest.settings.iter().filter(move |field| field.scope == scope)
}

/// Settings as a message names them; each is a list with ", " between its entries.
pub(crate) struct NamedFields {
    /// For a person: "api_key (Api Key)".
    pub(crate) settings: String,
    /// Their keys.
    pub(crate) keys: String,
    /// The keys of those that are secrets.
    pub(crate) secrets: String,
}

impl NamedFields {
    pub(crate) fn new(fields: &[&Field]) -> Self {
        let list = |names: Vec<String>| names.join(", ");
        let secrets = fields.iter().filter(|field| field.kind == FieldKind::Secret);
        Self {
            settings: list(fields.iter().map(|field| format!("{} ({})", field.key, field.label)).collect()),
            keys: list(fields.iter().map(|field| field.key.clone()).collect()),
            secrets: list(secrets.map(|field| field.key.clone()).collect()),
        }
    }
}

/// All modules of a shop that are to be active: those that are, and those that are needed.
pub(crate) fn modules_with(shop: &Shop, needed: &[String]) -> Vec<String> {
    let missing = needed.iter().filter(|module| !shop.modules.contains(module));
    shop.modules.iter().chain(missing).cloned().collect()
}

/// Checks that every setting and switch that is named is the plugin's, and the shop's to set.
pub(crate) fn check_keys(enable: &Enable, manifest: &Manifest) -> Result<(), HostError> {
    let settings: Vec<&str> = fields(manifest, Scope::Shop).map(|field| field.key.as_str()).collect();
    let flows = switches::keys(manifest);
    if let Some(key) = enable.settings.0.keys().find(|key| !settings.contains(&key.as_str())) {
        let known = settings.join(", ");
        let of_platform = fields(manifest, Scope::Platform).find(|field| field.key == *key);
        let plugin = ("plugin", manifest.id.as_str());
        return Err(match (of_platform, known.as_str()) {
            (Some(field), _) => wrong("setting-of-platform", &[plugin, ("key", key), secret_arg(field)]),
            (None, "") => wrong("setting-none", &[plugin, ("key", key)]),
            (None, known) => wrong("setting-unknown", &[plugin, ("key", key), ("known", known)]),
        });
    }
    if let Some(key) = enable.flows.keys().find(|key| !flows.contains(&key.as_str())) {
        let known = flows.join(", ");
        let args = [("plugin", manifest.id.as_str()), ("key", key), ("known", &known)];
        return Err(match known.as_str() {
            "" => wrong("switch-none", &args),
            _ => wrong("switch-unknown", &args),
        });
    }
    for field in fields(manifest, Scope::Shop) {
        if let Some(value) = enable.settings.0.get(&field.key) {
            check_kind(field, value)?;
        }
    }
    Ok(())
}

/// The argument of a message about one setting that says whether its value is a secret: its key then.
pub(crate) fn secret_arg(field: &Field) -> (&'static str, &str) {
    ("secrets", if field.kind == FieldKind::Secret { &field.key } else { "" })
}

/// Checks that a value looks like its kind.
pub(crate) fn check_kind(field: &Field, value: &str) -> Result<(), HostError> {
    match unfit(field.kind, value) {
        Some(expected) => Err(wrong(expected, &[("key", &field.key)])),
        None => Ok(()),
    }
}

/// An error of wrong use: `code` is the platform's, without its `host.`.
pub(crate) fn wrong(code: &str, args: &[(&str, &str)]) -> HostError {
    HostError::Misuse(Message::host(code, args))
}

/// The message code for a value that doesn't look like its kind.
fn unfit(kind: FieldKind, value: &str) -> Option<&'static str> {
    let fits = match kind {
        FieldKind::Toggle => matches!(value, "" | "true" | "false"),
        FieldKind::Number => value.is_empty() || value.parse::<i64>().is_ok(),
        FieldKind::Mapping => {
            value.is_empty() || serde_json::from_str::<BTreeMap<String, String>>(value).is_ok()
        }
        FieldKind::Text | FieldKind::Secret | FieldKind::Url | FieldKind::Choice => true,
    };
    let expected = match kind {
        FieldKind::Toggle => "toggle-expected",
        FieldKind::Number => "number-expected",
        _ => "mapping-expected",
    };
    (!fits).then_some(expected)
}

/// The shop's settings as they will be.
pub(crate) fn merged(enable: &Enable, manifest: &Manifest, known: Option<&Installation>) -> Settings {
    let mut settings = BTreeMap::new();
    for field in fields(manifest, Scope::Shop) {
        let entered = enable.settings.0.get(&field.key);
        let kept = known.and_then(|known| known.settings.0.get(&field.key));
        let value = entered.or(kept).unwrap_or(&field.default);
        if !value.is_empty() {
            settings.insert(field.key.clone(), value.clone());
        }
    }
    Settings(settings)
}

/// Checks that every setting of the shop that is needed is there.
pub(crate) fn check_whole(
    manifest: &Manifest,
    settings: &Settings,
    enable: &Enable,
) -> Result<(), HostError> {
    let missing: Vec<&Field> = fields(manifest, Scope::Shop)
        .filter(|field| field.required && !settings.0.contains_key(&field.key))
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    let NamedFields { settings, keys, secrets } = NamedFields::new(&missing);
    let connection = match manifest.connection {
        Connection::Credentials => "credentials",
        Connection::Oauth => "oauth",
    };
    let args = [
        ("plugin", enable.plugin.as_str()),
        ("shop", &enable.shop),
        ("settings", &settings),
        ("keys", &keys),
        ("secrets", &secrets),
        ("connection", connection),
    ];
    Err(wrong("setting-missing", &args))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::host::default_shop;

    #[test]
    fn a_needed_module_switches_no_other_one_off() {
        let modules = vec!["blog".to_owned(), "ecommerce".to_owned()];
        let shop = Shop { modules, ..default_shop("s") };
        let active = modules_with(&shop, &["ecommerce".to_owned(), "crm".to_owned()]);
        assert_eq!(active, ["blog", "ecommerce", "crm"]);
    }
}
