//! Whom a call is for.

use host_core::model::{Settings, Shop};

use crate::plugins::Plugin;

/// Whom a call is for.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// The component.
    pub plugin: &'a Plugin,
    /// The shop.
    pub shop: &'a Shop,
    /// What the component reads as its settings: those of the installation and those of platform scope.
    pub settings: &'a Settings,
}
