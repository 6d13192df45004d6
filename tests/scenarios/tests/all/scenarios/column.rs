//! The column's words, in every language of the platform.

use std::collections::BTreeSet;

use host_core::clock::Clock as _;
use scenarios::{LANGUAGES, Subject, World, for_connectors, orders};

for_connectors!(
    every_state_has_its_words_in_every_language,
    an_order_that_is_not_linked_is_called_as_the_guides_call_it,
    countries_are_understood_and_other_languages_read_english,
    a_linked_order_shows_what_the_remote_called_it_and_when,
    an_order_that_is_edited_after_it_was_sent_says_what_differs_until_it_is_edited_back,
    an_order_that_is_cancelled_after_it_was_sent_says_so,
    a_payment_that_comes_in_is_no_edit,
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

/// So much later that no two times are of the same minute.
const HOUR: u64 = 3_600_000;

async fn an_order_that_is_edited_after_it_was_sent_says_what_differs_until_it_is_edited_back<S: Subject>() {
    let world = World::<S>::new().await;
    let order = orders::paid("1");
    world.order_and_rest(&order).await;
    let sent = world.row("1").await;
    world.clock.advance(HOUR);
    let mut edited = order.clone();
    edited.lines[0].unit_price = "172.00".into();
    edited.lines[0].vat = "62.03".into();
    edited.total = "350.00".into();
    edited.shipping.line1 = "Via Due 2".into();
    world.order_and_rest(&edited).await;
    assert_eq!(world.remote.orders(), 1, "an edit isn't passed on");
    let row = world.row("1").await;
    assert_eq!((row.state, row.text), ("linked", format!("{}, changed since", sent.text)));
    let reported = row.detail.strip_prefix(&sent.detail).expect("when it was sent comes first");
    assert!(reported.starts_with(" Changed on 20"), "{reported}");
    assert!(
        reported.contains(
            "Total: 45.80 EUR → 350.00 EUR. Articles: 2 × SKU-1 (19.90) → 2 × SKU-1 (172.00). Delivery address changed."
        ),
        "{reported}"
    );
    for language in LANGUAGES {
        let row = world.status(language).await.remove(0);
        let total = if language == "en" { "350.00 EUR" } else { "350,00 EUR" };
        assert!(row.detail.contains(total) && !row.detail.contains("sdk-"), "{language}: {row:?}");
    }
    world.clock.advance(HOUR);
    world.order_and_rest(&order).await;
    assert_eq!(world.row("1").await, sent, "as it was sent");
}

async fn an_order_that_is_cancelled_after_it_was_sent_says_so<S: Subject>() {
    let world = World::<S>::new().await;
    world.order_and_rest(&orders::paid("1")).await;
    let sent = world.row("1").await;
    world.clock.advance(HOUR);
    let before = world.clock.now();
    world.order_and_rest(&orders::cancelled("1")).await;
    let row = world.row("1").await;
    assert_eq!((row.state, row.text), ("linked", format!("{}, cancelled since", sent.text)));
    let at = row.edited.expect("an edit").at;
    assert!((before..=world.clock.now()).contains(&at), "when the platform learned of it");
    let reported = row.detail.strip_prefix(&sent.detail).expect("when it was sent comes first");
    assert!(reported.starts_with(" Cancelled on 20"), "{reported}");
    // Sent by hand, it's reported as there already, and still as cancelled.
    world.send(&["1".to_owned()]).await.unwrap();
    assert_eq!(world.row("1").await.text, format!("{}, cancelled since", sent.text));
    assert_eq!(world.remote.orders(), 1);
}

async fn a_payment_that_comes_in_is_no_edit<S: Subject>() {
    let world = World::<S>::new().await;
    let order = orders::on_delivery("1");
    world.order_and_rest(&order).await;
    let sent = world.row("1").await;
    let mut paid = order.clone();
    paid.payment.state = host_core::shop::PaymentState::Paid;
    paid.note = "Called back".into();
    paid.updated_at += HOUR;
    world.order_and_rest(&paid).await;
    assert_eq!(world.row("1").await, sent);
    paid.payment.state = host_core::shop::PaymentState::Refunded;
    world.order_and_rest(&paid).await;
    assert!(world.row("1").await.detail.contains("Money refunded"));
}
