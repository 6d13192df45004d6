//! A list that breaks off.

use fakes::Fault;
use host_core::model::Phase;
use scenarios::{Catalogue, World, for_connectors};

for_connectors!(a_page_that_breaks_in_the_middle_is_read_again_from_there,);

async fn a_page_that_breaks_in_the_middle_is_read_again_from_there<S: Catalogue>() {
    for fault in [Fault::truncated(), Fault::login_page(), Fault::reset(), Fault::empty()] {
        let world = World::<S>::buying(S::start().await).await;
        world.remote.seed(S::PAGE * 8);
        world.remote.inject(S::listing().nth(7), fault);
        let first = world.tick(false).await;
        assert_ne!(first.phase, Phase::Parked, "{first:?}");
        let between = world.on_sale().await.len();
        assert!(between > 0, "what was read before is kept");
        world.rest().await;
        world.agrees("after the broken page").await;
        assert!(world.remote.listings_since(0) < 8 + 11, "it went on, and didn't begin again");
    }
}
