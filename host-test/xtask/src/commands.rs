//! The commands that build: connectors, tests, the demo.

use std::process::{Command, ExitCode};
use std::thread;

use anyhow::{Context, Result};

use crate::{
    browser, build_component,
    process::{cargo, run, run_to_stdout, say},
    toolchain::{self, Toolchain},
    workspace::Workspace,
};

/// The arguments of cargo for each command. Within a profile, cargo must resolve the same features for all of
/// them, or wasmtime is compiled a second time. Features depend on which packages are selected (here always
/// all of them) and on whether a test is among the targets: without one, cargo leaves out the features that
/// development dependencies ask for. `usage` is a small test of xtask.
const BUILD: &[&str] = &["test", "--workspace", "--no-run", "--all-targets"];
const TEST: &[&str] = &["test", "--workspace"];
const PROGRAMS: &[&str] = &["build", "--workspace", "--bins", "--test", "usage"];
const BENCH: &[&str] = &["bench", "--workspace", "--bench=products", "--bench=store", "--bench=pages"];
pub(crate) const DIST: &[&str] =
    &["build", "--release", "--workspace", "--bin", "host-test", "--test", "usage"];

/// `build`: every connector.
pub(crate) fn build(workspace: &Workspace) -> Result<()> {
    components(workspace, &toolchain::setup(workspace)?)
}

fn components(workspace: &Workspace, toolchain: &Toolchain) -> Result<()> {
    if workspace.connectors.is_empty() {
        say("build: no folder of plugins/ has [package.metadata.connector] in its Cargo.toml");
    }
    for connector in &workspace.connectors {
        build_component::build(workspace, toolchain, connector)?;
    }
    Ok(())
}

/// `test`: the connectors, next to every program and test. Afterwards a plain `cargo test --workspace` and
/// the demo find everything built.
pub(crate) fn test(workspace: &Workspace) -> Result<()> {
    let toolchain = toolchain::setup(workspace)?;
    let browser = browser::setup(workspace)?;
    // Each of the two builds ends with a long step on one core.
    thread::scope(|scope| {
        let connectors = scope.spawn(|| components(workspace, &toolchain));
        say("test: building the workspace, its programs and tests");
        let tests = run(cargo().args(BUILD).current_dir(&workspace.root));
        match connectors.join() {
            Ok(built) => built.and(tests),
            Err(panic) => std::panic::resume_unwind(panic),
        }
    })?;
    say("test: cargo test --workspace");
    let mut command = cargo();
    command.args(TEST).current_dir(&workspace.root);
    set_paths(&mut command, workspace);
    command.env("CHROMIUM", browser);
    run_to_stdout(&mut command)
}

/// `bench`: the benches, in the profile of what is installed.
pub(crate) fn bench(workspace: &Workspace) -> Result<()> {
    build(workspace)?;
    let mut command = cargo();
    command.args(BENCH).current_dir(&workspace.root);
    set_paths(&mut command, workspace);
    run_to_stdout(&mut command)
}

/// `demo`: the program `demo` with the other arguments. Only its output reaches stdout, and its
/// exit code becomes ours.
pub(crate) fn demo(workspace: &Workspace, args: &[String]) -> Result<ExitCode> {
    build(workspace)?;
    say("demo: building the workspace's programs");
    run(cargo().args(PROGRAMS).current_dir(&workspace.root))?;
    let program = workspace.binary("debug", "demo");
    let mut command = Command::new(&program);
    command.args(args);
    set_paths(&mut command, workspace);
    let status = command.status().with_context(|| format!("could not start {}", program.display()))?;
    let code = status.code().and_then(|code| u8::try_from(code).ok());
    Ok(code.map_or(ExitCode::FAILURE, ExitCode::from))
}

/// Sets the variables by which the programs of the tests and the demo find their files.
fn set_paths(command: &mut Command, workspace: &Workspace) {
    command
        .env("HOST_TEST", workspace.binary("debug", "host-test"))
        .env("COMPONENTS", workspace.components());
}

#[cfg(test)]
mod tests {
    use std::{
        collections::{BTreeMap, hash_map::DefaultHasher},
        hash::{Hash as _, Hasher as _},
        path::Path,
    };

    use serde_json::Value;

    use super::*;
    use crate::process::output;

    /// A hash of the wasmtime that cargo would compile: its features, its profile and all it depends on.
    fn wasmtime(selection: &[&str]) -> u64 {
        let folder = tempfile::tempdir().unwrap();
        let mut command = cargo();
        command.args(selection).args(["--unit-graph", "-Z", "unstable-options"]);
        // Nothing is compiled. A stable cargo takes `-Z` only like this.
        command.env("RUSTC_BOOTSTRAP", "1").env("CARGO_TARGET_DIR", folder.path());
        command.current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("../.."));
        let graph: Value = serde_json::from_str(&output(&mut command).unwrap()).unwrap();
        let units = graph["units"].as_array().unwrap();
        let is_wasmtime =
            |unit: &Value| unit["target"]["name"] == "wasmtime" && unit["target"]["kind"][0] == "lib";
        let wanted = units.iter().position(is_wasmtime).unwrap();
        identity(units, wanted, &mut BTreeMap::new())
    }

    fn identity(units: &[Value], index: usize, known: &mut BTreeMap<usize, u64>) -> u64 {
        if let Some(identity) = known.get(&index) {
            return *identity;
        }
        let unit = &units[index];
        let mut profile = unit["profile"].clone();
        // `bench` inherits `release`: the same settings under another name.
        profile.as_object_mut().unwrap().remove("name");
        let needs = unit["dependencies"].as_array().unwrap().iter();
        let needs = needs.map(|need| usize::try_from(need["index"].as_u64().unwrap()).unwrap());
        let mut needs: Vec<u64> = needs.map(|need| identity(units, need, known)).collect();
        needs.sort_unstable();
        let mut hasher = DefaultHasher::new();
        for part in [&unit["pkg_id"], &unit["target"], &unit["features"], &unit["mode"], &profile] {
            part.to_string().hash(&mut hasher);
        }
        needs.hash(&mut hasher);
        known.insert(index, hasher.finish());
        hasher.finish()
    }

    #[test]
    fn the_test_the_demo_and_plain_cargo_test_compile_wasmtime_once() {
        let demo = wasmtime(PROGRAMS);
        assert_eq!(demo, wasmtime(BUILD));
        assert_eq!(demo, wasmtime(TEST));
    }

    #[test]
    fn dist_and_bench_compile_wasmtime_once() {
        assert_eq!(wasmtime(DIST), wasmtime(BENCH));
    }
}
