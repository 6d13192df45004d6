//! The platform's events about orders, and sending by hand.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use host_core::model::{Installation, InstallationState, Job, JobId, Message, NewJob, Outcome, Phase};
use host_core::report::{Report, ReportId, Summary};
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
    /// What is stopped, or doesn't end at once, goes on in the background, and the report with it.
    ///
    /// # Errors
    /// An unknown order, a plugin that sends none, or the store; nothing was sent then.
    pub async fn send_orders(
        self: &Arc<Self>,
        installation: &Installation,
        orders: &[String],
        stop: watch::Receiver<bool>,
        progress: impl FnMut(Ended) + Send,
    ) -> Result<Report, HostError> {
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
        let known: BTreeSet<String> = listed.into_iter().map(|row| row.record.subject().id).collect();
        let unknown: Vec<&str> =
            orders.iter().filter(|id| !known.contains(*id)).map(String::as_str).collect();
        if !unknown.is_empty() {
            let shop = &installation.shop;
            return Err(HostError::Usage(format!(
                "shop {shop:?} has no order {}; nothing was sent",
                unknown.join(", ")
            )));
        }
        let mut selected = BTreeSet::new();
        let jobs: Vec<NewJob> = orders
            .iter()
            .filter(|id| selected.insert(id.as_str()))
            .map(|id| NewJob {
                kind: kind.clone(),
                key: id.clone(),
                subject: Some(Subject { entity: Entity::Order, id: id.clone() }),
                payload: Vec::new(),
                delay_ms: 0,
                manual: true,
            })
            .collect();
        self.resume(installation).await?;
        let (report, ids) = self.store.send(installation.id, &jobs, self.clock.now()).await?;
        self.work(&Until::Settled(ids), stop, progress).await?;
        let report = self.report(installation, report).await?;
        report.ok_or_else(|| HostError::Failed("the report gave way to newer ones".into()))
    }

    /// What became of a send by hand, as it stands by now; none where there is none of this number.
    ///
    /// # Errors
    /// The store.
    pub async fn report(
        &self,
        installation: &Installation,
        report: ReportId,
    ) -> Result<Option<Report>, HostError> {
        Ok(self.store.report(installation.id, report).await?)
    }

    /// The sends by hand, the last first.
    ///
    /// # Errors
    /// The store.
    pub async fn reports(&self, installation: &Installation, limit: u32) -> Result<Vec<Summary>, HostError> {
        Ok(self.store.reports(installation.id, limit).await?)
    }

    async fn in_order(&self, ids: &[JobId]) -> Result<Vec<Job>, HostError> {
        let filter = JobFilter { ids: ids.to_vec(), ..JobFilter::default() };
        let mut jobs: HashMap<JobId, Job> =
            self.store.jobs(&filter).await?.into_iter().map(|job| (job.id, job)).collect();
        Ok(ids.iter().filter_map(|id| jobs.remove(id)).collect())
    }
}
