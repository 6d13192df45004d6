//! The total of an order at Smarty, compared with what the customer paid: how Smarty treats every part of an order was
//! never seen.
//!
//! Where Smarty's prices are without VAT, the VAT is worked out here as [`super::net`] assumes that Smarty does.

use framework360_sdk::Message;
use framework360_sdk::decimal::{self, Decimal};

use super::net_prices;
use super::order::Draft;
use super::rows::{Basis, cents};
use crate::{api, say};

/// The note that the order has another total at Smarty than in the shop, by the record as it's listed. Where that isn't
/// known or says too little, the total is that of the request. `rate_of` knows the rate in percent of a tax id.
pub(crate) fn difference(
    draft: &Draft,
    basis: Basis,
    record: Option<&api::Order>,
    rate_of: impl Fn(&str) -> Option<Decimal>,
) -> Option<Message> {
    let listed = record.and_then(|record| Listed { draft, basis, record }.total(rate_of));
    let there = match listed {
        Some(there) => there,
        None => of_draft(draft, basis)?,
    };
    let difference = decimal::subtract(there, draft.total).filter(|difference| !difference.is_zero())?;
    let signed = |amount: Decimal| {
        let sign = if amount.is_sign_negative() { "" } else { "+" };
        format!("{sign}{}", decimal::money(amount))
    };
    let (there, ours) = (decimal::money(there), decimal::money(draft.total));
    // So little comes of prices that are rounded without VAT: correcting them leads nowhere.
    let is_of_cents = basis == Basis::VatExcluded && decimal::less(difference.abs(), Decimal::ONE);
    let missing = signed(-difference);
    let difference = signed(difference);
    Some(if is_of_cents {
        say::NoteTotalNet { there, ours, difference, missing }.message()
    } else {
        say::NoteTotal { there, ours, difference }.message()
    })
}

/// Amounts on Smarty's basis, and what they come to.
struct Sum {
    basis: Basis,
    /// The sums without VAT, by the factor to the amount with VAT.
    at: Vec<(Decimal, Decimal)>,
}

impl Sum {
    fn new(basis: Basis) -> Self {
        Self { basis, at: Vec::new() }
    }

    fn add(&mut self, factor: Decimal, amount: Decimal) -> Option<()> {
        let factor = if self.basis == Basis::VatIncluded { Decimal::ONE } else { factor };
        match self.at.iter_mut().find(|(known, _)| decimal::same(*known, factor)) {
            Some((_, sum)) => *sum = decimal::add(*sum, amount)?,
            None => self.at.push((factor, amount)),
        }
        Some(())
    }

    /// The sum with VAT, to the cent.
    fn gross(&self) -> Option<Decimal> {
        self.at.iter().try_fold(Decimal::ZERO, |sum, (factor, amount)| {
            decimal::add(sum, cents(decimal::multiply(*amount, *factor)?))
        })
    }

    /// The sum of the amounts as they are, to the cent.
    fn plain(&self) -> Option<Decimal> {
        self.at.iter().try_fold(Decimal::ZERO, |sum, (_, amount)| decimal::add(sum, *amount)).map(cents)
    }
}

/// The total of the request, to the cent.
fn of_draft(draft: &Draft, basis: Basis) -> Option<Decimal> {
    let mut sum = Sum::new(basis);
    for row in &draft.rows {
        sum.add(net_prices::factor(&row.tax)?, decimal::multiply(row.quantity, row.price)?)?;
    }
    with_shipping(sum, draft, draft.shipping_fee)
}

/// The total with the shipping fee. Where Smarty chooses the fee's tax, only the amount that was sent is known.
fn with_shipping(mut sum: Sum, draft: &Draft, fee: Decimal) -> Option<Decimal> {
    match &draft.shipping_tax {
        Some(tax) => sum.add(net_prices::factor(tax)?, fee)?,
        None if sum.basis == Basis::VatIncluded => sum.add(Decimal::ONE, fee)?,
        None if decimal::same(cents(fee), cents(draft.shipping_fee)) => {
            return decimal::add(sum.gross()?, draft.shipping_gross);
        }
        None => return None,
    }
    sum.gross()
}

/// A record as it's listed.
struct Listed<'a> {
    draft: &'a Draft,
    basis: Basis,
    record: &'a api::Order,
}

