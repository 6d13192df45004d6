//! A remote's products in the shop: matching, merging and removal.

use host_core::model::{Counts, Message};
use host_core::shop::{Change, Entity, Product, StockLevel};
use host_core::store::Connection;

use super::StoreHome;
use super::remote::{Page, argument, product, stock, upsert, upserts, variant};
use super::world::{T0, World, connection, given};

fn with_variants(sizes: &[&str]) -> Product {
    let variants = sizes.iter().map(|size| variant(&format!("P/{size}"), size)).collect();
    Product { variants, sku: String::new(), ..product("P") }
}

/// A shop that has products of its own, by id and SKU.
async fn shop_with(world: &World, products: &[(&str, &str)]) {
    let had: Vec<_> = products
        .iter()
        .map(|(id, sku)| Product {
            id: (*id).into(),
            remote_id: None,
            sku: (*sku).into(),
            name: "Mine".into(),
            brand: "Mine".into(),
            ..product("")
        })
        .collect();
    world.store.import_products("s1", &given(&had), None, T0).await.unwrap();
}

pub async fn a_new_product_is_created_and_linked_with_its_variants(home: &dyn StoreHome) {
    let world = World::new(home).await;
    let applied = world.report(vec![upsert(&with_variants(&["S", "M"]))]).await;
    assert_eq!(applied.counts, Counts { created: 1, ..Counts::default() });
    let kept = world.of_remote("P").await.unwrap();
    assert_eq!((kept.id.as_str(), kept.remote_version.as_str(), kept.active), ("erp-P", "v1", true));
    assert_eq!(
        (kept.name.as_str(), kept.price.as_str(), kept.currency.as_str()),
        ("Product P", "10.00", "CHF")
    );
    let variants: Vec<_> =
        kept.variants.iter().map(|it| (it.id.as_str(), it.remote_id.as_deref().unwrap())).collect();
    assert_eq!(variants, [("erp-P/S", "P/S"), ("erp-P/M", "P/M")]);
}

pub async fn a_product_reported_again_changes_nothing(home: &dyn StoreHome) {
    let world = World::new(home).await;
    let mut reported = with_variants(&["S", "M"]);
    world.report(vec![upsert(&reported), upsert(&product("2"))]).await;
    let before = world.latest_cursor().await;
    reported.price = "10".into();
    reported.updated_at = Some(T0);
    reported.remote_version = "v2".into();
    let applied = world.report(vec![upsert(&reported), upsert(&reported), stock("P/S", "2.0")]).await;
    assert_eq!(applied.counts, Counts { unchanged: 1, ..Counts::default() }, "each product counts once");
    assert_eq!(world.latest_cursor().await, before);
    assert_eq!(world.versions(&["P"]).await, [Some("v2".to_owned())]);
}

pub async fn an_identifier_that_is_taken_in_the_shop_gets_a_number(home: &dyn StoreHome) {
    let world = World::new(home).await;
    shop_with(&world, &[("erp-1", "other"), ("erp-1-2", "another")]).await;
    world.report(upserts(&["1"])).await;
    assert_eq!(world.of_remote("1").await.unwrap().id, "erp-1-3");
}

pub async fn a_product_is_known_by_its_identifier_though_its_sku_changed(home: &dyn StoreHome) {
    let world = World::new(home).await;
    world.report(upserts(&["1", "2"])).await;
    let swapped = Product { sku: "SKU-2".into(), ..product("1") };
    assert_eq!(world.report(vec![upsert(&swapped)]).await.counts.updated, 1);
    let kept = world.of_remote("1").await.unwrap();
    assert_eq!((kept.id.as_str(), kept.sku.as_str()), ("erp-1", "SKU-2"));
}

