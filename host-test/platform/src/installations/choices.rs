//! Settings of choices: what they offer to an installation, and whether the entered value is offered.

use host_core::model::{Installation, Message, Settings, Shop};
use host_core::unit_of_work::Access;
use host_sandbox::exports::{Choices, ChoicesOffline};
use host_sandbox::manifest::{Field, FieldKind, Scope};
use host_sandbox::plugins::Plugin;

use super::{FieldProblem, Installations, Trial, ended, error_text};
use crate::choice_labels::{Choice, in_one_line, labelled, offered};
use crate::error::HostError;
use crate::sessions::CallTarget;
use crate::{settings_input, texts};

impl Installations<'_> {
    /// The choices that a setting offers, asked of the remote where necessary.
    ///
    /// # Errors
    /// The remote can't be asked.
    pub async fn choices(
        self,
        installation: &Installation,
        field: &str,
        locale: &str,
    ) -> Result<Vec<Choice>, HostError> {
        let plugin = self.host.plugin(&installation.plugin).await?;
        let shop = self.host.shop(&installation.shop).await?;
        let choices = |_| Choices { field: field.to_owned() };
        let access = Access::ReadOnly;
        let caller = CallTarget { plugin: &plugin, shop: &shop, installation, lease: None, access };
        let called = match self.host.sessions().call(caller, choices).await.called {
            Ok(called) => called,
            Err(ran) => return Err(ended(&plugin, &ran, locale)),
        };
        if let Some(error) = called.store_error {
            return Err(error.into());
        }
        match called.reply {
            Ok(Ok(choices)) => Ok(labelled(&plugin, choices, &called.masks, locale)),
            Ok(Err(error)) => {
                let text = error_text(&plugin, error, &called.masks, locale);
                Err(HostError::Failed(text))
            }
            Err(message) => Err(self.host.broken(&plugin, &message)),
        }
    }

    /// The choices that a setting offers without asking the remote; none where only the remote knows them.
    ///
    /// # Errors
    /// The store.
    pub async fn offered(
        self,
        plugin: &Plugin,
        shop: &Shop,
        known: Option<&Installation>,
        field: &str,
        locale: &str,
    ) -> Result<Option<Vec<Choice>>, HostError> {
        let unsaved =
            Installation { shop: shop.id.clone(), plugin: plugin.name(), ..Installation::placeholder() };
        let asked = ChoicesOffline { field: field.to_owned() };
        let mut called = self.host.ask(plugin, (shop, known.unwrap_or(&unsaved)), asked).await;
        match called.store_error.take() {
            Some(error) => Err(error.into()),
            None => Ok(offered(plugin, called, locale)),
        }
    }

    /// Settings of choices with a value that isn't offered, without asking the remote.
    pub(super) async fn unoffered(
        self,
        trial: &Trial<'_>,
        installation: &Installation,
    ) -> Result<Vec<FieldProblem>, HostError> {
        let mut problems = Vec::new();
        let fields = settings_input::fields(trial.manifest, Scope::Shop);
        for field in fields.filter(|field| field.kind == FieldKind::Choice) {
            let Some(value) = chosen(field, &installation.settings) else { continue };
            let asked = ChoicesOffline { field: field.key.clone() };
            let mut called = self.host.ask(trial.plugin, (trial.shop, installation), asked).await;
            if let Some(error) = called.store_error.take() {
                return Err(error.into());
            }
            let Some(offered) = offered(trial.plugin, called, trial.locale) else { continue };
            if offered.iter().all(|offered| offered.value != value) {
                let message = Message::host("choice-expected", &[("offered", &in_one_line(&offered))]);
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

/// The value that was chosen, where it isn't the default.
fn chosen<'a>(field: &Field, settings: &'a Settings) -> Option<&'a str> {
    let value = settings.0.get(&field.key)?;
    (!value.is_empty() && *value != field.default).then_some(value.as_str())
}
