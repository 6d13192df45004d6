//! TotalGest's products: prices in the shop's currency, Swiss VAT, stamps, removals.

use fakes::totalgest::{Price, Product, ProductVat, Sale, TotalGestConfig, VatCode};
use fakes::{Decimal, RequestMatcher};
use host_core::model::{Counts, Shop};
use host_platform::default_shop;
use scenarios::{Catalogue as _, ConnectorHarness as _, LANGUAGES, TotalGest, World, plain};

fn cup() -> Product {
    let price = |currency: &str, cents| Price {
        currency: currency.into(),
        amount: Decimal::new(cents, 2),
        vat_included: true,
    };
    Product {
        sku: "00017".into(),
        ean: "0761000000001".into(),
        name: "Tasse à café «Zürich»".into(),
        short_description: "Porcelaine & or".into(),
        description: "<p onclick=\"steal()\">Fine <script>alert(1)</script><b>porcelaine</b></p>".into(),
        prices: vec![price("CHF", 1990), price("EUR", 2050)],
        vat: ProductVat { code: Some(VatCode::Standard), rate: None },
        quantity: Some(Decimal::from(12)),
        ..Product::default()
    }
}

/// A shop that sells in this currency, not connected yet.
async fn selling_in(currency: &str) -> World<TotalGest> {
    let world = World::unconnected(TotalGest::start().await).await;
    let shop = Shop { currency: currency.into(), time_zone: "Europe/Zurich".into(), ..default_shop("demo") };
    world.host.store().put_shop(&shop).await.unwrap();
    world.take_products().await;
    world
}

#[tokio::test]
async fn a_product_arrives_with_all_that_the_guides_name() {
    let world = selling_in("CHF").await;
    world.remote.add_product(cup());
    assert_eq!(world.ticked().await, Counts { created: 1, ..Counts::default() });
    let product = world.product("00017").await;
    assert_eq!((product.ean.as_str(), product.name.as_str()), ("0761000000001", "Tasse à café «Zürich»"));
    assert_eq!(product.description, "<p>Fine <b>porcelaine</b></p>");
    assert!(product.short_description.contains("Porcelaine"), "{product:?}");
    assert_eq!((plain(&product.price).as_str(), product.currency.as_str()), ("19.9", "CHF"));
    assert!(product.vat_included && product.active);
    assert_eq!(product.vat_rate.as_deref().map(plain).as_deref(), Some("8.1"));
    assert_eq!(product.quantity.as_deref().map(plain).as_deref(), Some("12"));
}

#[tokio::test]
async fn a_shop_in_euros_gets_the_price_in_euros() {
    let world = selling_in("EUR").await;
    world.remote.add_product(cup());
    world.ticked().await;
    let product = world.product("00017").await;
    assert_eq!((plain(&product.price).as_str(), product.currency.as_str()), ("20.5", "EUR"));
}

#[tokio::test]
async fn a_product_without_a_price_in_the_shops_currency_says_so_and_which_there_are() {
    let world = selling_in("USD").await;
    world.remote.add_product(cup());
    let report = world.tick(false).await;
    assert_eq!((report.tick.counts.created, report.problems.len()), (0, 1), "{report:?}");
    let plugin = world.host.plugin(TotalGest::PLUGIN).await.unwrap();
    for locale in LANGUAGES {
        let reported = host_platform::texts::render(Some(&plugin), &report.problems[0].message, locale);
        for word in ["USD", "CHF", "EUR"] {
            assert!(reported.contains(word), "{locale}: {reported}");
        }
    }
}

#[tokio::test]
async fn a_product_whose_price_is_taken_away_shows_its_stock_and_why_it_stays_as_it_was() {
    let world = selling_in("CHF").await;
    let id = world.remote.add_product(cup());
    world.ticked().await;
    world.remote.change_product(&id, |product| {
        product.prices.clear();
        product.quantity = Some(Decimal::from(0));
    });
    let report = world.tick(false).await;
    assert_eq!(report.problems.len(), 1, "{report:?}");
    let product = world.product("00017").await;
    assert_eq!(product.quantity.as_deref().map(plain).as_deref(), Some("0"));
    assert_eq!(plain(&product.price), "19.9");
}

