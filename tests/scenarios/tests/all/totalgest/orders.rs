//! The body of an order for TotalGest, and the answers to a repeat.

use fakes::totalgest::{Problem, TotalGestConfig, VatCode};
use fakes::{Decimal, Fault, RequestMatcher};
use host_core::model::{Outcome, Phase};
use host_core::shop::{Order, PaymentState};
use scenarios::{Subject as _, TotalGest, World, oracle, orders};
use serde_json::{Value, json};

/// A Swiss order with everything that an order can have.
const FILE: &str = r#"{
    "id": "1042", "number": "CH-1042", "state": "completed", "placed_at": 1795352700000,
    "currency": "CHF", "vat_included": true,
    "payment": {"method": "twint", "label": "TWINT", "state": "paid", "paid_at": 1795352770000},
    "customer": {"id": "c-1", "email": "anna@planted-email.example", "phone": "+41445550101",
        "first_name": "Anna", "last_name": "Keller", "locale": "de-CH"},
    "billing": {"first_name": "Anna", "last_name": "Keller", "company": "Keller GmbH", "line1": "Bahnhofstrasse 1",
        "line2": "3. Stock", "postal_code": "08001", "city": "Zürich", "province": "ZH", "country": "CH",
        "phone": "+41445550101", "vat_number": "CHE-123.456.788"},
    "shipping": {"first_name": "Beat", "last_name": "Keller", "line1": "Seeweg 2", "postal_code": "6900",
        "city": "Lugano", "province": "TI", "country": "CH"},
    "lines": [
        {"id": "1", "sku": "00017", "ean": "0761000000001", "name": "Kaffeetasse", "quantity": "2",
            "unit_price": "19.90", "discount": "1.80", "vat_rate": "8.1", "vat": "2.85"},
        {"id": "2", "sku": "BUCH", "name": "Buch", "quantity": "1", "unit_price": "20.00", "vat_rate": "2.6",
            "vat": "0.51"}],
    "charges": [{"kind": "shipping", "label": "Post", "amount": "7.00", "vat_rate": "8.1", "vat": "0.52"}],
    "coupon": "HERBST", "credit": "10.00", "total": "65.00", "note": "Bitte klingeln"
}"#;

fn swiss() -> Order {
    host_core::shop::files::orders(FILE).unwrap().remove(0)
}

/// Decimals as text may be written in more than one way.
fn plain(mut value: Value) -> Value {
    fn walk(value: &mut Value) {
        match value {
            Value::String(text) if text.parse::<Decimal>().is_ok() && text.contains('.') => {
                *text = scenarios::plain(text);
            }
            Value::Array(items) => items.iter_mut().for_each(walk),
            Value::Object(fields) => fields.values_mut().for_each(walk),
            _ => {}
        }
    }
    walk(&mut value);
    value
}

#[tokio::test]
async fn a_swiss_order_is_sent_to_the_letter() {
    let world = World::<TotalGest>::new().await;
    let order = swiss();
    world.order_and_rest(&order).await;
    oracle::sent_once(&world.remote, &order, &world.shown().await, "a Swiss order");
    let sent = json!(world.remote.erp.orders()[0].sent);
    let address = |first: &str, line1: &str| {
        json!({
            "first_name": first, "last_name": "Keller", "company": "", "line1": line1, "line2": "",
            "postal_code": "6900", "city": "Lugano", "province": "TI", "country": "CH", "phone": "",
            "vat_number": "", "tax_code": "", "recipient_code": "", "certified_email": "",
        })
    };
    let mut billing = address("Anna", "Bahnhofstrasse 1");
    for (key, value) in [
        ("company", "Keller GmbH"),
        ("line2", "3. Stock"),
        ("postal_code", "08001"),
        ("city", "Zürich"),
        ("province", "ZH"),
        ("phone", "+41445550101"),
        ("vat_number", "CHE-123.456.788"),
    ] {
        billing[key] = value.into();
    }
    let vat = |rate: &str, code: &str, amount: &str| json!({"rate": rate, "code": code, "amount": amount});
    let expected = json!({
        "external_reference": "demo/CH-1042", "order_number": "CH-1042", "placed_at": "2026-11-22T13:05:00Z",
        "currency": "CHF", "prices_include_vat": true,
        "payment": {"method": "twint", "label": "TWINT", "state": "paid", "on_delivery": false,
            "paid_at": "2026-11-22T13:06:10Z"},
        "customer": {"first_name": "Anna", "last_name": "Keller", "email": "anna@planted-email.example",
            "phone": "+41445550101", "language": "de-CH"},
        "billing": billing, "shipping": address("Beat", "Seeweg 2"),
        "lines": [
            {"position": 1, "sku": "00017", "ean": "0761000000001", "name": "Kaffeetasse", "quantity": "2",
                "unit_price": "19.9", "discount": "1.8", "amount": "38", "vat": vat("8.1", "standard", "2.85")},
            {"position": 2, "sku": "BUCH", "ean": "", "name": "Buch", "quantity": "1", "unit_price": "20",
                "discount": "0", "amount": "20", "vat": vat("2.6", "reduced", "0.51")}],
        "charges": [{"kind": "shipping", "label": "Post", "amount": "7", "vat": vat("8.1", "standard", "0.52")}],
        "coupon": "HERBST", "credit": "10", "total": "65", "note": "Bitte klingeln",
    });
    assert_eq!(plain(sent), expected);
}

