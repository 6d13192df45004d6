//! A fake Shopify: one shop, and one app that can be installed in it, on a port of its own.
//!
//! It keeps customers, lets the app in by OAuth, really parses, validates and runs GraphQL by the
//! schema in `plugins/shopify/schema.graphql`, is paid from a leaky bucket, and delivers webhooks.
//! Requests, changes and faults are those of the crate [`fakes`]. What is known of Shopify and what
//! is assumed is in the facts; where they are unsure a switch decides ([`Switches`]), and by
//! default it is as strict as Shopify may be: it normalises addresses, refuses provinces that it
//! doesn't know, and prices pages above the arithmetic of the facts.
//!
//! Assumed here, beyond the facts: what becomes of an address (`normalise.rs`), how a consent changes
//! with its address (`change.rs`), by how much pages are dearer ([`Switches::price_factor`]), and what
//! the body of a merge says that failed.
//!
//! Its time is its own ([`Clock`]): tokens end, points come back and deliveries are tried again when
//! a test moves it on, and a test that waits waits for what happens ([`Data::deliveries_done`]).
//!
//! ```no_run
//! # async fn example() -> Result<(), Box<dyn std::error::Error>> {
//! use fake_shopify::{Mishap, Shopify, ShopifyConfig};
//!
//! let shopify = Shopify::start(ShopifyConfig::default()).await?;
//! # let (authorize_url, public_url) = ("", "");
//! let callback = shopify.approve(authorize_url)?; // what the owner's browser does
//! // ... let the connector complete it, and subscribe to webhooks ...
//! shopify.on_delivery(|delivery| delivery.topic.wire_name().starts_with("customers/").then_some(Mishap::Double));
//! let id = shopify.create_customer(|zoe| zoe.email = Some("zoe@example.ch".to_owned()));
//! shopify.deliver_everything().await;
//! # Ok(()) }
//! ```

mod api;
mod change;
mod config;
mod control;
mod customer;
mod data;
mod graphql;
mod index;
mod mint;
mod normalise;
mod oauth;
mod rules;
mod server;
mod sign;
mod state;
mod throttle;
mod webhook;
mod zones;

pub use config::ShopifyConfig;
pub use control::HELP as CONTROL_HELP;
pub use customer::{AccountState, Address, Consent, ConsentState, Customer, Metafield, OptInLevel};
pub use data::Data;
pub use fakes::{Change, Clock, Fault, FaultHandle, RequestMatcher, RequestRecord, Snapshot};
pub use graphql::{API_VERSION, SDL, schema, validated};
pub use jiff::{SignedDuration, Timestamp};
pub use oauth::{Callback, Refused};
pub use rust_decimal::Decimal;
pub use server::Shopify;
pub use sign::{query_hmac, webhook_hmac};
pub use state::{Provinces, Switches};
pub use webhook::{Attempt, Delivery, Mishap, Progress, Subscription, Topic};
