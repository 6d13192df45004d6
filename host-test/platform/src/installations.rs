//! The Integrations page: settings are tried, and kept only if the plugin and the remote agree.

use std::collections::BTreeMap;
use std::sync::Arc;

use host_core::forgotten_links::Forgotten;
use host_core::model::{Account, Installation, InstallationState, Message, NewJob, Settings, Shop};
use host_core::next_state::RunOutcome;
use host_core::store::Connection;
use host_core::unit_of_work::{Access, Unit};
use host_sandbox::bindings::exports::framework360::connector::connector as contract;
use host_sandbox::bindings::exports::framework360::connector::connector::{CheckError, FieldError};
use host_sandbox::bindings::framework360::connector::types::{Error, ErrorKind};
use host_sandbox::exports::{Check, Configure};
use host_sandbox::manifest::Manifest;
use host_sandbox::plugins::Plugin;
use host_sandbox::{outcome_conversion, switches};

use crate::error::HostError;
use crate::host::{Host, default_shop};
use crate::settings_input::{Enable, check_keys, check_whole, merged, modules_with, wrong};
use crate::{reconciliation, texts};

mod choices;
mod lacking;
mod state;

pub use lacking::Lacking;

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

/// What was kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Saved {
    /// Settings that the remote accepted, with the switches; and what was forgotten of another account.
    Accepted(Forgotten),
    /// Switches; nobody was asked.
    Switches,
    /// Everything is as it was.
    AsBefore,
}

/// The result of [`Installations::enable`].
#[derive(Debug, Clone)]
pub enum Enabled {
    /// The installation was saved.
    Saved(Box<Installation>, Saved),
    /// The settings can't be right; nothing was saved, and the remote wasn't asked.
    Invalid(Vec<FieldProblem>),
    /// The remote refused them; nothing was saved.
    Refused(Vec<FieldProblem>),
    /// The remote couldn't be asked, or its answer was invalid; nothing was saved.
    Failed(String),
}

/// Plugins in shops: connecting them, their settings and their switches.
#[derive(Clone, Copy)]
pub struct Installations<'h> {
    pub(crate) host: &'h Arc<Host>,
}

impl Host {
    /// Plugins in shops: connecting them, their settings and their switches.
    #[must_use]
    pub fn installations(self: &Arc<Self>) -> Installations<'_> {
        Installations { host: self }
    }
}

