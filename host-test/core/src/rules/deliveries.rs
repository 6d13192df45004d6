//! Deliveries: what remotes report by webhook. Each has its effect once, however often it comes.

use super::jobs;
use crate::limits;
use crate::model::{InstallationState, NewJob};
use crate::platform::Delivered;
use crate::rows::{DeliveryRows, InstallationRows, JobRows};
use crate::shop::Timestamp;
use crate::store::StoreError;
use crate::unit_of_work;

/// Old ids that are deleted at a time, so that no delivery waits for the deletion of many.
const SWEPT: u32 = 100;

/// Queues the job of a delivery for each installation of an account that hasn't had it: for those that are active or
/// paused, and for those that are off where it concerns them too. An account without an id belongs to none.
pub fn deliver<R: DeliveryRows + InstallationRows + JobRows>(
    rows: &R,
    plugin: &str,
    account: &str,
    delivery: &str,
    job: &NewJob,
    now: Timestamp,
) -> Result<Delivered, R::Error> {
    check(delivery, job)?;
    if account.is_empty() {
        return Ok(Delivered::NoInstallation);
    }
    let mut holders = rows.account_holders(plugin, account)?;
    holders.retain(|holder| holder.state != InstallationState::Disabled || job.runs_when_disabled);
    if holders.is_empty() {
        return Ok(Delivered::NoInstallation);
    }
    let mut queued = Vec::new();
    for holder in holders {
        if rows.insert_delivery(holder.installation, delivery, now)? {
            // Whatever a remote reports, no person asked for it.
            let job = NewJob { manual: false, ..job.clone() };
            queued.push(jobs::push(rows, holder.installation, &job, now)?);
        }
    }
    if queued.is_empty() {
        return Ok(Delivered::Known);
    }
    // Each new delivery deletes some old ids, so that their number follows the traffic.
    let known = Timestamp::try_from(limits::DELIVERY_KNOWN.as_millis()).unwrap_or(Timestamp::MAX);
    rows.delete_deliveries_before(now.saturating_sub(known), SWEPT)?;
    Ok(Delivered::Queued(queued))
}

fn check(delivery: &str, job: &NewJob) -> Result<(), StoreError> {
    if delivery.is_empty() || delivery.len() > limits::JOB_NAME {
        let problem = format!("a delivery's id has 1 to {} bytes", limits::JOB_NAME);
        return Err(StoreError::Refused(problem));
    }
    unit_of_work::check_job(job).map_err(|error| StoreError::Refused(error.to_string()))
}
