//! Objects of the schema, as lists of their fields.

use apollo_compiler::{
    resolvers::{FieldError, ObjectValue, ResolveInfo, ResolvedValue},
    response::{JsonMap, JsonValue},
};
use serde::Serialize;
use serde_json::Value;

/// An object with all of its fields.
pub(crate) struct Object {
    kind: &'static str,
    fields: Vec<(&'static str, Field)>,
}

/// Computes a field from the arguments in the query.
type Resolver = dyn Fn(&JsonMap) -> Result<Field, FieldError>;

/// A field's value, or how to compute it.
pub(crate) enum Field {
    Leaf(Value),
    Object(Option<Object>),
    List(Vec<Option<Object>>),
    /// A field with arguments.
    Call(Box<Resolver>),
    Denied(String),
}

impl Object {
    pub(crate) fn new(kind: &'static str) -> Self {
        Self { kind, fields: Vec::new() }
    }

    pub(crate) fn leaf(self, name: &'static str, value: impl Serialize) -> Self {
        self.field(name, Field::Leaf(serde_json::to_value(value).unwrap_or_default()))
    }

    pub(crate) fn object(self, name: &'static str, object: impl Into<Option<Self>>) -> Self {
        self.field(name, Field::Object(object.into()))
    }

    pub(crate) fn list(self, name: &'static str, objects: impl IntoIterator<Item = Self>) -> Self {
        self.field(name, Field::List(objects.into_iter().map(Some).collect()))
    }

    pub(crate) fn call(
        self,
        name: &'static str,
        call: impl Fn(&JsonMap) -> Result<Field, FieldError> + 'static,
    ) -> Self {
        self.field(name, Field::Call(Box::new(call)))
    }

    /// Replaces the values of these fields by an error.
    pub(crate) fn deny(mut self, names: &[&str], why: &str) -> Self {
        for (_, field) in self.fields.iter_mut().filter(|(name, _)| names.contains(name)) {
            *field = Field::Denied(why.to_owned());
        }
        self
    }

    fn field(mut self, name: &'static str, field: Field) -> Self {
        self.fields.push((name, field));
        self
    }
}

impl ObjectValue for Object {
    fn type_name(&self) -> &str {
        self.kind
    }

    fn resolve_field<'a>(&'a self, info: &'a ResolveInfo<'a>) -> Result<ResolvedValue<'a>, FieldError> {
        let found = self.fields.iter().find(|(name, _)| *name == info.field_name());
        match found.map(|(_, field)| field) {
            Some(Field::Leaf(value)) => Ok(leaf(value)),
            Some(Field::Object(object)) => Ok(ResolvedValue::nullable_object(object.as_ref().map(Borrowed))),
            Some(Field::List(objects)) => Ok(ResolvedValue::list(
                objects.iter().map(|object| ResolvedValue::nullable_object(object.as_ref().map(Borrowed))),
            )),
            Some(Field::Call(call)) => call(info.arguments())?.resolved(),
            Some(Field::Denied(why)) => Err(coded("ACCESS_DENIED", why)),
            None => Err(self.unknown_field_error(info)),
        }
    }
}

/// An object that is borrowed from another.
struct Borrowed<'o>(&'o Object);

impl ObjectValue for Borrowed<'_> {
    fn type_name(&self) -> &str {
        self.0.kind
    }

    fn resolve_field<'a>(&'a self, info: &'a ResolveInfo<'a>) -> Result<ResolvedValue<'a>, FieldError> {
        self.0.resolve_field(info)
    }
}

impl Field {
    /// The value of an object that was made just now.
    pub(crate) fn resolved<'a>(self) -> Result<ResolvedValue<'a>, FieldError> {
        let object = |object: Option<Object>| ResolvedValue::nullable_object(object);
        match self {
            Self::Leaf(value) => Ok(leaf(&value)),
            Self::Object(it) => Ok(object(it)),
            Self::List(objects) => Ok(ResolvedValue::list(objects.into_iter().map(object))),
            Self::Call(_) => Err(failed("A field with arguments in place of its value")),
            Self::Denied(why) => Err(coded("ACCESS_DENIED", &why)),
        }
    }
}

fn leaf<'a>(value: &Value) -> ResolvedValue<'a> {
    if let Value::Array(items) = value {
        return ResolvedValue::list(items.iter().map(leaf).collect::<Vec<_>>());
    }
    ResolvedValue::Leaf(bytes(value))
}

/// By hand: through serde, a number that keeps its text (serde_json's `arbitrary_precision`, which
/// others in the workspace switch on) would arrive as an object.
fn bytes(value: &Value) -> JsonValue {
    match value {
        Value::Null => JsonValue::Null,
        Value::Bool(is) => JsonValue::Bool(*is),
        Value::Number(number) => JsonValue::Number(number.clone()),
        Value::String(text) => JsonValue::String(text.as_str().into()),
        Value::Array(items) => JsonValue::Array(items.iter().map(bytes).collect()),
        Value::Object(fields) => JsonValue::Object(
            fields.iter().map(|(name, field)| (name.as_str().into(), bytes(field))).collect(),
        ),
    }
}

/// Between an error's code and its message: no message of Shopify's has it.
const CODE_END: char = '\u{1f}';

/// An error without a code of its own.
pub(crate) fn failed(message: &str) -> FieldError {
    FieldError { message: message.to_owned() }
}

/// An error with a code for machines.
pub(crate) fn coded(code: &str, message: &str) -> FieldError {
    FieldError { message: format!("{code}{CODE_END}{message}") }
}

/// The code and the message of an error, without what the library puts in front of it.
pub(crate) fn parted(message: &str) -> (Option<&str>, &str) {
    let message = message.strip_prefix("resolver error: ").unwrap_or(message);
    message.split_once(CODE_END).map_or((None, message), |(code, message)| (Some(code), message))
}

/// Arguments as plain JSON.
pub(crate) fn plain(arguments: &JsonMap) -> Value {
    serde_json::to_value(arguments).unwrap_or_default()
}
