//! The real program imports: killed, interrupted, and with a catalogue larger than its memory.

use fakes::{Fault, FaultHandle};
use scenarios::{Catalogue, Program, World, finish, for_connectors, signal, with_timeout};
use tokio::process::Child;

for_connectors!(
    an_import_that_is_killed_between_two_pages_goes_on_where_it_was,
    an_interrupted_import_ends_with_its_page_and_loses_nothing,
    the_service_imports_by_itself_and_stops_on_request,
);

/// A shop that takes products, with so many of them at the remote.
async fn shop<S: Catalogue>(products: u64) -> (S, Program) {
    let remote = S::start().await;
    remote.seed(products);
    let program = Program::buying(&remote).await;
    (remote, program)
}

/// Lets the n-th request that lists products from now on wait.
fn hold<S: Catalogue>(remote: &S, n: u64) -> FaultHandle {
    remote.inject(S::listing().nth(n), Fault::hold())
}

/// The shop of the program, in this process.
async fn agrees<S: Catalogue>(remote: S, program: Program, context: &str) {
    World::after(program, remote).agrees(context).await;
}

async fn an_import_that_is_killed_between_two_pages_goes_on_where_it_was<S: Catalogue>() {
    let (remote, program) = shop::<S>(19 * S::PAGE).await;
    let held = hold(&remote, 13);
    let mut import = program.start(&["tick", "--json"]);
    with_timeout(held.reached()).await;
    import.kill().await.expect("it is killed");
    with_timeout(held.client_left()).await;
    let mark = remote.mark();
    let answer = program.must(&["tick", "--json"]).await;
    let counts = &answer.json()["ticks"][0]["counts"];
    assert_eq!(counts["created"], 19 * S::PAGE, "the pass is one, and reports all of it: {counts}");
    let requests = remote.listings_since(mark);
    // From the beginning it would be nineteen pages, and looks beyond the end.
    assert!(requests < 19, "{requests} requests: it began again");
    agrees(remote, program, "killed between two pages").await;
}

async fn an_interrupted_import_ends_with_its_page_and_loses_nothing<S: Catalogue>() {
    let (remote, program) = shop::<S>(19 * S::PAGE).await;
    let held = hold(&remote, 8);
    let import = program.start(&["tick"]);
    with_timeout(held.reached()).await;
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

async fn the_service_imports_by_itself_and_stops_on_request<S: Catalogue>() {
    let (remote, program) = shop::<S>(30).await;
    let service = program.start(&["run"]);
    with_timeout(remote.listed(S::LISTED_BY_CHECK + S::NO_NEWS)).await;
    signal(&service, "TERM");
    let answer = finish(service).await;
    assert_eq!(answer.code, Some(0), "{answer:?}");
    agrees(remote, program, "by itself").await;
}

/// Not for the contract server: its differences have nothing to do with the host's memory.
mod memory {
    use super::*;

    for_connectors!(in smartygest, scenarios::Smartygest, the_memory_of_the_host_does_not_grow_with_the_catalogue);
    for_connectors!(in totalgest, scenarios::TotalGest, the_memory_of_the_host_does_not_grow_with_the_catalogue);

    /// The most memory that a process has had, in KiB.
    fn peak(child: &Child) -> u64 {
        let id = child.id().expect("it still runs");
        let status = std::fs::read_to_string(format!("/proc/{id}/status")).expect("Linux reports it");
        let line = status.lines().find(|line| line.starts_with("VmHWM:")).expect("its peak");
        line.split_whitespace().nth(1).and_then(|number| number.parse().ok()).expect("a number")
    }

    async fn peak_of_an_import<S: Catalogue>(products: u64) -> u64 {
        let (remote, program) = shop::<S>(products).await;
        let held = hold(&remote, products / S::PAGE - 2);
        let import = program.start(&["tick", "--json"]);
        tokio::time::timeout(std::time::Duration::from_secs(300), held.reached())
            .await
            .expect("the last pages");
        let peak = peak(&import);
        held.release();
        let answer = finish(import).await;
        assert_eq!(answer.json()["ticks"][0]["counts"]["created"], products);
        peak
    }

    async fn the_memory_of_the_host_does_not_grow_with_the_catalogue<S: Catalogue>() {
        if !cfg!(target_os = "linux") {
            return;
        }
        let few = peak_of_an_import::<S>(1_000).await;
        let many = peak_of_an_import::<S>(10_000).await;
        assert!(many < few + few / 4, "{few} KiB for 1,000 products, {many} KiB for 10,000");
    }
}
