//! Accounts in which Smarty preserves the text that holds our reference.

use framework360_sdk::shop::{Entity, OrderState};
use framework360_sdk::testing::records::Entry;

use super::*;

#[test]
fn the_reference_is_at_the_end_of_the_first_rows_name() {
    let smarty = shop(vec![samples::simple()]);
    assert_eq!(code(&run(job("o-1", 1))), "sent 3300 3400");
    let name = smarty.borrow().orders[0]["rows"][0]["name"].as_str().unwrap().to_owned();
    assert!(name.contains(" (ord. ") && name.ends_with(')'), "{name}");
    assert!(name.chars().count() <= 100);
}

#[test]
fn smartys_list_is_read_before_every_creation_and_a_usual_order_costs_three_requests() {
    let smarty = learned(siblings(), |_| {});
    testing::with(|host| host.requests.clear());
    assert_eq!(code(&run(job("o-1", 1))), "sent 3301 3401");
    let requests = testing::with(|host| host.requests.clone());
    let paths: Vec<_> = requests.iter().map(|request| request.rsplit("Api/").next().unwrap()).collect();
    assert_eq!(paths, ["Sales_Orders/list/", "Sales_Orders/post/", "Sales_Orders/list/"]);
    assert_eq!(smarty.borrow().count(), 2);
}

/// Found where the product was really used: X's request is dropped, Y's is applied and its answer lost. X took Y's
/// record, and Y was created again.
#[test]
fn an_order_never_takes_the_record_of_another_one_with_the_same_goods() {
    let smarty = learned(siblings(), |_| {});
    mishap(&smarty, silence(), false);
    mishap(&smarty, silence(), true);
    assert_eq!(code(&run(job("o-1", 1))), "unavailable unclear-order");
    assert_eq!(code(&run(job("o-2", 1))), "unavailable unclear-order");
    let (x, _) = run_to_end("o-1", 2);
    let (y, _) = run_to_end("o-2", 2);
    assert_eq!((x.as_str(), y.as_str()), ("sent 3302 3402", "sent 3301 3401"));
    let expected = [(3301, "Via dell'Ufficio 7"), (3302, "Via Uno 1")];
    let delivered = delivered_to(&smarty);
    assert_eq!(delivered.iter().skip(1).map(|(id, to)| (*id, to.as_str())).collect::<Vec<_>>(), expected);
}

#[test]
fn an_unanswered_order_is_looked_up_and_sent_again_only_after_its_grace_period() {
    let smarty = learned(siblings(), |_| {});
    mishap(&smarty, silence(), false);
    let (end, waited) = run_to_end("o-1", 1);
    assert_eq!(end, "sent 3301 3401");
    let pauses = [1_000, 2_000, 3_000, 6_000, 12_000, 24_000, 112_000];
    assert_eq!(waited, pauses, "1, 3, 6, 12, 24, 48 and 160 s after it was sent");
    assert_eq!(posts(), 3);
    assert_eq!(smarty.borrow().count(), 2);
}

#[test]
fn what_is_applied_late_is_found_and_not_sent_again() {
    for late in [1_000, 100_000, 159_000] {
        let smarty = learned(siblings(), |_| {});
        mishap(&smarty, silence(), true);
        assert_eq!(code(&run(job("o-1", 1))), "unavailable unclear-order");
        let applied = smarty.borrow_mut().orders.remove(0);
        while testing::with(|host| host.steady_ms) < late {
            testing::advance(1_000);
            assert!(code(&run(job("o-1", 2))).starts_with("waiting"), "nothing is sent meanwhile");
        }
        smarty.borrow_mut().orders.insert(0, applied);
        assert_eq!(run_to_end("o-1", 3).0, "sent 3301 3401", "{late}");
        assert_eq!(posts(), 2);
    }
}

