//! What the commands about orders and their jobs show.

use scenarios::{Program, Subject, for_connectors, orders};

use super::{FAILED, USAGE, file};

for_connectors!(
    a_report_adds_up,
    an_event_says_what_became_of_the_order_and_not_that_it_is_queued,
    orders_that_arrived_while_the_switch_was_off_are_sent_by_one_command,
    a_number_that_two_orders_share_is_reported_when_the_second_arrives,
);

async fn a_report_adds_up<S: Subject>() {
    let remote = S::start().await;
    let program = Program::connected(&remote).await;
    let mut broken = orders::paid("3");
    broken.total = "1".into();
    let path = file(&program, &[orders::paid("1"), orders::cancelled("2"), broken]);
    program.must(&["order", "--shop", "demo", &path]).await;
    let answer = program.run(&["send", "orders", "1", "2", "3", "--json"]).await;
    assert_eq!(answer.code, Some(FAILED), "one failed: {answer:?}");
    let report = answer.json()["report"].clone();
    let expected =
        [("sent", 1), ("already_there", 0), ("skipped", 1), ("failed", 1), ("uncertain", 0), ("waiting", 0)];
    for (part, count) in expected {
        assert_eq!(report[part], count, "{part}: {report}");
    }
    assert_eq!(report["selected"], 3);
}

async fn an_event_says_what_became_of_the_order_and_not_that_it_is_queued<S: Subject>() {
    let remote = S::start().await;
    let program = Program::connected(&remote).await;
    let mut broken = orders::paid("2");
    broken.total = "1".into();
    let path = file(&program, &[orders::paid("1"), broken, orders::cancelled("3")]);
    program.must(&["order", "--shop", "demo", &path]).await;
    let jobs = async || {
        let listed = program.must(&["jobs", "list", "--json"]).await.json();
        let jobs = listed["jobs"].as_array().unwrap().clone();
        let of = |key: &str, is_event: bool| {
            let mut found = jobs.iter().filter(|job| {
                job["key"] == key && job["kind"].as_str().unwrap().starts_with('@') == is_event
            });
            found.next().cloned().unwrap_or_default()
        };
        ["1", "2", "3"].map(|key| (of(key, true), of(key, false)))
    };
    for (event, job) in &jobs().await[..2] {
        assert_eq!((&event["status"], &event["led_to"]), (&"waiting".into(), &job["job"]), "{event}");
    }
    program.run(&["work", "--until-idle"]).await;
    let [sent, failed, skipped] = jobs().await;
    for ((event, job), status) in [(&sent, "sent"), (&failed, "parked")] {
        assert_eq!((&event["status"], &event["led_to"]), (&status.into(), &job["job"]), "{event}");
        assert_eq!(event["outcome"], "queued", "what it did itself");
        assert_eq!(event["reason"], job["reason"], "{event}");
    }
    assert_eq!((&skipped.0["status"], &skipped.0["led_to"]), (&"skipped".into(), &serde_json::Value::Null));
    let number = sent.0["job"].to_string();
    let shown = program.must(&["jobs", "show", &number, "--locale", "it"]).await.out;
    assert!(shown.contains(&format!("inviato (lavoro {})", sent.1["job"])), "{shown}");
    assert!(!program.must(&["jobs", "list"]).await.out.contains("queued"));
}

async fn orders_that_arrived_while_the_switch_was_off_are_sent_by_one_command<S: Subject>() {
    let remote = S::start().await;
    let program = Program::connected(&remote).await;
    let switch = async |on: &str| {
        let flow = format!("{}={on}", S::ORDERS_OUT);
        program.must(&["enable", S::PLUGIN, "--shop", "demo", "--flow", &flow]).await
    };
    let send = ["send", "orders", "--missed"];
    let none = program.must(&send).await.out;
    assert!(none.contains("none is left to send") && !none.contains("Report"), "{none}");
    switch("off").await;
    program
        .must(&["order", "--shop", "demo", &file(&program, &[orders::paid("1"), orders::paid("2")])])
        .await;
    switch("on").await;
    program.must(&["order", "--shop", "demo", &file(&program, &[orders::paid("3")])]).await;
    let listed = program.must(&["status", "orders"]).await.out;
    let command = format!("host-test send orders --missed --shop demo --plugin {}", S::PLUGIN);
    assert!(listed.contains("2 of them arrived while") && listed.contains(&command), "{listed}");
    let report = program.must(&[&send[..], &["--json"]].concat()).await.json();
    assert_eq!((&report["report"]["sent"], &report["report"]["selected"]), (&2.into(), &2.into()));
    assert!(!program.must(&["status", "orders"]).await.out.contains("arrived while"));
    program.work().await;
    assert_eq!(remote.orders(), 3);
    for wrong in ["--all", "1"] {
        let answer = program.run(&[&send[..], &[wrong]].concat()).await;
        assert_eq!(answer.code, Some(USAGE), "{answer:?}");
    }
}

async fn a_number_that_two_orders_share_is_reported_when_the_second_arrives<S: Subject>() {
    let remote = S::start().await;
    let program = Program::connected(&remote).await;
    let numbered = |id: &str| host_core::shop::Order { number: "AB-77".into(), ..orders::paid(id) };
    let order = async |id: &str, options: &[&str]| {
        let path = file(&program, &[numbered(id)]);
        program.must(&[&["order", "--shop", "demo", &path], options].concat()).await
    };
    assert!(!order("1", &[]).await.out.contains("AB-77"));
    let reported = order("2", &[]).await.out;
    assert!(reported.contains("1 order kept"), "{reported}");
    assert!(reported.contains("Order 2 came with the number AB-77, which another order"), "{reported}");
    assert!(!order("2", &[]).await.out.contains("AB-77"), "it's reported once");
    let reported = order("3", &["--json"]).await.json();
    let expected = serde_json::json!([{ "order": "3", "number": "AB-77", "others": ["1", "2"] }]);
    assert_eq!(reported["repeated_numbers"], expected);
    let activity = program.must(&["activity", "--locale", "it"]).await.out;
    assert!(activity.contains("ordine 3 è arrivato con il numero AB-77"), "{activity}");
}
