//! Tells the story of a platform guide with the real `host-test` program and a fake remote, and
//! fails if it doesn't end well.

mod products;
mod program;
mod smartygest;
mod story;

use std::process::ExitCode;

use clap::Parser;

use crate::program::Program;
use crate::story::Story;

/// The story of a guide, told with the real host and a fake remote.
#[derive(Debug, Parser)]
struct Cli {
    /// Which connector's.
    #[arg(default_value = "smartygest", value_parser = ["smartygest"])]
    connector: String,
    /// End with one line of JSON: the numbers, counted from the store and the fake's ledger.
    #[arg(long)]
    json: bool,
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
    let numbers = smartygest::tell(&program, folder.path(), &Story).await?;
    Story.says(&format!(
        "{} orders sent, {} skipped, {} failed, {} uncertain; {} at the remote, {} of them twice.",
        numbers.orders.sent,
        numbers.orders.skipped,
        numbers.orders.failed,
        numbers.orders.uncertain,
        numbers.remote.orders,
        numbers.remote.duplicates
    ));
    Story.says(&format!(
        "{} products came in, {} of them changed later; {} came from the other Smarty.",
        numbers.products.imported, numbers.products.changed, numbers.products.second
    ));
    if cli.json {
        println!("{}", serde_json::to_string(&numbers)?);
    }
    let well = numbers.orders.sent == numbers.remote.orders
        && numbers.orders.failed + numbers.orders.uncertain + numbers.remote.duplicates == 0;
    if !well {
        eprintln!("demo: this story did not end well");
    }
    Ok(if well { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
