//! What the buttons of a plugin's page do: save, switch, synchronize, confirm, switch off.

use std::collections::BTreeMap;

use askama::Template;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use host_core::model::{InstallationState, Settings};
use host_core::shop::Entity;
use host_platform::{Authorize, Enable, Enabled, Saved};
use host_sandbox::manifest::{Connection, Scope};
use host_sandbox::switches;
use serde::Deserialize;

use crate::error_page::{Answer, ErrorPage, IntoErrorPage as _, html, text_of};
use crate::extract::{Form, FormFields};
use crate::frame::{Frame, PluginPath, ShopRequest};
use crate::notices::done;
use crate::pages::plugin::{Attempt, found, show};
use crate::pages::plugins::held;
use crate::pages::{form, mapping};

/// `POST /{shop}/plugins/{plugin}/settings`
pub(crate) async fn save(
    ShopRequest { panel, frame, path: PluginPath { plugin } }: ShopRequest<PluginPath>,
    Form(sent): Form<FormFields>,
) -> Answer {
    let one = found(&panel, &frame, &plugin).await?;
    let Some(manifest) = one.manifest(frame.language()) else {
        return Err(ErrorPage::not_found(&frame.reader));
    };
    let entered = form::entered(&manifest, Scope::Shop, &sent);
    let (rows, problems) = mapping::checked(&manifest, &sent, &frame.reader);
    if form::reads_choices(&sent) {
        let attempt = Attempt { entered, rows, asks_remote: true, ..Attempt::default() };
        return show(&panel, frame, &plugin, attempt).await;
    }
    if !problems.is_empty() {
        let refused = Some(frame.word("refused-fields"));
        return show(
            &panel,
            frame,
            &plugin,
            Attempt { entered, rows, problems, refused, ..Attempt::default() },
        )
        .await;
    }
    let enable = Enable {
        shop: frame.shop.id.clone(),
        plugin: one.name.clone(),
        settings: Settings(entered.clone()),
        another_account: sent.iter().any(|(name, _)| name == "another-account"),
        locale: frame.language().to_owned(),
        actor: frame.person.clone(),
        ..Enable::default()
    };
    let back = frame.plugin_url(&plugin);
    let refused = if manifest.connection == Connection::Oauth {
        match panel.host.authorizations().begin(enable, "").await {
            Ok(Authorize::Go { url }) => return Ok(onward(&frame, &url)),
            Ok(Authorize::Invalid(problems)) => Attempt { problems, ..Attempt::default() },
            Ok(Authorize::Failed(text)) => Attempt { refused: Some(text), ..Attempt::default() },
            Err(error) => Attempt { refused: Some(text_of(&error, &frame.reader).1), ..Attempt::default() },
        }
    } else {
        match panel.host.installations().enable(enable).await {
            Ok(Enabled::Saved(_, Saved::AsBefore)) => return Ok(done(&back, "done-as-before")),
            Ok(Enabled::Saved(..)) => return Ok(done(&back, "done-connected")),
            Ok(Enabled::Invalid(problems) | Enabled::Refused(problems)) => {
                Attempt { problems, ..Attempt::default() }
            }
            Ok(Enabled::Failed(text)) => Attempt { refused: Some(text), ..Attempt::default() },
            Err(error) => Attempt { refused: Some(text_of(&error, &frame.reader).1), ..Attempt::default() },
        }
    };
    let refused = Attempt {
        refused: refused.refused.or_else(|| Some(frame.word("refused-fields"))),
        entered,
        rows,
        problems: refused.problems,
        ..Attempt::default()
    };
    show(&panel, frame, &plugin, refused).await
}

#[derive(Template)]
#[template(path = "onward.html")]
struct Onward<'a> {
    frame: &'a Frame,
    url: &'a str,
}

/// The owner's browser goes on to the remote. Not by a redirect: forms of this panel lead nowhere else.
fn onward(frame: &Frame, url: &str) -> Response {
    let page = html(&Onward { frame, url }, frame.language());
    ([(header::REFRESH, format!("0; url={url}"))], page).into_response()
}