#[tokio::test]
async fn swiss_rates_go_by_the_day_on_which_the_order_was_placed() {
    use VatCode::{Accommodation, Reduced, Standard};
    // 2024 begins in Zurich at 23:00 UTC.
    let before = "2023-12-31T22:30:00Z";
    let after = "2023-12-31T23:30:00Z";
    for (at, rate, code) in [
        (after, "8.1", Some(Standard)),
        (after, "2.6", Some(Reduced)),
        (after, "3.8", Some(Accommodation)),
        (before, "7.7", Some(Standard)),
        (before, "2.5", Some(Reduced)),
        (before, "3.7", Some(Accommodation)),
        (after, "22", None),
    ] {
        let world = World::<TotalGest>::new().await;
        let mut order = orders::paid("1");
        order.currency = "CHF".into();
        order.placed_at = u64::try_from(at.parse::<jiff::Timestamp>().unwrap().as_millisecond()).unwrap();
        order.lines[0].vat_rate = rate.into();
        order.charges.clear();
        order.total = "39.80".into();
        world.order_and_rest(&order).await;
        let sent = world.remote.erp.orders().remove(0).sent;
        assert_eq!(sent.lines[0].vat.code, code, "{rate} % at {at}");
        assert_eq!(scenarios::plain(&sent.lines[0].vat.rate.to_string()), rate, "{at}");
        assert_eq!(scenarios::plain(&sent.lines[0].vat.amount.to_string()), "7.18", "as it was charged");
    }
}

#[tokio::test]
async fn an_order_that_is_not_paid_is_sent_as_what_it_is() {
    for (state, word) in [
        (PaymentState::Pending, "open"),
        (PaymentState::Authorized, "authorized"),
        (PaymentState::PartiallyPaid, "partially_paid"),
    ] {
        let world = World::<TotalGest>::new().await;
        let mut order = orders::unpaid("1");
        order.payment.state = state;
        world.order_and_rest(&order).await;
        oracle::sent_once(&world.remote, &order, &world.shown().await, word);
        assert_eq!(json!(world.remote.erp.orders()[0].sent.payment.state), word);
    }
}

#[tokio::test]
async fn a_repeat_after_a_lost_answer_finds_the_order_there_once() {
    let world = World::<TotalGest>::new().await;
    world.remote.inject(TotalGest::creation().times(2), Fault::reset().after_applying());
    let order = orders::paid("1");
    world.order_and_rest(&order).await;
    oracle::sent_once(&world.remote, &order, &world.shown().await, "two lost answers");
    assert_eq!(world.job(&order).await.outcome, Some(Outcome::AlreadyThere));
    assert_eq!(world.remote.duplicates(), 0);
}

