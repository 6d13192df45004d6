//! Text for a person, as a code with arguments.

use serde::{Deserialize, Serialize};

/// Text for a person, stored as a code and rendered by the host in the reader's language. Codes that begin with
/// `host.` are in the platform's own strings; all others are in the connector's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Message {
    /// The key of the text in the Fluent files.
    pub code: String,
    /// The arguments that are filled in: (name, value).
    pub args: Vec<(String, String)>,
}

impl Message {
    /// A message of the platform itself; `code` comes without its `host.`.
    #[must_use]
    pub fn host(code: &str, args: &[(&str, &str)]) -> Self {
        let args = args.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        Self { code: format!("host.{code}"), args }
    }
}

/// The code of [`Message::module_off`].
const MODULE_OFF: &str = "module-off";

impl Message {
    /// The reason why a job waits whose plugin requires this module of the platform, while it's switched off.
    #[must_use]
    pub fn module_off(module: &str) -> Self {
        Self::host(MODULE_OFF, &[("module", module)])
    }
}
