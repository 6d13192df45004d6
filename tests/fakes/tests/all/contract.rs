//! Every way to break a contract is found, and none where it is kept.

use std::sync::{Arc, Mutex};

use crate::common::{receive, send_with};
use fakes::{
    Call, Fault, Mask, Remote, Reply, RequestMatcher, Server,
    openapi::{Contract, LoadError, Watch},
};
use http::{HeaderValue, StatusCode, header};
use serde_json::{Value, json};

/// A small contract that has one of everything.
fn file() -> Value {
    json!({
        "openapi": "3.1.0",
        "info": { "title": "Things", "version": "1" },
        "security": [{ "session": [] }],
        "paths": {
            "/things/{id}": {
                "parameters": [{ "$ref": "#/components/parameters/Id" }],
                "get": {
                    "parameters": [
                        { "name": "page", "in": "query", "required": true,
                          "schema": { "type": "integer", "minimum": 1 } },
                        { "name": "X-Trace", "in": "header", "schema": { "type": "string", "maxLength": 4 } },
                    ],
                    "responses": {
                        "200": { "$ref": "#/components/responses/Thing" },
                        "404": { "description": "None." },
                    },
                },
                "put": {
                    "security": [],
                    "requestBody": { "required": true, "content": {
                        "application/json": { "schema": { "$ref": "#/components/schemas/Thing" } } } },
                    "responses": { "2XX": { "description": "Done." } },
                },
            },
        },
        "components": {
            "securitySchemes": { "session": { "type": "http", "scheme": "bearer" } },
            "parameters": { "Id": { "name": "id", "in": "path", "required": true,
                "schema": { "type": "string", "maxLength": 5 } } },
            "responses": { "Thing": {
                "description": "One.",
                "headers": { "Age": { "schema": { "type": "integer" } } },
                "content": { "application/json": { "schema": { "oneOf": [
                    { "$ref": "#/components/schemas/Thing" }, { "$ref": "#/components/schemas/Gone" } ] } } },
            } },
            "schemas": {
                "Thing": { "type": "object", "required": ["name"], "additionalProperties": false,
                    "properties": { "name": { "type": "string", "minLength": 1 },
                        "parts": { "type": "array", "items": { "$ref": "#/components/schemas/Count" } },
                        "site": { "type": "string", "format": "uri" } } },
                "Gone": { "type": "object", "required": ["gone", "since", "by"],
                    "properties": { "gone": { "const": true } } },
                "Count": { "type": "string", "pattern": "^\\d+$" },
            },
        },
    })
}

/// A remote that answers whatever the test wants.
struct Parrot(Mutex<Reply>);

impl Remote for Parrot {
    fn answer(&self, _: &Call) -> Reply {
        self.0.lock().unwrap().clone()
    }

    fn not_processed(&self) -> Reply {
        Reply::json(StatusCode::SERVICE_UNAVAILABLE, &Value::Null)
    }
}

struct Scene {
    server: Server,
    parrot: Arc<Parrot>,
}

impl Scene {
    async fn new() -> Self {
        let contract = Arc::new(Contract::load(&file().to_string()).unwrap());
        let parrot = Arc::new(Parrot(Mutex::new(good())));
        let mask = Mask { values: vec!["s3cret".into()], ..Mask::default() };
        let server = Server::start_under(Watch::new(contract, ""), 0, parrot.clone(), mask).await.unwrap();
        Self { server, parrot }
    }

    async fn ask(&self, method: &str, target: &str, headers: &[(&str, &str)], body: Option<&Value>) {
        receive(send_with(&self.server.url(), method, target, headers, body).await).await.unwrap();
    }

    /// The one violation of a GET that is answered so.
    async fn answered(&self, reply: Reply) -> String {
        *self.parrot.0.lock().unwrap() = reply;
        self.ask("GET", "/things/7?page=1", &[TOKEN], None).await;
        *self.parrot.0.lock().unwrap() = good();
        self.only()
    }

    fn only(&self) -> String {
        let lines = self.server.take_violations();
        assert_eq!(lines.len(), 1, "{lines:?}");
        lines[0].clone()
    }
}

const TOKEN: (&str, &str) = ("Authorization", "Bearer t");
const JSON: (&str, &str) = ("Content-Type", "application/json; charset=utf-8");

