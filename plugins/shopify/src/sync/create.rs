//! The creation of a customer that Shopify hasn't got, with everything in one write.

use framework360_sdk::shop::Customer;
use framework360_sdk::text::shorten;
use framework360_sdk::{Done, Error, Message, Outcome, Run, unavailable};

use super::context::{Sync, link_to};
use super::currency;
use super::find::{self, Begun};
use super::send::{consent_later, refused_note};
use super::unique_conflicts::{self, Claimant, ConflictAction};
use crate::api::{self, AddressWrite, Consent, Draft, Kind, Line, Refusal, RequestError, number};
use crate::customer::{self, Field, Hasher, Lines, Profile, Sendable};
use crate::merge::{
    AddressChange, AddressConsent, CONSENT, CONSENT_NOTED, CURRENCY, Directions, Limit, METAFIELDS,
    NO_DEFAULT, RemoteChanges, all_metafields, consent_of_new, currency_hash, fitting_tags, is_too_long,
    merge, of_text, other_currency, refused_consent, refused_tag, sending, taken_label,
};
use crate::sync_state::{self, SyncState};
use crate::{enqueue, say, statements};

/// Attempts to leave out what is refused; each leaves out something.
const ATTEMPTS: usize = 8;

/// Creates the customer, or finds out that it was there.
pub(super) fn create(sync: &Sync, run: &Run, ours: &Customer) -> Result<Done, Error> {
    let mut profile = sync.profile(ours);
    let other_address = statements::annotate(ours, &mut profile, None)?;
    let withdrawn = profile.withdraw();
    if !profile.is_somebody(&[]) {
        return Err(Error::Rejected(profile.nameless_note()));
    }
    let store = if profile.total_spent.is_empty() || profile.orders_count == "0" {
        String::new()
    } else {
        currency::of_store(sync)?
    };
    let mut drafting = Drafting::new(&profile, &store);
    if other_address {
        drafting.left_out.push(CONSENT_NOTED.to_owned());
        drafting.notes.push(say::consent_other_address());
    }
    if withdrawn {
        drafting.withdrawn = true;
        // Where something comes in, that reports it, once it is set right here.
        drafting.notes.extend((!sync.directions.into).then(say::consent_withdrawn));
    }
    let hasher = Hasher::new(&ours.id);
    // The search was by our customer's data as they are now, and finds only a customer that was created with these.
    if run.resolution.is_none()
        && let Some(sent) = sync_state::creating(&ours.id)?
        && ![Field::Email, Field::Phone].iter().any(|field| {
            drafting.has(*field) && sent.contains(&of_text(&hasher, *field, profile.get(*field)))
        })
    {
        match find::begun(sync, &ours.id, &sent)? {
            Begun::There(gid) => {
                if let (before, Some(theirs)) = sync.there(&gid)? {
                    return sync.both(ours, before, &theirs);
                }
                return Err(unavailable(say::api_stale()));
            }
            Begun::Nowhere => {}
            Begun::Unclear => return Err(Error::Uncertain(say::create_uncertain())),
        }
    }
    for _ in 0..ATTEMPTS {
        sync_state::begin_creating(&ours.id, sending(&hasher, &drafting.there()))?;
        let refused = match sync.admin.create_customer(&drafting.draft) {
            Ok(theirs) => return created(sync, ours, &profile, &theirs, drafting),
            Err(error) => {
                if error.without_effect() {
                    sync_state::undo_creating(&ours.id)?;
                }
                match error {
                    RequestError::Refused(refused) => refused,
                    error => return Err(error.into()),
                }
            }
        };
        if refused.iter().any(|refusal| refusal.kind == Kind::Taken && is_key(&refusal.field)) {
            // Somebody was quicker, or our own first attempt was, whose answer was lost.
            if let Some(gid) = find::match_there(sync, ours, &mut Vec::new())?
                && let (before, Some(theirs)) = sync.there(&gid)?
            {
                return sync.both(ours, before, &theirs);
            }
            let email = unique_conflicts::holder(sync, Field::Email, &profile.email)?;
            if let Some(holder) = email.filter(|_| drafting.has(Field::Email)) {
                return Err(email_is_anothers(sync, &profile, &holder)?);
            }
        }
        drafting.leave_out(sync, ours, &refused)?;
    }
    Err(Error::Unexpected(say::api_unfit("customerCreate")))
}

