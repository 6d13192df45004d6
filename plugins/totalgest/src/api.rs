//! TotalGest's wire format, and nothing else.
//!
//! All of it is ASSUMED: TotalGest publishes no reference. `openapi.json` in this crate's folder is the contract that
//! we propose, and says what each field means. A change of it changes this module and no other. The connector sends
//! exactly what the file names, and reads more liberally: numbers as numbers or as text, null for a missing field, a
//! problem's type by its last part. Fields that the file doesn't name are ignored.

mod order;
mod product;
mod receipt;
mod request_error;
mod service;
mod session;

pub(crate) use order::{Address, Charge, Customer, DECIMALS, Line, NewOrder, Payment, Vat};
pub(crate) use product::{Price, Product, ProductPage, State};
pub(crate) use receipt::{
    CreatedOrder, Receipt, SubmittedAddress, SubmittedCustomer, SubmittedLine, SubmittedOrder,
};
pub(crate) use request_error::{InvalidField, ProblemType, RequestError};
pub(crate) use service::Served;
pub(crate) use session::{Account, NewSession};

use framework360_sdk::http::{self, Failure, NoBody, Request, Response};
use framework360_sdk::wire::Trimmed;
use framework360_sdk::{Error, installation};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde::{Deserialize, Deserializer};

use crate::endpoint::Endpoint;
use crate::say;

/// The most products of one page.
pub(crate) const PAGE: u32 = 200;

/// The characters that are encoded in a path: all but RFC 3986's unreserved ones, so that an id can't leave its place.
const SEGMENT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// One shop of one owner at one TotalGest.
pub(crate) struct TotalGest {
    endpoint: Endpoint,
    shop_id: String,
    owner_id: String,
}

impl TotalGest {
    /// The TotalGest that the installation's settings name.
    pub(crate) fn of_installation() -> Result<Self, Error> {
        let setting =
            |key| installation::setting(key).ok_or_else(|| Error::NotConfigured(say::setting_missing()));
        let endpoint = Endpoint::read(&setting("endpoint")?).map_err(Error::NotConfigured)?;
        Ok(Self { endpoint, shop_id: setting("shop_id")?, owner_id: setting("owner_id")? })
    }

    pub(crate) fn endpoint(&self) -> &Endpoint {
        &self.endpoint
    }

    pub(crate) fn shop_id(&self) -> &str {
        &self.shop_id
    }

    pub(crate) fn owner_id(&self) -> &str {
        &self.owner_id
    }

    /// Finds out which service answers at the endpoint. No secret is sent.
    pub(crate) fn service(&self) -> Result<Served, Failure> {
        service::read(&http::get(self.url("")).send()?)
    }

    /// Begins a session.
    pub(crate) fn login(&self, username: &str, password: &str) -> Result<NewSession, RequestError> {
        let login = session::Login { username, password };
        let answer = http::post(self.url("/sessions")).secret(password).json_of(&login)?.send()?;
        NewSession::read(&success(answer)?)
    }

    /// The shop, and what the user may do there.
    pub(crate) fn account(&self, token: &str) -> Result<Account, RequestError> {
        Account::read(&success(http::get(self.scoped("")).bearer(token).send()?)?)
    }

    /// The products that changed after a stamp, at most `limit` of them; without a stamp, all products.
    pub(crate) fn products(
        &self,
        token: &str,
        after: Option<&str>,
        limit: u32,
    ) -> Result<ProductPage, RequestError> {
        let request = http::get(self.scoped("/products")).query("limit", limit).bearer(token);
        let request: Request<NoBody> = match after {
            Some(after) => request.query("after", after),
            None => request,
        };
        ProductPage::read(&success(request.send()?)?)
    }

    /// Creates an order, or returns the one that TotalGest has already under its external reference.
    pub(crate) fn create_order(
        &self,
        token: &str,
        order: &NewOrder<'_>,
    ) -> Result<CreatedOrder, RequestError> {
        let answer = http::post(self.scoped("/orders")).bearer(token).json_of(order)?.send()?;
        let answer = success(answer)?;
        let receipt = Receipt::of(&answer)?;
        Ok(CreatedOrder { receipt, existed: answer.status == 200 })
    }

    /// The order with this external reference; none where there is none.
    pub(crate) fn order_by_reference(
        &self,
        token: &str,
        reference: &str,
    ) -> Result<Option<Receipt>, RequestError> {
        let found = self.orders(token, "external_reference", reference)?;
        Ok(found.into_iter().find(|receipt| *receipt.external_reference == *reference))
    }

    /// The order with this number; none where there is none.
    pub(crate) fn order_by_number(&self, token: &str, number: &str) -> Result<Option<Receipt>, RequestError> {
        let found = self.orders(token, "number", number)?;
        Ok(found.into_iter().find(|receipt| *receipt.number == *number))
    }

    fn orders(&self, token: &str, key: &str, value: &str) -> Result<Vec<Receipt>, RequestError> {
        let answer = http::get(self.scoped("/orders")).query(key, value).bearer(token).send()?;
        Receipt::list(&success(answer)?)
    }

    fn url(&self, path: &str) -> String {
        format!("{}/v1{path}", self.endpoint.base())
    }

    fn scoped(&self, path: &str) -> String {
        let (shop, owner) = (segment(&self.shop_id), segment(&self.owner_id));
        self.url(&format!("/shops/{shop}/owners/{owner}{path}"))
    }
}

/// The text as one segment of a path.
pub(crate) fn segment(text: &str) -> String {
    utf8_percent_encode(text, SEGMENT).to_string()
}

fn success(answer: Response) -> Result<Response, RequestError> {
    if answer.is_success() { Ok(answer) } else { Err(RequestError::of(&answer)) }
}

/// A code, such as a currency's, however it's written.
fn upper_case<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    Trimmed::deserialize(deserializer).map(|code| code.to_ascii_uppercase())
}
