//! The connector for Shopify: customers in both directions.
//!
//! A customer is brought in step by one function that reads ours, theirs and what was last agreed, merges field by
//! field, and writes what is missing on each side. Webhooks, ticks, saves and manual sends are only occasions to call
//! it, and nothing in a webhook's body but ids is believed. Who wins where both sides changed is written for shop
//! owners in `guide/`.
//!
//! The way of a webhook reads: `webhooks::receive`, then `jobs::run`. The shop's owner lets the app in by
//! `oauth::authorize_url` and `oauth::complete`; `login::renew` keeps the session alive, and `settle::settle` the
//! webhook subscriptions.

mod account;
mod agreed;
mod api;
mod customer;
mod jobs;
mod login;
mod manifest;
mod merge;
mod oauth;
#[cfg(test)]
mod played;
mod privacy;
mod settle;
mod shop_domain;
mod sign;
mod sync;
mod tick;
mod webhooks;

#[allow(unreachable_pub, reason = "generated for connectors that show their texts")]
mod say {
    framework360_sdk::texts!();
}

use framework360_sdk::shop::{Entity, Timestamp};
use framework360_sdk::text::Catalogue;
use framework360_sdk::{
    Account, Authorized, Cell, CheckError, Connector, Customers, Done, Error, FieldError, Lifecycle,
    Manifest, OAuth, Outcome, Page, Row, Run, Session, Verdict, WebhookRequest, Webhooks,
};

/// The switch "Shopify => Framework360" for customers.
const CUSTOMERS_IN: &str = "customers-in";
/// The switch "Framework360 => Shopify" for customers.
const CUSTOMERS_OUT: &str = "customers-out";

/// The kind of job that looks at a customer of Shopify's; its key is the customer's GID.
const CUSTOMER: &str = "customer";
/// The kind of job that looks at a customer of ours; its key is our id.
const SEND_CUSTOMER: &str = "send-customer";
/// The kind of job that follows a merge at Shopify; its key is the GID that is gone.
const MERGED: &str = "merged";
/// The kind of job that the law asks for; its key is the topic and an id.
const PRIVACY: &str = "privacy";
/// The kind of job that says that the app was removed at Shopify.
const UNINSTALLED: &str = "uninstalled";

/// Shopify.
pub struct Shopify;

framework360_sdk::connector!(Shopify, session, lifecycle, customers, webhooks, oauth);

impl Connector for Shopify {
    fn texts() -> &'static Catalogue {
        &say::CATALOGUE
    }

    fn describe(locale: &str) -> Manifest {
        manifest::manifest(locale)
    }

    fn configure() -> Result<(), Vec<FieldError>> {
        account::configure()
    }

    fn check() -> Result<Account, CheckError> {
        account::check()
    }

    fn on_job(run: Run) -> Result<Done, Error> {
        jobs::run(&run)
    }

    /// A customer that came in is known by its number as well as one that was sent.
    fn list_column_status(_: Entity, mut rows: Vec<Row>, locale: &str) -> Vec<Cell> {
        for link in rows.iter_mut().filter_map(|row| row.link.as_mut()).filter(|link| link.number.is_empty())
        {
            link.number = api::number(&link.remote_id).unwrap_or_default().to_owned();
        }
        let texts = Self::texts().reader(locale);
        rows.iter().map(|row| framework360_sdk::status::cell(row, &texts)).collect()
    }
}

impl Session for Shopify {
    fn renew() -> Result<Option<Timestamp>, Error> {
        login::renew()
    }
}

impl Lifecycle for Shopify {
    fn settle() -> Result<(), Error> {
        settle::settle()
    }

    fn disable() -> Result<(), Error> {
        settle::disable()
    }
}

impl Customers for Shopify {
    fn on_customer_saved(customer_id: &str) -> Result<Outcome, Error> {
        jobs::saved(customer_id)
    }

    fn on_customer_tick(cursor: Option<String>) -> Result<Page, Error> {
        tick::tick(cursor.as_deref())
    }
}

impl Webhooks for Shopify {
    fn receive(request: &WebhookRequest) -> Verdict {
        webhooks::receive(request)
    }
}

impl OAuth for Shopify {
    fn authorize_url(query: &str, redirect_uri: &str, state: &str) -> Result<String, Error> {
        oauth::authorize_url(query, redirect_uri, state)
    }

    fn complete(query: &str, redirect_uri: &str) -> Result<Authorized, Error> {
        oauth::complete(query, redirect_uri)
    }
}
