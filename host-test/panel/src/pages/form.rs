//! The form of a plugin's settings, made from its manifest: every kind of field, with what is wrong at the field.

use std::collections::BTreeMap;

use host_core::model::{Installation, Settings, Shop};
use host_platform::{Choice, FieldProblem, HostError, Lacking};
use host_sandbox::manifest::{Field, FieldKind, Manifest, Scope};
use host_sandbox::plugins::Plugin;

use crate::Panel;
use crate::error_page::text_of;
use crate::pages::mapping;
use crate::reader::Reader;

/// A field of the form.
pub(crate) struct Input {
    pub(crate) key: String,
    pub(crate) label: String,
    pub(crate) help: String,
    pub(crate) kind: Kind,
    pub(crate) required: bool,
    pub(crate) placeholder: String,
    /// The value in it; never that of a secret.
    pub(crate) value: String,
    /// The reason why its value was refused.
    pub(crate) problem: Option<String>,
    pub(crate) choices: Vec<Offered>,
    /// Whether the remote can be asked what can be chosen.
    pub(crate) asks_remote: bool,
    /// Why the remote couldn't be asked.
    pub(crate) no_choices: Option<String>,
    pub(crate) rows: Vec<MappingRow>,
}

/// The kind of control.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Text,
    Secret,
    Number,
    Url,
    Toggle,
    Choice,
    Mapping,
}

impl Kind {
    pub(crate) fn input_type(self) -> &'static str {
        match self {
            Self::Secret => "password",
            Self::Number => "number",
            _ => "text",
        }
    }

    pub(crate) fn is(self, other: &str) -> bool {
        match self {
            Self::Toggle => other == "toggle",
            Self::Choice => other == "choice",
            Self::Mapping => other == "mapping",
            Self::Text | Self::Secret | Self::Number | Self::Url => other == "input",
        }
    }
}

/// Something to choose.
#[derive(Clone)]
pub(crate) struct Offered {
    pub(crate) value: String,
    pub(crate) label: String,
    pub(crate) is_chosen: bool,
}

/// A row of a mapping: ours, and what it is there.
pub(crate) struct MappingRow {
    pub(crate) ours: String,
    pub(crate) theirs: String,
    /// How many records wait for this row; empty where none does.
    pub(crate) waiting: String,
    pub(crate) choices: Vec<Offered>,
}

/// Empty rows of a mapping for what is to be added.
const NEW_ROWS: usize = 2;

/// The owner of the settings in a form.
#[derive(Clone, Copy)]
pub(crate) enum Owner<'a> {
    /// A shop's, with what is kept for it where it was connected once.
    Shop(&'a Shop, Option<&'a Installation>),
    /// The platform's.
    Platform(&'a Settings),
}

impl Owner<'_> {
    fn scope(self) -> Scope {
        match self {
            Self::Shop(..) => Scope::Shop,
            Self::Platform(_) => Scope::Platform,
        }
    }

    fn kept(&self, key: &str) -> Option<&String> {
        match self {
            Self::Shop(_, known) => known.and_then(|known| known.settings.0.get(key)),
            Self::Platform(kept) => kept.0.get(key),
        }
    }
}

/// The source of a form's fields: a manifest, saved values and refused ones.
pub(crate) struct Source<'a> {
    pub(crate) panel: &'a Panel,
    pub(crate) plugin: &'a Plugin,
    pub(crate) manifest: &'a Manifest,
    pub(crate) owner: Owner<'a>,
    /// The values that were entered and not saved.
    pub(crate) entered: &'a BTreeMap<String, String>,
    pub(crate) problems: &'a [FieldProblem],
    /// Whether the remote is asked for what can be chosen.
    pub(crate) asks_remote: bool,
    pub(crate) lacking: &'a [Lacking],
    /// The rows of mappings that were entered and not saved, by the mapping's key.
    pub(crate) rows: &'a BTreeMap<String, Vec<mapping::Row>>,
}

