//! What remotes report by themselves: each delivery has its effect once, however often it comes.

use rusqlite::params;

use super::DbResult;
use super::open_transaction::OpenTransaction;
use host_core::limits;
use host_core::model::{InstallationId, NewJob};
use host_core::platform::Delivered;
use host_core::rules::jobs;
use host_core::shop::Timestamp;
use host_core::store::StoreError;
use host_core::unit_of_work;

/// Old ids that go at a time, so that no delivery waits for the sweeping of many.
const SWEPT: u32 = 100;

pub(super) fn deliver(
    transaction: &OpenTransaction<'_>,
    plugin: &str,
    account: &str,
    delivery: &str,
    job: &NewJob,
    now: Timestamp,
) -> DbResult<Delivered> {
    check(delivery, job)?;
    let installations = of_account(transaction, plugin, account, job.runs_when_disabled)?;
    if installations.is_empty() {
        return Ok(Delivered::NoInstallation);
    }
    let mut queued = Vec::new();
    for installation in installations {
        let new = transaction
            .prepare_cached(
                "INSERT INTO deliveries (installation, id, at) VALUES (?1, ?2, ?3)
                 ON CONFLICT (installation, id) DO NOTHING",
            )?
            .execute(params![installation, delivery, now])?;
        if new > 0 {
            // Whatever a remote reports, no person asked for it.
            let job = NewJob { manual: false, ..job.clone() };
            queued.push(jobs::push(transaction, installation, &job, now)?);
        }
    }
    if queued.is_empty() {
        return Ok(Delivered::Known);
    }
    sweep(transaction, now)?;
    Ok(Delivered::Queued(queued))
}

fn check(delivery: &str, job: &NewJob) -> DbResult<()> {
    if delivery.is_empty() || delivery.len() > limits::JOB_NAME {
        let problem = format!("a delivery's id has 1 to {} bytes", limits::JOB_NAME);
        return Err(StoreError::Refused(problem).into());
    }
    unit_of_work::check_job(job).map_err(|error| StoreError::Refused(error.to_string()).into())
}

/// Those that work or wait, and those that are off where it concerns them too. An account without an
/// id is anybody's.
fn of_account(
    transaction: &OpenTransaction<'_>,
    plugin: &str,
    account: &str,
    even_when_off: bool,
) -> DbResult<Vec<InstallationId>> {
    if account.is_empty() {
        return Ok(Vec::new());
    }
    let mut statement = transaction.prepare_cached(
        "SELECT id FROM installations
         WHERE plugin = ?1 AND json_extract(account, '$.id') = ?2 AND (state <> 'disabled' OR ?3) ORDER BY id",
    )?;
    let ids = statement.query_map(params![plugin, account, even_when_off], |row| row.get(0))?;
    Ok(ids.collect::<rusqlite::Result<_>>()?)
}

/// Each new delivery takes some old ones away, so that their number follows the traffic.
fn sweep(transaction: &OpenTransaction<'_>, now: Timestamp) -> DbResult<()> {
    let known = Timestamp::try_from(limits::DELIVERY_KNOWN.as_millis()).unwrap_or(Timestamp::MAX);
    transaction
        .prepare_cached(
            "DELETE FROM deliveries WHERE (installation, id) IN
                (SELECT installation, id FROM deliveries WHERE at < ?1 ORDER BY at LIMIT ?2)",
        )?
        .execute(params![now.saturating_sub(known), SWEPT])?;
    Ok(())
}
