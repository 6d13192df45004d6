//! Reading and writing JSON whose types nobody promised.
//!
//! A remote without a reference may tell a number as text, a flag as 0, and leave out what is empty. So a
//! connector reads such answers field by field from a [`Value`]: what has another form than expected is empty
//! rather than a failure of the whole answer, null is 'not there', and numbers keep the text they came with: no
//! float stands between the wire and a decimal.
//!
//! Why `nojson` and not `serde_json`: measured on a connector with an order export, the component became
//! 42 KiB smaller (of 288). What serde_json costs there is a deserializer per type, its error texts, and the tables of
//! two float conversions that nothing here may use.

mod write;

pub use write::Object;

use std::borrow::Cow;

use nojson::{JsonValueKind, RawJson, RawJsonValue};

/// A JSON text that was read: well-formed to its end, and nested no deeper than 128 levels.
#[derive(Debug)]
pub struct Json<'text>(RawJson<'text>);

/// Reads a JSON text, with or without a byte order mark; none where it isn't one.
#[must_use]
pub fn parse(text: &[u8]) -> Option<Json<'_>> {
    let text = text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(text);
    RawJson::parse(std::str::from_utf8(text).ok()?).ok().map(Json)
}

impl Json<'_> {
    /// The outermost value.
    #[must_use]
    pub fn root(&self) -> Value<'_> {
        Value(self.0.value())
    }
}

/// A value in a JSON text. As cheap to copy as a reference.
#[derive(Clone, Copy, Debug)]
pub struct Value<'json>(RawJsonValue<'json, 'json>);

impl<'json> Value<'json> {
    /// A field of an object; none where this is no object, has no such field, or the field is null.
    #[must_use]
    #[inline(never)]
    pub fn get(self, key: &str) -> Option<Self> {
        if !self.is_object() {
            return None;
        }
        for (name, value) in self.0.to_object().ok()? {
            if Self(name).text()? == key {
                return (!Self(value).is_null()).then_some(Self(value));
            }
        }
        None
    }

    /// A text, a number as it was written, or a truth value, as text; none for null, lists and objects.
    #[must_use]
    pub fn text(self) -> Option<Cow<'json, str>> {
        match self.0.kind() {
            JsonValueKind::String => self.0.to_unquoted_string_str().ok(),
            JsonValueKind::Integer | JsonValueKind::Float | JsonValueKind::Boolean => {
                Some(Cow::Borrowed(self.source()))
            }
            JsonValueKind::Null | JsonValueKind::Array | JsonValueKind::Object => None,
        }
    }

    /// The elements of a list; none where this is no list.
    #[must_use]
    #[inline(never)]
    pub fn elements(self) -> Option<Vec<Self>> {
        // A Vec and no iterator of nojson's: it would be another one in every caller's chain.
        if self.is_list() { Some(self.0.to_array().ok()?.map(Self).collect()) } else { None }
    }

    /// The fields of an object, as they were written; none where this is no object.
    #[must_use]
    #[inline(never)]
    pub fn fields(self) -> Option<Vec<(Cow<'json, str>, Self)>> {
        if !self.is_object() {
            return None;
        }
        let mut fields = Vec::new();
        for (name, value) in self.0.to_object().ok()? {
            fields.push((Self(name).text()?, Self(value)));
        }
        Some(fields)
    }

    /// Whether it's a list.
    #[must_use]
    pub fn is_list(self) -> bool {
        matches!(self.0.kind(), JsonValueKind::Array)
    }

    /// Whether it's an object.
    #[must_use]
    pub fn is_object(self) -> bool {
        matches!(self.0.kind(), JsonValueKind::Object)
    }

    /// Whether it's null.
    #[must_use]
    pub fn is_null(self) -> bool {
        matches!(self.0.kind(), JsonValueKind::Null)
    }

    /// The value as it was written.
    #[must_use]
    pub fn source(self) -> &'json str {
        self.0.as_raw_str()
    }
}

/// A field that is a text, a number or a truth value, as text; anything else is empty.
#[inline(never)]
#[must_use]
pub fn text(object: Value<'_>, key: &str) -> String {
    object.get(key).and_then(Value::text).map(Cow::into_owned).unwrap_or_default()
}

