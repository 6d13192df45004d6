//! The shop's records: the contract's types (`wit/deps/shop.wit`), with the JSON form that order
//! files and the store use: field names in snake_case, what is left out is empty.
//!
//! With the feature `component` they are also what crosses into a component, so that the host
//! converts nothing between its own records and the contract's.

use serde::{Deserialize, Serialize};
#[cfg(feature = "component")]
use wasmtime::component::{ComponentType, Lift, Lower};

/// A decimal number as text, "19.90": no float ever holds money or a rate.
pub type Decimal = String;

/// ISO 4217, "EUR".
pub type Currency = String;

/// Milliseconds since 1970-01-01T00:00:00Z.
pub type Timestamp = u64;

/// BCP 47, "fr" or "fr-CH". A connector falls back to English.
pub type Locale = String;

/// What the platform knows and no field holds.
pub type Extra = Vec<(String, String)>;

/// As in the contract.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "component", derive(ComponentType, Lift, Lower), component(enum))]
#[repr(u8)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Entity {
    #[default]
    #[cfg_attr(feature = "component", component(name = "order"))]
    Order,
    #[cfg_attr(feature = "component", component(name = "product"))]
    Product,
    #[cfg_attr(feature = "component", component(name = "customer"))]
    Customer,
}

impl Entity {
    /// All.
    pub const ALL: [Self; 3] = [Self::Order, Self::Product, Self::Customer];

    /// The word in the store.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Order => "order",
            Self::Product => "product",
            Self::Customer => "customer",
        }
    }

    /// The entity of a word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|entity| entity.as_str() == word)
    }
}

/// One of the shop's records.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(feature = "component", derive(ComponentType, Lift, Lower), component(record))]
#[allow(missing_docs, reason = "the names say it")]
pub struct Subject {
    pub entity: Entity,
    pub id: String,
}

/// As in the contract.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(feature = "component", derive(ComponentType, Lift, Lower), component(record))]
#[allow(missing_docs, reason = "the names say it")]
pub struct Address {
    #[cfg_attr(feature = "component", component(name = "first-name"))]
    pub first_name: String,
    #[cfg_attr(feature = "component", component(name = "last-name"))]
    pub last_name: String,
    pub company: String,
    pub line1: String,
    pub line2: String,
    #[cfg_attr(feature = "component", component(name = "postal-code"))]
    pub postal_code: String,
    pub city: String,
    /// Province or state code, "MI".
    pub province: String,
    /// ISO 3166-1 alpha-2, "IT".
    pub country: String,
    pub phone: String,
    /// VAT number (Italian P.IVA).
    #[cfg_attr(feature = "component", component(name = "vat-number"))]
    pub vat_number: String,
    /// Italian codice fiscale.
    #[cfg_attr(feature = "component", component(name = "tax-code"))]
    pub tax_code: String,
    /// Italian e-invoicing: recipient code, certified mail.
    #[cfg_attr(feature = "component", component(name = "sdi-code"))]
    pub sdi_code: String,
    pub pec: String,
    pub extra: Extra,
}

/// As in the contract.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "component", derive(ComponentType, Lift, Lower), component(enum))]
#[repr(u8)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Consent {
    #[default]
    #[cfg_attr(feature = "component", component(name = "unknown"))]
    Unknown,
    #[cfg_attr(feature = "component", component(name = "subscribed"))]
    Subscribed,
    #[cfg_attr(feature = "component", component(name = "unsubscribed"))]
    Unsubscribed,
    #[cfg_attr(feature = "component", component(name = "pending"))]
    Pending,
}

/// As in the contract.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(feature = "component", derive(ComponentType, Lift, Lower), component(record))]
#[allow(missing_docs, reason = "the names say it")]
pub struct Customer {
    pub id: String,
    /// This plugin's identifier of it, where linked.
    #[cfg_attr(feature = "component", component(name = "remote-id"))]
    pub remote_id: Option<String>,
    pub email: String,
    pub phone: String,
    #[cfg_attr(feature = "component", component(name = "first-name"))]
    pub first_name: String,
    #[cfg_attr(feature = "component", component(name = "last-name"))]
    pub last_name: String,
    /// The first is the default one.
    pub addresses: Vec<Address>,
    #[cfg_attr(feature = "component", component(name = "email-marketing"))]
    pub email_marketing: Consent,
    #[cfg_attr(feature = "component", component(name = "email-marketing-at"))]
    pub email_marketing_at: Option<Timestamp>,
    pub tags: Vec<String>,
    pub note: String,
    pub locale: String,
    #[cfg_attr(feature = "component", component(name = "orders-count"))]
    pub orders_count: u32,
    #[serde(deserialize_with = "super::decimal::required")]
    #[cfg_attr(feature = "component", component(name = "total-spent"))]
    pub total_spent: Decimal,
    pub currency: Currency,
    #[cfg_attr(feature = "component", component(name = "updated-at"))]
    pub updated_at: Timestamp,
    pub extra: Extra,
}

