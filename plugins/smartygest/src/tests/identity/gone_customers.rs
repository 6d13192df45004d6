//! A customer is deleted at Smarty, or merged with another one: the next order is sent for the customer who took its
//! place, once.

use framework360_sdk::shop::Customer;
use framework360_sdk::testing::records::Entry;
use framework360_sdk::{Done, Error, Message, Run};
use serde_json::json;

use super::*;

/// Orders of one customer of the shop, o-1 to o-4, each with another quantity; the first is sent, for Smarty's customer
/// 70.
pub(super) fn known_customer(prepare: impl FnOnce(&Shared)) -> Shared {
    let customer = Customer { id: "c-1".into(), ..samples::simple().customer };
    let orders = (1..=4).map(|at| of(&customer, at));
    let smarty = shop(orders.collect());
    testing::with(|host| host.records.push(Entry::Customer(customer.clone())));
    prepare(&smarty);
    assert_eq!(code(&run(job("o-1", 1))), "sent 3300 3400");
    assert_eq!(linked(), ["70"]);
    smarty
}

pub(super) fn of(customer: &Customer, at: u64) -> Order {
    let simple = samples::simple();
    Order {
        id: format!("o-{at}"),
        number: (1000 + at).to_string(),
        placed_at: simple.placed_at + at,
        customer: customer.clone(),
        // So that none looks like another.
        shipping: Address { line1: format!("Via Uno {at}"), ..simple.shipping.clone() },
        ..simple
    }
}

/// The links of the shop's customers with those at Smarty.
pub(super) fn linked() -> Vec<String> {
    testing::with(|host| {
        let link = |entry: &Entry| match entry {
            Entry::Customer(customer) => customer.remote_id.clone(),
            _ => None,
        };
        host.records.iter().filter_map(link).collect()
    })
}

/// The customers at Smarty, and for which of them the orders are, the newest first.
fn there(smarty: &Shared) -> (Vec<u64>, Vec<u64>) {
    let smarty = smarty.borrow();
    let ids = |records: &[Value], key: &str| records.iter().map(|one| one[key].as_u64().unwrap()).collect();
    (ids(&smarty.customers, "id"), ids(&smarty.orders, "customer_id"))
}

fn notes(result: &Result<Done, Error>) -> Vec<&str> {
    result.as_ref().unwrap().notes.iter().map(|note| note.code.as_str()).collect()
}

fn rejection(result: Result<Done, Error>) -> Message {
    let Err(Error::Rejected(message)) = result else { panic!("{result:?}") };
    message
}

fn manual(order: &str, attempt: u32) -> Run {
    Run { manual: true, ..job(order, attempt) }
}

