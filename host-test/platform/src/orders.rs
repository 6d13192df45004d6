//! The platform's events about orders, and the reports of sends by hand.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use host_core::model::{Installation, InstallationId, Job, JobId, Message, Outcome, Phase};
use host_core::report::{Report, ReportId, Summary};
use host_core::shop::{Entity, Order};
use host_core::store::{JobFilter, RepeatedNumber};
use tokio::sync::watch;

use crate::error::HostError;
use crate::host::Host;
use crate::run::Ended;
use crate::work::Until;

/// What a plugin made of an event.
#[derive(Debug, Clone)]
pub struct Heard {
    /// The id of the order or the customer.
    pub record: String,
    /// The plugin.
    pub plugin: String,
    /// How the event's job stands.
    pub phase: Phase,
    /// How it ended, where it did.
    pub outcome: Option<Outcome>,
    /// Why.
    pub message: Option<Message>,
}

/// What became of orders that the platform was told of.
#[derive(Debug, Clone)]
pub struct OrdersResult {
    /// What each plugin made of each.
    pub events: Vec<Heard>,
    /// Orders that came with a number that another order of the shop has.
    pub repeated: Vec<RepeatedNumber>,
}

impl Host {
    /// Keeps orders that were completed or changed, and tells every plugin that takes orders. A
    /// plugin that fails at it hears of it again; no order is lost.
    ///
    /// # Errors
    /// An unknown shop, or the store.
    pub async fn orders(self: &Arc<Self>, shop: &str, orders: &[Order]) -> Result<OrdersResult, HostError> {
        self.shop(shop).await?;
        let plugins = self.listeners(shop, Entity::Order).await?;
        let ids: Vec<_> = plugins.keys().copied().collect();
        let others = self.listeners(shop, Entity::Customer).await?;
        let others: Vec<_> = others.into_keys().collect();
        let kept = self.store.orders_changed(shop, orders, &ids, &others, self.clock.now()).await?;
        Ok(OrdersResult { events: self.heard(&kept.jobs, &plugins).await?, repeated: kept.repeated })
    }

    /// Lets the plugins hear of events that were queued, and tells what they made of them.
    pub(crate) async fn heard(
        self: &Arc<Self>,
        events: &[JobId],
        plugins: &BTreeMap<InstallationId, String>,
    ) -> Result<Vec<Heard>, HostError> {
        if events.is_empty() {
            return Ok(Vec::new());
        }
        let (_stop, stopped) = watch::channel(false);
        self.work(&Until::Settled(events.to_vec()), stopped, |_: Ended| {}).await?;
        let heard = self.in_order(events).await?.into_iter().map(|job| Heard {
            plugin: plugins.get(&job.installation).cloned().unwrap_or_default(),
            record: job.key,
            phase: job.phase,
            outcome: job.outcome,
            message: job.message,
        });
        Ok(heard.collect())
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
