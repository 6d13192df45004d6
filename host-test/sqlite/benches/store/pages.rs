//! How fast a catalogue is imported: pages of products that are new, that are unchanged, and of
//! which the stock alone is reported. The throughput is in products.

use std::sync::Arc;
use std::time::{Duration, Instant};

use criterion::{Criterion, Throughput};
use host_core::model::Outcome;
use host_core::next_state::{RunOutcome, next_state};
use host_core::shop::{Change, Entity, Product, ProductVariant, StockLevel, VariantOption};
use host_core::store::{Enumeration, Read, Store, TickPage};
use host_core::unit_of_work::{Access, Unit};
use tokio::runtime::Runtime;

use crate::common::{T0, connected};

const PRODUCTS: usize = 10_000;
const PAGE: usize = 250;

fn product(number: usize) -> Product {
    let variant = |size: &str| ProductVariant {
        remote_id: Some(format!("{number}/{size}")),
        sku: format!("SKU-{number}-{size}"),
        ean: format!("80{number:011}"),
        options: vec![VariantOption { name: "Taglia".into(), value: size.into() }],
        price: "19.90".into(),
        quantity: Some("7".into()),
        ..ProductVariant::default()
    };
    Product {
        remote_id: Some(number.to_string()),
        remote_version: format!("{number:016x}"),
        sku: format!("SKU-{number}"),
        name: format!("Maglietta di cotone numero {number}"),
        description: format!("<p>{}</p>", "Un capo <b>morbido</b> &amp; leggero. ".repeat(12)),
        category: vec!["Abbigliamento".into(), "Magliette".into()],
        price: "19.90".into(),
        vat_included: true,
        vat_rate: Some("22".into()),
        currency: "EUR".into(),
        images: vec![format!("https://cdn.example/products/{number}/1.jpg")],
        active: true,
        variants: vec![variant("S"), variant("M")],
        ..Product::default()
    }
}

fn whole(number: usize) -> Vec<Change> {
    vec![Change::UpsertProduct(product(number))]
}

fn stock(number: usize) -> Vec<Change> {
    let level =
        |size: &str| StockLevel { remote_id: format!("{number}/{size}"), quantity: "7".into(), price: None };
    vec![Change::SetStock(level("S")), Change::SetStock(level("M"))]
}

/// Reports the whole catalogue in pages.
async fn pass(store: &Arc<dyn Store>, changes_of: fn(usize) -> Vec<Change>) {
    let job = store.tick_now(1, Entity::Product, false, T0).await.unwrap();
    for page in 0..PRODUCTS / PAGE {
        let claim = store.job_claim(T0, 60_000, Some(&[job])).await.unwrap().unwrap();
        let tick = store.ticks(Some(1)).await.unwrap().remove(0);
        let mut unit = Unit::new(store.clone(), claim.installation, Some(claim.lease), Access::ReadWrite);
        let numbers = page * PAGE..(page + 1) * PAGE;
        let ids = numbers.clone().map(|number| number.to_string()).collect();
        unit.read(&[Read::Versions(Entity::Product, ids)]).await.unwrap();
        for change in numbers.clone().flat_map(changes_of) {
            unit.change(change).unwrap();
        }
        let ends = numbers.end == PRODUCTS;
        let ran = if ends { RunOutcome::Succeeded(Outcome::Nothing) } else { RunOutcome::Page(0) };
        let mut commit = unit.commit(T0);
        commit.ending = Some(next_state(&claim.job, ran, true, T0));
        commit.page = Some(TickPage {
            entity: Entity::Product,
            ran_with: tick.cursor,
            cursor: page.to_string(),
            problems: Vec::new(),
            done: 0,
            total: None,
            ends,
            enumeration: Some(Enumeration { begins: page == 0, ends }),
        });
        assert_eq!(store.commit(commit).await.unwrap().refusals, []);
    }
}

pub(crate) fn pages(criterion: &mut Criterion) {
    let runtime = Runtime::new().unwrap();
    let mut group = criterion.benchmark_group("pages");
    group.throughput(Throughput::Elements(PRODUCTS as u64)).sample_size(10);
    group.bench_function("new", |bencher| {
        bencher.to_async(&runtime).iter_custom(|times| async move {
            let mut elapsed = Duration::ZERO;
            for _ in 0..times {
                let (_folder, store) = connected().await;
                let began = Instant::now();
                pass(&store, whole).await;
                elapsed += began.elapsed();
            }
            elapsed
        });
    });
    let (_folder, store) = runtime.block_on(async {
        let (folder, store) = connected().await;
        pass(&store, whole).await;
        (folder, store)
    });
    for (name, changes_of) in [("same", whole as fn(usize) -> Vec<Change>), ("stock", stock)] {
        group.bench_function(name, |bencher| {
            bencher.to_async(&runtime).iter(|| pass(&store, changes_of));
        });
    }
    group.finish();
}
