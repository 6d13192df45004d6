//! Connecting: what stays and what is deleted at a change of account, of settings or of switches.

use host_core::forgotten_links::Forgotten;
use host_core::model::{Account, InstallationState, Message};
use host_core::shop::{Change, Entity};
use host_core::store::{Connection, StoreError};

use super::StoreHome;
use super::world::{T0, World, connection, job, order, shop, why};

/// A world with a link and a stored value, and what is left of them after `connection`.
async fn left(home: &dyn StoreHome, connection: Connection) -> (World, bool, bool) {
    let world = World::new(home).await;
    world.store.orders_changed("s1", &[order("1", "")], &[], &[], T0).await.unwrap();
    world.link("1", "R-1").await.unwrap();
    world.write("cursor", Some(b"41")).await;
    world.store.connect(connection).await.unwrap();
    let rows = world.store.records_list(world.id(), Entity::Order, None, 10).await.unwrap();
    let value = world.value("cursor").await.is_some();
    let linked = rows[0].link.is_some();
    (world, linked, value)
}

pub async fn another_account_starts_with_no_links_and_no_storage(home: &dyn StoreHome) {
    let (world, linked, value) = left(home, connection("s1", "account-9")).await;
    assert_eq!((linked, value), (false, false));
    assert_eq!(world.now().await.account.name, "ACCOUNT-9");
    let neighbour = world.neighbour().await;
    assert_ne!(neighbour.id, world.id());
}

pub async fn the_same_account_keeps_links_and_storage(home: &dyn StoreHome) {
    let (world, linked, value) = left(home, connection("s1", "account-1")).await;
    assert_eq!((linked, value), (true, true));
    let now = world.now().await;
    assert_eq!(now.id, world.id(), "it's the same installation");
    assert!(now.revision > world.installation.revision);
}

pub async fn an_unknown_account_keeps_links_and_storage(home: &dyn StoreHome) {
    let (world, linked, value) = left(home, connection("s1", "")).await;
    assert_eq!((linked, value), (true, true));
    world.store.connect(connection("s1", "account-1")).await.unwrap();
    assert!(world.value("cursor").await.is_some(), "nor is one that becomes known another one");
}

pub async fn an_owner_can_say_that_it_is_another_account(home: &dyn StoreHome) {
    let said = Connection { forget: true, ..connection("s1", "") };
    let (world, linked, value) = left(home, said).await;
    assert_eq!((linked, value), (false, false));
    let links = [("orders", "1"), ("products", "0"), ("customers", "0")];
    assert_eq!(world.events("forgotten").await, [Message::host("links-forgotten", &links)]);
}

pub async fn products_that_stay_on_sale_without_a_link_are_reported(home: &dyn StoreHome) {
    let world = World::new(home).await;
    world.list_all(&["1", "2", "3"], T0).await;
    world.report(vec![Change::DeactivateProduct("3".into())]).await;
    let forget = Connection { forget: true, ..connection("s1", "") };
    let (_, forgotten) = world.store.connect(forget.clone()).await.unwrap();
    assert_eq!(forgotten, Forgotten { orders: 0, products: 3, customers: 0, on_sale: 2 });
    let links = [("orders", "0"), ("products", "3"), ("customers", "0")];
    let expected =
        [Message::host("links-forgotten", &links), Message::host("products-forgotten", &[("products", "2")])];
    assert_eq!(world.events("forgotten").await, expected);
    assert_eq!(world.on_sale().await, ["erp-1", "erp-2"]);
    let (_, forgotten) = world.store.connect(forget).await.unwrap();
    assert_eq!(forgotten, Forgotten::default());
    world.store.connect(connection("s1", "account-9")).await.unwrap();
    assert_eq!(world.events("forgotten").await.len(), 2, "none is no news");
}

pub async fn switches_alone_keep_the_account_and_storage(home: &dyn StoreHome) {
    let switched =
        Connection { account: None, flows: vec![("orders-out".into(), false)], ..connection("s1", "") };
    let (world, linked, value) = left(home, switched).await;
    assert_eq!((linked, value), (true, true));
    let now = world.now().await;
    assert_eq!(now.account, Account { id: "account-1".into(), name: "ACCOUNT-1".into() });
    assert_eq!(now.flows.get("orders-out"), Some(&false));
    assert_eq!(now.settings.0.get("api-key").map(String::as_str), Some("key-1"));
    let reported = world.store.activity(Some(world.id()), 1).await.unwrap();
    assert_eq!(reported[0].event, "switched");
}

pub async fn what_check_wrote_is_kept_with_the_connection(home: &dyn StoreHome) {
    let writes = vec![("cursor".to_owned(), None), ("shop-name".to_owned(), Some(b"Caff\xc3\xa8".to_vec()))];
    let (world, _, value) = left(home, Connection { writes, ..connection("s1", "account-9") }).await;
    assert!(!value);
    assert_eq!(world.value("shop-name").await.unwrap(), "Caffè".as_bytes(), "kept for the new account");
}

