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
    /// Whether it was refused before anything was done, so that the caller can ask differently: wrong use, records
    /// or links that the store refuses, or a plugin that isn't there or isn't one.
    #[must_use]
    pub fn is_refusal(&self) -> bool {
        match self {
            Self::Misuse(_) => true,
            Self::Store(error) => matches!(
                error,
                StoreError::Refused(_)
                    | StoreError::Unfit(..)
                    | StoreError::LinkTaken(_)
                    | StoreError::AccountTaken(_)
            ),
            Self::Plugin(error) => matches!(
                error,
                PluginError::Unknown { .. } | PluginError::Unreadable { .. } | PluginError::Unfit { .. }
            ),
            Self::Failed(_) | Self::Engine(_) | Self::Client(_) => false,
        }
    }

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_that_are_refused_are_wrong_use_and_a_store_that_is_busy_is_not() {
        let is_refusal = |error: StoreError| HostError::from(error).is_refusal();
        assert!(is_refusal(StoreError::Refused("product 1: it is given twice".into())));
        assert!(is_refusal(StoreError::LinkTaken("product 1 is linked".into())));
        assert!(is_refusal(StoreError::AccountTaken("north".into())));
        assert!(!is_refusal(StoreError::Busy("store.db".into())));
    }

    #[test]
    fn a_plugin_that_breaks_down_may_have_done_something() {
        let broke = PluginError::BrokeDown { path: "x.wasm".into(), message: Message::host("trapped", &[]) };
        assert!(!HostError::from(broke).is_refusal());
        let unreadable = PluginError::Unreadable { path: "x.wasm".into(), problem: "no".into() };
        assert!(HostError::from(unreadable).is_refusal());
        assert!(HostError::Misuse(Message::host("shop-none", &[("shop", "s")])).is_refusal());
    }
}
