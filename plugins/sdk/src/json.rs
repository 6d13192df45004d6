//! Reading JSON whose types nobody promised.
//!
//! A remote without a reference may tell a number as text, a flag as 0, and leave out what is empty. So a
//! connector reads such answers field by field from a [`Value`]: what has another form than expected is empty
//! rather than a failure of the whole answer, and numbers keep the text they came with.

pub use serde_json::{Map, Value};

/// A JSON object.
pub type Object = Map<String, Value>;

/// A field that is a text, a number or a truth value, as text; anything else is empty.
#[must_use]
pub fn text(object: &Object, key: &str) -> String {
    object.get(key).and_then(as_text).unwrap_or_default()
}

/// A field that is true/false, 0/1, "0"/"1" or "true"/"false"; none for anything else.
#[must_use]
pub fn flag(object: &Object, key: &str) -> Option<bool> {
    match text(object, key).trim() {
        "1" | "true" | "TRUE" | "True" => Some(true),
        "0" | "false" | "FALSE" | "False" => Some(false),
        _ => None,
    }
}

/// A field that is a list, each element read by `read`; none where it is no list or an element isn't as expected.
pub fn list<T>(object: &Object, key: &str, read: impl Fn(&Object) -> T) -> Option<Vec<T>> {
    let mut list = Vec::new();
    for element in object.get(key)?.as_array()? {
        list.push(read(element.as_object()?));
    }
    Some(list)
}

/// The text of a scalar; none for null, lists and objects.
#[must_use]
pub fn as_text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(flag) => Some(flag.to_string()),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn object(json: &str) -> Object {
        serde_json::from_str(json).unwrap()
    }

    #[test]
    fn numbers_keep_the_text_they_came_with() {
        for (json, price) in [
            (r#"{"price": 19.90}"#, "19.90"),
            (r#"{"price": "19.9"}"#, "19.9"),
            (r#"{"price": 123456789012345678901234567890.10}"#, "123456789012345678901234567890.10"),
            (r#"{"price": null}"#, ""),
            (r#"{"price": {"a": 1}}"#, ""),
            ("{}", ""),
        ] {
            assert_eq!(text(&object(json), "price"), price, "{json}");
        }
    }

    #[test]
    fn every_form_of_a_flag_is_understood() {
        for (json, paid) in
            [("1", Some(true)), ("\"0\"", Some(false)), ("true", Some(true)), ("\"x\"", None), ("[]", None)]
        {
            assert_eq!(flag(&object(&format!("{{\"paid\": {json}}}")), "paid"), paid, "{json}");
        }
    }

    #[test]
    fn a_list_is_read_whole_or_not_at_all() {
        let id = |object: &Object| text(object, "id");
        assert_eq!(
            list(&object(r#"{"rows": [{"id": 1}, {}]}"#), "rows", id),
            Some(vec!["1".to_owned(), String::new()])
        );
        for json in [r#"{"rows": [{"id": 1}, 2]}"#, r#"{"rows": {}}"#, "{}"] {
            assert_eq!(list(&object(json), "rows", id), None, "{json}");
        }
    }
}
