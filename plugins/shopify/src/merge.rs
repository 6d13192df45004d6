//! The three-way merge of a customer, field by field: what has to be written on which side so that both say the same.
//! Pure functions.
//!
//! The rule where both sides changed since they last agreed, or differ at their first contact: names, e-mail, phone,
//! language and addresses are Shopify's, since customers enter them there; the note is Framework360's; of tags what
//! either side added or removed counts; consent has a rule of its own, written in [`consent`]. With one direction
//! switched on, its source wins. A send by hand lets Framework360 win. Whatever loses is noted.

mod addresses;
mod consent;
mod decide;
mod directions;
mod labels;
mod limits;
mod pairs;
mod parts;
mod result;
mod sending;
mod tags;
#[cfg(test)]
mod tests;

pub(crate) use addresses::{NO_DEFAULT, left_out_label, refused_label};
pub(crate) use consent::{consent_of_new, hold_consent, refused_consent};
pub(crate) use directions::Directions;
pub(crate) use labels::{CONSENT, CONSENT_NOTED, CURRENCY, METAFIELDS, TAGS, taken_label};
pub(crate) use limits::{Limit, fitting_tags};
pub(crate) use result::{AddressChange, AddressConsent, LocalChanges, Merge, RemoteChanges};
pub(crate) use sending::{landed, of_address, of_text, sending, texts_in};
pub(crate) use tags::{is_too_long, refused_tag};

use framework360_sdk::Message;
use framework360_sdk::shop::Timestamp;

use crate::api::Metafield;
use crate::customer::{Field, Hash, Hasher, Profile};
use crate::say;
use crate::sync_state::{Sending, SyncState};
use decide::{Differing, Verdict, Winner, decide};
use parts::Parts;

/// Merges two sides that are linked, or are about to be.
pub(crate) fn merge(
    hasher: &Hasher,
    ours: &Profile,
    theirs: &Profile,
    sync_state: Option<&SyncState>,
    directions: Directions,
    now: Timestamp,
) -> Merge {
    let ours = &resolved(hasher, ours, theirs, sync_state);
    let parts = Parts { hasher, ours, theirs, directions };
    let mut merge = parts.merge(sync_state, now);
    let whole = Directions { into: true, out: true, ..directions };
    let wanted = if whole == directions {
        None
    } else {
        Some(Parts { directions: whole, ..parts }.merge(sync_state, now))
    };
    // Changes that a switch holds back are merged again once it is on.
    if wanted.is_none_or(|wanted| wanted.here == merge.here && wanted.there == merge.there) {
        merge.sync_state.theirs = theirs.hash(hasher);
        merge.sync_state.ours = merge.ours.hash(hasher);
    } else {
        merge.sync_state.theirs.clear();
        merge.sync_state.ours.clear();
    }
    merge
}

/// The value that a job would write at Shopify by itself instead of `theirs`; none where that stays. An earlier
/// conflict about the value doesn't count.
pub(crate) fn moves_to(
    hasher: &Hasher,
    ours: &Profile,
    field: Field,
    theirs: &str,
    sync_state: &SyncState,
    directions: Directions,
) -> Option<String> {
    let mut there = Profile::default();
    there.set(field, theirs);
    let ours = &resolved(hasher, ours, &there, Some(sync_state));
    let mut merge = Merge { sync_state: sync_state.clone(), ours: ours.clone(), ..Merge::default() };
    landed(hasher, hasher, &sync_state.sending, (ours, &there), &mut merge.sync_state);
    merge.sync_state.taken.remove(field.name());
    Parts { hasher, ours, theirs: &there, directions }.text(field, &mut merge);
    merge.there.texts.pop().map(|(_, text)| text)
}

/// Our customer with the one of two phone numbers that counts.
fn resolved(hasher: &Hasher, ours: &Profile, theirs: &Profile, sync_state: Option<&SyncState>) -> Profile {
    let name = Field::Phone.name();
    let known = sync_state.and_then(|sync_state| sync_state.fields.get(name));
    ours.resolved(&theirs.phone, |reading| known.is_some_and(|known| *known == hasher.text(name, reading)))
}

