//! Which records at Smarty look like which orders of ours.

use framework360_sdk::wire;

use super::*;
use crate::api::{Address, Fees, NewRow, Order};

fn address(street: &str) -> Address {
    Address {
        name: Some("Ada".to_owned()),
        lastname: Some("Verdi".to_owned()),
        address: street.to_owned(),
        address2: String::new(),
        city: "Milano".to_owned(),
        zipcode: "20100".to_owned(),
        state: "MI".to_owned(),
        country_iso: "IT".to_owned(),
        vat: None,
        dni: None,
    }
}

fn sent() -> Content {
    let row = |sku: &str, quantity: &str, price: &str| NewRow {
        sku: sku.to_owned(),
        name: "Plain tee (ord. 1-00000000)".to_owned(),
        quantity: quantity.to_owned(),
        price: price.to_owned(),
        tax_id: 1,
    };
    Content::of(&NewOrder {
        customer_id: 77,
        billing_address: address("Via Uno 1"),
        shipping_address: address("Via Due 2"),
        payment_type: "Carta di credito".to_owned(),
        fees: Fees { shipping: Decimal::new(600, 2), shipping_tax: 1 },
        rows: vec![row("A", "1", "9.66"), row("A", "2", "9.67"), row("B", "1", "10.00")],
    })
}

const ROWS: &str = r#"[{"sku": "B", "quantity": 1, "price": 10}, {"sku": " A", "quantity": "2.000", "price": "9.6700"},
    {"sku": "A", "quantity": "1", "price": "9.66"}]"#;

fn listed(record: &[u8]) -> Order {
    wire::from_json(record).unwrap()
}

fn similarity(fields: &str, rows: &str) -> Similarity {
    let json = format!(r#"{{"id": 1, "customer_id": "77", {fields} "rows": {rows}}}"#);
    sent().similarity(&listed(json.as_bytes()))
}

#[test]
fn the_same_rows_in_any_order_and_form_are_the_same_order() {
    assert_eq!(similarity("", ROWS), Similarity::Same);
    assert_eq!(similarity(r#""canceled": 1,"#, &ROWS.to_ascii_lowercase()), Similarity::Same);
    let listed = r#""payment_type": "CARTA DI CREDITO", "fees": {"shipping": "6.0000", "payment": 0, "extra": ""},
        "billing_address": {"name": "Ada Verdi", "address": "via uno, 1", "city": "MILANO", "zipcode": "20100"},
        "shipping_address": {"name": "Ada", "address": "Via Due 2", "country_iso": "it"},"#;
    assert_eq!(similarity(listed, ROWS), Similarity::Same, "written otherwise");
}

#[test]
fn another_address_payment_or_fee_is_another_order_with_the_same_goods() {
    for other in [
        r#""payment_type": "Contrassegno","#,
        r#""fees": {"shipping": "7.50"},"#,
        r#""fees": {"payment": "3.00"},"#,
        r#""shipping_address": {"address": "Via Due 22"},"#,
        r#""billing_address": {"zipcode": "10100"},"#,
        r#""billing_address": {"name": "Bea Neri"},"#,
    ] {
        assert_eq!(similarity(other, ROWS), Similarity::SameGoods, "{other}");
    }
}

#[test]
fn another_customer_or_other_goods_are_another_order() {
    assert_eq!(similarity("", r#"[{"sku": "C", "quantity": 1, "price": 10}]"#), Similarity::Other);
    let other = format!(r#"{{"id": 1, "customer_id": 78, "rows": {ROWS}}}"#);
    assert_eq!(sent().similarity(&listed(other.as_bytes())), Similarity::Other);
}

#[test]
fn what_shares_an_article_or_says_too_little_is_not_distinguished() {
    for rows in [
        ROWS.replace("9.6700", "9.70"),
        ROWS.replace("2.000", "3"),
        ROWS.replace("\"B\"", "null"),
        ROWS.replace('[', r#"[{"sku": "SHIP", "quantity": 1, "price": 6}, "#),
        r#"[{"sku": "B", "quantity": 1, "price": 10}]"#.to_owned(),
        r#"[{"sku": "", "quantity": 1, "price": 10}]"#.to_owned(),
    ] {
        assert_eq!(similarity("", &rows), Similarity::CommonArticle, "{rows}");
    }
    for rows in ["null", "[]", r#"[{"sku": "A", "quantity": "many"}]"#] {
        assert_eq!(similarity("", rows), Similarity::SameGoods, "{rows}");
    }
}

#[test]
fn what_was_sent_is_stored_as_it_is() {
    let text = wire::to_json(&sent()).unwrap();
    assert_eq!(wire::from_json(&text), Some(sent()));
    let older = br#"{"customer_id": 77, "rows": ["A", "1", "9.66"]}"#;
    let older: Content = wire::from_json(older).unwrap();
    let record = br#"{"id": 1, "customer_id": 77, "rows": [{"sku": "A", "quantity": 1, "price": 9.66}]}"#;
    assert_eq!(
        older.similarity(&listed(record)),
        Similarity::SameGoods,
        "an older release's note proves no more than that"
    );
}
