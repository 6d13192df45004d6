//! `cargo xtask`: everything between a fresh clone and a tested build, in one small driver.
//!
//! Progress goes to stderr, one line for every choice, so that stdout belongs to whatever is run
//! at the end. Each module is one idea: where things are ([`workspace`]), how programs are run
//! ([`process`]), where the compiler for connectors comes from ([`toolchain`]), what a connector
//! may be ([`imports`], [`build_component`]), and the commands themselves ([`commands`], [`dist`], [`check`]).

mod browser;
mod build_component;
mod check;
mod commands;
mod debian;
mod deny;
mod dist;
mod imports;
mod process;
mod rustup;
mod toolchain;
mod workspace;

use std::process::ExitCode;

use anyhow::{Result, bail};
use workspace::Workspace;

const USAGE: &str = "\
Usage: cargo xtask COMMAND

  setup                         make building connectors possible on this machine
  build                         build every connector of plugins/ to target/components/NAME.wasm
  test                          setup, build, and every test of the workspace
  demo [CONNECTOR] [--json]     setup, build, and a connector at work against a fake remote
  demo --serve                  the same, and the control panel over a shop with both ERPs, until Ctrl-C
  dist                          host-test (optimized) and the components in target/dist, to be copied anywhere
  bench                         what the sandbox costs: pages and columns, next to the same code compiled natively
  check                         formatting, lints, and that the crates are those that were audited
  audit                         licences, sources and known vulnerabilities of all crates; keeps that it was done
";

fn main() -> ExitCode {
    match run() {
        Ok(code) => code,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<ExitCode> {
    let mut args = std::env::args().skip(1);
    let Some(command) = args.next() else {
        eprint!("{USAGE}");
        return Ok(ExitCode::FAILURE);
    };
    let rest: Vec<String> = args.collect();
    if matches!(command.as_str(), "help" | "-h" | "--help") {
        print!("{USAGE}");
        return Ok(ExitCode::SUCCESS);
    }
    if command != "demo" && !rest.is_empty() {
        bail!("`{command}` takes no arguments, got: {}\n\n{USAGE}", rest.join(" "));
    }
    let command: fn(&Workspace, &[String]) -> Result<ExitCode> = match command.as_str() {
        "setup" => |workspace, _| toolchain::setup(workspace).map(|_| ExitCode::SUCCESS),
        "build" => |workspace, _| commands::build(workspace).map(|()| ExitCode::SUCCESS),
        "test" => |workspace, _| commands::test(workspace).map(|()| ExitCode::SUCCESS),
        "demo" => commands::demo,
        "dist" => |workspace, _| dist::dist(workspace).map(|()| ExitCode::SUCCESS),
        "bench" => |workspace, _| commands::bench(workspace).map(|()| ExitCode::SUCCESS),
        "audit" => |workspace, _| deny::audit(workspace).map(|()| ExitCode::SUCCESS),
        "check" => |workspace, _| check::check(workspace).map(|()| ExitCode::SUCCESS),
        other => bail!("there is no command `{other}`\n\n{USAGE}"),
    };
    command(&Workspace::load()?, &rest)
}
