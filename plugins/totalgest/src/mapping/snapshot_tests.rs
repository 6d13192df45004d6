//! Snapshots of the orders that are sent, and the reasons why an order isn't sent.

use framework360_sdk::Message;
use framework360_sdk::shop::{Charge, ChargeKind, Order, PaymentState};
use framework360_sdk::testing::{self, records::Entry, samples};
use framework360_sdk::{Connector, Decimal, civil};
use proptest::prelude::*;
use serde_json::{Value, json};

use super::order::draft;
use crate::fake_remote::{self, contract::Contract};
use crate::{EXPORT_ORDER, TotalGest};

/// The body that TotalGest gets.
fn sent(order: Order) -> Value {
    let _totalgest = fake_remote::start();
    testing::with(|host| host.records = vec![Entry::Order(order)]);
    let body = std::rc::Rc::new(std::cell::RefCell::new(Value::Null));
    let seen = body.clone();
    testing::remote(move |request| {
        let body: Value = serde_json::from_slice(request.body.as_ref().unwrap()).unwrap();
        let receipt = json!({"id": "1", "number": "1", "external_reference": body["external_reference"]});
        *seen.borrow_mut() = body;
        testing::json(201, &receipt.to_string())
    });
    TotalGest::on_job(samples::run(EXPORT_ORDER, "o-1")).unwrap();
    let body = body.borrow().clone();
    Contract::load().holds("NewOrder", &body);
    body
}

/// A cup and a book to Zürich in francs.
fn swiss() -> Order {
    let mut order = samples::simple();
    order.currency = "chf".into();
    order.placed_at = 1_795_338_060_500;
    for address in [&mut order.billing, &mut order.shipping] {
        address.line1 = " Bahnhofstrasse 1 ".into();
        (address.postal_code, address.city, address.province) = ("8001".into(), "Zürich".into(), "zh".into());
        (address.country, address.tax_code) = ("ch".into(), String::new());
    }
    order.lines = vec![
        samples::line("00017", "2", "19.90", "0", "8.1", "2.98"),
        samples::line("BOOK", "1", "10", "", "2.6", "0.25"),
    ];
    order.lines[0].ean = "0610000000017".into();
    let label = "Post".into();
    let (amount, vat_rate, vat) = ("7.00".into(), "8.10".into(), "0.52".into());
    let vat_exemption = String::new();
    order.charges = vec![Charge { kind: ChargeKind::Shipping, label, amount, vat_rate, vat_exemption, vat }];
    order.total = "56.8".into();
    order
}

#[test]
fn an_order_goes_out_whole() {
    let place = json!({
        "first_name": "Ada", "last_name": "Verdi", "company": "", "line1": "Bahnhofstrasse 1", "line2": "Scala B",
        "postal_code": "8001", "city": "Zürich", "province": "ZH", "country": "CH", "phone": "0612345678",
        "vat_number": "", "tax_code": "", "recipient_code": "", "certified_email": "",
    });
    let mut shipping = place.clone();
    shipping["phone"] = json!("3331234567");
    let expected = json!({
        "external_reference": "shop-1/1001",
        "order_number": "1001",
        "placed_at": "2026-11-22T09:01:00Z",
        "currency": "CHF",
        "prices_include_vat": true,
        "payment": {
            "method": "paypal", "label": "PayPal", "state": "paid", "on_delivery": false,
            "paid_at": "2024-05-02T10:00:00Z",
        },
        "customer": {
            "first_name": "Ada", "last_name": "Verdi", "email": "ada@example.org", "phone": "3331234567",
            "language": "it",
        },
        "billing": place,
        "shipping": shipping,
        "lines": [
            {
                "position": 1, "sku": "00017", "ean": "0610000000017", "name": "Article 00017", "quantity": "2",
                "unit_price": "19.90", "discount": "0.00", "amount": "39.80",
                "vat": {"rate": "8.1", "code": "standard", "amount": "2.98"},
            },
            {
                "position": 2, "sku": "BOOK", "ean": "", "name": "Article BOOK", "quantity": "1",
                "unit_price": "10.00", "discount": "0.00", "amount": "10.00",
                "vat": {"rate": "2.6", "code": "reduced", "amount": "0.25"},
            },
        ],
        "charges": [{
            "kind": "shipping", "label": "Post", "amount": "7.00",
            "vat": {"rate": "8.1", "code": "standard", "amount": "0.52"},
        }],
        "coupon": "",
        "credit": "0.00",
        "total": "56.80",
        "note": "",
    });
    let body = sent(swiss());
    assert_eq!(body, expected, "{body:#}");
}

