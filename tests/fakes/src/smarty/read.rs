//! The lists: filter, sort, page.

use http::StatusCode;
use jiff::civil::DateTime;
use serde_json::Value;

use super::{
    catalogue,
    dialect::{Dialect, Filters, Offsets, Since, Sorting, Unstamped},
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
        self.page(orders, |order| (order.created, order.id), |order| self.dialect.order(order, state))
    }

    pub(crate) fn products(&self, state: &mut State) -> Reply {
        let inclusive = self.dialect.since == Since::Inclusive;
        let unstamped = self.dialect.unstamped == Unstamped::Included;
        let from = self.date("last_update_from").filter(|_| self.dialect.since != Since::Ignored);
        let since = from.map(|at| catalogue::Since { at, inclusive, unstamped });
        let sorting = self.dialect.product_sorting;
        let page = state.catalogue.page(sorting, since, self.offset(), self.limit());
        let products = page.into_iter().map(|(product, stamp)| self.dialect.product(product, stamp));
        Reply::json(StatusCode::OK, &self.dialect.list(products.collect()))
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
        let page = records.into_iter().skip(self.offset()).take(self.limit());
        Reply::json(StatusCode::OK, &self.dialect.list(page.map(show).collect()))
    }

    fn offset(&self) -> usize {
        match self.dialect.offsets {
            Offsets::Heeded => self.number("offset").unwrap_or(0),
            Offsets::Ignored => 0,
        }
    }

    fn limit(&self) -> usize {
        let asked = self.number("limit").filter(|limit| *limit > 0);
        asked.unwrap_or(self.page_limit).min(self.page_limit)
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

    /// A date in any other form than the API's doesn't filter.
    fn date(&self, name: &str) -> Option<DateTime> {
        DateTime::strptime("%Y-%m-%dT%H:%M:%S", self.filter(name)?).ok()
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
