//! Whether an order is sent, and its numbers, read and checked. These rules are the same for every connector.

mod eligibility;
mod number;
mod sum;
#[cfg(test)]
mod tests;

pub use eligibility::{Policy, reason_to_skip};
pub use number::{Extra, Line, name};

use crate::shop::Order;
use crate::{Decimal, Message, decimal, say};

/// An order whose numbers can be read and add up to its total.
#[derive(Clone, Debug)]
pub struct Checked<'a> {
    /// At least one, in the order's own order.
    pub lines: Vec<Line<'a>>,
    /// In the order's own order.
    pub charges: Vec<Extra<'a>>,
    /// Paid by gift card or store credit; zero where the shop doesn't say.
    pub credit: Decimal,
    /// VAT included.
    pub total: Decimal,
}

impl<'a> Checked<'a> {
    /// Reads and checks an order.
    ///
    /// # Errors
    /// Why the order can't be sent, naming the line: the order is to be rejected with this message.
    pub fn of(order: &'a Order) -> Result<Self, Message> {
        if order.lines.is_empty() {
            return Err(say::sdk_no_lines());
        }
        let lines = order.lines.iter().map(number::line).collect::<Result<Vec<_>, _>>()?;
        let charges = order.charges.iter().map(|charge| number::charge(charge, &lines, order.vat_included));
        let mut charges = charges.collect::<Result<Vec<_>, _>>()?;
        let mut lines = lines;
        let credit = decimal::amount(&order.credit).map_err(|_| say::sdk_bad_credit(&order.credit))?;
        let total = sum::check(&order.total, order.vat_included, &mut lines, &mut charges)?;
        Ok(Self { lines, charges, credit: credit.unwrap_or_default(), total })
    }
}
