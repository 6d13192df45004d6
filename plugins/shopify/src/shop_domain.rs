//! The store's address, "my-store.myshopify.com": what the owner enters, and what Shopify signs.

use std::collections::BTreeMap;

use framework360_sdk::storage::{self, Encoded};
use framework360_sdk::wire::Fields;
use framework360_sdk::{Error, Message, installation};
use serde::Deserialize;
use serde::de::IgnoredAny;

use crate::say;

const ENDING: &str = ".myshopify.com";
/// A label of a DNS name, in characters.
const NAME: usize = 63;

/// A store's address, in lower case and safe in a URL.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ShopDomain(String);

impl ShopDomain {
    /// The storage key of the store whose owner authorized the app.
    pub(crate) const KEY: &str = "session/shop";

    /// The store of this installation: the one that authorized the app, else the one that the owner entered.
    pub(crate) fn of_installation() -> Result<Self, Error> {
        if let Some(shop) = storage::get(Self::KEY)? {
            return Ok(shop);
        }
        let entered =
            installation::setting("shop").ok_or_else(|| Error::NotConfigured(say::shop_missing()))?;
        Self::entered(&entered).map_err(Error::NotConfigured)
    }

    /// Reads what an owner entered: the store's name, its address, or the address of one of its pages.
    pub(crate) fn entered(text: &str) -> Result<Self, Message> {
        let text = text.trim().to_ascii_lowercase();
        let place = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://")).unwrap_or(&text);
        // The address that the browser shows within Shopify's admin.
        let admin = place.strip_prefix("admin.shopify.com/store/");
        let place = admin.unwrap_or(place);
        let host = place.split(['/', '?', '#']).next().unwrap_or_default();
        let name = match host.strip_suffix(ENDING) {
            Some(name) => name,
            None if !host.contains('.') => host,
            None => return Err(say::shop_other_address(framework360_sdk::text::shorten(host, 80))),
        };
        Self::named(name).ok_or_else(say::shop_invalid)
    }

    /// Reads an address that Shopify reports, which can't be trusted until its signature is checked: nothing but the
    /// address itself.
    pub(crate) fn reported(text: &str) -> Option<Self> {
        Self::named(text.to_ascii_lowercase().strip_suffix(ENDING)?)
    }

    fn named(name: &str) -> Option<Self> {
        let letters = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        let fits = letters && !name.starts_with('-') && (1..=NAME).contains(&name.len());
        fits.then(|| Self(format!("{name}{ENDING}")))
    }

    /// "my-store.myshopify.com"
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

/// The address is stored as the name of a field: the platform takes every text that a session holds for a secret, and
/// would mask the address in links, in messages and in the account's id.
impl Encoded for ShopDomain {
    fn encode(&self) -> String {
        storage::with_version(1, &BTreeMap::from([("shop", BTreeMap::from([(&self.0, true)]))]))
    }

    fn decode(text: &[u8]) -> Option<Self> {
        let StoredShop { shop } = storage::of_versions(1..=1, text)?;
        shop.into_fields().first().and_then(|(name, _)| Self::reported(name))
    }
}

/// The stored form of a store's address.
#[derive(Deserialize)]
struct StoredShop {
    shop: Fields<IgnoredAny>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_owner_may_write_the_name_the_address_or_a_page_of_the_store() {
        for text in [
            "my-store",
            " My-Store ",
            "my-store.myshopify.com",
            "https://my-store.myshopify.com",
            "http://MY-STORE.myshopify.com/admin?x=1#y",
            "https://admin.shopify.com/store/my-store",
            "https://admin.shopify.com/store/my-store/settings/general",
        ] {
            assert_eq!(
                ShopDomain::entered(text).map(|shop| shop.0),
                Ok("my-store.myshopify.com".into()),
                "{text}"
            );
        }
    }

    #[test]
    fn an_address_of_another_kind_is_refused_with_what_it_should_be() {
        for text in
            ["www.my-store.com", "https://my-store.com/", "my-store.myshopify.com.evil.example", "a.b"]
        {
            let message = ShopDomain::entered(text).unwrap_err();
            assert_eq!(message.code, "shop-other-address", "{text}");
        }
        for text in
            ["", "my store", "-store", "https://", "user@store", "mein-lädchen", "a_b", &"x".repeat(64)]
        {
            assert_eq!(ShopDomain::entered(text), Err(say::shop_invalid()), "{text}");
        }
    }

    #[test]
    fn what_shopify_reports_is_the_address_and_nothing_around_it() {
        assert_eq!(
            ShopDomain::reported("F360-Test.myshopify.com").unwrap().as_str(),
            "f360-test.myshopify.com"
        );
        for text in [
            "",
            ".myshopify.com",
            "a.myshopify.com\n",
            " a.myshopify.com",
            "a.myshopify.com/",
            "https://a.myshopify.com",
            "a.b.myshopify.com",
            "a@b.myshopify.com",
            "a.myshopify.io",
            "a.myshopify.com.evil.example",
            "a_b.myshopify.com",
        ] {
            assert_eq!(ShopDomain::reported(text), None, "{text:?}");
        }
    }

    #[test]
    fn the_store_is_stored_where_the_platform_does_not_take_it_for_a_secret() {
        let shop = ShopDomain::reported("f360-test.myshopify.com").unwrap();
        let stored = storage::encode(&shop);
        assert_eq!(stored, r#"{"v":1,"shop":{"f360-test.myshopify.com":true}}"#);
        assert_eq!(storage::decode::<ShopDomain>(stored.as_bytes()), Some(shop));
        for broken in [r#"{"v":1}"#, r#"{"v":1,"shop":{}}"#, r#"{"v":1,"shop":{"evil.example":true}}"#] {
            assert_eq!(storage::decode::<ShopDomain>(broken.as_bytes()), None, "{broken}");
        }
    }
}
