//! The data of this Smarty, and how records come into it.

use jiff::civil::DateTime;
use rust_decimal::Decimal;

use super::{
    catalogue::Catalogue,
    product::{Product, Variation},
    records::{Customer, Order, Row, Tax},
};
use crate::clock::Clock;

#[derive(Debug)]
pub(crate) struct State {
    pub(crate) taxes: Vec<Tax>,
    pub(crate) customers: Vec<Customer>,
    pub(crate) orders: Vec<Order>,
    pub(crate) catalogue: Catalogue,
    /// The orders that came by a post, in order.
    pub(crate) posted: Vec<u64>,
    pub(crate) clock: Clock,
    /// How many products were generated.
    pub(crate) generated: u64,
    next: Next,
}

/// The next numbers: they grow and are never used again.
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

    fn number_variations(&mut self, product: &mut Product) {
        for variation in &mut product.variations {
            give(&mut self.variation, &mut variation.id);
        }
    }
}

impl State {
    pub(crate) fn new(clock: Clock, catalogue: Catalogue) -> Self {
        Self {
            taxes: default_taxes(),
            customers: Vec::new(),
            orders: Vec::new(),
            catalogue,
            posted: Vec::new(),
            clock,
            generated: 0,
            next: Next::FIRST,
        }
    }

    pub(crate) fn now(&self) -> DateTime {
        self.clock.local()
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

    /// Adds an order whose rows are another one's.
    pub(crate) fn add_copy(&mut self, mut copy: Order) -> u64 {
        for row in &mut copy.rows {
            row.id = 0;
        }
        self.add_order(copy)
    }

    /// Changes an order, and numbers its new rows.
    pub(crate) fn change_order(&mut self, id: u64, change: impl FnOnce(&mut Order)) -> bool {
        let Some(order) = self.orders.iter_mut().find(|order| order.id == id) else { return false };
        change(order);
        order.id = id;
        for row in &mut order.rows {
            give(&mut self.next.row, &mut row.id);
        }
        true
    }

    /// Adds a product, or puts it in the place of the one with its number.
    pub(crate) fn put_product(&mut self, mut product: Product) -> u64 {
        let now = self.now();
        give(&mut self.next.product, &mut product.id);
        let created = *product.created.get_or_insert(now);
        product.last_update.get_or_insert(created);
        self.next.number_variations(&mut product);
        let id = product.id;
        self.catalogue.put(product);
        id
    }

    /// Changes a product and, if it is `stamped`, first its `last_update`.
    pub(crate) fn change_product<T>(
        &mut self,
        id: u64,
        stamped: bool,
        change: impl FnOnce(&mut Product) -> T,
    ) -> Option<T> {
        let mut product = self.catalogue.get(id)?.clone();
        if stamped {
            product.last_update = Some(self.now());
        }
        let result = change(&mut product);
        product.id = id;
        self.next.number_variations(&mut product);
        self.catalogue.put(product);
        Some(result)
    }

    pub(crate) fn add_variation(&mut self, product: u64, mut variation: Variation) -> Option<u64> {
        self.catalogue.get(product)?;
        give(&mut self.next.variation, &mut variation.id);
        let id = variation.id;
        self.change_product(product, true, |product| product.variations.push(variation))?;
        Some(id)
    }

    /// Many new ones at once.
    pub(crate) fn add_products(&mut self, products: Vec<Product>) -> Vec<u64> {
        let mut ids = Vec::with_capacity(products.len());
        let mut numbered = Vec::with_capacity(products.len());
        for mut product in products {
            give(&mut self.next.product, &mut product.id);
            self.next.number_variations(&mut product);
            ids.push(product.id);
            numbered.push((product.id, product));
        }
        self.catalogue.rework(|products| products.extend(numbered));
        ids
    }

    /// Changes all products; none of them is stamped.
    pub(crate) fn change_products(&mut self, mut change: impl FnMut(&mut Product)) {
        let next = &mut self.next;
        self.catalogue.rework(|products| {
            for (id, product) in products {
                change(product);
                product.id = *id;
                next.number_variations(product);
            }
        });
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

/// Fills in a number that isn't given, and skips one that is.
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
