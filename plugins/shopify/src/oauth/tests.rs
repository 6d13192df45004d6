//! The authorization and its callback: each failure has a message of its own.

use std::collections::BTreeSet;

use super::*;
use crate::say::STRINGS;
use crate::signature::tests::{SECRET, hmac};
use framework360_sdk::{session, testing};

const NOW: u64 = 1_764_547_200_000;
const SHOP: &str = "f360-test.myshopify.com";

fn begin(shop: &str) {
    testing::reset();
    testing::with(|host| {
        host.now = NOW;
        for (key, value) in [("shop", shop), ("client_id", "the id"), ("client_secret", SECRET)] {
            host.settings.insert(key.to_owned(), value.to_owned());
        }
    });
    testing::remote(|request| {
        assert_eq!(request.url, format!("https://{SHOP}/admin/oauth/access_token"));
        let body: serde_json::Value = serde_json::from_slice(request.body.as_ref().unwrap()).unwrap();
        assert_eq!((&body["client_id"], &body["client_secret"]), (&"the id".into(), &SECRET.into()));
        assert_eq!((&body["code"], &body["expiring"]), (&"C0DE".into(), &"1".into()));
        testing::json(
            200,
            r#"{"access_token":"shpat_1","refresh_token":"shprt_1","expires_in":3600,
                "scope":"read_customer_merge,write_customers"}"#,
        )
    });
}

fn signed(message: &str) -> String {
    format!("{message}&hmac={}", hmac(SECRET, message))
}

fn back(shop: &str) -> String {
    signed(&format!("code=C0DE&shop={shop}&state=n0nce&timestamp=1764547200"))
}

