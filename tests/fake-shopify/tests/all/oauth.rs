//! The authorization of the app.

use crate::common::{
    App, NEXT_SECRET, REDIRECT, SECRET, authorize_url, authorize_url_for, exchange, params, refresh, send,
    start, token_request,
};
use fake_shopify::{Callback, Refused, Shopify, ShopifyConfig, query_hmac};
use http::StatusCode;
use jiff::SignedDuration;
use serde_json::{Value, json};

/// The vectors of the facts, computed with another tool.
#[test]
fn a_query_is_signed_as_shopify_signs_it() {
    let message = |state: &str| {
        format!(
            "code=f360code0001&host=YWRtaW4uc2hvcGlmeS5jb20vc3RvcmUvZjM2MC10ZXN0\
             &shop=f360-test.myshopify.com&state={state}&timestamp=1764547200"
        )
    };
    let plain = "9796e2344892b323bb333aee6d368dfc881472574dbba63abd60aa19c1a5a005";
    let spaced = "448c48b855767e8cd22e8b01f09240c4bab2c47664844cddba1ba7e8c52a2d51";
    assert_eq!(query_hmac(SECRET, &message("n0nce123")), plain);
    assert_eq!(query_hmac(SECRET, &message("n0nce%20with%20space")), spaced);
}

/// Checks a signature as a connector would, from the query as it came.
fn signed(callback: &str, secret: &str) -> bool {
    let query = callback.split_once('?').unwrap().1;
    let mut pairs: Vec<&str> = query.split('&').filter(|pair| !pair.starts_with("hmac=")).collect();
    pairs.sort_unstable();
    params(callback).get("hmac") == Some(&query_hmac(secret, &pairs.join("&")))
}

#[tokio::test]
async fn the_owner_says_yes_and_the_browser_comes_back_signed() {
    let shopify = start().await;
    let callback = shopify.approve(&authorize_url(&shopify)).unwrap();
    assert!(callback.starts_with(&format!("{REDIRECT}?code=")), "{callback}");
    assert!(callback.contains("state=n0nce%20123"), "{callback}");
    let params = params(&callback);
    assert_eq!(params["shop"], "f360-test.myshopify.com");
    assert!(signed(&callback, SECRET));

    let answer = exchange(&shopify, &params["code"]).await;
    assert_eq!(answer.status, StatusCode::OK);
    // What is implied is left out.
    assert_eq!(answer.body["scope"], "read_customer_merge,write_customers");
    assert_eq!(
        (&answer.body["expires_in"], &answer.body["refresh_token_expires_in"]),
        (&json!(3600), &json!(7_776_000))
    );
    assert!(shopify.is_installed());
}

#[tokio::test]
async fn the_page_has_a_button_that_leads_back() {
    let shopify = start().await;
    let page = send("GET", &authorize_url(&shopify), &[], None).await;
    assert!(page.body.as_str().unwrap().contains("<li>read_customers</li>"), "{}", page.body);
    let back = send("POST", &authorize_url(&shopify), &[], None).await;
    assert_eq!(back.status, StatusCode::FOUND);
    assert!(signed(back.headers["location"].to_str().unwrap(), SECRET));
}

#[tokio::test]
async fn a_code_is_worth_something_once() {
    let shopify = start().await;
    let code = params(&shopify.approve(&authorize_url(&shopify)).unwrap())["code"].clone();
    assert_eq!(exchange(&shopify, &code).await.status, StatusCode::OK);
    let again = exchange(&shopify, &code).await;
    assert_eq!((again.status, &again.body["error"]), (StatusCode::BAD_REQUEST, &json!("invalid_request")));
}

#[tokio::test]
async fn what_goes_wrong_on_the_way_back_goes_wrong_once() {
    let shopify = start().await;
    let url = authorize_url(&shopify);
    let next = |callback: Callback| {
        shopify.next_callback(callback);
        shopify.approve(&url).unwrap()
    };
    let tampered = next(Callback::Tampered);
    assert!(!signed(&tampered, SECRET));
    assert!(!params(&next(Callback::Unsigned)).contains_key("hmac"));
    let other = next(Callback::OtherShop("other.myshopify.com".to_owned()));
    assert_eq!((signed(&other, SECRET), params(&other)["shop"].as_str()), (true, "other.myshopify.com"));
    let state = next(Callback::OtherState);
    assert_eq!((signed(&state, SECRET), params(&state)["state"].as_str()), (true, "n0nce 123-other"));
    let stale = next(Callback::Stale);
    let sent: i64 = params(&stale)["timestamp"].parse().unwrap();
    let now = shopify.clock(|clock| clock.now()).as_second();
    assert!(signed(&stale, SECRET) && now - sent >= 3600);
    assert!(signed(&shopify.approve(&url).unwrap(), SECRET));
}

