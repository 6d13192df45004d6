//! Orders of one shop that share a number.

use framework360_sdk::shop::{Order, OrderState, PaymentState};
use framework360_sdk::testing::{self, records::Entry, samples};
use framework360_sdk::{Connector, Done, Error, Message, Outcome, Resolution, Run};
use serde_json::{Value, json};

use crate::fake_remote;
use crate::{EXPORT_ORDER, TotalGest, say};

/// The shop has these orders.
fn shop(orders: &[&Order]) {
    let entries = orders.iter().map(|order| Entry::Order((*order).clone())).collect();
    testing::with(|host| host.records = entries);
}

/// A chair.
fn chair() -> Order {
    let lines = vec![samples::line("CHAIR", "1", "80.00", "0", "22", "14.43")];
    Order {
        id: "o-1".into(),
        number: "AB-77".into(),
        lines,
        charges: Vec::new(),
        total: "80.00".into(),
        ..samples::simple()
    }
}

/// Another order of the same number, for the same money.
fn table() -> Order {
    let lines = vec![samples::line("TABLE", "1", "80.00", "0", "22", "14.43")];
    Order { id: "o-2".into(), lines, ..chair() }
}

fn run(order: &Order, attempt: u32, resolution: Option<Resolution>) -> Result<Done, Error> {
    TotalGest::on_job(Run { attempt, resolution, ..samples::run(EXPORT_ORDER, &order.id) })
}

fn number(done: &Done) -> &str {
    match &done.outcome {
        Outcome::Sent(link) | Outcome::AlreadyThere(link) => &link.number,
        other => panic!("{other:?}"),
    }
}

fn taken(there: &str, ours: &str) -> Message {
    say::NumberTaken { number: "AB-1", order: "AB-77", there, ours }.message()
}

fn unlike() -> Message {
    say::NumberTakenUnlike { number: "AB-1", order: "AB-77" }.message()
}

fn shared() -> Message {
    say::NoteNumberShared { number: "AB-1", order: "AB-77" }.message()
}

#[test]
fn an_order_does_not_take_the_record_of_another_with_its_number() {
    let totalgest = fake_remote::start();
    shop(&[&chair(), &table()]);
    // Its answer is lost: the platform knows of no link.
    run(&chair(), 1, None).unwrap();
    let difference = taken("1 × CHAIR", "1 × TABLE");
    assert_eq!(run(&table(), 1, None), Err(Error::Uncertain(difference.clone())));
    assert_eq!(run(&table(), 2, None), Err(Error::Uncertain(difference)));
    assert_eq!(totalgest.borrow().orders.len(), 1);
    let done = run(&chair(), 2, None).unwrap();
    assert!(matches!(&done.outcome, Outcome::AlreadyThere(link) if link.remote_id == "1"), "{done:?}");
    assert_eq!(done.notes, []);
}

#[test]
fn sent_again_by_a_person_it_becomes_an_order_of_its_own_and_once() {
    let totalgest = fake_remote::start();
    shop(&[&chair(), &table()]);
    run(&chair(), 1, None).unwrap();
    let sent = run(&table(), 2, Some(Resolution::NotThere)).unwrap();
    assert!(matches!(&sent.outcome, Outcome::Sent(link) if link.number == "AB-2"), "{sent:?}");
    assert_eq!(sent.notes, [shared()]);
    assert_eq!(totalgest.borrow().orders[1]["external_reference"], "shop-1/AB-77/o-2");
    // Its answer was lost: nobody asks the person again.
    let found = run(&table(), 3, None).unwrap();
    assert!(matches!(&found.outcome, Outcome::AlreadyThere(link) if link.number == "AB-2"), "{found:?}");
    assert_eq!(found.notes, [shared()]);
    let again = run(&table(), 4, Some(Resolution::NotThere)).unwrap();
    assert_eq!(number(&again), "AB-2");
    assert_eq!(totalgest.borrow().orders.len(), 2);
}

#[test]
fn with_another_number_it_is_sent_as_every_order() {
    let totalgest = fake_remote::start();
    shop(&[&chair()]);
    run(&chair(), 1, None).unwrap();
    let renamed = Order { number: "AB-78".into(), ..table() };
    shop(&[&chair(), &renamed]);
    let sent = run(&renamed, 2, Some(Resolution::NotThere)).unwrap();
    assert_eq!((number(&sent), sent.notes.len()), ("AB-2", 0));
    assert_eq!(totalgest.borrow().orders[1]["external_reference"], "shop-1/AB-78");
}

