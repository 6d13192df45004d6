//! Debian's compiler with the sources of its standard library, unpacked into a folder of the
//! project: for machines that rustup's server is out of reach of. Nothing is installed, nobody is
//! asked, root isn't needed.
//!
//! Compiler and sources come from one source package and must be of one version: a standard
//! library compiles only with its own compiler. A folder gets its final name when all is in it and
//! the compiler has run, so an interrupted set-up leaves nothing that could be taken for a whole
//! one, and the next run goes on from what was downloaded.

use std::{
    collections::BTreeSet,
    fs::{self, File},
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, bail};

use crate::{
    apt::{Apt, is_installed},
    process::{exists, output, run, say},
    version::Release,
};

/// Compiler and sources: the backport that Debian keeps for its browsers, then the release's own.
const PACKAGES: [(&str, &str); 2] = [("rustc-web", "rust-web-src"), ("rustc", "rust-src")];
/// What the folder of a finished compiler is called, before its version.
const PREFIX: &str = "debian-";
/// What a folder that is being filled is called, before the process that fills it.
const UNPACKING: &str = "unpacking-";
/// The program in the folder that is to be called as rustc.
const RUSTC: &str = "rustc";

/// Debian's rustc looks for its libraries where Debian installs them. The wrapper finds its own
/// place, so that the checkout can be moved.
const WRAPPER: &str = r#"#!/bin/sh
here=${0%/*}
LD_LIBRARY_PATH="$here/root/usr/lib/TRIPLET:$here/root/lib/TRIPLET${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}" \
    exec "$here/root/usr/bin/rustc" "$@"
"#;

/// The rustc of an earlier set-up that is complete and at least `wanted`.
pub(crate) fn ready(folder: &Path, wanted: Option<Release>) -> Option<PathBuf> {
    let found = fs::read_dir(folder).ok()?.flatten().filter_map(|entry| {
        let name = entry.file_name().into_string().ok()?;
        let release = Release::parse(name.strip_prefix(PREFIX)?)?;
        let rustc = entry.path().join(RUSTC);
        (Some(release) >= wanted && rustc.is_file()).then_some((release, rustc))
    });
    found.max().map(|(_, rustc)| rustc)
}

/// Fetches and unpacks below `folder`; its rustc.
pub(crate) fn obtain(folder: &Path, wanted: Option<Release>) -> Result<PathBuf> {
    for program in ["apt-get", "apt-cache", "dpkg", "dpkg-query"] {
        if !exists(program) {
            bail!("this is not Debian or a relative of it: there is no {program}");
        }
    }
    fs::create_dir_all(folder).with_context(|| format!("could not create {}", folder.display()))?;
    let lock = File::create(folder.join("lock"))?;
    if lock.try_lock().is_err() {
        say("setup: waiting for another set-up of this folder");
        lock.lock()?;
        if let Some(rustc) = ready(folder, wanted) {
            return Ok(rustc);
        }
    }
    let version = download(folder, wanted)?;
    unpack(folder, &version)
}

/// Downloads the packages into a folder of their version, with the machine's lists or, where these
/// are missing or out of date, with our own; the version.
fn download(folder: &Path, wanted: Option<Release>) -> Result<String> {
    let with_the_machines = download_with(&Apt::of_the_machine(), folder, wanted);
    let Err(error) = with_the_machines else { return with_the_machines };
    say(format!("setup: not with this machine's package lists ({error:#}); fetching lists of our own"));
    let private = folder.join("apt");
    let result = Apt::with_lists_in(&private).and_then(|apt| download_with(&apt, folder, wanted));
    // 130 MB of no further use.
    fs::remove_dir_all(&private).ok();
    result
}

fn download_with(apt: &Apt, folder: &Path, wanted: Option<Release>) -> Result<String> {
    let (compiler, sources, version) = choose(wanted, |package| apt.candidate(package))?;
    let mut packages = needed(compiler, |package| apt.depends(package), is_installed)?;
    packages.push(sources.to_owned());
    say(format!("setup: downloading {version} of {}", packages.join(", ")));
    let downloads = downloads(folder, &version);
    fs::create_dir_all(&downloads)?;
    apt.download(&packages, &downloads)?;
    Ok(version)
}

fn downloads(folder: &Path, version: &str) -> PathBuf {
    folder.join(format!("downloads-{version}"))
}

/// The first pair of one version that is recent enough, with that version; the error lists what was
/// looked at.
fn choose(
    wanted: Option<Release>,
    candidate: impl Fn(&str) -> Result<Option<String>>,
) -> Result<(&'static str, &'static str, String)> {
    let mut seen = Vec::new();
    for (compiler, sources) in PACKAGES {
        match (candidate(compiler)?, candidate(sources)?) {
            (Some(version), Some(of_sources)) if version != of_sources => {
                seen.push(format!("{compiler} is {version} but {sources} is {of_sources}"));
            }
            (Some(version), Some(_)) if Release::parse(&version) < wanted => {
                seen.push(format!("{compiler} {version} is too old"));
            }
            (Some(version), Some(_)) => return Ok((compiler, sources, version)),
            _ => seen.push(format!("no {compiler} with {sources}")),
        }
    }
    let wanted = wanted.map(|release| format!(" of {release} or later")).unwrap_or_default();
    bail!("no compiler{wanted} with its sources: {}", seen.join(", "))
}

/// The compiler and the libraries that it needs and the machine lacks. Tools such as gcc aren't
/// followed: a C compiler is a prerequisite, and what it stands on is there with it.
fn needed(
    compiler: &str,
    depends: impl Fn(&str) -> Result<Vec<String>>,
    is_installed: impl Fn(&str) -> bool,
) -> Result<Vec<String>> {
    let mut needed = BTreeSet::from([compiler.to_owned()]);
    let mut next = vec![compiler.to_owned()];
    while let Some(package) = next.pop() {
        for name in depends(&package)? {
            // Rust's own parts are always taken: those of the machine may be of another version.
            let rusts = name.starts_with("libstd-rust");
            let library = name.starts_with("lib") && !name.ends_with("-dev") && !is_installed(&name);
            if (rusts || library) && needed.insert(name.clone()) {
                next.push(name);
            }
        }
    }
    Ok(needed.into_iter().collect())
}

/// Unpacks what was downloaded, tries it, and gives it its final name.
fn unpack(folder: &Path, version: &str) -> Result<PathBuf> {
    clear_away_leftovers(folder);
    // A name of our own: the dpkg of a set-up that was killed may live on for a while and write to its own.
    let temporary = folder.join(format!("{UNPACKING}{}", std::process::id()));
    let root = temporary.join("root");
    fs::create_dir_all(&root)?;
    let downloads = downloads(folder, version);
    say("setup: unpacking (about 850 MB)");
    for entry in fs::read_dir(&downloads)? {
        let file = entry?.path();
        if file.extension().is_some_and(|extension| extension == "deb") {
            run(Command::new("dpkg").arg("-x").arg(&file).arg(&root))?;
        }
    }
    let rustc = temporary.join(RUSTC);
    write_wrapper(&rustc, &triplet(&root)?)?;
    verify(&rustc)?;
    let finished = folder.join(format!("{PREFIX}{version}"));
    if finished.exists() {
        fs::remove_dir_all(&finished)?;
    }
    fs::rename(&temporary, &finished)?;
    fs::remove_dir_all(&downloads).ok();
    clear_away_leftovers(folder);
    Ok(finished.join(RUSTC))
}

/// Removes what interrupted set-ups left. What resists is in nobody's way, and goes the next time.
fn clear_away_leftovers(folder: &Path) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        if entry.file_name().to_string_lossy().starts_with(UNPACKING) {
            say("setup: clearing away what an interrupted set-up left");
            fs::remove_dir_all(entry.path()).ok();
        }
    }
}

/// Debian's name of the architecture, x86_64-linux-gnu: the folder that the compiler's library is in.
fn triplet(root: &Path) -> Result<String> {
    for folder in fs::read_dir(root.join("usr/lib"))? {
        let folder = folder?;
        if !folder.file_type()?.is_dir() {
            continue;
        }
        let has_compiler = fs::read_dir(folder.path())?
            .flatten()
            .any(|file| file.file_name().to_string_lossy().starts_with("librustc_driver"));
        if has_compiler && let Ok(name) = folder.file_name().into_string() {
            return Ok(name);
        }
    }
    bail!("the packages contain no compiler (librustc_driver)")
}

fn write_wrapper(path: &Path, triplet: &str) -> Result<()> {
    fs::write(path, WRAPPER.replace("TRIPLET", triplet))?;
    #[cfg(unix)]
    fs::set_permissions(path, std::os::unix::fs::PermissionsExt::from_mode(0o755))?;
    Ok(())
}

/// The compiler starts, and finds the sources of its own release.
fn verify(rustc: &Path) -> Result<()> {
    let about = output(Command::new(rustc).arg("-vV"))?;
    let release = about.lines().find_map(|line| line.strip_prefix("release: "));
    let release = release.with_context(|| format!("{} tells no release", rustc.display()))?;
    let sysroot = PathBuf::from(output(Command::new(rustc).args(["--print", "sysroot"]))?.trim());
    let sources = sysroot.join("lib/rustlib/src/rust");
    if !sources.join("library/std/Cargo.toml").is_file() {
        bail!("the sources of the standard library are not in {}", sources.display());
    }
    let real = sources.canonicalize()?;
    if !real.ends_with(format!("rustc-{release}")) {
        bail!("the compiler is {release}, but its sources are those of {}", real.display());
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wanted() -> Option<Release> {
        Release::parse("1.95")
    }

    fn offers(list: &'static [(&'static str, &'static str)]) -> impl Fn(&str) -> Result<Option<String>> {
        |package| Ok(list.iter().find(|(name, _)| *name == package).map(|(_, v)| (*v).to_owned()))
    }

    #[test]
    fn the_browsers_compiler_is_preferred() {
        let all = offers(&[
            ("rustc-web", "1.96.0+dfsg1-1"),
            ("rust-web-src", "1.96.0+dfsg1-1"),
            ("rustc", "1.97.0"),
            ("rust-src", "1.97.0"),
        ]);
        assert_eq!(choose(wanted(), all).unwrap(), ("rustc-web", "rust-web-src", "1.96.0+dfsg1-1".into()));
    }

    #[test]
    fn a_newer_release_that_has_only_the_plain_name_is_taken() {
        let plain = offers(&[("rustc", "1.97.0"), ("rust-src", "1.97.0")]);
        assert_eq!(choose(wanted(), plain).unwrap().0, "rustc");
    }

    #[test]
    fn compiler_and_sources_must_be_of_one_version() {
        let mixed = offers(&[("rustc-web", "1.96.0-2"), ("rust-web-src", "1.96.0-1")]);
        let error = choose(wanted(), mixed).unwrap_err().to_string();
        assert!(error.contains("rustc-web is 1.96.0-2 but rust-web-src is 1.96.0-1"), "{error}");
    }

    #[test]
    fn an_older_compiler_than_the_workspace_wants_is_refused() {
        let old = offers(&[("rustc", "1.63.0+dfsg1-2"), ("rust-src", "1.63.0+dfsg1-2")]);
        let error = choose(wanted(), old).unwrap_err().to_string();
        assert!(
            error.contains("1.95 or later") && error.contains("rustc 1.63.0+dfsg1-2 is too old"),
            "{error}"
        );
    }

    #[test]
    fn rusts_parts_and_missing_libraries_are_needed_and_tools_are_not() {
        let depends = |package: &str| {
            let names: &[&str] = match package {
                "rustc-web" => &["libc6", "libstd-rust-web-dev", "gcc", "libc6-dev"],
                "libstd-rust-web-dev" => &["libstd-rust-web-1.96"],
                "libstd-rust-web-1.96" => &["libc6", "libllvm22"],
                "libllvm22" => &["libz3-4", "zlib1g", "libstd-rust-web-1.96"],
                "libz3-4" => &[],
                other => bail!("{other} should not be asked for"),
            };
            Ok(names.iter().map(|name| (*name).to_owned()).collect())
        };
        // Rust's parts are taken although the machine has them.
        let installed = |name: &str| ["libc6", "zlib1g", "libstd-rust-web-dev"].contains(&name);
        assert_eq!(
            needed("rustc-web", depends, installed).unwrap(),
            ["libllvm22", "libstd-rust-web-1.96", "libstd-rust-web-dev", "libz3-4", "rustc-web"]
        );
    }

    #[test]
    fn only_a_finished_folder_counts_and_the_newest_wins() {
        let folder = tempfile::tempdir().unwrap();
        let finish = |name: &str| {
            fs::create_dir_all(folder.path().join(name)).unwrap();
            fs::write(folder.path().join(name).join(RUSTC), "").unwrap();
        };
        assert_eq!(ready(folder.path(), wanted()), None);
        finish("unpacking-4711");
        fs::create_dir_all(folder.path().join("debian-1.97.0")).unwrap();
        finish("debian-1.85.0+dfsg3-1~deb12u3");
        assert_eq!(ready(folder.path(), wanted()), None);
        finish("debian-1.96.0+dfsg1-1~deb12u1");
        finish("debian-1.96.0+dfsg1-1~deb12u2");
        let rustc = ready(folder.path(), wanted()).unwrap();
        assert!(rustc.ends_with("debian-1.96.0+dfsg1-1~deb12u2/rustc"), "{}", rustc.display());
    }
}
