//! Times by the clocks of shops.

use std::collections::BTreeMap;
use std::sync::Arc;

use host_core::shop::Timestamp;
use host_platform::Host;
use jiff::tz::TimeZone;

use crate::output::Output;

/// The time zones of the shops.
#[derive(Default)]
pub(crate) struct ShopTimeZones(BTreeMap<String, TimeZone>);

impl ShopTimeZones {
    pub(crate) async fn read(host: &Arc<Host>) -> anyhow::Result<Self> {
        let shops = host.shops().await?.into_iter();
        let zones = shops.filter_map(|shop| Some((shop.id, TimeZone::get(&shop.time_zone).ok()?)));
        Ok(Self(zones.collect()))
    }

    /// A time by the clock of a shop, for its owner.
    pub(crate) fn time(&self, out: &Output, shop: &str, at: Timestamp) -> String {
        out.texts.time(at, self.0.get(shop).unwrap_or(&TimeZone::UTC))
    }
}
