//! An answer of the endpoint, in the layers in which it may fail.

use framework360_sdk::json::{self, Value};

use super::cost::{self, Bucket};

/// What came with status 200.
pub(super) struct Answer<'json> {
    pub(super) data: Result<Value<'json>, Fault>,
    /// Points that the request must have been able to afford.
    pub(super) requested: Option<u64>,
    /// Points that it took.
    pub(super) actual: Option<u64>,
    pub(super) bucket: Option<Bucket>,
}

/// Why there are no data that could be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    Throttled,
    /// What it would have cost, and the most that it may, where that is told.
    TooCostly(Option<(u64, u64)>),
    Denied(String),
    Internal,
    /// Errors of any other kind, in Shopify's words.
    Other(String),
    /// Neither data nor errors.
    Nothing,
}

impl<'json> Answer<'json> {
    pub(super) fn read(root: Value<'json>) -> Self {
        let cost = root.get("extensions").and_then(|extensions| extensions.get("cost"));
        let points = |key| cost.and_then(|cost| cost::points(cost, key));
        let data = match fault(root) {
            Some(fault) => Err(fault),
            None => root.get("data").ok_or(Fault::Nothing),
        };
        Self {
            data,
            requested: points("requestedQueryCost"),
            actual: points("actualQueryCost"),
            bucket: cost.and_then(Bucket::read),
        }
    }
}

/// Of several errors the one that says best what to do.
fn fault(root: Value<'_>) -> Option<Fault> {
    let errors = root.get("errors")?;
    let Some(errors) = errors.elements() else {
        // Seen with other statuses: a text, or an object of texts.
        return Some(Fault::Other(errors.text().unwrap_or_default().into_owned()));
    };
    let faults: Vec<Fault> = errors.into_iter().map(of_error).collect();
    let urgent = |fault: &&Fault| !matches!(fault, Fault::Other(_));
    faults.iter().find(urgent).or(faults.first()).cloned()
}

fn of_error(error: Value<'_>) -> Fault {
    let code = error.get("extensions").map(|extensions| json::text(extensions, "code"));
    let message = json::text(error, "message");
    match code.as_deref().unwrap_or_default() {
        "THROTTLED" => Fault::Throttled,
        "MAX_COST_EXCEEDED" => {
            let reported =
                |name| error.get("extensions").and_then(|extensions| cost::points(extensions, name));
            Fault::TooCostly(reported("cost").zip(reported("maxCost")))
        }
        "ACCESS_DENIED" => Fault::Denied(message),
        "INTERNAL_SERVER_ERROR" | "TIMEOUT" => Fault::Internal,
        _ => Fault::Other(message),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<(), Fault> {
        Answer::read(json::parse(text.as_bytes()).unwrap().root()).data.map(|_| ())
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
