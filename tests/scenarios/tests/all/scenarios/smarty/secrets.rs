//! O7: the key and the customers' addresses are read nowhere, though Smarty repeats them.

use std::fmt::Write as _;

use fakes::smarty::Customer;
use fakes::{Fault, RequestMatcher};
use http::StatusCode;
use scenarios::{ConnectorHarness as _, Log, Smartygest, Subject as _, World, oracle, orders};

#[tokio::test]
async fn no_secret_is_logged_shown_or_printed_whatever_goes_wrong() {
    let log = Log::start();
    let remote = Smartygest::start().await;
    let mut secrets = remote.secrets();
    secrets.push(orders::EMAIL_DOMAIN.to_owned());
    let world = World::unconnected(remote).await;
    let mut reported = String::new();

    // A remote that repeats the key in its answers.
    let echo = |text: &str| format!("key {text} is not welcome, {text}");
    world.remote.inject(RequestMatcher::everything(), Fault::error_in_200(&echo(Smartygest::KEY)));
    let refused = world.enable(world.remote.settings(), &[]).await;
    write!(reported, "{refused:?}").unwrap();
    world.connect().await;

    let twice = orders::paid("twice");
    for _ in 0..2 {
        let email = twice.customer.email.clone();
        world.remote.smarty.add_customer(Customer { name: "Ada".into(), email, ..Customer::default() });
    }
    world.order_and_rest(&twice).await;
    for (id, fault) in [
        ("200", Fault::error_in_200(&echo(Smartygest::KEY))),
        ("422", Fault::status(StatusCode::UNPROCESSABLE_ENTITY).body("text/plain", echo(Smartygest::KEY))),
        ("500", Fault::status(StatusCode::INTERNAL_SERVER_ERROR).body("text/plain", echo(Smartygest::KEY))),
        ("html", Fault::login_page()),
        ("reset", Fault::reset().after_applying()),
        ("truncated", Fault::truncated()),
        ("429", Fault::status(StatusCode::TOO_MANY_REQUESTS)),
        ("401", Fault::status(StatusCode::UNAUTHORIZED).body("text/plain", echo(Smartygest::KEY))),
    ] {
        let hit = world.remote.inject(RequestMatcher::everything().nth(2), fault);
        world.order_and_rest(&orders::paid(id)).await;
        assert_eq!(hit.hits(), 1, "{id}");
    }
    world.connect().await;
    world.rest().await;

    for language in ["en", "it", "fr", "de", "es", "nl"] {
        let rows = serde_json::to_string(&world.status(language).await).unwrap();
        writeln!(reported, "{rows}").unwrap();
    }
    writeln!(reported, "{:?}", world.activity().await).unwrap();
    for job in world.jobs().await {
        writeln!(reported, "{job:?} {}", world.reason(&job).await).unwrap();
    }
    writeln!(reported, "{:?}", world.installation().await).unwrap();
    oracle::silent(&secrets, &reported, "what people and programs see");
    let logged = log.text();
    oracle::silent(&secrets, &logged, "the log");
    assert!(logged.contains("answered") && logged.contains("Sales_Orders/post"), "the log isn't just empty");
}
