//! The commands, one file for each; `serve` is in `run`, since it is the same with the control panel.

mod activity;
mod authorize;
mod customer;
mod disable;
mod enable;
mod import;
mod inspect;
mod jobs;
mod order;
mod platform;
mod plugins;
mod product;
mod run;
mod send;
mod shop;
mod status;
mod tick;
mod work;

use std::collections::BTreeMap;
use std::process::ExitCode;
use std::sync::Arc;

use host_core::model::{Installation, InstallationState, Message, Problem};
use host_core::shop::{Entity, Timestamp, files as shop_files};
use host_platform::Host;
use host_platform::texts::render;
use host_sandbox::plugins::Plugin;
use jiff::tz::TimeZone;

use self::run::Addresses;
use crate::args::{At, Cli, Command, Customers, Import, Products, Send, Ticked};
use crate::output::Output;
use crate::texts::{Texts, t};
use crate::usage_error::UsageError;
use crate::{files, setup};

/// The name of the login, where the system has one.
fn login_name() -> Option<String> {
    let name = ["USER", "LOGNAME", "USERNAME"].into_iter().find_map(|name| std::env::var(name).ok());
    name.map(|name| name.trim().to_owned()).filter(|name| !name.is_empty())
}

/// Runs a command, with its output in the reader's language.
pub(crate) async fn run(cli: Cli, locale: String) -> anyhow::Result<ExitCode> {
    let actor = cli.global.by.clone().or_else(login_name);
    let out = Output { json: cli.global.json, texts: Texts::new(locale), actor };
    let global = cli.global;
    let done = ExitCode::SUCCESS;
    let open = || setup::host(&global, &out.texts);
    // A command that begins a set-up creates the store as well.
    let make = || setup::new_host(&global, &out.texts);
    match cli.command {
        // It only reads files: no store is needed, nor created.
        Command::Inspect { plugin } => inspect::run(&global, &plugin, &out).await?,
        Command::Plugins => plugins::list(&global, &out)?,
        // Files are read before anything is opened: a broken one changes nothing.
        Command::Order { shop, files } => {
            let orders = files::read(&files, shop_files::orders, &out.texts)?;
            return order::run(&open()?, &shop.id, &orders, &out).await;
        }
        Command::Products { what: Products::Import(Import { files, shop, plugin }) } => {
            let products = files::read(&files, shop_files::products, &out.texts)?;
            let host = open()?;
            import::products(&host, &products, &shop.id, plugin.as_deref(), &out).await?;
        }
        Command::Products { what: Products::Show { product, at } } => {
            product::show(&open()?, &product, &at, &out).await?;
        }
        Command::Customers { what: Customers::Import(Import { files, shop, plugin }) } => {
            let customers = files::read(&files, shop_files::customers, &out.texts)?;
            let host = open()?;
            import::customers(&host, &customers, &shop.id, plugin.as_deref(), &out).await?;
        }
        Command::Customers { what: Customers::Save { shop, files } } => {
            let customers = files::read(&files, shop_files::customers, &out.texts)?;
            customer::save(&open()?, &shop.id, &customers, &out).await?;
        }
        Command::Customers { what: Customers::Show { customer, at } } => {
            customer::show(&open()?, &customer, &at, &out).await?;
        }
        Command::Platform(args) => platform::run(&make()?, args, &out).await?,
        Command::Shop(args) => shop::run(&make()?, args, &out).await?,
        Command::Enable(args) => return enable::run(&make()?, args, &out).await,
        Command::Authorize(args) => return authorize::run(&make()?, args, &out).await,
        Command::Disable { plugin, shop } => {
            disable::run(&open()?, &shop.id, &plugin, &out).await?;
        }
        Command::Work { until_idle, patience } => {
            let host = if until_idle { open()? } else { setup::patient_host(&global, &out.texts)? };
            return work::run(&host, until_idle, patience, &out).await;
        }
        Command::Run { listen } => {
            run::run(
                &setup::patient_host(&global, &out.texts)?,
                Addresses { listen, panel: None, people: Vec::new() },
                &out,
            )
            .await?;
        }
        Command::Serve { panel, person, listen } => {
            let addresses = Addresses { listen, panel: Some(panel), people: person };
            run::run(&setup::patient_host(&global, &out.texts)?, addresses, &out).await?;
        }
        Command::Tick { what: Some(Ticked::Customers), confirm: true, .. } => {
            return Err(UsageError(out.texts.word("confirm-products")).into());
        }
        Command::Tick { at, confirm: true, .. } => tick::confirm::run(&open()?, &at, &out).await?,
        Command::Tick { what, at, full, .. } => return tick::run(&open()?, what, &at, full, &out).await,
        Command::Status { list, at, limit } => {
            status::run(&open()?, list, &at, limit, &out).await?;
        }
        Command::Send { what: Send::Orders { missed: true, at, .. } } => {
            return send::missed(&open()?, &at, &out).await;
        }
        Command::Send { what: Send::Orders { which, anew: true, at, .. } } => {
            return send::anew(&open()?, which, &at, &out).await;
        }
        Command::Send { what: Send::Orders { which, at, .. } } => {
            return send::run(&open()?, Entity::Order, which, &at, &out).await;
        }
        Command::Send { what: Send::Customers { which, at } } => {
            return send::run(&open()?, Entity::Customer, which, &at, &out).await;
        }
        Command::Send { what: Send::Report { number, at } } => {
            return send::report(&open()?, number, &at, &out).await;
        }
        Command::Send { what: Send::Reports { at, limit } } => {
            send::reports(&open()?, &at, limit, &out).await?;
        }
        Command::Jobs { what } => jobs::run(&open()?, what, &out).await?,
        Command::Activity { at, limit } => activity::run(&open()?, &at, limit, &out).await?,
    }
    Ok(done)
}

