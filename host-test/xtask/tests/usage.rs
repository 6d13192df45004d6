//! The command line as a person meets it. `demo` and `dist` also ask cargo for this small test; the reason
//! is in src/commands.rs.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may panic, and clippy takes its helpers for something else"
)]

use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;

fn xtask(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_xtask")).args(args).output().unwrap()
}

#[test]
fn help_names_every_command() {
    let output = xtask(&["help"]);
    assert!(output.status.success());
    let text = String::from_utf8(output.stdout).unwrap();
    for command in ["setup", "build", "test", "demo", "dist", "bench", "check", "audit"] {
        assert!(text.contains(&format!("\n  {command}")), "{command} is missing in:\n{text}");
    }
}

#[test]
fn an_unknown_command_fails_and_leaves_stdout_alone() {
    let output = xtask(&["deploy"]);
    assert!(!output.status.success());
    assert!(output.stdout.is_empty());
    assert!(String::from_utf8(output.stderr).unwrap().contains("there is no command `deploy`"));
}

#[test]
fn arguments_that_would_be_ignored_are_refused() {
    let output = xtask(&["build", "--release"]);
    assert!(!output.status.success());
    assert!(String::from_utf8(output.stderr).unwrap().contains("`build` takes no arguments, got: --release"));
}

/// Each harness costs a link, so the manifests declare targets without tests. A test in one of them would never run.
#[test]
fn what_is_said_to_have_no_tests_has_none() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut cargo = Command::new(env!("CARGO"));
    let output = cargo.args(["metadata", "--no-deps", "--format-version", "1"]).current_dir(&root).output();
    let metadata: Value = serde_json::from_slice(&output.unwrap().stdout).unwrap();
    let mut looked_at = 0;
    let packages = metadata["packages"].as_array().unwrap();
    for target in packages.iter().flat_map(|package| package["targets"].as_array().unwrap()) {
        let kind = target["kind"][0].as_str().unwrap();
        let path = Path::new(target["src_path"].as_str().unwrap());
        let is_library = matches!(kind, "lib" | "rlib");
        if target["test"] == false && (is_library || kind == "bin") {
            // A test in a macro belongs to the crate that uses the macro.
            has_no(path, |line, next| {
                line.starts_with('#') && line.ends_with("test]") && !next.contains('$')
            });
            looked_at += 1;
        }
        if target["doctest"] == false && is_library {
            has_no(path, |line, _| line.starts_with("/// ```") || line.starts_with("//! ```"));
            looked_at += 1;
        }
    }
    assert!(looked_at > 10, "{looked_at}");
}

/// Checks that the sources of a target have no such line, judged with the line below it.
fn has_no(root: &Path, is_one: impl Fn(&str, &str) -> bool) {
    let is_whole = ["lib.rs", "main.rs"].contains(&root.file_name().unwrap().to_str().unwrap());
    let files = if is_whole { sources(root.parent().unwrap()) } else { vec![root.to_owned()] };
    for file in files {
        let text = std::fs::read_to_string(&file).unwrap();
        let lines: Vec<&str> = text.lines().map(str::trim).collect();
        let found = lines.windows(2).find(|lines| is_one(lines[0], lines[1]));
        assert_eq!(found, None, "{}", file.display());
    }
}

fn sources(folder: &Path) -> Vec<std::path::PathBuf> {
    let mut all = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            all.extend(sources(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            all.push(path);
        }
    }
    all
}
