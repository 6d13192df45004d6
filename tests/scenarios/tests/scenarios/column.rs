//! The column's words, in every language of the platform.

use std::collections::BTreeSet;

use scenarios::{LANGUAGES, Subject, World, for_connectors, orders};

for_connectors!(
    every_state_has_its_words_in_every_language,
    an_order_that_is_not_linked_is_called_as_the_guides_call_it,
    countries_are_understood_and_other_languages_read_english,
    a_linked_order_shows_what_the_remote_called_it_and_when,
);

/// One order in each state that the column knows and every connector has.
async fn one_of_each<S: Subject>() -> World<S> {
    let world = World::<S>::new().await;
    world.order_and_rest(&orders::paid("linked")).await;
    let mut failed = orders::paid("failed");
    failed.total = "1.00".into();
    world.order_and_rest(&failed).await;
    world.order_and_rest(&orders::cancelled("not-linked")).await;
    world.order(&orders::paid("queued")).await;
    world
}

async fn every_state_has_its_words_in_every_language<S: Subject>() {
    let world = one_of_each::<S>().await;
    let mut said = BTreeSet::new();
    for language in LANGUAGES {
        let rows = world.status(language).await;
        assert_eq!(rows.len(), 4);
        for row in rows {
            assert_eq!(row.state, row.id, "{row:?}");
            assert!(!row.text.is_empty(), "{language}: {row:?}");
            assert!(row.state == "queued" || !row.detail.is_empty(), "{language}: {row:?}");
            assert!(!row.detail.contains("skip-") && !row.detail.contains("host."), "{language}: {row:?}");
            assert!(said.insert((row.id, row.text)), "{language} says it as another language does");
        }
    }
}

async fn an_order_that_is_not_linked_is_called_as_the_guides_call_it<S: Subject>() {
    let world = one_of_each::<S>().await;
    let words =
        ["Not linked", "Non collegato", "Non connecté", "Nicht verknüpft", "No conectado", "Niet gekoppeld"];
    for (language, words) in LANGUAGES.into_iter().zip(words) {
        let rows = world.status(language).await;
        let row = rows.iter().find(|row| row.id == "not-linked").unwrap();
        assert_eq!(row.text, words, "{language}");
    }
}

async fn countries_are_understood_and_other_languages_read_english<S: Subject>() {
    let world = one_of_each::<S>().await;
    assert_eq!(world.status("fr-CH").await, world.status("fr").await);
    assert_eq!(world.status("pt-BR").await, world.status("en").await);
}

async fn a_linked_order_shows_what_the_remote_called_it_and_when<S: Subject>() {
    let world = World::<S>::new().await;
    let order = orders::paid("1");
    world.order_and_rest(&order).await;
    let there = &world.remote.copies(&order)[0].number;
    let row = world.row("1").await;
    assert_eq!(row.text, format!("Synchronized: {there}"));
    assert!(row.detail.starts_with("Synchronized on "), "{row:?}");
}
