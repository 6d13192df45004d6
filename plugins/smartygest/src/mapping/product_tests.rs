//! Whole products as the platform takes them.

use framework360_sdk::shop::{Product, ProductVariant, VariantOption};
use framework360_sdk::wire::{self, Lenient};
use proptest::prelude::*;

use super::product::product;
use super::rows::Basis;
use crate::api;

/// A product in the first Smarty's format: numbers, lists, texts.
const PLAIN: &str = r#"{"id": 5012, "sku": "TEE-01", "ean": "0000000000017", "title": " Plain tee ",
    "description": "<p>Cotton</p>", "description_short": "Cotton tee", "category": "Clothing, T-shirts", "brand": "Acme",
    "supplier": ["North Mill"], "price": "19.9", "purchase_price": "6.00", "weight": "180.00", "stock": 12, "tax_id": 1,
    "images": ["https://img.example/tee.jpg"], "last_update": "2024-05-02 09:10:11", "variations": [
        {"id": 9001, "product_id": 5012, "sku": "TEE-01-S", "ean": "8000000000024", "price": "18.50", "stock": 4,
         "detail": [{"name": "Taglia", "value": "S"}, {"name": "Colore", "value": "Blu"}]},
        {"id": 9002, "product_id": 5012, "sku": "TEE-01-M", "price": null, "stock": "-2",
         "detail": [{"name": "Taglia", "value": "M"}]}]}"#;

/// The same product in a second Smarty's format: text for numbers, objects, wrapped lists, null.
const OTHER: &str = r#"{"id": "5012", "sku": "TEE-01", "ean": "0000000000017", "title": "Plain tee",
    "description": "<p>Cotton</p>", "description_short": "Cotton tee", "category": [{"name": "Clothing"}, {"name": "T-shirts"}],
    "brand": {"id": "3", "name": "Acme"}, "price": "19,90", "weight": 180, "stock": "12.00", "tax_id": {"id": "1"},
    "images": {"items": [{"id": 1, "url": "https://img.example/tee.jpg"}]}, "last_update": "2024-05-02T09:10:11",
    "variations": {"9001": {"sku": "TEE-01-S", "ean": "8000000000024", "price": 18.5, "stock": "4", "images": null,
            "detail": {"Taglia": "S", "Colore": "Blu"}},
        "9002": {"sku": "TEE-01-M", "ean": null, "price": "", "stock": -2, "detail": {"Taglia": "M"}}}}"#;

fn read(text: &str) -> api::Product {
    let reported: Lenient<api::Product> = wire::from_json(text.as_bytes()).unwrap();
    reported.into_option().unwrap_or_default().completed()
}

fn mapped(text: &str) -> Product {
    product(&read(text), Basis::VatIncluded, Some("22".to_owned())).unwrap()
}

fn variant(
    id: &str,
    sku: &str,
    ean: &str,
    price: &str,
    quantity: &str,
    options: &[(&str, &str)],
) -> ProductVariant {
    let option =
        |(name, value): &(&str, &str)| VariantOption { name: (*name).into(), value: (*value).into() };
    ProductVariant {
        id: String::new(),
        remote_id: Some(id.into()),
        sku: sku.into(),
        ean: ean.into(),
        options: options.iter().map(option).collect(),
        price: price.into(),
        quantity: Some(quantity.into()),
        images: Vec::new(),
    }
}

#[test]
fn a_product_with_variations_is_taken_whole() {
    let expected = Product {
        id: String::new(),
        remote_id: Some("5012".into()),
        remote_version: mapped(PLAIN).remote_version,
        sku: "TEE-01".into(),
        ean: "0000000000017".into(),
        name: "Plain tee".into(),
        description: "<p>Cotton</p>".into(),
        short_description: "Cotton tee".into(),
        category: vec!["Clothing".into(), "T-shirts".into()],
        brand: "Acme".into(),
        price: "19.90".into(),
        vat_included: true,
        vat_rate: Some("22".into()),
        currency: "EUR".into(),
        quantity: Some("12".into()),
        weight: Some("180".into()),
        images: vec!["https://img.example/tee.jpg".into()],
        active: true,
        variants: vec![
            variant(
                "5012/9001",
                "TEE-01-S",
                "8000000000024",
                "18.50",
                "4",
                &[("Taglia", "S"), ("Colore", "Blu")],
            ),
            variant("5012/9002", "TEE-01-M", "", "19.90", "-2", &[("Taglia", "M")]),
        ],
        updated_at: None,
        extra: Vec::new(),
    };
    assert_eq!(mapped(PLAIN), expected);
    assert!(!mapped(PLAIN).remote_version.is_empty());
}

