//! The store, and the webhooks that the app subscribed to there.

use framework360_sdk::wire::{Lenient, Scalar};
use serde::de::IgnoredAny;
use serde::{Deserialize, Serialize};

use super::connection::Connection;
use super::{Admin, Document, NoVariables, RequestError, document, text};

/// Subscriptions that are asked for at a time.
const SUBSCRIPTIONS: u64 = 25;
/// Requests for them; beyond, something is wrong.
const PAGES: usize = 40;

/// A store, and the scopes that the app has there.
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
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub(crate) struct Subscription {
    #[serde(with = "text")]
    pub(crate) id: String,
    /// The topic's name in the API: "CUSTOMERS_CREATE".
    #[serde(with = "text")]
    pub(crate) topic: String,
    #[serde(with = "text")]
    pub(crate) uri: String,
}

/// The input that creates or changes a subscription.
#[derive(Serialize)]
struct Target<'a> {
    uri: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    format: Option<&'a str>,
}

impl Admin {
    /// The store.
    pub(crate) fn store(&self) -> Result<Store, RequestError> {
        #[derive(Deserialize)]
        #[serde(rename_all = "camelCase")]
        struct Data {
            shop: Shop,
            current_app_installation: AppInstallation,
        }

        #[derive(Deserialize)]
        #[serde(rename_all = "camelCase")]
        struct Shop {
            name: Scalar,
            myshopify_domain: Scalar,
            currency_code: Scalar,
        }

        #[derive(Deserialize)]
        #[serde(rename_all = "camelCase")]
        struct AppInstallation {
            access_scopes: Vec<Lenient<Scope>>,
        }

        #[derive(Deserialize)]
        struct Scope {
            handle: Scalar,
        }

        let Data { shop, current_app_installation } = self.ask(&document::SHOP, &NoVariables {})?;
        let scopes = current_app_installation.access_scopes.into_iter().filter_map(Lenient::into_option);
        Ok(Store {
            name: shop.name.into_string(),
            domain: shop.myshopify_domain.into_string(),
            currency: shop.currency_code.into_string(),
            scopes: scopes.map(|scope| scope.handle.into_string()).collect(),
        })
    }

    /// All subscriptions that this app has in this store.
    pub(crate) fn subscriptions(&self) -> Result<Vec<Subscription>, RequestError> {
        #[derive(Serialize)]
        struct Variables<'a> {
            first: u64,
            #[serde(skip_serializing_if = "Option::is_none")]
            after: Option<&'a str>,
        }

        #[derive(Deserialize)]
        struct Data {
            #[serde(rename = "webhookSubscriptions")]
            subscriptions: Connection<Subscription>,
        }

        let (mut all, mut after) = (Vec::new(), None::<String>);
        for _ in 0..PAGES {
            let (page, more) = self.by_page("webhooks", SUBSCRIPTIONS, |first| {
                let variables = Variables { first, after: after.as_deref() };
                let Data { subscriptions } = self.ask(&document::WEBHOOKS, &variables)?;
                Ok(subscriptions.into_page())
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
    pub(crate) fn subscribe(&self, topic: &str, uri: &str) -> Result<(), RequestError> {
        #[derive(Serialize)]
        struct Variables<'a> {
            topic: &'a str,
            subscription: Target<'a>,
        }

        let variables = Variables { topic, subscription: Target { uri, format: Some("JSON") } };
        self.change_subscription(&document::WEBHOOK_CREATE, "webhookSubscriptionCreate", &variables)
    }

    /// Moves a subscription to another address.
    pub(crate) fn move_subscription(&self, id: &str, uri: &str) -> Result<(), RequestError> {
        #[derive(Serialize)]
        struct Variables<'a> {
            id: &'a str,
            subscription: Target<'a>,
        }

        let variables = Variables { id, subscription: Target { uri, format: None } };
        self.change_subscription(&document::WEBHOOK_UPDATE, "webhookSubscriptionUpdate", &variables)
    }

    /// Ends a subscription.
    pub(crate) fn unsubscribe(&self, id: &str) -> Result<(), RequestError> {
        #[derive(Serialize)]
        struct Variables<'a> {
            id: &'a str,
        }

        self.change_subscription(&document::WEBHOOK_DELETE, "webhookSubscriptionDelete", &Variables { id })
    }

    fn change_subscription(
        &self,
        document: &Document,
        name: &str,
        variables: &impl Serialize,
    ) -> Result<(), RequestError> {
        self.write::<IgnoredAny>(document, name, variables).map(drop)
    }
}
