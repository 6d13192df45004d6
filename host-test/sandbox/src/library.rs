//! The loaded plugins: each is compiled and described once.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use crate::engine::File;
use crate::plugins::{Folder, Plugin, PluginError};
use crate::sandbox::Sandbox;

/// The plugins of a folder, in one sandbox.
pub struct Library {
    sandbox: Sandbox,
    folder: Folder,
    loaded: Mutex<BTreeMap<String, Arc<Plugin>>>,
}

impl Library {
    /// A library with no plugin loaded yet, of the components in `folder`.
    #[must_use]
    pub fn new(sandbox: Sandbox, folder: PathBuf) -> Self {
        Self { sandbox, folder: Folder(folder), loaded: Mutex::default() }
    }

    /// The sandbox in which its plugins run.
    #[must_use]
    pub fn sandbox(&self) -> &Sandbox {
        &self.sandbox
    }

    /// The names of the plugins that are there.
    ///
    /// # Errors
    /// The folder can't be read.
    pub fn names(&self) -> Result<Vec<String>, PluginError> {
        self.folder.names()
    }

    /// A plugin by its name, or by a path to its file; compiled once.
    ///
    /// # Errors
    /// There is none, or it can't be used.
    pub async fn plugin(&self, name: &str) -> Result<Arc<Plugin>, PluginError> {
        let known = self.loaded.lock().unwrap_or_else(PoisonError::into_inner).get(name).cloned();
        if let Some(plugin) = known {
            return Ok(plugin);
        }
        let plugin = self.load(&self.folder.find(name)?).await?;
        let mut loaded = self.loaded.lock().unwrap_or_else(PoisonError::into_inner);
        Ok(loaded.entry(name.to_owned()).or_insert(plugin).clone())
    }

    /// Compiles and describes a file, unless this process did before.
    async fn load(&self, path: &Path) -> Result<Arc<Plugin>, PluginError> {
        let engine = self.sandbox.engine();
        let file = File::of(path);
        if let Some(plugin) = file.as_ref().and_then(|file| engine.loaded(file)) {
            return Ok(plugin);
        }
        let plugin = Arc::new(self.compile(path).await?);
        Ok(file.map_or(plugin.clone(), |file| engine.keep(file, plugin)))
    }

    async fn compile(&self, path: &Path) -> Result<Plugin, PluginError> {
        let mut plugin = self.sandbox.compile(path)?;
        plugin.described = self.sandbox.describe(&plugin).await?;
        let broken = |problem| PluginError::Broken { path: path.display().to_string(), problem };
        if let Some(problem) = plugin.described.defect() {
            return Err(broken(format!("its manifest is wrong: {problem}")));
        }
        let manifest = plugin.manifest("en");
        let file = path.file_stem().unwrap_or_default().to_string_lossy();
        if manifest.id != file {
            let id = manifest.id;
            return Err(broken(format!("its manifest calls it {id:?}: rename the file to {id}.wasm")));
        }
        plugin.manifest = Some(manifest);
        Ok(plugin)
    }
}
