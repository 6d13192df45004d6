//! Sessions, and what a user may do.

use framework360_sdk::http::Response;
use framework360_sdk::wire::{Lenient, List, Scalar};
use serde::de::IgnoredAny;
use serde::{Deserialize, Serialize};

use super::RequestError;

/// The credentials that a session begins with. Both are secret.
#[derive(Serialize)]
pub(super) struct Login<'a> {
    pub(super) username: &'a str,
    pub(super) password: &'a str,
}

/// A session that has begun.
pub(crate) struct NewSession {
    /// Opaque, and secret.
    pub(crate) token: String,
    /// Seconds from now; none where that isn't said.
    pub(crate) expires_in: Option<u64>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct SessionAnswer {
    token: Scalar,
    expires_in: Scalar,
}

impl NewSession {
    pub(super) fn read(answer: &Response) -> Result<Self, RequestError> {
        let SessionAnswer { token, expires_in } = answer.json_as()?;
        // No other token can be sent in a header.
        if token.is_empty() || token.len() > 4096 || !token.bytes().all(|byte| byte.is_ascii_graphic()) {
            return Err(answer.unreadable().into());
        }
        Ok(Self { token: token.into_string(), expires_in: expires_in.to_u64() })
    }
}

/// A shop and its owner as the user may see them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Account {
    /// The shop's name, from which the session's token is removed. Empty where TotalGest doesn't report it.
    pub(crate) shop_name: String,
    /// Whether the user may read products. This and the next are true where TotalGest reports no rights.
    pub(crate) may_read_products: bool,
    pub(crate) may_write_orders: bool,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct AccountAnswer {
    shop: Option<Lenient<Named>>,
    owner: Option<IgnoredAny>,
    rights: List<Scalar>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Named {
    name: Scalar,
}

impl Account {
    pub(super) fn read(answer: &Response) -> Result<Self, RequestError> {
        let AccountAnswer { shop, owner, rights } = answer.json_as()?;
        let (Some(shop), Some(_)) = (shop, owner) else {
            return Err(answer.unreadable().into());
        };
        let has = |wanted: &str| {
            rights.as_ref().is_none_or(|rights| rights.iter().any(|right| right.trim() == wanted))
        };
        Ok(Self {
            shop_name: answer.excerpt(shop.as_ref().map_or("", |shop| &shop.name)),
            may_read_products: has("products:read"),
            may_write_orders: has("orders:write"),
        })
    }
}
