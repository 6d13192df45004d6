//! The shop's records, their links and what happened to them.

use host_core::limits;
use host_core::model::{Message, NewJob, Outcome, Phase, kinds};
use host_core::next_state::RunOutcome;
use host_core::shop::{Change, Entity, Link, Order, OrderState, Payment, PaymentState, Subject};
use host_core::store::{Answer, Commit, Find, NewActivity, Read, Record, StoreError};

use super::StoreHome;
use super::world::{LEASE, T0, World, about, job, link, order, sent, why};

async fn orders(world: &World, orders: &[Order]) {
    world.store.orders_changed("s1", orders, &[], &[], T0).await.unwrap();
}

async fn read(world: &World, read: Read) -> Answer {
    world.store.read_for_connector(world.id(), &[read]).await.unwrap().pop().unwrap()
}

async fn linked_with(world: &World, remote: &str) -> Vec<String> {
    match read(world, Read::Find(Entity::Order, Find::RemoteId(remote.into()))).await {
        Answer::Found(found) => found.iter().map(|record| record.subject().id).collect(),
        other => panic!("{other:?}"),
    }
}

async fn changed(world: &World, after: Option<&str>, limit: u32) -> (Vec<String>, Option<String>) {
    let asked = Read::Changed { entity: Entity::Order, after: after.map(Into::into), limit };
    match read(world, asked).await {
        Answer::Changed(found, cursor) => (found.iter().map(|record| record.subject().id).collect(), cursor),
        other => panic!("{other:?}"),
    }
}

pub async fn a_link_is_unique_both_ways(home: &dyn StoreHome) {
    let world = World::new(home).await;
    orders(&world, &[order("1", ""), order("2", "")]).await;
    world.link("1", "R-1").await.unwrap();
    assert!(matches!(world.link("2", "R-1").await, Err(StoreError::LinkConflict(_))), "R-1 is order 1's");
    assert!(matches!(world.link("1", "R-2").await, Err(StoreError::LinkConflict(_))), "order 1 is R-1's");
    world.link("2", "R-2").await.unwrap();
    assert!(matches!(world.link("1", "R-2").await, Err(StoreError::LinkConflict(_))), "both are taken");
    assert_eq!(linked_with(&world, "R-1").await, ["1"]);
    assert_eq!(linked_with(&world, "R-2").await, ["2"]);
    let customer = Link { subject: Subject { entity: Entity::Customer, id: "1".into() }, ..link("1", "R-1") };
    let commit = Commit { installation: world.id(), link: Some(customer), ..Commit::default() };
    world.store.commit(commit).await.unwrap();
}

pub async fn linking_the_same_again_changes_nothing_but_the_text_that_it_brings(home: &dyn StoreHome) {
    let world = World::new(home).await;
    orders(&world, &[order("1", "")]).await;
    world.link("1", "R-1").await.unwrap();
    let reported = Link { number: "2026/1".into(), url: "https://erp.example/1".into(), ..link("1", "R-1") };
    let commit =
        Commit { installation: world.id(), link: Some(reported.clone()), now: T0 + 5, ..Commit::default() };
    world.store.commit(commit).await.unwrap();
    world.link("1", "R-1").await.unwrap();
    let row = world.store.records_list(world.id(), Entity::Order, None, 1).await.unwrap().pop().unwrap();
    assert_eq!((row.link, row.linked_at), (Some(reported), Some(T0)));
}

pub async fn a_link_without_an_identifier_is_refused(home: &dyn StoreHome) {
    let world = World::new(home).await;
    orders(&world, &[order("1", "")]).await;
    assert!(matches!(world.link("1", "").await, Err(StoreError::LinkConflict(_))));
}

pub async fn links_belong_to_one_installation(home: &dyn StoreHome) {
    let world = World::new(home).await;
    orders(&world, &[order("1", ""), order("2", "")]).await;
    let other = super::world::connection("s1", "another");
    let other = host_core::store::Connection { plugin: "shopify".into(), ..other };
    let other = world.store.connect(other).await.unwrap().0;
    world.link("1", "R-1").await.unwrap();
    let commit = Commit { installation: other.id, link: Some(link("2", "R-1")), ..Commit::default() };
    world.store.commit(commit).await.unwrap();
    assert_eq!(linked_with(&world, "R-1").await, ["1"]);
    let seen =
        world.store.read_for_connector(other.id, &[Read::Record(Entity::Order, "1".into())]).await.unwrap();
    assert!(matches!(&seen[0], Answer::Record(Some(Record::Order(order))) if order.remote_id.is_none()));
}

