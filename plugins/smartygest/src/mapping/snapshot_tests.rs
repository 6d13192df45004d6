//! Whole orders as they are sent.

use framework360_sdk::shop::Order;
use framework360_sdk::testing::samples;
use framework360_sdk::wire;
use serde_json::{Value, json};

use super::address;
use super::order::draft;
use super::parts::TaxKey;
use super::rows::Basis;

/// The request, with tax id 1 for 22 % and 9 for N3.2.
fn sent(order: &Order, basis: Basis) -> Value {
    let ids = |key: &TaxKey| Some(if key.exemption == "N3.2" { 9 } else { 1 });
    written(&draft(order, basis).unwrap().request(77, ids).unwrap())
}

fn notes(order: &Order) -> Vec<String> {
    draft(order, Basis::VatIncluded).unwrap().notes.into_iter().map(|note| note.code).collect()
}

fn written(request: &impl serde::Serialize) -> Value {
    number(std::str::from_utf8(&wire::to_json(request).unwrap()).unwrap())
}

/// As text, so that 6.00 isn't taken for 6.
fn number(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

fn place() -> Value {
    json!({
        "address": "Via Uno 1", "address2": "Scala B", "city": "Roma", "zipcode": "00184", "state": "RM",
        "country_iso": "IT",
    })
}

fn with(mut object: Value, more: Value) -> Value {
    object.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    object
}

#[test]
fn a_simple_order_is_sent_with_both_addresses_and_its_shipping() {
    assert_eq!(
        sent(&samples::simple(), Basis::VatIncluded),
        json!({
            "customer_id": 77,
            "billing_address": with(place(), json!({"name": "Ada", "lastname": "Verdi", "vat": "", "dni": "RSSMRA85T10A562S"})),
            "shipping_address": with(place(), json!({"name": "Ada", "lastname": "Verdi", "vat": "", "dni": ""})),
            "payment_type": "PayPal",
            "fees": {"shipping": number("6.00"), "shipping_tax": 1},
            "rows": [{"sku": "TEE-01-S", "name": "Article TEE-01-S", "quantity": "2", "price": "19.90", "tax_id": 1}],
        })
    );
    assert!(notes(&samples::simple()).is_empty());
}

#[test]
fn a_simple_orders_customer_is_a_person() {
    let customer = address::customer(&samples::simple()).unwrap();
    assert_eq!(
        written(&customer),
        json!({
            "business_name": "", "name": "Ada", "last_name": "Verdi", "dni": "RSSMRA85T10A562S", "vat": "",
            "phone": "0612345678", "mobile": "3331234567", "email": "ada@example.org", "billing_address": place(),
        })
    );
}

#[test]
fn a_company_is_sent_under_its_name_and_what_has_no_field_is_noted() {
    let order = samples::company();
    let customer = written(&address::customer(&order).unwrap());
    assert_eq!(customer["business_name"], "Acme S.r.l.");
    assert_eq!((&customer["name"], &customer["last_name"]), (&json!(""), &json!("")));
    assert_eq!((&customer["vat"], &customer["dni"]), (&json!("12345678903"), &json!("12345678903")));
    let sent = sent(&order, Basis::VatIncluded);
    assert_eq!(sent["billing_address"]["name"], "Acme S.r.l.");
    assert_eq!(sent["billing_address"]["lastname"], "");
    assert_eq!(sent["shipping_address"]["name"], "Acme Logistica");
    assert_eq!(sent["shipping_address"]["lastname"], "Ada Verdi");
    assert_eq!(notes(&order), ["note-sdi", "note-pec"]);
}

#[test]
fn wrong_check_digits_are_noted_and_do_not_stop() {
    let mut order = samples::company();
    order.billing.vat_number = "IT12345678904".into();
    order.billing.tax_code = "RSSMRA85T10A562T".into();
    assert_eq!(notes(&order), ["note-vat-number", "note-tax-code", "note-sdi", "note-pec"]);
    order.billing.country = "DE".into();
    assert_eq!(notes(&order), ["note-sdi", "note-pec"], "only Italian ones are known");
}

#[test]
fn a_foreign_order_keeps_its_vat_number_and_its_exemption() {
    let sent = sent(&samples::foreign(), Basis::VatExcluded);
    assert_eq!(sent["billing_address"]["vat"], "DE811569869");
    assert_eq!(sent["billing_address"]["country_iso"], "DE");
    assert_eq!(sent["billing_address"]["city"], "Köln");
    assert_eq!(sent["rows"][0]["tax_id"], 9);
    assert_eq!(sent["fees"], json!({"shipping": number("0.00"), "shipping_tax": -1}));
}

#[test]
fn cash_on_delivery_is_named_and_its_surcharge_is_a_row_with_its_tax() {
    let sent = sent(&samples::on_delivery(), Basis::VatIncluded);
    assert_eq!(sent["payment_type"], "Contrassegno");
    assert_eq!(
        sent["fees"],
        json!({"shipping": number("6.00"), "shipping_tax": 1}),
        "fees for payment and extras have no tax"
    );
    let row = |name: &str, price: &str| json!({"sku": "", "name": name, "quantity": "1", "price": price, "tax_id": 1});
    assert_eq!(
        sent["rows"].as_array().unwrap()[1..],
        [row("ChargeKind::Payment", "3.50"), row("ChargeKind::Other", "2.00")]
    );
}

#[test]
fn discounts_are_folded_into_prices_and_credit_lowers_nothing() {
    let order = samples::discounted();
    let sent = sent(&order, Basis::VatIncluded);
    let rows: Vec<_> =
        sent["rows"].as_array().unwrap().iter().map(|row| (&row["quantity"], &row["price"])).collect();
    assert_eq!(
        rows,
        [(&json!("2"), &json!("9.67")), (&json!("1"), &json!("9.66")), (&json!("1"), &json!("0.00"))]
    );
    assert_eq!(notes(&order), ["note-credit"]);
}

#[test]
fn the_basis_follows_the_setting_and_the_vat_as_charged() {
    let with = sent(&samples::without_vat(), Basis::VatIncluded);
    assert_eq!(with["rows"][0]["price"], "19.90");
    assert_eq!(with["fees"]["shipping"], number("6.00"));
    let without = sent(&samples::simple(), Basis::VatExcluded);
    assert_eq!(without["rows"][0]["price"], "16.31");
    assert_eq!(without["fees"]["shipping"], number("4.92"));
}

#[test]
fn a_fraction_of_a_unit_is_sent_so_that_it_comes_to_the_shops_cent() {
    let sent = sent(&samples::by_the_metre(), Basis::VatIncluded);
    let rows: Vec<_> =
        sent["rows"].as_array().unwrap().iter().map(|row| (&row["quantity"], &row["price"])).collect();
    assert_eq!(
        rows,
        [(&json!("1"), &json!("6.67")), (&json!("0.5"), &json!("6.66"))],
        "10.00, as in the shop"
    );
}

#[test]
fn without_a_shipping_address_it_goes_where_the_bill_goes() {
    let mut order = samples::simple();
    order.shipping.line1 = String::new();
    order.shipping.city = " ".into();
    order.shipping.postal_code = String::new();
    assert_eq!(sent(&order, Basis::VatIncluded)["shipping_address"]["address"], "Via Uno 1");
}
