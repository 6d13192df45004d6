//! Reads files of records.

use std::io::{ErrorKind, Read as _};
use std::path::{Path, PathBuf};

use host_core::shop::files::{self, FileError};

use crate::texts::{Texts, t};
use crate::usage_error::UsageError;

/// Reads all files; the error says what is wrong with the first bad one.
pub(crate) fn read<T>(
    paths: &[PathBuf],
    parse: impl Fn(&str) -> Result<Vec<T>, FileError>,
    texts: &Texts,
) -> anyhow::Result<Vec<T>> {
    let mut records = Vec::new();
    for path in paths {
        let name = path.display().to_string();
        let text = text(path).map_err(|error| unread(&name, &error, texts))?;
        records.extend(parse(&text).map_err(|error| wrong(&name, &error, texts))?);
    }
    Ok(records)
}

/// The error of a file that can't be read.
pub(crate) fn unread(name: &str, error: &std::io::Error, texts: &Texts) -> UsageError {
    UsageError(match error.kind() {
        ErrorKind::NotFound => t!(texts, "file-missing", path = name),
        ErrorKind::PermissionDenied => t!(texts, "file-denied", path = name),
        ErrorKind::InvalidData => t!(texts, "file-no-text", path = name),
        ErrorKind::IsADirectory => t!(texts, "file-folder", path = name),
        _ => t!(texts, "file-failed", path = name, problem = error.to_string()),
    })
}

/// The error of a file that doesn't hold what it should.
fn wrong(name: &str, error: &FileError, texts: &Texts) -> UsageError {
    let line = error.line.to_string();
    let (field, problem) = (&error.field, &error.problem);
    UsageError(match field.as_str() {
        "" => t!(texts, "file-line", path = name, line = line, problem = problem),
        _ => t!(texts, "file-field", path = name, line = line, field = field, problem = problem),
    })
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

#[cfg(test)]
mod tests {
    use super::*;

    fn reported(locale: &str, path: &Path) -> String {
        let texts = Texts::new(locale.to_owned());
        read(&[path.to_owned()], files::products, &texts).unwrap_err().to_string()
    }

    #[test]
    fn what_is_wrong_with_a_file_is_reported_in_the_reader_s_language() {
        let folder = tempfile::tempdir().unwrap();
        let (missing, broken) = (folder.path().join("none"), folder.path().join("broken"));
        assert_eq!(reported("fr", &missing), format!("{}\u{a0}: ce fichier n'existe pas", missing.display()));
        assert_eq!(
            reported("it", folder.path()),
            format!("{}: questa è una cartella, non un file", folder.path().display())
        );
        std::fs::write(&broken, [0xff, 0xfe]).unwrap();
        assert!(
            reported("de", &broken).ends_with("diese Datei ist kein Text in UTF-8"),
            "{}",
            reported("de", &broken)
        );
        std::fs::write(&broken, "{\"id\": \"1\"}\n{\"id\": \"2\", \"price\": \"x\"}").unwrap();
        let begins = format!("{}: riga 2, campo price: ", broken.display());
        assert!(reported("it", &broken).starts_with(&begins), "{}", reported("it", &broken));
    }
}
