//! What Shopify is to keep, written there with as few requests as possible. What is refused is left out, told and
//! remembered; the rest goes.

use framework360_sdk::{Error, Message, storage, unavailable};

use super::Sync;
use crate::agreed::Agreed;
use crate::api::{AddressWrite, Kind, Refusal, Trouble, number, told};
use crate::customer::{Field, Hasher};
use crate::merge::{CONSENT, METAFIELDS, Merge, PlaceSend, TAGS, refused_label, sending};
use crate::say;

/// Writes it all; on the way corrects what is agreed. First makes durable what is about to be written, which fails where
/// anything changed that this call read.
pub(super) fn send(sync: &Sync, gid: &str, before: Option<&Agreed>, merge: &mut Merge) -> Result<(), Error> {
    if merge.there.is_empty() {
        return Ok(());
    }
    let it = Sending { sync, gid, before, hasher: Hasher::new(gid) };
    let mut intent = before.cloned().unwrap_or_default();
    intent.sending.extend(sending(&it.hasher, &merge.there));
    intent.ours.clear();
    intent.theirs.clear();
    intent.keep(number(gid).unwrap_or_default(), None)?;
    storage::checkpoint()?;
    it.texts(merge)?;
    it.tags(merge)?;
    it.consent(merge)?;
    for place in std::mem::take(&mut merge.there.places) {
        it.place(place, merge)?;
    }
    it.metafields(merge)
}

struct Sending<'a> {
    sync: &'a Sync,
    gid: &'a str,
    before: Option<&'a Agreed>,
    hasher: Hasher,
}

