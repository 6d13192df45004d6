//! Stands in for the platform's `storage`, with its limits.

use crate::bindings::framework360::platform::storage::Error;

#[allow(clippy::unnecessary_wraps, reason = "the platform's own signature")]
pub(crate) fn get(key: &str) -> Result<Option<Vec<u8>>, Error> {
    super::with(|host| Ok(host.storage.get(key).cloned()))
}

pub(crate) fn set(key: &str, value: &[u8]) -> Result<(), Error> {
    if key.len() > 512 || value.len() > 1024 * 1024 {
        return Err(Error::TooLarge);
    }
    super::with(|host| host.storage.insert(key.to_owned(), value.to_vec()));
    Ok(())
}

#[allow(clippy::unnecessary_wraps, reason = "the platform's own signature")]
pub(crate) fn delete(key: &str) -> Result<(), Error> {
    super::with(|host| host.storage.remove(key));
    Ok(())
}

#[allow(clippy::unnecessary_wraps, reason = "the platform's own signature")]
pub(crate) fn list_keys(prefix: &str, after: Option<&str>, limit: u32) -> Result<Vec<String>, Error> {
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    let wanted = |key: &&String| key.starts_with(prefix) && after.is_none_or(|after| key.as_str() > after);
    super::with(|host| Ok(host.storage.keys().filter(wanted).take(limit).cloned().collect()))
}

pub(crate) fn checkpoint() -> Result<(), Error> {
    super::with(|host| {
        if host.checkpoint_fails {
            return Err(Error::Unavailable("another worker has the job".to_owned()));
        }
        host.checkpoints.push(host.storage.clone());
        Ok(())
    })
}

pub(crate) fn record_fact(key: &str, value: &[u8]) -> Result<(), Error> {
    if key.len() > 512 || value.len() > 1024 * 1024 {
        return Err(Error::TooLarge);
    }
    super::with(|host| {
        // Whatever becomes of the call: also in what an earlier checkpoint left.
        host.storage.entry(key.to_owned()).or_insert_with(|| value.to_vec());
        host.facts.entry(key.to_owned()).or_insert_with(|| value.to_vec());
    });
    Ok(())
}
