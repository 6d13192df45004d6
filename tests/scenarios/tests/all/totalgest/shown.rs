//! What the command line shows of a product, and that orders are meant by the number their owner knows.

use fakes::Decimal;
use fakes::totalgest::{Price, Product, ProductVat, VatCode};
use scenarios::{ConnectorHarness as _, Program, TotalGest, orders};

#[tokio::test]
async fn all_that_came_of_a_product_is_shown_in_the_readers_language() {
    let remote = TotalGest::start().await;
    remote.add_product(Product {
        sku: "00007".into(),
        ean: "0761000000001".into(),
        name: "Tasse".into(),
        short_description: "Une tasse".into(),
        description: "<p>En porcelaine</p>".into(),
        prices: vec![Price { currency: "EUR".into(), amount: Decimal::new(1_990, 2), vat_included: true }],
        vat: ProductVat { code: Some(VatCode::Reduced), rate: None },
        quantity: None,
        ..Product::default()
    });
    let program = Program::buying(&remote).await;
    program.must(&["tick"]).await;
    let shown = program.must(&["products", "show", "00007", "--locale", "fr"]).await.out;
    for part in
        ["0761000000001", "Une tasse", "<p>En porcelaine</p>", "19,90 EUR, TVA comprise", "non compté"]
    {
        assert!(shown.contains(part), "{part}: {shown}");
    }
    let product = &program.must(&["products", "show", "00007", "--json"]).await.json()["products"][0];
    assert_eq!((&product["vat_rate"], &product["sku"]), (&"2.6".into(), &"00007".into()));
    let by_id = program.must(&["products", "show", product["id"].as_str().unwrap(), "--json"]).await.json();
    assert_eq!(by_id["products"][0], *product);
    let unknown = program.run(&["products", "show", "nowhere", "--locale", "nl"]).await;
    assert_eq!(unknown.code, Some(2));
    assert!(unknown.err.contains("nowhere"), "{unknown:?}");
}

#[tokio::test]
async fn orders_are_sent_by_the_number_that_their_owner_knows_and_reported_by_it() {
    let remote = TotalGest::start().await;
    let program = Program::connected(&remote).await;
    let mut order = orders::paid("17");
    order.number = "FR-2026-17".into();
    let line = serde_json::to_string(&order).unwrap();
    program.must(&["order", "--shop", "demo", &program.file("orders.jsonl", &line)]).await;
    let sent = program.must(&["send", "orders", "FR-2026-17", "17", "--json"]).await.json();
    assert_eq!(sent["report"]["selected"], 1, "both mean the same order: {sent}");
    assert_eq!(
        (&sent["orders"][0]["order"], &sent["orders"][0]["order_number"]),
        (&"17".into(), &"FR-2026-17".into())
    );
    let report = program.must(&["send", "report", "--locale", "fr"]).await.out;
    assert!(report.contains("FR-2026-17") && report.contains("NUMÉRO DISTANT"), "{report}");
    let unknown = program.run(&["send", "orders", "FR-2026-17", "FR-18"]).await;
    assert_eq!(unknown.code, Some(2));
    assert!(unknown.err.contains("FR-18") && !unknown.err.contains("FR-2026-17"), "{unknown:?}");
}
