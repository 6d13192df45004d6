//! The page on which the shop's owner authorizes the app, and the way back from it.

use jiff::SignedDuration;
use serde::Deserialize;
use url::Url;

use super::{CODE, Code, Scopes};
use crate::{sign, state::State};

/// How long a code waits to be exchanged. Arbitrary.
const CODE_LIFETIME: SignedDuration = SignedDuration::from_mins(10);

/// How the browser comes back from an approval.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Callback {
    /// As it should be.
    #[default]
    Honest,
    /// Somebody changed the code after it was signed.
    Tampered,
    /// Without an hmac.
    Unsigned,
    /// For another shop, and properly signed for that one.
    OtherShop(String),
    /// With another state than was sent, and properly signed.
    OtherState,
    /// Signed an hour ago.
    Stale,
}

/// Why the owner sees an error in place of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// It isn't the address of the page in this shop.
    #[error("Oauth error invalid_request: Your account does not have permission to grant access")]
    NotThisPage,
    /// No such app.
    #[error("Oauth error invalid_request: Could not find Shopify API application with that api_key")]
    UnknownApp,
    /// The address to go back to isn't one of the app's.
    #[error("Oauth error invalid_request: The redirect_uri is not whitelisted")]
    WrongRedirect,
    /// The app asks for nothing.
    #[error("Oauth error invalid_scope: The access scope is invalid")]
    NoScope,
    /// The fake knows offline tokens alone.
    #[error("This fake gives no online tokens")]
    Online,
}

/// The approval that the owner is asked for.
#[derive(Debug)]
pub(crate) struct Approval {
    pub(crate) scopes: Scopes,
    redirect: Url,
    state: String,
}

/// Parses the query that the app sent the browser with.
pub(crate) fn page(state: &State, query: &[(String, String)]) -> Result<Approval, Refused> {
    let param = |name: &str| {
        query.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str()).unwrap_or_default()
    };
    if param("client_id") != state.config.client_id {
        return Err(Refused::UnknownApp);
    }
    if param("grant_options[]") == "per-user" {
        return Err(Refused::Online);
    }
    let reported = param("redirect_uri");
    let uris = &state.config.redirect_uris;
    if !uris.is_empty() && !uris.iter().any(|uri| uri == reported) {
        return Err(Refused::WrongRedirect);
    }
    let redirect = Url::parse(reported).map_err(|_| Refused::WrongRedirect)?;
    let scopes = Scopes::listed(param("scope"));
    if scopes.is_empty() {
        return Err(Refused::NoScope);
    }
    Ok(Approval { scopes, redirect, state: param("state").to_owned() })
}

/// The owner approves: returns where the browser goes then.
pub(crate) fn approve(state: &mut State, approval: Approval) -> String {
    let Approval { scopes, redirect, state: mut nonce } = approval;
    let scopes = match &state.installation.grants {
        Some(grants) => scopes.both(grants),
        None => scopes,
    };
    let now = state.clock.now();
    let code = state.mint.token(CODE);
    state.installation.codes.insert(code.clone(), Code { until: fakes::after(now, CODE_LIFETIME), scopes });

    let way = std::mem::take(&mut state.installation.callback);
    let mut shop = state.config.shop.clone();
    let mut signed_at = now.as_second();
    match &way {
        Callback::OtherShop(other) => shop.clone_from(other),
        Callback::OtherState => nonce.push_str("-other"),
        Callback::Stale => signed_at -= 3600,
        Callback::Honest | Callback::Tampered | Callback::Unsigned => {}
    }
    let host = host_param(&shop);
    let message = sign::message(vec![
        ("code", code.clone()),
        ("host", host),
        ("shop", shop),
        ("state", nonce),
        ("timestamp", signed_at.to_string()),
    ]);
    let hmac = sign::query_hmac(state.installation.secrets.signing(&state.config), &message);
    let query = match way {
        Callback::Tampered => format!("{}&hmac={hmac}", message.replace(&code, "f360-of-somebody-else")),
        Callback::Unsigned => message,
        _ => format!("{message}&hmac={hmac}"),
    };
    with_query(redirect, &query)
}

/// The address of the browser of an owner who begins on Shopify's side.
pub(crate) fn install_link(state: &State, app: &Url) -> String {
    let shop = state.config.shop.clone();
    let message = sign::message(vec![
        ("host", host_param(&shop)),
        ("shop", shop),
        ("timestamp", state.clock.now().as_second().to_string()),
    ]);
    let hmac = sign::query_hmac(state.installation.secrets.signing(&state.config), &message);
    with_query(app.clone(), &format!("{message}&hmac={hmac}"))
}

fn host_param(shop: &str) -> String {
    use base64::{Engine, engine::general_purpose::STANDARD_NO_PAD};
    let name = shop.trim_end_matches(".myshopify.com");
    STANDARD_NO_PAD.encode(format!("admin.shopify.com/store/{name}"))
}

/// The address with a query behind its own.
fn with_query(address: Url, query: &str) -> String {
    let joint = if address.query().is_some() { '&' } else { '?' };
    format!("{address}{joint}{query}")
}
