//! Reading and writing customers.

use crate::common::App;
use fake_shopify::{Address, ConsentState, Customer, Data, Fault, RequestMatcher, Timestamp};
use jiff::SignedDuration;
use serde_json::{Value, json};

fn id(number: u64) -> String {
    Data::customer_gid(number)
}

/// A customer with an e-mail address.
fn mail(address: &str) -> impl FnOnce(&mut Customer) {
    let address = address.to_owned();
    move |customer| customer.email = Some(address)
}

#[tokio::test]
async fn a_created_customer_is_read_again_as_it_is_kept() {
    let app = App::installed().await;
    let input = json!({ "firstName": " Zoë ", "lastName": "Bärtschi", "email": "Zoe@Example.CH",
        "phone": "+41 79 123 45 67", "note": "", "tags": ["VIP", "vip", "a,b"], "locale": "de-CH",
        "emailMarketingConsent": { "marketingState": "SUBSCRIBED", "consentUpdatedAt": "2026-01-02T03:04:05Z" } });
    let created =
        app.ok("customer-create", json!({ "input": input }), "customerCreate").await["customer"].clone();
    let read = app.ok("customer", json!({ "id": created["id"] }), "customer").await;
    assert_eq!(read, created);
    assert_eq!(
        (&read["firstName"], &read["note"], &read["tags"], &read["locale"], &read["numberOfOrders"]),
        (&json!("Zoë"), &Value::Null, &json!(["VIP", "a", "b"]), &json!("de-CH"), &json!("0"))
    );
    assert_eq!(read["amountSpent"], json!({ "amount": "0.00", "currencyCode": "CHF" }));
    assert_eq!(
        read["defaultEmailAddress"],
        json!({ "emailAddress": "zoe@example.ch", "marketingState": "SUBSCRIBED",
            "marketingOptInLevel": "SINGLE_OPT_IN", "marketingUpdatedAt": "2026-01-02T03:04:05Z" })
    );
    assert_eq!(read["defaultPhoneNumber"]["phoneNumber"], "+41791234567");
    assert_eq!(read["defaultAddress"], Value::Null);
}

#[tokio::test]
async fn what_the_input_does_not_name_stays_and_null_clears() {
    let app = App::installed().await;
    let zoe = app.shopify.create_customer(|zoe| {
        mail("zoe@example.ch")(zoe);
        zoe.note = Some("old".to_owned());
        zoe.tags = vec!["VIP".to_owned()];
    });
    let input = json!({ "id": id(zoe), "firstName": "Zoe", "note": null });
    app.ok("customer-update", json!({ "input": input }), "customerUpdate").await;
    let kept = app.shopify.customer(zoe).unwrap();
    assert_eq!(
        (kept.first_name.as_deref(), kept.note, kept.email.as_deref(), kept.tags.len()),
        (Some("Zoe"), None, Some("zoe@example.ch"), 1)
    );
}

#[tokio::test]
async fn refusals_speak_shopifys_words() {
    let app = App::installed().await;
    let zoe = app.shopify.create_customer(|zoe| {
        mail("zoe@example.ch")(zoe);
        zoe.phone = Some("+41791234567".to_owned());
    });
    let other = app.shopify.create_customer(mail("other@example.ch"));
    let mark = app.shopify.mark();
    for (input, message) in [
        (json!({ "email": "ZOE@example.ch" }), "Email has already been taken"),
        (json!({ "email": "a@example.ch", "phone": "+41 79 123 45 67" }), "Phone has already been taken"),
        (json!({ "email": "zoe" }), "Email is invalid"),
        (json!({ "email": "a@example.ch", "phone": "079 123 45 67" }), "Phone is invalid"),
        (json!({ "note": "x" }), "A name, phone number, or email address must be present"),
        (json!({ "firstName": "x".repeat(256) }), "First name is too long (maximum is 255 characters)"),
    ] {
        assert_eq!(
            app.refused("customer-create", json!({ "input": input }), "customerCreate").await,
            [message]
        );
    }
    let input = json!({ "id": id(other), "email": "zoe@example.ch" });
    let answer = app.run("customer-update", json!({ "input": input })).await;
    let error = &answer["data"]["customerUpdate"]["userErrors"][0];
    assert_eq!(*error, json!({ "field": ["input", "email"], "message": "Email has already been taken" }));
    // Its own address isn't taken.
    let input = json!({ "id": id(zoe), "email": "zoe@example.ch" });
    app.ok("customer-update", json!({ "input": input }), "customerUpdate").await;
    let input = json!({ "id": id(1), "firstName": "x" });
    let refused = app.refused("customer-update", json!({ "input": input }), "customerUpdate").await;
    assert_eq!(refused, ["Customer does not exist"]);
    assert_eq!(app.shopify.writes_since(mark), 1);
}

