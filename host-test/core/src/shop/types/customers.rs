//! Customers and their addresses.

use serde::{Deserialize, Serialize};
#[cfg(feature = "component")]
use wasmtime::component::{ComponentType, Lift, Lower};

use super::basics::{Currency, Decimal, Extra, Timestamp};

/// A postal address, with the tax details of its holder.
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

/// Consent to advertising e-mail.
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

/// A customer of the shop.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(feature = "component", derive(ComponentType, Lift, Lower), component(record))]
#[allow(missing_docs, reason = "the names say it")]
pub struct Customer {
    pub id: String,
    /// This plugin's identifier of the customer, where linked.
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
    #[serde(deserialize_with = "crate::shop::decimal::required")]
    #[cfg_attr(feature = "component", component(name = "total-spent"))]
    pub total_spent: Decimal,
    pub currency: Currency,
    #[cfg_attr(feature = "component", component(name = "updated-at"))]
    pub updated_at: Timestamp,
    pub extra: Extra,
}

/// A customer as the remote reports it: none means "not reported", never "empty".
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
    /// When the customer gave or withdrew consent, where the remote knows.
    #[cfg_attr(feature = "component", component(name = "email-marketing-at"))]
    pub email_marketing_at: Option<Timestamp>,
    pub tags: Option<Vec<String>>,
    pub note: Option<String>,
    pub locale: Option<String>,
    /// The remote's own time of the record: a patch older than the one imported last changes nothing.
    #[cfg_attr(feature = "component", component(name = "updated-at"))]
    pub updated_at: Timestamp,
}
