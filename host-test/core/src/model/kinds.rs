//! The kinds of jobs that the platform itself defines. A connector's own kinds never begin with "@".

/// An order was completed: calls `on-order-paid`.
pub const ORDER_PAID: &str = "@order-paid";
/// A page of the remote's products is due: calls `on-product-tick`. Its key is the name of the entity.
pub const PRODUCT_TICK: &str = "@product-tick";
/// A page of the remote's customers is due: calls `on-customer-tick`. Its key is the name of the entity.
pub const CUSTOMER_TICK: &str = "@customer-tick";
/// The shop's people, or another plugin, changed a customer: calls `on-customer-saved`.
pub const CUSTOMER_SAVED: &str = "@customer-saved";
/// The switches or the public address changed: calls `lifecycle.reconcile`.
/// The name stored since version 0.1.
pub const RECONCILE: &str = "@settle";
