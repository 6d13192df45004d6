//! Limits of how much a side can hold. What is beyond stays on the other side, isn't part of the sync state, and is
//! noted once.

use framework360_sdk::Message;

use super::Merge;
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
    /// Notes that so many are too many, where they are more than were reported before.
    pub(super) fn over(&mut self, over: Limit, count: usize) {
        let reported = self
            .sync_state
            .over
            .get(over.label())
            .and_then(|reported| reported.parse().ok())
            .unwrap_or(0_usize);
        if count > reported {
            self.add_note(over.note(count));
        }
        if count == 0 {
            self.sync_state.over.remove(over.label());
        } else {
            self.sync_state.over.insert(over.label().to_owned(), count.to_string());
        }
    }
}

/// The tags that a new customer at Shopify can have, and how many are too many.
pub(crate) fn fitting_tags(tags: impl ExactSizeIterator<Item = String>) -> (Vec<String>, usize) {
    let over = tags.len().saturating_sub(TAGS_THERE);
    (tags.take(TAGS_THERE).collect(), over)
}
