//! Identifies the variants that a remote reports among those of the shop.

use std::collections::{BTreeMap, BTreeSet};

use crate::shop::ProductVariant;

/// The ids of the variants that are reported, in their order: known by the remote's identifier
/// (`linked`), else the only one of `mine` with the same SKU, in any case if need be, else with the same
/// options, else new.
/// An id never depends on a variant's place among the others.
pub fn identify(
    theirs: &[ProductVariant],
    mine: &[ProductVariant],
    linked: &BTreeMap<String, String>,
    plugin: &str,
    product: &str,
) -> Vec<String> {
    let mut used = BTreeSet::new();
    let mut take = |id: &String| used.insert(id.clone()).then(|| id.clone());
    let mut ids: Vec<Option<String>> =
        theirs.iter().map(|variant| linked.get(variant.remote_id.as_ref()?).and_then(&mut take)).collect();
    let same_sku = |mine: &ProductVariant, snapshot: &ProductVariant| {
        !snapshot.sku.is_empty() && mine.sku == snapshot.sku
    };
    let same_options = |mine: &ProductVariant, snapshot: &ProductVariant| {
        !snapshot.options.is_empty() && mine.options == snapshot.options
    };
    let same_sku_in_any_case = |mine: &ProductVariant, snapshot: &ProductVariant| {
        !snapshot.sku.is_empty() && mine.sku.trim().eq_ignore_ascii_case(snapshot.sku.trim())
    };
    for same in [&same_sku as &dyn Fn(&_, &_) -> bool, &same_sku_in_any_case, &same_options] {
        for (id, snapshot) in ids.iter_mut().zip(theirs).filter(|(id, _)| id.is_none()) {
            let mut found = mine.iter().filter(|own| same(own, snapshot) && !used.contains(&own.id));
            if let (Some(only), None) = (found.next(), found.next()) {
                used.insert(only.id.clone());
                *id = Some(only.id.clone());
            }
        }
    }
    used.extend(mine.iter().map(|own| own.id.clone()));
    let named = ids.into_iter().zip(theirs);
    named.map(|(id, snapshot)| id.unwrap_or_else(|| new(snapshot, plugin, product, &mut used))).collect()
}

fn new(snapshot: &ProductVariant, plugin: &str, product: &str, used: &mut BTreeSet<String>) -> String {
    let name = match &snapshot.remote_id {
        Some(remote_id) => format!("{plugin}-{remote_id}"),
        None => format!("{product}-variant"),
    };
    let numbered = (2_u32..).map(|number| format!("{name}-{number}"));
    let id = std::iter::once(name.clone()).chain(numbered).find(|id| !used.contains(id)).unwrap_or(name);
    used.insert(id.clone());
    id
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shop::VariantOption;

    fn snapshot(remote: &str, sku: &str, size: &str) -> ProductVariant {
        ProductVariant {
            remote_id: (!remote.is_empty()).then(|| remote.into()),
            sku: sku.into(),
            options: vec![VariantOption { name: "size".into(), value: size.into() }],
            ..ProductVariant::default()
        }
    }

    fn mine(id: &str, sku: &str, size: &str) -> ProductVariant {
        ProductVariant { id: id.into(), ..snapshot("", sku, size) }
    }

    fn ids(theirs: &[ProductVariant], mine: &[ProductVariant], linked: &[(&str, &str)]) -> Vec<String> {
        let linked = linked.iter().map(|(remote, id)| ((*remote).into(), (*id).into())).collect();
        identify(theirs, mine, &linked, "erp", "p")
    }

    #[test]
    fn variants_are_known_by_identifier_then_sku_then_options() {
        let shop = [mine("1", "A", "S"), mine("2", "B", "M"), mine("3", "", "L")];
        let theirs = [
            snapshot("r3", "", "L"),
            snapshot("r2", "B", "x"),
            snapshot("r1", "B", "S"),
            snapshot("r4", "", "XL"),
        ];
        assert_eq!(ids(&theirs, &shop, &[("r1", "1")]), ["3", "2", "1", "erp-r4"]);
    }

    #[test]
    fn a_sku_that_two_variants_have_identifies_none() {
        let shop = [mine("1", "A", "S"), mine("2", "A", "M")];
        assert_eq!(ids(&[snapshot("r1", "A", "M")], &shop, &[]), ["2"]);
        assert_eq!(ids(&[snapshot("r1", "A", "L")], &shop, &[]), ["erp-r1"]);
    }

    #[test]
    fn a_sku_in_another_case_is_the_same_where_no_other_is_meant() {
        let shop = [mine("1", "Tile-S", "S"), mine("2", "Tile-M", "M"), mine("3", "tile-m", "x")];
        assert_eq!(ids(&[snapshot("r1", "TILE-S", "y")], &shop, &[]), ["1"]);
        assert_eq!(ids(&[snapshot("r2", "TILE-M", "y")], &shop, &[]), ["erp-r2"], "two are alike");
        assert_eq!(
            ids(&[snapshot("r3", "tile-m", "y"), snapshot("r2", "Tile-M", "y")], &shop, &[]),
            ["3", "2"]
        );
    }

    #[test]
    fn no_two_variants_have_one_id() {
        let shop = [mine("erp-r1", "X", "X")];
        let theirs = [snapshot("r1", "", "S"), snapshot("", "", "M"), snapshot("", "", "L")];
        assert_eq!(ids(&theirs, &shop, &[]), ["erp-r1-2", "p-variant", "p-variant-2"]);
        assert_eq!(
            ids(&[snapshot("a", "", "S"), snapshot("b", "", "M")], &shop, &[("a", "v"), ("b", "v")]).len(),
            2
        );
    }
}