/// As in the contract.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "component", derive(ComponentType, Lift, Lower), component(enum))]
#[repr(u8)]
#[allow(missing_docs, reason = "the names say it")]
pub enum PaymentState {
    #[default]
    #[cfg_attr(feature = "component", component(name = "pending"))]
    Pending,
    #[cfg_attr(feature = "component", component(name = "authorized"))]
    Authorized,
    #[serde(alias = "partially_paid")]
    #[cfg_attr(feature = "component", component(name = "partially-paid"))]
    PartiallyPaid,
    #[cfg_attr(feature = "component", component(name = "paid"))]
    Paid,
    #[serde(alias = "partially_refunded")]
    #[cfg_attr(feature = "component", component(name = "partially-refunded"))]
    PartiallyRefunded,
    #[cfg_attr(feature = "component", component(name = "refunded"))]
    Refunded,
    #[cfg_attr(feature = "component", component(name = "voided"))]
    Voided,
}

/// As in the contract.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(feature = "component", derive(ComponentType, Lift, Lower), component(record))]
#[allow(missing_docs, reason = "the names say it")]
pub struct Payment {
    /// The platform's method code: "paypal", "card", "bank-transfer", …
    pub method: String,
    /// As the shop shows it.
    pub label: String,
    pub state: PaymentState,
    /// Cash on delivery: payable though not paid.
    #[cfg_attr(feature = "component", component(name = "on-delivery"))]
    pub on_delivery: bool,
    #[cfg_attr(feature = "component", component(name = "paid-at"))]
    pub paid_at: Option<Timestamp>,
}

impl Order {
    /// Whether money is to come in before the order counts as paid; never for cash on delivery.
    #[must_use]
    pub fn waits_for_payment(&self) -> bool {
        let open = matches!(self.payment.state, PaymentState::Pending | PaymentState::PartiallyPaid);
        open && !self.payment.on_delivery
    }
}

/// As in the contract.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(feature = "component", derive(ComponentType, Lift, Lower), component(record))]
#[allow(missing_docs, reason = "the names say it")]
pub struct OrderLine {
    pub id: String,
    pub sku: String,
    pub ean: String,
    pub name: String,
    #[serde(deserialize_with = "super::decimal::required")]
    pub quantity: Decimal,
    /// Per unit, VAT included or not as the order's `vat-included` says, before discount.
    #[serde(deserialize_with = "super::decimal::required")]
    #[cfg_attr(feature = "component", component(name = "unit-price"))]
    pub unit_price: Decimal,
    /// Off the whole line, same VAT basis; the order's own discounts are shared out here.
    #[serde(deserialize_with = "super::decimal::required")]
    pub discount: Decimal,
    /// Percent, "22" or "8.1".
    #[serde(deserialize_with = "super::decimal::required")]
    #[cfg_attr(feature = "component", component(name = "vat-rate"))]
    pub vat_rate: Decimal,
    /// Why no VAT is due (Italian natura, "N3.1"); else empty.
    #[cfg_attr(feature = "component", component(name = "vat-exemption"))]
    pub vat_exemption: String,
    /// The VAT that the shop charged for the whole line. Passed on, never worked out again.
    #[serde(deserialize_with = "super::decimal::required")]
    pub vat: Decimal,
    pub extra: Extra,
}

/// Shipping, a payment surcharge such as the cash-on-delivery fee, gift wrapping, … Below zero where it's given to the
/// buyer: a discount for a means of payment, a rounding to what can be paid in cash.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(feature = "component", derive(ComponentType, Lift, Lower), component(record))]
#[allow(missing_docs, reason = "the names say it")]
pub struct Charge {
    pub kind: ChargeKind,
    pub label: String,
    #[serde(deserialize_with = "super::decimal::required")]
    pub amount: Decimal,
    #[serde(deserialize_with = "super::decimal::required")]
    #[cfg_attr(feature = "component", component(name = "vat-rate"))]
    pub vat_rate: Decimal,
    /// Why no VAT is due (Italian natura, "N3.1"); else empty. Where it's empty and no VAT is charged, the reason that
    /// all lines share counts for the charge, too.
    #[cfg_attr(feature = "component", component(name = "vat-exemption"))]
    pub vat_exemption: String,
    #[serde(deserialize_with = "super::decimal::required")]
    pub vat: Decimal,
}