pub async fn a_product_that_the_shop_had_is_matched_by_its_sku(home: &dyn StoreHome) {
    let world = World::new(home).await;
    shop_with(&world, &[("7", "SKU-1"), ("8", "SKU-8")]).await;
    let applied = world.report(upserts(&["1", "2"])).await;
    assert_eq!((applied.counts.created, applied.counts.updated), (1, 1));
    let kept = world.of_remote("1").await.unwrap();
    assert_eq!((kept.id.as_str(), kept.name.as_str()), ("7", "Product 1"));
    assert_eq!(kept.brand, "Mine", "what the remote doesn't report erases nothing");
    assert_eq!(world.of_remote("2").await.unwrap().id, "erp-2");
}

/// The activity about first matches, the newest first.
async fn matched(world: &World) -> Vec<(Option<String>, Message)> {
    let activities = world.store.activity(None, 100).await.unwrap();
    let matched = activities.into_iter().filter(|activity| activity.event == "matched");
    matched.map(|it| (it.subject.map(|subject| subject.id), it.message.unwrap())).collect()
}

pub async fn a_sku_in_another_case_is_matched_where_one_product_is_meant_and_the_owner_is_informed(
    home: &dyn StoreHome,
) {
    let world = World::new(home).await;
    shop_with(&world, &[("7", "Sku-1"), ("8", "SKU-2"), ("9", "sku-2")]).await;
    let applied = world.report(upserts(&["1", "2"])).await;
    assert_eq!((applied.counts.created, applied.counts.matched), (0, 2));
    assert_eq!(world.of_remote("1").await.unwrap().id, "7", "no second product on sale");
    assert_eq!(world.of_remote("2").await.unwrap().id, "8", "the same case counts first");
    let notes = matched(&world).await;
    let of_case: Vec<_> = notes.iter().filter(|(_, it)| it.code == "host.sku-in-other-case").collect();
    let [(record, note)] = of_case[..] else { panic!("{notes:?}") };
    assert_eq!(record.as_deref(), Some("7"));
    assert_eq!((argument(note, "sku"), argument(note, "there")), ("Sku-1", "SKU-1"));
}

pub async fn a_sku_that_is_several_products_but_for_its_case_is_refused_with_their_names(
    home: &dyn StoreHome,
) {
    let world = World::new(home).await;
    shop_with(&world, &[("7", "sku-1"), ("8", "Sku-1")]).await;
    let refused = world.refused(upsert(&product("1"))).await;
    assert_eq!(refused.code, "host.sku-ambiguous");
    assert_eq!(argument(&refused, "products"), "7, 8");
    assert_eq!(world.of_remote("1").await, None);
}

pub async fn what_a_first_match_replaces_is_reported_for_each_product_and_counted_for_the_pass(
    home: &dyn StoreHome,
) {
    let world = World::new(home).await;
    let same = Product { id: "8".into(), remote_id: None, ..product("2") };
    shop_with(&world, &[("7", "SKU-1")]).await;
    world.store.import_products("s1", &given(&[same]), None, T0).await.unwrap();
    world.page(Page::of(upserts(&["1", "2", "3"]), None), T0).await;
    let counts = world.tick().await.counts;
    assert_eq!((counts.matched, counts.replaced, counts.created), (2, 1, 1));
    let notes = matched(&world).await;
    let [(None, pass), (Some(record), of_product)] = &notes[..] else { panic!("{notes:?}") };
    assert_eq!(pass.code, "host.first-matches");
    assert_eq!((argument(pass, "matched"), argument(pass, "replaced")), ("2", "1"));
    assert_eq!((record.as_str(), of_product.code.as_str()), ("7", "host.first-match"));
    assert_eq!((argument(of_product, "name"), argument(of_product, "now")), ("Mine", "Product 1"));
    // Reported again, it's no first match any more.
    world.page(Page::of(upserts(&["1", "2", "3"]), None), T0 + 5).await;
    assert_eq!(matched(&world).await.len(), 2);
}

