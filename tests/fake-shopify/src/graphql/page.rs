//! Connections: lists that are read page by page.

use apollo_compiler::resolvers::FieldError;
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use serde::Deserialize;
use serde_json::{Value, json};

use super::object::{Field, Object, failed};

/// The most nodes that one request gets.
const MOST: usize = 250;

/// The arguments of a connection. Backwards the fake reads none.
#[derive(Debug, Deserialize)]
pub(crate) struct Page {
    first: Option<i64>,
    last: Option<i64>,
    after: Option<String>,
    before: Option<String>,
    #[serde(default)]
    reverse: bool,
}

impl Page {
    pub(crate) fn read(arguments: &Value) -> Result<Self, FieldError> {
        serde_json::from_value(arguments.clone()).map_err(|error| failed(&error.to_string()))
    }

    /// The part of the items that is asked for. They must be in the order of their keys, which no
    /// two share; an item that moves shows up where it went.
    pub(crate) fn of<K: Ord + Into<Value> + Clone, T>(
        &self,
        kind: &'static str,
        mut items: Vec<(K, T)>,
        key: impl Fn(&Value) -> Option<K>,
        object: impl Fn(T) -> Object,
    ) -> Result<Field, FieldError> {
        if self.last.is_some() || self.before.is_some() {
            return Err(failed("This fake doesn't read backwards"));
        }
        let Some(first) = self.first else {
            return Err(failed("you must provide one of first or last"));
        };
        let first = usize::try_from(first).unwrap_or(0);
        if first == 0 || first > MOST {
            return Err(failed(&format!("first cannot exceed {MOST}, nor be less than 1")));
        }
        if self.reverse {
            items.reverse();
        }
        if let Some(cursor) = &self.after {
            let read = URL_SAFE_NO_PAD.decode(cursor).ok();
            let after = read.and_then(|bytes| key(&serde_json::from_slice(&bytes).ok()?));
            let Some(after) = after else {
                return Err(failed("Invalid cursor for current pagination sort."));
            };
            items.retain(|(key, _)| if self.reverse { *key < after } else { *key > after });
        }
        let more = items.len() > first;
        items.truncate(first);
        let end = items.last().map(|(key, _)| cursor(key.clone().into()));
        let nodes: Vec<Object> = items.into_iter().map(|(_, item)| object(item)).collect();
        let info = Object::new("PageInfo").leaf("hasNextPage", more).leaf("endCursor", json!(end));
        Ok(Field::Object(Some(Object::new(kind).list("nodes", nodes).object("pageInfo", info))))
    }
}

fn cursor(key: Value) -> String {
    URL_SAFE_NO_PAD.encode(key.to_string())
}
