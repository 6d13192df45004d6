//! Shopify's token endpoint: a code, or a refresh token, for a new pair of tokens.

use framework360_sdk::http::{self, Failure, Request, Response};
use framework360_sdk::shop::Timestamp;
use framework360_sdk::wire::Scalar;
use framework360_sdk::{Error, installation, session};
use serde::{Deserialize, Serialize};

use crate::say;
use crate::shop_domain::ShopDomain;

/// The app, as Shopify knows it.
pub(crate) struct App {
    pub(crate) client_id: String,
    client_secret: String,
}

/// The tokens that Shopify granted.
pub(crate) struct Granted {
    /// Opaque, and secret.
    pub(crate) access: String,
    /// Opaque, and secret; none where the access never ends by itself.
    pub(crate) refresh: Option<String>,
    /// Seconds from now; none where that isn't said.
    pub(crate) expires_in: Option<u64>,
}

impl Granted {
    /// Stores the tokens as the session, and returns when it expires.
    pub(crate) fn store(&self) -> Result<Option<Timestamp>, Error> {
        match &self.refresh {
            Some(refresh) => session::store_renewable(&self.access, refresh, self.expires_in),
            None => session::store(&self.access, self.expires_in),
        }
    }
}

/// The body of a request for tokens.
#[derive(Serialize)]
struct TokenRequest<'a> {
    client_id: &'a str,
    client_secret: &'a str,
    #[serde(flatten)]
    grant: Grant<'a>,
}

/// The grant for which tokens are requested.
#[derive(Serialize)]
#[serde(untagged)]
enum Grant<'a> {
    Code { code: &'a str, expiring: &'a str },
    RefreshToken { grant_type: &'a str, refresh_token: &'a str },
}

/// Tokens as they come.
#[derive(Deserialize)]
struct Tokens {
    access_token: Scalar,
    refresh_token: Scalar,
    expires_in: Scalar,
}

/// An error in OAuth's own words.
#[derive(Deserialize)]
struct OauthError {
    error: Scalar,
}

/// Why there are no tokens.
#[derive(Debug)]
pub(crate) enum Refused {
    /// The code or the refresh token: unknown, used up or too old.
    Grant,
    /// The app itself: its id or its secret.
    App,
    /// There is no such store, or it's closed, frozen or locked.
    Closed,
    /// No answer, or none that can be understood.
    Failed(Failure),
}

impl App {
    /// The app that the platform's settings name.
    pub(crate) fn of_platform() -> Result<Self, Error> {
        let setting =
            |key| installation::setting(key).ok_or_else(|| Error::NotConfigured(say::client_missing()));
        Ok(Self { client_id: setting("client_id")?, client_secret: setting("client_secret")? })
    }

    /// A code, which can be exchanged once, for tokens that expire.
    pub(crate) fn exchange(&self, shop: &ShopDomain, code: &str) -> Result<Granted, Refused> {
        self.ask(shop, code, Grant::Code { code, expiring: "1" })
    }

    /// A refresh token for a new pair. It may be used again until what it brought is used.
    pub(crate) fn refresh(&self, shop: &ShopDomain, token: &str) -> Result<Granted, Refused> {
        self.ask(shop, token, Grant::RefreshToken { grant_type: "refresh_token", refresh_token: token })
    }

    fn ask(&self, shop: &ShopDomain, secret: &str, grant: Grant<'_>) -> Result<Granted, Refused> {
        let body = TokenRequest { client_id: &self.client_id, client_secret: &self.client_secret, grant };
        let url = format!("https://{}/admin/oauth/access_token", shop.as_str());
        let request = http::post(url).secret(&self.client_secret).secret(secret);
        let answer = request.json_of(&body).and_then(Request::send).map_err(Refused::Failed)?;
        if answer.is_success() { granted(&answer) } else { Err(refused(&answer)) }
    }
}

fn granted(answer: &Response) -> Result<Granted, Refused> {
    let Tokens { access_token, refresh_token, expires_in } = answer.json_as().map_err(Refused::Failed)?;
    let text = |token: Scalar| token.into_option().filter(|token| !token.is_empty());
    Ok(Granted {
        access: text(access_token).ok_or_else(|| Refused::Failed(answer.unreadable()))?,
        refresh: text(refresh_token),
        expires_in: expires_in.to_u64(),
    })
}

/// Why no tokens were granted. OAuth's error code shows whether the app or the grant is at fault; without a code it
/// counts as the grant's fault, which the owner can fix.
fn refused(answer: &Response) -> Refused {
    let error = answer.json_as().map(|OauthError { error }| error).unwrap_or_default();
    match (answer.status, &*error) {
        (400 | 401 | 403, "invalid_client" | "unauthorized_client" | "application_cannot_be_found") => {
            Refused::App
        }
        (400 | 401, _) => Refused::Grant,
        (402 | 403 | 404 | 423, _) => Refused::Closed,
        _ => Refused::Failed(Failure::status(answer)),
    }
}
