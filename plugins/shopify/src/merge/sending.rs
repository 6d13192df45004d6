//! The hashes of what a call is about to write at Shopify. If the call fails, a value that is found there may be the
//! connector's own write, and then isn't a change of Shopify's.

use std::collections::BTreeSet;

use super::labels::CONSENT;
use super::result::RemoteChanges;
use crate::customer::{Field, Hash, Hasher, Lines, Profile};
use crate::sync_state::{ConsentOf, Sending, SyncState};

const ADDRESS: &str = "address";
const DEFAULT: &str = "default";
const NEW_DEFAULT: &str = "default/new";
const TAG: &str = "tag";
const NO_TAG: &str = "no-tag";

fn entry(label: &str, hash: &str) -> String {
    format!("{label}:{hash}")
}

/// The entry of one field.
pub(crate) fn of_text(hasher: &Hasher, field: Field, text: &str) -> String {
    entry(field.name(), &hasher.text(field.name(), text))
}

/// The hash of an address, in whatever form Shopify returns it.
fn normal(hasher: &Hasher, lines: &Lines) -> Hash {
    hasher.of("address", lines.key().texts())
}

/// The entry of an address that is about to be written.
pub(crate) fn of_address(hasher: &Hasher, id: Option<&str>, lines: &Lines) -> String {
    match id {
        Some(id) => entry(&format!("{ADDRESS}/{id}"), &normal(hasher, lines)),
        None => entry(ADDRESS, &normal(hasher, lines)),
    }
}

/// The entries of all that is about to be written.
pub(crate) fn sending(hasher: &Hasher, there: &RemoteChanges) -> Sending {
    let mut sending: Sending =
        there.texts.iter().map(|(field, text)| of_text(hasher, *field, text)).collect();
    let tag = |tag: &String| hasher.text("tag", &tag.to_lowercase());
    sending.extend(there.add_tags.iter().map(|it| entry(TAG, &tag(it))));
    sending.extend(there.remove_tags.iter().map(|it| entry(NO_TAG, &tag(it))));
    if let Some(reported) = there.consent {
        sending.insert(entry(CONSENT, &hasher.text(CONSENT, &format!("{:?}", reported.consent))));
    }
    for address in &there.addresses {
        let hash = normal(hasher, &address.lines);
        sending.insert(of_address(hasher, address.id.as_deref(), &address.lines));
        match &address.id {
            _ if !address.default => false,
            Some(id) => sending.insert(entry(DEFAULT, id)),
            None => sending.insert(entry(NEW_DEFAULT, &hash)),
        };
    }
    sending
}

/// Whether a value of this field was about to be written.
pub(crate) fn texts_in(sending: &Sending, field: Field) -> bool {
    sending.iter().any(|known| known.split_once(':').is_some_and(|(label, _)| label == field.name()))
}

/// Agrees on whatever of `sending` is found at Shopify. `by` made its hashes, `hasher` makes those of the agreement.
/// `ours` says which of our addresses it is that came back in a form of Shopify's.
pub(crate) fn landed(
    hasher: &Hasher,
    by: &Hasher,
    sending: &Sending,
    (ours, theirs): (&Profile, &Profile),
    sync_state: &mut SyncState,
) {
    if sending.is_empty() {
        return;
    }
    for field in Field::ALL {
        let text = theirs.get(field);
        if sending.contains(&of_text(by, field, text)) {
            sync_state.fields.insert(field.name().to_owned(), hasher.text(field.name(), text));
        }
    }
    let consent = format!("{:?}", theirs.consent);
    if sending.contains(&entry(CONSENT, &by.text(CONSENT, &consent))) {
        sync_state.fields.insert(CONSENT.to_owned(), hasher.text(CONSENT, &consent));
        let address = hasher.text(Field::Email.name(), &theirs.email);
        let here = if ours.consent == theirs.consent { ours.consent_at } else { theirs.consent_at };
        let floor = sync_state.consent.as_ref().filter(|of| of.address == address).and_then(|of| of.floor);
        sync_state.consent = Some(ConsentOf { address, here, there: theirs.consent_at, floor });
    }
    for tag in theirs.tags.keys().filter(|tag| sending.contains(&entry(TAG, &by.text("tag", tag)))) {
        sync_state.tags.insert(hasher.text("tag", tag));
    }
    let there: BTreeSet<String> = theirs.tags.keys().map(|tag| hasher.text("tag", tag)).collect();
    sync_state.tags.retain(|tag| there.contains(tag) || !sending.contains(&entry(NO_TAG, tag)));
    for address in &theirs.addresses {
        let Some(id) = &address.id else { continue };
        let own = normal(by, &address.lines);
        let is_new = !sync_state.addresses.contains_key(id) && sending.contains(&entry(ADDRESS, &own));
        if is_new || sending.contains(&entry(&format!("{ADDRESS}/{id}"), &own)) {
            let there = hasher.of("address", address.lines.texts());
            let fits =
                |lines: &Lines| [lines, &lines.sendable(Some(&address.lines)).lines].map(|it| normal(by, it));
            let mut same =
                ours.addresses.iter().map(|it| &it.lines).filter(|lines| fits(lines).contains(&own));
            let here = same.clone().find(|it| **it == address.lines).or_else(|| same.next());
            let here = here.map_or_else(|| there.clone(), |lines| hasher.of("address", lines.texts()));
            if is_new {
                sync_state.created_here.insert(id.clone());
            }
            sync_state.addresses.insert(id.clone(), here);
            sync_state.addresses_there.insert(id.clone(), there);
        }
        let default = sending.contains(&entry(DEFAULT, id)) || sending.contains(&entry(NEW_DEFAULT, &own));
        if default && theirs.default_address.as_ref() == Some(id) {
            sync_state.default_address = Some(id.clone());
        }
    }
}
