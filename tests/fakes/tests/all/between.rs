//! Changes that a test makes between two requests, and how it counts requests.

use crate::common::{get, ids, receive, send_raw, smarty};
use fakes::{Fault, RequestMatcher};
use http::StatusCode;
use serde_json::json;

#[tokio::test]
async fn the_catalogue_changes_just_before_the_nth_list() {
    let smarty = smarty().await;
    let all = smarty.seed_products(3, 1);
    let gone = all[0];
    smarty.before(RequestMatcher::get("Products/list").nth(2), move |data| {
        data.remove_product(gone);
    });
    let mut lengths = Vec::new();
    for path in ["Products/list", "Taxes/list", "Products/list/", "Products/list"] {
        lengths.push(ids(&get(&smarty, path).await.json()).len());
        if lengths.len() == 2 {
            assert_eq!(smarty.product_count(), 3, "nothing happens before its turn");
        }
    }
    assert_eq!(lengths, [3, 5, 2, 2]);
}

#[tokio::test]
async fn a_hook_can_run_before_every_list_and_meets_only_what_smarty_answers() {
    let smarty = smarty().await;
    smarty.before(RequestMatcher::get("Products/list").always(), |data| {
        data.seed_products(1, 1);
    });
    smarty.inject(RequestMatcher::get("Products/list"), Fault::status(StatusCode::BAD_GATEWAY));
    assert_eq!(get(&smarty, "Products/list").await.status, 502);
    let wrong = "/titanium/V2/Api/Products/list?ApiKey=wrong";
    receive(send_raw(&smarty.url(), "GET", wrong, None).await).await.unwrap();
    assert_eq!(smarty.product_count(), 0);
    for expected in 1..=2 {
        assert_eq!(ids(&get(&smarty, "Products/list").await.json()).len(), expected);
    }
}

#[tokio::test]
async fn requests_are_counted_by_path_from_a_mark_on() {
    let smarty = smarty().await;
    get(&smarty, "Products/list").await;
    let mark = smarty.mark();
    for path in ["Products/list?limit=1", "Taxes/list", "Products/list/"] {
        get(&smarty, path).await;
    }
    crate::common::post(&smarty, "Products/post", &json!({})).await;
    let count = |on: RequestMatcher| smarty.requests_since(mark, &on);
    assert_eq!(count(RequestMatcher::get("Products/list")), 2);
    assert_eq!(count(RequestMatcher::any("Products/*")), 3);
    assert_eq!(count(RequestMatcher::everything()), 4);
    assert_eq!(smarty.requests_since(0, &RequestMatcher::get("Products/list").nth(9)), 3);
    assert_eq!(smarty.requests_since(99, &RequestMatcher::everything()), 0);
}
