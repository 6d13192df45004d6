//! A contract written in OpenAPI 3.1, and whether an exchange keeps it.
//!
//! A fake that is started [under a contract](crate::Server::start_under) holds every request as it
//! came, and every answer of its own before a fault touches it, against the file. What doesn't fit
//! is collected as a line for a person, [`Server::violations`](crate::Server::violations), and changes
//! nothing of the answer.
//!
//! Understood is what the contracts here use: JSON bodies; parameters of text, numbers and booleans
//! in path, query and header; bearer tokens or none; references within the file. Anything else in
//! a file is an error when it is loaded, and never overlooked. Beyond what OpenAPI says, a client
//! may send neither query parameters nor credentials that its operation doesn't name.
//!
//! | file | idea |
//! | --- | --- |
//! | `document` | a way through the file |
//! | `operation` | one method of one path |
//! | `check` | a request, an answer |
//! | `watch` | the exchanges of one server |
//! | `files` | the contracts of this project |

mod check;
mod document;
mod files;
mod operation;
mod watch;

use std::collections::BTreeMap;

use document::Document;
use matchit::Router;
use operation::Operation;

pub use files::totalgest;
pub use watch::Watch;

/// The methods that OpenAPI 3.1 knows; other keys of a path aren't operations.
const METHODS: [&str; 8] = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/// An OpenAPI 3.1 file, compiled.
pub struct Contract {
    paths: Router<Path>,
}

/// One path of the file.
struct Path {
    template: String,
    /// By method in lower case.
    operations: BTreeMap<String, Operation>,
}

/// Why a file can't be used as a contract.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// It isn't JSON.
    #[error("not JSON")]
    NotJson(#[from] serde_json::Error),
    /// Something that must be there isn't, or a reference leads nowhere.
    #[error("{0} is missing")]
    Missing(String),
    /// It isn't OpenAPI 3.1, or something in it is beyond what is checked here.
    #[error("not supported at {0}")]
    Unsupported(String),
    /// A schema isn't one.
    #[error("bad schema at {0}")]
    Schema(String),
    /// Two paths are in each other's way.
    #[error("bad path")]
    Path(#[from] matchit::InsertError),
}

impl Contract {
    /// Reads a file, given as its text.
    ///
    /// # Errors
    /// Where the file isn't OpenAPI 3.1 in JSON, contradicts itself, or uses what isn't checked here.
    pub fn load(text: &str) -> Result<Self, LoadError> {
        let document = Document::new(text)?;
        let root = document.root();
        if !root.text("openapi").is_some_and(|version| version.starts_with("3.1.")) {
            return Err(root.unsupported("another version than OpenAPI 3.1"));
        }
        let mut paths = Router::new();
        for (template, item) in root.need("paths")?.children()? {
            let mut operations = BTreeMap::new();
            for (method, operation) in item.children()? {
                if METHODS.contains(&method.as_str()) {
                    operations.insert(method, Operation::load(&root, &item, &operation)?);
                }
            }
            paths.insert(template.clone(), Path { template, operations })?;
        }
        Ok(Self { paths })
    }
}

impl std::fmt::Debug for Contract {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Contract").finish_non_exhaustive()
    }
}
