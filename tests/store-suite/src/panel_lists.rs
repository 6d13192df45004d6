//! Pages of records, of the activity and of the queue, as a control panel lists them.

use std::collections::BTreeMap;

use host_core::model::{Message, Outcome, Phase};
use host_core::next_state::RunOutcome;
use host_core::shop::{Address, Change, Customer, Entity, Link, Order};
use host_core::store::{ActivityQuery, Commit, NewActivity, PageStart, RecordPage, RecordQuery, Standing};

use super::StoreHome;
use super::world::{T0, World, about, order};

fn named(id: &str, first_name: &str, last_name: &str, company: &str) -> Order {
    let customer = Customer {
        id: format!("c-{id}"),
        first_name: first_name.into(),
        last_name: last_name.into(),
        email: format!("{id}@example.com"),
        ..Customer::default()
    };
    let billing = Address { company: company.into(), ..Address::default() };
    Order { customer, billing, ..order(id, "") }
}

async fn save(world: &World, orders: &[Order]) {
    world.store.orders_changed("s1", orders, &[], &[], T0).await.unwrap();
}

fn query(text: &str) -> RecordQuery {
    RecordQuery { shop: "s1".into(), entity: Entity::Order, text: text.into(), standing: None }
}

async fn page(world: &World, query: &RecordQuery) -> RecordPage {
    world.store.records_page(query, PageStart::Newest, 100).await.unwrap()
}

pub async fn records_come_page_by_page_the_last_changed_first(home: &dyn StoreHome) {
    let world = World::new(home).await;
    let orders: Vec<Order> = (1..=5).map(|id| order(&id.to_string(), "")).collect();
    save(&world, &orders).await;
    save(&world, &[order("2", "changed")]).await;
    let from = async |start| world.store.records_page(&query(""), start, 2).await.unwrap();
    let mut pages = vec![from(PageStart::Newest).await];
    while let Some(end) = pages.last().unwrap().older {
        pages.push(from(PageStart::Before(end)).await);
    }
    let ids: Vec<_> = pages.iter().map(RecordPage::ids).collect();
    assert_eq!(ids, [vec!["2", "5"], vec!["4", "3"], vec!["1"]]);
    assert!(pages.iter().all(|page| page.matching == 5));
    // The same pages on the way back.
    assert_eq!(pages[0].newer, None);
    for at in (1..pages.len()).rev() {
        let back = from(PageStart::After(pages[at].newer.unwrap())).await;
        assert_eq!(back.ids(), pages[at - 1].ids());
        assert_eq!((back.older, back.newer.is_some()), (pages[at - 1].older, at > 1));
    }
    let other = RecordQuery { shop: "s2".into(), ..query("") };
    assert_eq!(page(&world, &other).await, RecordPage::default());
}

pub async fn records_are_found_by_how_their_number_begins_and_by_what_their_name_has_in_it(
    home: &dyn StoreHome,
) {
    let world = World::new(home).await;
    let orders = [
        named("10", "Giulia", "Ferri", ""),
        named("11", "ZOË", "De  Santis", "Studio Vela S.a.s."),
        named("100%", "x", "y_z", ""),
    ];
    save(&world, &orders).await;
    let found = async |text: &str| -> Vec<String> {
        let mut ids = page(&world, &query(text)).await.ids();
        ids.sort();
        ids
    };
    assert_eq!(found("N-1").await, ["10", "100%", "11"]);
    assert_eq!(found("N-11").await, ["11"]);
    assert_eq!(found(" 11 ").await, ["11"], "an id");
    assert_eq!(found("ferr").await, ["10"]);
    assert_eq!(found("zoë de santis").await, ["11"]);
    assert_eq!(found("santis ZOË").await, ["11"], "in any order");
    assert!(found("zoë ferri").await.is_empty(), "all words");
    assert_eq!(found("zoe").await, ["11"], "without the accent");
    assert_eq!(found("10@example").await, ["10"], "the buyer's address");
    assert_eq!(found("n-11").await, ["11"], "in small letters");
    assert_eq!(found("Vela").await, ["11"]);
    assert_eq!(found("%").await, ["100%"], "no letter is a wildcard");
    assert!(found("y%z").await.is_empty(), "no letter is a wildcard");
    assert_eq!(found("y_z").await, ["100%"]);
    assert!(found("1' OR 1=1").await.is_empty());
    let customers = RecordQuery { entity: Entity::Customer, ..query("11@EXAMPLE.com") };
    assert_eq!(page(&world, &customers).await.ids(), ["c-11"]);
}

