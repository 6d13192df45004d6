//! The cost of a send of 1,000 orders by hand: they are queued with their report, and
//! each is claimed and ended; and the list of these orders. What claims and ends cost is the disk's:
//! both are durable before anything else happens.

use std::sync::Arc;
use std::time::{Duration, Instant};

use criterion::Criterion;
use host_core::model::{NewJob, Outcome};
use host_core::next_state::{RunOutcome, next_state};
use host_core::shop::{Entity, Order, Subject};
use host_core::store::{Commit, Store};
use tokio::runtime::Runtime;

use crate::common::{T0, connected};

const ORDERS: usize = 1_000;
/// Those of them that are run: the others wait all the same.
const RUN: usize = 100;

fn jobs() -> Vec<NewJob> {
    let job = |number: usize| NewJob {
        kind: "export-order".into(),
        key: number.to_string(),
        subject: Some(Subject { entity: Entity::Order, id: number.to_string() }),
        payload: Vec::new(),
        delay_ms: 0,
        manual: true,
        runs_when_disabled: false,
    };
    (0..ORDERS).map(job).collect()
}

async fn send(store: &Arc<dyn Store>) -> Vec<i64> {
    store.jobs_send_manual(1, &jobs(), T0).await.unwrap().1
}

async fn run(store: &Arc<dyn Store>, ids: &[i64]) {
    for _ in 0..RUN {
        let claim = store.job_claim(T0, 60_000, Some(ids)).await.unwrap().unwrap();
        let ending = next_state(&claim.job, RunOutcome::Succeeded(Outcome::Sent), true, T0);
        let (lease, ending) = (Some(claim.lease), Some(ending));
        store.commit(Commit { installation: 1, lease, ending, now: T0, ..Commit::default() }).await.unwrap();
    }
}

pub(crate) fn sends(criterion: &mut Criterion) {
    let runtime = Runtime::new().unwrap();
    let mut group = criterion.benchmark_group("sends");
    group.sample_size(10);
    let (_folder, store) = runtime.block_on(async {
        let (folder, store) = connected().await;
        let order = |number: usize| Order { id: number.to_string(), ..Order::default() };
        let orders: Vec<Order> = (0..ORDERS).map(order).collect();
        store.orders_changed("s1", &orders, &[], &[], T0).await.unwrap();
        (folder, store)
    });
    group.bench_function("queue", |bencher| {
        bencher.to_async(&runtime).iter(|| send(&store));
    });
    group.bench_function("run 100", |bencher| {
        bencher.to_async(&runtime).iter_custom(|times| {
            let store = &store;
            async move {
                let mut elapsed = Duration::ZERO;
                for _ in 0..times {
                    let ids = send(store).await;
                    let began = Instant::now();
                    run(store, &ids).await;
                    elapsed += began.elapsed();
                }
                elapsed
            }
        });
    });
    group.bench_function("list", |bencher| {
        bencher.to_async(&runtime).iter(|| store.records_list(1, Entity::Order, None, u32::MAX));
    });
    group.finish();
}