pub async fn a_product_that_the_shop_had_is_matched_by_a_variants_sku(home: &dyn StoreHome) {
    let world = World::new(home).await;
    let had = Product {
        id: "7".into(),
        remote_id: None,
        variants: vec![variant("P/M", "M"), variant("P/S", "S")],
        ..with_variants(&[])
    };
    world.store.import_products("s1", &given(&[had]), None, T0).await.unwrap();
    world.report(vec![upsert(&with_variants(&["S", "L"]))]).await;
    let kept = world.of_remote("P").await.unwrap();
    assert_eq!(kept.id, "7");
    let ids: Vec<_> = kept.variants.iter().map(|it| (it.id.as_str(), it.remote_id.as_deref())).collect();
    let own = ("variant-P/M", None);
    assert_eq!(ids, [("variant-P/S", Some("P/S")), ("erp-P/L", Some("P/L")), own]);
    // Later as well: a variant that the remote never reported isn't the remote's to remove.
    world.report(vec![upsert(&with_variants(&["L"]))]).await;
    let kept = world.of_remote("P").await.unwrap();
    let ids: Vec<_> = kept.variants.iter().map(|it| it.id.as_str()).collect();
    assert_eq!(ids, ["erp-P/L", "variant-P/M"]);
}

pub async fn what_the_owner_keeps_off_sale_stays_off_sale(home: &dyn StoreHome) {
    let world = World::new(home).await;
    let had = Product { id: "7".into(), remote_id: None, active: false, ..product("1") };
    world.store.import_products("s1", &given(&[had]), None, T0).await.unwrap();
    world.report(upserts(&["1", "2"])).await;
    assert_eq!(world.of_remote("1").await.unwrap().id, "7");
    assert_eq!(world.on_sale().await, ["erp-2"], "at the first match");
    let next = |id: &str| Product { remote_version: "v2".into(), name: "New".into(), ..product(id) };
    world.report(vec![upsert(&next("1"))]).await;
    assert_eq!(world.on_sale().await, ["erp-2"]);
    // Both go and come back: what was on sale before is on sale again.
    let gone = ["1", "2"].map(|id| Change::DeactivateProduct(id.into()));
    assert_eq!(world.report(gone.to_vec()).await.counts.deactivated, 1);
    world.report(vec![upsert(&next("1")), upsert(&next("2"))]).await;
    assert_eq!(world.on_sale().await, ["erp-2"]);
    // It changes where the remote changes it.
    world.report(vec![upsert(&Product { active: false, ..next("1") }), upsert(&next("1"))]).await;
    assert_eq!(world.on_sale().await, ["7", "erp-2"]);
}

pub async fn a_sku_that_several_products_have_is_refused_with_their_names(home: &dyn StoreHome) {
    let world = World::new(home).await;
    shop_with(&world, &[("7", "SKU-1"), ("8", " SKU-1 ")]).await;
    let refused = world.refused(upsert(&product("1"))).await;
    assert_eq!(refused.code, "host.sku-ambiguous");
    assert_eq!((argument(&refused, "sku"), argument(&refused, "products")), ("SKU-1", "7, 8"));
    assert_eq!(world.of_remote("1").await, None);
}

pub async fn a_sku_of_two_records_on_sale_there_is_refused(home: &dyn StoreHome) {
    let world = World::new(home).await;
    world.report(upserts(&["1"])).await;
    let twin = Product { sku: "SKU-1".into(), ..product("2") };
    let refused = world.refused(upsert(&twin)).await;
    assert_eq!(refused.code, "host.sku-taken");
    let arguments = ["sku", "products", "other"].map(|name| argument(&refused, name));
    assert_eq!(arguments, ["SKU-1", "erp-1", "1"]);
    assert_eq!(world.of_remote("1").await.unwrap().name, "Product 1");
}

