//! Addresses at a Shopify that drops, refuses and normalizes fields.

use std::cell::Cell;
use std::rc::Rc;

use framework360_sdk::http::TransportError;
use framework360_sdk::testing;
use serde_json::{Value, json};

use super::*;
use crate::fake_remote::exchange;

/// What Shopify makes of an address that is written; the field that it refuses, where it does.
type Makes = fn(&mut Value) -> Option<&'static str>;

/// Writes addresses as `makes` has it. Counts them, and loses the answer to the `lost`th.
fn strict(fake_remote: &FakeRemote, makes: Makes, lost: usize) -> Rc<Cell<usize>> {
    let (base, written) = (fake_remote.shopify.url(), Rc::new(Cell::new(0)));
    let count = written.clone();
    testing::remote(move |request| {
        let body = request.body.as_deref().unwrap_or_default();
        let Ok(mut reported) = serde_json::from_slice::<Value>(body) else { return exchange(&base, request) };
        let query = reported["query"].as_str().unwrap_or_default().to_owned();
        let name = ["customerAddressCreate", "customerAddressUpdate"]
            .into_iter()
            .find(|it| query.contains(&format!("{it}(")));
        let create = query.contains("customerCreate(");
        let mut refused = None;
        if name.is_some() {
            refused = makes(&mut reported["variables"]["address"]);
        }
        if create && let Some(all) = reported["variables"]["input"]["addresses"].as_array_mut() {
            refused = all.iter_mut().filter_map(makes).last();
        }
        let Some(name) = name.or(create.then_some("customerCreate")) else { return exchange(&base, request) };
        count.set(count.get() + 1);
        if let Some(field) = refused {
            let error = json!({ "field": ["address", field], "message": "is not valid" });
            let payload = json!({ "address": null, "customer": null, "userErrors": [error] });
            return Ok((200, vec![], json!({ "data": { name: payload } }).to_string().into_bytes()));
        }
        let mut request = request.clone();
        request.body = Some(reported.to_string().into_bytes());
        let answer = exchange(&base, &request);
        if count.get() == lost { Err(TransportError::Interrupted) } else { answer }
    });
    written
}

/// Post codes without blanks and in capitals, no provinces at all.
fn normalising(address: &mut Value) -> Option<&'static str> {
    if let Some(zip) = address["zip"].as_str() {
        address["zip"] = json!(zip.replace(' ', "").to_uppercase());
    }
    address["provinceCode"] = Value::Null;
    None
}

fn in_italy(province: &str) -> shop::Address {
    shop::Address { country: "IT".to_owned(), province: province.to_owned(), ..address("Via 1") }
}

fn in_canada() -> shop::Address {
    shop::Address {
        country: "CA".to_owned(),
        province: "ON".to_owned(),
        postal_code: "k1a 0b1".to_owned(),
        ..address("Road 1")
    }
}

fn provinces(fake_remote: &FakeRemote) -> Vec<Option<String>> {
    let there = fake_remote.shopify.customer(number("c-1")).unwrap();
    there.addresses.into_iter().map(|it| it.province_code).collect()
}

#[test]
fn codes_keep_their_prefix_where_shopify_has_it_and_no_province_goes_where_it_has_none() {
    let mut fake_remote = FakeRemote::new();
    let at = |country: &str, province: &str| shop::Address {
        country: country.to_owned(),
        province: province.to_owned(),
        ..address(&format!("Street {country}"))
    };
    let addresses = [
        ("PT", "PT-11"),
        ("JP", "JP-13"),
        ("KR", "11"),
        ("IT", "IT-MI"),
        ("IT", "Torino"),
        ("CH", "BE"),
        ("GB", "Kent"),
    ]
    .map(|(country, province)| at(country, province));
    let addresses = [
        &addresses[..4],
        &[shop::Address { line1: "Other".to_owned(), ..addresses[4].clone() }],
        &addresses[5..],
    ]
    .concat();
    fake_remote.save(shop::Customer { addresses: addresses.clone(), ..customer("c-1", "zoe@example.ch") });
    let sent = [Some("PT-11"), Some("JP-13"), Some("KR-11"), Some("MI"), Some("TO"), None, None];
    assert_eq!(provinces(&fake_remote), sent.map(|it| it.map(str::to_owned)));
    fake_remote.reported(number("c-1"));
    let writes = fake_remote.writes();
    fake_remote.save(our("c-1"));
    fake_remote.reported(number("c-1"));
    assert_eq!(
        (our("c-1").addresses, fake_remote.writes(), fake_remote.codes().len()),
        (addresses, writes, 0)
    );
}

