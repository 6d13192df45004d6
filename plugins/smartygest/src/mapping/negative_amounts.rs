//! Distributes negative amounts, and amounts without a tax of their own, over the other amounts.

use framework360_sdk::decimal::{self, Decimal};

use super::parts::{Amount, Part, TaxKey};

/// A negative amount, which lowers what the buyer pays.
pub(super) struct Deduction {
    pub(super) name: String,
    /// Above zero, with VAT.
    pub(super) amount: Decimal,
    /// The tax; none where the shop doesn't report it.
    pub(super) tax: Option<TaxKey>,
    /// Whether the reported amount is below 1.00.
    pub(super) is_rounding: bool,
}

/// A rounding that is added raises the largest price.
pub(super) fn put_on_largest(rounding: Decimal, rows: &mut [Part]) -> Option<()> {
    let mut largest: Option<&mut Amount> = None;
    for amount in rows.iter_mut().map(|row| &mut row.amount) {
        if largest.as_ref().is_none_or(|largest| decimal::less(largest.gross, amount.gross)) {
            largest = Some(amount);
        }
    }
    if let Some(amount) = largest {
        amount.gross = decimal::add(amount.gross, rounding)?;
        amount.net = None;
    }
    Some(())
}

/// Takes a deduction off the amounts at its rate; false where they don't suffice.
pub(super) fn take_off(
    deduction: &Deduction,
    rows: &mut [Part],
    fee: &mut Amount,
    fee_tax: Option<&TaxKey>,
) -> bool {
    let at_rate = |tax: &TaxKey| deduction.tax.as_ref() == Some(tax);
    let mut parts: Vec<&mut Amount> = rows
        .iter_mut()
        .filter(|part| at_rate(&part.tax) && !part.is_charge)
        .map(|part| &mut part.amount)
        .collect();
    if share_off(deduction.amount, &mut parts) {
        return true;
    }
    let mut parts: Vec<&mut Amount> =
        rows.iter_mut().filter(|part| at_rate(&part.tax)).map(|part| &mut part.amount).collect();
    if fee_tax.is_some_and(at_rate) {
        parts.push(fee);
    }
    if share_off(deduction.amount, &mut parts) {
        return true;
    }
    // A rounding may have another rate than all that bears it, whatever that changes of the VAT: it's cents.
    deduction.is_rounding && round_off(deduction.amount, rows, fee)
}

/// Takes a rounding off the largest amounts, one after the other until it's taken; false where all are smaller.
fn round_off(amount: Decimal, rows: &mut [Part], fee: &mut Amount) -> bool {
    let mut parts: Vec<&mut Amount> = rows.iter_mut().map(|part| &mut part.amount).collect();
    parts.sort_by_key(|part| std::cmp::Reverse(part.gross));
    parts.push(fee);
    let whole = parts.iter().try_fold(Decimal::ZERO, |sum, part| decimal::add(sum, part.gross));
    if whole.is_none_or(|whole| decimal::less(whole, amount)) {
        return false;
    }
    let mut left = amount;
    for part in parts {
        let share = if decimal::less(part.gross, left) { part.gross } else { left };
        if share.is_zero() {
            continue;
        }
        let (Some(rest), Some(gross)) =
            (decimal::subtract(left, share), decimal::subtract(part.gross, share))
        else {
            return false;
        };
        let net = part.net.and_then(|net| decimal::subtract(net, share));
        (left, part.gross, part.net) = (rest, gross, net.filter(|net| !decimal::less(*net, Decimal::ZERO)));
    }
    left.is_zero()
}

/// Takes an amount in cents off these, in proportion; false, and nothing taken, where they are smaller.
fn share_off(amount: Decimal, parts: &mut [&mut Amount]) -> bool {
    let whole = parts.iter().try_fold(Decimal::ZERO, |sum, part| decimal::add(sum, part.gross));
    let Some(whole) = whole.filter(|whole| !whole.is_zero() && !decimal::less(*whole, amount)) else {
        return false;
    };
    let mut left = amount;
    let mut taken = Vec::new();
    for part in parts.iter() {
        let share = decimal::multiply(amount, part.gross)
            .and_then(|share| decimal::divide(share, whole))
            .map(|share| share.trunc_with_scale(2));
        let Some((share, rest)) = share.and_then(|share| Some((share, decimal::subtract(left, share)?)))
        else {
            return false;
        };
        taken.push(share);
        left = rest;
    }
    let cent = Decimal::new(1, 2);
    // Fewer cents are left than there are parts: one each, and none where nothing is left of it.
    while !left.is_zero() {
        let before = left;
        for (part, share) in parts.iter().zip(&mut taken) {
            if let (Some(more), Some(rest)) = (decimal::add(*share, cent), decimal::subtract(left, cent))
                && !left.is_zero()
                && !decimal::less(part.gross, more)
            {
                (*share, left) = (more, rest);
            }
        }
        if decimal::same(before, left) {
            return false;
        }
    }
    for (part, share) in parts.iter_mut().zip(taken) {
        if share.is_zero() {
            continue;
        }
        match decimal::subtract(part.gross, share) {
            Some(rest) => (part.gross, part.net) = (rest, None),
            None => return false,
        }
    }
    true
}
