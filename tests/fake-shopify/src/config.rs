//! The configuration of a fake Shopify.

use std::fmt;

use crate::Switches;

/// One shop, and one app that can be installed in it.
#[derive(Clone)]
pub struct ShopifyConfig {
    /// 0 for a free port.
    pub port: u16,
    /// The shop's name in addresses: `f360-test.myshopify.com`.
    pub shop: String,
    /// The name that its owner gave it.
    pub shop_name: String,
    /// ISO 4217.
    pub currency: String,
    /// The app's client id.
    pub client_id: String,
    /// The app's client secret. Never shown.
    pub client_secret: String,
    /// The secret that it is rotated to. Never shown.
    pub next_client_secret: String,
    /// Where the owner's browser may be sent back to, character for character; any address where
    /// none is named.
    pub redirect_uris: Vec<String>,
    /// The address for the three privacy topics.
    pub privacy_uri: Option<String>,
    /// The version that writes the bodies of webhooks: a setting of the app.
    pub webhook_version: String,
    /// Points that the bucket holds.
    pub bucket: u32,
    /// Points that come back every second.
    pub restore_rate: u32,
    /// How it behaves where the facts are unsure, until that is changed.
    pub switches: Switches,
    /// The seed of tokens and numbers.
    pub seed: u64,
}

impl Default for ShopifyConfig {
    fn default() -> Self {
        Self {
            port: 0,
            shop: "f360-test.myshopify.com".to_owned(),
            shop_name: "Framework Test".to_owned(),
            currency: "CHF".to_owned(),
            client_id: "f360-test-client".to_owned(),
            client_secret: "f360-test-secret-not-real".to_owned(),
            next_client_secret: "f360-next-secret-not-real".to_owned(),
            redirect_uris: Vec::new(),
            privacy_uri: None,
            webhook_version: crate::API_VERSION.to_owned(),
            // The Standard plan, as the facts have it.
            bucket: 2000,
            restore_rate: 100,
            switches: Switches::default(),
            seed: 0,
        }
    }
}

impl fmt::Debug for ShopifyConfig {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ShopifyConfig")
            .field("port", &self.port)
            .field("shop", &self.shop)
            .finish_non_exhaustive()
    }
}
