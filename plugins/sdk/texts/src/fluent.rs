//! One Fluent file, read into the patterns that the run-time half knows.

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::parser;

/// A message's text: an argument's name stands between two U+0001.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Text {
    pub(crate) pattern: String,
    pub(crate) arguments: BTreeSet<String>,
}

/// Reads `source`; a message's identifier is its code.
pub(crate) fn read(source: &str) -> Result<BTreeMap<String, Text>, String> {
    let resource = parser::parse(source).map_err(|(_, errors)| {
        errors
            .iter()
            .map(|error| format!("{error} at byte {}", error.pos.start))
            .collect::<Vec<_>>()
            .join("; ")
    })?;
    let mut texts = BTreeMap::new();
    for entry in &resource.body {
        let message = match entry {
            Entry::Message(message) => message,
            Entry::Term(term) => return Err(format!("-{}: terms are not supported", term.id.name)),
            Entry::Junk { content } => return Err(format!("not understood: {content}")),
            Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) => continue,
        };
        let name = message.id.name;
        if !message.attributes.is_empty() {
            return Err(format!("{name}: attributes are not supported"));
        }
        let pattern = message.value.as_ref().ok_or_else(|| format!("{name}: has no text"))?;
        let text = flatten(pattern).map_err(|problem| format!("{name}: {problem}"))?;
        if texts.insert(name.to_owned(), text).is_some() {
            return Err(format!("{name}: is there twice"));
        }
    }
    Ok(texts)
}

fn flatten(pattern: &Pattern<&str>) -> Result<Text, String> {
    let mut text = Text { pattern: String::new(), arguments: BTreeSet::new() };
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } if value.contains('\u{1}') => {
                return Err("holds a control character".to_owned());
            }
            PatternElement::TextElement { value } => text.pattern.push_str(value),
            PatternElement::Placeable {
                expression: Expression::Inline(InlineExpression::VariableReference { id }),
            } => {
                text.pattern.push('\u{1}');
                text.pattern.push_str(id.name);
                text.pattern.push('\u{1}');
                text.arguments.insert(id.name.to_owned());
            }
            PatternElement::Placeable {
                expression: Expression::Inline(InlineExpression::StringLiteral { value }),
            } => {
                text.pattern.push_str(value);
            }
            PatternElement::Placeable { .. } => {
                return Err("only { $argument } and { \"text\" } are supported; word it without a selector"
                    .to_owned());
            }
        }
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arguments_and_multi_line_texts_are_read() {
        let texts = read("# for translators\nhello = Hello { $name },\n    welcome to { $shop }.\n").unwrap();
        let text = &texts["hello"];
        assert_eq!(text.pattern, "Hello \u{1}name\u{1},\nwelcome to \u{1}shop\u{1}.");
        assert_eq!(text.arguments.iter().collect::<Vec<_>>(), ["name", "shop"]);
    }

    #[test]
    fn what_the_run_time_cannot_do_is_refused_by_name() {
        let problem = read("rows = { $n ->\n    [one] one row\n   *[other] { $n } rows\n }\n").unwrap_err();
        assert!(problem.starts_with("rows: only"), "{problem}");
        assert!(read("a = x\na = y\n").unwrap_err().contains("twice"));
        assert!(read("a = x { $b\n").is_err());
    }
}
