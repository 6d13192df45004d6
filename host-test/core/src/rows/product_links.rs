//! Links of products, with what their remote reported last.

use super::base::Rows;
use crate::catalogue::RemoteSnapshot;
use crate::model::InstallationId;
use crate::shop::Timestamp;

/// What is known of a remote's product.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProductLink {
    /// Its id in the shop.
    pub record: String,
    /// The remote's id.
    pub remote_id: String,
    /// None once the platform has taken it off sale: it's to be reported whole again.
    pub version: Option<String>,
    /// What the remote reported last.
    pub snapshot: Option<RemoteSnapshot>,
    /// On sale at the remote, as far as was reported.
    pub active: bool,
    /// The list of everything that named it last, or that was the last when anything else did.
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

    /// Writes a product's link, new or not. Where it stands for another product of the remote than before, it is as old as
    /// `now` and has no number.
    fn put_product_link(
        &self,
        installation: InstallationId,
        link: &ProductLink,
        now: Timestamp,
    ) -> Result<(), Self::Error>;

    /// Writes when a change of a product was taken last.
    fn set_product_linked_at(
        &self,
        installation: InstallationId,
        record: &str,
        linked_at: Timestamp,
    ) -> Result<(), Self::Error>;

    /// Writes which list named a product, by its own id at the remote or by one of a variant of it.
    fn set_product_named(
        &self,
        installation: InstallationId,
        remote_id: &str,
        generation: i64,
    ) -> Result<(), Self::Error>;

    /// The versions of all products are forgotten: each is to be reported whole again.
    fn clear_product_versions(&self, installation: InstallationId) -> Result<(), Self::Error>;

    /// How many products are on sale at the remote.
    fn count_products_on_sale(&self, installation: InstallationId) -> Result<u64, Self::Error>;

    /// How many products the list `generation` named.
    fn count_products_named(&self, installation: InstallationId, generation: i64)
    -> Result<u64, Self::Error>;

    /// How many products are on sale at the remote that no list named since `generation`.
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
