//! What this Smarty holds, and how records come into it.

use jiff::{Zoned, civil::DateTime, tz::TimeZone};
use rust_decimal::Decimal;

use super::records::{Customer, Order, Product, Row, Tax};

#[derive(Debug)]
pub(crate) struct State {
    pub(crate) taxes: Vec<Tax>,
    pub(crate) customers: Vec<Customer>,
    pub(crate) orders: Vec<Order>,
    pub(crate) products: Vec<Product>,
    /// The orders that came by a post, in order.
    pub(crate) posted: Vec<u64>,
    /// Fixed by a test, else the wall clock in `zone`.
    pub(crate) clock: Option<DateTime>,
    zone: TimeZone,
    next: Next,
}

/// The numbers to give next: they grow and are never used again.
#[derive(Debug)]
struct Next {
    customer: u64,
    order: u64,
    order_number: u64,
    row: u64,
    product: u64,
    variation: u64,
}

impl Next {
    /// Apart from each other, so that a mixed-up number is a wrong one.
    const FIRST: Self =
        Self { customer: 77, order: 3301, order_number: 120, row: 1, product: 5012, variation: 9001 };
}

impl State {
    pub(crate) fn new(zone: TimeZone) -> Self {
        Self {
            taxes: default_taxes(),
            customers: Vec::new(),
            orders: Vec::new(),
            products: Vec::new(),
            posted: Vec::new(),
            clock: None,
            zone,
            next: Next::FIRST,
        }
    }

    /// Local time, in whole seconds as the API tells it.
    pub(crate) fn now(&self) -> DateTime {
        let wall = || Zoned::now().with_time_zone(self.zone.clone()).datetime();
        let now = self.clock.unwrap_or_else(wall);
        now.with().subsec_nanosecond(0).build().unwrap_or(now)
    }

    pub(crate) fn add_customer(&mut self, mut customer: Customer) -> u64 {
        let now = self.now();
        give(&mut self.next.customer, &mut customer.id);
        let created = *customer.created.get_or_insert(now);
        customer.last_update.get_or_insert(created);
        let id = customer.id;
        self.customers.push(customer);
        id
    }

    pub(crate) fn add_order(&mut self, mut order: Order) -> u64 {
        let now = self.now();
        give(&mut self.next.order, &mut order.id);
        give(&mut self.next.order_number, &mut order.number);
        if order.code.is_empty() {
            order.code = format!("A-{}", order.number);
        }
        order.created.get_or_insert(now);
        for row in &mut order.rows {
            give(&mut self.next.row, &mut row.id);
        }
        let id = order.id;
        self.orders.push(order);
        id
    }

    pub(crate) fn add_product(&mut self, mut product: Product) -> u64 {
        let now = self.now();
        give(&mut self.next.product, &mut product.id);
        let created = *product.created.get_or_insert(now);
        product.last_update.get_or_insert(created);
        self.number_variations(&mut product);
        let id = product.id;
        self.products.push(product);
        id
    }

    pub(crate) fn change_product(&mut self, id: u64, change: impl FnOnce(&mut Product)) -> bool {
        let now = self.now();
        let Some(position) = self.products.iter().position(|product| product.id == id) else { return false };
        let mut product = self.products.remove(position);
        product.last_update = Some(now);
        change(&mut product);
        self.number_variations(&mut product);
        self.products.insert(position, product);
        true
    }

    fn number_variations(&mut self, product: &mut Product) {
        for variation in &mut product.variations {
            give(&mut self.next.variation, &mut variation.id);
        }
    }

    /// Posted orders beyond the first of what looks like one order. The API carries no reference
    /// of ours, so what can be compared is the customer, the rows, the fees and the payment.
    pub(crate) fn duplicates(&self) -> usize {
        let mut seen = Vec::new();
        let posted = self.orders.iter().filter(|order| self.posted.contains(&order.id));
        posted
            .filter(|order| {
                let likeness = self.likeness(order);
                let repeated = seen.contains(&likeness);
                seen.push(likeness);
                repeated
            })
            .count()
    }

    fn likeness(&self, order: &Order) -> (String, Vec<Row>, Vec<Decimal>, Option<i64>, String) {
        let customer = self.customers.iter().find(|customer| customer.id as i64 == order.customer_id);
        let email = customer.map(|customer| customer.email.trim().to_lowercase()).unwrap_or_default();
        let rows = order.rows.iter().cloned().map(|row| Row { id: 0, ..row }).collect();
        let fees = &order.fees;
        let amounts = vec![fees.shipping, fees.payment, fees.extra];
        (email, rows, amounts, fees.shipping_tax, order.payment_type.clone())
    }
}

/// Fills in a number that isn't given, and steps over one that is.
fn give(next: &mut u64, number: &mut u64) {
    if *number == 0 {
        *number = *next;
    }
    *next = (*next).max(number.saturating_add(1));
}

/// The Italian rates. 22 % isn't id 22, and not the sample's 2 either.
fn default_taxes() -> Vec<Tax> {
    let rates: [(i64, u32); 5] = [(1, 22), (2, 10), (3, 5), (4, 4), (5, 0)];
    let tax = |(id, rate)| Tax { id, name: format!("IVA {rate}%"), value: Decimal::from(rate) };
    rates.into_iter().map(tax).collect()
}