impl Sending<'_> {
    fn texts(&self, merge: &mut Merge) -> Result<(), Error> {
        let mut texts = std::mem::take(&mut merge.there.texts);
        while !texts.is_empty() {
            let named: Vec<_> = texts.iter().map(|(field, text)| (field.name(), text.clone())).collect();
            let refused = match self.sync.admin.update_customer(self.gid, &named) {
                Ok(at) => {
                    merge.agreed.updated_at = merge.agreed.updated_at.max(at);
                    return Ok(());
                }
                Err(Trouble::Refused(refused)) => refused,
                Err(trouble) => return Err(trouble.into()),
            };
            let count = texts.len();
            for refusal in &refused {
                let Some(at) = texts.iter().position(|(field, _)| field.name() == refusal.field) else {
                    continue;
                };
                let (field, text) = texts.remove(at);
                self.refuse(field, &text, refusal, merge)?;
            }
            if texts.len() == count {
                return Err(refused_whole(refused));
            }
        }
        Ok(())
    }

    /// One value isn't taken: it is as before, and not sent again by itself.
    fn refuse(&self, field: Field, text: &str, refusal: &Refusal, merge: &mut Merge) -> Result<(), Error> {
        if refusal.kind == Kind::Taken {
            merge.agreed.taken.insert(field.name().to_owned(), merge.ours.hash(&self.hasher));
        } else {
            let hash = self.hasher.text(field.name(), text);
            merge.agreed.refused.insert(field.name().to_owned(), hash);
        }
        self.restore(field.name(), merge);
        merge.notes.push(refusal_note(self.sync, field, text, refusal)?);
        Ok(())
    }

    fn restore(&self, name: &str, merge: &mut Merge) {
        match self.before.and_then(|before| before.fields.get(name)) {
            Some(hash) => merge.agreed.fields.insert(name.to_owned(), hash.clone()),
            None => merge.agreed.fields.remove(name),
        };
    }

    fn tags(&self, merge: &mut Merge) -> Result<(), Error> {
        let add = std::mem::take(&mut merge.there.add_tags);
        let remove = std::mem::take(&mut merge.there.remove_tags);
        if add.is_empty() && remove.is_empty() {
            return Ok(());
        }
        match self.sync.admin.change_tags(self.gid, &add, &remove) {
            Ok(at) => {
                merge.agreed.updated_at = merge.agreed.updated_at.max(at);
                merge.agreed.refused.remove(TAGS);
            }
            Err(Trouble::Refused(refused)) => {
                let told = self.hasher.of(TAGS, add.iter().map(String::as_str));
                merge.agreed.refused.insert(TAGS.to_owned(), told);
                merge.agreed.tags = self.before.map(|before| before.tags.clone()).unwrap_or_default();
                merge.notes.push(refused_note(&refused));
            }
            Err(trouble) => return Err(trouble.into()),
        }
        Ok(())
    }

    fn consent(&self, merge: &mut Merge) -> Result<(), Error> {
        let Some(told) = merge.there.consent.take() else { return Ok(()) };
        match self.sync.admin.tell_consent(self.gid, told) {
            Ok(at) => merge.agreed.updated_at = merge.agreed.updated_at.max(at),
            Err(Trouble::Refused(refused)) => {
                let hash = self.hasher.text(CONSENT, &format!("{:?}", told.consent));
                merge.agreed.refused.insert(CONSENT.to_owned(), hash);
                self.restore(CONSENT, merge);
                merge.notes.push(refused_note(&refused));
            }
            Err(trouble) => return Err(trouble.into()),
        }
        Ok(())
    }

    fn place(&self, place: PlaceSend, merge: &mut Merge) -> Result<(), Error> {
        let PlaceSend { id, lines, default, hash } = place;
        let write = AddressWrite { id: id.clone(), address: lines.0, default };
        match self.sync.admin.put_address(self.gid, &write) {
            Ok(kept) => {
                if default {
                    merge.agreed.default_address = Some(kept.id.clone());
                }
                merge.agreed.addresses.insert(kept.id, hash);
            }
            Err(Trouble::Refused(refused)) => {
                merge.agreed.refused.insert(refused_label(id.as_deref(), &hash), hash);
                if let Some(id) = id {
                    match self.before.and_then(|before| before.addresses.get(&id)) {
                        Some(before) => merge.agreed.addresses.insert(id, before.clone()),
                        None => merge.agreed.addresses.remove(&id),
                    };
                }
                // Another one there says the same already: that is what was wanted.
                if !refused.iter().all(|refusal| refusal.kind == Kind::Taken) {
                    merge.notes.push(refused_note(&refused));
                }
            }
            Err(trouble) => return Err(trouble.into()),
        }
        Ok(())
    }

    fn metafields(&self, merge: &mut Merge) -> Result<(), Error> {
        let metafields = std::mem::take(&mut merge.there.metafields);
        if metafields.is_empty() {
            return Ok(());
        }
        match self.sync.admin.set_metafields(self.gid, &metafields) {
            Ok(()) => {
                merge.agreed.refused.remove(METAFIELDS);
            }
            Err(Trouble::Refused(refused)) => {
                // Of all of them, as the merge compares it.
                if let Some(told) = merge.agreed.fields.get(METAFIELDS).cloned() {
                    merge.agreed.refused.insert(METAFIELDS.to_owned(), told);
                }
                self.restore(METAFIELDS, merge);
                merge.notes.push(refused_note(&refused));
            }
            Err(trouble) => return Err(trouble.into()),
        }
        Ok(())
    }
}

/// Why one field of a customer wasn't taken; who has the value, where somebody has.
pub(super) fn refusal_note(
    sync: &Sync,
    field: Field,
    text: &str,
    refusal: &Refusal,
) -> Result<Message, Error> {
    if refusal.kind == Kind::Taken {
        let found = match field {
            Field::Email => sync.admin.find(text, "")?.by_email,
            Field::Phone => sync.admin.find("", text)?.by_phone,
            _ => None,
        };
        match (field, found.as_deref().and_then(number)) {
            (Field::Email, Some(number)) => return Ok(say::email_taken(number)),
            (Field::Phone, Some(number)) => return Ok(say::phone_taken(number)),
            _ => {}
        }
    }
    Ok(refusal.told().unwrap_or_else(|| say::value_refused(&refusal.text)))
}

/// What was left out, in Shopify's words.
pub(super) fn refused_note(refused: &[Refusal]) -> Message {
    told(refused, say::value_refused)
}

/// Nothing of it can be sent. One that is gone meanwhile is found to be so the next time.
fn refused_whole(refused: Vec<Refusal>) -> Error {
    if refused.iter().any(|refusal| refusal.text.contains("does not exist")) {
        return unavailable(say::api_stale());
    }
    Trouble::Refused(refused).into()
}
