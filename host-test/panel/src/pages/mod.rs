//! One file for each page: what it shows, and what its buttons do.

pub(crate) mod activity;
pub(crate) mod form;
pub(crate) mod naming;
pub(crate) mod platform;
pub(crate) mod plugin;
pub(crate) mod plugin_actions;
pub(crate) mod plugins;
pub(crate) mod queue;
pub(crate) mod record;
pub(crate) mod records;
pub(crate) mod report;
pub(crate) mod shops;
