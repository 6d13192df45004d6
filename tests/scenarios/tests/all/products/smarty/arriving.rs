//! A product of Smarty arrives with all that it has.

use fakes::smarty::{Product, Variation};
use host_core::model::Counts;
use host_core::shop::VariantOption;
use rust_decimal::Decimal;
use scenarios::{ConnectorHarness as _, Smartygest, World};

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
