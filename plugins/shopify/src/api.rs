//! Shopify's Admin API in GraphQL: what is asked, what is answered, and nothing else.
//!
//! One call is one function, and answers typed data or one [`Trouble`]. The documents are those in `graphql/`, sent
//! with the fragments that they name.
//!
//! # What is assumed
//!
//! Not seen at Shopify itself, and kept to this module: the wording by which a refusal without a code says that a value
//! is taken or invalid, and of which line of an address or which tag it speaks; that the provinces are those of [`zone`];
//! that a mutation answers an address as Shopify keeps it; that `MAX_COST_EXCEEDED` may tell `cost` and `maxCost`; that a
//! tag may have 40 characters; that fields that an input leaves out stay; that a money metafield is written as JSON with
//! `amount` and `currency_code`; which statuses tell a store that is closed; that `amountSpent` is in the store's currency.
//!
//! That names may come as null where the app isn't approved for them was seen by others, without an error. So null is
//! taken for 'not told', never for 'empty': nothing here is emptied by it. That Shopify also tells an emptied name, note,
//! phone number or e-mail address as null, and never as an empty text, is assumed: then nothing that is emptied there is
//! emptied here, and ours stays, since the two can't be told apart.

mod answer;
mod cost;
#[cfg(test)]
mod cost_tests;
mod country;
mod customer;
mod document;
mod line;
mod page;
mod refusal;
mod store;
pub(crate) mod time;
mod trouble;
mod write;
mod zones;

pub(crate) use cost::{Bucket, CUSTOMER_COST, LEAST_PAGE, fitting};
pub(crate) use country::is_country;
#[cfg(test)]
pub(crate) use customer::read_customer;
pub(crate) use customer::{Consent, Customer, CustomerPage, MailingAddress, Placed, gid, number};
pub(crate) use line::Line;
pub(crate) use refusal::{Kind, Refusal, reported};
pub(crate) use store::Subscription;
pub(crate) use trouble::Trouble;
pub(crate) use write::{AddressWrite, ConsentWrite, Draft, Metafield};
pub(crate) use zones::{Zone, zone};

use std::cell::Cell;

use framework360_sdk::json::{Object, Value};
use framework360_sdk::{Error, http, queue, session};

use crate::shop_domain::ShopDomain;
use answer::Answer;
use document::Document;

/// The version of the API that is spoken.
pub(crate) const VERSION: &str = "2026-10";

/// The Admin API of one store, for the time of one call of the connector.
pub(crate) struct Admin {
    shop: ShopDomain,
    token: String,
    /// Points that this call has used, since a throttled one begins again.
    used: Cell<u64>,
    bucket: Cell<Option<Bucket>>,
    /// What the last request that was too costly would have cost.
    price: Cell<Option<page::Price>>,
}

impl Admin {
    /// With the session of this installation.
    pub(crate) fn of_installation() -> Result<Self, Error> {
        Ok(Self::new(ShopDomain::of_installation()?, session::token()?))
    }

    /// With this token.
    pub(crate) fn new(shop: ShopDomain, token: String) -> Self {
        Self { shop, token, used: Cell::new(0), bucket: Cell::new(None), price: Cell::new(None) }
    }

    /// How the bucket stood with the last answer that told it.
    pub(crate) fn bucket(&self) -> Option<Bucket> {
        self.bucket.get()
    }

    /// Sends a document and reads what it answers. An answer with errors next to its data is a failure: what is null in
    /// it isn't 'gone' or 'empty'.
    fn ask<T>(
        &self,
        document: &Document,
        variables: impl FnOnce(&mut Object),
        read: impl FnOnce(Value<'_>) -> Option<T>,
    ) -> Result<T, Trouble> {
        let mut body = Object::new();
        body.text("query", &document.text()).object("variables", variables);
        let url = format!("https://{}/admin/api/{VERSION}/graphql.json", self.shop.as_str());
        let request = http::post(url).header("x-shopify-access-token", &self.token).secret(&self.token);
        let response = request.json(body).send()?;
        if !response.is_success() {
            return Err(Trouble::of_status(&response));
        }
        let json = response.json()?;
        let answer = Answer::read(json.root());
        if answer.bucket.is_some() {
            self.bucket.set(answer.bucket);
        }
        let data =
            answer.data.map_err(|fault| Trouble::of_fault(fault, &response, answer.requested, self))?;
        self.used.set(self.used.get().saturating_add(answer.actual.unwrap_or(0)));
        if let Some(ms) = self.bucket.get().and_then(Bucket::rest_ms) {
            queue::pause_for(ms);
        }
        read(data).ok_or_else(|| Trouble::Http(response.unreadable()))
    }

    /// Points that this call has used so far.
    fn used(&self) -> u64 {
        self.used.get()
    }
}
