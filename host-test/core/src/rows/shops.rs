//! Rows of shops.

use super::base::Rows;
use crate::model::Shop;

/// The rows of shops.
pub trait ShopRows: Rows {
    /// The shop with this id.
    fn shop_by_id(&self, id: &str) -> Result<Option<Shop>, Self::Error>;

    /// All shops, by their ids.
    fn shops(&self) -> Result<Vec<Shop>, Self::Error>;

    /// Writes a shop, new or not.
    fn put_shop(&self, shop: &Shop) -> Result<(), Self::Error>;
}
