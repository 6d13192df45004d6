//! A catalogue arrives for the first time.

use fakes::smarty::{Product, Variation};
use host_core::model::Counts;
use host_core::shop::VariantOption;
use rust_decimal::Decimal;
use scenarios::{Catalogue as _, Smartygest, Subject as _, World};

fn tee() -> Product {
    let variation = |sku: &str, ean: &str, size: &str, stock| Variation {
        sku: sku.into(),
        ean: ean.into(),
        price: Decimal::new(1990, 2),
        tax_id: 1,
        stock,
        detail: vec![("Taglia".into(), size.into()), ("Colore".into(), "Blu".into())],
        ..Variation::default()
    };
    Product {
        sku: "0017".into(),
        ean: "0012345678905".into(),
        title: "Maglia «Riviera»".into(),
        description: "<p onclick=\"steal()\">Cotone <script>alert(1)</script><b>bio</b></p>".into(),
        description_short: "Cotone & lino".into(),
        category: "Abbigliamento, Maglie".into(),
        brand: "Acme".into(),
        price: Decimal::new(1990, 2),
        weight: Decimal::from(180),
        tax_id: 1,
        images: vec!["https://img.example/tee.jpg".into(), "javascript:alert(1)".into()],
        variations: vec![
            variation("0017-S", "0012345678912", "S", 4),
            variation("0017-M", "0012345678929", "M", 0),
        ],
        ..Product::default()
    }
}

#[tokio::test]
async fn a_product_arrives_with_all_that_it_has() {
    let world = World::<Smartygest>::buying(Smartygest::start().await).await;
    world.remote.smarty.add_product(tee());
    let counts = world.ticked().await;
    assert_eq!(counts, Counts { created: 1, ..Counts::default() });
    let product = world.product("0017").await;
    assert_eq!((product.ean.as_str(), product.name.as_str()), ("0012345678905", "Maglia «Riviera»"));
    assert_eq!(product.description, "<p>Cotone <b>bio</b></p>");
    assert_eq!(product.category, ["Abbigliamento", "Maglie"]);
    assert_eq!((product.brand.as_str(), product.currency.as_str()), ("Acme", "EUR"));
    assert_eq!(scenarios::plain(&product.price), "19.9");
    assert_eq!(product.vat_rate.as_deref().map(scenarios::plain).as_deref(), Some("22"));
    assert_eq!(product.weight.as_deref().map(scenarios::plain).as_deref(), Some("180"));
    assert_eq!(product.images, ["https://img.example/tee.jpg"]);
    assert!(product.active);
    let small = product.variants.iter().find(|variant| variant.sku == "0017-S").expect("the small one");
    assert_eq!(small.ean, "0012345678912");
    assert_eq!(small.quantity.as_deref().map(scenarios::plain).as_deref(), Some("4"));
    let option = |name: &str, value: &str| VariantOption { name: name.into(), value: value.into() };
    assert_eq!(small.options, [option("Taglia", "S"), option("Colore", "Blu")]);
    assert_eq!(product.variants.len(), 2);
    world.agrees("one product").await;
}

#[tokio::test]
async fn a_catalogue_of_many_pages_arrives_once_and_whole() {
    let world = World::<Smartygest>::buying(Smartygest::start().await).await;
    world.remote.seed(620);
    let counts = world.ticked().await;
    assert_eq!((counts.created, counts.problems), (620, 0), "{counts:?}");
    world.agrees("620 products").await;
    let activity = world.activity().await;
    let told: Vec<_> = activity.iter().filter(|(event, _)| event == "imported").collect();
    assert_eq!(told.len(), 1, "{activity:?}");
    assert!(told[0].1.contains("620"), "{told:?}");
}

#[tokio::test]
async fn rows_that_cannot_be_taken_are_told_with_their_reason_and_stop_nothing() {
    let world = World::<Smartygest>::buying(Smartygest::start().await).await;
    world.remote.seed(20);
    let nameless = world.remote.smarty.add_product(Product { sku: "N-1".into(), ..Product::default() });
    let negative = Product { price: Decimal::from(-3), ..tee() };
    let negative = world.remote.smarty.add_product(negative);
    let taxed = world.remote.smarty.add_product(Product { tax_id: 999, sku: "T-1".into(), ..tee() });
    let report = world.tick(false).await;
    assert_eq!((report.tick.counts.created, report.tick.counts.problems), (20, 3), "{report:?}");
    let mut ids: Vec<_> = report.problems.iter().map(|problem| problem.remote_id.clone()).collect();
    ids.sort();
    assert_eq!(ids, [nameless, negative, taxed].map(|id| id.to_string()));
    let plugin = world.host.plugin("smartygest").await.unwrap();
    for problem in &report.problems {
        let texts = ["en", "it", "fr", "de", "es", "nl"];
        let mut told = Vec::new();
        for locale in texts {
            told.push(world.host.render_one(Some(&plugin), &problem.message, locale).await);
        }
        assert!(told.iter().all(|text| text.len() > 10 && !text.contains('{')), "{told:?}");
    }

    // Mended at the remote, it comes through, and its reason is gone.
    world.remote.smarty.change_product(nameless, |product| product.title = "Named".into());
    let report = world.tick(false).await;
    assert_eq!(report.tick.counts.created, 1, "{report:?}");
    assert!(report.problems.iter().all(|problem| problem.remote_id != nameless.to_string()));
    assert_eq!(report.problems.len(), 2);
}

#[tokio::test]
async fn an_empty_catalogue_is_no_trouble_for_a_new_shop() {
    let world = World::<Smartygest>::buying(Smartygest::start().await).await;
    let report = world.tick(false).await;
    assert_eq!(report.tick.counts, Counts::default());
    assert!(report.tick.held.is_none());
    assert!(world.products().await.is_empty());
}