impl Installations<'_> {
    /// Tries settings and saves them. Switches alone are saved without asking the remote, so that
    /// they can be set while it is down. A plugin that needs an authorization takes its
    /// settings in [`Authorizations::begin`](crate::Authorizations::begin), and switches alone here.
    ///
    /// # Errors
    /// Unknown shop settings or switches, a missing module, or the host's own failure.
    pub async fn enable(self, enable: Enable) -> Result<Enabled, HostError> {
        let wanted = self.enable_target(&enable).await?;
        let EnableTarget { plugin, manifest, shop, known } = &wanted;
        let known = known.as_ref();
        let entered = !enable.settings.0.is_empty() || enable.another_account;
        let switches_alone = match manifest.connection {
            contract::Connection::Credentials => {
                !entered && known.is_some_and(|known| known.state == InstallationState::Active)
            }
            contract::Connection::Oauth => {
                !entered && known.is_some_and(|known| known.state != InstallationState::Disabled)
            }
        };
        if !switches_alone {
            self.host.settings().check(manifest).await?;
            if manifest.connection == contract::Connection::Oauth {
                let args =
                    [("plugin", manifest.name.as_str()), ("plugin-id", &manifest.id), ("shop", &shop.id)];
                return Err(wrong("authorize-needed", &args));
            }
        }
        let settings = merged(&enable, manifest, known);
        check_whole(manifest, &settings, &enable)?;
        let mut connection = Connection {
            shop: shop.id.clone(),
            plugin: manifest.id.clone(),
            settings,
            flows: switches::merged(manifest, &enable.flows, known),
            account: None,
            forget: enable.another_account,
            exclusive: is_exclusive(plugin),
            writes: Vec::new(),
            session: None,
            then: then(plugin),
            actor: enable.actor.clone(),
            now: self.host.clock.now(),
        };
        if !switches_alone {
            let trial = Trial { plugin, manifest, shop, locale: &enable.locale };
            match self.try_out(&trial, known, &connection).await? {
                Ok((account, writes)) => {
                    connection.account = Some(account);
                    connection.writes = writes;
                }
                Err(refused) => return Ok(refused),
            }
        }
        let (installation, forgotten) = self.keep(shop, connection).await?;
        let saved = match known {
            _ if !switches_alone => Saved::Accepted(forgotten),
            Some(known) if known.flows == installation.flows => Saved::AsBefore,
            _ => Saved::Switches,
        };
        Ok(Enabled::Saved(Box::new(installation), saved))
    }

    /// Checks what the owner asks to enable, and looks up what it's about.
    pub(crate) async fn enable_target(self, enable: &Enable) -> Result<EnableTarget, HostError> {
        let plugin = self.host.plugin(&enable.plugin).await?;
        let manifest = plugin.manifest(&enable.locale);
        check_keys(enable, &manifest)?;
        let shop = self.shop_or_default(&enable.shop).await?;
        if let Some(module) = manifest.requires.iter().find(|module| !shop.modules.contains(module)) {
            let active = modules_with(&shop, &manifest.requires).join(", ");
            let args = [
                ("plugin", manifest.name.as_str()),
                ("module", module),
                ("shop", &shop.id),
                ("modules", &active),
            ];
            return Err(wrong("module-needed", &args));
        }
        let installations = self.host.store.installations(Some(&shop.id)).await?;
        let known = installations.into_iter().find(|known| known.plugin == manifest.id);
        Ok(EnableTarget { plugin, manifest, shop, known })
    }

    /// The shop with this id, or one with the defaults that is only named.
    pub(crate) async fn shop_or_default(self, id: &str) -> Result<Shop, HostError> {
        match self.host.shop(id).await {
            Err(HostError::Misuse(_)) => {
                self.host.settings().check_no_near_shop(id).await?;
                Ok(default_shop(id))
            }
            found => found,
        }
    }

    /// Stores a connection, and its shop where that was only named.
    pub(crate) async fn keep(
        self,
        shop: &Shop,
        connection: Connection,
    ) -> Result<(Installation, Forgotten), HostError> {
        if !self.host.store.shops().await?.iter().any(|known| known.id == shop.id) {
            self.host.store.put_shop(shop).await?;
        }
        Ok(self.host.store.connect(connection).await?)
    }

    /// The installation of a plugin in a shop.
    ///
    /// # Errors
    /// There is no such shop, or the plugin isn't enabled there.
    pub async fn get(self, shop: &str, plugin: &str) -> Result<Installation, HostError> {
        self.host.shop(shop).await?;
        let mut installations = self.host.store.installations(Some(shop)).await?;
        match installations.iter().position(|known| known.plugin == plugin) {
            Some(index) => Ok(installations.swap_remove(index)),
            None => {
                let args = [("plugin", plugin), ("shop", shop)];
                Err(HostError::Misuse(Message::host("not-enabled", &args)))
            }
        }
    }

    async fn try_out(
        self,
        trial: &Trial<'_>,
        known: Option<&Installation>,
        wanted: &Connection,
    ) -> Result<Result<(Account, Writes), Enabled>, HostError> {
        let flows = wanted.flows.iter().cloned().collect();
        let installation = tried(trial, known, &wanted.settings, flows);
        if let Some(problems) = self.unconfigured(trial, &installation).await? {
            return Ok(Err(Enabled::Invalid(problems)));
        }
        let unit = Unit::new(self.host.store.clone(), installation, None, Access::ReadWrite);
        Ok(match self.check(trial, &wanted.settings, unit).await? {
            Checked::Account(account, writes) => Ok((account, writes)),
            Checked::Fields(problems) => Err(Enabled::Refused(problems)),
            Checked::Failed(text) => Err(Enabled::Failed(text)),
        })
    }

    /// Why settings can't be right, without asking the remote.
    pub(crate) async fn unconfigured(
        self,
        trial: &Trial<'_>,
        installation: &Installation,
    ) -> Result<Option<Vec<FieldProblem>>, HostError> {
        let called = self.host.ask(trial.plugin, (trial.shop, installation), Configure).await;
        if let Some(error) = called.store_error {
            return Err(error.into());
        }
        let errors = match called.reply {
            Ok(Ok(())) => Vec::new(),
            Ok(Err(errors)) => problems(trial, errors, &called.masks),
            Err(message) => return Err(self.host.broken(trial.plugin, &message)),
        };
        let mut found = self.unoffered(trial, installation).await?;
        // Of a field that is named twice, the list of its choices helps more.
        let listed: Vec<String> = found.iter().map(|problem| problem.field.clone()).collect();
        found.extend(errors.into_iter().filter(|problem| !listed.contains(&problem.field)));
        Ok((!found.is_empty()).then_some(found))
    }

    /// Tries settings at the remote.
    pub(crate) async fn check(
        self,
        trial: &Trial<'_>,
        settings: &Settings,
        unit: Unit,
    ) -> Result<Checked, HostError> {
        let called = self.host.call(trial.plugin, trial.shop, settings, unit, Check).await;
        if let Some(error) = called.store_error {
            return Err(error.into());
        }
        Ok(match called.reply {
            Ok(Ok(account)) => {
                let account = Account {
                    // They distinguish accounts, and a short secret is often part of them by chance.
                    id: called.masks.account(&account.id, 500),
                    name: called.masks.account(&account.name, 500),
                };
                Checked::Account(account, called.unit.commit(self.host.clock.now()).writes)
            }
            Ok(Err(CheckError::Fields(errors))) => Checked::Fields(problems(trial, errors, &called.masks)),
            Ok(Err(CheckError::Failed(error))) => {
                Checked::Failed(error_text(trial.plugin, error, &called.masks, trial.locale))
            }
            Err(message) => Checked::Failed(texts::render(Some(trial.plugin), &message, trial.locale)),
        })
    }
}

