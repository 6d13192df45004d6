//! What surrounds every page: the shop, the way to the other pages, and what needs somebody.

use std::borrow::Borrow;
use std::collections::BTreeMap;
use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{Method, Uri};
use host_core::model::{Installation, InstallationState, Message, Phase, Shop};
use host_core::shop::Entity;
use host_platform::{Host, HostError};
use host_sandbox::plugins::Plugin;
use serde::de::{DeserializeOwned, Error as _};
use serde::{Deserialize, Deserializer};

use crate::Panel;
use crate::access::Person;
use crate::error_page::{ErrorPage, IntoErrorPage as _};
use crate::extract::Path;
use crate::labels;
use crate::notices;
use crate::paths;
use crate::reader::Reader;
use crate::texts::LANGUAGES;

/// The part of the panel that a page belongs to.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Section {
    Plugins,
    List(Entity),
    Queue,
    Activity,
}

impl Section {
    /// The section of an address below a shop: "/demo/queue", "/demo/jobs/7/again".
    fn of(uri: &Uri) -> Option<Self> {
        let mut parts = uri.path().split('/').skip(2);
        match (parts.next()?, parts.next()) {
            ("plugins", _) => Some(Self::Plugins),
            ("list", Some(list)) => labels::list(list).map(Self::List),
            ("queue" | "jobs", _) => Some(Self::Queue),
            ("activity", _) => Some(Self::Activity),
            _ => None,
        }
    }
}

/// The navigation and the state of the shop around every page.
pub(crate) struct Frame {
    pub(crate) reader: Reader,
    pub(crate) shop: Shop,
    /// The shop's, those that are switched off included.
    pub(crate) installations: Vec<Installation>,
    /// Their jobs by phase.
    pub(crate) phases: BTreeMap<Phase, u64>,
    /// Plugins that wait for their owner.
    pub(crate) waiting_plugins: u64,
    pub(crate) section: Section,
    /// The address of the page, ready for one more field of its query.
    pub(crate) path: String,
    /// The name of the person who is signed in, where known.
    pub(crate) person: Option<String>,
    /// The notice of what was done, where a form led to this page.
    pub(crate) done: Option<String>,
    host: Arc<Host>,
}

/// A link of the frame.
pub(crate) struct NavLink {
    pub(crate) url: String,
    pub(crate) icon: &'static str,
    pub(crate) name: String,
    pub(crate) is_here: bool,
}

/// A request about a shop: what surrounds its page, and what its path names next to the shop.
pub(crate) struct ShopRequest<P> {
    pub(crate) panel: Panel,
    pub(crate) frame: Frame,
    pub(crate) path: P,
}

impl<P: DeserializeOwned + Send> FromRequestParts<Panel> for ShopRequest<P> {
    type Rejection = ErrorPage;

    async fn from_request_parts(parts: &mut Parts, panel: &Panel) -> Result<Self, ErrorPage> {
        let Path(ShopPath { shop }) = Path::from_request_parts(parts, panel).await?;
        let Path(path) = Path::from_request_parts(parts, panel).await?;
        let frame = Frame::open(panel, &shop, parts).await?;
        Ok(Self { panel: panel.clone(), frame, path })
    }
}

/// A path that names a shop and nothing else that a page needs.
#[derive(Deserialize)]
pub(crate) struct ShopPath {
    #[serde(deserialize_with = "paths::named")]
    shop: String,
}

/// A path that names a plugin of the shop.
#[derive(Deserialize)]
pub(crate) struct PluginPath {
    pub(crate) plugin: String,
}

/// The records of a list, as a path names them: "orders".
pub(crate) struct List(pub(crate) Entity);

impl<'de> Deserialize<'de> for List {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = String::deserialize(deserializer)?;
        labels::list(&name).map(Self).ok_or_else(|| D::Error::custom("no such list"))
    }
}

impl Frame {
    /// The frame of the page that a request asks for, or, where it's a form that was sent, of the page with that form.
    async fn open(panel: &Panel, shop: &str, parts: &mut Parts) -> Result<Self, ErrorPage> {
        let Ok(reader) = Reader::from_request_parts(parts, &()).await;
        let section = Section::of(&parts.uri).ok_or_else(|| ErrorPage::not_found(&reader))?;
        let host = panel.host.clone();
        let shop = match host.shop(shop).await {
            Err(HostError::Misuse(_)) => return Err(ErrorPage::not_found(&reader)),
            shop => shop.or_error_page(&reader)?,
        };
        let reader = reader.in_zone(&shop.time_zone).at(host.now());
        let installations = host.installations().of_shop(&shop.id).await.or_error_page(&reader)?;
        let ids: Vec<_> = installations.iter().map(|known| known.id).collect();
        let phases = host.jobs().phases(&ids).await.or_error_page(&reader)?;
        let paused = |known: &&Installation| matches!(known.state, InstallationState::Paused(_));
        let mut waiting_plugins = installations.iter().filter(paused).count() as u64;
        for installation in installations.iter().filter(|known| known.state == InstallationState::Active) {
            let ticks = host.ticks().of(installation).await.or_error_page(&reader)?;
            waiting_plugins += u64::from(ticks.iter().any(|tick| tick.held.is_some()));
        }
        let done = notices::read(&parts.headers).map(|key| reader.word(key));
        let Person(person) = parts.extensions.get().cloned().unwrap_or_default();
        let path = String::new();
        let mut frame =
            Self { reader, shop, installations, phases, waiting_plugins, section, path, person, done, host };
        frame.path = if parts.method == Method::GET {
            let kept = parts.uri.query().unwrap_or_default().split('&');
            let kept: Vec<&str> =
                kept.filter(|part| !part.is_empty() && !part.starts_with("lang=")).collect();
            let query = kept.iter().map(|part| format!("{part}&")).collect::<String>();
            format!("{}?{query}", parts.uri.path())
        } else {
            let page = match section {
                Section::Plugins => parts.uri.path().rsplit_once('/').map_or("", |(page, _)| page).to_owned(),
                Section::List(entity) => frame.list_url(entity),
                Section::Queue => frame.at("queue"),
                Section::Activity => frame.at("activity"),
            };
            format!("{page}?")
        };
        Ok(frame)
    }

