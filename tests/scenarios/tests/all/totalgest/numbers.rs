//! Orders of one shop that share a number, at both servers of TotalGest's contract.

use fakes::Fault;
use host_core::clock::Clock as _;
use host_core::model::{Outcome, Phase, Resolution};
use host_core::send_report::Part;
use host_core::shop::Order;
use scenarios::{ContractServer, Subject, TotalGest, World, oracle, orders};

/// Makes one test of each named function for each of the two servers.
macro_rules! at_both {
    ($($test:ident,)+) => {
        mod fake {
            $(#[tokio::test]
            async fn $test() {
                super::$test::<super::TotalGest>().await;
            })+
        }
        mod contract_server {
            $(#[tokio::test]
            async fn $test() {
                super::$test::<super::ContractServer>().await;
            })+
        }
    };
}
at_both!(
    an_order_never_takes_the_record_of_another_with_its_number,
    with_another_number_the_order_is_sent,
    a_number_of_an_order_that_is_linked_costs_nobody_a_decision,
    the_same_order_twice_under_one_number_is_there_twice,
    an_order_that_was_sent_by_a_store_that_is_lost_is_found_and_another_is_not_taken_for_it,
    an_order_is_not_sent_anew_while_it_is_still_there_but_where_a_person_says_so,
);

/// A chair, and a table for the same money, both with the number AB-77.
fn chair_and_table() -> (Order, Order) {
    let order = |id: &str| Order { number: "AB-77".into(), ..orders::paid(id) };
    (order("chair"), order("table"))
}

/// The chair has arrived, but its answer was lost, and the table has been tried.
async fn in_doubt<S: Subject>() -> (World<S>, Order, Order) {
    let world = World::<S>::new().await;
    let (chair, table) = chair_and_table();
    world.remote.inject(S::creation(), Fault::reset().after_applying());
    world.order(&chair).await;
    world.work().await;
    assert_eq!((world.remote.orders(), world.job(&chair).await.phase), (1, Phase::Waiting));
    let repeated = world.host.orders().save("demo", std::slice::from_ref(&table)).await.unwrap().repeated;
    assert_eq!((repeated[0].order.as_str(), repeated[0].others.as_slice()), ("table", &["chair".into()][..]));
    world.work().await;
    (world, chair, table)
}

async fn resolve<S: Subject>(world: &World<S>, order: &Order, said: Resolution) {
    let job = world.job(order).await;
    assert!(world.host.store().resolve(job.id, said, world.clock.now()).await.unwrap(), "{job:?}");
    world.rest().await;
}

async fn an_order_never_takes_the_record_of_another_with_its_number<S: Subject>() {
    let (world, chair, table) = in_doubt::<S>().await;
    let row = world.row("table").await;
    assert_eq!((row.state, row.text.as_str()), ("uncertain", "To be checked"), "{row:?}");
    for reported in
        ["AB-77", "2 × SKU-chair there, 2 × SKU-table here", "share the number", "order of its own"]
    {
        assert!(row.detail.contains(reported), "{reported}: {row:?}");
    }
    world.rest().await;
    oracle::sent_once(&world.remote, &chair, &world.shown().await, "its own record");
    assert_eq!(world.job(&table).await.phase, Phase::Uncertain);
    assert!(world.remote.copies(&table).is_empty());
    let reported = world.activity().await;
    assert!(
        reported
            .iter()
            .any(|(event, text)| event == "note" && text.contains("table came with the number AB-77"))
    );

    // What the message advises works.
    resolve(&world, &table, Resolution::NotThere).await;
    let shown = world.shown().await;
    oracle::sent_once(&world.remote, &chair, &shown, "still its own");
    oracle::sent_once(&world.remote, &table, &shown, "an order of its own");
    assert_eq!(world.remote.orders(), 2);
    let reported = world.activity().await;
    assert!(
        reported.iter().any(|(event, text)| event == "note" && text.contains("has the number AB-77, too"))
    );
    // Both are found again under what they were sent with.
    let ids = ["chair".to_owned(), "table".to_owned()];
    assert_eq!(world.send(&ids).await.unwrap().len(), 2);
    assert_eq!(world.remote.orders(), 2);
}

async fn with_another_number_the_order_is_sent<S: Subject>() {
    let (world, chair, table) = in_doubt::<S>().await;
    let renamed = Order { number: "AB-78".into(), ..table.clone() };
    world.order_and_rest(&renamed).await;
    assert_eq!(world.job(&table).await.phase, Phase::Uncertain, "a person decides first");
    // Who gave it another number and has it sent has decided.
    world.send(std::slice::from_ref(&table.id)).await.unwrap();
    let shown = world.shown().await;
    oracle::sent_once(&world.remote, &chair, &shown, "it keeps its number");
    oracle::sent_once(&world.remote, &renamed, &shown, "under its new number");
    assert_eq!(world.remote.orders(), 2);
    let reported = world.activity().await;
    assert!(!reported.iter().any(|(_, text)| text.contains("has the number AB-77, too")), "{reported:?}");
}

