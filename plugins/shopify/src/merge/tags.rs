//! Tags: what either side added is added, what either removed is removed, as far as both can hold them.

use framework360_sdk::text::shorten;

use super::labels::TAGS;
use super::limits::{Limit, TAGS_HERE, TAGS_THERE};
use super::parts::Parts;
use super::result::Merge;
use crate::customer::{Hash, Hasher};
use crate::say;

/// The longest tag that Shopify takes, in characters.
const LONGEST: usize = 40;
const REFUSED: &str = "tag/";

/// Whether Shopify would refuse the tag for its length.
pub(crate) fn is_too_long(tag: &str) -> bool {
    tag.chars().count() > LONGEST
}

/// The label and the hash by which it's remembered that a tag is left out.
pub(crate) fn refused_tag(hasher: &Hasher, tag: &str) -> (String, Hash) {
    let hash = hasher.text("tag", &tag.to_lowercase());
    (format!("{REFUSED}{hash}"), hash)
}

pub(super) fn merge(parts: &Parts<'_>, merge: &mut Merge) {
    let (into, manual) = (parts.directions.into, parts.directions.manual);
    let out = parts.directions.sends();
    let (ours, theirs) = (&parts.ours.tags, &parts.theirs.tags);
    let hash = |tag: &str| parts.hasher.text("tag", tag);
    let mut kept = ours.clone();
    let (mut to_send, mut to_take) = (Vec::new(), Vec::new());
    for tag in theirs.keys().filter(|tag| ours.contains_key(*tag)) {
        merge.sync_state.tags.insert(hash(tag));
    }
    for (tag, shown) in ours.iter().filter(|(tag, _)| !theirs.contains_key(*tag)) {
        let removed_there = merge.sync_state.tags.contains(&hash(tag));
        if removed_there && into {
            kept.remove(tag);
            merge.sync_state.tags.remove(&hash(tag));
        } else if (!removed_there && out) || manual {
            let (label, hash) = refused_tag(parts.hasher, tag);
            let refused = merge.sync_state.refused.contains_key(&label);
            if is_too_long(shown) {
                if !refused || manual {
                    merge.add_note(say::tag_too_long(shorten(shown, 60)));
                }
                merge.sync_state.refused.insert(label, hash);
            } else if !refused || manual {
                to_send.push((tag, shown));
            }
        }
    }
    for (tag, shown) in theirs.iter().filter(|(tag, _)| !ours.contains_key(*tag)) {
        let removed_here = merge.sync_state.tags.contains(&hash(tag));
        if removed_here && out {
            merge.there.remove_tags.push(shown.clone());
            merge.sync_state.tags.remove(&hash(tag));
        } else if !removed_here && into {
            to_take.push((tag, shown));
        }
    }
    if into {
        let room = TAGS_HERE.saturating_sub(kept.len());
        merge.note_excess(Limit::TagsHere, to_take.len().saturating_sub(room));
        for (tag, shown) in to_take.into_iter().take(room) {
            kept.insert(tag.clone(), shown.clone());
            merge.sync_state.tags.insert(hash(tag));
        }
    }
    if out {
        // Removals are written first.
        let room = TAGS_THERE.saturating_sub(theirs.len().saturating_sub(merge.there.remove_tags.len()));
        merge.note_excess(Limit::TagsThere, to_send.len().saturating_sub(room));
        for (tag, shown) in to_send.into_iter().take(room) {
            merge.there.add_tags.push(shown.clone());
            merge.sync_state.tags.insert(hash(tag));
        }
    }
    // A tag that neither side has any more isn't part of the sync state.
    let there: Vec<String> = ours.keys().chain(theirs.keys()).map(|tag| hash(tag)).collect();
    merge.sync_state.tags.retain(|known| there.contains(known));
    let left_out: Vec<String> = ours.keys().map(|tag| refused_tag(parts.hasher, tag).0).collect();
    merge.sync_state.refused.retain(|label, _| !label.starts_with(REFUSED) || left_out.contains(label));
    drop_refused(parts, merge);
    if kept != *ours {
        merge.ours.tags.clone_from(&kept);
        merge.here.tags = Some(kept);
    }
}

/// Tags that Shopify refused to add aren't sent again by themselves.
fn drop_refused(parts: &Parts<'_>, merge: &mut Merge) {
    if merge.there.add_tags.is_empty() {
        return;
    }
    let reported = parts.hasher.of(TAGS, merge.there.add_tags.iter().map(String::as_str));
    if merge.sync_state.refused.get(TAGS) == Some(&reported) && !parts.directions.manual {
        for tag in merge.there.add_tags.drain(..) {
            merge.sync_state.tags.remove(&parts.hasher.text("tag", &tag.to_lowercase()));
        }
    }
}
