//! Negative charges, charges as rows, and that everything comes to the order's total to the cent.

use framework360_sdk::Message;
use framework360_sdk::decimal::{self, Decimal};
use framework360_sdk::shop::{Charge, ChargeKind, Order};
use framework360_sdk::testing::samples;
use proptest::prelude::*;

use super::order::{Draft, draft};
use super::rows::Basis;
use crate::api::NewOrder;

pub(super) fn with(total: &str, change: impl FnOnce(&mut Order)) -> Order {
    let mut order = Order { total: total.into(), ..samples::simple() };
    change(&mut order);
    order
}

pub(super) fn charge(kind: ChargeKind, label: &str, amount: &str, rate: &str, vat: &str) -> Charge {
    Charge { label: label.into(), vat_rate: rate.into(), ..samples::charge(kind, amount, vat) }
}

/// The tax id is the rate, or 900 where there is a reason why no VAT is due.
pub(super) fn request(draft: &Draft) -> NewOrder {
    let id = |key: &super::parts::TaxKey| {
        if key.exemption.is_empty() { key.rate.to_string().parse().ok() } else { Some(900) }
    };
    draft.request(1, id).unwrap()
}

/// Quantity, name, price and tax of each row, then the shipping.
pub(super) fn sent(order: &Order, basis: Basis) -> (Vec<String>, String) {
    let request = request(&draft(order, basis).unwrap());
    let row =
        |row: &crate::api::NewRow| format!("{} {} {} at {}", row.quantity, row.name, row.price, row.tax_id);
    let fees = &request.fees;
    (
        request.rows.iter().map(row).collect(),
        format!("{} at {}", decimal::money(fees.shipping), fees.shipping_tax),
    )
}

fn rejection(order: &Order, basis: Basis) -> Message {
    draft(order, basis).unwrap_err()
}

fn notes(order: &Order) -> Vec<Message> {
    draft(order, Basis::VatIncluded).unwrap().notes
}

#[test]
fn a_discount_for_a_means_of_payment_is_shared_out_over_the_goods_at_its_rate() {
    let order = with("54.30", |order| {
        order.lines.push(samples::line("BOOK", "1", "10.00", "0", "4", "0.38"));
        order.charges.push(charge(ChargeKind::Other, "Bank transfer discount", "-1.50", "22", "-0.27"));
    });
    let (rows, shipping) = sent(&order, Basis::VatIncluded);
    assert_eq!(rows, ["2 Article TEE-01-S 19.15 at 22", "1 Article BOOK 10.00 at 4"]);
    assert_eq!(shipping, "6.00 at 22");
    let (rows, _) = sent(&order, Basis::VatExcluded);
    // 39.80 − 7.18 − (1.50 − 0.27) = 31.39.
    assert_eq!(
        rows,
        ["1 Article TEE-01-S 15.70 at 22", "1 Article TEE-01-S 15.69 at 22", "1 Article BOOK 9.62 at 4"]
    );
    let [note] = &notes(&order)[..] else { panic!("one note") };
    assert_eq!(note.code, "note-taken-off");
    assert!(note.args.contains(&("amount".into(), "-1.50".into())), "{note:?}");
    assert!(note.args.contains(&("label".into(), "Bank transfer discount".into())), "{note:?}");
}

#[test]
fn a_cash_rounding_without_vat_goes_to_the_largest_amount() {
    let rounding = |rate: &str, amount: &str, total: &str| {
        with(total, |order| order.charges.push(charge(ChargeKind::Other, "Rounding", amount, rate, "0")))
    };
    for rate in ["0", ""] {
        let (rows, _) = sent(&rounding(rate, "-0.02", "45.78"), Basis::VatIncluded);
        assert_eq!(rows, ["2 Article TEE-01-S 19.89 at 22"], "{rate}");
    }
    let (rows, _) = sent(&rounding("0", "0.02", "45.82"), Basis::VatIncluded);
    assert_eq!(rows, ["2 Article TEE-01-S 19.90 at 22", "1 Rounding 0.02 at 0"]);
    // What isn't below 1.00 is no rounding.
    assert_eq!(rejection(&rounding("0", "-1.00", "44.80"), Basis::VatIncluded).code, "negative-amount");
    assert_eq!(rejection(&rounding("0", "-1.00", "44.80"), Basis::VatExcluded).code, "negative-amount");
}

