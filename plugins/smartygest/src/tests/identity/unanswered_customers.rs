//! What the shop says of a customer changes while the creation of that customer at Smarty has no answer: it is there
//! once.

use framework360_sdk::shop::Customer;
use framework360_sdk::testing::records::Entry;
use serde_json::json;

use super::super::html;
use super::*;

/// The grace period of a request that creates a customer.
const IN_FLIGHT_GRACE_MS: u64 = 45_000;

/// Two orders of one customer of the shop, or each of a guest, whom Smarty doesn't know yet.
fn unknown_customer(id: &str) -> Shared {
    let email = "old@example.org".to_owned();
    let customer = Customer { id: id.into(), email, ..samples::simple().customer };
    let orders = siblings().into_iter().map(|order| {
        let billing = Address { tax_code: String::new(), vat_number: String::new(), ..order.billing.clone() };
        Order { customer: customer.clone(), billing, ..order }
    });
    let smarty = learned(orders.collect(), |_| {});
    if !id.is_empty() {
        testing::with(|host| host.records.push(Entry::Customer(customer)));
    }
    smarty.borrow_mut().customers.clear();
    smarty.borrow_mut().searches = true;
    smarty
}

/// Each change of the customer's data in an order that may also change how the customer is looked up.
fn changes() -> [fn(&mut Order); 4] {
    [
        |order| order.customer.email = "new@example.org".into(),
        |order| order.customer.email.clear(),
        |order| {
            order.customer.email = "new@example.org".into();
            order.billing.tax_code = "VRDLGU85M01F205P".into();
        },
        |order| {
            order.customer.email = "new@example.org".into();
            order.billing.first_name = "Augusta".into();
            order.billing.last_name = "King".into();
            order.billing.line1 = "Via Nuova 1".into();
        },
    ]
}

fn customers(smarty: &Shared) -> usize {
    smarty.borrow().customers.len()
}

#[test]
fn one_that_was_created_without_an_answer_is_found_by_what_was_sent() {
    for id in ["c-1", ""] {
        for changed in changes() {
            let smarty = unknown_customer(id);
            smarty.borrow_mut().customer_mishap = Some((silence(), true));
            assert_eq!(code(&run(job("o-1", 1))), "waiting customer-unanswered");
            change("o-1", changed);
            testing::advance(3_000);
            assert_eq!(run_to_end("o-1", 2), ("sent 3301 3401".to_owned(), vec![]));
            assert_eq!(customers(&smarty), 1);
            assert_eq!(code(&run(job("o-2", 1))), "sent 3302 3402");
            assert_eq!(smarty.borrow().orders[1]["customer_id"], smarty.borrow().customers[0]["id"]);
        }
    }
}

#[test]
fn one_that_is_created_late_is_waited_for_by_every_order_of_the_customer() {
    let smarty = unknown_customer("c-1");
    smarty.borrow_mut().customer_mishap = Some((silence(), false));
    assert_eq!(code(&run(job("o-1", 1))), "waiting customer-unanswered");
    for order in ["o-1", "o-2"] {
        change(order, changes()[0]);
    }
    assert_eq!(code(&run(job("o-2", 1))), "waiting customer-in-the-making", "only its maker looks");
    testing::advance(12_000);
    assert_eq!(code(&run(job("o-1", 2))), "waiting customer-unanswered");
    smarty.borrow_mut().customers.push(json!({"id": 90, "email": "old@example.org"}));
    testing::advance(12_000);
    assert_eq!(run_to_end("o-1", 3).0, "sent 3301 3401");
    assert_eq!(run_to_end("o-2", 2).0, "sent 3302 3402");
    let smarty = smarty.borrow();
    assert_eq!((smarty.customers.len(), &smarty.orders[0]["customer_id"]), (1, &json!(90)));
    assert_eq!(smarty.orders[1]["customer_id"], 90);
}

#[test]
fn one_that_was_never_created_is_created_as_the_order_says_now_once_that_is_certain() {
    let smarty = unknown_customer("c-1");
    smarty.borrow_mut().customer_mishap = Some((silence(), false));
    assert_eq!(code(&run(job("o-1", 1))), "waiting customer-unanswered");
    change("o-1", changes()[0]);
    let (ended, waited) = run_to_end("o-1", 2);
    assert_eq!(ended, "sent 3301 3401");
    assert_eq!(waited.iter().sum::<u64>(), IN_FLIGHT_GRACE_MS);
    assert_eq!((customers(&smarty), &smarty.borrow().customers[0]["email"]), (1, &json!("new@example.org")));
}

#[test]
fn one_that_was_refused_is_not_waited_for() {
    let smarty = unknown_customer("c-1");
    smarty.borrow_mut().customer_mishap = Some((testing::json(422, r#"{"error": "e-mail refused"}"#), false));
    assert_eq!(code(&run(job("o-1", 1))), "rejected customer-refused");
    change("o-1", changes()[0]);
    assert_eq!(run_to_end("o-1", 2), ("sent 3301 3401".to_owned(), vec![]));
    assert_eq!(customers(&smarty), 1);
}

#[test]
fn an_answer_that_says_nothing_of_a_customer_is_no_answer() {
    let smarty = unknown_customer("c-1");
    smarty.borrow_mut().customer_mishap = Some((html(), true));
    assert!(run(job("o-1", 1)).is_err());
    change("o-1", changes()[0]);
    testing::advance(3_000);
    assert_eq!(run_to_end("o-1", 2).0, "sent 3301 3401");
    assert_eq!(customers(&smarty), 1);
}

#[test]
fn no_personal_data_stay_once_the_outcome_of_the_creation_is_known() {
    let kept = || {
        let noted =
            |(_, value): (&String, &Vec<u8>)| String::from_utf8_lossy(value).contains("old@example.org");
        testing::with(|host| host.storage.iter().any(noted))
    };
    let smarty = unknown_customer("c-1");
    smarty.borrow_mut().customer_mishap = Some((silence(), true));
    assert!(run(job("o-1", 1)).is_err());
    assert!(kept());
    testing::advance(3_000);
    assert_eq!(run_to_end("o-1", 2).0, "sent 3301 3401");
    assert!(!kept());
}
