//! What a call is about to write at Shopify, as hashes: where the call doesn't end well, what is found there may be this
//! connector's own writing, and is then no change of Shopify's.

use std::collections::BTreeSet;

use super::{CONSENT, There};
use crate::agreed::{Agreed, ConsentOf};
use crate::customer::{Field, Hasher, Profile};

/// Entries of the form "label:hash".
pub(crate) type Sending = BTreeSet<String>;

const ADDRESS: &str = "address";
const DEFAULT: &str = "default";
const NEW_DEFAULT: &str = "default/new";
const TAG: &str = "tag";
const NO_TAG: &str = "no-tag";

fn entry(label: &str, hash: &str) -> String {
    format!("{label}:{hash}")
}

/// One field's entry.
pub(crate) fn of_text(hasher: &Hasher, field: Field, text: &str) -> String {
    entry(field.name(), &hasher.text(field.name(), text))
}

/// All that is about to be written.
pub(crate) fn sending(hasher: &Hasher, there: &There) -> Sending {
    let mut sending: Sending =
        there.texts.iter().map(|(field, text)| of_text(hasher, *field, text)).collect();
    let tag = |tag: &String| hasher.text("tag", &tag.to_lowercase());
    sending.extend(there.add_tags.iter().map(|it| entry(TAG, &tag(it))));
    sending.extend(there.remove_tags.iter().map(|it| entry(NO_TAG, &tag(it))));
    if let Some(told) = there.consent {
        sending.insert(entry(CONSENT, &hasher.text(CONSENT, &format!("{:?}", told.consent))));
    }
    for place in &there.places {
        let hash = hasher.of("address", place.lines.texts());
        match &place.id {
            Some(id) => sending.insert(entry(&format!("{ADDRESS}/{id}"), &hash)),
            None => sending.insert(entry(ADDRESS, &hash)),
        };
        match &place.id {
            _ if !place.default => false,
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
pub(crate) fn landed(hasher: &Hasher, by: &Hasher, sending: &Sending, theirs: &Profile, agreed: &mut Agreed) {
    if sending.is_empty() {
        return;
    }
    for field in Field::ALL {
        let text = theirs.get(field);
        if sending.contains(&of_text(by, field, text)) {
            agreed.fields.insert(field.name().to_owned(), hasher.text(field.name(), text));
        }
    }
    let consent = format!("{:?}", theirs.consent);
    if sending.contains(&entry(CONSENT, &by.text(CONSENT, &consent))) {
        agreed.fields.insert(CONSENT.to_owned(), hasher.text(CONSENT, &consent));
        let address = hasher.text(Field::Email.name(), &theirs.email);
        agreed.consent = Some(ConsentOf { address, here: theirs.consent_at, there: theirs.consent_at });
    }
    for tag in theirs.tags.keys().filter(|tag| sending.contains(&entry(TAG, &by.text("tag", tag)))) {
        agreed.tags.insert(hasher.text("tag", tag));
    }
    let there: BTreeSet<String> = theirs.tags.keys().map(|tag| hasher.text("tag", tag)).collect();
    agreed.tags.retain(|tag| there.contains(tag) || !sending.contains(&entry(NO_TAG, tag)));
    for place in &theirs.places {
        let Some(id) = &place.id else { continue };
        let own = by.of("address", place.lines.texts());
        let is_new = !agreed.addresses.contains_key(id) && sending.contains(&entry(ADDRESS, &own));
        if is_new || sending.contains(&entry(&format!("{ADDRESS}/{id}"), &own)) {
            agreed.addresses.insert(id.clone(), hasher.of("address", place.lines.texts()));
        }
        let default = sending.contains(&entry(DEFAULT, id)) || sending.contains(&entry(NEW_DEFAULT, &own));
        if default && theirs.default_place.as_ref() == Some(id) {
            agreed.default_address = Some(id.clone());
        }
    }
}
