//! The connector's documents against the trimmed schema.

use crate::common::{App, documents};
use apollo_compiler::executable::{Selection, SelectionSet};
use fake_shopify::{API_VERSION, Customer, SDL, validated};
use serde_json::{Value, json};

#[test]
fn the_schema_is_of_the_version_that_is_served() {
    assert!(SDL.lines().next().unwrap().contains(&format!("Admin API {API_VERSION}:")));
}

#[test]
fn every_document_fits_the_schema() {
    for (name, document) in documents() {
        validated(&document).unwrap_or_else(|errors| panic!("{name}: {errors:#?}"));
    }
}

#[test]
fn a_misspelt_field_argument_or_value_is_found() {
    let documents = documents();
    for (document, right, wrong) in [
        ("customer", "updatedAt", "updateAt"),
        ("customers-changed", "query: $query", "querry: $query"),
        ("customers-changed", "UPDATED_AT", "UPDATED"),
        ("customer-update", "CustomerInput!", "CustomerInputs!"),
    ] {
        let misspelt = documents[document].replace(right, wrong);
        assert_ne!(misspelt, documents[document]);
        let errors = validated(&misspelt).unwrap_err();
        assert!(
            errors.iter().any(|error| error.message.contains(wrong.split(['!', ':']).next().unwrap())),
            "{errors:#?}"
        );
    }
}

#[test]
fn every_file_holds_one_operation_of_its_own_name() {
    for (name, document) in documents() {
        let camel: String = name.split('-').map(|word| word[..1].to_uppercase() + &word[1..]).collect();
        let document = validated(&document).unwrap();
        let operations: Vec<&str> =
            document.operations.iter().map(|it| it.name.as_ref().unwrap().as_str()).collect();
        assert_eq!(operations, [camel]);
    }
}

/// The only place where Shopify reports REDACTED: what came after it says NOT_SUBSCRIBED. Versions are pinned, and a
/// document that asks for a field which a version hasn't got any more doesn't validate.
const NEEDED: &str = "emailMarketingConsent";

#[test]
fn no_document_asks_for_a_deprecated_field_but_the_one_that_alone_shows_an_erasure() {
    fn deprecated(set: &SelectionSet) -> Vec<String> {
        let in_selection = |selection: &Selection| match selection {
            Selection::Field(field) => {
                let mut found = deprecated(&field.selection_set);
                found.extend(field.definition.directives.get("deprecated").map(|_| field.name.to_string()));
                found
            }
            Selection::InlineFragment(inline) => deprecated(&inline.selection_set),
            Selection::FragmentSpread(_) => Vec::new(),
        };
        set.selections.iter().flat_map(in_selection).collect()
    }
    for (name, document) in documents() {
        let document = validated(&document).unwrap();
        let operations = document.operations.iter().map(|operation| &operation.selection_set);
        let fragments = document.fragments.values().map(|fragment| &fragment.selection_set);
        let found: Vec<String> =
            operations.chain(fragments).flat_map(deprecated).filter(|it| it != NEEDED).collect();
        assert!(found.is_empty(), "{name}: {found:?}");
    }
}

/// A customer with everything, so that every field of the schema is asked of the fake.
fn zoe(customer: &mut Customer) {
    *customer = serde_json::from_value(json!({
        "first_name": "Zoë", "last_name": "Bärtschi", "email": "zoe@example.ch", "phone": "+41791234567",
        "note": "a/b & c", "locale": "de", "tags": ["VIP"],
        "addresses": [{ "id": 7, "city": "Bern", "country_code": "CH" }], "default_address": 7,
        "metafields": [
            { "namespace": "app--4200001", "key": "orders_count", "type": "number_integer", "value": "3" },
            { "namespace": "app--4200001", "key": "total_spent", "type": "money",
              "value": "{\"amount\":\"9.90\",\"currency_code\":\"CHF\"}" },
        ],
    }))
    .unwrap();
}

fn variables(document: &str, id: &str, webhook: &str) -> Value {
    match document {
        "shop" | "customers-count" => json!({}),
        "customer" => json!({ "id": id }),
        "customers-by-id" => json!({ "ids": [id, "gid://shopify/Customer/1"] }),
        "customers-changed" | "webhooks" => json!({ "first": 2 }),
        "customers-match" => {
            json!({ "email": "zoe@example.ch", "phone": "+41791234567", "byEmail": true, "byPhone": true })
        }
        "customer-addresses" => json!({ "id": id, "first": 10 }),
        "customer-create" => json!({ "input": { "email": "new@example.ch" } }),
        "customer-update" => json!({ "input": { "id": id, "firstName": "Zoe" } }),
        "customer-email-consent" => json!({ "input": { "customerId": id,
            "emailMarketingConsent": { "marketingState": "SUBSCRIBED", "marketingOptInLevel": "SINGLE_OPT_IN" } } }),
        "customer-tags" => {
            json!({ "id": id, "add": ["a"], "remove": ["vip"], "adds": true, "removes": true })
        }
        "customer-address-create" => json!({ "customerId": id, "address": { "city": "Basel" } }),
        "customer-address-update" => json!({ "customerId": id, "addressId": "gid://shopify/MailingAddress/7",
            "address": { "zip": "3000" }, "setAsDefault": true }),
        "metafields-set" => {
            json!({ "metafields": [{ "ownerId": id, "namespace": "$app", "key": "orders_count",
            "type": "number_integer", "value": "4" }] })
        }
        "webhook-create" => {
            json!({ "topic": "CUSTOMERS_DELETE", "subscription": { "uri": "https://shop.example/webhooks" } })
        }
        "webhook-update" => {
            json!({ "id": webhook, "subscription": { "uri": "https://new.example/webhooks" } })
        }
        "webhook-delete" => json!({ "id": webhook }),
        other => panic!("a document that no test runs: {other}"),
    }
}

#[tokio::test]
async fn the_fake_runs_every_document_and_has_every_field_of_it() {
    for (name, document) in documents() {
        let app = App::installed().await;
        app.shopify.switches(|switches| switches.price_factor = fake_shopify::Decimal::ONE);
        let id = fake_shopify::Data::customer_gid(app.shopify.create_customer(zoe));
        let webhook = app.subscribe("CUSTOMERS_CREATE", "https://shop.example/webhooks").await;
        let variables = variables(&name, &id, webhook["id"].as_str().unwrap());
        let answer = app.query(&document, variables).await;
        assert_eq!(answer.get("errors"), None, "{name}: {answer:#}");
        for (field, value) in answer["data"].as_object().unwrap() {
            assert!(!value.is_null(), "{name}: {field} is null");
            assert!(value.get("userErrors").is_none_or(|errors| *errors == json!([])), "{name}: {value:#}");
        }
        // The bucket of a development store was seen to be as small as that.
        let cost = answer["extensions"]["cost"]["requestedQueryCost"].as_u64().unwrap();
        assert!(cost <= 40, "{name} costs {cost} for one record");
    }
}
