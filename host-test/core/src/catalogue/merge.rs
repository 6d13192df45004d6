//! The three-way merge: what the remote reported before, what it reports now, what the shop holds. A
//! field that it reports as before keeps what the shop's owner made of it. Stock is always the
//! remote's.

use std::collections::{BTreeMap, BTreeSet};

use super::snapshot::{Part, Parts, RemoteSnapshot};
use crate::shop::decimal::normal;
use crate::shop::{Decimal, Product, ProductVariant};

/// A product as the shop holds it before the merge.
pub struct Before<'a> {
    /// The product, without a remote's identifiers.
    pub product: &'a Product,
    /// The remote's last report about it; none at the first match.
    pub snapshot: Option<&'a RemoteSnapshot>,
    /// The ids of those of its variants that are linked with this remote.
    pub linked: &'a BTreeSet<String>,
}

/// The result of a merge.
pub struct Merged {
    /// The product as the shop keeps it from now on.
    pub product: Product,
    /// The remote's report about it, for the next merge.
    pub snapshot: RemoteSnapshot,
}

/// Merges what a remote reports into what the shop holds; `ids` are the ids that its variants have in
/// the shop. At the first match, a text or list that is empty there erases nothing here, and what
/// the owner keeps off sale stays off sale.
pub fn merge(before: Option<&Before<'_>>, theirs: &Product, ids: &[String]) -> Merged {
    let now = RemoteSnapshot::of(theirs, ids);
    let product = match before {
        None => Product {
            variants: theirs.variants.iter().zip(ids).map(|(variant, id)| fresh(variant, id)).collect(),
            ..bare(theirs)
        },
        Some(before) => both(before, theirs, ids, &now),
    };
    Merged { product, snapshot: now }
}

fn bare(theirs: &Product) -> Product {
    Product { id: String::new(), remote_id: None, remote_version: String::new(), ..theirs.clone() }
}

fn fresh(theirs: &ProductVariant, id: &str) -> ProductVariant {
    ProductVariant { id: id.to_owned(), remote_id: None, ..theirs.clone() }
}

/// The remote's snapshots of one product or variant, the previous and the present one.
struct Sides<'a> {
    snapshot: Option<&'a Parts>,
    now: Option<&'a Parts>,
}

impl Sides<'_> {
    fn keeps(&self, part: Part, empty: bool) -> bool {
        match self.snapshot.and_then(|snapshot| snapshot.get(part)) {
            Some(snapshot) => self.now.and_then(|now| now.get(part)) == Some(snapshot),
            None => empty,
        }
    }

    fn pick<T: Clone>(&self, part: Part, mine: &T, theirs: &T, empty: bool) -> T {
        if self.keeps(part, empty) { mine.clone() } else { theirs.clone() }
    }

    fn text(&self, part: Part, mine: &String, theirs: &String) -> String {
        self.pick(part, mine, theirs, theirs.is_empty())
    }

    fn list<T: Clone>(&self, part: Part, mine: &Vec<T>, theirs: &Vec<T>) -> Vec<T> {
        self.pick(part, mine, theirs, theirs.is_empty())
    }
}

fn both(before: &Before<'_>, theirs: &Product, ids: &[String], now: &RemoteSnapshot) -> Product {
    let mine = before.product;
    let sides =
        Sides { snapshot: before.snapshot.map(|snapshot| &snapshot.product), now: Some(&now.product) };
    let number = |part, mine: &Option<Decimal>, theirs: &Option<Decimal>| {
        sides.pick(part, mine, theirs, theirs.is_none())
    };
    let merged = Product {
        id: mine.id.clone(),
        remote_id: None,
        remote_version: String::new(),
        sku: sides.text(Part::Sku, &mine.sku, &theirs.sku),
        ean: sides.text(Part::Ean, &mine.ean, &theirs.ean),
        name: sides.text(Part::Name, &mine.name, &theirs.name),
        description: sides.text(Part::Description, &mine.description, &theirs.description),
        short_description: sides.text(
            Part::ShortDescription,
            &mine.short_description,
            &theirs.short_description,
        ),
        category: sides.list(Part::Category, &mine.category, &theirs.category),
        brand: sides.text(Part::Brand, &mine.brand, &theirs.brand),
        price: sides.text(Part::Price, &mine.price, &theirs.price),
        vat_included: sides.pick(Part::VatIncluded, &mine.vat_included, &theirs.vat_included, false),
        vat_rate: number(Part::VatRate, &mine.vat_rate, &theirs.vat_rate),
        // The shop has one currency, and the remote's is the same.
        currency: mine.currency.clone(),
        quantity: stock(&mine.quantity, &theirs.quantity),
        weight: number(Part::Weight, &mine.weight, &theirs.weight),
        images: sides.list(Part::Images, &mine.images, &theirs.images),
        active: sides.pick(Part::Active, &mine.active, &theirs.active, !mine.active),
        variants: variants(before, theirs, ids, now),
        updated_at: mine.updated_at,
        extra: sides.list(Part::Extra, &mine.extra, &theirs.extra),
    };
    // The remote's time dates a change, and isn't one itself.
    if merged == *mine { merged } else { Product { updated_at: theirs.updated_at, ..merged } }
}

