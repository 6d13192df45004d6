//! Queries that read and search customers at Shopify.

use framework360_sdk::wire::{Lenient, Scalar};
use serde::de::IgnoredAny;
use serde::{Deserialize, Serialize};

use super::connection::Connection;
use super::customer::{EmailAddress, PhoneNumber, number};
use super::{Admin, Customer, NoVariables, RequestError, StoredAddress, cost, document};
use crate::email::{self, email_forms};

/// Requests for further addresses of one customer; beyond, something is wrong.
const ADDRESS_PAGES: usize = 50;

/// A page of customers, the longest unchanged first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct CustomerPage {
    pub(crate) customers: Vec<Customer>,
    /// The cursor of the next page.
    pub(crate) after: Option<String>,
}

/// The customers that have an e-mail address or a phone number.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Found {
    pub(crate) by_email: Option<String>,
    pub(crate) by_phone: Option<String>,
}

/// Some addresses, and the cursor of the further ones.
type Addresses = (Vec<StoredAddress>, Option<String>);

/// A customer, or what of one is asked for; null where it's gone.
#[derive(Deserialize)]
struct ById<T> {
    customer: Option<T>,
}

#[derive(Deserialize)]
struct FurtherAddresses {
    #[serde(rename = "addressesV2")]
    addresses: Connection<StoredAddress>,
}

impl Admin {
    /// A customer with all its addresses; none where it is gone.
    pub(crate) fn customer(&self, gid: &str) -> Result<Option<Customer>, RequestError> {
        #[derive(Serialize)]
        struct Variables<'a> {
            id: &'a str,
        }

