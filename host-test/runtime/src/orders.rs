//! The platform's events about orders, and sending by hand.

use std::collections::BTreeMap;
use std::sync::Arc;

use host_core::model::{Installation, InstallationState, Job, JobId, Message, NewJob, Outcome, Phase};
use host_core::shop::{Entity, Order, Subject};
use host_core::store::JobFilter;
use tokio::sync::watch;

use crate::host::{Host, HostError};
use crate::run::Ended;
use crate::work::Until;

/// What a plugin made of an order's event.
#[derive(Debug, Clone)]
pub struct Heard {
    /// The order.
    pub order: String,
    /// The plugin.
    pub plugin: String,
    /// How the event's job stands.
    pub phase: Phase,
    /// How it ended, where it did.
    pub outcome: Option<Outcome>,
    /// Why.
    pub message: Option<Message>,
}

/// How one order of a manual send stands at its end.
#[derive(Debug, Clone)]
pub struct SentRow {
    /// The order.
    pub order: String,
    /// The job that sent it.
    pub job: JobId,
    /// Which part of the report it belongs to.
    pub part: Part,
    /// The number there, where it was sent.
    pub number: String,
    /// Why.
    pub message: Option<Message>,
}

/// The parts of a report: every selected order is in exactly one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// Sent now.
    Sent,
    /// It was there before.
    AlreadyThere,
    /// There was a reason not to send it.
    Skipped,
    /// Refused or broken.
    Failed,
    /// A person must look.
    Uncertain,
    /// Goes on by itself later.
    Waiting,
}

impl Part {
    /// All, in the order of a report.
    pub const ALL: [Self; 6] =
        [Self::Sent, Self::AlreadyThere, Self::Skipped, Self::Failed, Self::Uncertain, Self::Waiting];

    /// The word in JSON.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Sent => "sent",
            Self::AlreadyThere => "already_there",
            Self::Skipped => "skipped",
            Self::Failed => "failed",
            Self::Uncertain => "uncertain",
            Self::Waiting => "waiting",
        }
    }
}

impl Host {
    /// Keeps orders that were completed or changed, and tells every plugin that takes orders. A
    /// plugin that fails at it hears of it again; no order is lost.
    ///
    /// # Errors
    /// An unknown shop, or the store.
    pub async fn orders(self: &Arc<Self>, shop: &str, orders: &[Order]) -> Result<Vec<Heard>, HostError> {
        self.shop(shop).await?;
        let mut plugins = BTreeMap::new();
        for installation in self.store.installations(Some(shop)).await? {
            if installation.state != InstallationState::Disabled && self.takes_orders(&installation).await {
                plugins.insert(installation.id, installation.plugin);
            }
        }
        let ids: Vec<_> = plugins.keys().copied().collect();
        let events = self.store.orders_changed(shop, orders, &ids, self.clock.now()).await?;
        if events.is_empty() {
            return Ok(Vec::new());
        }
        let (_stop, stopped) = watch::channel(false);
        self.work(&Until::Settled(events.clone()), stopped, |_: Ended| {}).await?;
        let heard = self.in_order(&events).await?.into_iter().map(|job| Heard {
            plugin: plugins.get(&job.installation).cloned().unwrap_or_default(),
            order: job.key,
            phase: job.phase,
            outcome: job.outcome,
            message: job.message,
        });
        Ok(heard.collect())
    }

    /// Sends orders at once, whatever the switches say, and reports. `progress` hears of each run.
    ///
    /// # Errors
    /// An unknown order, a plugin that sends none, or the store; nothing was sent then.
    pub async fn send_orders(
        self: &Arc<Self>,
        installation: &Installation,
        orders: &[String],
        stop: watch::Receiver<bool>,
        progress: impl FnMut(Ended) + Send,
    ) -> Result<Vec<SentRow>, HostError> {
        let plugin = self.plugin(&installation.plugin).await?;
        let columns = plugin.manifest.iter().flat_map(|manifest| &manifest.columns);
        let kind = columns
            .into_iter()
            .find(|column| column.entity == Entity::Order)
            .and_then(|column| column.send_job.clone())
            .ok_or_else(|| HostError::Usage(format!("{} sends no orders by hand", installation.plugin)))?;
        if installation.state == InstallationState::Disabled {
            return Err(HostError::Usage(format!(
                "{} is switched off in shop {:?}; switch it on with `host-test enable {} --shop {}`",
                installation.plugin, installation.shop, installation.plugin, installation.shop
            )));
        }
        let listed = self.store.list(installation.id, Entity::Order, Some(orders), u32::MAX).await?;
        let unknown: Vec<&str> = orders
            .iter()
            .filter(|id| !listed.iter().any(|row| row.record.subject().id == **id))
            .map(String::as_str)
            .collect();
        if !unknown.is_empty() {
            let shop = &installation.shop;
            return Err(HostError::Usage(format!(
                "shop {shop:?} has no order {}; nothing was sent",
                unknown.join(", ")
            )));
        }
        let mut jobs: Vec<NewJob> = Vec::new();
        for id in orders {
            if jobs.iter().all(|job| job.key != *id) {
                jobs.push(NewJob {
                    kind: kind.clone(),
                    key: id.clone(),
                    subject: Some(Subject { entity: Entity::Order, id: id.clone() }),
                    payload: Vec::new(),
                    delay_ms: 0,
                    manual: true,
                });
            }
        }
        let ids = self.store.push(installation.id, &jobs, self.clock.now()).await?;
        self.work(&Until::Settled(ids.clone()), stop, progress).await?;
        let selected: Vec<String> = jobs.into_iter().map(|job| job.key).collect();
        let links = self.store.list(installation.id, Entity::Order, Some(&selected), u32::MAX).await?;
        let number = |id: &str| {
            let row = links.iter().find(|row| row.record.subject().id == id);
            row.and_then(|row| row.link.as_ref()).map(|link| link.number.clone()).unwrap_or_default()
        };
        let paused = self.paused_because(installation).await?;
        let rows = self.in_order(&ids).await?.into_iter().map(|job| SentRow {
            part: part(&job),
            number: number(&job.key),
            job: job.id,
            message: job.message.or_else(|| paused.clone().filter(|_| job.phase == Phase::Waiting)),
            order: job.key,
        });
        Ok(rows.collect())
    }

    async fn in_order(&self, ids: &[JobId]) -> Result<Vec<Job>, HostError> {
        let filter = JobFilter { ids: ids.to_vec(), ..JobFilter::default() };
        let mut jobs = self.store.jobs(&filter).await?;
        jobs.sort_by_key(|job| ids.iter().position(|id| *id == job.id));
        Ok(jobs)
    }
}

fn part(job: &Job) -> Part {
    match (job.phase, job.outcome) {
        (Phase::Done, Some(Outcome::Sent)) => Part::Sent,
        (Phase::Done, Some(Outcome::AlreadyThere)) => Part::AlreadyThere,
        (Phase::Done | Phase::Skipped, _) => Part::Skipped,
        (Phase::Parked, _) => Part::Failed,
        (Phase::Uncertain, _) => Part::Uncertain,
        (Phase::Waiting | Phase::Running | Phase::Paused, _) => Part::Waiting,
    }
}
