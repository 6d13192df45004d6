//! The choices that a setting offers.

use host_core::limits;
use host_sandbox::bindings::exports::framework360::connector::connector as contract;
use host_sandbox::exports::{ChoicesOffline, Export};
use host_sandbox::mask::Masks;
use host_sandbox::plugins::Plugin;
use host_sandbox::{CallResult, outcome_conversion};

use crate::texts;

/// One of the values that a setting may have.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Choice {
    /// The value as it is entered.
    pub value: String,
    /// Its meaning, in the reader's language.
    pub label: String,
}

/// The choices that a connector offers, for a reader. A value that holds a secret or is too long can't be entered.
pub(crate) fn labelled(
    plugin: &Plugin,
    choices: Vec<contract::Choice>,
    masks: &Masks,
    locale: &str,
) -> Vec<Choice> {
    let fit =
        |value: &str| value.len() <= limits::MESSAGE_TEXT && masks.clean_fact(value, usize::MAX) == value;
    let fit = choices.into_iter().filter(|choice| fit(&choice.value));
    let labelled = fit.map(|choice| {
        let label = outcome_conversion::message(choice.label, masks);
        Choice { value: choice.value, label: texts::render(Some(plugin), &label, locale) }
    });
    labelled.collect()
}

/// The choices that are known without asking the remote. None where it would have to be asked.
pub(crate) fn offered(
    plugin: &Plugin,
    called: CallResult<<ChoicesOffline as Export>::Reply>,
    locale: &str,
) -> Option<Vec<Choice>> {
    let choices = called.reply.ok()?.ok()?;
    Some(labelled(plugin, choices, &called.masks, locale)).filter(|choices| !choices.is_empty())
}

/// The values in one line, as far as they fit into a message.
pub(crate) fn in_one_line(choices: &[Choice]) -> String {
    let mut line = String::new();
    for Choice { value, label } in choices {
        let more = format!("{}{value} ({label})", if line.is_empty() { "" } else { ", " });
        if line.len() + more.len() > limits::MESSAGE_TEXT {
            line.push('…');
            break;
        }
        line.push_str(&more);
    }
    line
}
