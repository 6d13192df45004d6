//! The locks of workers, which show who is alive. Each worker holds a lock on a file of its own as long as it lives;
//! the operating system releases it however the process ends, so that the jobs of a killed worker are free at once and
//! not only when their leases run out.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use rand::RngExt as _;

/// This process among the workers of a store.
pub(super) struct WorkerLocks {
    folder: PathBuf,
    name: String,
    _lock: File,
}

impl WorkerLocks {
    /// Registers this process under a new name.
    pub(super) fn enter(folder: PathBuf) -> std::io::Result<Self> {
        fs::create_dir_all(&folder)?;
        loop {
            let name = format!("{}-{:08x}", std::process::id(), rand::rng().random::<u32>());
            let file = File::create_new(folder.join(&name))?;
            file.lock()?;
            // Another process may have removed the file between its creation and the lock.
            if folder.join(&name).exists() {
                return Ok(Self { folder, name, _lock: file });
            }
        }
    }

    pub(super) fn name(&self) -> &str {
        &self.name
    }

    /// Whether another worker is gone for certain.
    pub(super) fn is_gone(&self, worker: &str) -> bool {
        worker != self.name && is_free(&self.folder.join(worker))
    }
}

/// Whether any worker but `me` is alive.
pub(super) fn has_others(folder: &Path, me: &WorkerLocks) -> bool {
    let others = fs::read_dir(folder).into_iter().flatten().flatten();
    others.into_iter().any(|entry| entry.file_name().to_string_lossy() != me.name && !is_free(&entry.path()))
}

impl Drop for WorkerLocks {
    fn drop(&mut self) {
        // A file that can't be removed is left to `sweep`.
        let _ = fs::remove_file(self.folder.join(&self.name));
    }
}

/// Removes the files that killed workers left.
pub(super) fn sweep(folder: &Path) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        if is_free(&entry.path()) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

fn is_free(path: &Path) -> bool {
    match File::open(path) {
        Ok(file) => file.try_lock().is_ok(),
        Err(error) => error.kind() == std::io::ErrorKind::NotFound,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_worker_is_gone_when_its_lock_is() {
        let folder = tempfile::tempdir().unwrap();
        let here = WorkerLocks::enter(folder.path().into()).unwrap();
        let other = WorkerLocks::enter(folder.path().into()).unwrap();
        let name = other.name().to_owned();
        assert!(!here.is_gone(&name));
        assert!(!here.is_gone(here.name()));
        drop(other);
        assert!(here.is_gone(&name));
    }

    #[test]
    fn sweeping_leaves_the_living_alone() {
        let folder = tempfile::tempdir().unwrap();
        let here = WorkerLocks::enter(folder.path().into()).unwrap();
        fs::write(folder.path().join("1-dead"), "").unwrap();
        sweep(folder.path());
        let left: Vec<_> =
            fs::read_dir(folder.path()).unwrap().flatten().map(|entry| entry.file_name()).collect();
        assert_eq!(left, [here.name()]);
    }
}
