//! Authorizations: plugins whose remote must let the platform act for the shop's owner. The owner is sent there, and
//! comes back with the remote's permission.
//!
//! The state parameter is the platform's: 32 random bytes, valid once, for one plugin, shop
//! and set of settings, and not for long. Only what it was begun for is completed. The person who began it
//! is trusted to be the shop's owner: a platform with people who log in also compares its state with
//! their session, so that nobody is led to complete what another began.

mod callback;

use std::fmt::Write as _;
use std::sync::Arc;

use host_core::limits;
use host_core::model::{InstallationState, Message};
use host_core::platform::Authorization;
use host_core::shop::Timestamp;
use host_core::store::StoreError;
use url::Url;

pub use self::callback::Callback;
use crate::error::HostError;
use crate::host::Host;
use crate::installations::error_text;
use crate::installations::{EnableTarget, FieldProblem, Trial, is_exclusive, tried};
use crate::settings_input::{Enable, check_whole, merged, wrong};
use host_core::public_url::address_of;
use host_sandbox::bindings::exports::framework360::connector::connector::Connection as Kind;
use host_sandbox::bindings::exports::framework360::connector::oauth::Destination;
use host_sandbox::exports::AuthorizeUrl;
use host_sandbox::switches;

/// The longest query that comes from a remote or a browser, in bytes. Arbitrary: a code, a state, a signature.
const QUERY: usize = 16 * 1024;
/// The longest address that a browser is sent to, in bytes: what servers and browsers commonly accept.
const ADDRESS: usize = 8 * 1024;
/// The longest id of an account, in bytes.
const ACCOUNT: usize = 500;

/// The next step of an authorization that an owner began.
#[derive(Debug, Clone)]
pub enum Authorize {
    /// The owner's browser goes to the remote.
    Go {
        /// The address at the remote.
        url: String,
    },
    /// The settings can't be right; nothing was stored.
    Invalid(Vec<FieldProblem>),
    /// The plugin can't name the address; nothing was stored. The reason, in the owner's language.
    Failed(String),
}

/// Authorizations of plugins at their remotes.
#[derive(Clone, Copy)]
pub struct Authorizations<'h> {
    host: &'h Arc<Host>,
}

impl Host {
    /// Authorizations of plugins at their remotes.
    #[must_use]
    pub fn authorizations(self: &Arc<Self>) -> Authorizations<'_> {
        Authorizations { host: self }
    }
}

