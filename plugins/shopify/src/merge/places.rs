//! Addresses: added and changed, never deleted because the other side doesn't have them.

use std::collections::BTreeMap;

use super::decide::{Differing, Verdict, Winner, decide};
use super::over::{Over, PLACES_HERE};
use super::{Merge, Parts};
use crate::customer::{Hash, Lines, Place};
use crate::say;

/// An address that Shopify is to keep.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PlaceSend {
    /// Shopify's id of the one to be changed; none for a new one.
    pub(crate) id: Option<String>,
    pub(crate) lines: Lines,
    /// Makes it the default one.
    pub(crate) default: bool,
    pub(crate) hash: Hash,
}

/// The label under which an address is refused.
pub(crate) fn refused_label(id: Option<&str>, hash: &str) -> String {
    format!("address/{}", id.unwrap_or(hash))
}

pub(super) fn merge(parts: &Parts<'_>, merge: &mut Merge) {
    let mut parts = *parts;
    // What is more than the platform takes already can't be changed here.
    parts.directions.into &= parts.ours.places.len() <= PLACES_HERE;
    let parts = &parts;
    let pairs = paired(parts, &merge.agreed.addresses);
    let mut places = parts.ours.places.clone();
    for (at, place) in parts.ours.places.iter().enumerate() {
        let pair = pairs.of_ours(at).and_then(|index| parts.theirs.places.get(index));
        match pair {
            Some(theirs) => both(parts, place, theirs, places.get_mut(at), merge),
            None => ours_alone(parts, at, place, merge),
        }
    }
    for theirs in theirs_alone(parts, &pairs, places.len(), merge) {
        if let Some(id) = &theirs.id {
            merge.agreed.addresses.insert(id.clone(), hash(parts, &theirs.lines));
            places.push(theirs.clone());
        }
    }
    default_place(parts, &pairs, &mut places, merge);
    // Ours have no ids: those that came in now are ours.
    for place in &mut places {
        place.id = None;
    }
    if places != parts.ours.places {
        merge.ours.places.clone_from(&places);
        merge.here.places = Some(places);
    }
}

/// Those that the shop hasn't got, but for what was deleted here, as far as it takes them beside so many; the default
/// one isn't among those that are too many.
fn theirs_alone<'a>(parts: &Parts<'a>, pairs: &Pairs, here: usize, merge: &mut Merge) -> Vec<&'a Place> {
    if !parts.directions.into {
        return Vec::new();
    }
    let theirs = parts.theirs;
    let alone = theirs.places.iter().enumerate().filter(|(index, _)| !pairs.has_theirs(*index));
    let is_new =
        |place: &&Place| place.id.as_ref().is_some_and(|id| !merge.agreed.addresses.contains_key(id));
    let mut new: Vec<&Place> = alone.map(|(_, place)| place).filter(is_new).collect();
    let room = PLACES_HERE.saturating_sub(here);
    merge.over(Over::PlacesHere, new.len().saturating_sub(room));
    if new.len() > room {
        new.sort_by_key(|place| place.id != theirs.default_place);
        new.truncate(room);
    }
    new
}

fn hash(parts: &Parts<'_>, lines: &Lines) -> Hash {
    parts.hasher.of("address", lines.texts())
}

fn both(parts: &Parts<'_>, ours: &Place, theirs: &Place, kept: Option<&mut Place>, merge: &mut Merge) {
    let Some(id) = &theirs.id else { return };
    let (our_hash, their_hash) = (hash(parts, &ours.lines), hash(parts, &theirs.lines));
    if ours.lines == theirs.lines {
        merge.agreed.addresses.insert(id.clone(), our_hash);
        return;
    }
    let known = merge.agreed.addresses.get(id);
    let differing = Differing {
        first: false,
        ours_empty: false,
        theirs_empty: false,
        ours_changed: known != Some(&our_hash),
        theirs_changed: known != Some(&their_hash),
    };
    let (verdict, lost) = decide(differing, parts.directions, Winner::Theirs);
    match verdict {
        Verdict::Keep => return,
        Verdict::Send => {
            if !send(parts, Some(id), ours, false, merge) {
                return;
            }
            merge.agreed.addresses.insert(id.clone(), our_hash);
        }
        Verdict::Take => {
            if let Some(kept) = kept {
                kept.lines.clone_from(&theirs.lines);
                kept.odd_country = None;
            }
            merge.agreed.addresses.insert(id.clone(), their_hash);
        }
    }
    match lost {
        Some(Winner::Theirs) => merge.tell(say::kept_there_address()),
        Some(Winner::Ours) => merge.tell(say::kept_here_address()),
        None => {}
    }
}

