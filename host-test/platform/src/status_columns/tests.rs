//! Tests of what the column shows of a row.

use host_core::shop::{Link, Order, OrderState, Payment, PaymentState, Subject};
use host_sandbox::bindings::exports::framework360::connector::connector::Phase as GuestPhase;
use host_sandbox::bindings::framework360::connector::types::Message as GuestMessage;

use super::*;

fn listed(active: bool, linked: bool) -> Listed {
    let product = Product { id: "7".into(), active, ..Product::default() };
    let subject = Subject { entity: Entity::Product, id: "7".into() };
    let link = Link { subject, remote_id: "42".into(), number: String::new(), url: String::new() };
    Listed {
        record: Record::Product(Box::new(product)),
        link: linked.then_some(link),
        linked_at: None,
        edit: None,
        notes: Vec::new(),
        job: None,
    }
}

fn synchronized(detail: &str) -> Shown {
    Shown { state: LinkState::Linked, text: "Synchronized: 42".into(), detail: detail.into() }
}

fn shown(cell: &Shown) -> (&str, &str, &str) {
    (word(cell.state), &cell.text, &cell.detail)
}

#[test]
fn the_time_of_linking_is_shown_by_the_shop_s_clock() {
    let to_guest = |at: &str, zone: &str| {
        let at: jiff::Timestamp = at.parse().unwrap();
        let zone = TimeZone::get(zone).unwrap_or(TimeZone::UTC);
        local(u64::try_from(at.as_millisecond()).unwrap(), &zone).unwrap()
    };
    assert_eq!(to_guest("2026-11-22T13:05:59.999Z", "Europe/Zurich"), "2026-11-22 14:05");
    assert_eq!(to_guest("2026-07-22T13:05:00Z", "Europe/Zurich"), "2026-07-22 15:05");
    assert_eq!(to_guest("2026-12-31T23:30:00Z", "Europe/Zurich"), "2027-01-01 00:30");
    assert_eq!(to_guest("2026-07-22T13:05:00Z", "Atlantis/Port"), "2026-07-22 13:05");
    assert_eq!(local(u64::MAX, &TimeZone::UTC), None);
}

#[test]
fn a_row_that_is_refused_now_is_not_shown_as_synchronized() {
    let refused = BTreeMap::from([("42".to_owned(), "The price is below zero.".to_owned())]);
    let cell = known_better(&listed(true, true), synchronized(""), &refused, "en");
    assert_eq!(shown(&cell), ("failed", "Not taken over", "The price is below zero."));
    let other = known_better(&listed(true, false), synchronized(""), &refused, "en");
    assert_eq!(shown(&other), ("linked", "Synchronized: 42", ""));
}

#[test]
fn a_linked_product_that_is_off_sale_says_so_in_the_reader_s_language() {
    let none = BTreeMap::new();
    for (locale, text) in [
        ("en", "Off sale here"),
        ("it", "Qui non in vendita"),
        ("fr", "Hors vente ici"),
        ("de", "Hier nicht im Verkauf"),
        ("es", "Aquí no está a la venta"),
        ("nl", "Hier niet te koop"),
    ] {
        let cell = known_better(&listed(false, true), synchronized(""), &none, locale);
        assert_eq!(shown(&cell), ("linked", "Synchronized: 42", text));
    }
    let cell = known_better(&listed(false, true), synchronized("since May"), &none, "en");
    assert_eq!(cell.detail, "since May · Off sale here");
    let on_sale = known_better(&listed(true, true), synchronized("since May"), &none, "en");
    assert_eq!(on_sale.detail, "since May");
}

fn job(phase: Phase, message: Option<Message>) -> Job {
    Job {
        id: 1,
        installation: 1,
        kind: "export-order".into(),
        key: "7".into(),
        subject: None,
        payload: Vec::new(),
        phase,
        outcome: None,
        led_to: None,
        attempts: 0,
        failures: 0,
        breakdowns: 0,
        not_before: 0,
        queued_at: 0,
        first_started_at: None,
        updated_at: 0,
        manual: false,
        resolution: None,
        message,
        followed: false,
        runs_when_disabled: false,
    }
}

