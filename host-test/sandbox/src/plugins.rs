//! The components in a folder, compiled and described.

use std::path::{Path, PathBuf};

use host_core::limits;
use host_core::model::{Message, Shop};
use wasmtime::Engine;
use wasmtime::component::{Component, InstancePre, Linker};

use crate::call_state::CallState;
use crate::exports::Indices;
use crate::inspect::{InspectError, Inspection, inspect};
use crate::manifest::{Described, Manifest};

/// Why a component can't be used.
#[derive(Debug, thiserror::Error)]
pub enum PluginError {
    /// There is no such file.
    #[error("there is no plugin {name:?} in {folder}{}", known(.there))]
    Unknown {
        /// The name or path that was asked for.
        name: String,
        /// The folder that was searched.
        folder: String,
        /// The names of the components in it.
        there: Vec<String>,
    },
    /// The file can't be read.
    #[error("{path}: {problem}")]
    Unreadable {
        /// The file or folder.
        path: String,
        /// The operating system's error.
        problem: String,
    },
    /// The file isn't a connector for this host.
    #[error("{path}: {problem}")]
    Unfit {
        /// The file.
        path: String,
        /// The reason.
        problem: InspectError,
    },
    /// A call into it ended in a trap, or took too long.
    #[error("{path}: {}", .message.code)]
    BrokeDown {
        /// The file.
        path: String,
        /// The error, as one of the platform's own messages.
        message: Message,
    },
    /// It doesn't compile or link.
    #[error("{path}: {problem}")]
    Broken {
        /// The file.
        path: String,
        /// The engine's error.
        problem: String,
    },
}

fn known(there: &[String]) -> String {
    match there {
        [] => ": the folder holds none; build them with `cargo xtask build`".into(),
        names => format!("; there are: {}", names.join(", ")),
    }
}

/// A component that is ready to be called.
pub struct Plugin {
    /// Its file.
    pub path: PathBuf,
    /// The result of the file's inspection.
    pub inspection: Inspection,
    pub(crate) pre: InstancePre<CallState>,
    pub(crate) indices: Indices,
    /// The manifest in English, for what is the same in every language; none before it was described.
    pub manifest: Option<Manifest>,
    /// Its manifest and strings, in every language.
    pub described: Described,
}

impl Plugin {
    /// Its manifest in a reader's language.
    #[must_use]
    pub fn manifest(&self, locale: &str) -> Manifest {
        self.described.manifest(locale)
    }

    /// Its name: by its manifest, else by its file.
    #[must_use]
    pub fn name(&self) -> String {
        self.manifest.as_ref().map_or_else(
            || self.path.file_stem().unwrap_or_default().to_string_lossy().into_owned(),
            |manifest| manifest.id.clone(),
        )
    }

    /// Whether it exchanges its credentials for a session.
    pub fn has_session(&self) -> bool {
        self.indices.session.is_some()
    }

    /// Whether it leaves something at the remote that must be reconciled with the switches.
    #[must_use]
    pub fn has_lifecycle(&self) -> bool {
        self.indices.lifecycle.is_some()
    }

    /// Whether it synchronizes customers.
    #[must_use]
    pub fn has_customers(&self) -> bool {
        self.indices.customers.is_some()
    }

    /// Whether the remote calls it.
    #[must_use]
    pub fn has_webhooks(&self) -> bool {
        self.indices.webhooks.is_some()
    }

    /// Whether it needs an authorization at the remote.
    #[must_use]
    pub fn has_oauth(&self) -> bool {
        self.indices.oauth.is_some()
    }

    /// The reason why it does nothing in this shop, where a module that it requires is switched off.
    #[must_use]
    pub fn module_off(&self, shop: &Shop) -> Option<Message> {
        let mut required = self.manifest.iter().flat_map(|manifest| &manifest.requires);
        let module = required.find(|module| !shop.modules.contains(module))?;
        Some(Message::module_off(module))
    }
}

/// The folder with the components, as `NAME.wasm`.
#[derive(Debug, Clone)]
pub struct Folder(pub PathBuf);

impl Folder {
    /// The names of the components there, in order.
    ///
    /// # Errors
    /// The folder can't be read.
    pub fn names(&self) -> Result<Vec<String>, PluginError> {
        let unreadable = |error: std::io::Error| PluginError::Unreadable {
            path: self.0.display().to_string(),
            problem: format!(
                "{error}; build the components with `cargo xtask build`, or name their folder with --plugins"
            ),
        };
        let mut names = Vec::new();
        for entry in std::fs::read_dir(&self.0).map_err(unreadable)? {
            let path = entry.map_err(unreadable)?.path();
            if path.extension().is_some_and(|extension| extension == "wasm") {
                names.extend(path.file_stem().and_then(|stem| stem.to_str()).map(str::to_owned));
            }
        }
        names.sort_unstable();
        Ok(names)
    }

    /// The file of a name. A path to a `.wasm` file is taken as it is.
    ///
    /// # Errors
    /// There is none.
    pub fn find(&self, name: &str) -> Result<PathBuf, PluginError> {
        if Path::new(name).extension().is_some_and(|extension| extension == "wasm") {
            return Ok(PathBuf::from(name));
        }
        let there = self.names()?;
        if there.iter().any(|known| known == name) {
            return Ok(self.0.join(format!("{name}.wasm")));
        }
        Err(PluginError::Unknown { name: name.into(), folder: self.0.display().to_string(), there })
    }
}

/// The names of the components in a folder, in order.
///
/// # Errors
/// The folder can't be read.
pub fn plugin_names(folder: &Path) -> Result<Vec<String>, PluginError> {
    Folder(folder.to_owned()).names()
}

/// Reads and inspects a component's file, and compiles nothing.
///
/// # Errors
/// It can't be read, is too large, or isn't a connector for this host.
pub fn read(path: &Path) -> Result<(Vec<u8>, Inspection), PluginError> {
    let shown = path.display().to_string();
    let unreadable = |problem: String| PluginError::Unreadable { path: shown.clone(), problem };
    let size = std::fs::metadata(path).map_err(|error| unreadable(error.to_string()))?.len();
    if size > limits::COMPONENT_FILE {
        let most = limits::COMPONENT_FILE / 1024 / 1024;
        return Err(unreadable(format!("{size} bytes; a component has at most {most} MiB")));
    }
    let bytes = std::fs::read(path).map_err(|error| unreadable(error.to_string()))?;
    match inspect(&bytes) {
        Ok(inspection) => Ok((bytes, inspection)),
        Err(problem) => Err(PluginError::Unfit { path: shown, problem }),
    }
}

/// Compiles a component, or takes it from the engine's cache.
pub(crate) fn compile(
    engine: &Engine,
    linker: &Linker<CallState>,
    path: &Path,
) -> Result<Plugin, PluginError> {
    let (bytes, inspection) = read(path)?;
    let broken = |error: wasmtime::Error| PluginError::Broken {
        path: path.display().to_string(),
        problem: format!("{error:#}"),
    };
    let component = Component::new(engine, &bytes).map_err(broken)?;
    let pre = linker.instantiate_pre(&component).map_err(broken)?;
    let indices = Indices::new(&pre, &inspection).map_err(broken)?;
    Ok(Plugin {
        path: path.to_owned(),
        inspection,
        pre,
        indices,
        manifest: None,
        described: Described::unknown(),
    })
}
