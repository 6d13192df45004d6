//! Tells the story of a platform guide with the real `host-test` program and a fake remote, and
//! fails if it doesn't end well.

mod panel;
mod platform;
mod products;
mod program;
mod shopify;
mod smartygest;
mod story;
mod totalgest;

use std::process::ExitCode;

use clap::Parser;

use crate::program::Program;
use crate::story::{Ending, Story};

/// The story of a guide, told with the real host and a fake remote.
#[derive(Debug, Parser)]
struct Cli {
    /// Which connector's.
    #[arg(default_value = "smartygest", value_parser = ["smartygest", "totalgest", "shopify"])]
    connector: String,
    /// End with one line of JSON: the numbers, counted from the store and the fake's ledger.
    #[arg(long)]
    json: bool,
    /// Instead of a story: the control panel over a shop with both ERPs, in a browser, until Ctrl-C.
    #[arg(long, conflicts_with_all = ["connector", "json"])]
    serve: bool,
    /// The host-test program.
    #[arg(long, env = "HOST_TEST")]
    host_test: std::path::PathBuf,
    /// The folder with the components.
    #[arg(long, env = "COMPONENTS")]
    components: std::path::PathBuf,
}

#[tokio::main]
async fn main() -> anyhow::Result<ExitCode> {
    let cli = Cli::parse();
    let folder = tempfile::tempdir()?;
    let program = Program::new(&cli.host_test, &cli.components, folder.path())?;
    if cli.serve {
        panel::serve(&program, folder.path(), &Story).await?;
        return Ok(ExitCode::SUCCESS);
    }
    match cli.connector.as_str() {
        "shopify" => end(&shopify::tell(&program, folder.path(), &Story).await?, cli.json),
        "totalgest" => end(&totalgest::tell(&program, folder.path(), &Story).await?, cli.json),
        _ => end(&smartygest::tell(&program, folder.path(), &Story).await?, cli.json),
    }
}

fn end(ending: &impl Ending, json: bool) -> anyhow::Result<ExitCode> {
    for sentence in ending.says() {
        Story.says(&sentence);
    }
    if json {
        println!("{}", serde_json::to_string(ending)?);
    }
    let well = ending.is_well();
    if !well {
        eprintln!("demo: this story did not end well");
    }
    Ok(if well { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