pub async fn records_are_found_by_their_number_at_a_remote(home: &dyn StoreHome) {
    let world = World::new(home).await;
    save(&world, &["1", "2", "3"].map(|id| order(id, ""))).await;
    let link = Link {
        subject: about("2"),
        remote_id: "R-88".into(),
        number: "AB-2026-7".into(),
        url: String::new(),
    };
    let changes = vec![Change::Link(link)];
    let commit = Commit { installation: world.id(), changes, now: T0, ..Commit::default() };
    assert!(world.store.commit(commit).await.unwrap().refusals.is_empty());
    for (text, ids) in [
        ("AB-2026-7", vec!["2"]),
        ("ab-2026-7", vec!["2"]),
        ("R-88", vec!["2"]),
        ("AB-2026", vec![]),
        ("R-8", vec![]),
    ] {
        assert_eq!(page(&world, &query(text)).await.ids(), ids, "{text}");
    }
    let elsewhere = RecordQuery { shop: "s2".into(), ..query("R-88") };
    assert!(page(&world, &elsewhere).await.records.is_empty());
}

pub async fn customers_are_found_by_their_whole_telephone_number(home: &dyn StoreHome) {
    let world = World::new(home).await;
    let mut orders = [named("1", "a", "", ""), named("2", "b", "", ""), named("3", "c", "", "")];
    for (order, phone) in orders.iter_mut().zip(["+39 333 1234567", "+41 79 9234567", "079 123 45 67"]) {
        order.customer.phone = phone.into();
    }
    save(&world, &orders).await;
    for (text, ids) in [
        ("+39 333 1234567", vec!["c-1"]),
        ("333 1234567", vec!["c-1"]),
        ("+41 79 123 45 67", vec!["c-3"]),
        ("234567", vec!["c-3", "c-2", "c-1"]),
        ("9999 234567", vec![]),
    ] {
        let customers = RecordQuery { entity: Entity::Customer, ..query(text) };
        assert_eq!(page(&world, &customers).await.ids(), ids, "{text}");
    }
}

pub async fn records_are_listed_by_their_state_at_an_installation(home: &dyn StoreHome) {
    let world = World::new(home).await;
    let orders: Vec<Order> = (1..=7).map(|id| order(&id.to_string(), "")).collect();
    save(&world, &orders).await;
    for (id, standing) in [
        ("1", Standing::Linked),
        ("2", Standing::Failed),
        ("3", Standing::Uncertain),
        ("7", Standing::OnHold),
    ] {
        give(&world, id, standing).await;
    }
    // A job that ended with nothing to do says nothing of its record.
    world.push("5", T0).await;
    let claim = world.claim(T0).await;
    world.end(&claim, RunOutcome::Succeeded(Outcome::Nothing), T0).await;
    give(&world, "4", Standing::Queued).await;
    let at = world.id();
    for (standing, ids) in [
        (Standing::Linked, vec!["1"]),
        (Standing::Failed, vec!["2"]),
        (Standing::Uncertain, vec!["3"]),
        (Standing::Queued, vec!["4"]),
        (Standing::OnHold, vec!["7"]),
        (Standing::NotLinked, vec!["6", "5"]),
    ] {
        let page = page(&world, &RecordQuery { standing: Some((at, standing)), ..query("") }).await;
        assert_eq!(
            (page.ids(), page.matching),
            (ids.iter().map(|id| (*id).to_owned()).collect(), ids.len() as u64)
        );
        let (all, standings) = world.store.standings("s1", Entity::Order, at).await.unwrap();
        assert_eq!((all, standings[&standing]), (7, ids.len() as u64), "{standing:?}");
    }
    let elsewhere = world.neighbour().await.id;
    let linked = RecordQuery { standing: Some((elsewhere, Standing::Linked)), ..query("") };
    assert!(page(&world, &linked).await.records.is_empty());
}

