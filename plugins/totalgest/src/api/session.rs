//! Sessions, and what a user may do.

use framework360_sdk::http::Response;
use framework360_sdk::json::{self, Value};

use super::Trouble;

/// A session that has begun.
pub(crate) struct Begun {
    /// Opaque, and secret.
    pub(crate) token: String,
    /// Seconds from now; none where that isn't said.
    pub(crate) expires_in: Option<u64>,
}

impl Begun {
    pub(super) fn read(answer: &Response) -> Result<Self, Trouble> {
        let json = answer.json()?;
        let token = json::text(json.root(), "token");
        // Anything else couldn't be sent back in a header.
        if token.is_empty() || token.len() > 4096 || !token.bytes().all(|byte| byte.is_ascii_graphic()) {
            return Err(answer.unreadable().into());
        }
        Ok(Self { token, expires_in: json::number(json.root(), "expires_in") })
    }
}

/// A shop and its owner as the user may see them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Account {
    /// Without the session's token. Empty where it isn't told.
    pub(crate) shop_name: String,
    /// Both true where nothing is said about rights.
    pub(crate) may_read_products: bool,
    pub(crate) may_write_orders: bool,
}

impl Account {
    pub(super) fn read(answer: &Response) -> Result<Self, Trouble> {
        let json = answer.json()?;
        let root = json.root();
        let (Some(shop), Some(_)) = (root.get("shop"), root.get("owner")) else {
            return Err(answer.unreadable().into());
        };
        let rights = root.get("rights").and_then(Value::elements);
        let has = |wanted: &str| {
            let told = |right: &Value<'_>| right.text().is_some_and(|right| right.trim() == wanted);
            rights.as_ref().is_none_or(|rights| rights.iter().any(told))
        };
        Ok(Self {
            shop_name: answer.excerpt(&json::text(shop, "name")),
            may_read_products: has("products:read"),
            may_write_orders: has("orders:write"),
        })
    }
}
