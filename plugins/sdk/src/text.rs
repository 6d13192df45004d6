//! Messages with codes and arguments, shown in the reader's language.
//!
//! A connector's texts are Fluent files, `texts/LOCALE.ftl`, that a translator edits. The build script turns
//! them into a [`Catalogue`] and one constructor per message ([`texts!`](crate::texts)), so a message without
//! a text doesn't compile, and a locale that lacks one fails the build.
//!
//! Why not `fluent-bundle` in the component: measured on a probe with serde_json (rustc 1.96, opt-level "s",
//! LTO, stripped), a component of 52,490 bytes became 181,707 with it: 126 KiB more, beside parsing the files
//! in every short-lived instance. Tables made at build time from the same files cost the texts themselves and
//! about 2 KiB of code. The price: of Fluent's selectors there are plural forms alone; the build
//! script says so by name where a translator uses another.

use std::cell::OnceCell;
use std::fmt::Display;

use crate::{Message, say};

/// One connector's texts in every language, as the build script made them.
#[derive(Debug)]
pub struct Catalogue {
    /// Message codes, each ended by U+0000: one text and no table of pointers, for size.
    pub codes: &'static str,
    /// Per locale the patterns, in the order of `codes` and ended alike, packed by byte pairs (six languages would be a
    /// seventh of a component): the number of rules, each of three bytes, and the rest. An argument's name stands between two U+0001; between two
    /// U+0002 an argument's name, a text for one and a text for others, with U+0003 between them.
    pub locales: &'static [(&'static str, &'static [u8])],
}

impl Catalogue {
    /// The message in the reader's language. For more than one message take a [`Reader`].
    #[must_use]
    pub fn render(&'static self, message: &Message, locale: &str) -> String {
        self.reader(locale).render(message)
    }

    /// The texts in a reader's language, for one call: they are unpacked at the first message.
    #[must_use]
    pub fn reader(&'static self, locale: &str) -> Reader {
        Reader { own: Language::new(self, locale), shared: Language::new(&say::CATALOGUE, locale) }
    }
}

/// A connector's texts, and the SDK's own, in one language.
#[derive(Debug)]
pub struct Reader {
    own: Language,
    shared: Language,
}

impl Reader {
    /// The message. A code that nobody knows is shown as it is, with its arguments, rather than lost.
    #[must_use]
    pub fn render(&self, message: &Message) -> String {
        // What the platform itself has to say comes as finished text.
        if let ("text", [(_, text)]) = (message.code.as_str(), message.args.as_slice()) {
            return text.clone();
        }
        for language in [&self.own, &self.shared] {
            if let Some(pattern) = language.pattern(&message.code) {
                let mut out = String::with_capacity(pattern.len());
                fill(&mut out, pattern, &message.args, language.name);
                // An argument at the end may be empty: the remote's own words.
                out.truncate(out.trim_end().len());
                return out;
            }
        }
        let values: Vec<_> = message.args.iter().map(|(_, value)| value.as_str()).collect();
        format!("{} {}", message.code, values.join(" ")).trim().to_owned()
    }
}

impl Reader {
    /// A text with its amounts of money as the reader's language writes them.
    pub(crate) fn amounts(&self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        push_amounts(&mut out, text, self.shared.name);
        out
    }
}

/// A catalogue in one language: `fr-CH` falls back to `fr`, and that to English.
#[derive(Debug)]
struct Language {
    codes: &'static str,
    name: &'static str,
    packed: &'static [u8],
    patterns: OnceCell<Vec<String>>,
}

impl Language {
    fn new(catalogue: &'static Catalogue, locale: &str) -> Self {
        let known = candidates(locale)
            .find_map(|tag| catalogue.locales.iter().find(|(name, _)| name.eq_ignore_ascii_case(tag)));
        let (name, packed) = known.copied().unwrap_or_default();
        Self { codes: catalogue.codes, name, packed, patterns: OnceCell::new() }
    }

