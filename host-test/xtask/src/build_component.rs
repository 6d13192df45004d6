//! Builds a connector's crate into target/components/NAME.wasm.

use std::{
    fs,
    path::Path,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};

use crate::{
    imports::{forbidden, imports},
    process::{cargo, run, say},
    rustup::TARGET,
    toolchain::Toolchain,
    workspace::{Connector, Workspace},
};

/// The profile in Cargo.toml that optimizes for size.
const PROFILE: &str = "component";

/// Builds one connector; nothing is touched when it is up to date, and nothing that breaks the
/// rules gets into place.
///
/// The crate type is given here and not in the manifest: a native cdylib, which `cargo test` would
/// then build as well, doesn't link, because names of exports contain ':' and '@'.
pub(crate) fn build(workspace: &Workspace, toolchain: &Toolchain, connector: &Connector) -> Result<()> {
    let begun = Instant::now();
    // A folder of its own: cargo's lock and the other compiler don't get in the way of anyone else.
    let folder = workspace.target.join("components-build");
    let mut command = cargo();
    command.args(["rustc", "--package", &connector.name, "--lib", "--crate-type", "cdylib"]);
    command.args(["--profile", PROFILE, "--target-dir"]).arg(&folder).current_dir(&workspace.root);
    toolchain.apply(&mut command)?;
    // The linker leaves five bytes for every address, however small; this packs them.
    command.args(["--", "-C", "link-arg=--compress-relocations"]);
    run(&mut command).with_context(|| format!("could not build the connector {}", connector.name))?;

    let built = folder.join(TARGET).join(PROFILE).join(format!("{}.wasm", connector.lib));
    let bytes = fs::read(&built).with_context(|| format!("cargo left no {}", built.display()))?;
    let bytes = without_names(&bytes).with_context(|| format!("{} is damaged", built.display()))?;
    inspect(&bytes, connector.max_kib).with_context(|| format!("{} is not fit for use", built.display()))?;
    let place = workspace.components().join(format!("{}.wasm", connector.name));
    put(&bytes, &place)?;
    say(summary(&connector.name, bytes.len() as u64, begun.elapsed()));
    Ok(())
}

/// The component without its outermost custom sections: names for debuggers, which `strip` leaves.
fn without_names(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut kept = bytes.to_vec();
    let mut depth = 0_usize;
    let mut ranges = Vec::new();
    for payload in wasmparser::Parser::new(0).parse_all(bytes) {
        match payload? {
            wasmparser::Payload::ModuleSection { .. } | wasmparser::Payload::ComponentSection { .. } => {
                depth += 1
            }
            wasmparser::Payload::End(_) => depth = depth.saturating_sub(1),
            wasmparser::Payload::CustomSection(section) if depth == 0 => ranges.push(section.range()),
            _ => {}
        }
    }
    // The ranges are those of the contents; each is preceded by its id and its length.
    for range in ranges.into_iter().rev() {
        let length = (1..=5).find(|size| length_before(bytes, range.start, *size) == Some(range.len()));
        let length = length.context("a section has no length")?;
        kept.drain(range.start - length - 1..range.end);
    }
    Ok(kept)
}

/// The number of `size` bytes, in LEB128, that ends at `end`.
fn length_before(bytes: &[u8], end: usize, size: usize) -> Option<usize> {
    let digits = bytes.get(end.checked_sub(size)?..end)?;
    let (last, others) = digits.split_last()?;
    let fits = *last < 0x80 && others.iter().all(|digit| *digit >= 0x80);
    let number = digits.iter().rev().fold(0, |number, digit| number << 7 | usize::from(digit & 0x7f));
    fits.then_some(number)
}

/// The rules that every component keeps to.
fn inspect(bytes: &[u8], max_kib: u64) -> Result<()> {
    let kib = (bytes.len() as u64).div_ceil(1024);
    if kib > max_kib {
        bail!("it has {kib} KiB, and the limit is {max_kib} KiB");
    }
    let names = imports(bytes)?;
    let refused = forbidden(&names);
    if !refused.is_empty() {
        bail!("it imports what no connector may have: {}", refused.join(", "));
    }
    Ok(())
}

/// Puts the file into its place in one step, so that a host that watches the folder never sees half a component.
fn put(bytes: &[u8], place: &Path) -> Result<()> {
    if fs::read(place).is_ok_and(|there| there == bytes) {
        return Ok(());
    }
    let folder = place.parent().context("the file has no folder")?;
    fs::create_dir_all(folder).with_context(|| format!("could not create {}", folder.display()))?;
    let temporary = place.with_extension(format!("{}.tmp", std::process::id()));
    fs::write(&temporary, bytes).with_context(|| format!("could not write {}", temporary.display()))?;
    fs::rename(&temporary, place).with_context(|| format!("could not put {} into place", place.display()))
}

fn summary(name: &str, size: u64, took: Duration) -> String {
    let tenths = took.as_millis() / 100;
    format!("build: {name:<16} {:>4} KiB {:>4}.{} s", size.div_ceil(1024), tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_component_over_the_limit_is_not_fit_for_use() {
        let error = inspect(&vec![0; 300 * 1024 + 1], 300).unwrap_err();
        assert_eq!(error.to_string(), "it has 301 KiB, and the limit is 300 KiB");
    }

    #[test]
    fn the_summary_has_name_size_and_duration() {
        let line = summary("smartygest", 129_001, Duration::from_millis(5432));
        assert_eq!(line, "build: smartygest        126 KiB    5.4 s");
    }

    #[test]
    fn a_component_that_has_not_changed_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("components/a.wasm");
        put(b"one", &place).unwrap();
        let long_ago = std::time::SystemTime::UNIX_EPOCH;
        fs::File::options().append(true).open(&place).unwrap().set_modified(long_ago).unwrap();
        put(b"one", &place).unwrap();
        assert_eq!(fs::metadata(&place).unwrap().modified().unwrap(), long_ago);
        put(b"two", &place).unwrap();
        assert_eq!(fs::read(&place).unwrap(), b"two");
        assert_eq!(fs::read_dir(place.parent().unwrap()).unwrap().count(), 1);
    }
}
