//! `check`: all checks that don't run a test.

use std::env;

use anyhow::{Context, Result};

use crate::{
    deny,
    process::{cargo, output, run, say},
    workspace::Workspace,
};

/// Runs the checks from the quickest to the slowest, up to the first that fails.
pub(crate) fn check(workspace: &Workspace) -> Result<()> {
    say("check: Cargo.lock is up to date");
    output(cargo().args(["metadata", "--locked", "--format-version", "1"]).current_dir(&workspace.root))
        .context("Cargo.lock doesn't match the manifests; any cargo command brings it up to date")?;
    say("check: formatting");
    run(cargo().args(["fmt", "--all", "--check"]).current_dir(&workspace.root))
        .context("`cargo fmt` would change something")?;
    deny::check(workspace)?;
    if env::var("RUSTC_WORKSPACE_WRAPPER").is_ok_and(|wrapper| wrapper.ends_with("clippy-driver")) {
        say("check: lints come with every build, by RUSTC_WORKSPACE_WRAPPER");
        return Ok(());
    }
    say("check: lints");
    let mut clippy = cargo();
    clippy.args(["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"]);
    run(clippy.current_dir(&workspace.root))?;
    say("check: all is well");
    Ok(())
}
