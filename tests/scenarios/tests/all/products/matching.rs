//! A shop that already has a catalogue.

use host_core::shop::Product;
use host_core::store::ImportResult;
use scenarios::{Catalogue, World, for_connectors, given};

for_connectors!(
    products_of_the_shop_are_known_again_by_their_sku,
    a_sku_that_two_products_have_is_reported_and_neither_is_taken,
    two_products_of_the_remote_with_one_sku_are_reported,
    a_product_that_was_linked_before_is_known_by_its_number_whatever_its_sku,
    a_sku_that_moves_to_a_new_product_takes_the_shops_product_along,
);

fn here(id: &str, sku: &str) -> Product {
    Product {
        id: id.into(),
        sku: sku.into(),
        name: "The shop's name".into(),
        description: "<p>The shop's text</p>".into(),
        brand: "The shop's brand".into(),
        price: "5.00".into(),
        currency: "EUR".into(),
        vat_included: true,
        active: true,
        images: vec!["https://shop.example/1.jpg".into()],
        ..Product::default()
    }
}

async fn shop_with<S: Catalogue>(products: &[Product]) -> (World<S>, ImportResult) {
    let world = World::<S>::buying(S::start().await).await;
    let imported = world.host.imports().products("demo", &given(products), None).await.unwrap();
    (world, imported)
}

async fn products_of_the_shop_are_known_again_by_their_sku<S: Catalogue>() {
    let (world, imported) = shop_with::<S>(&[here("a", "0001"), here("b", "0002"), here("c", "1")]).await;
    assert_eq!((imported.created, imported.ambiguous.len()), (3, 0));
    world.remote.add("0001", "One");
    world.remote.add("0002", "Two");
    world.remote.add("0003", "Three");
    let counts = world.ticked().await;
    assert_eq!((counts.created, counts.updated, counts.problems), (1, 2, 0), "{counts:?}");
    let one = world.product("0001").await;
    assert_eq!((one.id.as_str(), one.name.as_str()), ("a", "One"));
    assert_eq!(one.quantity.as_deref(), Some("9"));
    // What the remote doesn't have isn't taken from the shop.
    assert_eq!(one.description, "<p>The shop's text</p>");
    assert_eq!(one.images, ["https://shop.example/1.jpg"]);
    let untouched = world.product("1").await;
    assert_eq!((untouched.id.as_str(), untouched.remote_id), ("c", None), "zeros count");
    assert_eq!(world.products().await.len(), 4);
    let counts = world.ticked().await;
    assert_eq!((counts.created, counts.updated), (0, 0), "{counts:?}");
}

async fn a_sku_that_two_products_have_is_reported_and_neither_is_taken<S: Catalogue>() {
    let (world, imported) = shop_with::<S>(&[here("a", "0001"), here("b", "0001"), here("c", "0002")]).await;
    assert_eq!(imported.ambiguous, [("0001".to_owned(), vec!["a".to_owned(), "b".to_owned()])]);
    let id = world.remote.add("0001", "One");
    world.remote.add("0002", "Two");
    let report = world.tick(false).await;
    assert_eq!((report.tick.counts.updated, report.tick.counts.created), (1, 0), "{report:?}");
    assert_eq!(report.problems.len(), 1);
    assert_eq!(report.problems[0].remote_id, id);
    let reported = host_platform::texts::render(None, &report.problems[0].message, "en");
    assert!(reported.contains("0001") && reported.contains('a') && reported.contains('b'), "{reported}");
    // The owner gives one of them another SKU: at the next tick it comes through.
    world.host.imports().products("demo", &given(&[here("b", "0009")]), None).await.unwrap();
    let report = world.tick(false).await;
    assert!(report.problems.is_empty(), "{report:?}");
    assert_eq!(world.product("0001").await.id, "a");
}

async fn two_products_of_the_remote_with_one_sku_are_reported<S: Catalogue>() {
    let (world, _) = shop_with::<S>(&[]).await;
    world.remote.add("0001", "One");
    world.remote.add("0001", "Another");
    let report = world.tick(false).await;
    assert_eq!((report.tick.counts.created, report.tick.counts.problems), (1, 1), "{report:?}");
    let again = world.tick(false).await;
    assert_eq!((again.tick.counts.created, again.problems.len()), (0, 1), "{again:?}");
    assert_eq!(again.problems[0].remote_id, report.problems[0].remote_id, "always the same one");
}

async fn a_product_that_was_linked_before_is_known_by_its_number_whatever_its_sku<S: Catalogue>() {
    let world = World::<S>::buying(S::start().await).await;
    let id = world.remote.add("0001", "One");
    let product = Product { remote_id: Some(id), ..here("a", "another") };
    let installation = world.installation().await;
    world.host.imports().products("demo", &given(&[product]), Some(&installation)).await.unwrap();
    let counts = world.ticked().await;
    assert_eq!((counts.created, counts.updated), (0, 1), "{counts:?}");
    assert_eq!(world.product("0001").await.id, "a");
}

async fn a_sku_that_moves_to_a_new_product_takes_the_shops_product_along<S: Catalogue>() {
    let (world, _) = shop_with::<S>(&[here("a", "0001")]).await;
    let first = world.remote.add("0001", "One");
    world.remote.seed(8);
    world.ticked().await;
    world.remote.remove(&first);
    world.ticked().await;
    assert!(!world.product("0001").await.active);
    world.remote.add("0001", "The next one");
    world.ticked().await;
    let product = world.product("0001").await;
    assert_eq!((product.id.as_str(), product.active), ("a", true));
    assert_eq!(product.name, "The next one");
    world.agrees("taken over").await;
}
