//! What the owner reads of an order's total, and that no rounding stops an order.

use framework360_sdk::shop::{ChargeKind, Order};
use framework360_sdk::testing::{self, samples};
use framework360_sdk::{Done, Outcome};
use serde_json::{Value, json};

use super::fake_remote::Names;
use super::{Shared, job, run, shop};

/// An account without VAT in its prices.
fn net_shop(order: Order) -> Shared {
    let smarty = shop(vec![order]);
    testing::with(|host| host.settings.insert("prices".into(), "vat-excluded".into()));
    smarty
}

fn one(total: &str, vat: &str) -> Order {
    let mut order = samples::simple();
    order.charges.clear();
    order.lines = vec![samples::line("TEE", "1", total, "0", "22", vat)];
    order.total = total.into();
    order
}

fn rounded(amount: &str, rate: &str, total: &str) -> Order {
    let mut order = samples::simple();
    let mut rounding = samples::charge(ChargeKind::Other, amount, "");
    rounding.vat_rate = rate.into();
    order.charges.push(rounding);
    order.total = total.into();
    order
}

fn sent() -> Done {
    let done = run(job("o-1", 1)).unwrap();
    assert!(matches!(done.outcome, Outcome::Sent(_)), "{done:?}");
    done
}

fn codes(done: &Done) -> Vec<&str> {
    done.notes.iter().map(|note| note.code.as_str()).collect()
}

fn prices(smarty: &Shared) -> Vec<Value> {
    smarty.borrow().orders[0]["rows"].as_array().unwrap().iter().map(|row| row["price"].clone()).collect()
}

#[test]
fn a_total_that_no_cents_lead_to_arrives_with_more_decimals_and_without_a_note() {
    let smarty = net_shop(one("33.80", "6.10"));
    assert!(sent().notes.is_empty());
    assert_eq!(prices(&smarty), ["27.7049"]);
}

#[test]
fn a_smarty_that_keeps_cents_is_a_cent_off_and_the_owner_reads_it() {
    for (total, vat, there) in [("33.80", "6.10", "33.79"), ("34.80", "6.28", "34.79")] {
        let smarty = net_shop(one(total, vat));
        smarty.borrow_mut().keeps_cents = true;
        let done = sent();
        assert_eq!(codes(&done), ["note-total-net"]);
        let arg = |name: &str| done.notes[0].args.iter().find(|(known, _)| known == name).unwrap().1.clone();
        assert_eq!(["there", "ours", "difference", "missing"].map(arg), [there, total, "-0.01", "+0.01"]);
    }
}

#[test]
fn an_order_that_was_answered_before_is_compared_with_its_total_too() {
    let smarty = net_shop(one("33.80", "6.10"));
    smarty.borrow_mut().keeps_cents = true;
    sent();
    // The answer was recorded, and the lease lost before the link was.
    let facts = testing::with(|host| {
        for entry in &mut host.records {
            if let testing::records::Entry::Order(order) = entry {
                order.remote_id = None;
            }
        }
        host.facts.clone()
    });
    testing::with(|host| host.storage.extend(facts));
    let done = run(job("o-1", 2)).unwrap();
    assert!(matches!(done.outcome, Outcome::Sent(_)), "{done:?}");
    assert_eq!(smarty.borrow().count(), 1);
    assert_eq!(codes(&done), ["note-total-net"]);
}

/// An order with data that Smarty's API doesn't take, and with a total that no amounts in cents lead to.
fn owing() -> Order {
    let mut order = one("33.80", "6.10");
    order.billing.sdi_code = "ABCDEFG".into();
    order.billing.pec = "ada@pec.example".into();
    order.note = "Ring twice.".into();
    order.billing.tax_code = "VRDDAA80A01F205A".into();
    order
}

