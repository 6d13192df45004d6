//! `cargo xtask setup` with its three ways to a compiler for connectors. The programs that it calls are
//! scripts of this test, so nothing here needs a network or root.

#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, reason = "a test may panic, and clippy takes its helpers for something else")]

use std::{
    fs,
    os::unix::fs::PermissionsExt as _,
    path::{Path, PathBuf},
    process::Command,
};

use tempfile::TempDir;

/// Answers like the real rustc, except for the folder with the target's standard library.
const RUSTC: &str =
    r#"case "$*" in *target-libdir*) echo "$HERE/libdir" ;; *) exec "$REAL_RUSTC" "$@" ;; esac"#;

const RUSTUP_OFFLINE: &str =
    r#"[ "$1" = --version ] || { echo "error: could not download file" >&2; exit 1; }"#;

const RUSTUP: &str = r#"[ "$1" = --version ] && exit
for part in core alloc std panic_abort; do : >"$HERE/libdir/lib$part-0f.rlib"; done"#;

const OFFLINE: &str = r#"[ "$1" = --version ] || { echo "E: no mirror answers" >&2; exit 100; }"#;

/// Lists two packages, and downloads them only after it was updated.
const APT_GET: &str = r#"case "$*" in
*" update") : >"$HERE/updated" ;;
*"--print-uris install rustc-web rust-web-src")
    echo "'http://deb.example/c.deb' rustc-web_1.99.0-1_amd64.deb 1 SHA256:1"
    echo "'http://deb.example/s.deb' rust-web-src_1.99.0-1_all.deb 1 SHA256:1" ;;
*"--download-only install rustc-web rust-web-src")
    [ -e "$HERE/updated" ] || exit 100
    archives=$(sed -n 's/^Dir::Cache::Archives "\(.*\)";$/\1/p' "$4")
    : >"$archives/rustc-web_1.99.0-1_amd64.deb"
    : >"$archives/rust-web-src_1.99.0-1_all.deb" ;;
--version) ;;
*) exit 100 ;;
esac"#;

/// Unpacks a compiler that finds its libraries only through the wrapper, and its sources.
const DPKG: &str = r#"[ "$1" = --version ] && exit
[ -e "$2" ] || exit 2
case "$2" in
*rustc-web_*)
    mkdir -p "$3/usr/bin" "$3/usr/lib/x86_64-linux-gnu"
    printf '%s\n' '#!/bin/sh' 'case "$LD_LIBRARY_PATH" in */root/usr/lib/x86_64-linux-gnu*) ;; *) exit 1 ;; esac' \
        'echo "release: 1.99.0"' >"$3/usr/bin/rustc"
    chmod +x "$3/usr/bin/rustc" ;;
*rust-web-src_*)
    [ -e "$HERE/full" ] && { echo "no space left" >&2; exit 2; }
    mkdir -p "$3/usr/lib/rustlib/src/rust/library/std"
    : >"$3/usr/lib/rustlib/src/rust/library/std/Cargo.toml" ;;
esac"#;

/// A workspace of its own, with the programs that `setup` finds on PATH.
struct Machine {
    folder: TempDir,
}

impl Machine {
    fn new(programs: &[(&str, &str)]) -> Self {
        let machine = Self { folder: tempfile::tempdir().unwrap() };
        fs::create_dir_all(machine.path("libdir")).unwrap();
        fs::create_dir_all(machine.path("src")).unwrap();
        fs::create_dir_all(machine.path("bin")).unwrap();
        fs::write(machine.path("src/lib.rs"), "").unwrap();
        fs::write(machine.path("Cargo.toml"), "[package]\nname = \"empty\"\nedition = \"2024\"\n").unwrap();
        machine.program("rustc-of-the-test", RUSTC);
        for (name, script) in programs {
            machine.program(name, script);
        }
        machine
    }

    fn path(&self, relative: &str) -> PathBuf {
        self.folder.path().join(relative)
    }

    fn program(&self, name: &str, script: &str) {
        let path = self.path("bin").join(name);
        fs::write(&path, format!("#!/bin/sh\n{script}\n")).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
    }