#[test]
fn a_second_smarty_reports_the_same_product_in_other_forms() {
    assert_eq!(mapped(OTHER), mapped(PLAIN));
}

#[test]
fn stock_and_stamp_change_no_version_and_a_price_does() {
    let version = |from: &str, to: &str| mapped(&PLAIN.replace(from, to)).remote_version;
    let before = mapped(PLAIN).remote_version;
    assert_eq!(version("\"stock\": 12", "\"stock\": 11"), before);
    assert_eq!(version("\"stock\": 4", "\"stock\": 0"), before);
    assert_eq!(version("09:10:11", "09:10:12"), before);
    assert_eq!(version("\"19.9\"", "19.90"), before, "the same price in another form");
    assert_ne!(version("\"19.9\"", "\"19.91\""), before);
    assert_ne!(version("\"18.50\"", "\"18.51\""), before);
}

#[test]
fn prices_follow_the_setting_and_a_products_own_price_may_be_missing() {
    let without = product(&read(PLAIN), Basis::VatExcluded, None).unwrap();
    assert!(!without.vat_included && without.vat_rate.is_none());
    let text = PLAIN
        .replace("\"price\": \"19.9\"", "\"price\": null")
        .replace("\"price\": null, \"stock\": \"-2\"", "\"price\": 18, \"stock\": \"-2\"");
    assert_eq!(mapped(&text).price, "18.00", "the lowest of the variations'");
}

