//! The host's errors, and their texts for a reader.

use host_core::model::Message;
use host_core::store::StoreError;
use host_sandbox::EngineError;
use host_sandbox::http::ClientError;
use host_sandbox::plugins::PluginError;

use crate::texts;

/// Why the host refused or failed.
#[derive(Debug, thiserror::Error)]
pub enum HostError {
    /// What was asked for isn't there, makes no sense, or can't be done in the present state; nothing was done. The
    /// message has no advice of its own: what can be done depends on who reads it. Without a reader it's in English.
    #[error("{}", english(.0))]
    Misuse(Message),
    /// It was tried and failed.
    #[error("{0}")]
    Failed(String),
    /// The component failed.
    #[error("{}", in_english(.0))]
    Plugin(#[from] PluginError),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The engine failed.
    #[error(transparent)]
    Engine(#[from] EngineError),
    /// The HTTP client failed.
    #[error(transparent)]
    Client(#[from] ClientError),
}

impl HostError {
    /// The error in a reader's language, where that isn't its own text.
    #[must_use]
    pub fn localized(&self, locale: &str) -> Option<String> {
        match self {
            Self::Misuse(message) => texts::render_own(message, locale),
            Self::Store(StoreError::AccountTaken(shop)) => {
                texts::render_own(&Message::host("account-taken", &[("shop", shop)]), locale)
            }
            Self::Store(StoreError::Unfit(product, reason)) => {
                let reason = texts::render_own(reason, locale)?;
                texts::render_own(
                    &Message::host("import-unfit", &[("product", product), ("reason", &reason)]),
                    locale,
                )
            }
            _ => None,
        }
    }
}

fn in_english(error: &PluginError) -> String {
    match error {
        PluginError::BrokeDown { path, message } => format!("{path}: {}", english(message)),
        other => other.to_string(),
    }
}

fn english(message: &Message) -> String {
    texts::render_own(message, "en").unwrap_or_else(|| message.code.clone())
}
