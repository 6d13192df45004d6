//! Addresses: added and changed, never deleted because the other side doesn't have them. One that is replaced here is
//! replaced there too where it came from here, see [`paired`].

use std::collections::{BTreeMap, BTreeSet};

use super::decide::{Differing, Verdict, Winner, decide};
use super::limits::{ADDRESSES_HERE, Limit};
use super::pairs::{Keys, Pairs, deleted_here, hash, paired};
use super::parts::Parts;
use super::result::{AddressChange, Merge};
use crate::customer::{CustomerAddress, Hash, Key, Sendable};
use crate::say;

/// The label under which an address is refused.
pub(crate) fn refused_label(id: Option<&str>, hash: &str) -> String {
    format!("address/{}", id.unwrap_or(hash))
}

/// The label under which it's remembered that one field of an address was left out.
pub(crate) fn left_out_label(id: &str, field: &str) -> String {
    format!("address/{id}/{field}")
}

/// The prefix of the hash of an address there, as long as a switch holds back what it is to be filled in with.
const PENDING: char = '+';
/// The label under which it's remembered that our default address was set where Shopify had none.
pub(crate) const NO_DEFAULT: &str = "default";

pub(super) fn merge(parts: &Parts<'_>, merge: &mut Merge) {
    let mut parts = *parts;
    // Where there are more addresses than the platform takes, they can't be changed here.
    parts.directions.into &= parts.ours.addresses.len() <= ADDRESSES_HERE;
    let parts = &parts;
    let keys = Keys::of(parts);
    let pairs = paired(parts, &keys, &merge.sync_state);
    let deleted = deleted_here(parts, &merge.sync_state, &pairs);
    let deleted_before = std::mem::replace(&mut merge.sync_state.deleted_here, deleted);
    let mut addresses = parts.ours.addresses.clone();
    for (at, address) in parts.ours.addresses.iter().enumerate() {
        let pair = pairs.of_ours(at).and_then(|index| parts.theirs.addresses.get(index));
        match pair {
            Some(theirs) => both(parts, address, theirs, addresses.get_mut(at), merge),
            None => ours_alone(parts, &keys, at, address, merge),
        }
    }
    for theirs in theirs_alone(parts, &keys, &pairs, (addresses.len(), &deleted_before), merge) {
        if let Some(id) = &theirs.id {
            let hash = hash(parts, &theirs.lines);
            agree(merge, id, hash.clone(), hash);
            merge.sync_state.deleted_here.remove(id);
            addresses.push(theirs.clone());
        }
    }
    default_address(parts, &pairs, &mut addresses, merge);
    // Our addresses have no ids: those that came in now become ours.
    for address in &mut addresses {
        address.id = None;
    }
    if addresses != parts.ours.addresses {
        merge.ours.addresses.clone_from(&addresses);
        merge.here.addresses = Some(addresses);
    }
}

/// Records that both sides have the address, each in its own form.
fn agree(merge: &mut Merge, id: &str, ours: Hash, theirs: Hash) {
    merge.sync_state.addresses.insert(id.to_owned(), ours);
    merge.sync_state.addresses_there.insert(id.to_owned(), theirs);
}

/// Shopify's addresses that the shop hasn't got, as far as it can hold them next to `here` others; the default address
/// comes first. An address that was deleted here isn't among them, unless it was changed there before the deletion was
/// known.
fn theirs_alone<'a>(
    parts: &Parts<'a>,
    keys: &Keys,
    pairs: &Pairs,
    (here, deleted_before): (usize, &BTreeSet<String>),
    merge: &mut Merge,
) -> Vec<&'a CustomerAddress> {
    if !parts.directions.into {
        return Vec::new();
    }
    let theirs = parts.theirs;
    let mut known: BTreeSet<&Key> = keys.ours.iter().collect();
    let mut new: Vec<&CustomerAddress> = Vec::new();
    for (index, (address, key)) in theirs.addresses.iter().zip(&keys.theirs).enumerate() {
        let Some(id) = address.id.as_ref().filter(|_| !pairs.has_theirs(index)) else { continue };
        let own = hash(parts, &address.lines);
        let sync_state = merge.sync_state.addresses.get(id);
        let there = merge.sync_state.addresses_there.get(id).or(sync_state);
        let seen = there.is_some_and(|there| there.strip_prefix(PENDING).unwrap_or(there) == own);
        if seen || (sync_state.is_some() && deleted_before.contains(id)) {
            continue;
        }
        if known.insert(key) {
            new.push(address);
        } else {
            // Shopify has the address twice: this one isn't imported until it is changed, not even once the other one
            // is deleted here.
            merge.sync_state.addresses_there.insert(id.clone(), own);
        }
    }
    let room = ADDRESSES_HERE.saturating_sub(here);
    merge.note_excess(Limit::AddressesHere, new.len().saturating_sub(room));
    if new.len() > room {
        new.sort_by_key(|address| address.id != theirs.default_address);
        new.truncate(room);
    }
    new
}

