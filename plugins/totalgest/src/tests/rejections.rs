//! The message that the owner reads where TotalGest rejects an order.

use framework360_sdk::testing::{self, records::Entry, samples};
use framework360_sdk::{Connector, Error};
use serde_json::{Value, json};

use crate::fake_remote::{self, answer};
use crate::{EXPORT_ORDER, TotalGest};

/// The reason in a language, where TotalGest reports these errors.
fn reason(errors: &Value, locale: &str) -> String {
    let totalgest = fake_remote::start();
    testing::with(|host| host.records = vec![Entry::Order(samples::discounted())]);
    let body = json!({
        "type": "urn:totalgest:problem:invalid-order", "title": "Not possible", "status": 422, "errors": errors,
    });
    totalgest.borrow_mut().instead = vec![Some(answer(422, &body))];
    let Err(Error::Rejected(message)) = TotalGest::on_job(samples::run(EXPORT_ORDER, "o-1")) else {
        panic!("not rejected")
    };
    crate::say::STRINGS.render(&message, locale)
}

#[test]
fn an_invalid_field_is_reported_with_its_article_in_the_readers_words_and_totalgests_own() {
    let errors = json!([{"pointer": "/lines/1/sku", "detail": "unknown article"}]);
    for (locale, text) in [
        ("en", "TotalGest refuses the SKU or EAN of Article GIFT: unknown article"),
        ("fr", "TotalGest refuse le SKU ou l'EAN de Article GIFT\u{a0}: unknown article"),
        ("nl", "TotalGest weigert de SKU of EAN van Article GIFT: unknown article"),
        ("es", "TotalGest rechaza el SKU o el EAN de Article GIFT: unknown article"),
        ("it", "TotalGest rifiuta lo SKU o l'EAN di Article GIFT: unknown article"),
        ("de", "TotalGest lehnt die SKU oder EAN von Article GIFT ab: unknown article"),
    ] {
        assert_eq!(reason(&errors, locale), text);
    }
}

#[test]
fn every_place_of_an_order_has_words() {
    for (pointer, text) in [
        ("/lines/0/quantity", "TotalGest refuses the quantity of Article CUP: x"),
        ("lines/0/unit_price", "TotalGest refuses the price or discount of Article CUP: x"),
        ("#/lines/0/vat/rate", "TotalGest refuses the VAT of Article CUP: x"),
        ("/lines/0", "TotalGest refuses Article CUP: x"),
        ("/lines", "TotalGest refuses the articles: x"),
        ("/charges/0/amount", "TotalGest refuses ChargeKind::Shipping: x"),
        ("/charges/0/vat", "TotalGest refuses the VAT of ChargeKind::Shipping: x"),
        ("/billing/country", "TotalGest refuses the billing address (country): x"),
        ("/shipping/postal_code", "TotalGest refuses the shipping address (postal_code): x"),
        ("/customer/email", "TotalGest refuses the customer's e-mail address: x"),
        ("/customer", "TotalGest refuses the customer: x"),
        ("/payment/method", "TotalGest refuses the payment: x"),
        ("/currency", "TotalGest refuses the currency: x"),
        ("/total", "TotalGest refuses the total: x"),
        ("/note", "TotalGest refuses the customer's note: x"),
        ("/order_number", "TotalGest refuses the order's number: x"),
        ("", "TotalGest refuses the order: x"),
        ("/new/field", "TotalGest refuses the order: x"),
    ] {
        assert_eq!(reason(&json!([{"pointer": pointer, "detail": "x"}]), "en"), text);
    }
}

#[test]
fn several_invalid_fields_are_all_named_and_many_are_counted() {
    let error = |pointer: &str| json!({"pointer": pointer, "detail": "x"});
    let some = json!([error("/total"), error("/lines/0/sku"), error("/billing/city")]);
    let text = "TotalGest refuses the total: x · Article CUP (sku): x · billing/city: x";
    assert_eq!(reason(&some, "en"), text);
    let many: Vec<_> = (0..9).map(|_| error("/note")).collect();
    assert!(reason(&json!(many), "en").ends_with("note: x · +4"));
}

#[test]
fn a_refusal_without_invalid_fields_is_reported_in_totalgests_words() {
    for none in [json!([]), json!(null), json!({}), json!([1, "x"])] {
        assert_eq!(reason(&none, "en"), "TotalGest refuses the order: Not possible");
    }
    assert_eq!(reason(&json!([{}]), "en"), "TotalGest refuses the order: ?");
}
