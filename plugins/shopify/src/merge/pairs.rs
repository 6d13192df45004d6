//! Pairs our addresses with Shopify's.

use std::collections::BTreeSet;

use super::parts::Parts;
use crate::customer::{CustomerAddress, Hash, Key, Lines};
use crate::sync_state::SyncState;

/// The hash of one address, as the sync state holds it.
pub(super) fn hash(parts: &Parts<'_>, lines: &Lines) -> Hash {
    parts.hasher.of("address", lines.texts())
}

/// The addresses of both sides in comparable form.
pub(super) struct Keys {
    pub(super) ours: Vec<Key>,
    /// Our addresses, as far as Shopify can hold them.
    pub(super) sent: Vec<Key>,
    pub(super) theirs: Vec<Key>,
}

impl Keys {
    pub(super) fn of(parts: &Parts<'_>) -> Self {
        let keys =
            |addresses: &[CustomerAddress]| addresses.iter().map(|address| address.lines.key()).collect();
        let sent = parts.ours.addresses.iter().map(|address| address.lines.sendable(None).lines.key());
        Self {
            ours: keys(&parts.ours.addresses),
            sent: sent.collect(),
            theirs: keys(&parts.theirs.addresses),
        }
    }
}

/// The pairs, by the places in both lists: ours, then theirs.
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

    /// Adds the pairs with most in common first. Each candidate is the number of common texts, then our place, then
    /// theirs.
    fn add_best(&mut self, mut alike: Vec<(usize, usize, usize)>) {
        alike.sort_by_key(|(common, at, index)| (std::cmp::Reverse(*common), *at, *index));
        for (_, at, index) in alike {
            if self.of_ours(at).is_none() && !self.has_theirs(index) {
                self.0.push((at, index));
            }
        }
    }
}

/// Whether an address of ours is one of theirs, each by its place in the list.
type Fits<'a> = dyn Fn(usize, usize) -> bool + 'a;

/// Pairs the addresses: first equal ones, then those that are unchanged here, then those that don't contradict each
/// other, then those that were edited or replaced here.
pub(super) fn paired(parts: &Parts<'_>, keys: &Keys, sync_state: &SyncState) -> Pairs {
    let (ours, theirs) = (&parts.ours.addresses, &parts.theirs.addresses);
    let hashes: Vec<Hash> = ours.iter().map(|address| hash(parts, &address.lines)).collect();
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

/// Pairs addresses that may be the same after normalizing, those with most in common first.
fn pair_alike(parts: &Parts<'_>, keys: &Keys, sync_state: &SyncState, pairs: &mut Pairs) {
    let free = |at: &usize| pairs.of_ours(*at).is_none();
    let ours: Vec<usize> = (0..parts.ours.addresses.len()).filter(free).collect();
    // An address that was deleted here is only paired with one that is as it was.
    let is_deleted = |index: usize| {
        let id = parts.theirs.addresses.get(index).and_then(|address| address.id.as_ref());
        id.is_some_and(|id| sync_state.deleted_here.contains(id))
    };
    let theirs: Vec<usize> = (0..parts.theirs.addresses.len())
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

/// Pairs an address of ours that is new with one of theirs that both sides had and that is missing here: ours was
/// edited. Not where the address was deleted here before.
fn pair_edited(parts: &Parts<'_>, keys: &Keys, sync_state: &SyncState, hashes: &[Hash], pairs: &mut Pairs) {
    let (missing, fresh) = (missing(parts, sync_state, pairs), fresh(parts, sync_state, hashes, pairs));
    // Where the customer had only one address and has only one, there is no doubt.
    let only = parts.ours.addresses.len() == 1
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

/// Pairs a replaced address: exactly one of ours is new and exactly one is missing, with nothing in common. Theirs
/// becomes the new one only where it came from here and was not changed there: an address that Shopify's side entered
/// stays. The default address is only replaced by the first of ours, and so is the former default address.
fn pair_replaced(parts: &Parts<'_>, sync_state: &SyncState, hashes: &[Hash], pairs: &mut Pairs) {
    let (missing, fresh) = (missing(parts, sync_state, pairs), fresh(parts, sync_state, hashes, pairs));
    let ([index], [at]) = (missing.as_slice(), fresh.as_slice()) else { return };
    let Some(theirs) = parts.theirs.addresses.get(*index) else { return };
    let Some(id) = theirs.id.as_ref().filter(|id| sync_state.created_here.contains(*id)) else { return };
    let is_unchanged = sync_state.addresses_there.get(id) == Some(&hash(parts, &theirs.lines));
    let is_default = parts.theirs.default_address.as_ref() == Some(id);
    let was_default = sync_state.default_address.as_ref() == Some(id);
    let fits = if *at == 0 { is_default || was_default } else { !is_default };
    if is_unchanged && fits {
        pairs.0.push((*at, *index));
    }
}

/// The places of their addresses that both sides had and that are missing here, without those that were deleted before.
fn missing(parts: &Parts<'_>, sync_state: &SyncState, pairs: &Pairs) -> Vec<usize> {
    let id_of = |index: usize| parts.theirs.addresses.get(index).and_then(|address| address.id.as_ref());
    let is_kept =
        |id: &String| sync_state.addresses.contains_key(id) && !sync_state.deleted_here.contains(id);
    let all = 0..parts.theirs.addresses.len();
    all.filter(|index| !pairs.has_theirs(*index) && id_of(*index).is_some_and(is_kept)).collect()
}

/// The places of our addresses that are new.
fn fresh(parts: &Parts<'_>, sync_state: &SyncState, hashes: &[Hash], pairs: &Pairs) -> Vec<usize> {
    let is_new = |at: &usize| {
        let (address, hash) = (parts.ours.addresses.get(*at), hashes.get(*at));
        address.is_some_and(|address| !address.lines.is_empty())
            && hash.is_some_and(|hash| !sync_state.addresses.values().any(|known| known == hash))
    };
    (0..parts.ours.addresses.len()).filter(|at| pairs.of_ours(*at).is_none()).filter(is_new).collect()
}

/// The ids of addresses that both sides had and that were deleted here: they aren't paired, and no address is as they
/// were.
pub(super) fn deleted_here(parts: &Parts<'_>, sync_state: &SyncState, pairs: &Pairs) -> BTreeSet<String> {
    let hashes: BTreeSet<Hash> =
        parts.ours.addresses.iter().map(|address| hash(parts, &address.lines)).collect();
    let is_deleted = |(id, known): &(&String, &Hash)| {
        let there = parts.theirs.addresses.iter().position(|address| address.id.as_ref() == Some(*id));
        // An address that was deleted there may still be here.
        there.map_or_else(|| !hashes.contains(*known), |index| !pairs.has_theirs(index))
    };
    sync_state.addresses.iter().filter(is_deleted).map(|(id, _)| id.clone()).collect()
}
