//! One call of a connector is one unit of work: it reads what was committed and its own writes,
//! and its effects wait here until they are committed together.
//!
//! No transaction is open while the connector waits for the network. Instead every answer to a read
//! is remembered, and the commit repeats the reads: with another answer, the call runs again.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use crate::catalogue;
use crate::limits;
use crate::model::{Installation, Lease, NewJob};
use crate::session;
use crate::shop::{Change, Timestamp};
use crate::store::{Answer, Commit, Read, Store, StoreError};

/// Why a storage or queue call of a connector was refused.
#[derive(Debug, thiserror::Error)]
pub enum UnitError {
    /// It's over a limit of the contract.
    #[error("{0}")]
    TooLarge(String),
    /// It's not possible in this kind of call, or not for this value.
    #[error("{0}")]
    Refused(String),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// The access of a call to storage and records.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Reads only: strings, describe, configure, choices, a list's column.
    ReadOnly,
    /// Reads and writes: events, jobs, ticks, check. Keys under "session/" are only read.
    ReadWrite,
    /// Reads, and writes keys under "session/" only: renew.
    Session,
}

/// A call's reads and effects.
pub struct Unit {
    /// The store; none in a call for no installation.
    store: Option<Arc<dyn Store>>,
    installation: Installation,
    lease: Option<Lease>,
    access: Access,
    answers: HashMap<Read, Answer>,
    writes: BTreeMap<String, Option<Vec<u8>>>,
    buffered: usize,
    pushes: Vec<NewJob>,
    cancels: Vec<(String, String)>,
    changes: Vec<Change>,
    pause_ms: u64,
}

impl Unit {
    /// A unit without reads and effects.
    #[must_use]
    pub fn new(
        store: Arc<dyn Store>,
        installation: Installation,
        lease: Option<Lease>,
        access: Access,
    ) -> Self {
        Self { store: Some(store), ..Self::without_store(installation, lease, access) }
    }

    /// A unit that reads nothing and writes nothing, for a call that only describes the connector.
    #[must_use]
    pub fn detached() -> Self {
        Self::without_store(Installation::placeholder(), None, Access::ReadOnly)
    }

    fn without_store(installation: Installation, lease: Option<Lease>, access: Access) -> Self {
        Self {
            store: None,
            installation,
            lease,
            access,
            answers: HashMap::new(),
            writes: BTreeMap::new(),
            buffered: 0,
            pushes: Vec::new(),
            cancels: Vec::new(),
            changes: Vec::new(),
            pause_ms: 0,
        }
    }

    /// The installation as it was when the call began.
    #[must_use]
    pub fn installation(&self) -> &Installation {
        &self.installation
    }

    /// The store that it reads from; none in a call for no installation.
    #[must_use]
    pub fn store(&self) -> Option<&Arc<dyn Store>> {
        self.store.as_ref()
    }

    fn stored(&self) -> Result<&Arc<dyn Store>, UnitError> {
        self.store.as_ref().ok_or_else(|| refused("there is nothing to ask"))
    }

    /// Answers reads, from memory where they were made before, else from the store.
    ///
    /// # Errors
    /// The store can't be asked.
    pub async fn read(&mut self, reads: &[Read]) -> Result<Vec<Answer>, UnitError> {
        let new: Vec<Read> = reads.iter().filter(|read| !self.answers.contains_key(read)).cloned().collect();
        if !new.is_empty() {
            let answers = self.stored()?.read_for_connector(self.installation.id, &new).await?;
            self.answers.extend(new.into_iter().zip(answers));
        }
        Ok(reads.iter().filter_map(|read| self.answers.get(read).cloned()).collect())
    }

    /// Values of the storage, one per key.
    ///
    /// # Errors
    /// Too many or too long keys, or the store can't be asked.
    pub async fn get(&mut self, keys: &[String]) -> Result<Vec<Option<Vec<u8>>>, UnitError> {
        if keys.len() > limits::STORAGE_KEYS as usize {
            return Err(UnitError::TooLarge(format!("more than {} keys at once", limits::STORAGE_KEYS)));
        }
        keys.iter().try_for_each(|key| check_key(key))?;
        let reads: Vec<Read> = keys
            .iter()
            .filter(|key| !self.writes.contains_key(*key))
            .map(|key| Read::Value(key.clone()))
            .collect();
        self.read(&reads).await?;
        Ok(keys
            .iter()
            .map(|key| match self.writes.get(key) {
                Some(written) => written.clone(),
                None => match self.answers.get(&Read::Value(key.clone())) {
                    Some(Answer::Value(value)) => value.clone(),
                    _ => None,
                },
            })
            .collect())
    }

