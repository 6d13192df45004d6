//! What an order can't be sent for, each named.

use proptest::prelude::*;

use super::Checked;
use crate::Message;
use crate::shop::Order;
use crate::testing::samples;

fn flaw(change: impl FnOnce(&mut Order)) -> Message {
    let mut order = samples::simple();
    change(&mut order);
    Checked::of(&order).unwrap_err()
}

#[test]
fn an_orders_numbers_are_read_without_being_worked_out_anew() {
    let order = samples::discounted();
    let checked = Checked::of(&order).unwrap();
    let line = &checked.lines[0];
    let numbers = [line.quantity, line.price, line.discount, line.total, line.rate, line.vat.unwrap()];
    assert_eq!(numbers.map(|number| number.to_string()), ["3", "10", "1", "29", "22", "5.23"]);
    let charge = &checked.charges[0];
    assert_eq!(
        [charge.amount, charge.vat.unwrap(), charge.rate.unwrap()].map(|n| n.to_string()),
        ["6", "1.08", "22"]
    );
    assert_eq!((checked.credit.to_string(), checked.total.to_string()), ("4".into(), "35".into()));
}

#[test]
fn where_no_vat_is_due_its_rate_and_amount_go_without_saying() {
    let mut order = samples::foreign();
    order.lines[0].vat_rate = String::new();
    order.lines[0].vat = String::new();
    order.vat_included = false;
    let checked = Checked::of(&order).unwrap();
    assert!(checked.lines[0].rate.is_zero() && checked.lines[0].vat.unwrap().is_zero());
}

#[test]
fn every_field_that_cannot_be_read_is_named_with_its_line() {
    type Change = fn(&mut Order);
    let table: [(&str, Change); 15] = [
        ("sdk-no-lines", |order| order.lines.clear()),
        ("sdk-quantity-missing", |order| order.lines[0].quantity = String::new()),
        ("sdk-quantity-not-positive", |order| order.lines[0].quantity = "0".into()),
        ("sdk-quantity-not-positive", |order| order.lines[0].quantity = "-1".into()),
        ("sdk-bad-quantity", |order| order.lines[0].quantity = "two".into()),
        ("sdk-bad-price", |order| order.lines[0].unit_price = "19,90".into()),
        ("sdk-bad-price", |order| order.lines[0].unit_price = String::new()),
        ("sdk-bad-discount", |order| order.lines[0].discount = "1e2".into()),
        ("sdk-bad-vat-rate", |order| order.lines[0].vat_rate = String::new()),
        ("sdk-bad-vat", |order| order.lines[0].vat = "x".into()),
        ("sdk-negative-line", |order| order.lines[0].discount = "50".into()),
        ("sdk-negative-price", |order| order.lines[0].unit_price = "-19.90".into()),
        ("sdk-bad-charge", |order| order.charges[0].amount = "free".into()),
        ("sdk-bad-credit", |order| order.credit = "some".into()),
        ("sdk-bad-total", |order| order.total = String::new()),
    ];
    for (code, change) in table {
        let flaw = flaw(change);
        assert_eq!(flaw.code, code);
        if code.contains("quantity") || code == "sdk-bad-price" {
            assert!(flaw.args.contains(&("line".into(), "TEE-01-S".into())), "{flaw:?}");
        }
    }
}

#[test]
fn a_total_that_is_off_by_more_than_a_cent_a_line_is_refused_with_both_numbers() {
    assert!(Checked::of(&Order { total: "45.81".into(), ..samples::simple() }).is_ok());
    let flaw = flaw(|order| order.total = "45.82".into());
    assert_eq!(flaw.code, "sdk-wrong-sum");
    assert_eq!(flaw.args, [("sum".into(), "45.80".into()), ("total".into(), "45.82".into())]);
}

#[test]
fn prices_without_vat_need_every_vat_amount() {
    assert!(Checked::of(&samples::without_vat()).is_ok());
    let mut order = samples::without_vat();
    order.lines[0].vat = String::new();
    assert_eq!(Checked::of(&order).unwrap_err().code, "sdk-vat-missing");
    let mut order = samples::without_vat();
    order.charges[0].vat = String::new();
    assert_eq!(Checked::of(&order).unwrap_err().code, "sdk-vat-missing");
}

/// Numbers as they may come, good and bad.
fn decimal_text() -> impl Strategy<Value = String> {
    prop_oneof![
        "-?[0-9]{0,30}(\\.[0-9]{0,30})?",
        ".{0,12}",
        Just("79228162514264337593543950335".to_owned()),
        Just("999999999.99999999".to_owned()),
        Just("0.00000001".to_owned()),
    ]
}

proptest! {
    #[test]
    fn any_text_in_any_number_is_read_or_refused_without_a_panic(
        texts in proptest::collection::vec(decimal_text(), 10), vat_included in any::<bool>(),
    ) {
        let mut order = samples::simple();
        let [quantity, price, discount, rate, vat, amount, charge_rate, charge_vat, total, credit] = texts.as_slice() else {
            return Err(TestCaseError::fail("ten texts"));
        };
        order.vat_included = vat_included;
        order.lines = vec![samples::line("A", quantity, price, discount, rate, vat)];
        order.charges[0].amount.clone_from(amount);
        order.charges[0].vat_rate.clone_from(charge_rate);
        order.charges[0].vat.clone_from(charge_vat);
        order.total.clone_from(total);
        order.credit.clone_from(credit);
        let _ = Checked::of(&order);
    }
}