/// One that Shopify hasn't got: new here, or deleted there.
fn ours_alone(parts: &Parts<'_>, at: usize, place: &Place, merge: &mut Merge) {
    let own = hash(parts, &place.lines);
    let twice =
        parts.ours.places.iter().take(at).chain(&parts.theirs.places).any(|other| other.lines == place.lines);
    if twice || place.lines.is_empty() || deleted_there(parts, &merge.agreed.addresses, &own) {
        return;
    }
    if parts.directions.sends() {
        send(parts, None, place, false, merge);
    }
}

fn deleted_there(parts: &Parts<'_>, agreed: &BTreeMap<String, Hash>, own: &Hash) -> bool {
    let there = |id: &String| parts.theirs.places.iter().any(|place| place.id.as_ref() == Some(id));
    agreed.iter().any(|(id, hash)| hash == own && !there(id))
}

/// Whether it is sent: not what Shopify refused before.
fn send(parts: &Parts<'_>, id: Option<&str>, place: &Place, default: bool, merge: &mut Merge) -> bool {
    let hash = hash(parts, &place.lines);
    let refused = merge.agreed.refused.get(&refused_label(id, &hash)) == Some(&hash);
    if refused && !parts.directions.manual {
        return false;
    }
    if let Some(country) = &place.odd_country {
        merge.tell(say::country_left_out(framework360_sdk::text::shorten(country, 40)));
    }
    let id = id.map(str::to_owned);
    merge.there.places.push(PlaceSend { id, lines: place.lines.clone(), default, hash });
    true
}

/// Which is the default one: of ours the first.
fn default_place(parts: &Parts<'_>, pairs: &Pairs, places: &mut [Place], merge: &mut Merge) {
    // Null where no address is flagged: that says nothing.
    let Some(theirs) = parts.theirs.default_place.clone() else { return };
    let paired = pairs.of_ours(0).and_then(|index| parts.theirs.places.get(index)?.id.clone());
    // One that was deleted there is still the one that was agreed on.
    let first = parts.ours.places.first().map(|place| hash(parts, &place.lines));
    let deleted = || {
        let mut known = merge.agreed.addresses.iter();
        known.find(|(_, hash)| Some(*hash) == first.as_ref()).map(|(id, _)| id.clone())
    };
    let of_ours = paired.clone().or_else(deleted);
    if of_ours.as_ref() == Some(&theirs) {
        merge.agreed.default_address = Some(theirs);
        return;
    }
    let known = &merge.agreed.default_address;
    let differing = Differing {
        first: known.is_none(),
        ours_empty: parts.ours.places.is_empty(),
        theirs_empty: false,
        ours_changed: *known != of_ours,
        theirs_changed: known.as_ref() != Some(&theirs),
    };
    let (verdict, lost) = decide(differing, parts.directions, Winner::Theirs);
    let done = match verdict {
        Verdict::Keep => false,
        Verdict::Take => take_default(parts, pairs, &theirs, places, merge),
        Verdict::Send => send_default(parts, paired, merge),
    };
    match lost.filter(|_| done) {
        Some(Winner::Theirs) => merge.tell(say::kept_there_default_address()),
        Some(Winner::Ours) => merge.tell(say::kept_here_default_address()),
        None => {}
    }
}

/// Puts theirs in front; not where it isn't here, since it was deleted.
fn take_default(
    parts: &Parts<'_>,
    pairs: &Pairs,
    theirs: &str,
    places: &mut [Place],
    merge: &mut Merge,
) -> bool {
    let index = parts.theirs.places.iter().position(|place| place.id.as_deref() == Some(theirs));
    let paired = index.and_then(|index| pairs.of_theirs(index));
    let at = paired.or_else(|| places.iter().position(|place| place.id.as_deref() == Some(theirs)));
    let Some(front) = at.and_then(|at| places.get_mut(..=at)) else { return false };
    front.rotate_right(1);
    merge.agreed.default_address = Some(theirs.to_owned());
    true
}

