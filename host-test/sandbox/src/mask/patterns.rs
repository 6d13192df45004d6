//! Regular expressions for the ways in which servers write a text.

/// The shortest beginning of a secret that is masked where a text was cut off in the middle of it.
pub(super) const SHORTEST_CUT: usize = 6;

/// Matches a text as it is, in a URL, in JSON, in HTML, and in any mixture and capitals of these;
/// and its beginning, where the text around it was cut off there.
pub(super) fn any_form(letters: &[char]) -> String {
    let ways: Vec<String> = letters.iter().map(|letter| in_any_way(*letter)).collect();
    let whole = ways.concat();
    // A common word often begins a secret, "totalgest-…": with other capitals it's only the word.
    let begun: Vec<String> = letters.iter().zip(&ways).map(|(letter, way)| begun(*letter, way)).collect();
    let Some((first, rest)) = begun.split_at_checked(SHORTEST_CUT).filter(|(_, rest)| !rest.is_empty())
    else {
        return format!("(?i)(?:{whole})(?P<cut>)");
    };
    let longer = rest.iter().rev().fold(String::new(), |after, way| format!("(?:{way}{after})?"));
    // Half of an escape may be between the two.
    let half = r"(?:[%\\&][#0-9a-z{]{0,7})?";
    format!(r"(?i)(?:{whole}|{}{longer}{half}(?P<cut>…|\.\.\.|\z))", first.concat())
}

fn begun(letter: char, way: &str) -> String {
    if letter.is_ascii_alphabetic() { format!("(?-i:{way})") } else { way.to_owned() }
}

fn in_any_way(letter: char) -> String {
    if letter.is_ascii_alphanumeric() {
        return letter.to_string();
    }
    let code = u32::from(letter);
    let mut ways = vec![
        regex::escape(&letter.to_string()),
        percent(letter),
        format!(r"\\u0*{code:x}"),
        format!(r"\\u\{{{code:x}\}}"),
        format!("&#x0*{code:x};"),
        format!("&#0*{code};"),
    ];
    ways.extend(short_escape(letter));
    match letter {
        '+' => ways.extend(["%20".to_owned(), " ".to_owned()]),
        ' ' => ways.push(r"\+".to_owned()),
        '&' => ways.push("&amp;".to_owned()),
        '<' => ways.push("&lt;".to_owned()),
        '>' => ways.push("&gt;".to_owned()),
        '"' => ways.push("&quot;".to_owned()),
        _ => {}
    }
    // Escaped once more, as JSON does with a slash.
    format!(r"(?:\\|%5c)*(?:{})", ways.join("|"))
}

/// Matches a text as it is, in a URL and in JSON.
pub(super) fn exact(letters: &[char]) -> String {
    let ways = letters.iter().map(|letter| {
        if letter.is_ascii_alphanumeric() {
            return letter.to_string();
        }
        let code = u32::from(*letter);
        let mut ways = vec![
            format!(r"\\?{}", regex::escape(&letter.to_string())),
            format!("(?i:{})", percent(*letter)),
            format!(r"(?i:\\u{code:04x})"),
        ];
        ways.extend(short_escape(*letter));
        if *letter == ' ' {
            ways.push(r"\+".to_owned());
        }
        format!("(?:{})", ways.join("|"))
    });
    format!("(?:{})(?P<cut>)", ways.collect::<String>())
}

/// A letter as a URL writes it.
fn percent(letter: char) -> String {
    letter.to_string().bytes().map(|byte| format!("%{byte:02x}")).collect()
}

/// A line ending as JSON writes it; a key from a file may have some.
fn short_escape(letter: char) -> Option<String> {
    let escape = match letter {
        '\n' => r"\\n",
        '\r' => r"\\r",
        '\t' => r"\\t",
        _ => return None,
    };
    Some(escape.to_owned())
}