#[test]
fn whichever_attempt_learns_that_it_is_there_the_owner_reads_the_same() {
    let expected = {
        let smarty = net_shop(owing());
        smarty.borrow_mut().keeps_cents = true;
        sent().notes
    };
    let codes =
        |notes: &[framework360_sdk::Message]| notes.iter().map(|note| note.code.clone()).collect::<Vec<_>>();
    assert_eq!(codes(&expected), ["note-tax-code", "note-sdi", "note-pec", "note-remark", "note-total-net"]);
    // The answer was lost, or the worker was killed: what is there is found, by its reference or, once the time is
    // over, by its looks, or where Smarty refused what it had made.
    let silence = || Err(framework360_sdk::http::TransportError::Timeout);
    let refused = || testing::json(200, r#"{"error": "sku unknown"}"#);
    for (names, answer) in [
        (Names::Preserved, silence()),
        (Names::Title, silence()),
        (Names::Preserved, refused()),
        (Names::Title, refused()),
    ] {
        let first = Order { id: "o-0".into(), number: "1000".into(), ..samples::discounted() };
        let smarty = net_shop(owing());
        testing::with(|host| host.records.push(testing::records::Entry::Order(first)));
        smarty.borrow_mut().names = names;
        smarty.borrow_mut().keeps_cents = true;
        run(job("o-0", 1)).unwrap();
        smarty.borrow_mut().mishaps.push((answer, true));
        let result = run(job("o-1", 1)).or_else(|_| {
            testing::advance(160_000);
            run(job("o-1", 2))
        });
        let done = result.unwrap();
        assert!(matches!(done.outcome, Outcome::Sent(_)), "this job sent it: {done:?}");
        assert_eq!(done.notes, expected);
        assert_eq!(smarty.borrow().count(), 2);
    }
}

/// The store doesn't know that the order was sent: the notes are then those of the order as it is now.
#[test]
fn an_order_that_is_found_after_a_restore_has_its_notes_and_was_there_already() {
    let smarty = net_shop(owing());
    smarty.borrow_mut().keeps_cents = true;
    let expected = sent().notes;
    testing::with(|host| {
        host.storage.clear();
        host.restore = Some(framework360_sdk::installation::Restore { id: 1, at: host.now, since_ms: 0 });
        for entry in &mut host.records {
            if let testing::records::Entry::Order(order) = entry {
                order.remote_id = None;
            }
        }
    });
    let done = run(job("o-1", 1)).unwrap();
    assert!(matches!(done.outcome, Outcome::AlreadyThere(_)), "{done:?}");
    assert_eq!(done.notes, expected);
}

/// The platform takes what is sent for what the order says now.
#[test]
fn an_order_that_was_edited_while_it_had_no_answer_was_there_already_and_the_owner_gets_a_note() {
    let smarty = net_shop(owing());
    smarty.borrow_mut().mishaps.push((Err(framework360_sdk::http::TransportError::Timeout), true));
    assert!(run(job("o-1", 1)).is_err());
    testing::with(|host| {
        for entry in &mut host.records {
            if let testing::records::Entry::Order(order) = entry {
                order.shipping.line1 = "Via Nuova 9".into();
            }
        }
    });
    let done = run(job("o-1", 2)).unwrap();
    assert!(matches!(done.outcome, Outcome::AlreadyThere(_)), "{done:?}");
    assert!(codes(&done).contains(&"note-sdi") && codes(&done).contains(&"note-changed"), "{done:?}");
}

#[test]
fn an_order_whose_total_matches_has_no_note_on_either_basis() {
    for setting in ["vat-included", "vat-excluded"] {
        for order in
            [samples::simple(), samples::on_delivery(), samples::by_the_metre(), samples::without_vat()]
        {
            shop(vec![order.clone()]);
            testing::with(|host| host.settings.insert("prices".into(), setting.into()));
            let done = run(job(&order.id, 1)).unwrap();
            assert!(!codes(&done).contains(&"note-total"), "{setting} {done:?}");
        }
    }
}

#[test]
fn no_rounding_stops_an_order_whatever_taxes_smarty_has() {
    for setting in ["vat-included", "vat-excluded"] {
        for (amount, total) in [("-0.02", "45.78"), ("0.02", "45.82"), ("-0.99", "44.81"), ("0.99", "46.79")]
        {
            for rate in ["0", ""] {
                // No tax of 0 %, and two of them.
                for more in [json!([]), json!([{"id": 8, "value": "0"}, {"id": 9, "value": "0"}])] {
                    let smarty = shop(vec![rounded(amount, rate, total)]);
                    testing::with(|host| host.settings.insert("prices".into(), setting.into()));
                    let taxes = smarty.borrow_mut().taxes.take().unwrap();
                    let taxes: Vec<_> =
                        [taxes, more].iter().flat_map(|list| list.as_array().unwrap().clone()).collect();
                    smarty.borrow_mut().taxes = Some(taxes.into());
                    let done = sent();
                    assert!(!codes(&done).contains(&"note-total"), "{setting} {amount} {rate:?} {done:?}");
                }
            }
        }
    }
}

#[test]
fn a_rounding_is_a_row_where_smarty_has_its_tax_and_else_in_the_prices_with_a_note() {
    let smarty = shop(vec![rounded("0.02", "0", "45.82")]);
    assert_eq!(codes(&sent()), ["note-rounding"]);
    assert_eq!(prices(&smarty), ["19.91"]);
    // What was sent is recognized, wherever the rounding went.
    testing::with(|host| {
        for entry in &mut host.records {
            if let testing::records::Entry::Order(order) = entry {
                order.remote_id = None;
            }
        }
    });
    let done = run(job("o-1", 2)).unwrap();
    assert!(matches!(done.outcome, Outcome::AlreadyThere(_)), "{done:?}");
    assert!(!codes(&done).contains(&"note-changed"), "{done:?}");

    let smarty = shop(vec![rounded("0.02", "0", "45.82")]);
    smarty.borrow_mut().taxes = Some(json!([{"id": 4, "value": 22}, {"id": 8, "value": 0}]));
    assert!(sent().notes.is_empty());
    assert_eq!(prices(&smarty), ["19.90", "0.02"]);
}