    fn pattern(&self, code: &str) -> Option<&str> {
        let index = self.codes.split('\0').position(|known| known == code && !known.is_empty())?;
        let patterns = self.patterns.get_or_init(|| {
            let unpacked = unpack(self.packed).unwrap_or_default();
            unpacked.split('\0').map(str::to_owned).collect()
        });
        patterns.get(index).map(String::as_str)
    }
}

/// The text that `framework360_texts::pack` packed; none where it isn't one.
fn unpack(packed: &[u8]) -> Option<String> {
    let (count, packed) = packed.split_first()?;
    let (rules, rest) = packed.split_at_checked(usize::from(*count) * 3)?;
    let mut pairs: [Option<(u8, u8)>; 256] = [None; 256];
    for rule in rules.chunks(3) {
        let [byte, left, right] = rule else { return None };
        *pairs.get_mut(usize::from(*byte))? = Some((*left, *right));
    }
    let mut text = Vec::new();
    let mut pending = Vec::new();
    for byte in rest {
        pending.push(*byte);
        while let Some(byte) = pending.pop() {
            match pairs.get(usize::from(byte))? {
                // A rule stands for older ones and for bytes of the text, so this comes to an end.
                Some((left, right)) => pending.extend([*right, *left]),
                None => text.push(byte),
            }
        }
    }
    String::from_utf8(text).ok()
}

/// "fr-CH" as it is, then ever shorter, then English.
fn candidates(locale: &str) -> impl Iterator<Item = &str> {
    let shorter = |tag: &&'_ str| -> Option<usize> { tag.rfind(['-', '_']) };
    let mut next = Some(locale);
    std::iter::from_fn(move || {
        let tag = next?;
        next = shorter(&tag).and_then(|end| tag.get(..end));
        Some(tag)
    })
    .chain(std::iter::once("en"))
}

fn fill(out: &mut String, pattern: &str, args: &[(String, String)], language: &str) {
    let value = |wanted: &str| args.iter().find(|(name, _)| name == wanted).map(|(_, value)| value.as_str());
    // Odd parts are what stands between two marks.
    for (index, part) in pattern.split('\u{2}').enumerate() {
        let mut forms = part.split('\u{3}');
        let form =
            match (index % 2, forms.next(), forms.next(), forms.next()) {
                (1, Some(name), Some(one), Some(other)) => {
                    if is_one(value(name).unwrap_or_default(), language) { one } else { other }
                }
                _ => part,
            };
        for (index, part) in form.split('\u{1}').enumerate() {
            if index % 2 == 0 {
                out.push_str(part);
            } else {
                push_amounts(out, value(part).unwrap_or_default(), language);
            }
        }
    }
}

