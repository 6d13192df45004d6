//! Shopify's token endpoint: a code, or a refresh token, for a new pair of tokens.

use framework360_sdk::http::{self, Failure, Response};
use framework360_sdk::json::{self, Object};
use framework360_sdk::shop::Timestamp;
use framework360_sdk::{Error, installation, session};

use crate::say;
use crate::shop_domain::ShopDomain;

/// The app, as Shopify knows it.
pub(crate) struct App {
    pub(crate) client_id: String,
    client_secret: String,
}

/// What Shopify granted.
pub(crate) struct Granted {
    /// Opaque, and secret.
    pub(crate) access: String,
    /// Opaque, and secret; none where the access never ends by itself.
    pub(crate) refresh: Option<String>,
    /// Seconds from now; none where that isn't said.
    pub(crate) expires_in: Option<u64>,
}

impl Granted {
    /// Keeps it as the session, and says when it runs out.
    pub(crate) fn keep(&self) -> Result<Option<Timestamp>, Error> {
        match &self.refresh {
            Some(refresh) => session::keep_renewable(&self.access, refresh, self.expires_in),
            None => session::keep(&self.access, self.expires_in),
        }
    }
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
    /// The one that the platform set.
    pub(crate) fn of_platform() -> Result<Self, Error> {
        let setting =
            |key| installation::setting(key).ok_or_else(|| Error::NotConfigured(say::client_missing()));
        Ok(Self { client_id: setting("client_id")?, client_secret: setting("client_secret")? })
    }

    /// A code, which can be exchanged once, for tokens that expire.
    pub(crate) fn exchange(&self, shop: &ShopDomain, code: &str) -> Result<Granted, Refused> {
        self.ask(shop, code, |body| {
            body.text("code", code).text("expiring", "1");
        })
    }

    /// A refresh token for a new pair. It may be used again until what it brought is used.
    pub(crate) fn refresh(&self, shop: &ShopDomain, token: &str) -> Result<Granted, Refused> {
        self.ask(shop, token, |body| {
            body.text("grant_type", "refresh_token").text("refresh_token", token);
        })
    }

    fn ask(
        &self,
        shop: &ShopDomain,
        secret: &str,
        grant: impl FnOnce(&mut Object),
    ) -> Result<Granted, Refused> {
        let mut body = Object::new();
        body.text("client_id", &self.client_id).text("client_secret", &self.client_secret);
        grant(&mut body);
        let url = format!("https://{}/admin/oauth/access_token", shop.as_str());
        let request = http::post(url).secret(&self.client_secret).secret(secret).json(body);
        let answer = request.send().map_err(Refused::Failed)?;
        if answer.is_success() { granted(&answer) } else { Err(refused(&answer)) }
    }
}

fn granted(answer: &Response) -> Result<Granted, Refused> {
    let reported = answer.json().map_err(Refused::Failed)?;
    let text = |key| Some(json::text(reported.root(), key)).filter(|text| !text.is_empty());
    Ok(Granted {
        access: text("access_token").ok_or_else(|| Refused::Failed(answer.unreadable()))?,
        refresh: text("refresh_token"),
        expires_in: json::number(reported.root(), "expires_in"),
    })
}

/// OAuth's own words tell the app's fault from the grant's; without them it's taken for the grant's, which the owner
/// can mend.
fn refused(answer: &Response) -> Refused {
    let error = answer.json().map(|reported| json::text(reported.root(), "error")).unwrap_or_default();
    match (answer.status, error.as_str()) {
        (400 | 401 | 403, "invalid_client" | "unauthorized_client" | "application_cannot_be_found") => {
            Refused::App
        }
        (400 | 401, _) => Refused::Grant,
        (402 | 403 | 404 | 423, _) => Refused::Closed,
        _ => Refused::Failed(Failure::status(answer)),
    }
}
