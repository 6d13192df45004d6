//! The privacy requests that Shopify passes on by law, and the end of an installation. The plugin stores links and
//! hashes. Personal data are the platform's, and its owner gets a note that says what to do.

use framework360_sdk::records::{self, MatchBy};
use framework360_sdk::shop::{Entity, Subject};
use framework360_sdk::storage;
use framework360_sdk::{Done, Error, Message, Outcome, Run, changes};

use crate::api::{self, Admin, RequestError};
use crate::webhooks::Person;
use crate::{say, statements, sync_state};

/// Runs a job that the law asks for.
pub(crate) fn run(run: &Run) -> Result<Done, Error> {
    let person = storage::decode::<Person>(&run.payload);
    match (run.key.split_once("data_request/"), person) {
        (Some((_, request)), person) => Ok(noted(asked(request, person.as_ref())?)),
        (None, Some(person)) => Ok(noted(erase(&person)?)),
        (None, None) => Err(Error::Unexpected(framework360_sdk::say::sdk_unknown_job(&run.key))),
    }
}

/// Handles the report that the app was removed. It may be outdated, so Shopify is asked.
pub(crate) fn uninstalled() -> Result<Done, Error> {
    match Admin::of_installation()?.store() {
        Ok(_) => Ok(Done { outcome: Outcome::Nothing, notes: Vec::new() }),
        // The session hasn't run out: it was ended.
        Err(RequestError::Expired) => Err(Error::Unauthorized(say::app_removed())),
        Err(error) => Err(error.into()),
    }
}

/// Answers a customer's request for the data that are stored about them.
fn asked(request: &str, person: Option<&Person>) -> Result<Message, Error> {
    let number = person.and_then(|person| api::number(&person.gid)).unwrap_or_default();
    let request = api::number(request).unwrap_or(request);
    Ok(match ours(person)? {
        Some(ours) => say::PrivacyRequest { number, request, ours: ours.id }.message(),
        None => say::PrivacyRequestUnknown { number, request }.message(),
    })
}

/// Deletes what is stored of a person. Whether Shopify still has them isn't asked, unlike where a webhook says that
/// they are gone: the law wants the link forgotten in any case, and the app may have no access any more. That they were
/// there is kept, as a number of ours: a save here would bring them back.
fn erase(person: &Person) -> Result<Message, Error> {
    let number = api::number(&person.gid).unwrap_or_default();
    let ours = ours(Some(person))?;
    // What the sync state holds of a consent is deleted with it.
    if let Some(ours) = &ours {
        statements::store_address(&ours.id, &person.gid)?;
    }
    sync_state::delete_all(number)?;
    let Some(ours) = ours else { return Ok(say::privacy_erase_unknown(number)) };
    sync_state::mark_deleted(&ours.id)?;
    if records::customer(&ours.id).is_some_and(|ours| ours.remote_id.as_ref() == Some(&person.gid)) {
        changes::unlink(&ours);
    }
    Ok(say::PrivacyErase { number, ours: ours.id }.message())
}

/// Our customer that is linked with the person, or was before the customer was deleted at Shopify.
fn ours(person: Option<&Person>) -> Result<Option<Subject>, Error> {
    let Some(person) = person else { return Ok(None) };
    let linked = records::find(Entity::Customer, &MatchBy::RemoteId(person.gid.clone())).into_iter().next();
    if linked.is_some() {
        return Ok(linked);
    }
    let was = api::number(&person.gid).map_or(Ok(None), sync_state::was)?;
    let here = was.filter(|id| records::customer(id).is_some());
    Ok(here.map(|id| Subject { entity: Entity::Customer, id }))
}

fn noted(note: Message) -> Done {
    Done { outcome: Outcome::Nothing, notes: vec![note] }
}

#[cfg(test)]
mod tests;
