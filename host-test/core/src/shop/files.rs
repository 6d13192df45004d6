//! Files of orders, products or customers: one record, a list of them, or one to a line (JSON Lines).

mod error_text;

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use serde::de::{DeserializeOwned, IgnoredAny};
use serde_json::Deserializer;

use self::error_text::{broken, problem};
use super::{Customer, Order, Partial, Product};

/// The largest file that is read, in bytes: some tens of thousands of records.
pub const MAX_FILE: usize = 64 * 1024 * 1024;

/// Why a file was refused: the line, the field, and what was expected there.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("line {line}{}: {problem}", if field.is_empty() { String::new() } else { format!(", field {field}") })]
pub struct FileError {
    /// The line, from 1.
    pub line: usize,
    /// The path of the field, `lines[0].quantity`; empty where the JSON itself is broken.
    pub field: String,
    /// The error, and what was expected.
    pub problem: String,
}

/// A kind of record that files hold.
trait Filed: DeserializeOwned {
    const NAME: &'static str;
    /// Whether a file may hold a record only once. An order may come again, with its later state.
    const ONCE: bool = true;
    fn id(&self) -> &str;
    /// Sets the defaults of fields that a new record doesn't name.
    fn complete(&mut self, _fields: &BTreeSet<String>) {}
    /// The field in which the record holds something twice, and what that is.
    fn repeated(&self) -> Option<(String, String)> {
        None
    }
}

impl Filed for Order {
    const NAME: &'static str = "order";
    const ONCE: bool = false;
    fn id(&self) -> &str {
        &self.id
    }
}

impl Filed for Product {
    const NAME: &'static str = "product";
    fn id(&self) -> &str {
        &self.id
    }
    fn complete(&mut self, fields: &BTreeSet<String>) {
        // A list of products for sale needn't say of each that it is.
        self.active |= !fields.contains("active");
    }
    fn repeated(&self) -> Option<(String, String)> {
        let mut seen = HashSet::new();
        let mut each = self.variants.iter().enumerate().filter(|(_, variant)| !variant.id.is_empty());
        let (index, variant) = each.find(|(_, variant)| !seen.insert(&variant.id))?;
        Some((format!("variants[{index}].id"), format!("variant {:?}", variant.id)))
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
/// The first error; nothing of the file should be used then.
pub fn orders(text: &str) -> Result<Vec<Order>, FileError> {
    Ok(read_records(text)?.into_iter().map(|partial| partial.record).collect())
}

/// Reads the products of a file, with the fields that each names. One that doesn't say otherwise is on
/// sale.
///
/// # Errors
/// The errors of [`orders`]; a product, or a variant of one, that is in the file twice.
pub fn products(text: &str) -> Result<Vec<Partial<Product>>, FileError> {
    read_records(text)
}

/// Reads the customers of a file, with the fields that each names.
///
/// # Errors
/// The errors of [`orders`]; a customer that is in the file twice.
pub fn customers(text: &str) -> Result<Vec<Partial<Customer>>, FileError> {
    read_records(text)
}

fn read_records<T: Filed>(text: &str) -> Result<Vec<Partial<T>>, FileError> {
    if text.len() > MAX_FILE {
        let problem = format!("the file is over {} MiB: split it", MAX_FILE / 1024 / 1024);
        return Err(FileError { line: 1, field: String::new(), problem });
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let records: Vec<Found<'_, T>> =
        if text.trim_start().starts_with('[') { list(text)? } else { sequence(text)? };
    let mut lines: HashMap<&str, usize> = HashMap::new();
    for (index, Found { record, line, .. }) in records.iter().enumerate() {
        let wrong = |field: &str, problem: String| FileError { line: *line, field: field.into(), problem };
        if record.id().trim().is_empty() {
            return Err(wrong("id", format!("{} {} has no id", T::NAME, index + 1)));
        }
        if record.id().len() > 200 || record.id().chars().any(char::is_control) {
            return Err(wrong("id", "an id of at most 200 printable characters was expected".into()));
        }
        if let Some(before) = lines.insert(record.id(), *line).filter(|_| T::ONCE) {
            let problem = format!("{} {:?} is in line {before} already", T::NAME, record.id());
            return Err(wrong("id", problem));
        }
        if let Some((field, what)) = record.repeated() {
            return Err(wrong(&field, format!("{what} is in this {} already", T::NAME)));
        }
    }
    if records.is_empty() {
        let problem = format!("the file holds no {}", T::NAME);
        return Err(FileError { line: 1, field: String::new(), problem });
    }
    Ok(records.into_iter().map(Found::into_partial).collect())
}

/// A record and its position in the file.
struct Found<'a, T> {
    record: T,
    line: usize,
    json: &'a str,
}

impl<T: Filed> Found<'_, T> {
    fn into_partial(mut self) -> Partial<T> {
        // A record in another form than an object has all of its fields, by their positions.
        let named: Option<BTreeMap<String, IgnoredAny>> = serde_json::from_str(self.json).ok();
        let fields: Option<BTreeSet<String>> = named.map(|named| named.into_keys().collect());
        if let Some(fields) = &fields {
            self.record.complete(fields);
        }
        Partial { record: self.record, fields }
    }
}

fn list<T: Filed>(text: &str) -> Result<Vec<Found<'_, T>>, FileError> {
    let mut deserializer = Deserializer::from_str(text);
    let records: Vec<T> = parse(&mut deserializer, 0)?;
    deserializer.end().map_err(|error| broken(&error, 0))?;
    let elements = elements(text);
    Ok(records.into_iter().zip(elements).map(|(record, (json, line))| Found { record, line, json }).collect())
}

