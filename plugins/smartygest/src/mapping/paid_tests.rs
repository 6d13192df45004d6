//! That an order comes to what the customer paid, on either basis, or the owner reads by how much it doesn't.

use std::collections::BTreeMap;

use framework360_sdk::decimal::{Decimal, RoundingStrategy::MidpointAwayFromZero};
use framework360_sdk::shop::{ChargeKind, Order};
use framework360_sdk::testing::samples;
use framework360_sdk::wire;
use proptest::prelude::*;

use super::money_tests::{charge, request, sent, with};
use super::order::{Draft, draft, draft_rounded};
use super::rows::Basis;
use super::total::difference;
use crate::api::{self, NewOrder};

const BASES: [Basis; 2] = [Basis::VatIncluded, Basis::VatExcluded];

fn cents(number: Decimal) -> Decimal {
    number.round_dp_with_strategy(2, MidpointAwayFromZero)
}

/// What a request comes to at a Smarty that rounds for each rate, and at one that rounds once. The tax id is the rate.
pub(super) fn at_smarty(request: &NewOrder, basis: Basis) -> [Decimal; 2] {
    let mut at: BTreeMap<i64, Decimal> = BTreeMap::new();
    for row in &request.rows {
        let amount = row.quantity.parse::<Decimal>().unwrap() * row.price.parse::<Decimal>().unwrap();
        *at.entry(i64::try_from(row.tax_id).unwrap()).or_default() += amount;
    }
    *at.entry(request.fees.shipping_tax).or_default() += request.fees.shipping;
    let gross = |(id, amount): (&i64, &Decimal)| match basis {
        Basis::VatExcluded if (0..100).contains(id) => amount * (Decimal::ONE + Decimal::new(*id, 2)),
        _ => *amount,
    };
    let for_each = match basis {
        Basis::VatExcluded => at.iter().map(|group| cents(gross(group))).sum(),
        Basis::VatIncluded => cents(at.values().sum()),
    };
    [for_each, cents(at.iter().map(gross).sum())]
}