/// Gives an order of the shop a standing at the installation.
async fn give(world: &World, id: &str, standing: Standing) {
    let outcome = match standing {
        Standing::NotLinked => return,
        Standing::Linked => {
            assert!(world.link(id, &format!("R-{id}")).await.unwrap().is_empty());
            return;
        }
        Standing::Queued => {
            world.push(id, T0).await;
            return;
        }
        Standing::OnHold => RunOutcome::NotConfigured(Message::host("no-setting", &[])),
        Standing::Failed => RunOutcome::Rejected(Message::host("no", &[])),
        Standing::Uncertain => RunOutcome::Uncertain(Message::host("who-knows", &[])),
    };
    world.push(id, T0).await;
    let claim = world.claim(T0).await;
    world.end(&claim, outcome, T0).await;
}

/// Orders with one standing after the other, `rounds` times around: each standing's are found, one to a page.
async fn found_by_standing(home: &dyn StoreHome, around: &[Standing], rounds: usize, linked: usize) {
    let world = World::new(home).await;
    let mut wanted: BTreeMap<Standing, Vec<String>> = BTreeMap::new();
    let round = around.iter().copied().chain(std::iter::repeat_n(Standing::Linked, linked));
    let standings: Vec<Standing> = std::iter::repeat_n(round, rounds).flatten().collect();
    let ids: Vec<String> = (1..=standings.len()).map(|id| id.to_string()).collect();
    save(&world, &ids.iter().map(|id| order(id, "")).collect::<Vec<_>>()).await;
    // What only waits comes last: a claim would take it first.
    for waiting in [false, true] {
        for (id, standing) in ids.iter().zip(&standings) {
            if (*standing == Standing::Queued) == waiting {
                give(&world, id, *standing).await;
            }
        }
    }
    for (id, standing) in ids.into_iter().zip(standings).rev() {
        wanted.entry(standing).or_default().push(id);
    }
    for (standing, wanted) in wanted {
        let query = RecordQuery { standing: Some((world.id(), standing)), ..query("") };
        let mut found = Vec::new();
        let mut start = PageStart::Newest;
        loop {
            let page = world.store.records_page(&query, start, 1).await.unwrap();
            assert_eq!((page.records.len(), page.matching), (1, wanted.len() as u64), "{standing:?}");
            found.extend(page.ids());
            let Some(end) = page.older else { break };
            start = PageStart::Before(end);
        }
        assert_eq!(found, wanted, "{standing:?}");
    }
}

/// A database may look few up by their ids, and walk through many.
pub async fn a_standing_that_few_have_is_listed(home: &dyn StoreHome) {
    let few =
        [Standing::Failed, Standing::NotLinked, Standing::OnHold, Standing::Queued, Standing::Uncertain];
    found_by_standing(home, &few, 3, 12).await;
}

pub async fn a_standing_that_many_have_is_listed(home: &dyn StoreHome) {
    found_by_standing(home, &[Standing::Failed, Standing::OnHold, Standing::Uncertain], 3, 0).await;
}

pub async fn many_that_are_not_linked_are_listed(home: &dyn StoreHome) {
    found_by_standing(home, &[Standing::NotLinked, Standing::Queued], 3, 0).await;
}

/// Three orders among others are found by whatever is searched for, one to a page; of the linked ones two.
async fn searched_among(home: &dyn StoreHome, others: usize) {
    let world = World::new(home).await;
    let others: Vec<Order> = (0..others).map(|other| named(&format!("other-{other}"), "", "", "")).collect();
    let mut wanted: Vec<Order> =
        ["q1", "q2", "q3"].map(|id| named(id, "Giulia", "Ferri", "Studio Vela")).into();
    for order in &mut wanted {
        order.customer.email = format!("giulia+{}@example.com", order.id);
        order.customer.phone = "+39 055 123456".into();
    }
    save(&world, &others).await;
    save(&world, &wanted).await;
    for linked in ["q1", "q3"] {
        give(&world, linked, Standing::Linked).await;
    }
    let all = async |query: RecordQuery| {
        let mut found = Vec::new();
        let mut start = PageStart::Newest;
        loop {
            let page = world.store.records_page(&query, start, 1).await.unwrap();
            found.push((page.ids().concat(), page.matching));
            let Some(end) = page.older else { return found };
            start = PageStart::Before(end);
        }
    };
    let are = |ids: &[&str]| -> Vec<(String, u64)> {
        ids.iter().map(|id| ((*id).to_owned(), ids.len() as u64)).collect()
    };
    for text in ["c-q", "ferri", "giulia+q", "055 123456"] {
        let customers = RecordQuery { entity: Entity::Customer, ..query(text) };
        assert_eq!(all(customers).await, are(&["c-q3", "c-q2", "c-q1"]), "{text}");
    }
    for text in ["q", "N-q", "ferri", "vela"] {
        assert_eq!(all(query(text)).await, are(&["q3", "q2", "q1"]), "{text}");
        let with = |standing| RecordQuery { standing: Some((world.id(), standing)), ..query(text) };
        assert_eq!(all(with(Standing::Linked)).await, are(&["q3", "q1"]), "{text}");
        assert_eq!(all(with(Standing::NotLinked)).await, are(&["q2"]), "{text}");
    }
}

