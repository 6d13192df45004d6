//! What only a person can decide has its words too.

use std::collections::BTreeSet;

use fakes::Fault;
use scenarios::{ConnectorHarness as _, LANGUAGES, Smartygest, Subject as _, World, orders};

#[tokio::test]
async fn an_order_in_doubt_has_its_words_in_every_language() {
    let world = World::<Smartygest>::new().await;
    world.enable([("unanswered".to_owned(), "ask".to_owned())].into(), &[]).await.unwrap();
    world.remote.inject(Smartygest::creation(), Fault::reset().before_applying());
    world.order_and_rest(&orders::paid("uncertain")).await;
    let mut said = BTreeSet::new();
    for language in LANGUAGES {
        let row = world.status(language).await.remove(0);
        assert_eq!(row.state, "uncertain", "{row:?}");
        assert!(!row.text.is_empty() && !row.detail.is_empty(), "{language}: {row:?}");
        assert!(said.insert(row.text), "{language} says it as another language does");
    }
}
