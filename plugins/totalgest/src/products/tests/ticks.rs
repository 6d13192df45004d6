//! Several product ticks in a row: what each of them requests and reports.

use framework360_sdk::http::TransportError;
use framework360_sdk::testing::{self, changes::Change};
use framework360_sdk::{Connector, Enumeration, Error, Next, civil};
use serde_json::json;

use super::{product, tick, with};
use crate::fake_remote::{self, answer, problem};
use crate::{TotalGest, say};

const LIST: &str = "GET /erp/v1/shops/shop-7/owners/owner%2F3/products?limit=200";

#[test]
fn a_product_comes_in_with_all_that_the_guides_promise() {
    let totalgest = fake_remote::start();
    totalgest.borrow_mut().put(product("p-17"));
    TotalGest::on_product_tick(None).unwrap();
    let change = testing::with(|host| host.changes.remove(0));
    let Change::UpsertProduct(product) = change else { panic!("{change:?}") };
    assert_eq!(product.remote_id.as_deref(), Some("p-17"));
    assert_eq!((product.sku.as_str(), product.ean.as_str()), ("00p-17", "0610000000017"));
    assert_eq!(product.name, "Tasse p-17");
    assert_eq!(
        (product.short_description.as_str(), product.description.as_str()),
        ("kurz", "<p>Porzellan</p>")
    );
    assert_eq!((product.price.as_str(), product.currency.as_str()), ("19.90", "CHF"));
    assert_eq!((product.vat_included, product.vat_rate.as_deref()), (true, Some("8.1")));
    assert_eq!(product.quantity.as_deref(), Some("12"));
    assert!(product.active && !product.remote_version.is_empty());
}

#[test]
fn the_first_tick_lists_everything_and_an_unchanged_one_is_a_single_request() {
    let totalgest = fake_remote::start();
    for id in 0..3 {
        totalgest.borrow_mut().put(product(&id.to_string()));
    }
    let first = tick(None);
    assert_eq!(first.changes, ["whole 0", "whole 1", "whole 2"]);
    assert_eq!(first.pages[0].enumeration, Some(Enumeration { begins: true, ends: true }));
    assert_eq!(first.pages[0].done, 3);
    totalgest.borrow_mut().seen.clear();
    let second = tick(first.cursor());
    assert_eq!((second.changes.len(), second.pages.len()), (0, 1));
    assert_eq!((second.pages[0].enumeration, second.pages[0].done), (None, 0));
    assert_eq!(totalgest.borrow().seen, [format!("{LIST}&after=000000000003")]);
    assert_eq!(second.cursor(), first.cursor());
}

#[test]
fn what_changes_comes_in_and_stock_alone_as_stock() {
    let totalgest = fake_remote::start();
    for id in ["1", "2", "3", "4"] {
        totalgest.borrow_mut().put(product(id));
    }
    let first = tick(None);
    {
        let mut totalgest = totalgest.borrow_mut();
        totalgest.put(with("1", "quantity", json!("7.50")));
        totalgest.put(with("2", "name", json!("Becher")));
        totalgest.put(with("3", "state", json!("off_sale")));
        totalgest.remove("4");
        totalgest.put(with("5", "state", json!("off_sale")));
        totalgest.remove("6");
    }
    let second = tick(first.cursor());
    // The last two were never taken: what ends is a problem that they may have been.
    assert_eq!(second.changes, ["gone 5", "gone 6", "stock 1 7.5", "whole 2", "gone 3", "gone 4"]);
    totalgest.borrow_mut().put(product("3"));
    let third = tick(second.cursor());
    assert_eq!(third.changes, ["whole 3"], "on sale again");
}

#[test]
fn what_is_removed_and_there_again_within_a_call_is_there() {
    let totalgest = fake_remote::start();
    totalgest.borrow_mut().put(product("1"));
    let first = tick(None);
    let gone = json!({"items": [{"id": "1", "state": "removed"}], "after": "2", "more": true});
    let back = json!({"items": [product("1")], "after": "3", "more": false});
    totalgest.borrow_mut().instead = vec![Some(answer(200, &gone)), Some(answer(200, &back))];
    assert_eq!(tick(first.cursor()).changes, ["stock 1 12"]);
}

