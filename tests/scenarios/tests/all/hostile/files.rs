//! Files that aren't connectors for this host: refused before anything of them runs.

use scenarios::{ConnectorHarness as _, World};

use crate::hostile::component::Draft;
use crate::hostile::probe::{Probe, SwitchOn as _};

/// The host's error about the plugin.
async fn refusal(draft: &Draft) -> String {
    let world = Probe::world(draft).await;
    world.host.plugin("probe").await.err().expect("it is refused").to_string()
}

#[tokio::test]
async fn a_component_that_does_nothing_wrong_is_taken() {
    let world = Probe::world(&Draft::new("probe").host("remote.example")).await;
    let plugin = world.host.plugin("probe").await.unwrap();
    assert_eq!(plugin.inspection.contract, "0.2.0");
    let imports = &plugin.inspection.imports;
    assert!(imports.iter().all(|name| name.contains("/types@")), "it asks for nothing: {imports:?}");
    let manifest = plugin.manifest("en");
    assert_eq!((manifest.id.as_str(), manifest.allowed_hosts[0].as_str()), ("probe", "remote.example"));
    assert_eq!((manifest.flows[0].key.as_str(), manifest.flows[0].default_on), ("orders-out", false));
    assert_eq!(manifest.columns[0].send_job.as_deref(), Some("export-order"));
    world.switch_on().await;
}

#[tokio::test]
async fn another_contract_is_refused_by_naming_both_versions_and_what_to_do() {
    let newer = refusal(&Draft::new("probe").contract("0.9.0")).await;
    assert!(
        newer.ends_with(
            "this connector was built for contract 0.9.0, this host speaks 0.2.0: use a newer host"
        ),
        "{newer}"
    );
    let older = refusal(&Draft::new("probe").contract("0.0.9")).await;
    assert!(older.contains("0.0.9") && older.contains("build the connector again"), "{older}");
}

#[tokio::test]
async fn an_import_that_is_not_lent_is_refused_by_its_name() {
    for (package, import, function) in [
        (
            "package wasi:filesystem@0.2.0; interface preopens { look: func(); }",
            "wasi:filesystem/preopens@0.2.0",
            "look",
        ),
        ("package wasi:sockets@0.2.0; interface tcp { dial: func(); }", "wasi:sockets/tcp@0.2.0", "dial"),
        (
            "package wasi:cli@0.2.0; interface environment { get: func(); }",
            "wasi:cli/environment@0.2.0",
            "get",
        ),
    ] {
        let code = format!("(import \"{import}\" \"{function}\" (func))");
        let text =
            refusal(&Draft::new("probe").takes(package, &format!("import {import};")).code(&code)).await;
        assert!(
            text.ends_with(&format!("this connector imports {import}, which the host doesn't provide")),
            "{text}"
        );
    }
}

#[tokio::test]
async fn a_capability_of_another_shape_is_refused_and_named() {
    let package = "package wasi:random@0.2.0; interface random { get-random-u64: func() -> string; }";
    let code = "(import \"wasi:random/random@0.2.0\" \"get-random-u64\" (func (param i32)))";
    let draft = Draft::new("probe").takes(package, "import wasi:random/random@0.2.0;").code(code);
    let text = refusal(&draft).await;
    assert!(text.contains("wasi:random/random@0.2.0") && text.contains("get-random-u64"), "{text}");
}

/// As they were built with each older contract: a connector that does nothing, with all exports and types of then.
#[tokio::test]
async fn a_connector_of_an_older_contract_is_refused_by_naming_both_versions() {
    let probe = Probe::start().await;
    let plugins = probe.plugins();
    let world = World::in_folder(probe, plugins.clone()).await;
    let fixtures = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let mut tried = 0;
    for entry in std::fs::read_dir(fixtures).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let version = name.strip_prefix("connector-").unwrap();
        std::fs::copy(&path, plugins.join(format!("{name}.wasm"))).unwrap();
        let error = world.host.plugin(&name).await.err().expect("it is refused").to_string();
        assert!(
            error.ends_with(&format!(
                "this connector was built for contract {version}, this host speaks 0.2.0: build the connector again \
                 with the newer contract"
            )),
            "{error}"
        );
        tried += 1;
    }
    assert!(tried > 0);
}

