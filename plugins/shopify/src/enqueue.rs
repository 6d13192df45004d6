//! Queues the background jobs. This module is below `jobs`, so that a job can queue another one.

use framework360_sdk::Error;
use framework360_sdk::queue::{self, Job};
use framework360_sdk::shop::{Entity, Subject};

use crate::{CUSTOMER, CUSTOMER_AGAIN, CUSTOMER_BOTH, SEND_CUSTOMER};

/// Queues the synchronization of a customer of ours.
pub(crate) fn send(customer_id: &str) -> Result<(), Error> {
    // The customer is read when the job runs: nothing here can go stale.
    send_with(customer_id, Vec::new())
}

/// Queues the synchronization of a customer of ours, with a payload.
pub(crate) fn send_with(customer_id: &str, payload: Vec<u8>) -> Result<(), Error> {
    queue::push(Job { payload, ..sending(customer_id) })
}

/// Queues the synchronization of a customer of ours, after so many milliseconds.
pub(crate) fn send_later(customer_id: &str, delay_ms: u64) -> Result<(), Error> {
    queue::push(Job { delay_ms, ..sending(customer_id) })
}

fn sending(customer_id: &str) -> Job {
    Job {
        kind: SEND_CUSTOMER.to_owned(),
        key: customer_id.to_owned(),
        subject: Some(Subject { entity: Entity::Customer, id: customer_id.to_owned() }),
        payload: Vec::new(),
        delay_ms: 0,
    }
}

/// Queues the synchronization of one of Shopify's customers.
pub(crate) fn pull(gid: &str, ours: Option<&str>) -> Result<(), Error> {
    pull_as(CUSTOMER, gid, ours)
}

/// Queues the synchronization of one of Shopify's customers after those that bring something new.
pub(crate) fn pull_again(gid: &str) -> Result<(), Error> {
    pull_as(CUSTOMER_AGAIN, gid, None)
}

/// Queues a synchronization that also writes at Shopify.
pub(crate) fn write_both(gid: &str, ours: Option<&str>) -> Result<(), Error> {
    pull_as(CUSTOMER_BOTH, gid, ours)
}

fn pull_as(kind: &str, gid: &str, ours: Option<&str>) -> Result<(), Error> {
    queue::push(Job {
        kind: kind.to_owned(),
        key: gid.to_owned(),
        subject: ours.map(|id| Subject { entity: Entity::Customer, id: id.to_owned() }),
        payload: Vec::new(),
        delay_ms: 0,
    })
}
