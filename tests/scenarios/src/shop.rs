//! The shop's side of a connector that imports products: its ticks and its catalogue.

use std::collections::BTreeMap;

use host_core::model::{Counts, Phase};
use host_core::shop::{Entity, Partial, Product};
use host_core::store::Record;
use host_platform::{Enabled, TickReport};
use tokio::sync::watch;

use crate::catalogue::{Catalogue, Offer};
use crate::with_timeout;
use crate::world::World;

impl<S: Catalogue> World<S> {
    /// A shop whose connector is connected and imports products.
    ///
    /// # Panics
    /// Where it can't be connected.
    pub async fn buying(remote: S) -> Self {
        let world = Self::unconnected(remote).await;
        world.take_products().await;
        world
    }

    /// Enters the settings and switches products on.
    ///
    /// # Panics
    /// Where they aren't saved.
    pub async fn take_products(&self) {
        let flows = [(S::PRODUCTS_IN, true), (S::ORDERS_OUT, false)];
        let enabled = self.enable(self.remote.settings(), &flows).await;
        assert!(matches!(enabled, Ok(Enabled::Saved(..))), "{enabled:?}");
    }

    /// Runs a tick at a person's request, to its end.
    ///
    /// # Panics
    /// Where it can't be made.
    pub async fn tick(&self, full: bool) -> TickReport {
        let (_stop, stopped) = watch::channel(false);
        let installation = self.installation().await;
        with_timeout(self.host.ticks().run(&installation, Entity::Product, full, stopped, |_| {}))
            .await
            .expect("a tick")
    }

    /// Runs a tick that must succeed. Returns what it changed.
    ///
    /// # Panics
    /// Where it doesn't.
    pub async fn ticked(&self) -> Counts {
        let report = self.tick(false).await;
        assert_eq!(report.phase, Phase::Done, "{report:?}");
        report.tick.counts
    }

    /// The shop's products.
    ///
    /// # Panics
    /// Where the store can't be asked.
    pub async fn products(&self) -> Vec<Product> {
        let installation = self.installation().await;
        let listed = self.host.store().records_list(installation.id, Entity::Product, None, u32::MAX).await;
        let records = listed.expect("the store can be asked").into_iter().map(|listed| listed.record);
        let products = records.filter_map(|record| match record {
            Record::Product(product) => Some(*product),
            Record::Order(_) | Record::Customer(_) => None,
        });
        products.collect()
    }

    /// The product with a SKU.
    ///
    /// # Panics
    /// Where there isn't exactly one.
    pub async fn product(&self, sku: &str) -> Product {
        let mut found = self.products().await;
        found.retain(|product| product.sku == sku);
        assert_eq!(found.len(), 1, "{sku}: {found:?}");
        found.remove(0)
    }

    /// The remote's products that the shop has on sale, by the remote's identifiers.
    pub async fn on_sale(&self) -> BTreeMap<String, Offer> {
        let products = self.products().await;
        let active = products.into_iter().filter(|product| product.active);
        active.filter_map(|product| Some((product.remote_id.clone()?, offer(&product)))).collect()
    }

    /// Checks that the shop offers what the remote offers, each product once and nothing else.
    ///
    /// # Panics
    /// Where that doesn't hold.
    pub async fn agrees(&self, context: &str) {
        let (there, here) = (self.remote.offers(), self.on_sale().await);
        for (id, offer) in &there {
            assert_eq!(here.get(id), Some(offer), "{context}: product {id}");
        }
        let strangers: Vec<_> = here.keys().filter(|id| !there.contains_key(*id)).collect();
        assert!(strangers.is_empty(), "{context}: still on sale, though gone: {strangers:?}");
        let mut ids: Vec<String> = self.products().await.into_iter().map(|product| product.id).collect();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), self.products().await.len(), "{context}: a product is there twice");
    }
}

fn offer(product: &Product) -> Offer {
    let variants = product.variants.iter();
    let variants: BTreeMap<_, _> = variants
        .map(|variant| (variant.sku.clone(), plain(variant.quantity.as_deref().unwrap_or_default())))
        .collect();
    Offer {
        sku: product.sku.clone(),
        name: product.name.clone(),
        price: plain(&product.price),
        stock: match variants.is_empty() {
            true => plain(product.quantity.as_deref().unwrap_or_default()),
            false => String::new(),
        },
        variants,
    }
}

/// The decimal without needless zeros: "19.90" and "19.9" are one price.
#[must_use]
pub fn plain(number: &str) -> String {
    match number.split_once('.') {
        None => number.to_owned(),
        Some((whole, fraction)) => match fraction.trim_end_matches('0') {
            "" => whole.to_owned(),
            fraction => format!("{whole}.{fraction}"),
        },
    }
}

/// Records of which a file gives all fields.
#[must_use]
pub fn given<T: Clone>(records: &[T]) -> Vec<Partial<T>> {
    records.iter().cloned().map(Into::into).collect()
}
