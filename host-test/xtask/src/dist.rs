//! `dist`: the program and the components in one folder that works wherever it is copied to.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};

use crate::{
    commands,
    process::{cargo, run, say},
    workspace::Workspace,
};

/// Documents that are copied from the workspace's root, where they exist.
const DOCUMENTS: [&str; 3] = ["README.md", "CHANGELOG.md", "LICENSE"];

/// Builds everything optimized and puts it into `target/dist`.
pub(crate) fn dist(workspace: &Workspace) -> Result<()> {
    commands::build(workspace)?;
    say("dist: building host-test in the release profile (the first time, this compiles wasmtime)");
    run(cargo().args(commands::DIST).current_dir(&workspace.root))?;
    let folder = assemble(workspace)?;
    say(format!("dist: {} is complete and can be copied anywhere", folder.display()));
    Ok(())
}

/// Replaces files one by one: programs that run from the folder go on, and a person's own files there stay.
fn assemble(workspace: &Workspace) -> Result<PathBuf> {
    let folder = workspace.target.join("dist");
    copy(&workspace.binary("release", "host-test"), &folder)?;
    for document in DOCUMENTS.map(|name| workspace.root.join(name)) {
        if document.is_file() {
            copy(&document, &folder)?;
        }
    }
    // The folder that host-test looks for next to itself.
    let components = folder.join("components");
    for connector in &workspace.connectors {
        copy(&workspace.components().join(format!("{}.wasm", connector.name)), &components)?;
    }
    for entry in fs::read_dir(&components).into_iter().flatten().flatten() {
        let path = entry.path();
        let is_ours = |stem| workspace.connectors.iter().any(|connector| connector.name == stem);
        if !path.file_stem().and_then(|stem| stem.to_str()).is_some_and(is_ours) {
            say(format!("dist: {} isn't of this workspace; delete it if it's a leftover", path.display()));
        }
    }
    Ok(folder)
}

/// Copies the file into the folder in one step, under its own name and with its permissions. A program that
/// runs can't be written to, but replaced.
fn copy(file: &Path, folder: &Path) -> Result<()> {
    let place = folder.join(file.file_name().context("the file has no name")?);
    let temporary = place.with_extension(format!("{}.tmp", std::process::id()));
    fs::create_dir_all(folder)
        .and_then(|()| fs::copy(file, &temporary))
        .and_then(|_| fs::rename(&temporary, &place))
        .with_context(|| format!("could not copy {} to {}", file.display(), place.display()))
}

#[cfg(test)]
mod tests {
    use tempfile::TempDir;

    use super::*;
    use crate::workspace::Connector;

    /// A workspace in which everything was built.
    fn built() -> (TempDir, Workspace) {
        let folder = tempfile::tempdir().unwrap();
        let workspace = Workspace {
            root: folder.path().to_owned(),
            target: folder.path().join("target"),
            connectors: vec![Connector { name: "totalgest".into(), lib: "totalgest".into(), max_kib: 300 }],
        };
        let program = workspace.binary("release", "host-test");
        write(&program, "program");
        #[cfg(unix)]
        fs::set_permissions(&program, std::os::unix::fs::PermissionsExt::from_mode(0o755)).unwrap();
        write(&workspace.components().join("totalgest.wasm"), "component");
        (folder, workspace)
    }

    fn write(path: &Path, text: &str) {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).unwrap();
        let mut names: Vec<_> = entries.map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn the_program_the_components_and_the_documents_that_exist_are_in_one_folder() {
        let (root, workspace) = built();
        write(&root.path().join("LICENSE"), "Apache");
        let folder = assemble(&workspace).unwrap();
        let program = format!("host-test{}", std::env::consts::EXE_SUFFIX);
        assert_eq!(names(&folder), ["LICENSE", "components", program.as_str()]);
        assert_eq!(names(&folder.join("components")), ["totalgest.wasm"]);
        #[cfg(unix)]
        {
            let mode = fs::metadata(folder.join(program)).unwrap().permissions();
            assert_eq!(std::os::unix::fs::PermissionsExt::mode(&mode) & 0o777, 0o755);
        }
    }

    #[test]
    fn a_second_dist_replaces_what_is_its_own_and_leaves_what_a_person_put_there() {
        let (_root, workspace) = built();
        let folder = assemble(&workspace).unwrap();
        write(&folder.join("shop.db"), "orders");
        write(&folder.join("components/theirs.wasm"), "other");
        write(&workspace.components().join("totalgest.wasm"), "newer");
        assemble(&workspace).unwrap();
        assert_eq!(fs::read(folder.join("shop.db")).unwrap(), b"orders");
        assert_eq!(fs::read(folder.join("components/theirs.wasm")).unwrap(), b"other");
        assert_eq!(fs::read(folder.join("components/totalgest.wasm")).unwrap(), b"newer");
    }

    #[test]
    fn a_component_that_is_missing_is_named() {
        let (_root, mut workspace) = built();
        workspace.connectors.push(Connector { name: "shopify".into(), lib: "shopify".into(), max_kib: 300 });
        let error = assemble(&workspace).unwrap_err().to_string();
        assert!(error.contains("could not copy") && error.contains("shopify.wasm"), "{error}");
    }
}
