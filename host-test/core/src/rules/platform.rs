//! The platform's own address, and the settings of platform scope: what a change of them means for installations.

use crate::model::Settings;
use crate::platform::Platform;
use crate::rows::{InstallationRows, JobRows, PlatformRows};

/// Changes the platform. An address that stays as it is changes nothing.
pub fn put<R: PlatformRows + InstallationRows + JobRows>(
    rows: &R,
    platform: &Platform,
) -> Result<(), R::Error> {
    if rows.put_platform(platform)? { outdate(rows, None) } else { Ok(()) }
}

/// Keeps the settings of platform scope of a plugin. Sessions stay: a remote may pin them to what was valid when they were
/// made, and accept both the old and the new secret while it's changed.
pub fn put_settings<R: PlatformRows + InstallationRows + JobRows>(
    rows: &R,
    plugin: &str,
    settings: &Settings,
) -> Result<(), R::Error> {
    rows.put_platform_settings(plugin, settings)?;
    outdate(rows, Some(plugin))
}

/// What runs now ran under other facts; what waited for one of them goes on.
fn outdate<R: InstallationRows + JobRows>(rows: &R, plugin: Option<&str>) -> Result<(), R::Error> {
    rows.outdate_plugin(plugin)?.into_iter().try_for_each(|id| rows.resume_paused_jobs(id))
}
