//! Webhooks: subscriptions, payloads and their delivery.

mod courier;
mod outbox;
pub(crate) mod payload;
mod subscription;
mod topic;

pub(crate) use courier::deliver;
pub(crate) use outbox::Outbox;
pub use outbox::{Attempt, Delivery, Mishap, Progress};
pub use subscription::Subscription;
pub use topic::Topic;