/// The error where another customer of ours has the e-mail address at Shopify. Where that one is about to give it up,
/// this job comes again.
fn email_is_anothers(sync: &Sync, profile: &Profile, holder: &str) -> Result<Error, Error> {
    let me = Claimant { gid: "", able: false };
    let conflict = unique_conflicts::resolve_conflict(sync, &me, Field::Email, &profile.email)?;
    Ok(match conflict {
        ConflictAction::GiveUp(_) | ConflictAction::BreakCycle { .. } => {
            Error::Rejected(say::email_linked(number(holder).unwrap_or_default()))
        }
        ConflictAction::Wait { .. } => unavailable(conflict.note(Field::Email, holder)),
        ConflictAction::Retry => unavailable(say::api_stale()),
    })
}

/// Stores what both sides agree on now: all that Shopify returned as it was sent.
fn created(
    sync: &Sync,
    ours: &Customer,
    profile: &Profile,
    theirs: &api::Customer,
    drafting: Drafting<'_>,
) -> Result<Done, Error> {
    let hasher = Hasher::new(&theirs.id);
    let their_profile = customer::theirs(theirs);
    let refused = drafting
        .left_out
        .iter()
        .map(|label| (label.clone(), refused_hash(&hasher, profile, &their_profile, label)));
    let whose = drafting.holders.iter().map(|(field, holder)| {
        let hash = hasher.of(field.name(), [profile.get(*field), holder.as_str()].into_iter());
        (taken_label(*field), hash)
    });
    let taken = drafting.taken.iter().map(|field| (field.name().to_owned(), profile.state_hash(&hasher)));
    let tags = Some(drafting.excess_tags).filter(|excess| *excess > 0);
    let excesses = tags.map(|excess| (Limit::TagsThere.label().to_owned(), excess.to_string()));
    let long = profile.tags.values().filter(|tag| is_too_long(tag)).map(|tag| refused_tag(&hasher, tag));
    let known = SyncState {
        refused: refused.chain(long).chain(whose).collect(),
        taken: taken.collect(),
        excesses: excesses.into_iter().collect(),
        ..SyncState::default()
    };
    let nothing = Directions { into: false, out: false, manual: false };
    let merge = merge(&hasher, profile, &their_profile, Some(&known), nothing, sync.now);
    let mut sync_state = merge.sync_state;
    sync_state.created_here = sync_state.addresses.keys().cloned().collect();
    sync_state.updated_at = theirs.updated_at;
    if drafting.withdrawn {
        let said = refused_consent(&hasher, &sync.profile(ours), &profile.email);
        sync_state.refused.insert(CONSENT_NOTED.to_owned(), said);
    }
    if their_profile.default_address.is_none() {
        choose_default(sync, &hasher, profile, theirs, &mut sync_state)?;
    }
    sync_state.store(number(&theirs.id).unwrap_or_default(), None)?;
    sync_state::relink(&ours.id)?;
    match merge.address_consent {
        Some(AddressConsent::Withdrawn(withdrawn)) => statements::withdraw(&profile.email, withdrawn)?,
        Some(AddressConsent::Subscribed) => statements::subscribe(&profile.email)?,
        None => {}
    }
    if !profile.consent_elsewhere {
        statements::accept(&ours.id)?;
    }
    if sync.directions.into && (profile.consent_elsewhere || drafting.withdrawn) {
        enqueue::pull(&theirs.id, Some(&ours.id))?;
    }
    if drafting.rest_later {
        enqueue::send(&ours.id)?;
    }
    Ok(Done { outcome: Outcome::Sent(link_to(&ours.id, &theirs.id)?), notes: drafting.notes })
}