pub async fn attempts_outlive_a_change_of_account(home: &dyn StoreHome) {
    let world = World::new(home).await;
    world.push("7", T0).await;
    world.run(T0).await;
    world.store.connect(connection("s1", "account-9")).await.unwrap();
    world.push("7", T0).await;
    assert_eq!(world.claim(T0).await.job.attempts, 2);
}

pub async fn shops_are_kept_and_their_change_is_noticed(home: &dyn StoreHome) {
    let world = World::new(home).await;
    let renamed = host_core::model::Shop { name: "Bar".into(), modules: Vec::new(), ..shop("s1") };
    world.store.put_shop(&renamed).await.unwrap();
    assert_eq!(world.store.shops().await.unwrap(), [renamed]);
    assert!(world.now().await.revision > world.installation.revision);
    world.neighbour().await;
    assert_eq!(world.store.shops().await.unwrap().len(), 2);
    assert_eq!(world.store.installations(Some("s1")).await.unwrap().len(), 1);
    assert_eq!(world.store.installations(None).await.unwrap().len(), 2);
    assert_eq!(world.store.installations(Some("s3")).await.unwrap(), []);
    let paused = InstallationState::Paused(why());
    world.store.set_state(world.id(), paused, None, T0).await.unwrap();
    world.store.connect(connection("s1", "account-1")).await.unwrap();
    assert_eq!(world.now().await.state, InstallationState::Active);
}

/// What the platform did by itself names nobody.
pub async fn the_activity_names_the_person_who_changed_something(home: &dyn StoreHome) {
    let world = World::new(home).await;
    let giulia = Some("Giulia".to_owned());
    let flows = vec![("orders-out".to_owned(), false)];
    let switched =
        Connection { actor: giulia.clone(), account: None, flows, ..connection("s1", "account-1") };
    world.store.connect(switched).await.unwrap();
    world.store.set_state(world.id(), InstallationState::Paused(why()), None, T0).await.unwrap();
    world.store.set_state(world.id(), InstallationState::Disabled, Some("Marco"), T0).await.unwrap();
    let connected = Connection { actor: giulia.clone(), ..connection("s1", "account-1") };
    world.store.connect(connected).await.unwrap();
    let last = world.store.activity(Some(world.id()), 5).await.unwrap();
    let actors: Vec<_> = last.iter().rev().map(|one| (one.event.as_str(), one.actor.as_deref())).collect();
    let expected = [
        ("switched", Some("Giulia")),
        ("paused", None),
        ("disabled", Some("Marco")),
        ("connected", Some("Giulia")),
        ("switched", Some("Giulia")),
    ];
    assert_eq!(actors, expected);
}

pub async fn secrets_do_not_show_in_debug_output(home: &dyn StoreHome) {
    let world = World::new(home).await;
    world.push("7", T0).await;
    let claim = world.claim(T0).await;
    let shown = format!("{claim:?} {:?}", world.now().await);
    assert!(shown.contains("api-key") && !shown.contains("key-1"), "{shown}");
}

pub async fn jobs_that_follow_a_connection_are_queued_with_it(home: &dyn StoreHome) {
    let world = World::new(home).await;
    let then = vec![job("first"), job("second")];
    let connected =
        world.store.connect(Connection { then, ..connection("s1", "account-1") }).await.unwrap().0;
    assert_eq!(connected.id, world.id());
    assert_eq!((world.run(T0).await.job.key, world.run(T0).await.job.key), ("first".into(), "second".into()));
    assert!(world.try_claim(T0).await.is_none());
}

pub async fn an_account_that_is_one_shops_alone_is_refused_to_another_shop(home: &dyn StoreHome) {
    let world = World::new(home).await;
    let theirs = World { installation: world.neighbour().await, store: world.store.clone() };
    let alone = |shop: &str, account: &str| Connection { exclusive: true, ..connection(shop, account) };
    let wanted = Connection { forget: true, ..alone("s2", "account-1") };
    let before = theirs.now().await;
    let refused = theirs.store.connect(wanted.clone()).await;
    assert!(matches!(refused, Err(StoreError::AccountTaken(shop)) if shop == "s1"));
    assert_eq!(theirs.now().await, before, "nothing is kept");
    world.store.put_shop(&shop("s3")).await.unwrap();
    assert!(world.store.connect(alone("s3", "account-1")).await.is_err());
    assert!(world.store.installations(Some("s3")).await.unwrap().is_empty());

    world.store.connect(alone("s1", "account-1")).await.unwrap();
    world.store.set_state(world.id(), InstallationState::Paused(why()), None, T0).await.unwrap();
    assert!(world.store.connect(wanted.clone()).await.is_err(), "one that is paused goes on");
    let other = Connection { plugin: "crm".into(), ..alone("s2", "account-1") };
    world.store.connect(other).await.unwrap();

    world.store.set_state(world.id(), InstallationState::Disabled, None, T0).await.unwrap();
    world.store.connect(wanted).await.unwrap();
    let back = world.store.connect(alone("s1", "")).await;
    assert!(
        matches!(back, Err(StoreError::AccountTaken(shop)) if shop == "s2"),
        "it's the account from before"
    );
    world.store.connect(connection("s1", "account-1")).await.unwrap();
}
