//! Reasons in the reader's language.

use host_core::model::{Message, Problem};
use host_platform::texts::render;
use host_sandbox::plugins::Plugin;

use crate::output::Output;

/// A reason in the reader's language, where there is one.
pub(crate) fn reason(plugin: Option<&Plugin>, message: Option<&Message>, out: &Output) -> String {
    message.map(|message| render(plugin, message, out.texts.locale())).unwrap_or_default()
}

/// The remote's records that couldn't be imported, with the reasons in the reader's language.
pub(crate) fn reasons(plugin: Option<&Plugin>, problems: &[Problem], out: &Output) -> Vec<(String, String)> {
    let reason = |problem: &Problem| render(plugin, &problem.message, out.texts.locale());
    problems.iter().map(|problem| (problem.remote_id.clone(), reason(problem))).collect()
}