/// `POST /{shop}/plugins/{plugin}/switches`
pub(crate) async fn switch(
    ShopRequest { panel, frame, path: PluginPath { plugin } }: ShopRequest<PluginPath>,
    Form(sent): Form<FormFields>,
) -> Answer {
    let one = found(&panel, &frame, &plugin).await?;
    let Some(manifest) = one.manifest(frame.language()) else {
        return Err(ErrorPage::not_found(&frame.reader));
    };
    let has = |wanted: &str, key: &str| sent.iter().any(|(name, value)| name == wanted && value == key);
    let is_on = |key: &str| sent.iter().any(|(name, _)| name == key);
    // Those of the form alone: a browser leaves out what is off.
    let keys = switches::keys(&manifest).into_iter().filter(|key| has("switch", key));
    let flows: BTreeMap<String, bool> = keys.map(|key| (key.to_owned(), is_on(key))).collect();
    if flows.is_empty() {
        let text = frame.word("form-broken");
        let page = ErrorPage::new(StatusCode::UNPROCESSABLE_ENTITY, text, &frame.reader);
        return Err(page.leading_back(frame.plugin_url(&plugin), &frame.reader));
    }
    let enable = Enable {
        shop: frame.shop.id.clone(),
        plugin: one.name.clone(),
        flows,
        locale: frame.language().to_owned(),
        actor: frame.person.clone(),
        ..Enable::default()
    };
    let back = frame.plugin_url(&plugin);
    match panel.host.installations().enable(enable).await {
        Ok(Enabled::Saved(_, Saved::AsBefore)) => Ok(done(&back, "done-as-before")),
        Ok(Enabled::Saved(..)) => Ok(done(&back, "done-switched")),
        Ok(Enabled::Invalid(problems) | Enabled::Refused(problems)) => {
            let refused = Some(frame.word("refused-fields"));
            show(&panel, frame, &plugin, Attempt { problems, refused, ..Attempt::default() }).await
        }
        Ok(Enabled::Failed(text)) => {
            show(&panel, frame, &plugin, Attempt { refused: Some(text), ..Attempt::default() }).await
        }
        Err(error) => {
            let refused = Some(text_of(&error, &frame.reader).1);
            show(&panel, frame, &plugin, Attempt { refused, ..Attempt::default() }).await
        }
    }
}

#[derive(Deserialize)]
pub(crate) struct Synchronization {
    #[serde(default)]
    back: String,
    #[serde(default)]
    full: Option<String>,
}

/// `POST /{shop}/plugins/{plugin}/synchronize`
pub(crate) async fn synchronize(
    ShopRequest { panel, frame, path: PluginPath { plugin } }: ShopRequest<PluginPath>,
    Form(back): Form<Synchronization>,
) -> Answer {
    let installation =
        panel.host.installations().get(&frame.shop.id, &plugin).await.or_error_page(&frame.reader)?;
    let mut begun = false;
    for entity in [Entity::Product, Entity::Customer] {
        if installation.state != InstallationState::Disabled
            && panel.host.ticks().takes(&installation, entity).await
        {
            begun = true;
            panel
                .host
                .ticks()
                .begin(&installation, entity, back.full.is_some())
                .await
                .or_error_page(&frame.reader)?;
        }
    }
    let url = if back.back == "plugins" { frame.at("plugins") } else { frame.plugin_url(&plugin) };
    Ok(done(&url, if begun { "done-synchronizing" } else { "done-not-now" }))
}

#[derive(Deserialize)]
pub(crate) struct ShownHeldList {
    missing: u64,
    listed: u64,
    known: u64,
}

/// `POST /{shop}/plugins/{plugin}/confirm`
pub(crate) async fn confirm(
    ShopRequest { panel, frame, path: PluginPath { plugin } }: ShopRequest<PluginPath>,
    Form(shown): Form<ShownHeldList>,
) -> Answer {
    let installation =
        panel.host.installations().get(&frame.shop.id, &plugin).await.or_error_page(&frame.reader)?;
    // What is confirmed is what was shown.
    let ticks = panel.host.ticks().of(&installation).await.or_error_page(&frame.reader)?;
    let held = held(&ticks).and_then(|tick| tick.held);
    let confirmed = match held.map(|held| (held.missing, held.listed, held.known)) {
        Some(numbers) if numbers == (shown.missing, shown.listed, shown.known) => panel
            .host
            .ticks()
            .confirm(&installation, frame.person.as_deref())
            .await
            .or_error_page(&frame.reader)?,
        _ => None,
    };
    let what = if confirmed.is_some() { "done-confirmed" } else { "done-not-now" };
    Ok(done(&frame.plugin_url(&plugin), what))
}

/// `POST /{shop}/plugins/{plugin}/off`
pub(crate) async fn off(
    ShopRequest { panel, frame, path: PluginPath { plugin } }: ShopRequest<PluginPath>,
) -> Answer {
    let (_, left) = panel
        .host
        .installations()
        .disable(&frame.shop.id, &plugin, frame.person.as_deref())
        .await
        .or_error_page(&frame.reader)?;
    let what = if left.is_some() { "done-disabled-left" } else { "done-disabled" };
    Ok(done(&frame.plugin_url(&plugin), what))
}
