//! Orders as TotalGest takes and tells them.

use framework360_sdk::decimal::{self, Decimal};
use framework360_sdk::http::Response;
use framework360_sdk::json::{self, Object, Value, text};
use framework360_sdk::shop::Address;

use super::Trouble;

/// The decimals that a number may have.
pub(crate) const DECIMALS: u32 = 6;

/// An order to create. Every text is within the file's limits; `mapping` sees to that.
#[derive(Debug)]
pub(crate) struct NewOrder<'a> {
    pub(crate) external_reference: String,
    pub(crate) order_number: &'a str,
    /// RFC 3339, in UTC.
    pub(crate) placed_at: String,
    /// ISO 4217.
    pub(crate) currency: String,
    pub(crate) prices_include_vat: bool,
    pub(crate) payment: Payment,
    pub(crate) customer: Customer,
    pub(crate) billing: Address,
    pub(crate) shipping: Address,
    pub(crate) lines: Vec<Line>,
    pub(crate) charges: Vec<Charge>,
    pub(crate) coupon: String,
    pub(crate) credit: Decimal,
    pub(crate) total: Decimal,
    pub(crate) note: String,
}

#[derive(Debug)]
pub(crate) struct Payment {
    pub(crate) method: String,
    pub(crate) label: String,
    /// "open", "authorized", "partially_paid", "paid" or "partially_refunded".
    pub(crate) state: &'static str,
    pub(crate) on_delivery: bool,
    /// RFC 3339, in UTC.
    pub(crate) paid_at: Option<String>,
}

#[derive(Debug)]
pub(crate) struct Customer {
    pub(crate) first_name: String,
    pub(crate) last_name: String,
    pub(crate) email: String,
    pub(crate) phone: String,
    /// BCP 47.
    pub(crate) language: String,
}

#[derive(Debug)]
pub(crate) struct Line {
    pub(crate) sku: String,
    pub(crate) ean: String,
    pub(crate) name: String,
    pub(crate) quantity: Decimal,
    pub(crate) unit_price: Decimal,
    pub(crate) discount: Decimal,
    /// For the whole line, as the shop rounded it to the cent.
    pub(crate) amount: Decimal,
    pub(crate) vat: Vat,
}

#[derive(Debug)]
pub(crate) struct Charge {
    /// "shipping", "payment" or "other".
    pub(crate) kind: &'static str,
    pub(crate) label: String,
    pub(crate) amount: Decimal,
    pub(crate) vat: Vat,
}

#[derive(Debug)]
pub(crate) struct Vat {
    /// Percent.
    pub(crate) rate: Decimal,
    /// "standard", "reduced" or "accommodation".
    pub(crate) code: Option<&'static str>,
    pub(crate) amount: Decimal,
    /// Empty where VAT is due.
    pub(crate) exemption: String,
}

impl NewOrder<'_> {
    pub(crate) fn json(&self) -> Object {
        let mut order = Object::new();
        order
            .text("external_reference", &self.external_reference)
            .text("order_number", self.order_number)
            .text("placed_at", &self.placed_at)
            .text("currency", &self.currency)
            .flag("prices_include_vat", self.prices_include_vat)
            .object("payment", |out| self.payment.write(out))
            .object("customer", |out| self.customer.write(out))
            .object("billing", |out| address(out, &self.billing))
            .object("shipping", |out| address(out, &self.shipping))
            .objects("lines", self.lines.iter().zip(1_u32..), |out, (line, position)| {
                out.number("position", position);
                line.write(out);
            })
            .objects("charges", self.charges.iter(), |out, charge| charge.write(out))
            .text("coupon", &self.coupon);
        money(&mut order, "credit", self.credit);
        money(&mut order, "total", self.total);
        order.text("note", &self.note);
        order
    }
}

impl Payment {
    fn write(&self, out: &mut Object) {
        out.text("method", &self.method)
            .text("label", &self.label)
            .text("state", self.state)
            .flag("on_delivery", self.on_delivery);
        if let Some(at) = &self.paid_at {
            out.text("paid_at", at);
        }
    }
}

impl Customer {
    fn write(&self, out: &mut Object) {
        out.text("first_name", &self.first_name)
            .text("last_name", &self.last_name)
            .text("email", &self.email)
            .text("phone", &self.phone)
            .text("language", &self.language);
    }
}

