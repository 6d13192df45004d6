//! Records that the shop had before any remote reported them.

use host_core::shop::{Customer, Entity, Order, Product, ProductVariant, files};
use host_core::store::{Answer, Find, Read, Record, StoreError};

use super::StoreHome;
use super::remote::{ALL, Page, product, product_of, stock, upserts, variant};
use super::world::{T0, World, given, order};

fn had(id: &str, sku: &str) -> Product {
    Product { id: id.into(), remote_id: None, sku: sku.into(), ..product("") }
}

fn customer(id: &str, email: &str, updated_at: u64) -> Customer {
    let (id, email) = (id.into(), email.into());
    Customer { id, email, phone: "+41 79 1".into(), updated_at, ..Customer::default() }
}

async fn found(world: &World, find: Find) -> Vec<String> {
    match world.read(Read::Find(Entity::Customer, find)).await {
        Answer::Found(found) => found.iter().map(|record| record.subject().id).collect(),
        other => panic!("{other:?}"),
    }
}

pub async fn products_that_the_shop_has_are_kept_and_distinguished(home: &dyn StoreHome) {
    let world = World::new(home).await;
    let file = [had("1", "A"), Product { variants: vec![variant("x", "S")], ..had("2", "B") }];
    let first = world.store.import_products("s1", &given(&file), None, T0).await.unwrap();
    assert_eq!((first.created, first.updated, first.unchanged), (2, 0, 0));
    let before = world.latest_cursor().await;
    let again = world.store.import_products("s1", &given(&file), None, T0).await.unwrap();
    assert_eq!((again.created, again.updated, again.unchanged), (0, 0, 2));
    assert_eq!(world.latest_cursor().await, before);
    let changed = [Product { name: "New <b>".into(), description: "a<script>".into(), ..had("1", "A") }];
    let last = world.store.import_products("s1", &given(&changed), None, T0).await.unwrap();
    assert_eq!((last.created, last.updated, last.unchanged), (0, 1, 0));
    match world.read(Read::Record(Entity::Product, "1".into())).await {
        Answer::Record(Some(record)) => assert_eq!(product_of(record).description, "a"),
        other => panic!("{other:?}"),
    }
}

pub async fn an_import_is_all_or_nothing(home: &dyn StoreHome) {
    let world = World::new(home).await;
    let neighbour = world.neighbour().await;
    world.store.import_products("s1", &given(&[had("9", "Z")]), None, T0).await.unwrap();
    let linked = |id: &str, remote: &str| Product { remote_id: Some(remote.into()), ..had(id, id) };
    for (wrong, said) in [
        (Product { price: "-1".into(), ..had("2", "") }, "product 2: host.product-negative"),
        (Product { currency: "EUR".into(), ..had("2", "") }, "product 2: host.product-currency"),
        (linked("2", "R-1"), "product 2 can't be linked with R-1"),
    ] {
        let file = [linked("1", "R-1"), wrong];
        let refused =
            world.store.import_products("s1", &given(&file), Some(world.id()), T0).await.unwrap_err();
        assert!(refused.to_string().starts_with(said), "{refused}");
        assert_eq!(world.on_sale().await, ["9"]);
    }
    for (shop, installation) in [("nowhere", None), ("s1", Some(neighbour.id))] {
        let refused = world.store.import_products(shop, &given(&[had("1", "")]), installation, T0).await;
        assert!(matches!(refused, Err(StoreError::Refused(_))));
        let refused =
            world.store.import_customers(shop, &given(&[customer("1", "", 0)]), installation, T0).await;
        assert!(matches!(refused, Err(StoreError::Refused(_))));
    }
    assert_eq!(world.of_remote("R-1").await, None);
}

