//! Reading an order's numbers: amounts to the cent, and each reason why an order can't be sent.

use proptest::prelude::*;

use super::Checked;
use crate::shop::{ChargeKind, Order, OrderLine};
use crate::testing::samples;
use crate::{Decimal, Message};

fn rejection(change: impl FnOnce(&mut Order)) -> Message {
    let mut order = samples::simple();
    change(&mut order);
    Checked::of(&order).unwrap_err()
}

#[test]
fn an_orders_numbers_are_read_without_being_recalculated() {
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
        ("sdk-charge-exemption", |order| {
            order.lines = vec![exempt("A", "N3.1"), exempt("B", "N4")];
            (order.charges[0].vat_rate, order.charges[0].vat) = ("0".into(), "0".into());
        }),
        ("sdk-bad-charge", |order| order.charges[0].amount = "free".into()),
        ("sdk-bad-credit", |order| order.credit = "some".into()),
        ("sdk-bad-total", |order| order.total = String::new()),
    ];
    for (code, change) in table {
        let rejection = rejection(change);
        assert_eq!(rejection.code, code);
        if code.contains("quantity") || code == "sdk-bad-price" {
            assert!(rejection.args.contains(&("line".into(), "TEE-01-S".into())), "{rejection:?}");
        }
    }
}

fn exempt(sku: &str, reason: &str) -> OrderLine {
    OrderLine { vat_exemption: reason.into(), ..samples::line(sku, "1", "10.00", "0", "0", "0") }
}

fn amounts(order: &Order) -> Vec<String> {
    let checked = Checked::of(order).unwrap();
    let lines = checked.lines.iter().map(|line| line.amount);
    lines.chain(checked.charges.iter().map(|extra| extra.amount)).map(crate::decimal::money).collect()
}

#[test]
fn amounts_are_the_shops_to_the_cent_whatever_fraction_was_sold() {
    let mut order = samples::simple();
    order.lines = vec![samples::line("A", "2.5", "3.333", "0", "22", "1.50")];
    order.total = "14.33".into();
    assert_eq!(amounts(&order), ["8.33", "6.00"]);
    let half = samples::line("A", "2.5", "3.334", "0", "22", "1.50");
    order.lines = vec![half.clone(), half.clone(), samples::line("B", "1", "1.002", "0", "22", "0.18")];
    order.total = "23.67".into();
    assert_eq!(amounts(&order), ["8.33", "8.34", "1.00", "6.00"], "the shop rounded the sum, not the lines");
    order.total = "23.68".into();
    assert_eq!(amounts(&order), ["8.34", "8.34", "1.00", "6.00"]);
    order.total = "23.69".into();
    assert_eq!(amounts(&order), ["8.34", "8.34", "1.01", "6.00"]);
}

#[test]
fn a_gift_stays_free_and_a_charge_bears_the_cent_that_no_line_can() {
    let mut order = samples::simple();
    order.lines = vec![samples::line("GIFT", "1", "5.00", "5.00", "22", "0")];
    order.total = "5.99".into();
    assert_eq!(amounts(&order), ["0.00", "5.99"]);
    order.charges.clear();
    order.total = "0.01".into();
    assert_eq!(Checked::of(&order).unwrap_err().code, "sdk-wrong-sum");
}

#[test]
fn what_is_given_to_the_buyer_counts_against_the_total() {
    let mut order = samples::simple();
    order.charges.push(samples::charge(ChargeKind::Other, "-1.50", "-0.27"));
    order.lines.push(samples::line("BACK", "1", "-9.90", "0", "22", "-1.79"));
    order.total = "34.40".into();
    assert_eq!(amounts(&order), ["39.80", "-9.90", "6.00", "-1.50"]);
}

#[test]
fn a_charge_is_exempt_by_its_own_reason_else_by_the_one_that_all_lines_share() {
    let reason = |own: &str, lines: &[&str], rate: &str, vat: &str| {
        let mut order = samples::simple();
        order.lines = lines.iter().map(|reason| exempt("A", reason)).collect();
        order.charges[0].vat_exemption = own.into();
        (order.charges[0].vat_rate, order.charges[0].vat) = (rate.into(), vat.into());
        order.total = (10 * lines.len() + 6).to_string();
        let checked = Checked::of(&order).map_err(|rejection| rejection.code)?;
        let extra = &checked.charges[0];
        Ok::<_, String>((extra.exemption.clone(), extra.rate.map(|rate| rate.to_string())))
    };
    let is = |reason: &str, rate: Option<&str>| Ok((reason.to_owned(), rate.map(str::to_owned)));
    assert_eq!(reason("N4", &["N3.1", "N3.1"], "0", "0"), is("N4", Some("0")));
    assert_eq!(reason("", &["N3.1", " n3.1"], "0.00", "0"), is("N3.1", Some("0")));
    assert_eq!(reason("", &["N3.1"], "", ""), is("N3.1", Some("0")));
    assert_eq!(reason("", &["N3.1"], "22", "1.08"), is("", Some("22")), "VAT is charged on it");
    assert_eq!(reason("", &[""], "0", "0"), is("", Some("0")), "nothing has a reason");
    assert_eq!(reason("", &["N3.1", ""], "", "1.08"), is("", None));
    assert_eq!(reason("", &["N3.1", ""], "0", "0"), Err("sdk-charge-exemption".to_owned()));
}