#[test]
fn a_customer_that_was_deleted_is_created_again_and_linked_again_and_the_order_is_sent_at_once() {
    for refusal in [
        None,
        Some(testing::json(422, r#"{"error": "Unknown customer_id"}"#)),
        Some(testing::json(200, r#"{"error": {"message": "customer_id 70 inesistente"}}"#)),
    ] {
        let smarty = known_customer(|_| {});
        smarty.borrow_mut().delete_customer(70);
        smarty.borrow_mut().unknown_customer = refusal;
        let result = run(job("o-2", 1));
        assert_eq!(
            (code(&result).as_str(), notes(&result)),
            ("sent 3301 3401", vec!["note-customer-replaced"])
        );
        assert_eq!((there(&smarty), linked()), ((vec![71], vec![71, 70]), vec!["71".to_owned()]));
        assert_eq!(posts(), 3, "refused once");
        let next = run(job("o-3", 1));
        assert_eq!(
            (code(&next).as_str(), notes(&next)),
            ("sent 3302 3402", vec![]),
            "as if nothing had been"
        );
        assert_eq!((posts(), there(&smarty).0.len()), (4, 1));
    }
}

#[test]
fn of_merged_customers_the_one_that_is_left_is_found_and_no_other_is_created() {
    let by_tax_code = |customer: &mut Value| customer["email"] = "other@example.org".into();
    let by_email = |customer: &mut Value| customer["dni"] = "".into();
    for keep in [by_tax_code, by_email] {
        let smarty = known_customer(|_| {});
        let mut survivor = smarty.borrow().customers[0].clone();
        survivor["id"] = 44.into();
        keep(&mut survivor);
        smarty.borrow_mut().customers.push(survivor);
        smarty.borrow_mut().merge_customer(70, 44);
        assert_eq!(code(&run(job("o-2", 1))), "sent 3301 3401");
        assert_eq!((there(&smarty), linked()), ((vec![44], vec![44, 44]), vec!["44".to_owned()]));
    }
}

#[test]
fn a_survivor_that_another_customer_of_the_shop_is_linked_with_stays_that_ones() {
    let smarty = known_customer(|_| {});
    let other = Customer { id: "c-2".into(), remote_id: Some("44".into()), ..samples::simple().customer };
    testing::with(|host| host.records.push(Entry::Customer(other)));
    let mut survivor = smarty.borrow().customers[0].clone();
    survivor["id"] = 44.into();
    smarty.borrow_mut().customers.push(survivor);
    smarty.borrow_mut().merge_customer(70, 44);
    for (order, expected) in [("o-2", "sent 3301 3401"), ("o-3", "sent 3302 3402")] {
        assert_eq!(code(&run(job(order, 1))), expected);
        assert_eq!(linked(), ["44"], "of c-2 alone");
    }
    assert_eq!((posts(), there(&smarty).1), (4, vec![44, 44, 44]));
}

#[test]
fn a_guests_customer_that_is_gone_is_not_remembered_any_more() {
    let guest = |at| Order { customer: samples::simple().customer, ..of(&samples::simple().customer, at) };
    let smarty = shop(vec![guest(1), guest(2), guest(3)]);
    assert_eq!(code(&run(job("o-1", 1))), "sent 3300 3400");
    smarty.borrow_mut().delete_customer(70);
    assert_eq!(code(&run(job("o-2", 1))), "sent 3301 3401");
    assert_eq!(code(&run(job("o-3", 1))), "sent 3302 3402");
    assert_eq!((there(&smarty), posts()), ((vec![71], vec![71, 71, 70]), 4));
}

/// Found where the product was really used: while Smarty refused everything in these words, each customer was created
/// once more, and the new one again.
#[test]
fn one_that_is_listed_is_not_given_up_whatever_smarty_says() {
    let smarty = known_customer(|_| {});
    for _ in 0..4 {
        mishap(&smarty, testing::json(200, r#"{"error": "Unknown customer_id"}"#), false);
    }
    let refused = rejection(run(job("o-2", 1)));
    assert_eq!(refused.code, "order-customer-unknown");
    assert!(refused.args.contains(&("id".to_owned(), "70".to_owned())), "{refused:?}");
    assert_eq!(rejection(run(job("o-3", 1))).code, "order-customer-unknown");
    assert_eq!(rejection(run(manual("o-4", 1))).code, "order-customer-unknown", "nor for a person");
    assert_eq!((posts(), there(&smarty), linked()), (4, (vec![70], vec![70]), vec!["70".to_owned()]));
    smarty.borrow_mut().mishaps.clear();
    assert_eq!(code(&run(manual("o-2", 2))), "sent 3301 3401", "it was a glitch");
    assert_eq!(there(&smarty), (vec![70], vec![70, 70]));
}

/// What is asked for is the id: the shop's customer has another name and address by now, and so Smarty's.
#[test]
fn one_that_nothing_the_order_says_finds_is_looked_up_in_the_whole_list() {
    for (others, is_deleted) in [(3, false), (120, false), (120, true)] {
        let smarty = known_customer(|_| {});
        let other = |at: u64| json!({"id": 500 + at, "email": format!("x{at}@example.org"), "name": "X", "last_name": at.to_string()});
        smarty.borrow_mut().customers.splice(0..0, (0..others).map(other));
        smarty.borrow_mut().searches = true;
        change("o-2", |order| {
            order.customer.email = "new@example.org".into();
            order.customer.last_name = "Bianchi".into();
            order.billing.last_name = "Bianchi".into();
            order.billing.tax_code = String::new();
        });
        if is_deleted {
            smarty.borrow_mut().delete_customer(70);
        } else {
            mishap(&smarty, testing::json(200, r#"{"error": "Cliente bloccato: fido superato"}"#), false);
        }
        let result = run(job("o-2", 1));
        if is_deleted {
            assert_eq!(code(&result), "sent 3301 3401");
            continue;
        }
        assert_eq!(code(&result), "rejected order-refused", "{others}");
        assert_eq!((smarty.borrow().customers.len() as u64, linked()), (others + 1, vec!["70".to_owned()]));
    }
}

#[test]
fn a_customer_that_was_replaced_and_is_gone_again_is_replaced_again() {
    let smarty = known_customer(|_| {});
    smarty.borrow_mut().delete_customer(70);
    assert_eq!(code(&run(job("o-2", 1))), "sent 3301 3401");
    smarty.borrow_mut().delete_customer(71);
    assert_eq!(code(&run(job("o-3", 1))), "sent 3302 3402");
    assert_eq!((there(&smarty).1, linked()), (vec![72, 71, 70], vec!["72".to_owned()]));
}

#[test]
fn an_id_that_smarty_gives_out_again_is_used_again() {
    let smarty = known_customer(|_| {});
    smarty.borrow_mut().delete_customer(70);
    smarty.borrow_mut().next_customer = Some(70);
    let result = run(job("o-2", 1));
    assert_eq!((code(&result).as_str(), notes(&result)), ("sent 3301 3401", vec![]));
    assert_eq!(code(&run(job("o-3", 1))), "sent 3302 3402");
    assert_eq!((there(&smarty), linked()), ((vec![70], vec![70, 70, 70]), vec!["70".to_owned()]));
}

/// Smarty means something else by its words: then no more than one customer is created.
#[test]
fn a_second_refusal_is_left_to_a_person_and_creates_no_customer_per_order() {
    let smarty = known_customer(|_| {});
    smarty.borrow_mut().delete_customer(70);
    smarty.borrow_mut().next_customer = Some(91);
    mishap(&smarty, testing::json(200, r#"{"error": "Unknown customer_id"}"#), false);
    let refused = rejection(run(job("o-2", 1)));
    assert_eq!((refused.code.as_str(), posts()), ("order-customer-unknown", 3), "tried once more");
    assert!(refused.args.contains(&("id".to_owned(), "91".to_owned())), "{refused:?}");
    mishap(&smarty, testing::json(200, r#"{"error": "Unknown customer_id"}"#), false);
    assert_eq!(rejection(run(job("o-3", 1))).code, "order-customer-unknown");
    assert_eq!((there(&smarty).0, posts()), (vec![91], 4), "the same one, and not twice");
    assert_eq!(linked(), ["70"], "nothing was sent");

    smarty.borrow_mut().delete_customer(91);
    smarty.borrow_mut().next_customer = Some(92);
    assert_eq!(code(&run(manual("o-3", 2))), "sent 3301 3401", "a person wants it");
    assert_eq!(linked(), ["92"]);
    assert_eq!(code(&run(manual("o-2", 2))), "sent 3302 3402");
}

#[test]
fn also_where_a_person_sends_it_a_second_refusal_ends_it() {
    let smarty = known_customer(|_| {});
    smarty.borrow_mut().delete_customer(70);
    for _ in 0..3 {
        mishap(&smarty, testing::json(200, r#"{"error": "Unknown customer_id"}"#), false);
    }
    assert_eq!(rejection(run(manual("o-2", 1))).code, "order-customer-unknown");
    assert_eq!((there(&smarty).0, posts()), (vec![71], 3));
}

#[test]
fn while_the_list_of_customers_cannot_be_read_nobody_is_given_up() {
    let smarty = known_customer(|_| {});
    smarty.borrow_mut().delete_customer(70);
    smarty.borrow_mut().instead.push(("Customers/list", Err(TransportError::Timeout)));
    assert_eq!(code(&run(job("o-2", 1))), "unavailable sdk-timeout");
    assert!(!testing::with(|host| host.storage.keys().any(|key| key.starts_with("customer-gone/"))));
    smarty.borrow_mut().instead.clear();
    assert_eq!(code(&run(job("o-3", 1))), "sent 3301 3401");
    assert_eq!(code(&run(job("o-2", 2))), "sent 3302 3402");
    assert_eq!((posts(), there(&smarty).0), (5, vec![71]), "refused twice, replaced once");
}

#[test]
fn a_refusal_for_another_reason_leaves_the_customer_alone() {
    let smarty = known_customer(|_| {});
    for words in ["sku unknown", "Unknown tax_id for customer_id 70", "Missing customer_id"] {
        let body = json!({ "error": words }).to_string();
        mishap(&smarty, testing::json(200, &body), false);
        assert_eq!(code(&run(job("o-2", 1))), "rejected order-refused", "{words}");
    }
    // Smarty didn't answer: a gateway's words say nothing about the request.
    mishap(&smarty, testing::json(500, r#"{"error": "Unknown customer_id"}"#), false);
    assert_eq!(code(&run(job("o-2", 1))), "unavailable unclear-order");
    assert_eq!((linked(), there(&smarty).0, posts()), (vec!["70".to_owned()], vec![70], 5));
}

#[test]
fn words_about_the_customer_that_say_something_else_count_where_smarty_does_not_list_it_any_more() {
    for words in ["Cliente non trovato", "Customer 70 not valid", "Missing customer_id"] {
        let smarty = known_customer(|_| {});
        let refusal = testing::json(200, &json!({ "error": words }).to_string());
        smarty.borrow_mut().unknown_customer = Some(refusal);
        smarty.borrow_mut().gone.push(70);
        assert_eq!(code(&run(job("o-2", 1))), "rejected order-refused", "{words}: it is listed");
        assert_eq!((there(&smarty).0, posts()), (vec![70], 2));
        smarty.borrow_mut().customers.clear();
        assert_eq!(code(&run(job("o-2", 2))), "sent 3301 3401", "{words}");
        assert_eq!((linked().len(), there(&smarty).0.len(), posts()), (1, 1, 4));
        assert_ne!(linked(), ["70"]);
    }
}

#[test]
fn what_is_gone_stays_known_though_the_new_customer_got_no_answer() {
    let smarty = known_customer(|_| {});
    smarty.borrow_mut().delete_customer(70);
    smarty.borrow_mut().instead.push(("Customers/post/", Err(TransportError::Timeout)));
    assert_eq!(code(&run(job("o-2", 1))), "waiting customer-unanswered");
    assert_eq!((linked(), posts()), (vec!["70".to_owned()], 2), "nothing else took effect");
    assert_eq!(code(&run(job("o-3", 1))), "waiting customer-in-the-making");
    assert_eq!(posts(), 2, "not for the one that is gone");
    smarty.borrow_mut().instead.clear();
    assert_eq!(run_to_end("o-2", 2).0, "sent 3301 3401");
    assert_eq!(code(&run(job("o-3", 2))), "sent 3302 3402");
    assert_eq!((there(&smarty), linked()), ((vec![71], vec![71, 71, 70]), vec!["71".to_owned()]));
}
