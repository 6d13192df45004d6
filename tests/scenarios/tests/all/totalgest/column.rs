//! The column of both lists shows a row's status in the reader's language.

use fakes::Fault;
use host_core::shop::{Entity, Product};
use host_platform::{StatusRow, default_shop};
use scenarios::{Catalogue as _, ConnectorHarness as _, Subject as _, TotalGest, World, given, orders};

/// By language: the status of a row that isn't linked, that waits, that failed, that is linked (before its number),
/// and the format of the day in the last one's detail.
const WORDS: [(&str, &str, &str, &str, &str, &str); 6] = [
    ("en", "Not linked", "Waiting to be sent", "Not sent", "Synchronized: ", "%Y-%m-%d %H:%M"),
    ("it", "Non collegato", "In attesa di invio", "Non inviato", "Sincronizzato: ", "%d/%m/%Y %H:%M"),
    ("fr", "Non connecté", "En attente d'envoi", "Non envoyé", "Synchronisé\u{a0}: ", "%d/%m/%Y %H:%M"),
    ("de", "Nicht verknüpft", "In der Warteschlange", "Nicht gesendet", "Synchronisiert: ", "%d.%m.%Y %H:%M"),
    ("es", "No conectado", "En cola", "No enviado", "Sincronizado: ", "%d/%m/%Y %H:%M"),
    ("nl", "Niet gekoppeld", "In de wachtrij", "Niet verzonden", "Gesynchroniseerd: ", "%d-%m-%Y %H:%M"),
];

fn row<'a>(rows: &'a [StatusRow], id: &str) -> &'a StatusRow {
    rows.iter().find(|row| row.id == id).expect("a row")
}

#[tokio::test]
async fn orders_say_not_linked_queued_failed_with_the_reason_or_synchronised_with_number_and_time() {
    let world = World::<TotalGest>::new().await;
    let shop = host_core::model::Shop { time_zone: "Europe/Zurich".into(), ..default_shop("demo") };
    world.host.store().put_shop(&shop).await.unwrap();
    let before = jiff::Timestamp::now();
    let linked = orders::paid("linked");
    world.order_and_rest(&linked).await;
    world.remote.inject(TotalGest::creation(), TotalGest::refusal("is discontinued"));
    world.order_and_rest(&orders::paid("failed")).await;
    world.order_and_rest(&orders::cancelled("not-linked")).await;
    world.order(&orders::paid("queued")).await;
    let number = &world.remote.copies(&linked)[0].number;
    for (locale, not_linked, queued, failed, synchronised, time) in WORDS {
        let rows = world.status(locale).await;
        assert_eq!(row(&rows, "not-linked").text, not_linked, "{locale}");
        assert_eq!(row(&rows, "queued").text, queued, "{locale}");
        let refused = row(&rows, "failed");
        assert_eq!(refused.text, failed, "{locale}");
        assert!(refused.detail.contains("is discontinued"), "{locale}: {refused:?}");
        assert!(refused.detail.contains("SKU-failed") || refused.detail.contains("Article"), "{refused:?}");
        let sent = row(&rows, "linked");
        assert_eq!(sent.text, format!("{synchronised}{number}"), "{locale}");
        // The minute of linking, or the one that began meanwhile.
        let minutes = [before, jiff::Timestamp::now()].map(|at| {
            let zoned = at.in_tz("Europe/Zurich").unwrap();
            zoned.strftime(time).to_string()
        });
        assert!(minutes.iter().any(|minute| sent.detail.contains(minute)), "{locale}: {sent:?}, {minutes:?}");
    }
}

#[tokio::test]
async fn products_say_not_linked_refused_with_the_reason_or_synchronised_with_number_and_time() {
    let world = World::<TotalGest>::buying(TotalGest::start().await).await;
    let own = Product { id: "own".into(), sku: "OWN-1".into(), name: "Own".into(), ..Product::default() };
    world.host.imports().products("demo", &given(&[own]), None).await.unwrap();
    let id = world.remote.add("00042", "Tazza");
    let spoilt = world.remote.add("00043", "Piattino");
    world.ticked().await;
    world.remote.change_product(&spoilt, |product| product.prices.retain(|price| price.currency == "CHF"));
    world.tick(false).await;
    let installation = world.installation().await;
    for (locale, not_linked, _, _, synchronised, _) in WORDS {
        let status =
            world.host.columns().rows(&installation, Entity::Product, None, 10, locale).await.unwrap();
        assert_eq!(row(&status.rows, "own").text, not_linked, "{locale}");
        let linked = status.rows.iter().find(|row| row.remote_id.as_ref() == Some(&id)).unwrap();
        assert!(linked.text.starts_with(synchronised), "{locale}: {linked:?}");
        assert!(linked.detail.contains("20"), "{locale}: the time: {linked:?}");
        let refused = status.rows.iter().find(|row| row.remote_id.as_ref() == Some(&spoilt)).unwrap();
        assert_eq!(refused.state, "failed", "{locale}: {refused:?}");
        assert!(refused.detail.contains("EUR") && refused.detail.contains("CHF"), "{locale}: {refused:?}");
        assert_eq!(status.title, "TotalGest", "{locale}");
    }
}

#[tokio::test]
async fn an_order_that_waits_after_a_failure_says_what_failed() {
    let world = World::<TotalGest>::new().await;
    world.remote.inject(TotalGest::creation().always(), Fault::reset().after_applying());
    world.order(&orders::paid("1")).await;
    world.work().await;
    for (locale, _, queued, ..) in WORDS {
        let rows = world.status(locale).await;
        assert_eq!((rows[0].state, rows[0].text.as_str()), ("queued", queued), "{locale}");
        assert!(rows[0].detail.contains("TotalGest"), "{locale}: {rows:?}");
    }
}
