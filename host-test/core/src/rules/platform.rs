//! The platform's own address, and the settings of platform scope, with the effect of a change on installations.

use crate::model::Settings;
use crate::platform::Platform;
use crate::rows::{InstallationRows, JobRows, PlatformRows};

/// Changes the platform. An address that stays the same has no effect.
pub fn put<R: PlatformRows + InstallationRows + JobRows>(
    rows: &R,
    platform: &Platform,
) -> Result<(), R::Error> {
    if rows.put_platform(platform)? { outdate(rows, None) } else { Ok(()) }
}

/// Saves the settings of platform scope of a plugin. Sessions stay: a remote may pin them to the settings that were
/// valid when they were made, and accept both the old and the new secret during a change.
pub fn put_settings<R: PlatformRows + InstallationRows + JobRows>(
    rows: &R,
    plugin: &str,
    settings: &Settings,
) -> Result<(), R::Error> {
    rows.put_platform_settings(plugin, settings)?;
    outdate(rows, Some(plugin))
}

/// Outdates the calls that run now under the old facts, and resumes the jobs that waited for a setting.
fn outdate<R: InstallationRows + JobRows>(rows: &R, plugin: Option<&str>) -> Result<(), R::Error> {
    rows.outdate_plugin(plugin)?.into_iter().try_for_each(|id| rows.resume_paused_jobs(id))
}
