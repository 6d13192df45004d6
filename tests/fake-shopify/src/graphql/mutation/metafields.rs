//! Fields of apps.

use apollo_compiler::resolvers::FieldError;
use fakes::Call;
use rust_decimal::Decimal;
use serde::Deserialize;
use serde_json::Value;

use super::super::{nodes, object::Object};
use crate::{
    customer::{Customer, Metafield, number},
    rules::UserError,
    state::State,
};

/// The most metafields that one call sets.
const MOST: usize = 25;

#[derive(Deserialize)]
pub(super) struct Arguments {
    metafields: Vec<Set>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Set {
    owner_id: String,
    #[serde(default)]
    namespace: Option<String>,
    key: String,
    #[serde(default, rename = "type")]
    kind: Option<String>,
    value: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Input {
    #[serde(default)]
    namespace: Option<String>,
    #[serde(default)]
    key: String,
    #[serde(default, rename = "type")]
    kind: Option<String>,
    #[serde(default)]
    value: String,
}

impl Input {
    /// Refused as the one at that place of a list.
    pub(super) fn apply(&self, customer: &mut Customer, at: usize) -> Result<Metafield, UserError> {
        let refused = |field: &str, code, message: &str| {
            let field = ["metafields", &at.to_string(), field].map(str::to_owned).to_vec();
            UserError { field: Some(field), message: message.to_owned(), code: Some(code), index: Some(at) }
        };
        let namespace = nodes::namespace(self.namespace.as_deref());
        if namespace.chars().count() < 3 {
            return Err(refused(
                "namespace",
                "TOO_SHORT",
                "Namespace is too short (minimum is 3 characters)",
            ));
        }
        if self.key.chars().count() < 2 {
            return Err(refused("key", "TOO_SHORT", "Key is too short (minimum is 2 characters)"));
        }
        let known = customer
            .metafields
            .iter_mut()
            .find(|field| field.namespace == namespace && field.key == self.key);
        let kind = self.kind.clone().or_else(|| known.as_ref().map(|field| field.kind.clone()));
        let Some(kind) = kind else { return Err(refused("type", "BLANK", "Type can't be blank")) };
        if known.as_ref().is_some_and(|field| field.kind != kind) {
            let why = format!("Type '{kind}' must be consistent with the definition's type");
            return Err(refused("type", "INVALID_TYPE", &why));
        }
        match fits(&kind, &self.value) {
            None => Err(refused("type", "INCLUSION", "Type name is not a valid type")),
            Some(false) => Err(refused("value", "INVALID_VALUE", &format!("Value must be a {kind}."))),
            Some(true) => {
                let value = self.value.clone();
                if let Some(known) = known {
                    known.value = value;
                    return Ok(known.clone());
                }
                let field = Metafield { id: 0, namespace, key: self.key.clone(), kind, value };
                customer.metafields.push(field.clone());
                Ok(field)
            }
        }
    }
}

/// Whether the text is a value of that type; none for a type that the fake doesn't know.
fn fits(kind: &str, value: &str) -> Option<bool> {
    let decimal = |text: &str| text.parse::<Decimal>().is_ok();
    Some(match kind {
        "number_integer" => value.parse::<i64>().is_ok(),
        "number_decimal" => decimal(value),
        "single_line_text_field" => !value.is_empty() && !value.contains('\n'),
        "date_time" => value.parse::<jiff::Timestamp>().is_ok(),
        "money" => serde_json::from_str::<Value>(value).is_ok_and(|money| {
            money.get("amount").and_then(Value::as_str).is_some_and(decimal)
                && money.get("currency_code").and_then(Value::as_str).is_some()
        }),
        _ => return None,
    })
}

pub(super) fn set(state: &mut State, call: &Call, arguments: Arguments) -> Result<Object, FieldError> {
    let (list, errors) = match put(state, call, &arguments.metafields) {
        Ok(fields) => (fields, Vec::new()),
        Err(error) => (Vec::new(), vec![nodes::user_error("MetafieldsSetUserError", &error)]),
    };
    let fields: Vec<Object> = list.iter().map(nodes::metafield).collect();
    Ok(Object::new("MetafieldsSetPayload").list("metafields", fields).list("userErrors", errors))
}

/// All of them or none.
fn put(state: &mut State, call: &Call, nullable: &[Set]) -> Result<Vec<Metafield>, UserError> {
    if nullable.len() > MOST {
        let why = format!("Exceeded the maximum metafields input limit of {MOST}");
        return Err(UserError::new(&["metafields"], why).code("LESS_THAN_OR_EQUAL_TO"));
    }
    let mut owners: Vec<Customer> = Vec::new();
    let mut set = Vec::new();
    for (at, nullable) in nullable.iter().enumerate() {
        let owner = number("Customer", &nullable.owner_id).and_then(|id| state.customers.get(&id));
        let Some(owner) = owner else {
            let index = Some(at);
            let error = UserError::new(&["metafields", &at.to_string(), "ownerId"], "Owner does not exist");
            return Err(UserError { index, ..error.code("INVALID") });
        };
        if !owners.iter().any(|known| known.id == owner.id) {
            owners.push(owner.clone());
        }
        if let Some(owner) = owners.iter_mut().find(|known| known.id == owner.id) {
            let Set { namespace, key, kind, value, .. } = nullable;
            let (namespace, key, kind, value) = (namespace.clone(), key.clone(), kind.clone(), value.clone());
            set.push((owner.id, Input { namespace, key, kind, value }.apply(owner, at)?));
        }
    }
    for owner in owners {
        let id = owner.id;
        state.replace(owner);
        call.applied("Customer", "metafieldsSet", id);
    }
    let kept = |(owner, nullable): (u64, Metafield)| {
        let fields = &state.customers.get(&owner)?.metafields;
        fields
            .iter()
            .find(|field| field.namespace == nullable.namespace && field.key == nullable.key)
            .cloned()
    };
    Ok(set.into_iter().filter_map(kept).collect())
}
