//! A plugin's manifest, with its texts in a reader's language.

mod check;

use framework360_texts::Catalogue;
use host_core::limits;
use host_core::model::Message;
use host_core::shop::Entity;

pub use crate::bindings::exports::framework360::connector::connector::{
    Column, Connection, Direction, FieldKind, Scope,
};
use crate::bindings::exports::framework360::connector::connector::{
    Field as ContractField, Flow as ContractFlow, LanguageStrings, Manifest as ContractManifest,
};
use crate::bindings::framework360::connector::types::Message as ContractMessage;

/// The contract's `manifest`, in one language.
#[derive(Debug, Clone)]
pub struct Manifest {
    /// The plugin's id, "smartygest".
    pub id: String,
    /// The plugin's name, as its owner knows it.
    pub name: String,
    /// A sentence about what the plugin does.
    pub summary: String,
    /// The version of the plugin itself.
    pub version: String,
    /// Modules of the platform that must be active.
    pub requires: Vec<String>,
    /// Patterns of hosts that it may call.
    pub allowed_hosts: Vec<String>,
    /// How it is connected.
    pub connection: Connection,
    /// The settings that are entered.
    pub settings: Vec<Field>,
    /// Entities with a main switch.
    pub main_switches: Vec<Entity>,
    /// The switches.
    pub flows: Vec<Flow>,
    /// The columns that it adds to the platform's lists.
    pub columns: Vec<Column>,
    /// The names of its kinds of jobs.
    pub jobs: Vec<JobKind>,
}

/// A setting.
#[derive(Debug, Clone)]
pub struct Field {
    /// The key by which it is stored.
    pub key: String,
    /// The label that its owner reads.
    pub label: String,
    /// The help text: what the setting is, and where the owner finds its value.
    pub help: String,
    /// The kind of value.
    pub kind: FieldKind,
    /// Who sets it: each shop's owner, or the platform's operator.
    pub scope: Scope,
    /// Whether it can't be left empty.
    pub required: bool,
    /// An example.
    pub placeholder: String,
    /// The value until something is entered.
    pub default: String,
}

/// A switch of the Synchronization section.
#[derive(Debug, Clone)]
pub struct Flow {
    /// The key by which it is stored.
    pub key: String,
    /// The kind of records that it passes on.
    pub entity: Entity,
    /// The direction, as seen from the shop.
    pub direction: Direction,
    /// The label, which is the same in every language.
    pub label: String,
    /// The help text: what the switch does.
    pub help: String,
    /// Whether it's on once the plugin is connected.
    pub default_on: bool,
}

/// A kind of job.
#[derive(Debug, Clone)]
pub struct JobKind {
    /// The plugin's name for it.
    pub kind: String,
    /// The name that its owner reads.
    pub label: String,
}

/// A plugin's manifest and strings, as the component returned them.
pub struct Described {
    manifest: ContractManifest,
    strings: Catalogue,
}

impl Described {
    /// A description from a component's answers. Strings beyond the limit are left out: their codes are shown then.
    pub fn new(manifest: ContractManifest, mut strings: Vec<LanguageStrings>) -> Self {
        let mut left = limits::PLUGIN_STRINGS;
        strings.retain(|language| {
            let fits = language.fluent.len() <= left;
            left = left.saturating_sub(language.fluent.len());
            fits
        });
        // Readers of any other language get the first.
        strings.sort_by_key(|language| !language.language.eq_ignore_ascii_case("en"));
        let sources: Vec<_> = strings.into_iter().map(|one| (one.language, one.fluent)).collect();
        Self { manifest, strings: Catalogue::new(&sources) }
    }

    /// The description of a component that hasn't been asked yet.
    pub fn unknown() -> Self {
        let nothing = || ContractMessage { code: String::new(), args: Vec::new() };
        let manifest = ContractManifest {
            id: String::new(),
            name: nothing(),
            summary: nothing(),
            version: String::new(),
            requires: Vec::new(),
            allowed_hosts: Vec::new(),
            connection: Connection::Credentials,
            settings: Vec::new(),
            main_switches: Vec::new(),
            flows: Vec::new(),
            columns: Vec::new(),
            jobs: Vec::new(),
        };
        Self::new(manifest, Vec::new())
    }

    /// The manifest's first defect, for the plugin's author; none where it can be used.
    pub fn defect(&self) -> Option<String> {
        check::first_defect(&self.manifest)
    }

    /// The text of one of the plugin's messages in a reader's language; none where it has no such string.
    pub fn word(&self, message: &Message, locale: &str) -> Option<String> {
        self.strings.render(locale, &message.code, &message.args)
    }

    /// The manifest in a reader's language.
    pub fn manifest(&self, locale: &str) -> Manifest {
        let word = |message: &ContractMessage| {
            let message = Message { code: message.code.clone(), args: message.args.clone() };
            self.word(&message, locale).unwrap_or_else(|| message.code.clone())
        };
        let field = |field: &ContractField| Field {
            key: field.key.clone(),
            label: word(&field.label),
            help: word(&field.help),
            kind: field.kind,
            scope: field.scope,
            required: field.required,
            placeholder: field.placeholder.clone(),
            default: field.default.clone(),
        };
        let flow = |flow: &ContractFlow| Flow {
            key: flow.key.clone(),
            entity: flow.entity,
            direction: flow.direction,
            label: flow.label.clone(),
            help: word(&flow.help),
            default_on: flow.default_on,
        };
        let reported = &self.manifest;
        let jobs = reported.jobs.iter();
        Manifest {
            id: reported.id.clone(),
            name: word(&reported.name),
            summary: word(&reported.summary),
            version: reported.version.clone(),
            requires: reported.requires.clone(),
            allowed_hosts: reported.allowed_hosts.clone(),
            connection: reported.connection,
            settings: reported.settings.iter().map(field).collect(),
            main_switches: reported.main_switches.clone(),
            flows: reported.flows.iter().map(flow).collect(),
            columns: reported.columns.clone(),
            jobs: jobs.map(|job| JobKind { kind: job.kind.clone(), label: word(&job.label) }).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn strings(language: &str, fluent: &str) -> LanguageStrings {
        LanguageStrings { language: language.to_owned(), fluent: fluent.to_owned() }
    }

    fn described(strings: Vec<LanguageStrings>) -> Described {
        let mut described = Described::unknown();
        described.manifest.name =
            ContractMessage { code: "sum".into(), args: vec![("rest".into(), "0.05 EUR".into())] };
        described.manifest.summary = ContractMessage { code: "of-tomorrow".into(), args: Vec::new() };
        Described::new(described.manifest, strings)
    }

    #[test]
    fn a_manifest_is_worded_in_the_readers_language_and_else_in_english_whatever_comes_first() {
        let described =
            described(vec![strings("de", "sum = Rest { $rest }"), strings("EN", "sum = { $rest } left")]);
        let name = |locale| described.manifest(locale).name;
        assert_eq!(
            [name("de-CH"), name("en"), name("nl")],
            ["Rest 0,05 EUR", "0.05 EUR left", "0.05 EUR left"],
            "in one language as a whole"
        );
        assert_eq!(described.manifest("de").summary, "of-tomorrow", "a code without a string");
    }

    #[test]
    fn strings_beyond_the_limit_are_left_out_and_the_others_stay() {
        let long = format!("sum = {}", "x".repeat(limits::PLUGIN_STRINGS));
        let described = described(vec![strings("en", "sum = { $rest } left"), strings("de", &long)]);
        assert_eq!(described.manifest("de").name, "0.05 EUR left");
    }
}
