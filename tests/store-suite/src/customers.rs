//! Customers as a remote reports them.

use host_core::limits;
use host_core::model::{Counts, Installation, InstallationId, Message, kinds};
use host_core::shop::{Address, Change, Consent, Customer, CustomerPatch, Entity, Link, Subject, Timestamp};
use host_core::store::{
    Answer, Applied, Commit, Connection, Find, JobFilter, NewActivity, Read, Record, StoreError,
};

use super::StoreHome;
use super::world::{T0, World, connection, given};

/// A remote's identifier.
pub(crate) fn gid(number: &str) -> String {
    format!("gid://shopify/Customer/{number}")
}

/// A customer with a name alone, as the remote reported it at `updated_at`.
pub(crate) fn reported(number: &str, name: &str, updated_at: Timestamp) -> CustomerPatch {
    CustomerPatch {
        remote_id: gid(number),
        first_name: Some(name.into()),
        updated_at,
        ..CustomerPatch::default()
    }
}

pub(crate) fn take(patch: &CustomerPatch) -> Change {
    Change::UpsertCustomer(patch.clone())
}

fn subject(id: &str) -> Subject {
    Subject { entity: Entity::Customer, id: id.into() }
}

pub(crate) fn link(id: &str, number: &str) -> Link {
    Link { subject: subject(id), remote_id: gid(number), number: String::new(), url: String::new() }
}

pub(crate) fn person(id: &str, name: &str) -> Customer {
    Customer { id: id.into(), first_name: name.into(), ..Customer::default() }
}

fn customer_of(record: Record) -> Customer {
    match record {
        Record::Customer(customer) => *customer,
        other => panic!("{other:?}"),
    }
}

pub(crate) async fn known(world: &World, id: &str) -> Option<Customer> {
    match world.read(Read::Record(Entity::Customer, id.into())).await {
        Answer::Record(record) => record.map(customer_of),
        other => panic!("{other:?}"),
    }
}

/// The id of the shop's customer that is linked with the remote's.
pub(crate) async fn id_of(world: &World, number: &str) -> Option<String> {
    match world.read(Read::Find(Entity::Customer, Find::RemoteId(gid(number)))).await {
        Answer::Found(found) => found.into_iter().next().map(|record| customer_of(record).id),
        other => panic!("{other:?}"),
    }
}

fn counted(applied: &Applied) -> (u64, u64, u64, u64) {
    let Counts { created, updated, unchanged, problems, .. } = applied.counts;
    (created, updated, unchanged, problems)
}

/// Another plugin in the same shop.
pub(crate) async fn mail(world: &World) -> Installation {
    let connection = Connection { plugin: "mail".into(), ..connection("s1", "account-3") };
    world.store.connect(connection).await.unwrap().0
}

/// The customers of the events that wait, each with the installation that subscribes to it.
async fn events(world: &World) -> Vec<(InstallationId, String)> {
    let jobs = world.store.jobs(&JobFilter::default()).await.unwrap();
    let mut events = Vec::new();
    for job in jobs.into_iter().filter(|job| job.kind == kinds::CUSTOMER_SAVED) {
        assert_eq!(job.subject, Some(subject(&job.key)));
        events.push((job.installation, job.key));
    }
    events.sort();
    events
}

pub async fn a_new_customer_is_created_with_what_is_reported_and_linked(home: &dyn StoreHome) {
    let world = World::new(home).await;
    let patch = CustomerPatch {
        email: Some("zoe@example.com".into()),
        email_marketing: Some(Consent::Subscribed),
        email_marketing_at: Some(5),
        addresses: Some(vec![Address { city: "Lugano".into(), ..Address::default() }]),
        tags: Some(vec!["vip".into()]),
        ..reported("17", "Zoë", T0)
    };
    assert_eq!(counted(&world.report(vec![take(&patch)]).await), (1, 0, 0, 0));
    let expected = Customer {
        id: "erp-17".into(),
        remote_id: Some(gid("17")),
        email: "zoe@example.com".into(),
        first_name: "Zoë".into(),
        email_marketing: Consent::Subscribed,
        email_marketing_at: Some(5),
        addresses: vec![Address { city: "Lugano".into(), ..Address::default() }],
        tags: vec!["vip".into()],
        currency: "CHF".into(),
        total_spent: "0".into(),
        updated_at: T0,
        ..Customer::default()
    };
    assert_eq!(known(&world, "erp-17").await, Some(expected));
    let spoken = CustomerPatch { locale: Some("de".into()), ..reported("18", "Urs", T0) };
    world.report(vec![take(&spoken)]).await;
    assert_eq!(known(&world, "erp-18").await.unwrap().locale, "de");
}

