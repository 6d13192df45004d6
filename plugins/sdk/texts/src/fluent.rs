//! One Fluent file, read into the patterns that the run-time half knows.

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement, Variant, VariantKey};
use fluent_syntax::parser;

/// A message's text. An argument's name stands between two U+0001. What depends on a number stands between two
/// U+0002: the argument's name, the text for one and the text for others, with U+0003 between them.
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
    write(pattern, &mut text, true)?;
    Ok(text)
}

fn write(pattern: &Pattern<&str>, text: &mut Text, outermost: bool) -> Result<(), String> {
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } if value.contains(['\0', '\u{1}', '\u{2}', '\u{3}']) => {
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
            PatternElement::Placeable {
                expression:
                    Expression::Select { selector: InlineExpression::VariableReference { id }, variants },
            } if outermost => {
                let (one, other) = plural(variants)?;
                text.arguments.insert(id.name.to_owned());
                text.pattern.push('\u{2}');
                text.pattern.push_str(id.name);
                for form in [one, other] {
                    text.pattern.push('\u{3}');
                    write(form, text, false)?;
                }
                text.pattern.push('\u{2}');
            }
            PatternElement::Placeable { .. } => {
                return Err("only { $argument }, { \"text\" } and, not within another, \
                            { $argument -> [one] … *[other] … } are supported"
                    .to_owned());
            }
        }
    }
    Ok(())
}

/// The texts of `[one]` and `*[other]`: the plural forms that the six languages have. French, Italian and Spanish
/// have `[many]` too, for millions; but only where the million is a word ("un million de produits"), and not where
/// it's written in digits, as arguments are.
fn plural<'a>(
    variants: &'a [Variant<&'a str>],
) -> Result<(&'a Pattern<&'a str>, &'a Pattern<&'a str>), String> {
    let form = |name: &str, default: bool| {
        let wanted = |variant: &&Variant<&str>| {
            matches!(variant.key, VariantKey::Identifier { name: key } if key == name)
                && variant.default == default
        };
        variants.iter().find(wanted).map(|variant| &variant.value)
    };
    match (form("one", false), form("other", true)) {
        (Some(one), Some(other)) if variants.len() == 2 => Ok((one, other)),
        _ => Err("a selector needs exactly [one] and, as its default, *[other]".to_owned()),
    }
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
    fn both_forms_of_a_plural_are_read_with_their_arguments() {
        let source = "rows = In { $place }: { $n ->\n    [one] one row\n   *[other] { $n } rows\n }.\n";
        let text = &read(source).unwrap()["rows"];
        let plural = "\u{2}n\u{3}one row\u{3}\u{1}n\u{1} rows\u{2}";
        assert_eq!(text.pattern, format!("In \u{1}place\u{1}: {plural}."));
        assert_eq!(text.arguments.iter().collect::<Vec<_>>(), ["n", "place"]);
    }

    #[test]
    fn what_the_run_time_cannot_do_is_refused_by_name() {
        for (selector, problem) in [
            ("[few] few rows\n   *[other] { $n } rows", "rows: a selector needs"),
            ("*[one] one row\n    [other] { $n } rows", "rows: a selector needs"),
            ("[one] one row\n    [0] no row\n   *[other] { $n } rows", "rows: a selector needs"),
            ("[one] { $m ->\n    [one] a\n   *[other] b\n }\n   *[other] c", "rows: only"),
        ] {
            let told = read(&format!("rows = {{ $n ->\n    {selector}\n }}\n")).unwrap_err();
            assert!(told.starts_with(problem), "{told}");
        }
        assert!(read("rows = { NUMBER($n) }\n").unwrap_err().starts_with("rows: only"));
        assert!(read("a = x\na = y\n").unwrap_err().contains("twice"));
        assert!(read("a = x { $b\n").is_err());
    }
}
