//! Rows of variants' links: each maps a variant of the shop's product to one of the remote's.

use std::collections::BTreeMap;

use super::base::Rows;
use crate::model::InstallationId;

/// The rows of variants' links: one for each variant of the remote.
pub trait VariantLinkRows: Rows {
    /// The product and variant that a variant of the remote is linked with.
    fn variant_by_remote_id(
        &self,
        installation: InstallationId,
        remote_id: &str,
    ) -> Result<Option<(String, String)>, Self::Error>;

    /// The remote's ids of a product's variants, with the shop's.
    fn linked_variants(
        &self,
        installation: InstallationId,
        product: &str,
    ) -> Result<BTreeMap<String, String>, Self::Error>;

    /// Links a variant, whatever the remote's was linked with before.
    fn put_variant_link(
        &self,
        installation: InstallationId,
        remote_id: &str,
        product: &str,
        variant: &str,
    ) -> Result<(), Self::Error>;

    /// Removes the link of a variant of the remote.
    fn delete_variant_link(&self, installation: InstallationId, remote_id: &str) -> Result<(), Self::Error>;

    /// Removes the links of a product's variants.
    fn delete_variant_links_of(&self, installation: InstallationId, product: &str)
    -> Result<(), Self::Error>;

    /// Removes all links of an installation's variants.
    fn delete_variant_links(&self, installation: InstallationId) -> Result<(), Self::Error>;
}
