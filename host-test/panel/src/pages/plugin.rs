//! A plugin's settings: is it connected, what does it synchronize in which direction, what is missing?

use std::collections::BTreeMap;

use askama::Template;
use axum::http::StatusCode;
use axum::response::IntoResponse as _;
use host_core::model::{InstallationState, Phase, kinds};
use host_core::shop::Entity;
use host_platform::texts::main_switch_name;
use host_platform::{FieldProblem, Found};
use host_sandbox::manifest::{Connection, Direction, Manifest};
use host_sandbox::switches;

use crate::Panel;
use crate::error_page::{Answer, ErrorPage, IntoErrorPage as _, html};
use crate::frame::{Frame, PluginPath, ShopRequest};
use crate::labels;
use crate::pages::form::{self, Input, Owner, Source};
use crate::pages::mapping;
use crate::pages::plugins::{Pass, asks, held, next, passes, state};
use crate::pages::version;
use crate::paths;
use crate::reader::{Reader, Time};
use crate::state::State;
use crate::texts::t;

#[derive(Template)]
#[template(path = "plugin.html")]
struct Page {
    frame: Frame,
    name: String,
    title: String,
    short: String,
    url: String,
    answer: String,
    /// The reason why a form was refused.
    refused: Option<String>,
    problems: Vec<FieldProblem>,
    is_connected: bool,
    /// Whether only the owner knows if new credentials are those of another account.
    may_be_another: bool,
    state: State,
    module_off: Option<String>,
    paused: Option<String>,
    /// The jobs that wait for a setting: their number and the reason.
    missing: Vec<(String, String)>,
    held: Option<HeldNotice>,
    connection: Vec<Input>,
    others: Vec<Input>,
    is_oauth: bool,
    groups: Vec<Group>,
    account: String,
    last: Option<Time>,
    next: String,
    passes: Vec<Pass>,
    /// Why the last synchronization failed that is tried again by itself.
    hitches: Vec<(String, String)>,
    failed: u64,
    uncertain: u64,
    waiting: u64,
    plugin_version: String,
    asks: String,
    can_synchronize: bool,
    /// Changes with what the page says needs somebody.
    version: String,
}

impl Page {
    /// Whether the remote may be asked for what can be chosen in these fields.
    fn ask_remote(&self, inputs: &[Input]) -> bool {
        inputs.iter().any(|input| input.asks_remote)
    }
}

struct HeldNotice {
    missing: u64,
    listed: u64,
    known: u64,
    title: String,
    text: String,
    question: String,
    button: String,
}

/// Switches of one kind of record.
struct Group {
    title: String,
    main: Option<Switch>,
    flows: Vec<Switch>,
}

struct Switch {
    key: String,
    label: String,
    help: String,
    way: &'static str,
    is_on: bool,
}

/// The values of a form that wasn't saved, and the reason, shown instead of the saved ones.
#[derive(Default)]
pub(super) struct Attempt {
    pub(super) entered: BTreeMap<String, String>,
    /// The rows of its mappings, by their keys.
    pub(super) rows: BTreeMap<String, Vec<mapping::Row>>,
    pub(super) problems: Vec<FieldProblem>,
    pub(super) refused: Option<String>,
    /// Whether the remote is asked for what can be chosen.
    pub(super) asks_remote: bool,
}

/// `GET /{shop}/plugins/{plugin}`
pub(crate) async fn page(
    ShopRequest { panel, frame, path: PluginPath { plugin } }: ShopRequest<PluginPath>,
) -> Answer {
    show(&panel, frame, &plugin, Attempt::default()).await
}

pub(super) async fn found(panel: &Panel, frame: &Frame, plugin: &str) -> Result<Found, ErrorPage> {
    let found = panel.host.installations().find(&frame.shop, plugin).await.or_error_page(&frame.reader)?;
    found.ok_or_else(|| ErrorPage::not_found(&frame.reader))
}

