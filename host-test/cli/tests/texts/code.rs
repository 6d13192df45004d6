//! Finds the uses of texts in the sources, which are read as text.

use std::path::Path;

/// The sources below a folder, without their tests and comments.
pub(crate) fn sources(folder: &Path) -> Vec<String> {
    let mut sources = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources.extend(self::sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let text = std::fs::read_to_string(&path).unwrap();
            let code = text.split("#[cfg(test)]").next().unwrap_or_default();
            let lines = code.lines().filter(|line| !line.trim_start().starts_with("//"));
            sources.push(lines.collect::<Vec<_>>().join("\n"));
        }
    }
    sources
}

/// The text between the parentheses of every call that begins so.
pub(crate) fn calls(source: &str, begin: &str) -> Vec<String> {
    let begins = source.match_indices(begin).filter(|(place, _)| {
        // Not at the end of another name: `format!(` ends like `t!(`.
        !source[..*place].ends_with(|letter: char| letter.is_alphanumeric() || letter == '_')
    });
    begins.map(|(place, _)| &source[place + begin.len()..]).map(|rest| rest[..end(rest)].to_owned()).collect()
}

/// The index of the parenthesis that closes the one before the text.
fn end(text: &str) -> usize {
    let (mut depth, mut quoted, mut escaped) = (0, false, false);
    for (index, letter) in text.char_indices() {
        match letter {
            _ if escaped => escaped = false,
            '\\' if quoted => escaped = true,
            '"' => quoted = !quoted,
            _ if quoted => {}
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' if depth == 0 => return index,
            ')' | ']' | '}' => depth -= 1,
            _ => {}
        }
    }
    panic!("no end: {text}")
}

/// The parts between the commas that are in no parentheses.
fn parts(call: &str) -> Vec<&str> {
    let (mut parts, mut rest) = (Vec::new(), call);
    loop {
        let (mut depth, mut quoted, mut comma) = (0, false, None);
        for (index, letter) in rest.char_indices() {
            match letter {
                '"' => quoted = !quoted,
                _ if quoted => {}
                '(' | '[' | '{' => depth += 1,
                ')' | ']' | '}' => depth -= 1,
                ',' if depth == 0 => {
                    comma = Some(index);
                    break;
                }
                _ => {}
            }
        }
        let Some(comma) = comma else {
            parts.push(rest.trim());
            return parts.into_iter().filter(|part| !part.is_empty()).collect();
        };
        parts.push(rest[..comma].trim());
        rest = &rest[comma + 1..];
    }
}

/// The key and the arguments' names of a `t!`.
pub(crate) fn said(call: &str) -> (String, Vec<String>) {
    let parts = parts(call);
    let key = literal(parts[1]).unwrap_or_else(|| panic!("no key: {call}"));
    let names = parts[2..].iter().map(|part| part.split('=').next().unwrap().trim().to_owned());
    (key, names.collect())
}

/// The code and the arguments' names of a message of the platform: none where the code is computed,
/// no names where they are elsewhere.
pub(crate) fn message(call: &str) -> Option<(String, Option<Vec<String>>)> {
    let parts = parts(call);
    let code = literal(parts[0])?;
    let list = parts.get(1).and_then(|list| list.strip_prefix("&["));
    let names = list.map(|list| {
        let pairs = list.split('(').skip(1);
        pairs.filter_map(|pair| pair.trim_start().strip_prefix('"')?.split('"').next()).map(str::to_owned)
    });
    Some((code, names.map(Iterator::collect)))
}

/// The codes that are passed to a function that makes messages of them.
pub(crate) fn passed_on(source: &str) -> Vec<String> {
    let mut codes = Vec::new();
    for (place, call) in source.match_indices("Message::host(code") {
        let Some(name) = source[..place].rsplit("fn ").next().and_then(|rest| rest.split('(').next()) else {
            panic!("no function around {call}");
        };
        let calls = calls(source, &format!("{name}("));
        codes.extend(calls.iter().filter_map(|call| literal(call)));
    }
    codes
}

/// Keys that must be there: those asked for by name, and any literal that looks like a key and
/// is where keys are.
pub(crate) fn asked(source: &str) -> Vec<String> {
    let words = calls(source, ".word(").into_iter().filter_map(|call| literal(&call));
    let families = ["head-", "job-", "shop-", "kind-", "field-", "the-", "tick-", "run-", "work-", "rows-"];
    let known = move |text: &String| families.iter().any(|family| text.starts_with(family));
    words.chain(literals(source).into_iter().filter(known)).collect()
}

/// All string literals that could be keys.
pub(crate) fn literals(source: &str) -> Vec<String> {
    let plain = |text: &&str| {
        !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_lowercase() || b"-.".contains(&byte))
    };
    source.split('"').filter(plain).map(str::to_owned).collect()
}

fn literal(text: &str) -> Option<String> {
    let text = text.trim().strip_prefix('"')?;
    text.split('"').next().map(str::to_owned)
}
