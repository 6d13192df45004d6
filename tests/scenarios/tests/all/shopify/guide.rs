//! The guide, line by line, with the program.

use scenarios::{ConnectorHarness as _, LANGUAGES, PLATFORM, Program, Sender as _, Shopify, World, person};

#[tokio::test]
async fn an_owner_follows_the_guide_with_the_program() {
    let remote = Shopify::start().await;
    let program = Program::with(&remote);
    remote.connect_program(&program).await;

    // 1. The plugin's settings have a section with the switches; 2. Sync Customers; 3. A and B.
    let shown = program.must(&["inspect", "shopify"]).await.out;
    for words in ["Sync Customers", "Shopify => Framework360", "Framework360 => Shopify"] {
        assert!(shown.contains(words), "{words}: {shown}");
    }
    // 4. Saved.
    let saved = program
        .must(&[
            "enable",
            "shopify",
            "--shop",
            "demo",
            "--flow",
            "customers=on",
            "--flow",
            "customers-in=on",
            "--flow",
            "customers-out=on",
        ])
        .await;
    assert!(!saved.out.is_empty());
    program.work().await;
    let subscribed = remote.subscriptions();
    assert!(subscribed.len() > 1, "{subscribed:?}");
    assert!(subscribed.iter().all(|it| it.uri == format!("{PLATFORM}/plugins/shopify/webhooks")));

    // Created here, replicated there.
    let ada = person("1");
    let file = program.file("ada.json", &serde_json::to_string(&ada).expect("JSON"));
    program.must(&["customers", "save", "--shop", "demo", &file]).await;
    program.work().await;
    assert!(remote.customer_by_email(&ada.email).is_some());

    // Created there, replicated here: the tick finds what no webhook reported.
    remote.create_customer(|zoe| zoe.email = Some("zoe@example.ch".into()));
    program.must(&["tick", "customers", "--shop", "demo"]).await;
    let listed = program.must(&["status", "customers", "--shop", "demo", "--json"]).await.json();
    let rows = listed["rows"].as_array().expect("rows");
    assert_eq!(rows.len(), 2, "{listed}");
    assert!(rows.iter().all(|row| row["state"] == "linked"), "{listed}");

    // Manual: the Shopify column, Send To, Shopify, and a confirmation at the end.
    let sent = program.must(&["send", "customers", "1", "--shop", "demo"]).await;
    assert!(sent.out.contains('1'), "{}", sent.out);
    let unknown = program.run(&["send", "customers", "nobody", "--shop", "demo"]).await;
    assert_eq!(unknown.code, Some(2), "{unknown:?}");
}

#[tokio::test]
async fn the_column_says_not_linked_in_every_language() {
    let world = World::<Shopify>::switched_off().await;
    world.save(&person("1")).await;
    let mut texts = Vec::new();
    for locale in LANGUAGES {
        texts.push(world.status(locale).await.remove(0).text);
    }
    assert_eq!(
        texts,
        ["Not linked", "Non collegato", "Non connecté", "Nicht verknüpft", "No conectado", "Niet gekoppeld"]
    );
}