fn both(
    parts: &Parts<'_>,
    ours: &CustomerAddress,
    theirs: &CustomerAddress,
    kept: Option<&mut CustomerAddress>,
    merge: &mut Merge,
) {
    let Some(id) = &theirs.id else { return };
    let (our_hash, their_hash) = (hash(parts, &ours.lines), hash(parts, &theirs.lines));
    if ours.lines == theirs.lines {
        agree(merge, id, our_hash, their_hash);
        return;
    }
    let known = merge.sync_state.addresses.get(id).cloned();
    let there = merge.sync_state.addresses_there.get(id).or(known.as_ref()).cloned().unwrap_or_default();
    let pending = there.strip_prefix(PENDING);
    let (own, other) = (ours.lines.key(), theirs.lines.key());
    if (known.is_none() || pending.is_some()) && own.fits(&other).is_some() {
        fill(parts, (ours, theirs), id, kept, merge);
        return;
    }
    let differing = Differing {
        first: false,
        ours_empty: false,
        theirs_empty: false,
        ours_changed: known.as_ref() != Some(&our_hash),
        theirs_changed: pending.unwrap_or(&there) != their_hash,
    };
    match (differing.ours_changed, differing.theirs_changed) {
        // Each side has the address in the form that it can hold.
        (false, false) => return,
        (true, true) if own == other => {
            agree(merge, id, our_hash, their_hash);
            return;
        }
        _ => {}
    }
    let (verdict, lost) = decide(differing, parts.directions, Winner::Theirs);
    match verdict {
        Verdict::Keep => return,
        Verdict::Send => {
            if ours.lines.sendable(Some(&theirs.lines)).lines != theirs.lines
                && !send(parts, Some(theirs), ours, our_hash.clone(), merge)
            {
                return;
            }
            agree(merge, id, our_hash, their_hash);
        }
        Verdict::Take => {
            let left_out = |field: &str, text: &str| {
                let known = merge.sync_state.refused.get(&left_out_label(id, field));
                known == Some(&parts.hasher.text(field, text))
            };
            let after = ours.lines.after(&theirs.lines, left_out);
            // From now on the address counts as changed by Shopify's side.
            merge.sync_state.created_here.remove(id);
            let our_hash = hash(parts, &after);
            if let Some(kept) = kept {
                if after.0.country != ours.lines.0.country {
                    kept.odd_country = None;
                }
                kept.lines = after;
            }
            agree(merge, id, our_hash, their_hash);
        }
    }
    match lost.filter(|_| own != other) {
        Some(Winner::Theirs) => merge.add_note(say::kept_there_address()),
        Some(Winner::Ours) => merge.add_note(say::kept_here_address()),
        None => {}
    }
}