impl Parts<'_> {
    fn merge(&self, sync_state: Option<&SyncState>, now: Timestamp) -> Merge {
        let sync_state = SyncState { sending: Sending::new(), ..sync_state.cloned().unwrap_or_default() };
        let known_email = sync_state.fields.get(Field::Email.name()).cloned();
        let mut merge = Merge { sync_state, ours: self.ours.clone(), ..Merge::default() };
        for field in Field::ALL {
            self.text(field, &mut merge);
        }
        tags::merge(self, &mut merge);
        consent::merge(self, known_email.as_ref(), now, &mut merge);
        addresses::merge(self, &mut merge);
        self.metafields(&mut merge);
        // Changes that came in from Shopify are no reason to retry a value that another customer has there.
        let (before, after) = (self.ours.state_hash(self.hasher), merge.ours.state_hash(self.hasher));
        for state in merge.sync_state.taken.values_mut().filter(|state| **state == before) {
            state.clone_from(&after);
        }
        merge
    }

    fn text(&self, field: Field, merge: &mut Merge) {
        let (ours, theirs) = (self.ours.get(field), self.theirs.get(field));
        let hash = |text: &str| self.hasher.text(field.name(), text);
        let known = merge.sync_state.fields.get(field.name());
        let ours_changed = known.is_none_or(|known| *known != hash(ours));
        // A field that isn't reported isn't empty: it counts as it was agreed on.
        let unreported = known.is_some() && self.theirs.unreported.contains(&field);
        if ours == theirs && !(unreported && ours_changed) {
            merge.sync_state.fields.insert(field.name().to_owned(), hash(ours));
            merge.sync_state.refused.remove(field.name());
            merge.sync_state.refused.remove(&taken_label(field));
            merge.sync_state.taken.remove(field.name());
            return;
        }
        if unreported && !ours_changed && !self.directions.manual {
            // Perhaps it let go of it.
            if field.is_key() {
                merge.left.insert(field);
            }
            return;
        }
        let differing = Differing {
            first: known.is_none(),
            ours_empty: ours.is_empty(),
            theirs_empty: theirs.is_empty(),
            ours_changed,
            theirs_changed: !unreported && known.is_none_or(|known| *known != hash(theirs)),
        };
        let rule = if field == Field::Note { Winner::Ours } else { Winner::Theirs };
        let (verdict, lost) = decide(differing, self.directions, rule);
        let lost = lost.filter(|_| !unreported);
        let refused_as = self.hasher.text(field.name(), &self.ours.refusal(field));
        let refused = merge.sync_state.refused.get(field.name()) == Some(&refused_as);
        let kept_back = || {
            let taken = merge.sync_state.taken.get(field.name());
            taken.is_some_and(|taken| *taken == self.ours.state_hash(self.hasher))
        };
        let refused = refused || kept_back();
        match verdict {
            Verdict::Keep => return,
            Verdict::Send if refused && !self.directions.manual => return,
            Verdict::Send if field == Field::Phone && self.ours.phone_left_out => {
                merge.sync_state.refused.insert(field.name().to_owned(), refused_as);
                merge.notes.push(self.ours.phone_note());
                return;
            }
            Verdict::Send => {
                if field.is_key() && !theirs.is_empty() {
                    merge.left.insert(field);
                }
                merge.there.texts.push((field, ours.to_owned()));
                merge.sync_state.fields.insert(field.name().to_owned(), hash(ours));
            }
            Verdict::Take => {
                if field.is_key() && !ours.is_empty() {
                    merge.left.insert(field);
                }
                merge.here.texts.push((field, theirs.to_owned()));
                merge.ours.set(field, theirs);
                merge.sync_state.fields.insert(field.name().to_owned(), hash(theirs));
            }
        }
        merge.sync_state.refused.remove(field.name());
        merge.sync_state.taken.remove(field.name());
        if let Some(winner) = lost {
            merge.add_note(kept_note(field, winner));
        }
    }

    fn metafields(&self, merge: &mut Merge) {
        let (ours, theirs) = (self.ours, self.theirs);
        let nothing = theirs.orders_count.is_empty() && ours.orders_count == "0";
        if nothing {
            return;
        }
        let mut all = all_metafields(ours);
        if other_currency(ours, &theirs.currency) {
            all.retain(|field| field.key == ORDERS_COUNT);
            let reported = currency_hash(self.hasher, ours, &theirs.currency);
            if self.directions.sends() && merge.sync_state.refused.get(CURRENCY) != Some(&reported) {
                merge.sync_state.refused.insert(CURRENCY.to_owned(), reported);
                merge.add_note(
                    say::TotalCurrency { ours: &ours.currency, theirs: &theirs.currency }.message(),
                );
            }
        } else {
            merge.sync_state.refused.remove(CURRENCY);
        }
        let reported = self.hasher.of(METAFIELDS, all.iter().map(|field| field.value.as_str()));
        let known = merge.sync_state.fields.get(METAFIELDS) == Some(&reported);
        // A total that was changed at Shopify stays until ours changes.
        if known && !self.directions.manual {
            return;
        }
        let metafields: Vec<Metafield> = all
            .into_iter()
            .filter(|field| {
                let kept = if field.key == ORDERS_COUNT { &theirs.orders_count } else { &theirs.total_spent };
                *kept != field.value
            })
            .collect();
        let refused = merge.sync_state.refused.get(METAFIELDS) == Some(&reported);
        if metafields.is_empty() {
            merge.sync_state.fields.insert(METAFIELDS.to_owned(), reported);
        } else if self.directions.sends() && (!refused || self.directions.manual) {
            merge.there.metafields = metafields;
            merge.sync_state.fields.insert(METAFIELDS.to_owned(), reported);
        }
    }
}

