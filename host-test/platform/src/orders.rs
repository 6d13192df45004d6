//! Events about orders that the shop reports.

use std::sync::Arc;

use host_core::shop::{Entity, Order};
use host_core::store::RepeatedNumber;

use crate::error::HostError;
use crate::events::EventResult;
use crate::host::Host;

/// The result of saving orders that the platform reports.
#[derive(Debug, Clone)]
pub struct OrdersResult {
    /// The results of the events, one for each plugin and order.
    pub events: Vec<EventResult>,
    /// Orders that came with a number that another order of the shop has.
    pub repeated: Vec<RepeatedNumber>,
}

/// Events about orders.
#[derive(Clone, Copy)]
pub struct Orders<'h> {
    host: &'h Arc<Host>,
}

impl Host {
    /// Events about orders.
    #[must_use]
    pub fn orders(self: &Arc<Self>) -> Orders<'_> {
        Orders { host: self }
    }
}

impl Orders<'_> {
    /// Saves orders that were completed or changed, and calls every plugin that takes orders. A
    /// plugin that fails at it is called again later; no order is lost.
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
