//! Which address of ours is which of theirs.

use std::collections::BTreeSet;

use super::Parts;
use crate::customer::{Hash, Key, Lines, Place};
use crate::sync_state::SyncState;

/// Of one address, as both sides remember it.
pub(super) fn hash(parts: &Parts<'_>, lines: &Lines) -> Hash {
    parts.hasher.of("address", lines.texts())
}

/// Each address of both sides in the form in which two are one.
pub(super) struct Keys {
    pub(super) ours: Vec<Key>,
    /// Ours, as far as Shopify can hold it.
    pub(super) sent: Vec<Key>,
    pub(super) theirs: Vec<Key>,
}

impl Keys {
    pub(super) fn of(parts: &Parts<'_>) -> Self {
        let keys = |places: &[Place]| places.iter().map(|place| place.lines.key()).collect();
        let sent = parts.ours.places.iter().map(|place| place.lines.sendable(None).lines.key());
        Self { ours: keys(&parts.ours.places), sent: sent.collect(), theirs: keys(&parts.theirs.places) }
    }
}

/// Which of ours is which of theirs.
pub(super) struct Pairs(Vec<(usize, usize)>);

impl Pairs {
    pub(super) fn of_ours(&self, at: usize) -> Option<usize> {
        self.0.iter().find(|(ours, _)| *ours == at).map(|(_, theirs)| *theirs)
    }

    pub(super) fn of_theirs(&self, index: usize) -> Option<usize> {
        self.0.iter().find(|(_, theirs)| *theirs == index).map(|(ours, _)| *ours)
    }

    pub(super) fn has_theirs(&self, index: usize) -> bool {
        self.of_theirs(index).is_some()
    }

    /// Those first that have most in common, which comes first: then ours, then theirs. Of several that are alike the
    /// first.
    fn add_best(&mut self, mut alike: Vec<(usize, usize, usize)>) {
        alike.sort_by_key(|(common, at, index)| (std::cmp::Reverse(*common), *at, *index));
        for (_, at, index) in alike {
            if self.of_ours(at).is_none() && !self.has_theirs(index) {
                self.0.push((at, index));
            }
        }
    }
}

/// Whether one of ours is one of theirs, each by its place in the list.
type Fits<'a> = dyn Fn(usize, usize) -> bool + 'a;

