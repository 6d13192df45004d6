//! The exact bytes of requests and stored values: each release reads what others stored, and compares what was sent
//! with what an older release sent.

use framework360_sdk::http::TransportError;
use framework360_sdk::wire;

use super::*;
use crate::mapping::order::draft;
use crate::mapping::rows::Basis;

const ORDER: &str = concat!(
    r#"{"customer_id":77,"billing_address":{"name":"Ada","lastname":"Verdi","address":"Via Uno 1","#,
    r#""address2":"Scala B","city":"Roma","zipcode":"00184","state":"RM","country_iso":"IT","vat":"","#,
    r#""dni":"RSSMRA85T10A562S"},"shipping_address":{"name":"Ada","lastname":"Verdi","address":"Via Uno 1","#,
    r#""address2":"Scala B","city":"Roma","zipcode":"00184","state":"RM","country_iso":"IT","vat":"","dni":""},"#,
    r#""payment_type":"PayPal","fees":{"shipping":6.00,"shipping_tax":1},"rows":[{"sku":"TEE-01-S","#,
    r#""name":"\"Ring\"\ntwice \u0001"#,
    "\u{7f}",
    r#" / è 😀","quantity":"2","price":"19.90","tax_id":1}]}"#,
);

const KEPT: &str = concat!(
    r#"customer/5867882562106212410/17621869706776543011 {"v":2,"id":70}"#,
    "\n",
    r#"lock/5867882562106212410/first {"v":1,"holder":"o-1","since":[{"epoch":0,"ms":0}]}"#,
    "\n",
    r#"posting/o-1 {"v":2,"before":0,"answered":false,"account":5867882562106212410,"#,
    r#""lock":"lock/5867882562106212410/first","undecided":false,"older":false,"notes":[],"#,
    r#""sent_at":[{"epoch":0,"ms":0}],"codes":["YAGCP99TQ"],"sent":[{"customer_id":70,"rows":["TEE-01-S","2","19.90"],"#,
    r#""fields":["payment_type","paypal","fees.shipping","6","fees.payment","0","fees.extra","0","#,
    r#""billing.name","adaverdi","billing.address","viauno1scalab","billing.city","roma","#,
    r#""billing.zipcode","00184","billing.country_iso","it","shipping.name","adaverdi","#,
    r#""shipping.address","viauno1scalab","shipping.city","roma","shipping.zipcode","00184","#,
    r#""shipping.country_iso","it"]}]}"#,
    "\n",
    r#"taxes {"v":3,"day":19845,"taxes":[{"id":4,"rate":"22","name":"IVA 22%"},{"id":5,"rate":"10","name":""}]}"#,
    "\n",
    r#"watermark/5867882562106212410 {"v":1,"id":0}"#,
    "\n",
);

#[test]
fn an_order_is_sent_in_the_same_bytes_in_every_release() {
    let mut order = samples::simple();
    order.lines[0].name = "\"Ring\"\ntwice \u{1}\u{7f} / è \u{1f600}".into();
    let request = draft(&order, Basis::VatIncluded).unwrap().request(77, |_| Some(1)).unwrap();
    assert_eq!(String::from_utf8(wire::to_json(&request).unwrap()).unwrap(), ORDER);
}

#[test]
fn what_is_stored_of_an_order_without_an_answer_is_the_same_in_every_release() {
    let smarty = shop(vec![samples::simple()]);
    smarty.borrow_mut().instead.push(("Sales_Orders/post/", Err(TransportError::Timeout)));
    assert!(matches!(run(job("o-1", 1)), Err(Error::Waiting(_) | Error::Unavailable(_))));
    let mut kept = String::new();
    for (key, value) in testing::with(|host| host.storage.clone()) {
        kept.push_str(&format!("{key} {}\n", String::from_utf8(value).unwrap()));
    }
    assert_eq!(kept, KEPT);
}

/// The submission record of a release that stored no codes: the order is still found.
#[test]
fn what_an_older_release_stored_of_an_order_without_an_answer_is_read() {
    let smarty = shop(vec![samples::simple()]);
    smarty.borrow_mut().mishaps.push((Err(TransportError::Timeout), true));
    assert!(matches!(run(job("o-1", 1)), Err(Error::Waiting(_) | Error::Unavailable(_))));
    testing::with(|host| {
        let note = host.storage.get_mut("posting/o-1").unwrap();
        let text = String::from_utf8(note.clone()).unwrap();
        let older = text.replace(r#""codes":["YAGCP99TQ"],"#, "");
        assert_ne!(text, older);
        *note = older.into_bytes();
    });
    assert!(super::code(&run(job("o-1", 2))).starts_with("sent"));
    assert_eq!(smarty.borrow().count(), 1);
}