const ORDERS_COUNT: &str = "orders_count";
/// The hash by which it is remembered that the owner got a note about the currency.
pub(crate) fn currency_hash(hasher: &Hasher, ours: &Profile, store: &str) -> Hash {
    hasher.of(CURRENCY, [ours.currency.as_str(), store].into_iter())
}

/// Whether the total spent is in another currency than the store's: Shopify would take the figure for one of its own.
pub(crate) fn other_currency(ours: &Profile, store: &str) -> bool {
    !ours.total_spent.is_empty() && !store.is_empty() && !ours.currency.eq_ignore_ascii_case(store)
}

/// The number of orders and the money spent, as the app keeps them at Shopify.
pub(crate) fn all_metafields(ours: &Profile) -> Vec<Metafield> {
    let fields = [
        Metafield { key: ORDERS_COUNT, kind: "number_integer", value: ours.orders_count.clone() },
        Metafield { key: "total_spent", kind: "money", value: ours.total_spent.clone() },
    ];
    fields.into_iter().filter(|field| !field.value.is_empty()).collect()
}

/// The note that both sides differed, and whose value was kept.
fn kept_note(field: Field, winner: Winner) -> Message {
    match (field, winner) {
        (Field::FirstName | Field::LastName, Winner::Theirs) => say::kept_there_name(),
        (Field::FirstName | Field::LastName, Winner::Ours) => say::kept_here_name(),
        (Field::Email, Winner::Theirs) => say::kept_there_email(),
        (Field::Email, Winner::Ours) => say::kept_here_email(),
        (Field::Phone, Winner::Theirs) => say::kept_there_phone(),
        (Field::Phone, Winner::Ours) => say::kept_here_phone(),
        (Field::Note, Winner::Theirs) => say::kept_there_note(),
        (Field::Note, Winner::Ours) => say::kept_here_note(),
        (Field::Locale, Winner::Theirs) => say::kept_there_locale(),
        (Field::Locale, Winner::Ours) => say::kept_here_locale(),
    }
}
