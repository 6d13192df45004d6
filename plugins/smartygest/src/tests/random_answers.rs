//! Random answers of Smarty: each is read or refused without a panic, and no message shows the key.

use framework360_sdk::Connector;
use framework360_sdk::testing::{self, samples};

use super::{job, run, shop};
use crate::Smartygest;

proptest::proptest! {
    #[test]
    fn any_answer_at_any_step_is_taken_or_refused_without_a_panic(
        body in proptest::prop_oneof![".{0,60}", json_text()], status in 100u16..600, step in 0usize..5, attempt in 1u32..3,
    ) {
        let path = ["Taxes/list", "Customers/list", "Customers/post/", "Sales_Orders/list/", "Sales_Orders/post/"][step];
        let smarty = shop(vec![samples::simple()]);
        for status in [status, 200] {
            smarty.borrow_mut().instead = vec![(path, testing::json(status, &body))];
            let result = run(job("o-1", attempt));
            let reported = format!("{result:?}");
            proptest::prop_assert!(!reported.contains("K1"), "the key is shown");
        }
        let _ = Smartygest::check();
    }
}

/// JSON of every shape, with the names that Smarty uses.
fn json_text() -> impl proptest::strategy::Strategy<Value = String> {
    use proptest::prelude::*;
    let leaf = prop_oneof![
        Just("null".to_owned()),
        Just("true".to_owned()),
        "-?[1-9][0-9]{0,25}(\\.[0-9]{1,20})?([eE][+-]?[0-9]{1,3})?",
        "[a-zA-Z0-9 @.-]{0,8}".prop_map(|text| format!("\"{text}\"")),
    ];
    leaf.prop_recursive(4, 40, 6, |inner| {
        let key = proptest::sample::select(vec![
            "id",
            "error",
            "items",
            "Data",
            "Records",
            "rows",
            "sku",
            "quantity",
            "price",
            "customer_id",
            "email",
            "value",
            "date",
        ]);
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..5).prop_map(|list| format!("[{}]", list.join(","))),
            proptest::collection::vec((key, inner), 0..5).prop_map(|fields| {
                let fields: Vec<_> = fields.iter().map(|(key, value)| format!("\"{key}\":{value}")).collect();
                format!("{{{}}}", fields.join(","))
            }),
        ]
    })
}
