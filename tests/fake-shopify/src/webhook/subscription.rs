//! Subscriptions: the addresses that webhooks of a topic go to.

use jiff::Timestamp;
use serde::Serialize;

/// A subscription that the app made in the shop.
#[derive(Clone, Debug, Serialize)]
pub struct Subscription {
    /// The number in `gid://shopify/WebhookSubscription/ID`.
    pub id: u64,
    /// The topic's name in GraphQL: `CUSTOMERS_CREATE`.
    pub topic: String,
    /// The address of deliveries.
    pub uri: String,
    /// The fields of the body that are wanted; all of them where none is named.
    pub include_fields: Vec<String>,
    /// The app's own name for it.
    pub name: Option<String>,
    /// When it was made.
    pub created_at: Timestamp,
}