    /// Writes a value, or deletes it.
    ///
    /// # Errors
    /// Too large, or not in this kind of call.
    pub fn set(&mut self, key: &str, value: Option<Vec<u8>>) -> Result<(), UnitError> {
        check_key(key)?;
        match (self.access, session::holds(key)) {
            (Access::ReadWrite, false) | (Access::Session, true) => {}
            (Access::ReadWrite, true) => return Err(refused("a session can't be written")),
            (Access::Session, false) => return Err(refused("nothing but a session can be written")),
            (Access::ReadOnly, _) => return Err(refused("storage can't be written")),
        }
        let size = value.as_ref().map_or(0, Vec::len);
        if size > limits::STORAGE_VALUE {
            return Err(UnitError::TooLarge(format!("a value of {size} bytes")));
        }
        let buffered = self.buffered + key.len() + size;
        if buffered > limits::STORAGE_BUFFERED {
            return Err(UnitError::TooLarge(format!("{buffered} bytes written in one call")));
        }
        self.buffered = buffered;
        self.writes.insert(key.to_owned(), value);
        Ok(())
    }

    /// Keys of the storage that begin with `prefix`, greater than `after`.
    ///
    /// # Errors
    /// The store can't be asked.
    pub async fn keys(
        &mut self,
        prefix: &str,
        after: Option<&str>,
        limit: u32,
    ) -> Result<Vec<String>, UnitError> {
        let limit = limit.min(limits::STORAGE_KEYS);
        let matches = |key: &str| key.starts_with(prefix) && after.is_none_or(|after| key > after);
        let deleted = self.writes.iter().filter(|(key, value)| value.is_none() && matches(key)).count();
        let asked = limit.saturating_add(u32::try_from(deleted).unwrap_or(u32::MAX));
        let read = Read::Keys { prefix: prefix.into(), after: after.map(Into::into), limit: asked };
        let Some(Answer::Keys(mut keys)) = self.read(&[read]).await?.pop() else { return Ok(Vec::new()) };
        let complete = keys.len() < asked as usize;
        let last = keys.last().cloned();
        keys.retain(|key| !matches!(self.writes.get(key), Some(None)));
        let within = |key: &str| complete || last.as_deref().is_some_and(|last| key <= last);
        let written = self.writes.iter().filter(|(_, value)| value.is_some()).map(|(key, _)| key);
        keys.extend(written.filter(|key| matches(key) && within(key)).cloned());
        keys.sort_unstable();
        keys.dedup();
        keys.truncate(limit as usize);
        Ok(keys)
    }

    /// Makes the writes so far durable, whatever becomes of the call.
    ///
    /// # Errors
    /// What was read changed, the job was taken over, or the store failed.
    pub async fn checkpoint(&mut self) -> Result<(), UnitError> {
        self.writable("there is nothing to make durable")?;
        let mut commit = self.commit(0);
        commit.pushes.clear();
        commit.cancels.clear();
        commit.changes.clear();
        self.stored()?.checkpoint(commit).await?;
        for (key, value) in std::mem::take(&mut self.writes) {
            self.answers
                .retain(|read, _| !matches!(read, Read::Keys { prefix, .. } if key.starts_with(prefix)));
            self.answers.insert(Read::Value(key), Answer::Value(value));
        }
        Ok(())
    }

    /// Makes one value durable at once, whatever becomes of the call: a remote's answer is a
    /// fact, also where the lease is lost or what was read has changed. The first value stays.
    ///
    /// # Errors
    /// Too large, not in this kind of call, or the store failed.
    pub async fn record_fact(&mut self, key: &str, value: Vec<u8>) -> Result<(), UnitError> {
        self.writable("nothing can be recorded")?;
        check_key(key)?;
        if session::holds(key) {
            return Err(refused("a session can't be written"));
        }
        if value.len() > limits::STORAGE_VALUE {
            return Err(UnitError::TooLarge(format!("a value of {} bytes", value.len())));
        }
        self.stored()?.record_fact(self.installation.id, key, &value).await?;
        // The call doesn't depend on what it wrote itself.
        self.answers.retain(|read, _| match read {
            Read::Value(read) => read != key,
            Read::Keys { prefix, .. } => !key.starts_with(prefix),
            _ => true,
        });
        Ok(())
    }

    /// The lease under which the call runs, if it runs a job.
    #[must_use]
    pub fn lease(&self) -> Option<Lease> {
        self.lease
    }

