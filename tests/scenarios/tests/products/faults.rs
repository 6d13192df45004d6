//! Every host call and every request of an import fails once: nothing is lost, nothing is there
//! twice, and no page is passed over.

use fakes::{Fault, On};
use http::StatusCode;
use scenarios::{Catalogue as _, Smartygest, Subject as _, World};

#[tokio::test]
async fn whichever_host_call_of_an_import_fails_the_catalogue_comes_in_whole() {
    for n in 1.. {
        let world = World::<Smartygest>::buying(Smartygest::start().await).await;
        world.remote.seed(60);
        world.faults.arm(n);
        world.tick(false).await;
        let failed = world.faults.disarm();
        world.rest().await;
        world.agrees(&format!("call {n} ({failed:?})")).await;
        if failed.is_none() {
            assert!(n > 5, "an import makes more calls than {n}");
            return;
        }
    }
}

#[tokio::test]
async fn whichever_request_of_an_import_fails_the_catalogue_comes_in_whole() {
    for n in 1..=9 {
        for fault in [Fault::reset(), Fault::status(StatusCode::SERVICE_UNAVAILABLE), Fault::truncated()] {
            let world = World::<Smartygest>::buying(Smartygest::start().await).await;
            world.remote.seed(330);
            world.remote.inject(On::get("Products/list").nth(n), fault);
            world.tick(false).await;
            world.rest().await;
            world.agrees(&format!("request {n}")).await;
        }
    }
}
