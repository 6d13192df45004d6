//! Access to the file that follows its references and knows its position.

use jsonschema::{Draft, Registry, Validator};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Map, Value, json};

use super::LoadError;

/// The name under which the file is known to its own schemas.
const NAME: &str = "urn:fakes:contract";

/// What a JSON pointer may hold in a URI's fragment as it is.
const IN_FRAGMENT: &AsciiSet =
    &NON_ALPHANUMERIC.remove(b'/').remove(b'~').remove(b'-').remove(b'_').remove(b'.');

/// The file, and what its schemas are compiled with.
pub(super) struct Document {
    value: Value,
    registry: Registry<'static>,
}

impl Document {
    pub(super) fn new(text: &str) -> Result<Self, LoadError> {
        let value: Value = serde_json::from_str(text)?;
        let registry = Registry::new().add(NAME, value.clone()).and_then(|registry| registry.prepare());
        Ok(Self { registry: registry.map_err(|error| LoadError::Schema(error.to_string()))?, value })
    }

    pub(super) fn root(&self) -> Node<'_> {
        Node { document: self, pointer: String::new(), value: &self.value }
    }
}

/// A position in the file.
#[derive(Clone)]
pub(super) struct Node<'a> {
    document: &'a Document,
    pointer: String,
    value: &'a Value,
}

impl<'a> Node<'a> {
    /// The node below that key, with references followed.
    pub(super) fn get(&self, key: &str) -> Result<Option<Self>, LoadError> {
        self.raw(key).map(Self::followed).transpose()
    }

    /// The node below that key; an error where there is none.
    pub(super) fn need(&self, key: &str) -> Result<Self, LoadError> {
        self.get(key)?.ok_or_else(|| LoadError::Missing(format!("{}/{key}", self.pointer)))
    }

    /// The nodes below, each with its name or number, with references followed.
    pub(super) fn children(&self) -> Result<Vec<(String, Self)>, LoadError> {
        let keys: Vec<String> = match self.value {
            Value::Object(fields) => fields.keys().cloned().collect(),
            Value::Array(items) => (0..items.len()).map(|index| index.to_string()).collect(),
            _ => Vec::new(),
        };
        let child = |key: String| Ok((key.clone(), self.need(&key)?));
        keys.into_iter().map(child).collect()
    }

    pub(super) fn text(&self, key: &str) -> Option<&'a str> {
        self.value.get(key)?.as_str()
    }

    pub(super) fn flag(&self, key: &str) -> bool {
        self.value.get(key).and_then(Value::as_bool) == Some(true)
    }

    pub(super) fn fields(&self) -> Option<&'a Map<String, Value>> {
        self.value.as_object()
    }

    /// The schema at this node, compiled.
    pub(super) fn validator(&self) -> Result<Validator, LoadError> {
        let fragment = utf8_percent_encode(&self.pointer, IN_FRAGMENT);
        jsonschema::options()
            .with_draft(Draft::Draft202012)
            .offline()
            .should_validate_formats(true)
            .with_registry(&self.document.registry)
            .build(&json!({ "$ref": format!("{NAME}#{fragment}") }))
            .map_err(|error| LoadError::Schema(format!("{}: {error}", self.pointer)))
    }

    pub(super) fn unsupported(&self, what: &str) -> LoadError {
        LoadError::Unsupported(format!("{}: {what}", self.pointer))
    }

    fn raw(&self, key: &str) -> Option<Self> {
        let value = match self.value {
            Value::Array(items) => items.get(key.parse::<usize>().ok()?)?,
            other => other.get(key)?,
        };
        let pointer = format!("{}/{}", self.pointer, key.replace('~', "~0").replace('/', "~1"));
        Some(Self { document: self.document, pointer, value })
    }

    fn followed(mut self) -> Result<Self, LoadError> {
        // Arbitrary: a chain of references as long as this goes round in a circle.
        for _ in 0..32 {
            let Some(reference) = self.text("$ref") else { return Ok(self) };
            let target = reference.strip_prefix('#').map(str::to_owned);
            let found = target.and_then(|pointer| Some((self.document.value.pointer(&pointer)?, pointer)));
            let Some((value, pointer)) = found else { return Err(LoadError::Missing(reference.to_owned())) };
            self = Self { document: self.document, pointer, value };
        }
        Err(self.unsupported("a reference to itself"))
    }
}
