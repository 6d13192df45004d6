//! The compiler for connectors: three ways to get it, tried in this order.
//!
//! 1. The active toolchain has the target.
//! 2. rustup fetches it: an ordinary machine with access to rustup's server.
//! 3. Debian's compiler with its sources, unpacked into target/toolchain ([`debian`]), for machines
//!    without that access. Cargo then builds the standard library too (`-Z build-std`).

use std::{env, fs, path::PathBuf, process::Command};

use anyhow::{Context, Result, bail};

use crate::{
    debian,
    process::say,
    rustup::{self, Linker, TARGET},
    workspace::Workspace,
};

/// The toolchain for components.
pub(crate) struct Toolchain {
    linker: Linker,
    /// Debian's compiler; none where the active toolchain has the target.
    rustc: Option<PathBuf>,
}

/// Finds the compiler, or gets one. Quick where an earlier set-up is complete, and then without
/// network.
pub(crate) fn setup(workspace: &Workspace) -> Result<Toolchain> {
    if rustup::has_target()? {
        say(format!("setup: the active toolchain has {TARGET}"));
        return Ok(Toolchain { linker: rustup::linker()?, rustc: None });
    }
    let linker = rustup::linker()?;
    let folder = workspace.target.join("toolchain");
    if let Some(rustc) = debian::find(&folder) {
        say(format!("setup: {} is complete", rustc.display()));
        return Ok(Toolchain { linker, rustc: Some(rustc) });
    }
    fs::create_dir_all(&folder).with_context(|| format!("could not create {}", folder.display()))?;
    say(format!("setup: the active toolchain lacks {TARGET}; asking rustup for it (at most a minute)"));
    let by_rustup = match rustup::add_target(&folder.join("rustup.log")) {
        Ok(()) => {
            say(format!("setup: rustup has added {TARGET}"));
            return Ok(Toolchain { linker, rustc: None });
        }
        Err(error) => error,
    };
    say(format!("setup: not by rustup: {by_rustup:#}"));
    say("setup: trying Debian's compiler and its sources, without installing anything");
    match debian::obtain(&folder) {
        Ok(rustc) => {
            say(format!("setup: {} is ready", rustc.display()));
            Ok(Toolchain { linker, rustc: Some(rustc) })
        }
        Err(by_debian) => bail!(
            "no compiler for {TARGET}. Tried:\n\
             1. the active toolchain: it has no standard library for it\n\
             2. rustup: {by_rustup:#}\n\
             3. Debian's packages: {by_debian:#}\n\
             What to do: run `rustup target add {TARGET}` where rustup's server can be reached; or use a \
             Debian whose mirror answers `apt-get update`. Then run this command again: it goes on from here."
        ),
    }
}

impl Toolchain {
    /// Configures cargo to build for the components' target with this toolchain.
    pub(crate) fn apply(&self, command: &mut Command) -> Result<()> {
        command.args(["--target", TARGET]);
        // clippy in the compiler's place would leave out what makes a component small, and is of the active toolchain.
        command.env_remove("RUSTC_WORKSPACE_WRAPPER");
        command.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", &self.linker.path);
        let path = env::var_os("PATH").unwrap_or_default();
        let path = env::join_paths(self.linker.folders.iter().cloned().chain(env::split_paths(&path)))?;
        command.env("PATH", path);
        if let Some(rustc) = &self.rustc {
            // A stable cargo takes `-Z` only like this.
            command.env("RUSTC_BOOTSTRAP", "1").env("RUSTC", rustc);
            command.args(["-Z", "build-std=std,panic_abort"]);
        }
        Ok(())
    }
}
