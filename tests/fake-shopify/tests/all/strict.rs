//! Where the fake is as strict as Shopify may be: addresses, tags, prices, names.

use crate::common::App;
use fake_shopify::{Customer, Data, Decimal, Provinces, Timestamp};
use jiff::SignedDuration;
use serde_json::{Value, json};

fn zoe(customer: &mut Customer) {
    customer.first_name = Some("Zoë".to_owned());
    customer.email = Some("zoe@example.ch".to_owned());
}

/// What the mutation answers that adds this address.
async fn add(app: &App, customer: u64, address: Value) -> Value {
    let variables = json!({ "customerId": Data::customer_gid(customer), "address": address });
    app.run("customer-address-create", variables).await["data"]["customerAddressCreate"].clone()
}

#[tokio::test]
async fn a_province_of_a_country_without_zones_is_dropped_refused_or_kept() {
    let app = App::installed().await;
    let id = app.shopify.create_customer(zoe);
    let bern = |street: &str| json!({ "address1": street, "provinceCode": "BE", "countryCode": "CH" });
    let dropped = add(&app, id, bern("A 1")).await;
    assert_eq!((&dropped["userErrors"], &dropped["address"]["provinceCode"]), (&json!([]), &Value::Null));
    assert_eq!(app.shopify.customer(id).unwrap().addresses[0].province_code, None);

    app.shopify.switches(|switches| switches.provinces = Provinces::Refuse);
    let refused = add(&app, id, bern("A 2")).await;
    let error = json!({ "field": ["address", "provinceCode"], "message": "Province is not valid" });
    assert_eq!((&refused["userErrors"], &refused["address"]), (&json!([error]), &Value::Null));
    assert_eq!(app.shopify.customer(id).unwrap().addresses.len(), 1);

    app.shopify.switches(|switches| switches.provinces = Provinces::Keep);
    assert_eq!(add(&app, id, bern("A 3")).await["address"]["provinceCode"], "BE");
}

#[tokio::test]
async fn where_a_country_has_zones_their_codes_are_known_and_no_others() {
    let app = App::installed().await;
    let id = app.shopify.create_customer(zoe);
    for (at, (country, province, kept)) in [
        ("IT", "MI", Some("MI")),
        ("CA", "on", Some("ON")),
        ("PT", "PT-11", Some("PT-11")),
        ("JP", "JP-13", Some("JP-13")),
        ("KR", "KR-11", Some("KR-11")),
        // Sardinia, by the data: of before 2016, and one of those that they don't have.
        ("IT", "OT", Some("OT")),
        ("IT", "SU", None),
        ("IT", "Milano", None),
        ("PT", "11", None),
        ("US", "ON", None),
        ("GB", "SCT", Some("SCT")),
    ]
    .into_iter()
    .enumerate()
    {
        let street = format!("Street {at}");
        let address = json!({ "address1": street, "provinceCode": province, "countryCode": country });
        let answer = add(&app, id, address).await;
        assert_eq!(answer["address"]["provinceCode"].as_str(), kept, "{country} {province}: {answer:#}");
        let message = &answer["userErrors"][0]["message"];
        assert_eq!(message.as_str(), kept.is_none().then_some("Province is not valid"));
    }
    let without = add(&app, id, json!({ "address1": "None 1", "countryCode": "IT" })).await;
    assert_eq!(without["userErrors"], json!([]));
}

#[tokio::test]
async fn a_whole_customer_with_an_unknown_province_is_refused_by_the_field() {
    let app = App::installed().await;
    let address =
        |province: &str| json!({ "address1": "A 1", "provinceCode": province, "countryCode": "IT" });
    let input = json!({ "firstName": "Zoe", "addresses": [address("MI"), address("Milano")] });
    let answer = app.run("customer-create", json!({ "input": input })).await;
    let error = &answer["data"]["customerCreate"]["userErrors"][0];
    assert_eq!(
        *error,
        json!({ "field": ["addresses", "1", "provinceCode"], "message": "Province is not valid" })
    );
    assert!(app.shopify.customers().is_empty());
}

#[tokio::test]
async fn a_post_code_comes_back_as_its_country_writes_it() {
    let app = App::installed().await;
    let id = app.shopify.create_customer(zoe);
    let ottawa = json!({ "city": "Ottawa", "zip": "k1a0b1", "provinceCode": "ON", "countryCode": "CA" });
    let added = add(&app, id, ottawa).await["address"].clone();
    assert_eq!(added["zip"], "K1A 0B1");
    let change = json!({ "customerId": Data::customer_gid(id), "addressId": added["id"],
        "address": { "city": "London", "zip": "sw1a1aa", "provinceCode": null, "countryCode": "GB" } });
    let changed = app.ok("customer-address-update", change, "customerAddressUpdate").await;
    assert_eq!(changed["address"]["zip"], "SW1A 1AA");
    let read = app.ok("customer", json!({ "id": Data::customer_gid(id) }), "customer").await;
    assert_eq!(read["addressesV2"]["nodes"][0], changed["address"]);
    // The same one in another spelling is the same one.
    let again = add(&app, id, json!({ "city": "London", "zip": "SW1A1AA", "countryCode": "GB" })).await;
    assert_eq!(again["userErrors"][0]["message"], "Signature has already been taken");
}

