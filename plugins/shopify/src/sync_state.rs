//! The synchronization state of a customer: what both sides agreed on last, as hashes without personal data.
//!
//! It is stored under Shopify's number and not under ours: a customer that comes in new has no number here before the
//! call that brings it has ended.

mod stored;

use std::collections::{BTreeMap, BTreeSet};

use framework360_sdk::shop::Timestamp;
use framework360_sdk::storage::{self, Encoded};
use framework360_sdk::{Error, clock, records};
use serde::{Deserialize, Serialize};

use crate::api::number;
use crate::customer::Hash;

/// The hashes of what a call is about to write at Shopify: entries of the form "label:hash".
pub(crate) type Sending = BTreeSet<String>;

/// The prefix of storage keys, which a customer's number follows.
pub(crate) const AGREED: &str = "agreed/";
const GONE: &str = "gone/";
const WAS: &str = "was/";
const CREATING: &str = "creating/";

/// The state on which both sides of a customer agreed last.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct SyncState {
    /// Shopify's time of what was read or written last.
    pub(crate) updated_at: Timestamp,
    /// The latest of such times, which is later where Shopify's clock was turned back.
    pub(crate) latest: Timestamp,
    /// An earlier time that Shopify reported since, and when it was seen first.
    pub(crate) older: Option<(Timestamp, Timestamp)>,
    /// The hash of all of ours, as it was afterwards.
    pub(crate) ours: Hash,
    /// The hash of all of theirs, as it was read last.
    pub(crate) theirs: Hash,
    /// The hash of each field that was agreed on, by the field's name.
    pub(crate) fields: BTreeMap<String, Hash>,
    /// The hashes of the tags that both sides had.
    pub(crate) tags: BTreeSet<Hash>,
    /// The hashes of the addresses that both sides had, by Shopify's id: of ours, as it was then. They stay when one
    /// side deletes one.
    pub(crate) addresses: BTreeMap<String, Hash>,
    /// The hashes of theirs, by Shopify's id: what Shopify made of the address. An agreement of an older version has
    /// none: both were equal.
    pub(crate) addresses_there: BTreeMap<String, Hash>,
    /// Shopify's ids of the addresses among them that were deleted here: none of them is what another one of ours was
    /// before. An agreement of an older version knows of none.
    pub(crate) deleted_here: BTreeSet<String>,
    /// Shopify's ids of the addresses among them that came from here and weren't changed there since: they become what
    /// ours are replaced by. An agreement of an older version knows of none.
    pub(crate) created_here: BTreeSet<String>,
    /// Shopify's id of the address that was the default one on both sides.
    pub(crate) default_address: Option<String>,
    /// Values of ours that Shopify refused: not sent again by themselves.
    pub(crate) refused: BTreeMap<String, Hash>,
    /// Fields whose value somebody else has there: all of ours as it was then. Tried again once ours changed.
    pub(crate) taken: BTreeMap<String, Hash>,
    /// Reported excesses over a side's capacity, by label.
    pub(crate) excesses: BTreeMap<String, String>,
    /// The address and dates of the agreed consent.
    pub(crate) consent: Option<ConsentOf>,
    /// The writes at Shopify that a failed call had begun.
    pub(crate) sending: Sending,
}

/// The address and dates of an agreed consent. Its state is among the fields.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ConsentOf {
    /// The hash of the e-mail address.
    pub(crate) address: Hash,
    /// When it was said, by each side.
    pub(crate) here: Option<Timestamp>,
    pub(crate) there: Option<Timestamp>,
    /// When it was learned of something that takes back what was said, without a date: what was said before doesn't
    /// count.
    pub(crate) floor: Option<Timestamp>,
}

impl SyncState {
    /// The state of the customer of this number.
    pub(crate) fn of(number: &str) -> Result<Option<Self>, Error> {
        storage::get(&format!("{AGREED}{number}"))
    }

    /// Stores the state, unless it's the same as `before`.
    pub(crate) fn store(&self, number: &str, before: Option<&Self>) -> Result<(), Error> {
        if before == Some(self) { Ok(()) } else { storage::set(&format!("{AGREED}{number}"), self) }
    }
}

/// Deletes the state of the customer of this number, and which customer it was here.
pub(crate) fn delete_all(number: &str) -> Result<(), Error> {
    delete(number)?;
    if let Some(id) = was(number)? {
        storage::delete(&format!("{WAS}{number}"))?;
        if is_deleted(&id)? {
            storage::set(&key(GONE, &id), &Mark::now(None))?;
        }
    }
    Ok(())
}