#[test]
fn a_line_with_a_negative_price_lowers_the_others_at_its_rate() {
    let order = with("35.90", |order| {
        order.lines.push(samples::line("OLD", "1", "-9.90", "0", "22", "-1.79"));
    });
    let (rows, shipping) = sent(&order, Basis::VatIncluded);
    assert_eq!(rows, ["2 Article TEE-01-S 14.95 at 22"]);
    assert_eq!(shipping, "6.00 at 22");
    assert!(notes(&order)[0].args.contains(&("label".into(), "OLD".into())), "named by its SKU");
}

#[test]
fn what_the_goods_do_not_bear_the_charges_bear_and_else_it_is_refused_with_the_reason() {
    let order = |amount: &str, total: &str| {
        with(total, |order| {
            order.charges.push(charge(ChargeKind::Shipping, "Free shipping", amount, "22", ""))
        })
    };
    let (rows, shipping) = sent(&order("-45.80", "0.00"), Basis::VatIncluded);
    assert_eq!((rows[0].as_str(), shipping.as_str()), ("2 Article TEE-01-S 0.00 at 22", "0.00 at 22"));
    let rejected = rejection(&order("-45.81", "-0.01"), Basis::VatIncluded);
    assert_eq!(rejected.code, "negative-amount");
    assert!(rejected.args.contains(&("label".into(), "Free shipping".into())), "{rejected:?}");
    let other_rate = with("40.80", |order| {
        order.charges.push(charge(ChargeKind::Other, "Discount", "-5.00", "4", "-0.19"));
    });
    assert_eq!(draft(&other_rate, Basis::VatIncluded).unwrap_err().code, "negative-amount");
}

#[test]
fn shipping_at_two_rates_is_sent_with_the_smaller_as_a_row() {
    let order = with("54.80", |order| {
        order.charges.insert(0, charge(ChargeKind::Shipping, "Books", "1.00", "4", "0.04"));
        order.charges.push(charge(ChargeKind::Shipping, "Insured", "8.00", "22", "1.44"));
    });
    let (rows, shipping) = sent(&order, Basis::VatIncluded);
    assert_eq!(rows, ["2 Article TEE-01-S 19.90 at 22", "1 Books 1.00 at 4"]);
    assert_eq!(shipping, "14.00 at 22");
}

#[test]
fn charges_have_the_reason_of_exempt_goods() {
    let mut order = samples::foreign();
    order.charges = vec![
        charge(ChargeKind::Shipping, "DHL", "12.00", "0", "0"),
        charge(ChargeKind::Other, "Gift wrapping", "2.00", "", ""),
    ];
    order.total = "114.00".into();
    let (rows, shipping) = sent(&order, Basis::VatExcluded);
    assert_eq!(rows, ["1 Article TEE-01-S 100.00 at 900", "1 Gift wrapping 2.00 at 900"]);
    assert_eq!(shipping, "12.00 at 900");
    order.lines.push(samples::line("MUG", "1", "1.00", "0", "22", "0.18"));
    order.total = "115.00".into();
    assert_eq!(rejection(&order, Basis::VatIncluded).code, "sdk-charge-exemption");
    for charge in &mut order.charges {
        charge.vat_exemption = "N3.1".into();
    }
    assert!(draft(&order, Basis::VatIncluded).is_ok(), "what the reason advises works");
}

#[test]
fn a_fee_whose_rate_is_not_said_is_taxed_as_the_goods_are() {
    let mut order =
        with("49.30", |order| order.charges.push(charge(ChargeKind::Payment, "Fee", "3.50", "", "0.63")));
    assert_eq!(sent(&order, Basis::VatIncluded).0[1], "1 Fee 3.50 at 22");
    order.lines.push(samples::line("BOOK", "1", "10.00", "0", "4", "0.38"));
    order.total = "59.30".into();
    assert_eq!(rejection(&order, Basis::VatIncluded).code, "charge-rate");
}

