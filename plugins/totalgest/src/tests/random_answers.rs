//! Random answers of a server: each is read or refused without a panic.

use framework360_sdk::Connector;
use framework360_sdk::testing::{self, Answer, records::Entry, samples};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::fake_remote;
use crate::{EXPORT_ORDER, TotalGest};

/// Random JSON with TotalGest's names and values, and with others.
fn body() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(|flag| json!(flag)),
        any::<i64>().prop_map(|number| json!(number)),
        ".{0,8}".prop_map(|text| json!(text)),
        "(on_sale|removed|CHF|standard|19\\.90|-1|1e9|totalgest|1\\.0)".prop_map(|text| json!(text)),
    ];
    let key = "(items|after|more|id|stamp|state|sku|ean|name|prices|currency|amount|vat_included|vat|code|rate|quantity|token|expires_in|shop|owner|rights|number|total|url|type|detail|errors|pointer|service|version)";
    leaf.prop_recursive(4, 40, 8, move |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..4).prop_map(Value::Array),
            proptest::collection::btree_map(key, inner, 0..8)
                .prop_map(|fields| Value::Object(fields.into_iter().collect())),
        ]
    })
}

fn random_answer() -> impl Strategy<Value = Answer> {
    let status =
        prop_oneof![Just(200), Just(201), Just(422), Just(401), Just(403), Just(404), Just(410), 100u16..600];
    let text = prop_oneof![body().prop_map(|body| body.to_string()), ".{0,20}"];
    (status, text).prop_map(|(status, text)| testing::json(status, &text))
}

proptest! {
    #[test]
    fn any_answer_is_taken_or_refused_without_a_panic(given in random_answer(), passed in 0usize..4) {
        let totalgest = fake_remote::start();
        testing::with(|host| host.records = vec![Entry::Order(samples::simple())]);
        let calls: [fn(); 4] = [
            || drop(TotalGest::check()),
            || drop(crate::session::renew()),
            || drop(TotalGest::on_job(samples::run(EXPORT_ORDER, "o-1"))),
            || drop(TotalGest::on_product_tick(None)),
        ];
        for call in calls {
            // The first answers are right, the others random.
            let mut instead: Vec<_> = (0..passed).map(|_| None).collect();
            instead.extend((0..8).map(|_| Some(given.clone())));
            totalgest.borrow_mut().instead = instead;
            call();
        }
    }
}
