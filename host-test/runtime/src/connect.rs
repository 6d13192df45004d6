//! The Integrations page: settings are tried, and kept only if the plugin and the remote agree.

use std::collections::BTreeMap;

use host_core::model::{Account, Installation, InstallationState, Message, Settings, Shop};
use host_core::queue::Ran;
use host_core::store::Connection;
use host_core::unit::{Access, Unit};

use crate::bindings::exports::framework360::connector::connector as contract;
use crate::bindings::exports::framework360::connector::connector::{CheckError, FieldError, Manifest};
use crate::bindings::framework360::connector::types::{Error, ErrorKind};
use crate::convert;
use crate::exports::{Check, Choices, Configure};
use crate::host::{Host, HostError, default_shop};
use crate::plugins::Plugin;
use crate::session::Caller;
use crate::texts;

/// What an owner enters and switches.
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
    /// These are another account's credentials, which the remote can't tell.
    pub another_account: bool,
    /// The reader's language.
    pub locale: String,
}

/// A setting that was refused.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct FieldProblem {
    /// The setting.
    pub field: String,
    /// As the page labels it.
    pub label: String,
    /// What is wrong, in the reader's language.
    pub problem: String,
}

/// What came of it.
#[derive(Debug, Clone)]
pub enum Enabled {
    /// Kept. Whether the remote was asked.
    Saved(Box<Installation>, bool),
    /// The settings can't be right; nothing was kept, and nobody asked.
    Invalid(Vec<FieldProblem>),
    /// The remote refused them; nothing was kept.
    Refused(Vec<FieldProblem>),
    /// The remote couldn't be asked, or didn't make sense; nothing was kept.
    Failed(String),
}

impl Host {
    /// Tries settings and keeps them. Switches alone are kept without asking the remote, so that
    /// they can be set while it is down.
    ///
    /// # Errors
    /// Unknown shop settings or switches, a missing module, or the host's own trouble.
    pub async fn enable(&self, enable: Enable) -> Result<Enabled, HostError> {
        let plugin = self.plugin(&enable.plugin).await?;
        let manifest = self.describe(&plugin, &enable.locale).await?;
        check_keys(&enable, &manifest)?;
        let shop = match self.shop(&enable.shop).await {
            Ok(shop) => shop,
            Err(HostError::Unknown(_)) => default_shop(&enable.shop),
            Err(error) => return Err(error),
        };
        if let Some(module) = manifest.requires.iter().find(|module| !shop.modules.contains(module)) {
            let options = module_options(&shop, &manifest.requires);
            let args = [
                ("plugin", manifest.name.as_str()),
                ("module", module),
                ("shop", &shop.id),
                ("options", &options),
            ];
            return Err(wrong("module-needed", &args, &enable.locale));
        }
        let installations = self.store.installations(Some(&shop.id)).await?;
        let known = installations.into_iter().find(|known| known.plugin == manifest.id);
        let switches_alone = enable.settings.0.is_empty()
            && !enable.another_account
            && known.as_ref().is_some_and(|known| known.state == InstallationState::Active);

        let settings = merged(&enable, &manifest, known.as_ref());
        let missing = missing(&manifest, &settings);
        if !missing.is_empty() {
            return Err(left_out(&missing, &enable));
        }
        let flows = flows(&enable, &manifest, known.as_ref());
        let mut connection = Connection {
            shop: shop.id.clone(),
            plugin: manifest.id.clone(),
            settings,
            flows,
            account: None,
            forget: enable.another_account,
            writes: Vec::new(),
            session: None,
            then: Vec::new(),
            now: self.clock.now(),
        };
        if !switches_alone {
            let trial = Trial { plugin: &plugin, manifest: &manifest, shop: &shop, locale: &enable.locale };
            match self.try_out(&trial, known.as_ref(), &connection).await? {
                Ok((account, writes)) => {
                    connection.account = Some(account);
                    connection.writes = writes;
                }
                Err(refused) => return Ok(refused),
            }
        }
        if !self.store.shops().await?.iter().any(|known| known.id == shop.id) {
            self.store.put_shop(&shop).await?;
        }
        let installation = self.store.connect(connection).await?;
        Ok(Enabled::Saved(Box::new(installation), !switches_alone))
    }

    /// Switches a plugin off; what it knows is kept.
    ///
    /// # Errors
    /// It isn't there.
    pub async fn disable(&self, shop: &str, plugin: &str) -> Result<Installation, HostError> {
        let installation = self.installation(shop, plugin).await?;
        self.store.set_state(installation.id, InstallationState::Disabled, self.clock.now()).await?;
        Ok(installation)
    }

    /// A plugin in a shop.
    ///
    /// # Errors
    /// There is no such shop, or the plugin isn't enabled there.
    pub async fn installation(&self, shop: &str, plugin: &str) -> Result<Installation, HostError> {
        self.shop(shop).await?;
        let mut installations = self.store.installations(Some(shop)).await?;
        match installations.iter().position(|known| known.plugin == plugin) {
            Some(index) => Ok(installations.swap_remove(index)),
            None => {
                let args = [("plugin", plugin), ("shop", shop)];
                Err(HostError::Unknown(Message::host("not-enabled", &args)))
            }
        }
    }

