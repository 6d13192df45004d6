//! The test host's command line.

mod args;
mod commands;
mod output;
mod setup;
mod usage;

use std::process::ExitCode;

use clap::Parser as _;
use host_runtime::{HostError, PluginError};

use crate::args::Cli;

#[tokio::main]
async fn main() -> ExitCode {
    let cli = Cli::parse();
    setup::log(cli.global.verbose, cli.global.json);
    let json = cli.global.json;
    match commands::run(cli).await {
        Ok(code) => code,
        Err(error) => {
            let usage = is_usage(&error);
            let text = output::one_line(&format!("{error:#}"));
            if json {
                let kind = if usage { "usage" } else { "failure" };
                println!("{}", serde_json::json!({ "error": { "kind": kind, "message": text } }));
            }
            eprintln!("host-test: {text}");
            ExitCode::from(if usage { 2 } else { 1 })
        }
    }
}

/// Whether whoever typed the command can mend it: then nothing was done.
fn is_usage(error: &anyhow::Error) -> bool {
    if error.downcast_ref::<usage::Usage>().is_some() {
        return true;
    }
    matches!(
        error.downcast_ref::<HostError>(),
        Some(
            HostError::Usage(_)
                | HostError::Plugin(
                    PluginError::Unknown { .. } | PluginError::Unreadable { .. } | PluginError::Unfit { .. }
                )
        )
    )
}
