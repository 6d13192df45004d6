//! An installation: the folder that `cargo xtask dist` leaves, copied to any place.

#![allow(clippy::unwrap_used, reason = "a test may panic, and clippy takes its helpers for something else")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

/// Puts the program into a folder of its own, as a link where that is possible: it has hundreds of megabytes.
fn copied() -> (TempDir, PathBuf) {
    let built = Path::new(env!("CARGO_BIN_EXE_host-test"));
    let folder = tempfile::tempdir_in(built.parent().unwrap()).unwrap();
    let program = folder.path().join(built.file_name().unwrap());
    fs::hard_link(built, &program).or_else(|_| fs::copy(built, &program).map(drop)).unwrap();
    (folder, program)
}

/// Whether `host-test plugins` succeeds in that current folder, with its output.
fn plugins(program: &Path, current: &Path) -> (bool, String) {
    let mut command = Command::new(program);
    command.args(["plugins", "--json"]).current_dir(current).env_remove("HOST_TEST_PLUGINS");
    let output = command.output().unwrap();
    let printed = [output.stdout, output.stderr].concat();
    (output.status.success(), String::from_utf8(printed).unwrap())
}

#[test]
fn the_program_finds_the_components_next_to_itself_from_any_place() {
    let (folder, program) = copied();
    let elsewhere = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("components")).unwrap();
    fs::write(folder.path().join("components/nearby.wasm"), "").unwrap();
    // The components of a checkout in the current folder aren't those of the program.
    fs::create_dir_all(elsewhere.path().join("target/components")).unwrap();
    fs::write(elsewhere.path().join("target/components/other.wasm"), "").unwrap();

    let (done, printed) = plugins(&program, elsewhere.path());
    assert!(done && printed.contains("nearby") && !printed.contains("other"), "{printed}");

    #[cfg(unix)]
    {
        let link = elsewhere.path().join("ht");
        std::os::unix::fs::symlink(&program, &link).unwrap();
        let (done, printed) = plugins(&link, elsewhere.path());
        assert!(done && printed.contains("nearby"), "{printed}");
    }
}

#[test]
fn without_components_next_to_it_the_program_takes_those_of_the_checkout() {
    let (_folder, program) = copied();
    let checkout = tempfile::tempdir().unwrap();
    let (done, printed) = plugins(&program, checkout.path());
    assert!(!done && printed.contains("target/components"), "{printed}");

    fs::create_dir_all(checkout.path().join("target/components")).unwrap();
    fs::write(checkout.path().join("target/components/other.wasm"), "").unwrap();
    let (done, printed) = plugins(&program, checkout.path());
    assert!(done && printed.contains("other"), "{printed}");
}
