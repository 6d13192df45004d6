//! Links of products, with what their remote reported last.

use super::base::Rows;
use crate::catalogue::RemoteSnapshot;
use crate::model::InstallationId;
use crate::shop::Timestamp;

/// The link of a remote's product.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProductLink {
    /// Its id in the shop.
    pub record: String,
    /// The remote's id.
    pub remote_id: String,
    /// The version that the remote reported last; none once the platform took the product off sale, so that it is
    /// reported whole.
    pub version: Option<String>,
    /// The fields that the remote reported last.
    pub snapshot: Option<RemoteSnapshot>,
    /// Whether it's on sale at the remote, as far as was reported.
    pub active: bool,
    /// The full list that named it last, or that was the last when anything else did.
    pub generation: i64,
}

/// The links of products.
pub trait ProductLinkRows: Rows {
    /// The link of a product of the remote.
    fn product_link_by_remote_id(
        &self,
        installation: InstallationId,
        remote_id: &str,
    ) -> Result<Option<ProductLink>, Self::Error>;

    /// The link of a product of the shop.
    fn product_link_by_record(
        &self,
        installation: InstallationId,
        record: &str,
    ) -> Result<Option<ProductLink>, Self::Error>;

    /// Writes a product's link, new or not. If it now points to another product of the remote, it is dated `now` and
    /// loses its number.
    fn put_product_link(
        &self,
        installation: InstallationId,
        link: &ProductLink,
        now: Timestamp,
    ) -> Result<(), Self::Error>;

    /// Writes when a change of a product was imported last.
    fn set_product_linked_at(
        &self,
        installation: InstallationId,
        record: &str,
        linked_at: Timestamp,
    ) -> Result<(), Self::Error>;

    /// Writes which full list named a product, by its own id at the remote or by the id of one of its variants.
    fn set_product_named(
        &self,
        installation: InstallationId,
        remote_id: &str,
        generation: i64,
    ) -> Result<(), Self::Error>;

    /// Deletes the versions of all products: each is to be reported whole again.
    fn clear_product_versions(&self, installation: InstallationId) -> Result<(), Self::Error>;

    /// The number of products that are on sale at the remote.
    fn count_products_on_sale(&self, installation: InstallationId) -> Result<u64, Self::Error>;

    /// The number of products that the list `generation` named.
    fn count_products_named(&self, installation: InstallationId, generation: i64)
    -> Result<u64, Self::Error>;

    /// The number of products that are on sale at the remote and that no list named since `generation`.
    fn count_products_missing(
        &self,
        installation: InstallationId,
        generation: i64,
    ) -> Result<u64, Self::Error>;

    /// The shop's ids of the products that [`count_products_missing`](Self::count_products_missing) counts.
    fn products_missing(
        &self,
        installation: InstallationId,
        generation: i64,
    ) -> Result<Vec<String>, Self::Error>;
}