fn send_default(parts: &Parts<'_>, id: Option<String>, merge: &mut Merge) -> bool {
    let Some(first) = parts.ours.places.first() else { return false };
    let own = hash(parts, &first.lines);
    let sent = merge.there.places.iter_mut().find(|send| send.id == id && (id.is_some() || send.hash == own));
    match (sent, &id) {
        (Some(sent), _) => sent.default = true,
        (None, Some(id)) => {
            if !send(parts, Some(id), first, true, merge) {
                return false;
            }
        }
        // Deleted there.
        (None, None) => return false,
    }
    if id.is_some() {
        merge.agreed.default_address = id;
    }
    true
}

/// Which of ours is which of theirs.
struct Pairs(Vec<(usize, usize)>);

impl Pairs {
    fn of_ours(&self, at: usize) -> Option<usize> {
        self.0.iter().find(|(ours, _)| *ours == at).map(|(_, theirs)| *theirs)
    }

    fn of_theirs(&self, index: usize) -> Option<usize> {
        self.0.iter().find(|(_, theirs)| *theirs == index).map(|(ours, _)| *ours)
    }

    fn has_theirs(&self, index: usize) -> bool {
        self.of_theirs(index).is_some()
    }
}

/// Whether one of ours, with its hash, is one of theirs.
type Fits<'a> = dyn Fn(&Place, &Hash, &Place) -> bool + 'a;

fn paired(parts: &Parts<'_>, agreed: &BTreeMap<String, Hash>) -> Pairs {
    let hashes: Vec<Hash> = parts.ours.places.iter().map(|place| hash(parts, &place.lines)).collect();
    let mut pairs = Pairs(Vec::new());
    let known = |theirs: &Place| theirs.id.as_ref().and_then(|id| agreed.get(id));
    // What says the same is the same; then what ours was when it was agreed on.
    let same = |ours: &Place, _: &Hash, theirs: &Place| ours.lines == theirs.lines;
    let unchanged = |_: &Place, hash: &Hash, theirs: &Place| known(theirs) == Some(hash);
    let steps: [&Fits<'_>; 2] = [&same, &unchanged];
    for fits in steps {
        for (index, theirs) in parts.theirs.places.iter().enumerate().filter(|(_, it)| !it.lines.is_empty()) {
            let mut ours = parts.ours.places.iter().zip(&hashes).enumerate();
            let free = |at: usize| pairs.of_ours(at).is_none() && !pairs.has_theirs(index);
            let found = ours.find(|(at, (place, hash))| free(*at) && fits(place, hash, theirs));
            if let Some((at, _)) = found {
                pairs.0.push((at, index));
            }
        }
    }
    pair_edited(parts, agreed, &hashes, &mut pairs);
    pairs
}

/// One of ours that is as it never was, and one of theirs that was agreed on and is missing here: ours was edited.
fn pair_edited(parts: &Parts<'_>, agreed: &BTreeMap<String, Hash>, hashes: &[Hash], pairs: &mut Pairs) {
    let missing: Vec<usize> = (0..parts.theirs.places.len())
        .filter(|index| !pairs.has_theirs(*index))
        .filter(|index| {
            let id = parts.theirs.places.get(*index).and_then(|place| place.id.as_ref());
            id.is_some_and(|id| agreed.contains_key(id))
        })
        .collect();
    let is_new = |at: &usize| {
        let (place, hash) = (parts.ours.places.get(*at), hashes.get(*at));
        place.is_some_and(|place| !place.lines.is_empty())
            && hash.is_some_and(|hash| !agreed.values().any(|known| known == hash))
    };
    let fresh: Vec<usize> =
        (0..parts.ours.places.len()).filter(|at| pairs.of_ours(*at).is_none()).filter(is_new).collect();
    // With one of each there is no doubt; with more, they must have something in common beside the country.
    let needed = if missing.len() == 1 && fresh.len() == 1 { 0 } else { 2 };
    for index in missing {
        let Some(theirs) = parts.theirs.places.get(index) else { continue };
        let alike =
            |at: &usize| parts.ours.places.get(*at).map_or(0, |ours| ours.lines.likeness(&theirs.lines));
        let free = fresh.iter().filter(|at| pairs.of_ours(**at).is_none());
        // Of several that are alike the first.
        let best = free.rev().max_by_key(|at| alike(at)).copied();
        if let Some(at) = best.filter(|at| alike(at) >= needed) {
            pairs.0.push((at, index));
        }
    }
}
