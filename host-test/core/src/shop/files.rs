//! Files of orders, products or customers: one record, a list of them, or one to a line (JSON Lines).

use serde::de::DeserializeOwned;
use serde_json::Deserializer;

use super::{Customer, Order, Product};

/// The largest file that is read, in bytes: some tens of thousands of records.
pub const MAX_FILE: usize = 64 * 1024 * 1024;

/// Why a file was not taken: where in it, which field, and what was expected there.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("line {line}{}: {problem}", if field.is_empty() { String::new() } else { format!(", field {field}") })]
pub struct FileError {
    /// From 1.
    pub line: usize,
    /// The way to it, `lines[0].quantity`; empty where the JSON itself is broken.
    pub field: String,
    /// What is wrong and what was expected.
    pub problem: String,
}

/// A record that files hold.
trait Filed: DeserializeOwned {
    const NAME: &'static str;
    fn id(&self) -> &str;
}

impl Filed for Order {
    const NAME: &'static str = "order";
    fn id(&self) -> &str {
        &self.id
    }
}

impl Filed for Product {
    const NAME: &'static str = "product";
    fn id(&self) -> &str {
        &self.id
    }
}

impl Filed for Customer {
    const NAME: &'static str = "customer";
    fn id(&self) -> &str {
        &self.id
    }
}

/// Reads the orders of a file.
///
/// # Errors
/// The first thing that is wrong; nothing of the file should be used then.
pub fn orders(text: &str) -> Result<Vec<Order>, FileError> {
    records(text)
}

/// Reads the products of a file.
///
/// # Errors
/// As [`orders`].
pub fn products(text: &str) -> Result<Vec<Product>, FileError> {
    records(text)
}

/// Reads the customers of a file.
///
/// # Errors
/// As [`orders`].
pub fn customers(text: &str) -> Result<Vec<Customer>, FileError> {
    records(text)
}

