//! The files that a translator edits, the command line's, the panel's and the platform's: every language has every text
//! with the same arguments, and the code uses exactly those that there are.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test may fail wherever it likes"
)]

mod code;
mod fluent;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use fluent::Text;

const LANGUAGES: [&str; 6] = ["en", "it", "fr", "de", "es", "nl"];

fn folder(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path)
}

/// The texts of the command line, of the panel and of the platform.
fn folders() -> [PathBuf; 3] {
    ["cli/texts", "panel/texts", "platform/texts"].map(folder)
}

fn texts(folder: &Path, language: &str) -> BTreeMap<String, Text> {
    let path = folder.join(format!("{language}.ftl"));
    let text = std::fs::read_to_string(&path).unwrap();
    fluent::read(&text).unwrap_or_else(|problem| panic!("{}: {problem}", path.display()))
}

#[test]
fn there_is_a_file_for_each_language_and_no_other() {
    let expected: BTreeSet<String> = LANGUAGES.iter().map(|name| format!("{name}.ftl")).collect();
    for folder in folders() {
        let there: BTreeSet<String> = std::fs::read_dir(&folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        assert_eq!(there, expected, "{}", folder.display());
    }
}

#[test]
fn every_language_has_every_text_with_the_same_arguments() {
    for folder in folders() {
        let english = texts(&folder, "en");
        for language in LANGUAGES {
            let other = texts(&folder, language);
            let names = |texts: &BTreeMap<String, Text>| texts.keys().cloned().collect::<BTreeSet<_>>();
            assert_eq!(names(&other), names(&english), "{language}");
            for (key, text) in &english {
                assert_eq!(other[key].arguments, text.arguments, "{language}: {key}");
                assert_eq!(other[key].attributes, text.attributes, "{language}: {key}");
            }
        }
    }
}

/// A browser must not begin a line with the colon that belongs to the word before.
#[test]
fn french_punctuation_stays_with_its_word() {
    let plugins = ["smartygest/texts", "totalgest/texts", "shopify/texts", "sdk/locales"];
    let plugins = plugins.map(|plugin| folder(&format!("../plugins/{plugin}")));
    for folder in folders().iter().chain(&plugins) {
        let path = folder.join("fr.ftl");
        let text = std::fs::read_to_string(&path).unwrap();
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let is_apart =
                [" :", " ;", " ?", " !", " »", "« "].into_iter().find(|apart| line.contains(apart));
            assert_eq!(is_apart, None, "{}: {line}", path.display());
        }
    }
}

#[test]
fn every_choice_has_a_default_and_asks_for_an_argument() {
    for folder in folders() {
        for language in LANGUAGES {
            for (key, text) in texts(&folder, language) {
                assert!(text.choices_without_default == 0, "{language}: {key}");
                assert_eq!(text.odd_choices, Vec::<String>::new(), "{language}: {key}");
            }
        }
    }
}

#[test]
fn a_list_counts_its_own_arguments_and_has_a_word_for_nothing() {
    for folder in folders() {
        for (key, text) in texts(&folder, "en") {
            let attributes = &text.attributes;
            if attributes.is_empty() {
                assert!(!text.arguments.contains("list"), "{key} is no list");
                continue;
            }
            assert!(attributes.contains("none") && text.arguments.contains("list"), "{key}");
            for counted in attributes.iter().filter(|name| *name != "none") {
                assert!(text.arguments.contains(counted), "{key}: .{counted} doesn't show its number");
            }
        }
    }
}