pub async fn what_the_remote_does_not_report_of_a_customer_stays(home: &dyn StoreHome) {
    let world = World::new(home).await;
    let full =
        CustomerPatch { note: Some("keep".into()), phone: Some("+41".into()), ..reported("1", "A", T0) };
    world.report(vec![take(&full)]).await;
    let applied = world.report(vec![take(&reported("1", "B", T0 + 1))]).await;
    assert_eq!(counted(&applied), (0, 1, 0, 0));
    let customer = known(&world, "erp-1").await.unwrap();
    assert_eq!((customer.first_name.as_str(), customer.note.as_str()), ("B", "keep"));
    let emptied = CustomerPatch { phone: Some(String::new()), ..reported("1", "B", T0 + 2) };
    assert_eq!(counted(&world.report(vec![take(&emptied)]).await), (0, 1, 0, 0));
    assert_eq!(known(&world, "erp-1").await.unwrap().phone, "");
}

pub async fn a_customer_reported_again_changes_nothing(home: &dyn StoreHome) {
    let world = World::new(home).await;
    world.report(vec![take(&reported("1", "A", T0))]).await;
    let before = known(&world, "erp-1").await;
    let mut unit = world.unit().await;
    unit.read(&[Read::Record(Entity::Customer, "erp-1".into())]).await.unwrap();
    let again = [take(&reported("1", "A", T0)), take(&reported("1", "A", T0 + 9))];
    assert_eq!(counted(&world.report(again.to_vec()).await), (0, 0, 1, 0));
    assert_eq!(known(&world, "erp-1").await, before);
    world.commit(&unit).await.expect("who read it isn't outdated");
}

pub async fn what_is_older_than_what_was_taken_changes_nothing(home: &dyn StoreHome) {
    let world = World::new(home).await;
    world.report(vec![take(&reported("1", "new", T0 + 20))]).await;
    assert_eq!(counted(&world.report(vec![take(&reported("1", "old", T0 + 19))]).await), (0, 0, 1, 0));
    assert_eq!(known(&world, "erp-1").await.unwrap().first_name, "new");
    assert_eq!(counted(&world.report(vec![take(&reported("1", "same time", T0 + 20))]).await), (0, 1, 0, 0));
    // A record that was reported as before, but with a later time, counts as of that time.
    world.report(vec![take(&reported("1", "same time", T0 + 40))]).await;
    assert_eq!(counted(&world.report(vec![take(&reported("1", "late", T0 + 30))]).await), (0, 0, 1, 0));
}

pub async fn a_time_far_ahead_does_not_freeze_a_customer_for_good(home: &dyn StoreHome) {
    let world = World::new(home).await;
    world.report(vec![take(&reported("1", "A", u64::MAX))]).await;
    let ahead = u64::try_from(limits::CLOCK_AHEAD.as_millis()).unwrap();
    world.report(vec![take(&reported("1", "too early", T0 + ahead - 1))]).await;
    assert_eq!(known(&world, "erp-1").await.unwrap().first_name, "A");
    world.report(vec![take(&reported("1", "B", T0 + ahead))]).await;
    assert_eq!(known(&world, "erp-1").await.unwrap().first_name, "B");
}

pub async fn a_new_customers_id_that_is_taken_gets_a_number(home: &dyn StoreHome) {
    let world = World::new(home).await;
    let customers = given(&[person("erp-1", "mine"), person("erp-1-2", "mine too")]);
    world.store.customers_saved("s1", &customers, &[], T0).await.unwrap();
    let other = CustomerPatch { remote_id: "other/1".into(), ..reported("1", "B", T0) };
    world.report(vec![take(&reported("1", "A", T0)), take(&other)]).await;
    assert_eq!(id_of(&world, "1").await.as_deref(), Some("erp-1-3"));
    assert_eq!(known(&world, "erp-1-4").await.unwrap().first_name, "B");
    assert_eq!(known(&world, "erp-1").await.unwrap().first_name, "mine");
}

pub async fn a_customer_that_was_linked_before_is_changed_and_not_created(home: &dyn StoreHome) {
    let world = World::new(home).await;
    world.store.customers_saved("s1", &given(&[person("c1", "mine")]), &[], T0).await.unwrap();
    // Found by e-mail: the connector asks for the link first, as a change or as its result.
    let applied = world.report(vec![Change::Link(link("c1", "1")), take(&reported("1", "theirs", T0))]).await;
    assert_eq!((counted(&applied), applied.refusals), ((0, 1, 0, 0), vec![]));
    assert_eq!(known(&world, "c1").await.unwrap().first_name, "theirs");

    world.store.customers_saved("s1", &given(&[person("c2", "mine")]), &[], T0).await.unwrap();
    let mut unit = world.unit().await;
    unit.change(take(&reported("2", "theirs", T0))).unwrap();
    let commit = Commit { link: Some(link("c2", "2")), ..unit.commit(T0) };
    assert_eq!(counted(&world.store.commit(commit).await.unwrap()), (0, 1, 0, 0));
    assert_eq!(id_of(&world, "2").await.as_deref(), Some("c2"));
}