pub async fn unlinking_forgets_the_link_and_keeps_the_record(home: &dyn StoreHome) {
    let world = World::new(home).await;
    orders(&world, &[order("1", ""), order("2", "")]).await;
    world.link("1", "R-1").await.unwrap();
    let changes = vec![Change::Unlink(about("1"))];
    let commit = Commit { installation: world.id(), changes, ..Commit::default() };
    assert_eq!(world.store.commit(commit).await.unwrap().refusals, []);
    assert!(linked_with(&world, "R-1").await.is_empty());
    assert_eq!(world.store.records_list(world.id(), Entity::Order, None, 9).await.unwrap().len(), 2);
    world.link("2", "R-1").await.unwrap();
}

pub async fn orders_and_their_events_are_stored_in_one_transaction(home: &dyn StoreHome) {
    let world = World::new(home).await;
    let reported = [order("1", ""), order("2", "")];
    let jobs = world.store.orders_changed("s1", &reported, &[world.id()], &[], T0).await.unwrap().jobs;
    assert_eq!(jobs.len(), 2);
    let event = world.claim(T0).await.job;
    assert_eq!((event.id, event.kind.as_str(), event.key.as_str()), (jobs[0], kinds::ORDER_PAID, "1"));
    assert_eq!(event.subject, Some(about("1")));

    let unknown = world.id() + 1_000;
    let wrong = world.store.orders_changed("s1", &[order("3", "")], &[world.id(), unknown], &[], T0).await;
    assert!(wrong.is_err(), "there is no such installation");
    let nowhere = world.store.orders_changed("nowhere", &[order("3", "")], &[], &[], T0).await;
    assert!(nowhere.is_err(), "there is no such shop");
    assert_eq!(read(&world, Read::Record(Entity::Order, "3".into())).await, Answer::Record(None));
    assert!(!world.store.job_is_pending(world.id(), kinds::ORDER_PAID, "3").await.unwrap());
}

pub async fn an_order_that_did_not_change_keeps_its_place(home: &dyn StoreHome) {
    let world = World::new(home).await;
    orders(&world, &[order("1", ""), order("2", "")]).await;
    orders(&world, &[order("1", "")]).await;
    assert_eq!(changed(&world, None, 10).await.0, ["1", "2"]);
    orders(&world, &[order("1", "changed")]).await;
    assert_eq!(changed(&world, None, 10).await.0, ["2", "1"]);
    match read(&world, Read::Record(Entity::Order, "1".into())).await {
        Answer::Record(Some(Record::Order(order))) => assert_eq!(order.note, "changed"),
        other => panic!("{other:?}"),
    }
}

pub async fn records_changed_since_a_cursor_come_oldest_first_and_each_once(home: &dyn StoreHome) {
    let world = World::new(home).await;
    let many: Vec<Order> = (0..7).map(|id| order(&id.to_string(), "")).collect();
    orders(&world, &many).await;
    let (mut all, mut cursor) = (Vec::new(), None);
    loop {
        let (page, next) = changed(&world, cursor.as_deref(), 3).await;
        if page.is_empty() {
            break;
        }
        all.extend(page);
        cursor = next;
    }
    assert_eq!(all, ["0", "1", "2", "3", "4", "5", "6"]);
    assert_eq!(changed(&world, cursor.as_deref(), 3).await, (vec![], cursor.clone()), "and stays there");
    orders(&world, &[order("3", "changed")]).await;
    assert_eq!(changed(&world, cursor.as_deref(), 3).await.0, ["3"]);
}

pub async fn an_order_never_brings_a_link_of_its_own(home: &dyn StoreHome) {
    let world = World::new(home).await;
    orders(&world, &[Order { remote_id: Some("R-9".into()), ..order("1", "") }]).await;
    let remote_id = async || match read(&world, Read::Record(Entity::Order, "1".into())).await {
        Answer::Record(Some(Record::Order(order))) => order.remote_id,
        other => panic!("{other:?}"),
    };
    assert_eq!(remote_id().await, None);
    world.link("1", "R-1").await.unwrap();
    assert_eq!(remote_id().await.as_deref(), Some("R-1"));
}