/// A reason in the reader's language, where there is one.
pub(crate) fn reason(plugin: Option<&Plugin>, message: Option<&Message>, out: &Output) -> String {
    message.map(|message| render(plugin, message, out.texts.locale())).unwrap_or_default()
}

/// The remote's records that couldn't be imported, with the reasons in the reader's language.
pub(crate) fn reasons(plugin: Option<&Plugin>, problems: &[Problem], out: &Output) -> Vec<(String, String)> {
    let reason = |problem: &Problem| render(plugin, &problem.message, out.texts.locale());
    problems.iter().map(|problem| (problem.remote_id.clone(), reason(problem))).collect()
}

/// The time zones of the shops.
pub(crate) struct ShopTimeZones(BTreeMap<String, TimeZone>);

impl ShopTimeZones {
    pub(crate) async fn read(host: &Arc<Host>) -> anyhow::Result<Self> {
        let shops = host.shops().await?.into_iter();
        let zones = shops.filter_map(|shop| Some((shop.id, TimeZone::get(&shop.time_zone).ok()?)));
        Ok(Self(zones.collect()))
    }

    /// A time by the clock of a shop, for its owner.
    pub(crate) fn time(&self, out: &Output, shop: &str, at: Timestamp) -> String {
        out.texts.time(at, self.0.get(shop).unwrap_or(&TimeZone::UTC))
    }
}

/// The installations that the arguments could mean.
pub(crate) async fn candidates(host: &Arc<Host>, at: &At, out: &Output) -> anyhow::Result<Vec<Installation>> {
    if let (Some(shop), Some(plugin)) = (&at.shop, &at.plugin) {
        return Ok(vec![host.installations().get(shop, plugin).await?]);
    }
    if let Some(shop) = &at.shop {
        host.shop(shop).await?;
    }
    let mut found = match at.shop.as_deref() {
        Some(shop) => host.installations().of_shop(shop).await?,
        None => host.installations().all().await?,
    };
    found.retain(|known| at.plugin.as_ref().is_none_or(|plugin| *plugin == known.plugin));
    if found.is_empty() {
        return Err(UsageError(out.texts.word("none-enabled")).into());
    }
    Ok(found)
}

/// The error that nothing can be done with an installation that is switched off.
pub(crate) async fn switched_off(host: &Arc<Host>, installation: &Installation, texts: &Texts) -> UsageError {
    let authorized = host.plugin(&installation.plugin).await.is_ok_and(|plugin| plugin.has_oauth());
    off_text(installation, authorized, texts)
}

/// The error for a switched-off installation: a plugin with authorizations is only switched on by another one.
fn off_text(installation: &Installation, authorized: bool, texts: &Texts) -> UsageError {
    let (plugin, shop) = (&installation.plugin, &installation.shop);
    UsageError(if authorized {
        t!(texts, "is-off-authorize", plugin = plugin, shop = shop)
    } else {
        t!(texts, "is-off", plugin = plugin, shop = shop)
    })
}

/// The installation that the arguments mean: the only one, or the one that is named.
pub(crate) async fn installation(host: &Arc<Host>, at: &At, out: &Output) -> anyhow::Result<Installation> {
    let mut found = candidates(host, at, out).await?;
    let is_on = |known: &Installation| known.state != InstallationState::Disabled;
    // An installation that is switched off is meant only where it's the only one.
    if found.iter().any(is_on) {
        found.retain(is_on);
    }
    if let [only] = found.as_slice() {
        return Ok(only.clone());
    }
    Err(UsageError(t!(out.texts, "several-meant", there = places(&found, &out.texts))).into())
}

/// Plugins and their shops, as a sentence names them.
fn places(installations: &[Installation], texts: &Texts) -> String {
    let place = |known: &Installation| t!(texts, "place", plugin = &known.plugin, shop = &known.shop);
    installations.iter().map(place).collect::<Vec<_>>().join(", ")
}
