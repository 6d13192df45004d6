//! The active toolchain, and rustup's way to a target.

use std::{
    ffi::OsString,
    fs,
    path::{Path, PathBuf},
    process::Command,
    time::Duration,
};

use anyhow::{Context, Result, bail};

use crate::process::{exists, output, run_within};

/// The target of components: it has no operating system, so a component imports only what it uses.
pub(crate) const TARGET: &str = "wasm32-unknown-unknown";

/// How long rustup may take to fetch the target: 20 MB, so any good connection is done by then.
/// Where its server can't be reached through a firewall that is silent, this is the cost.
const LIMIT: Duration = Duration::from_secs(60);

/// How much of rustup's reason is repeated, in characters: a line of a terminal or two.
const REASON: usize = 160;

/// The compiler that cargo uses when nothing else is said.
fn rustc() -> Command {
    Command::new(std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into()))
}

/// Whether the active toolchain has the target's standard library.
pub(crate) fn has_target() -> Result<bool> {
    let folder = output(rustc().args(["--print", "target-libdir", "--target", TARGET]))?;
    Ok(contains_std(Path::new(folder.trim())))
}

/// Whether the folder holds a standard library: the folder alone proves nothing, since an interrupted installation
/// leaves one, too.
fn contains_std(folder: &Path) -> bool {
    let Ok(entries) = fs::read_dir(folder) else { return false };
    let names: Vec<OsString> = entries.flatten().map(|entry| entry.file_name()).collect();
    ["libcore-", "liballoc-", "libstd-", "libpanic_abort-"].iter().all(|part| {
        names.iter().filter_map(|name| name.to_str()).any(|n| n.starts_with(part) && n.ends_with(".rlib"))
    })
}

/// Has rustup fetch the target. An error says why not; the log of the attempt stays in `log`.
pub(crate) fn add_target(log: &Path) -> Result<()> {
    if !exists("rustup") {
        bail!("there is no rustup");
    }
    let mut command = Command::new("rustup");
    command.args(["target", "add", TARGET]).env("RUST_BACKTRACE", "0");
    if let Err(error) = run_within(&mut command, LIMIT, log) {
        let said = fs::read_to_string(log).unwrap_or_default();
        bail!("{error}: {} (all of it: {})", reason(&said), log.display());
    }
    if !has_target()? {
        bail!("rustup has added the target, but the active rustc is another one and lacks it");
    }
    Ok(())
}

/// The line of rustup's output that says what is wrong; its beginning, for rustup puts all causes into one.
fn reason(said: &str) -> String {
    let mut lines = said.lines().map(str::trim);
    let line = lines.find_map(|line| line.strip_prefix("error:")).unwrap_or("it gave no reason").trim();
    match line.char_indices().nth(REASON) {
        Some((end, _)) => format!("{}…", line.get(..end).unwrap_or(line)),
        None => line.to_owned(),
    }
}

/// The folders with `wasm-component-ld` and with the `wasm-ld` that it calls: every toolchain of
/// rustup ships both. PATH is the second choice.
pub(crate) fn linker() -> Result<Linker> {
    let sysroot = PathBuf::from(output(rustc().args(["--print", "sysroot"]))?.trim());
    let about = output(rustc().arg("-vV"))?;
    let host = about.lines().find_map(|line| line.strip_prefix("host: ")).context("rustc reports no host")?;
    let bin = sysroot.join("lib/rustlib").join(host).join("bin");
    let name = format!("wasm-component-ld{}", std::env::consts::EXE_SUFFIX);
    let path = bin.join(&name);
    if path.is_file() {
        return Ok(Linker { path, folders: vec![bin.join("gcc-ld"), bin] });
    }
    if exists("wasm-component-ld") {
        return Ok(Linker { path: name.into(), folders: Vec::new() });
    }
    bail!(
        "the linker {name} is neither in {} nor on PATH. A Rust toolchain of rustup has it; use one, \
         or `cargo install --locked wasm-component-ld`",
        bin.display()
    )
}

/// The linker that makes a component of the compiler's output, in one step.
#[derive(Debug)]
pub(crate) struct Linker {
    /// The program.
    pub(crate) path: PathBuf,
    /// The folders where it looks for the linker of plain modules, before PATH.
    pub(crate) folders: Vec<PathBuf>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_half_installed_target_does_not_count() {
        let folder = tempfile::tempdir().unwrap();
        assert!(!contains_std(&folder.path().join("missing")));
        for part in ["core", "alloc", "panic_abort"] {
            fs::write(folder.path().join(format!("lib{part}-0f.rlib")), "").unwrap();
        }
        assert!(!contains_std(folder.path()));
        fs::write(folder.path().join("libstd-0f.rlib"), "").unwrap();
        assert!(contains_std(folder.path()));
    }

    #[test]
    fn the_reason_is_the_first_error_line() {
        let said = "info: downloading\nerror: could not download file\n\nCaused by:\n  0: error sending";
        assert_eq!(reason(said), "could not download file");
        assert_eq!(reason(""), "it gave no reason");
        assert_eq!(reason(&format!("error: {}", "é".repeat(200))).chars().count(), REASON + 1);
    }
}