#[test]
fn a_thousand_products_are_a_call_and_more_are_several() {
    let totalgest = fake_remote::start();
    for id in 0..1_100 {
        totalgest.borrow_mut().put(product(&id.to_string()));
    }
    let first = tick(None);
    let flags: Vec<_> = first.pages.iter().map(|page| (page.done, page.enumeration.unwrap())).collect();
    let part = |begins, ends| Enumeration { begins, ends };
    assert_eq!(flags, [(1_000, part(true, false)), (1_100, part(false, true))]);
    assert!(matches!(first.pages[0].next, Next::Now));
    assert_eq!(first.changes.len(), 1_100);
    assert_eq!(totalgest.borrow().seen.len(), 6);
}

#[test]
fn a_stamp_that_is_forgotten_means_a_list_of_everything_at_once() {
    let totalgest = fake_remote::start();
    totalgest.borrow_mut().put(product("1"));
    totalgest.borrow_mut().put(product("2"));
    let first = tick(None);
    totalgest.borrow_mut().put(with("2", "quantity", json!("1")));
    totalgest.borrow_mut().forgotten = 3;
    let second = tick(first.cursor());
    assert_eq!(second.changes, ["stock 1 12", "stock 2 1"]);
    assert_eq!(second.pages[0].enumeration, Some(Enumeration { begins: true, ends: true }));
}

#[test]
fn a_totalgest_that_forgets_every_stamp_ends_in_an_error_and_not_in_a_loop() {
    let totalgest = fake_remote::start();
    totalgest.borrow_mut().instead = vec![Some(problem(410, "stamp-gone"))];
    assert!(matches!(TotalGest::on_product_tick(None), Err(Error::Rejected(_) | Error::Unexpected(_))));
    let gone = || Some(problem(410, "stamp-gone"));
    let page =
        |after: &str| Some(answer(200, &json!({"items": [product("1")], "after": after, "more": true})));
    totalgest.borrow_mut().instead = vec![page("1"), gone(), gone(), gone()];
    let first = TotalGest::on_product_tick(None).unwrap();
    assert!(matches!(first.next, Next::Now));
    let next = |cursor: &str| TotalGest::on_product_tick(Some(cursor.into()));
    assert_eq!(next(&first.cursor), Err(Error::Unexpected(say::list_stuck())));
    assert_eq!(totalgest.borrow().seen.len(), 4);
    // At the next tick the list begins again: it may only have been left for too long.
    testing::with(|host| host.now += 300_000);
    totalgest.borrow_mut().instead = vec![gone()];
    assert_eq!(next(&first.cursor).unwrap().enumeration, Some(Enumeration { begins: true, ends: true }));
    // A stamp of an earlier pass, and then fresh ones that are gone each time.
    let before = tick(None);
    totalgest.borrow_mut().instead = vec![gone(), page("7"), gone(), gone()];
    let again = next(&before.cursor().unwrap()).unwrap();
    assert_eq!(again.enumeration, Some(Enumeration { begins: true, ends: false }));
    assert_eq!(next(&again.cursor), Err(Error::Unexpected(say::list_stuck())));
}

#[test]
fn a_new_year_with_other_rates_means_a_list_of_everything() {
    let totalgest = fake_remote::start();
    testing::with(|host| host.now = civil::read("2023-12-31T22:59:00").unwrap() * 1000);
    crate::session::renew().unwrap();
    totalgest.borrow_mut().put(product("1"));
    totalgest.borrow_mut().put(with("2", "vat", json!({"rate": "2.5"})));
    let before = tick(None);
    assert_eq!(before.changes, ["whole 1", "whole 2"]);
    assert_eq!(tick(before.cursor()).changes.len(), 0);
    testing::with(|host| host.now += 60_000);
    let after = TotalGest::on_product_tick(before.cursor()).unwrap();
    assert_eq!(after.enumeration, Some(Enumeration { begins: true, ends: true }));
    let rates = testing::with(|host| {
        let rate = |change: &Change| match change {
            Change::UpsertProduct(product) => product.vat_rate.clone(),
            _ => None,
        };
        std::mem::take(&mut host.changes).iter().map(rate).collect::<Vec<_>>()
    });
    assert_eq!(rates, [Some("8.1".to_owned()), None], "the one with a rate of its own is as it was");
}

