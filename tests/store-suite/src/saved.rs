//! Customers as the shop's people save them.

use host_core::model::{InstallationId, JobId};
use host_core::shop::{Change, Consent, Customer, Entity, Partial, files};
use host_core::store::{Read, StoreError};

use super::StoreHome;
use super::customers::{gid, known, link, mail, person};
use super::world::{T0, World, given, job};

pub async fn a_saved_customer_is_kept_and_its_event_queued_in_one_transaction(home: &dyn StoreHome) {
    let world = World::new(home).await;
    let mail = mail(&world).await.id;
    let both = [world.id(), mail];
    let people = given(&[person("c2", "B"), person("c1", "A")]);
    let (kept, jobs) = world.store.customers_saved("s1", &people, &both, T0).await.unwrap();
    assert_eq!((kept.created, kept.updated, kept.unchanged), (2, 0, 0));
    let mut order: Vec<(String, InstallationId)> = Vec::new();
    for id in jobs {
        let job = world.job(id).await;
        order.push((job.key, job.installation));
    }
    let expected = [("c2", both[0]), ("c2", both[1]), ("c1", both[0]), ("c1", both[1])];
    assert_eq!(order, expected.map(|(id, installation)| (id.to_owned(), installation)));

    let twice = given(&[person("c3", "C"), person("c3", "C")]);
    for (shop, refused) in [("s1", &twice), ("s9", &people), ("s1", &given(&[person("", "")]))] {
        let refused = world.store.customers_saved(shop, refused, &both, T0).await;
        assert!(matches!(refused, Err(StoreError::Refused(_))), "{refused:?}");
    }
    assert_eq!(known(&world, "c3").await, None);
}

pub async fn a_customer_saved_as_it_was_raises_no_event(home: &dyn StoreHome) {
    let world = World::new(home).await;
    let save = async |people: Vec<Partial<Customer>>, at| {
        world.store.customers_saved("s1", &people, &[world.id()], at).await.unwrap()
    };
    save(given(&[person("c1", "A"), person("c2", "B")]), T0).await;
    let before = known(&world, "c1").await;
    let same = Customer { updated_at: T0 + 5, ..person("c1", "A") };
    let (kept, jobs) = save(given(&[same, person("c2", "changed")]), T0 + 5).await;
    assert_eq!((kept.created, kept.updated, kept.unchanged, jobs.len()), (0, 1, 1, 1));
    assert_eq!(world.job(jobs[0]).await.key, "c2");
    assert_eq!(known(&world, "c1").await, before);
    assert_eq!(save(Vec::new(), T0).await.1, Vec::<JobId>::new());
}

pub async fn what_is_not_given_of_a_saved_customer_stays(home: &dyn StoreHome) {
    let world = World::new(home).await;
    let first = Customer { note: "kept".into(), updated_at: 7, ..person("c1", "A") };
    world.store.customers_saved("s1", &given(&[first]), &[], T0).await.unwrap();
    world.report(vec![Change::Link(link("c1", "1"))]).await;
    let some: Vec<Partial<Customer>> = files::customers(r#"{"id": "c1", "first_name": "B"}"#).unwrap();
    world.store.customers_saved("s1", &some, &[], T0 + 9).await.unwrap();
    let customer = known(&world, "c1").await.unwrap();
    assert_eq!((customer.first_name.as_str(), customer.note.as_str()), ("B", "kept"));
    assert_eq!((customer.updated_at, customer.remote_id), (T0 + 9, Some(gid("1"))));
}

pub async fn an_address_that_is_saved_alone_is_not_subscribed_with_the_consent_of_the_one_before(
    home: &dyn StoreHome,
) {
    let world = World::new(home).await;
    let old = r#"{"id": "c1", "email": "a@example.ch", "email_marketing": "subscribed",
        "email_marketing_at": 1612137600000}"#;
    let file = |text: &str| files::customers(text).unwrap();
    let said = async || {
        let customer = known(&world, "c1").await.unwrap();
        (customer.email_marketing, customer.email_marketing_at)
    };
    let first = (Consent::Subscribed, Some(1_612_137_600_000));
    world.store.import_customers("s1", &file(old), None, T0).await.unwrap();
    // The same address, otherwise written.
    let same = file(r#"{"id": "c1", "email": "A@EXAMPLE.ch"}"#);
    world.store.customers_saved("s1", &same, &[], T0).await.unwrap();
    assert_eq!(said().await, first);
    let other = file(r#"{"id": "c1", "email": "b@example.ch"}"#);
    world.store.customers_saved("s1", &other, &[], T0).await.unwrap();
    assert_eq!(said().await, (Consent::Unknown, None));
    // The same where a file brings it.
    world.store.import_customers("s1", &file(old), None, T0).await.unwrap();
    assert_eq!(said().await, first);
    world.store.import_customers("s1", &other, None, T0).await.unwrap();
    assert_eq!(said().await, (Consent::Unknown, None));
}

pub async fn a_saved_customer_outdates_the_calls_that_read_it(home: &dyn StoreHome) {
    let world = World::new(home).await;
    world.store.customers_saved("s1", &given(&[person("c1", "A")]), &[], T0).await.unwrap();
    let mut unit = world.unit().await;
    unit.read(&[Read::Record(Entity::Customer, "c1".into())]).await.unwrap();
    unit.push(vec![job("7")]).unwrap();
    world.store.customers_saved("s1", &given(&[person("c1", "B")]), &[], T0).await.unwrap();
    assert!(matches!(world.commit(&unit).await, Err(StoreError::Outdated(_))));
    assert!(world.try_claim(T0).await.is_none());
}
