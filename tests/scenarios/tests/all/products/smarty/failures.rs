//! Failures that only Smarty has.

use fakes::{Fault, RequestMatcher};
use host_core::model::{InstallationState, Phase};
use http::StatusCode;
use scenarios::{Catalogue as _, ConnectorHarness as _, Smartygest, Subject as _, World, oracle};

async fn stocked() -> (World<Smartygest>, Vec<String>) {
    let world = World::<Smartygest>::buying(Smartygest::start().await).await;
    let ids = world.remote.seed(40);
    world.ticked().await;
    (world, ids)
}

#[tokio::test]
async fn a_hiccup_of_the_tax_table_refuses_no_product_for_good() {
    let world = World::<Smartygest>::unconnected(Smartygest::start().await).await;
    world.remote.seed(120);
    let hiccup = world.remote.inject(
        RequestMatcher::get("Taxes/list").always(),
        Fault::error_in_200("Service temporarily unavailable"),
    );
    world.take_products().await;
    let report = world.tick(false).await;
    assert_eq!((report.phase, report.problems.len()), (Phase::Waiting, 0), "{report:?}");
    assert!(report.message.is_some(), "the reason is reported");
    hiccup.cancel();
    world.rest().await;
    world.agrees("after the hiccup").await;
}

#[tokio::test]
async fn errors_that_say_nothing_of_the_key_pass_by_themselves() {
    for fault in
        [Fault::error_in_200("Service temporarily unavailable"), Fault::status(StatusCode::FORBIDDEN)]
    {
        let (world, ids) = stocked().await;
        world.remote.rename(&ids[0], "Later");
        let down = world.remote.inject(RequestMatcher::everything().always(), fault);
        world.tick(false).await;
        let state = world.installation().await.state;
        assert_eq!(state, InstallationState::Active);
        down.cancel();
        world.rest().await;
        world.agrees("up again").await;
    }
}
#[tokio::test]
async fn no_secret_of_the_remote_reaches_a_record() {
    let world = World::<Smartygest>::buying(Smartygest::start().await).await;
    let id: u64 = world.remote.seed(1)[0].parse().unwrap();
    let text = format!("<p>Key: {}</p>", Smartygest::KEY);
    world.remote.smarty.change_product(id, |product| {
        product.description = text.clone();
        product.title = format!("With {}", Smartygest::KEY);
    });
    world.tick(false).await;
    let products = format!("{:?} {:?}", world.products().await, world.activity().await);
    oracle::silent(&world.remote.secrets(), &products, "the shop's products");
}
