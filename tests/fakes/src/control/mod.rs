//! The controls of a fake: its data over HTTP below `/control/`, for people, scripts and demos.
//! What is the same for all fakes; which controls there are is each fake's own.

mod clock;
pub(crate) mod faults;

use http::{StatusCode, header};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::{Value, json};

use crate::call::{Call, Reply};

pub use clock::clock;

/// Why a control did nothing.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// There is no such control.
    #[error("No such control: GET /control names them")]
    NotFound,
    /// There is no such record.
    #[error("Unknown id")]
    UnknownId,
    /// What was sent can't be done; the text says why.
    #[error("{0}")]
    Refused(String),
}

impl Failure {
    /// The refusal of a value, with the reason.
    pub fn bad_value(why: impl ToString) -> Self {
        Self::Refused(format!("Bad value: {}", why.to_string()))
    }
}

/// Replies to a request below `/control`: with the help where nothing else is asked for, else with
/// the result. `outcome` gets the method, and the parts of the path behind `/control`.
pub fn answer(
    help: &str,
    call: &Call,
    outcome: impl FnOnce(&str, &[&str]) -> Result<Value, Failure>,
) -> Reply {
    let reported = match call.segments().as_slice() {
        ["control"] => {
            return Reply::new(
                StatusCode::OK,
                "text/plain; charset=utf-8",
                format!("{}\n", at_home(help, call)),
            );
        }
        ["control", route @ ..] => outcome(call.method.as_str(), route),
        _ => Err(Failure::NotFound),
    };
    reply(reported)
}

/// The reply for a result.
fn reply(reported: Result<Value, Failure>) -> Reply {
    match reported {
        Ok(value) => Reply::json(StatusCode::OK, &value),
        Err(failure) => {
            let status = match failure {
                Failure::NotFound | Failure::UnknownId => StatusCode::NOT_FOUND,
                Failure::Refused(_) => StatusCode::BAD_REQUEST,
            };
            Reply::json(status, &json!({ "error": failure.to_string() }))
        }
    }
}

/// The help, with the address under which it was asked for.
fn at_home(help: &str, call: &Call) -> String {
    let host = call.headers.get(header::HOST).and_then(|host| host.to_str().ok());
    host.map_or_else(|| help.to_owned(), |host| help.replace("127.0.0.1:PORT", host))
}

/// The body of a request.
pub fn body<T: DeserializeOwned>(call: &Call) -> Result<T, Failure> {
    serde_json::from_slice(&call.body).map_err(Failure::bad_value)
}

/// A record as it is, with those of its fields changed that the body names.
pub fn changed<T: Serialize + DeserializeOwned>(known: &T, call: &Call) -> Result<T, Failure> {
    let mut fields = json!(known);
    let sent: Value = body(call)?;
    let (Some(fields_known), Some(sent)) = (fields.as_object_mut(), sent.as_object()) else {
        return Err(Failure::bad_value("not an object"));
    };
    fields_known.extend(sent.clone());
    serde_json::from_value(fields).map_err(Failure::bad_value)
}

/// A number in the path; anything else names no record.
pub fn number(text: &str) -> Result<u64, Failure> {
    text.parse().map_err(|_| Failure::UnknownId)
}

/// A number in the query.
pub fn param(call: &Call, name: &str, otherwise: usize) -> Result<usize, Failure> {
    let Some(text) = call.param(name) else { return Ok(otherwise) };
    text.parse().map_err(|_| Failure::bad_value(format!("{name} is not a whole number")))
}

/// The page of the records that `offset` and `limit` ask for, under this name, and their number.
pub fn page<T: Serialize>(call: &Call, name: &str, records: &[T]) -> Result<Value, Failure> {
    let (offset, limit) = (param(call, "offset", 0)?, param(call, "limit", 50)?);
    let shown: Vec<&T> = records.iter().skip(offset).take(limit).collect();
    Ok(json!({ "count": records.len(), name: shown }))
}

/// The number of products to be generated, as JSON.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Seeding {
    /// The number.
    pub products: u64,
    /// The seed of the generator.
    #[serde(default)]
    pub seed: u64,
}

/// The answer to a change that has nothing to report.
pub fn done() -> Result<Value, Failure> {
    Ok(json!({}))
}

/// The answer to a change of one record, which may not exist.
pub fn found(there: bool) -> Result<Value, Failure> {
    if there { done() } else { Err(Failure::UnknownId) }
}
