//! Runs the steps of a platform guide with the real `host-test` program and a fake remote, and
//! fails if an order is lost, doubled or failed.

mod panel;
mod platform;
mod products;
mod program;
mod shopify;
mod smartygest;
mod summary;
mod totalgest;
mod transcript;

use std::process::ExitCode;

use clap::Parser;

use crate::program::Program;
use crate::summary::Summary;
use crate::transcript::Transcript;

/// The steps of a guide, with the real host and a fake remote.
#[derive(Debug, Parser)]
struct Cli {
    /// The connector whose guide is run.
    #[arg(default_value = "smartygest", value_parser = ["smartygest", "totalgest", "shopify"])]
    connector: String,
    /// End with one line of JSON: the numbers, counted from the store and the fake's ledger.
    #[arg(long)]
    json: bool,
    /// Instead of a guide: the control panel over a shop with both ERPs, in a browser, until Ctrl-C.
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
        panel::serve(&program, folder.path(), &Transcript).await?;
        return Ok(ExitCode::SUCCESS);
    }
    match cli.connector.as_str() {
        "shopify" => end(&shopify::run(&program, folder.path(), &Transcript).await?, cli.json),
        "totalgest" => end(&totalgest::run(&program, folder.path(), &Transcript).await?, cli.json),
        _ => end(&smartygest::run(&program, folder.path(), &Transcript).await?, cli.json),
    }
}

fn end(summary: &impl Summary, json: bool) -> anyhow::Result<ExitCode> {
    for sentence in summary.sentences() {
        Transcript.say(&sentence);
    }
    if json {
        println!("{}", serde_json::to_string(summary)?);
    }
    let succeeded = summary.succeeded();
    if !succeeded {
        eprintln!("demo: the numbers are not as they must be");
    }
    Ok(if succeeded { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
