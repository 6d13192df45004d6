//! Every host call and every request fails once: whatever the moment, the system becomes idle
//! with every order there once, and says so.
//!
//! Each sweep fails the first call of its kind, then the second, and so on, until one run comes
//! through without a failure.

use fakes::{Fault, RequestMatcher};
use scenarios::{Sender, Smartygest, World, for_components, oracle, sweep};

for_components!(
    any_host_call_of_a_first_attempt_may_fail,
    any_host_call_of_a_second_attempt_may_fail,
    any_host_call_of_an_event_may_fail,
    any_host_call_of_connecting_may_fail,
    any_host_call_of_a_send_by_hand_may_fail,
    any_answer_of_a_first_attempt_may_be_lost,
    any_two_answers_of_two_attempts_may_be_lost,
);

async fn ends_well<S: Sender>(world: &World<S>, records: &[S::Record], context: &str) {
    world.rest().await;
    let shown = world.shown().await;
    for record in records {
        oracle::sent_once(&world.remote, record, &shown, context);
    }
    assert_eq!(world.remote.count(), records.len(), "{context}");
}

/// The n-th host call of the first attempt fails.
async fn first_attempt<S: Sender>(n: u64) -> Option<String> {
    let world = World::<S>::new().await;
    let record = S::record("1");
    world.report(std::slice::from_ref(&record)).await;
    world.faults.arm(n);
    world.work().await;
    let failed = world.faults.disarm();
    ends_well(&world, &[record], &format!("call {n} ({failed:?}) of the first attempt")).await;
    failed.map(str::to_owned)
}

/// The answer to the first attempt was lost, and the n-th host call of the second one fails.
async fn second_attempt<S: Sender>(n: u64) -> Option<String> {
    let world = World::<S>::new().await;
    let record = S::record("1");
    world.remote.inject(S::creates(), Fault::reset().after_applying());
    world.report(std::slice::from_ref(&record)).await;
    world.work().await;
    world.until_due().await;
    world.faults.arm(n);
    world.work().await;
    let failed = world.faults.disarm();
    ends_well(&world, &[record], &format!("call {n} ({failed:?}) of the second attempt")).await;
    failed.map(str::to_owned)
}

/// The n-th host call of the event fails.
async fn event<S: Sender>(n: u64) -> Option<String> {
    let world = World::<S>::new().await;
    let record = S::record("1");
    world.faults.arm(n);
    // The platform repeats the event until the connector has taken it.
    world.clock.hurry(500);
    world.report(std::slice::from_ref(&record)).await;
    world.clock.hurry(0);
    let failed = world.faults.disarm();
    ends_well(&world, &[record], &format!("call {n} ({failed:?}) of the event")).await;
    failed.map(str::to_owned)
}

/// The n-th host call of connecting fails: then nothing is kept, and the next try succeeds; or one
/// of what connecting leaves to do, and that is done later.
async fn connecting<S: Sender>(n: u64) -> Option<String> {
    let world = World::unconnected(S::start().await).await;
    world.faults.arm(n);
    let saved = S::connect(&world, true).await;
    world.work().await;
    let failed = world.faults.disarm();
    assert_eq!(saved, world.is_connected().await, "call {n} ({failed:?})");
    if !saved {
        world.connect().await;
    }
    let record = S::record("1");
    world.report(std::slice::from_ref(&record)).await;
    ends_well(&world, &[record], &format!("call {n} ({failed:?}) of connecting")).await;
    failed.map(str::to_owned)
}

/// The n-th host call of a send by hand fails: the report adds up, and what it leaves open goes on.
async fn by_hand<S: Sender>(n: u64) -> Option<String> {
    let world = World::<S>::new().await;
    world.switch_off().await;
    let all = [S::record("1"), S::record("2")];
    world.report(&all).await;
    world.faults.arm(n);
    let selected = ["1".to_owned(), "2".to_owned()];
    world.clock.hurry(500);
    let report = world.send(&selected).await.expect("a report");
    world.clock.hurry(0);
    let failed = world.faults.disarm();
    oracle::adds_up(&selected, &report);
    ends_well(&world, &all, &format!("call {n} ({failed:?}) of a send by hand")).await;
    failed.map(str::to_owned)
}

