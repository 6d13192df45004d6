//! Records that the shop has already, taken over from a file.

use std::sync::Arc;

use host_core::model::Installation;
use host_core::shop::{Customer, Partial, Product};
use host_core::store::ImportResult;

use crate::error::HostError;
use crate::host::Host;

/// Records that the shop has already.
#[derive(Clone, Copy)]
pub struct Imports<'h> {
    host: &'h Arc<Host>,
}

impl Host {
    /// Records that the shop has already.
    #[must_use]
    pub fn imports(self: &Arc<Self>) -> Imports<'_> {
        Imports { host: self }
    }
}

impl Imports<'_> {
    /// Keeps products that the shop has already; what isn't given of one stays. A `remote_id` in
    /// one of them is linked for `installation`.
    ///
    /// # Errors
    /// An unknown shop, a link that is taken, or the store; nothing was kept then.
    pub async fn products(
        self,
        shop: &str,
        products: &[Partial<Product>],
        installation: Option<&Installation>,
    ) -> Result<ImportResult, HostError> {
        self.host.shop(shop).await?;
        let installation = installation.map(|installation| installation.id);
        Ok(self.host.store.import_products(shop, products, installation, self.host.clock.now()).await?)
    }

    /// The same for customers.
    ///
    /// # Errors
    /// As [`Imports::products`].
    pub async fn customers(
        self,
        shop: &str,
        customers: &[Partial<Customer>],
        installation: Option<&Installation>,
    ) -> Result<ImportResult, HostError> {
        self.host.shop(shop).await?;
        let installation = installation.map(|installation| installation.id);
        Ok(self.host.store.import_customers(shop, customers, installation, self.host.clock.now()).await?)
    }
}