#[test]
fn a_company_goes_out_with_all_that_its_invoice_needs() {
    let body = sent(samples::company());
    let billing = &body["billing"];
    assert_eq!(billing["company"], "Acme S.r.l.");
    assert_eq!(billing["vat_number"], "IT 12345678903");
    assert_eq!(
        (&billing["recipient_code"], &billing["certified_email"]),
        (&json!("ABC1234"), &json!("acme@pec.example"))
    );
    assert_eq!(body["shipping"]["company"], "Acme Logistica");
    assert_eq!(body["lines"][0]["vat"]["code"], Value::Null, "22 % isn't Switzerland's");
}

#[test]
fn what_is_not_paid_exempt_discounted_or_without_vat_is_sent_as_it_is() {
    let on_delivery = sent(samples::on_delivery());
    assert_eq!(on_delivery["payment"]["state"], "open");
    assert_eq!(on_delivery["payment"]["on_delivery"], true);
    assert_eq!(on_delivery["payment"].get("paid_at"), None);
    let kinds: Vec<_> =
        on_delivery["charges"].as_array().unwrap().iter().map(|charge| &charge["kind"]).collect();
    assert_eq!(kinds, ["shipping", "payment", "other"]);
    let foreign = sent(samples::foreign());
    assert_eq!(foreign["lines"][0]["vat"], json!({"rate": "0", "amount": "0.00", "exemption": "N3.2"}));
    let discounted = sent(samples::discounted());
    assert_eq!(
        (&discounted["lines"][0]["discount"], &discounted["credit"]),
        (&json!("1.00"), &json!("4.00"))
    );
    assert_eq!(sent(samples::without_vat())["prices_include_vat"], false);
    assert_eq!(sent(samples::by_the_metre())["lines"][0]["unit_price"], "6.6667");
}

#[test]
fn without_a_shipping_address_it_goes_where_the_bill_goes() {
    let mut order = swiss();
    order.shipping.line1.clear();
    order.shipping.city.clear();
    order.shipping.postal_code = " ".into();
    order.customer.first_name.clear();
    order.customer.last_name.clear();
    let body = sent(order);
    assert_eq!(body["shipping"], body["billing"]);
    assert_eq!(body["customer"]["last_name"], "Verdi", "the name on the bill");
}

#[test]
fn the_rates_name_is_that_of_the_orders_day_and_another_ones_is_noted() {
    let mut order = swiss();
    order.placed_at = civil::read("2023-12-31T22:59:59").unwrap() * 1000;
    for line in &mut order.lines {
        line.vat_rate = "7.7".into();
    }
    order.charges[0].vat_rate = "8.1".into();
    let draft = draft(&order, "s").unwrap();
    let codes: Vec<_> = draft.order.lines.iter().map(|line| line.vat.code).collect();
    assert_eq!(codes, [Some("standard"), Some("standard")]);
    assert_eq!(draft.order.charges[0].vat.code, Some("standard"));
    assert_eq!(draft.notes, [crate::say::note_rate("8.1")]);
}

#[test]
fn what_people_read_is_cut_and_noted_and_an_identifier_that_is_too_long_is_refused() {
    let mut order = swiss();
    order.note = "x".repeat(5_001);
    order.shipping.city = "ö".repeat(201);
    order.lines[0].name = "n".repeat(500);
    let draft = draft(&order, "s").unwrap();
    let codes: Vec<_> = draft.notes.iter().map(|note| note.code.as_str()).collect();
    assert_eq!(codes, ["note-cut", "note-cut"]);
    assert_eq!(draft.order.shipping.city.chars().count(), 200);
    assert_eq!(draft.order.note.len(), 5_000);
    sent(order);
}

