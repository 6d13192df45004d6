//! The reader's language: `--locale` before or after the command, or HOST_TEST_LOCALE.

use clap::{Arg, Command, CommandFactory as _, FromArgMatches as _};

use host_platform::texts::LANGUAGES;

use crate::args::Cli;

/// The option's name inside clap: a shop has a `--locale` of its own.
const READER: &str = "reader";

/// Parses the arguments and the reader's language.
///
/// # Errors
/// Wrong use, or help was asked for.
pub(crate) fn parse<I, T>(args: I) -> Result<(Cli, String), clap::Error>
where
    I: IntoIterator<Item = T>,
    T: Into<std::ffi::OsString> + Clone,
{
    let mut command = command();
    let matches = command.try_get_matches_from_mut(args)?;
    let after = matches.subcommand().and_then(|(_, sub)| sub.try_get_one::<String>(READER).ok().flatten());
    let locale =
        after.or_else(|| matches.get_one(READER)).cloned().unwrap_or_else(|| LANGUAGES[0].to_owned());
    let cli = Cli::from_arg_matches(&matches).map_err(|error| error.format(&mut command))?;
    Ok((cli, locale))
}

fn command() -> Command {
    let command = Cli::command().arg(reader().env("HOST_TEST_LOCALE").default_value(LANGUAGES[0]));
    command.mut_subcommands(|sub| {
        let sub = if sub.get_name() == "shop" { sub } else { sub.arg(reader().global(true)) };
        // Where its subcommand is missing, one line names them all, as for any wrong use.
        if sub.has_subcommands() { sub.arg_required_else_help(false) } else { sub }
    })
}

fn reader() -> Arg {
    Arg::new(READER)
        .long("locale")
        .value_name("LOCALE")
        .value_parser(known)
        .help("The reader's language: en, it, fr, de, es or nl, with or without a country [default: en]")
        .hide_default_value(true)
}

/// Parses a BCP 47 tag of a language that the program speaks.
fn known(text: &str) -> Result<String, String> {
    let locale = text.replace('_', "-");
    let (language, country) = locale.split_once('-').unwrap_or((&locale, ""));
    let language = language.to_ascii_lowercase();
    let plain = country.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    if !plain || !LANGUAGES.contains(&language.as_str()) {
        return Err(format!("one of {} was expected, with or without a country", LANGUAGES.join(", ")));
    }
    Ok(if country.is_empty() { language } else { format!("{language}-{country}") })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::args;

    fn locale(line: &str) -> Result<String, String> {
        let words = std::iter::once("host-test").chain(line.split(' '));
        parse(words).map(|(_, locale)| locale).map_err(|error| error.to_string())
    }

    #[test]
    fn the_language_is_taken_before_and_after_the_command() {
        for line in [
            "--locale it status orders",
            "status --locale it orders",
            "status orders --locale it",
            "--locale it jobs list",
            "jobs --locale it list",
            "jobs list --locale it",
            "--locale fr jobs list --locale it",
            "--locale it shop demo",
        ] {
            assert_eq!(locale(line).as_deref(), Ok("it"), "{line}");
        }
        assert_eq!(locale("jobs list").as_deref(), Ok("en"));
    }

    #[test]
    fn a_country_is_taken_and_another_language_is_refused_by_naming_the_six() {
        for (typed, taken) in [("fr-CH", "fr-CH"), ("de_AT", "de-AT"), ("NL", "nl")] {
            assert_eq!(locale(&format!("plugins --locale {typed}")).as_deref(), Ok(taken));
        }
        for typed in ["pt-BR", "english", "", "it_IT.UTF-8"] {
            let reported = locale(&format!("plugins --locale={typed}")).unwrap_err();
            assert!(reported.contains("en, it, fr, de, es, nl"), "{typed}: {reported}");
        }
    }

    #[test]
    fn a_shop_s_own_language_is_not_the_reader_s() {
        let (cli, reader) = parse(["host-test", "shop", "demo", "--locale", "pt-BR"]).unwrap();
        assert_eq!(reader, "en");
        assert!(matches!(cli.command, args::Command::Shop(shop) if shop.locale.as_deref() == Some("pt-BR")));
    }

    #[test]
    fn a_missing_subcommand_is_reported_in_one_line_with_those_that_there_are() {
        for (command, subcommand) in
            [("jobs", "retry"), ("send", "orders"), ("products", "import"), ("customers", "import")]
        {
            let reported = locale(command).unwrap_err();
            let line = reported.lines().take(2).collect::<Vec<_>>().join(" ");
            assert!(line.contains("requires a subcommand") && line.contains(subcommand), "{reported}");
        }
    }

    #[test]
    fn no_rows_at_all_cannot_be_asked_for() {
        for line in ["status products", "activity", "jobs list"] {
            assert!(locale(&format!("{line} --limit 1")).is_ok(), "{line}");
            assert!(locale(&format!("{line} --limit 0")).is_err(), "{line}");
        }
    }

    #[test]
    fn the_options_do_not_contradict_each_other() {
        command().debug_assert();
    }
}