#[test]
fn a_province_that_shopify_doesnt_know_is_left_out_with_a_note_and_the_address_goes() {
    let mut fake_remote = FakeRemote::new();
    fake_remote
        .save(shop::Customer { addresses: vec![in_italy("Gallura")], ..customer("c-1", "zoe@example.ch") });
    assert_eq!((provinces(&fake_remote), fake_remote.codes()), (vec![None], vec!["province-left-out"]));
    fake_remote.reported(number("c-1"));
    let elsewhere = shop::Address { line1: "Via 2".to_owned(), ..in_italy("Nuova") };
    fake_remote.save(shop::Customer { addresses: vec![in_italy("Gallura"), elsewhere], ..our("c-1") });
    assert_eq!((provinces(&fake_remote), fake_remote.codes().len()), (vec![None, None], 2));
    fake_remote.save(our("c-1"));
    fake_remote.reported(number("c-1"));
    assert_eq!((our("c-1").addresses[0].province.as_str(), fake_remote.codes().len()), ("Gallura", 2));
}

#[test]
fn one_field_that_shopify_refuses_costs_that_field_and_is_noted_once() {
    for (field, code) in [
        ("provinceCode", "province-left-out"),
        ("phone", "address-phone-left-out"),
        ("zip", "zip-left-out"),
        ("countryCode", "country-left-out"),
    ] {
        let mut fake_remote = FakeRemote::new();
        let refuse: Makes = match field {
            "provinceCode" => |it| it["provinceCode"].is_string().then_some("provinceCode"),
            "phone" => |it| it["phone"].is_string().then_some("phone"),
            "zip" => |it| it["zip"].is_string().then_some("zip"),
            _ => |it| it["countryCode"].is_string().then_some("countryCode"),
        };
        strict(&fake_remote, refuse, 0);
        let whole = shop::Address { phone: "+39 02 1234 5678".to_owned(), ..in_italy("MI") };
        // With the customer itself, and later.
        fake_remote
            .save(shop::Customer { addresses: vec![whole.clone()], ..customer("c-1", "zoe@example.ch") });
        fake_remote.reported(number("c-1"));
        assert_eq!(fake_remote.codes(), [code], "{field}");
        let other = shop::Address { line1: "Via 2".to_owned(), ..whole.clone() };
        fake_remote.save(shop::Customer { addresses: vec![whole.clone(), other.clone()], ..our("c-1") });
        assert_eq!((provinces(&fake_remote).len(), fake_remote.codes()), (2, vec![code, code]), "{field}");
        // An edit of another field doesn't try it again, and nothing is lost here.
        let moved = shop::Address { line1: "Via 3".to_owned(), ..whole };
        fake_remote.save(shop::Customer { addresses: vec![moved.clone(), other.clone()], ..our("c-1") });
        assert_eq!((provinces(&fake_remote).len(), fake_remote.codes().len()), (2, 2), "{field}");
        let writes = fake_remote.writes();
        fake_remote.reported(number("c-1"));
        fake_remote.save(our("c-1"));
        assert_eq!(
            (fake_remote.writes(), &our("c-1").addresses),
            (writes, &vec![moved.clone(), other.clone()]),
            "{field}"
        );
        // Nor when somebody changes another field there.
        fake_remote
            .shopify
            .update_customer(number("c-1"), |it| it.addresses[0].address1 = Some("Via 4".to_owned()));
        fake_remote.reported(number("c-1"));
        let moved = shop::Address { line1: "Via 4".to_owned(), ..moved };
        assert_eq!((fake_remote.writes(), our("c-1").addresses), (writes, vec![moved, other]), "{field}");
        assert!(fake_remote.parked.is_empty());
    }
}