pub async fn a_record_made_anew_there_takes_over_the_product_of_the_old_one(home: &dyn StoreHome) {
    let world = World::new(home).await;
    let old = Product { variants: vec![variant("1/S", "S")], ..product("1") };
    world.report(vec![upsert(&old)]).await;
    shop_edit(&world, "1", |product| product.brand = "Mine".into()).await;
    world.report(vec![Change::DeactivateProduct("1".into())]).await;
    let new = Product {
        sku: "SKU-1".into(),
        name: "Product 1".into(),
        variants: vec![variant("2/S", "S")],
        ..product("2")
    };
    assert_eq!(world.report(vec![upsert(&new)]).await.refusals, []);
    assert_eq!(world.of_remote("1").await, None);
    let kept = world.of_remote("2").await.unwrap();
    assert_eq!((kept.id.as_str(), kept.brand.as_str(), kept.active), ("erp-1", "Mine", true));
    let ids: Vec<_> = kept.variants.iter().map(|it| (it.id.as_str(), it.remote_id.as_deref())).collect();
    assert_eq!(ids, [("erp-1/S", Some("2/S"))]);
    assert_eq!(world.refused(stock("1/S", "9")).await.code, "host.stock-of-unknown");
}

pub async fn a_product_is_not_merged_into_one_that_has_its_sku_on_a_variant(home: &dyn StoreHome) {
    let world = World::new(home).await;
    let had = Product { id: "7".into(), remote_id: None, ..with_variants(&["S", "M"]) };
    world.store.import_products("s1", &given(&[had]), None, T0).await.unwrap();
    let alone = Product { sku: "SKU-P/S".into(), ..product("1") };
    let refused = world.refused(upsert(&alone)).await;
    assert_eq!(refused.code, "host.sku-of-variant");
    assert_eq!((argument(&refused, "sku"), argument(&refused, "products")), ("SKU-P/S", "7"));
}

/// The shop's owner changes a product.
async fn shop_edit(world: &World, remote_id: &str, edit: impl Fn(&mut Product)) {
    let mut mine = world.of_remote(remote_id).await.unwrap();
    edit(&mut mine);
    mine.remote_id = None;
    mine.variants.iter_mut().for_each(|variant| variant.remote_id = None);
    world.store.import_products("s1", &given(&[mine]), None, T0).await.unwrap();
}

pub async fn what_the_owner_changed_is_kept_until_the_remote_changes_it(home: &dyn StoreHome) {
    let world = World::new(home).await;
    let reported = Product { variants: vec![variant("1/S", "S"), variant("1/M", "M")], ..product("1") };
    world.report(vec![upsert(&reported)]).await;
    shop_edit(&world, "1", |mine| {
        mine.name = "Mine".into();
        mine.description = "<b>mine</b>".into();
        mine.variants[1].price = "77".into();
        mine.active = false;
        mine.quantity = Some("1000".into());
    })
    .await;
    let next = Product { remote_version: "v2".into(), description: "<i>new</i>".into(), ..reported.clone() };
    world.report(vec![upsert(&next)]).await;
    let kept = world.of_remote("1").await.unwrap();
    assert_eq!((kept.name.as_str(), kept.description.as_str()), ("Mine", "<i>new</i>"));
    assert_eq!((kept.variants[1].price.as_str(), kept.active), ("77", false));
    assert_eq!(kept.quantity.as_deref(), Some("5"), "stock is the remote's");
}

pub async fn variants_that_are_gone_there_disappear_and_the_others_keep_their_ids(home: &dyn StoreHome) {
    let world = World::new(home).await;
    world.report(vec![upsert(&with_variants(&["S", "M", "L"]))]).await;
    let mut reported = with_variants(&["L", "S", "XL"]);
    reported.variants[0].sku = "renamed".into();
    assert_eq!(world.report(vec![upsert(&reported)]).await.counts.updated, 1);
    let kept = world.of_remote("P").await.unwrap();
    let ids: Vec<_> = kept.variants.iter().map(|it| it.id.as_str()).collect();
    assert_eq!(ids, ["erp-P/L", "erp-P/S", "erp-P/XL"]);
    assert_eq!(kept.variants[0].sku, "renamed");
    assert_eq!(world.refused(stock("P/M", "1")).await.code, "host.stock-of-unknown");
}

