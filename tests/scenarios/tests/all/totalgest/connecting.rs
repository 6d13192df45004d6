//! What the owner reads when a setting is wrong: something else for each of them, at its field.

use std::collections::{BTreeMap, BTreeSet};

use fakes::totalgest::Right;
use fakes::{Fault, RequestMatcher};
use host_platform::{Enabled, FieldProblem, Saved};
use scenarios::{ConnectorHarness as _, LANGUAGES, Smartygest, TotalGest, World, oracle};

/// The host behind which something else answers than a TotalGest.
const ELSEWHERE: &str = "elsewhere.example";

/// Settings that are entered otherwise than they are right.
type Changes = &'static [(&'static str, &'static str)];

/// What can be wrong, the settings that are wrong then, and the fields at which it's reported.
const SITUATIONS: [(&str, Changes, &[&str]); 6] = [
    ("unknown host", &[("endpoint", "nowhere.invalid")], &["endpoint"]),
    ("another service", &[("endpoint", ELSEWHERE)], &["endpoint"]),
    ("wrong credentials", &[("password", "n0t-the-p4ssword")], &["username", "password"]),
    ("unknown shop", &[("shop_id", "no-such-shop")], &["shop_id"]),
    ("unknown owner", &[("owner_id", "no-such-owner")], &["owner_id"]),
    ("no rights", &[], &["username"]),
];

struct Trial {
    world: World<TotalGest>,
    elsewhere: Smartygest,
}

impl Trial {
    async fn new() -> Self {
        let elsewhere = Smartygest::start().await;
        let route = format!("{ELSEWHERE}={}", elsewhere.smarty.url());
        let world = World::routed(TotalGest::start().await, &[route]);
        Self { world, elsewhere }
    }

    /// Enters the settings with these changes.
    async fn refused(&self, changes: &[(&str, &str)], locale: &str) -> Vec<FieldProblem> {
        let mut settings = self.world.remote.settings();
        settings.extend(changes.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())));
        match self.world.enable_in(settings, &[], locale).await {
            Ok(Enabled::Refused(problems)) => problems,
            other => panic!("{changes:?}: {other:?}"),
        }
    }
}

fn fields(problems: &[FieldProblem]) -> Vec<&str> {
    problems.iter().map(|problem| problem.field.as_str()).collect()
}

#[tokio::test]
async fn each_mistake_has_its_own_message_at_its_field_in_every_language() {
    let trial = Trial::new().await;
    let mut said: BTreeMap<String, String> = BTreeMap::new();
    for (situation, changes, at) in SITUATIONS {
        if situation == "no rights" {
            trial.world.remote.revoke_rights(&Right::ALL);
        }
        let mut in_languages = BTreeSet::new();
        for locale in LANGUAGES {
            let problems = trial.refused(changes, locale).await;
            assert_eq!(fields(&problems), at, "{situation}: {problems:?}");
            for problem in problems {
                let text = &problem.problem;
                assert!(text.len() > 20 && !text.contains(['{', '}']), "{situation}, {locale}: {text}");
                in_languages.insert(text.clone());
                let other = said.insert(text.clone(), situation.to_owned());
                assert!(other.is_none_or(|other| other == situation), "{locale}: {text} is said of two");
            }
        }
        assert!(in_languages.len() >= LANGUAGES.len(), "{situation} sounds alike: {in_languages:?}");
        assert!(!trial.world.is_connected().await, "{situation}");
    }
}

#[tokio::test]
async fn messages_name_what_was_entered_where_that_helps() {
    let trial = Trial::new().await;
    for (changes, named) in [
        (("endpoint", "nowhere.invalid"), "nowhere.invalid"),
        (("endpoint", ELSEWHERE), ELSEWHERE),
        (("shop_id", "no-such-shop"), "no-such-shop"),
        (("owner_id", "no-such-owner"), "no-such-owner"),
    ] {
        for locale in LANGUAGES {
            let problems = trial.refused(&[changes], locale).await;
            assert!(problems[0].problem.contains(named), "{locale}: {problems:?}");
        }
    }
}

