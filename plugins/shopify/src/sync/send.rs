//! Writes the changes at Shopify, with as few requests as possible. What Shopify refuses is left out, noted and
//! remembered; the rest is written.

mod tags;

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

use framework360_sdk::text::shorten;
use framework360_sdk::{Error, Message, storage, unavailable};

use super::context::{Sides, Sync};
use super::unique_conflicts::{self, Claimant, ConflictAction};
use crate::api::{AddressWrite, ConsentWrite, Kind, Line, Refusal, RequestError, StoredAddress};
use crate::api::{number, reported};
use crate::customer::{Field, Hash, Hasher, Lines, Profile};
use crate::merge::{
    AddressChange, AddressConsent, CONSENT, CONSENT_NOTED, METAFIELDS, Merge, hold_consent, left_out_label,
    of_address, of_text, refused_consent, refused_label, sending, taken_label,
};
use crate::sync_state::{self, SyncState};
use crate::{enqueue, say};

/// Addresses that one call writes: each costs a request and ten points, and what a call did counts only where it gets
/// to its end.
const ADDRESSES: usize = 25;
/// The most addresses of a call after which nothing is written by itself; the platform allows 200 requests.
const ADDRESSES_ALONE: usize = 150;
/// Further requests of one call for addresses of which something is refused.
const SPARE: usize = 30;

/// Writes all changes, and corrects what is agreed on the way. First makes durable what is about to be written, which
/// fails where anything changed that this call read.
pub(super) fn send(sync: &Sync, sides: &Sides<'_>, merge: &mut Merge) -> Result<(), Error> {
    if merge.there.is_empty() {
        return Ok(());
    }
    let Sides { gid, theirs, before, .. } = *sides;
    let mut intent = before.cloned().unwrap_or_default();
    intent.ours.clear();
    intent.theirs.clear();
    let it = Sending {
        sync,
        sides,
        gid,
        theirs,
        before,
        hasher: Hasher::new(gid),
        intent: RefCell::new(intent),
        spare: Cell::new(SPARE),
    };
    it.later(merge)?;
    it.intend(sending(&it.hasher, &merge.there))?;
    let email = it.texts(merge)?;
    it.tags(merge)?;
    it.consent(&email, merge)?;
    for address in std::mem::take(&mut merge.there.addresses) {
        it.write_address(address, merge)?;
    }
    it.metafields(merge)
}

struct Sending<'a> {
    sync: &'a Sync,
    sides: &'a Sides<'a>,
    gid: &'a str,
    theirs: &'a Profile,
    before: Option<&'a SyncState>,
    hasher: Hasher,
    /// The sync state that counts if this call fails.
    intent: RefCell<SyncState>,
    /// How many addresses may still be written again without what was refused.
    spare: Cell<usize>,
}

