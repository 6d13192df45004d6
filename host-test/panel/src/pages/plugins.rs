//! Integrations / Plugins: is everything in step, and if not, what is the one thing to do now?

use askama::Template;
use host_core::model::{Installation, InstallationState, Phase, Settings, Tick};
use host_core::shop::Timestamp;
use host_core::store::Bar;
use host_platform::Found;
use host_sandbox::http::AllowList;
use host_sandbox::manifest::{Connection, Direction, Manifest};
use host_sandbox::switches;

use crate::Panel;
use crate::error_page::{Answer, ErrorPage, IntoErrorPage as _, html};
use crate::frame::{Frame, ShopPath, ShopRequest, initials};
use crate::labels;
use crate::pages::version;
use crate::reader::{Reader, Time};
use crate::state::State;
use crate::texts::t;

/// The chart's spans: half hours of a day.
pub(crate) const SPAN: u64 = 30 * 60 * 1_000;
pub(crate) const SPANS: u32 = 48;

#[derive(Template)]
#[template(path = "plugins.html")]
struct Page {
    frame: Frame,
    answer: String,
    /// Changes with what needs somebody.
    version: String,
    todo: Vec<Todo>,
    cards: Vec<Card>,
}

/// Something that only a person can do.
struct Todo {
    look: &'static str,
    icon: &'static str,
    title: String,
    detail: String,
    url: String,
    button: String,
}

struct Card {
    title: String,
    sub: String,
    initials: String,
    url: String,
    state: State,
    summary: String,
    problem: String,
    flows: Vec<FlowLine>,
    last: Option<Time>,
    next: String,
    passes: Vec<Pass>,
    sent: u64,
    failed: u64,
    spark: String,
    asks: String,
    button: String,
    is_first_step: bool,
    can_synchronize: bool,
}

/// A switch on the card.
pub(crate) struct FlowLine {
    pub(crate) list: String,
    pub(crate) label: String,
    pub(crate) is_on: bool,
    pub(crate) word: String,
}

/// `GET /{shop}/plugins`
pub(crate) async fn page(ShopRequest { panel, frame, .. }: ShopRequest<ShopPath>) -> Answer {
    let found = panel.host.installations().found(&frame.shop).await.or_error_page(&frame.reader)?;
    let mut cards = Vec::new();
    let mut todo = Vec::new();
    for one in &found {
        todo.extend(needs(one, &frame).await);
        cards.push(card(&panel, one, &frame).await?);
    }
    todo.extend(failures(&panel, &frame).await?);
    let needing = found.iter().filter(|one| needs_owner(one)).count() as u64;
    let connected = found.iter().filter(|one| one.connected().is_some()).count() as u64;
    let reader = &frame.reader;
    let answer = match (needing, connected) {
        (_, 0) => reader.word("plugins-none-connected"),
        (0, _) if todo.is_empty() => reader.number_of("plugins-in-step", connected),
        (0, _) => reader.number_of("plugins-failures", frame.waiting_jobs()),
        (needing, _) => reader.number_of("plugins-need-you", needing),
    };
    let language = frame.language();
    let listed: Vec<_> = todo.iter().map(|one: &Todo| (&one.title, &one.detail)).collect();
    let version = version(&listed);
    Ok(html(&Page { frame, answer, version, todo, cards }, language))
}

/// Whether a plugin waits for its owner.
fn needs_owner(one: &Found) -> bool {
    one.installation.as_ref().is_some_and(|known| matches!(known.state, InstallationState::Paused(_)))
        || held(&one.ticks).is_some()
}

/// The list of everything that waits for a person's yes.
pub(crate) fn held(ticks: &[Tick]) -> Option<&Tick> {
    ticks.iter().find(|tick| tick.held.is_some())
}

/// The state of a plugin, in plain words.
pub(crate) fn state(one: &Found, reader: &Reader) -> State {
    if one.plugin.is_err() {
        return State::failed(reader.word("plugin-broken"));
    }
    match one.installation.as_ref().map(|known| &known.state) {
        None | Some(InstallationState::Disabled) => State::off(reader.word("plugin-off")),
        Some(_) if one.module_off.is_some() => State::new("off", "paused", reader.word("plugin-waits")),
        Some(_) if needs_owner(one) => State::needs_you(reader.word("plugin-needs-you")),
        Some(_) if one.late_since(reader.now()).is_some() => {
            State::new("uncertain", "queued", reader.word("plugin-late"))
        }
        Some(_) => State::linked(reader.word("plugin-connected")),
    }
}

