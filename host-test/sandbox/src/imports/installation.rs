//! `framework360:platform/installation`: the shop, and its owner's settings and switches.

use host_core::public_url::address_of;

use crate::bindings::framework360::platform::installation::{Host, Restore, Shop};
use crate::call_state::CallState;
use crate::imports::injected;

impl Host for CallState {
    async fn about(&mut self) -> wasmtime::Result<Shop> {
        if self.fails("installation.about") {
            return Err(injected("installation.about"));
        }
        let shop = &self.shop;
        // The contract has no error here: where the store can't answer, the call can't go on.
        let public_url = match self.unit.store() {
            Some(store) => address_of(store, shop, &self.plugin).await?,
            None => String::new(),
        };
        Ok(Shop {
            id: shop.id.clone(),
            name: shop.name.clone(),
            public_url,
            currency: shop.currency.clone(),
            locale: shop.locale.clone(),
            time_zone: shop.time_zone.clone(),
        })
    }

    async fn setting(&mut self, key: String) -> wasmtime::Result<Option<String>> {
        if self.fails("installation.setting") {
            return Err(injected("installation.setting"));
        }
        Ok(self.settings.0.get(&key).filter(|value| !value.is_empty()).cloned())
    }

    async fn flow(&mut self, key: String) -> wasmtime::Result<bool> {
        if self.fails("installation.flow") {
            return Err(injected("installation.flow"));
        }
        Ok(self.flows.get(&key).copied().unwrap_or(false))
    }

    async fn last_restore(&mut self) -> wasmtime::Result<Option<Restore>> {
        if self.fails("installation.last-restore") {
            return Err(injected("installation.last-restore"));
        }
        // The contract has no error here: where the store can't answer, the call can't go on.
        let Some(store) = self.unit.store() else { return Ok(None) };
        let restore = store.last_restore(self.clock.steady(), self.clock.now()).await?;
        Ok(restore.map(|restore| Restore { id: restore.id, at: restore.at, since_ms: restore.since_ms }))
    }
}