#[test]
fn what_cannot_be_taken_is_a_problem_with_its_reason_and_stops_nothing() {
    let totalgest = fake_remote::start();
    let euros = json!([{"currency": "EUR", "amount": "1", "vat_included": true}]);
    let bad = |amount: &str| json!([{"currency": "CHF", "amount": amount, "vat_included": true}]);
    let items = json!([
        with("1", "prices", euros),
        with("2", "prices", json!(null)),
        with("3", "name", json!(" ")),
        with("4", "vat", json!({"code": "luxury"})),
        with("5", "prices", bad("-1")),
        with("6", "prices", bad("free")),
        with("7", "quantity", json!("some")),
        with("8", "state", json!("draft")),
        with("9", "vat", json!({"rate": "x"})),
        with("", "sku", json!("S-10")),
        with("11", "prices", json!([{"currency": "CHF", "amount": "1"}])),
        product("12"),
        with(
            "13",
            "prices",
            json!([
                {"currency": "CHF", "amount": "1", "vat_included": true},
                {"currency": "chf", "amount": "2", "vat_included": true},
            ])
        ),
    ]);
    let page = json!({"items": items, "after": "9", "more": false});
    totalgest.borrow_mut().instead = vec![Some(answer(200, &page))];
    let reported = tick(None);
    assert_eq!(reported.changes, ["whole 12"]);
    let problems: Vec<_> = reported.pages[0]
        .problems
        .iter()
        .map(|problem| (problem.remote_id.as_str(), problem.message.code.as_str()))
        .collect();
    assert_eq!(
        problems,
        [
            ("1", "price-missing"),
            ("2", "price-none"),
            ("3", "product-without-name"),
            ("4", "vat-unknown"),
            ("5", "sdk-bad-price"),
            ("6", "sdk-bad-price"),
            ("7", "sdk-bad-quantity"),
            ("8", "product-unclear"),
            ("9", "sdk-bad-vat-rate"),
            ("? S-10", "product-without-id"),
            ("11", "product-unclear"),
            ("13", "price-twice"),
        ]
    );
    let there = crate::say::STRINGS.render(&reported.pages[0].problems[0].message, "de");
    assert_eq!(there, "001: Es gibt keinen Preis in CHF, nur in EUR. Ergänze in TotalGest einen in CHF.");
}

#[test]
fn a_product_is_read_liberally() {
    let totalgest = fake_remote::start();
    let items = json!([{
        "id": 17, "state": "on_sale", "sku": 42, "ean": null, "name": "Tasse", "colour": {"deep": [1]},
        "prices": [{"currency": " chf ", "amount": 19.9, "vat_included": 1}], "vat": {"rate": 8.1},
    }]);
    totalgest.borrow_mut().instead =
        vec![Some(answer(200, &json!({"items": items, "more": 0, "after": null})))];
    TotalGest::on_product_tick(None).unwrap();
    let change = testing::with(|host| host.changes.remove(0));
    let Change::UpsertProduct(product) = change else { panic!("{change:?}") };
    assert_eq!(
        (product.remote_id.as_deref(), product.sku.as_str(), product.ean.as_str()),
        (Some("17"), "42", "")
    );
    assert_eq!((product.price.as_str(), product.vat_rate.as_deref()), ("19.90", Some("8.1")));
    assert_eq!(product.quantity, None);
}

