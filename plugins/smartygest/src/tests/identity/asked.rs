//! A person is asked about records at Smarty, and has the order sent again before they have said anything: an edit in
//! the shop is no answer.

use framework360_sdk::shop::OrderState;
use framework360_sdk::{Connector, Resolution, Run};

use super::super::fake_remote::Names;
use super::*;
use crate::Smartygest;

/// A clerk entered o-1 by hand, as 3302: nobody knows that it's the same.
fn entered_by_a_clerk(names: Names) -> Shared {
    let smarty = learned(siblings(), |smarty| smarty.borrow_mut().names = names);
    assert_eq!(code(&run(job("o-2", 1))), "sent 3301 3401");
    smarty.borrow_mut().clerk_copies_newest();
    smarty.borrow_mut().orders[0]["shipping_address"]["address"] = "Via Uno 1".into();
    assert_eq!(code(&run(job("o-1", 1))), "uncertain look-alikes");
    smarty
}

/// Edits the order until no order at Smarty resembles it.
fn edit() {
    change("o-1", |order| {
        for line in &mut order.lines {
            line.sku = "ANOTHER".into();
        }
    });
}

#[test]
fn an_order_that_is_edited_while_a_person_is_asked_still_asks_about_the_same_record() {
    for names in [Names::Preserved, Names::Title] {
        let smarty = entered_by_a_clerk(names);
        edit();
        for attempt in 2..4 {
            let asked = run(job("o-1", attempt));
            assert_eq!(code(&asked), "uncertain look-alikes");
            assert!(format!("{asked:?}").contains("3402"), "{asked:?}");
        }
        assert_eq!(smarty.borrow().count(), 3);
    }
}

#[test]
fn what_a_person_is_asked_about_counts_until_it_is_gone_or_until_they_have_said_it() {
    let smarty = entered_by_a_clerk(Names::Preserved);
    edit();
    let not_there = Run { resolution: Some(Resolution::NotThere), ..job("o-1", 2) };
    assert_eq!(code(&run(not_there)), "sent 3303 3403");

    let smarty_too = entered_by_a_clerk(Names::Preserved);
    edit();
    let there = Run { resolution: Some(Resolution::There("3402".into())), ..job("o-1", 2) };
    assert_eq!(code(&run(there)), "there 3302 3402");
    assert!(!testing::with(|host| host.storage.contains_key("asked/o-1")), "it's decided");
    drop((smarty, smarty_too));

    let smarty = entered_by_a_clerk(Names::Preserved);
    edit();
    smarty.borrow_mut().orders.remove(0);
    assert_eq!(code(&run(job("o-1", 2))), "sent 3302 3402", "the clerk deleted it there");
}

/// What an audit has filed is read no more; what a person is asked about is.
#[test]
fn a_watermark_that_rises_does_not_hide_what_a_person_is_asked_about() {
    let smarty = entered_by_a_clerk(Names::Preserved);
    Smartygest::on_job(Run { kind: "audit-orders".into(), ..job("orders", 1) }).unwrap();
    assert_eq!(code(&run(job("o-1", 2))), "uncertain look-alikes");
    assert_eq!(smarty.borrow().count(), 3);
}

#[test]
fn a_cancelled_order_of_which_a_person_is_asked_is_not_skipped() {
    let smarty = entered_by_a_clerk(Names::Preserved);
    change("o-1", |order| order.state = OrderState::Cancelled);
    assert_eq!(code(&run(job("o-1", 2))), "uncertain look-alikes");
    assert_eq!(smarty.borrow().count(), 3);
}

/// Rule 15: a lock is released when its order is decided, or when a person must decide.
#[test]
fn an_order_that_was_never_sent_holds_its_customer_up_no_longer_than_it_takes_to_decide() {
    let smarty = entered_by_a_clerk(Names::Title);
    let third = |order: &mut Order| order.shipping.line1 = "Via Tre 3".into();
    change("o-2", |order| order.remote_id = Some("3301".into()));
    let order = Order { id: "o-3".into(), number: "1003".into(), ..samples::simple() };
    testing::with(|host| host.records.push(Entry::Order(order)));
    change("o-3", third);
    change("o-3", |order| order.lines[0].sku = "ANOTHER".into());
    assert_eq!(code(&run(job("o-3", 1))), "sent 3303 3403");
    // Nor where Smarty refuses one for good.
    mishap(&smarty, testing::json(422, r#"{"error": "sku unknown"}"#), false);
    let order = Order { id: "o-4".into(), number: "1004".into(), ..samples::simple() };
    testing::with(|host| host.records.push(Entry::Order(order)));
    change("o-4", |order| order.lines[0].sku = "FOURTH".into());
    assert_eq!(code(&run(job("o-4", 1))), "rejected order-refused");
    let order = Order { id: "o-5".into(), number: "1005".into(), ..samples::simple() };
    testing::with(|host| host.records.push(Entry::Order(order)));
    change("o-5", |order| order.lines[0].sku = "FIFTH".into());
    assert_eq!(code(&run(job("o-5", 1))), "sent 3304 3404");
}
