//! What a remote reported last of each field of a product, as short hashes: enough to see that it reports
//! the same again, too little to grow the store by another copy of the catalogue.

use std::collections::BTreeMap;

use sha2::{Digest as _, Sha256};

use crate::shop::decimal::normal;
use crate::shop::{Product, ProductVariant};

/// 64 bits: two successive values of one field that hash alike are too improbable to matter.
type Hash = [u8; HASH];
const HASH: usize = 8;

/// The fields, by their position in the stored snapshot. Only added to: a field that an older store doesn't
/// hold counts as never reported.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(usize)]
pub enum Part {
    Sku,
    Ean,
    Price,
    Images,
    /// The options of a variant.
    Options,
    Name,
    Description,
    ShortDescription,
    Category,
    Brand,
    VatIncluded,
    VatRate,
    Weight,
    Extra,
    /// The variants' ids, in their order.
    Variants,
    /// Whether the product is on sale.
    Active,
}

/// The hashes of the fields, by [`Part`].
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Parts(Vec<Hash>);

impl Parts {
    /// The hash of a field; none where it was never reported, or not yet when a later field was.
    pub fn get(&self, part: Part) -> Option<&Hash> {
        self.0.get(part as usize).filter(|hash| **hash != Hash::default())
    }

    fn set(&mut self, part: Part, hash: Hash) {
        let place = part as usize;
        if self.0.len() <= place {
            self.0.resize(place + 1, Hash::default());
        }
        if let Some(kept) = self.0.get_mut(place) {
            *kept = hash;
        }
    }
}

/// The remote's last report about a product and its variants, by the variants' ids in the shop.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RemoteSnapshot {
    /// The fields of the product itself.
    pub product: Parts,
    /// The fields of each variant, by the id that the shop gave it.
    pub variants: BTreeMap<String, Parts>,
}

impl RemoteSnapshot {
    /// The snapshot of what a remote reports now; `ids` are those of its variants, in their order.
    pub fn of(product: &Product, ids: &[String]) -> Self {
        let mut parts = Parts::default();
        let mut set = |part, texts: &[&str]| parts.set(part, hash(texts));
        set(Part::Sku, &[&product.sku]);
        set(Part::Ean, &[&product.ean]);
        set(Part::Price, &[&normal(&product.price)]);
        set(Part::Images, &borrowed(&product.images));
        set(Part::Name, &[&product.name]);
        set(Part::Description, &[&product.description]);
        set(Part::ShortDescription, &[&product.short_description]);
        set(Part::Category, &borrowed(&product.category));
        set(Part::Brand, &[&product.brand]);
        set(Part::VatIncluded, if product.vat_included { &["1"] } else { &[] });
        set(Part::VatRate, &[&normal(product.vat_rate.as_deref().unwrap_or_default())]);
        set(Part::Weight, &[&normal(product.weight.as_deref().unwrap_or_default())]);
        let extra = product.extra.iter().flat_map(|(name, value)| [name.as_str(), value.as_str()]);
        set(Part::Extra, &extra.collect::<Vec<_>>());
        set(Part::Variants, &borrowed(ids));
        set(Part::Active, on_sale(product.active));
        let variants = ids.iter().cloned().zip(product.variants.iter().map(variant)).collect();
        Self { product: parts, variants }
    }

    /// Records a price that was reported alone, of the product or of one variant; true if it's another one.
    pub fn price(&mut self, variant: Option<&str>, price: &str) -> bool {
        let parts = match variant {
            None => &mut self.product,
            Some(id) => self.variants.entry(id.to_owned()).or_default(),
        };
        let hash = hash(&[&normal(price)]);
        let other = parts.get(Part::Price) != Some(&hash);
        parts.set(Part::Price, hash);
        other
    }

    /// Records that the platform took the product off sale because it's gone at the remote: if it's reported on sale
    /// again, that counts as a change.
    pub fn off_sale(&mut self) {
        self.product.set(Part::Active, hash(on_sale(false)));
    }

    /// The snapshot in bytes: for the product and each variant the length of its id, the id, the number of
    /// hashes, the hashes.
    pub fn encode(&self) -> Vec<u8> {
        let all = std::iter::once(("", &self.product));
        let all = all.chain(self.variants.iter().map(|(id, parts)| (id.as_str(), parts)));
        let mut bytes = Vec::new();
        for (id, parts) in all {
            // Ids are shorter than 64 KiB and parts fewer than 256, or they'd not be there.
            bytes.extend(u16::try_from(id.len()).unwrap_or(u16::MAX).to_be_bytes());
            bytes.extend(id.as_bytes());
            bytes.push(u8::try_from(parts.0.len()).unwrap_or(u8::MAX));
            bytes.extend(parts.0.iter().flatten());
        }
        bytes
    }