#[test]
fn an_italian_number_of_a_swiss_company_keeps_its_letters() {
    let mut order = samples::company();
    for address in [&mut order.billing, &mut order.shipping] {
        address.country = "CH".into();
        address.vat_number = "IT 12345678903".into();
    }
    let request = request(&draft(&order, Basis::VatIncluded).unwrap());
    assert_eq!(request.billing_address.vat.as_deref(), Some("IT12345678903"));
    assert_eq!(request.shipping_address.vat.as_deref(), Some("IT12345678903"));
    assert_eq!(super::address::customer(&order).unwrap().vat, "IT12345678903");
}

const RATES: [&str; 3] = ["22", "4", "0"];

proptest! {
    #[test]
    fn rows_and_fees_come_to_the_orders_total_to_the_cent(
        lines in proptest::collection::vec((1i64..9_999, 0u32..=3, 0i64..99_999, 2u32..=4, 0i64..=100, 0usize..3), 1..6),
        charges in proptest::collection::vec((0u8..3, -3_000i64..3_000, 0usize..3), 0..5),
        vat_included in any::<bool>(), with_vat in any::<bool>(), off in -100i64..=100,
    ) {
        let cents = |number: Decimal| number.round_dp_with_strategy(2, decimal::RoundingStrategy::MidpointAwayFromZero);
        let rate = |index: usize| RATES[index].parse::<Decimal>().unwrap();
        let vat_of = |amount: Decimal, index: usize| cents(if vat_included {
            amount * rate(index) / (rate(index) + Decimal::ONE_HUNDRED)
        } else {
            amount * rate(index) / Decimal::ONE_HUNDRED
        });
        let (mut order, mut sum, mut vats) = (samples::simple(), Decimal::ZERO, Decimal::ZERO);
        order.vat_included = vat_included;
        order.lines.clear();
        for (quantity, scale, price, decimals, percent, index) in &lines {
            let (quantity, price) = (Decimal::new(*quantity, *scale), Decimal::new(*price, *decimals));
            let discount = cents(quantity * price * Decimal::new(*percent, 2)).min(quantity * price);
            let total = quantity * price - discount;
            let vat = vat_of(total, *index);
            (sum, vats) = (sum + total, vats + vat);
            order.lines.push(samples::line("A", &quantity.to_string(), &price.to_string(), &discount.to_string(), RATES[*index], &vat.to_string()));
        }
        order.charges.clear();
        for (kind, amount, index) in &charges {
            let kind = [ChargeKind::Shipping, ChargeKind::Payment, ChargeKind::Other][usize::from(*kind)];
            let amount = Decimal::new(*amount, 2);
            let vat = vat_of(amount, *index);
            (sum, vats) = (sum + amount, vats + vat);
            order.charges.push(charge(kind, "Charge", &amount.to_string(), RATES[*index], &vat.to_string()));
        }
        let off = Decimal::new(i64::try_from(lines.len()).unwrap() * off, 4);
        let total = (if vat_included { sum } else { sum + vats } + off).round_dp(2);
        order.total = total.to_string();
        let basis = if with_vat { Basis::VatIncluded } else { Basis::VatExcluded };
        match draft(&order, basis) {
            Ok(draft) => {
                let request = request(&draft);
                let mut there = request.fees.shipping;
                let mut per_row = request.fees.shipping;
                for row in &request.rows {
                    let price: Decimal = row.price.parse().unwrap();
                    let amount = row.quantity.parse::<Decimal>().unwrap() * price;
                    prop_assert!(!price.is_sign_negative() || price.is_zero());
                    there += amount;
                    per_row += cents(amount);
                }
                prop_assert!(!request.fees.shipping.is_sign_negative() || request.fees.shipping.is_zero());
                if with_vat {
                    prop_assert_eq!(cents(there), total);
                    prop_assert_eq!(per_row, total);
                } else {
                    // Its sum without VAT is whatever leads to the total.
                    prop_assert_eq!(super::paid_tests::at_smarty(&request, basis), [total, total]);
                }
            }
            Err(rejected) => prop_assert!(
                ["negative-amount", "sdk-wrong-sum", "sdk-bad-vat"].contains(&rejected.code.as_str()), "{:?}", rejected
            ),
        }
    }
}
