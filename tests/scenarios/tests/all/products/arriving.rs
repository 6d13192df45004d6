//! A catalogue arrives for the first time.

use host_core::model::Counts;
use scenarios::{Catalogue, LANGUAGES, World, for_connectors};

for_connectors!(
    a_catalogue_of_many_pages_arrives_once_and_whole,
    rows_that_cannot_be_taken_are_reported_with_their_reason_and_stop_nothing,
    an_empty_catalogue_is_no_problem_for_a_new_shop,
);

async fn a_catalogue_of_many_pages_arrives_once_and_whole<S: Catalogue>() {
    let world = World::<S>::buying(S::start().await).await;
    world.remote.seed(620);
    let counts = world.ticked().await;
    assert_eq!((counts.created, counts.problems), (620, 0), "{counts:?}");
    world.agrees("620 products").await;
    let activity = world.activity().await;
    let reported: Vec<_> = activity.iter().filter(|(event, _)| event == "imported").collect();
    assert_eq!(reported.len(), 1, "{activity:?}");
    assert!(reported[0].1.contains("620"), "{reported:?}");
}

async fn rows_that_cannot_be_taken_are_reported_with_their_reason_and_stop_nothing<S: Catalogue>() {
    let world = World::<S>::buying(S::start().await).await;
    world.remote.seed(20);
    let mut unfit = world.remote.add_unfit();
    let report = world.tick(false).await;
    assert_eq!(
        (report.tick.counts.created, report.tick.counts.problems),
        (20, unfit.len() as u64),
        "{report:?}"
    );
    let mut ids: Vec<_> = report.problems.iter().map(|problem| problem.remote_id.clone()).collect();
    ids.sort();
    let first = unfit[0].clone();
    unfit.sort();
    assert_eq!(ids, unfit);
    let plugin = world.host.plugin(S::PLUGIN).await.unwrap();
    for problem in &report.problems {
        let mut reported = Vec::new();
        for locale in LANGUAGES {
            reported.push(host_platform::texts::render(Some(&plugin), &problem.message, locale));
        }
        assert!(reported.iter().all(|text| text.len() > 10 && !text.contains('{')), "{reported:?}");
    }

    // Fixed at the remote, it comes through, and its reason is gone.
    world.remote.make_fit(&first);
    let report = world.tick(false).await;
    assert_eq!(report.tick.counts.created, 1, "{report:?}");
    assert!(report.problems.iter().all(|problem| problem.remote_id != first));
    assert_eq!(report.problems.len(), unfit.len() - 1);
}

async fn an_empty_catalogue_is_no_problem_for_a_new_shop<S: Catalogue>() {
    let world = World::<S>::buying(S::start().await).await;
    let report = world.tick(false).await;
    assert_eq!(report.tick.counts, Counts::default());
    assert!(report.tick.held.is_none());
    assert!(world.products().await.is_empty());
}