pub async fn stock_alone_changes_stock_alone(home: &dyn StoreHome) {
    let world = World::new(home).await;
    world.report(vec![upsert(&with_variants(&["S", "M"])), upsert(&product("2"))]).await;
    let changes = vec![stock("P/S", "-1"), stock("P/M", "2"), stock("2", "5.00")];
    let applied = world.report(changes).await;
    assert_eq!(applied.counts, Counts { stock: 1, unchanged: 1, ..Counts::default() });
    let kept = world.of_remote("P").await.unwrap();
    let quantities: Vec<_> = kept.variants.iter().map(|it| it.quantity.as_deref().unwrap()).collect();
    assert_eq!(quantities, ["-1", "2"]);
    let untracked = Product { quantity: None, ..product("2") };
    assert_eq!(world.report(vec![upsert(&untracked)]).await.counts.stock, 1);
    assert_eq!(world.of_remote("2").await.unwrap().quantity, None);
}

pub async fn stock_of_what_is_not_known_is_refused(home: &dyn StoreHome) {
    let world = World::new(home).await;
    world.report(upserts(&["1"])).await;
    let refused = world.refused(stock("9", "1")).await;
    assert_eq!((refused.code.as_str(), argument(&refused, "id")), ("host.stock-of-unknown", "9"));
    assert_eq!(world.refused(stock("1", "many")).await.code, "host.product-not-a-number");
}

pub async fn a_price_that_comes_with_the_stock_is_merged_as_well(home: &dyn StoreHome) {
    let world = World::new(home).await;
    world.report(upserts(&["1"])).await;
    shop_edit(&world, "1", |mine| mine.price = "8".into()).await;
    let level = |price: &str| {
        let (remote_id, quantity) = ("1".into(), "5".into());
        Change::SetStock(StockLevel { remote_id, quantity, price: Some(price.into()) })
    };
    assert_eq!(world.report(vec![level("10")]).await.counts.unchanged, 1, "reported as before");
    assert_eq!(world.of_remote("1").await.unwrap().price, "8");
    assert_eq!(world.report(vec![level("12")]).await.counts.updated, 1);
    assert_eq!(world.of_remote("1").await.unwrap().price, "12");
}

pub async fn a_product_that_is_gone_is_taken_off_sale_and_can_come_back(home: &dyn StoreHome) {
    let world = World::new(home).await;
    world.report(upserts(&["1", "2"])).await;
    let gone = || Change::DeactivateProduct("1".into());
    assert_eq!(world.report(vec![gone()]).await.counts.deactivated, 1);
    assert_eq!(world.on_sale().await, ["erp-2"]);
    let again = world.report(vec![gone(), Change::DeactivateProduct("never there".into())]).await;
    assert_eq!((again.counts.deactivated, again.refusals), (0, vec![]));
    assert_eq!(world.report(upserts(&["1"])).await.counts.updated, 1);
    assert_eq!(world.on_sale().await, ["erp-1", "erp-2"]);
}

pub async fn a_product_that_the_shop_cannot_take_is_refused_and_the_rest_is_kept(home: &dyn StoreHome) {
    let world = World::new(home).await;
    let changes = vec![
        upsert(&product("1")),
        upsert(&Product { price: "-1".into(), ..product("2") }),
        upsert(&Product { currency: "EUR".into(), ..product("3") }),
        upsert(&Product { remote_id: None, ..product("4") }),
        upsert(&Product { currency: String::new(), ..product("5") }),
    ];
    let applied = world.report(changes).await;
    let codes: Vec<_> =
        applied.refusals.iter().map(|refusal| (refusal.index, refusal.message.code.as_str())).collect();
    let expected =
        [(1, "host.product-negative"), (2, "host.product-currency"), (3, "host.product-without-id")];
    assert_eq!(codes, expected);
    assert_eq!((applied.counts.created, applied.counts.problems), (2, 3));
    assert_eq!(world.of_remote("5").await.unwrap().currency, "CHF");
}

