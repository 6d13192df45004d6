//! The shop's records: the contract's types (`wit/deps/shop.wit`), in the JSON form of order
//! files and of the store: field names in snake_case, fields that are left out are empty.
//!
//! With the feature `component` they are also what crosses into a component, so that the host
//! converts nothing between its own records and the contract's.

mod basics;
mod changes;
mod customers;
mod orders;
mod products;

pub use basics::{Currency, Decimal, Entity, Extra, Locale, Subject, Timestamp};
pub use changes::{Change, Link};
pub use customers::{Address, Consent, Customer, CustomerPatch};
pub use orders::{Charge, ChargeKind, Order, OrderLine, OrderState, Payment, PaymentState};
pub use products::{Product, ProductVariant, StockLevel, VariantOption};
