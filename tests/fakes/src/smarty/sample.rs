//! A few records to look at in a demo.

use jiff::civil::DateTime;
use rust_decimal::Decimal;

use super::{
    product::{Product, Variation},
    records::{Address, Customer},
    state::State,
};

pub(crate) fn fill(state: &mut State) {
    state.add_customer(Customer {
        name: "Ada".to_owned(),
        last_name: "Verdi".to_owned(),
        email: "ada@example.org".to_owned(),
        phone: "0200000000".to_owned(),
        billing_address: Some(Address {
            address: "Via Uno 1".to_owned(),
            zipcode: "20100".to_owned(),
            city: "Milano".to_owned(),
            state: "MI".to_owned(),
            country_iso: "IT".to_owned(),
            ..Address::default()
        }),
        created: Some(DateTime::constant(2024, 1, 10, 8, 0, 0, 0)),
        ..Customer::default()
    });
    state.put_product(Product {
        sku: "MUG-01".to_owned(),
        ean: "8000000000031".to_owned(),
        title: "Stoneware mug".to_owned(),
        description: "<p>Holds 0.3 l.</p>".to_owned(),
        description_short: "Stoneware mug".to_owned(),
        category: "Kitchen, Mugs".to_owned(),
        brand: "Acme".to_owned(),
        price: Decimal::new(1250, 2),
        purchase_price: Decimal::new(400, 2),
        weight: Decimal::from(320),
        stock: 40,
        tax_id: 1,
        ..Product::default()
    });
    let tee = |size: &str, ean: &str, stock| Variation {
        sku: format!("TEE-01-{size}"),
        ean: ean.to_owned(),
        price: Decimal::new(1990, 2),
        purchase_price: Decimal::new(600, 2),
        tax_id: 1,
        stock,
        detail: vec![("Taglia".to_owned(), size.to_owned()), ("Colore".to_owned(), "Blu".to_owned())],
        ..Variation::default()
    };
    state.put_product(Product {
        sku: "TEE-01".to_owned(),
        ean: "8000000000017".to_owned(),
        title: "Plain tee".to_owned(),
        description: "<p>Cotton</p>".to_owned(),
        description_short: "Cotton tee".to_owned(),
        category: "Clothing, T-shirts".to_owned(),
        brand: "Acme".to_owned(),
        supplier: vec!["North Mill".to_owned()],
        price: Decimal::new(1990, 2),
        purchase_price: Decimal::new(600, 2),
        weight: Decimal::from(180),
        stock: 12,
        tax_id: 1,
        variations: vec![tee("S", "8000000000024", 4), tee("M", "8000000000048", 8)],
        ..Product::default()
    });
}
