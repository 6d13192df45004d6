//! What an order comes to at Smarty, compared with what was sent: nobody saw how Smarty takes every part of one.

use framework360_sdk::Message;
use framework360_sdk::decimal::{self, Decimal, RoundingStrategy::MidpointAwayFromZero};

use crate::api::{self, NewOrder};
use crate::say;

/// What the owner should know where the record that was created comes to another sum than what was sent, both on the
/// basis of Smarty's prices; none where they are the same, or the record doesn't say enough.
pub(crate) fn difference(sent: &NewOrder, listed: &api::Order) -> Option<Message> {
    let (ours, there) = (of_request(sent)?, of_record(listed)?);
    if decimal::same(ours, there) {
        return None;
    }
    Some(say::NoteTotal { there: decimal::money(there), ours: decimal::money(ours) }.message())
}

/// What is sent comes to, to the cent.
fn of_request(sent: &NewOrder) -> Option<Decimal> {
    let rows = sent.rows.iter().map(|row| (row.quantity.as_str(), row.price.as_str()));
    of_rows(rows, sent.fees.shipping)
}

/// What a record comes to as it's listed, to the cent; none where a part isn't reported, or has a discount: what that
/// means isn't known.
fn of_record(listed: &api::Order) -> Option<Decimal> {
    let rows = listed.rows.as_deref()?;
    if rows.iter().any(|row| !decimal::or_zero(&row.discount).is_ok_and(|discount| discount.is_zero())) {
        return None;
    }
    let fees = &listed.fees;
    let mut charged = decimal::required(&fees.shipping).ok()?;
    for fee in [&fees.payment, &fees.extra] {
        charged = decimal::add(charged, decimal::or_zero(fee).ok()?)?;
    }
    of_rows(rows.iter().map(|row| (row.quantity.as_str(), row.price.as_str())), charged)
}

fn of_rows<'a>(rows: impl Iterator<Item = (&'a str, &'a str)>, charged: Decimal) -> Option<Decimal> {
    let mut sum = charged;
    for (quantity, price) in rows {
        let row = decimal::multiply(decimal::required(quantity).ok()?, decimal::required(price).ok()?)?;
        sum = decimal::add(sum, row)?;
    }
    Some(sum.round_dp_with_strategy(2, MidpointAwayFromZero).normalize())
}

#[cfg(test)]
mod tests {
    use super::*;
    use framework360_sdk::json;
    use framework360_sdk::testing::samples;

    use crate::mapping::order::draft;
    use crate::mapping::rows::Basis;

    /// The order on delivery comes to 51.30: 2 × 19.90, shipping 6.00, rows of 3.50 and 2.00.
    fn compared(rows: &str, fees: &str) -> Option<Vec<(String, String)>> {
        let sent =
            draft(&samples::on_delivery(), Basis::VatIncluded).unwrap().request(1, |_| Some(1)).unwrap();
        let text = format!(r#"{{"id": 1, "rows": {rows}, "fees": {fees}}}"#);
        let listed = api::Order::read(json::parse(text.as_bytes()).unwrap().root());
        difference(&sent, &listed).map(|note| note.args)
    }

    const ROWS: &str = r#"[{"sku": "T", "price": "19.90", "quantity": 2, "discount": "0"},
        {"sku": null, "price": 3.5, "quantity": "1.000"}, {"sku": "", "price": "2", "quantity": "1"}]"#;

    #[test]
    fn a_record_that_comes_to_another_sum_is_reported_with_both() {
        assert_eq!(compared(ROWS, r#"{"shipping": "6.00", "payment": 0, "extra": null}"#), None);
        let short = ROWS.replace(r#"{"sku": null, "price": 3.5, "quantity": "1.000"}, "#, "");
        assert_eq!(
            compared(&short, r#"{"shipping": "6.00"}"#),
            Some(vec![("ours".into(), "51.30".into()), ("there".into(), "47.80".into())]),
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
}