#[test]
fn numbers_are_read_as_people_and_programs_write_them() {
    let price = |reported: &str| {
        let text = format!(r#"{{"id": 1, "title": "T", "price": {reported}}}"#);
        product(&read(&text), Basis::VatIncluded, None)
            .map(|product| product.price)
            .map_err(|message| message.code)
    };
    for (reported, expected) in [
        ("\"19,9\"", "19.90"),
        ("19.899999999999999", "19.90"),
        ("\" 7 \"", "7.00"),
        ("0", "0.00"),
        ("\"1.234,50\"", "1234.50"),
        ("\"1,234.50\"", "1234.50"),
        ("\"1,234,567\"", "1234567.00"),
        ("\"1234.567\"", "1234.567"),
        ("\"0.125\"", "0.125"),
        ("1.234", "1.234"),
        ("0.00000001", "0.00000001"),
    ] {
        assert_eq!(price(reported).as_deref(), Ok(expected), "{reported}");
    }
    for reported in ["\"1.234\"", "\"19,900\"", "\"-1.234\""] {
        assert_eq!(price(reported), Err("price-ambiguous".to_owned()), "{reported}");
    }
    for reported in [
        "\"1.2.3\"",
        "\"1.23,5\"",
        "\"1,234.5.6\"",
        "\"1.,\"",
        "1e3",
        "\"€ 5\"",
        "true",
        "\"-\"",
        "9999999999",
    ] {
        assert_eq!(price(reported), Err("sdk-bad-price".to_owned()), "{reported}");
    }
    assert_eq!(price("-0.01"), Err("price-negative".to_owned()));
}

#[test]
fn codes_stay_text_and_a_rounded_barcode_is_refused() {
    let ean = |reported: &str| {
        let text = format!(r#"{{"id": 1, "title": "T", "price": 1, "sku": "0017", "ean": {reported}}}"#);
        product(&read(&text), Basis::VatIncluded, None)
            .map(|product| product.ean)
            .map_err(|message| message.code)
    };
    for (reported, expected) in [
        ("\" 0012345678905 \"", "0012345678905"),
        ("8000000000017", "8000000000017"),
        ("\"E12\"", "E12"),
        ("null", ""),
    ] {
        assert_eq!(ean(reported).as_deref(), Ok(expected), "{reported}");
    }
    for reported in ["\"1.23457E+12\"", "\"1,23457E+12\"", "1.2e12", "\"8E12\""] {
        assert_eq!(ean(reported), Err("ean-rounded".to_owned()), "{reported}");
    }
}

#[test]
fn texts_that_were_escaped_for_a_page_are_decoded_once() {
    let product = mapped(
        r#"{"id": 1, "title": "Caff&egrave; &amp; T&#232;", "price": 1, "brand": "Rossi &amp; Figli",
            "category": "Caff&egrave;, T&eacute;", "description": "<p>Caff&egrave;</p>",
            "description_short": "2 &lt; 3", "sku": "A&amp;B", "variations": [{"id": 2, "price": 1,
            "detail": [{"name": "Citt&agrave;", "value": "Forl&igrave;"}]}]}"#,
    );
    assert_eq!((product.name.as_str(), product.brand.as_str()), ("Caffè & Tè", "Rossi & Figli"));
    assert_eq!(product.category, ["Caffè", "Té"]);
    assert_eq!(
        (product.description.as_str(), product.short_description.as_str()),
        ("<p>Caff&egrave;</p>", "2 < 3")
    );
    assert_eq!(product.sku, "A&amp;B");
    let option = &product.variants[0].options[0];
    assert_eq!((option.name.as_str(), option.value.as_str()), ("Città", "Forlì"));
    let twice = mapped(r#"{"id": 1, "title": "R&amp;amp;B &foo; AT&T", "price": 1}"#);
    assert_eq!(twice.name, "R&amp;B &foo; AT&T", "once, and what is no entity stays");
}

#[test]
fn a_stock_or_weight_that_can_be_read_in_two_ways_is_not_guessed_at() {
    let stock = |reported: &str| {
        let text =
            format!(r#"{{"id": 1, "title": "T", "price": 1, "stock": {reported}, "weight": {reported}}}"#);
        let product = product(&read(&text), Basis::VatIncluded, None).map_err(|message| message.code)?;
        Ok::<_, String>((product.quantity.unwrap(), product.weight.unwrap()))
    };
    for (reported, number) in [
        ("\"1.000,5\"", "1000.5"),
        ("\"12.00\"", "12"),
        ("\"1,5\"", "1.5"),
        ("\"1.234.567\"", "1234567"),
        ("1.000", "1"),
        ("12", "12"),
        ("\"0.125\"", "0.125"),
    ] {
        assert_eq!(stock(reported), Ok((number.to_owned(), number.to_owned())), "{reported}");
    }
    for reported in ["\"1.000\"", "\"1,234\"", "\"12.000\""] {
        assert_eq!(stock(reported), Err("stock-ambiguous".to_owned()), "{reported}");
    }
}

#[test]
fn a_weight_that_cannot_be_read_leaves_the_product() {
    for (reported, expected) in
        [("\"0,5\"", Some("0.5")), ("\"heavy\"", None), ("\"1.500\"", None), ("-1", None), ("null", None)]
    {
        let text = format!(r#"{{"id": 1, "title": "T", "price": 1, "weight": {reported}}}"#);
        assert_eq!(mapped(&text).weight.as_deref(), expected, "{reported}");
    }
}

/// JSON of every shape, with the names that a product has.
fn any_json() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        Just("null".to_owned()),
        Just("false".to_owned()),
        "-?[1-9][0-9]{0,25}(\\.[0-9]{1,20})?([eE][+-]?[0-9]{1,3})?",
        "[a-zA-Z0-9 ,.E+-]{0,12}".prop_map(|text| format!("\"{text}\"")),
    ];
    leaf.prop_recursive(4, 40, 6, |inner| {
        let key = proptest::sample::select(vec![
            "id",
            "sku",
            "ean",
            "title",
            "category",
            "name",
            "brand",
            "price",
            "weight",
            "stock",
            "tax_id",
            "images",
            "url",
            "variations",
            "detail",
            "value",
            "items",
            "Data",
            "Records",
            "last_update",
            "7",
        ]);
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(|list| format!("[{}]", list.join(","))),
            prop::collection::vec((key, inner), 0..9).prop_map(|fields| {
                let fields: Vec<_> = fields.iter().map(|(key, value)| format!("\"{key}\":{value}")).collect();
                format!("{{{}}}", fields.join(","))
            }),
        ]
    })
}

proptest! {
    #[test]
    fn whatever_is_reported_is_imported_or_refused_with_a_reason(text in any_json()) {
        match product(&read(&text), Basis::VatIncluded, None) {
            Ok(product) => {
                prop_assert!(!product.name.is_empty() && !product.price.is_empty());
                prop_assert!(!product.price.starts_with('-'));
                let ids: Vec<_> = product.variants.iter().map(|variant| variant.remote_id.clone()).collect();
                let mut each = ids.clone();
                each.dedup();
                prop_assert_eq!(ids, each);
            }
            Err(message) => prop_assert!(!message.code.is_empty()),
        }
    }
}
