//! A key that Smarty refuses at the request that creates the order.

use fakes::Fault;
use host_core::model::InstallationState;
use http::StatusCode;
use scenarios::{ConnectorHarness as _, Smartygest, Subject as _, World, oracle, orders};

#[tokio::test]
async fn a_key_that_is_refused_at_the_post_sends_once_after_the_new_one() {
    let world = World::<Smartygest>::new().await;
    let order = orders::paid("1");
    // Words alone in a 200 don't pause: there the key is tried by itself.
    for _ in 0..2 {
        world.remote.inject(Smartygest::creation(), Fault::status(StatusCode::UNAUTHORIZED));
        world.order(&order).await;
        world.rest().await;
        assert_eq!(world.remote.orders(), 0);
        assert!(matches!(world.installation().await.state, InstallationState::Paused(_)));
        world.enable(world.remote.settings(), &[]).await.unwrap();
    }
    world.rest().await;
    oracle::sent_once(&world.remote, &order, &world.shown().await, "after the new key");
}