impl Sending<'_> {
    /// Makes durable what is about to be written.
    fn intend(&self, entries: sync_state::Sending) -> Result<(), Error> {
        let mut intent = self.intent.borrow_mut();
        intent.sending.extend(entries);
        intent.store(number(self.gid).unwrap_or_default(), None)?;
        storage::checkpoint()
    }

    /// Answers the e-mail address that Shopify has afterwards.
    fn texts(&self, merge: &mut Merge) -> Result<String, Error> {
        let mut texts = std::mem::take(&mut merge.there.texts);
        while !texts.is_empty() {
            let named: Vec<_> = texts.iter().map(|(field, text)| (field.name(), text.clone())).collect();
            let refused = match self.sync.admin.update_customer(self.gid, &named) {
                Ok(at) => {
                    merge.sync_state.updated_at = merge.sync_state.updated_at.max(at);
                    break;
                }
                Err(RequestError::Refused(refused)) => refused,
                Err(error) => return Err(error.into()),
            };
            let before = texts.clone();
            for refusal in &refused {
                let Some(at) = texts.iter().position(|(field, _)| field.name() == refusal.field) else {
                    continue;
                };
                let (field, text) = texts.remove(at);
                if self.is_released(field, &text, merge) {
                    self.keep(field, merge);
                } else if field.is_key() && refusal.kind == Kind::Taken {
                    texts.extend(self.taken(field, &text, &texts, refusal, merge)?);
                } else {
                    let hash = self.hasher.text(field.name(), &text);
                    merge.sync_state.refused.insert(field.name().to_owned(), hash);
                    self.keep(field, merge);
                    merge.notes.push(refused_note(std::slice::from_ref(refusal)));
                }
            }
            if texts == before {
                // Without what was to be released it may be as before.
                texts.retain(|(field, text)| !self.is_released(*field, text, merge));
                if texts == before {
                    return Err(refused_whole(refused));
                }
                for (field, _) in before.iter().filter(|it| !texts.contains(it)) {
                    self.keep(*field, merge);
                }
            }
        }
        let email = texts.into_iter().find(|(field, _)| *field == Field::Email);
        Ok(email.map_or_else(|| self.theirs.email.clone(), |(_, text)| text))
    }

    /// Handles a value that another customer has. Returns what is written instead: nothing, or an empty value that
    /// breaks a cycle.
    fn taken(
        &self,
        field: Field,
        text: &str,
        others: &[(Field, String)],
        refusal: &Refusal,
        merge: &mut Merge,
    ) -> Result<Option<(Field, String)>, Error> {
        let emptied: Vec<Field> = others.iter().filter(|(_, it)| it.is_empty()).map(|(it, _)| *it).collect();
        let able = self.theirs.is_somebody(&[emptied.as_slice(), &[field]].concat());
        let me = Claimant { gid: self.gid, able };
        let conflict = unique_conflicts::resolve_conflict(self.sync, &me, field, text)?;
        if let ConflictAction::Retry = conflict {
            unique_conflicts::enqueue_retry(self.sides.id, self.sync.round.saturating_add(1))?;
            self.keep(field, merge);
            return Ok(None);
        }
        merge.sync_state.taken.insert(field.name().to_owned(), merge.ours.state_hash(&self.hasher));
        let Some(holder) = conflict.holder() else {
            self.keep(field, merge);
            merge.notes.push(refused_note(std::slice::from_ref(refusal)));
            return Ok(None);
        };
        unique_conflicts::wait(holder, field, self.sides.id)?;
        let whose = self.hasher.of(field.name(), [text, holder].into_iter());
        let waits = !matches!(conflict, ConflictAction::GiveUp(_));
        let noted = merge.sync_state.refused.insert(taken_label(field), whose.clone()) == Some(whose);
        if waits || !noted || self.sync.directions.manual {
            merge.notes.push(conflict.note(field, holder));
        }
        match &conflict {
            ConflictAction::Wait { next, .. } => {
                unique_conflicts::enqueue_retry(next, self.sync.round.saturating_add(1))?
            }
            ConflictAction::BreakCycle { next, .. } => {
                unique_conflicts::enqueue_retry(next, self.sync.round.saturating_add(1))?;
                self.intend([of_text(&self.hasher, field, "")].into())?;
                merge.sync_state.fields.insert(field.name().to_owned(), self.hasher.text(field.name(), ""));
                return Ok(Some((field, String::new())));
            }
            ConflictAction::GiveUp(_) | ConflictAction::Retry => {}
        }
        self.keep(field, merge);
        Ok(None)
    }

    /// Whether this is a value that is emptied for others, and not for our customer.
    fn is_released(&self, field: Field, text: &str, merge: &Merge) -> bool {
        text.is_empty() && field.is_key() && !merge.ours.get(field).is_empty()
    }

    /// Restores the state of a field whose value Shopify didn't take; it isn't sent again by itself.
    fn keep(&self, field: Field, merge: &mut Merge) {
        merge.left.remove(&field);
        self.restore(field.name(), merge);
    }

    fn restore(&self, name: &str, merge: &mut Merge) {
        match self.before.and_then(|before| before.fields.get(name)) {
            Some(hash) => merge.sync_state.fields.insert(name.to_owned(), hash.clone()),
            None => merge.sync_state.fields.remove(name),
        };
    }

    /// Restores the agreement on the consent, and the notes about it, where Shopify didn't take the consent.
    fn restore_consent(&self, merge: &mut Merge) {
        self.restore(CONSENT, merge);
        merge.address_consent =
            merge.address_consent.filter(|address_consent| *address_consent != AddressConsent::Subscribed);
        merge.sync_state.consent = self.before.and_then(|before| before.consent.clone());
        if let Some(reported) = self.before.and_then(|before| before.refused.get(CONSENT_NOTED)) {
            merge.sync_state.refused.insert(CONSENT_NOTED.to_owned(), reported.clone());
        }
        if self.theirs.email == merge.ours.email {
            hold_consent(&self.hasher, &merge.ours, self.theirs, &mut merge.sync_state);
        }
    }

    fn consent(&self, email: &str, merge: &mut Merge) -> Result<(), Error> {
        let Some(reported) = merge.there.consent.take() else { return Ok(()) };
        if email != merge.ours.email {
            // The consent is for the address that Shopify didn't take, and isn't sent either.
            self.restore_consent(merge);
            return Ok(());
        }
        match self.sync.admin.update_consent(self.gid, reported) {
            Ok((at, kept)) => {
                merge.sync_state.updated_at = merge.sync_state.updated_at.max(at);
                if !kept {
                    // Somebody said something later meanwhile: looked at again, as if nothing had been read.
                    self.restore_consent(merge);
                    merge.sync_state.theirs.clear();
                    merge.sync_state.ours.clear();
                }
            }
            Err(RequestError::Refused(refused)) => {
                self.restore_consent(merge);
                let hash = refused_consent(&self.hasher, &merge.ours, email);
                if refused.iter().any(Refusal::is_about_time) {
                    let note = consent_later(self.sync, self.sides.id, reported)?;
                    merge.sync_state.ours.clear();
                    merge.consent_waits = true;
                    let news =
                        merge.sync_state.refused.insert(CONSENT_NOTED.to_owned(), hash.clone()) != Some(hash);
                    if news || self.sync.directions.manual {
                        merge.notes.push(note);
                    }
                } else {
                    merge.sync_state.refused.insert(CONSENT.to_owned(), hash);
                    merge.notes.push(refused_note(&refused));
                }
            }
            Err(error) => return Err(error.into()),
        }
        Ok(())
    }

    /// Leaves addresses that are too many for one call to the next one.
    fn later(&self, merge: &mut Merge) -> Result<(), Error> {
        let most = if self.sync.directions.out { ADDRESSES } else { ADDRESSES_ALONE };
        let addresses = &mut merge.there.addresses;
        if addresses.len() <= most {
            return Ok(());
        }
        // The default one first: it is agreed on with this call.
        addresses.sort_by_key(|address| (!address.default, address.id.is_none()));
        for address in addresses.split_off(most) {
            self.keep_address(address.id, merge);
        }
        merge.sync_state.ours.clear();
        enqueue::send(self.sides.id)
    }

    /// An address there stays as it was before.
    fn keep_address(&self, id: Option<String>, merge: &mut Merge) {
        let Some(id) = id else { return };
        let known = |of: fn(&SyncState) -> &BTreeMap<String, Hash>| {
            self.before.and_then(|it| of(it).get(&id)).cloned()
        };
        put_back(&mut merge.sync_state.addresses, &id, known(|it| &it.addresses));
        put_back(&mut merge.sync_state.addresses_there, &id, known(|it| &it.addresses_there));
    }

    /// Writes an address. A field that Shopify refuses is left out, and the rest is written.
    fn write_address(&self, address: AddressChange, merge: &mut Merge) -> Result<(), Error> {
        let AddressChange { id, lines, odd_province, default, hash } = address;
        let mut write = AddressWrite { id: id.clone(), address: lines.0, default };
        let mut left_out = Vec::new();
        if let Some(province) = odd_province {
            let note = say::province_left_out(shorten(&province, 40));
            left_out.push((Line::Province, province, note));
        }
        for line in Line::ALL {
            let text = line.of(&mut write.address);
            let known =
                id.as_ref().and_then(|id| merge.sync_state.refused.get(&left_out_label(id, line.name())));
            let refused = known.is_some_and(|known| *known == self.hasher.text(line.name(), text));
            if refused && !self.sync.directions.manual {
                let text = std::mem::take(text);
                let note = line.note(&text);
                left_out.push((line, text, note));
            }
        }
        loop {
            if left_out.iter().any(|(line, ..)| *line == Line::Country) {
                // A province means nothing without its country.
                write.address.province.clear();
            }
            let refused = match self.sync.admin.put_address(self.gid, &write) {
                Ok(kept) => {
                    self.agree_on_address(&kept, default, hash, left_out, merge);
                    return Ok(());
                }
                Err(RequestError::Refused(refused)) => refused,
                Err(error) => return Err(error.into()),
            };
            let lines = refused.iter().filter_map(Refusal::line);
            let before = left_out.len();
            for line in lines {
                let text = line.of(&mut write.address);
                if !text.is_empty() && self.spare.get() > 0 {
                    let text = std::mem::take(text);
                    let note = line.note(&text);
                    left_out.push((line, text, note));
                }
            }
            if left_out.len() == before {
                merge.sync_state.refused.insert(refused_label(id.as_deref(), &hash), hash);
                self.keep_address(id, merge);
                // Another one there says the same already: that is what was wanted.
                if !refused.iter().all(|refusal| refusal.kind == Kind::Taken) {
                    merge.notes.push(refused_note(&refused));
                }
                return Ok(());
            }
            self.spare.set(self.spare.get().saturating_sub(1));
            let lines = Lines::new(&write.address);
            self.intend([of_address(&self.hasher, id.as_deref(), &lines)].into())?;
        }
    }

    /// Agrees on an address as Shopify answered it, and notes what was left out of it, each once.
    fn agree_on_address(
        &self,
        kept: &StoredAddress,
        default: bool,
        hash: Hash,
        left_out: Vec<(Line, String, Message)>,
        merge: &mut Merge,
    ) {
        for line in Line::ALL {
            let label = left_out_label(&kept.id, line.name());
            let Some((_, text, note)) = left_out.iter().find(|(known, ..)| *known == line) else {
                merge.sync_state.refused.remove(&label);
                continue;
            };
            let text = self.hasher.text(line.name(), text);
            if merge.sync_state.refused.insert(label, text.clone()) != Some(text)
                && !merge.notes.contains(note)
            {
                merge.notes.push(note.clone());
            }
        }
        if default {
            merge.sync_state.default_address = Some(kept.id.clone());
        }
        // An address that isn't in the sync state yet was created now.
        if !merge.sync_state.addresses.contains_key(&kept.id) {
            merge.sync_state.created_here.insert(kept.id.clone());
        }
        let there = self.hasher.of("address", Lines::new(&kept.address).texts());
        merge.sync_state.addresses_there.insert(kept.id.clone(), there);
        merge.sync_state.addresses.insert(kept.id.clone(), hash);
    }

    fn metafields(&self, merge: &mut Merge) -> Result<(), Error> {
        let metafields = std::mem::take(&mut merge.there.metafields);
        if metafields.is_empty() {
            return Ok(());
        }
        match self.sync.admin.set_metafields(self.gid, &metafields) {
            Ok(()) => {
                merge.sync_state.refused.remove(METAFIELDS);
            }
            Err(RequestError::Refused(refused)) => {
                // The hash of all metafields, as the merge compares it.
                if let Some(reported) = merge.sync_state.fields.get(METAFIELDS).cloned() {
                    merge.sync_state.refused.insert(METAFIELDS.to_owned(), reported);
                }
                self.restore(METAFIELDS, merge);
                merge.notes.push(refused_note(&refused));
            }
            Err(error) => return Err(error.into()),
        }
        Ok(())
    }
}