fn rejected(done: Result<Authorized, Error>) -> Message {
    match done {
        Err(Error::Rejected(message)) => message,
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_owner_is_sent_to_the_store_with_all_that_its_page_wants() {
    begin("https://F360-Test.myshopify.com/admin");
    let way = authorize_url("", "https://platform.example/plugins/shopify/oauth", "n0nce").unwrap();
    assert_eq!(way.account, SHOP);
    assert_eq!(
        way.url,
        "https://f360-test.myshopify.com/admin/oauth/authorize?client_id=the%20id\
         &scope=read_customers%2Cwrite_customers%2Cread_customer_merge\
         &redirect_uri=https%3A%2F%2Fplatform.example%2Fplugins%2Fshopify%2Foauth&state=n0nce"
    );
}

#[test]
fn an_install_link_brings_the_store_if_shopify_signed_it() {
    begin("");
    let link = format!("shop={SHOP}&timestamp=1764547200");
    let way = authorize_url(&signed(&link), "https://p.example/oauth", "s").unwrap();
    assert!(way.url.starts_with("https://f360-test.myshopify.com/admin/oauth/authorize?"));
    assert_eq!(way.account, SHOP, "no other store may answer");
    assert_eq!(
        authorize_url("", "https://p.example/oauth", "s"),
        Err(Error::NotConfigured(say::shop_missing()))
    );
    for (query, expected) in [
        (link.clone(), say::link_unsigned()),
        (signed(&link).replace("f360", "evil"), say::link_tampered()),
        (signed(&format!("shop={SHOP}&timestamp=1764540000")), say::link_stale()),
        (signed("shop=evil.example&timestamp=1764547200"), say::link_no_shop()),
    ] {
        assert_eq!(authorize_url(&query, "https://p.example/oauth", "s"), Err(Error::Rejected(expected)));
    }
    begin("another");
    let other = say::LinkOtherShop { there: SHOP, ours: "another.myshopify.com" }.message();
    assert_eq!(authorize_url(&signed(&link), "https://p.example/oauth", "s"), Err(Error::Rejected(other)));
}

#[test]
fn the_way_back_ends_in_a_session_of_that_store() {
    begin("f360-test");
    let done = complete(&back(SHOP), SHOP).unwrap();
    assert_eq!((done.account.id.as_str(), done.expires_at), (SHOP, Some(NOW + 3_600_000)));
    assert_eq!(session::token().as_deref(), Ok("shpat_1"));
    assert_eq!(session::refresh_token(), Ok(Some("shprt_1".to_owned())));
    // An owner who came by an install link entered no store: it's known all the same.
    testing::with(|host| host.settings.remove("shop"));
    assert_eq!(ShopDomain::of_installation().unwrap().as_str(), SHOP);
}

/// The messages of every callback that fails.
fn failing_callbacks() -> Vec<Message> {
    let refuse =
        |status: u16, body: &'static str| move || testing::remote(move |_| testing::json(status, body));
    let honest = || ();
    type Case = (String, Box<dyn Fn()>);
    let cases: Vec<Case> = vec![
        (format!("code=C0DE&shop={SHOP}&state=s&timestamp=1764547200"), Box::new(honest)),
        (back(SHOP).replace("C0DE", "0THER"), Box::new(honest)),
        (signed(&format!("code=C0DE&shop={SHOP}&state=s&timestamp=1764543600")), Box::new(honest)),
        (signed("code=C0DE&shop=evil.example&state=s&timestamp=1764547200"), Box::new(honest)),
        (back("another.myshopify.com"), Box::new(honest)),
        (signed(&format!("shop={SHOP}&state=s&timestamp=1764547200")), Box::new(honest)),
        (back(SHOP), Box::new(refuse(400, r#"{"error":"invalid_request"}"#))),
        (back(SHOP), Box::new(refuse(404, ""))),
    ];
    let reported = cases.into_iter().map(|(query, remote)| {
        begin("f360-test");
        remote();
        let message = rejected(complete(&query, SHOP));
        assert!(testing::with(|host| host.storage.is_empty()), "{}", message.code);
        message
    });
    reported.collect()
}

#[test]
fn each_way_back_that_is_wrong_has_a_message_of_its_own_in_each_language() {
    let messages = failing_callbacks();
    for locale in ["en", "it", "fr", "de", "es", "nl"] {
        let texts: BTreeSet<_> = messages.iter().map(|message| STRINGS.render(message, locale)).collect();
        assert_eq!(texts.len(), messages.len(), "{locale}");
        assert!(texts.iter().all(|text| !text.contains("back-") && !text.contains("C0DE")), "{texts:?}");
    }
    let codes: Vec<_> = messages.iter().map(|message| message.code.as_str()).collect();
    assert_eq!(
        codes,
        [
            "back-unsigned",
            "back-tampered",
            "back-stale",
            "back-no-shop",
            "back-other-shop",
            "back-no-code",
            "back-code-refused",
            "back-closed"
        ]
    );
}

#[test]
fn nothing_is_asked_of_a_store_that_shopify_did_not_sign_for() {
    for query in
        ["", "code=C0DE&shop=evil.example&timestamp=1764547200&hmac=00", &back("another.myshopify.com")]
    {
        begin("f360-test");
        rejected(complete(query, SHOP));
        assert!(testing::with(|host| host.requests.is_empty()), "{query}");
    }
}

#[test]
fn what_the_platform_has_not_set_up_is_reported_as_such() {
    begin("f360-test");
    testing::remote(|_| testing::json(401, r#"{"error":"invalid_client"}"#));
    assert_eq!(complete(&back(SHOP), SHOP).err(), Some(Error::NotConfigured(say::client_refused())));
    for key in ["client_id", "client_secret"] {
        begin("f360-test");
        testing::with(|host| host.settings.remove(key));
        let missing = Error::NotConfigured(say::client_missing());
        assert_eq!(authorize_url("", "https://p.example/oauth", "s"), Err(missing.clone()));
        assert_eq!(complete(&back(SHOP), SHOP).err(), Some(missing));
    }
}

#[test]
fn errors_at_the_token_endpoint_show_neither_code_nor_secret() {
    for (status, body) in
        [(500, "C0DE f360-test-secret-not-real"), (422, "C0DE f360-test-secret-not-real"), (200, "x")]
    {
        begin("f360-test");
        testing::remote(move |_| testing::json(status, body));
        let shown = format!("{:?}", complete(&back(SHOP), SHOP).unwrap_err());
        assert!(!shown.contains("C0DE") && !shown.contains(SECRET), "{shown}");
    }
}