#[tokio::test]
async fn whatever_answers_there_no_password_reaches_it_unless_it_is_a_totalgest() {
    let trial = Trial::new().await;
    let smarty = &trial.elsewhere.smarty;
    trial.refused(&[("endpoint", ELSEWHERE)], "en").await;
    for fault in [
        Fault::login_page(),
        Fault::empty(),
        Fault::status(404.try_into().unwrap()),
        Fault::status(200.try_into().unwrap()).body("application/json", r#"{"service": "totalgast"}"#),
        Fault::status(301.try_into().unwrap()).header(http::header::LOCATION, "https://tg00.bweb.ch/v1"),
        Fault::status(401.try_into().unwrap()),
    ] {
        let there = smarty.inject(RequestMatcher::everything().always(), fault.clone());
        let mut settings = trial.world.remote.settings();
        settings.insert("endpoint".into(), ELSEWHERE.into());
        let enabled = trial.world.enable(settings, &[]).await.unwrap();
        let reported = format!("{enabled:?}");
        match enabled {
            Enabled::Refused(problems) => assert_eq!(fields(&problems), ["endpoint"], "{fault}"),
            other => panic!("{fault}: {other:?}"),
        }
        oracle::silent(&trial.world.remote.credentials(), &reported, "what is reported");
        there.cancel();
    }
    let requests = smarty.ledger().requests;
    assert!(requests.len() >= 7);
    for request in &requests {
        assert_eq!((request.method.as_str(), request.header("authorization")), ("GET", None), "{request:?}");
        oracle::silent(&trial.world.remote.credentials(), &format!("{request:?}"), "a request");
    }
    assert_eq!(trial.world.remote.requests(), 0, "a redirection isn't followed");
}

#[tokio::test]
async fn both_switches_are_on_once_the_shop_is_connected() {
    let world = World::unconnected(TotalGest::start().await).await;
    let enabled = world.enable(world.remote.settings(), &[]).await;
    assert!(matches!(enabled, Ok(Enabled::Saved(..))), "{enabled:?}");
    let flows = world.installation().await.flows;
    assert_eq!((flows["orders-out"], flows["products-in"]), (true, true), "{flows:?}");
}

#[tokio::test]
async fn a_server_that_is_down_is_reported_and_nothing_is_kept() {
    let trial = Trial::new().await;
    let world = &trial.world;
    for fault in
        [Fault::reset(), Fault::status(503.try_into().unwrap()), Fault::status(500.try_into().unwrap())]
    {
        for n in 1..=3 {
            let down = world.remote.inject(RequestMatcher::everything().nth(n), fault.clone());
            let enabled = world.enable(world.remote.settings(), &[]).await.unwrap();
            assert!(!matches!(enabled, Enabled::Saved(..)), "{fault}, request {n}: {enabled:?}");
            assert_eq!(down.hits(), 1, "{fault}, request {n}");
            assert!(!world.is_connected().await, "{fault}, request {n}");
        }
    }
    world.connect().await;
}

#[tokio::test]
async fn rights_that_are_missing_are_named() {
    let trial = Trial::new().await;
    for (missing, word) in [(Right::ProductsRead, "product"), (Right::OrdersWrite, "order")] {
        trial.world.remote.leave_rights(&Right::ALL);
        trial.world.remote.revoke_rights(&[missing]);
        let problems = trial.refused(&[], "en").await;
        assert_eq!(fields(&problems), ["username"], "{missing:?}");
        assert!(problems[0].problem.to_lowercase().contains(word), "{missing:?}: {problems:?}");
    }
}

#[tokio::test]
async fn what_is_switched_off_in_the_same_step_needs_no_right() {
    let trial = Trial::new().await;
    trial.world.remote.revoke_rights(&[Right::ProductsRead]);
    let enabled = trial.world.enable(trial.world.remote.settings(), &[("products-in", false)]).await.unwrap();
    assert!(matches!(enabled, Enabled::Saved(_, Saved::Accepted(_))), "{enabled:?}");
    // Switched on with a new trial of the settings, it needs it again.
    let enabled = trial.world.enable(trial.world.remote.settings(), &[("products-in", true)]).await.unwrap();
    assert!(matches!(enabled, Enabled::Refused(_)), "{enabled:?}");
}