fn records<T: Filed>(text: &str) -> Result<Vec<T>, FileError> {
    if text.len() > MAX_FILE {
        let problem = format!("the file is over {} MiB: split it", MAX_FILE / 1024 / 1024);
        return Err(FileError { line: 1, field: String::new(), problem });
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let records: Vec<(T, usize)> =
        if text.trim_start().starts_with('[') { list(text)? } else { sequence(text)? };
    for (index, (record, line)) in records.iter().enumerate() {
        let wrong = |field: &str, problem: String| FileError { line: *line, field: field.into(), problem };
        if record.id().trim().is_empty() {
            return Err(wrong("id", format!("{} {} has no id", T::NAME, index + 1)));
        }
        if record.id().len() > 200 || record.id().chars().any(char::is_control) {
            return Err(wrong("id", "an id of at most 200 printable characters was expected".into()));
        }
    }
    if records.is_empty() {
        let problem = format!("the file holds no {}", T::NAME);
        return Err(FileError { line: 1, field: String::new(), problem });
    }
    Ok(records.into_iter().map(|(record, _)| record).collect())
}

fn list<T: Filed>(text: &str) -> Result<Vec<(T, usize)>, FileError> {
    let mut deserializer = Deserializer::from_str(text);
    let records: Vec<T> = parse(&mut deserializer, 0)?;
    deserializer.end().map_err(|error| broken(&error, 0))?;
    Ok(records.into_iter().map(|record| (record, 1)).collect())
}

/// One value after the other, each on as many lines as it likes.
fn sequence<T: Filed>(text: &str) -> Result<Vec<(T, usize)>, FileError> {
    let mut records = Vec::new();
    let mut rest = text;
    let mut lines_before = 0;
    loop {
        let value = rest.trim_start();
        lines_before += newlines(rest.get(..rest.len() - value.len()).unwrap_or_default());
        if value.is_empty() {
            return Ok(records);
        }
        let mut stream = Deserializer::from_str(value).into_iter::<serde::de::IgnoredAny>();
        let skimmed = stream.next().unwrap_or(Ok(serde::de::IgnoredAny));
        skimmed.map_err(|error| broken(&error, lines_before))?;
        let end = stream.byte_offset();
        let (one, after) = value.split_at_checked(end).unwrap_or((value, ""));
        records.push((parse(&mut Deserializer::from_str(one), lines_before)?, lines_before + 1));
        lines_before += newlines(one);
        rest = after;
    }
}

fn newlines(text: &str) -> usize {
    text.bytes().filter(|byte| *byte == b'\n').count()
}

fn parse<'de, T, R>(deserializer: &mut Deserializer<R>, lines_before: usize) -> Result<T, FileError>
where
    T: DeserializeOwned,
    R: serde_json::de::Read<'de>,
{
    serde_path_to_error::deserialize(deserializer).map_err(|error| {
        let path = error.path().to_string();
        let inner = error.into_inner();
        if !inner.is_data() {
            return broken(&inner, lines_before);
        }
        let field = if path == "." { String::new() } else { path };
        FileError {
            line: lines_before + inner.line(),
            field,
            problem: in_plain_words(&with_suggestion(&without_place(&inner))),
        }
    })
}

fn broken(error: &serde_json::Error, lines_before: usize) -> FileError {
    let problem = format!("this is not JSON: {} (column {})", without_place(error), error.column());
    FileError { line: lines_before + error.line(), field: String::new(), problem }
}

/// serde_json ends its messages with their place, which is told in a field of its own here.
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

#[cfg(test)]
mod tests {
    use super::*;

    fn error(text: &str) -> String {
        orders(text).unwrap_err().to_string()
    }

    #[test]
    fn one_order_a_list_and_json_lines_are_read_alike() {
        let one = r#"{"id": "7", "lines": [{"sku": "A", "quantity": 2}], "total": 19.90}"#;
        let order = orders(one).unwrap().remove(0);
        assert_eq!((order.lines[0].quantity.as_str(), order.total.as_str()), ("2", "19.90"));
        assert_eq!(orders(&format!("[{one},{one}]")).unwrap().len(), 2);
        assert_eq!(orders(&format!("\u{feff}{one}\n\n{one}\n")).unwrap().len(), 2);
        assert_eq!(orders("{\n \"id\": \"8\"\n}\n{\n \"id\": \"9\"}").unwrap()[1].id, "9");
    }

    #[test]
    fn products_and_customers_are_read_and_refused_alike() {
        let line = r#"{"id": "7", "sku": "0017", "price": 19.90, "variants": [{"quantity": 3}]}"#;
        let product = products(line).unwrap().remove(0);
        assert_eq!((product.sku.as_str(), product.price.as_str()), ("0017", "19.90"));
        assert_eq!(product.variants[0].quantity.as_deref(), Some("3"));
        assert_eq!(
            products(&format!("{line}\n{}", r#"{"id": "8", "sku_code": "1"}"#)).unwrap_err().to_string(),
            "line 2, field sku_code: there is no field \"sku_code\"; did you mean \"sku\"?"
        );
        assert_eq!(customers(r#"{"id": "7", "email": "a@b.example"}"#).unwrap()[0].email, "a@b.example");
        assert_eq!(customers("{}").unwrap_err().to_string(), "line 1, field id: customer 1 has no id");
        assert_eq!(products(" ").unwrap_err().to_string(), "line 1: the file holds no product");
    }

    #[test]
    fn an_unknown_field_is_named_with_its_line_and_the_nearest_known_one() {
        let text = "{\"id\": \"1\"}\n{\"id\": \"2\", \"lines\": [{\"quantty\": \"1\"}]}";
        assert_eq!(
            error(text),
            "line 2, field lines[0].quantty: there is no field \"quantty\"; did you mean \"quantity\"?"
        );
    }

    #[test]
    fn an_unknown_value_is_named_with_the_nearest_known_one() {
        assert_eq!(
            error(r#"{"id": "1", "state": "complete"}"#),
            "line 1, field state: there is no value \"complete\"; did you mean \"completed\"?"
        );
    }

    #[test]
    fn a_number_that_is_none_is_refused_with_its_field() {
        assert_eq!(
            error(r#"{"id": "1", "total": "12,50"}"#),
            "line 1, field total: \"12,50\" is not a number: a decimal number as text, such as \"19.90\", was expected"
        );
        assert!(error(r#"{"id": "1", "total": 1e400}"#).contains("field total"));
    }

    #[test]
    fn a_wrong_type_is_told_in_json_s_words() {
        let told = error(r#"{"id": "1", "payment": null}"#);
        assert_eq!(told, "line 1, field payment: invalid type: null, expected an object");
        assert!(error(r#"{"id": "1", "placed_at": "yesterday"}"#).contains("a whole number"));
    }

    #[test]
    fn broken_json_is_told_with_line_and_column() {
        assert!(
            error("{\"id\": \"1\"}\n{\"id\": ").starts_with("line 2: this is not JSON"),
            "{}",
            error("{\"id\": \"1\"}\n{\"id\": ")
        );
        assert!(!error(&"[".repeat(10_000)).is_empty());
        assert!(!error(&format!("{{\"extra\": {}", "[".repeat(10_000))).is_empty());
        assert_eq!(error("  \n"), "line 1: the file holds no order");
    }

    #[test]
    fn an_order_without_an_id_is_refused() {
        assert_eq!(error("{\"id\": \"1\"}\n{\"number\": \"2\"}"), "line 2, field id: order 2 has no id");
    }
}