#[test]
fn a_call_that_broke_off_after_shopify_made_its_own_of_an_address_doubles_nothing() {
    for lost in 1..=3 {
        let mut fake_remote = FakeRemote::new();
        strict(&fake_remote, normalising, lost);
        fake_remote
            .save(shop::Customer { addresses: vec![in_canada()], ..customer("c-1", "zoe@example.ch") });
        fake_remote.reported(number("c-1"));
        let road = shop::Address { line1: "Road 2".to_owned(), ..in_canada() };
        let both = vec![in_canada(), road.clone()];
        fake_remote.save(shop::Customer { addresses: both.clone(), ..our("c-1") });
        fake_remote.reported(number("c-1"));
        let edited = vec![shop::Address { line1: "Road 3".to_owned(), ..in_canada() }, road];
        fake_remote.save(shop::Customer { addresses: edited.clone(), ..our("c-1") });
        fake_remote.reported(number("c-1"));
        let there = fake_remote.shopify.customer(number("c-1")).unwrap();
        let zips: Vec<_> =
            there.addresses.iter().filter_map(|it| Some(it.zip.as_deref()?.replace(' ', ""))).collect();
        assert_eq!((zips, our("c-1").addresses), (vec!["K1A0B1".to_owned(); 2], edited), "{lost}");
        assert_eq!(there.default_address, Some(there.addresses[0].id));
        let writes = fake_remote.writes();
        fake_remote.reported(number("c-1"));
        fake_remote.save(our("c-1"));
        assert_eq!(
            (fake_remote.writes(), fake_remote.codes().len(), fake_remote.shopify.customers().len()),
            (writes, 0, 1),
            "{lost}"
        );
    }
}

#[test]
fn an_import_finds_the_address_that_is_here_already() {
    let mut fake_remote = FakeRemote::new();
    let here = shop::Address { province: "BE".to_owned(), ..address("Gasse 1") };
    save_customer(shop::Customer { addresses: vec![here.clone()], ..customer("c-1", "zoe@example.ch") });
    let there = fake_remote.shopify.create_customer(|it| {
        mail("zoe@example.ch")(it);
        let phone = Some("+41313000000".to_owned());
        it.addresses = vec![Theirs {
            id: 7,
            first_name: Some(here.first_name.clone()),
            last_name: Some(here.last_name.clone()),
            address1: Some("GASSE 1".to_owned()),
            zip: Some(here.postal_code.clone()),
            city: Some("Bern".to_owned()),
            country_code: Some("CH".to_owned()),
            phone,
            ..Theirs::default()
        }];
        it.default_address = Some(7);
    });
    fake_remote.pass(None);
    let filled = shop::Address { phone: "+41313000000".to_owned(), ..here };
    assert_eq!((our("c-1").addresses, our("c-1").remote_id.is_some()), (vec![filled], true));
    let theirs = fake_remote.shopify.customer(there).unwrap().addresses;
    assert_eq!((theirs.len(), theirs[0].address1.as_deref()), (1, Some("GASSE 1")));
    fake_remote.reported(there);
    fake_remote.pass(None);
    assert_eq!(our("c-1").addresses.len(), 1);
}

#[test]
fn where_shopify_has_no_default_address_ours_is_set_there() {
    let mut fake_remote = FakeRemote::new();
    fake_remote.save(customer("c-1", "zoe@example.ch"));
    fake_remote
        .save(shop::Customer { addresses: vec![address("Gasse 1"), address("Gasse 2")], ..our("c-1") });
    let default = |fake_remote: &FakeRemote| {
        let there = fake_remote.shopify.customer(number("c-1")).unwrap();
        let default = there.addresses.iter().find(|it| Some(it.id) == there.default_address);
        default.and_then(|it| it.address1.clone()).unwrap_or_default()
    };
    assert_eq!(default(&fake_remote), "Gasse 1");
    fake_remote.shopify.update_customer(number("c-1"), |it| it.default_address = None);
    fake_remote.reported(number("c-1"));
    assert_eq!(default(&fake_remote), "Gasse 1");
    let writes = fake_remote.writes();
    fake_remote.reported(number("c-1"));
    assert_eq!(fake_remote.writes(), writes);
}
