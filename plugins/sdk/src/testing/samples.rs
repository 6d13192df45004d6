//! Records for tests, each as plain as its name says.

use crate::Run;
use crate::shop::{
    Address, Charge, ChargeKind, Consent, Customer, CustomerPatch, Entity, Order, OrderLine, OrderState,
    Payment, PaymentState, Product, Subject, Timestamp,
};

/// A private address in Rome.
#[must_use]
pub fn address() -> Address {
    Address {
        first_name: "Ada".into(),
        last_name: "Verdi".into(),
        company: String::new(),
        line1: "Via Uno 1".into(),
        line2: "Scala B".into(),
        postal_code: "00184".into(),
        city: "Roma".into(),
        province: "rm".into(),
        country: "IT".into(),
        phone: "0612345678".into(),
        vat_number: String::new(),
        tax_code: "rssmra85t10a562s".into(),
        sdi_code: String::new(),
        pec: String::new(),
        extra: Vec::new(),
    }
}

/// A customer who isn't linked, without addresses.
#[must_use]
pub fn customer() -> Customer {
    Customer {
        id: "c-1".into(),
        remote_id: None,
        email: "ada@example.org".into(),
        phone: "3331234567".into(),
        first_name: "Ada".into(),
        last_name: "Verdi".into(),
        addresses: Vec::new(),
        email_marketing: Consent::Unknown,
        email_marketing_at: None,
        tags: Vec::new(),
        note: String::new(),
        locale: "it".into(),
        orders_count: 1,
        total_spent: "45.80".into(),
        currency: "EUR".into(),
        updated_at: 0,
        extra: Vec::new(),
    }
}

/// A patch of a customer that names the customer and changes nothing yet.
#[must_use]
pub fn customer_patch(remote_id: &str, updated_at: Timestamp) -> CustomerPatch {
    CustomerPatch {
        remote_id: remote_id.to_owned(),
        email: None,
        phone: None,
        first_name: None,
        last_name: None,
        addresses: None,
        email_marketing: None,
        email_marketing_at: None,
        tags: None,
        note: None,
        locale: None,
        updated_at,
    }
}

/// An order line with these numbers, as the shop reports them.
#[must_use]
pub fn line(
    sku: &str,
    quantity: &str,
    unit_price: &str,
    discount: &str,
    vat_rate: &str,
    vat: &str,
) -> OrderLine {
    OrderLine {
        id: format!("line-{sku}"),
        sku: sku.into(),
        ean: String::new(),
        name: format!("Article {sku}"),
        quantity: quantity.into(),
        unit_price: unit_price.into(),
        discount: discount.into(),
        vat_rate: vat_rate.into(),
        vat_exemption: String::new(),
        vat: vat.into(),
        extra: Vec::new(),
    }
}

/// A charge at 22 % VAT.
#[must_use]
pub fn charge(kind: ChargeKind, amount: &str, vat: &str) -> Charge {
    Charge {
        kind,
        label: format!("{kind:?}"),
        amount: amount.into(),
        vat_rate: "22".into(),
        vat_exemption: String::new(),
        vat: vat.into(),
    }
}

/// Two tees and shipping, VAT included, paid by PayPal.
#[must_use]
pub fn simple() -> Order {
    Order {
        id: "o-1".into(),
        remote_id: None,
        number: "1001".into(),
        state: OrderState::Completed,
        test: false,
        placed_at: 1_714_644_000_000,
        updated_at: 1_714_644_000_000,
        currency: "EUR".into(),
        vat_included: true,
        payment: Payment {
            method: "paypal".into(),
            label: "PayPal".into(),
            state: PaymentState::Paid,
            on_delivery: false,
            paid_at: Some(1_714_644_000_000),
        },
        customer: customer(),
        billing: address(),
        shipping: Address { phone: "3331234567".into(), tax_code: String::new(), ..address() },
        lines: vec![line("TEE-01-S", "2", "19.90", "0", "22", "7.18")],
        charges: vec![charge(ChargeKind::Shipping, "6.00", "1.08")],
        coupon: String::new(),
        credit: String::new(),
        total: "45.80".into(),
        note: String::new(),
        extra: Vec::new(),
    }
}

