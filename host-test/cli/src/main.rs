//! The test host's command line.

mod args;
mod commands;
mod components;
mod error;
mod labels;
mod locale;
mod output;
mod progress;
mod setup;
mod stop;
mod texts;
mod usage;

use std::io::Write as _;
use std::process::ExitCode;

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

/// Help and version are no mistakes; anything else is told in one line, or as JSON where that was asked for.
fn wrong_use(error: &clap::Error) -> ExitCode {
    if !error.use_stderr() {
        // Whoever reads may have seen enough.
        drop(write!(std::io::stdout(), "{}", error.render()));
        return ExitCode::SUCCESS;
    }
    let text = error.render().to_string();
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
