//! The command line `host-test`.

mod args;
mod commands;
mod components_folder;
mod entered_settings;
mod error;
mod files;
mod hints;
mod installation_args;
mod job_kinds;
mod labels;
mod locale;
mod output;
mod progress;
mod reasons;
mod setup;
mod shop_time_zones;
mod stop;
mod switched_off;
mod switches;
mod texts;
mod usage_error;

use std::io::Write as _;
use std::process::ExitCode;

use clap::error::{ContextKind, ContextValue, ErrorKind};

#[tokio::main]
async fn main() -> ExitCode {
    let (cli, locale) = match locale::parse(std::env::args_os()) {
        Ok(typed) => typed,
        Err(error) => return wrong_use(&error),
    };
    setup::log(cli.global.verbose, cli.global.json);
    let json = cli.global.json;
    let texts = texts::Texts::new(locale.clone());
    match commands::run(cli, locale).await {
        Ok(code) => code,
        Err(error) => {
            let usage = error::is_usage(&error);
            let text = output::one_line(&error::render(&error, &texts));
            if json {
                let kind = if usage { "usage" } else { "failure" };
                println!("{}", serde_json::json!({ "error": { "kind": kind, "message": text } }));
            }
            eprintln!("host-test: {text}");
            ExitCode::from(if usage { 2 } else { 1 })
        }
    }
}

/// Reports clap's error in one line, or as JSON where that was asked for. Help and version are no errors.
fn wrong_use(error: &clap::Error) -> ExitCode {
    if !error.use_stderr() {
        // The reader may have closed the pipe.
        drop(write!(std::io::stdout(), "{}", error.render()));
        return ExitCode::SUCCESS;
    }
    let text = without_values(error, std::env::args().skip(1));
    let parts = text
        .lines()
        .map(str::trim)
        .take_while(|line| !line.starts_with("Usage:") && !line.starts_with("For more information"));
    let parts: Vec<&str> = parts.filter(|line| !line.is_empty()).collect();
    let text = parts.join(" ");
    let text = text.strip_prefix("error: ").unwrap_or(&text);
    let text = output::one_line(&format!("{text}; see `host-test --help`"));
    if std::env::args().any(|arg| arg == "--json") {
        println!("{}", serde_json::json!({ "error": { "kind": "usage", "message": text } }));
    }
    eprintln!("host-test: {text}");
    ExitCode::from(2)
}

/// The text of clap's error without typed values, which may be secrets: a value after its key, or something in a place
/// where nothing belongs.
fn without_values(error: &clap::Error, typed: impl Iterator<Item = String>) -> String {
    let mut text = error.render().to_string();
    let unexpected = match (error.kind(), error.get(ContextKind::InvalidArg)) {
        (ErrorKind::UnknownArgument, Some(ContextValue::String(unexpected))) => Some(unexpected),
        _ => None,
    };
    for (at, typed) in typed.enumerate() {
        if let Some((key, value)) = typed.split_once('=')
            && !value.is_empty()
        {
            text = text.replace(&typed, &format!("{key}=…"));
        } else if unexpected == Some(&typed) && !typed.starts_with('-') {
            text = text.replace(&format!("'{typed}'"), &format!("no. {}", at + 1));
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use clap::Parser as _;

    use super::*;

    fn reported(typed: &[&str]) -> String {
        let error = args::Cli::try_parse_from([&["host-test"], typed].concat()).unwrap_err();
        without_values(&error, typed.iter().map(|typed| (*typed).to_owned()))
    }

    #[test]
    fn what_is_typed_in_a_wrong_place_is_not_repeated() {
        let enable = ["enable", "smartygest", "--shop", "demo"];
        for secret in ["api_key=Sesame-1", "Sesame-1", "--api_key=Sesame-1"] {
            let text = reported(&[&enable[..], &[secret]].concat());
            assert!(!text.contains("Sesame"), "{text}");
        }
        assert!(
            reported(&["enable", "smartygest", "--shop", "demo", "Sesame"]).contains("argument no. 5 found")
        );
        assert!(reported(&["enable", "--shopp", "demo"]).contains("'--shopp'"));
    }
}
