//! Which orders go to Smarty: completed, and paid or payable on delivery.

use framework360_sdk::Message;
use framework360_sdk::shop::{Order, OrderState, PaymentState};

use crate::say;

/// Why this order isn't sent; none where it is.
pub(crate) fn reason_to_skip(order: &Order) -> Option<Message> {
    if order.test {
        return Some(say::skip_test());
    }
    match order.state {
        OrderState::Completed => {}
        OrderState::Cancelled => return Some(say::skip_cancelled()),
        OrderState::Open => return Some(say::skip_open()),
    }
    let on_delivery = order.payment.on_delivery;
    match order.payment.state {
        PaymentState::Paid => {}
        PaymentState::Refunded => return Some(say::skip_refunded()),
        PaymentState::PartiallyRefunded => return Some(say::skip_partially_refunded()),
        PaymentState::Voided => return Some(say::skip_voided()),
        // What is still open is collected at the door.
        PaymentState::Pending | PaymentState::Authorized | PaymentState::PartiallyPaid if on_delivery => {}
        PaymentState::Pending => return Some(say::skip_unpaid()),
        PaymentState::Authorized => return Some(say::skip_authorized()),
        PaymentState::PartiallyPaid => return Some(say::skip_partially_paid()),
    }
    // Smarty has no currency: anything else would be booked as euros.
    let euros = order.currency.trim().eq_ignore_ascii_case("EUR");
    (!euros).then(|| say::skip_currency(&order.currency))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples;

    fn verdict(change: impl FnOnce(&mut Order)) -> Option<String> {
        let mut order = samples::simple();
        change(&mut order);
        reason_to_skip(&order).map(|message| message.code)
    }

    #[test]
    fn a_completed_order_that_is_paid_or_payable_on_delivery_is_sent() {
        assert_eq!(verdict(|_| {}), None);
        for state in [PaymentState::Pending, PaymentState::Authorized, PaymentState::PartiallyPaid] {
            let on_delivery = |order: &mut Order| {
                order.payment.state = state;
                order.payment.on_delivery = true;
            };
            assert_eq!(verdict(on_delivery), None, "{state:?}");
        }
    }

    #[test]
    fn every_other_state_of_the_payment_has_its_own_reason() {
        for (state, code) in [
            (PaymentState::Pending, "skip-unpaid"),
            (PaymentState::Authorized, "skip-authorized"),
            (PaymentState::PartiallyPaid, "skip-partially-paid"),
            (PaymentState::PartiallyRefunded, "skip-partially-refunded"),
            (PaymentState::Refunded, "skip-refunded"),
            (PaymentState::Voided, "skip-voided"),
        ] {
            assert_eq!(verdict(|order| order.payment.state = state).as_deref(), Some(code));
        }
        let taken_back = |order: &mut Order| {
            order.payment.on_delivery = true;
            order.payment.state = PaymentState::Voided;
        };
        assert_eq!(verdict(taken_back).as_deref(), Some("skip-voided"));
    }

    #[test]
    fn open_cancelled_test_and_foreign_currency_orders_are_not_sent() {
        assert_eq!(verdict(|order| order.state = OrderState::Open).as_deref(), Some("skip-open"));
        assert_eq!(verdict(|order| order.state = OrderState::Cancelled).as_deref(), Some("skip-cancelled"));
        assert_eq!(verdict(|order| order.test = true).as_deref(), Some("skip-test"));
        assert_eq!(verdict(|order| order.currency = "CHF".into()).as_deref(), Some("skip-currency"));
        assert_eq!(verdict(|order| order.currency = String::new()).as_deref(), Some("skip-currency"));
    }
}
