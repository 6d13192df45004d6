//! Ticks: the remote's products and customers page by page, by the schedule or at a person's request.

use std::sync::Arc;

use host_core::limits;
use host_core::model::{Counts, Installation, InstallationState, Message, Outcome, Phase, Problem, Tick};
use host_core::queue::Ran;
use host_core::shop::{Customer, Entity, Given, Product};
use host_core::store::{Enumeration, Imported, JobFilter, StoreError, TickPage};
use tokio::sync::watch;

use crate::error::HostError;
use crate::host::Host;
use crate::run::{Ended, Well, Wish, unavailable, wish};
use crate::send::switched_off;
use crate::session::Caller;
use crate::work::Until;
use host_sandbox::bindings::framework360::connector::types::{Next, Page};
use host_sandbox::convert;
use host_sandbox::exports::{OnCustomerTick, OnProductTick};
use host_sandbox::mask::Masks;
use host_sandbox::plugins::Plugin;
use host_sandbox::switches::{Way, flow_on};

/// How a tick at a person's request ended.
#[derive(Debug, Clone)]
pub struct TickReport {
    /// What the pass did, and what waits for a person.
    pub tick: Tick,
    /// How its job stands: done, or why not.
    pub phase: Phase,
    /// Why.
    pub message: Option<Message>,
    /// Records of the remote that couldn't be taken, the last first.
    pub problems: Vec<Problem>,
}

impl Host {
    /// One page of the remote's records.
    pub(crate) async fn tick_page(&self, entity: Entity, caller: Caller<'_>) -> Wish {
        let off = match entity {
            Entity::Customer => "customers-off",
            Entity::Order | Entity::Product => "products-off",
        };
        if !ticks(caller.plugin, caller.installation, entity) {
            return Wish::nothing(Ran::Skipped(Message::host(off, &[])));
        }
        let cursor = match self.tick_of(caller.installation, entity).await {
            Ok(tick) => tick.and_then(|tick| tick.cursor),
            Err(error) => return Wish::nothing(unavailable(error)),
        };
        let told = match entity {
            Entity::Customer => self.call_in_session(caller, |_| OnCustomerTick(cursor.clone())).await,
            Entity::Order | Entity::Product => {
                self.call_in_session(caller, |_| OnProductTick(cursor.clone())).await
            }
        };
        let asked = told.called.as_ref().is_ok_and(|called| called.requests > 0);
        wish(told, self.clock.now(), |page, masks| {
            let page = page.map_err(|error| convert::failure(error, masks))?;
            // Without a limit to its pages, a pass must at least ask for something with each; a page
            // of customers may be one of the shop's own.
            let idle = !asked && entity != Entity::Customer;
            let goes_on = !matches!(page.next, Next::AtTick);
            let stands_still = goes_on && (idle || cursor.as_deref() == Some(page.cursor.as_str()));
            if stands_still || page.cursor.len() > limits::TICK_CURSOR {
                return Err(Ran::Unexpected(Message::host("tick-stands-still", &[])));
            }
            let ran = match page.next {
                Next::AtTick => Ran::Ended(Outcome::Nothing),
                Next::Now => Ran::Page(0),
                Next::AfterMs(after) => Ran::Page(after),
            };
            Ok(Well { ran, link: None, notes: Vec::new(), page: Some(taken(entity, page, cursor, masks)) })
        })
    }

    async fn tick_of(&self, installation: &Installation, entity: Entity) -> Result<Option<Tick>, HostError> {
        let ticks = self.store.ticks(Some(installation.id)).await?;
        Ok(ticks.into_iter().find(|tick| tick.entity == entity))
    }

    /// Whether an installation is asked regularly for records of this kind: products that the
    /// remote has, customers that changed on either side.
    pub async fn takes(&self, installation: &Installation, entity: Entity) -> bool {
        match self.plugin(&installation.plugin).await {
            Ok(plugin) => ticks(&plugin, installation, entity),
            Err(_) => false,
        }
    }

    /// Whether the modules that its plugin requires are switched on.
    async fn has_modules(&self, installation: &Installation) -> Result<bool, HostError> {
        let plugin = self.plugin(&installation.plugin).await?;
        let shop = self.shop(&installation.shop).await?;
        Ok(plugin.module_off(&shop).is_none())
    }

    /// Runs a tick now and to its end, in pages; `full` begins at the beginning of everything.
    /// `progress` hears of each page. Stopped between two pages, it goes on from there later.
    ///
    /// # Errors
    /// The installation is switched off, or the store.
    pub async fn tick(
        self: &Arc<Self>,
        installation: &Installation,
        entity: Entity,
        full: bool,
        stop: watch::Receiver<bool>,
        mut progress: impl FnMut(&Ended) + Send,
    ) -> Result<TickReport, HostError> {
        if installation.state == InstallationState::Disabled {
            return Err(switched_off(installation));
        }
        self.resume(installation).await?;
        let job = self.store.tick_now(installation.id, entity, full, self.clock.now()).await?;
        self.work(&Until::Settled(vec![job]), stop, |ended| progress(&ended)).await?;
        let filter = JobFilter { ids: vec![job], ..JobFilter::default() };
        let job = self.store.jobs(&filter).await?.pop();
        let (phase, message) = match job {
            Some(job) => (job.phase, job.message),
            None => return Err(HostError::Failed("the tick's job is gone".into())),
        };
        let message = match message {
            None if phase == Phase::Waiting => self.paused_because(installation).await?,
            message => message,
        };
        let tick = self.tick_of(installation, entity).await?;
        let tick = tick.ok_or_else(|| HostError::Failed("the tick left no trace".into()))?;
        let problems = self.store.problems(installation.id, entity, limits::PROBLEMS).await?;
        Ok(TickReport { tick, phase, message, problems })
    }

