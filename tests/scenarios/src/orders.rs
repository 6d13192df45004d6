//! Orders for tests. No two share an SKU or an e-mail address.

use host_core::clock::{Clock as _, SystemClock};
use host_core::shop::{
    Address, Charge, ChargeKind, Customer, Order, OrderLine, OrderState, Payment, PaymentState,
};

/// The part of every customer's e-mail address that must not be read in any log.
pub const EMAIL_DOMAIN: &str = "planted-email.example";

/// An order of two articles and shipping, VAT included, paid a moment ago.
#[must_use]
pub fn paid(id: &str) -> Order {
    let now = SystemClock.now();
    Order {
        id: id.to_owned(),
        number: format!("N-{id}"),
        state: OrderState::Completed,
        placed_at: now,
        updated_at: now,
        currency: "EUR".into(),
        vat_included: true,
        payment: Payment {
            method: "paypal".into(),
            label: "PayPal".into(),
            state: PaymentState::Paid,
            on_delivery: false,
            paid_at: Some(now),
        },
        customer: Customer {
            id: format!("c-{id}"),
            email: format!("{id}@{EMAIL_DOMAIN}"),
            phone: "3331234567".into(),
            first_name: "Ada".into(),
            last_name: "Verdi".into(),
            locale: "it".into(),
            currency: "EUR".into(),
            ..Customer::default()
        },
        billing: Address { tax_code: "RSSMRA85T10A562S".into(), ..address() },
        shipping: address(),
        lines: vec![line(&format!("SKU-{id}"), "2", "19.90", "7.18")],
        charges: vec![charge(ChargeKind::Shipping, "Corriere", "6.00", "1.08")],
        total: "45.80".into(),
        ..Order::default()
    }
}

/// An order to be paid on delivery, with the fee for that.
#[must_use]
pub fn on_delivery(id: &str) -> Order {
    let mut order = paid(id);
    order.payment = Payment {
        method: "cod".into(),
        label: "Contrassegno".into(),
        state: PaymentState::Pending,
        on_delivery: true,
        paid_at: None,
    };
    order.charges.push(charge(ChargeKind::Payment, "Contrassegno", "3.50", "0.63"));
    order.total = "49.30".into();
    order
}

/// An order to be paid by a bank transfer that hasn't arrived.
#[must_use]
pub fn unpaid(id: &str) -> Order {
    let mut order = paid(id);
    order.payment.method = "bank-transfer".into();
    order.payment.state = PaymentState::Pending;
    order.payment.paid_at = None;
    order
}

/// A cancelled order.
#[must_use]
pub fn cancelled(id: &str) -> Order {
    Order { state: OrderState::Cancelled, ..paid(id) }
}

/// An order that was paid and then refunded.
#[must_use]
pub fn refunded(id: &str) -> Order {
    let mut order = paid(id);
    order.payment.state = PaymentState::Refunded;
    order
}

/// A line of an order, VAT of 22 % included.
#[must_use]
pub fn line(sku: &str, quantity: &str, unit_price: &str, vat: &str) -> OrderLine {
    OrderLine {
        id: format!("line-{sku}"),
        sku: sku.into(),
        name: format!("Article {sku}"),
        quantity: quantity.into(),
        unit_price: unit_price.into(),
        discount: "0".into(),
        vat_rate: "22".into(),
        vat: vat.into(),
        ..OrderLine::default()
    }
}

fn charge(kind: ChargeKind, label: &str, amount: &str, vat: &str) -> Charge {
    Charge {
        kind,
        label: label.into(),
        amount: amount.into(),
        vat_rate: "22".into(),
        vat: vat.into(),
        ..Charge::default()
    }
}

fn address() -> Address {
    Address {
        first_name: "Ada".into(),
        last_name: "Verdi".into(),
        line1: "Via Uno 1".into(),
        line2: "Scala B".into(),
        postal_code: "00184".into(),
        city: "Roma".into(),
        province: "RM".into(),
        country: "IT".into(),
        phone: "0612345678".into(),
        ..Address::default()
    }
}
