//! The connector for Shopify: customers in both directions.
//!
//! A customer is brought in step by one function that reads ours, theirs and what was last agreed, merges field by
//! field, and writes what is missing on each side. Webhooks, ticks, saves and manual sends are only triggers to call
//! it, and nothing in a webhook's body but ids is believed. Who wins where both sides changed is written for shop
//! owners in `guide/`.
//!
//! To follow a webhook through the code, read `webhooks::receive`, then `jobs::run`. The shop's owner lets the app in
//! by `oauth::authorize_url` and `oauth::complete`; `session::renew` keeps the session alive, and
//! `reconcile::reconcile` the webhook subscriptions.

mod api;
mod clean_text;
mod customer;
mod email;
mod enqueue;
mod error_policy;
#[cfg(test)]
mod fake_remote;
mod jobs;
mod manifest;
mod merge;
mod oauth;
mod privacy;
mod reconcile;
mod session;
mod settings;
mod shop_domain;
mod signature;
mod statements;
mod sync;
mod sync_state;
mod tick;
mod webhooks;

#[allow(unreachable_pub, reason = "generated for connectors that show their texts")]
mod say {
    framework360_sdk::texts!();
}

use framework360_sdk::shop::{Entity, Timestamp};
use framework360_sdk::text::{Strings, verbatim};
use framework360_sdk::{
    Account, Authorized, Cell, CheckError, Connector, Customers, Destination, Done, Error, FieldError,
    Lifecycle, LinkState, Manifest, OAuth, Outcome, Page, Row, Run, Session, Verdict, WebhookRequest,
    Webhooks,
};

/// The switch "Shopify => Framework360" for customers.
const CUSTOMERS_IN: &str = "customers-in";
/// The switch "Framework360 => Shopify" for customers.
const CUSTOMERS_OUT: &str = "customers-out";

/// The kind of job that looks at a customer of Shopify's; its key is the customer's GID.
const CUSTOMER: &str = "customer";
/// The kind of job that looks again at a customer of Shopify's whose change was most likely our own; its key is the
/// GID. It is a kind of its own, so that thousands of them, after as many sends, don't delay changes that were made
/// there.
const CUSTOMER_AGAIN: &str = "customer-again";
/// The kind of job that writes what a look at a customer of Shopify's found to be written there; its key is the GID. A
/// kind of its own too: where Shopify's writes hang, what comes in doesn't wait behind them.
const CUSTOMER_BOTH: &str = "customer-both";
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
    fn strings() -> Strings {
        say::STRINGS
    }

    fn describe() -> Manifest {
        manifest::manifest()
    }

    fn configure() -> Result<(), Vec<FieldError>> {
        settings::configure()
    }

    fn check() -> Result<Account, CheckError> {
        settings::check()
    }

    fn on_job(run: Run) -> Result<Done, Error> {
        jobs::run(&run)
    }

    /// The column's cells, whose links have the address of the customer's page at Shopify, whichever side the customer
    /// came from.
    fn list_column_status(_: Entity, mut rows: Vec<Row>) -> Vec<Cell> {
        let mut pages = vec![String::new(); rows.len()];
        for (row, page) in rows.iter_mut().zip(&mut pages) {
            let Some(link) = &mut row.link else { continue };
            if link.number.is_empty() {
                link.number = api::number(&link.remote_id).unwrap_or_default().to_owned();
            }
            page.clone_from(&link.url);
            if let (true, Ok(whole)) = (page.is_empty(), sync::link_to(&row.id, &link.remote_id)) {
                *page = whole.url;
            }
        }
        let cells = rows.iter().map(framework360_sdk::status::cell).zip(pages);
        let shown = cells.map(|(mut cell, page)| {
            if cell.state == LinkState::Linked && !page.is_empty() {
                cell.detail.push(verbatim(&page));
            }
            cell
        });
        shown.collect()
    }
}

impl Session for Shopify {
    fn renew() -> Result<Option<Timestamp>, Error> {
        session::renew()
    }
}

impl Lifecycle for Shopify {
    fn reconcile() -> Result<(), Error> {
        reconcile::reconcile()
    }

    fn disable() -> Result<(), Error> {
        reconcile::disable()
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
    fn authorize_url(query: &str, redirect_uri: &str, state: &str) -> Result<Destination, Error> {
        oauth::authorize_url(query, redirect_uri, state)
    }

    fn complete(query: &str, _redirect_uri: &str, account: &str) -> Result<Authorized, Error> {
        oauth::complete(query, account)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use framework360_sdk::shop::{Link, Subject};
    use framework360_sdk::testing;

    #[test]
    fn a_customer_has_its_number_and_its_page_in_the_list_whichever_side_it_came_from() {
        testing::reset();
        testing::with(|host| host.settings.insert("shop".to_owned(), "f360-test".to_owned()));
        let came_in = Link {
            subject: Subject { entity: Entity::Customer, id: "c-1".to_owned() },
            remote_id: api::gid("5"),
            number: String::new(),
            url: String::new(),
        };
        let linked_local = Some("2026-11-22 14:05".to_owned());
        let row = Row {
            id: "c-1".to_owned(),
            link: Some(came_in),
            linked_at: Some(1),
            linked_local,
            edited: None,
            notes: Vec::new(),
            job: None,
        };
        let sent = Row { link: Some(sync::link_to("c-1", &api::gid("6")).unwrap()), ..row.clone() };
        let none = Row { link: None, ..row.clone() };
        let cells = Shopify::list_column_status(Entity::Customer, vec![row, sent, none]);
        let shown: Vec<_> = cells.iter().map(|cell| say::STRINGS.render_cell(cell, "en")).collect();
        let shown: Vec<_> = shown.iter().map(|(text, detail)| (text.as_str(), detail.as_str())).collect();
        let since = "Synchronized on 2026-11-22 14:05.";
        let page = format!("{since} https://f360-test.myshopify.com/admin/customers/5");
        let other = page.replace("/5", "/6");
        let expected =
            [("Synchronized: 5", page.as_str()), ("Synchronized: 6", other.as_str()), ("Not linked", "")];
        assert_eq!(shown, expected);
    }
}