/// The first of ours becomes the default address, which no creation can say.
fn choose_default(
    sync: &Sync,
    hasher: &Hasher,
    profile: &Profile,
    theirs: &api::Customer,
    sync_state: &mut SyncState,
) -> Result<(), Error> {
    let Some(first) = profile.addresses.first().map(|address| hasher.of("address", address.lines.texts()))
    else {
        return Ok(());
    };
    let id = sync_state.addresses.iter().find(|(_, hash)| **hash == first).map(|(id, _)| id.clone());
    let Some(stored) = id.and_then(|id| theirs.addresses.iter().find(|stored| stored.id == id)) else {
        return Ok(());
    };
    let write = AddressWrite { id: Some(stored.id.clone()), address: stored.address.clone(), default: true };
    match sync.admin.put_address(&theirs.id, &write) {
        Ok(kept) => sync_state.default_address = Some(kept.id),
        // The choice isn't tried again, since no one entered it.
        Err(RequestError::Refused(_)) => {}
        Err(error) => return Err(error.into()),
    }
    sync_state.refused.insert(NO_DEFAULT.to_owned(), stored.id.clone());
    Ok(())
}

fn refused_hash(hasher: &Hasher, profile: &Profile, theirs: &Profile, label: &str) -> String {
    match Field::of_name(label) {
        Some(field) => hasher.text(label, &profile.refusal(field)),
        None if label == CONSENT || label == CONSENT_NOTED => refused_consent(hasher, profile, &theirs.email),
        None if label == CURRENCY => currency_hash(hasher, profile, &theirs.currency),
        None => {
            let fields = all_metafields(profile);
            hasher.of(METAFIELDS, fields.iter().map(|field| field.value.as_str()))
        }
    }
}

/// Whether only one customer may have the value.
fn is_key(field: &str) -> bool {
    Field::of_name(field).is_some_and(Field::is_key)
}

/// A customer to be created, what was left out of it, and why.
struct Drafting<'a> {
    profile: &'a Profile,
    draft: Draft,
    left_out: Vec<String>,
    /// Left out since somebody else has the value there.
    taken: Vec<Field>,
    /// The holders of those values.
    holders: Vec<(Field, String)>,
    /// A withdrawal that is known for the address is created in place of an older subscription.
    withdrawn: bool,
    /// Tags that are too many for Shopify.
    excess_tags: usize,
    /// Addresses or tags are written by a job of their own.
    rest_later: bool,
    notes: Vec<Message>,
}

impl<'a> Drafting<'a> {
    fn new(profile: &'a Profile, store: &str) -> Self {
        let mut it = Self {
            profile,
            draft: Draft::default(),
            left_out: Vec::new(),
            taken: Vec::new(),
            holders: Vec::new(),
            withdrawn: false,
            excess_tags: 0,
            rest_later: false,
            notes: Vec::new(),
        };
        for field in Field::ALL {
            let text = profile.get(field);
            if field == Field::Phone && profile.phone_left_out {
                it.left_out.push(field.name().to_owned());
                it.notes.push(profile.phone_note());
            } else if !text.is_empty() {
                it.draft.texts.push((field.name(), text.to_owned()));
            }
        }
        let (long, tags): (Vec<_>, Vec<_>) = profile.tags.values().cloned().partition(|tag| is_too_long(tag));
        it.notes.extend(long.iter().map(|tag| say::tag_too_long(shorten(tag, 60))));
        (it.draft.tags, it.excess_tags) = fitting_tags(tags.into_iter());
        if it.excess_tags > 0 {
            it.notes.push(Limit::TagsThere.note(it.excess_tags));
        }
        it.draft.consent = consent_of_new(profile, framework360_sdk::clock::now());
        // A consent without a date may have been withdrawn since, and Shopify would date it as of now.
        let asked = !matches!(profile.consent, Consent::Unknown)
            && !profile.email.is_empty()
            && !profile.consent_elsewhere;
        if asked && it.draft.consent.is_none() {
            it.left_out.push(CONSENT_NOTED.to_owned());
            it.notes.push(say::consent_undated());
        }
        let mut keys = Vec::new();
        for address in profile.addresses.iter().filter(|address| !address.lines.is_empty()) {
            let Sendable { lines, odd_province } = address.lines.sendable(None);
            let key = lines.key();
            if keys.contains(&key) {
                continue;
            }
            keys.push(key);
            it.draft.addresses.push(lines.0);
            let country = address.odd_country.as_ref().map(|country| Line::Country.note(country));
            let province = odd_province.map(|province| Line::Province.note(&province));
            let notes: Vec<_> =
                country.into_iter().chain(province).filter(|it_is| !it.notes.contains(it_is)).collect();
            it.notes.extend(notes);
        }
        if profile.orders_count != "0" {
            it.draft.metafields = all_metafields(profile);
            if other_currency(profile, store) {
                it.draft.metafields.retain(|field| field.kind != "money");
                it.left_out.push(CURRENCY.to_owned());
                it.notes.push(say::TotalCurrency { ours: &profile.currency, theirs: store }.message());
            }
        }
        it
    }

