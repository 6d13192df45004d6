//! cargo-deny: licences, sources and duplicates of crates, and known vulnerabilities where the
//! database of advisories can be reached.
//!
//! It takes minutes to build cargo-deny, and for the same crates and rules its answer is always the same. So a
//! successful audit is recorded in a file next to the rules, and only other crates or rules are audited again.

use std::{fmt::Write as _, fs, path::PathBuf, process::Command, time::Duration};

use anyhow::{Context, Result};
use sha2::{Digest as _, Sha256};

use crate::{
    process::{cargo, exists, run, run_within, say},
    workspace::Workspace,
};

/// The version that is installed where PATH has none: a fixed one, so that checks don't change by themselves.
const VERSION: &str = "0.20.2";
/// Its configuration, in the workspace's root.
const CONFIG: &str = ".deny.toml";
/// The hash of the crates and rules that were audited successfully, in the workspace's root.
const AUDITED: &str = ".deny.audited";
/// How long fetching the advisories may take, a clone of some megabytes.
const LIMIT: Duration = Duration::from_secs(60);

/// Fails where a crate breaks a rule. Crates and rules that were audited aren't audited again.
pub(crate) fn check(workspace: &Workspace) -> Result<()> {
    let kept = fs::read_to_string(workspace.root.join(AUDITED)).unwrap_or_default();
    if kept.trim() == crates_and_rules(workspace)? {
        say("check: crates and the rules for them are those of the last `cargo xtask audit`");
        return Ok(());
    }
    ask(workspace)?;
    say(format!("check: `cargo xtask audit` keeps in {AUDITED} that these crates are well"));
    Ok(())
}

/// Audits all crates, and records success.
pub(crate) fn audit(workspace: &Workspace) -> Result<()> {
    ask(workspace)?;
    let file = workspace.root.join(AUDITED);
    fs::write(&file, format!("{}\n", crates_and_rules(workspace)?))
        .with_context(|| format!("could not write {}", file.display()))
}

/// SHA-256 of Cargo.lock and the rules, hexadecimal.
fn crates_and_rules(workspace: &Workspace) -> Result<String> {
    let mut hasher = Sha256::new();
    for name in ["Cargo.lock", CONFIG] {
        let file = workspace.root.join(name);
        let bytes = fs::read(&file).with_context(|| format!("could not read {}", file.display()))?;
        hasher.update((bytes.len() as u64).to_le_bytes());
        hasher.update(bytes);
    }
    let mut text = String::new();
    for byte in hasher.finalize() {
        write!(text, "{byte:02x}")?;
    }
    Ok(text)
}

fn ask(workspace: &Workspace) -> Result<()> {
    let program = program(workspace)?;
    let deny = || {
        let mut command = Command::new(&program);
        command.arg("--config").arg(workspace.root.join(CONFIG)).current_dir(&workspace.root);
        command
    };
    let log = workspace.target.join("tools").join("advisories.log");
    fs::create_dir_all(workspace.target.join("tools"))?;
    let advisories = run_within(deny().args(["fetch", "db"]), LIMIT, &log);
    // A licence or kind of crate that is allowed and not used, or two versions of a crate, matter to a reader
    // who looks for them, not at every check.
    let rules = ["check", "--hide-inclusion-graph", "licenses", "bans", "sources"];
    say("audit: licences, duplicates and sources of crates");
    run(deny().args(["--log-level", "error"]).args(rules))?;
    match advisories {
        Ok(()) => {
            say("audit: known vulnerabilities");
            run(deny().args(["check", "--disable-fetch", "advisories"]))
        }
        Err(error) => {
            say(format!(
                "audit: SKIPPED known vulnerabilities: the database of advisories can't be reached \
                 ({error}; see {})",
                log.display()
            ));
            Ok(())
        }
    }
}

/// The program on PATH, or ours below target/tools.
fn program(workspace: &Workspace) -> Result<PathBuf> {
    if exists("cargo-deny") {
        return Ok("cargo-deny".into());
    }
    let tools = workspace.target.join("tools");
    let root = tools.join(format!("cargo-deny-{VERSION}"));
    let program = root.join("bin").join(format!("cargo-deny{}", std::env::consts::EXE_SUFFIX));
    if program.is_file() {
        return Ok(program);
    }
    say(format!("audit: installing cargo-deny {VERSION} into {} (90 s on two cores)", root.display()));
    let build = tools.join("build");
    let mut install = cargo();
    install.args(["install", "--quiet", "--locked", "--no-default-features"]);
    install.arg(format!("cargo-deny@{VERSION}")).arg("--root").arg(&root).arg("--target-dir").arg(&build);
    // It runs for a second at a time: compiling quickly matters more.
    for (setting, value) in [("OPT_LEVEL", "0"), ("LTO", "off"), ("CODEGEN_UNITS", "16"), ("DEBUG", "0")] {
        install.env(format!("CARGO_PROFILE_RELEASE_{setting}"), value);
    }
    run(&mut install).context("cargo-deny could not be installed")?;
    // 330 MB of no further use.
    fs::remove_dir_all(&build).ok();
    Ok(program)
}