impl Source<'_> {
    /// The fields that their owner fills in.
    pub(crate) async fn inputs(&self, reader: &Reader) -> Result<Vec<Input>, HostError> {
        let mut inputs = Vec::new();
        for field in self.manifest.settings.iter().filter(|field| field.scope == self.owner.scope()) {
            inputs.push(self.input(field, reader).await?);
        }
        Ok(inputs)
    }

    async fn input(&self, field: &Field, reader: &Reader) -> Result<Input, HostError> {
        let kept = self.owner.kept(&field.key);
        let is_secret = field.kind == FieldKind::Secret;
        let value = match self.entered.get(&field.key).or(kept).unwrap_or(&field.default) {
            _ if is_secret => String::new(),
            value => value.clone(),
        };
        let mut input = Input {
            key: field.key.clone(),
            label: field.label.clone(),
            help: field.help.clone(),
            kind: kind(field.kind),
            required: field.required && !(is_secret && kept.is_some()),
            placeholder: match (is_secret, kept) {
                (true, Some(_)) => reader.word("secret-saved"),
                _ => field.placeholder.clone(),
            },
            value,
            problem: self.problems.iter().find(|one| one.field == field.key).map(|one| one.problem.clone()),
            choices: Vec::new(),
            asks_remote: false,
            no_choices: None,
            rows: Vec::new(),
        };
        if matches!(field.kind, FieldKind::Choice | FieldKind::Mapping) {
            self.add_choices(&mut input, field, reader).await?;
        }
        Ok(input)
    }

    async fn add_choices(&self, input: &mut Input, field: &Field, reader: &Reader) -> Result<(), HostError> {
        // What the platform's settings offer, no plugin can be asked.
        let Owner::Shop(shop, known) = self.owner else { return Ok(()) };
        let language = reader.language();
        let installations = self.panel.host.installations();
        let offered = installations.offered(self.plugin, shop, known, &field.key, language).await?;
        let mut offered = offered.unwrap_or_default();
        // A mapping is answered by what the plugin remembers; the remote may have more by now.
        let is_complete = field.kind == FieldKind::Choice && !offered.is_empty();
        if let Some(known) = known.filter(|_| !is_complete) {
            input.asks_remote = true;
            if self.asks_remote {
                match installations.choices(known, &field.key, language).await {
                    Ok(choices) => offered = choices,
                    Err(error) => input.no_choices = Some(text_of(&error, reader).1),
                }
            }
        }
        if field.kind == FieldKind::Choice {
            input.choices = options(&offered, &input.value);
            return Ok(());
        }
        let kept = || mapping::of_saved(&input.value);
        let entries = self.rows.get(&field.key).cloned().unwrap_or_else(kept);
        let lacking: Vec<&Lacking> =
            self.lacking.iter().filter(|lacking| lacking.setting == field.key).collect();
        let added = lacking.iter().filter(|lacking| entries.iter().all(|(ours, _)| *ours != lacking.value));
        let added: Vec<_> = added.map(|lacking| (lacking.value.clone(), String::new())).collect();
        let new = std::iter::repeat_n((String::new(), String::new()), NEW_ROWS);
        input.rows = added
            .into_iter()
            .chain(entries)
            .chain(new)
            .map(|(ours, theirs)| {
                let waits = lacking.iter().find(|lacking| lacking.value == ours);
                MappingRow {
                    choices: if offered.is_empty() { Vec::new() } else { options(&offered, &theirs) },
                    waiting: waits
                        .map(|lacking| reader.number_of("row-waited-for", lacking.jobs))
                        .unwrap_or_default(),
                    ours,
                    theirs,
                }
            })
            .collect();
        Ok(())
    }
}

fn kind(kind: FieldKind) -> Kind {
    match kind {
        FieldKind::Text => Kind::Text,
        FieldKind::Secret => Kind::Secret,
        FieldKind::Url => Kind::Url,
        FieldKind::Number => Kind::Number,
        FieldKind::Toggle => Kind::Toggle,
        FieldKind::Choice => Kind::Choice,
        FieldKind::Mapping => Kind::Mapping,
    }
}

/// The options of a choice, the chosen one among them even where it isn't offered any more.
fn options(offered: &[Choice], chosen: &str) -> Vec<Offered> {
    let mut options: Vec<Offered> = offered
        .iter()
        .map(|one| Offered {
            value: one.value.clone(),
            label: if one.label.is_empty() { one.value.clone() } else { one.label.clone() },
            is_chosen: one.value == chosen,
        })
        .collect();
    if !chosen.is_empty() && !options.iter().any(|one| one.is_chosen) {
        options.push(Offered { value: chosen.to_owned(), label: chosen.to_owned(), is_chosen: true });
    }
    options
}