fn good() -> Reply {
    Reply::json(StatusCode::OK, &json!({ "name": "Cup" }))
}

#[tokio::test]
async fn an_exchange_that_keeps_the_contract_leaves_no_line() {
    let scene = Scene::new().await;
    scene.ask("GET", "/things/%C3%A4%2F?page=2", &[TOKEN, ("X-Trace", "abcd")], None).await;
    let gone = Reply { body: Default::default(), ..Reply::json(StatusCode::NOT_FOUND, &Value::Null) };
    *scene.parrot.0.lock().unwrap() = gone.clone();
    scene.ask("GET", "/things/7?page=2", &[("authorization", "bearer t")], None).await;
    *scene.parrot.0.lock().unwrap() = Reply { status: StatusCode::ACCEPTED, ..gone };
    scene.ask("PUT", "/things/7", &[JSON], Some(&json!({ "name": "Cup", "parts": ["1"] }))).await;
    assert_eq!(scene.server.violations(), Vec::<String>::new());
}

#[tokio::test]
async fn every_violation_of_a_request_is_found() {
    let scene = Scene::new().await;
    for (method, target, headers, expected) in [
        ("GET", "/nothing", &[TOKEN][..], "GET /nothing: the file has no such path"),
        ("GET", "/things/", &[TOKEN], "GET /things/: the file has no such path"),
        ("DELETE", "/things/7", &[TOKEN], "DELETE /things/{id}: the file has no such method there"),
        ("GET", "/things/7", &[TOKEN], "GET /things/{id}: query/page: missing"),
        (
            "GET",
            "/things/7?page=x",
            &[TOKEN],
            "GET /things/{id}: query/page: value is not of type \"integer\"",
        ),
        (
            "GET",
            "/things/7?page=0",
            &[TOKEN],
            "GET /things/{id}: query/page: value is less than the minimum of 1",
        ),
        ("GET", "/things/7?page=1&page=2", &[TOKEN], "GET /things/{id}: query/page: more than once"),
        (
            "GET",
            "/things/7?page=1&s3cret=1",
            &[TOKEN],
            "GET /things/{id}: query/***: the file has no such parameter",
        ),
        (
            "GET",
            "/things/s3cret?page=1",
            &[TOKEN],
            "GET /things/{id}: path/id: value is longer than 5 characters",
        ),
        (
            "GET",
            "/things/7?page=1",
            &[TOKEN, ("X-Trace", "abcde")],
            "GET /things/{id}: header/X-Trace: value is longer than 4 characters",
        ),
        ("GET", "/things/7?page=1", &[], "GET /things/{id}: header/authorization: missing"),
        (
            "GET",
            "/things/7?page=1",
            &[("Authorization", "Basic s3cret")],
            "GET /things/{id}: header/authorization: not a bearer's token",
        ),
    ] {
        scene.ask(method, target, headers, None).await;
        assert_eq!(scene.only(), expected);
    }
    scene.ask("GET", "/things/7?page=1", &[TOKEN, JSON], Some(&json!({}))).await;
    assert_eq!(scene.only(), "GET /things/{id}: body: the file has none here");
}

#[tokio::test]
async fn every_violation_of_a_body_is_found_and_none_shows_a_value() {
    let scene = Scene::new().await;
    *scene.parrot.0.lock().unwrap() =
        Reply { body: Default::default(), ..Reply::json(StatusCode::OK, &Value::Null) };
    for (headers, body, expected) in [
        (&[JSON][..], None, "body: missing"),
        (&[JSON], Some(json!({ "name": 5_551_234 })), "body/name: value is not of type \"string\""),
        (&[JSON], Some(json!({})), "body: \"name\" is a required property"),
        (
            &[JSON],
            Some(json!({ "name": "a", "s3cret": 1 })),
            "body: Additional properties are not allowed ('***' was unexpected)",
        ),
        (
            &[JSON],
            Some(json!({ "name": "a", "parts": ["1", "5551234x"] })),
            "body/parts/1: value does not match \"^\\d+$\"",
        ),
        (&[JSON], Some(json!({ "name": "a", "site": "5551234" })), "body/site: value is not a \"uri\""),
        (&[], Some(json!({ "name": "a" })), "content type \"\": the file lists application/json"),
        (
            &[("Content-Type", "text/plain")],
            Some(json!({ "name": "a" })),
            "content type \"text/plain\": the file lists application/json",
        ),
        (&[JSON, TOKEN], Some(json!({ "name": "a" })), "header/authorization: nobody asks for it here"),
    ] {
        scene.ask("PUT", "/things/7", headers, body.as_ref()).await;
        let line = scene.only();
        assert_eq!(line, format!("PUT /things/{{id}}: {expected}"));
        assert!(!line.contains("5551234"));
    }
}

