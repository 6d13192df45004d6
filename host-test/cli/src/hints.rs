//! What to type against an error of the platform. The platform only says what is wrong: it knows no commands.

use host_core::model::Message;

use crate::texts::{Texts, t};

/// The text of an error of wrong use with the option that it's about in front, and what to type behind it.
pub(crate) fn with_hint(message: &Message, text: &str, texts: &Texts) -> String {
    let text = format!("{}{text}", option(message));
    match hint(message, texts) {
        Some(hint) => t!(texts, "with-hint", text = text, hint = hint),
        None => text,
    }
}

/// The option by which what is wrong was typed.
fn option(message: &Message) -> &'static str {
    match message.code.as_str() {
        "host.setting-unknown"
        | "host.setting-none"
        | "host.setting-of-platform"
        | "host.setting-of-shop" => "--set: ",
        "host.toggle-expected" | "host.number-expected" | "host.mapping-expected" => "--set ",
        "host.switch-unknown" | "host.switch-none" => "--flow: ",
        "host.shop-module-expected" => "--module ",
        _ => "",
    }
}

/// What to type; none where there is no single next step.
fn hint(message: &Message, texts: &Texts) -> Option<String> {
    let shop = arg(message, "shop");
    let plugin = arg(message, "plugin");
    let enable = |plugin: &str| format!("host-test enable {plugin} --shop {shop}");
    Some(match message.code.as_str() {
        "host.shop-none" => t!(texts, "hint-make-shop", command = format!("host-test shop {shop}")),
        "host.shop-near" => t!(texts, "hint-new-shop", command = format!("host-test shop {shop} --create")),
        "host.not-enabled" => t!(texts, "hint-enable", command = enable(plugin)),
        "host.plugin-is-off" => t!(texts, "hint-switch-on", command = enable(plugin)),
        "host.anew-unlinked" => t!(texts, "hint-not-anew"),
        "host.module-needed" => t!(texts, "hint-activate-module", command = activate_modules(message, shop)),
        "host.setting-missing" => {
            let verb = if arg(message, "connection") == "oauth" { "authorize" } else { "enable" };
            let command = format!("host-test {verb} {plugin} --shop {shop}{}", sets(message, "keys"));
            t!(texts, "hint-enter", command = command)
        }
        "host.platform-setting-missing" => {
            let command =
                format!("host-test platform {}{}", arg(message, "plugin-id"), sets(message, "keys"));
            t!(texts, "hint-enter", command = command)
        }
        "host.setting-of-platform" => {
            let command = format!("host-test platform {plugin}{}", sets(message, "key"));
            t!(texts, "hint-set", command = command)
        }
        "host.setting-of-shop" => {
            let command = format!("host-test enable {plugin} --shop SHOP{}", sets(message, "key"));
            t!(texts, "hint-set", command = command)
        }
        "host.address-missing" => {
            t!(texts, "hint-set-address", command = "host-test platform --public-url URL")
        }
        "host.authorize-needed" => {
            let command = format!("host-test authorize {} --shop {shop}", arg(message, "plugin-id"));
            t!(texts, "hint-begin", command = command)
        }
        "host.authorize-none" => {
            t!(texts, "hint-enter-settings", command = enable(arg(message, "plugin-id")))
        }
        _ => return None,
    })
}

/// The command that activates modules of a shop; it names all that are to be active.
fn activate_modules(message: &Message, shop: &str) -> String {
    let modules = list(arg(message, "modules")).map(|module| format!(" --module {module}"));
    format!("host-test shop {shop}{}", modules.collect::<String>())
}

/// The options that enter the settings that an argument lists; secrets come from a file.
fn sets(message: &Message, keys: &str) -> String {
    let secrets: Vec<&str> = list(arg(message, "secrets")).collect();
    let sets = list(arg(message, keys)).map(|key| {
        let value = if secrets.contains(&key) { "@FILE" } else { "VALUE" };
        format!(" --set {key}={value}")
    });
    sets.collect()
}

/// The entries of a list in an argument.
fn list(text: &str) -> impl Iterator<Item = &str> {
    text.split(", ").filter(|entry| !entry.is_empty())
}

/// An argument of a message; empty where it has none of this name.
fn arg<'m>(message: &'m Message, name: &str) -> &'m str {
    message.args.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hinted(code: &str, args: &[(&str, &str)]) -> String {
        with_hint(&Message::host(code, args), "wrong", &Texts::new("en".into()))
    }

    #[test]
    fn secrets_come_from_files_and_other_settings_are_typed() {
        let settings = [("plugin", "x"), ("shop", "s"), ("keys", "key, mode"), ("secrets", "key")];
        assert_eq!(
            hinted("setting-missing", &settings),
            "wrong; enter it with `host-test enable x --shop s --set key=@FILE --set mode=VALUE`"
        );
        let oauth = [&settings[..], &[("connection", "oauth")]].concat();
        assert_eq!(
            hinted("setting-missing", &oauth),
            "wrong; enter it with `host-test authorize x --shop s --set key=@FILE --set mode=VALUE`"
        );
        let of_platform = [("plugin", "X"), ("plugin-id", "x"), ("keys", "id"), ("secrets", "")];
        assert_eq!(
            hinted("platform-setting-missing", &of_platform),
            "wrong; enter it with `host-test platform x --set id=VALUE`"
        );
        let args = [("plugin", "x"), ("key", "id"), ("secrets", "id")];
        assert_eq!(
            hinted("setting-of-platform", &args),
            "--set: wrong; set it with `host-test platform x --set id=@FILE`"
        );
    }

    #[test]
    fn a_needed_module_is_activated_next_to_those_that_are_active() {
        let args = [("plugin", "X"), ("shop", "s"), ("modules", "blog, ecommerce")];
        assert_eq!(
            hinted("module-needed", &args),
            "wrong; activate it with `host-test shop s --module blog --module ecommerce`"
        );
    }

    #[test]
    fn what_has_no_next_step_stays_as_it_is() {
        assert_eq!(hinted("shop-unknown", &[("shop", "s"), ("there", "t")]), "wrong");
    }
}