pub async fn a_list_shows_each_row_with_its_link_and_the_job_that_says_most(home: &dyn StoreHome) {
    let world = World::new(home).await;
    let ids = ["1", "2", "3", "4"];
    orders(&world, &ids.map(|id| order(id, ""))).await;
    world.link("2", "R-2").await.unwrap();
    // Order 1: parked, and a later event that went well. Order 2: sent twice. Order 3: nothing.
    world.push("1", T0).await;
    let parked = world.claim(T0).await;
    world.end(&parked, RunOutcome::Rejected(why()), T0).await;
    let event = NewJob { kind: "event".into(), ..job("1") };
    world.push_job(&event, T0 + 1).await;
    world.run(T0 + 1).await;
    world.push("2", T0 + 2).await;
    world.run(T0 + 2).await;
    let last = world.push_job(&NewJob { kind: "event".into(), ..job("2") }, T0 + 3).await;
    world.run(T0 + 3).await;
    world.push_job(&NewJob { subject: None, ..job("4") }, T0 + 4).await;

    let rows = world.store.records_list(world.id(), Entity::Order, None, 10).await.unwrap();
    let row = |id: &str| rows.iter().find(|row| row.record.subject().id == id).unwrap();
    assert_eq!(rows.iter().map(|row| row.record.subject().id).collect::<Vec<_>>(), ["4", "3", "2", "1"]);
    let (id, said) = row("1").job.clone().unwrap();
    assert_eq!((id, said.phase), (parked.job.id, Phase::Parked));
    assert_eq!(row("1").link, None);
    assert_eq!(row("2").link, Some(link("2", "R-2")));
    assert_eq!(row("2").linked_at, Some(T0));
    assert_eq!(row("2").job.as_ref().map(|(id, _)| *id), Some(last));
    assert!(row("3").job.is_none() && row("4").job.is_none());

    let some = ["1".to_owned(), "3".to_owned(), "none".to_owned()];
    let rows = world.store.records_list(world.id(), Entity::Order, Some(&some), 10).await.unwrap();
    assert_eq!(rows.iter().map(|row| row.record.subject().id).collect::<Vec<_>>(), ["3", "1"]);
    assert_eq!(world.store.records_list(world.id(), Entity::Order, None, 1).await.unwrap().len(), 1);
    assert!(world.store.records_list(world.id(), Entity::Order, Some(&[]), 10).await.unwrap().is_empty());
    assert!(world.store.records_list(world.id(), Entity::Customer, None, 10).await.unwrap().is_empty());
}

pub async fn a_completed_order_that_no_plugin_was_called_for_was_missed(home: &dyn StoreHome) {
    let world = World::new(home).await;
    let paid = Payment { state: PaymentState::Paid, ..Payment::default() };
    let completed = |id: &str, note: &str| {
        let payment = paid.clone();
        Order { state: OrderState::Completed, payment, ..order(id, note) }
    };
    let missed = async || {
        let mut rows = world.store.records_list(world.id(), Entity::Order, None, 20).await.unwrap();
        rows.retain(|row| row.was_missed());
        let mut ids: Vec<String> = rows.into_iter().map(|row| row.record.subject().id).collect();
        ids.sort_unstable();
        ids
    };
    let test = Order { test: true, ..completed("test", "") };
    let mut unpaid = completed("unpaid", "");
    unpaid.payment.state = PaymentState::Pending;
    orders(&world, &[completed("new", ""), order("open", ""), test, unpaid, completed("linked", "")]).await;
    world.link("linked", "R-1").await.unwrap();
    assert_eq!(missed().await, ["new"], "no connector was called for any");

    // A connector was called, with every end that an event can have.
    let ends = [
        ("waiting", None),
        ("skipped", Some(RunOutcome::Skipped(why()))),
        ("nothing", Some(RunOutcome::Succeeded(Outcome::Nothing))),
        ("queued", Some(RunOutcome::Succeeded(Outcome::Queued))),
        ("parked", Some(RunOutcome::Rejected(why()))),
    ];
    for (id, ran) in &ends {
        let reported = [completed(id, "")];
        let jobs = world.store.orders_changed("s1", &reported, &[world.id()], &[], T0).await.unwrap().jobs;
        if let Some(ran) = ran {
            let claim = world.store.job_claim(T0, LEASE, Some(&jobs)).await.unwrap().unwrap();
            world.end(&claim, ran.clone(), T0).await;
        }
    }
    assert_eq!(missed().await, ["new", "nothing"], "the switch went off before it was decided");
    let again: Vec<Order> = ends.iter().map(|(id, _)| completed(id, "changed")).collect();
    orders(&world, &again).await;
    assert_eq!(
        missed().await,
        ["new", "nothing", "queued", "skipped"],
        "changed while no connector was called for it"
    );
    let reported = [completed("skipped", "changed")];
    world.store.orders_changed("s1", &reported, &[world.id()], &[], T0).await.unwrap();
    assert_eq!(missed().await, ["new", "nothing", "queued"], "a connector is called for it again");
}