/// Merges an address that both sides had before they were linked: what one side lacks is filled in.
fn fill(
    parts: &Parts<'_>,
    (ours, theirs): (&CustomerAddress, &CustomerAddress),
    id: &str,
    kept: Option<&mut CustomerAddress>,
    merge: &mut Merge,
) {
    let mut whole = ours.clone();
    let mut held_back = false;
    let filled = ours.lines.filled(&theirs.lines);
    if filled != ours.lines {
        held_back |= !parts.directions.into;
        if parts.directions.into {
            whole.lines = filled;
            if whole.lines.0.country != ours.lines.0.country {
                whole.odd_country = None;
            }
            if let Some(kept) = kept {
                *kept = whole.clone();
            }
        }
    }
    let wanted = CustomerAddress { lines: theirs.lines.filled(&ours.lines), ..CustomerAddress::default() };
    let our_hash = hash(parts, &whole.lines);
    if wanted.lines.sendable(Some(&theirs.lines)).lines != theirs.lines {
        held_back |= !parts.directions.sends();
        if parts.directions.sends() {
            // The agreement is about ours, whatever is written.
            send(parts, Some(theirs), &wanted, our_hash.clone(), merge);
        }
    }
    let their_hash = hash(parts, &theirs.lines);
    agree(merge, id, our_hash, if held_back { format!("{PENDING}{their_hash}") } else { their_hash });
}

/// Handles our address that Shopify hasn't got: it is new here, or was deleted there.
fn ours_alone(parts: &Parts<'_>, keys: &Keys, at: usize, address: &CustomerAddress, merge: &mut Merge) {
    let own = hash(parts, &address.lines);
    let twice = keys.ours.get(at).zip(keys.sent.get(at)).is_some_and(|(key, sent)| {
        let there = || keys.theirs.iter().any(|other| other == key || other == sent);
        keys.ours.iter().take(at).any(|other| other == key) || there()
    });
    if twice || address.lines.is_empty() || deleted_there(parts, &merge.sync_state.addresses, &own) {
        return;
    }
    if parts.directions.sends() {
        send(parts, None, address, own, merge);
    }
}

fn deleted_there(parts: &Parts<'_>, sync_state: &BTreeMap<String, Hash>, own: &Hash) -> bool {
    let there = |id: &String| parts.theirs.addresses.iter().any(|address| address.id.as_ref() == Some(id));
    sync_state.iter().any(|(id, hash)| hash == own && !there(id))
}

/// Sends an address, instead of `theirs` or as a new one, unless Shopify refused it before; true where it is sent.
fn send(
    parts: &Parts<'_>,
    theirs: Option<&CustomerAddress>,
    address: &CustomerAddress,
    hash: Hash,
    merge: &mut Merge,
) -> bool {
    let id = theirs.and_then(|theirs| theirs.id.clone());
    let refused = merge.sync_state.refused.get(&refused_label(id.as_deref(), &hash)) == Some(&hash);
    if refused && !parts.directions.manual {
        return false;
    }
    if let Some(country) = &address.odd_country {
        merge.add_note(say::country_left_out(framework360_sdk::text::shorten(country, 40)));
    }
    let Sendable { lines, odd_province } = address.lines.sendable(theirs.map(|theirs| &theirs.lines));
    merge.there.addresses.push(AddressChange { id, lines, odd_province, default: false, hash });
    true
}

/// Merges which address is the default one: of ours that is the first.
fn default_address(
    parts: &Parts<'_>,
    pairs: &Pairs,
    addresses: &mut Vec<CustomerAddress>,
    merge: &mut Merge,
) {
    let paired = pairs.of_ours(0).and_then(|index| parts.theirs.addresses.get(index)?.id.clone());
    let Some(theirs) = parts.theirs.default_address.clone() else {
        no_default_there(parts, pairs, paired, addresses, merge);
        return;
    };
    merge.sync_state.refused.remove(NO_DEFAULT);
    // An address that was deleted there still counts as the agreed default.
    let first = parts.ours.addresses.first().map(|address| hash(parts, &address.lines));
    let deleted = || {
        let mut known = merge.sync_state.addresses.iter();
        known.find(|(_, hash)| Some(*hash) == first.as_ref()).map(|(id, _)| id.clone())
    };
    let of_ours = paired.clone().or_else(deleted);
    if of_ours.as_ref() == Some(&theirs) {
        merge.sync_state.default_address = Some(theirs);
        return;
    }
    let known = &merge.sync_state.default_address;
    let differing = Differing {
        first: known.is_none(),
        ours_empty: parts.ours.addresses.is_empty(),
        theirs_empty: false,
        ours_changed: *known != of_ours,
        theirs_changed: known.as_ref() != Some(&theirs),
    };
    let (verdict, lost) = decide(differing, parts.directions, Winner::Theirs);
    let done = match verdict {
        Verdict::Keep => false,
        Verdict::Take => take_default(parts, pairs, &theirs, addresses, merge),
        Verdict::Send => send_default(parts, pairs, merge),
    };
    match lost.filter(|_| done) {
        Some(Winner::Theirs) => merge.add_note(say::kept_there_default_address()),
        Some(Winner::Ours) => merge.add_note(say::kept_here_default_address()),
        None => {}
    }
}