    /// Whether `setup` succeeds, with what it reports.
    fn setup(&self) -> (bool, String) {
        let rest = std::env::var_os("PATH").unwrap();
        let folders = std::iter::once(self.path("bin")).chain(std::env::split_paths(&rest));
        let output = Command::new(env!("CARGO_BIN_EXE_xtask"))
            .arg("setup")
            .current_dir(self.folder.path())
            .env("PATH", std::env::join_paths(folders).unwrap())
            .env("HERE", self.folder.path())
            .env("REAL_RUSTC", std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into()))
            .env("RUSTC", self.path("bin/rustc-of-the-test"))
            .env("CARGO_TARGET_DIR", self.path("target"))
            .output()
            .unwrap();
        (output.status.success(), String::from_utf8(output.stderr).unwrap())
    }

    fn compiler(&self) -> PathBuf {
        self.path("target/toolchain/debian/rustc")
    }
}

/// Whether this machine is a Debian: that way reads its list of packages.
fn is_debian() -> bool {
    Path::new("/var/lib/dpkg/status").is_file()
}

#[test]
fn a_toolchain_that_has_the_target_is_used_and_nothing_is_downloaded() {
    let machine = Machine::new(&[("rustup", "exit 1"), ("apt-get", "exit 1")]);
    for part in ["core", "alloc", "std", "panic_abort"] {
        fs::write(machine.path("libdir").join(format!("lib{part}-0f.rlib")), "").unwrap();
    }
    let (done, report) = machine.setup();
    assert!(done && report.contains("the active toolchain has wasm32-unknown-unknown"), "{report}");
    assert!(!machine.path("target/toolchain").exists());
}

#[test]
fn rustup_adds_the_target_where_its_server_can_be_reached() {
    let machine = Machine::new(&[("rustup", RUSTUP), ("apt-get", "exit 1")]);
    let (done, report) = machine.setup();
    assert!(done && report.contains("rustup has added wasm32-unknown-unknown"), "{report}");
}

#[test]
fn debians_compiler_is_unpacked_where_rustup_fails_and_found_again_without_a_network() {
    if !is_debian() {
        return;
    }
    let machine = Machine::new(&[("rustup", RUSTUP_OFFLINE), ("apt-get", APT_GET), ("dpkg", DPKG)]);
    let (done, report) = machine.setup();
    assert!(done && report.contains("not by rustup"), "{report}");
    assert!(report.contains("debian/rustc is ready"), "{report}");
    assert!(machine.compiler().is_file());
    assert!(!machine.path("target/toolchain/apt").exists(), "the downloads are of no further use");

    machine.program("apt-get", OFFLINE);
    let (done, report) = machine.setup();
    assert!(done && report.contains("debian/rustc is complete"), "{report}");
    assert!(!report.contains("asking rustup"), "{report}");
}

#[test]
fn an_interrupted_set_up_is_no_compiler_and_the_next_one_completes_it() {
    if !is_debian() {
        return;
    }
    let machine = Machine::new(&[("rustup", RUSTUP_OFFLINE), ("apt-get", APT_GET), ("dpkg", DPKG)]);
    fs::write(machine.path("full"), "").unwrap();
    let (done, report) = machine.setup();
    assert!(!done && report.contains("no space left"), "{report}");
    assert!(!machine.compiler().exists());
    assert!(machine.path("target/toolchain/apt/archives/rustc-web_1.99.0-1_amd64.deb").is_file());

    fs::remove_file(machine.path("full")).unwrap();
    let (done, report) = machine.setup();
    assert!(done && machine.compiler().is_file(), "{report}");
    assert!(!machine.path("target/toolchain/debian.new").exists());
}

#[test]
fn the_error_of_a_machine_without_any_way_names_all_three_and_what_to_do() {
    let programs = [("rustup", RUSTUP_OFFLINE), ("apt-get", OFFLINE), ("dpkg", DPKG)];
    let (done, report) = Machine::new(&programs).setup();
    assert!(!done);
    for part in [
        "1. the active toolchain",
        "2. rustup: ",
        "could not download file",
        "3. Debian's",
        "What to do: run",
    ] {
        assert!(report.contains(part), "{part} is missing in:\n{report}");
    }
}
