//! What the owner reads about products, in six languages.

use host_core::shop::Entity;
use scenarios::{Catalogue, World, for_connectors, given};

for_connectors!(
    the_list_of_products_speaks_the_readers_language,
    what_an_import_changed_is_reported_in_every_language_with_the_right_number,
);

/// The words that the platform's own pages use for what isn't linked; German and Italian are ours.
const NOT_LINKED: [(&str, &str); 6] = [
    ("en", "Not linked"),
    ("it", "Non collegato"),
    ("fr", "Non connecté"),
    ("de", "Nicht verknüpft"),
    ("es", "No conectado"),
    ("nl", "Niet gekoppeld"),
];

async fn the_list_of_products_speaks_the_readers_language<S: Catalogue>() {
    let world = World::<S>::buying(S::start().await).await;
    let own = host_core::shop::Product { id: "own".into(), name: "Own".into(), ..Default::default() };
    world.host.imports().products("demo", &given(&[own]), None).await.unwrap();
    world.remote.seed(2);
    world.ticked().await;
    let installation = world.installation().await;
    let mut linked = Vec::new();
    for (locale, words) in NOT_LINKED {
        let status =
            world.host.columns().rows(&installation, Entity::Product, None, 10, locale).await.unwrap();
        let own = status.rows.iter().find(|row| row.id == "own").unwrap();
        assert_eq!((own.text.as_str(), own.state), (words, "not-linked"), "{locale}");
        let other = status.rows.iter().find(|row| row.id != "own").unwrap();
        assert_eq!(other.state, "linked", "{locale}");
        linked.push(format!("{}{}", other.text, other.detail));
    }
    linked.sort();
    linked.dedup();
    assert!(linked.len() >= 5, "the languages differ: {linked:?}");
}

async fn what_an_import_changed_is_reported_in_every_language_with_the_right_number<S: Catalogue>() {
    let world = World::<S>::buying(S::start().await).await;
    world.remote.seed(1);
    world.ticked().await;
    world.remote.seed(5);
    world.ticked().await;
    let activity = world.host.store().activity(None, 10).await.unwrap();
    let imported: Vec<_> = activity.into_iter().filter(|entry| entry.event == "imported").collect();
    assert_eq!(imported.len(), 2);
    for (locale, _) in NOT_LINKED {
        let mut reported = Vec::new();
        for entry in &imported {
            let message = entry.message.as_ref().unwrap();
            reported.push(host_platform::texts::render(None, message, locale));
        }
        assert!(reported[0].contains('5') && reported[1].contains('1'), "{locale}: {reported:?}");
        // "1 creato", "5 creati": where the language distinguishes one from many, the text does.
        let differ = reported[0].replace('5', "") != reported[1].replace('1', "");
        assert_eq!(differ, matches!(locale, "it" | "fr" | "es"), "{locale}: {reported:?}");
    }
}
