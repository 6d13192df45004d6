//! From whatever is there to exactly what is wanted.

use std::collections::BTreeSet;

use super::*;
use proptest::prelude::*;

const ADDRESS: &str = "https://platform.example/plugins/shopify/webhooks";
const FORMER: &str = "https://former.example/shop-a/plugins/shopify/webhooks";
const FOREIGN: &str = "https://else.example/hooks";

fn subscription(id: &str, topic: &str, uri: &str) -> Subscription {
    Subscription { id: id.to_owned(), topic: topic.to_owned(), uri: uri.to_owned() }
}

/// What is there once the steps are done; two of one topic at one address are refused, as Shopify does.
fn after(mut there: Vec<Subscription>, steps: Vec<Step>, address: &str) -> Vec<Subscription> {
    let taken =
        |there: &[Subscription], topic: &str| there.iter().any(|it| it.topic == topic && it.uri == address);
    for (number, step) in steps.into_iter().enumerate() {
        match step {
            Step::End(id) => there.retain(|it| it.id != id),
            Step::Move(id, topic) => {
                assert!(!taken(&there, topic), "taken: {topic}");
                there.iter_mut().find(|it| it.id == id).unwrap().uri = address.to_owned();
            }
            Step::Begin(topic) => {
                assert!(!taken(&there, topic), "taken: {topic}");
                there.push(subscription(&format!("new-{number}"), topic, address));
            }
        }
    }
    there
}

fn wanted() -> Vec<&'static str> {
    Topic::wanted(true).collect()
}

#[test]
fn the_switch_decides_which_topics_are_subscribed_to() {
    assert_eq!(
        wanted(),
        [
            "CUSTOMERS_CREATE",
            "CUSTOMERS_UPDATE",
            "CUSTOMERS_DELETE",
            "CUSTOMERS_MERGE",
            "CUSTOMER_TAGS_ADDED",
            "CUSTOMER_TAGS_REMOVED",
            "CUSTOMERS_EMAIL_MARKETING_CONSENT_UPDATE",
            "APP_UNINSTALLED"
        ]
    );
    assert_eq!(Topic::wanted(false).collect::<Vec<_>>(), ["APP_UNINSTALLED"]);
}

#[test]
fn where_nothing_is_there_all_are_begun_and_a_second_time_nothing_is_done() {
    let steps = plan(&[], &wanted(), ADDRESS);
    assert_eq!(steps.len(), 8);
    let there = after(Vec::new(), steps, ADDRESS);
    assert_eq!(plan(&there, &wanted(), ADDRESS), []);
}

#[test]
fn a_change_of_the_address_moves_them_and_makes_none_twice() {
    let there = after(Vec::new(), plan(&[], &wanted(), FORMER), FORMER);
    let steps = plan(&there, &wanted(), ADDRESS);
    assert!(steps.len() == 8 && steps.iter().all(|step| matches!(step, Step::Move(..))), "{steps:?}");
    let there = after(there, steps, ADDRESS);
    assert!(there.len() == 8 && there.iter().all(|it| it.uri == ADDRESS));
}

#[test]
fn what_is_too_much_goes_and_what_is_foreign_stays() {
    let foreign = subscription("9", "CUSTOMERS_UPDATE", FOREIGN);
    let mut there = vec![
        subscription("1", "CUSTOMERS_UPDATE", FORMER),
        subscription("2", "CUSTOMERS_UPDATE", ADDRESS),
        subscription("3", "ORDERS_CREATE", ADDRESS),
        subscription("4", "PRODUCTS_UPDATE", FORMER),
        foreign.clone(),
    ];
    there = after(there.clone(), plan(&there, &["CUSTOMERS_UPDATE"], ADDRESS), ADDRESS);
    assert_eq!(there, [subscription("2", "CUSTOMERS_UPDATE", ADDRESS), foreign.clone()]);
    there = after(there.clone(), plan(&there, &[], ADDRESS), ADDRESS);
    assert_eq!(there, [foreign]);
}

#[test]
fn an_address_of_any_form_is_ours_if_it_is_the_one_in_use() {
    let there = [subscription("1", "APP_UNINSTALLED", "https://tunnel.example/x/webhooks")];
    assert_eq!(plan(&there, &["APP_UNINSTALLED"], "https://tunnel.example/x/webhooks"), []);
    assert!(!is_ours("https://evil.example/?/plugins/shopify/webhooks", ADDRESS));
}