pub async fn a_customer_that_cannot_be_taken_is_refused_and_the_rest_is_kept(home: &dyn StoreHome) {
    let world = World::new(home).await;
    let bad = CustomerPatch { email: Some("a\u{0}@b".into()), ..reported("1", "A", T0) };
    let nameless = CustomerPatch { remote_id: String::new(), ..reported("1", "A", T0) };
    let applied = world.report(vec![take(&bad), take(&reported("2", "B", T0)), take(&nameless)]).await;
    assert_eq!(counted(&applied), (1, 0, 0, 2));
    let codes: Vec<_> = applied.refusals.iter().map(|it| (it.index, it.message.code.as_str())).collect();
    assert_eq!(codes, [(0, "host.control-characters"), (2, "host.customer-without-id")]);
    assert_eq!((id_of(&world, "1").await, known(&world, "erp-1").await), (None, None));
    assert_eq!(applied.refusals[0].message, Message::host("control-characters", &[("field", "email")]));
}

pub async fn a_link_moves_where_it_is_unlinked_first(home: &dyn StoreHome) {
    let world = World::new(home).await;
    world.store.customers_saved("s1", &given(&[person("c1", ""), person("c2", "")]), &[], T0).await.unwrap();
    let (unlink, moved) = (Change::Unlink(subject("c1")), Change::Link(link("c2", "1")));
    world.report(vec![Change::Link(link("c1", "1"))]).await;
    let applied = world.report(vec![moved.clone(), unlink.clone()]).await;
    assert_eq!(applied.refusals[0].message.code, "host.link-taken", "in this order it is taken");
    assert_eq!(id_of(&world, "1").await, None);

    world.report(vec![Change::Link(link("c1", "1"))]).await;
    assert_eq!(world.report(vec![unlink, moved]).await.refusals, []);
    assert_eq!(id_of(&world, "1").await.as_deref(), Some("c2"));
    // What was taken of the one before says nothing about this one.
    world.report(vec![take(&reported("1", "A", 5))]).await;
    assert_eq!(known(&world, "c2").await.unwrap().first_name, "A");
}

pub async fn the_link_that_is_the_result_may_take_the_place_of_one_that_is_unlinked(home: &dyn StoreHome) {
    let world = World::new(home).await;
    world.store.customers_saved("s1", &given(&[person("c1", ""), person("c2", "")]), &[], T0).await.unwrap();
    world.report(vec![Change::Link(link("c1", "1"))]).await;
    let mut unit = world.unit().await;
    let result = Some(link("c2", "1"));
    let refused = world.store.commit(Commit { link: result.clone(), ..unit.commit(T0) }).await;
    assert!(matches!(refused, Err(StoreError::LinkConflict(_))), "{refused:?}");
    unit.change(Change::Unlink(subject("c1"))).unwrap();
    world.store.commit(Commit { link: result, ..unit.commit(T0) }).await.unwrap();
    assert_eq!(id_of(&world, "1").await.as_deref(), Some("c2"));
}

pub async fn others_hear_of_a_customer_that_changed_and_of_no_other(home: &dyn StoreHome) {
    let world = World::new(home).await;
    let mail = mail(&world).await.id;
    world.report(vec![take(&reported("1", "A", T0)), take(&reported("2", "B", T0))]).await;
    assert_eq!(events(&world).await, [], "nobody was to be notified");
    let mut unit = world.unit().await;
    for change in [
        take(&reported("1", "A", T0 + 1)),
        take(&reported("2", "changed", T0 + 1)),
        take(&reported("2", "twice", T0 + 1)),
        take(&reported("3", "new", T0)),
        take(&CustomerPatch { email: Some("\n".into()), ..reported("4", "refused", T0) }),
    ] {
        unit.change(change).unwrap();
    }
    let notify = vec![mail, world.id()];
    world.store.commit(Commit { notify, ..unit.commit(T0) }).await.unwrap();
    let notified = ["erp-2", "erp-3"].map(|id| (mail, id.to_owned()));
    assert_eq!(events(&world).await, notified, "and the installation that changed it isn't notified");
}

pub async fn what_a_remote_reported_names_its_customer(home: &dyn StoreHome) {
    let world = World::new(home).await;
    let trigger = async |link: Option<Link>, changes: Vec<Change>| {
        let reported =
            |event: &str| NewActivity { subject: None, event: event.into(), message: None, actor: None };
        let commit = Commit {
            installation: world.id(),
            link,
            changes,
            activity: vec![reported("skipped"), reported("note")],
            now: T0,
            ..Commit::default()
        };
        world.store.commit(commit).await.unwrap();
        let two = world.store.activity(Some(world.id()), 2).await.unwrap();
        assert_eq!(two[0].subject, two[1].subject);
        two.into_iter().next().unwrap().subject
    };
    assert_eq!(trigger(None, Vec::new()).await, None);
    let bad = CustomerPatch { remote_id: String::new(), ..reported("1", "Ada", T0) };
    let named =
        trigger(None, vec![take(&bad), take(&reported("1", "Ada", T0)), take(&reported("2", "Zoe", T0))])
            .await;
    let ada = subject(&id_of(&world, "1").await.unwrap());
    assert_eq!(named, Some(ada.clone()), "the first that was taken");
    let gone = vec![take(&reported("2", "Zoë", T0 + 1)), Change::Unlink(ada.clone())];
    assert_eq!(trigger(None, gone.clone()).await, Some(ada.clone()));
    let result = link("customer-9", "9");
    assert_eq!(trigger(Some(result.clone()), gone).await, Some(result.subject));
}