    /// The content of the draft, as changes to be written at Shopify.
    fn there(&self) -> RemoteChanges {
        let texts = self.draft.texts.iter();
        let addresses = self.draft.addresses.iter().map(|address| AddressChange {
            id: None,
            lines: Lines::new(address),
            odd_province: None,
            default: false,
            hash: String::new(),
        });
        RemoteChanges {
            texts: texts.filter_map(|(name, text)| Some((Field::of_name(name)?, text.clone()))).collect(),
            add_tags: self.draft.tags.clone(),
            consent: self.draft.consent,
            addresses: addresses.collect(),
            ..RemoteChanges::default()
        }
    }

    fn has(&self, field: Field) -> bool {
        self.draft.texts.iter().any(|(name, _)| *name == field.name())
    }

    /// Leaves out what is refused; an error where it's nothing that could be left out.
    fn leave_out(&mut self, sync: &Sync, ours: &Customer, refused: &[Refusal]) -> Result<(), Error> {
        let before = self.draft.clone();
        for refusal in refused {
            let name = refusal.field.as_str();
            let label = match (Field::of_name(name), name) {
                (Some(field), _) if self.has(field) => {
                    self.draft.texts.retain(|(known, _)| *known != name);
                    if field == Field::Email {
                        self.draft.consent = None;
                    }
                    if refusal.kind == Kind::Taken {
                        self.taken.push(field);
                        let conflict = ConflictAction::GiveUp(unique_conflicts::holder(
                            sync,
                            field,
                            self.profile.get(field),
                        )?);
                        if let Some(holder) = conflict.holder() {
                            self.holders.push((field, holder.to_owned()));
                            unique_conflicts::wait(holder, field, &ours.id)?;
                            self.notes.push(conflict.note(field, holder));
                            continue;
                        }
                    } else {
                        self.left_out.push(name.to_owned());
                    }
                    self.notes.push(refused_note(std::slice::from_ref(refusal)));
                    continue;
                }
                // Which tag it is shows once the customer is there.
                (_, "tags" | "tag") => {
                    self.draft.tags.clear();
                    self.rest_later = true;
                    continue;
                }
                (
                    _,
                    "marketingState" | "marketingOptInLevel" | "consentUpdatedAt" | "emailMarketingConsent",
                ) => {
                    if let Some(reported) = self.draft.consent.take()
                        && refusal.is_about_time()
                    {
                        self.left_out.push(CONSENT_NOTED.to_owned());
                        self.notes.push(consent_later(sync, &ours.id, reported)?);
                        continue;
                    }
                    CONSENT
                }
                (_, "metafields" | "key" | "value" | "type" | "namespace") => {
                    self.draft.metafields.clear();
                    METAFIELDS
                }
                // A line of an address: each is tried by itself as soon as the customer is there, and what is left out
                // of it noted then.
                _ if !self.draft.addresses.is_empty() => {
                    self.draft.addresses.clear();
                    self.rest_later = true;
                    continue;
                }
                _ => continue,
            };
            if !label.is_empty() {
                self.left_out.push(label.to_owned());
            }
            self.notes.push(refused_note(std::slice::from_ref(refusal)));
        }
        if self.draft == before { Err(RequestError::Refused(refused.to_vec()).into()) } else { Ok(()) }
    }
}