/// As a connector is that was built against a draft of the contract: what differs is named, not only that it does.
#[tokio::test]
async fn a_connector_whose_types_differ_is_refused_by_naming_them() {
    let of_an_export = Draft::new("probe").edit("attempts: u32, at: timestamp", "tries: u32, at: timestamp");
    let text = refusal(&of_an_export).await;
    assert!(text.contains("other types than those of contract 0.2.0"), "{text}");
    assert!(text.contains("field job") && text.contains("attempts") && text.contains("tries"), "{text}");
    let of_an_import = Draft::new("probe")
        .edit("set: func(key: string, value: list<u8>)", "set: func(key: string, value: string)")
        .takes("package test:none;", "import framework360:platform/storage@0.2.0;")
        .code("(import \"framework360:platform/storage@0.2.0\" \"set\" (func (param i32 i32 i32 i32 i32)))");
    let text = refusal(&of_an_import).await;
    assert!(text.contains("framework360:platform/storage@0.2.0") && text.contains("set"), "{text}");
}

#[tokio::test]
async fn what_is_no_component_is_refused_as_such() {
    let probe = Probe::start().await;
    let plugins = probe.plugins();
    let write =
        |name: &str, bytes: &[u8]| std::fs::write(plugins.join(format!("{name}.wasm")), bytes).unwrap();
    write("text", b"#!/bin/sh");
    write("module", b"\0asm\x01\0\0\0");
    write("stranger", b"\0asm\x0d\0\x01\0");
    write("empty", b"");
    Draft::new("probe").write(&plugins);
    let whole = std::fs::read(plugins.join("probe.wasm")).unwrap();
    write("cut", &whole[..whole.len() - 1]);
    let world = World::in_folder(probe, plugins).await;
    for (name, reported) in [
        ("text", "this file isn't a component: it doesn't begin like WebAssembly"),
        ("module", "this file isn't a component: it is a core module"),
        ("stranger", "this component isn't a connector"),
        ("empty", "this file isn't a component"),
        ("cut", "this file isn't a component"),
    ] {
        let text = world.host.plugin(name).await.err().expect("it is refused").to_string();
        assert!(text.contains(reported), "{name}: {text}");
        assert_eq!(text.lines().count(), 1, "{text}");
    }
    world.host.plugin("probe").await.unwrap();
}

#[tokio::test]
async fn a_component_that_calls_itself_otherwise_than_its_file_is_refused() {
    let probe = Probe::start().await;
    Draft::new("other").write_as(&probe.plugins(), "probe");
    let plugins = probe.plugins();
    let world = World::in_folder(probe, plugins).await;
    let text = world.host.plugin("probe").await.err().expect("it is refused").to_string();
    assert!(text.contains("its manifest calls it \"other\": rename the file to other.wasm"), "{text}");
}

#[tokio::test]
async fn a_component_that_breaks_down_in_describe_is_reported_with_the_call() {
    for (body, reason) in [
        ("unreachable", "unreachable"),
        // An address outside of its memory, and text that isn't UTF-8.
        ("i32.const 0x7ffffff0", "pointer"),
        ("(i32.store8 (i32.const 4208) (i32.const 0xff)) (i32.const 4096)", "utf-8"),
    ] {
        let text = refusal(&Draft::new("probe").does("describe", body)).await;
        assert!(text.contains("\"describe\""), "{text}");
        assert!(text.to_lowercase().contains(reason), "{text}");
        assert_eq!(text.lines().count(), 1, "{text}");
    }
    let text = refusal(&Draft::new("probe").does("strings", "unreachable")).await;
    assert!(text.contains("\"strings\""), "{text}");
}