pub(super) async fn show(panel: &Panel, frame: Frame, plugin: &str, attempt: Attempt) -> Answer {
    let one = found(panel, &frame, plugin).await?;
    let reader = &frame.reader;
    let component = match &one.plugin {
        Ok(component) => component.clone(),
        Err(_) => {
            let text = reader.word("plugin-broken-detail");
            return Err(ErrorPage::new(StatusCode::CONFLICT, text, reader));
        }
    };
    let manifest = component.manifest(reader.language());
    let known = one.installation.as_ref();
    let short = manifest.columns.first().map_or_else(|| manifest.name.clone(), |column| column.title.clone());
    let mut missing = Vec::new();
    let mut lacking = Vec::new();
    if let Some(known) = known {
        lacking = panel.host.installations().lacking(known, &manifest).await.or_error_page(reader)?;
        for cause in panel.host.jobs().causes(&[known.id], &[Phase::Paused]).await.or_error_page(reader)? {
            if let Some(reason) = cause.message.filter(|reason| !reason.code.starts_with("host.")) {
                let title = t!(reader, "todo-setting", count = cause.jobs, plugin = short.as_str());
                missing.push((title, frame.render(plugin, &reason).await));
            }
        }
    }
    let source = Source {
        panel,
        plugin: &component,
        manifest: &manifest,
        owner: Owner::Shop(&frame.shop, known),
        entered: &attempt.entered,
        problems: &attempt.problems,
        asks_remote: attempt.asks_remote,
        lacking: &lacking,
        rows: &attempt.rows,
    };
    let inputs = source.inputs(reader).await.or_error_page(reader)?;
    // The fields that connect the plugin come first; where none is marked, all of them do.
    let is_key = |input: &Input| input.required || input.kind == form::Kind::Secret;
    let is_marked = manifest.connection == Connection::Credentials && inputs.iter().any(is_key);
    let is_key = |input: &Input| !is_marked || is_key(input);
    let (connection, others): (Vec<Input>, Vec<Input>) = inputs.into_iter().partition(is_key);
    let is_connected = one.connected().is_some();
    let phases = match known {
        Some(known) => panel.host.jobs().phases(&[known.id]).await.or_error_page(reader)?,
        None => BTreeMap::new(),
    };
    let count = |phase| phases.get(&phase).copied().unwrap_or_default();
    let paused = match known.map(|known| &known.state) {
        Some(InstallationState::Paused(reason)) => Some(frame.render(plugin, reason).await),
        _ => None,
    };
    let mut hitches = Vec::new();
    if let Some(known) = known.filter(|known| known.state == InstallationState::Active) {
        for cause in panel.host.jobs().causes(&[known.id], &[Phase::Waiting]).await.or_error_page(reader)? {
            let is_tick = matches!(cause.kind.as_str(), kinds::PRODUCT_TICK | kinds::CUSTOMER_TICK);
            if let Some(reason) = cause.message.filter(|_| is_tick) {
                let kind = labels::kind(&cause.kind, Some(&component), reader);
                let title = t!(reader, "hitch-title", work = kind, time = reader.time(cause.due).shown);
                hitches.push((title, frame.render(plugin, &reason).await));
            }
        }
    }
    let module_off = match &one.module_off {
        Some(reason) => Some(frame.render(plugin, reason).await),
        None => None,
    };
    let held = held(&one.ticks).and_then(|tick| tick.held).map(|held| HeldNotice {
        missing: held.missing,
        listed: held.listed,
        known: held.known,
        title: reader.number_of("held-title", held.missing),
        text: t!(
            reader,
            "held-text",
            plugin = short.as_str(),
            listed = held.listed,
            known = held.known,
            count = held.missing
        ),
        question: reader.number_of("held-question", held.missing),
        button: reader.number_of("held-button", held.missing),
    });
    let needing = count(Phase::Paused) + count(Phase::Parked) + count(Phase::Uncertain);
    let answer = answer(&one, &paused, held.is_some(), needing, reader);
    let listed: Vec<_> = lacking.iter().map(|lacking| (&lacking.setting, &lacking.value)).collect();
    let held_number = held.as_ref().map(|held| held.missing);
    let version = version(&(&missing, listed, held_number, &paused, &module_off, hitches.len()));
    let page = Page {
        version,
        name: paths::segment(plugin),
        title: manifest.name.clone(),
        url: frame.plugin_url(plugin),
        answer,
        refused: attempt.refused,
        problems: attempt.problems,
        is_connected,
        may_be_another: one.connected().is_some_and(|known| known.account.id.is_empty()),
        state: state(&one, reader),
        module_off,
        paused,
        can_synchronize: is_connected && !one.regular.is_empty() && held.is_none(),
        missing,
        held,
        connection,
        others,
        is_oauth: manifest.connection == Connection::Oauth,
        groups: groups(&manifest, &one, reader),
        account: known.map(|known| known.account.name.clone()).unwrap_or_default(),
        last: one.ticks.iter().filter_map(|tick| tick.ended_at).max().map(|at| reader.time(at)),
        next: next(&one, reader),
        passes: passes(&one, reader),
        hitches,
        failed: count(Phase::Parked),
        uncertain: count(Phase::Uncertain),
        waiting: count(Phase::Waiting) + count(Phase::Running),
        plugin_version: manifest.version.clone(),
        asks: asks(&manifest, known, reader),
        short,
        frame,
    };
    let status = if page.refused.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let language = page.frame.language();
    Ok((status, html(&page, language)).into_response())
}

fn answer(one: &Found, paused: &Option<String>, is_held: bool, waiting: u64, reader: &Reader) -> String {
    match (one.connected(), paused) {
        (None, _) if one.installation.is_some() => reader.word("answer-off"),
        (None, _) => reader.word("answer-not-connected"),
        (Some(_), Some(reason)) => reason.clone(),
        (Some(_), None) if is_held => reader.word("answer-held"),
        (Some(_), None) if waiting > 0 => reader.number_of("answer-waiting", waiting),
        (Some(_), None) => reader.word("answer-in-step"),
    }
}

fn groups(manifest: &Manifest, one: &Found, reader: &Reader) -> Vec<Group> {
    let is_on = |key: &str, begins: bool| match &one.installation {
        Some(known) => known.flows.get(key).copied().unwrap_or(begins),
        None => begins,
    };
    let mut groups = Vec::new();
    for entity in [Entity::Order, Entity::Product, Entity::Customer] {
        let title = main_switch_name(entity, reader.language());
        let flows: Vec<Switch> = manifest
            .flows
            .iter()
            .filter(|flow| flow.entity == entity)
            .map(|flow| Switch {
                key: flow.key.clone(),
                label: flow.label.clone(),
                help: flow.help.clone(),
                way: match flow.direction {
                    Direction::Inbound => "IN",
                    Direction::Outbound => "OUT",
                },
                is_on: is_on(&flow.key, flow.default_on),
            })
            .collect();
        let main = manifest.main_switches.contains(&entity).then(|| Switch {
            key: switches::main_key(entity).to_owned(),
            label: title.clone(),
            help: String::new(),
            way: "",
            is_on: is_on(switches::main_key(entity), false),
        });
        if !flows.is_empty() || main.is_some() {
            groups.push(Group { title, main, flows });
        }
    }
    groups
}
