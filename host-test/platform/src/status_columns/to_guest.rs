//! Converts what the platform knows of an order into what a plugin's status column gets.

use host_core::edits::{Aspect, Edit};
use host_core::model::Message;
use host_core::shop::OrderState;
use host_core::store::{Listed, Record};
use host_sandbox::bindings::exports::framework360::connector::connector as contract;
use host_sandbox::outcome_conversion;
use jiff::tz::TimeZone;

use super::local;

/// The edit of an order for the plugin, with the time by the shop's clock.
pub(super) fn edit(edit: &Edit, zone: &TimeZone) -> contract::Edit {
    let differences = edit.differences.iter().map(|difference| contract::Difference {
        what: aspect(difference.what),
        before: difference.before.clone(),
        after: difference.after.clone(),
    });
    contract::Edit { at: edit.at, local: local(edit.at, zone), differences: differences.collect() }
}

fn aspect(what: Aspect) -> contract::Aspect {
    match what {
        Aspect::State => contract::Aspect::State,
        Aspect::Number => contract::Aspect::Number,
        Aspect::Total => contract::Aspect::Total,
        Aspect::Lines => contract::Aspect::Lines,
        Aspect::Charges => contract::Aspect::Charges,
        Aspect::PaymentState => contract::Aspect::PaymentState,
        Aspect::Payment => contract::Aspect::Payment,
        Aspect::Billing => contract::Aspect::Billing,
        Aspect::Shipping => contract::Aspect::Shipping,
        Aspect::Customer => contract::Aspect::Customer,
    }
}

/// The state of an order that the plugin decided nothing about.
pub(super) fn undecided(listed: &Listed) -> Option<contract::JobState> {
    let Record::Order(order) = &listed.record else { return None };
    if !listed.is_undecided() {
        return None;
    }
    let code = match order.state {
        OrderState::Cancelled => "arrived-cancelled",
        _ if order.test => "arrived-test",
        OrderState::Open => "arrived-open",
        OrderState::Completed if order.waits_for_payment() => "arrived-unpaid",
        OrderState::Completed => "arrived-while-off",
    };
    let message = outcome_conversion::to_guest_message(&Message::host(code, &[]));
    Some(contract::JobState { phase: contract::Phase::Skipped, message: Some(message), attempts: 0, at: 0 })
}
