//! The callback of an authorization: the browser comes back from the remote.

use host_core::model::{Account, Installation, InstallationState, Message, Shop};
use host_core::platform::{Authorization, StateCheck};
use host_core::public_url::address_of;
use host_core::shop::Timestamp;
use host_core::store::{Connection, StoreError};
use host_core::unit_of_work::{Access, Unit};
use host_sandbox::bindings::framework360::connector::types::ErrorKind;
use host_sandbox::exports::Complete;
use host_sandbox::manifest::Manifest;
use host_sandbox::plugins::Plugin;

use super::{ACCOUNT, QUERY};
use url::Url;

use crate::authorizations::Authorizations;
use crate::error::HostError;
use crate::installations::{Checked, Trial, Writes, error_text, is_exclusive, then, tried};
use crate::texts;

/// The page for a browser that comes back from a remote.
#[derive(Debug, Clone)]
pub struct Callback {
    /// The HTTP status.
    pub status: u16,
    /// The title, in the language of `locale`.
    pub title: String,
    /// The text, in the language of `locale`.
    pub text: String,
    /// The language.
    pub locale: String,
    /// The shop that it was begun for, where known.
    pub shop: Option<String>,
    /// The plugin's settings in the control panel, where the shop is known and there is one; and what the link is called.
    pub back: Option<(Url, String)>,
}

/// Why an authorization wasn't completed.
struct Refused {
    status: u16,
    text: String,
}