    /// What a setting of choices offers, asked of the remote where it must be.
    ///
    /// # Errors
    /// The remote can't be asked.
    pub async fn choices(
        &self,
        installation: &Installation,
        field: &str,
        locale: &str,
    ) -> Result<Vec<(String, String)>, HostError> {
        let plugin = self.plugin(&installation.plugin).await?;
        let shop = self.shop(&installation.shop).await?;
        let choices = |_| Choices { field: field.to_owned(), locale: locale.to_owned() };
        let access = Access::ReadOnly;
        let caller = Caller { plugin: &plugin, shop: &shop, installation, lease: None, access };
        let called = match self.call_in_session(caller, choices).await.called {
            Ok(called) => called,
            Err(ran) => return Err(self.ended(&plugin, &ran, locale).await),
        };
        match called.reply {
            Ok(Ok(choices)) => Ok(choices.into_iter().map(|choice| (choice.value, choice.label)).collect()),
            Ok(Err(error)) => {
                let text = self.error_text(&plugin, error, &called.masks, locale).await;
                Err(HostError::Failed(text))
            }
            Err(message) => Err(self.broken(&plugin, &message)),
        }
    }

    async fn try_out(
        &self,
        trial: &Trial<'_>,
        known: Option<&Installation>,
        wanted: &Connection,
    ) -> Result<Result<(Account, Vec<(String, Option<Vec<u8>>)>), Enabled>, HostError> {
        let mut installation = known.cloned().unwrap_or_else(|| Installation {
            shop: trial.shop.id.clone(),
            plugin: trial.manifest.id.clone(),
            ..crate::host::nobody()
        });
        // What is tried is what would be kept, switches included.
        installation.flows = wanted.flows.iter().cloned().collect();
        let settings = &wanted.settings;
        let unit = |access| Unit::new(self.store.clone(), installation.clone(), None, access);
        let configured =
            self.call(trial.plugin, trial.shop, settings, unit(Access::ReadOnly), Configure).await;
        match configured.reply {
            Ok(Ok(())) => {}
            Ok(Err(errors)) => {
                return Ok(Err(Enabled::Invalid(self.problems(trial, errors, &configured.masks).await)));
            }
            Err(message) => return Err(self.broken(trial.plugin, &message)),
        }
        let checked = self.call(trial.plugin, trial.shop, settings, unit(Access::ReadWrite), Check).await;
        match checked.reply {
            Ok(Ok(account)) => {
                let account = Account {
                    // They tell accounts apart, and a short secret often stands in them by chance.
                    id: checked.masks.kept(&account.id, 500),
                    name: checked.masks.kept(&account.name, 500),
                };
                Ok(Ok((account, checked.unit.commit(self.clock.now()).writes)))
            }
            Ok(Err(CheckError::Fields(errors))) => {
                Ok(Err(Enabled::Refused(self.problems(trial, errors, &checked.masks).await)))
            }
            Ok(Err(CheckError::Failed(error))) => {
                let text = self.error_text(trial.plugin, error, &checked.masks, trial.locale).await;
                Ok(Err(Enabled::Failed(text)))
            }
            Err(message) => {
                Ok(Err(Enabled::Failed(self.render_one(Some(trial.plugin), &message, trial.locale).await)))
            }
        }
    }

    async fn problems(
        &self,
        trial: &Trial<'_>,
        errors: Vec<FieldError>,
        masks: &crate::mask::Masks,
    ) -> Vec<FieldProblem> {
        let mut problems = Vec::new();
        for error in errors {
            let message = convert::message(error.message, masks);
            let label = trial.manifest.settings.iter().find(|field| field.key == error.key);
            problems.push(FieldProblem {
                label: label.map_or_else(|| error.key.clone(), |field| field.label.clone()),
                field: error.key,
                problem: self.render_one(Some(trial.plugin), &message, trial.locale).await,
            });
        }
        problems
    }

    /// What ended a call before it could say anything.
    pub(crate) async fn ended(&self, plugin: &Plugin, ran: &Ran, locale: &str) -> HostError {
        HostError::Failed(match ran.message() {
            Some(message) => self.render_one(Some(plugin), message, locale).await,
            None => String::new(),
        })
    }

    pub(crate) async fn error_text(
        &self,
        plugin: &Plugin,
        error: Error,
        masks: &crate::mask::Masks,
        locale: &str,
    ) -> String {
        let message = match error.kind {
            ErrorKind::Expired => Message::host("session-expired", &[]),
            _ => convert::message(error.message, masks),
        };
        self.render_one(Some(plugin), &message, locale).await
    }
}

struct Trial<'a> {
    plugin: &'a Plugin,
    manifest: &'a Manifest,
    shop: &'a Shop,
    locale: &'a str,
}

