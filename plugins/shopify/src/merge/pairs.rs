//! Which address of ours is which of theirs.

use std::collections::BTreeMap;

use super::Parts;
use crate::customer::{Hash, Key, Lines, Place};

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
}

/// Whether one of ours is one of theirs, each by its place in the list.
type Fits<'a> = dyn Fn(usize, usize) -> bool + 'a;

/// What says the same is the same; then what ours was when it was agreed on; then what nothing contradicts; then what
/// was edited here.
pub(super) fn paired(parts: &Parts<'_>, keys: &Keys, agreed: &BTreeMap<String, Hash>) -> Pairs {
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
        id.and_then(|id| agreed.get(id)).is_some_and(|known| hashes.get(at) == Some(known))
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
    pair_alike(parts, keys, &mut pairs);
    pair_edited(parts, keys, agreed, &hashes, &mut pairs);
    pairs
}

/// What may be the same after normalising, those first that have most in common.
fn pair_alike(parts: &Parts<'_>, keys: &Keys, pairs: &mut Pairs) {
    let free = |at: &usize| pairs.of_ours(*at).is_none();
    let ours: Vec<usize> = (0..parts.ours.places.len()).filter(free).collect();
    let theirs: Vec<usize> =
        (0..parts.theirs.places.len()).filter(|index| !pairs.has_theirs(*index)).collect();
    let mut alike: Vec<(usize, usize, usize)> = Vec::new();
    for index in theirs {
        for at in &ours {
            let fits =
                keys.ours.get(*at).zip(keys.theirs.get(index)).and_then(|(own, other)| own.fits(other));
            alike.extend(fits.map(|common| (common, *at, index)));
        }
    }
    // Of several that are alike the first.
    alike.sort_by_key(|(common, at, index)| (std::cmp::Reverse(*common), *at, *index));
    for (_, at, index) in alike {
        if pairs.of_ours(at).is_none() && !pairs.has_theirs(index) {
            pairs.0.push((at, index));
        }
    }
}

/// One of ours that is as it never was, and one of theirs that was agreed on and is missing here: ours was edited.
fn pair_edited(
    parts: &Parts<'_>,
    keys: &Keys,
    agreed: &BTreeMap<String, Hash>,
    hashes: &[Hash],
    pairs: &mut Pairs,
) {
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
        let Some(theirs) = keys.theirs.get(index) else { continue };
        let alike = |at: &usize| keys.ours.get(*at).map_or(0, |ours| ours.likeness(theirs));
        let free = fresh.iter().filter(|at| pairs.of_ours(**at).is_none());
        // Of several that are alike the first.
        let best = free.rev().max_by_key(|at| alike(at)).copied();
        if let Some(at) = best.filter(|at| alike(at) >= needed) {
            pairs.0.push((at, index));
        }
    }
}