impl Authorizations<'_> {
    /// Handles a browser that comes back from a remote with this query string. Completes the authorization that its
    /// state belongs to, if there is one, and shows the owner the result in their language, or in `reader` where
    /// that isn't known.
    pub async fn callback(self, plugin: &str, query: &str, reader: &str) -> Callback {
        let mut callback = self.answer(plugin, query, reader).await;
        let page = callback.shop.as_deref().and_then(|shop| self.host.panel_page(shop, plugin));
        callback.back = page.map(|page| (page, say("authorization-back", &[], &callback.locale)));
        callback
    }

    async fn answer(self, plugin: &str, query: &str, reader: &str) -> Callback {
        let refuse = |status, code: &str, args: &[(&str, &str)]| {
            failed(Refused { status, text: say(code, args, reader) }, reader, None)
        };
        let known = match self.host.plugin_named(plugin).await {
            Some(known) if known.has_oauth() => known,
            _ => return refuse(404, "plugin-missing", &[("plugin", plugin)]),
        };
        let Some(state) = state_of(query) else { return refuse(400, "authorization-stateless", &[]) };
        let authorization =
            match self.host.store.consume_authorization(plugin, &state, self.host.clock.now()).await {
                Ok(StateCheck::Valid(authorization)) => *authorization,
                Ok(StateCheck::Used) => return refuse(409, "authorization-used", &[]),
                Ok(StateCheck::Expired) => return refuse(410, "authorization-late", &[]),
                Ok(StateCheck::Unknown) => return refuse(400, "authorization-unknown", &[]),
                Err(error) => {
                    tracing::error!(%error, "an authorization could not be looked up");
                    return refuse(503, "authorization-error", &[]);
                }
            };
        let (locale, shop) = (authorization.locale.clone(), authorization.shop.clone());
        match self.complete(&known, authorization, query).await {
            Ok((manifest, account)) => {
                let name = if account.name.is_empty() { &account.id } else { &account.name };
                let args = [("plugin", manifest.name.as_str()), ("account", name), ("shop", &shop)];
                Callback {
                    status: 200,
                    title: say("authorization-done-title", &args, &locale),
                    text: say("authorization-done", &args, &locale),
                    locale,
                    shop: Some(shop),
                    back: None,
                }
            }
            Err(Ok(refused)) => failed(refused, &locale, Some(shop)),
            Err(Err(error)) => {
                tracing::error!(%error, plugin, "an authorization could not be completed");
                let own = error.localized(&locale);
                let text = own.unwrap_or_else(|| say("authorization-error", &[], &locale));
                failed(Refused { status: 500, text }, &locale, Some(shop))
            }
        }
    }

    /// Exchanges what the browser brought for a session, tries it, and stores both.
    async fn complete(
        self,
        plugin: &Plugin,
        authorization: Authorization,
        query: &str,
    ) -> Result<(Manifest, Account), Result<Refused, HostError>> {
        let Authorization { shop, settings, flows, forget, account: only, locale, actor, .. } = authorization;
        let manifest = plugin.manifest(&locale);
        let shop = self.host.installations().shop_or_default(&shop).await.map_err(Err)?;
        let installations = self.host.store.installations(Some(&shop.id)).await.map_err(store_failed)?;
        let known = installations.into_iter().find(|known| known.plugin == manifest.id);
        let trial = Trial { plugin, manifest: &manifest, shop: &shop, locale: &locale };
        let installation = tried(&trial, known.as_ref(), &settings, flows.iter().cloned().collect());

        if is_exclusive(plugin) {
            self.check_free(&manifest.id, &only, &shop.id).await.map_err(|error| taken(error, &locale))?;
        }
        let address = address_of(&self.host.store, &shop, &manifest.id).await.map_err(store_failed)?;
        let redirect_uri = format!("{address}/oauth");
        let export = Complete { query: query.to_owned(), redirect_uri, account: only.clone() };
        let unit = Unit::new(self.host.store.clone(), installation.clone(), None, Access::Session);
        let called = self.host.call(plugin, &shop, &settings, unit, export).await;
        if let Some(error) = called.store_error {
            return Err(store_failed(error));
        }
        let authorized = match called.reply {
            Ok(Ok(authorized)) => authorized,
            Ok(Err(error)) => {
                let status = status(error.kind);
                let text = error_text(plugin, error, &called.masks, &locale);
                return Err(Ok(Refused { status, text }));
            }
            Err(message) => {
                let text = texts::render(Some(plugin), &message, &locale);
                return Err(Ok(Refused { status: 502, text }));
            }
        };
        let session = called.unit.commit(self.host.clock.now()).writes;
        // The remote may be unable to say in `check` whose session it is.
        let begun_for = Account {
            id: called.masks.account(&authorized.account.id, ACCOUNT),
            name: called.masks.account(&authorized.account.name, ACCOUNT),
        };
        let check_begun_for = |account: &Account| {
            if only.is_empty() || account.id == only {
                return Ok(());
            }
            let args = [("account", account.id.as_str()), ("expected", &only)];
            Err(Ok(Refused { status: 400, text: say("authorization-account", &args, &locale) }))
        };
        if !begun_for.id.is_empty() {
            check_begun_for(&begun_for)?;
        }
        let standing = known.filter(|known| known.state != InstallationState::Disabled);
        if let Some(known) = standing.filter(|known| known.account.id == begun_for.id) {
            // The exchange may have ended the previous session: the installation continues with this one, even if the
            // check fails.
            self.keep_session(&shop, known, session.clone(), authorized.expires_at).await.map_err(Err)?;
        }
        // `check` may take the account from the session that was just stored.
        let installation = Installation { account: begun_for.clone(), ..installation };
        let unit = self.seeing(&trial, installation, session).map_err(Err)?;
        let (checked, writes) =
            match self.host.installations().check(&trial, &settings, unit).await.map_err(Err)? {
                Checked::Account(account, writes) => (account, writes),
                Checked::Fields(problems) => {
                    let reported = problems
                        .into_iter()
                        .map(|reported| format!("{}: {}", reported.label, reported.problem));
                    let text = reported.collect::<Vec<_>>().join("\n");
                    return Err(Ok(Refused { status: 400, text }));
                }
                Checked::Failed(text) => return Err(Ok(Refused { status: 400, text })),
            };
        let account = if checked.id.is_empty() { begun_for } else { checked };
        check_begun_for(&account)?;
        let connection = Connection {
            shop: shop.id.clone(),
            plugin: manifest.id.clone(),
            settings,
            flows,
            account: Some(account.clone()),
            forget,
            exclusive: is_exclusive(plugin),
            writes,
            session: Some(authorized.expires_at),
            then: then(plugin),
            actor,
            now: self.host.clock.now(),
        };
        match self.host.installations().keep(&shop, connection).await {
            Ok(_) => Ok((manifest, account)),
            Err(error) => Err(taken(error, &locale)),
        }
    }

    /// Stores a session for an installation and changes nothing else.
    async fn keep_session(
        self,
        shop: &Shop,
        known: Installation,
        writes: Writes,
        expires_at: Option<Timestamp>,
    ) -> Result<(), HostError> {
        let connection = Connection {
            shop: shop.id.clone(),
            plugin: known.plugin,
            settings: known.settings,
            flows: known.flows.into_iter().collect(),
            account: None,
            forget: false,
            exclusive: false,
            writes,
            session: Some(expires_at),
            then: Vec::new(),
            actor: None,
            now: self.host.clock.now(),
        };
        self.host.installations().keep(shop, connection).await.map(|_| ())
    }

    /// A unit of work that sees a session which isn't stored yet, and writes nothing else.
    fn seeing(
        self,
        trial: &Trial<'_>,
        installation: Installation,
        session: Writes,
    ) -> Result<Unit, HostError> {
        let mut unit = Unit::new(self.host.store.clone(), installation, None, Access::Session);
        for (key, value) in session {
            unit.set(&key, value).map_err(|error| {
                tracing::error!(%error, plugin = trial.manifest.id, "a session could not be passed on");
                self.host.broken(trial.plugin, &Message::host("session-expired", &[]))
            })?;
        }
        Ok(unit)
    }
}

