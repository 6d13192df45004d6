//! Checks that every locale has the same messages with the same arguments.

use std::collections::BTreeMap;
use std::path::Path;

use crate::LANGUAGES;
use crate::fluent::{self, Text};

/// The texts of one language; its name is the file's, a BCP 47 tag such as "fr".
#[derive(Debug)]
pub(crate) struct Locale {
    pub(crate) name: String,
    /// The source without its comments, which are for translators.
    pub(crate) source: String,
    pub(crate) texts: BTreeMap<String, Text>,
}

/// Every `.ftl` file in `folder`, by name.
pub(crate) fn read(folder: &Path) -> Result<Vec<Locale>, String> {
    let mut locales = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(|error| error.to_string())? {
        let path = entry.map_err(|error| error.to_string())?.path();
        if path.extension().is_none_or(|extension| extension != "ftl") {
            continue;
        }
        let name =
            path.file_stem().and_then(|stem| stem.to_str()).ok_or("a file's name is not text")?.to_owned();
        let source = std::fs::read_to_string(&path).map_err(|error| format!("{name}.ftl: {error}"))?;
        let texts = fluent::read(&source).map_err(|problem| format!("{name}.ftl: {problem}"))?;
        locales.push(Locale { name, source: without_comments(&source), texts });
    }
    // Readers of any other language get the first.
    locales.sort_by_key(|locale| (locale.name != "en", locale.name.clone()));
    Ok(locales)
}

fn without_comments(source: &str) -> String {
    let lines = source.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty());
    lines.flat_map(|line| [line, "\n"]).collect()
}

/// Whether every language of the platform is there: a page would mix English with its reader's language.
pub(crate) fn spoken(locales: &[Locale]) -> Result<(), String> {
    let is_there = |language: &str| locales.iter().any(|locale| locale.name == language);
    let missing: Vec<String> = LANGUAGES
        .iter()
        .filter(|language| !is_there(language))
        .map(|language| format!("{language}.ftl"))
        .collect();
    match missing.as_slice() {
        [] => Ok(()),
        [one] => Err(format!("{one} is missing: the platform speaks {}", LANGUAGES.join(", "))),
        more => Err(format!("{} are missing: the platform speaks {}", more.join(", "), LANGUAGES.join(", "))),
    }
}

/// Compares every locale with English, which is what the others fall back to.
pub(crate) fn complete(locales: &[Locale]) -> Result<(), String> {
    let english = locales.iter().find(|locale| locale.name == "en").ok_or("en.ftl is missing")?;
    let mut problems = Vec::new();
    for Locale { name, texts, .. } in locales {
        for (code, text) in &english.texts {
            match texts.get(code) {
                None => problems.push(format!("{name}.ftl: {code} is missing")),
                Some(other) if other.arguments != text.arguments => {
                    problems
                        .push(format!("{name}.ftl: {code} must use {:?}, as en.ftl does", text.arguments));
                }
                Some(_) => {}
            }
        }
        for code in texts.keys().filter(|code| !english.texts.contains_key(*code)) {
            problems.push(format!("{name}.ftl: {code} is not in en.ftl"));
        }
    }
    if problems.is_empty() { Ok(()) } else { Err(problems.join("\n")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn locale(name: &str, source: &str) -> Locale {
        Locale { name: name.to_owned(), source: source.to_owned(), texts: fluent::read(source).unwrap() }
    }

    #[test]
    fn a_missing_a_superfluous_and_a_differing_text_are_all_reported() {
        let problems = complete(&[
            locale("en", "one = One { $a }\ntwo = Two\n"),
            locale("fr", "one = Un { $b }\nthree = Trois\n"),
        ])
        .unwrap_err();
        assert!(problems.contains("fr.ftl: one must use {\"a\"}"), "{problems}");
        assert!(problems.contains("fr.ftl: two is missing"), "{problems}");
        assert!(problems.contains("fr.ftl: three is not in en.ftl"), "{problems}");
    }

    #[test]
    fn a_component_carries_no_comments_and_every_string_stays() {
        let source = "# For translators.\n\na = A { $n ->\n    [one] b\n   *[other] c\n }\n## More\nd = D\n";
        let stripped = without_comments(source);
        assert!(!stripped.contains('#') && stripped.ends_with("d = D\n"), "{stripped}");
        assert_eq!(fluent::read(&stripped), fluent::read(source));
    }

    #[test]
    fn every_language_of_the_platform_must_be_there() {
        let one = |name: &str| locale(name, "one = One\n");
        let all: Vec<Locale> = LANGUAGES.iter().map(|name| one(name)).collect();
        assert_eq!(spoken(&all), Ok(()));
        let problem = spoken(&all[..5]).unwrap_err();
        assert_eq!(problem, "nl.ftl is missing: the platform speaks en, it, fr, de, es, nl");
        let problem = spoken(&[one("en"), one("it"), one("pt")]).unwrap_err();
        assert!(problem.starts_with("fr.ftl, de.ftl, es.ftl, nl.ftl are missing"), "{problem}");
    }

    #[test]
    fn english_must_be_there() {
        assert_eq!(complete(&[locale("fr", "one = Un\n")]).unwrap_err(), "en.ftl is missing");
    }
}
