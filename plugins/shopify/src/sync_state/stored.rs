//! The stored form of a [`SyncState`]: an object of one level.

use std::collections::{BTreeMap, BTreeSet};

use framework360_sdk::shop::Timestamp;
use framework360_sdk::storage::{self, Encoded};
use serde::{Deserialize, Serialize};

use super::{ConsentOf, Sending, SyncState};
use crate::customer::Hash;

impl Encoded for SyncState {
    fn encode(&self) -> String {
        storage::with_version(1, &StoredSyncState::from(self.clone()))
    }

    fn decode(text: &[u8]) -> Option<Self> {
        storage::of_versions::<StoredSyncState>(1..=1, text).map(Self::from)
    }
}

/// The fields of [`SyncState`] under their stored names. A state that an older version stored lacks the fields that
/// have a default.
#[derive(Deserialize, Serialize)]
struct StoredSyncState {
    #[serde(rename = "at")]
    updated_at: Timestamp,
    ours: Hash,
    theirs: Hash,
    #[serde(default)]
    latest: Timestamp,
    #[serde(skip_serializing_if = "Option::is_none")]
    older: Option<Timestamp>,
    #[serde(rename = "since", skip_serializing_if = "Option::is_none")]
    older_since: Option<Timestamp>,
    fields: BTreeMap<String, Hash>,
    addresses: BTreeMap<String, Hash>,
    #[serde(default)]
    addresses_there: BTreeMap<String, Hash>,
    refused: BTreeMap<String, Hash>,
    #[serde(default)]
    taken: BTreeMap<String, Hash>,
    #[serde(default, rename = "over")]
    excesses: BTreeMap<String, String>,
    tags: BTreeSet<Hash>,
    #[serde(default)]
    sending: Sending,
    #[serde(default)]
    deleted_here: BTreeSet<String>,
    #[serde(default)]
    created_here: BTreeSet<String>,
    #[serde(rename = "default", skip_serializing_if = "Option::is_none")]
    default_address: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    consent_of: Option<Hash>,
    #[serde(skip_serializing_if = "Option::is_none")]
    consent_here: Option<Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    consent_there: Option<Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    consent_floor: Option<Timestamp>,
}

impl From<SyncState> for StoredSyncState {
    fn from(sync_state: SyncState) -> Self {
        let (older, older_since) = sync_state.older.unzip();
        let consent = sync_state.consent.as_ref();
        Self {
            consent_here: consent.and_then(|of| of.here),
            consent_there: consent.and_then(|of| of.there),
            consent_floor: consent.and_then(|of| of.floor),
            consent_of: sync_state.consent.map(|of| of.address),
            updated_at: sync_state.updated_at,
            ours: sync_state.ours,
            theirs: sync_state.theirs,
            latest: sync_state.latest,
            older,
            older_since,
            fields: sync_state.fields,
            addresses: sync_state.addresses,
            addresses_there: sync_state.addresses_there,
            refused: sync_state.refused,
            taken: sync_state.taken,
            excesses: sync_state.excesses,
            tags: sync_state.tags,
            sending: sync_state.sending,
            deleted_here: sync_state.deleted_here,
            created_here: sync_state.created_here,
            default_address: sync_state.default_address,
        }
    }
}

impl From<StoredSyncState> for SyncState {
    fn from(stored: StoredSyncState) -> Self {
        let consent = stored.consent_of.map(|address| ConsentOf {
            address,
            here: stored.consent_here,
            there: stored.consent_there,
            floor: stored.consent_floor,
        });
        Self {
            updated_at: stored.updated_at,
            latest: stored.latest,
            older: stored.older.zip(stored.older_since),
            ours: stored.ours,
            theirs: stored.theirs,
            fields: stored.fields,
            tags: stored.tags,
            addresses: stored.addresses,
            addresses_there: stored.addresses_there,
            deleted_here: stored.deleted_here,
            created_here: stored.created_here,
            default_address: stored.default_address,
            refused: stored.refused,
            taken: stored.taken,
            excesses: stored.excesses,
            consent,
            sending: stored.sending,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a release before wrote, byte by byte.
    #[test]
    fn a_sync_state_is_stored_in_the_form_that_it_always_had() {
        let stored = concat!(
            r#"{"v":1,"at":7,"ours":"o","theirs":"t","latest":8,"older":6,"since":9,"fields":{"email":"h"},"#,
            r#""addresses":{"gid://shopify/MailingAddress/1?model_name=CustomerAddress":"h"},"#,
            r#""addresses_there":{},"refused":{"phone":"h"},"taken":{"email":"h"},"over":{"tags-here":"3"},"#,
            r#""tags":["x"],"sending":["note:h"],"deleted_here":["a\"2"],"created_here":[],"default":"a","#,
            r#""consent_of":"h","consent_here":5,"consent_floor":6}"#
        );
        let sync_state = storage::decode::<SyncState>(stored.as_bytes()).unwrap();
        assert_eq!(sync_state.older, Some((6, 9)));
        assert_eq!(sync_state.consent.as_ref().and_then(|of| of.floor), Some(6));
        assert_eq!(storage::encode(&sync_state), stored);
    }
}