fn variants(
    before: &Before<'_>,
    theirs: &Product,
    ids: &[String],
    now: &RemoteSnapshot,
) -> Vec<ProductVariant> {
    let mine = &before.product.variants;
    let sides =
        Sides { snapshot: before.snapshot.map(|snapshot| &snapshot.product), now: Some(&now.product) };
    let merged = |own: &ProductVariant, theirs: &ProductVariant| {
        let snapshot = before.snapshot.and_then(|snapshot| snapshot.variants.get(&own.id));
        variant(&Sides { snapshot, now: now.variants.get(&own.id) }, own, theirs)
    };
    if sides.keeps(Part::Variants, theirs.variants.is_empty()) {
        let snapshot: BTreeMap<_, _> = ids.iter().zip(&theirs.variants).collect();
        let own =
            mine.iter().map(|own| snapshot.get(&own.id).map_or_else(|| own.clone(), |it| merged(own, it)));
        return own.collect();
    }
    let known: BTreeMap<_, _> = mine.iter().map(|own| (&own.id, own)).collect();
    let each = theirs.variants.iter().zip(ids);
    let there = each.map(|(it, id)| known.get(id).map_or_else(|| fresh(it, id), |own| merged(own, it)));
    // A variant that this remote never reported is the owner's; it stays though the remote doesn't have it.
    let theirs_once = |id| {
        before.linked.contains(id)
            || before.snapshot.is_some_and(|snapshot| snapshot.variants.contains_key(id))
    };
    let owners = mine.iter().filter(|own| !now.variants.contains_key(&own.id) && !theirs_once(&own.id));
    there.chain(owners.cloned()).collect()
}

fn variant(sides: &Sides<'_>, mine: &ProductVariant, theirs: &ProductVariant) -> ProductVariant {
    ProductVariant {
        id: mine.id.clone(),
        remote_id: None,
        sku: sides.text(Part::Sku, &mine.sku, &theirs.sku),
        ean: sides.text(Part::Ean, &mine.ean, &theirs.ean),
        options: sides.list(Part::Options, &mine.options, &theirs.options),
        price: sides.text(Part::Price, &mine.price, &theirs.price),
        quantity: stock(&mine.quantity, &theirs.quantity),
        images: sides.list(Part::Images, &mine.images, &theirs.images),
    }
}

