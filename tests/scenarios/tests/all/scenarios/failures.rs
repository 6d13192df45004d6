//! Failures that concern the whole installation: credentials that are refused, a request to slow down, a remote that is
//! down.

use fakes::{Fault, FaultHandle, RequestMatcher};
use host_core::clock::Clock as _;
use host_core::limits;
use host_core::model::{InstallationState, Phase};
use host_core::shop::Order;
use http::{StatusCode, header};
use scenarios::{Subject, World, for_connectors, oracle, orders};

for_connectors!(
    credentials_that_are_refused_in_the_middle_pause_everything_with_one_notice,
    a_request_to_slow_down_slows_the_whole_installation_and_spends_nothing,
    absurd_waiting_times_are_bounded,
    a_slowed_order_is_shown_as_waiting_with_the_reason,
    a_remote_that_fails_whatever_it_is_asked_is_asked_by_one_order_at_a_time_and_less_and_less,
);

fn six() -> Vec<Order> {
    (1..=6).map(|id| orders::paid(&id.to_string())).collect()
}

async fn credentials_that_are_refused_in_the_middle_pause_everything_with_one_notice<S: Subject>() {
    let world = World::<S>::new().await;
    let all = six();
    world.orders(&all).await;
    let before = world.remote.requests();
    world.remote.lock_out();
    world.rest().await;

    let state = world.installation().await.state;
    assert!(matches!(state, InstallationState::Paused(_)), "{state:?}");
    assert!(world.remote.requests() - before <= all.len(), "at most one for each job");
    for job in world.jobs().await {
        assert_eq!((job.phase, job.failures), (Phase::Waiting, 0));
    }
    let activity = world.activity().await;
    let notices: Vec<_> = activity.iter().filter(|(event, _)| event == "paused").collect();
    assert_eq!(notices.len(), 1, "{activity:?}");
    assert!(notices[0].1.to_lowercase().contains(&S::CREDENTIAL.1.to_lowercase()), "{notices:?}");

    world.clock.advance(24 * 3600 * 1000);
    assert!(world.rest().await.is_empty(), "nothing runs before the credentials are entered again");
    let asked = world.remote.requests();
    world.remote.let_in();
    assert_eq!(world.remote.requests(), asked);
    world.connect().await;
    world.rest().await;
    let shown = world.shown().await;
    all.iter().for_each(|order| oracle::sent_once(&world.remote, order, &shown, "let in again"));
}

/// A world whose six orders were answered with a request to slow down.
async fn slowed<S: Subject>(retry_after: Option<&str>) -> (World<S>, FaultHandle) {
    let world = World::<S>::new().await;
    world.orders(&six()).await;
    let mut fault = Fault::status(StatusCode::TOO_MANY_REQUESTS);
    if let Some(value) = retry_after {
        fault = fault.header(header::RETRY_AFTER, value);
    }
    let slow = world.remote.inject(RequestMatcher::everything().always(), fault);
    world.work().await;
    (world, slow)
}

async fn a_request_to_slow_down_slows_the_whole_installation_and_spends_nothing<S: Subject>() {
    let (world, slow) = slowed::<S>(Some("120")).await;
    let requests = world.remote.requests();
    assert!(slow.hits() <= 4, "the other orders didn't even start: {}", slow.hits());
    slow.cancel();
    world.work().await;
    world.clock.advance(110_000);
    world.work().await;
    assert_eq!(world.remote.requests(), requests, "two minutes are two minutes");
    for job in world.jobs().await {
        assert_eq!((job.phase, job.failures), (Phase::Waiting, 0));
    }
    world.clock.advance(15_000);
    world.work().await;
    assert!(world.remote.requests() > requests);
    world.rest().await;
    let shown = world.shown().await;
    six().iter().for_each(|order| oracle::sent_once(&world.remote, order, &shown, "after two minutes"));
}

async fn absurd_waiting_times_are_bounded<S: Subject>() {
    for (value, seconds) in [
        (Some("1000000000"), 3600),
        (Some("0"), 1),
        (None, 60),
        (Some("-5"), 60),
        (Some("soon"), 60),
        (Some("Fri, 31 Dec 9999 23:59:59 GMT"), 3600),
    ] {
        let (world, _slow) = slowed::<S>(value).await;
        let wait = world.installation().await.slow_until.saturating_sub(world.clock.now());
        // The clock goes on while we look.
        let expected = seconds * 1000;
        assert!(wait <= expected && wait + 20_000 > expected, "{value:?}: {wait} ms, not {expected}");
    }
}

async fn a_slowed_order_is_shown_as_waiting_with_the_reason<S: Subject>() {
    let (world, _slow) = slowed::<S>(Some("120")).await;
    let rows = world.status("en").await;
    assert!(rows.iter().all(|row| row.state == "queued"), "{rows:?}");
    assert!(rows.iter().any(|row| row.detail.contains("slow down")), "{rows:?}");
}

async fn a_remote_that_fails_whatever_it_is_asked_is_asked_by_one_order_at_a_time_and_less_and_less<
    S: Subject,
>() {
    let world = World::<S>::new().await;
    let all: Vec<Order> = (1..=40).map(|id| orders::paid(&id.to_string())).collect();
    world.orders(&all).await;
    let down = Fault::status(StatusCode::SERVICE_UNAVAILABLE);
    let down = world.remote.inject(RequestMatcher::everything().always(), down);
    let attempts = async || -> u32 { world.jobs().await.iter().map(|job| job.failures).sum() };
    world.work().await;
    let under_way = limits::RUNNING_PER_INSTALLATION;
    assert!((3..=2 + under_way).contains(&attempts().await), "{}", attempts().await);

    let mut pauses = Vec::new();
    for _ in 0..8 {
        let before = attempts().await;
        let pause = world.installation().await.slow_until.saturating_sub(world.clock.now());
        world.clock.advance(pause);
        world.work().await;
        assert_eq!(attempts().await, before + 1, "after {pause} ms");
        pauses.push(pause);
    }
    // The clock goes on while we look.
    assert!(pauses[0] <= 1_000 && (40_000..=60_000).contains(&pauses[7]), "{pauses:?}");
    let rows = world.status("en").await;
    assert!(rows.iter().all(|row| row.state == "queued"), "{rows:?}");

    down.cancel();
    world.rest().await;
    let shown = world.shown().await;
    all.iter().for_each(|order| oracle::sent_once(&world.remote, order, &shown, "it's up again"));
}
