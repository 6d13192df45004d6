//! One file for each page: what it shows, and what its buttons do.

pub(crate) mod activity;
pub(crate) mod form;
pub(crate) mod mapping;
pub(crate) mod naming;
pub(crate) mod platform;
pub(crate) mod plugin;
pub(crate) mod plugin_actions;
pub(crate) mod plugins;
pub(crate) mod question;
pub(crate) mod queue;
pub(crate) mod record;
pub(crate) mod records;
pub(crate) mod report;
pub(crate) mod shops;

use std::hash::{DefaultHasher, Hash, Hasher as _};

/// A number that changes with what a page lists.
pub(crate) fn version(listed: &impl Hash) -> String {
    format!("{:016x}", hash(listed))
}

pub(crate) fn hash(listed: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    listed.hash(&mut hasher);
    hasher.finish()
}