/// Deletes the state of the customer of this number, and nothing else.
pub(crate) fn delete(number: &str) -> Result<(), Error> {
    storage::delete(&format!("{AGREED}{number}"))
}

/// Marks our customer as deleted at Shopify: its state is deleted, and it isn't created again by itself.
pub(crate) fn mark_deleted(id: &str) -> Result<(), Error> {
    let linked = records::customer(id).and_then(|customer| customer.remote_id);
    if let Some(number) = linked.as_deref().and_then(number) {
        delete(number)?;
    }
    storage::set(&key(GONE, id), &Mark::now(None))
}

/// Marks our customer as deleted at Shopify, and stores which customer it was there: Shopify may report a merge after
/// the deletion that it brought.
pub(crate) fn mark_deleted_as(id: &str, gid: &str) -> Result<(), Error> {
    mark_deleted(id)?;
    let Some(number) = number(gid) else { return Ok(()) };
    storage::set(&key(GONE, id), &Mark::now(Some(gid)))?;
    storage::set(&format!("{WAS}{number}"), &Was { id: id.to_owned() })
}

/// The id of our customer that was linked with a customer who is gone at Shopify.
pub(crate) fn was(number: &str) -> Result<Option<String>, Error> {
    Ok(storage::get::<Was>(&format!("{WAS}{number}"))?.map(|was| was.id))
}

/// Whether our customer was deleted at Shopify.
pub(crate) fn is_deleted(id: &str) -> Result<bool, Error> {
    is_marked(GONE, id)
}

/// Deletes the mark that our customer was deleted at Shopify: it is linked again.
pub(crate) fn relink(id: &str) -> Result<(), Error> {
    end_creating(id)?;
    let Some(mark) = storage::get::<Mark>(&key(GONE, id))? else { return Ok(()) };
    if let Some(number) = number(&mark.gid) {
        storage::delete(&format!("{WAS}{number}"))?;
    }
    storage::delete(&key(GONE, id))
}

/// Makes durable that our customer is about to be created at Shopify, and with what.
pub(crate) fn begin_creating(id: &str, sending: Sending) -> Result<(), Error> {
    storage::set(&key(CREATING, id), &Creating { at: clock::now(), sending })?;
    storage::checkpoint()
}

/// The hashes with which a creation of our customer began, where its outcome isn't known.
pub(crate) fn creating(id: &str) -> Result<Option<Sending>, Error> {
    Ok(storage::get::<Creating>(&key(CREATING, id))?.map(|it| it.sending))
}

/// When the last creation of our customer began.
pub(crate) fn creating_since(id: &str) -> Result<Option<Timestamp>, Error> {
    Ok(storage::get::<Creating>(&key(CREATING, id))?.map(|it| it.at))
}

/// Deletes the record of a creation that has ended, with the end of the call.
pub(crate) fn end_creating(id: &str) -> Result<(), Error> {
    if creating(id)?.is_some() { storage::delete(&key(CREATING, id)) } else { Ok(()) }
}

/// Deletes the record of a creation that certainly had no effect, whatever becomes of the call.
pub(crate) fn undo_creating(id: &str) -> Result<(), Error> {
    end_creating(id)?;
    storage::checkpoint()
}

fn key(prefix: &str, id: &str) -> String {
    format!("{prefix}{}", storage::part(id))
}

fn is_marked(prefix: &str, id: &str) -> Result<bool, Error> {
    Ok(storage::get::<Mark>(&key(prefix, id))?.is_some())
}

#[derive(Deserialize, Serialize)]
struct Mark {
    at: Timestamp,
    /// The global id that it had at Shopify; empty where that doesn't matter.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    gid: String,
}

impl Mark {
    fn now(gid: Option<&str>) -> Self {
        Self { at: clock::now(), gid: gid.unwrap_or_default().to_owned() }
    }
}

/// Our id.
#[derive(Deserialize, Serialize)]
struct Was {
    id: String,
}

impl Encoded for Was {
    fn encode(&self) -> String {
        storage::with_version(1, self)
    }

    fn decode(text: &[u8]) -> Option<Self> {
        storage::of_versions(1..=1, text)
    }
}

impl Encoded for Mark {
    fn encode(&self) -> String {
        storage::with_version(1, self)
    }