/// A company with P.IVA, SDI code and certified e-mail.
#[must_use]
pub fn company() -> Order {
    let mut order = simple();
    order.billing.company = "Acme S.r.l.".into();
    order.billing.vat_number = "IT 12345678903".into();
    order.billing.tax_code = "12345678903".into();
    order.billing.sdi_code = "ABC1234".into();
    order.billing.pec = "acme@pec.example".into();
    order.shipping.company = "Acme Logistica".into();
    order
}

/// Abroad, with a VAT exemption.
#[must_use]
pub fn foreign() -> Order {
    let mut order = simple();
    for address in [&mut order.billing, &mut order.shipping] {
        address.province = String::new();
        address.country = "de".into();
        address.city = "Köln".into();
        address.postal_code = "50667".into();
        address.tax_code = String::new();
    }
    order.billing.vat_number = "DE 811569869".into();
    order.lines = vec![line("TEE-01-S", "1", "100.00", "0", "0", "0")];
    for line in &mut order.lines {
        line.vat_exemption = "N3.2".into();
    }
    order.charges = Vec::new();
    order.total = "100.00".into();
    order
}

/// Cash on delivery, with its surcharge.
#[must_use]
pub fn on_delivery() -> Order {
    let mut order = simple();
    order.payment.method = "cod".into();
    order.payment.label = "Contrassegno".into();
    order.payment.state = PaymentState::Pending;
    order.payment.on_delivery = true;
    order.payment.paid_at = None;
    order.charges.push(charge(ChargeKind::Payment, "3.50", "0.63"));
    order.charges.push(charge(ChargeKind::Other, "2.00", "0.36"));
    order.total = "51.30".into();
    order
}

/// Three at 10.00 less 1.00, and a free gift.
#[must_use]
pub fn discounted() -> Order {
    let mut order = simple();
    order.lines =
        vec![line("CUP", "3", "10.00", "1.00", "22", "5.23"), line("GIFT", "1", "5.00", "5.00", "22", "0")];
    order.credit = "4.00".into();
    order.total = "35.00".into();
    order
}

/// Prices without VAT.
#[must_use]
pub fn without_vat() -> Order {
    let mut order = simple();
    order.vat_included = false;
    order.lines = vec![line("TEE-01-S", "2", "16.31", "0", "22", "7.18")];
    order.charges = vec![charge(ChargeKind::Shipping, "4.92", "1.08")];
    order.total = "45.80".into();
    order
}

/// A metre and a half of cloth.
#[must_use]
pub fn by_the_metre() -> Order {
    let mut order = simple();
    order.lines = vec![line("CLOTH", "1.50", "6.6667", "0", "22", "1.80")];
    order.charges = Vec::new();
    order.total = "10.00".into();
    order
}

/// A cup at 19.90 with VAT included, in stock, as a remote reports it: without a version.
#[must_use]
pub fn product() -> Product {
    Product {
        id: String::new(),
        remote_id: Some("1".into()),
        remote_version: String::new(),
        sku: "CUP-01".into(),
        ean: "0000000000017".into(),
        name: "Cup".into(),
        description: String::new(),
        short_description: String::new(),
        category: Vec::new(),
        brand: String::new(),
        price: "19.90".into(),
        vat_included: true,
        vat_rate: Some("22".into()),
        currency: "EUR".into(),
        quantity: Some("12".into()),
        weight: None,
        images: Vec::new(),
        active: true,
        variants: Vec::new(),
        updated_at: None,
        extra: Vec::new(),
    }
}

/// The first attempt of a job for an order, queued by the platform's event.
#[must_use]
pub fn run(kind: &str, order_id: &str) -> Run {
    Run { subject: Some(Subject { entity: Entity::Order, id: order_id.into() }), ..job(kind, order_id) }
}

/// The first attempt of a job for a customer, queued by the platform's event.
#[must_use]
pub fn customer_run(kind: &str, customer_id: &str) -> Run {
    Run {
        subject: Some(Subject { entity: Entity::Customer, id: customer_id.into() }),
        ..job(kind, customer_id)
    }
}

/// The first attempt of a job that is about none of the shop's records.
#[must_use]
pub fn job(kind: &str, key: &str) -> Run {
    Run {
        kind: kind.into(),
        key: key.into(),
        subject: None,
        payload: Vec::new(),
        attempt: 1,
        queued_at: 0,
        first_started_at: 0,
        manual: false,
        resolution: None,
    }
}