#[test]
fn a_person_may_say_that_it_is_the_order_as_it_was_before_it_was_changed() {
    let totalgest = fake_remote::start();
    shop(&[&chair()]);
    run(&chair(), 1, None).unwrap();
    let mut dearer = chair();
    dearer.lines[0].unit_price = "95.00".into();
    dearer.total = "95.00".into();
    shop(&[&dearer]);
    let difference = taken("1 × CHAIR (80.00), 80.00 EUR", "1 × CHAIR (95.00), 95.00 EUR");
    assert_eq!(run(&dearer, 2, None), Err(Error::Uncertain(difference)));
    let done = run(&dearer, 3, Some(Resolution::There("AB-1".into()))).unwrap();
    assert_eq!(number(&done), "AB-1");
    assert_eq!(done.notes.len(), 1, "that the amounts differ");
    assert_eq!(totalgest.borrow().orders.len(), 1);
}

#[test]
fn what_the_platform_has_linked_with_another_order_is_that_orders() {
    let totalgest = fake_remote::start();
    let linked = Order { remote_id: Some("1".into()), ..chair() };
    // Even one that is the same to the letter: somebody orders the same again.
    for twin in [table(), Order { id: "o-3".into(), ..chair() }] {
        totalgest.borrow_mut().orders.clear();
        shop(&[&chair()]);
        run(&chair(), 1, None).unwrap();
        shop(&[&linked, &twin]);
        let sent = run(&twin, 1, None).unwrap();
        assert!(matches!(&sent.outcome, Outcome::Sent(link) if link.number == "AB-2"), "{sent:?}");
        assert_eq!(sent.notes, [shared()]);
        let repeated = run(&twin, 2, None).unwrap();
        assert!(matches!(&repeated.outcome, Outcome::AlreadyThere(link) if link.number == "AB-2"));
        assert_eq!(totalgest.borrow().orders.len(), 2);
        let there = Some(Resolution::There("AB-1".into()));
        assert_eq!(run(&twin, 3, there), Err(Error::Rejected(say::adopt_taken("AB-1"))));
        let there = Some(Resolution::There("AB-2".into()));
        assert_eq!(number(&run(&twin, 3, there).unwrap()), "AB-2");
    }
}

#[test]
fn an_order_that_is_not_sent_any_more_takes_no_other_ones_record_either() {
    let totalgest = fake_remote::start();
    shop(&[&chair()]);
    run(&chair(), 1, None).unwrap();
    let cancelled = Order { state: OrderState::Cancelled, ..table() };
    let mut refunded = table();
    refunded.payment.state = PaymentState::Refunded;
    let unfit = Order { total: "1".into(), ..table() };
    let linked = Order { remote_id: Some("1".into()), ..chair() };
    for order in [&cancelled, &refunded] {
        shop(&[&chair(), order]);
        let difference = taken("1 × CHAIR", "1 × TABLE");
        assert_eq!(run(order, 2, None), Err(Error::Uncertain(difference)));
        let skipped = run(order, 2, Some(Resolution::NotThere)).unwrap();
        assert!(matches!(skipped.outcome, Outcome::Skipped(_)), "{skipped:?}");
        shop(&[&linked, order]);
        assert!(matches!(run(order, 2, None).unwrap().outcome, Outcome::Skipped(_)), "it's the chair's");
    }
    shop(&[&chair(), &unfit]);
    assert!(matches!(run(&unfit, 2, None), Err(Error::Uncertain(_))));
    assert!(matches!(run(&unfit, 2, Some(Resolution::NotThere)), Err(Error::Rejected(_))));
    shop(&[&linked, &unfit]);
    assert!(matches!(run(&unfit, 2, None), Err(Error::Rejected(_))));
    // One that was sent as an order of its own is found.
    shop(&[&linked, &table()]);
    run(&table(), 1, None).unwrap();
    for order in [&cancelled, &unfit] {
        shop(&[&linked, order]);
        assert_eq!(number(&run(order, 2, None).unwrap()), "AB-2");
    }
    assert_eq!(totalgest.borrow().orders.len(), 2);
}