fn rejection(change: impl FnOnce(&mut Order)) -> Message {
    let mut order = swiss();
    change(&mut order);
    draft(&order, "s").unwrap_err()
}

#[test]
fn every_reason_for_a_rejection_is_named() {
    type Change = fn(&mut Order);
    let table: [(&str, Change); 16] = [
        ("sdk-no-lines", |order| order.lines.clear()),
        ("sdk-wrong-sum", |order| order.total = "1".into()),
        ("sdk-vat-missing", |order| order.lines[0].vat.clear()),
        ("sdk-vat-missing", |order| order.charges[0].vat.clear()),
        ("sdk-bad-charge", |order| order.charges[0].vat_rate.clear()),
        ("number-missing", |order| order.number = " ".into()),
        ("too-long", |order| order.number = "1".repeat(101)),
        ("too-long", |order| order.lines[0].sku = "1".repeat(101)),
        ("too-long", |order| order.lines[0].ean = "1".repeat(21)),
        ("too-long", |order| order.billing.vat_number = "1".repeat(51)),
        ("too-long", |order| order.billing.sdi_code = "1".repeat(11)),
        ("too-long", |order| order.customer.phone = "1".repeat(51)),
        ("bad-currency", |order| order.currency = "€".into()),
        ("bad-country", |order| order.billing.country = "Schweiz".into()),
        ("too-precise", |order| order.lines[0].vat = "2.98000001".into()),
        ("sdk-skip-voided", |order| order.payment.state = PaymentState::Voided),
    ];
    for (index, (code, change)) in table.into_iter().enumerate() {
        assert_eq!(rejection(change).code, code, "{index}");
    }
}

#[test]
fn what_is_given_to_the_buyer_goes_out_below_zero() {
    let mut order = swiss();
    order.lines.push(samples::line("OLD", "1", "-9.90", "0", "8.1", "-0.74"));
    let rounding = samples::charge(ChargeKind::Other, "-0.02", "0");
    order.charges.push(Charge { label: "Rounding".into(), vat_rate: "0".into(), ..rounding });
    order.total = "46.88".into();
    let body = sent(order);
    assert_eq!(
        (&body["lines"][2]["unit_price"], &body["lines"][2]["amount"]),
        (&json!("-9.90"), &json!("-9.90"))
    );
    assert_eq!(
        body["charges"][1],
        json!({"kind": "other", "label": "Rounding", "amount": "-0.02", "vat": {"rate": "0", "amount": "0.00"}})
    );
}

#[test]
fn no_rounding_stops_an_order_whatever_is_said_of_its_vat() {
    for vat_included in [true, false] {
        for (amount, rate) in [("-0.02", ""), ("0.02", ""), ("-0.02", "0"), ("0.04", "8.1"), ("-0.99", "")] {
            for mixed in [false, true] {
                let mut order = if vat_included { samples::simple() } else { samples::without_vat() };
                let mut total: Decimal = order.total.parse().unwrap();
                if mixed {
                    let mut exempt = samples::line("STAMP", "1", "2.00", "0", "0", "0");
                    exempt.vat_exemption = "N3.1".into();
                    order.lines.push(exempt);
                    total += Decimal::from(2);
                }
                let rounding = samples::charge(ChargeKind::Other, amount, "");
                order.charges.push(Charge { vat_rate: rate.into(), ..rounding });
                total += amount.parse::<Decimal>().unwrap();
                order.total = total.to_string();
                let body = sent(order);
                let charge = body["charges"].as_array().unwrap().last().unwrap();
                assert_eq!((&charge["amount"], &charge["vat"]["amount"]), (&json!(amount), &json!("0.00")));
                assert_eq!(charge["vat"]["rate"], if rate.is_empty() { "0" } else { rate });
            }
        }
    }
}

#[test]
fn a_fraction_of_a_unit_goes_out_with_the_shops_amount_to_the_cent() {
    let mut order = swiss();
    let cloth = |sku| samples::line(sku, "2.5", "3.334", "0", "8.1", "0.62");
    order.lines = vec![cloth("A"), cloth("B")];
    order.total = "23.67".into();
    let body = sent(order);
    let amounts = [&body["lines"][0]["amount"], &body["lines"][1]["amount"]];
    assert_eq!(amounts, [&json!("8.33"), &json!("8.34")], "16.67 with 7.00 for the post");
    assert_eq!(body["lines"][0]["unit_price"], "3.334");
}

