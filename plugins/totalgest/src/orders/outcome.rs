//! The outcome of a job: the order's link, and the notes for its owner.

use framework360_sdk::decimal::{self, Decimal, RoundingStrategy::MidpointAwayFromZero};
use framework360_sdk::shop::{Link, Order};
use framework360_sdk::{Done, Error, Message, Outcome, order_job};

use super::resend;
use crate::api::Receipt;
use crate::say;

/// The outcome of an order that was created. TotalGest may have worked out another total than the customer paid: the
/// owner gets a note about every cent.
pub(super) fn created(order: &Order, receipt: &Receipt, mut notes: Vec<Message>) -> Result<Done, Error> {
    notes.extend(total_difference(order, receipt));
    Ok(Done { outcome: Outcome::Sent(link(order, receipt)?), notes })
}

/// The outcome of an order that was at TotalGest before.
pub(super) fn already_there(
    order: &Order,
    receipt: &Receipt,
    mut notes: Vec<Message>,
) -> Result<Done, Error> {
    notes.extend(number_before(order, receipt));
    notes.extend(total_difference(order, receipt));
    Ok(Done { outcome: Outcome::AlreadyThere(link(order, receipt)?), notes })
}

/// The note that the order was created under the number that it had before.
fn number_before(order: &Order, receipt: &Receipt) -> Option<Message> {
    let (number, before) = (&receipt.number, receipt.order_number.trim());
    let ours = !receipt.external_reference.is_empty();
    let changed = ours && !before.is_empty() && before != order.number.trim();
    changed.then(|| say::NoteNumberBefore { number, before }.message())
}

/// The note that the record has another total or currency than the order. What TotalGest doesn't report isn't a
/// difference.
pub(super) fn total_difference(order: &Order, receipt: &Receipt) -> Option<Message> {
    let currency = order.currency.trim().to_ascii_uppercase();
    let cents = |number: Decimal| number.round_dp_with_strategy(2, MidpointAwayFromZero);
    let total = cents(decimal::required(&order.total).ok()?);
    let there = decimal::required(&receipt.total).ok().map(cents);
    let same_total = there.is_none_or(|there| decimal::same(total, there));
    let same_currency = receipt.currency.is_empty() || receipt.currency == currency;
    if same_total && same_currency {
        return None;
    }
    let shown = |amount, currency: &str| format!("{} {currency}", decimal::money(amount)).trim().to_owned();
    let there = shown(there.unwrap_or(total), &receipt.currency);
    Some(say::NoteDiffers { number: &receipt.number, ours: shown(total, &currency), there }.message())
}

fn link(order: &Order, receipt: &Receipt) -> Result<Link, Error> {
    resend::store_link(order, receipt)?;
    Ok(order_job::link(order, &receipt.id, &receipt.number, &receipt.url))
}
