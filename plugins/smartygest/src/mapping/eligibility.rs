//! The rule which orders go to Smarty: completed, paid or payable on delivery, and in euros.

use framework360_sdk::Message;
use framework360_sdk::order::{self, Policy};
use framework360_sdk::shop::Order;

use crate::say;

/// Why this order isn't sent; none where it is.
pub(crate) fn reason_to_skip(order: &Order) -> Option<Message> {
    // Smarty has no currency: anything else would be booked as euros.
    let euros = || order.currency.trim().eq_ignore_ascii_case("EUR");
    order::reason_to_skip(order, Policy::PaidOrOnDelivery)
        .or_else(|| (!euros()).then(|| say::skip_currency(&order.currency)))
}

#[cfg(test)]
mod tests {
    use framework360_sdk::testing::samples;

    use super::*;

    fn verdict(change: impl FnOnce(&mut Order)) -> Option<String> {
        let mut order = samples::simple();
        change(&mut order);
        reason_to_skip(&order).map(|message| message.code)
    }

    #[test]
    fn orders_in_euros_are_sent_where_paid_or_payable_on_delivery() {
        assert_eq!(verdict(|_| {}), None);
        assert_eq!(verdict(|order| order.currency = " eur ".into()), None);
        assert_eq!(verdict(|order| *order = samples::on_delivery()), None);
        let unpaid = |order: &mut Order| *order = Order { currency: "CHF".into(), ..samples::on_delivery() };
        assert_eq!(verdict(unpaid).as_deref(), Some("skip-currency"));
        let unpaid = |order: &mut Order| {
            *order = samples::on_delivery();
            order.payment.on_delivery = false;
        };
        assert_eq!(verdict(unpaid).as_deref(), Some("sdk-skip-unpaid"));
    }

    #[test]
    fn orders_in_anything_but_euros_are_not_sent() {
        assert_eq!(verdict(|order| order.currency = "CHF".into()).as_deref(), Some("skip-currency"));
        assert_eq!(verdict(|order| order.currency = String::new()).as_deref(), Some("skip-currency"));
    }
}
