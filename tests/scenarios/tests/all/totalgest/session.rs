//! The session ends whenever it likes: it's refreshed once, for all that wait for it.

use fakes::totalgest::Problem;
use fakes::{Fault, RequestMatcher};
use host_core::clock::Clock as _;
use host_core::model::{InstallationState, Phase};
use host_core::shop::Order;
use scenarios::{
    Catalogue as _, ConnectorHarness as _, Program, Subject as _, TotalGest, World, oracle, orders,
    with_timeout,
};

fn many(count: u32) -> Vec<Order> {
    (1..=count).map(|id| orders::paid(&id.to_string())).collect()
}

async fn all_sent_once(world: &World<TotalGest>, all: &[Order], context: &str) {
    let shown = world.shown().await;
    all.iter().for_each(|order| oracle::sent_once(&world.remote, order, &shown, context));
    assert_eq!(world.remote.orders(), all.len(), "{context}");
}

/// A shop whose session was used before.
async fn in_session() -> World<TotalGest> {
    let world = World::<TotalGest>::new().await;
    world.order_and_rest(&orders::paid("before")).await;
    world
}

#[tokio::test]
async fn one_session_is_enough_for_everything() {
    let world = in_session().await;
    let logins = world.remote.logins();
    world.orders(&many(40)).await;
    world.rest().await;
    assert_eq!((world.remote.logins() - logins, world.remote.orders()), (0, 41));
}

#[tokio::test]
async fn forty_orders_that_meet_an_ended_session_cost_one_login() {
    let world = in_session().await;
    let all = many(40);
    world.remote.expire_sessions();
    let logins = world.remote.logins();
    world.orders(&all).await;
    world.rest().await;
    assert_eq!(world.remote.logins() - logins, 1);
    let shown = world.shown().await;
    all.iter().for_each(|order| oracle::sent_once(&world.remote, order, &shown, "an ended session"));
    for job in world.jobs().await {
        assert_eq!((job.phase, job.failures), (Phase::Done, 0), "{job:?}");
    }
}

#[tokio::test]
async fn four_calls_that_are_under_way_when_the_session_ends_cost_one_login() {
    let world = in_session().await;
    let all = many(4);
    world.orders(&all).await;
    let held = world.remote.inject(TotalGest::creation().times(4), Fault::hold());
    let logins = world.remote.logins();
    let end = async {
        with_timeout(held.reached_times(4)).await;
        world.remote.expire_sessions();
        held.release();
    };
    tokio::join!(world.work(), end);
    world.rest().await;
    assert_eq!(world.remote.logins() - logins, 1);
    let shown = world.shown().await;
    all.iter().for_each(|order| oracle::sent_once(&world.remote, order, &shown, "four under way"));
}

#[tokio::test]
async fn a_session_that_ends_in_the_middle_of_an_import_loses_no_page() {
    let world = World::<TotalGest>::buying(TotalGest::start().await).await;
    world.remote.seed(2_000);
    let end = world.remote.inject(TotalGest::listing().nth(7), Fault::hold());
    let logins = world.remote.logins();
    let ended = async {
        with_timeout(end.reached()).await;
        world.remote.expire_sessions();
        end.release();
    };
    let (counts, ()) = tokio::join!(world.ticked(), ended);
    assert_eq!((counts.created, counts.problems), (2_000, 0), "{counts:?}");
    assert_eq!(world.remote.logins() - logins, 2, "one for the first page, one in the middle");
    assert!(world.remote.listings_since(0) <= 2_000 / 200 + 6, "it didn't begin again");
    world.agrees("a session that ended").await;
}

#[tokio::test]
async fn a_session_is_refreshed_before_it_ends() {
    let world = in_session().await;
    let logins = world.remote.logins();
    // An hour is what the fake gives; half a minute before its end, by both clocks.
    world.advance(3_570_000);
    world.order_and_rest(&orders::paid("later")).await;
    assert_eq!(world.remote.logins() - logins, 1);
    let refused = world.remote.expired_answers();
    assert_eq!(refused, 0, "no request was answered that it has expired");
}