#[test]
fn a_synchronized_order_that_was_saved_again_stays_synchronized_until_a_person_sends_it() {
    let order = |job: Job| Listed {
        record: Record::Order(Box::default()),
        job: Some((1, job)),
        ..listed(true, true)
    };
    let hold = Hold::Module(Message::module_off("ecommerce"));
    let shown = |job| asked(&order(job), &hold, &TimeZone::UTC).job.is_some();
    for phase in [Phase::Waiting, Phase::Running, Phase::Paused] {
        assert!(!shown(job(phase, None)), "{phase:?}");
        assert!(shown(Job { manual: true, ..job(phase, None) }), "{phase:?}");
        // It waited for the module before, so the message is about that.
        assert!(!shown(job(phase, Some(Message::module_off("ecommerce")))), "{phase:?}");
    }
    assert!(shown(job(Phase::Uncertain, None)));
    let unlinked = Listed { link: None, ..order(job(Phase::Waiting, None)) };
    assert!(asked(&unlinked, &hold, &TimeZone::UTC).job.is_some());
}

#[test]
fn an_order_that_nothing_was_decided_about_says_why_whatever_its_state() {
    let order = |state, test| {
        let payment = Payment { state: PaymentState::Paid, ..Payment::default() };
        let order = Order { state, test, payment, ..Order::default() };
        Listed { record: Record::Order(Box::new(order)), ..listed(true, false) }
    };
    let shown = |listed| {
        let message = to_guest::undecided(&listed).unwrap().message.unwrap();
        texts::render(None, &Message { code: message.code, args: message.args }, "en")
    };
    assert!(shown(order(OrderState::Completed, false)).contains("It can be sent by hand"));
    let mut unpaid = order(OrderState::Completed, false);
    if let Record::Order(order) = &mut unpaid.record {
        order.payment.state = PaymentState::Pending;
    }
    assert!(shown(unpaid).contains("It will be sent once it is paid"));
    assert!(shown(order(OrderState::Completed, true)).contains("test order"));
    assert!(shown(order(OrderState::Open, false)).contains("isn't completed"));
    assert!(shown(order(OrderState::Cancelled, false)).contains("cancelled"));
    assert_eq!(to_guest::undecided(&listed(true, false)).map(|_| ()), None, "a product");
}

#[test]
fn a_row_whose_job_waits_for_its_installation_says_what_that_waits_for() {
    let refused = Message::host("outdated", &[]);
    let of = |state, slow_until| {
        Hold::of(&Installation { state, slow_until, ..Installation::placeholder() }, None, 5)
    };
    let shown = |hold: &Hold, phase, own: Option<&Message>| {
        let row = Listed { job: Some((1, job(phase, own.cloned()))), ..listed(true, false) };
        let job = asked(&row, hold, &TimeZone::UTC).job.unwrap();
        let word = |message: GuestMessage| {
            texts::render(None, &Message { code: message.code, args: message.args }, "en")
        };
        (job.phase, job.message.map(word).unwrap_or_default())
    };
    let own = Message::host("cancelled", &[]);
    let waits = |hold: &Hold| {
        let (phase, text) = shown(hold, Phase::Waiting, None);
        let (its_phase, its_own) = shown(hold, Phase::Waiting, Some(&own));
        assert!(its_own.starts_with("It was cancelled"), "{its_own}");
        assert_eq!(its_phase, phase);
        (phase, text)
    };
    let (phase, text) = waits(&of(InstallationState::Paused(refused), 0));
    assert!(
        phase == GuestPhase::Paused && text.starts_with("Something changed"),
        "only its owner ends that: {text}"
    );
    let (phase, text) = waits(&of(InstallationState::Active, 6));
    assert!(phase == GuestPhase::Waiting && text.contains("at the moment"), "{text}");
    assert_eq!(waits(&of(InstallationState::Active, 5)), (GuestPhase::Waiting, String::new()));
    let paused = of(InstallationState::Paused(own.clone()), 0);
    assert_eq!(shown(&paused, Phase::Parked, None), (GuestPhase::Parked, String::new()));
    let off = Hold::of(&Installation::placeholder(), Some(Message::module_off("ecommerce")), 5);
    assert_eq!(shown(&off, Phase::Waiting, Some(&own)).0, GuestPhase::Paused);
    assert!(!shown(&off, Phase::Waiting, Some(&own)).1.starts_with("It was cancelled"));
}