pub async fn activity_is_listed_newest_first(home: &dyn StoreHome) {
    let world = World::new(home).await;
    let neighbour = world.neighbour().await;
    let note = |event: &str| NewActivity {
        subject: Some(about("1")),
        event: event.into(),
        message: Some(Message::host("text", &[("name", "Caffè")])),
        actor: Some("Zoë".into()),
    };
    for (installation, events, now) in
        [(world.id(), ["a", "b"], T0), (neighbour.id, ["c", "d"], T0 - 9), (world.id(), ["e", "f"], T0)]
    {
        let activity = events.iter().map(|event| note(event)).collect();
        let commit = Commit { installation, activity, now, ..Commit::default() };
        world.store.commit(commit).await.unwrap();
    }
    let events = async |installation, limit| -> Vec<String> {
        let reported = world.store.activity(installation, limit).await.unwrap();
        reported.iter().map(|activity| activity.event.as_str().to_owned()).collect()
    };
    assert_eq!(events(Some(world.id()), 4).await, ["f", "e", "b", "a"]);
    assert_eq!(events(None, 3).await, ["f", "e", "d"]);
    let last = world.store.activity(Some(neighbour.id), 1).await.unwrap().pop().unwrap();
    let reported =
        NewActivity { subject: last.subject, event: last.event, message: last.message, actor: last.actor };
    assert_eq!((reported, last.at, last.installation), (note("d"), T0 - 9, neighbour.id));
}

pub async fn one_shop_sees_nothing_of_another(home: &dyn StoreHome) {
    let world = World::new(home).await;
    let neighbour = world.neighbour().await;
    orders(&world, &[order("1", "")]).await;
    world.link("1", "R-1").await.unwrap();
    let reads = [
        Read::Record(Entity::Order, "1".into()),
        Read::Find(Entity::Order, Find::RemoteId("R-1".into())),
        Read::Changed { entity: Entity::Order, after: None, limit: 10 },
    ];
    let seen = world.store.read_for_connector(neighbour.id, &reads).await.unwrap();
    assert_eq!(seen, [Answer::Record(None), Answer::Found(vec![]), Answer::Changed(vec![], None)]);
    assert!(world.store.records_list(neighbour.id, Entity::Order, None, 10).await.unwrap().is_empty());
    world.push("1", T0).await;
    let claim = world.claim(T0).await;
    world.end(&claim, sent(), T0).await;
    assert_eq!(world.store.activity(Some(neighbour.id), 10).await.unwrap().len(), 1, "it was connected");
}

pub async fn an_order_with_a_number_that_another_has_is_kept_and_reported(home: &dyn StoreHome) {
    let world = World::new(home).await;
    let neighbour = world.neighbour().await;
    let numbered = |id: &str, number: &str| Order { number: number.into(), ..order(id, "") };
    let reported = async |shop: &str, reported: Order| {
        let to = [if shop == "s1" { world.id() } else { neighbour.id }];
        let kept = world.store.orders_changed(shop, &[reported], &to, &[], T0).await.unwrap();
        assert_eq!(kept.jobs.len(), 1, "saved and reported all the same");
        let found = kept.repeated.into_iter();
        found.map(|found| (found.order, found.number, found.others)).collect::<Vec<_>>()
    };
    let repeated = |id: &str, others: &[&str]| {
        let others = others.iter().map(|id| (*id).to_owned()).collect();
        vec![(id.to_owned(), "AB-77".to_owned(), others)]
    };
    assert_eq!(reported("s1", numbered("1", "AB-77")).await, []);
    assert_eq!(reported("s2", numbered("2", "AB-77")).await, [], "another shop's");
    assert_eq!(reported("s1", numbered("2", " AB-77 ")).await, repeated("2", &["1"]));
    let edited = Order { note: "changed".into(), ..numbered("2", "AB-77") };
    assert_eq!(reported("s1", edited).await, [], "it had that number before");
    assert_eq!(reported("s1", numbered("1", "AB-77")).await, []);
    for nameless in ["3", "4"] {
        assert_eq!(reported("s1", numbered(nameless, "")).await, [], "no number is no number");
    }
    assert_eq!(reported("s1", numbered("2", "AB-78")).await, [], "it got another");
    assert_eq!(reported("s1", numbered("3", "AB-77")).await, repeated("3", &["1"]));
    assert_eq!(reported("s1", numbered("2", "AB-77")).await, repeated("2", &["1", "3"]));

    let activity = world.store.activity(Some(world.id()), 10).await.unwrap();
    let notes: Vec<_> = activity.iter().filter(|reported| reported.event == "note").collect();
    assert_eq!(notes.len(), 3);
    assert_eq!(notes[0].subject, Some(about("2")));
    let message = notes[0].message.as_ref().unwrap();
    assert!(message.args.contains(&("others".into(), "1, 3".into())), "{message:?}");
    let many: Vec<Order> = (10..60).map(|id| numbered(&id.to_string(), "X")).collect();
    let kept = world.store.orders_changed("s1", &many, &[world.id()], &[], T0).await.unwrap();
    assert_eq!(kept.repeated.len(), 49);
    assert!(kept.repeated.iter().all(|found| found.others.len() <= limits::ORDERS_OF_NUMBER as usize));
    let activity = world.store.activity(Some(world.id()), 100).await.unwrap();
    let notes = activity.iter().filter(|reported| reported.event == "note").count();
    assert_eq!(notes, 3 + limits::REPEATED_NUMBERS, "the rest is counted where the import is reported");
}
