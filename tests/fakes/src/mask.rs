//! Masks keys, passwords and tokens in the ledger.

use std::{
    fmt,
    sync::{Arc, Mutex},
};

use serde_json::{Map, Value};

use crate::lock;

/// Put in place of a secret.
const MASKED: &str = "***";

/// The values that never enter the ledger. Neither `Debug` nor anything else shows them.
#[derive(Default)]
pub struct Mask {
    /// The secrets themselves: masked wherever they occur, in the path and body too.
    pub values: Vec<String>,
    /// Secrets that come up while the fake runs, masked in the same way.
    pub learned: Learned,
    /// Names of query parameters whose value is masked whatever it is, in any capitals.
    pub params: &'static [&'static str],
    /// Names of headers whose value is masked whatever it is, in lower case.
    pub headers: &'static [&'static str],
    /// Names of a JSON body's fields whose text is masked whatever it is, at any depth.
    pub fields: &'static [&'static str],
}

/// Secrets that come up while a fake runs, such as tokens that it issues. Cheap to clone: all
/// clones hold the same ones.
#[derive(Clone, Default)]
pub struct Learned(Arc<Mutex<Vec<String>>>);

impl Learned {
    /// Masks this secret from now on.
    pub fn add(&self, secret: impl Into<String>) {
        lock(&self.0).push(secret.into());
    }

    /// All of them, for a test that looks for them where they must not be.
    pub fn all(&self) -> Vec<String> {
        lock(&self.0).clone()
    }
}

impl Mask {
    pub(crate) fn text(&self, text: &str) -> String {
        let learned = lock(&self.learned.0);
        let secrets = self.values.iter().chain(learned.iter()).filter(|secret| !secret.is_empty());
        secrets.fold(text.to_owned(), |text, secret| text.replace(secret.as_str(), MASKED))
    }

    pub(crate) fn param(&self, name: &str, value: &str) -> String {
        match self.params.iter().any(|param| param.eq_ignore_ascii_case(name)) {
            true => MASKED.to_owned(),
            false => self.text(value),
        }
    }

    pub(crate) fn header(&self, name: &str, value: &str) -> String {
        match self.headers.contains(&name) {
            true => MASKED.to_owned(),
            false => self.text(value),
        }
    }

    /// The masked body as JSON; as text where it isn't JSON; null where it's empty.
    pub(crate) fn body(&self, bytes: &[u8]) -> Value {
        match serde_json::from_slice(bytes) {
            Ok(value) => self.value(value),
            Err(_) if bytes.is_empty() => Value::Null,
            Err(_) => Value::String(self.text(&String::from_utf8_lossy(bytes))),
        }
    }

    /// Masks a value, however the secret was escaped in it.
    fn value(&self, value: Value) -> Value {
        match value {
            Value::String(text) => Value::String(self.text(&text)),
            Value::Array(items) => items.into_iter().map(|item| self.value(item)).collect(),
            Value::Object(fields) => Value::Object(self.object(fields)),
            Value::Number(number) => match number.to_string() {
                text if self.text(&text) != text => Value::String(MASKED.to_owned()),
                _ => Value::Number(number),
            },
            plain => plain,
        }
    }

    fn object(&self, fields: Map<String, Value>) -> Map<String, Value> {
        let masked = |(name, value): (String, Value)| match self.fields.contains(&name.as_str()) {
            true => (name, Value::String(MASKED.to_owned())),
            false => (self.text(&name), self.value(value)),
        };
        fields.into_iter().map(masked).collect()
    }
}

impl fmt::Debug for Mask {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Mask")
            .field("params", &self.params)
            .field("headers", &self.headers)
            .field("fields", &self.fields)
            .finish_non_exhaustive()
    }
}

impl fmt::Debug for Learned {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Learned").finish_non_exhaustive()
    }
}