/// As in the contract.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "component", derive(ComponentType, Lift, Lower), component(enum))]
#[repr(u8)]
#[allow(missing_docs, reason = "the names say it")]
pub enum ChargeKind {
    #[default]
    #[cfg_attr(feature = "component", component(name = "shipping"))]
    Shipping,
    #[cfg_attr(feature = "component", component(name = "payment"))]
    Payment,
    #[cfg_attr(feature = "component", component(name = "other"))]
    Other,
}

/// As in the contract.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "component", derive(ComponentType, Lift, Lower), component(enum))]
#[repr(u8)]
#[allow(missing_docs, reason = "the names say it")]
pub enum OrderState {
    #[default]
    #[cfg_attr(feature = "component", component(name = "open"))]
    Open,
    #[cfg_attr(feature = "component", component(name = "completed"))]
    Completed,
    #[cfg_attr(feature = "component", component(name = "cancelled"))]
    Cancelled,
}

/// As in the contract.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(feature = "component", derive(ComponentType, Lift, Lower), component(record))]
#[allow(missing_docs, reason = "the names say it")]
pub struct Order {
    pub id: String,
    #[cfg_attr(feature = "component", component(name = "remote-id"))]
    pub remote_id: Option<String>,
    /// As customers know it. Unique in the shop: the reference to look for at the remote.
    pub number: String,
    pub state: OrderState,
    /// A trial of the shop's owner: never exported.
    pub test: bool,
    #[cfg_attr(feature = "component", component(name = "placed-at"))]
    pub placed_at: Timestamp,
    #[cfg_attr(feature = "component", component(name = "updated-at"))]
    pub updated_at: Timestamp,
    pub currency: Currency,
    #[cfg_attr(feature = "component", component(name = "vat-included"))]
    pub vat_included: bool,
    pub payment: Payment,
    pub customer: Customer,
    pub billing: Address,
    pub shipping: Address,
    pub lines: Vec<OrderLine>,
    pub charges: Vec<Charge>,
    pub coupon: String,
    /// Paid by gift card or store credit: a means of payment, it lowers no taxable amount.
    #[serde(deserialize_with = "super::decimal::required")]
    pub credit: Decimal,
    /// VAT included: the sum of quantity × unit-price − discount over the lines, and of the
    /// charges' amounts, plus every vat where `vat-included` is false. A connector refuses an
    /// order that is off by more than a cent a line.
    #[serde(deserialize_with = "super::decimal::required")]
    pub total: Decimal,
    pub note: String,
    pub extra: Extra,
}

/// As in the contract.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(feature = "component", derive(ComponentType, Lift, Lower), component(record))]
#[allow(missing_docs, reason = "the names say it")]
pub struct VariantOption {
    pub name: String,
    pub value: String,
}

/// As in the contract.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(feature = "component", derive(ComponentType, Lift, Lower), component(record))]
#[allow(missing_docs, reason = "the names say it")]
pub struct ProductVariant {
    pub id: String,
    #[cfg_attr(feature = "component", component(name = "remote-id"))]
    pub remote_id: Option<String>,
    pub sku: String,
    pub ean: String,
    pub options: Vec<VariantOption>,
    #[serde(deserialize_with = "super::decimal::required")]
    pub price: Decimal,
    /// None where stock isn't tracked.
    #[serde(deserialize_with = "super::decimal::optional")]
    pub quantity: Option<Decimal>,
    pub images: Vec<String>,
}

