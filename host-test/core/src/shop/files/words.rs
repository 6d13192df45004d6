//! What is wrong with a file, in the words of whoever wrote it.

use super::FileError;

/// What is wrong with a field.
pub(super) fn problem(error: &serde_json::Error) -> String {
    in_plain_words(&with_suggestion(&without_place(error)))
}

/// What isn't even JSON.
pub(super) fn broken(error: &serde_json::Error, lines_before: usize) -> FileError {
    let problem = format!("this is not JSON: {} (column {})", without_place(error), error.column());
    FileError { line: lines_before + error.line(), field: String::new(), problem }
}

/// serde_json ends its messages with their place, which is reported in a field of its own here.
fn without_place(error: &serde_json::Error) -> String {
    let text = error.to_string();
    let place = format!(" at line {} column {}", error.line(), error.column());
    text.strip_suffix(&place).unwrap_or(&text).to_owned()
}

/// serde names Rust's types; whoever wrote the file knows JSON's.
fn in_plain_words(problem: &str) -> String {
    let Some((found, expected)) = problem.split_once(", expected ") else { return problem.to_owned() };
    let expected = match expected {
        "u64" | "u32" => "a whole number (times in milliseconds since 1970)",
        text if text.starts_with("struct") => "an object",
        text if text.starts_with("tuple") => "a list of [name, value]",
        text => text,
    };
    format!("{found}, expected {expected}")
}

/// Adds the known name that is nearest to an unknown one.
fn with_suggestion(problem: &str) -> String {
    let names: Vec<&str> = problem.split('`').skip(1).step_by(2).collect();
    let Some((unknown, known)) = names.split_first() else { return problem.to_owned() };
    let what = if problem.starts_with("unknown field") {
        "field"
    } else if problem.starts_with("unknown variant") {
        "value"
    } else {
        return problem.to_owned();
    };
    let nearest = known
        .iter()
        .map(|name| (strsim::jaro_winkler(unknown, name), name))
        .max_by(|left, right| left.0.total_cmp(&right.0))
        .filter(|(similarity, _)| *similarity > 0.7);
    match nearest {
        Some((_, name)) => format!("there is no {what} {unknown:?}; did you mean {name:?}?"),
        None => format!("there is no {what} {unknown:?}; known are {}", known.join(", ")),
    }
}
