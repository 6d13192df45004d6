//! The GraphQL endpoint: reads a request, charges it, runs it.

mod cost;
mod mutation;
mod nodes;
mod object;
mod page;
mod root;
mod schema;
mod search;

use std::cell::RefCell;

use apollo_compiler::{
    ast::OperationType,
    request::coerce_variable_values,
    resolvers::Execution,
    response::{GraphQLError, JsonMap},
};
use fakes::Call;
use serde::Deserialize;
use serde_json::{Map, Value, json};

pub(crate) use nodes::shop_number;
pub use schema::{API_VERSION, SDL, schema, validated};

use crate::{oauth::Scopes, state::State};
use cost::Cost;
use root::Root;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Request {
    query: String,
    #[serde(default)]
    variables: Option<JsonMap>,
    #[serde(default)]
    operation_name: Option<String>,
}

/// Answers an authorized request. The status is always 200.
pub(crate) fn answer(state: &mut State, scopes: Scopes, call: &Call) -> Value {
    match outcome(state, scopes, call) {
        Ok(answer) => answer,
        Err(errors) => json!({ "errors": errors }),
    }
}

fn outcome(state: &mut State, scopes: Scopes, call: &Call) -> Result<Value, Vec<Value>> {
    let one = |message: &str| vec![json!({ "message": message })];
    let request: Request =
        serde_json::from_slice(&call.body).map_err(|error| one(&format!("Bad request body: {error}")))?;
    let schema = schema().map_err(|reason| one(&reason))?;
    let document =
        validated(&request.query).map_err(|errors| errors.iter().map(shown).collect::<Vec<_>>())?;
    let operation = document.operations.get(request.operation_name.as_deref());
    let operation = operation.map_err(|error| one(&error.message().to_string()))?;
    let reported = request.variables.clone().unwrap_or_default();
    let variables = coerce_variable_values(schema, operation, &reported);
    let variables = variables.map_err(|error| vec![shown(&error.to_graphql_error(&document.sources))])?;

    let cost = Cost::of(&document, operation, &variables);
    let requested = cost.requested(state.switches.price_factor);
    if let Some(refusal) = unpaid(state, requested) {
        return Ok(refusal);
    }
    let root = Root {
        kind: match operation.operation_type {
            OperationType::Mutation => "Mutation",
            _ => "QueryRoot",
        },
        state: RefCell::new(&mut *state),
        scopes,
        call,
    };
    let execution =
        Execution::new(schema, &document).operation(operation).coerced_variable_values(&variables);
    let done = execution
        .execute_sync(&root)
        .map_err(|error| vec![shown(&error.to_graphql_error(&document.sources))])?;
    let data = serde_json::to_value(&done.data).unwrap_or_default();

    let actual = cost.actual(&data).min(requested);
    state.bucket.take(actual);
    let mut answer = Map::new();
    answer.insert("data".to_owned(), data);
    if !done.errors.is_empty() {
        answer.insert("errors".to_owned(), done.errors.iter().map(shown).collect());
    }
    answer.insert("extensions".to_owned(), extensions(state, requested, Some(actual)));
    Ok(Value::Object(answer))
}

/// The error of a request that may not run: it asks for more than any request may, or for more than is left.
fn unpaid(state: &mut State, requested: u64) -> Option<Value> {
    let now = state.clock.now();
    let left = state.bucket.available(now);
    let error = match requested {
        too_much if too_much > cost::MOST => {
            let most = cost::MOST;
            json!({
                "message": format!(
                    "Query cost is {too_much}, which exceeds the single query max cost limit ({most})."
                ),
                "extensions": { "code": "MAX_COST_EXCEEDED", "cost": too_much, "maxCost": most },
            })
        }
        more if more > left => json!({ "message": "Throttled", "extensions": { "code": "THROTTLED" } }),
        _ => return None,
    };
    Some(json!({ "errors": [error], "extensions": extensions(state, requested, None) }))
}

/// The extensions of an answer, with numbers as floats, which Shopify was seen to send.
fn extensions(state: &mut State, requested: u64, actual: Option<u64>) -> Value {
    let now = state.clock.now();
    let left = u32::try_from(state.bucket.available(now)).unwrap_or(u32::MAX);
    let mut cost = json!({ "requestedQueryCost": requested, "actualQueryCost": actual });
    if let (true, Value::Object(cost)) = (state.switches.throttle_status, &mut cost) {
        let status = json!({
            "maximumAvailable": f64::from(state.bucket.size),
            "currentlyAvailable": left,
            "restoreRate": f64::from(state.bucket.rate),
        });
        cost.insert("throttleStatus".to_owned(), status);
    }
    json!({ "cost": cost })
}

/// An error, with the code where it belongs.
fn shown(error: &GraphQLError) -> Value {
    let (code, message) = object::parted(&error.message);
    let mut shown = serde_json::to_value(error).unwrap_or_default();
    if let Value::Object(shown) = &mut shown {
        shown.insert("message".to_owned(), json!(message));
        if let Some(code) = code {
            shown.insert("extensions".to_owned(), json!({ "code": code }));
        }
    }
    shown
}