#[tokio::test]
async fn vat_comes_by_its_swiss_name_or_as_a_rate_or_not_at_all() {
    let world = selling_in("CHF").await;
    let rate = |rate: &str| ProductVat { code: None, rate: rate.parse().ok() };
    let code = |code| ProductVat { code: Some(code), rate: None };
    for (sku, vat, expected) in [
        ("V-1", code(VatCode::Standard), Some("8.1")),
        ("V-2", code(VatCode::Reduced), Some("2.6")),
        ("V-3", code(VatCode::Accommodation), Some("3.8")),
        ("V-4", rate("22"), Some("22")),
        ("V-5", rate("0"), Some("0")),
        ("V-6", ProductVat::default(), None),
    ] {
        world.remote.add_product(Product { sku: sku.into(), ean: String::new(), vat, ..cup() });
        world.ticked().await;
        let reported = world.product(sku).await.vat_rate;
        assert_eq!(reported.as_deref().map(plain).as_deref(), expected, "{sku}");
    }
}

#[tokio::test]
async fn a_removed_or_withdrawn_product_goes_off_sale_at_the_next_tick_however_large_the_catalogue() {
    let world = World::<TotalGest>::buying(TotalGest::start().await).await;
    let ids = world.remote.seed(1_000);
    world.ticked().await;
    world.remote.remove(&ids[500]);
    world.remote.change_product(&ids[501], |product| product.state = Sale::OffSale);
    let mark = world.remote.mark();
    let counts = world.ticked().await;
    assert_eq!((counts.deactivated, counts.created), (2, 0), "{counts:?}");
    assert_eq!(world.remote.listings_since(mark), 1);
    world.agrees("one removed, one withdrawn").await;
    world.remote.change_product(&ids[501], |product| product.state = Sale::OnSale);
    world.ticked().await;
    world.agrees("on sale again").await;
}

#[tokio::test]
async fn what_was_never_on_sale_is_not_created_to_be_off_sale() {
    let world = World::<TotalGest>::buying(TotalGest::start().await).await;
    world.remote.add_product(Product { state: Sale::OffSale, ..cup() });
    world.ticked().await;
    assert!(world.products().await.is_empty(), "{:?}", world.products().await);
}

#[tokio::test]
async fn a_stamp_that_is_gone_leads_to_a_list_of_everything_and_loses_nothing() {
    let world = World::<TotalGest>::buying(TotalGest::start().await).await;
    let ids = world.remote.seed(450);
    world.ticked().await;
    for id in &ids[..20] {
        world.remote.remove(id);
    }
    let newest = world.remote.newest_stamp();
    for id in &ids[20..] {
        world.remote.rename(id, &format!("Renamed {id}"));
    }
    // TotalGest forgets that there ever were those twenty.
    assert!(world.remote.forget_before(&newest));
    let counts = world.ticked().await;
    assert_eq!((counts.deactivated, counts.updated, counts.created), (20, 430, 0), "{counts:?}");
    world.agrees("the stamp was gone").await;
    let mark = world.remote.mark();
    world.ticked().await;
    assert_eq!(world.remote.listings_since(mark), 1, "it goes on from the new stamp");
}

#[tokio::test]
async fn products_with_stamps_older_than_any_that_are_remembered_are_listed_all_the_same() {
    let world = World::<TotalGest>::buying(TotalGest::start().await).await;
    let ids = world.remote.seed(450);
    world.ticked().await;
    world.remote.rename(&ids[0], "One");
    let newest = world.remote.newest_stamp();
    world.remote.rename(&ids[1], "Two");
    assert!(world.remote.forget_before(&newest));
    let counts = world.ticked().await;
    assert_eq!((counts.deactivated, counts.updated, counts.created), (0, 2, 0), "{counts:?}");
    world.agrees("old stamps").await;
}