#[test]
fn charges_go_out_with_the_reason_of_exempt_goods() {
    let mut order = samples::foreign();
    order.charges =
        vec![Charge { vat_rate: "0".into(), ..samples::charge(ChargeKind::Shipping, "12.00", "0") }];
    order.total = "112.00".into();
    assert_eq!(sent(order.clone())["charges"][0]["vat"]["exemption"], "N3.2");
    order.charges[0].vat_exemption = "N4".into();
    assert_eq!(sent(order)["charges"][0]["vat"]["exemption"], "N4", "its own counts first");
}

#[test]
fn an_italian_number_of_a_swiss_company_goes_out_as_it_is() {
    let mut order = swiss();
    order.billing.vat_number = " IT12345678903".into();
    assert_eq!(sent(order)["billing"]["vat_number"], "IT12345678903");
}

#[test]
fn numbers_are_rounded_only_where_no_cent_moves() {
    let mut order = samples::simple();
    order.lines = vec![samples::line("BOLT", "10000", "0.00458001", "0", "22", "8.26")];
    order.charges.clear();
    order.total = "45.80".into();
    let line = draft(&order, "s").unwrap().order.lines.remove(0);
    assert_eq!(line.unit_price.to_string(), "0.00458");
    order.lines[0] = samples::line("BOLT", "100000", "0.00045851", "0", "22", "8.26");
    order.total = "45.851".into();
    assert_eq!(draft(&order, "s").unwrap_err().code, "too-precise");
}

#[test]
fn no_two_shops_share_a_reference() {
    let of = |shop: &str, number: &str| {
        super::order::reference(&Order { number: number.into(), ..samples::simple() }, shop).unwrap()
    };
    assert_eq!(of("bottega", " 1042 "), "bottega/1042");
    assert_ne!(of("a/b", "1"), of("a", "b/1"));
    assert_ne!(of("a%2Fb", "1"), of("a/b", "1"));
}

/// Numbers and texts as they may come, good and bad.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        "-?[0-9]{0,14}(\\.[0-9]{0,9})?",
        ".{0,12}",
        "[A-Z]{0,4}",
        (0usize..600).prop_map(|count| "ü".repeat(count)),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn whatever_is_sent_is_what_the_file_says(texts in proptest::collection::vec(text(), 16), vat_included in any::<bool>()) {
        let mut order = swiss();
        order.vat_included = vat_included;
        let mut texts = texts.into_iter();
        let mut put = |field: &mut String| *field = texts.next().unwrap();
        put(&mut order.number);
        put(&mut order.note);
        put(&mut order.coupon);
        put(&mut order.credit);
        put(&mut order.payment.method);
        put(&mut order.payment.label);
        put(&mut order.customer.locale);
        put(&mut order.customer.email);
        put(&mut order.billing.company);
        put(&mut order.billing.phone);
        put(&mut order.shipping.city);
        put(&mut order.lines[0].sku);
        put(&mut order.lines[0].name);
        put(&mut order.lines[1].vat);
        put(&mut order.charges[0].label);
        put(&mut order.lines[1].vat_exemption);
        order.charges[0].vat_exemption.clone_from(&order.lines[1].vat_exemption);
        if draft(&order, "shop-1").is_ok() {
            sent(order);
        }
    }

    #[test]
    fn any_number_is_sent_or_refused(quantity in text(), price in text(), vat in text(), rate in text()) {
        let mut order = swiss();
        order.lines.truncate(1);
        order.charges.clear();
        (order.lines[0].quantity, order.lines[0].unit_price) = (quantity.clone(), price.clone());
        (order.lines[0].vat, order.lines[0].vat_rate) = (vat, rate);
        let number = |text: &str| framework360_sdk::decimal::amount(text).ok().flatten();
        if let Some(total) = number(&quantity).zip(number(&price)).and_then(|(a, b)| a.checked_mul(b)) {
            order.total = total.normalize().to_string();
        }
        if draft(&order, "shop-1").is_ok() {
            sent(order);
        }
    }
}
