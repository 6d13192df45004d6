//! The depth of a Fluent source, checked before it is parsed: a component may export anything, and the parser recurses
//! once per level.

/// The most braces that a string may open before it closes one.
const MAX_DEPTH: usize = 30;

/// Whether a source may be parsed: nothing in it nests so deep that the parser would run out of stack. Braces are
/// counted over the whole source, since what is within them may go on over any lines; those of a literal aren't braces.
/// A call of a function or a term nests by its arguments, and no connector's string has one.
pub(crate) fn is_flat(source: &str) -> bool {
    let (mut depth, mut rest) = (0_usize, source);
    while let Some(place) = rest.find(['{', '}']) {
        let (_, from) = rest.split_at(place);
        if let Some(after) = from.strip_prefix('}') {
            depth = depth.saturating_sub(1);
            rest = after;
            continue;
        }
        depth += 1;
        rest = from.strip_prefix('{').unwrap_or_default().trim_start();
        if let Some(literal) = rest.strip_prefix('"') {
            rest = after_literal(literal);
        }
        let name =
            rest.trim_start_matches(|letter: char| letter.is_ascii_alphanumeric() || "-_.".contains(letter));
        let is_call = name.len() < rest.len() && name.trim_start().starts_with('(');
        if depth > MAX_DEPTH || is_call {
            return false;
        }
    }
    true
}

/// The text after the end of a literal whose beginning was read already. A quote after a backslash is part of the
/// literal.
fn after_literal(text: &str) -> &str {
    let mut is_escaped = false;
    let end = text.find(|letter: char| {
        let is_end = letter == '"' && !is_escaped;
        is_escaped = letter == '\\' && !is_escaped;
        is_end || letter == '\n'
    });
    end.and_then(|end| text.get(end + 1..)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_source_that_nests_without_end_is_recognized() {
        let many = |piece: &str| format!("deep = {}\n", piece.repeat(100_000));
        let hostile = [
            many("{"),
            many("{\n\n"),
            many("{ $a\n-> *[x] "),
            many("{ F("),
            many("{ F(F\n("),
            many("{ -t ("),
            many(r#"{ "}}" { "\"}}" "#),
        ];
        for source in &hostile {
            assert!(!is_flat(source), "{}", source.get(..20).unwrap());
        }
        assert!(is_flat("a = API (v2) and \"{ $b }\" { \"{\" } (\n".repeat(100).as_str()));
        assert!(is_flat("a = { $n ->\n    [one] { $n } x\n   *[other] { $n } y\n }\n"));
        assert!(is_flat(&"a = { $b } { $c }\n".repeat(1_000)));
    }
}
