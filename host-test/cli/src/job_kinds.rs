//! The names of kinds of jobs: the platform's own, and those from a plugin's manifest.

use host_platform::texts::kind_name;
use host_sandbox::manifest::JobKind;
use host_sandbox::plugins::Plugin;

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
    pub(crate) fn name(&self, kind: &str, texts: &Texts) -> String {
        kind_name(kind, &self.0, texts.locale())
    }
}