/// The elements of a list that has been parsed, with the lines where they begin.
fn elements(text: &str) -> Vec<(&str, usize)> {
    let is_between = |letter: char| letter.is_whitespace() || matches!(letter, '[' | ',');
    let mut elements = Vec::new();
    let mut rest = text.trim_start().strip_prefix('[').unwrap_or_default();
    let mut line = 1 + newlines(text) - newlines(rest);
    loop {
        let value = rest.trim_start_matches(is_between);
        let mut stream = Deserializer::from_str(value).into_iter::<IgnoredAny>();
        let Some(Ok(IgnoredAny)) = stream.next() else { return elements };
        let (one, after) = value.split_at_checked(stream.byte_offset()).unwrap_or((value, ""));
        line += newlines(rest) - newlines(value);
        elements.push((one, line));
        line += newlines(one);
        rest = after;
    }
}

/// Reads one value after the other, each on as many lines as it likes.
fn sequence<T: Filed>(text: &str) -> Result<Vec<Found<'_, T>>, FileError> {
    let mut records = Vec::new();
    let mut rest = text;
    let mut lines_before = 0;
    loop {
        let value = rest.trim_start();
        lines_before += newlines(rest.get(..rest.len() - value.len()).unwrap_or_default());
        if value.is_empty() {
            return Ok(records);
        }
        let mut stream = Deserializer::from_str(value).into_iter::<IgnoredAny>();
        let skimmed = stream.next().unwrap_or(Ok(IgnoredAny));
        skimmed.map_err(|error| broken(&error, lines_before))?;
        let end = stream.byte_offset();
        let (one, after) = value.split_at_checked(end).unwrap_or((value, ""));
        let record = parse(&mut Deserializer::from_str(one), lines_before)?;
        records.push(Found { record, line: lines_before + 1, json: one });
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
        FileError { line: lines_before + inner.line(), field, problem: problem(&inner) }
    })
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
        let product = products(line).unwrap().remove(0).record;
        assert_eq!((product.sku.as_str(), product.price.as_str()), ("0017", "19.90"));
        assert_eq!(product.variants[0].quantity.as_deref(), Some("3"));
        assert_eq!(
            products(&format!("{line}\n{}", r#"{"id": "8", "sku_code": "1"}"#)).unwrap_err().to_string(),
            "line 2, field sku_code: there is no field \"sku_code\"; did you mean \"sku\"?"
        );
        assert_eq!(
            customers(r#"{"id": "7", "email": "a@b.example"}"#).unwrap()[0].record.email,
            "a@b.example"
        );
        assert_eq!(customers("{}").unwrap_err().to_string(), "line 1, field id: customer 1 has no id");
        assert_eq!(products(" ").unwrap_err().to_string(), "line 1: the file holds no product");
    }

    #[test]
    fn what_a_file_names_is_known_and_a_product_that_says_nothing_is_on_sale() {
        for text in [r#"{"id": "7", "price": 5}"#, r#" [{"id": "7", "price": 5}]"#] {
            let given = products(text).unwrap().remove(0);
            assert!(given.record.active);
            assert_eq!(
                ["id", "price", "name", "active"].map(|field| given.has_field(field)),
                [true, true, false, false]
            );
        }
        let off = r#"[{"id": "7", "active": false}]"#;
        assert!(!products(off).unwrap()[0].record.active);
        assert!(customers(r#"{"id": "7", "note": ""}"#).unwrap()[0].has_field("note"));
    }

    #[test]
    fn what_is_there_twice_is_refused_with_both_lines() {
        let twice = "line 3, field id: product \"7\" is in line 1 already";
        for text in [
            "{\"id\": \"7\"}\n{\"id\": \"8\"}\n{\"id\": \"7\"}",
            "[{\"id\": \"7\"},\n{\"id\": \"8\", \"variants\": [{}, {}]}\n,{\"id\": \"7\"}]",
        ] {
            assert_eq!(products(text).unwrap_err().to_string(), twice);
        }
        assert!(customers("{\"id\": \"7\"}\n{\"id\": \"7\"}").is_err());
        let variants = r#"[{"id": "7", "variants": [{"id": "a"}, {"id": "b"}, {"id": "a"}]}]"#;
        assert_eq!(
            products(variants).unwrap_err().to_string(),
            "line 1, field variants[2].id: variant \"a\" is in this product already"
        );
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
    fn a_wrong_type_is_reported_in_json_s_words() {
        let reported = error(r#"{"id": "1", "payment": null}"#);
        assert_eq!(reported, "line 1, field payment: invalid type: null, expected an object");
        assert!(error(r#"{"id": "1", "placed_at": "yesterday"}"#).contains("a whole number"));
    }

    #[test]
    fn broken_json_is_reported_with_line_and_column() {
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
