//! The exact bytes of requests and stored values: each release reads what others stored, and compares a request that it
//! sends again with the one that an older release sent.

use framework360_sdk::http::TransportError;
use framework360_sdk::testing::{self, records::Entry, samples};
use framework360_sdk::{Connector, Error};

use crate::fake_remote;
use crate::{EXPORT_ORDER, TotalGest};

const BODY: &str = concat!(
    r#"{"external_reference":"shop-1/1001","order_number":"1001","placed_at":"2024-05-02T10:00:00Z","#,
    r#""currency":"EUR","prices_include_vat":true,"payment":{"method":"paypal","label":"PayPal","#,
    r#""state":"paid","on_delivery":false},"customer":{"first_name":"Ada","last_name":"Verdi","#,
    r#""email":"ada@example.org","phone":"3331234567","language":"it"},"billing":{"first_name":"Ada","#,
    r#""last_name":"Verdi","company":"","line1":"Via Uno 1","line2":"Scala B","postal_code":"00184","#,
    r#""city":"Roma","province":"RM","country":"IT","phone":"0612345678","vat_number":"","#,
    r#""tax_code":"rssmra85t10a562s","recipient_code":"","certified_email":""},"#,
    r#""shipping":{"first_name":"Ada","last_name":"Verdi","company":"","line1":"Via Uno 1","#,
    r#""line2":"Scala B","postal_code":"00184","city":"Roma","province":"RM","country":"IT","#,
    r#""phone":"3331234567","vat_number":"","tax_code":"","recipient_code":"","certified_email":""},"#,
    r#""lines":[{"position":1,"sku":"TEE-01-S","ean":"","name":"Article TEE-01-S","quantity":"2","#,
    r#""unit_price":"19.90","discount":"0.00","amount":"39.80","vat":{"rate":"22","amount":"7.18","#,
    r#""exemption":"N3"}}],"charges":[{"kind":"shipping","label":"ChargeKind::Shipping","#,
    r#""amount":"6.00","vat":{"rate":"22","amount":"1.08"}}],"coupon":"","credit":"0.00","#,
    r#""total":"45.80","note":"\"Ring\"\ntwice \u0001"#,
    "\u{7f}",
    r#" / è 😀"}"#,
);
const NOTE: &str = concat!(
    r#"{"v":2,"versions":[6964904158838169061],"answered":false,"references":["shop-1/1001"],"#,
    r#""at":[{"epoch":0,"ms":0}]}"#,
);
const CURSOR: &str = concat!(
    r#"{"v":1,"after":"000000000001","listing":false,"period":2024,"currency":"CHF","done":0,"#,
    r#""requests":0}"#,
);

#[test]
fn an_order_and_its_submission_record_are_the_same_in_every_release() {
    let _totalgest = fake_remote::start();
    let mut order = samples::simple();
    order.note = "\"Ring\"\ntwice \u{1}\u{7f} / è \u{1f600}".into();
    order.lines[0].vat_exemption = "N3".into();
    order.payment.paid_at = None;
    testing::with(|host| host.records = vec![Entry::Order(order)]);
    let body = std::rc::Rc::new(std::cell::RefCell::new(String::new()));
    let seen = body.clone();
    testing::remote(move |request| {
        *seen.borrow_mut() = String::from_utf8(request.body.clone().unwrap()).unwrap();
        Err(TransportError::Timeout)
    });
    let lost = TotalGest::on_job(samples::run(EXPORT_ORDER, "o-1"));
    assert!(matches!(lost, Err(Error::Unavailable(_))));
    assert_eq!(*body.borrow(), BODY);
    let note = testing::with(|host| host.storage["sent/o-1"].clone());
    assert_eq!(String::from_utf8(note).unwrap(), NOTE);
}

#[test]
fn a_cursor_is_the_same_in_every_release() {
    let totalgest = fake_remote::start();
    totalgest.borrow_mut().put(serde_json::json!({"id": "1", "state": "removed"}));
    assert_eq!(TotalGest::on_product_tick(None).unwrap().cursor, CURSOR);
}
