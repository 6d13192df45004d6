//! A catalogue that is suddenly empty, or much smaller, is not believed.

use scenarios::{Catalogue, World, for_connectors};

for_connectors!(
    an_empty_or_much_smaller_catalogue_is_held_until_a_person_says_yes,
    a_catalogue_that_comes_back_is_no_longer_held,
    a_smaller_loss_needs_nobody,
);

async fn emptied_to<S: Catalogue>(left: usize) -> World<S> {
    let world = World::<S>::buying(S::start().await).await;
    let ids = world.remote.seed(30);
    world.ticked().await;
    for id in ids.iter().skip(left) {
        world.remote.remove(id);
    }
    world
}

async fn an_empty_or_much_smaller_catalogue_is_held_until_a_person_says_yes<S: Catalogue>() {
    for left in [0, 1, 15] {
        let world = emptied_to::<S>(left).await;
        for _ in 0..3 {
            let report = world.tick(S::REPORTS_REMOVALS).await;
            let held = report.tick.held.expect("held");
            assert_eq!((held.listed, held.known, held.missing), (left as u64, 30, 30 - left as u64));
            assert_eq!(report.tick.counts.deactivated, 0, "{report:?}");
            assert_eq!(world.on_sale().await.len(), 30, "{left} left: nothing was taken off sale");
            world.clock.advance(300_000);
        }
        let activity = world.activity().await;
        let reported: Vec<_> = activity.iter().filter(|(event, _)| event == "held").collect();
        assert_eq!(reported.len(), 1, "reported once: {activity:?}");
        assert!(reported[0].1.contains("30"), "{reported:?}");

        let installation = world.installation().await;
        let counts =
            world.host.ticks().confirm(&installation, None).await.unwrap().expect("something to confirm");
        assert_eq!(counts.deactivated, 30 - left as u64);
        world.agrees("confirmed").await;
        assert!(
            world.host.ticks().confirm(&installation, None).await.unwrap().is_none(),
            "nothing is held any more"
        );
        let report = world.tick(false).await;
        assert!(report.tick.held.is_none(), "{report:?}");
        world.agrees("the tick after").await;
    }
}

async fn a_catalogue_that_comes_back_is_no_longer_held<S: Catalogue>() {
    let world = World::<S>::buying(S::start().await).await;
    let ids = world.remote.seed(30);
    world.ticked().await;
    let all: Vec<_> = ids.iter().map(|id| world.remote.remove(id)).collect();
    assert!(world.tick(S::REPORTS_REMOVALS).await.tick.held.is_some());
    for product in all {
        world.remote.put_back(product);
    }
    let report = world.tick(S::REPORTS_REMOVALS).await;
    assert!(report.tick.held.is_none(), "{report:?}");
    assert_eq!((report.tick.counts.created, report.tick.counts.deactivated), (0, 0), "{report:?}");
    world.agrees("back again").await;
}

async fn a_smaller_loss_needs_nobody<S: Catalogue>() {
    let world = emptied_to::<S>(20).await;
    let report = world.tick(false).await;
    assert!(report.tick.held.is_none(), "{report:?}");
    assert_eq!(report.tick.counts.deactivated, 10);
    world.agrees("ten less").await;
}
