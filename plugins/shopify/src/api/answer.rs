//! An answer of the endpoint, in the layers in which it may fail.

use framework360_sdk::wire::{Lenient, Scalar, Source};
use serde::Deserialize;

use super::cost::{self, Cost};

/// The body of an answer with status 200.
#[derive(Deserialize)]
pub(super) struct Answer<'json> {
    #[serde(borrow)]
    data: Option<Source<'json>>,
    #[serde(borrow)]
    errors: Option<Source<'json>>,
    extensions: Lenient<Extensions>,
}

#[derive(Deserialize)]
struct Extensions {
    cost: Lenient<Cost>,
}

/// An element of `errors`.
#[derive(Deserialize)]
struct ApiError {
    message: Scalar,
    extensions: Lenient<ErrorExtensions>,
}

/// The code by which a program recognizes the error.
#[derive(Default, Deserialize)]
#[serde(default)]
struct ErrorExtensions {
    code: Scalar,
    #[serde(deserialize_with = "cost::points")]
    cost: Option<u64>,
    #[serde(rename = "maxCost", deserialize_with = "cost::points")]
    max_cost: Option<u64>,
}

/// Why an answer has no usable data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    Throttled,
    /// The cost of the request was over the limit: both, where they are reported.
    TooCostly(Option<(u64, u64)>),
    Denied(String),
    Internal,
    /// Errors of any other kind, in Shopify's words.
    Other(String),
    /// Neither data nor errors.
    Nothing,
}

impl<'json> Answer<'json> {
    /// The data, which don't count where errors are next to them.
    pub(super) fn data(&self) -> Result<Source<'json>, Fault> {
        match self.fault() {
            Some(fault) => Err(fault),
            None => self.data.ok_or(Fault::Nothing),
        }
    }

    /// The cost of the request, as far as it is reported.
    pub(super) fn cost(&self) -> Cost {
        self.extensions.as_ref().and_then(|extensions| *extensions.cost).unwrap_or_default()
    }

    /// The error that says best what to do, where there are several.
    fn fault(&self) -> Option<Fault> {
        let errors = self.errors?;
        let Some(errors) = errors.read::<Vec<Lenient<ApiError>>>() else {
            // Seen with other statuses: a text, or an object of texts.
            return Some(Fault::Other(errors.read().map(Scalar::into_string).unwrap_or_default()));
        };
        let faults: Vec<Fault> = errors.into_iter().map(|error| of_error(error.into_option())).collect();
        let urgent = |fault: &&Fault| !matches!(fault, Fault::Other(_));
        faults.iter().find(urgent).or(faults.first()).cloned()
    }
}

fn of_error(error: Option<ApiError>) -> Fault {
    let Some(ApiError { message, extensions }) = error else { return Fault::Other(String::new()) };
    let ErrorExtensions { code, cost, max_cost } = extensions.into_option().unwrap_or_default();
    match &*code {
        "THROTTLED" => Fault::Throttled,
        "MAX_COST_EXCEEDED" => Fault::TooCostly(cost.zip(max_cost)),
        "ACCESS_DENIED" => Fault::Denied(message.into_string()),
        "INTERNAL_SERVER_ERROR" | "TIMEOUT" => Fault::Internal,
        _ => Fault::Other(message.into_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use framework360_sdk::wire;

    fn read(text: &str) -> Result<(), Fault> {
        wire::from_json::<Answer<'_>>(text.as_bytes()).unwrap().data().map(|_| ())
    }

    #[test]
    fn data_with_errors_beside_them_are_no_data() {
        assert_eq!(read(r#"{"data":{}}"#), Ok(()));
        assert_eq!(read(r#"{"data":{},"errors":[]}"#), Ok(()));
        let denied =
            r#"{"data":{"customer":null},"errors":[{"message":"no","extensions":{"code":"ACCESS_DENIED"}}]}"#;
        assert_eq!(read(denied), Err(Fault::Denied("no".to_owned())));
        let several = r#"{"errors":[{"message":"x"},{"extensions":{"code":"THROTTLED"}}]}"#;
        assert_eq!(read(several), Err(Fault::Throttled));
        assert_eq!(read(r#"{"errors":"Not Found"}"#), Err(Fault::Other("Not Found".to_owned())));
        assert_eq!(read(r#"{"data":null}"#), Err(Fault::Nothing));
    }
}
