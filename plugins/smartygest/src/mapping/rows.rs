//! A line of ours becomes one row of Smarty's, or two where the price doesn't divide.
//!
//! Smarty knows a price per unit, and what its discount field means was never seen. So discounts go into the
//! price, and the rows' sum is the line's total to the cent: 3 × 10.00 − 1.00 is sent as 2 × 9.67 + 1 × 9.66.
//!
//! A fraction of a unit goes the same way: 2.5 × 3.333 = 8.33 is sent as 0.5 × 3.34 + 2 × 3.33. That moves the right
//! stock and has prices as an invoice shows them; the other ways surprise a bookkeeper more: a price of eight decimals
//! leaves a sum of 8.3325, and one row of quantity 1 under another name takes the wrong stock. Where rows in cents
//! would be rounded to another sum, which takes quantities of two and more decimals and a half cent in both, the price
//! has eight decimals: its product is less than a thousandth of a cent off.

use framework360_sdk::decimal::{self, Decimal, RoundingStrategy::MidpointAwayFromZero};

use framework360_sdk::{Message, say};

/// Whether Smarty's prices hold VAT: a setting, as Smarty doesn't say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Basis {
    VatIncluded,
    VatExcluded,
}

/// Quantity and price per unit.
pub(crate) type Priced = (Decimal, Decimal);

/// Italian e-invoices know prices of up to eight decimals.
const PRICE_DECIMALS: u32 = 8;

/// An amount on Smarty's basis, by the VAT as charged: it is never worked out from the rate.
/// None where the VAT would be needed and isn't said.
pub(crate) fn on_basis(
    amount: Decimal,
    vat: Option<Decimal>,
    vat_included: bool,
    basis: Basis,
) -> Option<Decimal> {
    match (vat_included, basis) {
        (true, Basis::VatIncluded) | (false, Basis::VatExcluded) => Some(amount),
        (true, Basis::VatExcluded) => decimal::subtract(amount, vat?),
        (false, Basis::VatIncluded) => decimal::add(amount, vat?),
    }
}

/// The amount to the cent, rounded as shops do.
pub(crate) fn cents(number: Decimal) -> Decimal {
    number.round_dp_with_strategy(2, MidpointAwayFromZero).normalize()
}

/// The rows of an amount for so many units. What it has beyond the cents is in the price of one row, so that a Smarty
/// that keeps cents comes to the amount's cents.
pub(crate) fn rows(total: Decimal, quantity: Decimal, name: &str) -> Result<Vec<Priced>, Message> {
    let whole = cents(total);
    let rows = divide(whole, quantity).and_then(|mut rows| {
        put_rest(decimal::subtract(total, whole)?, &mut rows)?;
        Some(rows)
    });
    rows.ok_or_else(|| say::SdkBadPrice { line: name, value: &total.to_string() }.message())
}

/// Adds what is less than a cent to the price of one row: where that changes the price by less than a cent, too, and of
/// those where the price is the most exact. No price gets below zero.
fn put_rest(rest: Decimal, rows: &mut [Priced]) -> Option<()> {
    if rest.is_zero() {
        return Some(());
    }
    let mut best: Option<(&mut Priced, Decimal)> = None;
    for row in rows.iter_mut() {
        let price = decimal::add(row.1, decimal::divide(rest, row.0)?)?;
        let is_better = |known: Decimal| match (row.0 >= Decimal::ONE, known >= Decimal::ONE) {
            (true, true) => decimal::less(row.0, known),
            (false, false) => decimal::less(known, row.0),
            (is_whole, _) => is_whole,
        };
        let is_best = best.as_ref().is_none_or(|(known, _)| is_better(known.0));
        if !decimal::less(price, Decimal::ZERO) && is_best {
            best = Some((row, price));
        }
    }
    // Where no price can bear it, the amount is less than a cent off.
    if let Some((row, price)) = best {
        row.1 = shortest(price, row.0)?;
    }
    Some(())
}

/// The price with as few decimals as keep the sum and the cents: the fewer it has, the more likely Smarty keeps them.
pub(crate) fn shortest(price: Decimal, quantity: Decimal) -> Option<Decimal> {
    let nothing = Decimal::new(1, 4);
    for decimals in 3..PRICE_DECIMALS {
        let short = price.round_dp_with_strategy(decimals, MidpointAwayFromZero);
        let moved = decimal::multiply(decimal::subtract(short, price)?, quantity)?;
        // Half a cent is rounded up by some and to the even cent by others.
        let is_clear =
            decimal::same(cents(short), cents(price)) && decimal::same(cents(short), short.round_dp(2));
        if is_clear && decimal::less(moved.abs(), nothing) {
            return Some(short);
        }
    }
    Some(price.round_dp_with_strategy(PRICE_DECIMALS, MidpointAwayFromZero))
}

