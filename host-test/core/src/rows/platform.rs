//! The platform's own address, and the settings of platform scope, which are sealed at rest.

use super::base::Rows;
use crate::model::Settings;
use crate::platform::Platform;

/// The rows of the platform itself.
pub trait PlatformRows: Rows {
    /// The platform itself.
    fn platform(&self) -> Result<Platform, Self::Error>;

    /// Writes it; false where nothing of it changed.
    fn put_platform(&self, platform: &Platform) -> Result<bool, Self::Error>;

    /// The settings of platform scope of a plugin.
    fn platform_settings(&self, plugin: &str) -> Result<Option<Settings>, Self::Error>;

    /// Writes the settings of platform scope of a plugin, new or not.
    fn put_platform_settings(&self, plugin: &str, settings: &Settings) -> Result<(), Self::Error>;
}
