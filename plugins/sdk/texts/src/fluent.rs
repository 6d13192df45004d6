//! One Fluent file, read for its checks: which strings it has, and which arguments each of them takes.

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::parser;

/// A string.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Text {
    /// The text in one line, for a person who reads the code, with the arguments' names in backticks.
    pub(crate) shown: String,
    pub(crate) arguments: BTreeSet<String>,
}

/// Reads `source`; a string's identifier is its message's code.
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
        let mut text = Text { shown: String::new(), arguments: BTreeSet::new() };
        collect(pattern, &mut text).map_err(|problem| format!("{name}: {problem}"))?;
        text.shown = text.shown.split_whitespace().collect::<Vec<_>>().join(" ");
        if texts.insert(name.to_owned(), text).is_some() {
            return Err(format!("{name}: is there twice"));
        }
    }
    Ok(texts)
}

fn collect(pattern: &Pattern<&str>, text: &mut Text) -> Result<(), String> {
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => text.shown.push_str(value),
            PatternElement::Placeable { expression } => placeable(expression, text)?,
        }
    }
    Ok(())
}

/// Reads what a connector's strings may hold next to text. No connector has needed the rest of Fluent (functions,
/// references to other strings).
fn placeable(expression: &Expression<&str>, text: &mut Text) -> Result<(), String> {
    match expression {
        Expression::Inline(InlineExpression::VariableReference { id }) => {
            text.shown.extend(["`", id.name, "`"]);
            text.arguments.insert(id.name.to_owned());
            Ok(())
        }
        Expression::Inline(InlineExpression::StringLiteral { value }) => {
            text.shown.push_str(value);
            Ok(())
        }
        Expression::Select { selector: InlineExpression::VariableReference { id }, variants } => {
            text.arguments.insert(id.name.to_owned());
            for (index, variant) in variants.iter().enumerate() {
                text.shown.push_str(if index == 0 { "" } else { " / " });
                collect(&variant.value, text)?;
            }
            Ok(())
        }
        _ => Err("only { $argument }, { \"text\" } and { $argument -> [one] … *[other] … } are supported"
            .to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arguments_and_multi_line_texts_are_read() {
        let texts = read("# for translators\nhello = Hello { $name },\n    welcome to { $shop }.\n").unwrap();
        let text = &texts["hello"];
        assert_eq!(text.shown, "Hello `name`, welcome to `shop`.");
        assert_eq!(text.arguments.iter().collect::<Vec<_>>(), ["name", "shop"]);
    }

    #[test]
    fn all_forms_of_a_plural_are_read_with_their_arguments() {
        let source = "rows = In { $place }: { $n ->\n    [one] one row\n   *[other] { $n } rows\n }.\n";
        let text = &read(source).unwrap()["rows"];
        assert_eq!(text.shown, "In `place`: one row / `n` rows.");
        assert_eq!(text.arguments.iter().collect::<Vec<_>>(), ["n", "place"]);
    }

    #[test]
    fn what_is_not_supported_is_refused_by_name() {
        assert!(read("rows = { NUMBER($n) }\n").unwrap_err().starts_with("rows: only"));
        assert!(read("rows = { other }\nother = x\n").unwrap_err().starts_with("rows: only"));
        assert!(read("-brand = x\n").unwrap_err().contains("terms"));
        assert!(read("a = x\n    .b = y\n").unwrap_err().contains("attributes"));
        assert!(read("a = x\na = y\n").unwrap_err().contains("twice"));
        assert!(read("a = x { $b\n").is_err());
    }
}