#[test]
fn every_part_of_the_content_is_compared() {
    let totalgest = fake_remote::start();
    shop(&[&chair()]);
    run(&chair(), 1, None).unwrap();
    let original = totalgest.borrow().orders[0].clone();
    let with = |change: &dyn Fn(&mut Value)| {
        let mut changed = original.clone();
        change(&mut changed["order"]);
        totalgest.borrow_mut().orders = vec![changed];
        run(&chair(), 2, None)
    };
    for (pointer, value, there, ours) in [
        ("/customer/first_name", "Bea", "Bea Verdi", "Ada Verdi"),
        ("/lines/0/sku", "STOOL", "1 × STOOL", "1 × CHAIR"),
        ("/lines/0/quantity", "2", "2 × CHAIR", "1 × CHAIR"),
        ("/lines/0/unit_price", "79.00", "1 × CHAIR (79.00)", "1 × CHAIR (80.00)"),
        ("/shipping/line1", "Via Due 2", "Via Due 2 00184 Roma", "Via Uno 1 00184 Roma"),
        ("/billing/city", "Bari", "Via Uno 1 00184 Bari", "Via Uno 1 00184 Roma"),
        ("/total", "81.00", "81.00 EUR", "80.00 EUR"),
        ("/currency", "CHF", "80.00 CHF", "80.00 EUR"),
        ("/placed_at", "2024-05-02T10:00:01Z", "2024-05-02T10:00:01Z", "2024-05-02T10:00:00Z"),
    ] {
        let reported = with(&|order| *order.pointer_mut(pointer).unwrap() = json!(value));
        assert_eq!(reported, Err(Error::Uncertain(taken(there, ours))), "{pointer}");
    }
    for (pointer, value) in [
        ("/customer/email", json!("bea@example.org")),
        ("/lines/0/vat/amount", json!("7.27")),
        ("/lines/0/discount", json!("1.00")),
        ("/shipping/company", json!("Verdi Srl")),
        ("/billing/tax_code", json!("VRDBEA80A41H501X")),
        (
            "/charges",
            json!([{"kind": "shipping", "label": "Post", "amount": "6.00", "vat": {"rate": "22", "amount": "1.08"}}]),
        ),
    ] {
        let reported = with(&|order| *order.pointer_mut(pointer).unwrap() = value.clone());
        assert_eq!(reported, Err(Error::Uncertain(unlike())), "{pointer}");
    }
    let more = with(&|order| {
        let line = order["lines"][0].clone();
        order["lines"].as_array_mut().unwrap().push(line);
    });
    assert_eq!(more, Err(Error::Uncertain(taken("1 × CHAIR, 1 × CHAIR", "1 × CHAIR"))));
}

#[test]
fn the_same_content_in_other_words_is_ours() {
    let totalgest = fake_remote::start();
    shop(&[&chair()]);
    run(&chair(), 1, None).unwrap();
    let mut reported = totalgest.borrow().orders[0].clone();
    let order = &mut reported["order"];
    order["total"] = json!(80);
    order["lines"][0]["unit_price"] = json!("80.000");
    order["lines"][0]["name"] = json!("Sedia");
    order["customer"]["email"] = json!("ADA@example.org ");
    order["customer"]["phone"] = json!("");
    order["payment"]["state"] = json!("open");
    order["placed_at"] = json!("2024-05-02T12:00:00+02:00");
    order["billing"].as_object_mut().unwrap().remove("tax_code");
    order["shipping"]["line2"] = json!(null);
    order.as_object_mut().unwrap().remove("charges");
    totalgest.borrow_mut().instead = vec![Some(fake_remote::answer(200, &reported))];
    let done = run(&chair(), 2, None).unwrap();
    assert_eq!((number(&done), done.notes.len()), ("AB-1", 0));
    // What was open is paid by now.
    let mut paid = chair();
    paid.payment.state = PaymentState::Pending;
    shop(&[&paid]);
    assert!(matches!(run(&paid, 2, None).unwrap().outcome, Outcome::AlreadyThere(_)));
}

#[test]
fn what_is_not_reported_proves_nothing() {
    let totalgest = fake_remote::start();
    shop(&[&chair()]);
    run(&chair(), 1, None).unwrap();
    let original = totalgest.borrow().orders[0].clone();
    for part in ["", "lines", "customer", "billing", "shipping", "total"] {
        let mut reported = original.clone();
        match part {
            "" => drop(reported.as_object_mut().unwrap().remove("order")),
            part => drop(reported["order"].as_object_mut().unwrap().remove(part)),
        }
        // The second answer is to the question for one of its own.
        totalgest.borrow_mut().instead = vec![Some(fake_remote::answer(200, &reported)), None];
        assert_eq!(run(&chair(), 1, None), Err(Error::Uncertain(unlike())), "{part:?}");
    }
}

