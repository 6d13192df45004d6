//! A command's errors, as the person who typed it reads them.

use host_platform::HostError;
use host_sandbox::plugins::PluginError;

use crate::hints::with_hint;
use crate::texts::{Texts, t};
use crate::usage_error::UsageError;

/// Whether the person who typed the command can fix the error: then nothing was done.
pub(crate) fn is_usage(error: &anyhow::Error) -> bool {
    error.is::<UsageError>() || error.downcast_ref().is_some_and(HostError::is_refusal)
}

/// The error's text, with what to type against it: in the reader's language, where a shop's owner can meet it.
pub(crate) fn render(error: &anyhow::Error, texts: &Texts) -> String {
    let host = error.downcast_ref::<HostError>();
    if let Some(HostError::Plugin(PluginError::Unknown { name, folder, there })) = host {
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
    use host_core::store::StoreError;

    use super::*;

    fn rendered_in(locale: &str, error: HostError) -> String {
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
        assert_eq!(
            rendered_in("en", HostError::Plugin(unknown(&["smartygest"]))),
            unknown(&["smartygest"]).to_string()
        );
        assert_eq!(rendered_in("en", HostError::Plugin(unknown(&[]))), unknown(&[]).to_string());
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
}
