//! How a job for an order begins and ends. The steps in between are the connector's own:
//!
//! [`queue()`] in `on_order_paid`; in the job [`begin`], then what the connector looks up, then
//! [`reason_to_skip`](crate::order::reason_to_skip) and [`flow_on`], [`Checked::of`](crate::order::Checked::of), the
//! request, and [`done`] with the [`link`].

use crate::queue::{self, Job};
use crate::shop::{Entity, Link, Order, Subject};
use crate::{Done, Error, Message, Outcome, Run, installation, records, say};

/// The beginning of a job for an order: the order, or the end where there is nothing to do.
#[derive(Clone, Debug, PartialEq)]
#[allow(clippy::large_enum_variant, reason = "there is one of it in a call")]
pub enum Begun {
    /// The order as it is now, without a link.
    Order(Order),
    /// There is nothing to do.
    Done(Done),
}

/// Queues an order that was completed, where `flow` is on and there is no reason to skip it, or it [may be
/// there](may_be_there) all the same: all that `on_order_paid` has to do. The job of this `kind` reads the order again
/// when it runs. An order that isn't to be sent is only looked up at the remote, and skipped where it isn't there.
///
/// # Errors
/// `unavailable` where the platform can't queue now.
pub fn queue(
    order_id: &str,
    flow: &str,
    kind: &str,
    reason_to_skip: fn(&Order) -> Option<Message>,
) -> Result<Outcome, Error> {
    if !installation::flow(flow) {
        return Ok(Outcome::Nothing);
    }
    let Some(order) = records::order(order_id) else { return Ok(Outcome::Skipped(say::sdk_skip_gone())) };
    if let Some(reason) = reason_to_skip(&order)
        && !may_be_there(&order)
    {
        return Ok(Outcome::Skipped(reason));
    }
    queue::push(Job {
        kind: kind.to_owned(),
        key: order.id.clone(),
        subject: Some(Subject { entity: Entity::Order, id: order.id }),
        // The order is read when the job runs: nothing here can go stale.
        payload: Vec::new(),
        delay_ms: 0,
    })?;
    Ok(Outcome::Queued)
}

/// Whether an order without a link may be at the remote although nothing here says so: it was placed before the
/// platform's store was restored, and may have been sent after the state that was restored.
#[must_use]
pub fn may_be_there(order: &Order) -> bool {
    order.remote_id.is_none()
        && installation::last_restore().is_some_and(|restore| order.placed_at <= restore.at)
}

/// The order of a job. The job is done at once where the order is gone from the shop, or is at the remote already.
#[must_use]
pub fn begin(run: &Run) -> Begun {
    let id = run.subject.as_ref().map_or(run.key.as_str(), |subject| subject.id.as_str());
    let Some(order) = records::order(id) else { return Begun::Done(skipped(say::sdk_skip_gone())) };
    match &order.remote_id {
        // The platform knows the number and the address; we don't.
        Some(remote_id) => Begun::Done(done(Outcome::AlreadyThere(link(&order, remote_id, "", "")))),
        None => Begun::Order(order),
    }
}

/// Whether the job may run with the flow's switch as it is now. A job that a person sent by hand always may.
///
/// # Errors
/// `not-configured` where the flow is off: the job then waits for it.
pub fn flow_on(run: &Run, flow: &str) -> Result<(), Error> {
    if run.manual || installation::flow(flow) {
        Ok(())
    } else {
        Err(Error::NotConfigured(say::sdk_flow_off()))
    }
}

/// The link of an order with its record at the remote. `number` is how people know the record there, and `url` its page
/// there; both may be empty.
#[must_use]
pub fn link(order: &Order, remote_id: &str, number: &str, url: &str) -> Link {
    Link {
        subject: Subject { entity: Entity::Order, id: order.id.clone() },
        remote_id: remote_id.to_owned(),
        number: number.to_owned(),
        url: url.to_owned(),
    }
}

