//! Every host call and every request of an import fails once: nothing is lost, nothing is there
//! twice, and no page is passed over.

use fakes::Fault;
use http::StatusCode;
use scenarios::{Catalogue, World, for_connectors, sweep};

// Not for the contract server, which speaks to the same component.
for_connectors!(
    in smartygest, scenarios::Smartygest,
    whichever_host_call_of_an_import_fails_the_catalogue_comes_in_whole,
    whichever_request_of_an_import_fails_the_catalogue_comes_in_whole
);
for_connectors!(
    in totalgest, scenarios::TotalGest,
    whichever_host_call_of_an_import_fails_the_catalogue_comes_in_whole,
    whichever_request_of_an_import_fails_the_catalogue_comes_in_whole
);

async fn whichever_host_call_of_an_import_fails_the_catalogue_comes_in_whole<S: Catalogue>() {
    let failed = sweep(async |n| {
        let world = World::<S>::buying(S::start().await).await;
        world.remote.seed(S::SMALL);
        world.faults.arm(n);
        world.tick(false).await;
        let failed = world.faults.disarm();
        world.rest().await;
        world.agrees(&format!("call {n} ({failed:?})")).await;
        failed.map(str::to_owned)
    })
    .await;
    assert!(failed.len() > 5, "an import makes more calls than {failed:?}");
}

async fn whichever_request_of_an_import_fails_the_catalogue_comes_in_whole<S: Catalogue>() {
    for fault in [Fault::reset(), Fault::status(StatusCode::SERVICE_UNAVAILABLE), Fault::truncated()] {
        let failed = sweep(async |n| {
            let world = World::<S>::buying(S::start().await).await;
            world.remote.seed(3 * S::PAGE);
            let hit = world.remote.inject(S::listing().nth(n), fault.clone());
            world.tick(false).await;
            world.rest().await;
            world.agrees(&format!("{fault} at request {n}")).await;
            (hit.hits() > 0).then(|| format!("request {n}"))
        })
        .await;
        assert!(failed.len() >= 3, "three pages: {failed:?}");
    }
}