#[tokio::test]
async fn consent_has_a_mutation_of_its_own_and_the_latest_record_wins() {
    let app = App::installed().await;
    let zoe = app.shopify.create_customer(mail("zoe@example.ch"));
    let input = json!({ "id": id(zoe), "emailMarketingConsent": { "marketingState": "SUBSCRIBED" } });
    let refused = app.refused("customer-update", json!({ "input": input }), "customerUpdate").await;
    assert!(refused[0].contains("customerEmailMarketingConsentUpdate"), "{refused:?}");

    let consent = |state: &str, at: Value| {
        json!({ "input": { "customerId": id(zoe),
            "emailMarketingConsent": { "marketingState": state, "consentUpdatedAt": at } } })
    };
    let name = "customerEmailMarketingConsentUpdate";
    let record = async |state: &str, at: &str| {
        app.ok("customer-email-consent", consent(state, json!(at)), name).await;
        app.shopify.customer(zoe).unwrap().email_consent.state
    };
    assert_eq!(record("SUBSCRIBED", "2026-02-01T00:00:00Z").await, ConsentState::Subscribed);
    assert_eq!(
        record("UNSUBSCRIBED", "2026-01-01T00:00:00Z").await,
        ConsentState::Subscribed,
        "a stale replay"
    );
    assert_eq!(record("UNSUBSCRIBED", "2026-03-01T00:00:00Z").await, ConsentState::Unsubscribed);

    let refused = app.refused("customer-email-consent", consent("NOT_SUBSCRIBED", Value::Null), name).await;
    assert_eq!(refused, ["Cannot specify NOT_SUBSCRIBED as a marketing state input"]);
    let refused =
        app.refused("customer-email-consent", consent("PENDING", json!("2999-01-01T00:00:00Z")), name).await;
    assert_eq!(refused, ["Consent updated at must not be in the future"]);
    app.shopify.update_customer(zoe, |zoe| zoe.email = None);
    let refused = app.refused("customer-email-consent", consent("SUBSCRIBED", Value::Null), name).await;
    assert_eq!(refused, ["An email address is required to set the email marketing consent state."]);
}

#[tokio::test]
async fn tags_come_and_go_and_those_of_others_stay() {
    let app = App::installed().await;
    let zoe = app.shopify.create_customer(|zoe| zoe.tags = vec!["Theirs".to_owned(), "old".to_owned()]);
    let variables =
        json!({ "id": id(zoe), "add": ["new", "theirs"], "remove": ["OLD"], "adds": true, "removes": true });
    let answer = app.run("customer-tags", variables).await;
    assert_eq!(app.shopify.customer(zoe).unwrap().tags, ["Theirs", "new"], "{answer:#}");
    // Left out, neither is run.
    let mark = app.shopify.mark();
    let answer = app
        .run("customer-tags", json!({ "id": id(zoe), "adds": true, "add": ["x"], "removes": false }))
        .await;
    assert!(answer["data"].get("tagsRemove").is_none(), "{answer:#}");
    assert_eq!(app.shopify.writes_since(mark), 1);
}

#[tokio::test]
async fn more_tags_than_a_customer_can_have_are_refused_and_removals_make_room() {
    let app = App::installed().await;
    let full: Vec<String> = (0..250).map(|tag| format!("t{tag}")).collect();
    let zoe = app.shopify.create_customer(|zoe| zoe.tags = full);
    let one_more = json!({ "id": id(zoe), "add": ["new"], "adds": true, "removes": false });
    let refused = app.refused("customer-tags", one_more, "tagsAdd").await;
    assert_eq!(refused, ["Tags can't be more than 250"]);
    assert!(!app.shopify.customer(zoe).unwrap().tags.contains(&"new".to_owned()));
    let instead = json!({ "id": id(zoe), "add": ["new"], "remove": ["t0"], "adds": true, "removes": true });
    app.ok("customer-tags", instead, "tagsAdd").await;
    assert!(app.shopify.customer(zoe).unwrap().tags.contains(&"new".to_owned()));
}

