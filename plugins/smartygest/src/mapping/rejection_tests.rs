//! What an order isn't sent for, each named.

use framework360_sdk::Message;
use framework360_sdk::shop::Order;
use framework360_sdk::testing::samples;
use proptest::prelude::*;

use super::order::draft;
use super::rows::Basis;

fn rejection(change: impl FnOnce(&mut Order)) -> Message {
    let mut order = samples::simple();
    change(&mut order);
    draft(&order, Basis::VatIncluded).unwrap_err()
}

#[test]
fn an_invalid_order_is_rejected() {
    assert_eq!(rejection(|order| order.lines.clear()).code, "sdk-no-lines");
    let rejected = rejection(|order| order.total = "45.82".into());
    assert_eq!(rejected.code, "sdk-wrong-sum");
}

#[test]
fn a_basis_that_needs_a_vat_amount_that_is_not_said_is_refused() {
    let mut order = samples::simple();
    order.lines[0].vat = String::new();
    assert!(draft(&order, Basis::VatIncluded).is_ok());
    assert_eq!(draft(&order, Basis::VatExcluded).unwrap_err().code, "sdk-vat-missing");
    let mut order = samples::simple();
    order.charges[0].vat = String::new();
    assert_eq!(draft(&order, Basis::VatExcluded).unwrap_err().code, "sdk-vat-missing");
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
    fn any_text_in_any_number_is_mapped_or_refused_without_a_panic(
        texts in proptest::collection::vec(decimal_text(), 11), vat_included in any::<bool>(), basis in any::<bool>(),
    ) {
        let mut order = samples::simple();
        let [quantity, price, discount, rate, vat, amount, charge_rate, charge_vat, total, credit, shared] = texts.as_slice() else {
            return Err(TestCaseError::fail("eleven texts"));
        };
        order.vat_included = vat_included;
        order.lines = vec![samples::line("A", quantity, price, discount, rate, vat), samples::line("B", shared, shared, "0", "22", shared)];
        order.charges[0].amount.clone_from(amount);
        order.charges[0].vat_rate.clone_from(charge_rate);
        order.charges[0].vat.clone_from(charge_vat);
        order.total.clone_from(total);
        order.credit.clone_from(credit);
        let basis = if basis { Basis::VatIncluded } else { Basis::VatExcluded };
        if let Ok(draft) = draft(&order, basis) {
            let _ = draft.request(1, |_| Some(1));
        }
    }
}
