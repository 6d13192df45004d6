//! The third way to a compiler for connectors: Debian's packages, unpacked into a folder of the project.
//!
//! It is used where the Rust toolchain lacks the target and rustup's server is out of reach, but a Debian
//! mirror is not: CI without internet access, and many company networks. It needs apt-get and dpkg, but no
//! root, and installs nothing. About 140 MB are downloaded, and 850 MB are unpacked.
//!
//! apt works with lists, a cache and a state of its own (`apt/`), and checks signatures as always. The
//! compiler is unpacked into `debian.new/` and renamed to `debian/` once it has run, so an interrupted
//! set-up never passes for a complete one, and the next run continues its downloads.

use std::{
    fs::{self, File},
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use anyhow::{Context, Result, bail};

use crate::process::{exists, output, run, say};

/// The oldest compiler that the workspace accepts.
const OLDEST: &str = env!("CARGO_PKG_RUST_VERSION");

/// The compiler and the sources of its standard library, which only that compiler can build: Debian's
/// backport for its browsers, then the release's own.
const PACKAGES: [[&str; 2]; 2] = [["rustc-web", "rust-web-src"], ["rustc", "rust-src"]];

/// Where the packages put the sources, below the root that they are unpacked into.
const SOURCES: &str = "usr/lib/rustlib/src/rust/library/std/Cargo.toml";

/// apt with folders of the project. A machine's hooks (such as clearing its cache) need root, and apt's
/// unprivileged user couldn't write into the project. A mirror that doesn't answer ends it within a minute
/// or two.
const APT_CONF: &str = r#"#clear APT::Update::Pre-Invoke;
#clear APT::Update::Post-Invoke;
#clear APT::Update::Post-Invoke-Success;
Acquire::Languages "none";
Acquire::IndexTargets::deb::DEP-11::DefaultEnabled "false";
Acquire::Retries "1";
Acquire::http::Timeout "20";
Acquire::https::Timeout "20";
APT::Install-Recommends "false";
APT::Sandbox::User "root";
Debug::NoLocking "true";
Dir::State "FOLDER/state";
Dir::State::Lists "FOLDER/state/lists";
Dir::State::status "FOLDER/status";
Dir::Cache "FOLDER/cache";
Dir::Cache::Archives "FOLDER/archives";
"#;

/// Debian's rustc looks for its libraries where Debian installs them. The wrapper finds them relative to
/// itself, so that the checkout can be moved.
const WRAPPER: &str = r#"#!/bin/sh
here=${0%/*}
for folder in "$here"/root/lib/*-linux-* "$here"/root/usr/lib/*-linux-*; do
    LD_LIBRARY_PATH=$folder${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}
done
export LD_LIBRARY_PATH
exec "$here/root/usr/bin/rustc" "$@"
"#;

/// The rustc of an earlier set-up in `folder`, if it is complete and recent enough.
pub(crate) fn find(folder: &Path) -> Option<PathBuf> {
    let compiler = folder.join("debian");
    verify(&compiler).is_ok().then(|| compiler.join("rustc"))
}

/// Downloads and unpacks the compiler below `folder`, and returns its rustc.
pub(crate) fn obtain(folder: &Path) -> Result<PathBuf> {
    if let Some(missing) = ["apt-get", "dpkg"].into_iter().find(|program| !exists(program)) {
        bail!("this is not Debian or a relative of it: there is no {missing}");
    }
    let lock = File::create(folder.join("lock"))?;
    if lock.try_lock().is_err() {
        say("setup: waiting for another set-up of this folder");
        lock.lock()?;
    }
    if let Some(rustc) = find(folder) {
        return Ok(rustc);
    }
    let apt = folder.join("apt");
    let status = fs::read_to_string("/var/lib/dpkg/status").context("could not read dpkg's status")?;
    prepare(&apt, &status).with_context(|| format!("could not write to {}", apt.display()))?;
    run(apt_get(&apt).arg("update"))?;
    let (packages, files) =
        choose(|packages| output(apt_get(&apt).args(["--print-uris", "install"]).args(packages)))?;
    say(format!("setup: downloading {}", files.join(", ")));
    run(apt_get(&apt).args(["--download-only", "install"]).args(packages))?;

    let (unpacked, finished) = (folder.join("debian.new"), folder.join("debian"));
    remove(&unpacked)?;
    say("setup: unpacking (about 850 MB)");
    unpack(&files, &apt.join("archives"), &unpacked)?;
    verify(&unpacked)?;
    remove(&finished)?;
    fs::rename(&unpacked, &finished)?;
    remove(&apt)?;
    Ok(finished.join("rustc"))
}

/// Downloads packages, with all that they need and the machine lacks, and unpacks them below `root`. Nothing is
/// installed.
pub(crate) fn unpack_packages(apt: &Path, packages: &[&str], root: &Path) -> Result<()> {
    if let Some(missing) = ["apt-get", "dpkg"].into_iter().find(|program| !exists(program)) {
        bail!("this is not Debian or a relative of it: there is no {missing}");
    }
    let status = fs::read_to_string("/var/lib/dpkg/status").context("could not read dpkg's status")?;
    prepare(apt, &status).with_context(|| format!("could not write to {}", apt.display()))?;
    run(apt_get(apt).arg("update"))?;
    let listing = output(apt_get(apt).args(["--print-uris", "install"]).args(packages))?;
    let lines = listing.lines().filter(|line| line.starts_with('\''));
    let files: Vec<&str> = lines.filter_map(|line| line.split_whitespace().nth(1)).collect();
    say(format!("setup: downloading {}", files.join(", ")));
    run(apt_get(apt).args(["--download-only", "install"]).args(packages))?;
    fs::create_dir_all(root)?;
    for file in files {
        run(Command::new("dpkg").arg("-x").arg(apt.join("archives").join(file)).arg(root))?;
    }
    remove(apt)
}

/// Writes apt's configuration and what it takes for the machine's packages: `status` without those of Rust,
/// which are downloaded even where they are installed, so that all of them are of one version.
fn prepare(apt: &Path, status: &str) -> Result<()> {
    for part in ["state/lists/partial", "cache", "archives/partial"] {
        fs::create_dir_all(apt.join(part))?;
    }
    fs::write(apt.join("apt.conf"), APT_CONF.replace("FOLDER", &apt.display().to_string()))?;
    let is_rust = |package: &&str| package.lines().next().is_some_and(|line| line.contains("rust"));
    let packages: Vec<&str> = status.split("\n\n").filter(|package| !is_rust(package)).collect();
    Ok(fs::write(apt.join("status"), packages.join("\n\n"))?)
}

fn apt_get(apt: &Path) -> Command {
    let mut command = Command::new("apt-get");
    command.args(["-q", "-y", "-c"]).arg(apt.join("apt.conf")).env("LC_ALL", "C").stdin(Stdio::null());
    command
}

/// The first compiler with its sources that is recent enough, with the files to download. `list` returns
/// apt's list of the files that installing the packages would download.
fn choose(list: impl Fn([&str; 2]) -> Result<String>) -> Result<([&'static str; 2], Vec<String>)> {
    let mut reasons = Vec::new();
    for packages in PACKAGES {
        match list(packages).and_then(|listing| usable_files(packages, &listing)) {
            Ok(files) => return Ok((packages, files)),
            Err(error) => reasons.push(format!("{}: {error:#}", packages.join(" and "))),
        }
    }
    bail!("no compiler of {OLDEST} or later with its sources. {}", reasons.join("; "))
}

/// The names of the files in `listing`, whose lines are `'URI' PACKAGE_VERSION_ARCHITECTURE.deb SIZE HASH`.
fn usable_files(packages: [&str; 2], listing: &str) -> Result<Vec<String>> {
    let lines = listing.lines().filter(|line| line.starts_with('\''));
    let files: Vec<&str> = lines.filter_map(|line| line.split_whitespace().nth(1)).collect();
    let version = |package: &str| {
        let rest = files.iter().find_map(|file| file.strip_prefix(package)?.strip_prefix('_'));
        rest.and_then(|rest| rest.split('_').next()).with_context(|| format!("apt lists no {package}"))
    };
    let [compiler, sources] = [version(packages[0])?, version(packages[1])?];
    if compiler != sources {
        bail!("the compiler is {compiler}, but the sources are {sources}");
    }
    if release(compiler) < release(OLDEST) {
        bail!("{compiler} is too old");
    }
    Ok(files.into_iter().map(str::to_owned).collect())
}

/// Major and minor number at the beginning of a version such as "1.96.0+dfsg1-1".
fn release(version: &str) -> Option<(u32, u32)> {
    let mut numbers = version.split(|c: char| !c.is_ascii_digit()).map(|number| number.parse().ok());
    Some((numbers.next()??, numbers.next()??))
}

/// Unpacks the packages into `compiler`, with the wrapper that is called as rustc.
fn unpack(files: &[String], archives: &Path, compiler: &Path) -> Result<()> {
    let (root, rustc) = (compiler.join("root"), compiler.join("rustc"));
    fs::create_dir_all(&root)?;
    for file in files {
        run(Command::new("dpkg").arg("-x").arg(archives.join(file)).arg(&root))?;
    }
    fs::write(&rustc, WRAPPER)?;
    #[cfg(unix)]
    fs::set_permissions(&rustc, std::os::unix::fs::PermissionsExt::from_mode(0o755))?;
    Ok(())
}

/// Checks that the compiler starts, is recent enough and has its sources.
fn verify(compiler: &Path) -> Result<()> {
    let about = output(Command::new(compiler.join("rustc")).arg("-vV"))?;
    let version = about.lines().find_map(|line| line.strip_prefix("release: "));
    let version = version.context("the compiler reports no release")?;
    if release(version) < release(OLDEST) {
        bail!("the compiler is {version}, and {OLDEST} is the oldest that is accepted");
    }
    if !compiler.join("root").join(SOURCES).is_file() {
        bail!("the packages contain no {SOURCES}");
    }
    Ok(())
}

fn remove(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("could not remove {}", folder.display()))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What apt-get prints on a Debian 12, shortened to one further package.
    const LISTING: &str = "\
Reading package lists...
'http://deb.debian.org/debian-security/pool/l/libllvm22_22.1.8-1%7edeb12u1_amd64.deb' libllvm22_1%3a22.1.8-1~deb12u1_amd64.deb 29378692 SHA256:1
'http://deb.debian.org/debian-security/pool/r/rust-web-src_1.96.0%2bdfsg1-1_all.deb' rust-web-src_1.96.0+dfsg1-1_all.deb 45012756 
'http://deb.debian.org/debian-security/pool/r/rustc-web_1.96.0%2bdfsg1-1_amd64.deb' rustc-web_1.96.0+dfsg1-1_amd64.deb 4450500 
";

    #[test]
    fn every_file_that_apt_lists_is_unpacked_by_its_name_in_the_archive() {
        let (packages, files) = choose(|_| Ok(LISTING.into())).unwrap();
        assert_eq!(packages, ["rustc-web", "rust-web-src"]);
        let [library, sources, compiler] = files.as_slice() else { panic!("{files:?}") };
        assert_eq!(library, "libllvm22_1%3a22.1.8-1~deb12u1_amd64.deb");
        assert_eq!(sources, "rust-web-src_1.96.0+dfsg1-1_all.deb");
        assert_eq!(compiler, "rustc-web_1.96.0+dfsg1-1_amd64.deb");
    }

    #[test]
    fn a_release_that_has_only_the_plain_names_is_used() {
        let plain = LISTING.replace("rust-web-src", "rust-src").replace("rustc-web", "rustc");
        let list = |packages: [&str; 2]| match packages[0] {
            "rustc" => Ok(plain.clone()),
            other => bail!("E: Unable to locate package {other}"),
        };
        assert_eq!(choose(list).unwrap().0, ["rustc", "rust-src"]);
    }

    #[test]
    fn a_compiler_that_is_too_old_or_not_of_its_sources_version_is_refused_with_the_reason() {
        let old = LISTING.replace("1.96.0", "1.63.0");
        let error = choose(|_| Ok(old.clone())).unwrap_err().to_string();
        assert!(error.contains(&format!("no compiler of {OLDEST} or later")), "{error}");
        assert!(error.contains("rustc-web and rust-web-src: 1.63.0+dfsg1-1 is too old"), "{error}");
        assert!(error.contains("rustc and rust-src: apt lists no rustc"), "{error}");
        let mixed = LISTING.replace("rust-web-src_1.96.0+dfsg1-1", "rust-web-src_1.96.0+dfsg1-2");
        let error = choose(|_| Ok(mixed.clone())).unwrap_err().to_string();
        assert!(
            error.contains("the compiler is 1.96.0+dfsg1-1, but the sources are 1.96.0+dfsg1-2"),
            "{error}"
        );
    }

    #[test]
    fn releases_compare_by_number() {
        assert!(release("1.100.0") > release("1.96.0+dfsg1-1~deb12u2"));
        assert_eq!(release("1.96"), release("1.96.1"));
        assert_eq!(release("(none)"), None);
    }

    #[test]
    fn rusts_packages_that_the_machine_has_are_downloaded_all_the_same() {
        let folder = tempfile::tempdir().unwrap();
        let status = "Package: libc6\nStatus: install ok installed\n\n\
                      Package: libstd-rust-web-1.96\nVersion: 1.96\n\nPackage: zlib1g\nDepends: rust\n";
        prepare(folder.path(), status).unwrap();
        let seen = fs::read_to_string(folder.path().join("status")).unwrap();
        assert_eq!(seen, "Package: libc6\nStatus: install ok installed\n\nPackage: zlib1g\nDepends: rust\n");
        let conf = fs::read_to_string(folder.path().join("apt.conf")).unwrap();
        assert!(
            conf.contains(&format!("Dir::State::status \"{}/status\"", folder.path().display())),
            "{conf}"
        );
    }
}