#[tokio::test]
async fn the_owner_may_grant_less_than_was_asked() {
    let shopify = start().await;
    shopify.grant_only(&["read_customers"]);
    let asked = authorize_url_for(&shopify, "read_customers,write_customers");
    let code = params(&shopify.approve(&asked).unwrap())["code"].clone();
    let answer = exchange(&shopify, &code).await;
    assert_eq!(answer.body["scope"], "read_customers");

    let app = App { token: answer.body["access_token"].as_str().unwrap().to_owned(), shopify };
    let created = app.run("customer-create", json!({ "input": { "email": "a@example.ch" } })).await;
    assert_eq!(created["errors"][0]["extensions"]["code"], "ACCESS_DENIED", "{created:#}");
    assert_eq!(created["data"], json!({ "customerCreate": null }));
    let scopes = app.ok("shop", json!({}), "currentAppInstallation").await["accessScopes"].clone();
    assert_eq!(scopes, json!([{ "handle": "read_customers" }]));
}

#[tokio::test]
async fn the_page_refuses_what_it_does_not_know() {
    let config = ShopifyConfig { redirect_uris: vec![REDIRECT.to_owned()], ..ShopifyConfig::default() };
    let shopify = Shopify::start(config).await.unwrap();
    let url = authorize_url(&shopify);
    assert!(shopify.approve(&url).is_ok());
    for (right, wrong, refused) in [
        ("client_id=f360-test-client", "client_id=other", Refused::UnknownApp),
        ("oauth&state", "oauth%2F&state", Refused::WrongRedirect),
        ("scope=write_customers%2Cread_customer_merge", "scope=", Refused::NoScope),
        ("/admin/oauth/authorize", "/admin/oauth/authorise", Refused::NotThisPage),
    ] {
        assert_eq!(shopify.approve(&url.replace(right, wrong)), Err(refused));
    }
    let page = send("GET", &url.replace("f360-test-client", "other"), &[], None).await;
    assert_eq!(page.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn another_shops_name_leads_nowhere() {
    let app = App::installed().await;
    let url = format!("{}/admin/api/2026-10/graphql.json", app.shopify.url());
    let ask = async |host: &str| {
        let headers = [("host", host), ("x-shopify-access-token", app.token.as_str())];
        send("POST", &url, &headers, Some(&json!({ "query": "{ shop { id } }" }))).await.status
    };
    assert_eq!(ask("other.myshopify.com").await, StatusCode::NOT_FOUND);
    assert_eq!(ask("f360-test.myshopify.com").await, StatusCode::OK);
}

async fn let_in(shopify: &Shopify) -> Value {
    let code = params(&shopify.approve(&authorize_url(shopify)).unwrap())["code"].clone();
    exchange(shopify, &code).await.body
}

async fn opens(shopify: &Shopify, tokens: &Value) -> bool {
    let url = format!("{}/admin/api/2026-10/graphql.json", shopify.url());
    let token = tokens["access_token"].as_str().unwrap();
    let query = json!({ "query": "{ shop { id } }" });
    send("POST", &url, &[("x-shopify-access-token", token)], Some(&query)).await.status == StatusCode::OK
}

fn refresher(tokens: &Value) -> &str {
    tokens["refresh_token"].as_str().unwrap()
}

#[tokio::test]
async fn an_access_token_ends_after_an_hour_and_is_refreshed() {
    let shopify = start().await;
    let first = let_in(&shopify).await;
    shopify.clock(|clock| clock.advance(SignedDuration::from_mins(59)));
    let second = refresh(&shopify, refresher(&first)).await.body;
    assert!(opens(&shopify, &first).await, "older ones go on until their own end");
    shopify.clock(|clock| clock.advance(SignedDuration::from_mins(2)));
    assert_eq!((opens(&shopify, &first).await, opens(&shopify, &second).await), (false, true));
}

#[tokio::test]
async fn a_used_refresh_token_serves_until_its_replacement_is_used() {
    let shopify = start().await;
    let first = let_in(&shopify).await;
    // The first answer is lost; what is stored is used again.
    let lost = refresh(&shopify, refresher(&first)).await.body;
    let second = refresh(&shopify, refresher(&first)).await.body;
    assert_ne!(lost["refresh_token"], second["refresh_token"]);
    assert_eq!(refresh(&shopify, refresher(&second)).await.status, StatusCode::OK);
    for ended in [&first, &lost] {
        assert_eq!(refresh(&shopify, refresher(ended)).await.status, StatusCode::UNAUTHORIZED);
    }
}

#[tokio::test]
async fn a_refresh_token_ends_by_time_and_by_a_new_authorization() {
    let shopify = start().await;
    let first = let_in(&shopify).await;
    let second = let_in(&shopify).await;
    assert_eq!(refresh(&shopify, refresher(&first)).await.status, StatusCode::UNAUTHORIZED);
    assert_eq!(refresh(&shopify, refresher(&second)).await.status, StatusCode::OK);
    shopify.clock(|clock| clock.advance(SignedDuration::from_hours(30 * 24)));
    assert_eq!(refresh(&shopify, refresher(&second)).await.status, StatusCode::UNAUTHORIZED);

    let third = let_in(&shopify).await;
    shopify.clock(|clock| clock.advance(SignedDuration::from_hours(90 * 24)));
    assert_eq!(refresh(&shopify, refresher(&third)).await.status, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn an_answer_may_forget_how_long_a_token_lives() {
    let shopify = start().await;
    shopify.switches(|switches| switches.forgotten_lifetimes = 1);
    assert_eq!(let_in(&shopify).await.get("expires_in"), None);
    assert_eq!(let_in(&shopify).await["expires_in"], 3600);
}

#[tokio::test]
async fn an_app_that_is_thrown_out_has_nothing_left() {
    let app = App::installed().await;
    app.subscribe("CUSTOMERS_CREATE", "https://shop.example/webhooks").await;
    app.shopify.uninstall();
    assert_eq!(app.post(&json!({ "query": "{ shop { id } }" })).await.status, StatusCode::UNAUTHORIZED);
    assert!(app.shopify.subscriptions().is_empty());
}

#[tokio::test]
async fn two_secrets_are_good_while_one_is_rotated_and_the_older_one_signs() {
    let shopify = start().await;
    let ask = async |secret: &str| {
        let body = json!({ "client_id": "f360-test-client", "client_secret": secret, "grant_type": "refresh_token" });
        token_request(&shopify, &body).await.body["error"].clone()
    };
    assert_eq!(
        (ask(SECRET).await, ask(NEXT_SECRET).await),
        (json!("invalid_grant"), json!("invalid_client"))
    );
    shopify.rotate_secret();
    assert_eq!((ask(SECRET).await, ask(NEXT_SECRET).await), (json!("invalid_grant"), json!("invalid_grant")));
    assert!(signed(&shopify.approve(&authorize_url(&shopify)).unwrap(), SECRET));
    shopify.revoke_old_secret();
    assert_eq!(
        (ask(SECRET).await, ask(NEXT_SECRET).await),
        (json!("invalid_client"), json!("invalid_grant"))
    );
    assert!(signed(&shopify.approve(&authorize_url(&shopify)).unwrap(), NEXT_SECRET));
}

#[tokio::test]
async fn an_install_link_from_shopifys_side_is_signed() {
    let shopify = start().await;
    let link = shopify.install_link("https://shop.example/install?x=1").unwrap();
    assert!(link.starts_with("https://shop.example/install?x=1&host="), "{link}");
    let query = link.split_once("x=1&").unwrap().1;
    assert!(signed(&format!("https://shop.example/?{query}"), SECRET));
}

#[tokio::test]
async fn no_secret_and_no_token_is_in_the_ledger() {
    let shopify = start().await;
    let tokens = let_in(&shopify).await;
    let renewed = refresh(&shopify, refresher(&tokens)).await.body;
    opens(&shopify, &renewed).await;
    let ledger = serde_json::to_string(&shopify.ledger()).unwrap();
    for secret in [SECRET, tokens["access_token"].as_str().unwrap(), refresher(&tokens), refresher(&renewed)]
    {
        assert!(!ledger.contains(secret), "{ledger}");
    }
    assert!(ledger.contains("grant_type"));
}