    /// A person asks for something that a refused credential holds up: it's tried, with all that
    /// waits. If the remote still refuses, that pauses it again.
    pub(crate) async fn resume(&self, installation: &Installation) -> Result<(), HostError> {
        if self.paused_because(installation).await?.is_some() {
            self.activate(installation).await?;
        }
        Ok(())
    }

    /// Why an installation does nothing, where it's paused.
    pub(crate) async fn paused_because(
        &self,
        installation: &Installation,
    ) -> Result<Option<Message>, HostError> {
        let known = self.store.installation(installation.id).await?;
        Ok(known.and_then(|known| match known.state {
            InstallationState::Paused(reason) => Some(reason),
            InstallationState::Active | InstallationState::Disabled => None,
        }))
    }

    /// A person says yes to what a list of everything left out; none where nothing waits for that.
    ///
    /// # Errors
    /// The store.
    pub async fn confirm(&self, installation: &Installation) -> Result<Option<Counts>, HostError> {
        Ok(self.store.confirm(installation.id, Entity::Product, self.clock.now()).await?)
    }

    /// Queues the ticks that are due, for every installation that wants them, and what looks after
    /// what plugins left at their remotes. Answers with the number of ticks.
    ///
    /// # Errors
    /// The store.
    pub async fn schedule(&self) -> Result<usize, HostError> {
        let installations = self.store.installations(None).await?;
        let mut active = Vec::new();
        for installation in &installations {
            let works = installation.state == InstallationState::Active;
            // A plugin that is missing now waits for its next time.
            if works
                && self.plugin(&installation.plugin).await.is_ok()
                && self.has_modules(installation).await?
            {
                active.push(installation);
            }
        }
        self.schedule_settling(&active).await?;
        let mut queued = 0;
        for entity in [Entity::Product, Entity::Customer] {
            let mut wanted = Vec::new();
            for installation in &active {
                if self.takes(installation, entity).await {
                    wanted.push(installation.id);
                }
            }
            if !wanted.is_empty() {
                queued += self.store.schedule(entity, &wanted, self.clock.now()).await?.len();
                self.hold.is_over();
            }
        }
        Ok(queued)
    }

    /// Works and keeps the schedule, until it's stopped; the calls that run then come to their end.
    ///
    /// # Errors
    /// The store can't be asked for work.
    pub async fn serve(
        self: &Arc<Self>,
        stop: watch::Receiver<bool>,
        ended: impl FnMut(Ended) + Send,
    ) -> Result<(), HostError> {
        let schedule = async {
            loop {
                match self.schedule().await {
                    Ok(_) => {}
                    Err(HostError::Store(StoreError::Busy(_))) => self.hold.is_on(),
                    Err(error) => tracing::error!(%error, "the ticks that are due could not be queued"),
                }
                tokio::time::sleep(limits::SCHEDULE).await;
            }
        };
        tokio::select! {
            worked = self.work(&Until::Stopped, stop, ended) => worked,
            () = schedule => Ok(()),
        }
    }

    /// Keeps products that the shop has already; what isn't given of one stays. A `remote_id` in
    /// one of them is linked for `installation`.
    ///
    /// # Errors
    /// An unknown shop, a link that is taken, or the store; nothing was kept then.
    pub async fn import_products(
        &self,
        shop: &str,
        products: &[Given<Product>],
        installation: Option<&Installation>,
    ) -> Result<Imported, HostError> {
        self.shop(shop).await?;
        let installation = installation.map(|installation| installation.id);
        Ok(self.store.import_products(shop, products, installation, self.clock.now()).await?)
    }

    /// The same for customers.
    ///
    /// # Errors
    /// As [`Host::import_products`].
    pub async fn import_customers(
        &self,
        shop: &str,
        customers: &[Given<Customer>],
        installation: Option<&Installation>,
    ) -> Result<Imported, HostError> {
        self.shop(shop).await?;
        let installation = installation.map(|installation| installation.id);
        Ok(self.store.import_customers(shop, customers, installation, self.clock.now()).await?)
    }
}

/// Whether a plugin is asked regularly for records of this kind.
fn ticks(plugin: &Plugin, installation: &Installation, entity: Entity) -> bool {
    let Some(manifest) = &plugin.manifest else { return false };
    let on = |way| flow_on(manifest, installation, entity, way);
    match entity {
        Entity::Product => on(Way::In),
        // It finds what changed on either side and nobody told.
        Entity::Customer => plugin.has_customers() && (on(Way::In) || on(Way::Out)),
        Entity::Order => false,
    }
}

/// The page as it is kept: its messages without secrets, and no more of them than are read.
fn taken(entity: Entity, page: Page, ran_with: Option<String>, masks: &Masks) -> TickPage {
    let problems = page.problems.into_iter().take(limits::CHANGES_PER_CALL).map(|problem| {
        (masks.kept(&problem.remote_id, limits::JOB_NAME), convert::message(problem.message, masks))
    });
    TickPage {
        entity,
        ran_with,
        ends: matches!(page.next, Next::AtTick),
        problems: problems.collect(),
        done: page.done,
        total: page.total,
        enumeration: page.enumeration.map(|part| Enumeration { begins: part.begins, ends: part.ends }),
        cursor: page.cursor,
    }
}
