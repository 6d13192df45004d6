//! Files of records.

use std::fmt::Display;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use host_core::shop::files;

use crate::usage::Usage;

/// Reads all files, or says what is wrong with one of them.
pub(crate) fn read<T, E: Display>(
    paths: &[PathBuf],
    parse: impl Fn(&str) -> Result<Vec<T>, E>,
) -> anyhow::Result<Vec<T>> {
    let mut records = Vec::new();
    for path in paths {
        let name = path.display();
        let text = text(path).map_err(|error| Usage(format!("{name}: {error}")))?;
        records.extend(parse(&text).map_err(|error| Usage(format!("{name}: {error}")))?);
    }
    Ok(records)
}

fn text(path: &Path) -> std::io::Result<String> {
    let mut text = String::new();
    let most = files::MAX_FILE as u64 + 1;
    if path == Path::new("-") {
        std::io::stdin().take(most).read_to_string(&mut text)?;
    } else {
        std::fs::File::open(path)?.take(most).read_to_string(&mut text)?;
    }
    Ok(text)
}