/// The n-th request of the first attempt is applied, and its answer lost.
async fn lost_answer<S: Sender>(n: u64) -> Option<String> {
    let world = World::<S>::new().await;
    let record = S::record("1");
    world.report(std::slice::from_ref(&record)).await;
    let before = world.remote.requests();
    let lost = world.remote.inject(RequestMatcher::everything().nth(n), Fault::reset().after_applying());
    world.work().await;
    let requests = world.remote.requests() - before;
    lost.cancel();
    ends_well(&world, &[record], &format!("the answer to request {n} was lost")).await;
    (lost.hits() > 0).then(|| format!("request {requests}"))
}

/// The n-th request of the first attempt is applied and its answer lost, and so is the m-th of the
/// second one.
async fn lost_again<S: Sender>(n: u64, m: u64) -> Option<String> {
    let world = World::<S>::new().await;
    let record = S::record("1");
    world.report(std::slice::from_ref(&record)).await;
    let first = world.remote.inject(RequestMatcher::everything().nth(n), Fault::reset().after_applying());
    world.work().await;
    first.cancel();
    world.until_due().await;
    let second = world.remote.inject(RequestMatcher::everything().nth(m), Fault::reset().after_applying());
    world.work().await;
    second.cancel();
    ends_well(&world, &[record], &format!("the answers to request {n} and then {m} were lost")).await;
    (second.hits() > 0).then(|| format!("requests {n} and {m}"))
}

async fn any_host_call_of_a_first_attempt_may_fail<S: Sender>() {
    let failed = sweep(first_attempt::<S>).await;
    for call in ["records.get", "storage.get", "wasi:http/handle"] {
        assert!(failed.iter().any(|what| what == call), "{call} isn't among {failed:?}");
    }
}

async fn any_host_call_of_a_second_attempt_may_fail<S: Sender>() {
    let failed = sweep(second_attempt::<S>).await;
    assert!(failed.iter().any(|what| what == "wasi:http/handle"), "{failed:?}");
}

async fn any_host_call_of_an_event_may_fail<S: Sender>() {
    let failed = sweep(event::<S>).await;
    for call in ["installation.flow", "records.get", "queue.push"] {
        assert!(failed.iter().any(|what| what == call), "{call} isn't among {failed:?}");
    }
}

async fn any_host_call_of_connecting_may_fail<S: Sender>() {
    let failed = sweep(connecting::<S>).await;
    assert!(failed.iter().any(|what| what == "wasi:http/handle"), "{failed:?}");
}

async fn any_host_call_of_a_send_by_hand_may_fail<S: Sender>() {
    assert!(!sweep(by_hand::<S>).await.is_empty());
}

async fn any_answer_of_a_first_attempt_may_be_lost<S: Sender>() {
    assert!(!sweep(lost_answer::<S>).await.is_empty());
}

async fn any_two_answers_of_two_attempts_may_be_lost<S: Sender>() {
    for n in 1..=u64::try_from(sweep(lost_answer::<S>).await.len()).expect("a number") {
        sweep(|m| lost_again::<S>(n, m)).await;
    }
}

/// Smarty's orders can't be known by a reference: the connector notes where to look before it posts, and looks.
#[tokio::test]
async fn smartys_intention_and_its_look_may_fail() {
    let first = sweep(first_attempt::<Smartygest>).await;
    assert!(first.iter().any(|what| what == "storage.checkpoint"), "{first:?}");
    let second = sweep(second_attempt::<Smartygest>).await;
    assert!(second.iter().any(|what| what == "records.find"), "it looks for the order: {second:?}");
    assert!(sweep(lost_answer::<Smartygest>).await.len() >= 4);
}
