//! Parses texts as Fluent does.

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::parser;

/// The facts about a text.
#[derive(Debug, Default)]
pub(crate) struct Text {
    /// The arguments in the text and in its attributes.
    pub(crate) arguments: BTreeSet<String>,
    pub(crate) attributes: BTreeSet<String>,
    pub(crate) choices_without_default: usize,
    /// Choices by something other than an argument.
    pub(crate) odd_choices: Vec<String>,
}

/// The texts of a file, or its errors.
pub(crate) fn read(source: &str) -> Result<BTreeMap<String, Text>, String> {
    let resource = parser::parse(source).map_err(|(_, errors)| format!("{errors:?}"))?;
    let mut texts = BTreeMap::new();
    for entry in &resource.body {
        let message = match entry {
            Entry::Message(message) => message,
            Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) => continue,
            Entry::Term(_) | Entry::Junk { .. } => return Err(format!("{entry:?}")),
        };
        let mut text = Text::default();
        let value = message.value.as_ref().ok_or_else(|| format!("{} has no text", message.id.name))?;
        pattern(value, &mut text);
        for attribute in &message.attributes {
            text.attributes.insert(attribute.id.name.to_owned());
            pattern(&attribute.value, &mut text);
        }
        if texts.insert(message.id.name.to_owned(), text).is_some() {
            return Err(format!("{} is there twice", message.id.name));
        }
    }
    Ok(texts)
}

fn pattern(pattern: &Pattern<&str>, text: &mut Text) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            expression_in(expression, text);
        }
    }
}

fn expression_in(expression: &Expression<&str>, text: &mut Text) {
    match expression {
        Expression::Inline(inline) => inline_in(inline, text),
        Expression::Select { selector, variants } => {
            if !matches!(selector, InlineExpression::VariableReference { .. }) {
                text.odd_choices.push(format!("{selector:?}"));
            }
            inline_in(selector, text);
            text.choices_without_default += usize::from(!variants.iter().any(|variant| variant.default));
            for variant in variants {
                pattern(&variant.value, text);
            }
        }
    }
}

fn inline_in(inline: &InlineExpression<&str>, text: &mut Text) {
    match inline {
        InlineExpression::VariableReference { id } => {
            text.arguments.insert(id.name.to_owned());
        }
        InlineExpression::Placeable { expression } => expression_in(expression, text),
        InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } => {}
        other => text.odd_choices.push(format!("{other:?}")),
    }
}
