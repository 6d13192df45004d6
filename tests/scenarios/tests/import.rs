//! The real program imports: killed, interrupted, and with a catalogue larger than its memory.
#![allow(clippy::expect_used, clippy::indexing_slicing, reason = "a test may fail wherever it likes")]

use fakes::{Fault, FaultHandle};
use scenarios::{Catalogue, Program, Smartygest, Subject as _, World, finish, signal, soon};
use tokio::process::Child;

/// Rows that each request of the connector adds: a page of Smarty less the row that overlaps.
const ROWS: u64 = 49;

/// A shop that takes products, with so many of them at the remote.
async fn shop(products: u64) -> (Smartygest, Program) {
    let remote = Smartygest::start().await;
    remote.seed(products);
    let program = Program::with(&remote);
    let key = format!("api_key={}", Smartygest::KEY);
    let enable = ["enable", "smartygest", "--shop", "demo", "--set", &key, "--flow", "products-in"];
    program.must(&enable).await;
    (remote, program)
}

/// Lets the n-th request that lists products from now on wait.
fn hold(remote: &Smartygest, n: u64) -> FaultHandle {
    remote.inject(Smartygest::listing().nth(n), Fault::hold())
}

/// The shop of the program, in this process.
async fn agrees(remote: Smartygest, program: Program, story: &str) {
    World::after(program, remote).agrees(story).await;
}

#[tokio::test]
async fn an_import_that_is_killed_between_two_pages_goes_on_where_it_was() {
    let (remote, program) = shop(900).await;
    let held = hold(&remote, 13);
    let mut import = program.start(&["tick", "--json"]);
    soon(held.reached()).await;
    import.kill().await.expect("it is killed");
    soon(held.client_left()).await;
    let mark = remote.mark();
    let answer = program.must(&["tick", "--json"]).await;
    let counts = &answer.json()["ticks"][0]["counts"];
    assert_eq!(counts["created"], 900, "the pass is one, and tells all of it: {counts}");
    let requests = remote.listings_since(mark);
    // From the beginning it would be 23: nineteen pages, and four looks beyond the end.
    assert!(requests < 19, "{requests} requests: it began again");
    agrees(remote, program, "killed between two pages").await;
}

#[tokio::test]
async fn an_interrupted_import_ends_with_its_page_and_loses_nothing() {
    let (remote, program) = shop(900).await;
    let held = hold(&remote, 8);
    let import = program.start(&["tick"]);
    soon(held.reached()).await;
    signal(&import, "TERM");
    held.release();
    let answer = finish(import).await;
    assert_eq!(answer.code, Some(1), "{answer:?}");
    assert!(answer.out.len() > 20, "{answer:?}");
    let mark = remote.mark();
    program.must(&["tick"]).await;
    assert!(remote.listings_since(mark) < 16, "it went on where it was");
    agrees(remote, program, "interrupted").await;
}

#[tokio::test]
async fn the_service_imports_by_itself_and_stops_when_it_is_told() {
    let (remote, program) = shop(30).await;
    let service = program.start(&["run"]);
    // The first request that lists products is the check of the key.
    let listed = |ledger: &fakes::Snapshot| {
        ledger.requests.iter().filter(|request| request.path.contains("Products/list")).count() > 2
    };
    soon(remote.smarty.wait_until(listed)).await;
    signal(&service, "TERM");
    let answer = finish(service).await;
    assert_eq!(answer.code, Some(0), "{answer:?}");
    agrees(remote, program, "by itself").await;
}

/// The most memory that a process has had, in KiB.
fn peak(child: &Child) -> u64 {
    let id = child.id().expect("it still runs");
    let status = std::fs::read_to_string(format!("/proc/{id}/status")).expect("Linux tells");
    let line = status.lines().find(|line| line.starts_with("VmHWM:")).expect("its peak");
    line.split_whitespace().nth(1).and_then(|number| number.parse().ok()).expect("a number")
}

async fn peak_of_an_import(products: u64) -> u64 {
    let (remote, program) = shop(products).await;
    let held = hold(&remote, products / ROWS - 2);
    let import = program.start(&["tick", "--json"]);
    tokio::time::timeout(std::time::Duration::from_secs(300), held.reached()).await.expect("the last pages");
    let peak = peak(&import);
    held.release();
    let answer = finish(import).await;
    assert_eq!(answer.json()["ticks"][0]["counts"]["created"], products);
    peak
}

#[cfg(target_os = "linux")]
#[tokio::test]
async fn the_memory_of_the_host_does_not_grow_with_the_catalogue() {
    let few = peak_of_an_import(2_000).await;
    let many = peak_of_an_import(30_000).await;
    assert!(many < few + few / 4, "{few} KiB for 2,000 products, {many} KiB for 30,000");
}
