use std::collections::BTreeMap;

use host_core::clock::SystemClock;
use host_core::model::{Account, Settings};
use host_core::shop::Entity;
use host_core::store::Connection;
use host_platform::{Parts, default_shop};
use host_sandbox::Engine;
use host_sandbox::http::Network;
use host_sqlite::SqliteStore;

use super::*;

async fn connected(folder: &std::path::Path) -> (Arc<Host>, Installation) {
    let host = Host::new(Parts {
        engine: Arc::new(Engine::new().unwrap()),
        store: Arc::new(SqliteStore::open(&folder.join("store.db")).unwrap()),
        clock: Arc::new(SystemClock),
        plugins: folder.to_owned(),
        network: Network::default(),
        faults: None,
    });
    let host = Arc::new(host.unwrap());
    host.store().put_shop(&default_shop("demo")).await.unwrap();
    let connection = Connection {
        shop: "demo".into(),
        plugin: "smartygest".into(),
        settings: Settings(BTreeMap::new()),
        flows: vec![("products-in".into(), true)],
        account: Some(Account::default()),
        forget: false,
        exclusive: false,
        writes: Vec::new(),
        session: None,
        then: Vec::new(),
        actor: None,
        now: 1,
    };
    let (installation, _) = host.store().connect(connection).await.unwrap();
    (host, installation)
}

fn out(locale: &str) -> Output {
    Output { json: false, texts: Texts::new(locale.to_owned()), actor: None }
}

fn tick(installation: &Installation, problems: u64, held: Option<Held>) -> Tick {
    Tick {
        installation: installation.id,
        entity: Entity::Product,
        cursor: None,
        next_at: 0,
        began_at: Some(1),
        ended_at: None,
        done: 50,
        total: None,
        counts: Counts { created: 50, ..Counts::default() },
        held,
        problems,
    }
}

#[tokio::test]
async fn a_plugin_that_is_switched_off_meanwhile_is_reported_as_switched_off_and_not_as_waiting() {
    let folder = tempfile::tempdir().unwrap();
    let (host, installation) = connected(folder.path()).await;
    let report = TickReport {
        tick: tick(&installation, 0, None),
        phase: Phase::Waiting,
        message: None,
        problems: Vec::new(),
    };
    assert_eq!(state(&host, &installation, &report).await.unwrap(), State::Waiting);
    host.store().set_state(installation.id, InstallationState::Disabled, None, 2).await.unwrap();
    let state = state(&host, &installation, &report).await.unwrap();
    assert_eq!(state, State::Off);
    let (value, text) = reported(&host, &installation, &report, state, &out("it")).await.unwrap();
    assert_eq!(value["state"], "switched-off");
    assert!(text.starts_with("smartygest in demo: disattivato.\n"), "{text}");
    assert!(text.contains("Nulla è perso") || text.contains("50"), "{text}");
}

#[tokio::test]
async fn a_held_list_is_reported_with_the_command_that_confirms_it() {
    let folder = tempfile::tempdir().unwrap();
    let (_host, installation) = connected(folder.path()).await;
    let held = Held { listed: 1, known: 9, missing: 8 };
    for locale in ["en", "fr"] {
        let text = held_text(&installation, &held, &out(locale));
        assert!(text.ends_with("host-test tick --confirm --shop demo --plugin smartygest"), "{text}");
    }
}

#[tokio::test]
async fn the_number_of_problems_is_that_of_unresolved_ones() {
    let folder = tempfile::tempdir().unwrap();
    let (_, installation) = connected(folder.path()).await;
    let texts = Texts::new("en".into());
    let reported = counted(&tick(&installation, 3, None), &texts);
    assert_eq!(reported, "Products: 50 created, 3 not taken over.");
    let shown = problem_table(&[("7".into(), "Why.".into())], 3, Entity::Product, &texts);
    assert!(shown.starts_with("3 products there could not be taken over. The first 1:"), "{shown}");
}

#[tokio::test]
async fn what_became_of_customers_is_reported_as_of_customers() {
    let folder = tempfile::tempdir().unwrap();
    let (host, installation) = connected(folder.path()).await;
    let tick = Tick { entity: Entity::Customer, total: Some(400), ..tick(&installation, 1, None) };
    for (locale, place, counts, halfway) in [
        (
            "en",
            "smartygest in demo, customers: waiting.",
            "Customers: 50 created, 1 not taken over.",
            "50 of 400 customers",
        ),
        (
            "it",
            "smartygest in demo, clienti: in attesa.",
            "Clienti: 50 creati, 1 non importato.",
            "50 clienti su 400",
        ),
        (
            "fr",
            "smartygest dans demo, clients\u{a0}: en attente.",
            "Clients\u{a0}: 50 créés, 1 non importé.",
            "50 sur 400 clients",
        ),
        (
            "de",
            "smartygest in demo, Kunden: wartet.",
            "Kunden: 50 neu, 1 nicht übernommen.",
            "50 von 400 Kunden",
        ),
        (
            "es",
            "smartygest en demo, clientes: en espera.",
            "Clientes: 50 creados, 1 no importado.",
            "50 de 400 clientes",
        ),
        (
            "nl",
            "smartygest in demo, klanten: wacht.",
            "Klanten: 50 nieuw, 1 niet overgenomen.",
            "50 van 400 klanten",
        ),
    ] {
        let report =
            TickReport { tick: tick.clone(), phase: Phase::Waiting, message: None, problems: Vec::new() };
        let (value, text) =
            reported(&host, &installation, &report, State::Waiting, &out(locale)).await.unwrap();
        assert_eq!(value["entity"], "customer");
        assert!(text.starts_with(place), "{locale}: {text}");
        assert!(text.contains(counts) && text.contains(halfway), "{locale}: {text}");
    }
}

#[tokio::test]
async fn a_plugin_that_is_off_says_how_it_is_switched_on_again() {
    let folder = tempfile::tempdir().unwrap();
    let (_, installation) = connected(folder.path()).await;
    let texts = Texts::new("en".into());
    let reported = |authorized| crate::switched_off::off_text(&installation, authorized, &texts).to_string();
    assert!(reported(false).contains("`host-test enable smartygest --shop demo`"), "{}", reported(false));
    assert!(reported(true).contains("`host-test authorize smartygest --shop demo`"), "{}", reported(true));
}
