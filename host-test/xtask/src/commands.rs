//! The commands that build: connectors, tests, the demo.

use std::process::{Command, ExitCode};

use anyhow::{Context, Result};

use crate::{
    components,
    process::{cargo, run, run_to_stdout, say},
    toolchain,
    workspace::Workspace,
};

/// `build`: every connector.
pub(crate) fn build(workspace: &Workspace) -> Result<()> {
    let toolchain = toolchain::setup(workspace)?;
    if workspace.connectors.is_empty() {
        say("build: no folder of plugins/ has [package.metadata.connector] in its Cargo.toml");
    }
    for connector in &workspace.connectors {
        components::build(workspace, &toolchain, connector)?;
    }
    Ok(())
}

/// `test`: the connectors, then every program and test.
///
/// One selection of packages and one profile everywhere: then a plain `cargo test --workspace` and
/// the demo find wasmtime as it was built here.
pub(crate) fn test(workspace: &Workspace) -> Result<()> {
    build(workspace)?;
    say("test: building the workspace, its programs and tests");
    run(cargo().args(["build", "--workspace", "--all-targets"]).current_dir(&workspace.root))?;
    say("test: cargo test --workspace");
    let mut command = cargo();
    command.args(["test", "--workspace"]).current_dir(&workspace.root);
    tell_where_things_are(&mut command, workspace);
    run_to_stdout(&mut command)
}

/// `bench`: the benches, in the one profile that there is: what counts is how their lines compare.
pub(crate) fn bench(workspace: &Workspace) -> Result<()> {
    build(workspace)?;
    let mut command = cargo();
    command
        .args([
            "bench",
            "--workspace",
            "--profile",
            "dev",
            "--bench",
            "products",
            "--bench",
            "pages",
            "--bench",
            "sends",
            "--bench",
            "claims",
        ])
        .current_dir(&workspace.root);
    tell_where_things_are(&mut command, workspace);
    run_to_stdout(&mut command)
}

/// `demo`: the program `demo` with the other arguments. Only what it prints reaches stdout, and its
/// exit code is ours.
pub(crate) fn demo(workspace: &Workspace, args: &[String]) -> Result<ExitCode> {
    build(workspace)?;
    say("demo: building the workspace's programs");
    let mut programs = cargo();
    // Cargo leaves the features that development dependencies ask for out where no test is built,
    // and `cargo test` would then compile wasmtime a second time. One small test is enough.
    programs.args(["build", "--workspace", "--bins", "--test", "usage"]);
    run(programs.current_dir(&workspace.root))?;
    let program = workspace.binary("demo");
    let mut command = Command::new(&program);
    command.args(args);
    tell_where_things_are(&mut command, workspace);
    let status = command.status().with_context(|| format!("could not start {}", program.display()))?;
    let code = status.code().and_then(|code| u8::try_from(code).ok());
    Ok(code.map_or(ExitCode::FAILURE, ExitCode::from))
}

fn tell_where_things_are(command: &mut Command, workspace: &Workspace) {
    command.env("HOST_TEST", workspace.binary("host-test")).env("COMPONENTS", workspace.components());
}
