//! Error texts about a file, in terms that the file's author knows.

use super::FileError;

/// The text of an error in a field.
pub(super) fn problem(error: &serde_json::Error) -> String {
    with_json_types(&with_suggestion(&without_position(error)))
}

/// The error of a file that isn't JSON.
pub(super) fn broken(error: &serde_json::Error, lines_before: usize) -> FileError {
    let problem = format!("this is not JSON: {} (column {})", without_position(error), error.column());
    FileError { line: lines_before + error.line(), field: String::new(), problem }
}

/// The error's text without its position, with which serde_json ends it; [`FileError`] has a field of its own for it.
fn without_position(error: &serde_json::Error) -> String {
    let text = error.to_string();
    let position = format!(" at line {} column {}", error.line(), error.column());
    text.strip_suffix(&position).unwrap_or(&text).to_owned()
}

/// Replaces the names of Rust's types, which serde reports, by JSON's, which the file's author knows.
fn with_json_types(problem: &str) -> String {
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
    let kind = if problem.starts_with("unknown field") {
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
        Some((_, name)) => format!("there is no {kind} {unknown:?}; did you mean {name:?}?"),
        None => format!("there is no {kind} {unknown:?}; known are {}", known.join(", ")),
    }
}