/// The remote's stock; the same number in another notation is no change.
pub fn stock(mine: &Option<Decimal>, theirs: &Option<Decimal>) -> Option<Decimal> {
    match (mine, theirs) {
        (Some(mine), Some(theirs)) if normal(mine) == normal(theirs) => Some(mine.clone()),
        _ => theirs.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shop::VariantOption;

    fn product(name: &str, price: &str) -> Product {
        Product {
            name: name.into(),
            price: price.into(),
            images: vec!["https://x.example/1".into()],
            active: true,
            quantity: Some("5".into()),
            ..Product::default()
        }
    }

    fn variant(size: &str, price: &str) -> ProductVariant {
        let option = VariantOption { name: "size".into(), value: size.into() };
        ProductVariant { options: vec![option], price: price.into(), ..ProductVariant::default() }
    }

    fn with(variants: &[ProductVariant]) -> (Product, Vec<String>) {
        let ids = variants.iter().map(|variant| variant.options[0].value.clone()).collect();
        (Product { variants: variants.to_vec(), ..product("Shirt", "5") }, ids)
    }

    /// The shop's product after the remote reported `first`, the owner did `edit`, and the remote reported
    /// `second`.
    fn after_edit(
        first: (Product, Vec<String>),
        edit: impl Fn(&mut Product),
        second: (Product, Vec<String>),
    ) -> Product {
        let Merged { mut product, snapshot } = merge(None, &first.0, &first.1);
        edit(&mut product);
        let before = Before { product: &product, snapshot: Some(&snapshot), linked: &BTreeSet::new() };
        merge(Some(&before), &second.0, &second.1).product
    }

    #[test]
    fn what_the_remote_reports_as_before_keeps_what_the_owner_made_of_it() {
        let plain = |product| (product, Vec::new());
        let edited = |product: &mut Product| {
            product.name = "Mine".into();
            product.images.clear();
            product.active = false;
            product.quantity = Some("99".into());
        };
        let same = after_edit(plain(product("Theirs", "5")), edited, plain(product("Theirs", "5.00")));
        assert_eq!((same.name.as_str(), same.images.len(), same.active), ("Mine", 0, false));
        assert_eq!(same.quantity.as_deref(), Some("5"), "stock is the remote's");
        let other = after_edit(plain(product("Theirs", "5")), edited, plain(product("Changed", "6")));
        assert_eq!((other.name.as_str(), other.price.as_str()), ("Changed", "6"));
        assert_eq!((other.images.len(), other.active), (0, false), "each field for itself");
        let emptied = Product { name: String::new(), ..product("", "5") };
        assert_eq!(
            after_edit(plain(product("Theirs", "5")), edited, plain(emptied)).name,
            "",
            "that is a change"
        );
    }

    #[test]
    fn the_first_match_fills_and_overwrites_but_erases_nothing() {
        let mine = Product {
            id: "7".into(),
            brand: "Mine".into(),
            weight: Some("100".into()),
            variants: vec![ProductVariant { id: "v".into(), ..variant("S", "5") }],
            ..product("Mine", "4")
        };
        let theirs = Product { images: Vec::new(), ..product("Theirs", "5") };
        let before = Before { product: &mine, snapshot: None, linked: &BTreeSet::new() };
        let merged = merge(Some(&before), &theirs, &[]).product;
        assert_eq!((merged.id.as_str(), merged.name.as_str(), merged.price.as_str()), ("7", "Theirs", "5"));
        assert_eq!((merged.brand.as_str(), merged.weight.as_deref()), ("Mine", Some("100")));
        assert_eq!((merged.images.len(), merged.variants.len()), (1, 1));
    }

    #[test]
    fn what_the_owner_keeps_off_sale_stays_so_at_the_first_match() {
        let after = |mine: bool, theirs: bool| {
            let mine = Product { active: mine, ..product("Mine", "4") };
            let before = Before { product: &mine, snapshot: None, linked: &BTreeSet::new() };
            merge(Some(&before), &Product { active: theirs, ..product("Theirs", "5") }, &[]).product.active
        };
        assert_eq!([after(false, true), after(true, true), after(true, false)], [false, true, false]);
    }

    #[test]
    fn a_variant_that_the_remote_never_reported_is_the_owners() {
        let (mine, _) = with(&[variant("S", "4"), variant("Own", "9"), variant("Linked", "3")]);
        let named = |mut product: Product| {
            product.variants.iter_mut().for_each(|it| it.id = it.options[0].value.clone());
            product
        };
        let ids = |product: &Product| product.variants.iter().map(|it| it.id.clone()).collect::<Vec<_>>();
        let (mine, linked) = (named(mine), BTreeSet::from(["Linked".to_owned()]));
        let before = Before { product: &mine, snapshot: None, linked: &linked };
        let (snapshot, reported_ids) = with(&[variant("S", "5"), variant("M", "6")]);
        let first = merge(Some(&before), &snapshot, &reported_ids);
        assert_eq!(ids(&first.product), ["S", "M", "Own"], "what was linked has been the remote's");
        let before =
            Before { product: &first.product, snapshot: Some(&first.snapshot), linked: &BTreeSet::new() };
        let (snapshot, reported_ids) = with(&[variant("M", "6")]);
        assert_eq!(ids(&merge(Some(&before), &snapshot, &reported_ids).product), ["M", "Own"], "and later");
    }

    #[test]
    fn a_variant_that_is_no_longer_reported_is_gone_and_a_new_one_is_there() {
        let after = after_edit(
            with(&[variant("S", "5"), variant("M", "6")]),
            |product| product.variants[1].price = "66".into(),
            with(&[variant("M", "6"), variant("L", "7")]),
        );
        let prices: Vec<_> = after.variants.iter().map(|it| (it.id.as_str(), it.price.as_str())).collect();
        assert_eq!(prices, [("M", "66"), ("L", "7")]);
    }

    #[test]
    fn variants_that_are_reported_as_before_stay_as_the_owner_arranged_them() {
        let snapshot = || with(&[variant("S", "5"), variant("M", "6")]);
        let after = after_edit(
            snapshot(),
            |product| {
                product.variants.remove(0);
                product.variants.push(ProductVariant { id: "own".into(), ..variant("XL", "9") });
            },
            snapshot(),
        );
        assert_eq!(after.variants.iter().map(|it| it.id.as_str()).collect::<Vec<_>>(), ["M", "own"]);
    }

    #[test]
    fn the_remotes_time_alone_is_no_change() {
        let first = Product { updated_at: Some(1), ..product("Theirs", "5") };
        let second = Product { updated_at: Some(2), ..first.clone() };
        let third = Product { name: "Changed".into(), ..second.clone() };
        let after = |second| after_edit((first.clone(), Vec::new()), |_| (), (second, Vec::new())).updated_at;
        assert_eq!((after(second), after(third)), (Some(1), Some(2)));
    }
}