/// The end of a job without notes.
#[must_use]
pub fn done(outcome: Outcome) -> Done {
    Done { outcome, notes: Vec::new() }
}

/// The end of a job whose order isn't sent.
#[must_use]
pub fn skipped(reason: Message) -> Done {
    done(Outcome::Skipped(reason))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::installation::Restore;
    use crate::order::{Policy, reason_to_skip};
    use crate::shop::OrderState;
    use crate::testing::{self, records::Entry, samples};

    fn shop(order: Order) {
        testing::reset();
        testing::with(|host| {
            host.records.push(Entry::Order(order));
            host.flows.push("out".to_owned());
        });
    }

    fn queued(order_id: &str) -> Outcome {
        queue(order_id, "out", "send", |order| reason_to_skip(order, Policy::PaidOrOnDelivery)).unwrap()
    }

    #[test]
    fn a_completed_order_is_queued_under_its_id_and_without_a_payload() {
        shop(samples::simple());
        assert_eq!(queued("o-1"), Outcome::Queued);
        let job = testing::with(|host| host.jobs.remove(0));
        assert_eq!((job.kind.as_str(), job.key.as_str(), job.payload.as_slice()), ("send", "o-1", &b""[..]));
        assert_eq!(job.subject, Some(Subject { entity: Entity::Order, id: "o-1".to_owned() }));
    }

    #[test]
    fn nothing_is_queued_that_is_gone_skipped_or_switched_off() {
        shop(Order { state: OrderState::Open, ..samples::simple() });
        assert_eq!(queued("o-1"), Outcome::Skipped(say::sdk_skip_open()));
        assert_eq!(queued("o-2"), Outcome::Skipped(say::sdk_skip_gone()));
        testing::with(|host| host.flows.clear());
        assert_eq!(queued("o-1"), Outcome::Nothing);
        assert!(testing::with(|host| host.jobs.is_empty()));
    }

    #[test]
    fn what_was_placed_before_a_restore_is_queued_though_it_is_not_to_be_sent_unless_it_is_linked() {
        let cancelled = Order { state: OrderState::Cancelled, ..samples::simple() };
        let restored = |order: &Order, at| {
            shop(order.clone());
            testing::with(|host| host.restore = Some(Restore { id: 1, at, since_ms: 0 }));
            queued("o-1")
        };
        let at = cancelled.placed_at;
        assert_eq!(
            restored(&cancelled, at),
            Outcome::Queued,
            "it may have been sent before it was cancelled"
        );
        assert_eq!(testing::with(|host| host.jobs.len()), 1);
        assert_eq!(restored(&cancelled, at - 1), Outcome::Skipped(say::sdk_skip_cancelled()), "placed since");
        let linked = Order { remote_id: Some("9".to_owned()), ..cancelled };
        assert_eq!(restored(&linked, at), Outcome::Skipped(say::sdk_skip_cancelled()), "nothing is unknown");
    }

    #[test]
    fn a_job_begins_with_its_order_unless_that_is_gone_or_linked() {
        shop(samples::simple());
        assert_eq!(begin(&samples::run("send", "o-1")), Begun::Order(samples::simple()));
        assert_eq!(begin(&samples::run("send", "o-2")), Begun::Done(skipped(say::sdk_skip_gone())));
        let linked = Order { remote_id: Some("9".to_owned()), ..samples::simple() };
        shop(linked.clone());
        let there = Outcome::AlreadyThere(link(&linked, "9", "", ""));
        assert_eq!(begin(&samples::run("send", "o-1")), Begun::Done(done(there)));
    }

    #[test]
    fn a_job_waits_while_the_flow_is_off_unless_a_person_sent_it() {
        shop(samples::simple());
        let run = samples::run("send", "o-1");
        assert_eq!(flow_on(&run, "out"), Ok(()));
        assert_eq!(flow_on(&run, "other"), Err(Error::NotConfigured(say::sdk_flow_off())));
        assert_eq!(flow_on(&Run { manual: true, ..run }, "other"), Ok(()));
    }
}
