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

use std::process::ExitCode;

use host_core::shop::{Entity, files as shop_files};

use self::run::Addresses;
use crate::args::{Cli, Command, Customers, Import, Products, Send, Ticked};
use crate::output::Output;
use crate::texts::Texts;
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
