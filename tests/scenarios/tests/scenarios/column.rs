//! The column's words, in every language of the platform.

use std::collections::BTreeSet;

use fakes::Fault;
use fakes::smarty::{Dialect, dialect};
use scenarios::{Smartygest, Subject as _, World, orders};

const LANGUAGES: [&str; 6] = ["en", "it", "fr", "de", "es", "nl"];

/// One order in each state that the column knows.
async fn one_of_each() -> World<Smartygest> {
    let dialect = Dialect { order_customer: dialect::Presence::Absent, ..Dialect::default() };
    let world = World::with(Smartygest::speaking(dialect).await).await;
    world.order_and_rest(&orders::paid("linked")).await;
    world.remote.inject(Smartygest::creation(), Fault::reset().after_applying());
    world.order_and_rest(&orders::paid("uncertain")).await;
    let mut failed = orders::paid("failed");
    failed.total = "1.00".into();
    world.order_and_rest(&failed).await;
    world.order_and_rest(&orders::unpaid("not-linked")).await;
    world.order(&orders::paid("queued")).await;
    world
}

#[tokio::test]
async fn every_state_has_its_words_in_every_language() {
    let world = one_of_each().await;
    let mut said = BTreeSet::new();
    for language in LANGUAGES {
        let rows = world.status(language).await;
        assert_eq!(rows.len(), 5);
        for row in rows {
            assert_eq!(row.state, row.id, "{row:?}");
            assert!(!row.text.is_empty(), "{language}: {row:?}");
            assert!(row.state == "queued" || !row.detail.is_empty(), "{language}: {row:?}");
            assert!(!row.detail.contains("skip-") && !row.detail.contains("host."), "{language}: {row:?}");
            assert!(said.insert((row.id, row.text)), "{language} says it as another language does");
        }
    }
}

#[tokio::test]
async fn an_order_that_is_not_linked_is_called_as_the_guides_call_it() {
    let world = one_of_each().await;
    let words =
        ["Not linked", "Non collegato", "Non connecté", "Nicht verknüpft", "No conectado", "Niet gekoppeld"];
    for (language, words) in LANGUAGES.into_iter().zip(words) {
        let rows = world.status(language).await;
        let row = rows.iter().find(|row| row.id == "not-linked").unwrap();
        assert_eq!(row.text, words, "{language}");
    }
}

#[tokio::test]
async fn countries_are_understood_and_other_languages_read_english() {
    let world = one_of_each().await;
    assert_eq!(world.status("fr-CH").await, world.status("fr").await);
    assert_eq!(world.status("pt-BR").await, world.status("en").await);
}

#[tokio::test]
async fn a_linked_order_shows_what_smarty_called_it() {
    let world = World::<Smartygest>::new().await;
    let order = orders::paid("1");
    world.order_and_rest(&order).await;
    let there = &world.remote.copies(&order)[0].number;
    let row = world.row("1").await;
    assert_eq!(row.text, format!("Synchronized: {there}"));
    assert!(row.detail.starts_with("Synchronized on "), "{row:?}");
}