/// What says the same is the same; then what ours was when it was agreed on; then what nothing contradicts; then what
/// was edited here.
pub(super) fn paired(parts: &Parts<'_>, keys: &Keys, sync_state: &SyncState) -> Pairs {
    let (ours, theirs) = (&parts.ours.places, &parts.theirs.places);
    let hashes: Vec<Hash> = ours.iter().map(|place| hash(parts, &place.lines)).collect();
    let mut pairs = Pairs(Vec::new());
    let same = |at: usize, index: usize| {
        ours.get(at).zip(theirs.get(index)).is_some_and(|(ours, theirs)| ours.lines == theirs.lines)
    };
    let same_in_form = |at: usize, index: usize| {
        let other = keys.theirs.get(index);
        other.is_some() && (keys.ours.get(at) == other || keys.sent.get(at) == other)
    };
    let unchanged = |at: usize, index: usize| {
        let id = theirs.get(index).and_then(|theirs| theirs.id.as_ref());
        id.and_then(|id| sync_state.addresses.get(id)).is_some_and(|known| hashes.get(at) == Some(known))
    };
    let steps: [&Fits<'_>; 3] = [&same, &same_in_form, &unchanged];
    for fits in steps {
        for (index, _) in theirs.iter().enumerate().filter(|(_, it)| !it.lines.is_empty()) {
            if pairs.has_theirs(index) {
                continue;
            }
            let found = (0..ours.len()).find(|at| fits(*at, index) && pairs.of_ours(*at).is_none());
            if let Some(at) = found {
                pairs.0.push((at, index));
            }
        }
    }
    pair_alike(parts, keys, sync_state, &mut pairs);
    pair_edited(parts, keys, sync_state, &hashes, &mut pairs);
    pair_replaced(parts, sync_state, &hashes, &mut pairs);
    pairs
}

/// What may be the same after normalising, those first that have most in common.
fn pair_alike(parts: &Parts<'_>, keys: &Keys, sync_state: &SyncState, pairs: &mut Pairs) {
    let free = |at: &usize| pairs.of_ours(*at).is_none();
    let ours: Vec<usize> = (0..parts.ours.places.len()).filter(free).collect();
    // One that was deleted here comes back only as it was.
    let is_deleted = |index: usize| {
        let id = parts.theirs.places.get(index).and_then(|place| place.id.as_ref());
        id.is_some_and(|id| sync_state.deleted_here.contains(id))
    };
    let theirs: Vec<usize> = (0..parts.theirs.places.len())
        .filter(|index| !pairs.has_theirs(*index) && !is_deleted(*index))
        .collect();
    let mut alike: Vec<(usize, usize, usize)> = Vec::new();
    for index in theirs {
        for at in &ours {
            let fits =
                keys.ours.get(*at).zip(keys.theirs.get(index)).and_then(|(own, other)| own.fits(other));
            alike.extend(fits.map(|common| (common, *at, index)));
        }
    }
    pairs.add_best(alike);
}

/// One of ours that is as it never was, and one of theirs that was agreed on and is missing here: ours was edited. Not
/// where it is missing since it was deleted, which stays so.
fn pair_edited(parts: &Parts<'_>, keys: &Keys, sync_state: &SyncState, hashes: &[Hash], pairs: &mut Pairs) {
    let (missing, fresh) = (missing(parts, sync_state, pairs), fresh(parts, sync_state, hashes, pairs));
    // The only one that the customer had and the only one that it has: there is no doubt.
    let only = parts.ours.places.len() == 1
        && sync_state.addresses.keys().filter(|id| !sync_state.deleted_here.contains(*id)).count() == 1;
    let mut alike: Vec<(usize, usize, usize)> = Vec::new();
    for index in missing {
        for at in &fresh {
            let both = keys.ours.get(*at).zip(keys.theirs.get(index));
            let common = both.and_then(|(own, other)| own.edited(other)).or(only.then_some(0));
            alike.extend(common.map(|common| (common, *at, index)));
        }
    }
    pairs.add_best(alike);
}

/// One alone of ours came, and one alone went, with nothing in common: it was replaced. Theirs becomes the new one only
/// where it came from here and nobody changed it there: what Shopify's side entered stays. The default one is replaced
/// by the first of ours alone, and so is the one that was until now.
fn pair_replaced(parts: &Parts<'_>, sync_state: &SyncState, hashes: &[Hash], pairs: &mut Pairs) {
    let (missing, fresh) = (missing(parts, sync_state, pairs), fresh(parts, sync_state, hashes, pairs));
    let ([index], [at]) = (missing.as_slice(), fresh.as_slice()) else { return };
    let Some(theirs) = parts.theirs.places.get(*index) else { return };
    let Some(id) = theirs.id.as_ref().filter(|id| sync_state.created_here.contains(*id)) else { return };
    let is_unchanged = sync_state.addresses_there.get(id) == Some(&hash(parts, &theirs.lines));
    let is_default = parts.theirs.default_place.as_ref() == Some(id);
    let was_default = sync_state.default_address.as_ref() == Some(id);
    let fits = if *at == 0 { is_default || was_default } else { !is_default };
    if is_unchanged && fits {
        pairs.0.push((*at, *index));
    }
}

/// Those of theirs that were agreed on and are missing here, but weren't deleted before.
fn missing(parts: &Parts<'_>, sync_state: &SyncState, pairs: &Pairs) -> Vec<usize> {
    let id_of = |index: usize| parts.theirs.places.get(index).and_then(|place| place.id.as_ref());
    let is_kept =
        |id: &String| sync_state.addresses.contains_key(id) && !sync_state.deleted_here.contains(id);
    let all = 0..parts.theirs.places.len();
    all.filter(|index| !pairs.has_theirs(*index) && id_of(*index).is_some_and(is_kept)).collect()
}

/// Those of ours that are as none ever was.
fn fresh(parts: &Parts<'_>, sync_state: &SyncState, hashes: &[Hash], pairs: &Pairs) -> Vec<usize> {
    let is_new = |at: &usize| {
        let (place, hash) = (parts.ours.places.get(*at), hashes.get(*at));
        place.is_some_and(|place| !place.lines.is_empty())
            && hash.is_some_and(|hash| !sync_state.addresses.values().any(|known| known == hash))
    };
    (0..parts.ours.places.len()).filter(|at| pairs.of_ours(*at).is_none()).filter(is_new).collect()
}

/// Those that were agreed on and are not here any more: neither as one of theirs nor as they were.
pub(super) fn deleted_here(parts: &Parts<'_>, sync_state: &SyncState, pairs: &Pairs) -> BTreeSet<String> {
    let hashes: BTreeSet<Hash> = parts.ours.places.iter().map(|place| hash(parts, &place.lines)).collect();
    let is_deleted = |(id, known): &(&String, &Hash)| {
        let there = parts.theirs.places.iter().position(|place| place.id.as_ref() == Some(*id));
        // What was deleted there is still here.
        there.map_or_else(|| !hashes.contains(*known), |index| !pairs.has_theirs(index))
    };
    sync_state.addresses.iter().filter(is_deleted).map(|(id, _)| id.clone()).collect()
}