    /// Reads [`encode`](Self::encode)d bytes. None where they are something else: then nothing counts as reported.
    pub fn decode(mut bytes: &[u8]) -> Option<Self> {
        let mut snapshot = Self::default();
        let mut first = true;
        while !bytes.is_empty() {
            let (length, rest) = bytes.split_first_chunk::<2>()?;
            let (id, rest) = rest.split_at_checked(usize::from(u16::from_be_bytes(*length)))?;
            let (number, rest) = rest.split_first()?;
            let (hashes, rest) = rest.split_at_checked(usize::from(*number) * HASH)?;
            let (hashes, _) = hashes.as_chunks::<HASH>();
            let parts = Parts(hashes.to_vec());
            if first {
                snapshot.product = parts;
            } else {
                snapshot.variants.insert(String::from_utf8(id.to_vec()).ok()?, parts);
            }
            (first, bytes) = (false, rest);
        }
        Some(snapshot)
    }
}

fn variant(variant: &ProductVariant) -> Parts {
    let mut parts = Parts::default();
    parts.set(Part::Sku, hash(&[&variant.sku]));
    parts.set(Part::Ean, hash(&[&variant.ean]));
    parts.set(Part::Price, hash(&[&normal(&variant.price)]));
    parts.set(Part::Images, hash(&borrowed(&variant.images)));
    let options = variant.options.iter().flat_map(|option| [option.name.as_str(), option.value.as_str()]);
    parts.set(Part::Options, hash(&options.collect::<Vec<_>>()));
    parts
}

fn on_sale(active: bool) -> &'static [&'static str] {
    if active { &["1"] } else { &[] }
}

fn borrowed(texts: &[String]) -> Vec<&str> {
    texts.iter().map(String::as_str).collect()
}

/// The hash of a list of texts, each with its length, so that no two lists run together alike.
fn hash(texts: &[&str]) -> Hash {
    let mut all = Vec::new();
    for text in texts {
        all.extend(text.len().to_be_bytes());
        all.extend_from_slice(text.as_bytes());
    }
    let digest: [u8; 32] = Sha256::digest(&all).into();
    digest.first_chunk().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_snapshot_is_stored_as_bytes_and_read_back() {
        let product = Product {
            name: "T-Shirt".into(),
            variants: vec![ProductVariant::default(), ProductVariant::default()],
            ..Product::default()
        };
        let snapshot = RemoteSnapshot::of(&product, &["erp-7/è".into(), String::from("b")]);
        let bytes = snapshot.encode();
        assert_eq!(RemoteSnapshot::decode(&bytes).unwrap(), snapshot);
        assert_eq!(RemoteSnapshot::decode(&bytes[..bytes.len() - 1]), None);
        assert_eq!(RemoteSnapshot::decode(&[]), Some(RemoteSnapshot::default()));
        assert!(bytes.len() < 300, "{}", bytes.len());
    }

    #[test]
    fn fields_are_distinguished_and_ways_to_write_a_number_are_not() {
        let snapshot = |price: &str, category: &[&str]| {
            let category = category.iter().map(|text| (*text).to_owned()).collect();
            RemoteSnapshot::of(&Product { price: price.into(), category, ..Product::default() }, &[])
        };
        assert_eq!(snapshot("19.90", &["a", "b"]), snapshot("19.9", &["a", "b"]));
        assert_ne!(snapshot("19.90", &["a", "b"]), snapshot("19.91", &["a", "b"]));
        assert_ne!(snapshot("1", &["a", "b"]), snapshot("1", &["ab"]));
        assert_ne!(snapshot("1", &["a", "b"]), snapshot("1", &["b", "a"]));
    }

    #[test]
    fn a_price_that_is_reported_alone_counts_as_reported() {
        let mut snapshot = RemoteSnapshot::of(&Product { price: "5".into(), ..Product::default() }, &[]);
        assert!(!snapshot.price(None, "5.00"));
        assert!(snapshot.price(None, "6"));
        assert!(!snapshot.price(None, "6"));
        assert!(snapshot.price(Some("v"), "6"));
    }

    #[test]
    fn what_is_reported_alone_says_nothing_of_the_parts_before_it() {
        let mut snapshot = RemoteSnapshot::default();
        snapshot.price(None, "5");
        snapshot.off_sale();
        assert_eq!(snapshot.product.get(Part::Sku), None);
        assert_eq!(snapshot.product.get(Part::Name), None);
        assert!(snapshot.product.get(Part::Price).is_some() && snapshot.product.get(Part::Active).is_some());
    }
}
