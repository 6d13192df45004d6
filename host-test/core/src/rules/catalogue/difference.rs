//! The effect of a change on a product.

use crate::shop::Product;
use crate::shop::decimal::normal;

/// The effect of a commit on a product; the greatest counts, so that each product counts once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Effect {
    Unchanged,
    Stock,
    Updated,
    Created,
    Deactivated,
}

/// Whether something that the owner had written has been replaced.
pub(super) fn replaces(mine: &Product, merged: &Product) -> bool {
    let texts = |product: &Product| {
        let Product { sku, ean, name, description, short_description, brand, price, .. } = product.clone();
        [sku, ean, name, description, short_description, brand, normal(&price)]
    };
    let replaced = |(mine, merged): (&String, &String)| !mine.is_empty() && mine != merged;
    let lists = |product: &Product| [product.category.clone(), product.images.clone()];
    texts(mine).iter().zip(&texts(merged)).any(replaced)
        || lists(mine).iter().zip(&lists(merged)).any(|(mine, merged)| !mine.is_empty() && mine != merged)
}

/// The effect of a change on a product.
pub(super) fn difference(before: &Product, after: &Product) -> Effect {
    if before == after {
        return Effect::Unchanged;
    }
    let stockless = |product: &Product| {
        let mut product = Product { quantity: None, updated_at: None, ..product.clone() };
        product.variants.iter_mut().for_each(|variant| variant.quantity = None);
        product
    };
    if stockless(before) == stockless(after) { Effect::Stock } else { Effect::Updated }
}