/// `id`s are empty in what comes from a remote: the platform matches by
/// remote-id, then SKU, and gives one.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(feature = "component", derive(ComponentType, Lift, Lower), component(record))]
#[allow(missing_docs, reason = "the names say it")]
pub struct Product {
    pub id: String,
    #[cfg_attr(feature = "component", component(name = "remote-id"))]
    pub remote_id: Option<String>,
    /// What tells this state of the remote's record from any other, but for its stock.
    #[cfg_attr(feature = "component", component(name = "remote-version"))]
    pub remote_version: String,
    pub sku: String,
    pub ean: String,
    pub name: String,
    /// HTML, as the remote holds it; the platform sanitises it.
    pub description: String,
    #[cfg_attr(feature = "component", component(name = "short-description"))]
    pub short_description: String,
    /// Root first.
    pub category: Vec<String>,
    pub brand: String,
    #[serde(deserialize_with = "super::decimal::required")]
    pub price: Decimal,
    #[cfg_attr(feature = "component", component(name = "vat-included"))]
    pub vat_included: bool,
    #[serde(deserialize_with = "super::decimal::optional")]
    #[cfg_attr(feature = "component", component(name = "vat-rate"))]
    pub vat_rate: Option<Decimal>,
    pub currency: Currency,
    #[serde(deserialize_with = "super::decimal::optional")]
    pub quantity: Option<Decimal>,
    /// Grams.
    #[serde(deserialize_with = "super::decimal::optional")]
    pub weight: Option<Decimal>,
    pub images: Vec<String>,
    pub active: bool,
    pub variants: Vec<ProductVariant>,
    #[cfg_attr(feature = "component", component(name = "updated-at"))]
    pub updated_at: Option<Timestamp>,
    pub extra: Extra,
}

/// A customer as the remote reports it: none is 'not said', never 'empty'.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(feature = "component", derive(ComponentType, Lift, Lower), component(record))]
#[allow(missing_docs, reason = "the names say it")]
pub struct CustomerPatch {
    #[cfg_attr(feature = "component", component(name = "remote-id"))]
    pub remote_id: String,
    pub email: Option<String>,
    pub phone: Option<String>,
    #[cfg_attr(feature = "component", component(name = "first-name"))]
    pub first_name: Option<String>,
    #[cfg_attr(feature = "component", component(name = "last-name"))]
    pub last_name: Option<String>,
    pub addresses: Option<Vec<Address>>,
    #[cfg_attr(feature = "component", component(name = "email-marketing"))]
    pub email_marketing: Option<Consent>,
    /// When the person said so, where the remote knows.
    #[cfg_attr(feature = "component", component(name = "email-marketing-at"))]
    pub email_marketing_at: Option<Timestamp>,
    pub tags: Option<Vec<String>>,
    pub note: Option<String>,
    pub locale: Option<String>,
    /// The remote's own time of the record: a patch older than what was taken last changes nothing.
    #[cfg_attr(feature = "component", component(name = "updated-at"))]
    pub updated_at: Timestamp,
}

/// As in the contract.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(feature = "component", derive(ComponentType, Lift, Lower), component(record))]
#[allow(missing_docs, reason = "the names say it")]
pub struct StockLevel {
    /// Of the product, or of the variant where there is one.
    #[cfg_attr(feature = "component", component(name = "remote-id"))]
    pub remote_id: String,
    #[serde(deserialize_with = "super::decimal::required")]
    pub quantity: Decimal,
    #[serde(deserialize_with = "super::decimal::optional")]
    pub price: Option<Decimal>,
}

/// Where a record of ours stands at the remote. The platform keeps links, one per
/// plugin and record, both ways unique.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(feature = "component", derive(ComponentType, Lift, Lower), component(record))]
#[allow(missing_docs, reason = "the names say it")]
pub struct Link {
    pub subject: Subject,
    #[cfg_attr(feature = "component", component(name = "remote-id"))]
    pub remote_id: String,
    /// As people know it there, and where to look at it; may be empty.
    pub number: String,
    pub url: String,
}

/// What a connector asks the platform to change in the shop.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "component", derive(ComponentType, Lift, Lower), component(variant))]
#[allow(missing_docs, reason = "the names say it")]
#[allow(clippy::large_enum_variant, reason = "the contract's variant; a call asks for few at a time")]
pub enum Change {
    #[cfg_attr(feature = "component", component(name = "upsert-product"))]
    UpsertProduct(Product),
    #[cfg_attr(feature = "component", component(name = "set-stock"))]
    SetStock(StockLevel),
    /// By remote-id: taken off sale, never deleted.
    #[cfg_attr(feature = "component", component(name = "deactivate-product"))]
    DeactivateProduct(String),
    #[cfg_attr(feature = "component", component(name = "upsert-customer"))]
    UpsertCustomer(CustomerPatch),
    #[cfg_attr(feature = "component", component(name = "link"))]
    Link(Link),
    /// The remote's record is gone: forget the link, keep ours.
    #[cfg_attr(feature = "component", component(name = "unlink"))]
    Unlink(Subject),
}
