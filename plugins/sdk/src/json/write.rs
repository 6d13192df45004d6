//! Writing JSON objects.

use std::fmt::{Display, Write as _};

/// A JSON object being written, field by field.
///
/// ```
/// use framework360_sdk::json::Object;
///
/// let mut row = Object::new();
/// row.text("sku", "TEE-01").number("quantity", 2).object("size", |size| {
///     size.text("eu", "38");
/// });
/// assert_eq!(row.finish(), r#"{"sku":"TEE-01","quantity":2,"size":{"eu":"38"}}"#);
/// ```
#[derive(Debug)]
pub struct Object(String);

impl Object {
    /// An object without fields.
    #[must_use]
    pub fn new() -> Self {
        Self("{".to_owned())
    }

    /// Adds a text.
    #[inline(never)]
    pub fn text(&mut self, key: &str, value: &str) -> &mut Self {
        self.key(key);
        self.quoted(value);
        self
    }

    /// Adds a number, written as it shows itself: integers and decimals. Floats don't belong here.
    pub fn number(&mut self, key: &str, value: impl Display) -> &mut Self {
        self.raw(key, &value)
    }

    /// Adds a truth value.
    pub fn flag(&mut self, key: &str, value: bool) -> &mut Self {
        self.raw(key, &value)
    }

    /// Adds an object, written by `write`.
    pub fn object(&mut self, key: &str, write: impl FnOnce(&mut Self)) -> &mut Self {
        self.key(key);
        self.0.push('{');
        write(self);
        self.0.push('}');
        self
    }

    /// Adds a list of texts.
    pub fn texts<'a>(&mut self, key: &str, texts: impl Iterator<Item = &'a str>) -> &mut Self {
        self.list(key, texts, |out, text| out.quoted(text))
    }

    /// Adds a list of integers.
    pub fn numbers<'a>(&mut self, key: &str, numbers: impl Iterator<Item = &'a u64>) -> &mut Self {
        self.list(key, numbers, |out, number| out.shown(number))
    }

    /// Adds a list of objects, each written by `write`.
    pub fn objects<T>(
        &mut self,
        key: &str,
        items: impl Iterator<Item = T>,
        write: impl Fn(&mut Self, T),
    ) -> &mut Self {
        self.list(key, items, |out, item| {
            out.0.push('{');
            write(out, item);
            out.0.push('}');
        })
    }

    /// The object as JSON text.
    #[must_use]
    pub fn finish(mut self) -> String {
        self.0.push('}');
        self.0
    }

    fn list<T>(
        &mut self,
        key: &str,
        items: impl Iterator<Item = T>,
        write: impl Fn(&mut Self, T),
    ) -> &mut Self {
        self.key(key);
        self.0.push('[');
        for item in items {
            self.comma();
            write(self, item);
        }
        self.0.push(']');
        self
    }

    #[inline(never)]
    fn raw(&mut self, key: &str, value: &dyn Display) -> &mut Self {
        self.key(key);
        self.shown(value);
        self
    }

    fn shown(&mut self, value: &dyn Display) {
        // Writing to a String can't fail.
        let _ = write!(self.0, "{value}");
    }

    fn key(&mut self, key: &str) {
        self.comma();
        self.quoted(key);
        self.0.push(':');
    }

    fn comma(&mut self) {
        if !self.0.ends_with(['{', '[']) {
            self.0.push(',');
        }
    }

    fn quoted(&mut self, text: &str) {
        self.shown(&nojson::Json(text));
    }
}

impl Default for Object {
    fn default() -> Self {
        Self::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::{self, Value};
    use proptest::prelude::*;

    #[test]
    fn lists_and_nested_objects_are_separated_by_commas() {
        let mut object = Object::new();
        object.texts("a", ["x", "{"].into_iter()).flag("b", true).objects("c", 1..3, |out, n| {
            out.number("n", n);
        });
        object.object("d", |_| {}).texts("e", std::iter::empty()).numbers("f", [3, 1].iter());
        let written = r#"{"a":["x","{"],"b":true,"c":[{"n":1},{"n":2}],"d":{},"e":[],"f":[3,1]}"#;
        assert_eq!(object.finish(), written);
    }

    proptest! {
        #[test]
        fn any_text_is_read_again_as_it_was_written(key in ".{0,8}", text in "\\PC{0,20}|[\u{0}-\u{1f}\"\\\\]{0,8}") {
            let mut object = Object::new();
            object.text(&key, &text);
            let written = object.finish();
            let read = json::parse(written.as_bytes()).unwrap();
            prop_assert_eq!(read.root().get(&key).and_then(Value::text).unwrap(), text);
        }
    }
}
