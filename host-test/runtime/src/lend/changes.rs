//! `framework360:shop/changes`: what the connector asks to change, kept until its call returns ok.

use host_core::shop::{Change, CustomerPatch, Link, Order, Product, StockLevel, Subject};

use crate::bindings::framework360::shop::changes::Host;
use crate::lend::injected;
use crate::state::CallState;

impl Host for CallState {
    async fn upsert_product(&mut self, mut product: Product) -> wasmtime::Result<()> {
        // Records are shown in lists: no secret gets there either.
        let Product { sku, ean, name, description, short_description, brand, category, images, .. } =
            &mut product;
        let texts = [sku, ean, name, description, short_description, brand];
        for text in texts.into_iter().chain(category).chain(images) {
            self.masks.scrub(text);
        }
        for variant in &mut product.variants {
            let options = variant.options.iter_mut().flat_map(|option| [&mut option.name, &mut option.value]);
            for text in [&mut variant.sku, &mut variant.ean].into_iter().chain(options) {
                self.masks.scrub(text);
            }
        }
        self.change(Change::UpsertProduct(product))
    }

    async fn set_stock(&mut self, level: StockLevel) -> wasmtime::Result<()> {
        self.change(Change::SetStock(level))
    }

    async fn deactivate_product(&mut self, remote_id: String) -> wasmtime::Result<()> {
        self.change(Change::DeactivateProduct(remote_id))
    }

    async fn upsert_customer(&mut self, patch: CustomerPatch) -> wasmtime::Result<()> {
        self.change(Change::UpsertCustomer(patch))
    }

    async fn upsert_order(&mut self, order: Order) -> wasmtime::Result<()> {
        self.change(Change::UpsertOrder(order))
    }

    async fn link_record(&mut self, link: Link) -> wasmtime::Result<()> {
        self.change(Change::Link(link))
    }

    async fn unlink_record(&mut self, subject: Subject) -> wasmtime::Result<()> {
        self.change(Change::Unlink(subject))
    }
}

impl CallState {
    /// The contract has no error here: too many changes, or a call that may make none, ends the call.
    fn change(&mut self, change: Change) -> wasmtime::Result<()> {
        if self.fails("changes") {
            return Err(injected("changes"));
        }
        Ok(self.unit.change(change)?)
    }
}
