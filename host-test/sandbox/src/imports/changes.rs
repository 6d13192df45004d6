//! `framework360:shop/changes`: the changes that a connector asks for, buffered until its call returns ok.

use host_core::shop::{Change, CustomerPatch, Link, Product, StockLevel, Subject};

use crate::bindings::framework360::shop::changes::Host;
use crate::call_state::CallState;
use crate::imports::injected;

impl Host for CallState {
    async fn upsert_product(&mut self, product: Product) -> wasmtime::Result<()> {
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
        // Records and links are shown in lists: no secret gets there either.
        Ok(self.unit.change(self.masks.record(change))?)
    }
}