#[tokio::test]
async fn an_order_that_was_entered_there_before_is_adopted() {
    let world = World::<TotalGest>::new().await;
    let order = orders::paid("1");
    // As another host that lost its store left it.
    let other = World::<TotalGest>::new().await;
    other.order_and_rest(&order).await;
    let sent = other.remote.erp.orders().remove(0).sent;
    let number = world.remote.add_order(sent);
    world.order_and_rest(&order).await;
    assert_eq!(world.remote.orders(), 1);
    assert_eq!(world.row("1").await.text, format!("Synchronized: {number}"));
    assert_eq!(world.job(&order).await.outcome, Some(Outcome::AlreadyThere));
}

#[tokio::test]
async fn what_totalgest_says_of_an_order_is_shown_with_the_line_it_is_about() {
    let world = World::<TotalGest>::new().await;
    world.remote.refuse_sku("SKU-1", "is discontinued");
    let order = orders::paid("1");
    world.order_and_rest(&order).await;
    let row = world.row("1").await;
    assert_eq!((row.state, world.job(&order).await.phase), ("failed", Phase::Parked));
    assert!(row.detail.contains("is discontinued") && row.detail.contains("SKU-1"), "{row:?}");
    world.remote.accept_skus();
    world.retry(&world.job(&order).await).await;
    world.rest().await;
    oracle::sent_once(&world.remote, &order, &world.shown().await, "taken at last");
}

#[tokio::test]
async fn a_right_that_is_withdrawn_pauses_that_work_alone_and_is_named() {
    let world = World::<TotalGest>::new().await;
    world.remote.inject(TotalGest::creation(), Problem::NoRights.fault());
    let order = orders::paid("1");
    world.order_and_rest(&order).await;
    assert!(!matches!(world.installation().await.state, host_core::model::InstallationState::Paused(_)));
    let job = world.job(&order).await;
    let reason = world.reason(&job).await;
    assert!(reason.contains("may not create orders"), "{job:?}: {reason}");
    assert_eq!(world.remote.orders(), 0);
    world.connect().await;
    world.rest().await;
    oracle::sent_once(&world.remote, &order, &world.shown().await, "the right is back");
}

#[tokio::test]
async fn a_proxy_that_answers_with_its_own_page_for_an_hour_costs_no_order() {
    for (at, page) in [
        (TotalGest::creation(), Fault::login_page()),
        (TotalGest::creation(), Fault::status(404.try_into().unwrap()).body("text/html", "<p>not here</p>")),
        (RequestMatcher::post("v1/sessions"), Fault::login_page()),
        (
            RequestMatcher::post("v1/sessions"),
            Fault::status(405.try_into().unwrap()).body("text/html", "<p>no</p>"),
        ),
    ] {
        let world = World::<TotalGest>::new().await;
        let there = world.remote.inject(at.always(), page.clone());
        let order = orders::paid("1");
        world.order(&order).await;
        for _ in 0..60 {
            world.work().await;
            world.advance(61_000);
        }
        let job = world.job(&order).await;
        assert_ne!(job.phase, Phase::Parked, "{page}: {job:?}");
        there.cancel();
        world.rest().await;
        oracle::sent_once(&world.remote, &order, &world.shown().await, "the page is gone");
    }
}

#[tokio::test]
async fn a_totalgest_that_asks_for_fewer_requests_gets_fewer() {
    let world = World::<TotalGest>::new().await;
    let all: Vec<Order> = (1..=9).map(|id| orders::paid(&id.to_string())).collect();
    world.remote.limit_rate(4);
    world.orders(&all).await;
    for _ in 0..10 {
        world.work().await;
        world.advance(61_000);
    }
    world.rest().await;
    let shown = world.shown().await;
    all.iter().for_each(|order| oracle::sent_once(&world.remote, order, &shown, "slowly"));
}

#[tokio::test]
async fn an_unusual_totalgest_within_the_contract_is_understood() {
    let dialect = fakes::totalgest::Dialect::second();
    let config = TotalGestConfig { dialect, page_limit: 7, ..TotalGestConfig::default() };
    let world = World::with(TotalGest::with(config).await).await;
    world.remote.inject(TotalGest::creation(), Fault::reset().after_applying());
    let order = swiss();
    world.order_and_rest(&order).await;
    oracle::sent_once(&world.remote, &order, &world.shown().await, "unusual");
}
