//! The context of a call: its plugin, shop and settings.

use host_core::model::{Settings, Shop};

use crate::plugins::Plugin;

/// The context of a call.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// The component.
    pub plugin: &'a Plugin,
    /// The shop.
    pub shop: &'a Shop,
    /// The settings that the component reads: those of the installation and those of platform scope.
    pub settings: &'a Settings,
}
