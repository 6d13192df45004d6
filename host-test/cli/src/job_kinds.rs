//! The names of kinds of jobs: the platform's own, and those from a plugin's manifest.

use host_sandbox::manifest::JobKind;
use host_sandbox::plugins::Plugin;

use crate::labels;
use crate::output::Output;
use crate::texts::Texts;

/// The kinds of one plugin, in the reader's language.
#[derive(Default)]
pub(crate) struct Kinds(Vec<JobKind>);

impl Kinds {
    pub(crate) fn new(plugin: Option<&Plugin>, out: &Output) -> Self {
        Self(plugin.map(|plugin| plugin.manifest(out.texts.locale()).jobs).unwrap_or_default())
    }

    /// The name of a kind; its code where there is none.
    pub(crate) fn word(&self, kind: &str, texts: &Texts) -> String {
        if let Some(own) = labels::kind(kind) {
            return texts.word(own);
        }
        let label = self.0.iter().find(|known| known.kind == kind).map(|known| &known.label);
        label.filter(|label| !label.is_empty()).map_or_else(|| kind.to_owned(), Clone::clone)
    }
}
