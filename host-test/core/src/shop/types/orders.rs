//! Orders: what was bought, what it costs, how it is paid.

use serde::{Deserialize, Serialize};
#[cfg(feature = "component")]
use wasmtime::component::{ComponentType, Lift, Lower};

use super::basics::{Currency, Decimal, Extra, Timestamp};
use super::customers::{Address, Customer};

/// The state of a payment.
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

/// How an order is paid.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(feature = "component", derive(ComponentType, Lift, Lower), component(record))]
#[allow(missing_docs, reason = "the names say it")]
pub struct Payment {
    /// The platform's method code: "paypal", "card", "bank-transfer", …
    pub method: String,
    /// The method's name as the shop shows it.
    pub label: String,
    pub state: PaymentState,
    /// Cash on delivery: payable though not paid.
    #[cfg_attr(feature = "component", component(name = "on-delivery"))]
    pub on_delivery: bool,
    #[cfg_attr(feature = "component", component(name = "paid-at"))]
    pub paid_at: Option<Timestamp>,
}

/// A line of an order: one article.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(feature = "component", derive(ComponentType, Lift, Lower), component(record))]
#[allow(missing_docs, reason = "the names say it")]
pub struct OrderLine {
    pub id: String,
    pub sku: String,
    pub ean: String,
    pub name: String,
    #[serde(deserialize_with = "crate::shop::decimal::required")]
    pub quantity: Decimal,
    /// Per unit, VAT included or not as the order's `vat-included` says, before discount.
    #[serde(deserialize_with = "crate::shop::decimal::required")]
    #[cfg_attr(feature = "component", component(name = "unit-price"))]
    pub unit_price: Decimal,
    /// Off the whole line, same VAT basis; the order's own discounts are shared out here.
    #[serde(deserialize_with = "crate::shop::decimal::required")]
    pub discount: Decimal,
    /// Percent, "22" or "8.1".
    #[serde(deserialize_with = "crate::shop::decimal::required")]
    #[cfg_attr(feature = "component", component(name = "vat-rate"))]
    pub vat_rate: Decimal,
    /// Why no VAT is due (Italian natura, "N3.1"); else empty.
    #[cfg_attr(feature = "component", component(name = "vat-exemption"))]
    pub vat_exemption: String,
    /// The VAT that the shop charged for the whole line. Passed on, never worked out again.
    #[serde(deserialize_with = "crate::shop::decimal::required")]
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
    #[serde(deserialize_with = "crate::shop::decimal::required")]
    pub amount: Decimal,
    #[serde(deserialize_with = "crate::shop::decimal::required")]
    #[cfg_attr(feature = "component", component(name = "vat-rate"))]
    pub vat_rate: Decimal,
    /// Why no VAT is due (Italian natura, "N3.1"); else empty. Where it's empty and no VAT is charged, the reason that
    /// all lines share counts for the charge, too.
    #[cfg_attr(feature = "component", component(name = "vat-exemption"))]
    pub vat_exemption: String,
    #[serde(deserialize_with = "crate::shop::decimal::required")]
    pub vat: Decimal,
}

/// The kind of a charge.
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

/// The state of an order.
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

/// An order of the shop.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(feature = "component", derive(ComponentType, Lift, Lower), component(record))]
#[allow(missing_docs, reason = "the names say it")]
pub struct Order {
    pub id: String,
    #[cfg_attr(feature = "component", component(name = "remote-id"))]
    pub remote_id: Option<String>,
    /// The number by which customers know the order. Unique in the shop: the reference to look for at the remote.
    pub number: String,
    pub state: OrderState,
    /// Whether it's a trial of the shop's owner, which is never exported.
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
    #[serde(deserialize_with = "crate::shop::decimal::required")]
    pub credit: Decimal,
    /// VAT included: the sum of quantity × unit-price − discount over the lines, and of the
    /// charges' amounts, plus every vat where `vat-included` is false. A connector refuses an
    /// order that is off by more than a cent a line.
    #[serde(deserialize_with = "crate::shop::decimal::required")]
    pub total: Decimal,
    pub note: String,
    pub extra: Extra,
}

impl Order {
    /// Whether money is to come in before the order counts as paid; never for cash on delivery.
    #[must_use]
    pub fn waits_for_payment(&self) -> bool {
        let open = matches!(self.payment.state, PaymentState::Pending | PaymentState::PartiallyPaid);
        open && !self.payment.on_delivery
    }
}
