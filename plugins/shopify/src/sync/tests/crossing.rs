use super::*;

#[test]
fn a_read_that_is_older_than_what_was_agreed_changes_nothing_and_is_asked_for_again() {
    let mut fake_remote = FakeRemote::new();
    fake_remote.save(customer("c-1", "zoe@example.ch"));
    let there = number("c-1").to_string();
    fake_remote.shopify.update_customer(number("c-1"), |it| it.note = Some("from an old replica".to_owned()));
    let sync_state = SyncState::of(&there).unwrap().unwrap();
    let later = SyncState { updated_at: sync_state.updated_at + 60_000, ..sync_state.clone() };
    later.store(&there, None).unwrap();
    let older = |fake_remote: &mut FakeRemote| {
        let gid = our("c-1").remote_id.unwrap();
        let done = fake_remote.attempt(samples::job(crate::CUSTOMER, &gid));
        assert!(matches!(done, Err(Error::Unavailable(retry)) if retry.after_ms == Some(30_000)));
        let kept = SyncState::of(&there).unwrap().unwrap();
        assert_eq!((our("c-1").note.as_str(), kept.updated_at), ("", later.updated_at));
    };
    older(&mut fake_remote);
    fake_remote.wait(20_000);
    older(&mut fake_remote);
    // It was but a replica: what is reported in order is taken, and what it showed is no sign of anything.
    let kept = SyncState::of(&there).unwrap().unwrap();
    SyncState { updated_at: sync_state.updated_at, ..kept }.store(&there, None).unwrap();
    fake_remote.reported(number("c-1"));
    assert_eq!(our("c-1").note, "from an old replica");
    assert_eq!(SyncState::of(&there).unwrap().unwrap().older, None);
}

#[test]
fn edits_cross_though_the_clock_of_shopify_was_turned_back() {
    let mut fake_remote = FakeRemote::new();
    fake_remote.save(customer("c-1", "zoe@example.ch"));
    let there = number("c-1");
    let turn =
        |fake_remote: &FakeRemote, by| fake_remote.shopify.clock(|it| it.turn(SignedDuration::from_secs(by)));
    let say = |fake_remote: &mut FakeRemote, note: &str| {
        let said = note.to_owned();
        fake_remote.shopify.update_customer(there, |it| it.note = Some(said));
        fake_remote.reported(there);
        assert_eq!(our("c-1").note, note);
    };
    say(&mut fake_remote, "before");
    turn(&fake_remote, -600);
    fake_remote.shopify.update_customer(there, |it| it.note = Some("meanwhile".to_owned()));
    turn(&fake_remote, 600);
    // From either side, and whichever comes first.
    fake_remote.save(shop::Customer { first_name: "Zora".to_owned(), ..our("c-1") });
    let first_name =
        |fake_remote: &FakeRemote| fake_remote.shopify.customer(there).unwrap().first_name.unwrap();
    assert_eq!((our("c-1").note.as_str(), first_name(&fake_remote).as_str()), ("meanwhile", "Zora"));
    turn(&fake_remote, -3_600);
    say(&mut fake_remote, "back once more");
    fake_remote.wait(1_000);
    // Nothing of what comes now is later than what was reported before.
    say(&mut fake_remote, "and still");
    fake_remote.save(shop::Customer { first_name: "Zita".to_owned(), ..our("c-1") });
    assert_eq!((first_name(&fake_remote).as_str(), our("c-1").note.as_str()), ("Zita", "and still"));
    let writes = fake_remote.writes();
    fake_remote.reported(there);
    assert_eq!(
        (writes, fake_remote.writes(), fake_remote.codes().len(), fake_remote.parked.len()),
        (2 + 1, 3, 0, 0)
    );
}

#[test]
fn what_another_job_agreed_on_meanwhile_is_not_taken_for_an_edit_of_ours() {
    let mut fake_remote = FakeRemote::new();
    fake_remote.save(customer("c-1", "zoe@example.ch"));
    let there = number("c-1");
    let first = SyncState::of(&there.to_string()).unwrap().unwrap();
    fake_remote.shopify.update_customer(there, |it| it.first_name = Some("Theirs".to_owned()));
    fake_remote.reported(there);
    let later = SyncState::of(&there.to_string()).unwrap().unwrap();
    // As it was before that; the other job ends while this one waits for Shopify.
    first.store(&there.to_string(), None).unwrap();
    save_customer(shop::Customer { first_name: "Zoë".to_owned(), ..our("c-1") });
    fake_remote.during.replace(Some(Box::new(move |text| {
        if text.contains("customer(id") {
            later.store(&there.to_string(), None).unwrap();
        }
        false
    })));
    let _ = fake_remote.attempt(samples::customer_run(SEND_CUSTOMER, "c-1"));
    assert_eq!(fake_remote.shopify.customer(there).unwrap().first_name.as_deref(), Some("Theirs"));
    assert_eq!(fake_remote.writes(), 1);
}

#[test]
fn nothing_is_written_there_where_something_changed_that_was_read() {
    let mut fake_remote = FakeRemote::new();
    fake_remote.save(customer("c-1", "zoe@example.ch"));
    save_customer(shop::Customer { first_name: "Zora".to_owned(), ..our("c-1") });
    save_customer(customer("c-2", "other@example.ch"));
    framework360_sdk::testing::with(|host| host.checkpoint_fails = true);
    for id in ["c-1", "c-2"] {
        assert!(fake_remote.attempt(samples::customer_run(SEND_CUSTOMER, id)).is_err());
    }
    assert_eq!(fake_remote.writes(), 1);
}

#[test]
fn an_edit_while_our_own_write_is_in_flight_is_not_lost() {
    for (part, email) in [("customerUpdate(", "zoe@example.ch"), ("customerCreate(", "new@example.ch")] {
        let mut fake_remote = FakeRemote::new();
        fake_remote.save(customer("c-1", "zoe@example.ch"));
        let id = if part == "customerCreate(" { "c-2" } else { "c-1" };
        let written = shop::Customer {
            first_name: "Zora".to_owned(),
            tags: vec!["one".to_owned(), "two".to_owned()],
            addresses: vec![address("Gasse 1")],
            ..if id == "c-1" { our(id) } else { customer(id, email) }
        };
        save_customer(written.clone());
        // The last write of the call gets through, and its answer is lost.
        fake_remote.lose.replace(Some(if id == "c-1" { "customerAddressCreate(" } else { part }));
        assert!(fake_remote.attempt(samples::customer_run(SEND_CUSTOMER, id)).is_err());
        fake_remote.save(shop::Customer {
            first_name: "Zita".to_owned(),
            tags: vec!["two".to_owned()],
            addresses: vec![address("Gasse 2")],
            ..written
        });
        let there = fake_remote.shopify.customer(number(id)).unwrap();
        assert_eq!(
            (there.first_name.as_deref(), our(id).first_name.as_str()),
            (Some("Zita"), "Zita"),
            "{part}"
        );
        assert_eq!((there.tags.as_slice(), our(id).tags.len()), (&["two".to_owned()][..], 1), "{part}");
        assert_eq!(there.addresses.len(), 1, "{part}");
        assert_eq!(there.addresses[0].address1.as_deref(), Some("Gasse 2"), "{part}");
        assert!(fake_remote.codes().is_empty() && fake_remote.parked.is_empty(), "{part}");
        let sync_state = SyncState::of(&there.id.to_string()).unwrap().unwrap();
        assert!(
            sync_state.sending.is_empty() && crate::sync_state::creating(id).unwrap().is_none(),
            "{part}"
        );
    }
}
