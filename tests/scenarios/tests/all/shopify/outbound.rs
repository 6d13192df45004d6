//! From Framework360 to Shopify, by itself and by hand.

use fake_shopify::ConsentState;
use fakes::{Fault, RequestMatcher};
use host_core::shop::{Address, Consent, Customer};
use scenarios::{Sender as _, Shopify, World, person};

async fn sends() -> World<Shopify> {
    let world = World::both_ways().await;
    world.switch(&[("customers-in", false)]).await;
    world.rest().await;
    world
}

#[tokio::test]
async fn everything_that_is_kept_in_step_is_sent() {
    let world = sends().await;
    let ada = Customer {
        phone: "333 123 4567".into(),
        note: "Prefers tea".into(),
        tags: vec!["vip".into(), "roma".into()],
        email_marketing: Consent::Subscribed,
        email_marketing_at: Some(1_790_000_000_000),
        orders_count: 3,
        total_spent: "120.50".into(),
        currency: "CHF".into(),
        ..person("1")
    };
    world.save(&ada).await;
    world.rest().await;
    let there = world.remote.customer_by_email(&ada.email).expect("there");
    assert_eq!((there.first_name.as_deref(), there.last_name.as_deref()), (Some("Ada"), Some("Verdi 1")));
    assert_eq!(there.phone.as_deref(), Some("+393331234567"));
    assert_eq!(there.note.as_deref(), Some("Prefers tea"));
    assert_eq!(there.tags.len(), 2);
    assert_eq!(there.email_consent.state, ConsentState::Subscribed);
    assert_eq!(there.addresses.len(), 1);
    let kept = |key: &str| there.metafields.iter().find(|it| it.key == key).map(|it| it.value.clone());
    assert_eq!(kept("orders_count").as_deref(), Some("3"));
    assert!(kept("total_spent").is_some_and(|value| value.contains("120.5")), "{:?}", there.metafields);
}

#[tokio::test]
async fn a_change_sends_nothing_but_the_change() {
    let world = sends().await;
    let ada = Customer { tags: vec!["vip".into()], ..person("1") };
    world.save(&ada).await;
    world.rest().await;
    let there = world.remote.customer_by_email(&ada.email).expect("there");
    // On Shopify's side meanwhile, where nobody here listens.
    world.remote.update_customer(there.id, |ada| ada.tags.push("theirs".into()));
    let mark = world.remote.mark();
    world.save(&Customer { last_name: "Neri".into(), ..ada.clone() }).await;
    world.rest().await;
    let after = world.remote.customer(there.id).expect("there");
    assert_eq!(after.last_name.as_deref(), Some("Neri"));
    assert!(after.tags.contains(&"theirs".to_owned()), "{:?}", after.tags);
    assert_eq!(after.addresses, there.addresses);
    assert_eq!(world.remote.writes_since(mark), 1);
}

#[tokio::test]
async fn a_phone_that_is_none_is_left_out_with_a_note() {
    let world = sends().await;
    world.save(&Customer { phone: "call the bar".into(), ..person("1") }).await;
    world.rest().await;
    let there = world.remote.customers().remove(0);
    assert_eq!(there.phone, None);
    assert!(there.first_name.is_some());
    let reported = world.activity().await;
    assert!(
        reported.iter().any(|(event, text)| event == "note" && text.contains("call the bar")),
        "{reported:#?}"
    );
}

#[tokio::test]
async fn who_is_there_already_is_linked_and_keeps_what_we_do_not_say() {
    let world = sends().await;
    let ada = person("1");
    let id = world.remote.create_customer(|there| {
        there.email = Some(ada.email.clone());
        there.note = Some("Shopify's own".into());
    });
    world.save(&ada).await;
    world.rest().await;
    assert_eq!(world.remote.customers().len(), 1);
    assert_eq!(world.customers().await[0].remote_id, Some(format!("gid://shopify/Customer/{id}")));
    assert_eq!(world.remote.customer(id).expect("there").note.as_deref(), Some("Shopify's own"));
}

#[tokio::test]
async fn somebody_with_a_similar_address_is_somebody_else() {
    let world = sends().await;
    world.remote.create_customer(|there| there.email = Some("mail@other.test.ch".into()));
    world.save(&Customer { email: "mail@test.ch".into(), ..person("1") }).await;
    world.rest().await;
    assert_eq!(world.remote.customers().len(), 2);
}

