//! A command's errors, as the person who typed it reads them.

use host_core::store::StoreError;
use host_platform::HostError;
use host_sandbox::plugins::PluginError;

use crate::hints::with_hint;
use crate::texts::{Texts, t};
use crate::usage_error::UsageError;

/// Whether the person who typed the command can fix the error: then nothing was done.
pub(crate) fn is_usage(error: &anyhow::Error) -> bool {
    if error.downcast_ref::<UsageError>().is_some() || error.downcast_ref::<PluginError>().is_some() {
        return true;
    }
    // A file with records that are refused, or with links that are taken.
    let refused = error.downcast_ref::<StoreError>();
    if refused.is_some_and(is_unfit) {
        return true;
    }
    match error.downcast_ref::<HostError>() {
        Some(HostError::Misuse(_)) => true,
        Some(HostError::Store(error)) => is_unfit(error),
        Some(HostError::Plugin(error)) => matches!(
            error,
            PluginError::Unknown { .. } | PluginError::Unreadable { .. } | PluginError::Unfit { .. }
        ),
        _ => false,
    }
}

fn is_unfit(error: &StoreError) -> bool {
    matches!(
        error,
        StoreError::Refused(_)
            | StoreError::Unfit(..)
            | StoreError::LinkTaken(_)
            | StoreError::AccountTaken(_)
    )
}

/// The error's text, with what to type against it: in the reader's language, where a shop's owner can meet it.
pub(crate) fn render(error: &anyhow::Error, texts: &Texts) -> String {
    let host = error.downcast_ref::<HostError>();
    let plugin = match host {
        Some(HostError::Plugin(plugin)) => Some(plugin),
        _ => error.downcast_ref::<PluginError>(),
    };
    if let Some(PluginError::Unknown { name, folder, there }) = plugin {
        return match there.join(", ").as_str() {
            "" => t!(texts, "plugin-none", plugin = name, folder = folder),
            there => t!(texts, "plugin-unknown", plugin = name, folder = folder, there = there),
        };
    }
    match (host, host.and_then(|host| host.localized(texts.locale()))) {
        (Some(HostError::Misuse(message)), Some(text)) => with_hint(message, &text, texts),
        (_, Some(text)) => text,
        (_, None) => format!("{error:#}"),
    }
}

#[cfg(test)]
mod tests {
    use host_core::model::Message;

    use super::*;

    fn rendered_in(locale: &str, error: impl Into<anyhow::Error>) -> String {
        render(&error.into(), &Texts::new(locale.to_owned()))
    }

    #[test]
    fn a_shop_that_is_not_there_is_reported_in_the_reader_s_language() {
        let unknown = || {
            let args = [("shop", "demo"), ("there", "north")];
            HostError::Misuse(Message::host("shop-unknown", &args))
        };
        assert_eq!(rendered_in("en", unknown()), "there is no shop \"demo\"; there are: north");
        assert_eq!(rendered_in("it", unknown()), "il negozio \"demo\" non esiste; ci sono: north");
        assert_eq!(unknown().to_string(), rendered_in("en", unknown()));
        assert!(is_usage(&unknown().into()));
    }

    #[test]
    fn a_plugin_that_is_not_there_is_reported_in_the_reader_s_language() {
        let unknown = |there: &[&str]| PluginError::Unknown {
            name: "smartigest".into(),
            folder: "components".into(),
            there: there.iter().map(|name| (*name).to_owned()).collect(),
        };
        assert_eq!(
            rendered_in("de", HostError::Plugin(unknown(&["smartygest"]))),
            "in components gibt es kein Plugin „smartigest“; es gibt: smartygest"
        );
        assert_eq!(rendered_in("en", unknown(&["smartygest"])), unknown(&["smartygest"]).to_string());
        assert_eq!(rendered_in("en", unknown(&[])), unknown(&[]).to_string());
    }

    #[test]
    fn an_account_that_another_shop_has_is_reported_with_that_shop_in_the_reader_s_language() {
        let taken = || HostError::Store(StoreError::AccountTaken("north".into()));
        assert_eq!(
            rendered_in("en", taken()),
            "This store is connected to shop \"north\" already. Switch the plugin off there first."
        );
        for language in ["de", "es", "fr", "it", "nl"] {
            let text = rendered_in(language, taken());
            assert!(text.contains("north") && text != rendered_in("en", taken()), "{language}: {text}");
        }
        assert!(is_usage(&taken().into()), "nothing was done");
    }

    #[test]
    fn a_file_whose_records_are_refused_is_wrong_use() {
        assert!(is_usage(&StoreError::Refused("product 1: it is given twice".into()).into()));
        assert!(is_usage(&StoreError::LinkTaken("product 1 is linked".into()).into()));
        assert!(!is_usage(&StoreError::Busy("store.db".into()).into()));
    }
}
