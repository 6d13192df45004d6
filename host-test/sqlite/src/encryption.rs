//! Seals settings and storage at rest, so that a copy of the database alone gives no secret away.
//!
//! The key is 32 random bytes in a file next to the database that its owner alone can read, or in
//! the environment variable `FRAMEWORK360_KEY` as 64 hexadecimal digits.

use std::fs::{self, OpenOptions};
use std::io::{ErrorKind, Write};
use std::path::Path;

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use rand::{Rng as _, RngExt as _};

const NONCE: usize = 24;
const VARIABLE: &str = "FRAMEWORK360_KEY";

/// Seals and opens values.
pub(super) struct Seal(XChaCha20Poly1305);

impl Seal {
    /// The key from the environment, from the file, or a new one for a new store.
    pub(super) fn open(path: &Path, new: bool) -> Result<Self, String> {
        let key = match std::env::var(VARIABLE) {
            Ok(text) => decode(&text)
                .ok_or_else(|| format!("{VARIABLE} isn't a key: 64 hexadecimal digits were expected"))?,
            Err(_) if !new && !path.exists() => {
                return Err(format!("the store's key file {} is missing: put it back", path.display()));
            }
            Err(_) => from_file(path)?,
        };
        Ok(Self(XChaCha20Poly1305::new(&key.into())))
    }

    /// Seals `value` for one place; it can't be opened for another.
    pub(super) fn seal(&self, place: &str, value: &[u8]) -> Result<Vec<u8>, String> {
        let mut nonce = [0; NONCE];
        rand::rng().fill_bytes(&mut nonce);
        let payload = Payload { msg: value, aad: place.as_bytes() };
        let sealed = self.0.encrypt(XNonce::from_slice(&nonce), payload).map_err(|_| "sealing failed")?;
        Ok([nonce.as_slice(), &sealed].concat())
    }

    /// Opens what was sealed for this place.
    pub(super) fn unseal(&self, place: &str, sealed: &[u8]) -> Result<Vec<u8>, String> {
        let opened = sealed.split_at_checked(NONCE).and_then(|(nonce, text)| {
            self.0.decrypt(XNonce::from_slice(nonce), Payload { msg: text, aad: place.as_bytes() }).ok()
        });
        opened.ok_or_else(|| "it was sealed with another key: put the key file of this store back".to_owned())
    }
}

fn from_file(path: &Path) -> Result<[u8; 32], String> {
    let wrong = |problem: &str| format!("the key file {} {problem}", path.display());
    let mut key = [0; 32];
    rand::rng().fill_bytes(&mut key);
    let text: String = key.iter().map(|byte| format!("{byte:02x}")).collect();
    // Written whole under another name and then linked: of two programs that start together one
    // wins, and neither ever reads half a key.
    // A name of its own even where two programs have the same process id, as in containers.
    let draft = path.with_extension(format!("key.{:016x}", rand::rng().random::<u64>()));
    let made = write_private(&draft, text.as_bytes()).and_then(|()| fs::hard_link(&draft, path));
    // The draft isn't needed either way.
    let _ = fs::remove_file(&draft);
    match made {
        Ok(()) => return Ok(key),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
        Err(error) => return Err(wrong(&format!("can't be written: {error}"))),
    }
    let text = fs::read_to_string(path).map_err(|error| wrong(&format!("can't be read: {error}")))?;
    decode(text.trim()).ok_or_else(|| wrong("isn't one: 64 hexadecimal digits were expected"))
}

fn write_private(path: &Path, text: &[u8]) -> std::io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    file.write_all(text)?;
    file.sync_all()
}

fn decode(text: &str) -> Option<[u8; 32]> {
    if text.len() != 64 || !text.is_ascii() {
        return None;
    }
    let mut key = [0; 32];
    for (index, byte) in key.iter_mut().enumerate() {
        *byte = u8::from_str_radix(text.get(index * 2..index * 2 + 2)?, 16).ok()?;
    }
    Some(key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_sealed_opens_in_its_place_alone_and_with_its_key_alone() {
        let folder = tempfile::tempdir().unwrap();
        let seal = Seal::open(&folder.path().join("a.key"), true).unwrap();
        let sealed = seal.seal("1/settings", b"secret").unwrap();
        assert!(!sealed.windows(6).any(|window| window == b"secret"));
        assert_eq!(seal.unseal("1/settings", &sealed).unwrap(), b"secret");
        assert!(seal.unseal("2/settings", &sealed).is_err());
        assert!(
            Seal::open(&folder.path().join("b.key"), true).unwrap().unseal("1/settings", &sealed).is_err()
        );
        assert!(
            Seal::open(&folder.path().join("a.key"), true).unwrap().unseal("1/settings", &sealed).is_ok()
        );
    }

    #[cfg(unix)]
    #[test]
    fn nobody_else_can_read_the_key_file() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.key");
        Seal::open(&path, true).unwrap();
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "no draft is left behind");
    }
}
