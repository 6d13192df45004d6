//! The clock stamps what changes; a test may stop it, move it on, or get it wrong.

use crate::common::{at, get, smarty, smarty_with};
use fakes::{
    Fault, RequestMatcher, SignedDuration, TimeZone,
    smarty::{Product, dialect::DateHeader},
};
use http::StatusCode;

const HOUR: SignedDuration = SignedDuration::from_hours(1);

#[tokio::test]
async fn the_hour_before_summer_times_end_comes_twice() {
    let smarty = smarty().await;
    smarty.set_instant("2024-10-27T00:30:00Z".parse().unwrap());
    let stamped = || {
        let id = smarty.add_product(Product::default());
        smarty.product(id).unwrap().last_update.unwrap()
    };
    let mut stamps = vec![stamped()];
    for _ in 0..2 {
        smarty.advance_clock(HOUR);
        stamps.push(stamped());
    }
    let expected = ["2024-10-27T02:30:00", "2024-10-27T02:30:00", "2024-10-27T03:30:00"];
    assert_eq!(stamps, expected.map(at));
}

#[tokio::test]
async fn summer_times_beginning_skips_an_hour() {
    let smarty = smarty().await;
    smarty.set_time(at("2024-03-31T01:30:00"));
    smarty.advance_clock(HOUR);
    assert_eq!(smarty.now(), at("2024-03-31T03:30:00"));
}

#[tokio::test]
async fn a_turned_clock_is_wrong_until_it_is_set() {
    let smarty = smarty().await;
    smarty.set_time(at("2024-05-01T10:00:00"));
    smarty.turn_clock(-HOUR);
    smarty.advance_clock(HOUR * 2);
    assert_eq!(smarty.now(), at("2024-05-01T11:00:00"));
    assert_eq!(smarty.instant(), "2024-05-01T09:00:00Z".parse().unwrap());
    smarty.set_time(at("2024-05-01T10:00:00"));
    assert_eq!(smarty.now(), at("2024-05-01T10:00:00"));
}

#[tokio::test]
async fn a_running_clock_can_be_wrong_and_run_ahead() {
    let smarty = smarty().await;
    let ahead = || smarty.instant().duration_since(jiff::Timestamp::now());
    let near = |hours| (ahead() - HOUR * hours).abs() < SignedDuration::from_secs(60);
    assert!(near(0), "{:?}", ahead());
    smarty.turn_clock(HOUR);
    assert!(near(1), "{:?}", ahead());
    smarty.advance_clock(HOUR);
    assert!(near(2), "{:?}", ahead());
    smarty.run_clock();
    assert!(near(0), "{:?}", ahead());
}

#[tokio::test]
async fn another_zone_shows_the_same_moment_otherwise() {
    let smarty = smarty().await;
    smarty.set_instant("2024-05-01T10:00:00Z".parse().unwrap());
    assert_eq!(smarty.now(), at("2024-05-01T12:00:00"));
    smarty.set_time_zone(TimeZone::UTC);
    assert_eq!(smarty.now(), at("2024-05-01T10:00:00"));
}

#[tokio::test]
async fn answers_are_dated_by_the_clock_and_those_of_faults_too() {
    let smarty = smarty().await;
    smarty.set_time(at("2024-05-01T12:00:00"));
    assert_eq!(get(&smarty, "Taxes/list").await.header("date"), Some("Wed, 01 May 2024 10:00:00 GMT"));
    smarty.turn_clock(HOUR);
    smarty.inject(RequestMatcher::everything(), Fault::status(StatusCode::BAD_GATEWAY));
    let failed = get(&smarty, "Taxes/list").await;
    assert_eq!((failed.status, failed.header("date")), (502, Some("Wed, 01 May 2024 11:00:00 GMT")));
}

#[tokio::test]
async fn answers_can_be_without_a_date() {
    let smarty = smarty_with(|config| config.dialect.date_header = DateHeader::Absent).await;
    assert_eq!(get(&smarty, "Taxes/list").await.header("date"), None);
}