/// Adds a value, with its amounts of money ("350.00 EUR") as the language writes them. A number without a currency stays
/// as it is: it may be a version, or part of a name.
fn push_amounts(out: &mut String, value: &str, language: &str) {
    let mut words = value.split(' ').peekable();
    while let Some(word) = words.next() {
        let next = words.peek().copied();
        match word.split_once('.') {
            Some((whole, fraction))
                if language != "en"
                    && next.is_some_and(is_currency)
                    && is_digits(whole.strip_prefix('-').unwrap_or(whole))
                    && is_digits(fraction) =>
            {
                out.extend([whole, ",", fraction]);
            }
            _ => out.push_str(word),
        }
        if next.is_some() {
            out.push(' ');
        }
    }
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether a word is an ISO 4217 code, whatever ends it.
fn is_currency(word: &str) -> bool {
    let code = word.trim_end_matches([',', ';', '.', ':', ')']);
    code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// Whether a number takes the singular, by the Unicode CLDR's rules for the languages that we have.
fn is_one(number: &str, language: &str) -> bool {
    let number = number.trim_start_matches('-');
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    match language {
        // Everything below two.
        "fr" => matches!(whole, "0" | "1"),
        "es" => whole == "1" && fraction.bytes().all(|digit| digit == b'0'),
        _ => number == "1",
    }
}

/// A message. Connectors use the constructors of their texts, which all come here: one function, not
/// inlined, keeps some 90 call sites small.
#[inline(never)]
#[must_use]
pub fn message(code: &str, args: &[(&str, &dyn Display)]) -> Message {
    let mut message = Message { code: code.to_owned(), args: Vec::with_capacity(args.len()) };
    for (name, value) in args {
        message.args.push(((*name).to_owned(), value.to_string()));
    }
    message
}

/// At most `limit` characters of a text that came from outside: one line, no control characters, and an
/// ellipsis where something was left out.
#[must_use]
pub fn shorten(text: &str, limit: usize) -> String {
    let mut out = String::new();
    let mut count = 0;
    for word in text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty()) {
        if count > 0 {
            out.push(' ');
            count += 1;
        }
        for c in word.chars() {
            if count >= limit {
                return out.trim_end().to_owned() + "…";
            }
            out.push(c);
            count += 1;
        }
    }
    out
}

/// Includes what the build script made of the connector's texts: one constructor per message, and
/// `CATALOGUE`. Use it in a module of its own, such as `say`.
#[macro_export]
macro_rules! texts {
    () => {
        include!(concat!(env!("OUT_DIR"), "/texts.rs"));
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    fn catalogue(codes: &'static str, locales: &[(&'static str, &str)]) -> &'static Catalogue {
        let packed = |(name, text): &(&'static str, &str)| -> (&'static str, &'static [u8]) {
            (*name, Box::leak(framework360_texts::pack(text).into_boxed_slice()))
        };
        let locales: Vec<_> = locales.iter().map(packed).collect();
        Box::leak(Box::new(Catalogue { codes, locales: Box::leak(locales.into_boxed_slice()) }))
    }

    fn texts() -> &'static Catalogue {
        catalogue(
            "bye\0hello\0",
            &[("en", "Bye\0Hello \u{1}name\u{1}!\0"), ("fr", "Au revoir\0Bonjour \u{1}name\u{1} !\0")],
        )
    }

    proptest::proptest! {
        #![proptest_config(proptest::prelude::ProptestConfig::with_cases(48))]

        #[test]
        fn any_text_is_unpacked_as_it_was_packed(text in "[a-c]{0,60}|.{0,40}") {
            proptest::prop_assert_eq!(unpack(&framework360_texts::pack(&text)), Some(text));
        }
    }

    fn hello() -> Message {
        Message { code: "hello".into(), args: vec![("name".into(), "Ada".into())] }
    }

    #[test]
    fn a_region_falls_back_to_its_language_and_that_to_english() {
        assert_eq!(texts().render(&hello(), "fr-CH"), "Bonjour Ada !");
        assert_eq!(texts().render(&hello(), "FR_ch_x"), "Bonjour Ada !");
        assert_eq!(texts().render(&hello(), "ja"), "Hello Ada!");
        assert_eq!(texts().render(&hello(), ""), "Hello Ada!");
    }

    #[test]
    fn an_empty_argument_at_the_end_leaves_no_blank() {
        let refused = say::SdkRefused { host: "erp.example", status: 400, reason: "" }.message();
        assert_eq!(texts().render(&refused, "en"), "erp.example refused it (error 400).");
    }

    #[test]
    fn a_finished_text_of_the_platform_is_shown_as_it_is() {
        let message = Message { code: "text".into(), args: vec![("text".into(), "Stopped.".into())] };
        assert_eq!(texts().render(&message, "fr"), "Stopped.");
    }

    #[test]
    fn an_amount_of_money_is_written_as_the_language_writes_it_and_nothing_else_is() {
        let written = |text: &str, language: &str| {
            let mut out = String::new();
            push_amounts(&mut out, text, language);
            out
        };
        for (text, shown) in [
            ("350.00 EUR", "350,00 EUR"),
            ("-0.02 CHF", "-0,02 CHF"),
            ("1 × CUP, 80.00 EUR", "1 × CUP, 80,00 EUR"),
            ("80.00 EUR, 90.00 EUR", "80,00 EUR, 90,00 EUR"),
            ("version 1.25", "version 1.25"),
            ("SKU.10 EUR", "SKU.10 EUR"),
            ("1.2.3 EUR", "1.2.3 EUR"),
            ("1.25 Euro", "1.25 Euro"),
            ("a  b ", "a  b "),
            ("", ""),
        ] {
            assert_eq!(written(text, "de"), shown);
            assert_eq!(written(text, "en"), text);
        }
        let hello = Message { code: "hello".into(), args: vec![("name".into(), "5.00 EUR".into())] };
        assert_eq!(texts().render(&hello, "fr-CH"), "Bonjour 5,00 EUR !");
    }

    #[test]
    fn an_unknown_code_is_shown_with_its_arguments() {
        let message = Message { code: "later".into(), args: vec![("n".into(), "7".into())] };
        assert_eq!(texts().render(&message, "en"), "later 7");
    }

    #[test]
    fn the_sdks_own_messages_are_found_through_any_catalogue() {
        assert_eq!(texts().render(&say::sdk_not_linked(), "fr-CH"), "Non connecté");
    }

    #[test]
    fn a_number_takes_the_form_that_each_language_has_for_it() {
        let plural = |one: &str, other: &str| format!("\u{2}n\u{3}{one}\u{3}\u{1}n\u{1} {other}\u{2}.\0");
        let forms = [
            ("en", "1 product", "products"),
            ("it", "1 prodotto", "prodotti"),
            ("fr", "\u{1}n\u{1} produit", "produits"),
            ("de", "1 Produkt", "Produkte"),
            ("es", "1 producto", "productos"),
            ("nl", "1 product", "producten"),
        ];
        let texts: Vec<_> = forms.iter().map(|(name, one, other)| (*name, plural(one, other))).collect();
        let texts: Vec<_> = texts.iter().map(|(name, text)| (*name, text.as_str())).collect();
        let texts = catalogue("n\0", &texts);
        let shown = |locale: &str, n: &str| {
            texts.render(&Message { code: "n".into(), args: vec![("n".into(), n.into())] }, locale)
        };
        for (locale, expected) in [
            ("en", ["0 products.", "1 product.", "2 products.", "21 products."]),
            ("it", ["0 prodotti.", "1 prodotto.", "2 prodotti.", "21 prodotti."]),
            ("fr-CH", ["0 produit.", "1 produit.", "2 produits.", "21 produits."]),
            ("de", ["0 Produkte.", "1 Produkt.", "2 Produkte.", "21 Produkte."]),
            ("es", ["0 productos.", "1 producto.", "2 productos.", "21 productos."]),
            ("nl", ["0 producten.", "1 product.", "2 producten.", "21 producten."]),
            ("ja", ["0 products.", "1 product.", "2 products.", "21 products."]),
        ] {
            assert_eq!(["0", "1", "2", "21"].map(|n| shown(locale, n)), expected, "{locale}");
        }
        let odd = ["-1", "1.5", "1.0", "1000000", "", "many"];
        assert_eq!(odd.map(|n| is_one(n, "fr")), [true, true, true, false, false, false]);
        assert_eq!(odd.map(|n| is_one(n, "es")), [true, false, true, false, false, false]);
        assert_eq!(odd.map(|n| is_one(n, "it")), [true, false, false, false, false, false]);
    }

    #[test]
    fn a_foreign_text_is_shortened_to_one_line() {
        assert_eq!(shorten(" a\n\u{0}b  c ", 200), "a b c");
        assert_eq!(shorten("éééé", 3), "ééé…");
        assert_eq!(shorten(&"x".repeat(200), 200).chars().count(), 200);
    }
}