/// The record that a Smarty lists which keeps so many decimals.
fn record(request: &NewOrder, decimals: u32) -> api::Order {
    let kept = |price: &str| {
        price.parse::<Decimal>().unwrap().round_dp_with_strategy(decimals, MidpointAwayFromZero).to_string()
    };
    let row = |row: &api::NewRow| {
        let (quantity, price, tax) = (&row.quantity, kept(&row.price), row.tax_id);
        format!(r#"{{"quantity": "{quantity}", "price": "{price}", "tax_id": {tax}}}"#)
    };
    let rows: Vec<_> = request.rows.iter().map(row).collect();
    let fee = kept(&request.fees.shipping.to_string());
    let text = format!(r#"{{"id": 1, "fees": {{"shipping": "{fee}"}}, "rows": [{}]}}"#, rows.join(","));
    wire::from_json(text.as_bytes()).unwrap()
}

/// Smarty's and the shop's total and their difference, as the owner reads them.
fn reported(draft: &Draft, basis: Basis, record: Option<&api::Order>) -> Option<[String; 3]> {
    let rate_of =
        |id: &str| id.parse().ok().filter(|rate| *rate < Decimal::ONE_HUNDRED).or(Some(Decimal::ZERO));
    let note = difference(draft, basis, record, rate_of)?;
    let arg = |name: &str| note.args.iter().find(|(known, _)| known == name).unwrap().1.clone();
    Some([arg("there"), arg("ours"), arg("difference")])
}

fn one(price: &str, vat: &str) -> Order {
    with(price, |order| {
        order.lines = vec![samples::line("TEE", "1", price, "0", "22", vat)];
        order.charges.clear();
    })
}

#[test]
fn a_total_that_no_cents_lead_to_is_reached_with_the_decimals_that_it_takes() {
    for (price, vat, expected) in [("33.80", "6.10", "27.7049"), ("34.80", "6.28", "28.5246")] {
        let order = one(price, vat);
        assert_eq!(sent(&order, Basis::VatExcluded).0, [format!("1 Article TEE {expected} at 22")]);
        let draft = draft(&order, Basis::VatExcluded).unwrap();
        let paid: Decimal = price.parse().unwrap();
        assert_eq!(at_smarty(&request(&draft), Basis::VatExcluded), [paid, paid]);
        assert_eq!(reported(&draft, Basis::VatExcluded, None), None);
        assert_eq!(reported(&draft, Basis::VatExcluded, Some(&record(&request(&draft), 8))), None);
    }
}

#[test]
fn a_smarty_that_keeps_cents_gets_the_nearest_and_the_owner_reads_the_difference() {
    let draft = draft(&one("33.80", "6.10"), Basis::VatExcluded).unwrap();
    let reported = reported(&draft, Basis::VatExcluded, Some(&record(&request(&draft), 2)));
    assert_eq!(reported, Some(["33.79", "33.80", "-0.01"].map(str::to_owned)));
}

#[test]
fn cents_move_between_rows_of_one_rate_before_a_price_gets_more_decimals() {
    let order = with("30.00", |order| {
        order.lines = ["A", "B", "C"].map(|sku| samples::line(sku, "1", "10.00", "0", "22", "1.80")).to_vec();
        order.charges.clear();
    });
    let (rows, _) = sent(&order, Basis::VatExcluded);
    // 3 × 8.20 would be 30.01.
    assert_eq!(rows, ["1 Article A 8.19 at 22", "1 Article B 8.20 at 22", "1 Article C 8.20 at 22"]);
    let as_one = with("30.00", |order| {
        order.lines = vec![samples::line("A", "3", "10.00", "0", "22", "5.40")];
        order.charges.clear();
    });
    assert_eq!(sent(&as_one, Basis::VatExcluded).0, ["2 Article A 8.20 at 22", "1 Article A 8.19 at 22"]);
}

#[test]
fn a_fee_that_is_alone_at_its_rate_is_reached_too() {
    let order = with("17.90", |order| {
        order.lines = vec![samples::line("BOOK", "1", "10.00", "0", "0", "0")];
        order.charges = vec![charge(ChargeKind::Shipping, "Post", "7.90", "22", "1.42")];
    });
    let (rows, shipping) = sent(&order, Basis::VatExcluded);
    assert_eq!((rows, shipping.as_str()), (vec!["1 Article BOOK 10.00 at 0".to_owned()], "6.4754 at 22"));
}

fn rounded(amount: &str, rate: &str, total: &str) -> Order {
    with(total, |order| order.charges.push(charge(ChargeKind::Other, "Rounding", amount, rate, "")))
}

#[test]
fn a_rounding_is_sent_on_both_bases_whatever_its_rate() {
    for (amount, total) in [("-0.02", "45.78"), ("0.02", "45.82"), ("-0.99", "44.81"), ("0.99", "46.79")] {
        let paid: Decimal = total.parse().unwrap();
        for rate in ["0", "", "22", "4"] {
            for basis in BASES {
                for vat_included in [true, false] {
                    let mut order = rounded(amount, rate, total);
                    if !vat_included {
                        order = Order { total: order.total.clone(), ..samples::without_vat() };
                        order.charges.push(charge(ChargeKind::Other, "Rounding", amount, rate, ""));
                        if matches!(rate, "22" | "4") && amount.contains("99") {
                            // Its VAT is on top, and part of the total.
                            continue;
                        }
                    }
                    for map in [draft, draft_rounded] {
                        let draft = map(&order, basis).unwrap();
                        assert_eq!(at_smarty(&request(&draft), basis), [paid, paid], "{amount} at {rate:?}");
                        assert_eq!(reported(&draft, basis, None), None);
                    }
                }
            }
        }
    }
}

#[test]
fn a_rounding_whose_tax_smarty_has_not_goes_into_the_largest_price_and_the_owner_gets_a_note() {
    let order = rounded("0.02", "0", "45.82");
    let row = draft(&order, Basis::VatIncluded).unwrap();
    assert_eq!(row.rounding_taxes().iter().map(ToString::to_string).collect::<Vec<_>>(), ["0 %"]);
    assert!(row.taxes().iter().all(|tax| !tax.rate.is_zero()), "an order doesn't wait for it");
    let prices = draft_rounded(&order, Basis::VatIncluded).unwrap();
    let rows: Vec<_> = request(&prices).rows.into_iter().map(|row| (row.quantity, row.price)).collect();
    assert_eq!(rows, [("2".to_owned(), "19.91".to_owned())]);
    assert_eq!(prices.notes[0].code, "note-rounding");
    let mut exempt = order;
    exempt.lines.push(samples::line("STAMP", "1", "2.00", "0", "0", "0"));
    exempt.total = "47.82".into();
    let stamped = draft(&exempt, Basis::VatIncluded).unwrap();
    assert!(stamped.rounding_taxes().is_empty(), "the stamp needs the tax anyway");
    let mut with_reason = rounded("0.02", "0", "45.82");
    with_reason.charges[1].vat_exemption = "N2.2".into();
    let row = draft(&with_reason, Basis::VatIncluded).unwrap();
    assert_eq!(row.rounding_taxes().iter().map(ToString::to_string).collect::<Vec<_>>(), ["N2.2"]);
}

#[test]
fn a_rounding_larger_than_any_row_is_taken_off_several() {
    let order = with("0.10", |order| {
        order.lines = vec![
            samples::line("A", "1", "0.40", "0", "22", "0.07"),
            samples::line("B", "1", "0.30", "0", "4", "0.01"),
        ];
        order.charges = vec![charge(ChargeKind::Other, "Rounding", "-0.60", "0", "0")];
    });
    for basis in BASES {
        let draft = draft(&order, basis).unwrap();
        assert_eq!(at_smarty(&request(&draft), basis), [Decimal::new(10, 2); 2], "{basis:?}");
    }
}

#[test]
fn a_rounding_larger_than_all_goods_is_taken_off_a_fee_whose_tax_nobody_says() {
    let order = with("0.20", |order| {
        order.lines = vec![samples::line("A", "1", "0.40", "0", "22", "0.07")];
        order.charges = vec![
            charge(ChargeKind::Shipping, "Post", "0.70", "", "0.13"),
            charge(ChargeKind::Other, "Rounding", "-0.90", "0", "0"),
        ];
    });
    assert_eq!(sent(&order, Basis::VatIncluded).1, "0.20 at -1");
    assert_eq!(sent(&order, Basis::VatExcluded).1, "0.07 at -1", "with the VAT of 0.13");
}

#[test]
fn a_rounding_among_goods_with_several_reasons_for_no_vat_is_sent() {
    for amount in ["-0.02", "0.02"] {
        let mut order = samples::foreign();
        order.charges = vec![charge(ChargeKind::Other, "Rounding", amount, "0", "0")];
        order.lines.push(samples::line("MUG", "1", "1.00", "0", "22", "0.18"));
        let total: Decimal = Decimal::new(101, 0) + amount.parse::<Decimal>().unwrap();
        order.total = total.to_string();
        for basis in BASES {
            let draft = draft(&order, basis).unwrap();
            assert_eq!(at_smarty(&request(&draft), basis), [total, total], "{basis:?}");
        }
    }
}

#[test]
fn a_discount_larger_than_one_row_is_shared_out_on_both_bases() {
    let order = with("6.50", |order| {
        order.lines = vec![
            samples::line("A", "1", "10.00", "0", "22", "1.80"),
            samples::line("B", "3", "5.50", "0", "22", "2.98"),
        ];
        order.charges = vec![charge(ChargeKind::Other, "Voucher", "-20.00", "22", "-3.61")];
    });
    for basis in BASES {
        let draft = draft(&order, basis).unwrap();
        assert_eq!(at_smarty(&request(&draft), basis), [Decimal::new(650, 2); 2], "{basis:?}");
    }
}

const RATES: [&str; 5] = ["22", "10", "5", "4", "0"];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn what_the_customer_paid_comes_out_or_the_owner_reads_by_how_much_not(
        lines in proptest::collection::vec((1i64..20, 10i64..20_000, 0usize..5), 1..8),
        shipping in proptest::option::of((0i64..2_000, 0usize..5)),
        charges in proptest::collection::vec((0i64..500, 0usize..5), 0..3),
        // At rates that nothing else may have, or at none.
        roundings in proptest::collection::vec((-99i64..=99, 0usize..7), 0..3),
        vat_included in any::<bool>(), per_unit in any::<bool>(),
        with_vat in any::<bool>(), in_prices in any::<bool>(), decimals in 2u32..=8,
    ) {
        let vat_of = |amount: Decimal, rate: &str| {
            let rate: Decimal = rate.parse().unwrap_or_default();
            cents(amount * rate / if vat_included { Decimal::ONE_HUNDRED + rate } else { Decimal::ONE_HUNDRED })
        };
        let mut order = samples::simple();
        (order.vat_included, order.lines, order.charges) = (vat_included, Vec::new(), Vec::new());
        let mut total = Decimal::ZERO;
        let mut add = |amount: Decimal, vat: Decimal| total += if vat_included { amount } else { amount + vat };
        for (quantity, price, rate) in &lines {
            let (quantity, price, rate) = (Decimal::from(*quantity), Decimal::new(*price, 2), RATES[*rate]);
            let amount = quantity * price;
            let vat = if per_unit { quantity * vat_of(price, rate) } else { vat_of(amount, rate) };
            add(amount, vat);
            order.lines.push(samples::line("A", &quantity.to_string(), &price.to_string(), "0", rate, &vat.to_string()));
        }
        let fees = shipping.iter().map(|fee| (ChargeKind::Shipping, fee));
        for (kind, (amount, rate)) in fees.chain(charges.iter().map(|fee| (ChargeKind::Payment, fee))) {
            let (amount, rate) = (Decimal::new(*amount, 2), RATES[*rate]);
            let vat = vat_of(amount, rate);
            add(amount, vat);
            order.charges.push(charge(kind, "Fee", &amount.to_string(), rate, &vat.to_string()));
        }
        for (amount, rate) in &roundings {
            let (amount, rate) = (Decimal::new(*amount, 2), ["22", "10", "5", "4", "0", "", "8"][*rate]);
            let vat = vat_of(amount, rate);
            add(amount, vat);
            // Half of them don't say their VAT.
            let vat = if per_unit { String::new() } else { vat.to_string() };
            order.charges.push(charge(ChargeKind::Other, "Rounding", &amount.to_string(), rate, &vat));
        }
        prop_assume!(total >= Decimal::ZERO);
        order.total = total.to_string();
        let basis = if with_vat { Basis::VatIncluded } else { Basis::VatExcluded };
        let map = if in_prices { draft_rounded } else { draft };
        let draft = map(&order, basis).map_err(|rejected| TestCaseError::fail(format!("{rejected:?}")))?;
        let request = request(&draft);
        prop_assert!(request.rows.iter().all(|row| !row.price.starts_with('-')));
        prop_assert!(request.fees.shipping >= Decimal::ZERO);
        prop_assert_eq!(at_smarty(&request, basis), [total, total], "{:?}", request);
        prop_assert_eq!(reported(&draft, basis, None), None);

        // A Smarty that keeps fewer decimals.
        let record = record(&request, decimals);
        let kept = NewOrder {
            rows: request.rows.iter().zip(record.rows.iter().flatten())
                .map(|(sent, kept)| api::NewRow { price: kept.price.to_string(), ..sent.clone() }).collect(),
            fees: api::Fees { shipping: record.fees.shipping.parse().unwrap(), shipping_tax: request.fees.shipping_tax },
            ..request
        };
        let [there, _] = at_smarty(&kept, basis);
        match reported(&draft, basis, Some(&record)) {
            None => prop_assert_eq!(there, total),
            Some([shown, ours, off]) => {
                prop_assert_eq!(shown.parse::<Decimal>().unwrap(), there);
                prop_assert_eq!(ours.parse::<Decimal>().unwrap(), total);
                prop_assert_ne!(there, total);
                let off: Decimal = off.trim_start_matches('+').parse().unwrap();
                prop_assert_eq!(off, there - total);
                let rates = i64::try_from(RATES.len() + 1).unwrap();
                prop_assert!(off.abs() <= Decimal::new(rates, 2), "no more than a cent for each rate: {}", off);
            }
        }
    }
}
