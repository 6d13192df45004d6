//! The two sides of a merge.

use super::directions::Directions;
use crate::customer::{Hasher, Profile};

/// The two sides.
#[derive(Clone, Copy)]
pub(super) struct Parts<'a> {
    pub(super) hasher: &'a Hasher,
    pub(super) ours: &'a Profile,
    pub(super) theirs: &'a Profile,
    pub(super) directions: Directions,
}