#[tokio::test]
async fn every_violation_of_an_answer_is_found() {
    let scene = Scene::new().await;
    let json = |body: Value| Reply::json(StatusCode::OK, &body);
    for (reply, expected) in [
        (Reply::json(StatusCode::IM_A_TEAPOT, &json!({})), "answer 418: the file lists no such status"),
        (Reply::json(StatusCode::NOT_FOUND, &json!({})), "answer 404: body: the file lists none"),
        (
            Reply::new(StatusCode::OK, "text/html", "<p>"),
            "answer 200: content type \"text/html\": the file lists application/json",
        ),
        (Reply::new(StatusCode::OK, "application/json", "{"), "answer 200: body: not JSON"),
        (json(json!({ "name": 1 })), "answer 200: body/name: value is not of type \"string\""),
        (json(json!({ "gone": true, "since": "x" })), "answer 200: body: \"by\" is a required property"),
        (
            good().header(header::AGE, HeaderValue::from_static("old")),
            "answer 200: age: value is not of type \"integer\"",
        ),
    ] {
        assert_eq!(scene.answered(reply).await, format!("GET /things/{{id}}: {expected}"));
    }
}

#[tokio::test]
async fn what_a_fault_makes_of_an_answer_is_not_the_servers() {
    let scene = Scene::new().await;
    for fault in [Fault::login_page(), Fault::status(StatusCode::BAD_GATEWAY)] {
        scene.server.inject(RequestMatcher::everything(), fault);
        scene.ask("GET", "/things/7?page=1", &[TOKEN], None).await;
        assert_eq!(scene.server.violations(), Vec::<String>::new());
    }
    // A request is held against the contract all the same.
    scene.server.inject(RequestMatcher::everything(), Fault::login_page());
    scene.ask("GET", "/things/7", &[TOKEN], None).await;
    assert_eq!(scene.only(), "GET /things/{id}: query/page: missing");
    // An answer that is only cut short on its way was whole when it was made.
    *scene.parrot.0.lock().unwrap() = Reply::json(StatusCode::OK, &json!({ "name": 1 }));
    scene.server.inject(RequestMatcher::everything(), Fault::truncated());
    let stream = send_with(&scene.server.url(), "GET", "/things/7?page=1", &[TOKEN], None).await;
    receive(stream).await.unwrap_err();
    assert_eq!(scene.only(), "GET /things/{id}: answer 200: body/name: value is not of type \"string\"");
}

#[test]
fn a_file_that_cannot_be_checked_in_full_is_not_loaded() {
    let load = |change: &dyn Fn(&mut Value)| {
        let mut file = file();
        change(&mut file);
        Contract::load(&file.to_string()).err()
    };
    assert!(load(&|_| {}).is_none());
    assert!(matches!(Contract::load("{"), Err(LoadError::NotJson(_))));
    let get = "/paths/~1things~1{id}/get";
    let at = |pointer: &str, value: Value| {
        let pointer = pointer.to_owned();
        load(&move |file| *file.pointer_mut(&pointer).unwrap() = value.clone())
    };
    assert!(matches!(at("/openapi", json!("3.0.3")), Some(LoadError::Unsupported(_))));
    assert!(matches!(
        at(&format!("{get}/responses/200"), json!({ "$ref": "#/components/responses/None" })),
        Some(LoadError::Missing(_))
    ));
    assert!(matches!(
        at("/components/schemas/Thing/properties/name", json!({ "$ref": "#/components/schemas/None" })),
        Some(LoadError::Schema(_))
    ));
    assert!(matches!(at("/components/schemas/Count", json!({ "type": "text" })), Some(LoadError::Schema(_))));
    assert!(matches!(
        at("/components/securitySchemes/session/scheme", json!("digest")),
        Some(LoadError::Unsupported(_))
    ));
    assert!(matches!(
        at("/components/parameters/Id/schema", json!({ "type": "array" })),
        Some(LoadError::Unsupported(_))
    ));
}