impl Line {
    fn write(&self, out: &mut Object) {
        out.text("sku", &self.sku)
            .text("ean", &self.ean)
            .text("name", &self.name)
            .text("quantity", &self.quantity.normalize().to_string());
        money(out, "unit_price", self.unit_price);
        money(out, "discount", self.discount);
        money(out, "amount", self.amount);
        out.object("vat", |out| self.vat.write(out));
    }
}

impl Charge {
    fn write(&self, out: &mut Object) {
        out.text("kind", self.kind).text("label", &self.label);
        money(out, "amount", self.amount);
        out.object("vat", |out| self.vat.write(out));
    }
}

impl Vat {
    fn write(&self, out: &mut Object) {
        out.text("rate", &self.rate.normalize().to_string());
        if let Some(code) = self.code {
            out.text("code", code);
        }
        money(out, "amount", self.amount);
        if !self.exemption.is_empty() {
            out.text("exemption", &self.exemption);
        }
    }
}

fn money(out: &mut Object, key: &str, amount: Decimal) {
    out.text(key, &decimal::money(amount));
}

/// The platform's own address under the file's names.
fn address(out: &mut Object, address: &Address) {
    out.text("first_name", &address.first_name)
        .text("last_name", &address.last_name)
        .text("company", &address.company)
        .text("line1", &address.line1)
        .text("line2", &address.line2)
        .text("postal_code", &address.postal_code)
        .text("city", &address.city)
        .text("province", &address.province)
        .text("country", &address.country)
        .text("phone", &address.phone)
        .text("vat_number", &address.vat_number)
        .text("tax_code", &address.tax_code)
        .text("recipient_code", &address.sdi_code)
        .text("certified_email", &address.pec);
}

/// What became of an order to create.
pub(crate) struct Made {
    pub(crate) receipt: Receipt,
    /// It was there before.
    pub(crate) before: bool,
}

/// An order that is there. What isn't told is empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Receipt {
    /// Not empty.
    pub(crate) id: String,
    /// As people know it there; its id where it has none.
    pub(crate) number: String,
    pub(crate) external_reference: String,
    pub(crate) order_number: String,
    /// In upper case.
    pub(crate) currency: String,
    /// A number, as it was written.
    pub(crate) total: String,
    /// An http(s) address at which a person can look at it.
    pub(crate) url: String,
    /// What it was created with, as JSON.
    pub(crate) order: String,
}

impl Receipt {
    pub(super) fn of(answer: &Response) -> Result<Self, Trouble> {
        Self::read(answer.json()?.root()).ok_or_else(|| answer.unreadable().into())
    }

    pub(super) fn list(answer: &Response) -> Result<Vec<Self>, Trouble> {
        let json = answer.json()?;
        let items = json::list(json.root(), "items", Self::read);
        items.and_then(|items| items.into_iter().collect()).ok_or_else(|| answer.unreadable().into())
    }

    fn read(object: Value<'_>) -> Option<Self> {
        let trimmed = |key| text(object, key).trim().to_owned();
        let (id, number) = (trimmed("id"), trimmed("number"));
        let fits = |text: &str| text.len() <= 300 && !text.contains(char::is_control);
        if id.is_empty() || !fits(&id) || !fits(&number) {
            return None;
        }
        Some(Self {
            number: if number.is_empty() { id.clone() } else { number },
            id,
            external_reference: trimmed("external_reference"),
            order_number: trimmed("order_number"),
            currency: trimmed("currency").to_ascii_uppercase(),
            total: trimmed("total"),
            url: link(trimmed("url")),
            order: object.get("order").map(Value::source).unwrap_or_default().to_owned(),
        })
    }
}

/// A link that a page may show: no script, no file.
fn link(url: String) -> String {
    let scheme = url.split_once("://").map(|(scheme, _)| scheme.to_ascii_lowercase());
    let safe = matches!(scheme.as_deref(), Some("http" | "https"))
        && url.len() <= 2000
        && !url.contains(|c: char| c.is_control() || c.is_whitespace() || "\"<>".contains(c));
    if safe { url } else { String::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_is_a_web_address_or_nothing() {
        for url in ["https://tg00.bweb.ch/orders/1", "HTTP://erp.example/1"] {
            assert_eq!(link(url.to_owned()), url);
        }
        for url in
            ["javascript:alert(1)", "file:///etc", "data:text/html,x", "//x", "https://x/\"onclick=", ""]
        {
            assert_eq!(link(url.to_owned()), "", "{url}");
        }
    }
}
