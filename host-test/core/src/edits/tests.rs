use super::*;

fn line(sku: &str, quantity: &str, price: &str) -> OrderLine {
    OrderLine {
        sku: sku.into(),
        name: format!("Article {sku}"),
        quantity: quantity.into(),
        unit_price: price.into(),
        vat_rate: "22".into(),
        ..OrderLine::default()
    }
}

fn order() -> Order {
    Order {
        id: "1".into(),
        number: "N-1".into(),
        state: OrderState::Completed,
        currency: "EUR".into(),
        total: "25.90".into(),
        lines: vec![line("CUP", "2", "9.95")],
        charges: vec![Charge { label: "Post".into(), amount: "6.00".into(), ..Charge::default() }],
        billing: Address { line1: "Via Uno 1".into(), ..Address::default() },
        shipping: Address { line1: "Via Uno 1".into(), ..Address::default() },
        customer: Customer { email: "ada@example.ch".into(), ..Customer::default() },
        payment: crate::shop::Payment {
            method: "cod".into(),
            label: "Contrassegno".into(),
            state: PaymentState::Pending,
            on_delivery: true,
            paid_at: None,
        },
        ..Order::default()
    }
}

fn changed(change: impl FnOnce(&mut Order)) -> Vec<(Aspect, String, String)> {
    let kept = Snapshot::of(&order()).encode();
    let mut order = order();
    change(&mut order);
    let found = Snapshot::decode(&kept).unwrap().differences(&order);
    found.into_iter().map(|found| (found.what, found.before, found.after)).collect()
}

fn one(what: Aspect, before: &str, after: &str) -> Vec<(Aspect, String, String)> {
    vec![(what, before.into(), after.into())]
}

#[test]
fn every_aspect_is_compared_and_shown_in_short() {
    assert_eq!(changed(|_| {}), []);
    let cancelled = changed(|order| order.state = OrderState::Cancelled);
    assert_eq!(cancelled, one(Aspect::State, "completed", "cancelled"));
    assert_eq!(changed(|order| order.number = "N-2".into()), one(Aspect::Number, "N-1", "N-2"));
    let total = changed(|order| order.total = "350.00".into());
    assert_eq!(total, one(Aspect::Total, "25.90 EUR", "350.00 EUR"));
    let currency = changed(|order| order.currency = "CHF".into());
    assert_eq!(currency, one(Aspect::Total, "25.90 EUR", "25.90 CHF"));
    let charge = changed(|order| order.charges[0].amount = "7.50".into());
    assert_eq!(charge, one(Aspect::Charges, "Post (6.00)", "Post (7.50)"));
    assert_eq!(changed(|order| order.charges.clear()), one(Aspect::Charges, "Post", ""));
    let refunded = changed(|order| order.payment.state = PaymentState::Refunded);
    assert_eq!(refunded, one(Aspect::PaymentState, "pending", "refunded"));
    let paid = changed(|order| {
        order.payment.method = "card".into();
        order.payment.label = String::new();
    });
    assert_eq!(paid, one(Aspect::Payment, "Contrassegno", "card"));
    assert_eq!(changed(|order| order.credit = "5".into()), one(Aspect::Payment, "", ""));
    let moved = changed(|order| order.shipping.line1 = "Via Due 2".into());
    assert_eq!(moved, one(Aspect::Shipping, "", ""));
    assert_eq!(changed(|order| order.billing.pec = "a@pec.it".into()), one(Aspect::Billing, "", ""));
    let email = changed(|order| order.customer.email = "bea@example.ch".into());
    assert_eq!(email, one(Aspect::Customer, "", ""));
}

#[test]
fn articles_are_named_on_both_sides_and_by_their_price_where_nothing_else_distinguishes_them() {
    let lines = |lines: Vec<OrderLine>| changed(|order| order.lines = lines);
    assert_eq!(lines(vec![line("TABLE", "1", "80")]), one(Aspect::Lines, "2 × CUP", "1 × TABLE"));
    assert_eq!(lines(vec![line("CUP", "3", "9.95")]), one(Aspect::Lines, "2 × CUP", "3 × CUP"));
    let price = lines(vec![line("CUP", "2", "175.00")]);
    assert_eq!(price, one(Aspect::Lines, "2 × CUP (9.95)", "2 × CUP (175.00)"));
    let vat = lines(vec![OrderLine { vat_rate: "10".into(), ..line("CUP", "2", "9.95") }]);
    assert_eq!(vat, one(Aspect::Lines, "", ""));
    let more = ["A", "B", "C", "D"].map(|sku| line(sku, "1", "1"));
    let more = lines(vec![line("CUP", "2", "9.95")].into_iter().chain(more).collect());
    assert_eq!(more, one(Aspect::Lines, "", "1 × A, 1 × B, 1 × C, …"));
    let unnamed = OrderLine { name: "x".repeat(50), ..line("", "1", "1") };
    let reported = &lines(vec![unnamed])[0].2;
    assert_eq!(reported, &format!("1 × {}…", "x".repeat(40)));
}

#[test]
fn what_says_the_same_or_is_everyday_work_is_no_edit() {
    let same = changed(|order| {
        order.total = "25.9".into();
        order.lines[0].unit_price = "9.950".into();
        order.lines[0].id = "another".into();
        order.lines[0].name = "Cup, now with a better name".into();
        order.charges[0].amount = "6".into();
        order.billing.line1.push(' ');
        order.updated_at += 5;
        order.note = "called back".into();
        order.customer.orders_count += 1;
        order.payment.label = "Alla consegna".into();
    });
    assert_eq!(same, []);
    for state in [PaymentState::Authorized, PaymentState::PartiallyPaid, PaymentState::Paid] {
        assert_eq!(changed(|order| order.payment.state = state), [], "{state:?}");
    }
    let two = |first: &str, second: &str| vec![line(first, "1", "1"), line(second, "1", "1")];
    let kept = Snapshot::of(&Order { lines: two("A", "B"), ..order() });
    assert_eq!(kept.differences(&Order { lines: two("B", "A"), ..order() }), []);
    let twice = kept.differences(&Order { lines: two("A", "A"), ..order() });
    assert_eq!((twice[0].before.as_str(), twice[0].after.as_str()), ("1 × B", "1 × A"));
}

#[test]
fn a_snapshot_of_another_program_says_nothing() {
    assert_eq!(Snapshot::decode(b"not JSON"), None);
    let newer = br#"{"state":"completed","number":"N-1","gift":true}"#;
    assert_eq!(Snapshot::decode(newer).unwrap().number, "N-1");
}