impl Listed<'_> {
    /// The record's total, to the cent; none where that isn't reported.
    fn total(&self, rate_of: impl Fn(&str) -> Option<Decimal>) -> Option<Decimal> {
        let rows = self.rows(rate_of);
        let computed = rows.as_ref().and_then(|rows| self.with_fees(rows));
        let Some(reported) = decimal::amount(&self.record.total).ok().flatten().map(cents) else {
            return computed;
        };
        // What the field means was never seen: it may be the sum of a part only.
        let means_less = |reported: Decimal| {
            let rows = rows.as_ref()?;
            let mut plain = Sum::new(Basis::VatIncluded);
            plain.add(Decimal::ONE, rows.plain()?)?;
            plain.add(Decimal::ONE, decimal::required(&self.record.fees.shipping).ok()?)?;
            let parts = [rows.gross()?, rows.plain()?, plain.plain()?];
            Some(parts.into_iter().any(|part| decimal::same(part, reported)))
        };
        let is_right = decimal::same(reported, self.draft.total);
        if is_right || !means_less(reported).unwrap_or_default() { Some(reported) } else { computed }
    }

    /// The sum of the rows; none where a part isn't reported, or has a discount, whose meaning isn't known.
    fn rows(&self, rate_of: impl Fn(&str) -> Option<Decimal>) -> Option<Sum> {
        let mut sum = Sum::new(self.basis);
        for row in self.record.rows.as_deref()? {
            if !decimal::or_zero(&row.discount).is_ok_and(|discount| discount.is_zero()) {
                return None;
            }
            let (quantity, price) =
                (decimal::required(&row.quantity).ok()?, decimal::required(&row.price).ok()?);
            let factor = match self.basis {
                Basis::VatIncluded => Decimal::ONE,
                Basis::VatExcluded => self.factor(row, &rate_of)?,
            };
            sum.add(factor, decimal::multiply(quantity, price)?)?;
        }
        Some(sum)
    }

    /// The factor of a row, by the tax that Smarty reports, else by the tax that was sent.
    fn factor(&self, row: &api::Row, rate_of: impl Fn(&str) -> Option<Decimal>) -> Option<Decimal> {
        let of_rate = |rate| decimal::add(Decimal::ONE, decimal::divide(rate, Decimal::ONE_HUNDRED)?);
        if let Some(rate) = rate_of(&row.tax_id) {
            return of_rate(rate);
        }
        let sent: Vec<_> =
            self.draft.rows.iter().map(|row| net_prices::factor(&row.tax)).collect::<Option<_>>()?;
        let listed = decimal::required(&row.tax).ok().and_then(of_rate);
        let first = *sent.first()?;
        let is_sent = |factor: &Decimal| sent.iter().any(|other| decimal::same(*other, *factor));
        // Where all rows have one rate it's that, whatever the row says in words that nobody knows.
        let only = sent.iter().all(|other| decimal::same(*other, first)).then_some(first);
        listed.filter(is_sent).or(only)
    }

    fn with_fees(&self, rows: &Sum) -> Option<Decimal> {
        let fees = &self.record.fees;
        let fee = decimal::required(&fees.shipping).ok()?;
        let rows = Sum { basis: rows.basis, at: rows.at.clone() };
        let mut total = with_shipping(rows, self.draft, fee)?;
        // These fees have no tax.
        for fee in [&fees.payment, &fees.extra] {
            total = decimal::add(total, cents(decimal::or_zero(fee).ok()?))?;
        }
        Some(total)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use framework360_sdk::testing::samples;
    use framework360_sdk::wire;

    use crate::mapping::order::draft;
    use crate::mapping::rows::Basis;

    /// The order on delivery comes to 51.30: 2 × 19.90, shipping 6.00, rows of 3.50 and 2.00.
    fn compared(rows: &str, fees: &str) -> Option<Vec<(String, String)>> {
        let draft = draft(&samples::on_delivery(), Basis::VatIncluded).unwrap();
        let listed = listed(&format!(r#"{{"id": 1, "rows": {rows}, "fees": {fees}}}"#));
        difference(&draft, Basis::VatIncluded, Some(&listed), |_| None).map(|note| note.args)
    }

    fn listed(text: &str) -> api::Order {
        wire::from_json(text.as_bytes()).unwrap()
    }

    const ROWS: &str = r#"[{"sku": "T", "price": "19.90", "quantity": 2, "discount": "0"},
        {"sku": null, "price": 3.5, "quantity": "1.000"}, {"sku": "", "price": "2", "quantity": "1"}]"#;

    #[test]
    fn a_record_that_comes_to_another_sum_is_reported_with_both() {
        assert_eq!(compared(ROWS, r#"{"shipping": "6.00", "payment": 0, "extra": null}"#), None);
        let short = ROWS.replace(r#"{"sku": null, "price": 3.5, "quantity": "1.000"}, "#, "");
        assert_eq!(
            compared(&short, r#"{"shipping": "6.00"}"#),
            Some(args("47.80", "51.30", "-3.50")),
            "a row without SKU was dropped"
        );
        assert!(compared(ROWS, r#"{"shipping": 0}"#).is_some(), "the shipping wasn't taken");
    }

    #[test]
    fn a_record_that_says_too_little_is_not_compared() {
        for (rows, fees) in [
            ("null", r#"{"shipping": 6}"#),
            (ROWS, "{}"),
            (&ROWS.replace("\"2\"", "null"), r#"{"shipping": 6}"#),
            (&ROWS.replace("\"discount\": \"0\"", "\"discount\": \"10\""), r#"{"shipping": 6}"#),
        ] {
            assert_eq!(compared(rows, fees), None, "{rows} {fees}");
        }
    }

    fn args(there: &str, ours: &str, difference: &str) -> Vec<(String, String)> {
        let arg = |(name, value): (&str, &str)| (name.to_owned(), value.to_owned());
        let mut args = [("difference", difference), ("ours", ours), ("there", there)].map(arg).to_vec();
        args.sort();
        args
    }

    /// One article at 22 % that was paid with 33.80, and the record that is listed for it.
    fn of_net(text: &str) -> Option<Vec<(String, String)>> {
        let mut order = samples::simple();
        order.charges.clear();
        order.lines = vec![samples::line("TEE", "1", "33.80", "0", "22", "6.10")];
        order.total = "33.80".into();
        let draft = draft(&order, Basis::VatExcluded).unwrap();
        let rate_of = |id: &str| (id == "7").then_some(Decimal::from(10));
        let note = difference(&draft, Basis::VatExcluded, Some(&listed(text)), rate_of)?;
        let mut args = note.args;
        // The amount that must be added there so that both agree.
        args.retain(|(name, _)| name != "missing");
        args.sort();
        Some(args)
    }

    fn net_row(price: &str, tax: &str) -> String {
        format!(
            r#""rows": [{{"sku": "TEE", "quantity": 1, "price": "{price}", {tax}}}], "fees": {{"shipping": 0}}"#
        )
    }

    #[test]
    fn a_record_without_vat_is_compared_with_what_the_customer_paid() {
        let record = |price: &str, tax: &str| of_net(&format!(r#"{{"id": 1, {}}}"#, net_row(price, tax)));
        for tax in [r#""tax": "22""#, r#""tax_id": 1"#, r#""tax": "6.10""#] {
            assert_eq!(record("27.70491803", tax), None, "{tax}");
            assert_eq!(
                record("27.70", tax),
                Some(args("33.79", "33.80", "-0.01")),
                "a cent is not silent: {tax}"
            );
            assert_eq!(record("27.71", tax), Some(args("33.81", "33.80", "+0.01")), "{tax}");
        }
        assert_eq!(
            record("27.70491803", r#""tax_id": 7, "tax": "22""#),
            Some(args("30.48", "33.80", "-3.32")),
            "Smarty's own list of taxes counts first"
        );
    }

    #[test]
    fn a_total_that_smarty_reports_counts_unless_it_is_the_sum_of_a_part() {
        let record = |total: &str| {
            let rows = net_row("27.70", r#""tax": 22"#);
            of_net(&format!(r#"{{"id": 1, "total": {total}, {rows}}}"#))
        };
        assert_eq!(record(r#""33.80""#), None, "it says so itself");
        assert_eq!(record("33.78"), Some(args("33.78", "33.80", "-0.02")));
        assert_eq!(record("27.70"), Some(args("33.79", "33.80", "-0.01")), "the sum without VAT");
        assert_eq!(record("null"), Some(args("33.79", "33.80", "-0.01")));
    }
}
