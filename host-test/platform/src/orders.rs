//! The platform's events about orders, and the reports of sends by hand.

use std::sync::Arc;

use host_core::shop::{Entity, Order};
use host_core::store::RepeatedNumber;

use crate::error::HostError;
use crate::events::EventResult;
use crate::host::Host;

/// What became of orders that the platform was told of.
#[derive(Debug, Clone)]
pub struct OrdersResult {
    /// What each plugin made of each.
    pub events: Vec<EventResult>,
    /// Orders that came with a number that another order of the shop has.
    pub repeated: Vec<RepeatedNumber>,
}

/// The platform's events about orders.
#[derive(Clone, Copy)]
pub struct Orders<'h> {
    host: &'h Arc<Host>,
}

impl Host {
    /// The platform's events about orders.
    #[must_use]
    pub fn orders(self: &Arc<Self>) -> Orders<'_> {
        Orders { host: self }
    }
}

impl Orders<'_> {
    /// Keeps orders that were completed or changed, and tells every plugin that takes orders. A
    /// plugin that fails at it hears of it again; no order is lost.
    ///
    /// # Errors
    /// An unknown shop, or the store.
    pub async fn save(self, shop: &str, orders: &[Order]) -> Result<OrdersResult, HostError> {
        self.host.shop(shop).await?;
        let plugins = self.host.subscribers().of(shop, Entity::Order).await?;
        let ids: Vec<_> = plugins.keys().copied().collect();
        let others = self.host.subscribers().of(shop, Entity::Customer).await?;
        let others: Vec<_> = others.into_keys().collect();
        let kept = self.host.store.orders_changed(shop, orders, &ids, &others, self.host.clock.now()).await?;
        Ok(OrdersResult {
            events: self.host.events().run_event_jobs(&kept.jobs, &plugins).await?,
            repeated: kept.repeated,
        })
    }
}
