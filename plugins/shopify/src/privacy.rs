//! What the law wants of whoever keeps data of a store's customers, and the end of an installation. The plugin keeps
//! links and hashes; what there is of a person is the platform's, and its owner is told what to do.

use framework360_sdk::records::{self, MatchBy};
use framework360_sdk::shop::{Entity, Subject};
use framework360_sdk::storage;
use framework360_sdk::{Done, Error, Message, Outcome, Run, changes};

use crate::api::{self, Admin, Trouble};
use crate::webhooks::Person;
use crate::{agreed, say};

/// Runs a job that the law asks for.
pub(crate) fn run(run: &Run) -> Result<Done, Error> {
    let person = storage::decode::<Person>(&run.payload);
    match (run.key.split_once("data_request/"), person) {
        (Some((_, request)), person) => Ok(noted(asked(request, person.as_ref()))),
        (None, Some(person)) => Ok(noted(forget(&person)?)),
        (None, None) => Err(Error::Unexpected(framework360_sdk::say::sdk_unknown_job(&run.key))),
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

fn noted(note: Message) -> Done {
    Done { outcome: Outcome::Nothing, notes: vec![note] }
}

#[cfg(test)]
mod tests;