impl Authorizations<'_> {
    /// Begins an authorization. Takes settings and switches as
    /// [`Installations::enable`](crate::Installations::enable) does, and returns where the owner's browser is to go. Only
    /// the pending authorization is stored until it comes back. `query` is what the remote's install link carried,
    /// empty where the owner begins here.
    ///
    /// # Errors
    /// The errors of [`Installations::enable`](crate::Installations::enable); a plugin without authorizations, or a
    /// platform without an address.
    pub async fn begin(self, enable: Enable, query: &str) -> Result<Authorize, HostError> {
        let wanted = self.host.installations().enable_target(&enable).await?;
        let EnableTarget { plugin, manifest, shop, known } = &wanted;
        let locale = &enable.locale;
        if manifest.connection != Kind::Oauth || !plugin.has_oauth() {
            let args = [("plugin", manifest.name.as_str()), ("plugin-id", &manifest.id), ("shop", &shop.id)];
            return Err(wrong("authorize-none", &args));
        }
        self.host.settings().check(manifest).await?;
        let settings = merged(&enable, manifest, known.as_ref());
        check_whole(manifest, &settings, &enable)?;
        let address = address_of(&self.host.store, shop, &manifest.id).await?;
        if address.is_empty() {
            return Err(wrong("address-missing", &[]));
        }
        if query.len() > QUERY {
            return Err(wrong("authorize-query", &[]));
        }
        let flows = switches::merged(manifest, &enable.flows, known.as_ref());
        let trial = Trial { plugin, manifest, shop, locale };
        let installation = tried(&trial, known.as_ref(), &settings, flows.iter().cloned().collect());
        if let Some(problems) = self.host.installations().unconfigured(&trial, &installation).await? {
            return Ok(Authorize::Invalid(problems));
        }
        let state = nonce();
        let export = AuthorizeUrl {
            query: query.to_owned(),
            redirect_uri: format!("{address}/oauth"),
            state: state.clone(),
        };
        let called = self.host.ask(plugin, (shop, &installation), export).await;
        if let Some(error) = called.store_error {
            return Err(error.into());
        }
        let Destination { url, account } = match called.reply {
            Ok(Ok(destination)) => destination,
            Ok(Err(error)) => {
                return Ok(Authorize::Failed(error_text(plugin, error, &called.masks, locale)));
            }
            Err(message) => return Err(self.host.broken(plugin, &message)),
        };
        // It goes to a browser and its history, and onlookers can see it.
        let shown = called.masks.clean_fact(&url, usize::MAX) == url;
        if !is_fit(&url) || !shown || called.masks.account(&account, ACCOUNT) != account {
            return Err(self.host.broken(plugin, &Message::host("authorize-url-unfit", &[])));
        }
        if is_exclusive(plugin) {
            self.check_free(&manifest.id, &account, &shop.id).await?;
        }
        let now = self.host.clock.now();
        let authorization = Authorization {
            state,
            plugin: manifest.id.clone(),
            shop: shop.id.clone(),
            settings,
            flows,
            forget: enable.another_account,
            account,
            locale: enable.locale.clone(),
            actor: enable.actor.clone(),
            expires_at: now.saturating_add(patience()),
        };
        self.host.store.save_authorization(&authorization, now).await?;
        Ok(Authorize::Go { url })
    }

    /// Checks that no other shop has the account. The store checks again at the end; but an exchange at the
    /// remote before that can end the session of the shop that has it.
    async fn check_free(self, plugin: &str, account: &str, shop: &str) -> Result<(), HostError> {
        let installations = self.host.store.installations(None).await?;
        let other = installations.into_iter().find(|known| {
            known.plugin == plugin
                && known.shop != shop
                && known.account.id == account
                && known.state != InstallationState::Disabled
        });
        match other {
            Some(other) if !account.is_empty() => Err(StoreError::AccountTaken(other.shop).into()),
            _ => Ok(()),
        }
    }
}

/// A random state that nobody can guess.
fn nonce() -> String {
    let bytes: [u8; 32] = rand::random();
    bytes.iter().fold(String::with_capacity(64), |mut text, byte| {
        // Writing into a string doesn't fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

fn patience() -> Timestamp {
    Timestamp::try_from(limits::AUTHORIZATION.as_millis()).unwrap_or(Timestamp::MAX)
}

/// Whether a browser can be sent to this address, and the address shown.
fn is_fit(url: &str) -> bool {
    let plain = url.len() <= ADDRESS && url.chars().all(|letter| letter.is_ascii_graphic());
    plain
        && Url::parse(url)
            .is_ok_and(|url| url.scheme() == "https" && url.username().is_empty() && url.password().is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn states_are_long_and_never_the_same() {
        let (one, other) = (nonce(), nonce());
        assert_ne!(one, other);
        assert!(one.len() == 64 && one.bytes().all(|byte| byte.is_ascii_hexdigit()), "{one}");
    }

    #[test]
    fn a_browser_is_sent_to_https_alone() {
        assert!(is_fit("https://my-store.myshopify.com/admin/oauth/authorize?client_id=1&state=a"));
        for bad in [
            "http://my-store.myshopify.com/",
            "javascript:alert(1)",
            "https://someone@my-store.myshopify.com/",
            "https://my-store.myshopify.com/\u{1b}[2J",
            "https://my-store.myshopify.com/ x",
            "/admin/oauth/authorize",
        ] {
            assert!(!is_fit(bad), "{bad}");
        }
    }
}