/// A proxy that gives up says nothing about the request behind it.
#[test]
fn only_smartys_own_answer_makes_a_requests_outcome_known() {
    for answer in [
        testing::json(500, "{}"),
        testing::json(500, r#"{"error": "Deadlock found"}"#),
        testing::json(502, ""),
        testing::json(503, r#"{"error": "unavailable"}"#),
        testing::json(504, ""),
        testing::json(408, ""),
        testing::json(425, ""),
        testing::json(499, ""),
        testing::json(302, ""),
        testing::json(200, ""),
        testing::json(200, r#"{"ok": true}"#),
        testing::json(200, r#"{"id": 33"#),
        html(),
        Err(TransportError::Interrupted),
    ] {
        let smarty = learned(siblings(), |_| {});
        mishap(&smarty, answer.clone(), false);
        let failed = code(&run(job("o-1", 1)));
        assert_eq!(failed, "unavailable unclear-order", "{answer:?}");
        assert_eq!(code(&run(job("o-1", 2))), "waiting may-still-arrive", "{answer:?}");
        testing::advance(IN_FLIGHT_GRACE_MS);
        assert_eq!(code(&run(job("o-1", 3))), "sent 3301 3401", "{answer:?}");
    }
    for answer in [Err(TransportError::NoConnection), testing::json(429, "")] {
        let smarty = learned(siblings(), |_| {});
        mishap(&smarty, answer, false);
        let _ = run(job("o-1", 1));
        assert_eq!(code(&run(job("o-1", 2))), "sent 3301 3401", "nothing is in flight");
    }
}

#[test]
fn a_refusal_of_what_was_created_all_the_same_is_not_believed() {
    for answer in [testing::json(409, "{}"), testing::json(200, r#"{"error": "Deadlock found"}"#)] {
        let smarty = learned(siblings(), |_| {});
        mishap(&smarty, answer, true);
        assert_eq!(code(&run(job("o-1", 1))), "sent 3301 3401");
        assert_eq!(smarty.borrow().count(), 2);
    }
}

#[test]
fn a_refused_order_is_as_if_it_had_never_been_sent() {
    let smarty = learned(siblings(), |_| {});
    mishap(&smarty, testing::json(422, r#"{"error": "sku unknown"}"#), false);
    assert_eq!(code(&run(job("o-1", 1))), "rejected order-refused");
    assert!(!testing::with(|host| host.storage.contains_key("posting/o-1")));
    assert_eq!(code(&run(job("o-1", 2))), "sent 3301 3401");
}

/// Guard: text that was erased there, or a clerk who typed the order in while ours had no answer.
#[test]
fn a_look_alike_without_a_reference_stops_the_order_and_a_person_is_asked() {
    let smarty = learned(siblings(), |_| {});
    mishap(&smarty, silence(), true);
    assert_eq!(code(&run(job("o-1", 1))), "unavailable unclear-order");
    smarty.borrow_mut().orders[0]["rows"][0]["name"] = "Plain tee".into();
    let asked = run(job("o-1", 2));
    assert_eq!(code(&asked), "uncertain look-alikes");
    assert!(format!("{asked:?}").contains("3401"), "the candidate is named");
    assert_eq!(posts(), 2);
}

/// A clerk entered the same order by hand before ours was sent for the first time.
#[test]
fn an_order_that_a_clerk_entered_is_neither_adopted_nor_doubled() {
    let smarty = learned(siblings(), |_| {});
    assert_eq!(code(&run(job("o-2", 1))), "sent 3301 3401");
    let mut theirs = smarty.borrow().orders[0].clone();
    theirs["id"] = 3302.into();
    theirs["rows"][0]["name"] = "Plain tee".into();
    theirs["shipping_address"]["address"] = "Via Uno 1".into();
    smarty.borrow_mut().orders.insert(0, theirs);
    assert_eq!(code(&run(job("o-1", 1))), "uncertain look-alikes");
    assert_eq!(smarty.borrow().count(), 3);
}

/// Found where the product was really used: after one 503 the order took the record that a clerk had made yesterday.
#[test]
fn a_record_from_before_the_order_was_placed_is_no_look_alike() {
    let smarty = learned(siblings(), |_| {});
    assert_eq!(code(&run(job("o-2", 1))), "sent 3301 3401");
    smarty.borrow_mut().clerk_copies_newest();
    let yesterday = "2024-05-01 09:00:00";
    smarty.borrow_mut().orders[0]["date"] = yesterday.into();
    smarty.borrow_mut().orders[0]["shipping_address"]["address"] = "Via Uno 1".into();
    assert_eq!(code(&run(job("o-1", 1))), "sent 3303 3403");
}

#[test]
fn a_record_with_another_orders_reference_is_no_look_alike() {
    let same = Order { id: "o-2".into(), number: "1002".into(), ..samples::simple() };
    let smarty = learned(vec![samples::simple(), same], |_| {});
    mishap(&smarty, silence(), true);
    assert_eq!(code(&run(job("o-1", 1))), "unavailable unclear-order");
    assert_eq!(code(&run(job("o-2", 1))), "sent 3302 3402", "o-1's record lies there unlinked");
    assert_eq!(run_to_end("o-1", 2).0, "sent 3301 3401");
}

/// The number alone isn't unique: it's used again after a restore, or twice in a shop.
#[test]
fn two_orders_that_share_a_number_are_two_orders() {
    let same = Order { id: "o-2".into(), ..samples::simple() };
    let smarty = learned(vec![samples::simple(), same], |_| {});
    mishap(&smarty, silence(), true);
    assert_eq!(code(&run(job("o-1", 1))), "unavailable unclear-order");
    assert_eq!(code(&run(job("o-2", 1))), "sent 3302 3402");
    assert_eq!(run_to_end("o-1", 2).0, "sent 3301 3401");
    assert_eq!(smarty.borrow().count(), 3);
}

#[test]
fn of_several_records_with_the_reference_the_first_is_linked_and_the_owner_gets_a_note() {
    let smarty = learned(siblings(), |_| {});
    mishap(&smarty, silence(), true);
    assert_eq!(code(&run(job("o-1", 1))), "unavailable unclear-order");
    let mut copy = smarty.borrow().orders[0].clone();
    copy["id"] = 3309.into();
    copy["number"] = 3409.into();
    smarty.borrow_mut().orders.insert(0, copy);
    let done = run(job("o-1", 2));
    assert_eq!(code(&done), "sent 3301 3401");
    let notes = done.unwrap().notes;
    let args =
        [("numbers", "3409"), ("order", "1001")].map(|(name, value)| (name.to_owned(), value.to_owned()));
    let mut reported = notes[0].args.clone();
    reported.sort();
    assert_eq!((notes[0].code.as_str(), reported.as_slice()), ("note-doubled", &args[..]));
}

#[test]
fn an_order_that_was_edited_or_cancelled_while_it_had_no_answer_is_still_linked() {
    for (change, note) in [
        (Order { total: "99.00".into(), ..samples::simple() }, "note-changed"),
        (Order { state: OrderState::Cancelled, ..samples::simple() }, "sdk-skip-cancelled"),
    ] {
        let smarty = learned(siblings(), |_| {});
        mishap(&smarty, silence(), true);
        let _ = run(job("o-1", 1));
        testing::with(|host| host.records = vec![Entry::Order(change)]);
        let done = run(job("o-1", 2));
        assert_eq!(code(&done), "there 3301 3401");
        assert!(done.unwrap().notes.iter().any(|reported| reported.code == note), "{note}");
        assert_eq!(smarty.borrow().count(), 2);
    }
}

#[test]
fn an_order_that_was_cancelled_while_it_had_no_answer_and_is_not_there_is_skipped_once_that_is_certain() {
    let smarty = learned(siblings(), |_| {});
    mishap(&smarty, silence(), false);
    let _ = run(job("o-1", 1));
    let cancelled = Order { state: OrderState::Cancelled, ..samples::simple() };
    testing::with(|host| host.records = vec![Entry::Order(cancelled)]);
    assert_eq!(code(&run(job("o-1", 2))), "waiting may-still-arrive");
    assert_eq!(run_to_end("o-1", 3).0, "sdk-skip-cancelled");
    assert_eq!(smarty.borrow().count(), 1);
}

/// The order is edited, or the lease lost, while the request is in flight: the platform doesn't store the call's end.
#[test]
fn what_smarty_answered_is_known_though_the_end_of_the_call_was_not_stored() {
    let smarty = learned(siblings(), |_| {});
    let before = testing::with(|host| host.storage.clone());
    assert_eq!(code(&run(job("o-1", 1))), "sent 3301 3401");
    testing::with(|host| {
        let facts = host.facts.clone();
        host.storage = host.checkpoints.last().cloned().unwrap_or(before);
        host.storage.extend(facts);
        for entry in &mut host.records {
            if let Entry::Order(order) = entry {
                order.remote_id = order.remote_id.take().filter(|_| order.id != "o-1");
            }
        }
        host.requests.clear();
    });
    // Even if the text is gone, and whatever the wait.
    smarty.borrow_mut().orders[0]["rows"][0]["name"] = "Plain tee".into();
    assert_eq!(code(&run(job("o-1", 2))), "sent 3301 3401");
    assert_eq!(posts(), 0);
    assert!(!testing::with(|host| host.storage.keys().any(|key| key.starts_with("answer/"))));
}

#[test]
fn nothing_is_sent_where_another_worker_has_the_job_and_an_unreadable_note_is_never_taken_for_none() {
    learned(siblings(), |_| {});
    testing::with(|host| host.checkpoint_fails = true);
    assert_eq!(code(&run(job("o-1", 1))), "unavailable sdk-storage");
    testing::with(|host| {
        host.checkpoint_fails = false;
        host.storage.insert("posting/o-1".into(), b"{\"v\":9}".to_vec());
    });
    assert_eq!(code(&run(job("o-1", 1))), "unexpected sdk-stored-value");
    assert_eq!(posts(), 1);
}

#[test]
fn a_list_that_may_not_be_read_stops_the_order() {
    for (answer, first, second) in [
        (testing::json(403, ""), "rejected lookup-refused", "uncertain lookup-refused"),
        (testing::json(401, ""), "unauthorized key-refused", "unauthorized key-refused"),
        (testing::json(503, ""), "unavailable sdk-server-error", "unavailable sdk-server-error"),
        (html(), "unexpected sdk-unreadable", "unexpected sdk-unreadable"),
    ] {
        let smarty = learned(siblings(), |_| {});
        smarty.borrow_mut().instead.push(("Sales_Orders/list/", answer.clone()));
        assert_eq!(code(&run(job("o-1", 1))), first);
        smarty.borrow_mut().instead.clear();
        mishap(&smarty, silence(), true);
        let _ = run(job("o-1", 1));
        smarty.borrow_mut().instead.push(("Sales_Orders/list/", answer));
        assert_eq!(code(&run(job("o-1", 2))), second);
    }
}

#[test]
fn a_wall_clock_that_jumps_neither_doubles_an_order_nor_holds_it_up() {
    for jump in [86_400_000_i64, -86_400_000] {
        let smarty = learned(siblings(), |_| {});
        mishap(&smarty, silence(), true);
        let _ = run(job("o-1", 1));
        let applied = smarty.borrow_mut().orders.remove(0);
        testing::with(|host| host.now = host.now.saturating_add_signed(jump));
        assert_eq!(code(&run(job("o-1", 2))), "waiting may-still-arrive", "{jump}");
        smarty.borrow_mut().orders.insert(0, applied);
        assert_eq!(run_to_end("o-1", 3).0, "sent 3301 3401");
    }
}

#[test]
fn after_a_boot_of_the_machine_the_wait_begins_again() {
    let smarty = learned(siblings(), |_| {});
    mishap(&smarty, silence(), false);
    let _ = run(job("o-1", 1));
    testing::advance(IN_FLIGHT_GRACE_MS - 1);
    testing::with(|host| (host.epoch, host.steady_ms) = (5, 999_999_999));
    assert_eq!(code(&run(job("o-1", 2))), "waiting may-still-arrive");
    testing::advance(IN_FLIGHT_GRACE_MS - 1);
    assert_eq!(code(&run(job("o-1", 3))), "waiting may-still-arrive");
    testing::advance(1);
    assert_eq!(code(&run(job("o-1", 4))), "sent 3301 3401");
}

#[test]
fn a_record_of_ours_that_belongs_to_another_order_is_not_taken() {
    let other = Order { id: "o-3".into(), remote_id: Some("3301".into()), ..samples::simple() };
    let smarty = learned(vec![samples::simple(), other], |_| {});
    mishap(&smarty, silence(), true);
    let _ = run(job("o-1", 1));
    testing::advance(IN_FLIGHT_GRACE_MS);
    assert_eq!(code(&run(job("o-1", 2))), "sent 3302 3402");
    let known = framework360_sdk::records::find(
        Entity::Order,
        &framework360_sdk::records::MatchBy::RemoteId("3301".into()),
    );
    assert_eq!(known.len(), 1);
}

/// A list that answers the same orders for every offset.
#[test]
fn a_list_that_repeats_itself_leaves_an_order_that_may_be_there_to_a_person() {
    let smarty = learned(siblings(), |_| {});
    mishap(&smarty, silence(), true);
    assert_eq!(code(&run(job("o-1", 1))), "unavailable unclear-order");
    let newer =
        (3400..3450).map(|id| serde_json::json!({"id": id, "rows": [{"sku": "X", "name": "Clerk's"}]}));
    let page = Value::from(newer.collect::<Vec<_>>()).to_string();
    smarty.borrow_mut().instead = vec![("Sales_Orders/list/", testing::json(200, &page))];
    assert_eq!(code(&run(job("o-1", 2))), "waiting may-still-arrive", "it may still arrive");
    testing::advance(IN_FLIGHT_GRACE_MS);
    assert_eq!(code(&run(job("o-1", 3))), "uncertain orders-repeat");
    smarty.borrow_mut().instead.clear();
    assert_eq!(code(&run(job("o-1", 4))), "sent 3301 3401", "found once that is put right");
    assert_eq!(posts(), 2);
}

/// Found where the product was really used: the date of an order was corrected by a millisecond, and it was sent again.
#[test]
fn an_order_whose_date_was_corrected_while_it_had_no_answer_is_found_by_what_it_was_sent_as() {
    let smarty = learned(siblings(), |_| {});
    mishap(&smarty, silence(), true);
    assert_eq!(code(&run(job("o-1", 1))), "unavailable unclear-order");
    change("o-1", |order| order.placed_at += 1);
    assert!(run_to_end("o-1", 2).0.ends_with("3301 3401"));
    assert_eq!(smarty.borrow().count(), 2);
}
