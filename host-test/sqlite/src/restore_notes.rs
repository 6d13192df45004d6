//! The notes outside the store: the number of its openings and claims, next to it and elsewhere, and the file's
//! identity.

use std::fs::{self, OpenOptions};
use std::io::{Read as _, Seek as _, Write as _};
use std::path::{Path, PathBuf};

use sha2::{Digest as _, Sha256};

use super::error::{DbError, DbResult};

/// The files outside the store that hold the number.
pub(super) struct Notes {
    /// The file's identity: see [`identity`].
    pub(super) identity: Vec<u8>,
    next_to_store: PathBuf,
    elsewhere: Option<PathBuf>,
}

impl Notes {
    /// The notes of the store at `path`, whose number next to it is in the file `next_to_store`.
    pub(super) fn of(path: &Path, next_to_store: PathBuf) -> Self {
        Self { identity: identity(path), next_to_store, elsewhere: elsewhere(path) }
    }

    /// The number next to the store; none where there is none. A number elsewhere counts if it's ahead.
    pub(super) fn read(&self) -> Option<u64> {
        let number_next_to_store = fs::read(&self.next_to_store).ok().map(|text| number(&text))?;
        Some(number_next_to_store.max(self.read_elsewhere()))
    }

    /// The opening count in the second note file; 0 if absent.
    pub(super) fn read_elsewhere(&self) -> u64 {
        let text = self.elsewhere.as_ref().and_then(|path| fs::read(path).ok());
        text.map_or(0, |text| number(&text))
    }

    /// Notes the number, unless another process has noted a greater one.
    pub(super) fn write(&self, count: u64) -> DbResult<()> {
        note(&self.next_to_store, count)?;
        if let Some(path) = &self.elsewhere
            && let Err(error) = note(path, count)
        {
            tracing::debug!(?error, "no note elsewhere");
        }
        Ok(())
    }
}

/// The identity of the file: its path, and its number in the file system. A copy has another number, and a moved file
/// has another path. Without the number of the file system, which may change with each boot.
fn identity(path: &Path) -> Vec<u8> {
    let place = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    #[cfg(unix)]
    let number =
        fs::metadata(path).map(|file| std::os::unix::fs::MetadataExt::ino(&file)).unwrap_or_default();
    #[cfg(not(unix))]
    let number = 0_u64;
    let mut hash = Sha256::new();
    hash.update(place.as_os_str().as_encoded_bytes());
    hash.update(number.to_be_bytes());
    hash.finalize().to_vec()
}

/// A file of this store's own in the user's state folder; for a store in the temporary folder, there.
fn elsewhere(path: &Path) -> Option<PathBuf> {
    let path = fs::canonicalize(path).ok()?;
    let temporary = std::env::temp_dir();
    let state = if path.starts_with(&temporary) {
        temporary.join("framework360-state")
    } else {
        let home = || std::env::var_os("HOME").map(|home| PathBuf::from(home).join(".local/state"));
        std::env::var_os("XDG_STATE_HOME").map(PathBuf::from).or_else(home)?.join("framework360")
    };
    fs::create_dir_all(&state).ok()?;
    let digest = Sha256::digest(path.as_os_str().as_encoded_bytes());
    let name: String = digest.iter().take(16).map(|byte| format!("{byte:02x}")).collect();
    Some(state.join(name))
}

/// Writes the number to the file at `path`, unless it holds a greater one.
fn note(path: &Path, count: u64) -> DbResult<()> {
    let write = || {
        let mut file = OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path)?;
        file.lock()?;
        let mut text = Vec::new();
        file.read_to_end(&mut text)?;
        if number(&text) < count {
            file.rewind()?;
            // Always of the same length, so that no part of an older number is left behind it.
            file.write_all(format!("{count:020}\n").as_bytes())?;
            file.sync_data()?;
        }
        Ok(())
    };
    write().map_err(|error: std::io::Error| DbError::Damaged(format!("{}: {error}", path.display())))
}

/// The number that a note or a value holds; 0 where it holds none.
pub(super) fn number(text: &[u8]) -> u64 {
    String::from_utf8_lossy(text).trim().parse().unwrap_or_default()
}