#[tokio::test]
async fn addresses_are_added_and_changed_one_by_one() {
    let app = App::installed().await;
    let zoe = app.shopify.create_customer(mail("zoe@example.ch"));
    let add = async |city: &str, default: Option<bool>| {
        let address = json!({ "city": city, "countryCode": "CH", "zip": "3000" });
        let variables = json!({ "customerId": id(zoe), "address": address, "setAsDefault": default });
        app.run("customer-address-create", variables).await["data"]["customerAddressCreate"].clone()
    };
    let bern = add("Bern", None).await["address"]["id"].clone();
    let basel = add("Basel", Some(true)).await["address"]["id"].clone();
    assert_eq!(add("Bern", None).await["userErrors"][0]["message"], "Signature has already been taken");
    let read = app.ok("customer", json!({ "id": id(zoe) }), "customer").await;
    assert_eq!(read["defaultAddress"]["id"], basel);
    assert_eq!(read["addressesV2"]["nodes"][0]["id"], bern);

    let change = |address: &Value| json!({ "customerId": id(zoe), "addressId": address, "address": { "zip": "3011" } });
    let changed = app.ok("customer-address-update", change(&bern), "customerAddressUpdate").await;
    assert_eq!((&changed["address"]["zip"], &changed["address"]["city"]), (&json!("3011"), &json!("Bern")));
    let gone = json!("gid://shopify/MailingAddress/1");
    let refused = app.refused("customer-address-update", change(&gone), "customerAddressUpdate").await;
    assert_eq!(refused, ["Address does not exist"]);
    assert_eq!(app.shopify.customer(zoe).unwrap().addresses.len(), 2);
}

#[tokio::test]
async fn more_addresses_than_ten_come_in_pages() {
    let app = App::installed().await;
    let zoe = app.shopify.create_customer(|zoe| {
        let address = |number: u64| Address { city: Some(format!("Town {number}")), ..Address::default() };
        zoe.addresses = (0..23).map(address).collect();
    });
    let mut page = app.ok("customer", json!({ "id": id(zoe) }), "customer").await["addressesV2"].clone();
    let mut towns = Vec::new();
    loop {
        towns.extend(page["nodes"].as_array().unwrap().iter().map(|address| address["city"].clone()));
        if page["pageInfo"]["hasNextPage"] == false {
            break;
        }
        let variables = json!({ "id": id(zoe), "first": 10, "after": page["pageInfo"]["endCursor"] });
        page = app.ok("customer-addresses", variables, "customer").await["addressesV2"].clone();
    }
    assert_eq!(towns, (0..23).map(|number| json!(format!("Town {number}"))).collect::<Vec<_>>());
}

#[tokio::test]
async fn metafields_are_set_all_or_none_and_belong_to_the_app() {
    let app = App::installed().await;
    let zoe = app.shopify.create_customer(mail("zoe@example.ch"));
    let field = |key: &str, kind: &str, value: &str| json!({ "ownerId": id(zoe), "namespace": "$app", "key": key, "type": kind, "value": value });
    let set = |fields: Vec<Value>| json!({ "metafields": fields });
    let right = field("orders_count", "number_integer", "3");
    let wrong = field("total_spent", "money", "9.90");
    let answer = app.run("metafields-set", set(vec![right.clone(), wrong])).await;
    let error = &answer["data"]["metafieldsSet"]["userErrors"][0];
    assert_eq!((&error["code"], &error["elementIndex"]), (&json!("INVALID_VALUE"), &json!(1)), "{answer:#}");
    assert!(app.shopify.customer(zoe).unwrap().metafields.is_empty());

    let spent = field("total_spent", "money", "{\"amount\":\"9.90\",\"currency_code\":\"CHF\"}");
    let done = app.ok("metafields-set", set(vec![right.clone(), spent]), "metafieldsSet").await;
    assert_eq!(done["metafields"][0]["namespace"], "app--4200001");
    let read = app.ok("customer", json!({ "id": id(zoe) }), "customer").await;
    assert_eq!(read["ordersCount"], json!({ "type": "number_integer", "value": "3" }));
    let refused = app.refused("metafields-set", set(vec![right; 26]), "metafieldsSet").await;
    assert_eq!(refused, ["Exceeded the maximum metafields input limit of 25"]);
    let other = field("orders_count", "number_decimal", "3");
    assert!(app.refused("metafields-set", set(vec![other]), "metafieldsSet").await[0].contains("consistent"));
}

#[tokio::test]
async fn several_are_read_at_once_and_those_that_are_gone_are_null() {
    let app = App::installed().await;
    let numbers: Vec<u64> =
        (0..3).map(|number| app.shopify.create_customer(mail(&format!("c{number}@example.ch")))).collect();
    app.shopify.delete_customer(numbers[1]);
    let ids: Vec<String> = numbers.iter().map(|number| id(*number)).collect();
    let nodes = app.ok("customers-by-id", json!({ "ids": ids }), "nodes").await;
    let read: Vec<&Value> = nodes.as_array().unwrap().iter().map(|node| &node["id"]).collect();
    assert_eq!(read, [&json!(ids[0]), &Value::Null, &json!(ids[2])]);
}