    /// Queues jobs.
    ///
    /// # Errors
    /// Too many, too large, or not in this kind of call.
    pub fn push(&mut self, jobs: Vec<NewJob>) -> Result<(), UnitError> {
        self.writable("jobs can't be queued")?;
        if self.pushes.len() + jobs.len() > limits::JOBS_PER_CALL {
            return Err(UnitError::TooLarge(format!("more than {} jobs in one call", limits::JOBS_PER_CALL)));
        }
        jobs.iter().try_for_each(check_job)?;
        self.pushes.extend(jobs);
        Ok(())
    }

    /// Cancels a job that was queued in this very call, or before. True where one waited.
    ///
    /// # Errors
    /// Not in this kind of call.
    pub async fn cancel(&mut self, kind: &str, key: &str) -> Result<bool, UnitError> {
        self.writable("jobs can't be cancelled")?;
        check_job_name("kind", kind)?;
        check_job_name("key", key)?;
        let before = self.pushes.len();
        self.pushes.retain(|job| job.kind != kind || job.key != key);
        self.cancels.push((kind.to_owned(), key.to_owned()));
        Ok(self.pushes.len() < before
            || self.stored()?.job_is_pending(self.installation.id, kind, key).await?)
    }

    /// Starts no work of the installation for so long, once this call has succeeded.
    ///
    /// # Errors
    /// Not in this kind of call.
    pub fn pause_for(&mut self, ms: u64) -> Result<(), UnitError> {
        self.writable("nothing can be made to wait")?;
        let most = u64::try_from(limits::RETRY_AFTER_MAX.as_millis()).unwrap_or(u64::MAX);
        self.pause_ms = self.pause_ms.max(ms.min(most));
        Ok(())
    }

    /// Asks for a change in the shop.
    ///
    /// # Errors
    /// Too many, or not in this kind of call.
    pub fn change(&mut self, mut change: Change) -> Result<(), UnitError> {
        self.writable("nothing can be changed")?;
        if self.changes.len() >= limits::CHANGES_PER_CALL {
            return Err(UnitError::TooLarge(format!(
                "more than {} changes in one call",
                limits::CHANGES_PER_CALL
            )));
        }
        if let Change::UpsertProduct(product) = &mut change {
            // Here and not in the store: it takes computing time, and only one transaction writes at a time.
            catalogue::clean(product);
        }
        self.changes.push(change);
        Ok(())
    }

    /// The effects to commit, with nothing about the job yet.
    #[must_use]
    pub fn commit(&self, now: Timestamp) -> Commit {
        Commit {
            installation: self.installation.id,
            revision: Some(self.installation.revision),
            lease: self.lease,
            expect: self
                .answers
                .iter()
                // A session that is refreshed meanwhile makes no call outdated.
                .filter(|(read, _)| !matches!(read, Read::Value(key) if session::holds(key)))
                .map(|(read, answer)| (read.clone(), answer.fingerprint()))
                .collect(),
            writes: self.writes.iter().map(|(key, value)| (key.clone(), value.clone())).collect(),
            pushes: self.pushes.clone(),
            cancels: self.cancels.clone(),
            changes: self.changes.clone(),
            pause_until: (self.pause_ms > 0).then(|| now.saturating_add(self.pause_ms)),
            now,
            ..Commit::default()
        }
    }

    fn writable(&self, problem: &str) -> Result<(), UnitError> {
        match self.access {
            Access::ReadWrite => Ok(()),
            Access::ReadOnly | Access::Session => Err(refused(problem)),
        }
    }
}

fn refused(problem: &str) -> UnitError {
    UnitError::Refused(format!("{problem} in this kind of call"))
}

fn check_key(key: &str) -> Result<(), UnitError> {
    if key.len() > limits::STORAGE_KEY {
        return Err(UnitError::TooLarge(format!("a key of {} bytes", key.len())));
    }
    Ok(())
}

/// Checks that a connector may queue this job.
pub fn check_job(job: &NewJob) -> Result<(), UnitError> {
    check_job_name("kind", &job.kind)?;
    check_job_name("key", &job.key)?;
    if job.kind.starts_with('@') {
        return Err(UnitError::Refused("a job's kind can't begin with '@'".into()));
    }
    if job.payload.len() > limits::JOB_PAYLOAD {
        return Err(UnitError::TooLarge(format!("a payload of {} bytes", job.payload.len())));
    }
    Ok(())
}

fn check_job_name(what: &str, name: &str) -> Result<(), UnitError> {
    if name.is_empty() || name.len() > limits::JOB_NAME {
        return Err(UnitError::Refused(format!("a job's {what} has 1 to {} bytes", limits::JOB_NAME)));
    }
    Ok(())
}
