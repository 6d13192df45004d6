//! The workspace's files, according to `cargo metadata`, and its connectors.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::process::{cargo, output};

/// The workspace of the current folder.
pub(crate) struct Workspace {
    /// The folder of the workspace's Cargo.toml.
    pub(crate) root: PathBuf,
    /// Cargo's target folder, wherever the user keeps it.
    pub(crate) target: PathBuf,
    /// The connectors, sorted by name.
    pub(crate) connectors: Vec<Connector>,
}

/// A package below plugins/ whose manifest has the table `[package.metadata.connector]`.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Connector {
    /// The package's name, and that of the component's file.
    pub(crate) name: String,
    /// The name of its library as cargo writes it in file names.
    pub(crate) lib: String,
    /// The most that its component may have, in KiB: `max-kib` of that table, for a connector that
    /// brings what others needn't.
    pub(crate) max_kib: u64,
}

/// The most that a component may have, in KiB, whose crate says nothing else: a probe with JSON,
/// decimals and an HTTP client had 126, so beyond this something was linked that doesn't belong there.
const MAX_KIB: u64 = 300;

impl Workspace {
    /// Asks cargo about the workspace of the current folder; needs no network.
    pub(crate) fn load() -> Result<Self> {
        let text = output(cargo().args(["metadata", "--no-deps", "--format-version", "1"]))?;
        let metadata: Value = serde_json::from_str(&text).context("`cargo metadata` printed no JSON")?;
        let root = path(&metadata, "workspace_root")?;
        let packages = packages(&metadata)?;
        check_members(&root, &packages)?;
        Ok(Self {
            target: path(&metadata, "target_directory")?,
            connectors: connectors(&root, packages),
            root,
        })
    }

    /// The folder of the finished components.
    pub(crate) fn components(&self) -> PathBuf {
        self.target.join("components")
    }

    /// A program that cargo has built: `folder` is `debug` for the profile dev, otherwise the profile's name.
    pub(crate) fn binary(&self, folder: &str, name: &str) -> PathBuf {
        self.target.join(folder).join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
    }
}

struct Package {
    name: String,
    folder: PathBuf,
    lib: Option<String>,
    /// The size limit of its component, if it's a connector.
    max_kib: Option<u64>,
}

fn path(metadata: &Value, key: &str) -> Result<PathBuf> {
    let text = metadata.get(key).and_then(Value::as_str);
    text.map(PathBuf::from).with_context(|| format!("`cargo metadata` doesn't report the {key}"))
}

fn packages(metadata: &Value) -> Result<Vec<Package>> {
    let packages = metadata.get("packages").and_then(Value::as_array);
    let packages = packages.context("`cargo metadata` lists no packages")?;
    packages.iter().map(package).collect()
}

fn package(package: &Value) -> Result<Package> {
    let text = |value: &Value, key: &str| value.get(key).and_then(Value::as_str).map(str::to_owned);
    let manifest = path(package, "manifest_path")?;
    let connector = package.pointer("/metadata/connector").and_then(Value::as_object);
    let targets = package.get("targets").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let is_lib = |target: &&Value| {
        let kinds = target.get("kind").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
        kinds.iter().any(|kind| matches!(kind.as_str(), Some("lib" | "rlib" | "cdylib")))
    };
    Ok(Package {
        name: text(package, "name").context("`cargo metadata` lists a package without a name")?,
        folder: manifest.parent().map(Path::to_path_buf).unwrap_or_default(),
        lib: targets.iter().find(is_lib).and_then(|t| text(t, "name")).map(|name| name.replace('-', "_")),
        max_kib: connector
            .map(|connector| connector.get("max-kib").and_then(Value::as_u64).unwrap_or(MAX_KIB)),
    })
}

fn connectors(root: &Path, packages: Vec<Package>) -> Vec<Connector> {
    let plugins = root.join("plugins");
    let mut connectors: Vec<Connector> = packages
        .into_iter()
        .filter(|package| package.folder.parent() == Some(&plugins))
        .filter_map(|package| {
            Some(Connector { name: package.name, lib: package.lib?, max_kib: package.max_kib? })
        })
        .collect();
    connectors.sort_by(|a, b| a.name.cmp(&b.name));
    connectors
}

/// Fails where plugins/ has a folder that the workspace doesn't list: it would silently not be built.
fn check_members(root: &Path, packages: &[Package]) -> Result<()> {
    let Ok(entries) = fs::read_dir(root.join("plugins")) else { return Ok(()) };
    for entry in entries {
        let folder = entry?.path();
        if folder.join("Cargo.toml").is_file() && !packages.iter().any(|package| package.folder == folder) {
            bail!("{} is not among the workspace's members in Cargo.toml", folder.display());
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn metadata() -> Value {
        let package = |name: &str, folder: &str, metadata: Value| {
            json!({
                "name": name,
                "manifest_path": format!("{folder}/Cargo.toml"),
                "metadata": metadata,
                "targets": [
                    {"kind": ["test"], "name": "remote"},
                    {"kind": ["lib"], "name": name.replace('-', "_")},
                ],
            })
        };
        json!({"packages": [
            package("smartygest", "/w/plugins/smartygest", json!({"connector": {}})),
            package("fatture-online", "/w/plugins/fatture-online", json!({"connector": {"max-kib": 500}})),
            package("framework360-sdk", "/w/plugins/sdk", Value::Null),
            package("other", "/w/plugins/other", json!({"docs": {}})),
            package("broken", "/w/tests/broken", json!({"connector": {}})),
        ]})
    }

    #[test]
    fn connectors_are_the_packages_of_plugins_that_say_so() {
        let found = connectors(Path::new("/w"), packages(&metadata()).unwrap());
        let found: Vec<_> = found.iter().map(|c| (c.name.as_str(), c.lib.as_str(), c.max_kib)).collect();
        assert_eq!(found, [("fatture-online", "fatture_online", 500), ("smartygest", "smartygest", MAX_KIB)]);
    }

    #[test]
    fn a_plugin_that_the_workspace_does_not_list_is_an_error() {
        let root = tempfile::tempdir().unwrap();
        let plugin = root.path().join("plugins/forgotten");
        fs::create_dir_all(&plugin).unwrap();
        fs::write(plugin.join("Cargo.toml"), "").unwrap();
        let error = check_members(root.path(), &[]).unwrap_err();
        assert!(error.to_string().contains("plugins/forgotten is not among"), "{error}");
    }

    #[test]
    fn metadata_without_packages_is_an_error() {
        assert!(packages(&json!({})).is_err());
    }
}
