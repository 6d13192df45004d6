//! The version of a product, for `remote-version`: a hash of its content, by which a changed product is recognized.
//!
//! The hash is FNV-1a with 64 bits, which never changes: what a release of a connector wrote is compared by the
//! next one. It guards against missing a change by accident, not against somebody who wants one missed.

use crate::shop::{Product, ProductVariant};

/// A hash of texts.
///
/// ```
/// use framework360_sdk::product_version::Hash;
///
/// assert_eq!(Hash::new().text("a").text("").finish(), 0xe57e_2e19_03df_23e2);
/// assert_ne!(Hash::new().text("ab").finish(), Hash::new().text("a").text("b").finish());
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Hash(u64);

impl Hash {
    /// The hash of nothing yet.
    #[must_use]
    pub fn new() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }

    /// Adds a text and its end.
    #[inline(never)]
    #[must_use]
    pub fn text(self, text: &str) -> Self {
        // No UTF-8 text holds this byte.
        text.bytes().chain([0xff]).fold(self, Self::byte)
    }

    /// Adds several texts, and how many they are.
    #[must_use]
    pub fn texts(self, texts: &[String]) -> Self {
        texts.iter().fold(self.number(texts.len() as u64), |hash, text| hash.text(text))
    }

    /// Adds several hashes in no particular order, and how many they are.
    #[must_use]
    pub fn unordered(self, hashes: impl Iterator<Item = u64>) -> Self {
        // A sum is the same in any order; sorting would be 5 KiB in every component.
        let (count, sum) =
            hashes.fold((0, 0), |(count, sum): (u64, u64), hash| (count + 1, sum.wrapping_add(hash)));
        self.number(count).number(sum)
    }

    /// The hash.
    #[must_use]
    pub fn finish(self) -> u64 {
        self.0
    }

    fn number(self, number: u64) -> Self {
        number.to_le_bytes().into_iter().fold(self, Self::byte)
    }

    fn byte(self, byte: u8) -> Self {
        Self((self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
    }
}

impl Default for Hash {
    fn default() -> Self {
        Self::new()
    }
}

/// A product's content but for its stock and when it was changed. Variants count in their order, which the shop
/// shows; their options and `extra` in any: remotes report them as they come.
#[must_use]
pub fn of_product(product: &Product) -> String {
    let flags = format!("{} {}", product.vat_included, product.active);
    let fixed = [
        &product.sku,
        &product.ean,
        &product.name,
        &product.description,
        &product.short_description,
        &product.brand,
        &product.price,
        &product.currency,
        &flags,
    ];
    let hash = fixed.into_iter().fold(Hash::new(), |hash, text| hash.text(text));
    let hash = [&product.vat_rate, &product.weight].into_iter().fold(hash, |hash, number| {
        let known: &[String] = number.as_ref().map(std::slice::from_ref).unwrap_or_default();
        hash.texts(known)
    });
    let hash = hash.texts(&product.category).texts(&product.images);
    let extra = product.extra.iter().map(|(key, value)| pair(key, value));
    let hash = hash.unordered(extra).number(product.variants.len() as u64);
    let hash = product.variants.iter().fold(hash, |hash, reported| hash.number(variant(reported)));
    format!("{:016x}", hash.finish())
}

fn variant(variant: &ProductVariant) -> u64 {
    let id = variant.remote_id.as_deref().unwrap_or_default();
    let hash = Hash::new().text(id).text(&variant.sku).text(&variant.ean).text(&variant.price);
    let options = variant.options.iter().map(|option| pair(&option.name, &option.value));
    hash.texts(&variant.images).unordered(options).finish()
}

fn pair(key: &str, value: &str) -> u64 {
    Hash::new().text(key).text(value).finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shop::VariantOption;

    fn product() -> Product {
        let variant = |id: &str| ProductVariant {
            id: String::new(),
            remote_id: Some(id.to_owned()),
            sku: format!("SKU-{id}"),
            ean: String::new(),
            options: vec![
                VariantOption { name: "Size".into(), value: "S".into() },
                VariantOption { name: "Colour".into(), value: "Blue".into() },
            ],
            price: "19.90".into(),
            quantity: Some("4".into()),
            images: Vec::new(),
        };
        Product {
            id: String::new(),
            remote_id: Some("1".into()),
            remote_version: String::new(),
            sku: "TEE".into(),
            ean: "8000000000017".into(),
            name: "Plain tee".into(),
            description: "<p>Cotton</p>".into(),
            short_description: String::new(),
            category: vec!["Clothing".into(), "T-shirts".into()],
            brand: "Acme".into(),
            price: "19.90".into(),
            vat_included: true,
            vat_rate: Some("22".into()),
            currency: "EUR".into(),
            quantity: Some("12".into()),
            weight: Some("180".into()),
            images: vec!["https://img.example/tee.jpg".into()],
            active: true,
            variants: vec![variant("1/a"), variant("1/b")],
            updated_at: None,
            extra: vec![("a".into(), "1".into()), ("b".into(), "2".into())],
        }
    }

    #[test]
    fn the_version_of_a_product_is_the_same_in_every_release() {
        assert_eq!(of_product(&product()), "2e5a3ea925bf0414");
    }

    #[test]
    fn stock_and_identifiers_of_ours_change_no_version() {
        let mut other = product();
        other.id = "p-1".into();
        other.remote_version = "x".into();
        other.quantity = None;
        other.updated_at = Some(1);
        other.variants[0].quantity = Some("0".into());
        other.variants[0].options.reverse();
        other.extra.reverse();
        assert_eq!(of_product(&other), of_product(&product()));
    }

    #[test]
    fn everything_else_changes_the_version() {
        type Change = fn(&mut Product);
        let changes: [Change; 21] = [
            |p| p.sku.push('x'),
            |p| p.ean.clear(),
            |p| p.name.push('x'),
            |p| p.description.clear(),
            |p| p.short_description.push('x'),
            |p| p.category.reverse(),
            |p| p.category = vec!["Clothing".into()],
            |p| p.brand.clear(),
            |p| p.price = "19.91".into(),
            |p| p.vat_included = false,
            |p| p.vat_rate = None,
            |p| p.currency = "CHF".into(),
            |p| p.weight = None,
            |p| p.images.clear(),
            |p| p.active = false,
            |p| p.extra.clear(),
            |p| drop(p.variants.pop()),
            |p| p.variants.reverse(),
            |p| p.variants[0].sku.push('x'),
            |p| p.variants[0].options[0].value = "M".into(),
            |p| (p.vat_rate, p.weight) = (p.weight.take(), p.vat_rate.take()),
        ];
        for (index, change) in changes.into_iter().enumerate() {
            let mut other = product();
            change(&mut other);
            assert_ne!(of_product(&other), of_product(&product()), "change {index}");
        }
    }
}
