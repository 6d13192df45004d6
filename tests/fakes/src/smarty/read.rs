//! The lists: filter, sort, page.

use http::StatusCode;
use jiff::civil::DateTime;
use serde_json::Value;

use super::{
    dialect::{Dialect, Filters, Sorting},
    records::{Customer, Order},
    state::State,
};
use crate::call::{Call, Reply};

/// One request for a list.
pub(crate) struct Listing<'a> {
    pub(crate) call: &'a Call,
    pub(crate) dialect: &'a Dialect,
    pub(crate) page_limit: usize,
}

impl Listing<'_> {
    pub(crate) fn taxes(&self, state: &State) -> Reply {
        let taxes = state.taxes.iter().map(|tax| self.dialect.tax(tax));
        Reply::json(StatusCode::OK, &self.dialect.list(taxes.collect()))
    }

    pub(crate) fn customers(&self, state: &State) -> Reply {
        let wanted = self.filter("text").map(str::to_lowercase);
        let found = |customer: &&Customer| wanted.as_ref().is_none_or(|text| mentions(customer, text));
        let customers = state.customers.iter().filter(found).collect();
        self.page(customers, |customer| (customer.created, customer.id), |c| self.dialect.customer(c))
    }

    pub(crate) fn orders(&self, state: &State) -> Reply {
        let (from, to) = (self.date("created_from"), self.date("created_to"));
        let found = |order: &&Order| {
            from.is_none_or(|from| order.created >= Some(from))
                && to.is_none_or(|to| order.created <= Some(to))
                && (!self.flag("processing") || (!order.shipped && !order.canceled))
                && (!self.flag("shipped") || order.shipped)
                && (!self.flag("shipping_confirmed") || order.shipping_confirmed)
        };
        let orders = state.orders.iter().filter(found).collect();
        self.page(orders, |order| (order.created, order.id), |order| self.dialect.order(order, &state.taxes))
    }

    pub(crate) fn products(&self, state: &State) -> Reply {
        let from = self.date("last_update_from");
        let products =
            state.products.iter().filter(|product| from.is_none_or(|from| product.last_update >= Some(from)));
        self.page(products.collect(), |product| (product.created, product.id), |p| self.dialect.product(p))
    }

    fn page<T, K: Ord>(
        &self,
        mut records: Vec<&T>,
        age: impl Fn(&T) -> K,
        show: impl Fn(&T) -> Value,
    ) -> Reply {
        records.sort_by_key(|record| age(record));
        if self.dialect.sorting == Sorting::NewestFirst {
            records.reverse();
        }
        let limit = self.number("limit").filter(|limit| *limit > 0).unwrap_or(self.page_limit);
        let page =
            records.into_iter().skip(self.number("offset").unwrap_or(0)).take(limit.min(self.page_limit));
        Reply::json(StatusCode::OK, &self.dialect.list(page.map(show).collect()))
    }

    fn number(&self, name: &str) -> Option<usize> {
        self.call.param(name)?.parse().ok()
    }

    fn filter(&self, name: &str) -> Option<&str> {
        match self.dialect.filters {
            Filters::Heeded => self.call.param(name),
            Filters::Ignored => None,
        }
    }

    /// A date that can't be read doesn't filter.
    fn date(&self, name: &str) -> Option<DateTime> {
        self.filter(name)?.parse().ok()
    }

    fn flag(&self, name: &str) -> bool {
        self.filter(name) == Some("1")
    }
}

/// `text` is in lower case.
fn mentions(customer: &Customer, text: &str) -> bool {
    let full_name = format!("{} {}", customer.name, customer.last_name);
    [&customer.email, &customer.business_name, &full_name]
        .iter()
        .any(|field| field.to_lowercase().contains(text))
}