proptest! {
    #[test]
    fn every_state_converges_in_one_pass(
        there in proptest::collection::vec((0..12_usize, 0..3_usize), 0..24),
        on in any::<bool>(),
    ) {
        let names: Vec<_> = wanted().into_iter().chain(["ORDERS_CREATE", "SHOP_UPDATE", "X", ""]).collect();
        let mut unique = BTreeSet::new();
        let there: Vec<_> = there
            .into_iter()
            .filter(|it| unique.insert(*it))
            .enumerate()
            .map(|(id, (topic, uri))| {
                // More than one at former addresses: each shop may have had its own.
                let uri = [ADDRESS.to_owned(), format!("https://{id}.example{OURS}"), FOREIGN.to_owned()][uri].clone();
                subscription(&id.to_string(), names[topic], &uri)
            })
            .collect();
        let foreign = |all: &[Subscription]| all.iter().filter(|it| it.uri == FOREIGN).cloned().collect::<Vec<_>>();
        let wanted: Vec<_> = Topic::wanted(on).collect();
        let before = foreign(&there);
        let there = after(there.clone(), plan(&there, &wanted, ADDRESS), ADDRESS);
        prop_assert_eq!(foreign(&there), before);
        let ours: BTreeSet<_> = there.iter().filter(|it| it.uri != FOREIGN).map(|it| (it.topic.as_str(), it.uri.as_str())).collect();
        prop_assert_eq!(ours, wanted.iter().map(|topic| (*topic, ADDRESS)).collect());
        prop_assert_eq!(there.len(), wanted.len() + foreign(&there).len());
        prop_assert_eq!(plan(&there, &wanted, ADDRESS), []);
    }
}

/// The remote of these tests: what is there, kept as lines of id, topic and address.
fn remote() {
    use framework360_sdk::testing;
    use serde_json::{Value, json};

    thread_local! {
        static THERE: std::cell::RefCell<Vec<Value>> = const { std::cell::RefCell::new(Vec::new()) };
    }
    testing::remote(|request| {
        let body: Value = serde_json::from_slice(request.body.as_ref().unwrap()).unwrap();
        let (query, variables) = (body["query"].as_str().unwrap(), &body["variables"]);
        let uri = &variables["subscription"]["uri"];
        let data = THERE.with_borrow_mut(|there| {
            if query.contains("mutation WebhookCreate") {
                let id = format!("gid://shopify/WebhookSubscription/{}", there.len() + 1);
                there.push(json!({ "id": id, "topic": variables["topic"], "uri": uri, "format": "JSON" }));
                json!({ "webhookSubscriptionCreate": { "userErrors": [] } })
            } else if query.contains("mutation WebhookUpdate") {
                there.iter_mut().find(|it| it["id"] == variables["id"]).unwrap()["uri"] = uri.clone();
                json!({ "webhookSubscriptionUpdate": { "userErrors": [] } })
            } else if query.contains("mutation WebhookDelete") {
                there.retain(|it| it["id"] != variables["id"]);
                json!({ "webhookSubscriptionDelete": { "userErrors": [] } })
            } else {
                let page = json!({ "hasNextPage": false, "endCursor": null });
                json!({ "webhookSubscriptions": { "nodes": *there, "pageInfo": page } })
            }
        });
        testing::json(200, &json!({ "data": data }).to_string())
    });
}

#[test]
fn the_store_follows_the_switches_the_address_and_the_end() {
    use framework360_sdk::{session, testing};

    testing::reset();
    remote();
    session::store("shpat_1", None).unwrap();
    testing::with(|host| {
        host.settings.insert("shop".to_owned(), "f360-test".to_owned());
        host.public_url = Some("https://platform.example/plugins/shopify".to_owned());
    });
    let requests = || testing::with(|host| std::mem::take(&mut host.requests).len());
    reconcile().unwrap();
    assert_eq!(requests(), 2);
    testing::with(|host| host.flows.push(CUSTOMERS_IN.to_owned()));
    reconcile().unwrap();
    assert_eq!(requests(), 8);
    reconcile().unwrap();
    assert_eq!(requests(), 1);
    testing::with(|host| host.public_url = Some("https://other.example/plugins/shopify".to_owned()));
    reconcile().unwrap();
    assert_eq!(requests(), 9);
    // Nobody could be reached there.
    testing::with(|host| host.public_url = Some(String::new()));
    reconcile().unwrap();
    assert_eq!(requests(), 9);
    disable().unwrap();
    assert_eq!(requests(), 1);
}
