//! What kinds of work are called: the platform's own, and a plugin's as it calls them itself.

use host_runtime::manifest::JobKind;
use host_runtime::{Host, Plugin};

use crate::output::Output;
use crate::texts::Texts;
use crate::words;

/// The kinds of one plugin, in the reader's language.
#[derive(Default)]
pub(crate) struct Kinds(Vec<JobKind>);

impl Kinds {
    /// A plugin that can't be asked has none.
    pub(crate) async fn read(host: &Host, plugin: Option<&Plugin>, out: &Output) -> Self {
        let Some(plugin) = plugin else { return Self::default() };
        let manifest = host.describe(plugin, out.texts.locale()).await;
        Self(manifest.map(|manifest| manifest.jobs).unwrap_or_default())
    }

    /// One that nobody has a word for is called by its code.
    pub(crate) fn word(&self, kind: &str, texts: &Texts) -> String {
        if let Some(own) = words::kind(kind) {
            return texts.word(own);
        }
        let label = self.0.iter().find(|known| known.kind == kind).map(|known| &known.label);
        label.filter(|label| !label.is_empty()).map_or_else(|| kind.to_owned(), Clone::clone)
    }
}
