//! What Smarty is sent.

use framework360_sdk::decimal::{self, Decimal};
use framework360_sdk::json::Object;

/// A new customer.
#[derive(Debug, PartialEq)]
pub(crate) struct NewCustomer {
    /// In place of `name` and `last_name`.
    pub(crate) business_name: String,
    pub(crate) name: String,
    pub(crate) last_name: String,
    /// Codice fiscale.
    pub(crate) dni: String,
    /// Partita IVA.
    pub(crate) vat: String,
    pub(crate) phone: String,
    pub(crate) mobile: String,
    pub(crate) email: String,
    pub(crate) billing_address: Address,
}

/// An address, of a customer or of an order. The fields of the order's alone are left out where there are none.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Address {
    pub(crate) name: Option<String>,
    /// `lastname` here, `last_name` in a customer.
    pub(crate) lastname: Option<String>,
    pub(crate) address: String,
    pub(crate) address2: String,
    pub(crate) city: String,
    pub(crate) zipcode: String,
    /// Two-letter province.
    pub(crate) state: String,
    /// Two letters.
    pub(crate) country_iso: String,
    pub(crate) vat: Option<String>,
    pub(crate) dni: Option<String>,
}

/// A new order.
#[derive(Debug, PartialEq)]
pub(crate) struct NewOrder {
    pub(crate) customer_id: u64,
    pub(crate) billing_address: Address,
    pub(crate) shipping_address: Address,
    /// A free name.
    pub(crate) payment_type: String,
    pub(crate) fees: Fees,
    pub(crate) rows: Vec<NewRow>,
}

/// What is charged next to the rows, as JSON numbers. The fees for payment and extras that are listed have no tax, so
/// none is sent.
#[derive(Debug, PartialEq)]
pub(crate) struct Fees {
    pub(crate) shipping: Decimal,
    /// A tax id, or -1 for none.
    pub(crate) shipping_tax: i64,
}

/// A row; amounts are text.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct NewRow {
    /// Links the row to a product or variation; empty for a charge.
    pub(crate) sku: String,
    pub(crate) name: String,
    pub(crate) quantity: String,
    /// Per unit.
    pub(crate) price: String,
    pub(crate) tax_id: u64,
}

impl NewCustomer {
    pub(crate) fn json(&self) -> Object {
        let mut object = Object::new();
        let fields = [
            ("business_name", &self.business_name),
            ("name", &self.name),
            ("last_name", &self.last_name),
            ("dni", &self.dni),
            ("vat", &self.vat),
            ("phone", &self.phone),
            ("mobile", &self.mobile),
            ("email", &self.email),
        ];
        for (key, value) in fields {
            object.text(key, value);
        }
        object.object("billing_address", |address| self.billing_address.write(address));
        object
    }
}

impl Address {
    fn write(&self, object: &mut Object) {
        let fields = [
            ("name", self.name.as_ref()),
            ("lastname", self.lastname.as_ref()),
            ("address", Some(&self.address)),
            ("address2", Some(&self.address2)),
            ("city", Some(&self.city)),
            ("zipcode", Some(&self.zipcode)),
            ("state", Some(&self.state)),
            ("country_iso", Some(&self.country_iso)),
            ("vat", self.vat.as_ref()),
            ("dni", self.dni.as_ref()),
        ];
        for (key, value) in fields {
            if let Some(value) = value {
                object.text(key, value);
            }
        }
    }
}

impl NewOrder {
    pub(crate) fn json(&self) -> Object {
        let mut object = Object::new();
        object.number("customer_id", self.customer_id);
        object.object("billing_address", |address| self.billing_address.write(address));
        object.object("shipping_address", |address| self.shipping_address.write(address));
        object.text("payment_type", &self.payment_type);
        object.object("fees", |fees| self.fees.write(fees));
        object.objects("rows", self.rows.iter(), |out, row| row.write(out));
        object
    }
}

impl Fees {
    fn write(&self, object: &mut Object) {
        object.number("shipping", decimal::money(self.shipping)).number("shipping_tax", self.shipping_tax);
    }
}

impl NewRow {
    fn write(&self, object: &mut Object) {
        object.text("sku", &self.sku).text("name", &self.name).text("quantity", &self.quantity);
        object.text("price", &self.price).number("tax_id", self.tax_id);
    }
}