/// An account that another shop has is the owner's problem to solve, and no failure of the platform.
fn taken(error: HostError, locale: &str) -> Result<Refused, HostError> {
    match error {
        HostError::Store(StoreError::AccountTaken(_)) => {
            let text = error.localized(locale).unwrap_or_else(|| error.to_string());
            Ok(Refused { status: 409, text })
        }
        error => Err(error),
    }
}

fn store_failed(error: StoreError) -> Result<Refused, HostError> {
    Err(error.into())
}

fn failed(refused: Refused, locale: &str, shop: Option<String>) -> Callback {
    Callback {
        status: refused.status,
        title: say("authorization-failed-title", &[], locale),
        text: refused.text,
        locale: locale.to_owned(),
        shop,
        back: None,
    }
}

fn say(code: &str, args: &[(&str, &str)], locale: &str) -> String {
    texts::render_own(&Message::host(code, args), locale).unwrap_or_else(|| code.to_owned())
}

/// The HTTP status for the browser: the remote failed, or what the browser brought is wrong.
fn status(kind: ErrorKind) -> u16 {
    match kind {
        ErrorKind::Throttled
        | ErrorKind::Unavailable
        | ErrorKind::Waiting
        | ErrorKind::Uncertain
        | ErrorKind::Unexpected => 502,
        ErrorKind::NotConfigured | ErrorKind::Expired | ErrorKind::Unauthorized | ErrorKind::Rejected => 400,
    }
}

/// The state in a query; none where there is none, or more than one.
fn state_of(query: &str) -> Option<String> {
    if query.len() > QUERY {
        return None;
    }
    let mut states = url::form_urlencoded::parse(query.as_bytes()).filter(|(name, _)| name == "state");
    let state = states.next()?.1.into_owned();
    (states.next().is_none() && !state.is_empty()).then_some(state)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_has_one_state_or_none() {
        assert_eq!(state_of("code=1&state=a%20b&shop=x").as_deref(), Some("a b"));
        for query in
            ["", "code=1", "state=", "state=a&state=b", "State=a", &format!("state={}", "a".repeat(QUERY))]
        {
            assert_eq!(state_of(query), None, "{query}");
        }
    }
}