fn put_back(map: &mut BTreeMap<String, Hash>, id: &str, before: Option<Hash>) {
    match before {
        Some(hash) => map.insert(id.to_owned(), hash),
        None => map.remove(id),
    };
}

/// A consent whose time was refused: without it, Shopify would date it as of now, so it goes once Shopify's clock is
/// there. It is tried again when our clock is there, then after as long as it is old by it, so that the time between
/// two attempts doubles; where nothing may be sent by itself, a person does. Returns the note for the owner.
pub(super) fn consent_later(sync: &Sync, id: &str, reported: ConsentWrite) -> Result<Message, Error> {
    if !sync.directions.out {
        return Ok(say::consent_again());
    }
    let delay_ms = sync.now.abs_diff(reported.at).clamp(5_000, 24 * 60 * 60_000);
    enqueue::send_later(id, delay_ms)?;
    Ok(say::consent_later())
}

/// The note about what was left out, in Shopify's words.
pub(super) fn refused_note(refused: &[Refusal]) -> Message {
    reported(refused, say::value_refused)
}

/// The error where nothing can be sent. If the customer is gone meanwhile, the next call finds out.
fn refused_whole(refused: Vec<Refusal>) -> Error {
    if refused.iter().any(|refusal| refusal.text.contains("does not exist")) {
        return unavailable(say::api_stale());
    }
    RequestError::Refused(refused).into()
}