#[test]
fn every_text_of_the_command_line_is_used_with_its_arguments_and_none_is_missing() {
    let english = texts(&folder("cli/texts"), "en");
    let sources = code::sources(&folder("cli/src"));
    let (mut used, mut said) = (BTreeSet::new(), BTreeSet::new());
    for source in &sources {
        for call in code::calls(source, "t!(") {
            let (key, arguments) = code::said(&call);
            let text = english.get(&key).unwrap_or_else(|| panic!("there is no text {key}"));
            let given: BTreeSet<String> = arguments.into_iter().collect();
            let wanted: BTreeSet<String> =
                text.arguments.iter().filter(|name| *name != "list").cloned().collect();
            assert_eq!(given, wanted, "{key}");
            said.insert(key);
        }
        for key in code::asked(source) {
            assert!(english.contains_key(&key), "there is no text {key}");
        }
        used.extend(code::literals(source));
    }
    for (key, text) in &english {
        assert!(used.contains(key), "nothing says {key}");
        // A record's name has its number, and is rendered by `with`.
        if !said.contains(key) && !key.starts_with("the-") {
            assert!(text.arguments.is_empty(), "{key} is said without its arguments");
        }
    }
}

#[test]
fn every_text_of_the_panel_is_used_and_none_is_missing() {
    let english = texts(&folder("panel/texts"), "en");
    let mut sources = code::sources(&folder("panel/src"));
    for entry in std::fs::read_dir(folder("panel/templates")).unwrap() {
        sources.push(std::fs::read_to_string(entry.unwrap().path()).unwrap());
    }
    let calls = [
        "word(\"",
        "t!(reader, \"",
        "t!(self, \"",
        "t!(frame.reader, \"",
        "number_of(\"",
        "count(\"",
        "named(\"",
        "counted(\"",
    ];
    for source in &sources {
        for call in calls {
            let keys = source.split(call).skip(1).filter_map(|rest| rest.split('"').next());
            let missing: Vec<_> = keys.filter(|key| !english.contains_key(*key)).collect();
            assert!(missing.is_empty(), "{missing:?}");
        }
    }
    let is_used = |key: &str| sources.iter().any(|source| source.contains(&format!("\"{key}\"")));
    let unused: Vec<_> = english.keys().filter(|key| !is_used(key)).collect();
    assert!(unused.is_empty(), "{unused:?}");
}

#[test]
fn every_message_of_the_platform_has_a_text_with_its_arguments_and_every_text_a_message() {
    let english = texts(&folder("platform/texts"), "en");
    let mut used = BTreeSet::new();
    for source in ["core/src", "sqlite/src", "sandbox/src", "platform/src", "cli/src"]
        .iter()
        .flat_map(|path| code::sources(&folder(path)))
    {
        for call in code::calls(&source, "Message::host(") {
            let Some((code, arguments)) = code::message(&call) else { continue };
            let text = english.get(&code).unwrap_or_else(|| panic!("there is no text {code}"));
            let Some(given) = arguments else { continue };
            for wanted in text.arguments.iter().filter(|name| *name != "list") {
                assert!(given.contains(wanted), "{code} is reported without {wanted}");
            }
        }
        for code in code::passed_on(&source) {
            assert!(english.contains_key(&code), "there is no text {code}");
        }
        used.extend(code::literals(&source));
    }
    for key in english.keys() {
        // The name of a part of a record, which is an argument of the message.
        let part = key.strip_prefix("field-").filter(|name| *name != "of-variant").unwrap_or(key);
        let of_variant = format!("variants.{part}");
        let reported = used.contains(part) || used.contains(&of_variant);
        assert!(reported, "nothing uses {key}");
    }
}

#[test]
fn the_platform_and_the_panel_name_no_commands() {
    for (texts, language) in
        ["platform/texts", "panel/texts"].iter().flat_map(|texts| LANGUAGES.map(|language| (texts, language)))
    {
        let text = std::fs::read_to_string(folder(texts).join(format!("{language}.ftl"))).unwrap();
        for line in text.lines() {
            assert!(!line.contains("host-test ") && !line.contains(" --"), "{language}: {line}");
        }
    }
}

#[test]
fn words_that_the_platform_s_pages_show_are_used_exactly() {
    let shown =
        ["Not linked", "Non collegato", "Non connecté", "Nicht verknüpft", "No conectado", "Niet gekoppeld"];
    for (language, word) in LANGUAGES.iter().zip(shown) {
        let path = folder("platform/texts").join(format!("{language}.ftl"));
        let text = std::fs::read_to_string(path).unwrap();
        assert!(text.lines().any(|line| line == format!("not-linked = {word}")), "{language}");
    }
}