        let found: ById<Customer> = self.ask(&document::CUSTOMER_BY_ID, &Variables { id: gid })?;
        let Some(mut customer) = found.customer else { return Ok(None) };
        for _ in 0..ADDRESS_PAGES {
            let Some(after) = customer.more_addresses.take() else { return Ok(Some(customer)) };
            let Some((addresses, more)) = self.further_addresses(gid, &after)? else { return Ok(None) };
            customer.addresses.extend(addresses);
            customer.more_addresses = more.filter(|more| *more != after);
        }
        Ok(Some(customer))
    }

    fn further_addresses(&self, gid: &str, after: &str) -> Result<Option<Addresses>, RequestError> {
        #[derive(Serialize)]
        struct Variables<'a> {
            id: &'a str,
            first: u64,
            after: &'a str,
        }

        self.by_page("addresses", cost::addresses(self.bucket()), |first| {
            let variables = Variables { id: gid, first, after };
            let found: ById<FurtherAddresses> = self.ask(&document::CUSTOMER_ADDRESSES, &variables)?;
            Ok(found.customer.map(|customer| customer.addresses.into_page()))
        })
    }

    /// Customers of a search, all of them without one; `first` at a time.
    pub(crate) fn customers_changed(
        &self,
        query: Option<&str>,
        first: u64,
        after: Option<&str>,
    ) -> Result<CustomerPage, RequestError> {
        #[derive(Serialize)]
        struct Variables<'a> {
            first: u64,
            #[serde(skip_serializing_if = "Option::is_none")]
            query: Option<&'a str>,
            #[serde(skip_serializing_if = "Option::is_none")]
            after: Option<&'a str>,
        }

        #[derive(Deserialize)]
        struct Data {
            customers: Connection<Customer>,
        }

        self.by_page("customers", first, |first| {
            let variables = Variables { first, query, after };
            let Data { customers } = self.ask(&document::CUSTOMERS_CHANGED, &variables)?;
            let (customers, after) = customers.into_page();
            Ok(CustomerPage { customers, after })
        })
    }

    /// The customers among these that aren't there any more; at most as many as a list of an input takes.
    pub(crate) fn deleted_customers<'a>(&self, gids: &'a [String]) -> Result<Vec<&'a String>, RequestError> {
        let (mut rest, mut deleted) = (gids, Vec::new());
        while !rest.is_empty() {
            let (reported, found) = self.by_page("links", rest.len() as u64, |size| {
                let size = usize::try_from(size).unwrap_or(usize::MAX);
                let (asked, _) = rest.split_at_checked(size).unwrap_or((rest, &[]));
                Ok((asked.len(), self.deleted_of(asked)?))
            })?;
            deleted.extend(found);
            rest = rest.get(reported..).unwrap_or_default();
        }
        Ok(deleted)
    }

    fn deleted_of<'a>(&self, gids: &'a [String]) -> Result<Vec<&'a String>, RequestError> {
        #[derive(Serialize)]
        struct Variables<'a> {
            ids: &'a [String],
        }

        /// Null in the place of who is gone.
        #[derive(Deserialize)]
        struct Data {
            nodes: Vec<Option<IgnoredAny>>,
        }

        self.ask_with(&document::CUSTOMERS_BY_ID, &Variables { ids: gids }, |data| {
            let Data { nodes } = data.read()?;
            // An answer of another length says nothing of anybody.
            let answers = (nodes.len() == gids.len()).then_some(nodes)?;
            Some(gids.iter().zip(answers).filter(|(_, node)| node.is_none()).map(|(gid, _)| gid).collect())
        })
    }

    /// The number of customers; none where there are more than Shopify counts.
    pub(crate) fn count_customers(&self) -> Result<Option<u64>, RequestError> {
        #[derive(Deserialize)]
        struct Data {
            #[serde(rename = "customersCount")]
            customers: Lenient<Count>,
        }

        #[derive(Deserialize)]
        struct Count {
            count: Scalar,
            precision: Scalar,
        }

        let Data { customers } = self.ask(&document::CUSTOMERS_COUNT, &NoVariables {})?;
        let exact = customers.into_option().filter(|count| *count.precision == *"EXACT");
        Ok(exact.and_then(|count| count.count.to_u64()))
    }

    /// Searches the customer with this e-mail address, and the one with this phone number in E.164; empty ones aren't
    /// searched. A hit counts only where it has just what was asked for. Shopify keeps an internationalized address in
    /// the form in which it was entered, as far as is known, so all forms of an address are searched, one after the
    /// other.
    pub(crate) fn find(&self, email: &str, phone: &str) -> Result<Found, RequestError> {
        let mut found = self.find_just(email, phone)?;
        for other in email_forms(email) {
            if found.by_email.is_none() {
                found.by_email = self.find_just(&other, "")?.by_email;
            }
        }
        Ok(found)
    }

    fn find_just(&self, email: &str, phone: &str) -> Result<Found, RequestError> {
        if email.is_empty() && phone.is_empty() {
            return Ok(Found::default());
        }
        let variables = Matching { email, by_email: !email.is_empty(), phone, by_phone: !phone.is_empty() };
        let Matches { by_email, by_phone } = self.ask(&document::CUSTOMERS_MATCH, &variables)?;
        let digits = |phone: &str| phone.chars().filter(|it| it.is_ascii_digit() || *it == '+').collect();
        let has_email = |hit: &Match| {
            let reported = hit.default_email_address.as_ref().map(|it| email::email(&it.email_address));
            !email.is_empty() && reported == Some(email::email(email))
        };
        let has_phone = |hit: &Match| {
            let reported: Option<String> =
                hit.default_phone_number.as_ref().map(|it| digits(&it.phone_number));
            !phone.is_empty() && reported == Some(digits(phone))
        };
        Ok(Found {
            by_email: by_email.into_option().filter(has_email).and_then(Match::into_id),
            by_phone: by_phone.into_option().filter(has_phone).and_then(Match::into_id),
        })
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Matching<'a> {
    email: &'a str,
    by_email: bool,
    phone: &'a str,
    by_phone: bool,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Matches {
    by_email: Lenient<Match>,
    by_phone: Lenient<Match>,
}

/// A customer that was found, with what it was found by.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Match {
    id: Scalar,
    default_email_address: Lenient<EmailAddress>,
    default_phone_number: Lenient<PhoneNumber>,
}

impl Match {
    fn into_id(self) -> Option<String> {
        Some(self.id.into_string()).filter(|id| number(id).is_some())
    }
}