/// A field that is a whole number that isn't negative, as number or as text; none for anything else.
#[inline(never)]
#[must_use]
pub fn number(object: Value<'_>, key: &str) -> Option<u64> {
    object.get(key)?.text()?.trim().parse().ok()
}

/// A field that is true/false, 0/1, "0"/"1" or "true"/"false"; none for anything else.
#[must_use]
pub fn flag(object: Value<'_>, key: &str) -> Option<bool> {
    match text(object, key).trim() {
        "1" | "true" | "TRUE" | "True" => Some(true),
        "0" | "false" | "FALSE" | "False" => Some(false),
        _ => None,
    }
}

/// A field that is a list of objects, each read by `read`; none where it is no list or an element is no object.
pub fn list<T>(object: Value<'_>, key: &str, read: impl Fn(Value<'_>) -> T) -> Option<Vec<T>> {
    let elements = object.get(key)?.elements()?;
    elements.into_iter().map(|element| element.is_object().then(|| read(element))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn with<T>(json: &str, look: impl FnOnce(Value<'_>) -> T) -> T {
        look(parse(json.as_bytes()).unwrap().root())
    }

    #[test]
    fn numbers_keep_the_text_they_came_with() {
        for (json, price) in [
            (r#"{"price": 19.90}"#, "19.90"),
            (r#"{"price": "19.9"}"#, "19.9"),
            (r#"{"price": 1E400}"#, "1E400"),
            (r#"{"price": 123456789012345678901234567890.10}"#, "123456789012345678901234567890.10"),
            (r#"{"price": null}"#, ""),
            (r#"{"price": {"a": 1}}"#, ""),
            ("{}", ""),
        ] {
            assert_eq!(with(json, |object| text(object, "price")), price, "{json}");
        }
    }

    #[test]
    fn every_form_of_a_flag_is_understood() {
        for (json, paid) in
            [("1", Some(true)), ("\"0\"", Some(false)), ("true", Some(true)), ("\"x\"", None), ("[]", None)]
        {
            assert_eq!(with(&format!("{{\"paid\": {json}}}"), |o| flag(o, "paid")), paid, "{json}");
        }
    }

    #[test]
    fn a_list_is_read_whole_or_not_at_all() {
        let ids = |json: &str| with(json, |object| list(object, "rows", |row| text(row, "id")));
        assert_eq!(ids(r#"{"rows": [{"id": 1}, {}]}"#), Some(vec!["1".to_owned(), String::new()]));
        for json in [r#"{"rows": [{"id": 1}, 2]}"#, r#"{"rows": {}}"#, "{}"] {
            assert_eq!(ids(json), None, "{json}");
        }
    }

    #[test]
    fn escapes_in_names_and_texts_are_read() {
        let json = r#"{"n\u0061me": "a\n\"\ud83d\ude00\u00e8"}"#;
        assert_eq!(with(json, |object| text(object, "name")), "a\n\"\u{1f600}è");
    }

    #[test]
    fn what_is_no_json_is_refused_and_depth_is_bounded() {
        for wrong in ["", "{", "[1,]", "{\"a\": 01}", "nul", "\"\\ud800\"", "1 2", "NaN", "{\"a\" 1}"] {
            assert!(parse(wrong.as_bytes()).is_none(), "{wrong}");
        }
        assert!(parse(b"[\"\xff\"]").is_none(), "no UTF-8");
        assert!(parse(b"\xef\xbb\xbf[1]").is_some(), "a byte order mark");
        assert!(parse("[".repeat(100_000).as_bytes()).is_none());
    }

    proptest! {
        #[test]
        fn any_bytes_are_read_or_refused_without_a_panic(bytes in proptest::collection::vec(any::<u8>(), 0..60), json in "[\\[\\]{}:,\"\\\\u0-9a-fdtn. eE+-]{0,40}") {
            for text in [bytes.as_slice(), json.as_bytes()] {
                if let Some(json) = parse(text) {
                    let _ = (json.root().text(), json.root().get("a").and_then(Value::text));
                }
            }
        }
    }
}
