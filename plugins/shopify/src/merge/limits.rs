//! Limits of how much a side can hold. What is beyond stays on the other side, isn't part of the sync state, and is
//! noted once.

use framework360_sdk::Message;

use super::result::Merge;
use crate::say;

/// Tags of one customer that the platform takes.
pub(super) const TAGS_HERE: usize = 1_000;
/// Tags of one customer that Shopify takes.
pub(super) const TAGS_THERE: usize = 250;
/// Addresses of one customer that the platform takes.
pub(super) const ADDRESSES_HERE: usize = 250;

/// A limit, and the side that has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Limit {
    TagsHere,
    TagsThere,
    AddressesHere,
}

impl Limit {
    /// The label under which it is remembered that this was reported.
    pub(crate) const fn label(self) -> &'static str {
        match self {
            Self::TagsHere => "tags-here",
            Self::TagsThere => "tags-there",
            Self::AddressesHere => "places-here",
        }
    }

    /// The note for the owner that so many are too many.
    pub(crate) fn note(self, count: usize) -> Message {
        let count = count.to_string();
        match self {
            Self::TagsHere => say::tags_over_here(count),
            Self::TagsThere => say::tags_over_there(count),
            Self::AddressesHere => say::addresses_over_here(count),
        }
    }
}

impl Merge {
    /// Adds a note for the owner where the number of things over a limit grew since it was reported.
    pub(super) fn note_excess(&mut self, limit: Limit, count: usize) {
        let reported = self
            .sync_state
            .excesses
            .get(limit.label())
            .and_then(|reported| reported.parse().ok())
            .unwrap_or(0_usize);
        if count > reported {
            self.add_note(limit.note(count));
        }
        if count == 0 {
            self.sync_state.excesses.remove(limit.label());
        } else {
            self.sync_state.excesses.insert(limit.label().to_owned(), count.to_string());
        }
    }
}

/// The tags that a new customer at Shopify can have, and how many are too many.
pub(crate) fn fitting_tags(tags: impl ExactSizeIterator<Item = String>) -> (Vec<String>, usize) {
    let excess = tags.len().saturating_sub(TAGS_THERE);
    (tags.take(TAGS_THERE).collect(), excess)
}