async fn needs(one: &Found, frame: &Frame) -> Vec<Todo> {
    let reader = &frame.reader;
    let url = frame.plugin_url(&one.name);
    let mut todo = Vec::new();
    if let Some(InstallationState::Paused(reason)) = one.installation.as_ref().map(|known| &known.state) {
        let name = frame.short_name(&one.name).await;
        todo.push(Todo {
            look: "uncertain",
            icon: "you",
            title: t!(reader, "todo-paused", plugin = name),
            detail: frame.render(&one.name, reason).await,
            url: url.clone(),
            button: reader.word("open-settings"),
        });
    }
    if let Some(held) = held(&one.ticks).and_then(|tick| tick.held) {
        let name = frame.short_name(&one.name).await;
        todo.push(Todo {
            look: "uncertain",
            icon: "you",
            title: reader.number_of("held-title", held.missing),
            detail: t!(reader, "held-short", plugin = name, listed = held.listed, known = held.known),
            url: format!("{url}#held"),
            button: reader.word("look-and-decide"),
        });
    }
    todo
}

async fn failures(panel: &Panel, frame: &Frame) -> Result<Vec<Todo>, ErrorPage> {
    let reader = &frame.reader;
    let ids: Vec<_> = frame.installations.iter().map(|known| known.id).collect();
    let mut todo = Vec::new();
    for cause in panel.host.jobs().causes(&ids, &[Phase::Paused]).await.or_error_page(reader)? {
        let plugin = frame.plugin_of(cause.installation);
        // What a module or the credentials hold up is said of the plugin as a whole.
        let Some(reason) = cause.message.as_ref().filter(|reason| !reason.code.starts_with("host.")) else {
            continue;
        };
        let name = frame.short_name(plugin).await;
        todo.push(Todo {
            look: "uncertain",
            icon: "you",
            title: t!(reader, "todo-setting", count = cause.jobs, plugin = name),
            detail: frame.render(plugin, reason).await,
            url: frame.plugin_url(plugin),
            button: reader.word("open-settings"),
        });
    }
    let causes = panel.host.jobs().causes(&ids, &[Phase::Parked]).await.or_error_page(reader)?;
    for cause in causes.iter().take(3) {
        let plugin = frame.plugin_of(cause.installation);
        let name = frame.short_name(plugin).await;
        let reason = match &cause.message {
            Some(message) => frame.render(plugin, message).await,
            None => String::new(),
        };
        let since = reader.time(cause.since).shown;
        todo.push(Todo {
            look: "failed",
            icon: "failed",
            title: t!(reader, "todo-failed", count = cause.jobs, plugin = name),
            detail: format!("{reason} {}", t!(reader, "since", time = since)),
            url: format!("{}#failed", frame.at("queue")),
            button: reader.word("see-why"),
        });
    }
    let uncertain = frame.jobs(Phase::Uncertain);
    if uncertain > 0 {
        todo.push(Todo {
            look: "uncertain",
            icon: "uncertain",
            title: reader.number_of("todo-uncertain", uncertain),
            detail: reader.word("todo-uncertain-detail"),
            url: format!("{}#uncertain", frame.at("queue")),
            button: reader.word("decide"),
        });
    }
    Ok(todo)
}

async fn card(panel: &Panel, one: &Found, frame: &Frame) -> Result<Card, ErrorPage> {
    let reader = &frame.reader;
    let url = frame.plugin_url(&one.name);
    let state = state(one, reader);
    let Some(manifest) = one.manifest(reader.language()) else {
        return Ok(Card {
            initials: initials(&one.name),
            title: one.name.clone(),
            sub: String::new(),
            url,
            state,
            summary: String::new(),
            problem: reader.word("plugin-broken-detail"),
            flows: Vec::new(),
            last: None,
            next: String::new(),
            passes: Vec::new(),
            sent: 0,
            failed: 0,
            spark: String::new(),
            asks: String::new(),
            button: reader.word("settings"),
            is_first_step: false,
            can_synchronize: false,
        });
    };
    let connected = one.connected();
    let bars = match connected {
        Some(known) => {
            let from = day_ago(reader.now());
            panel.host.history().bars(&[known.id], from, SPAN, SPANS).await.or_error_page(reader)?
        }
        None => Vec::new(),
    };
    let sum = |count: fn(&Bar) -> u64| bars.iter().map(count).sum();
    let problem = match (&one.module_off, connected) {
        (Some(module), _) => frame.render(&one.name, module).await,
        (None, _) => String::new(),
    };
    let short = manifest.columns.first().map(|column| column.title.clone());
    let is_first_step = connected.is_none();
    let button = match (is_first_step, manifest.connection) {
        (true, Connection::Oauth | Connection::Credentials) => reader.word("connect"),
        (false, _) => reader.word("settings"),
    };
    Ok(Card {
        initials: initials(&manifest.name),
        sub: [
            short.filter(|short| *short != manifest.name),
            Some(t!(reader, "version", version = manifest.version.as_str())),
        ]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" · "),
        url,
        state,
        problem,
        flows: flows(&manifest, one, reader),
        last: one.ticks.iter().filter_map(|tick| tick.ended_at).max().map(|at| reader.time(at)),
        next: next(one, reader),
        passes: passes(one, reader),
        sent: sum(|bar| bar.sent),
        failed: sum(|bar| bar.failed),
        spark: spark(&bars),
        asks: asks(&manifest, one.installation.as_ref(), reader),
        button,
        is_first_step,
        can_synchronize: connected.is_some() && !one.regular.is_empty() && !needs_owner(one),
        title: manifest.name,
        summary: manifest.summary,
    })
}

