//! The store, and the webhooks that the app subscribed to there.

use framework360_sdk::json::{self, Object, Value};

use super::customer::next;
use super::refusal::refusals;
use super::{Admin, Document, Trouble, document};

/// Subscriptions that are asked for at a time.
const SUBSCRIPTIONS: u64 = 25;
/// Requests for them; beyond, something is wrong.
const PAGES: usize = 40;

/// Which store this is, and what it lets the app do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Store {
    pub(crate) name: String,
    /// "my-store.myshopify.com", whatever name it was reached by.
    pub(crate) domain: String,
    /// ISO 4217.
    pub(crate) currency: String,
    /// The scopes that were granted.
    pub(crate) scopes: Vec<String>,
}

/// A webhook subscription of this app.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Subscription {
    pub(crate) id: String,
    /// As the API names it: "CUSTOMERS_CREATE".
    pub(crate) topic: String,
    pub(crate) uri: String,
}

impl Admin {
    /// The store.
    pub(crate) fn store(&self) -> Result<Store, Trouble> {
        self.ask(
            &document::SHOP,
            |_| {},
            |data| {
                let shop = data.get("shop")?;
                let scopes = data.get("currentAppInstallation")?.get("accessScopes")?.elements()?;
                Some(Store {
                    name: json::text(shop, "name"),
                    domain: json::text(shop, "myshopifyDomain"),
                    currency: json::text(shop, "currencyCode"),
                    scopes: scopes.into_iter().map(|scope| json::text(scope, "handle")).collect(),
                })
            },
        )
    }

    /// All subscriptions that this app has in this store.
    pub(crate) fn subscriptions(&self) -> Result<Vec<Subscription>, Trouble> {
        let (mut all, mut after) = (Vec::new(), None::<String>);
        for _ in 0..PAGES {
            let (page, more) = self.by_page("webhooks", SUBSCRIPTIONS, |first| {
                let variables = |object: &mut Object| {
                    object.number("first", first);
                    if let Some(after) = &after {
                        object.text("after", after);
                    }
                };
                self.ask(&document::WEBHOOKS, variables, |data| {
                    let connection = data.get("webhookSubscriptions")?;
                    Some((json::list(connection, "nodes", subscription)?, next(connection)))
                })
            })?;
            all.extend(page);
            if more.is_none() || more == after {
                break;
            }
            after = more;
        }
        Ok(all)
    }

    /// Subscribes to a topic.
    pub(crate) fn subscribe(&self, topic: &str, uri: &str) -> Result<(), Trouble> {
        self.change_subscription(&document::WEBHOOK_CREATE, "webhookSubscriptionCreate", |object| {
            object.text("topic", topic).object("subscription", |it| {
                it.text("uri", uri).text("format", "JSON");
            });
        })
    }

    /// Moves a subscription to another address.
    pub(crate) fn move_subscription(&self, id: &str, uri: &str) -> Result<(), Trouble> {
        self.change_subscription(&document::WEBHOOK_UPDATE, "webhookSubscriptionUpdate", |object| {
            object.text("id", id).object("subscription", |it| {
                it.text("uri", uri);
            });
        })
    }

    /// Ends a subscription.
    pub(crate) fn unsubscribe(&self, id: &str) -> Result<(), Trouble> {
        self.change_subscription(&document::WEBHOOK_DELETE, "webhookSubscriptionDelete", |object| {
            object.text("id", id);
        })
    }

    fn change_subscription(
        &self,
        document: &Document,
        name: &str,
        variables: impl FnOnce(&mut Object),
    ) -> Result<(), Trouble> {
        let refused = self.ask(document, variables, |data| refusals(data.get(name)?))?;
        if refused.is_empty() { Ok(()) } else { Err(Trouble::Refused(refused)) }
    }
}

fn subscription(node: Value<'_>) -> Subscription {
    let text = |name| json::text(node, name);
    Subscription { id: text("id"), topic: text("topic"), uri: text("uri") }
}