/// The settings of this scope in the fields of a form. A secret that was left empty keeps its value.
pub(crate) fn entered(
    manifest: &Manifest,
    scope: Scope,
    sent: &[(String, String)],
) -> BTreeMap<String, String> {
    let of = |key: &str| sent.iter().find(|(name, _)| name == key).map(|(_, value)| value.clone());
    let mut entered = BTreeMap::new();
    let in_form: Vec<&str> =
        sent.iter().filter(|(name, _)| name == "field").map(|(_, key)| key.as_str()).collect();
    let fields = manifest.settings.iter().filter(|field| field.scope == scope);
    for field in fields.filter(|field| in_form.contains(&field.key.as_str())) {
        let name = format!("set.{}", field.key);
        let value = match field.kind {
            FieldKind::Toggle => of(&name).map_or("false", |_| "true").to_owned(),
            FieldKind::Mapping => mapping::saved(&mapping::sent(&field.key, sent)),
            FieldKind::Secret => match of(&name).map(|value| value.trim().to_owned()) {
                Some(value) if !value.is_empty() => value,
                _ => continue,
            },
            FieldKind::Text | FieldKind::Url | FieldKind::Number | FieldKind::Choice => {
                of(&name).unwrap_or_default().trim().to_owned()
            }
        };
        entered.insert(field.key.clone(), value);
    }
    entered
}

/// Whether the form asks for what can be chosen, before it's saved.
pub(crate) fn reads_choices(sent: &[(String, String)]) -> bool {
    sent.iter().any(|(name, _)| name == "read-choices")
}

#[cfg(test)]
mod tests {
    use host_sandbox::manifest::Connection;

    use super::*;

    fn manifest() -> Manifest {
        let field = |key: &str, kind| Field {
            key: key.into(),
            label: key.into(),
            help: String::new(),
            kind,
            scope: if key == "client" { Scope::Platform } else { Scope::Shop },
            required: false,
            placeholder: String::new(),
            default: String::new(),
        };
        Manifest {
            id: "x".into(),
            name: "X".into(),
            summary: String::new(),
            version: String::new(),
            requires: Vec::new(),
            allowed_hosts: Vec::new(),
            connection: Connection::Credentials,
            settings: vec![
                field("api_key", FieldKind::Secret),
                field("endpoint", FieldKind::Url),
                field("draft", FieldKind::Toggle),
                field("rates", FieldKind::Mapping),
                field("client", FieldKind::Text),
            ],
            main_switches: Vec::new(),
            flows: Vec::new(),
            columns: Vec::new(),
            jobs: Vec::new(),
        }
    }

    fn sent(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
        let pairs: Vec<_> =
            pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        entered(&manifest(), Scope::Shop, &pairs)
    }

    fn expected(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
        pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn fields_of_the_form_alone_are_entered_and_an_empty_secret_stays() {
        let form = [
            ("field", "api_key"),
            ("field", "endpoint"),
            ("set.api_key", " "),
            ("set.endpoint", " a.example "),
        ];
        assert_eq!(sent(&form), expected(&[("endpoint", "a.example")]));
        let form = [("field", "api_key"), ("set.api_key", "s3cret"), ("set.endpoint", "evil.example")];
        assert_eq!(sent(&form), expected(&[("api_key", "s3cret")]));
        assert_eq!(sent(&[("field", "client"), ("set.client", "x")]), expected(&[]), "the platform's own");
    }

    #[test]
    fn a_toggle_that_a_browser_leaves_out_is_off() {
        assert_eq!(sent(&[("field", "draft")]), expected(&[("draft", "false")]));
        assert_eq!(sent(&[("field", "draft"), ("set.draft", "on")]), expected(&[("draft", "true")]));
    }

    #[test]
    fn a_mapping_is_its_rows_that_have_both_sides() {
        let form = [
            ("field", "rates"),
            ("ours.rates", "22"),
            ("theirs.rates", "1"),
            ("ours.rates", " N3.1 "),
            ("theirs.rates", "9"),
            ("ours.rates", "10"),
            ("theirs.rates", ""),
            ("ours.rates", ""),
            ("theirs.rates", "4"),
        ];
        assert_eq!(sent(&form), expected(&[("rates", r#"{"22":"1","N3.1":"9"}"#)]));
        assert_eq!(
            sent(&[("field", "rates"), ("ours.rates", ""), ("theirs.rates", "")]),
            expected(&[("rates", "")])
        );
    }
}
