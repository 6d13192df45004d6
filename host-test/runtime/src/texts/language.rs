//! Texts in several languages, from files that a translator can edit: Fluent's syntax, plural forms
//! by its selectors.
//!
//! A message with attributes is a list. Each attribute is named like the argument that it counts;
//! those whose argument isn't zero are joined by commas and stand where the text says `{ $list }`.
//! Where all are zero, the attribute `.none` stands there.

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentMessage, FluentResource, FluentValue};

/// The attribute that stands for a list without anything in it.
const NONE: &str = "none";

/// The same texts in several languages. The first language serves where another lacks a text.
pub struct Catalogue(Vec<Language>);

impl Catalogue {
    /// From the languages' names and their files. What can't be read of a file is missing then, and
    /// a test finds it.
    #[must_use]
    pub fn new(files: &[(&'static str, &str)]) -> Self {
        Self(files.iter().filter_map(|(name, text)| Language::new(name, text)).collect())
    }

    /// The language of a reader, "fr" for "fr-CH" and "fr_CH".
    fn language(&self, locale: &str) -> Option<&Language> {
        let wanted = locale.split(['-', '_']).next().unwrap_or_default();
        self.0.iter().find(|language| language.name.eq_ignore_ascii_case(wanted))
    }

    /// A text in a reader's language; none where no language has it.
    #[must_use]
    pub fn say(&self, locale: &str, key: &str, args: &FluentArgs<'_>) -> Option<String> {
        let own = self.language(locale);
        own.into_iter().chain(self.0.first()).find_map(|language| language.say(key, args))
    }
}

/// One language.
struct Language {
    name: &'static str,
    bundle: FluentBundle<FluentResource>,
}

impl Language {
    fn new(name: &'static str, text: &str) -> Option<Self> {
        let mut bundle = FluentBundle::new_concurrent(vec![name.parse().ok()?]);
        bundle.set_use_isolating(false);
        let numbers: fn(&FluentValue<'_>, &_) -> Option<String> = match name {
            "en" => |value, _| number(value, "en"),
            "fr" => |value, _| number(value, "fr"),
            "es" => |value, _| number(value, "es"),
            _ => |value, _| number(value, "de"),
        };
        bundle.set_formatter(Some(numbers));
        let resource = FluentResource::try_new(text.to_owned()).unwrap_or_else(|(read, _)| read);
        bundle.add_resource_overriding(resource);
        Some(Self { name, bundle })
    }

    /// A text; none where it has none of this name.
    fn say(&self, key: &str, args: &FluentArgs<'_>) -> Option<String> {
        let message = self.bundle.get_message(key)?;
        let pattern = message.value()?;
        let text = match self.list(&message, args) {
            None => self.bundle.format_pattern(pattern, Some(args), &mut Vec::new()),
            Some(list) => {
                let mut args: FluentArgs<'_> =
                    args.iter().map(|(name, value)| (name.to_owned(), value.clone())).collect();
                args.set("list", list);
                return Some(self.bundle.format_pattern(pattern, Some(&args), &mut Vec::new()).into_owned());
            }
        };
        Some(text.into_owned())
    }

    fn list(&self, message: &FluentMessage<'_>, args: &FluentArgs<'_>) -> Option<String> {
        let mut attributes = message.attributes().peekable();
        attributes.peek()?;
        let say = |attribute: fluent_bundle::FluentAttribute<'_>| {
            self.bundle.format_pattern(attribute.value(), Some(args), &mut Vec::new()).into_owned()
        };
        let counted = attributes.filter(|attribute| match args.get(attribute.id()) {
            Some(FluentValue::Number(number)) => number.value != 0.0,
            _ => false,
        });
        let counted: Vec<String> = counted.map(say).collect();
        if counted.is_empty() {
            return Some(message.get_attribute(NONE).map(say).unwrap_or_default());
        }
        Some(counted.join(", "))
    }
}

fn number(value: &FluentValue<'_>, language: &str) -> Option<String> {
    match value {
        FluentValue::Number(number) => grouped(&number.as_string(), language),
        _ => None,
    }
}

/// Digits in groups of three, with the marks of a language; none where the text isn't a plain
/// decimal number. The marks are those of Unicode's CLDR: Spanish groups from five digits on.
#[must_use]
pub fn grouped(text: &str, language: &str) -> Option<String> {
    let (group, mark, from) = match language {
        "en" => (',', '.', 4),
        "fr" => ('\u{202f}', ',', 4),
        "es" => ('.', ',', 5),
        _ => ('.', ',', 4),
    };
    let (sign, digits) = match text.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", text),
    };
    let (whole, fraction) =
        digits.split_once('.').map_or((digits, None), |(whole, rest)| (whole, Some(rest)));
    let plain = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if !plain(whole) || !fraction.is_none_or(plain) {
        return None;
    }
    let mut shown = sign.to_owned();
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && whole.len() >= from && (whole.len() - index).is_multiple_of(3) {
            shown.push(group);
        }
        shown.push(digit);
    }
    if let Some(fraction) = fraction {
        shown.push(mark);
        shown.push_str(fraction);
    }
    Some(shown)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_in_the_language() {
        for (language, text, shown) in [
            ("en", "1234567.5", "1,234,567.5"),
            ("it", "19.90", "19,90"),
            ("fr", "1234", "1\u{202f}234"),
            ("de", "-1000", "-1.000"),
            ("es", "1234.5", "1234,5"),
            ("es", "12345", "12.345"),
            ("nl", "0", "0"),
        ] {
            assert_eq!(grouped(text, language).as_deref(), Some(shown), "{language} {text}");
        }
        for text in ["", "1e9", "1,5", "EUR", "1.", ".5", "--1"] {
            assert_eq!(grouped(text, "en"), None, "{text:?}");
        }
    }

    #[test]
    fn a_list_names_what_is_not_zero() {
        let text = "done = Done: { $list }.
    .sent = { $sent ->
        [one] one letter
       *[other] { $sent } letters
    }
    .lost = { $lost } lost
    .none = nothing\n";
        let catalogue = Catalogue::new(&[("en", text)]);
        let say = |sent: u64, lost: u64| {
            let args = [("sent", FluentValue::from(sent)), ("lost", FluentValue::from(lost))];
            catalogue.say("fr-CH", "done", &args.into_iter().collect()).unwrap()
        };
        assert_eq!(say(1, 0), "Done: one letter.");
        assert_eq!(say(1200, 3), "Done: 1,200 letters, 3 lost.");
        assert_eq!(say(0, 0), "Done: nothing.");
    }
}
