//! The rules by which orders are sent or skipped.

use crate::shop::{Order, OrderState, PaymentState};
use crate::{Message, say};

/// Which completed orders the remote takes. Never a test, a cancelled order, or one whose payment was voided or
/// refunded in whole or in part: those are for a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Policy {
    /// Paid orders, and unpaid ones that are paid on delivery.
    PaidOrOnDelivery,
    /// All completed orders, paid or not: the remote keeps track of payments.
    Completed,
}

/// Why this order isn't sent; none where it is.
#[must_use]
pub fn reason_to_skip(order: &Order, policy: Policy) -> Option<Message> {
    if order.test {
        return Some(say::sdk_skip_test());
    }
    match order.state {
        OrderState::Completed => {}
        OrderState::Cancelled => return Some(say::sdk_skip_cancelled()),
        OrderState::Open => return Some(say::sdk_skip_open()),
    }
    let may_be_open = order.payment.on_delivery || policy == Policy::Completed;
    Some(match order.payment.state {
        PaymentState::Paid => return None,
        PaymentState::Pending | PaymentState::Authorized | PaymentState::PartiallyPaid if may_be_open => {
            return None;
        }
        PaymentState::Pending => say::sdk_skip_unpaid(),
        PaymentState::Authorized => say::sdk_skip_authorized(),
        PaymentState::PartiallyPaid => say::sdk_skip_partially_paid(),
        PaymentState::PartiallyRefunded => say::sdk_skip_partially_refunded(),
        PaymentState::Refunded => say::sdk_skip_refunded(),
        PaymentState::Voided => say::sdk_skip_voided(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::samples;

    fn verdict(policy: Policy, change: impl FnOnce(&mut Order)) -> Option<String> {
        let mut order = samples::simple();
        change(&mut order);
        reason_to_skip(&order, policy).map(|message| message.code)
    }

    #[test]
    fn a_completed_order_that_is_paid_or_payable_on_delivery_is_sent() {
        for policy in [Policy::PaidOrOnDelivery, Policy::Completed] {
            assert_eq!(verdict(policy, |_| {}), None);
            for state in [PaymentState::Pending, PaymentState::Authorized, PaymentState::PartiallyPaid] {
                let on_delivery = |order: &mut Order| {
                    order.payment.state = state;
                    order.payment.on_delivery = true;
                };
                assert_eq!(verdict(policy, on_delivery), None, "{state:?}");
            }
        }
    }

    #[test]
    fn every_other_state_of_the_payment_has_its_own_reason() {
        for (state, code, when_completed) in [
            (PaymentState::Pending, "sdk-skip-unpaid", true),
            (PaymentState::Authorized, "sdk-skip-authorized", true),
            (PaymentState::PartiallyPaid, "sdk-skip-partially-paid", true),
            (PaymentState::PartiallyRefunded, "sdk-skip-partially-refunded", false),
            (PaymentState::Refunded, "sdk-skip-refunded", false),
            (PaymentState::Voided, "sdk-skip-voided", false),
        ] {
            let change = |order: &mut Order| order.payment.state = state;
            assert_eq!(verdict(Policy::PaidOrOnDelivery, change).as_deref(), Some(code));
            let expected = (!when_completed).then_some(code);
            assert_eq!(verdict(Policy::Completed, change).as_deref(), expected);
        }
        let taken_back = |order: &mut Order| {
            order.payment.on_delivery = true;
            order.payment.state = PaymentState::Voided;
        };
        assert_eq!(verdict(Policy::PaidOrOnDelivery, taken_back).as_deref(), Some("sdk-skip-voided"));
    }

    #[test]
    fn open_cancelled_and_test_orders_are_not_sent() {
        for policy in [Policy::PaidOrOnDelivery, Policy::Completed] {
            let open = |order: &mut Order| order.state = OrderState::Open;
            let cancelled = |order: &mut Order| order.state = OrderState::Cancelled;
            assert_eq!(verdict(policy, open).as_deref(), Some("sdk-skip-open"));
            assert_eq!(verdict(policy, cancelled).as_deref(), Some("sdk-skip-cancelled"));
            assert_eq!(verdict(policy, |order| order.test = true).as_deref(), Some("sdk-skip-test"));
        }
    }
}
