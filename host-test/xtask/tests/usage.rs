//! The command line as a person meets it. `demo` and `dist` also ask cargo for this small test; the reason
//! is in src/commands.rs.

#![allow(clippy::unwrap_used, reason = "a test may panic, and clippy takes its helpers for something else")]

use std::process::{Command, Output};

fn xtask(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_xtask")).args(args).output().unwrap()
}

#[test]
fn help_names_every_command() {
    let output = xtask(&["help"]);
    assert!(output.status.success());
    let text = String::from_utf8(output.stdout).unwrap();
    for command in ["setup", "build", "test", "demo", "dist", "bench", "check"] {
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
