//! One file for each command.

mod activity;
mod enable;
mod jobs;
mod order;
mod plugins;
mod send;
mod shop;
mod status;
mod work;

use std::process::ExitCode;

use host_core::model::Installation;
use host_runtime::Host;

use crate::args::{At, Cli, Command, Send};
use crate::output::Output;
use crate::setup;
use crate::usage::Usage;

/// Runs a command.
pub(crate) async fn run(cli: Cli) -> anyhow::Result<ExitCode> {
    let out = Output { json: cli.global.json };
    let done = ExitCode::SUCCESS;
    match cli.command {
        // Files alone: no store is needed, nor made.
        Command::Inspect { plugin, reader } => {
            plugins::inspect(&cli.global, &plugin, &reader.locale, &out).await?;
            return Ok(done);
        }
        Command::Plugins => {
            plugins::list(&cli.global, &out)?;
            return Ok(done);
        }
        Command::Order { shop, files, reader } => {
            // Read before anything is opened: a broken file changes nothing.
            let orders = order::read(&files)?;
            let host = setup::host(&cli.global)?;
            return order::run(&host, &shop.id, &orders, &reader.locale, &out).await;
        }
        _ => {}
    }
    let host = setup::host(&cli.global)?;
    match cli.command {
        Command::Inspect { .. } | Command::Plugins | Command::Order { .. } => {}
        Command::Shop(args) => shop::run(&host, args, &out).await?,
        Command::Enable(args) => return enable::run(&host, args, &out).await,
        Command::Disable { plugin, shop } => enable::disable(&host, &shop.id, &plugin, &out).await?,
        Command::Work { until_idle, patience } => work::run(&host, until_idle, patience, &out).await?,
        Command::Status { list, at, limit, reader } => {
            status::run(&host, list, &at, limit, &reader.locale, &out).await?;
        }
        Command::Send { what: Send::Orders { ids, at, reader } } => {
            return send::orders(&host, &ids, &at, &reader.locale, &out).await;
        }
        Command::Jobs { what } => jobs::run(&host, what, &out).await?,
        Command::Activity { at, limit, reader } => {
            activity::run(&host, &at, limit, &reader.locale, &out).await?;
        }
    }
    Ok(done)
}

/// The installation that is meant: the only one, or the one that is named.
pub(crate) async fn installation(host: &Host, at: &At) -> anyhow::Result<Installation> {
    if let (Some(shop), Some(plugin)) = (&at.shop, &at.plugin) {
        return Ok(host.installation(shop, plugin).await?);
    }
    if let Some(shop) = &at.shop {
        host.shop(shop).await?;
    }
    let mut found = host.store().installations(at.shop.as_deref()).await?;
    found.retain(|known| at.plugin.as_ref().is_none_or(|plugin| *plugin == known.plugin));
    match (found.len(), found.pop()) {
        (1, Some(only)) => Ok(only),
        (0, _) => Err(Usage(
            "no plugin is enabled there; enable one with `host-test enable PLUGIN --shop SHOP`".into(),
        )
        .into()),
        (count, _) => {
            Err(Usage(format!("{count} installations could be meant: say --shop and --plugin")).into())
        }
    }
}