    /// The address of a page of the shop.
    pub(crate) fn at(&self, path: &str) -> String {
        format!("/{}/{path}", paths::name(&self.shop.id))
    }

    pub(crate) fn plugin_url(&self, plugin: &str) -> String {
        self.at(&format!("plugins/{}", paths::segment(plugin)))
    }

    pub(crate) fn list_url(&self, entity: Entity) -> String {
        self.at(&format!("list/{}", labels::list_of(entity)))
    }

    pub(crate) fn record_url(&self, entity: Entity, id: &str) -> String {
        format!("{}/{}", self.list_url(entity), paths::name(id))
    }

    pub(crate) fn word(&self, key: &str) -> String {
        self.reader.word(key)
    }

    /// A text that counts something.
    pub(crate) fn count(&self, key: &str, count: impl Borrow<u64>) -> String {
        self.reader.number_of(key, *count.borrow())
    }

    /// A text about something by its name.
    pub(crate) fn named(&self, key: &str, name: &str) -> String {
        self.reader.with(key, [("name", name.into())])
    }

    /// A text with a count and a name.
    pub(crate) fn counted(&self, key: &str, count: impl Borrow<u64>, name: &str) -> String {
        self.reader.with(key, [("count", (*count.borrow()).into()), ("name", name.into())])
    }

    /// The notice of newer entries for the script that counts them: for one entry, or for several with "{n}" as the number.
    pub(crate) fn newer(&self, count: u64) -> String {
        let text = self.reader.number_of("newer-entries", count);
        if count == 1 { text } else { text.replacen(&count.to_string(), "{n}", 1) }
    }

    pub(crate) fn language(&self) -> &'static str {
        self.reader.language()
    }

    pub(crate) fn languages(&self) -> &'static [(&'static str, &'static str)] {
        &LANGUAGES
    }

    pub(crate) fn initials(&self) -> String {
        initials(&self.shop.name)
    }

    pub(crate) fn plugins(&self) -> NavLink {
        NavLink {
            url: self.at("plugins"),
            icon: "plug",
            name: self.word("plugins"),
            is_here: self.section == Section::Plugins,
        }
    }

    pub(crate) fn lists(&self) -> Vec<NavLink> {
        let link = |(entity, icon)| NavLink {
            url: self.list_url(entity),
            icon,
            name: labels::list_name(entity, &self.reader),
            is_here: self.section == Section::List(entity),
        };
        [(Entity::Order, "orders"), (Entity::Product, "products"), (Entity::Customer, "customers")]
            .map(link)
            .into()
    }

    pub(crate) fn queue(&self) -> NavLink {
        NavLink {
            url: self.at("queue"),
            icon: "queue",
            name: self.word("queue"),
            is_here: self.section == Section::Queue,
        }
    }

    pub(crate) fn activity(&self) -> NavLink {
        NavLink {
            url: self.at("activity"),
            icon: "activity",
            name: self.word("activity"),
            is_here: self.section == Section::Activity,
        }
    }

    /// Jobs in a phase.
    pub(crate) fn jobs(&self, phase: Phase) -> u64 {
        self.phases.get(&phase).copied().unwrap_or_default()
    }

    /// Jobs that wait for a person: a setting is missing, they failed for good, or nobody knows.
    pub(crate) fn waiting_jobs(&self) -> u64 {
        self.jobs(Phase::Paused) + self.jobs(Phase::Parked) + self.jobs(Phase::Uncertain)
    }

    /// Whether a job failed for good.
    pub(crate) fn has_failed(&self) -> bool {
        self.jobs(Phase::Parked) > 0
    }

    pub(crate) fn all_waiting(&self) -> u64 {
        self.waiting_jobs() + self.waiting_plugins
    }

    pub(crate) fn installation(&self, plugin: &str) -> Option<&Installation> {
        self.installations.iter().find(|known| known.plugin == plugin)
    }

    /// The plugin of an installation by its number.
    pub(crate) fn plugin_of(&self, installation: i64) -> &str {
        let known = self.installations.iter().find(|known| known.id == installation);
        known.map_or("", |known| known.plugin.as_str())
    }

    /// A plugin, where it can be used.
    pub(crate) async fn plugin(&self, name: &str) -> Option<Arc<Plugin>> {
        self.host.plugin(name).await.ok()
    }

    /// The title of a plugin's column, which is shorter than its name.
    pub(crate) async fn short_name(&self, name: &str) -> String {
        let Some(plugin) = self.plugin(name).await else { return name.to_owned() };
        let manifest = plugin.manifest(self.language());
        manifest.columns.into_iter().next().map_or(manifest.name, |column| column.title)
    }

    /// A message in the reader's language.
    pub(crate) async fn render(&self, plugin: &str, message: &Message) -> String {
        let plugin = self.plugin(plugin).await;
        host_platform::texts::render(plugin.as_deref(), message, self.language())
    }
}

/// The first letters of a name's first two words.
pub(crate) fn initials(name: &str) -> String {
    let letters = name.split_whitespace().filter_map(|word| word.chars().next());
    letters.take(2).flat_map(char::to_uppercase).collect()
}
