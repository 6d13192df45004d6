//! The message catalogue: strings in several languages, rendered for a reader. Fluent's syntax, plural forms by its
//! selectors.
//!
//! A message with attributes is a list. Each attribute is named like the argument that it counts;
//! those whose argument isn't zero are joined by commas and replace `{ $list }` in the text.
//! Where all are zero, the attribute `.none` replaces it.

use std::collections::BTreeSet;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentMessage, FluentResource, FluentValue};

use crate::nesting::is_flat;
use crate::number_format::{amount, amounts, grouped};

/// The attribute that represents an empty list.
const NONE: &str = "none";

/// Arguments that are amounts of money, also where no currency follows them.
const AMOUNTS: [&str; 7] = ["amount", "difference", "missing", "ours", "sum", "there", "total"];

/// A message catalogue: the same strings in several languages. Where one is missing, the first language's is used.
pub struct Catalogue {
    languages: Vec<Language>,
    /// Arguments that a string of some language counts or chooses by: `{ $name ->` and `.name =`. Arguments are text;
    /// any other one stays text, a SKU of digits for one.
    numbers: BTreeSet<String>,
}

impl Catalogue {
    /// A catalogue from the languages' tags and their sources. A string that can't be read is missing then, and a test
    /// finds it.
    #[must_use]
    pub fn new<T: AsRef<str>>(sources: &[(T, T)]) -> Self {
        let sources = || sources.iter().map(|(tag, source)| (tag.as_ref(), source.as_ref()));
        Self {
            languages: sources().filter_map(|(tag, source)| Language::new(tag, source)).collect(),
            numbers: sources().flat_map(|(_, source)| numbers(source)).collect(),
        }
    }

    /// The language of a reader, "fr" for "fr-CH" and "fr_CH".
    fn language(&self, locale: &str) -> Option<&Language> {
        let wanted = locale.split(['-', '_']).next().unwrap_or_default();
        self.languages.iter().find(|language| language.tag.eq_ignore_ascii_case(wanted))
    }

    /// The string in a reader's language; none where no language has it.
    #[must_use]
    pub fn say(&self, locale: &str, key: &str, args: &FluentArgs<'_>) -> Option<String> {
        let own = self.language(locale);
        own.into_iter().chain(self.languages.first()).find_map(|language| language.say(key, args))
    }

    /// A message with its arguments as text, in a reader's language: numbers where a string counts by them, amounts of
    /// money as the language writes them. None where no language has it.
    #[must_use]
    pub fn render(&self, locale: &str, code: &str, args: &[(String, String)]) -> Option<String> {
        let own = self.language(locale);
        own.into_iter().chain(self.languages.first()).find_map(|language| {
            let tag = language.tag.as_str();
            let word = |name: &str, text: &str| match AMOUNTS.contains(&name) {
                true => amount(text, tag).unwrap_or_else(|| amounts(text, tag)),
                false => amounts(text, tag),
            };
            let args = args.iter().map(|(name, text)| (name.as_str(), self.value(name, &word(name, text))));
            let text = language.say(code, &args.collect())?;
            // An argument at the end may be empty: the remote's own words.
            Some(text.trim_end().to_owned())
        })
    }

    /// An argument: a number where a string of some language counts by it.
    #[must_use]
    pub fn value<'a>(&self, name: &str, value: &str) -> FluentValue<'a> {
        let number = value.parse::<i64>().ok().filter(|_| self.numbers.contains(name));
        number.map_or_else(|| FluentValue::from(value.to_owned()), FluentValue::from)
    }
}

/// The arguments that a source counts or chooses by.
fn numbers(source: &str) -> Vec<String> {
    let name = |line: &str| {
        let chosen = line.split_once("->").and_then(|(before, _)| before.rsplit_once('$'));
        let counted = || line.trim_start().strip_prefix('.').and_then(|line| line.split_once('='));
        let name = chosen.map(|(_, name)| name).or_else(|| counted().map(|(name, _)| name))?;
        Some(name.trim().to_owned())
    };
    // `.created = { $created ->` names it twice, and both ways alike.
    source.lines().filter_map(name).collect()
}

/// The strings of one language.
struct Language {
    tag: String,
    bundle: FluentBundle<FluentResource>,
}