#[tokio::test]
async fn taken_meanwhile_leads_to_linking() {
    let world = sends().await;
    let ada = person("1");
    let email = ada.email.clone();
    // Between our look and our create, somebody registers in the shop.
    world.remote.before(Shopify::creates(), move |data| {
        data.create_customer(|there| there.email = Some(email.clone()));
    });
    world.save(&ada).await;
    world.rest().await;
    assert_eq!(world.remote.customers().len(), 1);
    assert!(world.customers().await[0].remote_id.is_some());
}

#[tokio::test]
async fn an_email_that_is_anothers_stops_nothing_else_and_is_reported() {
    let world = sends().await;
    let ada = person("1");
    world.save(&ada).await;
    world.rest().await;
    let other = world.remote.create_customer(|there| there.email = Some("taken@example.ch".into()));
    let changed = Customer { email: "taken@example.ch".into(), last_name: "Neri".into(), ..ada.clone() };
    world.save(&changed).await;
    world.rest().await;
    let there = world.remote.customer_by_email(&ada.email).expect("as before");
    assert_eq!(there.last_name.as_deref(), Some("Neri"));
    let reported = world.activity().await;
    assert!(reported.iter().any(|(_, text)| text.contains(&other.to_string())), "who has it: {reported:#?}");
}

#[tokio::test]
async fn no_address_is_deleted_by_leaving_it_out() {
    let world = sends().await;
    let second = Address {
        line1: "Via Due 2".into(),
        city: "Milano".into(),
        country: "IT".into(),
        ..Address::default()
    };
    let mut ada = person("1");
    ada.addresses.push(second);
    world.save(&ada).await;
    world.rest().await;
    ada.addresses.remove(0);
    world.save(&ada).await;
    world.rest().await;
    assert_eq!(world.remote.customers()[0].addresses.len(), 2);
}

#[tokio::test]
async fn sending_by_hand_works_whatever_the_switches_say_and_reports() {
    let world = sends().await;
    world.switch(&[("customers", false)]).await;
    let people: Vec<_> = (1..=3).map(|id| person(&id.to_string())).collect();
    world.report(&people).await;
    world.rest().await;
    assert!(world.remote.customers().is_empty());
    let ids: Vec<String> = people.iter().map(|person| person.id.clone()).collect();
    let report = world.send(&ids).await.expect("a report");
    scenarios::oracle::adds_up(&ids, &report);
    assert_eq!(world.remote.customers().len(), 3);
    let again = world.send(&ids[..1]).await.expect("a report");
    assert_eq!(again[0].part, host_platform::Part::AlreadyThere, "{again:?}");
}

#[tokio::test]
async fn a_refusal_by_shopify_is_explained_in_words_that_an_owner_understands() {
    let world = sends().await;
    let ada = Customer { email: "not an address".into(), ..person("1") };
    world.save(&ada).await;
    world.rest().await;
    let row = world.row("1").await;
    let reported = world.activity().await;
    let said = format!("{row:?} {reported:?}");
    assert!(said.contains("not an address"), "{said}");
}

#[tokio::test]
async fn a_create_whose_answer_is_lost_makes_one_customer() {
    let world = sends().await;
    world.remote.inject(Shopify::creates(), Fault::reset().after_applying());
    world.save(&person("1")).await;
    world.rest().await;
    assert_eq!(world.remote.customers().len(), 1);
    assert_eq!(world.row("1").await.state, "linked");
}

#[tokio::test]
async fn a_customer_with_neither_email_nor_phone_is_never_made_twice() {
    let world = sends().await;
    let nameless = Customer { email: String::new(), ..person("1") };
    let lost = world.remote.inject(Shopify::creates(), Fault::reset().after_applying());
    world.save(&nameless).await;
    world.rest().await;
    lost.cancel();
    assert_eq!(world.remote.customers().len(), 1);
    assert_eq!(world.row("1").await.state, "uncertain");
    assert_eq!(
        world.remote.requests_since(0, &RequestMatcher::post("graphql.json").saying("customerCreate")),
        1
    );
}
