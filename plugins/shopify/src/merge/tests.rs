mod addresses;
mod consent;
mod convergence;
mod forms;
mod limits;
mod texts;

use framework360_sdk::shop::Timestamp;

use super::*;
use crate::api::{Consent, MailingAddress};
use crate::customer::{CustomerAddress, Lines, tags};

const BOTH: Directions = Directions { into: true, out: true, manual: false };
const IN: Directions = Directions { into: true, out: false, manual: false };
const OUT: Directions = Directions { into: false, out: true, manual: false };
const MANUAL: Directions = Directions { into: true, out: true, manual: true };
const NOW: Timestamp = 1_000_000_000;

fn street(name: &str) -> Lines {
    Lines::new(&MailingAddress {
        last_name: "Verdi".to_owned(),
        address1: name.to_owned(),
        city: "Bern".to_owned(),
        country: "CH".to_owned(),
        ..MailingAddress::default()
    })
}

fn address(name: &str) -> CustomerAddress {
    CustomerAddress { lines: street(name), ..CustomerAddress::default() }
}

/// Two sides of one customer, and what they agreed on; as simple as both really are.
#[derive(Clone, Debug)]
struct World {
    ours: Profile,
    theirs: Profile,
    sync_state: Option<SyncState>,
    ids: u32,
    writes: usize,
    notes: Vec<String>,
    /// What Shopify makes of an address that it is given.
    shopify: fn(&Lines) -> Lines,
}

impl Default for World {
    fn default() -> Self {
        Self {
            ours: Profile::default(),
            theirs: Profile::default(),
            sync_state: None,
            ids: 0,
            writes: 0,
            notes: Vec::new(),
            shopify: Lines::clone,
        }
    }
}

impl World {
    /// Brings both in step once; whether anything was written.
    fn sync(&mut self, directions: Directions) -> bool {
        let hasher = Hasher::new("gid://shopify/Customer/1");
        let merge = merge(&hasher, &self.ours, &self.theirs, self.sync_state.as_ref(), directions, NOW);
        let wrote = !merge.here.is_empty() || !merge.there.is_empty();
        if let Some(reported) = merge.there.consent.filter(|reported| reported.consent == Consent::Subscribed)
        {
            // Whatever happened before: nobody is subscribed but by a date of their own that is later.
            assert_eq!(
                (self.ours.consent, self.ours.consent_at),
                (reported.consent, Some(reported.at)),
                "{self:#?}"
            );
            assert!(self.theirs.consent_at.is_none_or(|at| at < reported.at), "{self:#?}");
        }
        if merge.here.consent.is_some_and(|(consent, _)| consent == Consent::Subscribed) {
            assert_eq!(self.theirs.consent, Consent::Subscribed, "{self:#?}");
        }
        let mut sync_state = merge.sync_state;
        for (field, text) in &merge.there.texts {
            self.theirs.set(*field, text);
        }
        for tag in &merge.there.add_tags {
            self.theirs.tags.insert(tag.to_lowercase(), tag.clone());
        }
        for tag in &merge.there.remove_tags {
            self.theirs.tags.remove(&tag.to_lowercase());
        }
        if let Some(reported) = merge.there.consent
            && self.theirs.consent_at.is_none_or(|known| reported.at >= known)
        {
            (self.theirs.consent, self.theirs.consent_at) = (reported.consent, Some(reported.at));
        }
        for send in &merge.there.addresses {
            let id = send.id.clone().unwrap_or_else(|| {
                self.ids += 1;
                format!("new-{}", self.ids)
            });
            let lines = (self.shopify)(&send.lines);
            sync_state.addresses_there.insert(id.clone(), hasher.of("address", lines.texts()));
            match self.theirs.addresses.iter_mut().find(|address| address.id.as_ref() == Some(&id)) {
                Some(known) => known.lines = lines,
                None => self.theirs.addresses.push(CustomerAddress {
                    id: Some(id.clone()),
                    lines,
                    ..CustomerAddress::default()
                }),
            }
            if send.default || self.theirs.addresses.len() == 1 {
                self.theirs.default_address = Some(id.clone());
                if send.default {
                    sync_state.default_address = Some(id.clone());
                }
            }
            sync_state.addresses.insert(id, send.hash.clone());
        }
        for field in &merge.there.metafields {
            let slot = if field.key == ORDERS_COUNT {
                &mut self.theirs.orders_count
            } else {
                &mut self.theirs.total_spent
            };
            slot.clone_from(&field.value);
        }
        let there = &merge.there;
        self.writes += [!there.texts.is_empty(), !there.add_tags.is_empty(), !there.remove_tags.is_empty()]
            .into_iter()
            .chain([there.consent.is_some(), !there.metafields.is_empty(), !merge.here.is_empty()])
            .filter(|wrote| *wrote)
            .count()
            + there.addresses.len();
        self.ours = merge.ours;
        self.notes.extend(merge.notes.into_iter().map(|note| note.code));
        self.sync_state = Some(sync_state);
        wrote
    }

    fn in_step(&self) -> Result<(), String> {
        let (ours, theirs) = (&self.ours, &self.theirs);
        for field in Field::ALL {
            if ours.get(field) != theirs.get(field) {
                return Err(format!("{field:?}"));
            }
        }
        if ours.tags.keys().ne(theirs.tags.keys()) {
            return Err("tags".to_owned());
        }
        let said = ours.consent != Consent::Unknown || theirs.consent != Consent::Unknown;
        if said && ours.consent != theirs.consent && !ours.email.is_empty() {
            return Err("consent".to_owned());
        }
        Ok(())
    }
}

fn linked(ours: Profile, theirs: Profile) -> World {
    World { ours, theirs, ..World::default() }
}

fn synchronized(profile: &Profile) -> World {
    let mut theirs = profile.clone();
    for (at, address) in theirs.addresses.iter_mut().enumerate() {
        address.id = Some(format!("a-{at}"));
    }
    theirs.default_address = theirs.addresses.first().and_then(|address| address.id.clone());
    let mut world = linked(profile.clone(), theirs);
    assert!(!world.sync(BOTH), "{world:?}");
    world
}

fn ada() -> Profile {
    Profile {
        first_name: "Ada".to_owned(),
        email: "ada@example.ch".to_owned(),
        note: "old".to_owned(),
        tags: tags(["VIP"]),
        consent: Consent::Subscribed,
        consent_at: Some(5_000),
        addresses: vec![address("Gasse 1"), address("Gasse 2")],
        orders_count: "0".to_owned(),
        ..Profile::default()
    }
}