/// Sets the default address where Shopify has none: once, to the first of ours. Where all addresses came from there
/// just now, no one has chosen a default, and none is set.
fn no_default_there(
    parts: &Parts<'_>,
    pairs: &Pairs,
    paired: Option<String>,
    addresses: &[CustomerAddress],
    merge: &mut Merge,
) {
    let first = match parts.ours.addresses.first() {
        Some(first) => paired.unwrap_or_else(|| hash(parts, &first.lines)),
        None => {
            if let Some(id) = addresses.first().and_then(|address| address.id.clone()) {
                merge.sync_state.refused.insert(NO_DEFAULT.to_owned(), id);
            }
            return;
        }
    };
    let tried = merge.sync_state.refused.get(NO_DEFAULT) == Some(&first);
    if parts.directions.sends() && !tried && send_default(parts, pairs, merge) {
        merge.sync_state.refused.insert(NO_DEFAULT.to_owned(), first);
    }
}

/// Moves Shopify's default address to the front of ours. If it was deleted here it comes back, since somebody chose it
/// there.
fn take_default(
    parts: &Parts<'_>,
    pairs: &Pairs,
    theirs: &str,
    addresses: &mut Vec<CustomerAddress>,
    merge: &mut Merge,
) -> bool {
    let index = parts.theirs.addresses.iter().position(|address| address.id.as_deref() == Some(theirs));
    let paired = index.and_then(|index| pairs.of_theirs(index));
    let position = |addresses: &[CustomerAddress]| {
        addresses.iter().position(|address| address.id.as_deref() == Some(theirs))
    };
    let mut at = paired.or_else(|| position(addresses));
    if at.is_none()
        && let Some(address) = index.and_then(|index| parts.theirs.addresses.get(index))
        && addresses.len() < ADDRESSES_HERE
        && !addresses.iter().any(|other| other.lines.key() == address.lines.key())
    {
        let hash = hash(parts, &address.lines);
        agree(merge, theirs, hash.clone(), hash);
        merge.sync_state.deleted_here.remove(theirs);
        addresses.push(address.clone());
        at = position(addresses);
    }
    let Some(front) = at.and_then(|at| addresses.get_mut(..=at)) else { return false };
    front.rotate_right(1);
    merge.sync_state.default_address = Some(theirs.to_owned());
    true
}

fn send_default(parts: &Parts<'_>, pairs: &Pairs, merge: &mut Merge) -> bool {
    let Some(first) = parts.ours.addresses.first() else { return false };
    let theirs = pairs.of_ours(0).and_then(|index| parts.theirs.addresses.get(index));
    let id = theirs.and_then(|theirs| theirs.id.clone());
    let own = hash(parts, &first.lines);
    let sent =
        merge.there.addresses.iter_mut().find(|send| send.id == id && (id.is_some() || send.hash == own));
    match (sent, theirs) {
        (Some(sent), _) => sent.default = true,
        (None, Some(theirs)) => {
            // The address stays as it is there: it only becomes the default one.
            let known = id.as_ref().and_then(|id| merge.sync_state.addresses.get(id)).cloned();
            let lines = theirs.lines.clone();
            let hash = known.unwrap_or(own);
            merge.there.addresses.push(AddressChange {
                id: id.clone(),
                lines,
                odd_province: None,
                default: true,
                hash,
            });
        }
        // Deleted there.
        (None, None) => return false,
    }
    if id.is_some() {
        merge.sync_state.default_address = id;
    }
    true
}