pub async fn what_a_file_does_not_name_stays_as_it_is(home: &dyn StoreHome) {
    let world = World::new(home).await;
    let import = async |text: &str| {
        let given = files::products(text).unwrap();
        world.store.import_products("s1", &given, None, T0).await.unwrap()
    };
    import(r#"{"id": "1", "sku": "A", "name": "Mine", "price": 5, "variants": [{"id": "v", "price": 5}]}"#)
        .await;
    assert_eq!(world.on_sale().await, ["1"], "a product that says nothing of it is on sale");
    let again = import(r#"{"id": "1", "sku": "A"}"#).await;
    assert_eq!((again.updated, again.unchanged), (0, 1));
    import(r#"[{"id": "1", "name": "", "price": "6", "active": false}]"#).await;
    import(r#"{"id": "1", "brand": "B"}"#).await;
    let Answer::Record(Some(record)) = world.read(Read::Record(Entity::Product, "1".into())).await else {
        panic!("it's there")
    };
    let kept = product_of(record);
    assert_eq!((kept.sku.as_str(), kept.name.as_str(), kept.price.as_str()), ("A", "", "6"));
    assert_eq!((kept.brand.as_str(), kept.active, kept.variants.len()), ("B", false, 1));

    for text in [r#"{"id": "1", "email": "a@b.example", "note": "n"}"#, r#"{"id": "1", "phone": "+41 79 1"}"#]
    {
        let given = files::customers(text).unwrap();
        world.store.import_customers("s1", &given, None, T0).await.unwrap();
    }
    assert_eq!(found(&world, Find::Email("a@b.example".into())).await, ["1"]);
    assert_eq!(found(&world, Find::Phone("+41791".into())).await, ["1"]);
}

pub async fn what_is_given_twice_is_refused(home: &dyn StoreHome) {
    let world = World::new(home).await;
    let named = |id: &str| ProductVariant { id: id.into(), remote_id: None, ..variant("", "S") };
    let variants = Product { variants: vec![named("a"), named("a")], ..had("2", "B") };
    for (file, said) in [
        (vec![had("1", "A"), had("1", "B")], "product 1 is given twice"),
        (vec![had("1", "A"), variants], "product 2: variant a is given twice"),
    ] {
        let refused = world.store.import_products("s1", &given(&file), None, T0).await.unwrap_err();
        assert_eq!(refused.to_string(), said);
    }
    let twice = [customer("1", "", 0), customer("1", "", 1)];
    assert!(world.store.import_customers("s1", &given(&twice), None, T0).await.is_err());
    assert_eq!(world.on_sale().await, Vec::<String>::new());
}

pub async fn an_import_that_may_resolve_a_problem_makes_the_next_tick_full(home: &dyn StoreHome) {
    let world = World::new(home).await;
    world
        .store
        .import_products("s1", &given(&[had("1", "SKU-9"), had("2", "SKU-9")]), None, T0)
        .await
        .unwrap();
    world.page(Page::of(upserts(&["9"]), ALL), T0).await;
    let ambiguous = world.tick().await;
    assert_eq!((ambiguous.problems, ambiguous.cursor.as_deref()), (1, Some("1")));
    let import = async |product: Product| {
        world.store.import_products("s1", &given(&[product]), None, T0).await.unwrap()
    };
    import(had("2", "SKU-9")).await;
    assert!(world.tick().await.cursor.is_some(), "nothing has changed");
    import(had("2", "other")).await;
    assert_eq!(world.tick().await.cursor, None);
    world.page(Page::of(upserts(&["9"]), ALL), T0).await;
    assert_eq!(world.of_remote("9").await.unwrap().id, "1");
    import(had("2", "another")).await;
    assert!(world.tick().await.cursor.is_some(), "no problem is left");
}

pub async fn ambiguous_skus_are_reported(home: &dyn StoreHome) {
    let world = World::new(home).await;
    world.store.import_products("s1", &given(&[had("1", "A"), had("2", "B")]), None, T0).await.unwrap();
    let twin = |size| ProductVariant { remote_id: None, sku: "T".into(), ..variant("", size) };
    let twins = Product { variants: vec![twin("S"), twin("M")], ..had("4", "") };
    let imported =
        world.store.import_products("s1", &given(&[had("3", "A"), twins]), None, T0).await.unwrap();
    assert_eq!(imported.ambiguous, [("A".to_owned(), vec!["1".to_owned(), "3".to_owned()])]);
}

pub async fn an_imported_product_is_linked_and_known_to_the_tick(home: &dyn StoreHome) {
    let world = World::new(home).await;
    let had = |id: &str| Product {
        remote_id: Some(format!("R-{id}")),
        variants: vec![variant(&format!("R-{id}/S"), "S")],
        ..had(id, "")
    };
    let file = ["1", "2", "3"].map(had);
    world.store.import_products("s1", &given(&file), Some(world.id()), T0).await.unwrap();
    let again = world.store.import_products("s1", &given(&file), Some(world.id()), T0).await.unwrap();
    assert_eq!(again.unchanged, 3);
    assert_eq!(world.of_remote("R-1").await.unwrap().id, "1");
    assert_eq!(world.versions(&["R-1"]).await, [None], "it's to be reported whole");
    assert_eq!(world.report(vec![stock("R-1/S", "77")]).await.counts.stock, 1);
    // The remote's full list doesn't know the third.
    world.page(Page::of(upserts(&["R-1", "R-2"]), ALL), T0).await;
    assert_eq!(world.on_sale().await, ["1", "2"]);
}

pub async fn customers_are_imported_and_linked(home: &dyn StoreHome) {
    let world = World::new(home).await;
    let file = [
        Customer { remote_id: Some("R-1".into()), ..customer("1", "A@b.example", 0) },
        customer("2", "c@d.example", 0),
    ];
    let first = world.store.import_customers("s1", &given(&file), Some(world.id()), T0).await.unwrap();
    assert_eq!((first.created, first.updated, first.unchanged), (2, 0, 0));
    let again = world.store.import_customers("s1", &given(&file), Some(world.id()), T0).await.unwrap();
    assert_eq!((again.created, again.updated, again.unchanged), (0, 0, 2));
    assert_eq!(found(&world, Find::RemoteId("R-1".into())).await, ["1"]);
    assert_eq!(found(&world, Find::Email("a@B.example".into())).await, ["1"]);
    let rows = world.store.records_list(world.id(), Entity::Customer, None, 10).await.unwrap();
    assert_eq!(rows.len(), 2);
}

pub async fn who_ordered_is_a_customer_of_the_shop(home: &dyn StoreHome) {
    let world = World::new(home).await;
    let ordered = |number: &str, customer: Customer| Order { customer, ..order(number, "") };
    let orders = [
        ordered("1", customer("c1", "new@b.example", 20)),
        ordered("2", customer("c1", "old@b.example", 10)),
        ordered("3", customer("", "nobody@b.example", 10)),
    ];
    world.store.orders_changed("s1", &orders, &[], &[], T0).await.unwrap();
    assert_eq!(found(&world, Find::Email("new@b.example".into())).await, ["c1"]);
    assert!(found(&world, Find::Email("old@b.example".into())).await.is_empty(), "an older order is no news");
    assert!(found(&world, Find::Email("nobody@b.example".into())).await.is_empty());
    assert_eq!(found(&world, Find::Phone("+41791".into())).await, ["c1"]);
    let moved = ordered("4", customer("c1", "moved@b.example", 30));
    world.store.orders_changed("s1", &[moved], &[], &[], T0).await.unwrap();
    match world.read(Read::Record(Entity::Customer, "c1".into())).await {
        Answer::Record(Some(Record::Customer(customer))) => assert_eq!(customer.email, "moved@b.example"),
        other => panic!("{other:?}"),
    }
}
