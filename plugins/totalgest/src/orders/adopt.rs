//! A person says that an order in doubt is at TotalGest, and under which number.

use framework360_sdk::shop::Order;
use framework360_sdk::text::shorten;
use framework360_sdk::{Done, Error, session};

use super::is_linked_with_another;
use super::outcome::{already_there, total_difference};
use super::reference::{earlier, own_reference, reference};
use super::submission::SubmissionRecord;
use crate::api::TotalGest;
use crate::error_policy::{self, Right};
use crate::say;

/// Links the order with the record of this number. The record must be this order: it has one of the order's references,
/// or it was entered by hand, without a reference, and has the same total.
///
/// # Errors
/// `rejected` where there is no such record, or where it isn't this order.
pub(super) fn adopt(
    totalgest: &TotalGest,
    order: &Order,
    shop_id: &str,
    number: &str,
) -> Result<Done, Error> {
    let missing = || Error::Rejected(say::adopt_missing(shorten(number, 60)));
    if !is_number(number) {
        return Err(missing());
    }
    let found = totalgest
        .order_by_number(&session::token()?, number)
        .map_err(|error| error_policy::for_request(totalgest, Right::Orders, error))?;
    let Some(receipt) = found else { return Err(missing()) };
    if is_linked_with_another(order, &receipt) {
        return Err(Error::Rejected(say::adopt_taken(number)));
    }
    if earlier(order).iter().any(|earlier| **earlier == *receipt.id) {
        // The person wanted to send the order again, but keeps the record that it had.
        return already_there(order, &receipt, Vec::new());
    }
    let reference = reference(order, shop_id).map_err(Error::Rejected)?;
    let own = own_reference(order, shop_id).map_err(Error::Rejected)?;
    let noted = SubmissionRecord::load(order)?.is_some_and(|sent| sent.holds(&receipt.external_reference));
    if noted || [reference, own].iter().any(|known| **known == *receipt.external_reference) {
        return already_there(order, &receipt, Vec::new());
    }
    if !receipt.external_reference.is_empty() {
        return Err(Error::Rejected(say::adopt_taken(number)));
    }
    if let Some(difference) = total_difference(order, &receipt) {
        return Err(Error::Rejected(difference));
    }
    already_there(order, &receipt, Vec::new())
}

/// Whether a text can be a number of TotalGest's: it can't be asked for another.
fn is_number(number: &str) -> bool {
    (1..=100).contains(&number.chars().count())
}