fn problems(
    trial: &Trial<'_>,
    errors: Vec<FieldError>,
    masks: &host_sandbox::mask::Masks,
) -> Vec<FieldProblem> {
    let mut problems = Vec::new();
    for error in errors {
        let message = outcome_conversion::message(error.message, masks);
        let label = trial.manifest.settings.iter().find(|field| field.key == error.key);
        problems.push(FieldProblem {
            label: label.map_or_else(|| error.key.clone(), |field| field.label.clone()),
            field: error.key,
            problem: texts::render(Some(trial.plugin), &message, trial.locale),
        });
    }
    problems
}

/// The error of a call that ended before it returned anything.
pub(crate) fn ended(plugin: &Plugin, ran: &RunOutcome, locale: &str) -> HostError {
    HostError::Failed(match ran.message() {
        Some(message) => texts::render(Some(plugin), message, locale),
        None => String::new(),
    })
}

pub(crate) fn error_text(
    plugin: &Plugin,
    error: Error,
    masks: &host_sandbox::mask::Masks,
    locale: &str,
) -> String {
    let message = match error.kind {
        ErrorKind::Expired => Message::host("session-expired", &[]),
        _ => outcome_conversion::message(error.message, masks),
    };
    texts::render(Some(plugin), &message, locale)
}

/// What an owner asks to enable: the plugin, its manifest, the shop and its installation, if there is one.
pub(crate) struct EnableTarget {
    pub(crate) plugin: Arc<Plugin>,
    /// The manifest in the owner's language.
    pub(crate) manifest: Manifest,
    pub(crate) shop: Shop,
    /// The installation as it is, where there is one.
    pub(crate) known: Option<Installation>,
}

/// What settings are tried with.
pub(crate) struct Trial<'a> {
    pub(crate) plugin: &'a Plugin,
    pub(crate) manifest: &'a Manifest,
    pub(crate) shop: &'a Shop,
    pub(crate) locale: &'a str,
}

/// The values that a call wrote into the storage.
pub(crate) type Writes = Vec<(String, Option<Vec<u8>>)>;

/// The result of trying settings at the remote.
pub(crate) enum Checked {
    /// They work: their account, and the values that the call wrote.
    Account(Account, Writes),
    /// The remote refuses some of them.
    Fields(Vec<FieldProblem>),
    /// The remote couldn't be asked, or refuses all of them.
    Failed(String),
}

/// The installation as it would be saved, switches included: this is what is tried.
pub(crate) fn tried(
    trial: &Trial<'_>,
    known: Option<&Installation>,
    settings: &Settings,
    flows: BTreeMap<String, bool>,
) -> Installation {
    let installation = known.cloned().unwrap_or_else(|| Installation {
        shop: trial.shop.id.clone(),
        plugin: trial.manifest.id.clone(),
        ..Installation::placeholder()
    });
    Installation { settings: settings.clone(), flows, ..installation }
}

/// Whether an account of this plugin's remote can be one shop's alone: the plugin leaves webhooks there, or
/// takes part in the account's life cycle.
pub(crate) fn is_exclusive(plugin: &Plugin) -> bool {
    plugin.has_webhooks() || plugin.has_lifecycle()
}

/// The jobs that are queued with a new connection.
pub(crate) fn then(plugin: &Plugin) -> Vec<NewJob> {
    if plugin.has_lifecycle() { vec![reconciliation::job()] } else { Vec::new() }
}
