//! What a setting of choices offers: for whoever inspects a plugin, and where something else was entered.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use host_core::clock::SystemClock;
use host_core::model::{Installation, Message, Settings};
use host_sandbox::exports::Choices;
use host_sandbox::http::Network;
use host_sandbox::manifest::{Field, FieldKind, Scope};
use host_sandbox::plugins::Plugin;
use host_sandbox::{CallResult, Engine, Library, Sandbox, convert};

use crate::error::HostError;
use crate::installations::{FieldProblem, Installations, Trial};
use crate::{settings_input, texts};

/// A value and its label, in the reader's language.
pub type Choice = (String, String);

/// A plugin as it is by itself, without a shop or a store.
pub struct Inspected {
    /// The plugin.
    pub plugin: Arc<Plugin>,
    /// What its settings of choices offer before it is connected, by their keys.
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
        let asked = Choices { field: field.key.clone() };
        let called = library.sandbox().ask(&plugin, &Settings::default(), asked).await;
        choices.extend(offered(&plugin, called, locale).map(|offered| (field.key.clone(), offered)));
    }
    Ok(Inspected { plugin, choices })
}

/// What was answered. None where nothing can be offered: the remote has to be asked and can't be, for one.
fn offered(
    plugin: &Plugin,
    called: CallResult<<Choices as host_sandbox::exports::Export>::Reply>,
    locale: &str,
) -> Option<Vec<Choice>> {
    let choices = called.reply.ok()?.ok()?;
    let labelled = choices.into_iter().map(|choice| {
        let label = convert::message(choice.label, &called.masks);
        (choice.value, texts::render(Some(plugin), &label, locale))
    });
    Some(labelled.collect()).filter(|choices: &Vec<Choice>| !choices.is_empty())
}

impl Installations<'_> {
    /// Settings of choices with a value that isn't offered.
    pub(crate) async fn unoffered(
        self,
        trial: &Trial<'_>,
        installation: &Installation,
    ) -> Result<Vec<FieldProblem>, HostError> {
        let mut problems = Vec::new();
        let fields = settings_input::fields(trial.manifest, Scope::Shop);
        for field in fields.filter(|field| field.kind == FieldKind::Choice) {
            let Some(value) = chosen(field, &installation.settings) else { continue };
            let asked = Choices { field: field.key.clone() };
            let called = self.host().ask(trial.plugin, (trial.shop, installation), asked).await;
            let Some(offered) = offered(trial.plugin, called, trial.locale) else { continue };
            if offered.iter().all(|(offered, _)| offered != value) {
                let listed: Vec<String> =
                    offered.iter().map(|(value, label)| format!("{value} ({label})")).collect();
                let message = Message::host("choice-expected", &[("offered", &listed.join(", "))]);
                problems.push(FieldProblem {
                    field: field.key.clone(),
                    label: field.label.clone(),
                    problem: texts::render(None, &message, trial.locale),
                });
            }
        }
        Ok(problems)
    }
}

/// What was chosen, where it isn't what holds by itself.
fn chosen<'a>(field: &Field, settings: &'a Settings) -> Option<&'a str> {
    let value = settings.0.get(&field.key)?;
    (!value.is_empty() && *value != field.default).then_some(value.as_str())
}