async fn a_number_of_an_order_that_is_linked_costs_nobody_a_decision<S: Subject>() {
    let world = World::<S>::new().await;
    let (chair, table) = chair_and_table();
    world.order_and_rest(&chair).await;
    // As every order, it survives an answer that is lost.
    world.remote.inject(S::creation().nth(2), Fault::reset().after_applying());
    world.order_and_rest(&table).await;
    let shown = world.shown().await;
    oracle::sent_once(&world.remote, &chair, &shown, "the first");
    oracle::sent_once(&world.remote, &table, &shown, "the second");
    assert_eq!(world.remote.orders(), 2);
    assert_eq!(world.job(&table).await.outcome, Some(Outcome::AlreadyThere));
}

async fn the_same_order_twice_under_one_number_is_there_twice<S: Subject>() {
    let world = World::<S>::new().await;
    let (chair, _) = chair_and_table();
    let twin = Order { id: "twin".into(), ..chair.clone() };
    world.remote.inject(S::creation(), Fault::reset().after_applying());
    world.order(&chair).await;
    world.work().await;
    // Nobody can distinguish the two, so whichever comes first takes the record.
    world.order_and_rest(&twin).await;
    let rows = world.status("en").await;
    let mut linked: Vec<_> = rows.iter().map(|row| row.remote_id.clone().expect("a link")).collect();
    linked.sort_unstable();
    linked.dedup();
    assert_eq!((linked.len(), world.remote.orders()), (2, 2), "each has a record of its own");
}

async fn an_order_that_was_sent_by_a_store_that_is_lost_is_found_and_another_is_not_taken_for_it<
    S: Subject,
>() {
    let world = World::<S>::new().await;
    let (chair, table) = chair_and_table();
    world.order_and_rest(&chair).await;
    let number = world.remote.copies(&chair)[0].number.clone();
    // Nothing is known of what was sent before: the owner says that it's another account.
    let installation = world.installation().await;
    let connection = host_core::store::Connection {
        shop: "demo".into(),
        plugin: S::PLUGIN.into(),
        settings: installation.settings.clone(),
        flows: installation.flows.clone().into_iter().collect(),
        account: None,
        forget: true,
        exclusive: false,
        writes: Vec::new(),
        session: None,
        then: Vec::new(),
        actor: None,
        now: world.clock.now(),
    };
    world.host.store().connect(connection).await.unwrap();
    world.order_and_rest(&table).await;
    assert_eq!(world.row("table").await.state, "uncertain", "nobody knows whose it is");
    world.order_and_rest(&chair).await;
    assert_eq!(world.row("chair").await.text, format!("Synchronized: {number}"));
    assert_eq!(world.remote.orders(), 1);
}

async fn an_order_is_not_sent_anew_while_it_is_still_there_but_where_a_person_says_so<S: Subject>() {
    let world = World::<S>::new().await;
    let order = orders::paid("1");
    world.order_and_rest(&order).await;
    let rows = world.send_anew(std::slice::from_ref(&order.id)).await.unwrap();
    assert_eq!((rows[0].part, world.remote.orders()), (Part::Uncertain, 1));
    // It may stay what it was.
    let number = world.remote.copies(&order)[0].number.clone();
    resolve(&world, &order, Resolution::There(number)).await;
    oracle::sent_once(&world.remote, &order, &world.shown().await, "it stays");
    assert_eq!(world.send_anew(std::slice::from_ref(&order.id)).await.unwrap()[0].part, Part::Uncertain);
    resolve(&world, &order, Resolution::NotThere).await;
    assert_eq!((world.remote.orders(), world.job(&order).await.outcome), (2, Some(Outcome::Sent)));
    // Sending it once more makes no third one.
    world.send(std::slice::from_ref(&order.id)).await.unwrap();
    assert_eq!(world.remote.orders(), 2);
}

#[tokio::test]
async fn an_order_that_was_deleted_there_is_sent_anew() {
    let world = World::<TotalGest>::new().await;
    let order = orders::paid("1");
    world.order_and_rest(&order).await;
    let first = world.remote.copies(&order)[0].number.clone();
    assert!(world.remote.erp.remove_order("demo/N-1"));
    let rows = world.send_anew(std::slice::from_ref(&order.id)).await.unwrap();
    assert_eq!(rows[0].part, Part::Sent);
    oracle::sent_once(&world.remote, &order, &world.shown().await, "sent anew");
    assert_ne!(world.remote.copies(&order)[0].number, first);
}
