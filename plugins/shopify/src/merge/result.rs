//! The result of a merge: what has to be written on each side, and what is stored then.

use std::collections::BTreeSet;

use framework360_sdk::Message;
use framework360_sdk::shop::Timestamp;

use crate::api::{Consent, ConsentWrite, Metafield};
use crate::customer::{CustomerAddress, Field, Hash, Hasher, Lines, Profile, Tags, Withdrawn};
use crate::sync_state::SyncState;

/// The result of a merge: what has to be written on each side.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Merge {
    pub(crate) here: LocalChanges,
    pub(crate) there: RemoteChanges,
    /// Notes for the owner: values that lost, and values that can't be sent.
    pub(crate) notes: Vec<Message>,
    /// The sync state once all of this is written.
    pub(crate) sync_state: SyncState,
    /// Our customer once all of this is written.
    pub(crate) ours: Profile,
    /// Unique fields of which Shopify's customer had a value that it gives up.
    pub(crate) left: BTreeSet<Field>,
    /// Whether the consent can't be sent yet.
    pub(crate) consent_waits: bool,
    /// The stored consent at our e-mail address once all of this is written; none where it stays as it is.
    pub(crate) address_consent: Option<AddressConsent>,
}

/// The consent at an e-mail address that is stored beyond the link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum AddressConsent {
    Withdrawn(Withdrawn),
    Subscribed,
}

/// The changes to be made in the shop.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct LocalChanges {
    pub(crate) texts: Vec<(Field, String)>,
    pub(crate) tags: Option<Tags>,
    pub(crate) consent: Option<(Consent, Option<Timestamp>)>,
    /// All addresses, the default one first.
    pub(crate) addresses: Option<Vec<CustomerAddress>>,
}

impl LocalChanges {
    pub(crate) fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// The changes to be written at Shopify.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct RemoteChanges {
    pub(crate) texts: Vec<(Field, String)>,
    pub(crate) add_tags: Vec<String>,
    pub(crate) remove_tags: Vec<String>,
    pub(crate) consent: Option<ConsentWrite>,
    pub(crate) addresses: Vec<AddressChange>,
    pub(crate) metafields: Vec<Metafield>,
}

impl RemoteChanges {
    pub(crate) fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// An address that Shopify is to keep.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct AddressChange {
    /// Shopify's id of the one to be changed; none for a new one.
    pub(crate) id: Option<String>,
    /// The lines of our address, as far as Shopify can hold them.
    pub(crate) lines: Lines,
    /// The province, where it is left out.
    pub(crate) odd_province: Option<String>,
    /// Whether it becomes the default address.
    pub(crate) default: bool,
    /// The hash of our address.
    pub(crate) hash: Hash,
}

impl Merge {
    /// Whether what was agreed on the consent is about our address as it is now, and about what is said of it.
    pub(crate) fn is_about_our_address(&self, hasher: &Hasher) -> bool {
        let own = hasher.text(Field::Email.name(), &self.ours.email);
        let sync_state = self.sync_state.consent.as_ref().filter(|of| of.address == own);
        sync_state.is_some_and(|of| of.here == self.ours.consent_at) && !self.ours.consent_elsewhere
    }

    /// Adds a note for the owner, once.
    pub(crate) fn add_note(&mut self, note: Message) {
        if !self.notes.contains(&note) {
            self.notes.push(note);
        }
    }
}