/// What names all modules of a shop that are to be active: those that are, and those that are needed.
fn module_options(shop: &Shop, needed: &[String]) -> String {
    let missing = needed.iter().filter(|module| !shop.modules.contains(module));
    let all = shop.modules.iter().chain(missing).map(|module| format!("--module {module}"));
    all.collect::<Vec<_>>().join(" ")
}

/// Every setting and switch that is named must be the plugin's.
fn check_keys(enable: &Enable, manifest: &Manifest) -> Result<(), HostError> {
    let settings: Vec<&str> = manifest.settings.iter().map(|field| field.key.as_str()).collect();
    let flows: Vec<&str> = manifest.flows.iter().map(|flow| flow.key.as_str()).collect();
    let locale = &enable.locale;
    if let Some(key) = enable.settings.0.keys().find(|key| !settings.contains(&key.as_str())) {
        let known = settings.join(", ");
        let args = [("plugin", manifest.id.as_str()), ("key", key), ("known", &known)];
        return Err(match known.as_str() {
            "" => wrong("setting-none", &args, locale),
            _ => wrong("setting-unknown", &args, locale),
        });
    }
    if let Some(key) = enable.flows.keys().find(|key| !flows.contains(&key.as_str())) {
        let known = flows.join(", ");
        let args = [("plugin", manifest.id.as_str()), ("key", key), ("known", &known)];
        return Err(match known.as_str() {
            "" => wrong("switch-none", &args, locale),
            _ => wrong("switch-unknown", &args, locale),
        });
    }
    for field in &manifest.settings {
        let Some(value) = enable.settings.0.get(&field.key) else { continue };
        if let Some(expected) = unfit(field.kind, value) {
            return Err(wrong(expected, &[("key", &field.key)], locale));
        }
    }
    Ok(())
}

/// Wrong use in the reader's language: `code` is the platform's, without its `host.`.
fn wrong(code: &str, args: &[(&str, &str)], locale: &str) -> HostError {
    HostError::Usage(texts::render(&Message::host(code, args), locale).unwrap_or_else(|| code.to_owned()))
}

/// The code of what a value of a kind must look like, where it doesn't.
fn unfit(kind: contract::FieldKind, value: &str) -> Option<&'static str> {
    let fits = match kind {
        contract::FieldKind::Toggle => matches!(value, "" | "true" | "false"),
        contract::FieldKind::Number => value.is_empty() || value.parse::<i64>().is_ok(),
        contract::FieldKind::Mapping => {
            value.is_empty() || serde_json::from_str::<BTreeMap<String, String>>(value).is_ok()
        }
        contract::FieldKind::Text
        | contract::FieldKind::Secret
        | contract::FieldKind::Url
        | contract::FieldKind::Choice => true,
    };
    let expected = match kind {
        contract::FieldKind::Toggle => "toggle-expected",
        contract::FieldKind::Number => "number-expected",
        _ => "mapping-expected",
    };
    (!fits).then_some(expected)
}

fn merged(enable: &Enable, manifest: &Manifest, known: Option<&Installation>) -> Settings {
    let mut settings = BTreeMap::new();
    for field in &manifest.settings {
        let entered = enable.settings.0.get(&field.key);
        let kept = known.and_then(|known| known.settings.0.get(&field.key));
        let value = entered.or(kept).unwrap_or(&field.default);
        if !value.is_empty() {
            settings.insert(field.key.clone(), value.clone());
        }
    }
    Settings(settings)
}

fn missing<'a>(manifest: &'a Manifest, settings: &Settings) -> Vec<&'a contract::Field> {
    manifest.settings.iter().filter(|field| field.required && !settings.0.contains_key(&field.key)).collect()
}

fn left_out(missing: &[&contract::Field], enable: &Enable) -> HostError {
    let names: Vec<String> = missing.iter().map(|field| format!("{} ({})", field.key, field.label)).collect();
    let sets: Vec<String> = missing
        .iter()
        .map(|field| match field.kind {
            contract::FieldKind::Secret => format!("--set {}=@FILE", field.key),
            _ => format!("--set {}=VALUE", field.key),
        })
        .collect();
    let command = format!("host-test enable {} --shop {} {}", enable.plugin, enable.shop, sets.join(" "));
    wrong("setting-missing", &[("settings", &names.join(", ")), ("command", &command)], &enable.locale)
}

fn flows(enable: &Enable, manifest: &Manifest, known: Option<&Installation>) -> Vec<(String, bool)> {
    let on = |flow: &contract::Flow| {
        let set = enable.flows.get(&flow.key);
        let kept = known.and_then(|known| known.flows.get(&flow.key));
        set.or(kept).copied().unwrap_or(flow.default_on)
    };
    manifest.flows.iter().map(|flow| (flow.key.clone(), on(flow))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_needed_module_switches_no_other_one_off() {
        let modules = vec!["blog".to_owned(), "ecommerce".to_owned()];
        let shop = Shop { modules, ..default_shop("s") };
        let options = module_options(&shop, &["ecommerce".to_owned(), "crm".to_owned()]);
        assert_eq!(options, "--module blog --module ecommerce --module crm");
    }
}
