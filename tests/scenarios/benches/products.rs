//! The cost of the sandbox: a page of 250 products and a column of 1,000 rows through the component,
//! each next to the same mapping compiled natively, in one run. `cargo xtask bench`.
//!
//! A page holds five requests. The component's go over loopback to the fake Smarty, whose own work
//! is measured by itself; the native mapping reads the very same bytes from memory.
#![allow(
    missing_docs,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a bench may fail wherever it likes"
)]

use std::collections::HashMap;
use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use framework360_sdk::shop::{Entity as ThereEntity, Link, Subject as ThereSubject};
use framework360_sdk::{Connector as _, Row, testing};
use host_core::shop::Entity;
use scenarios::{Catalogue as _, ConnectorHarness as _, Smartygest, Subject as _, World};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::runtime::Runtime;

const PRODUCTS: u64 = 260;
const ROWS: usize = 1_000;

fn page(criterion: &mut Criterion) {
    let runtime = Runtime::new().expect("a runtime");
    let world = runtime.block_on(async {
        let world = World::<Smartygest>::buying(Smartygest::start().await).await;
        world.remote.seed(PRODUCTS);
        world
    });
    let installation = runtime.block_on(world.installation());
    let dry_run = runtime.block_on(world.host.ticks().dry_run(&installation, None)).expect("a page");
    assert!(dry_run.changes.len() >= 245, "a page of {} products", dry_run.changes.len());
    let paths = asked(&world);
    let bodies: HashMap<String, String> =
        paths.iter().map(|path| (path.clone(), runtime.block_on(fetch(&world, path)))).collect();
    let taxes = runtime.block_on(fetch(&world, "/titanium/V2/Api/Taxes/list?limit=50"));

    let mut group = criterion.benchmark_group("a page of 250 products");
    group.bench_function("through the component", |bencher| {
        bencher.iter(|| runtime.block_on(world.host.ticks().dry_run(&installation, None)).expect("a page"));
    });
    group.bench_function("the fake's own part of that", |bencher| {
        bencher.iter(|| {
            for path in &paths {
                black_box(runtime.block_on(fetch(&world, path)));
            }
        });
    });
    group.bench_function("the same mapping, native", |bencher| {
        bencher.iter(|| {
            native(&bodies, &taxes);
            let page = smartygest::Smartygest::on_product_tick(None).expect("a page");
            let changes = testing::with(|host| host.changes.len());
            assert_eq!(changes, dry_run.changes.len());
            page
        });
    });
    group.finish();
}

/// The requests of one page, as the connector made them: path and query.
fn asked(world: &World<Smartygest>) -> Vec<String> {
    let requests = world.remote.smarty.ledger().requests;
    let listed = requests.iter().filter(|request| request.path.contains("Products/list"));
    let mut paths: Vec<String> = listed
        .map(|request| {
            let value = |name: &str| request.param(name).unwrap_or_default().to_owned();
            format!("{}?limit={}&offset={}", request.path, value("limit"), value("offset"))
        })
        .collect();
    // The first one is the check of the key.
    paths.remove(0);
    paths
}

/// A plain request over loopback.
async fn fetch(world: &World<Smartygest>, path: &str) -> String {
    let url = world.remote.smarty.url();
    let address = url.trim_start_matches("http://");
    let mut stream = TcpStream::connect(address).await.expect("the fake");
    let key = Smartygest::KEY.replace('/', "%2F");
    let request = format!("GET {path}&ApiKey={key} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).await.expect("it's sent");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.expect("an answer");
    assert!(answer.starts_with("HTTP/1.1 200"), "{}", &answer[..200.min(answer.len())]);
    answer.split_once("\r\n\r\n").expect("a body").1.to_owned()
}

/// Runs the native mapping, in place of the platform and the remote.
fn native(bodies: &HashMap<String, String>, taxes: &str) {
    testing::reset();
    testing::with(|host| {
        host.settings.insert("api_key".into(), Smartygest::KEY.into());
        host.flows.push(Smartygest::PRODUCTS_IN.into());
        host.now = 1_800_000_000_000;
    });
    let (bodies, taxes) = (bodies.clone(), taxes.to_owned());
    testing::remote(move |request| {
        let param = |name: &str| {
            let query = request.url.split_once('?').map(|(_, query)| query).unwrap_or_default();
            let found = query.split('&').find_map(|pair| pair.strip_prefix(&format!("{name}=")));
            found.unwrap_or_default().to_owned()
        };
        if request.url.contains("Taxes") {
            return testing::json(200, &taxes);
        }
        let tail = format!("?limit={}&offset={}", param("limit"), param("offset"));
        let body = bodies.iter().find(|(path, _)| path.ends_with(&tail)).map(|(_, body)| body);
        testing::json(200, body.unwrap_or_else(|| panic!("{tail} was never asked for")))
    });
}

fn column(criterion: &mut Criterion) {
    let runtime = Runtime::new().expect("a runtime");
    let (world, installation) = runtime.block_on(async {
        let world = World::<Smartygest>::buying(Smartygest::start().await).await;
        world.remote.seed(ROWS as u64);
        world.ticked().await;
        let installation = world.installation().await;
        (world, installation)
    });
    let limit = u32::try_from(ROWS).expect("few rows");
    let rows: Vec<Row> = (0..ROWS)
        .map(|index| {
            let id = format!("smartygest-{index}");
            let subject = ThereSubject { entity: ThereEntity::Product, id: id.clone() };
            let (remote_id, number) = (index.to_string(), index.to_string());
            let link = Link { subject, remote_id, number, url: String::new() };
            let linked_at = Some(1_800_000_000_000);
            Row {
                id,
                link: Some(link),
                linked_at,
                linked_local: None,
                edited: None,
                notes: Vec::new(),
                job: None,
            }
        })
        .collect();

    let mut group = criterion.benchmark_group("a column of 1,000 rows");
    group.bench_function("through the component, with the list", |bencher| {
        bencher.iter(|| {
            let status = world.host.columns().rows(&installation, Entity::Product, None, limit, "it");
            let status = runtime.block_on(status).expect("a column");
            assert_eq!(status.rows.len(), ROWS);
            status
        });
    });
    group.bench_function("the list's own part of that", |bencher| {
        bencher.iter(|| {
            let listed = world.host.store().records_list(installation.id, Entity::Product, None, limit);
            runtime.block_on(listed).expect("a list")
        });
    });
    group.bench_function("the same column, native", |bencher| {
        bencher.iter(|| {
            let cells = smartygest::Smartygest::list_column_status(ThereEntity::Product, rows.clone());
            assert_eq!(cells.len(), ROWS);
            cells
        });
    });
    group.finish();
}

criterion_group!(benches, page, column);
criterion_main!(benches);