/// When a day ago was, at the beginning of a span.
pub(crate) fn day_ago(now: Timestamp) -> Timestamp {
    let ends = now - now % SPAN + SPAN;
    ends.saturating_sub(SPAN * u64::from(SPANS))
}

/// A plugin's switches, on or off.
pub(crate) fn flows(manifest: &Manifest, one: &Found, reader: &Reader) -> Vec<FlowLine> {
    let line = |flow: &host_sandbox::manifest::Flow| {
        let is_on = one.connected().is_some_and(|known| {
            switches::flow_on(manifest, known, flow.entity, flow.direction)
                && known.flows.get(&flow.key).copied().unwrap_or(false)
        });
        let held = matches!(flow.direction, Direction::Inbound)
            && one.ticks.iter().any(|tick| tick.entity == flow.entity && tick.held.is_some());
        let word = match (is_on, held) {
            (true, true) => "waits",
            (true, false) => "on",
            (false, _) => "off",
        };
        FlowLine {
            list: labels::list_name(flow.entity, reader),
            label: flow.label.clone(),
            is_on,
            word: reader.word(word),
        }
    };
    manifest.flows.iter().map(line).collect()
}

pub(crate) fn next(one: &Found, reader: &Reader) -> String {
    if one.connected().is_none() {
        return reader.word("next-once-connected");
    }
    if held(&one.ticks).is_some() {
        return reader.word("next-after-decision");
    }
    if let Some(due) = one.late_since(reader.now()) {
        return t!(reader, "next-was-due", time = reader.time(due).shown);
    }
    if one.regular.is_empty() {
        return reader.word("next-when-needed");
    }
    let regular = one.ticks.iter().filter(|tick| one.regular.contains(&tick.entity));
    match regular.map(|tick| tick.next_at).filter(|at| *at > 0).min() {
        Some(at) if at <= reader.now() => reader.word("next-now"),
        Some(at) => reader.number_of("next-in", (at - reader.now()).div_ceil(60_000)),
        None => reader.word("next-now"),
    }
}

/// A pass that goes on: how far it is.
pub(crate) struct Pass {
    pub(crate) text: String,
    pub(crate) done: u64,
    pub(crate) total: Option<u64>,
}

/// The passes that go on.
pub(crate) fn passes(one: &Found, reader: &Reader) -> Vec<Pass> {
    let pass = |tick: &Tick| {
        let records = labels::list_name(tick.entity, reader);
        let total = tick.total.filter(|total| *total >= tick.done && *total > 0);
        let done = tick.done;
        let text = match (tick.ended_at, total) {
            (None, Some(total)) => t!(reader, "first-import", records = records, done = done, total = total),
            (None, None) => t!(reader, "first-import-so-far", records = records, done = done),
            (Some(_), Some(total)) => t!(reader, "fetching", records = records, done = done, total = total),
            (Some(_), None) => t!(reader, "fetching-so-far", records = records, done = done),
        };
        Pass { text, done, total }
    };
    one.passes().map(pass).collect()
}

/// The hosts and modules that a plugin asks for.
pub(crate) fn asks(manifest: &Manifest, known: Option<&Installation>, reader: &Reader) -> String {
    let settings = known.map(|known| known.settings.clone()).unwrap_or_default();
    let named = |host| named(host, manifest, &settings);
    let hosts: Vec<String> = manifest.allowed_hosts.iter().map(named).collect();
    let hosts = hosts.join(", ");
    let mut parts = vec![t!(reader, "may-call", hosts = hosts)];
    if !manifest.requires.is_empty() {
        let modules: Vec<String> = manifest
            .requires
            .iter()
            .map(|module| host_platform::texts::module_name(module, reader.language()))
            .collect();
        parts.push(t!(reader, "needs-modules", modules = modules.join(", ")));
    }
    parts.join(" · ")
}

/// A host as its owner knows it: one that a setting names is the saved one, else it's called by that setting.
fn named(host: &String, manifest: &Manifest, settings: &Settings) -> String {
    let names = AllowList::new(std::slice::from_ref(host), settings).names();
    let key = host.strip_prefix('{').and_then(|rest| rest.strip_suffix('}'));
    let field = key.and_then(|key| manifest.settings.iter().find(|field| field.key == key));
    let label = || field.map_or_else(|| host.clone(), |field| field.label.clone());
    names.into_iter().next().unwrap_or_else(label)
}

/// The points of a small line: what was sent, span by span.
fn spark(bars: &[Bar]) -> String {
    let most = bars.iter().map(|bar| bar.sent).max().unwrap_or_default();
    if most == 0 {
        return String::new();
    }
    let point = |(number, bar): (usize, &Bar)| format!("{},{}", number * 4, 30 - bar.sent * 28 / most);
    bars.iter().enumerate().map(point).collect::<Vec<_>>().join(" ")
}