/// An order's own reference is its number, a slash and its id; a number may read the same.
#[test]
fn an_order_whose_number_reads_like_another_with_its_id_is_not_taken_for_it() {
    let totalgest = fake_remote::start();
    let lines = vec![samples::line("SOFA", "1", "80.00", "0", "22", "14.43")];
    let slashed = Order { id: "o-3".into(), number: "AB-77/o-2".into(), lines, ..chair() };
    shop(&[&chair(), &table(), &slashed]);
    // Both are there, and the platform knows of neither: the answers were lost.
    run(&chair(), 1, None).unwrap();
    run(&slashed, 1, None).unwrap();
    let order = run(&table(), 2, None);
    assert_eq!(order, Err(Error::Uncertain(taken("1 × CHAIR", "1 × TABLE"))), "neither is this order");
    // Nor where this order was sent under a number that reads like its own reference under another number.
    let before = Order { number: "AB-77/o-2".into(), ..table() };
    totalgest.borrow_mut().instead = vec![Some(Err(framework360_sdk::http::TransportError::Timeout))];
    shop(&[&chair(), &before, &slashed]);
    assert!(matches!(run(&before, 1, None), Err(Error::Unavailable(_))));
    let lines = vec![samples::line("BENCH", "1", "80.00", "0", "22", "14.43")];
    let renumbered = Order { number: "AB-78".into(), lines, ..table() };
    shop(&[&chair(), &renumbered, &slashed]);
    let done = run(&renumbered, 2, Some(Resolution::NotThere)).unwrap();
    assert!(matches!(&done.outcome, Outcome::Sent(link) if link.number == "AB-3"), "{done:?}");
}

/// Whichever of the two comes first: neither keeps the other from being sent.
#[test]
fn an_order_whose_own_reference_is_another_ones_number_is_sent_all_the_same() {
    let slashed = |goods| {
        let lines = vec![samples::line(goods, "1", "80.00", "0", "22", "14.43")];
        Order { id: "o-3".into(), number: "AB-77/o-2".into(), lines, ..chair() }
    };
    for slashed_comes_first in [true, false] {
        let totalgest = fake_remote::start();
        let slashed = slashed("SOFA");
        let mut linked = chair();
        linked.remote_id = Some("1".into());
        shop(&[&chair()]);
        run(&chair(), 1, None).unwrap();
        shop(&[&linked, &table(), &slashed]);
        let order = if slashed_comes_first { [&slashed, &table()] } else { [&table(), &slashed] };
        for (order, made) in order.into_iter().zip(["AB-2", "AB-3"]) {
            let done = run(order, 1, None).unwrap();
            assert!(matches!(&done.outcome, Outcome::Sent(link) if link.number == made), "{done:?}");
            // And it's found again.
            let found = run(order, 2, None).unwrap();
            assert_eq!(number(&found), made, "{found:?}");
        }
        assert_eq!(totalgest.borrow().orders.len(), 3);
    }
}

/// After a restore nobody knows what was sent: an order that is cancelled by now is asked about, and stays so though it
/// is reopened under another number.
#[test]
fn what_a_person_is_asked_about_stays_in_question_when_the_number_changes() {
    let totalgest = fake_remote::start();
    shop(&[&table()]);
    let kept = testing::with(|host| host.storage.clone());
    run(&table(), 1, None).unwrap();
    testing::with(|host| {
        host.storage = kept;
        host.restore =
            Some(framework360_sdk::installation::Restore { id: 1, at: u64::MAX, since_ms: 900_000 });
    });
    let lines = vec![samples::line("SOFA", "1", "80.00", "0", "22", "14.43")];
    let cancelled = Order { state: OrderState::Cancelled, lines: lines.clone(), ..table() };
    shop(&[&cancelled]);
    let asked = run(&cancelled, 1, None);
    assert!(matches!(asked, Err(Error::Uncertain(_))), "{asked:?}");
    let reopened = Order { number: "AB-78".into(), lines, ..table() };
    shop(&[&reopened]);
    let asked = run(&reopened, 2, None);
    assert!(matches!(asked, Err(Error::Uncertain(_))), "{asked:?}");
    assert_eq!(totalgest.borrow().orders.len(), 1);
    let done = run(&reopened, 3, Some(Resolution::NotThere)).unwrap();
    assert!(matches!(done.outcome, Outcome::Sent(_)), "{done:?}");
}