#[test]
fn a_list_that_does_not_move_ends_in_an_error_and_not_in_a_loop() {
    let stuck = [
        json!({"items": [], "more": true}),
        json!({"items": [], "after": "", "more": true}),
        json!({"items": [product("1")], "more": true}),
    ];
    for page in stuck {
        let totalgest = fake_remote::start();
        totalgest.borrow_mut().instead = vec![Some(answer(200, &page))];
        assert_eq!(TotalGest::on_product_tick(None), Err(Error::Unexpected(say::list_stuck())));
    }
    let totalgest = fake_remote::start();
    let again = json!({"items": [], "after": "5", "more": true});
    totalgest.borrow_mut().instead = (0..3).map(|_| Some(answer(200, &again))).collect();
    let cursor = TotalGest::on_product_tick(None).unwrap().cursor;
    assert_eq!(TotalGest::on_product_tick(Some(cursor)), Err(Error::Unexpected(say::list_stuck())));
    assert_eq!(totalgest.borrow().seen.len(), 3);
}

#[test]
fn a_list_that_goes_round_in_a_circle_ends_in_an_error_too() {
    let _totalgest = fake_remote::start();
    let mut stamp = 0;
    testing::remote(move |_| {
        stamp += 1;
        answer(200, &json!({"items": [], "after": (stamp % 2).to_string(), "more": true}))
    });
    let cursor = TotalGest::on_product_tick(None).unwrap().cursor;
    // The cursor as it is after many such calls.
    let mut cursor = cursor.replace(r#""requests":5"#, r#""requests":199992"#);
    for _ in 0..2 {
        cursor = TotalGest::on_product_tick(Some(cursor)).unwrap().cursor;
    }
    let next = || TotalGest::on_product_tick(Some(cursor.clone()));
    assert_eq!(next(), Err(Error::Unexpected(say::list_stuck())));
    testing::with(|host| host.now += 300_000);
    assert_eq!(next().unwrap().enumeration, Some(Enumeration { begins: true, ends: false }), "begun again");
}

#[test]
fn a_slow_totalgest_is_read_over_several_calls() {
    let totalgest = fake_remote::start();
    for id in 0..1_000 {
        totalgest.borrow_mut().put(product(&id.to_string()));
    }
    totalgest.borrow_mut().after_page = Some(|_| testing::with(|host| host.now += 13_000));
    let reported = tick(None);
    let done: Vec<_> = reported.pages.iter().map(|page| page.done).collect();
    assert_eq!(done, [400, 800, 1_000]);
    assert_eq!(reported.changes.len(), 1_000);
}

#[test]
fn what_was_read_before_a_failure_is_reported_and_the_next_call_meets_the_failure() {
    for (failure, is) in [
        (problem(503, "unavailable"), (|error| matches!(error, Error::Unavailable(_))) as fn(&Error) -> bool),
        (problem(401, "session-expired"), |error| *error == Error::Expired),
        (Err(TransportError::Timeout), |error| matches!(error, Error::Unavailable(_))),
    ] {
        let totalgest = fake_remote::start();
        for id in 0..500 {
            totalgest.borrow_mut().put(product(&id.to_string()));
        }
        totalgest.borrow_mut().instead = vec![None, Some(failure.clone()), Some(failure)];
        let first = TotalGest::on_product_tick(None).unwrap();
        assert!(matches!(first.next, Next::Now));
        assert_eq!((first.done, first.enumeration), (200, Some(Enumeration { begins: true, ends: false })));
        let failed = TotalGest::on_product_tick(Some(first.cursor.clone())).unwrap_err();
        assert!(is(&failed), "{failed:?}");
        let rest = tick(Some(first.cursor));
        assert_eq!(rest.changes.len(), 500, "nothing twice, nothing lost");
        assert_eq!(rest.pages[0].enumeration, Some(Enumeration { begins: false, ends: true }));
    }
}

#[test]
fn another_currency_of_the_shop_means_a_list_of_everything() {
    let totalgest = fake_remote::start();
    totalgest.borrow_mut().put(product("1"));
    let before = tick(None);
    testing::with(|host| host.currency = " eur".into());
    let after = TotalGest::on_product_tick(before.cursor()).unwrap();
    assert_eq!(after.enumeration, Some(Enumeration { begins: true, ends: true }));
    let change = testing::with(|host| host.changes.remove(0));
    assert!(matches!(change, Change::UpsertProduct(product) if product.price == "20.50"));
    testing::with(|host| host.currency = "EUR".into());
    assert_eq!(tick(Some(after.cursor)).changes.len(), 0, "the same by another spelling");
}

#[test]
fn a_product_that_can_no_longer_be_taken_keeps_its_stock_right() {
    let totalgest = fake_remote::start();
    totalgest.borrow_mut().put(product("1"));
    let first = tick(None);
    let mut priceless = with("1", "prices", json!([]));
    priceless["quantity"] = json!("0");
    totalgest.borrow_mut().put(priceless);
    let second = tick(first.cursor());
    assert_eq!(second.changes, ["stock 1 0"]);
    assert_eq!(second.pages[0].problems[0].message.code, "price-none");
}

#[test]
fn a_page_without_items_or_an_end_is_refused() {
    for page in
        [json!({"items": []}), json!({"more": false}), json!({"items": [1], "more": false}), json!([])]
    {
        let totalgest = fake_remote::start();
        totalgest.borrow_mut().instead = vec![Some(answer(200, &page))];
        assert!(matches!(TotalGest::on_product_tick(None), Err(Error::Unexpected(_))), "{page}");
    }
}

#[test]
fn a_page_that_is_too_large_is_read_in_smaller_ones() {
    let totalgest = fake_remote::start();
    for id in 0..25 {
        totalgest.borrow_mut().put(product(&id.to_string()));
    }
    totalgest.borrow_mut().instead = vec![Some(Err(TransportError::TooLarge))];
    let reported = tick(None);
    assert_eq!(reported.changes.len(), 25);
    let limits: Vec<_> =
        totalgest.borrow().seen.iter().map(|seen| seen.split("limit=").nth(1).unwrap().to_owned()).collect();
    assert_eq!(limits, ["200", "20", "200&after=000000000020"]);
}

#[test]
fn an_empty_catalogue_is_listed_again_with_one_request() {
    let totalgest = fake_remote::start();
    totalgest.borrow_mut().instead = vec![Some(answer(200, &json!({"items": [], "more": false}))), None];
    let first = tick(None);
    assert_eq!(first.pages[0].enumeration, Some(Enumeration { begins: true, ends: true }));
    totalgest.borrow_mut().put(product("1"));
    assert_eq!(tick(first.cursor()).changes, ["whole 1"]);
    assert_eq!(totalgest.borrow().seen.len(), 2);
}

#[test]
fn a_switch_that_is_off_asks_nothing_and_keeps_the_place() {
    let totalgest = fake_remote::start();
    totalgest.borrow_mut().put(product("1"));
    let first = tick(None);
    testing::with(|host| host.flows.clear());
    totalgest.borrow_mut().seen.clear();
    let off = tick(first.cursor());
    assert_eq!(off.cursor(), first.cursor());
    assert!(totalgest.borrow().seen.is_empty() && off.changes.is_empty());
}

#[test]
fn a_cursor_that_cannot_be_read_costs_a_list_of_everything() {
    let totalgest = fake_remote::start();
    totalgest.borrow_mut().put(product("1"));
    for broken in ["{", "", r#"{"v":9}"#] {
        let reported = tick(Some(broken.into()));
        assert_eq!(reported.pages[0].enumeration, Some(Enumeration { begins: true, ends: true }), "{broken}");
    }
}

#[test]
fn refusals_have_their_consequences() {
    let totalgest = fake_remote::start();
    let with = |given| {
        totalgest.borrow_mut().instead = vec![Some(given)];
        TotalGest::on_product_tick(None).unwrap_err()
    };
    assert_eq!(with(problem(403, "no-rights")), Error::NotConfigured(say::no_right_products()));
    assert_eq!(with(problem(404, "unknown-shop")), Error::Unauthorized(say::shop_unknown("shop-7")));
    assert_eq!(with(problem(401, "session-expired")), Error::Expired);
    assert!(matches!(with(problem(429, "too-many-requests")), Error::Throttled(_)));
    assert!(matches!(with(problem(503, "unavailable")), Error::Unavailable(_)));
    assert!(matches!(with(problem(404, "new")), Error::Unexpected(_)));
}
