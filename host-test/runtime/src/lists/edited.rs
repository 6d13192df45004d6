//! What the shop changed of an order after it was sent, as a plugin's column is told.

use host_core::edits::{Aspect, Edit};
use jiff::tz::TimeZone;

use super::local;
use crate::bindings::exports::framework360::connector::connector as contract;

/// In the contract's words, with the time by the shop's clock.
pub(super) fn told(edit: &Edit, zone: &TimeZone) -> contract::Edit {
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