#[tokio::test]
async fn an_update_that_changes_nothing_moves_no_stamp() {
    let app = App::installed().await;
    let start: Timestamp = "2026-11-22T10:00:00Z".parse().unwrap();
    app.shopify.clock(|clock| clock.stop_at(start));
    // The token ended with the move of the clock.
    let app = App { token: renewed(&app).await, ..app };
    let zoe = app.shopify.create_customer(|zoe| zoe.first_name = Some("Zoe".to_owned()));
    app.shopify.clock(|clock| clock.advance(SignedDuration::from_secs(90)));
    let update = async |name: &str| {
        let input = json!({ "id": id(zoe), "firstName": name });
        let done = app.ok("customer-update", json!({ "input": input }), "customerUpdate").await;
        done["customer"]["updatedAt"].clone()
    };
    assert_eq!(update("Zoe").await, "2026-11-22T10:00:00Z");
    assert_eq!(update("Zoë").await, "2026-11-22T10:01:30Z");
}

async fn renewed(app: &App) -> String {
    let callback = app.shopify.approve(&crate::common::authorize_url(&app.shopify)).unwrap();
    let answer = crate::common::exchange(&app.shopify, &crate::common::params(&callback)["code"]).await;
    answer.body["access_token"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn an_answer_that_is_lost_leaves_one_customer_and_the_repeat_is_refused() {
    let app = App::installed().await;
    let lost = app.shopify.inject(
        RequestMatcher::post("graphql.json"),
        Fault::status(http::StatusCode::BAD_GATEWAY).after_applying(),
    );
    let query = crate::common::documents()["customer-create"].clone();
    let body = json!({ "query": query, "variables": { "input": { "email": "zoe@example.ch" } } });
    assert_eq!(app.post(&body).await.status, http::StatusCode::BAD_GATEWAY);
    assert_eq!(lost.hits(), 1);
    let again = app.post(&body).await.body;
    assert_eq!(again["data"]["customerCreate"]["userErrors"][0]["message"], "Email has already been taken");
    assert_eq!(app.shopify.customers().len(), 1);
}

#[tokio::test]
async fn what_the_fake_does_not_know_is_refused_and_not_dropped() {
    let app = App::installed().await;
    let answer =
        app.run("customer-create", json!({ "input": { "email": "a@example.ch", "taxExempt": true } })).await;
    assert!(answer["errors"][0]["message"].as_str().unwrap().contains("taxExempt"), "{answer:#}");
    assert!(app.shopify.customers().is_empty());
    let answer = app.query("{ customers(first: 1) { nodes { idd } } }", json!({})).await;
    let misspelt = |error: &Value| error["message"].as_str().unwrap().contains("`idd`");
    assert!(answer["errors"].as_array().unwrap().iter().any(misspelt), "{answer:#}");
    assert_eq!(answer.get("data"), None);
}

#[tokio::test]
async fn without_approval_names_and_addresses_are_denied_and_the_rest_is_answered() {
    let app = App::installed().await;
    let zoe = app.shopify.create_customer(mail("zoe@example.ch"));
    app.shopify.switches(|switches| switches.protected_data = false);
    let query = "query($id: ID!) { customer(id: $id) { id updatedAt firstName defaultEmailAddress { emailAddress } } }";
    let answer = app.query(query, json!({ "id": id(zoe) })).await;
    assert_eq!(answer["data"]["customer"]["id"], id(zoe));
    assert_eq!(answer["data"]["customer"]["defaultEmailAddress"], Value::Null);
    assert_eq!(answer["errors"][0]["extensions"]["code"], "ACCESS_DENIED", "{answer:#}");
}

#[tokio::test]
async fn the_owner_may_edit_between_two_requests() {
    let app = App::installed().await;
    let zoe = app.shopify.create_customer(mail("zoe@example.ch"));
    app.shopify.before(RequestMatcher::post("graphql.json").nth(2), move |data| {
        data.update_customer(zoe, |zoe| zoe.note = Some("meanwhile".to_owned()));
    });
    let note = async || app.ok("customer", json!({ "id": id(zoe) }), "customer").await["note"].clone();
    assert_eq!((note().await, note().await), (Value::Null, json!("meanwhile")));
}