#[tokio::test]
async fn a_user_who_is_no_longer_let_in_pauses_everything_after_one_login() {
    let world = in_session().await;
    let all = many(6);
    world.remote.lock_out();
    let attempts = world.remote.login_attempts();
    world.orders(&all).await;
    world.rest().await;
    assert_eq!(world.remote.login_attempts() - attempts, 1);
    let state = world.installation().await.state;
    assert!(matches!(state, InstallationState::Paused(_)), "{state:?}");
    let activity = world.activity().await;
    let notices: Vec<_> = activity.iter().filter(|(event, _)| event == "paused").collect();
    assert_eq!(notices.len(), 1, "{activity:?}");
    world.clock.advance(24 * 3600 * 1000);
    assert!(world.rest().await.is_empty(), "nobody knocks again");
    assert_eq!(world.remote.login_attempts() - attempts, 1);

    world.remote.let_in();
    world.connect().await;
    world.rest().await;
    let shown = world.shown().await;
    all.iter().for_each(|order| oracle::sent_once(&world.remote, order, &shown, "let in again"));
}

#[tokio::test]
async fn a_login_that_fails_for_now_is_one_for_all_who_wait_and_passes() {
    for fault in
        [Fault::reset(), Fault::status(503.try_into().unwrap()), Fault::login_page(), Fault::truncated()]
    {
        let world = in_session().await;
        let all = many(10);
        world.remote.expire_sessions();
        let attempts = world.remote.login_attempts();
        world.remote.inject(RequestMatcher::post("v1/sessions"), fault.clone());
        world.orders(&all).await;
        world.rest().await;
        let tried = world.remote.login_attempts() - attempts;
        assert!((2..=4).contains(&tried), "{fault}: {tried} attempts");
        let shown = world.shown().await;
        all.iter().for_each(|order| oracle::sent_once(&world.remote, order, &shown, &fault.to_string()));
    }
}

#[tokio::test]
async fn a_session_that_is_over_as_soon_as_it_began_does_not_hammer_the_login() {
    let world = in_session().await;
    world.remote.expire_sessions();
    let over = world.remote.inject(TotalGest::creation().always(), Problem::SessionExpired.fault());
    let attempts = world.remote.login_attempts();
    world.orders(&many(5)).await;
    world.work().await;
    assert!(world.installation().await.slow_until > world.clock.now(), "everything waits");
    let tried = world.remote.login_attempts() - attempts;
    assert!(tried <= 3, "{tried} logins in the first moment");
    world.advance(61_000);
    world.work().await;
    let later = world.remote.login_attempts() - attempts - tried;
    assert!((1..=3).contains(&later), "{later} logins in the next minute");
    assert!(world.shown().await.iter().filter(|row| row.state == "queued").count() == 5);
    over.cancel();
    world.rest().await;
    assert_eq!(world.remote.orders(), 6);
}

#[tokio::test]
async fn a_login_that_makes_no_sense_for_an_hour_loses_no_order() {
    let world = in_session().await;
    let all = many(3);
    world.remote.expire_sessions();
    let senseless = world.remote.inject(RequestMatcher::post("v1/sessions").always(), Fault::login_page());
    world.orders(&all).await;
    for _ in 0..8 {
        world.work().await;
        world.clock.advance(600_000);
    }
    assert!(world.jobs().await.iter().all(|job| job.phase != Phase::Parked), "{:?}", world.jobs().await);
    assert!(senseless.hits() > 5);
    senseless.cancel();
    world.rest().await;
    let shown = world.shown().await;
    all.iter().for_each(|order| oracle::sent_once(&world.remote, order, &shown, "a senseless login"));
}

#[tokio::test]
async fn a_plugin_that_is_switched_off_while_a_call_runs_neither_logs_in_nor_calls_again() {
    let world = in_session().await;
    let order = orders::paid("1");
    world.order(&order).await;
    let held = world.remote.inject(TotalGest::creation(), Fault::hold());
    let (logins, sent) = (world.remote.login_attempts(), world.remote.orders());
    let off = async {
        with_timeout(held.reached()).await;
        world.host.installations().disable("demo", TotalGest::PLUGIN, None).await.unwrap();
        world.remote.expire_sessions();
        held.release();
    };
    tokio::join!(world.work(), off);
    assert_eq!((world.remote.login_attempts(), world.remote.orders()), (logins, sent));
    world.connect().await;
    world.rest().await;
    oracle::sent_once(&world.remote, &order, &world.shown().await, "switched on again");
}

