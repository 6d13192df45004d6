//! A product, and how the API shows it.

use rust_decimal::Decimal;
use serde_json::{Map, Value, json};

/// A product as this TotalGest keeps it.
#[derive(Clone, Debug, PartialEq)]
pub struct Product {
    /// Given out once, never again.
    pub id: String,
    /// Whether customers can buy it.
    pub on_sale: bool,
    /// None where it has none: the field is left out then.
    pub sku: Option<String>,
    /// None where it has none: the field is left out then.
    pub ean: Option<String>,
    /// 1 to 500 characters.
    pub name: String,
    /// HTML; left out where there is none.
    pub short_description: Option<String>,
    /// HTML; left out where there is none.
    pub description: Option<String>,
    /// At most one per currency.
    pub prices: Vec<Price>,
    /// None leaves the field out.
    pub vat: Option<Vat>,
    /// How many there are.
    pub stock: Stock,
}

/// What a piece costs.
#[derive(Clone, Debug, PartialEq)]
pub struct Price {
    /// ISO 4217.
    pub currency: String,
    /// In whole units of the currency.
    pub amount: Decimal,
    /// Whether the amount holds VAT.
    pub vat_included: bool,
}

/// What is known of a product's VAT.
#[derive(Clone, Debug, PartialEq)]
pub enum Vat {
    /// Percent.
    Rate(Decimal),
    /// `standard`, `reduced` or `accommodation`.
    Code(String),
    /// An object without either.
    Unknown,
}

/// A product's stock, as the API shows it.
#[derive(Clone, Debug, PartialEq)]
pub enum Stock {
    /// Available to sell; below zero where more was sold than there is.
    Counted(Decimal),
    /// `null`.
    Uncounted,
    /// No field at all.
    Unsaid,
}

impl Product {
    /// The n-th made-up product, from 1: each differs from the next in what it lacks.
    pub(super) fn sample(n: u64) -> Self {
        let cents = i64::try_from(n % 9_000).unwrap_or_default() + 995;
        let price = |currency: &str, cents: i64, vat_included| Price {
            currency: currency.to_owned(),
            amount: Decimal::new(cents, 2),
            vat_included,
        };
        Self {
            id: format!("Art. n° {n}/A"),
            on_sale: !n.is_multiple_of(11),
            sku: (!n.is_multiple_of(7)).then(|| format!("{n:07}")),
            ean: (n.is_multiple_of(2)).then(|| crate::ean::ean(n)),
            name: format!("Tazza \"N° {n}\" & piattino"),
            short_description: n.is_multiple_of(3).then(|| format!("<b>Tazza</b> {n}")),
            description: n.is_multiple_of(4).then(|| format!("<p>Porcellana &amp; oro, n° {n}</p>")),
            prices: vec![price("EUR", cents + 60, true), price("CHF", cents, true)],
            vat: match n % 4 {
                0 => None,
                1 => Some(Vat::Code("reduced".to_owned())),
                _ => Some(Vat::Rate(Decimal::new(81, 1))),
            },
            stock: match n % 5 {
                0 => Stock::Uncounted,
                _ => Stock::Counted(Decimal::from(n % 40)),
            },
        }
    }

    /// As the contract wants it, with fields that it doesn't name.
    pub(super) fn reported(&self, stamp: &str) -> Value {
        let mut fields = Map::new();
        let mut add = |name: &str, value: Option<Value>| {
            if let Some(value) = value {
                fields.insert(name.to_owned(), value);
            }
        };
        add("id", Some(json!(self.id)));
        add("stamp", Some(json!(stamp)));
        add("state", Some(json!(if self.on_sale { "on_sale" } else { "off_sale" })));
        add("name", Some(json!(self.name)));
        add("sku", self.sku.as_ref().map(|text| json!(text)));
        add("ean", self.ean.as_ref().map(|text| json!(text)));
        add("short_description", self.short_description.as_ref().map(|text| json!(text)));
        add("description", self.description.as_ref().map(|text| json!(text)));
        add("prices", Some(self.prices.iter().map(Price::reported).collect()));
        add("vat", self.vat.as_ref().map(Vat::reported));
        add("quantity", self.stock.reported());
        add("brand", Some(json!({ "name": "Casa", "since": 1987 })));
        add("archived", Some(json!(false)));
        Value::Object(fields)
    }
}

impl Price {
    fn reported(&self) -> Value {
        json!({
            "amount": at_least(self.amount, 4),
            "currency": self.currency,
            "list": "A",
            "vat_included": self.vat_included,
        })
    }
}

impl Vat {
    fn reported(&self) -> Value {
        match self {
            Self::Rate(rate) => json!({ "rate": at_least(*rate, 2) }),
            Self::Code(code) => json!({ "code": code }),
            Self::Unknown => json!({}),
        }
    }
}

impl Stock {
    fn reported(&self) -> Option<Value> {
        match self {
            Self::Counted(quantity) => Some(json!(at_least(*quantity, 3))),
            Self::Uncounted => Some(Value::Null),
            Self::Unsaid => None,
        }
    }
}

/// With so many decimals at least, as columns of a database write them.
pub(super) fn at_least(number: Decimal, decimals: u32) -> String {
    let mut number = number;
    number.rescale(number.scale().max(decimals));
    number.to_string()
}