#[tokio::test]
async fn what_changes_between_two_pages_is_neither_lost_nor_doubled() {
    for dialect in [fakes::totalgest::Dialect::default(), fakes::totalgest::Dialect::second()] {
        let config = TotalGestConfig { dialect, page_limit: 50, ..TotalGestConfig::default() };
        let world = World::buying(TotalGest::with(config).await).await;
        let ids = world.remote.seed(600);
        let mut round = 0;
        world.remote.before(RequestMatcher::get("products").nth(2).times(6), move |data| {
            round += 1;
            for id in ids.iter().skip(round * 40).step_by(3).take(12) {
                data.change_product(id, |product| product.quantity = Some(Decimal::from(round as i64)));
            }
            data.remove_product(&ids[round * 40 + 1]);
            data.add_product(Product { sku: format!("NEW-{round}"), ean: String::new(), ..cup() });
        });
        world.ticked().await;
        world.ticked().await;
        world.agrees("between two pages").await;
    }
}

#[tokio::test]
async fn five_thousand_products_arrive_and_then_cost_one_request() {
    let world = World::<TotalGest>::buying(TotalGest::start().await).await;
    world.remote.seed(5_000);
    let counts = world.ticked().await;
    assert_eq!((counts.created, counts.problems), (5_000, 0), "{counts:?}");
    world.agrees("5,000 products").await;
    let mark = world.remote.mark();
    assert_eq!(world.ticked().await.created, 0);
    assert_eq!(world.remote.listings_since(mark), 1);
}

#[tokio::test]
async fn leading_zeros_of_sku_and_ean_stay() {
    let world = World::<TotalGest>::buying(TotalGest::start().await).await;
    world.remote.seed(200);
    world.ticked().await;
    let mut zeros = 0;
    for there in world.remote.products() {
        let here = world.products().await.into_iter().find(|here| here.remote_id.as_ref() == Some(&there.id));
        let here = here.expect("it came in");
        assert_eq!((&here.sku, &here.ean), (&there.sku, &there.ean));
        zeros += usize::from(here.sku.starts_with('0') || here.ean.starts_with('0'));
        if zeros > 20 {
            return;
        }
    }
    panic!("the catalogue has leading zeros");
}

#[tokio::test]
async fn stock_that_is_not_counted_is_not_none() {
    let world = World::<TotalGest>::buying(TotalGest::start().await).await;
    let uncounted = world.remote.add_product(Product { quantity: None, ..cup() });
    world.remote.add_product(Product {
        sku: "SOLD-OUT".into(),
        ean: String::new(),
        quantity: Some(Decimal::ZERO),
        ..cup()
    });
    world.ticked().await;
    assert_eq!(world.product("00017").await.quantity, None);
    assert_eq!(world.product("SOLD-OUT").await.quantity.as_deref().map(plain).as_deref(), Some("0"));
    world.remote.restock(&uncounted, 4);
    world.ticked().await;
    assert_eq!(world.product("00017").await.quantity.as_deref().map(plain).as_deref(), Some("4"));
}

#[tokio::test]
async fn a_page_that_makes_no_progress_ends_with_a_reason() {
    let world = World::<TotalGest>::buying(TotalGest::start().await).await;
    world.remote.seed(30);
    world.ticked().await;
    let stamp = world.remote.newest_stamp();
    let page = fakes::Reply::json(
        200.try_into().unwrap(),
        &serde_json::json!({"items": [], "after": stamp, "more": true}),
    );
    let stuck = world.remote.inject(RequestMatcher::get("products").always(), fakes::Fault::reply(page));
    let report = world.tick(false).await;
    assert_ne!(report.phase, host_core::model::Phase::Done, "{report:?}");
    assert!(report.message.is_some(), "{report:?}");
    assert!(stuck.hits() < 20, "it isn't hammered: {}", stuck.hits());
    stuck.cancel();
    world.rest().await;
    world.agrees("it moves again").await;
}