#[tokio::test]
async fn a_person_who_sends_is_not_held_up_by_credentials_that_were_refused_before() {
    let world = in_session().await;
    world.remote.lock_out();
    world.order_and_rest(&orders::paid("1")).await;
    let attempts = world.remote.login_attempts();
    world.clock.advance(60_000);
    world.send(&["1".to_owned()]).await.unwrap();
    assert_eq!(world.remote.login_attempts() - attempts, 1, "tried once, and refused again");
    assert!(matches!(world.installation().await.state, InstallationState::Paused(_)));
    world.remote.let_in();
    world.clock.advance(60_000);
    world.send(&["1".to_owned()]).await.unwrap();
    assert_eq!(world.installation().await.state, InstallationState::Active);
    assert_eq!(world.remote.orders(), 2);
}

async fn program_with(all: &[Order]) -> (TotalGest, Program) {
    let remote = TotalGest::start().await;
    let program = Program::connected(&remote).await;
    let lines: Vec<String> = all.iter().map(|order| serde_json::to_string(order).unwrap()).collect();
    let file = program.file("orders.jsonl", &lines.join("\n"));
    program.must(&["order", "--shop", "demo", &file]).await;
    (remote, program)
}

#[tokio::test]
async fn two_processes_refresh_one_session_once() {
    let all = many(30);
    let (remote, program) = program_with(&all).await;
    let logins = remote.logins();
    let held = remote.inject(RequestMatcher::post("v1/sessions"), Fault::hold());
    let release = async {
        with_timeout(held.reached()).await;
        // The other process has its share of the orders by now, or finds the session that is there.
        held.release();
    };
    tokio::join!(program.work(), program.work(), release);
    assert_eq!(remote.logins() - logins, 1);
    let shown = program.shown::<TotalGest>().await;
    all.iter().for_each(|order| oracle::sent_once(&remote, order, &shown, "two processes"));
    assert_eq!(remote.orders(), 30);

    remote.expire_sessions();
    let more: Vec<Order> = (101..=130).map(|id| orders::paid(&id.to_string())).collect();
    let lines: Vec<String> = more.iter().map(|order| serde_json::to_string(order).unwrap()).collect();
    program.must(&["order", "--shop", "demo", &program.file("more.jsonl", &lines.join("\n"))]).await;
    tokio::join!(program.work(), program.work());
    assert_eq!(remote.logins() - logins, 2);
    let shown = program.shown::<TotalGest>().await;
    more.iter().for_each(|order| oracle::sent_once(&remote, order, &shown, "two processes, later"));
}

#[tokio::test]
async fn a_process_that_is_killed_while_it_refreshes_holds_nobody_up_for_good() {
    for stage in [Fault::before_applying, Fault::after_applying] {
        let all = many(5);
        let (remote, program) = program_with(&all).await;
        let held = remote.inject(RequestMatcher::post("v1/sessions"), stage(Fault::hold()));
        let mut worker = program.start(&["work"]);
        with_timeout(held.reached()).await;
        worker.kill().await.unwrap();
        held.release();
        let world = World::after(program, remote);
        world.rest().await;
        all_sent_once(&world, &all, "killed while refreshing").await;
    }
}

#[tokio::test]
async fn a_token_is_found_nowhere() {
    let (remote, program) = program_with(&many(3)).await;
    let mut reported = String::new();
    for args in [
        vec!["work", "--until-idle", "-vvv"],
        vec!["activity", "-vvv"],
        vec!["jobs", "list", "--json"],
        vec!["status", "orders", "--json"],
        vec!["send", "orders", "1", "2", "-vvv"],
    ] {
        let output = program.command(&args).env("RUST_LOG", "trace").output().await.unwrap();
        reported.push_str(&String::from_utf8_lossy(&output.stdout));
        reported.push_str(&String::from_utf8_lossy(&output.stderr));
    }
    let secrets = remote.secrets();
    assert!(secrets.len() > remote.credentials().len(), "tokens were given out");
    oracle::silent(&secrets, &reported, "what the program prints");
    for file in std::fs::read_dir(program.folder.path()).unwrap() {
        let path = file.unwrap().path();
        if path.is_file() {
            let bytes = std::fs::read(&path).unwrap();
            for secret in &secrets {
                let found = bytes.windows(secret.len()).any(|part| part == secret.as_bytes());
                assert!(!found, "in {}", path.display());
            }
        }
    }
}
