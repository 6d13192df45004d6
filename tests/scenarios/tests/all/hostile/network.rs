//! Who a component may call: the hosts of its manifest, and nobody else.

use fakes::{Fault, RequestMatcher};
use host_core::shop::Entity;
use host_platform::Enabled;
use scenarios::{ConnectorHarness as _, Log, World, orders};

use crate::hostile::component::{Draft, text_at};
use crate::hostile::memory::{ANSWER, EMPTY};
use crate::hostile::probe::{Probe, SwitchOn as _};

/// As much of WASI's HTTP as it takes to send a GET and wait for its end.
const POLL: &str = "package wasi:io@0.2.0;
interface poll { resource pollable { block: func(); } }";
const HTTP: &str = "package wasi:http@0.2.0;
interface types {
    use wasi:io/poll@0.2.0.{pollable};
    resource fields { constructor(); }
    resource outgoing-request {
        constructor(headers: fields);
        set-authority: func(authority: option<string>) -> result;
        set-path-with-query: func(path-with-query: option<string>) -> result;
    }
    resource request-options {
        constructor();
        set-first-byte-timeout: func(nanoseconds: option<u64>) -> result;
    }
    resource future-incoming-response { subscribe: func() -> pollable; }
    record DNS-error-payload { rcode: option<string>, info-code: option<u16> }
    record TLS-alert-received-payload { alert-id: option<u8>, alert-message: option<string> }
    record field-size-payload { field-name: option<string>, field-size: option<u32> }
    variant error-code {
        DNS-timeout, DNS-error(DNS-error-payload), destination-not-found, destination-unavailable,
        destination-IP-prohibited, destination-IP-unroutable, connection-refused, connection-terminated,
        connection-timeout, connection-read-timeout, connection-write-timeout, connection-limit-reached,
        TLS-protocol-error, TLS-certificate-error, TLS-alert-received(TLS-alert-received-payload),
        HTTP-request-denied, HTTP-request-length-required, HTTP-request-body-size(option<u64>),
        HTTP-request-method-invalid, HTTP-request-URI-invalid, HTTP-request-URI-too-long,
        HTTP-request-header-section-size(option<u32>), HTTP-request-header-size(option<field-size-payload>),
        HTTP-request-trailer-section-size(option<u32>), HTTP-request-trailer-size(field-size-payload),
        HTTP-response-incomplete, HTTP-response-header-section-size(option<u32>),
        HTTP-response-header-size(field-size-payload), HTTP-response-body-size(option<u64>),
        HTTP-response-trailer-section-size(option<u32>), HTTP-response-trailer-size(field-size-payload),
        HTTP-response-transfer-coding(option<string>), HTTP-response-content-coding(option<string>),
        HTTP-response-timeout, HTTP-upgrade-failed, HTTP-protocol-error, loop-detected, configuration-error,
        internal-error(option<string>),
    }
}
interface outgoing-handler {
    use types.{outgoing-request, request-options, future-incoming-response, error-code};
    handle: func(request: outgoing-request, options: option<request-options>)
        -> result<future-incoming-response, error-code>;
}";

