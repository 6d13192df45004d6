//! Checks a request and its answer against the file.

use http::{HeaderMap, header};
use jsonschema::{ValidationError, Validator, error::ValidationErrorKind};
use percent_encoding::percent_decode_str;
use serde_json::Value;

use super::{
    Contract,
    operation::{Content, Location, Operation, Security},
};
use crate::call::{Call, Reply};

/// Violations that are reported of one body. Arbitrary: the first few say what is wrong.
const VIOLATIONS_A_BODY: usize = 5;

/// The operation in the file that a request belongs to.
struct Matched<'a> {
    /// The method and the path as the file writes it.
    name: String,
    operation: &'a Operation,
    /// The parameters in the path, encoded, as they came.
    path: Vec<(String, String)>,
}

impl Contract {
    /// Checks a request: returns what it has that the file doesn't know, and lacks that the file demands, a line each,
    /// without values. `base` is the path before the file's paths: `/erp`, or nothing.
    pub fn check_request(&self, base: &str, call: &Call) -> Vec<String> {
        let matched = match self.find(base, call) {
            Ok(matched) => matched,
            Err(line) => return vec![line],
        };
        let mut violations = Vec::new();
        parameters(&matched, call, &mut violations);
        security(matched.operation.security, call, &mut violations);
        request_body(matched.operation, call, &mut violations);
        violations.into_iter().map(|violation| format!("{}: {violation}", matched.name)).collect()
    }

    /// Checks an answer. A request that isn't in the file has none to be checked against.
    pub fn check_reply(&self, base: &str, call: &Call, reply: &Reply) -> Vec<String> {
        let Ok(matched) = self.find(base, call) else { return Vec::new() };
        let status = reply.status.as_u16();
        let name = format!("{}: answer {status}", matched.name);
        let Some(answer) = matched.operation.answer(status) else {
            return vec![format!("{name}: the file lists no such status")];
        };
        let mut violations = Vec::new();
        for (header, required, value) in &answer.headers {
            match reply.headers.get(header).map(|value| String::from_utf8_lossy(value.as_bytes())) {
                Some(text) => check_schema(&value.schema, &value.read(&text), header, &mut violations),
                None if *required => violations.push(format!("{header}: missing")),
                None => {}
            }
        }
        match (answer.content.is_empty(), reply.body.is_empty()) {
            (true, true) => {}
            (true, false) => violations.push("body: the file lists none".to_owned()),
            (false, _) => body(&answer.content, &reply.headers, &reply.body, &mut violations),
        }
        violations.into_iter().map(|violation| format!("{name}: {violation}")).collect()
    }

    fn find(&self, base: &str, call: &Call) -> Result<Matched<'_>, String> {
        let method = call.method.as_str();
        let path = call.path.strip_prefix(base).unwrap_or_default();
        let Ok(found) = self.paths.at(path) else {
            return Err(format!("{method} {}: the file has no such path", call.path));
        };
        let name = format!("{method} {}", found.value.template);
        let Some(operation) = found.value.operations.get(&method.to_lowercase()) else {
            return Err(format!("{name}: the file has no such method there"));
        };
        let path = found.params.iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
        Ok(Matched { name, operation, path })
    }
}

fn parameters(matched: &Matched<'_>, call: &Call, violations: &mut Vec<String>) {
    for parameter in &matched.operation.parameters {
        let (place, values) = match parameter.location {
            Location::Path => ("path", decoded(matched, &parameter.name)),
            Location::Query => ("query", named(&call.query, &parameter.name)),
            Location::Header => ("header", headers(&call.headers, &parameter.name)),
        };
        let place = format!("{place}/{}", parameter.name);
        match values.as_slice() {
            [] if parameter.required => violations.push(format!("{place}: missing")),
            [] => {}
            [text] => {
                let value = &parameter.value;
                check_schema(&value.schema, &value.read(text), &place, violations);
            }
            _ => violations.push(format!("{place}: more than once")),
        }
    }
    let known = |name: &str| {
        let mut parameters = matched.operation.parameters.iter();
        parameters.any(|parameter| parameter.location == Location::Query && parameter.name == name)
    };
    let unknown = call.query.iter().filter(|(name, _)| !known(name));
    violations.extend(unknown.map(|(name, _)| format!("query/{name}: the file has no such parameter")));
}

fn security(asked: Security, call: &Call, violations: &mut Vec<String>) {
    let sent = call.headers.get(header::AUTHORIZATION).map(|value| value.as_bytes());
    let bearer = sent.is_some_and(|sent| {
        let (scheme, token) = sent.split_at(sent.len().min(7));
        scheme.eq_ignore_ascii_case(b"bearer ") && !token.is_empty()
    });
    match (asked, sent) {
        (Security::Bearer, None) => violations.push("header/authorization: missing".to_owned()),
        (Security::Bearer, Some(_)) if !bearer => {
            violations.push("header/authorization: not a bearer's token".to_owned());
        }
        // A secret that nobody asked for may reach somebody who isn't trusted yet.
        (Security::Open, Some(_)) => {
            violations.push("header/authorization: nobody asks for it here".to_owned())
        }
        _ => {}
    }
}

fn request_body(operation: &Operation, call: &Call, violations: &mut Vec<String>) {
    match (&operation.body, call.body.is_empty()) {
        (None, true) => {}
        (None, false) => violations.push("body: the file has none here".to_owned()),
        (Some(asked), true) if asked.required => violations.push("body: missing".to_owned()),
        (Some(_), true) => {}
        (Some(asked), false) => body(&asked.content, &call.headers, &call.body, violations),
    }
}

fn body(content: &Content, headers: &HeaderMap, bytes: &[u8], violations: &mut Vec<String>) {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let essence = kind.split(';').next().unwrap_or_default().trim().to_lowercase();
    let Some(schema) = content.get(&essence) else {
        let listed: Vec<&str> = content.keys().map(String::as_str).collect();
        violations.push(format!("content type \"{essence}\": the file lists {}", listed.join(", ")));
        return;
    };
    match serde_json::from_slice::<Value>(bytes) {
        Ok(value) => check_schema(schema, &value, "body", violations),
        Err(_) => violations.push("body: not JSON".to_owned()),
    }
}

fn check_schema(schema: &Validator, value: &Value, place: &str, violations: &mut Vec<String>) {
    for error in schema.iter_errors(value).take(VIOLATIONS_A_BODY) {
        report(&error, place, violations);
    }
}

/// Adds an error of the schema to the violations. Never with the value: it may be a secret, or a person's.
fn report(error: &ValidationError<'_>, place: &str, violations: &mut Vec<String>) {
    let branches = match error.kind() {
        ValidationErrorKind::OneOfNotValid { context } | ValidationErrorKind::AnyOf { context } => context,
        _ => {
            violations.push(format!("{place}{}: {}", error.instance_path(), error.masked()));
            return;
        }
    };
    // The branch with the fewest errors is the one that was meant.
    for error in branches.iter().min_by_key(|errors| errors.len()).into_iter().flatten() {
        report(error, place, violations);
    }
}

fn decoded(matched: &Matched<'_>, name: &str) -> Vec<String> {
    let decode = |text: String| percent_decode_str(&text).decode_utf8_lossy().into_owned();
    named(&matched.path, name).into_iter().map(decode).collect()
}

fn named(pairs: &[(String, String)], name: &str) -> Vec<String> {
    pairs.iter().filter(|(key, _)| key == name).map(|(_, value)| value.clone()).collect()
}

fn headers(headers: &HeaderMap, name: &str) -> Vec<String> {
    headers.get_all(name).iter().map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned()).collect()
}
