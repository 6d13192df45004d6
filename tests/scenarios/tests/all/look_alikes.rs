//! Hundreds of orders of a few customers, several of which look alike: the same goods, and another
//! delivery address, payment or fee, or nothing but another number. Whatever is dropped, lost, late,
//! edited, cancelled or killed, each is there once, and what the platform shows as linked is its own
//! record, with its own content.
//!
//! Each simulation depends on a seed, which is printed: `SEED=7` runs that one, `SEEDS=50` the
//! first fifty, `ORDERS=60` shorter ones. Which request meets which fault depends on how the workers'
//! requests fall, so a seed narrows a failure down but doesn't always repeat it.
//!
//! | module | idea |
//! | --- | --- |
//! | `orders` | orders that look alike, each with a mark of its own |
//! | `remotes` | what a remote holds, and what it should hold |
//! | `faults` | which requests fail, hang, or are held while their order changes |
//! | `simulation` | several workers, one store, time that goes by |
//! | `compare` | the remote's records against the platform's list |

mod compare;
mod faults;
mod orders;
mod remotes;
mod simulation;

use std::env;

use fakes::smarty::{Dialect, dialect::RowNames};
use scenarios::{ConnectorHarness as _, Smartygest, TotalGest};

use crate::look_alikes::remotes::Remote;
use crate::look_alikes::simulation::Plan;

/// Where every request can be recognized by its reference.
const QUICK: Plan =
    Plan { orders: 400, each: 20, step: 2_000, faults: true, cancels: true, may_be_uncertain: false };
/// Where a customer's orders go one by one, and those that wait look again and again.
const SLOW: Plan =
    Plan { orders: 80, each: 5, step: 10_000, faults: true, cancels: true, may_be_uncertain: true };

/// What the environment asks for, as a number.
fn asked(name: &str) -> Option<u64> {
    env::var(name).ok().map(|text| text.parse().unwrap_or_else(|_| panic!("{name} is a number")))
}

/// Runs one simulation without any fault and one with all of them, or those that are asked for.
async fn run<R: Remote>(name: &str, begin: impl AsyncFn() -> R, plan: Plan) {
    let orders = asked("ORDERS").map_or(plan.orders, |orders| usize::try_from(orders).expect("a size"));
    let plan = Plan { orders, ..plan };
    match (asked("SEED"), asked("SEEDS")) {
        (Some(seed), _) => simulation::run(name, begin().await, seed, plan).await,
        (None, Some(seeds)) => {
            let mut failed = Vec::new();
            for seed in 0..seeds {
                let remote = begin().await;
                let reported = tokio::spawn(simulation::run_owned(name.to_owned(), remote, seed, plan)).await;
                if reported.is_err() {
                    failed.push(seed);
                }
            }
            assert!(failed.is_empty(), "{name}: {} of {seeds} seeds failed: {failed:?}", failed.len());
        }
        (None, None) => {
            let calm = Plan { faults: false, orders: plan.orders / 4, ..plan };
            simulation::run(name, begin().await, 0, calm).await;
            simulation::run(name, begin().await, 1, plan).await;
        }
    }
}

async fn smarty(row_names: RowNames) -> Smartygest {
    Smartygest::speaking(Dialect { row_names, ..Dialect::default() }).await
}

#[tokio::test]
async fn siblings_at_smarty_get_a_record_each_where_the_text_is_kept() {
    run("smarty, text kept", async || smarty(RowNames::Unchanged).await, QUICK).await;
}

#[tokio::test]
async fn siblings_at_smarty_get_a_record_each_where_the_text_is_dropped() {
    run("smarty, text dropped", async || smarty(RowNames::Dropped).await, SLOW).await;
}

#[tokio::test]
async fn siblings_at_smarty_get_a_record_each_where_names_are_cut() {
    run("smarty, names cut", async || smarty(RowNames::Cut(60)).await, SLOW).await;
}

#[tokio::test]
async fn siblings_at_totalgest_get_a_record_each() {
    run("totalgest", async || TotalGest::start().await, QUICK).await;
}