const IMPORTS: &str = "
(import \"wasi:http/types@0.2.0\" \"[constructor]fields\" (func $fields (result i32)))
(import \"wasi:http/types@0.2.0\" \"[constructor]outgoing-request\" (func $request (param i32) (result i32)))
(import \"wasi:http/types@0.2.0\" \"[method]outgoing-request.set-authority\"
    (func $authority (param i32 i32 i32 i32) (result i32)))
(import \"wasi:http/types@0.2.0\" \"[method]outgoing-request.set-path-with-query\"
    (func $path (param i32 i32 i32 i32) (result i32)))
(import \"wasi:http/types@0.2.0\" \"[constructor]request-options\" (func $options (result i32)))
(import \"wasi:http/types@0.2.0\" \"[method]request-options.set-first-byte-timeout\"
    (func $wait (param i32 i32 i64) (result i32)))
(import \"wasi:http/types@0.2.0\" \"[method]future-incoming-response.subscribe\"
    (func $subscribe (param i32) (result i32)))
(import \"wasi:io/poll@0.2.0\" \"[method]pollable.block\" (func $block (param i32)))
(import \"wasi:http/outgoing-handler@0.2.0\" \"handle\" (func $handle (param i32 i32 i32 i32)))
";

/// A component that may call `allowed`, and whose `export` sends a GET to `called` and says that
/// all is well, whatever comes of it.
fn caller(allowed: &str, called: &str, export: &'static str) -> Draft {
    caller_with("(i32.const 0) (i32.const 0)", allowed, called, export)
}

/// A [`caller`] that sets options of the request.
fn caller_with(options: &str, allowed: &str, called: &str, export: &'static str) -> Draft {
    let (data, authority) = text_at(called);
    let body = format!(
        "(local $request i32) (local $options i32)
         (local.set $request (call $request (call $fields)))
         (if (call $authority (local.get $request) (i32.const 1) {authority}) (then unreachable))
         (i32.store8 (i32.const {ANSWER}) (i32.const 47))
         (if (call $path (local.get $request) (i32.const 1) (i32.const {ANSWER}) (i32.const 1)) (then unreachable))
         (call $handle (local.get $request) {options} (i32.const {ANSWER}))
         (if (i32.eqz (i32.load8_u (i32.const {ANSWER})))
            (then (call $block (call $subscribe (i32.load (i32.const {}))))))
         i32.const {EMPTY}",
        ANSWER + 8
    );
    Draft::new("probe")
        .host(allowed)
        .takes(POLL, "import wasi:io/poll@0.2.0;")
        .takes(HTTP, "import wasi:http/types@0.2.0; import wasi:http/outgoing-handler@0.2.0;")
        .code(IMPORTS)
        .code(&data)
        .does(export, &body)
}

async fn enabled(draft: &Draft) -> World<Probe> {
    let world = Probe::world(draft).await;
    let enabled = world.enable([].into(), &[]).await;
    assert!(matches!(enabled, Ok(Enabled::Saved(..))), "{enabled:?}");
    world
}

#[tokio::test]
async fn a_host_of_the_manifest_is_reached() {
    let world = enabled(&caller(Probe::HOST, Probe::HOST, "check")).await;
    assert_eq!(world.remote.requests(), 1);
}

#[tokio::test]
async fn a_host_that_the_manifest_does_not_name_is_not_reached() {
    for called in [Probe::HOST, "sub.allowed.example", "allowed.example.evil.example", "allowed.example:8443"]
    {
        let log = Log::start();
        let world = enabled(&caller("allowed.example", called, "check")).await;
        assert_eq!(world.remote.requests(), 0, "{called}");
        assert!(log.text().contains("not among the allowed hosts"), "{called}");
    }
}

#[tokio::test]
async fn a_private_address_is_not_reached_though_the_manifest_names_it() {
    for called in ["localhost", "127.0.0.1", "169.254.169.254", "[::1]", "10.0.0.1"] {
        let log = Log::start();
        enabled(&caller(called, called, "check")).await;
        let logged = log.text();
        assert!(logged.contains("destination IP address is prohibited"), "{called}: {logged}");
    }
}

#[tokio::test]
async fn a_call_that_has_no_http_reaches_nobody() {
    for export in ["configure", "on-order-paid"] {
        let world = enabled(&caller(Probe::HOST, Probe::HOST, export)).await;
        world.enable([].into(), &[("orders-out", true)]).await.unwrap();
        world.orders(&[scenarios::orders::paid("1")]).await;
        assert_eq!(world.remote.requests(), 0, "{export}");
    }
}

#[tokio::test]
async fn an_installation_whose_remote_lets_its_calls_run_out_of_time_has_fewer_at_a_time() {
    // A nanosecond, so that the test doesn't wait: the remote never answers anyway.
    let options = "(i32.const 1) (local.tee $options (call $options))
        (drop (call $wait (local.get $options) (i32.const 1) (i64.const 1)))";
    let log = Log::start();
    let world = Probe::world(&caller_with(options, Probe::HOST, Probe::HOST, "on-job")).await;
    world.switch_on().await;
    world.orders(&[orders::paid("1")]).await;
    world.remote.inject(RequestMatcher::everything().always(), Fault::hold());
    for _ in 0..3 {
        world.send_all(Entity::Order, &["1".to_owned()]).await.unwrap();
    }
    let logged = log.text();
    let said = logged.lines().filter_map(|line| line.split_once("answer in time")).map(|(_, rest)| rest);
    let shares: Vec<&str> = said.map(|rest| rest.split_once("share=").unwrap().1).collect();
    assert_eq!(shares, ["2", "1", "1"], "{logged}");
}
