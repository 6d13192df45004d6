//! Exactly what Smarty is sent for an order file.

use scenarios::{ConnectorHarness as _, Smartygest, World};
use serde_json::Value;

/// The order of a company in Turin: two VAT rates, a discount that doesn't divide, cash on delivery.
const FILE: &str = r#"{
    "id": "1002", "number": "2026-1002", "state": "completed", "placed_at": 1795338060000,
    "currency": "EUR", "vat_included": true,
    "payment": {"method": "cod", "label": "Contrassegno", "state": "pending", "on_delivery": true},
    "customer": {"id": "c-2", "email": "ordini@botteganeri.example", "first_name": "Bruno", "last_name": "Neri"},
    "billing": {"company": "Bottega Neri S.r.l.", "first_name": "Bruno", "last_name": "Neri",
        "line1": "Corso Due 22", "line2": "", "postal_code": "00121", "city": "Torino", "province": "to",
        "country": "IT", "phone": "0111234567", "vat_number": "IT12345670017", "tax_code": "12345670017"},
    "shipping": {"first_name": "Bruno", "last_name": "Neri", "line1": "Magazzino 3", "postal_code": "10024",
        "city": "Moncalieri", "province": "TO", "country": "IT", "phone": "3331234567"},
    "lines": [
        {"id": "1", "sku": "0017", "name": "Tazza", "quantity": 3, "unit_price": 10.00, "discount": "1.00",
            "vat_rate": "22", "vat": "5.23"},
        {"id": "2", "sku": "LIBRO", "name": "Libro", "quantity": "1", "unit_price": "12.50", "vat_rate": "4",
            "vat": "0.48"}],
    "charges": [
        {"kind": "shipping", "label": "Corriere", "amount": "6.00", "vat_rate": "22", "vat": "1.08"},
        {"kind": "payment", "label": "Contrassegno", "amount": "3.50", "vat_rate": "22", "vat": "0.63"}],
    "total": "51.00"
}"#;

/// Tax ids are the fake's: 1 is 22 %, 4 is 4 %. Leading zeros of SKU and ZIP stay.
const SENT: &str = r#"{
    "customer_id": 77,
    "billing_address": {"name": "Bottega Neri S.r.l.", "lastname": "", "address": "Corso Due 22", "address2": "",
        "city": "Torino", "zipcode": "00121", "state": "TO", "country_iso": "IT", "vat": "12345670017",
        "dni": "12345670017"},
    "shipping_address": {"name": "Bruno", "lastname": "Neri", "address": "Magazzino 3", "address2": "",
        "city": "Moncalieri", "zipcode": "10024", "state": "TO", "country_iso": "IT", "vat": "", "dni": ""},
    "payment_type": "Contrassegno",
    "fees": {"shipping": 6.00, "shipping_tax": 1},
    "rows": [
        {"sku": "0017", "name": "Tazza (ord. 2026-1002-SJ2EM8SVB)", "quantity": "2", "price": "9.67", "tax_id": 1},
        {"sku": "0017", "name": "Tazza", "quantity": "1", "price": "9.66", "tax_id": 1},
        {"sku": "LIBRO", "name": "Libro", "quantity": "1", "price": "12.50", "tax_id": 4},
        {"sku": "", "name": "Contrassegno", "quantity": "1", "price": "3.50", "tax_id": 1}]
}"#;

const CUSTOMER: &str = r#"{
    "business_name": "Bottega Neri S.r.l.", "name": "", "last_name": "", "dni": "12345670017",
    "vat": "12345670017", "phone": "0111234567", "mobile": "3331234567", "email": "ordini@botteganeri.example",
    "billing_address": {"address": "Corso Due 22", "address2": "", "city": "Torino", "zipcode": "00121",
        "state": "TO", "country_iso": "IT"}
}"#;

#[tokio::test]
async fn a_company_paying_on_delivery_is_sent_to_the_letter() {
    let world = World::<Smartygest>::new().await;
    let order = host_core::shop::files::orders(FILE).unwrap().remove(0);
    world.order_and_rest(&order).await;
    let ledger = world.remote.smarty.ledger();
    let sent: Vec<(&str, &Value)> =
        ledger.changes.iter().map(|change| (change.resource, &change.body)).collect();
    let read = |text: &str| serde_json::from_str::<Value>(text).unwrap();
    assert_eq!(sent, [("Customers", &read(CUSTOMER)), ("Sales_Orders", &read(SENT))]);
}

#[tokio::test]
async fn every_request_names_its_host_and_its_content() {
    let world = World::<Smartygest>::new().await;
    let order = host_core::shop::files::orders(FILE).unwrap().remove(0);
    world.order_and_rest(&order).await;
    for request in world.remote.smarty.ledger().requests {
        assert_eq!(request.header("host"), Some(Smartygest::HOST), "{request:?}");
        assert_eq!(request.param("ApiKey"), Some("***"), "{request:?}");
        let posted = (request.method == "POST").then_some("application/json");
        assert_eq!(request.header("content-type"), posted, "{request:?}");
    }
    assert!(world.remote.requests() >= 5);
}

#[tokio::test]
async fn prices_are_sent_without_vat_where_the_owner_says_so() {
    let world = World::<Smartygest>::new().await;
    let prices = [("prices".to_owned(), "vat-excluded".to_owned())].into();
    world.enable(prices, &[]).await.unwrap();
    let order = host_core::shop::files::orders(FILE).unwrap().remove(0);
    world.order_and_rest(&order).await;
    let sent = &world.remote.smarty.ledger().changes[1].body;
    let net = |rows: &Value| {
        let rows = rows.as_array().unwrap().iter();
        rows.map(|row| (row["quantity"].clone(), row["price"].clone())).collect::<Vec<_>>()
    };
    // 29.00 − 5.23 = 23.77 in three; 12.50 − 0.48.
    let expected = [("1", "7.93"), ("2", "7.92"), ("1", "12.02"), ("1", "2.87")];
    assert_eq!(net(&sent["rows"]), expected.map(|(quantity, price)| (quantity.into(), price.into())));
    assert_eq!(sent["fees"]["shipping"].to_string(), "4.92");
}

#[tokio::test]
async fn a_discount_for_a_bank_transfer_is_sent_in_the_prices_and_the_owner_is_informed() {
    let world = World::<Smartygest>::new().await;
    let file = FILE
        .replace("Contrassegno\", \"amount\": \"3.50\"", "Sconto bonifico\", \"amount\": \"-1.50\"")
        .replace("\"vat\": \"0.63\"", "\"vat\": \"-0.27\"")
        .replace("\"total\": \"51.00\"", "\"total\": \"46.00\"");
    let order = host_core::shop::files::orders(&file).unwrap().remove(0);
    world.order_and_rest(&order).await;
    let sent = &world.remote.smarty.ledger().changes[1].body;
    let rows = sent["rows"].as_array().unwrap();
    let rows: Vec<_> = rows.iter().map(|row| (row["quantity"].as_str(), row["price"].as_str())).collect();
    let rows: Vec<_> =
        rows.into_iter().map(|(quantity, price)| (quantity.unwrap(), price.unwrap())).collect();
    // 29.00 − 1.50 in three; the book has another VAT rate.
    assert_eq!(rows, [("2", "9.17"), ("1", "9.16"), ("1", "12.50")]);
}
