//! A plugin before it is connected anywhere.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use host_core::clock::SystemClock;
use host_core::model::Settings;
use host_sandbox::exports::ChoicesOffline;
use host_sandbox::http::Network;
use host_sandbox::manifest::FieldKind;
use host_sandbox::plugins::Plugin;
use host_sandbox::{Engine, Library, Sandbox};

use crate::choice_labels::{Choice, offered};
use crate::error::HostError;

/// A plugin as it is by itself, without a shop or a store.
pub struct Inspected {
    /// The plugin.
    pub plugin: Arc<Plugin>,
    /// What its settings of choices offer by themselves, by their keys: a component that is only looked at sends
    /// nothing.
    pub choices: BTreeMap<String, Vec<Choice>>,
}

/// A plugin of a folder as it is by itself.
///
/// # Errors
/// There is none, or it can't be used.
pub async fn inspect(plugins: PathBuf, name: &str, locale: &str) -> Result<Inspected, HostError> {
    let sandbox = Sandbox::new(Arc::new(Engine::new()?), Arc::new(SystemClock), Network::default(), None)?;
    let library = Library::new(sandbox, plugins);
    let plugin = library.plugin(name).await?;
    let mut choices = BTreeMap::new();
    for field in plugin.manifest(locale).settings.iter().filter(|field| field.kind == FieldKind::Choice) {
        let asked = ChoicesOffline { field: field.key.clone() };
        let called = library.sandbox().ask(&plugin, &Settings::default(), asked).await;
        choices.extend(offered(&plugin, called, locale).map(|offered| (field.key.clone(), offered)));
    }
    Ok(Inspected { plugin, choices })
}
