//! What the law wants of whoever keeps data of a store's customers, and the end of an installation. The plugin keeps
//! links and hashes; what there is of a person is the platform's, and its owner is told what to do.

use framework360_sdk::json::{self, Object, Value};
use framework360_sdk::queue::{self, Job};
use framework360_sdk::records::{self, MatchBy};
use framework360_sdk::shop::{Entity, Subject};
use framework360_sdk::storage::{self, Stored};
use framework360_sdk::{Done, Error, Message, Outcome, Run, changes, session};

use crate::api::{self, Admin, Trouble};
use crate::webhooks::Person;
use crate::{PRIVACY, agreed, say};

/// Values and links that one call forgets at most: a small part of what a call may change.
const PORTION: u32 = 500;

/// What the platform keeps to itself.
const SESSION: &str = "session/";

/// Runs a job that the law asks for.
pub(crate) fn run(run: &Run) -> Result<Done, Error> {
    let person = storage::decode::<Person>(&run.payload);
    match (run.key.split_once("data_request/"), run.key.starts_with("shop/redact"), person) {
        (Some((_, request)), _, person) => Ok(noted(asked(request, person.as_ref()))),
        (None, true, _) => forget_store(run),
        (None, false, Some(person)) => Ok(noted(forget(&person)?)),
        (None, false, None) => Err(Error::Unexpected(framework360_sdk::say::sdk_unknown_job(&run.key))),
    }
}

/// Shopify says that the app was removed. It may be an old word, so Shopify is asked.
pub(crate) fn uninstalled() -> Result<Done, Error> {
    match Admin::of_installation()?.store() {
        Ok(_) => Ok(Done { outcome: Outcome::Nothing, notes: Vec::new() }),
        // The session hasn't run out: it was ended.
        Err(Trouble::Expired) => Err(Error::Unauthorized(say::app_removed())),
        Err(trouble) => Err(trouble.into()),
    }
}

/// Somebody wants to know what is kept of them.
fn asked(request: &str, person: Option<&Person>) -> Message {
    let number = person.and_then(|person| api::number(&person.gid)).unwrap_or_default();
    let request = api::number(request).unwrap_or(request);
    match person.and_then(linked) {
        Some(ours) => say::PrivacyRequest { number, request, ours: ours.id }.message(),
        None => say::PrivacyRequestUnknown { number, request }.message(),
    }
}

/// Somebody is to be forgotten. That they were there is kept, as a number of ours: a save here would bring them back.
fn forget(person: &Person) -> Result<Message, Error> {
    let number = api::number(&person.gid).unwrap_or_default();
    agreed::forget(number)?;
    let Some(ours) = linked(person) else { return Ok(say::privacy_erase_unknown(number)) };
    agreed::gone(&ours.id)?;
    changes::unlink(&ours);
    Ok(say::PrivacyErase { number, ours: ours.id }.message())
}

fn linked(person: &Person) -> Option<Subject> {
    records::find(Entity::Customer, &MatchBy::RemoteId(person.gid.clone())).into_iter().next()
}

/// All that the plugin keeps of a store, in portions. Where the app is let in again, there is nothing to forget.
fn forget_store(run: &Run) -> Result<Done, Error> {
    let begun = storage::decode::<Sweep>(&run.payload);
    if begun.is_none() && is_let_in() {
        return Ok(Done { outcome: Outcome::Skipped(say::privacy_store_kept()), notes: Vec::new() });
    }
    let keys: Vec<_> = storage::list_keys("", None, PORTION)?;
    let mut left = keys.len() >= usize::try_from(PORTION).unwrap_or(usize::MAX);
    for key in keys.iter().filter(|key| !key.starts_with(SESSION)) {
        storage::delete(key)?;
    }
    let mut after = begun.and_then(|sweep| sweep.after);
    let (subjects, cursor) = records::changed(Entity::Customer, after.as_deref(), PORTION);
    for subject in &subjects {
        if records::customer(&subject.id).is_some_and(|customer| customer.remote_id.is_some()) {
            changes::unlink(subject);
        }
    }
    left |= !subjects.is_empty();
    if !left {
        return Ok(noted(say::privacy_store_erased()));
    }
    after = cursor.or(after);
    queue::push(Job {
        kind: PRIVACY.to_owned(),
        key: run.key.clone(),
        subject: None,
        payload: storage::encode(&Sweep { after }).into_bytes(),
        delay_ms: 0,
    })?;
    Ok(Done { outcome: Outcome::Queued, notes: Vec::new() })
}

/// Whether the store lets the app in now. What can't be known is taken for no: the law's word stands.
fn is_let_in() -> bool {
    session::token().is_ok() && Admin::of_installation().is_ok_and(|admin| admin.store().is_ok())
}

/// How far the forgetting of a store is; no payload before it has begun.
struct Sweep {
    /// The cursor of our customers.
    after: Option<String>,
}

impl Stored for Sweep {
    const VERSION: u32 = 1;

    fn write(&self, object: &mut Object) {
        object.text("sweep", self.after.as_deref().unwrap_or_default());
    }

    fn read(object: Value<'_>) -> Option<Self> {
        object.get("sweep")?;
        Some(Self { after: Some(json::text(object, "sweep")).filter(|after| !after.is_empty()) })
    }
}

fn noted(note: Message) -> Done {
    Done { outcome: Outcome::Nothing, notes: vec![note] }
}

#[cfg(test)]
mod tests;