impl Language {
    fn new(tag: &str, source: &str) -> Option<Self> {
        let tag = tag.to_ascii_lowercase();
        let tag = tag.as_str();
        if !is_flat(source) {
            return None;
        }
        let mut bundle = FluentBundle::new_concurrent(vec![tag.parse().ok()?]);
        bundle.set_use_isolating(false);
        let numbers: fn(&FluentValue<'_>, &_) -> Option<String> = match tag {
            "en" => |value, _| number(value, "en"),
            "fr" => |value, _| number(value, "fr"),
            "es" => |value, _| number(value, "es"),
            _ => |value, _| number(value, "de"),
        };
        bundle.set_formatter(Some(numbers));
        let resource = FluentResource::try_new(source.to_owned()).unwrap_or_else(|(read, _)| read);
        bundle.add_resource_overriding(resource);
        Some(Self { tag: tag.to_owned(), bundle })
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

/// Sentences one after the other: each ends with a full stop, also where a remote's own words have none.
#[must_use]
pub fn sentences<'a>(parts: impl IntoIterator<Item = &'a str>) -> String {
    let mut text = String::new();
    for part in parts.into_iter().filter(|part| !part.is_empty()) {
        if !text.is_empty() {
            text.push_str(if text.ends_with(['.', '!', '?', '…', ':']) { " " } else { ". " });
        }
        text.push_str(part);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn args(args: &[(&str, &str)]) -> Vec<(String, String)> {
        args.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn a_message_is_worded_in_the_readers_language_or_in_english() {
        let sources = [
            ("en", "hello = Hello { $name }!\nbye = Bye { $name }"),
            ("fr", "hello = Bonjour { $name } !\n"),
        ];
        let catalogue = Catalogue::new(&sources);
        let hello = |locale, name: &str| catalogue.render(locale, "hello", &args(&[("name", name)])).unwrap();
        assert_eq!(hello("fr-CH", "5.00 EUR"), "Bonjour 5,00 EUR !");
        assert_eq!(hello("ja", "Ada"), "Hello Ada!");
        assert_eq!(catalogue.render("fr", "bye", &args(&[("name", "")])).as_deref(), Some("Bye"));
        assert_eq!(catalogue.render("fr", "later", &[]), None);
    }

    #[test]
    fn an_amount_without_a_currency_is_written_as_the_language_writes_it_where_the_argument_is_one() {
        let source = "sum = { $total } and { $sku }";
        let catalogue = Catalogue::new(&[("en", source), ("it", source)]);
        let shown = |locale, total| {
            let args = args(&[("total", total), ("sku", "10.50")]);
            catalogue.render(locale, "sum", &args).unwrap()
        };
        assert_eq!(shown("it", "-33.79"), "-33,79 and 10.50");
        assert_eq!(shown("en", "33.79"), "33.79 and 10.50");
        assert_eq!(shown("de", "45.8"), "45.8 and 10.50", "English serves where there is no German");
        for other in ["33.79 EUR", "33.79012", "1.2.33", "a.50", ""] {
            let plain = other.replace("33.79 EUR", "33,79 EUR");
            assert_eq!(shown("it", other), format!("{plain} and 10.50"));
        }
    }

    #[test]
    fn a_number_takes_the_form_that_each_language_has_for_it_and_digits_of_a_name_stay() {
        let plural = |one: &str, other: &str| {
            format!("n = {{ $n ->\n    [one] {one}\n   *[other] {{ $n }} {other}\n }}.\nsku = {{ $sku }}\n")
        };
        let sources = [
            ("en".to_owned(), plural("1 product", "products")),
            ("it".to_owned(), plural("1 prodotto", "prodotti")),
            ("fr".to_owned(), plural("{ $n } produit", "produits")),
            ("es".to_owned(), plural("1 producto", "productos")),
        ];
        let catalogue = Catalogue::new(&sources);
        for (locale, expected) in [
            ("en", ["0 products.", "1 product.", "2 products.", "1,000 products."]),
            ("it", ["0 prodotti.", "1 prodotto.", "2 prodotti.", "1.000 prodotti."]),
            ("fr-CH", ["0 produit.", "1 produit.", "2 produits.", "1\u{202f}000 produits."]),
            ("es", ["0 productos.", "1 producto.", "2 productos.", "1000 productos."]),
        ] {
            let shown = ["0", "1", "2", "1000"].map(|n| catalogue.render(locale, "n", &args(&[("n", n)])));
            assert_eq!(shown.map(Option::unwrap), expected, "{locale}");
        }
        let sku = catalogue.render("it", "sku", &args(&[("sku", "0012345")]));
        assert_eq!(sku.as_deref(), Some("0012345"));
    }

    #[test]
    fn a_source_that_nests_without_end_is_left_out_and_not_parsed() {
        let hostile = format!("deep = {}\n", "{".repeat(100_000));
        let catalogue = Catalogue::new(&[("en", "hello = Hello\n"), ("fr", hostile.as_str())]);
        assert_eq!(catalogue.render("fr", "hello", &[]).as_deref(), Some("Hello"));
    }

    #[test]
    fn sentences_get_the_full_stop_that_they_lack() {
        assert_eq!(sentences(["One", "Two!", "", "three"]), "One. Two! three");
        assert_eq!(sentences([""; 0]), "");
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
