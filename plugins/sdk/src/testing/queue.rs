//! Stands in for the platform's `queue`.

use crate::bindings::framework360::platform::queue::Job;

#[allow(clippy::unnecessary_wraps, reason = "the platform's own signature")]
pub(crate) fn push(jobs: &[Job]) -> Result<(), String> {
    super::with(|host| host.jobs.extend_from_slice(jobs));
    Ok(())
}

#[allow(clippy::unnecessary_wraps, reason = "the platform's own signature")]
pub(crate) fn cancel(kind: &str, key: &str) -> Result<bool, String> {
    super::with(|host| {
        let before = host.jobs.len();
        host.jobs.retain(|job| job.kind != kind || job.key != key);
        Ok(host.jobs.len() < before)
    })
}

pub(crate) fn pause_for(ms: u64) {
    super::with(|host| host.pause_ms = Some(ms));
}
