//! Strings for people, in several languages: checked when a connector is built, worded where somebody reads them.
//!
//! A translator edits `LOCALE.ftl` in Fluent's syntax. [`build`], called by a build script, checks that every
//! locale says the same messages with the same arguments, and writes `texts.rs`: one constructor per message,
//! so that a message without a text doesn't compile, and the sources, which the connector exports. The platform's
//! [`Catalogue`] words messages by them. A text may have plural forms:
//! `{ $count -> [one] One row *[other] { $count } rows }`.

mod catalogue;
mod check;
mod fluent;
mod generate;
mod nesting;
mod number_format;

pub use catalogue::{Catalogue, sentences};
pub use number_format::{amounts, grouped};

use std::path::Path;
use std::process::ExitCode;

/// The languages that the platform's readers choose among. English, the first, serves readers of any other.
pub const LANGUAGES: [&str; 6] = ["en", "it", "fr", "de", "es", "nl"];

/// Reads every `.ftl` file of `folder` and writes `texts.rs` into the build script's output folder.
/// An error is printed on stderr, where cargo shows it, and fails the build.
#[must_use]
pub fn build(folder: &str) -> ExitCode {
    println!("cargo::rerun-if-changed={folder}");
    let written = compile(Path::new(folder)).and_then(|source| {
        let out = std::env::var_os("OUT_DIR").ok_or("OUT_DIR is not set: call this from a build script")?;
        std::fs::write(Path::new(&out).join("texts.rs"), source).map_err(|error| error.to_string())
    });
    match written {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("{folder}: {problem}");
            ExitCode::FAILURE
        }
    }
}

/// The Rust source for the locales in `folder`.
///
/// # Errors
/// What is wrong with the folder or a file in it, for the person who edits it.
pub fn compile(folder: &Path) -> Result<String, String> {
    let locales = check::read(folder)?;
    check::spoken(&locales)?;
    check::complete(&locales)?;
    Ok(generate::source(&locales))
}
