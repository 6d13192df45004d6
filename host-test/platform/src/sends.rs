//! Sending by hand: records that a person selected, whatever the switches say.

use std::collections::BTreeSet;
use std::sync::Arc;

use host_core::activity_event::ActivityEvent;
use host_core::model::{Installation, InstallationState, JobId, Message, NewJob, Phase};
use host_core::send_report::{Part, Report, ReportId, Summary};
use host_core::shop::{Entity, Subject};
use host_core::store::{Commit, JobFilter, NewActivity};
use tokio::sync::watch;

use crate::error::HostError;
use crate::host::Host;
use crate::job_result::CompletedRun;
use crate::jobs::decided;
use crate::worker::Until;

mod selection;

/// Records that a message names; a request may name thousands.
const NAMED: usize = 20;

/// Sends by hand, whatever the switches say, and their reports.
#[derive(Clone, Copy)]
pub struct Sends<'h> {
    host: &'h Arc<Host>,
}

impl Host {
    /// Sends by hand, whatever the switches say, and their reports.
    #[must_use]
    pub fn sends(self: &Arc<Self>) -> Sends<'_> {
        Sends { host: self }
    }
}

impl Sends<'_> {
    /// Sends records at once, whatever the switches say, and reports. `progress` is called after each run.
    /// What is stopped, or doesn't end at once, goes on in the background, and the report with it.
    ///
    /// # Errors
    /// An unknown record, a plugin that sends none of this kind, or the store; nothing was sent then.
    pub async fn send(
        self,
        installation: &Installation,
        entity: Entity,
        ids: &[String],
        stop: watch::Receiver<bool>,
        progress: impl FnMut(CompletedRun) + Send,
    ) -> Result<Report, HostError> {
        let jobs = self.jobs_by_hand(installation, entity, ids).await?;
        self.host.installations().resume(installation).await?;
        let (report, jobs) =
            self.host.store.jobs_send_manual(installation.id, &jobs, self.host.clock.now()).await?;
        self.run_to_report(installation, report, jobs, stop, progress).await
    }

    /// Queues records that a person sends, whatever the switches say, ahead of everything else; a worker sends them.
    /// Returns the number of the report.
    ///
    /// # Errors
    /// An unknown record, a plugin that sends none of this kind, or the store; nothing was queued then.
    pub async fn begin(
        self,
        installation: &Installation,
        entity: Entity,
        ids: &[String],
        actor: Option<&str>,
    ) -> Result<ReportId, HostError> {
        let jobs = self.jobs_by_hand(installation, entity, ids).await?;
        self.host.installations().resume(installation).await?;
        let now = self.host.clock.now();
        let report = self.host.store.jobs_send_manual(installation.id, &jobs, now).await?.0;
        // One record has the entry in its own history.
        let subject = ids.first().filter(|_| ids.len() == 1).map(|id| Subject { entity, id: id.clone() });
        let decision = Message::host("decided-send", &[("count", &jobs.len().to_string())]);
        let activity = vec![decided(subject, decision, actor)];
        let commit = Commit { installation: installation.id, activity, now, ..Commit::default() };
        self.host.store.commit(commit).await?;
        Ok(report)
    }

    /// Sends orders that were sent before and deleted at the remote since: each is created there again.
    ///
    /// # Errors
    /// The errors of [`send`](Self::send), or an order isn't linked.
    pub async fn send_anew(
        self,
        installation: &Installation,
        ids: &[String],
        stop: watch::Receiver<bool>,
        progress: impl FnMut(CompletedRun) + Send,
    ) -> Result<Report, HostError> {
        let jobs = self.jobs_by_hand(installation, Entity::Order, ids).await?;
        let listed =
            self.host.store.records_list(installation.id, Entity::Order, Some(ids), u32::MAX).await?;
        let unlinked = listed.iter().filter(|row| row.link.is_none()).map(|row| row.record.subject().id);
        let unlinked: Vec<String> = unlinked.collect();
        if !unlinked.is_empty() {
            let records = unlinked.join(", ");
            let args = [("plugin", installation.plugin.as_str()), ("records", &records)];
            return Err(HostError::Misuse(Message::host("anew-unlinked", &args)));
        }
        self.host.installations().resume(installation).await?;
        let (report, jobs) =
            self.host.store.jobs_send_anew(installation.id, &jobs, self.host.clock.now()).await?;
        self.run_to_report(installation, report, jobs, stop, progress).await
    }

    /// One job for each record, without repetitions.
    async fn jobs_by_hand(
        self,
        installation: &Installation,
        entity: Entity,
        ids: &[String],
    ) -> Result<Vec<NewJob>, HostError> {
        let plugin = self.host.plugin(&installation.plugin).await?;
        let columns = plugin.manifest.iter().flat_map(|manifest| &manifest.columns);
        let kind = columns
            .into_iter()
            .find(|column| column.entity == entity)
            .and_then(|column| column.send_job.clone())
            .ok_or_else(|| {
                let args = [("plugin", installation.plugin.as_str()), ("entity", entity.as_str())];
                HostError::Misuse(Message::host("sends-none", &args))
            })?;
        if installation.state == InstallationState::Disabled {
            return Err(switched_off(installation));
        }
        self.check_known(installation, entity, ids).await?;
        let mut selected = BTreeSet::new();
        let jobs = ids
            .iter()
            .filter(|id| selected.insert(id.as_str()))
            .map(|id| NewJob {
                kind: kind.clone(),
                key: id.clone(),
                subject: Some(Subject { entity, id: id.clone() }),
                payload: Vec::new(),
                delay_ms: 0,
                manual: true,
                runs_when_disabled: false,
            })
            .collect();
        Ok(jobs)
    }

    async fn run_to_report(
        self,
        installation: &Installation,
        report: ReportId,
        jobs: Vec<JobId>,
        stop: watch::Receiver<bool>,
        progress: impl FnMut(CompletedRun) + Send,
    ) -> Result<Report, HostError> {
        self.host.worker().work(&Until::Finished(jobs), stop, progress).await?;
        let report = self.report(installation, report).await?;
        report.ok_or_else(|| HostError::Failed("the report gave way to newer ones".into()))
    }

    /// The orders that arrived while the plugin, or its switch, was off, in the order in which they came.
    ///
    /// # Errors
    /// The store.
    pub async fn missed(self, installation: &Installation) -> Result<Vec<String>, HostError> {
        let listed = self.host.store.records_list(installation.id, Entity::Order, None, u32::MAX).await?;
        let missed = listed.iter().rev().filter(|row| row.was_missed());
        Ok(missed.map(|row| row.record.subject().id).collect())
    }

    /// Checks that every record that is named is the shop's.
    async fn check_known(
        self,
        installation: &Installation,
        entity: Entity,
        ids: &[String],
    ) -> Result<(), HostError> {
        let listed = self.host.store.records_list(installation.id, entity, Some(ids), u32::MAX).await?;
        let known: BTreeSet<String> = listed.into_iter().map(|row| row.record.subject().id).collect();
        let unknown: Vec<&str> = ids.iter().filter(|id| !known.contains(*id)).map(String::as_str).collect();
        if unknown.is_empty() {
            return Ok(());
        }
        Err(unknown_records(&installation.shop, entity, &unknown))
    }

    /// The report of a send by hand, with the current state of its rows; none where no report has this number.
    ///
    /// # Errors
    /// The store.
    pub async fn report(
        self,
        installation: &Installation,
        report: ReportId,
    ) -> Result<Option<Report>, HostError> {
        Ok(self.host.store.report(installation.id, report).await?)
    }

    /// Stops a send by hand: what still waits isn't sent, and the report says so. What runs comes to its end. Returns the
    /// number of records that were left out; they can be sent by hand later, and those that had failed before count as failed.
    ///
    /// # Errors
    /// The store; nothing was stopped then.
    pub async fn stop(
        self,
        installation: &Installation,
        report: &Report,
        actor: Option<&str>,
    ) -> Result<u64, HostError> {
        let waiting = report.rows.iter().filter(|row| row.part == Part::Waiting);
        let ids: Vec<JobId> = waiting.map(|row| row.job).collect();
        if ids.is_empty() {
            return Ok(0);
        }
        let jobs = self.host.jobs().list(&JobFilter { ids, ..JobFilter::default() }).await?;
        let left = jobs.into_iter().filter(|job| matches!(job.phase, Phase::Waiting | Phase::Paused));
        let stops: Vec<_> = left.map(|job| (job.kind, job.key)).collect();
        let stopped = stops.len() as u64;
        if stopped == 0 {
            return Ok(0);
        }
        let note = NewActivity {
            subject: None,
            event: ActivityEvent::Note,
            message: Some(Message::host("sends-stopped", &[("count", &stopped.to_string())])),
            actor: actor.map(str::to_owned),
        };
        let activity = vec![note];
        let now = self.host.clock.now();
        self.host
            .store
            .commit(Commit { installation: installation.id, stops, activity, now, ..Commit::default() })
            .await?;
        Ok(stopped)
    }

    /// The sends by hand, the last first.
    ///
    /// # Errors
    /// The store.
    pub async fn reports(self, installation: &Installation, limit: u32) -> Result<Vec<Summary>, HostError> {
        Ok(self.host.store.reports(installation.id, limit).await?)
    }
}

/// The error that a shop has no such records.
fn unknown_records(shop: &str, entity: Entity, unknown: &[&str]) -> HostError {
    let mut records = unknown.iter().take(NAMED).copied().collect::<Vec<_>>().join(", ");
    if unknown.len() > NAMED {
        records.push_str(", …");
    }
    let args = [("shop", shop), ("entity", entity.as_str()), ("records", &records)];
    HostError::Misuse(Message::host("records-unknown", &args))
}

/// The error where the owner has switched a plugin off.
pub(crate) fn switched_off(installation: &Installation) -> HostError {
    let args = [("plugin", installation.plugin.as_str()), ("shop", &installation.shop)];
    HostError::Misuse(Message::host("plugin-is-off", &args))
}
