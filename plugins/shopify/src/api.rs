//! Shopify's Admin API in GraphQL: the wire format, and nothing else.
//!
//! Each call is one function, which returns typed data or one [`RequestError`]. The documents are those in `graphql/`,
//! sent with the fragments that they name. What is sent and what is answered are structs with serde's derives: an
//! answer that lacks what a call is about is refused as a whole, and anything else that has another form than expected
//! is empty.
//!
//! # What is assumed
//!
//! Not seen at Shopify itself, and kept to this module: the wording by which a refusal without a code says that a value
//! is taken or invalid, and of which line of an address or which tag it speaks; that the provinces are those of
//! [`zone`]; that a mutation answers an address as Shopify keeps it; that `MAX_COST_EXCEEDED` may report `cost` and
//! `maxCost`; that a tag may have 40 characters; that fields that an input leaves out stay; that a money metafield is
//! written as JSON with `amount` and `currency_code`; which statuses mean a closed store; that `amountSpent` is in the
//! store's currency.
//!
//! That names may come as null where the app isn't approved for them was seen by others, without an error. So null is
//! taken for 'not reported', never for 'empty': nothing here is emptied by it. That Shopify also reports an emptied
//! name, note, phone number or e-mail address as null, and never as an empty text, is assumed: then nothing that is
//! emptied there is emptied here, and ours stays, since the two can't be distinguished.

mod answer;
mod connection;
mod cost;
#[cfg(test)]
mod cost_tests;
mod country;
mod customer;
mod document;
mod line;
mod page;
mod read;
mod refusal;
mod request_error;
mod store;
mod text;
pub(crate) mod time;
mod write;
mod zones;

pub(crate) use cost::{Bucket, CUSTOMER_COST, LEAST_PAGE, fitting};
pub(crate) use country::is_country;
#[cfg(test)]
pub(crate) use customer::read_customer;
pub(crate) use customer::{Consent, Customer, MailingAddress, StoredAddress, gid, number};
pub(crate) use line::Line;
pub(crate) use read::CustomerPage;
pub(crate) use refusal::{Kind, Refusal, reported};
pub(crate) use request_error::RequestError;
pub(crate) use store::Subscription;
pub(crate) use write::{AddressWrite, ConsentWrite, Draft, Metafield};
pub(crate) use zones::{Zone, zone};

use std::cell::Cell;

use framework360_sdk::http::{self, Response};
use framework360_sdk::wire::Source;
use framework360_sdk::{Error, queue, session};
use serde::Serialize;
use serde::de::DeserializeOwned;

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
    /// The price of the last request that was too costly.
    price: Cell<Option<page::Price>>,
}

impl Admin {
    /// The API with the session of this installation.
    pub(crate) fn of_installation() -> Result<Self, Error> {
        Ok(Self::new(ShopDomain::of_installation()?, session::token()?))
    }

    /// The API with this token.
    pub(crate) fn new(shop: ShopDomain, token: String) -> Self {
        Self { shop, token, used: Cell::new(0), bucket: Cell::new(None), price: Cell::new(None) }
    }

    /// The bucket of points, as the last answer that contained it reported it.
    pub(crate) fn bucket(&self) -> Option<Bucket> {
        self.bucket.get()
    }

    /// Sends a document and reads what it answers. An answer with errors next to its data is a failure: what is null in
    /// it isn't 'gone' or 'empty'.
    fn ask<T: DeserializeOwned>(
        &self,
        document: &Document,
        variables: &impl Serialize,
    ) -> Result<T, RequestError> {
        self.ask_with(document, variables, |data| data.read())
    }

    /// Sends a document and reads its data with `read`: none where they make no sense, which their type alone may not
    /// say.
    fn ask_with<T>(
        &self,
        document: &Document,
        variables: &impl Serialize,
        read: impl FnOnce(Source<'_>) -> Option<T>,
    ) -> Result<T, RequestError> {
        let url = format!("https://{}/admin/api/{VERSION}/graphql.json", self.shop.as_str());
        let request = http::post(url).header("x-shopify-access-token", &self.token).secret(&self.token);
        let response = request.json_of(&Operation { query: document.text(), variables })?.send()?;
        read(self.data(&response)?).ok_or_else(|| RequestError::Http(response.unreadable()))
    }

    /// Records what an answer cost, and returns its data.
    fn data<'json>(&self, response: &'json Response) -> Result<Source<'json>, RequestError> {
        if !response.is_success() {
            return Err(RequestError::of_status(response));
        }
        let answer: Answer<'_> = response.json_as()?;
        let cost = answer.cost();
        if cost.bucket.is_some() {
            self.bucket.set(cost.bucket);
        }
        let data =
            answer.data().map_err(|fault| RequestError::of_fault(fault, response, cost.requested, self))?;
        self.used.set(self.used.get().saturating_add(cost.actual.unwrap_or(0)));
        if let Some(ms) = self.bucket.get().and_then(Bucket::pause_ms) {
            queue::pause_for(ms);
        }
        Ok(data)
    }

    /// Points that this call has used so far.
    fn used(&self) -> u64 {
        self.used.get()
    }
}

/// The body of a request: a document, and the values of its variables.
#[derive(Serialize)]
struct Operation<'a, V> {
    query: String,
    variables: &'a V,
}

/// The variables of a document that has none.
#[derive(Serialize)]
struct NoVariables {}
