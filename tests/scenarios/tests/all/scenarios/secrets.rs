//! O7: credentials and the customers' addresses are read nowhere.

use std::fmt::Write as _;

use fakes::{Fault, RequestMatcher};
use http::StatusCode;
use scenarios::{LANGUAGES, Log, Subject, World, for_connectors, oracle, orders};

for_connectors!(
    no_secret_is_logged_shown_or_printed_whatever_goes_wrong,
    the_store_keeps_no_secret_in_the_clear,
);

async fn no_secret_is_logged_shown_or_printed_whatever_goes_wrong<S: Subject>() {
    let log = Log::start();
    let world = World::unconnected(S::start().await).await;
    let mut reported = String::new();
    let refused = world.enable(world.remote.refused().settings, &[]).await;
    write!(reported, "{refused:?}").unwrap();
    world.connect().await;

    // A remote that repeats in its answers what it was sent with the request.
    let echo = || format!("{} are not welcome", world.remote.sent_secrets().join(" and "));
    let status = |status: StatusCode, echo: &str| Fault::status(status).body("text/plain", echo.to_owned());
    type Echoing<'a> = &'a dyn Fn(&str) -> Fault;
    let faults: [(&str, Echoing); 8] = [
        ("refused", &S::refusal),
        ("422", &|echo| status(StatusCode::UNPROCESSABLE_ENTITY, echo)),
        ("500", &|echo| status(StatusCode::INTERNAL_SERVER_ERROR, echo)),
        ("html", &|_| Fault::login_page()),
        ("reset", &|_| Fault::reset().after_applying()),
        ("truncated", &|_| Fault::truncated()),
        ("429", &|_| Fault::status(StatusCode::TOO_MANY_REQUESTS)),
        ("401", &|echo| status(StatusCode::UNAUTHORIZED, echo)),
    ];
    for (id, fault) in faults {
        world.order_and_rest(&orders::paid(&format!("before {id}"))).await;
        let hit = world.remote.inject(S::creation(), fault(&echo()));
        world.order_and_rest(&orders::paid(id)).await;
        assert_eq!(hit.hits(), 1, "{id}");
    }
    world.connect().await;
    world.rest().await;
    // And everything it is asked.
    world.remote.inject(RequestMatcher::everything().always(), status(StatusCode::BAD_REQUEST, &echo()));
    world.order_and_rest(&orders::paid("everything")).await;
    let failed = world.enable(world.remote.settings(), &[]).await;
    write!(reported, "{failed:?}").unwrap();

    for language in LANGUAGES {
        let rows = serde_json::to_string(&world.status(language).await).unwrap();
        writeln!(reported, "{rows}").unwrap();
    }
    writeln!(reported, "{:?}", world.activity().await).unwrap();
    for job in world.jobs().await {
        writeln!(reported, "{job:?} {}", world.reason(&job).await).unwrap();
    }
    writeln!(reported, "{:?}", world.installation().await).unwrap();
    let mut secrets = world.remote.secrets();
    secrets.push(orders::EMAIL_DOMAIN.to_owned());
    oracle::silent(&secrets, &reported, "what people and programs see");
    let logged = log.text();
    oracle::silent(&secrets, &logged, "the log");
    assert!(logged.contains("answered"), "the log isn't just empty");
}

async fn the_store_keeps_no_secret_in_the_clear<S: Subject>() {
    let world = World::<S>::new().await;
    world.order_and_rest(&orders::paid("1")).await;
    for file in std::fs::read_dir(world.folder.path()).unwrap() {
        let path = file.unwrap().path();
        if path.is_file() {
            let bytes = std::fs::read(&path).unwrap();
            for secret in world.remote.secrets() {
                let secret = secret.as_bytes();
                assert!(!bytes.windows(secret.len()).any(|part| part == secret), "{}", path.display());
            }
        }
    }
}
