//! Second attempts, from the platform's side.

use framework360_sdk::http::TransportError;
use framework360_sdk::shop::{Order, OrderState};
use framework360_sdk::testing::records::Entry;
use framework360_sdk::testing::{self, samples};
use framework360_sdk::{Resolution, Run};
use serde_json::json;

use super::{code, html, job, posts, run, shop};

/// Longer than Smarty can still be at work.
fn later() {
    testing::with(|host| host.now += 60_000);
}

#[test]
fn an_order_that_arrives_after_we_gave_up_is_waited_for() {
    let smarty = shop(vec![samples::simple()]);
    smarty.borrow_mut().mishaps.push((Err(TransportError::Timeout), true));
    let _ = run(job("o-1", 1));
    let made = smarty.borrow_mut().orders.pop().unwrap();
    assert_eq!(code(&run(job("o-1", 2))), "unavailable may-still-arrive");
    smarty.borrow_mut().orders.push(made);
    assert_eq!(code(&run(job("o-1", 3))), "there 3300 3400");
    assert_eq!(posts(), 1);
}

#[test]
fn a_refusal_of_what_was_made_all_the_same_is_not_believed() {
    for answer in [testing::json(409, "{}"), testing::json(200, r#"{"error": "Deadlock found"}"#)] {
        let smarty = shop(vec![samples::simple()]);
        smarty.borrow_mut().mishaps.push((answer, true));
        assert_eq!(code(&run(job("o-1", 1))), "there 3300 3400");
        assert_eq!((posts(), smarty.borrow().orders.len()), (1, 1));
    }
}

#[test]
fn what_was_sent_is_found_even_if_the_order_can_no_longer_be_mapped() {
    let smarty = shop(vec![samples::simple()]);
    smarty.borrow_mut().mishaps.push((Err(TransportError::Timeout), true));
    let _ = run(job("o-1", 1));
    let broken = Order { total: "99.00".into(), ..samples::simple() };
    testing::with(|host| host.records = vec![Entry::Order(broken)]);
    let done = run(job("o-1", 2));
    assert_eq!(code(&done), "there 3300 3400");
    assert_eq!(done.unwrap().notes[0].code, "note-changed");
    assert_eq!(smarty.borrow().orders.len(), 1);
}

#[test]
fn an_order_that_arrived_without_our_knowing_is_found_and_not_sent_twice() {
    for mishap in [
        Err(TransportError::Timeout),
        Err(TransportError::Interrupted),
        testing::json(500, "{}"),
        testing::json(502, ""),
        testing::json(200, ""),
        testing::json(200, r#"{"ok": true}"#),
        testing::json(200, r#"{"id": 33"#),
        html(),
    ] {
        let smarty = shop(vec![samples::discounted()]);
        smarty.borrow_mut().mishaps.push((mishap.clone(), true));
        assert_eq!(code(&run(job("o-1", 1))), "unavailable unclear-order", "{mishap:?}");
        assert_eq!(code(&run(job("o-1", 2))), "there 3300 3400", "{mishap:?}");
        assert_eq!((posts(), smarty.borrow().orders.len(), smarty.borrow().customers.len()), (1, 1, 1));
        assert!(!testing::with(|host| host.storage.contains_key("posting/o-1")));
    }
}

#[test]
fn an_order_that_did_not_arrive_is_sent_again_and_the_first_note_stays() {
    let smarty = shop(vec![samples::simple()]);
    smarty.borrow_mut().mishaps.push((Err(TransportError::Timeout), false));
    smarty.borrow_mut().mishaps.push((Err(TransportError::NoConnection), false));
    assert_eq!(code(&run(job("o-1", 1))), "unavailable unclear-order");
    let note = testing::with(|host| host.storage["posting/o-1"].clone());
    smarty
        .borrow_mut()
        .orders
        .push(json!({"id": 3000, "customer_id": 5, "rows": [{"sku": "X", "quantity": 1, "price": 1}]}));
    assert_eq!(
        code(&run(job("o-1", 2))),
        "unavailable may-still-arrive",
        "Smarty may still be at work on it"
    );
    assert_eq!(testing::with(|host| host.storage["posting/o-1"].clone()), note);
    later();
    assert_eq!(code(&run(job("o-1", 2))), "unavailable sdk-unreachable");
    assert_eq!(code(&run(job("o-1", 3))), "sent 3301 3401");
}

#[test]
fn after_a_restored_backup_the_order_is_found_by_its_date() {
    let smarty = shop(vec![samples::simple()]);
    assert_eq!(code(&run(job("o-1", 1))), "sent 3300 3400");
    testing::with(|host| host.storage.clear());
    assert_eq!(code(&run(job("o-1", 2))), "there 3300 3400");
    assert_eq!(smarty.borrow().orders.len(), 1);
}

#[test]
fn what_may_be_ours_is_left_to_a_person_who_has_the_last_word() {
    let smarty = shop(vec![samples::simple()]);
    smarty.borrow_mut().mishaps.push((Err(TransportError::Timeout), true));
    let _ = run(job("o-1", 1));
    smarty.borrow_mut().orders[0]["rows"][0]["price"] = "18.00".into();
    assert_eq!(code(&run(job("o-1", 2))), "uncertain found-near");
    let said = |resolution| Run { resolution: Some(resolution), ..job("o-1", 3) };
    assert_eq!(code(&run(said(Resolution::There("999".into())))), "uncertain adopt-missing");
    assert_eq!(code(&run(said(Resolution::There(" 3400 ".into())))), "there 3300 3400");
    assert_eq!(code(&run(said(Resolution::NotThere))), "sent 3301 3401");
}

#[test]
fn an_order_there_that_belongs_to_another_of_ours_is_not_taken() {
    let other = Order { id: "o-2".into(), remote_id: Some("3300".into()), ..samples::simple() };
    let smarty = shop(vec![samples::simple(), other]);
    smarty.borrow_mut().mishaps.push((Err(TransportError::Timeout), true));
    let _ = run(job("o-1", 1));
    let adopted = run(Run { resolution: Some(Resolution::There("3300".into())), ..job("o-1", 2) });
    assert_eq!(code(&adopted), "uncertain adopt-taken");
    later();
    assert_eq!(code(&run(job("o-1", 2))), "sent 3301 3401");
}

#[test]
fn an_order_that_was_cancelled_after_it_may_have_arrived_is_still_linked() {
    let smarty = shop(vec![samples::simple()]);
    smarty.borrow_mut().mishaps.push((Err(TransportError::Timeout), true));
    let _ = run(job("o-1", 1));
    testing::with(|host| {
        host.records = vec![Entry::Order(Order { state: OrderState::Cancelled, ..samples::simple() })]
    });
    let done = run(job("o-1", 2));
    assert_eq!(code(&done), "there 3300 3400");
    assert_eq!(done.unwrap().notes[0].code, "sdk-skip-cancelled");
    smarty.borrow_mut().orders.clear();
    testing::with(|host| {
        host.storage.insert(
            "posting/o-1".into(),
            br#"{"v":1,"before":0,"at":0,"answered":true,"account":0,"sent":[]}"#.to_vec(),
        )
    });
    assert_eq!(code(&run(job("o-1", 3))), "sdk-skip-cancelled");
}

#[test]
fn a_list_that_may_not_be_read_leaves_the_order_to_a_person() {
    for (answer, expected) in [
        (testing::json(403, ""), "uncertain lookup-refused"),
        (testing::json(404, ""), "uncertain lookup-refused"),
        (testing::json(401, ""), "unauthorized key-refused"),
        (testing::json(503, ""), "unavailable sdk-server-error"),
        (html(), "unexpected sdk-unreadable"),
    ] {
        let smarty = shop(vec![samples::simple()]);
        smarty.borrow_mut().instead.push(("Sales_Orders/list/", answer));
        assert_eq!(code(&run(job("o-1", 2))), expected);
        assert_eq!(posts(), 0);
    }
}

#[test]
fn nothing_is_sent_where_another_worker_has_the_job() {
    shop(vec![samples::simple()]);
    testing::with(|host| host.checkpoint_fails = true);
    assert_eq!(code(&run(job("o-1", 1))), "unavailable sdk-storage");
    assert_eq!(posts(), 0);
}

#[test]
fn an_unreadable_note_is_never_taken_for_none() {
    shop(vec![samples::simple()]);
    testing::with(|host| host.storage.insert("posting/o-1".into(), b"{\"v\":9}".to_vec()));
    assert_eq!(code(&run(job("o-1", 1))), "unexpected sdk-stored-value");
    assert_eq!(posts(), 0);
}
