//! How long the control panel's pages take where there is much: 100,000 orders, nine of ten linked, 100,000 activities,
//! jobs that failed and that wait, and 1,000 installations in as many shops. `cargo xtask bench`.
#![allow(
    missing_docs,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a bench may fail wherever it likes"
)]

use std::sync::Arc;
use std::time::Duration;

use criterion::{Criterion, criterion_group, criterion_main};
use host_core::model::{Account, Message, Settings};
use host_core::next_state::{self, RunOutcome};
use host_core::shop::{Change, Customer, Entity, Link, Order, Subject};
use host_core::store::{Commit, Connection, NewActivity};
use host_panel::{Access, Panel};
use host_platform::default_shop;
use scenarios::{Browser, Smartygest, World, orders};
use tokio::runtime::Runtime;

const ORDERS: usize = 100_000;
const SHOPS: usize = 1_000;
const AT_ONCE: usize = 5_000;
/// Orders that can't be sent, for three reasons.
const FAILED: usize = 2_000;

fn about(number: usize) -> Subject {
    Subject { entity: Entity::Order, id: format!("{number:06}") }
}

async fn filled() -> World<Smartygest> {
    let world = World::<Smartygest>::new().await;
    let store = world.host.store().clone();
    let installation = world.installation().await;
    let template = orders::paid("1");
    let numbers: Vec<usize> = (0..ORDERS).collect();
    for chunk in numbers.chunks(AT_ONCE) {
        let order = |number: &usize| Order {
            id: about(*number).id,
            number: format!("2026-{number:06}"),
            customer: Customer {
                id: String::new(),
                first_name: format!("First{}", number % 997),
                last_name: format!("Last{}", number % 1009),
                ..template.customer.clone()
            },
            ..template.clone()
        };
        let orders: Vec<Order> = chunk.iter().map(order).collect();
        store.orders_changed("demo", &orders, &[], &[], 1).await.unwrap();
        let link = |number: &usize| {
            Change::Link(Link {
                subject: about(*number),
                remote_id: format!("R-{number}"),
                number: String::new(),
                url: String::new(),
            })
        };
        let linked = chunk.iter().filter(|number| *number % 10 != 0);
        let activity = |number: &usize| NewActivity {
            subject: Some(about(*number)),
            event: if number.is_multiple_of(50) { "failed".into() } else { "sent".into() },
            message: None,
            actor: None,
        };
        let commit = Commit {
            installation: installation.id,
            changes: linked.map(link).collect(),
            activity: chunk.iter().map(activity).collect(),
            now: 1_795_000_000_000,
            ..Commit::default()
        };
        assert!(store.commit(commit).await.unwrap().refusals.is_empty());
    }
    for number in 0..FAILED {
        let job = host_core::model::NewJob {
            kind: "export-order".into(),
            key: about(number * 10).id,
            subject: Some(about(number * 10)),
            payload: Vec::new(),
            delay_ms: 0,
            manual: false,
            runs_when_disabled: false,
        };
        store.jobs_enqueue(installation.id, &[job], 1).await.unwrap();
        let claim = store.job_claim(2, 60_000, None).await.unwrap().expect("a job");
        let refused = RunOutcome::Rejected(Message::host(["a", "b", "c"][number % 3], &[]));
        let ending = Some(next_state::next_state(&claim.job, refused, true, 3));
        let lease = Some(claim.lease);
        let commit = Commit { installation: installation.id, lease, ending, now: 3, ..Commit::default() };
        store.commit(commit).await.unwrap();
    }
    for number in 0..SHOPS {
        let shop = format!("shop-{number}");
        store.put_shop(&default_shop(&shop)).await.unwrap();
        let connection = Connection {
            shop,
            plugin: "smartygest".into(),
            settings: Settings::default(),
            flows: Vec::new(),
            account: Some(Account { id: number.to_string(), name: String::new() }),
            forget: false,
            exclusive: false,
            writes: Vec::new(),
            session: None,
            then: Vec::new(),
            actor: None,
            now: 1,
        };
        store.connect(connection).await.unwrap();
    }
    world
}

fn pages(criterion: &mut Criterion) {
    let runtime = Runtime::new().expect("a runtime");
    let world = runtime.block_on(filled());
    let access = Arc::new(Access::new());
    let link = access.invite(None);
    let mut browser = Browser::new(Panel::new(world.host.clone(), access).router(), "it");
    runtime.block_on(async { browser.open(&link).await.open("/demo/plugins").await.status });
    let mut group = criterion.benchmark_group("panel");
    group.sample_size(10).measurement_time(Duration::from_secs(3));
    for (name, path) in [
        ("plugins", "/demo/plugins"),
        ("a plugin", "/demo/plugins/smartygest"),
        ("orders", "/demo/list/orders"),
        ("orders by number", "/demo/list/orders?q=2026-0999"),
        ("orders by name", "/demo/list/orders?q=last42"),
        ("orders by a name that all have", "/demo/list/orders?q=last"),
        ("orders linked, of a name that all have", "/demo/list/orders?q=last&state=linked"),
        ("orders not linked, of a name that many have", "/demo/list/orders?q=last4&state=not-linked"),
        ("orders not linked", "/demo/list/orders?state=not-linked"),
        ("all orders, selected", "/demo/list/orders?picked=all"),
        ("orders that failed", "/demo/list/orders?state=failed"),
        ("orders linked, far back", "/demo/list/orders?state=linked&before=5000"),
        ("an order", "/demo/list/orders/050000"),
        ("queue", "/demo/queue"),
        ("activity", "/demo/activity"),
        ("activity, failed", "/demo/activity?what=failed"),
        ("shops", "/"),
    ] {
        group.bench_function(name, |bencher| {
            bencher.iter(|| {
                let status = runtime.block_on(async { browser.open(path).await.status });
                assert_eq!(status, 200, "{path}: {}", browser.source);
            });
        });
    }
    group.finish();
}

criterion_group!(benches, pages);
criterion_main!(benches);