/// A database may look few up by their ids, and walk through many.
pub async fn a_search_finds_few_of_many(home: &dyn StoreHome) {
    searched_among(home, 20).await;
}

pub async fn a_search_finds_many_or_all(home: &dyn StoreHome) {
    searched_among(home, 1).await;
    searched_among(home, 0).await;
}

pub async fn jobs_that_failed_for_the_same_reason_are_one_cause(home: &dyn StoreHome) {
    let world = World::new(home).await;
    let refuse = async |id: &str, code: &str| {
        let job = world.push(id, T0).await;
        let claim = world.claim(T0).await;
        world.end(&claim, RunOutcome::Rejected(Message::host(code, &[])), T0).await;
        job
    };
    let first = refuse("1", "no-rate").await;
    refuse("2", "no-address").await;
    let second = refuse("3", "no-rate").await;
    let ids = [world.id()];
    assert_eq!(world.store.phases(&ids).await.unwrap(), [(Phase::Parked, 3)].into());
    let causes = world.store.causes(&ids, &[Phase::Parked], 10).await.unwrap();
    let counted: Vec<_> =
        causes.iter().map(|cause| (cause.message.as_ref().unwrap().code.as_str(), cause.jobs)).collect();
    assert_eq!(counted, [("host.no-rate", 2), ("host.no-address", 1)]);

    // What comes later isn't among what was counted.
    refuse("4", "no-rate").await;
    let jobs = world.store.jobs_of_cause(&causes[0], Phase::Parked, 10).await.unwrap();
    assert_eq!(jobs.iter().map(|job| job.id).collect::<Vec<_>>(), [second, first]);
    assert!(world.store.jobs_of_cause(&causes[0], Phase::Uncertain, 10).await.unwrap().is_empty());
    assert!(
        world.store.causes(&[world.neighbour().await.id], &[Phase::Parked], 10).await.unwrap().is_empty()
    );
}

pub async fn activities_are_listed_by_record_and_kind_and_counted_by_time(home: &dyn StoreHome) {
    let world = World::new(home).await;
    let happens = async |order: Option<&str>, event: &str, at| {
        let activity =
            vec![NewActivity { subject: order.map(about), event: event.into(), message: None, actor: None }];
        let commit = Commit { installation: world.id(), activity, now: at, ..Commit::default() };
        world.store.commit(commit).await.unwrap();
    };
    happens(Some("1"), "sent", T0 + 10).await;
    happens(Some("2"), "failed", T0 + 20).await;
    happens(Some("1"), "note", T0 + 1_500).await;
    happens(None, "sent", T0 + 3_000).await;
    let all = ActivityQuery { installations: vec![world.id()], limit: 10, ..ActivityQuery::default() };
    let listed = async |query: ActivityQuery| -> Vec<String> {
        let activities = world.store.activities(&query).await.unwrap();
        activities.iter().map(|activity| activity.event.as_str().to_owned()).collect()
    };
    let of = |subject, events: &[&str]| ActivityQuery {
        subject,
        events: events.iter().map(|event| (*event).into()).collect(),
        ..all.clone()
    };
    assert_eq!(listed(of(Some(about("1")), &[])).await, ["note", "sent"]);
    assert_eq!(listed(of(Some(about("1")), &["sent"])).await, ["sent"]);
    let sent = world.store.activities(&of(None, &["sent"])).await.unwrap();
    assert_eq!(sent.len(), 2);
    let older = ActivityQuery { before: Some(sent[0].id), limit: 1, ..all.clone() };
    assert_eq!(listed(older).await, ["note"]);
    let bars = world.store.bars(&[world.id()], T0, 1_000).await.unwrap();
    let bars: Vec<_> = bars.iter().map(|bar| (bar.at - T0, bar.sent, bar.failed)).collect();
    assert_eq!(bars, [(0, 1, 1), (3_000, 1, 0)]);
}
