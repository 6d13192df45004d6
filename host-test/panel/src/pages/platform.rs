//! Platform: the address and the credentials that all shops use; for the operator of the platform.

use askama::Template;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::IntoResponse as _;
use host_core::model::Settings;
use host_core::platform::Platform;
use host_sandbox::manifest::Scope;

use crate::Panel;
use crate::error_page::{Answer, ErrorPage, IntoErrorPage as _, html, text_of};
use crate::extract::{Form, FormFields};
use crate::notices;
use crate::pages::form::{Input, Owner, Source, entered};
use crate::reader::Reader;

#[derive(Template)]
#[template(path = "platform.html")]
struct Page {
    reader: Reader,
    done: Option<String>,
    /// The reason why a form was refused, and its plugin; none for the form of the address.
    refused: Option<(Option<String>, String)>,
    public_url: String,
    plugins: Vec<PluginSettings>,
}

/// The settings of one plugin.
struct PluginSettings {
    key: String,
    name: String,
    inputs: Vec<Input>,
    is_missing: bool,
}

/// `GET /platform`
pub(crate) async fn page(State(panel): State<Panel>, reader: Reader, headers: HeaderMap) -> Answer {
    let done = notices::read(&headers).map(|key| reader.word(key));
    let platform = panel.host.settings().platform().await.or_error_page(&reader)?;
    show(&panel, reader, platform.public_url, done, None).await
}

/// `POST /platform`: the address, or the settings of the plugin that the form names.
pub(crate) async fn save(State(panel): State<Panel>, reader: Reader, Form(sent): Form<FormFields>) -> Answer {
    let of = |name: &str| sent.iter().find(|(key, _)| key == name).map(|(_, value)| value.trim().to_owned());
    let settings = panel.host.settings();
    let kept = settings.platform().await.or_error_page(&reader)?.public_url;
    let (entered_url, plugin, saved) = match (of("public-url"), of("plugin")) {
        (Some(url), _) => {
            let public_url = url.trim_end_matches('/').to_owned();
            let platform = Platform { public_url: public_url.clone() };
            (public_url, None, settings.put_platform(&platform).await)
        }
        (None, Some(plugin)) => {
            let known =
                plugins(&panel).await.or_error_page(&reader)?.into_iter().find(|known| **known == plugin);
            let plugin = known.ok_or_else(|| ErrorPage::not_found(&reader))?;
            let component = panel.host.plugin(&plugin).await.or_error_page(&reader)?;
            let manifest = component.manifest(reader.language());
            let settings_entered = Settings(entered(&manifest, Scope::Platform, &sent));
            let saved = settings.put_of_plugin(&plugin, &settings_entered, reader.language()).await;
            (kept, Some(plugin), saved.map(drop))
        }
        (None, None) => {
            let text = reader.word("form-broken");
            return Err(ErrorPage::new(StatusCode::UNPROCESSABLE_ENTITY, text, &reader));
        }
    };
    match saved {
        Ok(()) => Ok(notices::done("/platform", "done-saved")),
        Err(error) => {
            let refused = Some((plugin, text_of(&error, &reader).1));
            show(&panel, reader, entered_url, None, refused).await
        }
    }
}

/// The names of the plugins that are found.
async fn plugins(panel: &Panel) -> Result<Vec<String>, host_platform::HostError> {
    panel.host.installations().names()
}

async fn show(
    panel: &Panel,
    reader: Reader,
    public_url: String,
    done: Option<String>,
    refused: Option<(Option<String>, String)>,
) -> Answer {
    let mut shown = Vec::new();
    for name in plugins(panel).await.or_error_page(&reader)? {
        // One that can't be used has no form.
        let Ok(plugin) = panel.host.plugin(&name).await else { continue };
        let manifest = plugin.manifest(reader.language());
        let kept = panel.host.settings().stored_for_plugin(&manifest.id).await.or_error_page(&reader)?;
        let source = Source {
            panel,
            plugin: &plugin,
            manifest: &manifest,
            owner: Owner::Platform(&kept),
            entered: &Default::default(),
            problems: &[],
            asks_remote: false,
            lacking: &[],
            rows: &Default::default(),
        };
        let inputs = source.inputs(&reader).await.or_error_page(&reader)?;
        if !inputs.is_empty() {
            let missing = panel.host.settings().missing_of_plugin(&manifest).await.or_error_page(&reader)?;
            shown.push(PluginSettings {
                key: name,
                name: manifest.name,
                inputs,
                is_missing: !missing.is_empty(),
            });
        }
    }
    let status = if refused.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let language = reader.language();
    let page = Page { reader, done, refused, public_url, plugins: shown };
    Ok((status, html(&page, language)).into_response())
}
