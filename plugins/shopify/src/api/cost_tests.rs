//! What a customer with many addresses costs, in requests and in points.

use std::cell::Cell;
use std::rc::Rc;

use fake_shopify::{Address as Theirs, Data};
use framework360_sdk::shop;
use framework360_sdk::testing::{self, samples};

use crate::fake_remote::{FakeRemote, customer, exchange, our, ours};

/// The beginning of the first query of a call about a linked customer.
const READ: &str = "query Customer(";

fn number(id: &str) -> u64 {
    our(id).remote_id.unwrap().rsplit('/').next().unwrap().parse().unwrap()
}

fn with_addresses(fake_remote: &FakeRemote, count: usize) -> u64 {
    let address = |at: usize| Theirs { city: Some(format!("Ort {at}")), ..Theirs::default() };
    fake_remote.shopify.create_customer(|it| {
        it.email = Some("zoe@example.ch".to_owned());
        it.addresses = (0..count).map(address).collect();
    })
}

/// So many addresses in one street.
fn all(street: &str, count: usize) -> Vec<shop::Address> {
    let address = |at: usize| shop::Address {
        line1: format!("{street} {at}"),
        city: "Bern".to_owned(),
        country: "CH".to_owned(),
        phone: String::new(),
        ..samples::address()
    };
    (0..count).map(address).collect()
}

/// The most requests of one call, from now on.
fn most_requests(fake_remote: &FakeRemote) -> Rc<Cell<usize>> {
    let (most, now) = (Rc::new(Cell::new(0)), Cell::new(0));
    let reported = most.clone();
    fake_remote.during.replace(Some(Box::new(move |text| {
        now.set(if text.contains(READ) { 1 } else { now.get() + 1 });
        reported.set(reported.get().max(now.get()));
        false
    })));
    most
}

#[test]
fn a_customer_with_very_many_addresses_is_read_with_two_requests() {
    let mut fake_remote = FakeRemote::new();
    let there = with_addresses(&fake_remote, 250);
    let most = most_requests(&fake_remote);
    fake_remote.reported(there);
    assert_eq!((ours()[0].addresses.len(), most.get()), (250, 2));
}

/// Three others want the same points: whatever this call takes, each of them takes, too.
#[test]
fn whoever_shares_the_budget_with_others_still_gets_to_the_end() {
    let mut fake_remote = FakeRemote::new();
    let there = with_addresses(&fake_remote, 200);
    fake_remote.reported(there);
    fake_remote.shopify.update_customer(there, |it| it.note = Some("Ring twice".to_owned()));
    let (data, before): (Data, _) = ((*fake_remote.shopify).clone(), Cell::new(0));
    fake_remote.during.replace(Some(Box::new(move |text| {
        let left = data.points_left();
        let spent = if text.contains(READ) { 0 } else { before.get() - left };
        let left = left.saturating_sub(3 * spent);
        data.drain_bucket(u32::try_from(left).unwrap());
        before.set(left);
        false
    })));
    fake_remote.shopify.drain_bucket(0);
    fake_remote.reported(there);
    assert_eq!(ours()[0].note, "Ring twice");
    assert!(fake_remote.throttled <= 3, "{}", fake_remote.throttled);
}

#[test]
fn very_many_new_addresses_are_written_in_several_calls() {
    let mut fake_remote = FakeRemote::new();
    fake_remote.save(customer("c-1", "zoe@example.ch"));
    let most = most_requests(&fake_remote);
    fake_remote.save(shop::Customer { addresses: all("Gasse", 240), ..our("c-1") });
    let there = fake_remote.shopify.customer(number("c-1")).unwrap();
    let lines: Vec<_> = there.addresses.iter().filter_map(|it| it.address1.as_deref()).collect();
    assert_eq!((lines.len(), lines[0], lines[239]), (240, "Gasse 0", "Gasse 239"));
    assert!(most.get() <= 30, "{} requests in one call", most.get());
    assert!(fake_remote.parked.is_empty(), "{:?}", fake_remote.parked);
    // All are agreed on: nothing is left to be written, or taken for new.
    let (writes, mine) = (fake_remote.writes(), our("c-1"));
    fake_remote.reported(number("c-1"));
    fake_remote.save(mine.clone());
    assert_eq!((fake_remote.writes(), our("c-1")), (writes, mine));
}

#[test]
fn very_many_changed_addresses_are_written_in_several_calls() {
    let mut fake_remote = FakeRemote::new();
    fake_remote.save(customer("c-1", "zoe@example.ch"));
    fake_remote.save(shop::Customer { addresses: all("Gasse", 60), ..our("c-1") });
    let most = most_requests(&fake_remote);
    let mut swapped = all("Weg", 60);
    swapped.rotate_left(1);
    fake_remote.save(shop::Customer { addresses: swapped.clone(), ..our("c-1") });
    fake_remote.reported(number("c-1"));
    let there = fake_remote.shopify.customer(number("c-1")).unwrap();
    let mut lines: Vec<_> = there.addresses.iter().filter_map(|it| it.address1.clone()).collect();
    let mut wanted: Vec<_> = swapped.into_iter().map(|it| it.line1).collect();
    lines.sort();
    wanted.sort();
    assert_eq!(lines, wanted);
    assert!(most.get() <= 30, "{} requests in one call", most.get());
    assert!(fake_remote.parked.is_empty(), "{:?}", fake_remote.parked);
}

#[test]
fn very_many_addresses_that_shopify_refuses_are_each_tried_once() {
    let mut fake_remote = FakeRemote::new();
    fake_remote.save(customer("c-1", "zoe@example.ch"));
    let (base, tried) = (fake_remote.shopify.url(), Rc::new(Cell::new((0, 0, 0))));
    let reported = tried.clone();
    testing::remote(move |request| {
        let text = String::from_utf8_lossy(request.body.as_deref().unwrap_or_default());
        let (all, now, most) = reported.get();
        let now = if text.contains(READ) { 0 } else { now + 1 };
        if !text.contains("mutation CustomerAddressCreate") {
            reported.set((all, now, most.max(now)));
            return exchange(&base, request);
        }
        reported.set((all + 1, now, most.max(now)));
        let refused = serde_json::json!({ "address": null,
            "userErrors": [{ "field": ["address", "provinceCode"], "message": "Province is not valid" }] });
        let body = serde_json::json!({ "data": { "customerAddressCreate": refused } });
        Ok((200, vec![], body.to_string().into_bytes()))
    });
    fake_remote.save(shop::Customer { addresses: all("Gasse", 200), ..our("c-1") });
    fake_remote.reported(number("c-1"));
    assert!(fake_remote.parked.is_empty(), "{:?}", fake_remote.parked);
    let (all, _, most) = tried.get();
    assert_eq!((all, most, fake_remote.codes().len()), (200, 25, 200));
    assert_eq!(our("c-1").addresses.len(), 200, "none is lost here");
}