pub async fn descriptions_are_harmless_before_they_are_kept(home: &dyn StoreHome) {
    let world = World::new(home).await;
    let reported = Product {
        description: "<p onclick=\"x()\">a<script>alert(1)</script></p>".into(),
        images: vec!["https://x.example/1.jpg".into(), "javascript:alert(1)".into()],
        name: " Tee\n".into(),
        ..product("1")
    };
    world.report(vec![upsert(&reported)]).await;
    let kept = world.of_remote("1").await.unwrap();
    assert_eq!((kept.description.as_str(), kept.name.as_str()), ("<p>a</p>", "Tee"));
    assert_eq!(kept.images, ["https://x.example/1.jpg"]);
    assert_eq!(world.report(vec![upsert(&reported)]).await.counts.unchanged, 1);
}

pub async fn two_plugins_share_a_product_and_not_its_links(home: &dyn StoreHome) {
    let world = World::new(home).await;
    let other = Connection { plugin: "shopify".into(), ..connection("s1", "another") };
    let other =
        World { store: world.store.clone(), installation: world.store.connect(other).await.unwrap().0 };
    world.report(vec![upsert(&with_variants(&["S"]))]).await;
    let mut theirs = Product { remote_id: Some("G-1".into()), ..with_variants(&["S"]) };
    theirs.variants[0].remote_id = Some("G-1-S".into());
    other.report(vec![upsert(&theirs)]).await;
    let (one, two) = (world.of_remote("P").await.unwrap(), other.of_remote("G-1").await.unwrap());
    assert_eq!((one.id.as_str(), two.id.as_str()), ("erp-P", "erp-P"));
    let links = [&one, &two].map(|product| product.variants[0].remote_id.as_deref().unwrap());
    assert_eq!(links, ["P/S", "G-1-S"]);
    assert_eq!(other.versions(&["P", "G-1"]).await, [None, Some("v1".to_owned())]);
}

pub async fn versions_are_returned_for_what_is_on_sale(home: &dyn StoreHome) {
    let world = World::new(home).await;
    let unversioned = Product { remote_version: String::new(), ..product("3") };
    let off = Product { active: false, ..product("4") };
    world
        .report(vec![upsert(&product("1")), upsert(&product("2")), upsert(&unversioned), upsert(&off)])
        .await;
    world.report(vec![Change::DeactivateProduct("2".into())]).await;
    let v1 = || Some("v1".to_owned());
    // What the remote itself reports as off sale needn't be reported again.
    assert_eq!(world.versions(&["1", "2", "3", "4", "5", "1"]).await, [v1(), None, None, v1(), None, v1()]);
}

pub async fn a_link_is_as_old_as_the_last_change_that_was_taken(home: &dyn StoreHome) {
    let world = World::new(home).await;
    let dearer = || Product { price: "12.00".into(), ..product("1") };
    for (change, at, linked_at) in [
        (upsert(&product("1")), T0, T0),
        (upsert(&product("1")), T0 + 1, T0),
        (upsert(&dearer()), T0 + 2, T0 + 2),
        (stock("1", "5"), T0 + 3, T0 + 2),
        (stock("1", "4"), T0 + 4, T0 + 4),
        (Change::DeactivateProduct("1".into()), T0 + 5, T0 + 4),
    ] {
        world.page(Page::of(vec![change, upsert(&product("2"))], None), at).await;
        let rows = world.store.records_list(world.id(), Entity::Product, None, 10).await.unwrap();
        let known = |id: &str| rows.iter().find(|row| row.record.subject().id == id).unwrap().linked_at;
        assert_eq!((known("erp-1"), known("erp-2")), (Some(linked_at), Some(T0)));
    }
}
