//! The OAuth authorization of the app: Shopify's page, and the callback from it.

mod scopes;
mod tokens;

pub(crate) use scopes::Scopes;
pub(crate) use tokens::{App, Refused};

use framework360_sdk::{Account, Authorized, Destination, Error, Message, installation, storage};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::say;
use crate::shop_domain::ShopDomain;
use crate::signature::{Secrets, SignatureError, SignedQuery};

/// The characters that are encoded in a query: all but RFC 3986's unreserved ones.
const QUERY: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// Shopify's page on which the owner authorizes the app, and the only store that may answer.
pub(crate) fn authorize_url(query: &str, redirect_uri: &str, state: &str) -> Result<Destination, Error> {
    let client_id = App::of_platform()?.client_id;
    let entered = entered()?;
    let shop = if query.is_empty() {
        entered.ok_or_else(|| Error::NotConfigured(say::shop_missing()))?
    } else {
        let link = SignedQuery::read(query, &Secrets::of_platform())
            .map_err(|error| Error::Rejected(link_message(error)))?;
        let linked = link.shop().clone();
        match entered.filter(|entered| *entered != linked) {
            Some(entered) => {
                let (there, ours) = (linked.as_str(), entered.as_str());
                return Err(Error::Rejected(say::LinkOtherShop { there, ours }.message()));
            }
            None => linked,
        }
    };
    let url = format!("https://{}/admin/oauth/authorize", shop.as_str());
    let scope = scopes::NEEDED.join(",");
    let parameters = [
        ("client_id", client_id.as_str()),
        ("scope", &scope),
        ("redirect_uri", redirect_uri),
        ("state", state),
    ];
    let query: Vec<_> = parameters.iter().map(|(key, value)| format!("{key}={}", encoded(value))).collect();
    Ok(Destination { url: format!("{url}?{}", query.join("&")), account: shop.as_str().to_owned() })
}

/// Handles the callback. Its signature is checked first, so that nothing of it is believed or shown before. `begun` is
/// the store to which the owner was sent.
pub(crate) fn complete(query: &str, begun: &str) -> Result<Authorized, Error> {
    let app = App::of_platform()?;
    let callback = SignedQuery::read(query, &Secrets::of_platform())
        .map_err(|error| Error::Rejected(callback_message(error)))?;
    let shop = callback.shop();
    if shop.as_str() != begun {
        return Err(Error::Rejected(say::BackOtherShop { there: shop.as_str(), ours: begun }.message()));
    }
    let code = callback.get("code").ok_or_else(|| Error::Rejected(say::back_no_code()))?;
    let granted = app.exchange(shop, code).map_err(|refused| match refused {
        Refused::Grant => Error::Rejected(say::back_code_refused()),
        Refused::App => Error::NotConfigured(say::client_refused()),
        Refused::Closed => Error::Rejected(say::back_closed(shop.as_str())),
        Refused::Failed(failure) => failure.into(),
    })?;
    // `check` looks at the granted scopes. From here on the earlier session may be over.
    storage::set(ShopDomain::KEY, shop)?;
    let expires_at = granted.store()?;
    let account = Account { id: shop.as_str().to_owned(), name: shop.as_str().to_owned() };
    Ok(Authorized { account, expires_at })
}

/// The store that the owner entered; none where that was left to Shopify's install link.
fn entered() -> Result<Option<ShopDomain>, Error> {
    let entered = installation::setting("shop");
    entered.map(|entered| ShopDomain::entered(&entered)).transpose().map_err(Error::NotConfigured)
}

/// The message for a callback that can't be trusted.
fn callback_message(error: SignatureError) -> Message {
    match error {
        SignatureError::Unsigned => say::back_unsigned(),
        SignatureError::Tampered => say::back_tampered(),
        SignatureError::Stale => say::back_stale(),
        SignatureError::NoShop => say::back_no_shop(),
    }
}

/// The message for an install link that can't be trusted.
fn link_message(error: SignatureError) -> Message {
    match error {
        SignatureError::Unsigned => say::link_unsigned(),
        SignatureError::Tampered => say::link_tampered(),
        SignatureError::Stale => say::link_stale(),
        SignatureError::NoShop => say::link_no_shop(),
    }
}

fn encoded(text: &str) -> String {
    utf8_percent_encode(text, QUERY).to_string()
}

#[cfg(test)]
mod tests;