#[tokio::test]
async fn addresses_are_kept_as_sent_where_nothing_is_normalised() {
    let app = App::installed().await;
    app.shopify.switches(|switches| switches.normalise = false);
    let id = app.shopify.create_customer(zoe);
    let added =
        add(&app, id, json!({ "zip": "k1a0b1", "provinceCode": "Ontario", "countryCode": "CA" })).await;
    assert_eq!(
        (&added["address"]["zip"], &added["address"]["provinceCode"]),
        (&json!("k1a0b1"), &json!("Ontario"))
    );
}

#[tokio::test]
async fn one_tag_of_41_letters_has_all_of_a_mutations_tags_refused() {
    let app = App::installed().await;
    let id = app.shopify.create_customer(|customer| {
        zoe(customer);
        customer.tags = vec!["x".repeat(60)];
    });
    let message = "Tag is too long (maximum is 40 characters)";
    let (fits, too_long) = ("é".repeat(40), "é".repeat(41));
    let add =
        |tags: Value| json!({ "id": Data::customer_gid(id), "add": tags, "adds": true, "removes": false });
    let refused = app.refused("customer-tags", add(json!(["VIP", too_long])), "tagsAdd").await;
    assert_eq!(refused, [message]);
    assert_eq!(app.shopify.customer(id).unwrap().tags.len(), 1);
    app.ok("customer-tags", add(json!(["VIP", fits])), "tagsAdd").await;
    assert_eq!(app.shopify.customer(id).unwrap().tags.len(), 3);
    let input = json!({ "firstName": "Zoe", "tags": ["VIP", too_long] });
    let answer = app.run("customer-create", json!({ "input": input })).await;
    let error = &answer["data"]["customerCreate"]["userErrors"][0];
    assert_eq!(*error, json!({ "field": ["tags"], "message": message }));
}

#[tokio::test]
async fn pages_are_dearer_than_calculated_and_too_dear_ones_say_by_how_much() {
    let app = App::installed().await;
    let ask = async |first: u64| app.run("customers-changed", json!({ "first": first })).await;
    // 45 customers of 19 points, and one for the page: 856.
    let fits = ask(45).await;
    assert_eq!((fits.get("errors"), &fits["extensions"]["cost"]["requestedQueryCost"]), (None, &json!(985)));
    let refused = ask(52).await;
    assert_eq!(
        refused["errors"][0]["extensions"],
        json!({ "code": "MAX_COST_EXCEEDED", "cost": 1138, "maxCost": 1000 })
    );
    assert_eq!(refused.get("data"), None);
    app.shopify.switches(|switches| switches.price_factor = Decimal::TWO);
    assert_eq!(ask(28).await["errors"][0]["extensions"]["cost"], 1066);
    app.shopify.switches(|switches| switches.price_factor = Decimal::ONE);
    assert_eq!(ask(52).await.get("errors"), None);
}

#[tokio::test]
async fn names_may_be_null_without_an_error() {
    let app = App::installed().await;
    let receiver = crate::common::Receiver::start().await;
    app.subscribe("CUSTOMERS_UPDATE", &receiver.url).await;
    let id = app.shopify.create_customer(zoe);
    app.shopify.switches(|switches| switches.null_names = true);
    let home = add(&app, id, json!({ "firstName": "Zoë", "city": "Bern", "countryCode": "CH" })).await;
    assert_eq!((&home["userErrors"], &home["address"]["firstName"]), (&json!([]), &Value::Null));
    let answer = app.run("customer", json!({ "id": Data::customer_gid(id) })).await;
    assert_eq!(answer.get("errors"), None);
    let customer = &answer["data"]["customer"];
    assert_eq!((&customer["firstName"], &customer["lastName"]), (&Value::Null, &Value::Null));
    assert_eq!(customer["addressesV2"]["nodes"][0]["firstName"], Value::Null);
    assert_eq!(customer["defaultEmailAddress"]["emailAddress"], "zoe@example.ch");
    app.shopify.deliveries_done().await;
    let body = receiver.got()[0].json();
    assert_eq!((&body["first_name"], &body["addresses"][0]["first_name"]), (&Value::Null, &Value::Null));
    assert_eq!(app.shopify.customer(id).unwrap().first_name.as_deref(), Some("Zoë"), "it is only left out");
}

#[tokio::test]
async fn a_phone_number_is_kept_as_e164_and_one_that_is_none_is_refused() {
    let app = App::installed().await;
    let input = json!({ "firstName": "Zoe", "phone": "+41 (0)79 555 01 02" });
    let created = app.ok("customer-create", json!({ "input": input }), "customerCreate").await;
    assert_eq!(created["customer"]["defaultPhoneNumber"]["phoneNumber"], "+41795550102");
    for phone in ["079 555 01 02", "0041 79 555 01 02", "+41 79", "mobile"] {
        let input = json!({ "firstName": "Zoe", "phone": phone });
        let refused = app.refused("customer-create", json!({ "input": input }), "customerCreate").await;
        assert_eq!(refused, ["Phone is invalid"], "{phone}");
    }
}

#[tokio::test]
async fn the_stores_clock_may_be_wrong() {
    let app = App::installed().await;
    let noon: Timestamp = "2026-11-22T12:00:00Z".parse().unwrap();
    app.shopify.clock(|clock| {
        clock.stop_at(noon);
        clock.turn(SignedDuration::from_mins(-90));
    });
    let input = json!({ "firstName": "Zoe" });
    let created = app.query("mutation($input: CustomerInput!) { customerCreate(input: $input) { customer { updatedAt } userErrors { message } } }", json!({ "input": input })).await;
    assert_eq!(created["data"]["customerCreate"]["customer"]["updatedAt"], "2026-11-22T10:30:00Z");
}