/// `total` shared out over `quantity` units; none where the numbers are too large to work with.
fn divide(total: Decimal, quantity: Decimal) -> Option<Vec<Priced>> {
    let price =
        decimal::divide(total, quantity)?.round_dp_with_strategy(PRICE_DECIMALS, MidpointAwayFromZero);
    let exact = decimal::same(decimal::multiply(price, quantity)?, total);
    if exact && price.normalize().scale() <= 2 {
        return Some(vec![(quantity, price)]);
    }
    // A Smarty that keeps cents must come to the same sum: better two rows than a third decimal.
    Some(in_cents(total, quantity).unwrap_or_else(|| vec![(quantity, price)]))
}

/// Two rows with prices a cent apart and quantities with no more decimals than the quantity has, so that their sum is
/// the total exactly, whether a row's own sum is rounded to the cent or not; none where there are no such rows.
fn in_cents(total: Decimal, quantity: Decimal) -> Option<Vec<Priced>> {
    let hundred = Decimal::ONE_HUNDRED;
    let cents = decimal::multiply(total, hundred)?;
    let each = decimal::divide(cents, quantity)?.trunc();
    let left = decimal::subtract(cents, decimal::multiply(each, quantity)?)?.normalize();
    let lower = decimal::divide(each, hundred)?;
    let higher = decimal::divide(decimal::add(each, Decimal::ONE)?, hundred)?;
    let rows = [(left, higher), (decimal::subtract(quantity, left)?, lower)];
    let (mut sum, mut rounded) = (Decimal::ZERO, Decimal::ZERO);
    for (quantity, price) in rows {
        let row = decimal::multiply(quantity, price)?;
        sum = decimal::add(sum, row)?;
        rounded = decimal::add(rounded, row.round_dp_with_strategy(2, MidpointAwayFromZero))?;
    }
    let right = decimal::same(sum, total) && decimal::same(rounded, total);
    right.then(|| rows.into_iter().filter(|(quantity, _)| !quantity.is_zero()).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use framework360_sdk::decimal::required;
    use proptest::prelude::*;

    fn divided(total: &str, quantity: &str) -> Vec<String> {
        let rows = divide(required(total).unwrap(), required(quantity).unwrap()).unwrap();
        rows.iter().map(|(quantity, price)| format!("{quantity} x {}", price.normalize())).collect()
    }

    #[test]
    fn a_price_that_divides_is_one_row() {
        assert_eq!(divided("39.80", "2"), ["2 x 19.9"]);
        assert_eq!(divided("0", "3"), ["3 x 0"]);
    }

    #[test]
    fn a_price_that_does_not_divide_becomes_two_rows() {
        assert_eq!(divided("29.00", "3"), ["2 x 9.67", "1 x 9.66"]);
        assert_eq!(divided("0.01", "3"), ["1 x 0.01", "2 x 0"]);
        assert_eq!(divided("36.47", "2"), ["1 x 18.24", "1 x 18.23"], "no third decimal");
    }

    #[test]
    fn a_fraction_of_a_unit_adds_up_to_the_cent_as_whole_units_do() {
        assert_eq!(divided("8.33", "2.5"), ["0.5 x 3.34", "2.0 x 3.33"]);
        assert_eq!(divided("10.00", "1.5"), ["1 x 6.67", "0.5 x 6.66"]);
        assert_eq!(divided("9.95", "0.5"), ["0.5 x 19.9"]);
        assert_eq!(divided("0.01", "0.75"), ["0.75 x 0.01333333"], "two rows would both have half a cent");
    }

    #[test]
    fn the_basis_is_changed_by_the_vat_as_charged() {
        let n = |text: &str| required(text).unwrap();
        let vat = Some(n("3.59"));
        assert_eq!(on_basis(n("19.90"), vat, true, Basis::VatExcluded), Some(n("16.31")));
        assert_eq!(on_basis(n("16.31"), vat, false, Basis::VatIncluded), Some(n("19.90")));
        assert_eq!(on_basis(n("19.90"), None, true, Basis::VatIncluded), Some(n("19.90")));
        assert_eq!(on_basis(n("19.90"), None, true, Basis::VatExcluded), None);
    }

    proptest! {
        #[test]
        fn rows_add_up_to_the_line_to_the_cent(cents in 0i64..1_000_000_000, thousandths in 1i64..100_000, whole in any::<bool>()) {
            let total = Decimal::new(cents, 2);
            let quantity = if whole { Decimal::from(thousandths) } else { Decimal::new(thousandths, 3) };
            let rows = divide(total, quantity).unwrap();
            let quantities: Decimal = rows.iter().map(|(quantity, _)| quantity).sum();
            let sum: Decimal = rows.iter().map(|(quantity, price)| quantity * price).sum();
            prop_assert_eq!(quantities, quantity);
            prop_assert_eq!(sum.round_dp_with_strategy(2, MidpointAwayFromZero), total);
            prop_assert!(rows.iter().all(|(_, price)| price.scale() <= 8 && *price >= Decimal::ZERO));
            if whole || rows.len() == 2 {
                prop_assert_eq!(sum, total, "exact where prices are in cents");
            }
            let rounded: Decimal = rows.iter()
                .map(|(quantity, price)| (quantity * price).round_dp_with_strategy(2, MidpointAwayFromZero)).sum();
            prop_assert_eq!(rounded, total, "and where each row is rounded");
        }
    }
}