#[test]
fn a_rounding_needs_neither_a_rate_nor_a_reason_and_its_vat_is_worked_out() {
    let with = |amount: &str, rate: &str, vat_included: bool, total: &str| {
        let mut order = if vat_included { samples::simple() } else { samples::without_vat() };
        let mut rounding = samples::charge(ChargeKind::Other, amount, "");
        rounding.vat_rate = rate.into();
        order.charges.push(rounding);
        order.total = total.into();
        order
    };
    for (amount, rate, vat_included, total, vat) in [
        ("-0.02", "", true, "45.78", "0"),
        ("-0.02", "", false, "45.78", "0"),
        ("0.61", "22", true, "46.41", "0.11"),
        ("0.50", "22", false, "46.41", "0.11"),
    ] {
        let order = with(amount, rate, vat_included, total);
        let checked = Checked::of(&order).unwrap();
        let rounding = checked.charges.last().unwrap();
        assert!(rounding.is_rounding());
        assert_eq!(rounding.vat.unwrap().to_string(), vat, "{amount} at {rate:?}");
    }
    let mut order = with("-0.02", "0", true, "48.78");
    order.lines.push(OrderLine { unit_price: "3.00".into(), ..exempt("A", "N3.1") });
    assert_eq!(Checked::of(&order).unwrap().charges.last().unwrap().exemption, "");
    // What isn't below 1.00, or is shipping, is none.
    assert_eq!(Checked::of(&with("1.00", "", false, "46.80")).unwrap_err().code, "sdk-vat-missing");
    let mut order = with("-0.02", "", false, "45.78");
    order.charges.last_mut().unwrap().kind = ChargeKind::Shipping;
    assert_eq!(Checked::of(&order).unwrap_err().code, "sdk-vat-missing");
}

#[test]
fn a_total_that_is_off_by_more_than_a_cent_a_line_is_refused_with_both_numbers() {
    assert!(Checked::of(&Order { total: "45.81".into(), ..samples::simple() }).is_ok());
    let rejection = rejection(|order| order.total = "45.82".into());
    assert_eq!(rejection.code, "sdk-wrong-sum");
    assert_eq!(rejection.args, [("sum".into(), "45.80".into()), ("total".into(), "45.82".into())]);
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

proptest! {
    #[test]
    fn amounts_add_up_to_the_total_to_the_cent(
        lines in proptest::collection::vec((1i64..9_999, 0u32..=3, -9_999i64..99_999, 0u32..=4, -900i64..900), 1..6),
        charges in proptest::collection::vec((-9_999i64..9_999, 2u32..=4, -900i64..900), 0..4),
        vat_included in any::<bool>(), off in -100i64..=100,
    ) {
        let mut order = samples::simple();
        order.vat_included = vat_included;
        let text = |units, scale| Decimal::new(units, scale).to_string();
        order.lines = lines.iter().map(|(quantity, scale, price, decimals, vat)| {
            samples::line("A", &text(*quantity, *scale), &text(*price, *decimals), "", "22", &text(*vat, 2))
        }).collect();
        order.charges = charges.iter().map(|(amount, scale, vat)| {
            samples::charge(ChargeKind::Other, &text(*amount, *scale), &text(*vat, 2))
        }).collect();
        let vat: Decimal = lines.iter().map(|line| line.4).chain(charges.iter().map(|charge| charge.2))
            .map(|vat| if vat_included { Decimal::ZERO } else { Decimal::new(vat, 2) }).sum();
        let goods: Decimal = lines.iter()
            .map(|line| Decimal::new(line.0, line.1) * Decimal::new(line.2, line.3)).sum();
        let charged: Decimal = charges.iter().map(|charge| Decimal::new(charge.0, charge.1)).sum();
        // Off by up to a cent a line, as shops round.
        let tolerance = Decimal::new(i64::try_from(lines.len()).unwrap() * off, 4);
        let total = (goods + charged + vat + tolerance).round_dp(2);
        order.total = total.to_string();
        if let Ok(checked) = Checked::of(&order) {
            let sum: Decimal = checked.lines.iter().map(|line| line.amount)
                .chain(checked.charges.iter().map(|extra| extra.amount)).sum();
            prop_assert_eq!(sum + vat, total);
            for line in &checked.lines {
                prop_assert!(line.amount.scale() <= 2);
                prop_assert!(line.amount.is_zero() || line.amount.is_sign_negative() == line.total.is_sign_negative());
            }
        }
    }
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