    fn decode(text: &[u8]) -> Option<Self> {
        storage::of_versions(1..=1, text)
    }
}

#[derive(Deserialize, Serialize)]
struct Creating {
    at: Timestamp,
    #[serde(default)]
    sending: Sending,
}

impl Encoded for Creating {
    fn encode(&self) -> String {
        storage::with_version(1, self)
    }

    fn decode(text: &[u8]) -> Option<Self> {
        storage::of_versions(1..=1, text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use framework360_sdk::testing;

    #[test]
    fn a_sync_state_is_stored_and_read_again() {
        testing::reset();
        let pair = |key: &str| BTreeMap::from([(key.to_owned(), "h".to_owned())]);
        let sync_state = SyncState {
            updated_at: 7,
            latest: 8,
            older: Some((6, 9)),
            ours: "o".to_owned(),
            theirs: "t".to_owned(),
            fields: pair("email"),
            tags: BTreeSet::from(["x".to_owned()]),
            addresses: pair("gid://shopify/MailingAddress/1?model_name=CustomerAddress"),
            addresses_there: pair("gid://shopify/MailingAddress/1?model_name=CustomerAddress"),
            deleted_here: BTreeSet::from(["gid://shopify/MailingAddress/2".to_owned()]),
            created_here: BTreeSet::from(["gid://shopify/MailingAddress/3".to_owned()]),
            default_address: Some("a".to_owned()),
            refused: pair("phone"),
            taken: pair("email"),
            excesses: BTreeMap::from([("tags-here".to_owned(), "3".to_owned())]),
            consent: Some(ConsentOf { address: "h".to_owned(), here: Some(5), there: None, floor: Some(6) }),
            sending: BTreeSet::from(["note:h".to_owned()]),
        };
        sync_state.store("5", None).unwrap();
        assert_eq!(SyncState::of("5"), Ok(Some(sync_state)));
        delete_all("5").unwrap();
        assert_eq!(SyncState::of("5"), Ok(None));
    }

    #[test]
    fn an_agreement_that_knows_of_addresses_only_what_both_said_is_still_read() {
        testing::reset();
        let older = r#"{"v":1,"at":7,"ours":"o","theirs":"t","latest":8,"fields":{},"addresses":{"a":"h"},
            "refused":{},"taken":{},"over":{},"tags":[],"sending":[]}"#;
        let sync_state = storage::decode::<SyncState>(older.as_bytes()).unwrap();
        assert_eq!((sync_state.addresses.len(), sync_state.addresses_there.len()), (1, 0));
        assert!(sync_state.deleted_here.is_empty() && sync_state.created_here.is_empty());
    }

    #[test]
    fn an_agreement_of_an_older_version_is_read_and_says_nothing_of_whose_consent_it_was() {
        testing::reset();
        let older = r#"{"v":1,"at":7,"ours":"o","theirs":"t","latest":8,"fields":{"consent":"h"},"addresses":{},
            "refused":{},"taken":{},"over":{},"tags":[],"sending":[]}"#;
        let read = storage::decode::<SyncState>(older.as_bytes());
        let sync_state = read.expect("an older version's agreement");
        assert_eq!((sync_state.fields.len(), sync_state.consent), (1, None));
    }

    #[test]
    fn what_is_gone_there_is_remembered_until_it_is_linked_again() {
        testing::reset();
        mark_deleted("c-1").unwrap();
        assert_eq!((is_deleted("c-1"), is_deleted("c-2")), (Ok(true), Ok(false)));
        relink("c-1").unwrap();
        assert_eq!(is_deleted("c-1"), Ok(false));
    }

    #[test]
    fn who_it_was_there_is_known_until_it_is_back_or_to_be_forgotten() {
        testing::reset();
        mark_deleted_as("c-1", "gid://shopify/Customer/5").unwrap();
        assert_eq!(was("5"), Ok(Some("c-1".to_owned())));
        // After an erasure the mark stays that it isn't created again; it holds no id.
        delete_all("5").unwrap();
        assert_eq!((was("5"), is_deleted("c-1")), (Ok(None), Ok(true)));
        assert!(testing::with(|host| !format!("{:?}", host.storage).contains("Customer/5")));
        mark_deleted_as("c-1", "gid://shopify/Customer/5").unwrap();
        relink("c-1").unwrap();
        assert_eq!((was("5"), testing::with(|host| host.storage.len())), (Ok(None), 0));
    }
}
